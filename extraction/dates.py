"""Dates of every style of the papers, as ISO 8601 cut to their precision.

Reads what stands there: an impossible day or month is cut off and named in the checks, never mended. Lunar dates are
converted where the paper shows that they are lunar (初八, 冬月, 农历); a year of the Republic alone does not show it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.calendars import BRANCHES, ERA_ZERO, LUNAR_MONTHS, STEMS, cycle_year, from_lunar
from archive.numerals import LOOK_ALIKES, read_number
from extraction.date_context import (
    begins_record,
    find_bare_days,
    find_in_month,
    find_relative,
    find_short_years,
    is_month_told,
    is_near,
    is_record_day,
    is_year_told,
)
from extraction.date_view import View
from extraction.flow import Flow, Gap

_A = r"[0-9oli|]"
_H = r"[一二三四五六七八九〇零○口o0-9]"
_HAN_YEAR = rf"(?:[一二12]{_H}{{3}})"
# A year whose thin zero was not read: 一九五年 for 一九五〇年.
_HAN_TORN = r"[一二][一二三四五六七八九〇零○]{2}"
_HAN_SHORT = r"[一二三四五六七八九〇零○]{2}"
_MONTH = r"(?:闰?(?:十[一二]|[一二三四五六七八九十正元冬腊]|0?[1-9]|1[0-2]))"
_UNIT = "[一二三四五六七八九]"
_DAY = rf"(?:初[一二三四五六七八九十]|[二三]?十{_UNIT}?|[廿卄卅]{_UNIT}?|{_UNIT}|[0-9]{{1,2}})"
_ERA = r"(?:民国|光绪|宣统|同治)"

# What 年 and 月 are read for, where what follows leaves no doubt: 1997月9月2日, 1945手6月9日, 2001年4日13日.
_YEAR_MARK = r"(?:[.,·]?年[.,·]?|[月手午牛平](?=[0-9]{1,2}月[0-9]{1,2}[日号]))"
_MONTH_MARK = r"(?:月|[日曰目](?=[0-9]{1,2}[日号曰]))"
_HAN_YEAR_MARK = rf"(?:年|(?<=[一二三四五六七八九〇零○]{{4}})月(?={_MONTH}月{_DAY}[日号]))"

_ARABIC = re.compile(
    rf"(?<![0-9])(?P<year>(?:1[89]|20|2o|l9|i9)(?:{_A}){{2}}){_YEAR_MARK}(?:(?P<month>{_A}{{1,2}}){_MONTH_MARK}(?:(?P<day>{_A}{{1,2}})[日号曰]|(?P<bare>[0-9]{{1,2}})(?![0-9月]))?)?"
)
_ARABIC_SHORT = re.compile(rf"(?<![0-9])(?P<year>[0-9]{{2}})年(?P<month>{_A}{{1,2}})月(?:(?P<day>{_A}{{1,2}})[日号])?")
_HAN = re.compile(
    rf"(?:公元)?(?:(?P<era>{_ERA})(?P<eyear>元|{_H}{{1,3}}|[一二三四五六七八九]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?)|(?P<year>{_HAN_YEAR})|(?P<cycle>[{STEMS}][{BRANCHES}])|(?P<torn>{_HAN_TORN})|(?P<short>{_HAN_SHORT})){_HAN_YEAR_MARK}"
    rf"(?P<lunar>\(?(?:农历|阴历|旧历|夏历|古历)\)?)?(?:(?P<month>{_MONTH})月(?:(?P<day>{_DAY})[日号曰]?)?)?"
)
# 三十七年二月九日, on a paper of those years: 民国 goes without saying.
_REPUBLIC = re.compile(
    rf"(?<![0-9一二三四五六七八九十〇零○年国绪统])(?P<counted>[一二三四]?十[一二三四五六七八九]?)年(?P<month>{_MONTH})月(?:(?P<day>{_DAY})[日号])?"
)
_REPUBLIC_FIRST, _REPUBLIC_LAST = 1912, 1950
_PARTED = re.compile(
    r"(?P<year>(?:1[89]|20)[0-9]{2})(?P<sep>[.\-/·、])(?P<month>[0-9]{1,2})(?:(?:(?P=sep)|[.,·\-/])(?P<day>[0-9]{1,2}))?"
    # 2006.11.20-2026.11.20: a whole day may follow.
    r"(?![0-9a-z]|[.\-/·](?!(?:19|20)[0-9]{2}[.\-/·年][0-9])[0-9])"
)
# 05AUG2003, 05 8月/AUG 2003: as passports have it.
_ENGLISH = re.compile(
    r"(?<![0-9])(?P<day>[0-9]{1,2})[./\-]?(?:[0-9]{1,2}月[./]?)?(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:t|e|y|uary|ruary|ch|il|ust|t?ember|ober|ember)?[.,/\-]?(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTED_SHORT = re.compile(
    r"(?<![0-9a-z.\-/·])(?P<year>[0-9]{2})(?P<sep>[.\-/·、])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})(?![0-9a-z]|[.\-/·、][0-9])"
)
# 一九五九·三·十三
_HAN_PARTED = re.compile(
    rf"(?P<year>{_HAN_YEAR}|(?<![一二三四五六七八九十〇零○.·、])[三四五六七八九]{_UNIT})(?P<sep>[.·、\-/])(?P<month>十[一二]?|{_UNIT})(?P=sep)(?P<day>[二三]?十{_UNIT}?|廿{_UNIT}?|{_UNIT})(?![一二三四五六七八九十])"
)
_COMPACT = re.compile(r"(?P<year>(?:1[89]|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_LUNAR_BEFORE = re.compile(r"(?:农历|阴历|旧历|夏历|古历)[(:]?$")
_LUNAR_DAY = re.compile(r"^(?:初|廿[一二三四五六七八九]?$)")
_BIRTH_BEFORE = re.compile(r"(?:出生(?:年月日?|日期|时间)?|生于|生日)[:为]{0,2}$")
_LONGEST_BIRTH_WORD = 7
_BORN = re.compile(r"\)?[,，]?(?:出生|生(?!产|活|效|日期|育|前|意|态))")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date at ``text[start:end]``; ``born`` where the paper says that someone was born then.

    ``alternatives`` holds the other reading where the paper does not show whether it counts by the moon.
    """

    start: int
    end: int
    value: str
    checks: tuple[str, ...] = ()
    born: bool = False
    alternatives: tuple[str, ...] = ()


def find_dates(flow: Flow, *, expected: tuple[tuple[int, int], ...] = (), year: int | None = None) -> list[DateSpan]:
    """Return the dates in ``flow``, from left to right, none overlapping.

    Args:
        flow: the text.
        expected: ranges of the flow where a label or column says that dates stand; looser styles count there.
        year: of the item; settles the century of two-digit years.
    """
    found: list[DateSpan] = []
    # Fields and columns by themselves first, so that the number beside a date does not run into it; then all of the
    # text, for dates whose parts are set wide apart (2008　年　3　月).
    views = dict.fromkeys(
        [*expected, *flow.stretches(), *(flow.number_rows() if flow.cell is None else ()), (0, len(flow.text))]
    )
    for low, high in views:
        view = View(flow, low, high, expected)
        for span in _candidates(view, year):
            shifted = replace(span, start=span.start + low, end=span.end + low)
            clash = [other for other in found if shifted.start < other.end and other.start < shifted.end]
            # 2006年12月　15日: what a wide blank cut off belongs to the date before it.
            grown = len(clash) == 1 and clash[0].start == shifted.start and shifted.value.startswith(clash[0].value)
            if (clash and not (grown and shifted.end > clash[0].end)) or _torn(flow, shifted.start, shifted.end):
                continue
            found = [other for other in found if other not in clash]
            found.append(shifted)
    found.sort(key=lambda span: span.start)
    return sorted([*found, *_relative(flow, found, year)], key=lambda span: span.start)


def _relative(flow: Flow, found: list[DateSpan], year: int | None) -> Iterator[DateSpan]:
    dated = [(span.end, int(span.value[:4])) for span in found]
    for start, end, then, month, day in find_relative(flow.text, dated, year):
        if not _is_free(found, start, end) or flow.gap_inside(start, end) >= Gap.WIDE:
            continue
        leap, name = month.startswith("闰"), month.removeprefix("闰")
        if leap or name in ("正", "冬", "腊") or day.startswith("初"):
            counted = read_number(day.removeprefix("初")) if day else None
            at = LUNAR_MONTHS.get(name) or read_number(name) or 0
            solar = from_lunar(then, -at if leap else at, counted)
            if solar is not None:
                yield DateSpan(start, end, solar, ("year_inferred", "lunar"))
            continue
        numbers = [then, *(_count(part) if part else None for part in (name, day))]
        if _real(numbers):
            yield _span(flow.text, start, end, numbers, ("year_inferred",))
    for start, end, short in find_short_years(flow.text):
        if _is_free(found, start, end):
            yield _span(flow.text, start, end, [_century(short, year), None, None], ("century_inferred",))


def find_days_of_month(flow: Flow, paper: tuple[int, int]) -> Iterator[DateSpan]:
    """Yield the days that name their month by that of the paper, given as year and month."""
    for start, end, year, month, day in find_in_month(flow.text, paper):
        numbers: list[int | None] = [year, month, _count(day)]
        if numbers[2] and _real(numbers) and flow.gap_inside(start, end) < Gap.WIDE:
            yield _span(flow.text, start, end, numbers, ("year_inferred",))


def find_days_of_year(flow: Flow, dated: Sequence[tuple[int, str]], paper: int | None) -> Iterator[DateSpan]:
    """Yield the days that name no year, in the year of the day before them or, without one, in that of the paper.

    Args:
        flow: the text.
        dated: where each date of the flow begins, and its ISO value, from left to right.
        paper: the year for days before which no other stands; None where the paper tells none.
    """
    for start, end, month, day in find_bare_days(flow.text):
        # A year alone says little of the days behind it, and what comes after a birth is not of its year.
        earlier = [
            value
            for at, value in dated
            if at < start and len(value) > len("1998") and not _follows_birth(flow.text, at)
        ]
        last = earlier[-1] if earlier else ""
        year = int(last[:4]) if last else paper
        if year is None:
            continue
        numbers = [year, _count(month), _count(day)]
        # 1998年12月28日…1月5日: of the year that follows.
        if last[5:7] >= _LATE and (numbers[1] or 12) <= _EARLY:
            numbers[0] = year + 1
        if numbers[2] and _real(numbers) and flow.gap_inside(start, end) < Gap.WIDE:
            yield _span(flow.text, start, end, numbers, ("year_inferred",))


_LATE, _EARLY = "11", 2


def _is_free(found: list[DateSpan], start: int, end: int) -> bool:
    return not any(start < span.end and span.start < end for span in found)


def goes_on_with(above: str, text: str) -> bool:
    """Say whether folded ``text`` begins with the rest of a day that breaks off at the end of ``above``."""
    return any(ends.search(above) and begins.match(text) for ends, begins in _BROKEN)


_BROKEN = (
    (re.compile(r"(?:19|20)[0-9]{2}$"), re.compile(r"年[0-9]{1,2}月")),
    (re.compile(r"(?:19|20)[0-9]{2}年$"), re.compile(r"[0-9]{1,2}月")),
    (re.compile(r"(?:19|20)[0-9]{2}年[0-9]{1,2}$"), re.compile(r"月[0-9]{1,2}日?")),
    (re.compile(r"(?:19|20)[0-9]{2}年[0-9]{1,2}月$"), re.compile(r"[0-9]{1,2}日")),
    (re.compile(r"(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}$"), re.compile(r"日")),
)


def _torn(flow: Flow, start: int, end: int) -> bool:
    """Say whether a wide blank parts two digits of what would be one number."""
    return any(
        flow.gaps[index] in (Gap.WIDE, Gap.BREAK) and flow.text[index].isdigit() and flow.text[index - 1].isdigit()
        for index in range(start + 1, end)
    )


# 2002.11.2219:51, 1999.1.12时许: an engine lost the blank before the hour.
_CLOCKED = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)?[0-9]{2})(?P<mark>[.\-/])(?P<month>[0-9]{1,2})(?P=mark)(?P<run>[0-9]{2,4})(?=时(?!任|年|期|值|间)|点|:[0-9]{2})"
)


def _clocked(view: View, paper: int | None) -> Iterator[DateSpan]:
    """Yield the days that nothing parts from the hour behind them; of two divisions the wider gap tells."""
    for match in _CLOCKED.finditer(view.text):
        short, month, run = (match.group(name) for name in ("year", "month", "run"))
        year = _century(int(short), paper) if len(short) == len("07") else int(short)
        if year != int(short) and not is_near(year, paper):
            continue
        cuts = [
            size
            for size in (1, 2)
            if 1 <= len(run) - size <= 2 and int(run[size:]) < 24 and _real([year, int(month), int(run[:size])])
        ]
        if cuts:
            size = max(cuts, key=lambda size: view.distance(match.start("run") + size))
            numbers: list[int | None] = [year, int(month), int(run[:size])]
            yield _span(view.text, match.start(), match.start("run") + size, numbers, ())


def _candidates(view: View, year: int | None) -> Iterator[DateSpan]:
    text = view.text
    for match in _ARABIC.finditer(text):
        numbers = [_arabic(match.group(name)) for name in ("year", "month", "day")]
        end = match.end()
        if numbers[2] is None and match.group("bare") is not None:
            # 2008年3月4: the 日 was lost; believed where a date is expected.
            if view.wanted(match.start(), end):
                numbers[2] = _arabic(match.group("bare"))
            else:
                end = match.start("bare")
        if numbers[1] is None and not view.wanted(match.start(), end) and not is_year_told(text, match.start(), end):
            continue
        yield _span(text, match.start(), end, numbers, ())
    yield from _han(view, year)
    yield from _republic(view, year)
    yield from _clocked(view, year)
    for match in _HAN_PARTED.finditer(text):
        numbers = [read_number(match.group(name)) for name in ("year", "month", "day")]
        short = len(match.group("year")) == len("七二")
        if short:
            numbers[0] = _century(numbers[0] or 0, year)
        if _real(numbers):
            yield _span(text, match.start(), match.end(), numbers, ("century_inferred",) if short else ())
    for match in _PARTED.finditer(text):
        numbers = [_arabic(match.group(name)) for name in ("year", "month", "day")]
        if view.glued(*match.span(), "0123456789.-/·") and not _is_end_of_span(text, *match.span()):
            continue
        told = numbers[2] is not None or view.wanted(*match.span()) or is_month_told(text, match.end())
        # 填表人：某某　1975.8
        told = told or (view.parted(match.start()) and match.end() == len(text) and is_near(numbers[0] or 0, year))
        # 宋某某,女,1951.4,妻
        told = told or (
            _SEX_BEFORE.search(text, max(0, match.start() - 2), match.start()) is not None
            and text[match.end() :][:1] in _ROW_MARKS
        )
        if _real(numbers) and told:
            yield _span(text, match.start(), match.end(), numbers, ())
    for match in _ENGLISH.finditer(text):
        numbers = [int(match["year"]), _MONTHS.index(match["month"]) + 1, int(match["day"])]
        if _real(numbers):
            yield _span(text, match.start(), match.end(), numbers, ())
    for match in _COMPACT.finditer(text):
        numbers = [_arabic(match.group(name)) for name in ("year", "month", "day")]
        numbered = match.start() and text[match.start() - 1] in "号第字码编证:no" and not view.wanted(*match.span())
        if _real(numbers) and not numbered and not view.glued(*match.span(), "0123456789.-·〔("):
            yield _span(text, match.start(), match.end(), numbers, ())
    for pattern in (_ARABIC_SHORT, _PARTED_SHORT):
        for match in pattern.finditer(text):
            numbers = [_arabic(match.group(name)) for name in ("year", "month", "day")]
            born = _follows_birth(text, match.start()) or _BORN.match(text, match.end()) is not None
            numbers[0] = _century(numbers[0] or 0, year, born=born)
            stands = pattern is _ARABIC_SHORT or view.wanted(*match.span()) or view.alone(*match.span())
            near = is_near(numbers[0] or 0, year)
            if "、" in match.group():
                # 10、11、12 counts things as often as days.
                stands = view.wanted(*match.span()) or (near and view.alone(*match.span()))
            # 49.10.2出生, 已于05.2.9归还: what happened then says that it is a date.
            before = text[match.start() - 1] if match.start() else ""
            stands = stands or before in ("于", "自", "从", "因") or _BORN.match(text, match.end()) is not None
            # 女，78岁，81、9、6身故: of the very year of the paper.
            stands = stands or (near and is_record_day(text, match.start()))
            if pattern is _PARTED_SHORT and begins_record(before, text[match.end() : match.end() + 1]):
                stands = True
            if _real(numbers) and stands:
                yield _span(text, match.start(), match.end(), numbers, ("century_inferred",))
    boxed = _boxed(view)
    if boxed is not None:
        yield boxed
    # 1943: a year alone fills the field.
    alone = re.fullmatch(r"((?:1[89]|20)[0-9]{2})年?", text)
    if alone is not None and view.wanted(0, len(text)):
        yield DateSpan(0, len(text), alone.group(1))


_SEX_BEFORE = re.compile(r"[男女][,，|/]?$")
_ROW_MARKS = ("", ",", "，", "|", "/")


def _is_end_of_span(text: str, start: int, end: int) -> bool:
    """Say whether nothing but another whole day joins what stands before or behind a day (2006.11.20-2026.11.20)."""
    before, after = text[max(0, start - 11) : start], text[end : end + 11]
    return bool(_DAY_BEFORE.search(before) and not after[:1].isalnum()) or bool(
        _DAY_AFTER.match(after) and not before[-1:].isalnum()
    )


_WHOLE_DAY = r"(?:19|20)[0-9]{2}([.\-/·])[0-9]{1,2}\1[0-9]{1,2}"
_DAY_BEFORE = re.compile(rf"(?<![0-9]){_WHOLE_DAY}[\-/]$")
_DAY_AFTER = re.compile(rf"[\-/]{_WHOLE_DAY}(?![0-9])")


def _boxed(view: View) -> DateSpan | None:
    """Return the date that a field holds in parts with blanks between them: ``1947　8　20``, as boxes or columns do."""
    text = view.text
    if not text or not view.wanted(0, len(text)):
        return None
    edges = [0, *(index for index in range(1, len(text)) if view.parted(index)), len(text)]
    words = [text[low:high].rstrip("年月日曰") for low, high in pairwise(edges)]
    if not 2 <= len(words) <= 3 or not re.fullmatch(
        r"(?:1[89]|20)[0-9]{2}|[一二][一二三四五六七八九〇零○]{3}", words[0]
    ):
        return None
    numbers = [_arabic(word) or read_number(word) for word in words]
    numbers += [None] * (3 - len(numbers))
    return _span(text, 0, len(text), numbers, ()) if _real(numbers) else None


def _republic(view: View, paper: int | None) -> Iterator[DateSpan]:
    """Yield the days of the Republic on papers of its time that do not name it."""
    if paper is None or not _REPUBLIC_FIRST <= paper <= _REPUBLIC_LAST:
        return
    for match in _REPUBLIC.finditer(view.text):
        counted = read_number(match.group("counted"))
        year = ERA_ZERO["民国"] + counted if counted else 0
        month = 1 if match.group("month") == "元" else read_number(match.group("month"))
        numbers = [year, month, read_number(match.group("day")) if match.group("day") else None]
        if year <= paper + 1 and _real(numbers):
            yield _span(view.text, match.start(), match.end(), numbers, ("year_inferred", "solar_assumed"))


def _han(view: View, year: int | None) -> Iterator[DateSpan]:
    text = view.text
    for match in _HAN.finditer(text):
        checks: list[str] = []
        era, cycle, short = match.group("era"), match.group("cycle"), match.group("short")
        torn = match.group("torn")
        start = match.start()
        month_text = match.group("month") or ""
        if era is not None:
            counted = 1 if match.group("eyear") == "元" else read_number(match.group("eyear"))
            # Papers from Taiwan count on.
            if not counted or counted > 120:
                continue
            first = ERA_ZERO[era] + counted
        elif cycle is not None:
            place = STEMS.index(cycle[0]) - BRANCHES.index(cycle[1])
            if place % 2 or not month_text:
                continue
            first = cycle_year(cycle, year if year is not None else 2010)
            checks.append("year_inferred")
        elif (short or torn) and (
            not month_text or (start and text[start - 1] in "一二三四五六七八九〇零○十0123456789国绪统")
        ):
            continue
        elif torn is not None:
            restored = _restore_zero(torn, year)
            if restored is None:
                continue
            first = restored
            checks.append("year_inferred")
        elif short is not None:
            first = _century(read_number(short) or 0, year)
            # 二四年 on a paper of 2004 is 二〇〇四年 whose thin zeros were not read, unless someone was born then.
            if (
                short[0] == "二"
                and year is not None
                and 2000 <= 1980 + first % 100 <= year
                and not _BORN.match(text, match.end())
            ):
                first = 1980 + first % 100
            checks.append("century_inferred")
        else:
            first = read_number(match.group("year")) or 0
        if not 1800 <= first <= 2100:
            continue
        leap = month_text.startswith("闰")
        month_text = month_text.removeprefix("闰")
        month = LUNAR_MONTHS.get(month_text) or read_number(month_text)
        day_text = match.group("day") or ""
        # 十二月三十 without 日 may go on in another word (三十人); with a lunar 初 it cannot.
        end = match.end()
        unsure = bool(day_text) and text[end - 1] not in "日号曰" and not day_text.startswith(("初", "廿", "卅"))
        # 正月十五夜, 古历八月十五: the moon's days go without 日.
        unsure = unsure and not (match.group("lunar") or month_text in ("正", "冬", "腊"))
        if unsure and not (view.wanted(start, end) or view.parted(end) or text[end] in "生,，。;)"):
            end = match.start("day")
            day_text = ""
        day = read_number(day_text.removeprefix("初")) if day_text else None
        lunar = bool(
            leap
            or match.group("lunar")
            or month_text in ("正", "冬", "腊")
            or day_text.startswith("初")
            or cycle is not None
            or _LUNAR_BEFORE.search(text[max(0, start - 4) : start])
            # 廿三 without 日 is how almanacs count; 五月廿三日 is only an old way to write 23.
            or (_LUNAR_DAY.match(day_text) and text[end - 1] not in "日号曰")
        )
        if month is None and not view.wanted(start, end) and not is_year_told(text, start, end):
            continue
        if lunar and month is not None:
            solar = from_lunar(first, -month if leap else month, day)
            if solar is not None:
                born = bool(_BORN.match(text, end))
                # Only the way to write 廿三 speaks for the moon here; a person may write so of any month.
                bare = day_text.startswith("廿") and not (leap or match.group("lunar") or cycle)
                plain = _span(text, start, end, [first, month, day], ())
                sure = not bare or month_text in LUNAR_MONTHS or plain.checks
                other = () if sure else (plain.value,)
                yield DateSpan(start, end, solar, (*checks, "lunar"), born=born, alternatives=other)
                continue
            checks.append("!date")
        other = ()
        if era is not None and first < 1949 and not lunar:
            checks.append("solar_assumed")
            by_moon = from_lunar(first, month, day) if month is not None else None
            other = (by_moon,) if by_moon is not None else ()
        yield replace(_span(text, start, end, [first, month, day], tuple(checks)), alternatives=other)


def _follows_birth(text: str, start: int) -> bool:
    """Say whether the words right before ``start`` say that somebody was born then."""
    return _BIRTH_BEFORE.search(text, max(0, start - _LONGEST_BIRTH_WORD), start) is not None


def _count(text: str) -> int | None:
    """Return the number of a month or a day in digits or Han numerals; the first month may be 元."""
    return 1 if text == "元" else _arabic(text) or read_number(text)


def _arabic(text: str | None) -> int | None:
    if not text:
        return None
    digits = text.translate(LOOK_ALIKES)
    return int(digits) if digits.isascii() and digits.isdigit() else None


# A paper may tell of what came so many years after the year of its archive number.
_LATER = 10


def _century(short: int, year: int | None, *, born: bool = False) -> int:
    limit = 2030 if year is None else year if born else year + _LATER
    return 2000 + short if 2000 + short <= limit else 1900 + short


def _restore_zero(torn: str, year: int | None) -> int | None:
    """Return the year that three read digits and a lost zero make: of those that can be, the nearest to ``year``."""
    latest = year if year is not None else 2030
    candidates = {read_number(f"{torn[:place]}〇{torn[place:]}") or 0 for place in (1, 2, 3)}
    possible = [candidate for candidate in candidates if 1880 <= candidate <= latest + 1]
    return min(possible, key=lambda candidate: abs(latest - candidate), default=None)


def _real(numbers: list[int | None]) -> bool:
    year, month, day = numbers
    if year is None or month is None or not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= calendar.monthrange(year, month)[1]


def _span(text: str, start: int, end: int, numbers: list[int | None], checks: tuple[str, ...]) -> DateSpan:
    year, month, day = numbers
    assert year is not None
    value = f"{year:04}"
    if month is not None:
        if not 1 <= month <= 12:
            checks = (*checks, "!date")
        else:
            value += f"-{month:02}"
            if day is not None:
                if 1 <= day <= calendar.monthrange(year, month)[1]:
                    value += f"-{day:02}"
                else:
                    checks = (*checks, "!date")
    born = bool(_BORN.match(text, end))
    return DateSpan(start, end, value, checks, born=born)
