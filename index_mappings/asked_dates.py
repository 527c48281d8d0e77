"""Dates as people ask for them, as spans of days: other calendars, Chinese numerals, "about", decades, ages at a date.

What can be read in two ways is given in both, the likelier one first and the other one not ``sure``: a date of the
Republic is solar unless it says otherwise, a lunar one may have been noted in the solar calendar unconverted, 08年 may
be of either century. Years and days of the calendars themselves stand in ``archive.calendars``.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from archive.calendars import BRANCHES, ERAS, LUNAR_MONTHS, STEMS, cycle_year, era_year, from_lunar
from archive.folding import fold
from archive.numerals import read_number
from index_mappings.calendar_numbers import CalendarDate, read_date

# An o is often typed for 〇.
_H = "[0-9一二三四五六七八九十〇零○o廿卅元]"
_ABOUT_BEFORE = re.compile("^(?:大约|大概|约|about|circa|ca\\.?|~)")
_ABOUT_AFTER = re.compile("(?:前后|左右|上下|许)$")
_LUNAR_WORD = re.compile(r"\(?(?:农历|阴历|旧历|夏历)\)?")
_WRITTEN = re.compile(
    rf"(?:公元)?(?:(?P<era>{'|'.join(ERAS)})(?P<counted>{_H}{{1,4}})|(?P<cycle>[{STEMS}][{BRANCHES}])|(?P<year>{_H}{{2,4}}))年"
    rf"(?:(?P<leap>闰)?(?P<month>{_H}{{1,2}}|[正冬腊])月(?:(?P<day>初?{_H}{{1,3}})[日号]?)?)?"
)
_WRITTEN_OUT = re.compile(rf"(?:公元)?{_H}{{4}}年(?:{_H}{{1,2}}月)?")
_DECADE = re.compile(
    r"(?:(?P<full>(?:18|19|20)[0-9])0|(?P<short>[1-9])0|(?P<han>[一二三四五六七八九])十)年代(?P<part>[初中末])?"
)
_AGE = re.compile(
    rf"(?P<when>.+?)(?:时|当时)?(?:年龄|年)?(?P<about>约|大约)?(?P<age>[0-9]{{1,3}}|{_H}{{1,4}})(?P<kind>周岁|虚岁|岁)(?:左右)?|"
    rf"(?P<age2>[0-9]{{1,3}}|{_H}{{1,4}})(?P<kind2>周岁|虚岁|岁)[(@](?P<when2>[^()]+)\)?"
)
# The first day at which ages are read.
_FIRST_AGED = date(1800, 1, 1).toordinal()
# Months since the year 0 of the first and last that there are.
_FIRST_MONTH, _LAST_MONTH = 12 * date.min.year, 12 * date.max.year + 11
# How far off a date that is about right may lie, by its precision.
_ABOUT_YEARS, _ABOUT_MONTHS, _ABOUT_DAYS = 2, 3, 15


@dataclass(frozen=True, slots=True)
class AskedDays:
    """A span of days that may be meant.

    Attributes:
        first, last: day ordinals, both included.
        sure: the asker said so; else it is another way to read him, or near what he said.
        special: written in another calendar, as about right, or as an age; never a bare number.
        whole_day: told to the day.
    """

    first: int
    last: int
    sure: bool = True
    special: bool = False
    whole_day: bool = False


def read_asked(text: str) -> tuple[AskedDays, ...]:
    """Read a date or a stretch of time; empty for anything else. The likeliest reading stands first."""
    bare = "".join(fold(text).split())
    told = _ABOUT_AFTER.sub("", _ABOUT_BEFORE.sub("", bare))
    readings = [_days_of(when, sure=number == 0) for number, when in enumerate(_read(told))] or list(_decade(told))
    if told != bare:
        readings = [span for reading in readings for span in _widen(reading)]
    special = told != bare or (read_date(told) is None)
    return tuple(
        AskedDays(span.first, span.last, span.sure, special, span.whole_day and told == bare) for span in readings
    )


def is_other_calendar(text: str) -> bool:
    """Tell whether a date is told in a way that papers may not share: an era, the lunar calendar, about right."""
    bare = "".join(fold(text).split())
    told = _ABOUT_AFTER.sub("", _ABOUT_BEFORE.sub("", bare))
    return told != bare or _LUNAR_WORD.search(told) is not None or told.startswith(ERAS)


def is_decade(text: str) -> bool:
    """Tell whether a date is a decade (九十年代初), which can hardly mean anything else."""
    return _DECADE.fullmatch(fold(text)) is not None


def is_written_out(text: str) -> bool:
    """Tell whether a text is a whole year with its sign, or a month of one: 1949年, 一九四九年四月, never 30年."""
    return _WRITTEN_OUT.fullmatch("".join(fold(text).split())) is not None


def read_age(text: str) -> tuple[AskedDays, ...]:
    """Read an age at a date (2008年时61岁) as days of birth; empty for anything else.

    Ages are of completed years first; as counted by the old way (虚岁) the birth lies a year later.
    """
    found = _AGE.fullmatch("".join(fold(text).split()))
    if found is None:
        return ()
    when, count, kind = (found[name] or found[name + "2"] for name in ("when", "age", "kind"))
    age = int(count) if count.isdigit() else read_number(count)
    # 2008年时: what is left of it is the year with its sign, or the year alone.
    asked = read_asked(when) or read_asked(when + "年")
    if age is None or age > 130 or not asked or asked[0].first < _FIRST_AGED:
        return ()
    at = asked[0]
    # ``age`` full years had passed at some day of the span, the next had not.
    first = _years_before(at.first, age + 1) + 1
    last = _years_before(at.last, age)
    counted = date.fromordinal(at.first).year - age + 1
    nominal = CalendarDate(counted)
    if kind == "虚岁":
        return (AskedDays(nominal.first_day, nominal.last_day, special=True),)
    spans = [AskedDays(first, last, special=True)]
    if found["about"] or text.rstrip().endswith("左右"):
        spans.append(AskedDays(first - 731, last + 731, sure=False, special=True))
    elif kind == "岁":
        spans.append(AskedDays(nominal.first_day, nominal.last_day, sure=False, special=True))
    return tuple(spans)


def _read(text: str) -> Iterator[CalendarDate]:
    plain = read_date(text)
    if plain is not None:
        yield plain
        return
    found = _WRITTEN.fullmatch(_LUNAR_WORD.sub("", text))
    if found is None:
        return
    month_text, day_text = found["month"] or "", found["day"] or ""
    month = LUNAR_MONTHS.get(month_text) or (read_number(month_text) if month_text else None)
    day = read_number(day_text.removeprefix("初")) if day_text else None
    if (month_text and not month) or (day_text and not day):
        return
    says_lunar = _LUNAR_WORD.search(text) is not None or found["leap"] or found["cycle"]
    is_lunar = bool(says_lunar or month_text in ("正", "冬", "腊") or day_text.startswith(("初", "廿")))
    for year in _years(found):
        if is_lunar and month:
            solar = from_lunar(year, -month if found["leap"] else month, day)
            converted = read_date(solar) if solar else None
            if converted is not None:
                yield converted
        written = _real(year, month, day)
        if written is not None:
            yield written
        # Old calendars were in use beside the new one until 1949.
        if found["era"] and month and not is_lunar:
            solar = from_lunar(year, month, day)
            converted = read_date(solar) if solar else None
            if converted is not None:
                yield converted


def _years(found: re.Match[str]) -> Iterator[int]:
    if found["era"]:
        counted = 1 if found["counted"] == "元" else read_number(found["counted"])
        if counted and counted <= 60:
            yield era_year(found["era"], counted)
    elif found["cycle"]:
        if (STEMS.index(found["cycle"][0]) - BRANCHES.index(found["cycle"][1])) % 2 == 0:
            last = cycle_year(found["cycle"], 2020)
            yield from (last, last - 60, last - 120)
    else:
        year = read_number(found["year"])
        if year is not None and len(found["year"]) == 2 and year < 100:
            yield from (2000 + year, 1900 + year) if year <= 30 else (1900 + year,)
        elif year is not None and 1800 <= year <= 2100:
            yield year


def _real(year: int, month: int | None, day: int | None) -> CalendarDate | None:
    if month is not None and not 1 <= month <= 12:
        return None
    if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return CalendarDate(year, month, day)


def _decade(text: str) -> Iterator[AskedDays]:
    found = _DECADE.fullmatch(text)
    if found is None:
        return
    tens = int(found["full"] or found["short"] or 0) if not found["han"] else read_number(found["han"]) or 0
    first = 10 * tens if found["full"] else 1900 + 10 * tens
    low, high = {"初": (0, 3), "中": (3, 6), "末": (6, 9)}.get(found["part"] or "", (0, 9))
    yield AskedDays(CalendarDate(first + low).first_day, CalendarDate(first + high).last_day)


def _days_of(when: CalendarDate, *, sure: bool) -> AskedDays:
    return AskedDays(when.first_day, when.last_day, sure, whole_day=when.day is not None)


def _widen(span: AskedDays) -> Iterator[AskedDays]:
    """Give a span, and the one about it: whole months about a month and whole years about a year, as they are asked."""
    yield span
    length = span.last - span.first
    if length == 0:
        first, last = max(1, span.first - _ABOUT_DAYS), min(date.max.toordinal(), span.last + _ABOUT_DAYS)
    else:
        low, high = date.fromordinal(span.first), date.fromordinal(span.last)
        if length < 31:
            months = (12 * low.year + low.month - 1 - _ABOUT_MONTHS, 12 * high.year + high.month - 1 + _ABOUT_MONTHS)
            kept = (min(max(month, _FIRST_MONTH), _LAST_MONTH) for month in months)
            begin, end = (CalendarDate(month // 12, month % 12 + 1) for month in kept)
        else:
            begin = CalendarDate(max(date.min.year, low.year - _ABOUT_YEARS))
            end = CalendarDate(min(date.max.year, high.year + _ABOUT_YEARS))
        first, last = begin.first_day, end.last_day
    yield AskedDays(first, last, sure=False)


def _years_before(day: int, years: int) -> int:
    when = date.fromordinal(day)
    year = when.year - years
    return date(year, when.month, min(when.day, calendar.monthrange(year, when.month)[1])).toordinal()
