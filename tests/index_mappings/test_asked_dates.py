"""Dates as people ask for them: other calendars, about right, ages at a date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index_mappings import fields
from index_mappings.asked_dates import read_age, read_asked
from index_mappings.calendar_numbers import BIRTHS, CalendarDate, ask_days
from index_mappings.catalogue_dates import read_cell_date
from index_mappings.query import Range


def spans(readings):
    return [
        (str(date.fromordinal(read.first)), str(date.fromordinal(read.last)), "sure" if read.sure else "maybe")
        for read in readings
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2008", [("2008-01-01", "2008-12-31", "sure")]),
        ("民国38年", [("1949-01-01", "1949-12-31", "sure")]),
        ("民国三十八年四月", [("1949-04-01", "1949-04-30", "sure"), ("1949-05-01", "1949-05-31", "maybe")]),
        ("光绪二十三年", [("1897-01-01", "1897-12-31", "sure")]),
        ("宣统元年", [("1909-01-01", "1909-12-31", "sure")]),
        ("二〇〇八年三月四日", [("2008-03-04", "2008-03-04", "sure")]),
        ("一九五七年八月初四", [("1957-08-28", "1957-08-28", "sure"), ("1957-08-04", "1957-08-04", "maybe")]),
        ("农历1957年八月", [("1957-09-01", "1957-09-30", "sure"), ("1957-08-01", "1957-08-31", "maybe")]),
        ("一九五七年闰八月初四", [("1957-09-27", "1957-09-27", "sure"), ("1957-08-04", "1957-08-04", "maybe")]),
        ("08年", [("2008-01-01", "2008-12-31", "sure"), ("1908-01-01", "1908-12-31", "maybe")]),
        ("98年3月", [("1998-03-01", "1998-03-31", "sure")]),
        ("约1947年", [("1947-01-01", "1947-12-31", "sure"), ("1945-01-01", "1949-12-31", "maybe")]),
        ("约0001年", [("0001-01-01", "0001-12-31", "sure"), ("0001-01-01", "0003-12-31", "maybe")]),
        ("约9999-12", [("9999-12-01", "9999-12-31", "sure"), ("9999-09-01", "9999-12-31", "maybe")]),
        ("约0001-01", [("0001-01-01", "0001-01-31", "sure"), ("0001-01-01", "0001-04-30", "maybe")]),
        ("1947-03-10左右", [("1947-03-10", "1947-03-10", "sure"), ("1947-02-23", "1947-03-25", "maybe")]),
        ("五十年代", [("1950-01-01", "1959-12-31", "sure")]),
        ("1950年代初", [("1950-01-01", "1953-12-31", "sure")]),
        ("2008年13月", []),
        ("民国0年", []),
        ("民国前5年", [("1907-01-01", "1907-12-31", "sure")]),
        ("民國前十一年", [("1901-01-01", "1901-12-31", "sure")]),
        ("二oo八年三月", [("2008-03-01", "2008-03-31", "sure")]),
        ("欧阳", []),
        ("", []),
    ],
)
def test_dates_are_read(text, expected):
    assert spans(read_asked(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2008年时61岁", [("1946-01-02", "1947-12-31", "sure"), ("1948-01-01", "1948-12-31", "maybe")]),
        ("61岁(2008年)", [("1946-01-02", "1947-12-31", "sure"), ("1948-01-01", "1948-12-31", "maybe")]),
        ("2008-12-06时六十一周岁", [("1946-12-07", "1947-12-06", "sure")]),
        ("2008年61虚岁", [("1948-01-01", "1948-12-31", "sure")]),
        ("2008年时约61岁", [("1946-01-02", "1947-12-31", "sure"), ("1944-01-02", "1949-12-31", "maybe")]),
        ("61岁", []),
        ("0050年61岁", []),
        ("2008年时900岁", []),
    ],
)
def test_ages_are_days_of_birth(text, expected):
    assert spans(read_age(text)) == expected


@given(st.integers(0, 60_000), st.integers(0, 1200))
def test_what_lies_within_is_worth_most(first, length):
    first += date(1850, 1, 1).toordinal()
    last = first + length
    asked = ask_days(first, last, weight=4.0).children
    for when in (CalendarDate(1950), CalendarDate(1950, 5), CalendarDate(1950, 5, 7)):
        field, number = when.entry
        met = [node.weight for node in asked if node.field is field and node.low <= number <= node.high]
        assert bool(met) == (when.first_day <= last and first <= when.last_day)
        if met and length < 700:
            inside = first <= when.first_day and when.last_day <= last
            assert max(met) == (4.0 if inside else 2.0 if when.month else 1.0)


def test_births_stand_in_one_field():
    asked = ask_days(CalendarDate(1947).first_day, CalendarDate(1947).last_day, weight=4.0, band=BIRTHS).children
    for when in (CalendarDate(1947), CalendarDate(1947, 5), CalendarDate(1947, 5, 7)):
        field, number = when.birth_entry
        assert field is fields.BIRTH
        assert any(node.low <= number <= node.high for node in asked if isinstance(node, Range))
    assert not any(node.low <= CalendarDate(1948).birth_entry[1] <= node.high for node in asked)


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("2008-03-04", "2008-03-04"), ("20080304", "2008-03-04"), ("2008.3", "2008-03"), ("２００８年", "2008"),
        ("2008-03-04 09:30:00", "2008-03-04"), ("2008-03-04T00:00:00Z", "2008-03-04"),
        ("二〇〇一年三月", "2001-03"), ("二ＯＯ一年", "2001"), ("二〇〇一", "2001"), ("一九五七年农历八月初四", "1957-08-28"),
        ("民国三十八年", "1949"), ("民國元年", "1912"), ("光绪廿五年", "1899"), ("宣统2年", "1910"), ("民国三十八", "1949"),
        ("[2001]", "2001"), ("〔2001年3月〕", "2001-03"), ("［2001?］", "2001"), ("约1947年", "1947"),
        ("2001-03-00", "2001-03"), ("20010300", "2001-03"), ("2001-00-00", "2001"), ("20010000", "2001"),
        ("20010305-20020101", " ".join([*(f"2001-03-{day:02}" for day in range(5, 32)), *(f"2001-{month:02}" for month in range(4, 13)), "2002-01-01"])),
        ("2001-2003", "2001 2002 2003"), ("2001至2003", "2001 2002 2003"), ("2001～2003年", "2001 2002 2003"),
        ("二〇〇一年至二〇〇三年", "2001 2002 2003"), ("1949—1951", "1949 1950 1951"), ("2001-11-2002-01", "2001-11 2001-12 2002-01"),
        ("2001年3月至5月", "2001-03 2001-04 2001-05"), ("2001年3月5日至6日", "2001-03-05 2001-03-06"), ("1950年代初", "1950 1951 1952 1953"),
    ],
)  # fmt: skip
def test_dates_of_catalogue_cells(cell, parts):
    read = read_cell_date(cell)
    assert read.whole
    assert " ".join(part.iso for part in read.parts) == parts


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("2001-99-99", 2001), ("2001年春", 2001), ("形成于民国三十一年冬", 1942), ("二〇〇八年间", 2008), ("2003-2001", 2003), ("1500-2090", 1500),
        ("不详", None), ("123456", None), ("36955", None), ("0001", None), ("9999-12-31", None), ("", None),
    ],
)  # fmt: skip
def test_cells_that_are_no_date_have_a_year_at_most(cell, year):
    read = read_cell_date(cell)
    assert (read and read.year) == year
    assert read is None or not read.whole


@given(st.text(st.sampled_from("0123456789-./~至年月日二〇一三民国[]前约 "), max_size=16) | st.text(max_size=12))
def test_any_cell_is_read_or_not(cell):
    read = read_cell_date(cell)
    if read is not None:
        days = [(part.first_day, part.last_day) for part in read.parts]
        assert days[0][0] == read.first
        assert days[-1][1] == read.last
