"""Case types of papers whose titles name their matter in words of their own. All of it is invented."""

from __future__ import annotations

import pytest
from page_kit import typed_page

from extraction.context import ItemContext
from extraction.extract import extract


def _types(text, archive_class, *, year=2009):
    context = ItemContext(archive_class=archive_class, year=year)
    return [mention.value for mention in extract([(1, typed_page(text))], context) if mention.type == "case_type"]


@pytest.mark.parametrize(
    ("text", "case_type"),
    [
        ("结案报告\n经调解双方达成赔偿协议，现予结案。", "一般程序"),
        ("交通事故处理结案审批表\n当事人：苗秋实", "一般程序"),
        ("酒精检测报告单\n姓名：苗秋实", "一般程序"),
        ("尸体检验报告\n姓名：苗秋实", "一般程序"),
        ("法医学人体损伤程度鉴定书\n被鉴定人：苗秋实", "一般程序"),
        ("暂扣车辆凭证\n当事人：苗秋实", "一般程序"),
        ("证人证言\n我叫苗秋实。", "一般程序"),
        ("简易程序转一般程序审批表\n当事人：苗秋实", "一般程序"),
        ("道路交通事故认定书（简易程序）\n当事人：苗秋实", "简易程序"),
        ("道路交通事故认定书\n本案转一般程序前当事人：苗秋实", "一般程序"),
        ("损害赔偿调解书\n本案适用一般程序，已结案", "损害赔偿调解"),
    ],
)
def test_papers_of_accidents(text, case_type):
    assert _types(text, "交通事故") == [case_type]


@pytest.mark.parametrize(
    ("text", "case_type"),
    [
        ("捡拾弃婴登记表\n捡拾人：苗秋实", "出生入户"),
        ("拾婴证明\n兹证明苗秋实拾得女婴一名，请予上户。", "出生入户"),
        ("弃婴户口登记审批表\n捡拾人：苗秋实", "出生入户"),
        ("申请书\n我于2009年3月2日在村口捡到男孩一名，取名苗冬生。", "出生入户"),
        ("遗失声明\n苗秋实遗失户口迁移证一张，声明作废", "户口迁出"),
        ("补发户口迁移证申请表\n申请人：苗秋实", "户口迁出"),
        ("声明\n苗秋实的准迁证不慎丢失。", "户口迁入"),
        ("户籍人口详细资料\n姓名：苗秋实", "户口登记"),
        ("常住人口详细信息\n姓名：苗秋实", "户口登记"),
        ("出生登记错误更正审批表\n姓名：苗秋实", "户口变更更正"),
        ("新生儿入户姓名变更审批表\n姓名：苗秋实", "公民主项信息变更更正"),
        ("恢复原名的申请\n本人苗秋实，原名苗冬生。", "公民主项信息变更更正"),
        ("公民非主项信息变更更正表\n姓名：苗秋实", "户口变更更正"),
        ("公民主项信息变更更正审批表\n原出生入户登记有误", "公民主项信息变更更正"),
        ("户口变动报告单\n婴儿于五二年十一月六日夭折。", "死亡注销"),
        ("分居立户声请\n声请人苗秋实", "分户"),
    ],
)
def test_papers_of_households(text, case_type):
    assert _types(text, "户籍") == [case_type]


@pytest.mark.parametrize(
    ("text", "case_type"),
    [
        ("迁入户口审批表\n随迁子女出生入户另办；弃婴不在内", "户口迁入"),
        ("死亡注销登记表\n原迁移证遗失", "死亡注销"),
        ("出生入户审批表\n备注：姓名变更见卷", "出生入户"),
        ("户口迁出审批表\n申请人基本信息\n姓名：苗秋实", "户口迁出"),
    ],
)
def test_words_in_passing_name_no_matter(text, case_type):
    assert _types(text, "户籍") == [case_type]


def test_a_heading_over_what_is_asked_of_a_person_is_no_title():
    assert _types("申请人基本信息\n姓名：苗秋实", "暂住证") == []
