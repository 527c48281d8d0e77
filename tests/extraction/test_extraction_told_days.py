"""Days that are told by other days, by the moon, and in mixed numerals. All of it is invented."""

from __future__ import annotations

import pytest
from page_kit import typed_page

from extraction.context import ItemContext
from extraction.extract import extract


def _dates(text, *, year=1998):
    mentions = extract([(1, typed_page(text))], ItemContext(year=year))
    return [mention.value for mention in mentions if mention.type == "date"]


@pytest.mark.parametrize(
    ("text", "year", "dates"),
    [
        ("一九五〇·十　迁来", 1953, ["1950-10"]),
        ("迁来日期：一九五二.3", 1953, ["1952-03"]),
        ("一九五三.4.7 迁来", 1953, ["1953-04-07"]),
        ("五三.4.7迁来", 1953, ["1953-04-07"]),
        ("出生：一九五〇、十、初三", 1953, ["1950-11-12"]),
        ("五三年四月迁来", 1953, ["1953-04"]),
        ("戶籍員冼子雲 三五年七月十五日", 1946, ["1946-07-15"]),
        ("农历一九六二年腊月廿三生", 1975, ["1963-01-18"]),
        ("1962年农历腊月廿三", 1975, ["1963-01-18"]),
        ("一九六二年(农历)腊月廿三日生", 1975, ["1963-01-18"]),
        ("一九六二年古历八月卅生", 1975, ["1962-09-28"]),
        ("生于1950年农历3月初8", 1998, ["1950-04-24"]),
        ("戊寅年腊月廿四生", 1998, ["1939-02-12"]),
        ("五〇·十·一来", 1953, ["1950-10-01"]),
        ("公元一九五一年三月初二", 1951, ["1951-03-02"]),
        ("暂住到03年元月31日", 2003, ["2003-01-31"]),
        ("五五年全户迁走，八五年嫁到邻县", 1987, ["1955", "1985"]),
        ("84年因伤害劳教，83年离婚", 1987, ["1984", "1983"]),
        ("同意登记。 98.3.2", 1998, ["1998-03-02"]),
        ("梅溪村　98.3.2去长沙", 1998, ["1998-03-02"]),
        ("2001.10登记；2001.3后无记载", 2002, ["2001-10", "2001-03"]),
    ],
)
def test_days_in_the_numerals_of_clerks(text, year, dates):
    assert _dates(text, year=year) == dates


def test_a_month_of_the_moon_without_such_a_day_is_told_as_a_month():
    assert _dates("一九六二年腊月卅日生", year=1975) == ["1963-01"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("1996年5月1日结婚，同年5月6日迁来，次年3月2日生一女。", ["1996-05-01", "1996-05-06", "1997-03-02"]),
        ("1996年5月1日结婚。\n户口于同年八月九日迁来", ["1996-05-01", "1996-08-09"]),
        ("1996年5月1日登记，当月15日领证，同月28日离开。", ["1996-05-01", "1996-05-15", "1996-05-28"]),
        ("1996年12月2日登记，次月15日领证。", ["1996-12-02", "1997-01-15"]),
        ("1996年3月31日被盗，次日报案。", ["1996-03-31", "1996-04-01"]),
        ("本月9日前交清。有效期至1998年12月31日。1998年3月2日", ["1998-03-09", "1998-12-31", "1998-03-02"]),
        ("他去年腊月廿八来的。1998年2月1日", ["1998-01-26", "1998-02-01"]),
        ("他去年腊月初八来的。1998年1月4日", ["1997-01-16", "1998-01-04"]),
        ("母亲已于腊月廿四病故。1998年2月1日", ["1998-01-22", "1998-02-01"]),
        ("一九九八年户口簿\n元月九日　迁入一户\n二月二日　迁出一户", ["1998", "1998-01-09", "1998-02-02"]),
    ],
)
def test_days_that_are_told_by_another(text, dates):
    assert [date for date in _dates(text) if date != "1998"] == [date for date in dates if date != "1998"]


@pytest.mark.parametrize(
    "text",
    [
        "每年正月初一回家，逢腊月廿三祭灶。",
        "次日报案，同月领证。",
        "第3、4、5条，见10.2.3节。",
        "工资98.5.3元",
        "判刑15年因表现好减刑。",
        "生日农历八月十五日",
        "第98.3.4号文件",
    ],
)
def test_customs_counts_and_numbers_are_no_days(text):
    assert _dates(text) == []


def test_a_page_count_behind_a_day_is_no_part_of_it():
    assert "1990-03-28" not in _dates("谈话笔录 1990.3.2 8—13页", year=1990)
