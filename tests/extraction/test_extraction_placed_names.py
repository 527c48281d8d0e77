"""Names that their place gives away, whatever they are: signatures, who acts, rows. Everybody is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_kit import ruled_page, typed_page

from extraction.context import ItemContext
from extraction.extract import extract


def mentions(page, *, year=1990, archive_class="户籍"):
    return extract([(1, page)], ItemContext(archive_class=archive_class, year=year))


def people(text, **more):
    return [mention.value for mention in mentions(typed_page(text), **more) if mention.type == "person"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Who signs between a verdict and its date, in whatever style.
        ("同意列管。\n海啸　1982年4月16日", ["海啸"]),
        ("批示：同意撤管。\n零点　1990.2.21", ["零点"]),
        ("拟同意。\n留成才　85年3月28日", ["留成才"]),
        ("无不准出境情形。敖日格乐 06.7.3", ["敖日格乐"]),
        ("审批准予过户，档案转入私车类。\n祭红光 1995年6月23日", ["祭红光"]),
        ("同意变更类别。果青\n1997年8月22日", ["果青"]),
        # At the end of a line, behind a blank.
        ("同意随母申报。　应宁", ["应宁"]),
        ("县征兵办公室　武装　七五年十二月二十六日", ["武装"]),
        ("岳阳县运输公司革委会　步高", ["步高"]),
        ("审批：同意恢复，操守红，1999年3月1日。", ["操守红"]),
        ("同意发照宗维平 2004-03-29", ["宗维平"]),
        # Who acted.
        ("签发人：成功", ["成功"]),
        ("办证员居安", ["居安"]),
        ("调解员：和平", ["和平"]),
        ("送达人　励志", ["励志"]),
        ("审核：蔚成章\n办理日期：2001年10月19日", ["蔚成章"]),
        # Who speaks, and of whom it is told who he is.
        ("糜兰：我一条腿没了，少了五万不行。", ["糜兰"]),
        ("盘古王，瑶族，在建筑队挑砖。", ["盘古王"]),
        ("卜算，432299197707170019，无业。", ["卜算"]),
        ("该村老人谢盛海（七十一岁）、凌细妹（六十八岁）均证实。", ["谢盛海", "凌细妹"]),
        ("户籍地址不详，与牙荣（公民身份号码：430699196603261392）系父子", ["牙荣"]),
        ("云福全/居民身份证/653199197406051936", ["云福全"]),
        ("监护人：其叔陈启明", ["陈启明"]),
        ("帮教成员：民警许立群，居委梁少芬", ["许立群", "梁少芬"]),
        ("底册写为蔡木营，应更正", ["蔡木营"]),
        ("由查三妹变更为查雅宁，因原名系乳名", ["查三妹", "查雅宁"]),
        ("经走访依明·卡德尔、王疆生等人", ["依明·卡德尔", "王疆生"]),
        ("国外担保人　克劳斯·米勒，教授", ["克劳斯·米勒"]),
        ("我和女儿冯蓉住后院。", ["冯蓉"]),
        # Rows of a list.
        ("2　揭晓　女　68.10.15　平江县长寿镇太平街6号", ["揭晓"]),
        ("1|贝多|男|1956年6月18日", ["贝多"]),
    ],
)
def test_names_stand_where_nothing_else_can(text, names):
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        # What stands in the same places and is no name.
        "情况属实，同意。\n派出所　1990年2月21日",
        "同意。\n签发日期　1990年2月21日",
        "准予落户于咸阳 1990年2月21日",
        "经调解平息。1990年2月21日",
        "原户籍科　1990年2月21日",
        "办案人员已于1990年2月21日到达",
        "从长沙返岳，1990年2月21日",
        "送达回证　1990年2月21日",
        "车型：东风，我方车辆。",
        "地址：我们说的那个地方",
        "2　汉族　女　68.10.15",
        "现年，瑶族自治县",
    ],
)
def test_what_is_no_name_is_none(text):
    assert people(text) == []


def test_a_column_for_name_and_relation_gives_the_name():
    page = ruled_page(
        "死亡登记簿",
        [
            ["编号", "死者姓名", "性别", "注销日期", "申报人及关系"],
            ["01", "裘老二", "男", "1989.1.5", "裘根荣子"],
            ["02", "莫愁", "女", "1989.4.21", "计国良夫"],
            ["03", "施小妹", "女", "1989.6.9", "丁勤女"],
        ],
    )
    found = [mention.value for mention in mentions(page) if mention.type == "person"]
    assert sorted(found) == sorted(["裘老二", "裘根荣", "莫愁", "计国良", "施小妹", "丁勤"])


def test_a_name_without_a_known_surname_is_marked_as_such():
    signed = [m for m in mentions(typed_page("同意列管。\n烁光　1982年4月16日")) if m.type == "person"]
    assert [(m.value, "!surname" in m.checks) for m in signed] == [("烁光", True)]
    usual = [m for m in mentions(typed_page("同意列管。\n佘定国　1982年4月16日")) if m.type == "person"]
    assert [(m.value, "surname" in m.checks) for m in usual] == [("佘定国", True)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("其夫梁广生于一九六二年五月去香港。", "梁广生"),
        ("大儿子萧水生于一九四六年六月初九出生。", "萧水生"),
        ("其夫梁广生于一九六二年五月。", "梁广"),
    ],
)
def test_where_a_name_ends_before_a_day(text, name):
    assert people(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Who somebody is, in one word before the name.
        ("其叔许冠卿1982年8月19日在香港病逝。", ["许冠卿"]),
        ("你与黎春梅生育的第三胎马招娣，1982年出生。", ["黎春梅", "马招娣"]),
        ("我妈说她妈葛大妮生她时大出血。", ["葛大妮"]),
        ("昆山沪光电子有限公司　人事王英红", ["王英红"]),
        ("听人喊他孟二奎，是不是小名不知道。", ["孟二奎"]),
        # What is said of him.
        ("孟庆有是五三年搬来的。", ["孟庆有"]),
        ("父李松柏、母邓幺姑都同意。", ["李松柏", "邓幺姑"]),
        ("许赛花的职业“无业”应为“抽纱工”", ["许赛花"]),
        ("撞了骑电动车的宋阿花就跑了。", ["宋阿花"]),
        ("车主淳于燕因车身喷漆申请变更。", ["淳于燕"]),
        ("随父郝建章下放。", ["郝建章"]),
        ("关于王晓芸诉吴广富民间借贷一案", ["王晓芸", "吴广富"]),
        ("借用盛世荣的身份证住宿两次。", ["盛世荣"]),
        ("裴世昌承办", ["裴世昌"]),
    ],
)
def test_names_of_everyday_sentences(text, names):
    assert people(text) == names


@given(st.text(alphabet="同意。，：王和平长户籍人员1990年2月 　|男女\n", max_size=60))
def test_any_text_is_read(text):
    if text.strip():
        people(text)
