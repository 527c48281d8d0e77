"""Dates of every style of the papers; ``han_dates`` reads those in Han numerals, ``date_span`` makes the values.

Reads what stands there; lunar dates are converted where the paper shows that they are lunar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from archive.numerals import read_number
from extraction.date_context import (
    begins_record,
    find_short_years,
    is_month_told,
    is_near,
    is_record_day,
    is_year_told,
)
from extraction.date_span import BORN, DateSpan, century_of, follows_birth, is_real, make_span, read_arabic, read_count
from extraction.date_view import View
from extraction.flow import Flow, Gap
from extraction.han_dates import find_han, find_han_parted, find_republic

_A = r"[0-9oli|]"

# What 年 and 月 are read for, where what follows leaves no doubt: 1997月9月2日, 1945手6月9日, 2001年4日13日.
_YEAR_MARK = r"(?:[.,·]?年[.,·]?|[月手午牛平](?=[0-9]{1,2}月[0-9]{1,2}[日号]))"
_MONTH_MARK = r"(?:月[.,·]?|[日曰目](?=[0-9]{1,2}[日号曰]))"

_ARABIC = re.compile(
    rf"(?<![0-9])(?P<year>(?:1[89]|20|2o|l9|i9)(?:{_A}){{2}}){_YEAR_MARK}(?:(?P<month>{_A}{{1,2}}){_MONTH_MARK}(?:(?P<day>{_A}{{1,2}})[日号曰]|(?P<bare>[0-9]{{1,2}})(?![0-9月]))?)?"
)
_ARABIC_SHORT = re.compile(
    rf"(?<![0-9])(?P<year>[0-9]{{2}})年(?P<month>{_A}{{1,2}}|元)月(?:(?P<day>{_A}{{1,2}})[日号])?"
)
# 1969.|2.|3: the thin 1 of a running hand. What ends the day may be a rule beside it.
_THIN = r"[|丨il]"
_PARTED = re.compile(
    rf"(?P<year>(?:1[89]|20)[0-9]{{2}})(?P<sep>[.\-/·、])(?P<month>(?:{_THIN}[0-9]?|{_THIN}{{2}}|[0-9]{_THIN})(?=(?P=sep))|[0-9]{{1,2}})"
    rf"(?:(?:(?P=sep)|[.,·\-/、])(?P<day>{_THIN}(?:[0-9]|{_THIN})|[0-9]{{1,2}}))?"
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
_COMPACT = re.compile(r"(?P<year>(?:1[89]|20)[0-9]{2})(?P<month>[0-9]{2})\.?(?P<day>[0-9]{2})(?![元万])")
# 931210参军, 880301迁入: what happened then stands behind it.
_COMPACT_SHORT = re.compile(
    r"(?<![0-9a-z.\-/·第号字])(?P<year>[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])"
    r"(?=迁|婚[入出嫁]|参军|入伍|退伍|死亡|出生|病故|入户|落户|补登|登记|注销|转[入出来往]|由|因|离婚|结婚|分户|服刑|释放|收[养监]|外出|返[乡回])"
)


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
        [
            *expected,
            *flow.stretches(),
            *(flow.number_rows() if flow.cell is None else ()),
            *flow.before_numbers(),
            (0, len(flow.text)),
        ]
    )
    for low, high in views:
        view = View(flow, low, high, expected)
        for span in _candidates(view, year):
            shifted = replace(span, start=span.start + low, end=span.end + low)
            clash = [other for other in found if shifted.start < other.end and other.start < shifted.end]
            # 2006年12月　15日: what a wide blank cut off belongs to the date before it.
            grown = len(clash) == 1 and clash[0].start == shifted.start and shifted.value.startswith(clash[0].value)
            # 三十　一日: in columns the last numeral stands far from the tens before it.
            grown = grown or (len(clash) == 1 and clash[0].start == shifted.start and _is_torn_ten(flow, clash[0].end))
            if (clash and not (grown and shifted.end > clash[0].end)) or _torn(flow, shifted.start, shifted.end):
                continue
            found = [other for other in found if other not in clash]
            found.append(shifted)
    for start, end, short in find_short_years(flow.text):
        if _is_free(found, start, end):
            found.append(make_span(flow.text, start, end, [century_of(short, year), None, None], ("century_inferred",)))
    return sorted(found, key=lambda span: span.start)


def _is_torn_ten(flow: Flow, end: int) -> bool:
    """Say whether a day that ends in ten, twenty or thirty goes on behind a blank with one numeral and its mark."""
    blank = end < len(flow.text) and flow.gaps[end] in (Gap.BLANK, Gap.WIDE)
    return blank and flow.text[end - 1] in "十廿卅" and _LAST_NUMERAL.match(flow.text, end) is not None


_LAST_NUMERAL = re.compile("[一二三四五六七八九][日号]")


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
    r"(?<![0-9])(?P<year>(?:19|20)?[0-9]{2})(?P<mark>[.\-/、])(?P<month>[0-9]{1,2})(?P=mark)(?P<run>[0-9]{2,4})(?=时(?!任|年|期|值|间)|点|:[0-9]{2})"
)


def _clocked(view: View, paper: int | None) -> Iterator[DateSpan]:
    """Yield the days that nothing parts from the hour behind them; of two divisions the wider gap tells."""
    for match in _CLOCKED.finditer(view.text):
        short, month, run = (match.group(name) for name in ("year", "month", "run"))
        year = century_of(int(short), paper) if len(short) == len("07") else int(short)
        if year != int(short) and not is_near(year, paper):
            continue
        cuts = [
            size
            for size in (1, 2)
            if 1 <= len(run) - size <= 2 and int(run[size:]) < 24 and is_real([year, int(month), int(run[:size])])
        ]
        # 2000-11-12⏎1时0分: a blank, or the end of a narrow cell's line, says where the day ends.
        cuts = [size for size in cuts if view.parted(match.start("run") + size)] or cuts
        if cuts:
            size = max(cuts, key=lambda size: view.distance(match.start("run") + size))
            numbers: list[int | None] = [year, int(month), int(run[:size])]
            yield make_span(view.text, match.start(), match.start("run") + size, numbers, ())


def _candidates(view: View, year: int | None) -> Iterator[DateSpan]:
    text = view.text
    for match in _ARABIC.finditer(text):
        numbers = [read_arabic(match.group(name)) for name in ("year", "month", "day")]
        end = match.end()
        if numbers[2] is None and match.group("bare") is not None:
            # 2008年3月4: the 日 was lost; believed where a date is expected.
            if view.wanted(match.start(), end):
                numbers[2] = read_arabic(match.group("bare"))
            else:
                end = match.start("bare")
        if numbers[1] is None and not view.wanted(match.start(), end) and not is_year_told(text, match.start(), end):
            continue
        yield make_span(text, match.start(), end, numbers, ())
    yield from find_han(view, year)
    yield from find_republic(view, year)
    yield from _clocked(view, year)
    yield from find_han_parted(view, year)
    for match in _PARTED.finditer(text):
        numbers = [read_arabic(match.group(name)) for name in ("year", "month", "day")]
        of_months = numbers[2] is None and _is_of_months(text, *match.span())
        ends_span = of_months or _is_end_of_span(text, *match.span())
        if view.glued(*match.span(), "0123456789.-/·") and not ends_span:
            continue
        told = numbers[2] is not None or view.wanted(*match.span()) or is_month_told(text, match.end())
        # 1963.9生; 1982.9-1994.7: from one month to another.
        told = told or of_months or BORN.match(text, match.end()) is not None
        # 1950.03 fills its cell.
        told = told or (match.span() == (0, len(text)) and view.is_cell and len(match.group("month")) == 2)
        # 何时由何地迁来本市（县）1976.9黑龙江省某县
        told = told or _ASKS_WHEN.search(text, max(0, match.start() - 8), match.start()) is not None
        # 填表人：某某　1975.8
        told = told or (view.parted(match.start()) and match.end() == len(text) and is_near(numbers[0] or 0, year))
        # 宋某某,女,1951.4,妻
        told = told or (
            _SEX_BEFORE.search(text, max(0, match.start() - 2), match.start()) is not None
            and text[match.end() :][:1] in _ROW_MARKS
        )
        if is_real(numbers) and told:
            yield make_span(text, match.start(), match.end(), numbers, ())
    for match in _ENGLISH.finditer(text):
        numbers = [int(match["year"]), _MONTHS.index(match["month"]) + 1, int(match["day"])]
        if is_real(numbers):
            yield make_span(text, match.start(), match.end(), numbers, ())
    for match in _COMPACT.finditer(text):
        numbers = [read_arabic(match.group(name)) for name in ("year", "month", "day")]
        numbered = match.start() and text[match.start() - 1] in "号第字码编证:no" and not view.wanted(*match.span())
        if is_real(numbers) and not numbered and not view.glued(*match.span(), "0123456789.-·〔("):
            yield make_span(text, match.start(), match.end(), numbers, ())
    for pattern in (_ARABIC_SHORT, _PARTED_SHORT):
        for match in pattern.finditer(text):
            numbers = [
                read_arabic(match.group("year")),
                read_count(match.group("month")),
                read_arabic(match.group("day")),
            ]
            born = follows_birth(text, match.start()) or BORN.match(text, match.end()) is not None
            numbers[0] = century_of(numbers[0] or 0, year, born=born)
            stands = pattern is _ARABIC_SHORT or view.wanted(*match.span()) or view.alone(*match.span())
            near = is_near(numbers[0] or 0, year)
            if "、" in match.group():
                # 10、11、12 counts things as often as days.
                stands = view.wanted(*match.span()) or (near and view.alone(*match.span()))
            # 49.10.2出生, 已于05.2.9归还: what happened then says that it is a date.
            before = text[match.start() - 1] if match.start() else ""
            stands = stands or before in ("于", "自", "从", "因") or BORN.match(text, match.end()) is not None
            # 女，78岁，81、9、6身故: of the very year of the paper.
            stands = stands or (near and is_record_day(text, match.start()))
            after = text[match.end() : match.end() + 1]
            parted = view.parted(match.start())
            if pattern is _PARTED_SHORT and begins_record("" if parted else before, after):
                stands = True
            # 同意。 64.1.4, 92.4.18】: of the year of the paper, alone up to a mark.
            ended = view.unbroken(*match.span()) and (parted or before in "】]|") and after in _ENDS
            stands = stands or (near and ended and "、" not in match.group())
            # 72.9.4建卡, 发照77.5.11, 夏侯正94.11.25: so is what words alone stand around.
            stands = stands or (near and view.unbroken(*match.span()) and _among_words(text, *match.span()))
            if is_real(numbers) and stands:
                yield make_span(text, match.start(), match.end(), numbers, ("century_inferred",))
    for match in _COMPACT_SHORT.finditer(text):
        numbers = [century_of(int(match["year"]), year), int(match["month"]), int(match["day"])]
        if is_real(numbers):
            yield make_span(text, match.start(), match.end(), numbers, ("century_inferred",))
    for match in _IN_A_MONTH.finditer(text):
        born = BORN.match(text, match.end()) is not None
        numbers = [century_of(int(match["year"]), year, born=born), int(match["month"]), None]
        if is_real(numbers) and int(match["year"]) >= _LEAST_SHORT_YEAR:
            yield make_span(text, match.start(), match.end(), numbers, ("century_inferred",))
    boxed = _boxed(view)
    if boxed is not None:
        yield boxed
    # 1943: a year alone fills the field.
    alone = re.fullmatch(r"((?:1[89]|20)[0-9]{2})年?", text)
    if alone is not None and view.wanted(0, len(text)):
        yield DateSpan(0, len(text), alone.group(1))


# 3.5, 12.1: numbers of other things.
_LEAST_SHORT_YEAR = 20
# 夫阿苏木呷，72.6生; 79.11参加工作, 91.6因盗窃: what happened in a month stands behind it.
_IN_A_MONTH = re.compile(
    r"(?<![0-9a-z.\-/·])(?P<year>[0-9]{2})[./](?P<month>[0-9]{1,2})(?=(?:出生|生)(?![产活效意])|参加工作|参[军加]|入[伍学党团社]"
    r"|考[上取入的]|因[\u3400-\u9fff]|调[入动到离]|[结离]婚|毕业|退[伍休]|下放|插队|回城|被[捕判拘劳]|刑满|释放|病故|死亡|去世|迁[入出来往])"
)
_WORD_BEHIND = re.compile(r"$|(?![元米斤吨升亩号版章节条款项倍名度厘公毫千])[\u3400-\u9fff]|[,，。;；)）]")


def _among_words(text: str, start: int, end: int) -> bool:
    """Say whether a short day with points has a word or nothing on either side, and none that measures."""
    before = text[start - 1 : start] if start else ""
    word = not before or "\u3400" <= before <= "\u9fff" or before in ")）"
    return "." in text[start:end] and word and before != "第" and _WORD_BEHIND.match(text, end) is not None


_ENDS = frozenset(("", *",，。;；|】]"))
_ASKS_WHEN = re.compile(r"[迁搬][来入](?:本[市县址地区]|此地)(?:\([市县]\))?[:：]?$")
_SEX_BEFORE = re.compile(r"[男女][,，|/]?$")
_ROW_MARKS = ("", ",", "，", "|", "/")


def _is_end_of_span(text: str, start: int, end: int) -> bool:
    """Say whether nothing but another whole day joins what stands before or behind a day (2006.11.20-2026.11.20)."""
    before, after = text[max(0, start - 11) : start], text[end : end + 11]
    return bool(_DAY_BEFORE.search(before) and not after[:1].isalnum()) or bool(
        _DAY_AFTER.match(after) and not before[-1:].isalnum()
    )


_MONTH_BEFORE = re.compile(r"(?<![0-9.])(?:19|20)[0-9]{2}[./年][0-9]{1,2}月?[\-~至到]$")
_MONTH_AFTER = re.compile(r"[\-~至到](?:19|20)[0-9]{2}[./年][0-9]{1,2}(?![0-9.])")


def _is_of_months(text: str, start: int, end: int) -> bool:
    """Say whether the month at ``text[start:end]`` begins or ends a time that is told by months."""
    return _MONTH_AFTER.match(text, end) is not None or _MONTH_BEFORE.search(text, 0, start) is not None


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
    numbers = [read_arabic(word) or read_number(word) for word in words]
    numbers += [None] * (3 - len(numbers))
    return make_span(text, 0, len(text), numbers, ()) if is_real(numbers) else None
