"""People to whom something is done, and what they do, in sentences. Everybody in it is invented."""

from __future__ import annotations

import pytest
from page_kit import typed_page

from extraction.context import ItemContext
from extraction.extract import extract


def people(text: str) -> list[str]:
    found = extract([(1, typed_page(text))], ItemContext(archive_class="户籍", year=2009))
    return [mention.value for mention in found if mention.type == "person"]


@pytest.mark.parametrize("name", ["禚兰英", "逄春生", "仉国平", "司徒卫东"])
@pytest.mark.parametrize(
    "text",
    [
        "将{}撞伤后逃逸。",
        "把{}送往医院抢救。",
        "对{}予以治安拘留。",
        "给{}补发身份证一张。",
        "给{}换发了暂住证。",
        "通知{}到所领证。",
        "责令{}限期离开。",
        "传唤{}到所接受询问。",
        "决定处罚{}罚款五十元。",
        "收缴{}身份证一张。",
        "现已注销{}户口。",
        "吊销{}驾驶证。",
        "暂扣{}行驶证。",
        "冒用{}的护照出境。",
        "释放{}回家。",
        "护送{}返乡。",
        "劝阻{}无效。",
        "殴打{}致轻伤。",
        "帮助{}安排工作。",
        "经查{}系逃犯。",
        "抓获{}并缴获赃物。",
        "{}被当场抓获。",
        "{}被撞成重伤。",
        "{}被批准迁入。",
        "{}遂报警。",
        "{}拒不配合。",
        "{}搬到新址居住。",
        "{}申请办理赴港通行证。",
        "{}持刀行凶。",
        "动员{}投案自首。",
        "警告{}不得再犯。",
    ],
)
def test_who_it_is_done_to(text, name):
    assert people(text.format(name)) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("批准仉国平、禚兰英迁入我市。", ["仉国平", "禚兰英"]),
        ("与古丽娜尔·买买提江相撞。", ["古丽娜尔·买买提江"]),
        ("与骑车的阿迪力·玉素甫碰撞。", ["阿迪力·玉素甫"]),
        ("将热娜·艾山撞倒后驶离。", ["热娜·艾山"]),
        ("逄春被撞成重伤。", ["逄春"]),
        ("给逄春补发身份证", ["逄春"]),
        ("注销逄春户口", ["逄春"]),
        ("钭阿福与逄春系夫妻", ["钭阿福", "逄春"]),
        ("死者钭阿福于2001年病故", ["钭阿福"]),
        ("责令禚兰英、仉国平限期离开。", ["禚兰英", "仉国平"]),
    ],
)
def test_several_and_short_names(text, names):
    assert sorted(people(text)) == sorted(names)


@pytest.mark.parametrize(
    "text",
    [
        "行使父权、母权，有财产若干。",
        "将车辆撞坏，把户口送往派出所。",
        "对方予以赔偿，对违章人员予以处罚。",
        "给付补发工资，给单位补发证件，给家属补发抚恤金。",
        "批准迁入人员名单，批准农民迁入城镇。",
        "被当场抓获，均被批准迁入。",
        "与对方车辆相撞。",
        "通知家属到场，通知单位到所，通知全家到场。",
        "注销常住户口，注销车辆户口，注销双重户口，注销原有户口。",
        "收缴居民身份证一张，收缴全部证件。",
        "处罚金五百元，处罚方式。",
        "责令全部退还，责令双方和解，责令单位整改。",
        "帮助解决困难，帮助居民安排工作。",
        "将路灯撞倒，把汽车送往修理厂。",
        "对时间予以更正。",
        "吊销营业执照，暂扣车辆行驶证。",
        "发现安全隐患，发现时已死亡。",
        "房门被撞开，车身被撞坏，金属被盗。",
        "释放时间，抓获经过，殴打成伤，",
        "经查明系误登，经查属实。",
        "方案被批准，计划被注销，时常被打。",
        "给农民发放补助，给全体发放证件。",
        "警告处分，动员全体社员，",
        "护送安全返乡，",
        "解放后遂迁入，当时遂报警。",
        "通行证持有者，常年持护照出境。",
    ],
)
def test_no_word_is_a_name(text):
    assert people(text) == []
