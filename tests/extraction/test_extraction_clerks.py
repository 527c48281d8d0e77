"""What clerks of two more authors wrote: numbers without 第 and 号, lists of names, days and places told in passing."""

from __future__ import annotations

import pytest
from page_kit import typed_page

from extraction.context import ItemContext
from extraction.extract import extract


def found(text, kind, *, archive_class="户籍", year=1998):
    context = ItemContext(archive_class=archive_class, year=year)
    return [mention.value for mention in extract([(1, typed_page(text))], context) if mention.type == kind]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("结婚证已查验，证沅婚93-0457。", "沅婚93-0457"),
        ("骨灰已取，沅殡火字940228。", "沅殡火字940228"),
        ("已采血样，湘采20110744120，未比中。", "湘采20110744120"),
        ("交强险单 PDZA201143010000077", "PDZA201143010000077"),
        ("收缴迁移证一张（黔迁0246号）。", "黔迁0246号"),
        ("材料存澧重字第71号卷", "澧重字第71号"),
        ("你原持湘暂字1996第00417号暂住证", "湘暂字1996第00417号"),
        ("档号 澧户91-迁-0026", "澧户91-迁-0026"),
        ("据（澧）公（法）鉴（尸）字〔2009〕17号报告", "(澧)公(法)鉴(尸)字〔2009〕17号"),
        ("证号昆暂0617044", "昆暂0617044"),
    ],
)
def test_numbers_without_their_usual_words(text, number):
    assert number in found(text, "number")


@pytest.mark.parametrize("text", ["住解放路12-103", "任职2003-2004", "电话 0730-8221234", "金额13500000元"])
def test_what_only_looks_like_such_a_number(text):
    assert found(text, "number") == []


def test_a_letter_before_eighteen_digits_makes_them_another_number():
    assert found("学籍号G522633199904200028", "id_number") == []


def test_two_archive_numbers_in_one_cell():
    text = "档号\nJ981-HJ-1958-0037-012 J981-HJ-1961-0102-004"
    assert {"J981-HJ-1958-0037-012", "J981-HJ-1961-0102-004"} <= set(found(text, "number"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("查档人：芮立勇、火玉清", {"芮立勇", "火玉清"}),
        ("目击人翟铁柱证明。", {"翟铁柱"}),
        ("迁移证由带队米振华统一领走", {"米振华"}),
        ("新竹市应振川先生：来信收悉。", {"应振川"}),
        ("妻梅雪芹一九七一年病故，只有女儿同住。", {"梅雪芹"}),
        ("户籍室　努尔兰　1996年5月6日", {"努尔兰"}),
        ("交通警察：禚洪海　由海宁", {"禚洪海", "由海宁"}),
        ("本人弓爱民之女弓小丽", {"弓爱民", "弓小丽"}),
    ],
)
def test_names_told_by_what_stands_beside_them(text, names):
    assert names <= set(found(text, "person"))


@pytest.mark.parametrize(
    "text",
    [
        "生于1956年5月1日零时许",
        "户别　住家户",
        "年龄　四十七岁",
        "雒长庚住址蹇家湾",
        "新证有效至2007年8月1日",
        "所见：分居八年，属实",
    ],
)
def test_words_that_begin_as_surnames_do(text):
    wrong = {"零时许", "住家户", "四十七岁", "蹇家湾", "有效至", "分居八年"}
    assert not wrong & set(found(text, "person"))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("次女二凤 1966.3生", {"1966-03"}),
        ("1982.9—1994.7在小学、中学读书", {"1982-09", "1994-07"}),
        ("1967.7至1972.8知青", {"1967-07", "1972-08"}),
        ("九0年四月二日", {"1990-04-02"}),
        ("一九八六年八月廿五开出", {"1986-08-25"}),
        ("〔已还 98.5.21〕", {"1998-05-21"}),
    ],
)
def test_days_and_months_in_passing(text, days):
    assert days <= set(found(text, "date"))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("暂住西园街58号后院", "西园街58号后院"),
        ("由岳阳市云溪区长岭街道炼化一村4栋改云溪区胜利小区6栋2门301", "云溪区胜利小区6栋2门301"),
        ("家庭住址 Home address海口市美兰区海甸五西路8号", "海口市美兰区海甸五西路8号"),
        ("住址登记仍为北京市海淀区六郎庄南巷8号", "北京市海淀区六郎庄南巷8号"),
        ("户籍地 淮滨县张里乡晏庄村　现住 郑州市管城区陇海东路刘庄后街42号", "郑州市管城区陇海东路刘庄后街42号"),
        ("住址：绍兴县城关镇仓桥直街142号父母处", "绍兴县城关镇仓桥直街142号"),
    ],
)
def test_places_and_what_surrounds_them(text, address):
    assert address in found(text, "address")


def test_nobody_lives_at_an_employer():
    assert found("工作单位及住址：延吉市运输公司司机", "address") == []


@pytest.mark.parametrize(
    ("title", "archive_class", "case_type"),
    [
        ("借卷单", "交通事故", "借阅"),
        ("查阅户籍资料登记条", "户籍", "查阅"),
        ("变更姓名审核表", "户籍", "公民主项信息变更更正"),
        ("居民死亡医学证明（推断）书", "户籍", "死亡注销"),
        ("机动车所有人住所变更备案", "车辆", "变更登记"),
        ("摩托车落籍登记", "车辆", "注册登记"),
        ("租房户暂住登记本", "暂住证", "登记簿"),
        ("事故赔偿协商纪要", "交通事故", "损害赔偿调解"),
    ],
)
def test_titles_that_clerks_made(title, archive_class, case_type):
    assert found(title + "\n一九九八年三月二日", "case_type", archive_class=archive_class) == [case_type]
