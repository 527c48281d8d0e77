"""Names that begin with what is hardly ever anything but a surname, in any sentence. Everybody in it is invented."""

from __future__ import annotations

import pytest
from page_kit import typed_page

from extraction.context import ItemContext
from extraction.extract import extract


def people(text: str) -> list[str]:
    found = extract([(1, typed_page(text))], ItemContext(archive_class="交通事故", year=2009))
    return [mention.value for mention in found if mention.type == "person"]


@pytest.mark.parametrize("name", ["冼国强", "禚玉芬", "逄长海", "钭明亮", "庹小平", "仉红梅", "刘桂芝", "邓海涛"])
@pytest.mark.parametrize(
    "text",
    [
        "{}酒后与人争吵。",
        "经批评教育，{}写出保证书。",
        "当场将{}抓获，缴获赃款二百元。",
        "现场只剩下{}和一辆自行车。",
        "免去{}治保主任职务。",
        "给予{}行政拘留十日。",
        "经鉴定，{}为轻伤。",
        "{}见状上前劝解。",
        "{}欲从后门离去。",
        "那年{}刚满十岁。",
        "门锁系{}所换。",
        "此事{}并不知情。",
        "法院判决{}赔偿损失。",
    ],
)
def test_a_surname_that_is_no_word_is_enough(text, name):
    assert people(text.format(name)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "刘家大院、赵家老屋、邓家坪小组",
        "车辆驶入彭泽县境内，经吴江大道",
        "郑重声明，崔促办理，鲍鱼养殖",
        "途经吕梁山区、娄底市区、郑州大道",
        "姚江大桥、邵阳大厦、潘家湾",
        "吴兴照片馆、谭新小学、聂东街道",
        "覃塘新村、岑溪大街、龚滩中队",
        "郭守敬路口、崔家中学",
        "冯河大队、蒋江中队、窦家湾渡口",
        "袁州检察院、樊城大会堂",
        "谌家桥、逄庄小学、禚家屯",
    ],
)
def test_places_and_units_of_such_characters_are_no_names(text):
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("后来刘琬和孙长庚都走了。", []),
        ("户主过问其孙长庚的事，", []),
        ("随父孙长庚、母刘琬迁来", ["孙长庚", "刘琬"]),
    ],
)
def test_a_word_that_joins_two_names_is_of_none(text, names):
    assert {"刘琬和", "长庚"}.isdisjoint(people(text))
    assert set(names) <= set(people(text))
