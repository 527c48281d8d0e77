"""Where somebody lives, comes from or goes to, in the words of many forms and ledgers. All of it is invented."""

from __future__ import annotations

import pytest
from page_kit import ruled_page, typed_page

from extraction.context import ItemContext
from extraction.extract import extract

PLACE = "临江县柳溪镇石桥村4组"


def _addresses(page, *, year=1988):
    return [mention.value for mention in extract([(1, page)], ItemContext(year=year)) if mention.type == "address"]


@pytest.mark.parametrize(
    "label",
    [
        "住所详址",
        "现住所详址",
        "详细住址",
        "详细居住地址",
        "现住所",
        "家庭详址",
        "户籍所在",
        "户籍现址",
        "迁往何处",
        "迁至何处",
        "往何处去",
        "何处迁来",
        "由何处迁来本市",
        "从哪里来",
        "迁自何地",
        "暂住何处",
        "现暂住址",
    ],
)
@pytest.mark.parametrize(
    "form", ["{label}：{place}", "姓名 苗秋实　　{label} {place}", "姓名　苗秋实　{label}　{place}"]
)
def test_a_label_that_asks_for_a_place_is_no_part_of_it(label, form):
    assert _addresses(typed_page(form.format(label=label, place=PLACE))) == [PLACE]


@pytest.mark.parametrize("label", ["住所详址", "迁出何地", "迁入何地", "由何处迁来本址", "到何处去"])
def test_a_column_that_asks_for_a_place_gives_the_place_of_each_row(label):
    rows = [["姓名", "性别", label], ["苗秋实", "男", "临江县柳溪镇石桥大队"], ["苗冬生", "男", "石桥大队四队"]]
    assert _addresses(ruled_page("社员花名册", rows)) == ["临江县柳溪镇石桥大队", "石桥大队四队"]


@pytest.mark.parametrize(
    "text", ["他去何处无人知道。", "住所不定，去向不明。", "迁往何处尚未确定，待复。", "何处迁来：不详"]
)
def test_words_about_a_place_are_none(text):
    assert _addresses(typed_page(text)) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("由湘阴县新泉公社三里大队迁本县梅仙公社石桥大队", ["湘阴县新泉公社三里大队", "本县梅仙公社石桥大队"]),
        (
            "从长沙市开福区通泰街12号到平江县柳溪公社石桥大队落户。",
            ["长沙市开福区通泰街12号", "平江县柳溪公社石桥大队"],
        ),
        ("户口由沅江县共华公社东浃大队转来。", ["沅江县共华公社东浃大队"]),
        ("驾车前往平江县柳溪公社石桥大队拉砖", ["平江县柳溪公社石桥大队"]),
        ("兹有平江县柳溪镇石桥村村民到你处办理", ["平江县柳溪镇石桥村"]),
        ("在平江县柳溪镇石桥村与货车相撞", ["平江县柳溪镇石桥村"]),
        ("住怀来县沙城堡镇下洼大队三队", ["怀来县沙城堡镇下洼大队三队"]),
        ("男方现在：平江县柳溪公社石桥大队郭楼", ["平江县柳溪公社石桥大队郭楼"]),
        ("后回通辽市科尔沁区余粮堡镇三家子嘎查探亲", ["通辽市科尔沁区余粮堡镇三家子嘎查"]),
        ("系广东省梅县松坪镇下坝尾村围龙屋", ["广东省梅县松坪镇下坝尾村围龙屋"]),
        ("同意黎平县敖市镇合江村90号村民更名", ["黎平县敖市镇合江村90号"]),
        ("因与梅仙公社三里大队邹国英结婚", ["梅仙公社三里大队"]),
        ("曾在西藏安多县帮麦乡12村放牧", ["西藏安多县帮麦乡12村"]),
        ("租住岳阳市五里牌街道屈原路42号", ["岳阳市五里牌街道屈原路42号"]),
    ],
)
def test_chains_from_a_county_to_a_village_in_sentences(text, places):
    assert _addresses(typed_page(text), year=1998) == places


@pytest.mark.parametrize(
    "text",
    [
        "据平江县柳溪公社石桥大队革命委员会证明。",
        "经与平江县柳溪镇石桥村委会联系。",
        "平江县柳溪镇石桥村党支部书记。",
        "平江县柳溪镇派出所在石桥村走访。",
        "九组45号属平江县柳溪镇石桥村。",
        "静海县独流镇北肖楼村十一区35",
        "平江县向阳乡的社员和公社干部在大队开会。",
    ],
)
def test_offices_that_bear_the_name_of_a_village_are_no_addresses(text):
    assert _addresses(typed_page(text), year=1998) == []


def test_brigades_and_teams_are_addresses_in_a_ledger():
    values = [
        "平江县柳溪公社石桥大队三队",
        "同上",
        "〃",
        "本村3组",
        "本大队四队",
        "本公社三里大队",
        "石桥大队",
        "交警大队",
    ]
    names = ["谭克勤", "施炳南", "邹国强", "冯桂兰", "邱志明", "温玉华", "苗秋实", "伍晓燕"]
    rows = [["姓名", "住址", "备考"], *([name, value, ""] for name, value in zip(names, values, strict=True))]
    found = _addresses(ruled_page("社员登记册", rows), year=1968)
    assert found == ["平江县柳溪公社石桥大队三队", "本村3组", "本大队四队", "本公社三里大队", "石桥大队"]


@pytest.mark.parametrize(
    "text", ["车主：平江县柳溪公社石桥大队谭克勤", "平江县柳溪镇石桥村一组谭克勤", "与梅仙公社三里大队谭克勤结婚"]
)
def test_a_name_right_behind_a_place_is_found(text):
    mentions = extract([(1, typed_page(text))], ItemContext(year=1998))
    assert [mention.value for mention in mentions if mention.type == "person"] == ["谭克勤"]


@pytest.mark.parametrize("behind", ["之幸桂枝", "人", "的幸桂枝", "，已故", ""])
def test_the_hamlet_of_a_village_belongs_to_it(behind):
    text = f"茲證明居住於广东省梅县松坪镇石扇围村老屋下{behind}"
    found = extract([(1, typed_page(text))], ItemContext(archive_class="户籍", year=1990))
    assert [mention.value for mention in found if mention.type == "address"] == ["广东省梅县松坪镇石扇围村老屋下"]
