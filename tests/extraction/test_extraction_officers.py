"""Officers behind their units, in sentences and below letters. Everybody in it is invented."""

from __future__ import annotations

import pytest
from page_kit import typed_page

from extraction.context import ItemContext
from extraction.extract import extract


def people(text: str) -> list[str]:
    found = extract([(1, typed_page(text))], ItemContext(archive_class="户籍", year=2009))
    return [mention.value for mention in found if mention.type == "person"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由东茅岭派出所民警冼敏、贺军到场处理。", ["冼敏", "贺军"]),
        ("接警后，五里牌派出所邬国华、时春到场。", ["邬国华", "时春"]),
        ("交警二中队喻明辉、葛小兵赶赴现场勘查。", ["喻明辉", "葛小兵"]),
        ("县局刑侦大队侦查员岑永、蒲刚将其抓获。", ["岑永", "蒲刚"]),
        ("巡警中队长邵波带队出警，", ["邵波"]),
        ("民警庹大勇与辅警仉明在巡逻中发现", ["庹大勇", "仉明"]),
        ("副所长滕越、内勤姚丽娟参加了会议。", ["滕越", "姚丽娟"]),
        ("户籍内勤员冼阿妹已核对底册。", ["冼阿妹"]),
        ("北港派出所贲树德（办）", ["贲树德"]),
        ("梅溪派出所　费玲（经办）", ["费玲"]),
        ("事故中队 栾海（签）", ["栾海"]),
        ("户政科　应国华（代）", ["应国华"]),
        ("此致\n敬礼\n　　　　　　　交警大队　滕越", ["滕越"]),
        ("城关派出所民警钭进带领联防队员游武前往。", ["钭进", "游武"]),
        ("由特警卞虎、交警费翔设卡拦截。", ["卞虎", "费翔"]),
        ("市局户政处副处长逄春生批示", ["逄春生"]),
        ("经办：户籍内勤　庹少华", ["庹少华"]),
        ("报案人打电话后，值班员闵大军、司机湛江涛驱车赶到。", ["闵大军", "湛江涛"]),
        ("经派出所所长聂卫平审批，", ["聂卫平"]),
        ("移交单位：交警大队　经手 滕越", ["滕越"]),
    ],
)
def test_officers_behind_their_units(text, names):
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "由东茅岭派出所民警到场处理。",
        "交警大队　事故中队",
        "北港派出所　户籍窗口",
        "交警大队　车辆管理所　2001年5月6日",
        "派出所民警及时到场，双方和解。",
        "派出所管理、登记，大队计划、安排。",
        "派出所（办）",
        "此致\n洛王派出所",
        "交警大队全责、主责，中队高度重视、及时赶赴现场。",
        "分局、大队、中队到场。",
        "派出所应当、可以受理。",
        "由我所与交警大队联合处理。",
        "交警中队管辖、事故大队管辖（办）",
        "派出所计划生育办（签）",
    ],
)
def test_units_alone_are_no_names(text):
    assert people(text) == []
