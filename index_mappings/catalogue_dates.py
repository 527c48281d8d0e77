"""Dates of catalogue cells, read as queries are, and spans of them: 20010305-20020101, 2001至2003, [2001], 2001-03-00.

An item with a span is met by every date in it: the index holds the whole years, months and days that make it up. Where
a cell is no date, a year that stands in it still counts; nothing here changes what people are shown.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from archive.calendars import ERAS
from archive.folding import fold
from index_mappings.asked_dates import read_asked
from index_mappings.calendar_numbers import CalendarDate
from index_mappings.fields import Field

_FIRST_DAY, _LAST_DAY = date(1500, 1, 1).toordinal(), date(2099, 12, 31).toordinal()
# A longer span is a slip, and would fill the index with years.
_LONGEST_DAYS = 366 * 200
_HAN = "一二三四五六七八九〇零○o"
_YEAR = re.compile(
    rf"(?:{'|'.join(ERAS)})(?:[0-9]{{1,3}}|[元十廿卅{_HAN}]{{1,4}})|(?:1[5-9]|20)[0-9]{{2}}|[一二][{_HAN}]{{3}}"
)
_APART = re.compile(
    rf"(?<![0-9])(?:{_YEAR.pattern})(?![0-9])|(?<![0-9])(?:1[5-9]|20)[0-9]{{2}}(?=(?:0[1-9]|1[0-2])(?:[0-3][0-9])?(?![0-9]))"
)
_TO = re.compile(r"至|到|~|/|\.{2,}|-+")
# [2001], 〔2001〕?: found out, not written on the paper.
_FOUND_OUT = re.compile(r"[\[(〔【](.+?)\??[\])〕】]\??")
_CLOCK = re.compile(r"[\st]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?$")
# A month or day of zeros was not known: 20010300, 2001-00-00.
_UNKNOWN = re.compile(r"(?P<year>\d{4})(?P<mark>[-./]?)(?:00(?P=mark)00|(?P<month>\d{2})(?P=mark)00)")


@dataclass(frozen=True, slots=True)
class CellDate:
    """The days of a cell as ordinals, both included; not ``whole`` where only a year of what it says could be read."""

    first: int
    last: int
    whole: bool = True

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return date.fromordinal(self.first).year

    @property
    def parts(self) -> Iterator[CalendarDate]:
        """The fewest whole years, months and days that make it up, in order."""
        day = self.first
        while day <= self.last:
            part = next(part for part in _parts_from(day) if part.first_day == day and part.last_day <= self.last)
            yield part
            day = part.last_day + 1

    @property
    def entries(self) -> list[tuple[Field, int]]:
        """The fields of the index that hold it, and its numbers there."""
        return [part.entry for part in self.parts]


def _parts_from(day: int) -> Iterator[CalendarDate]:
    when = date.fromordinal(day)
    yield CalendarDate(when.year)
    yield CalendarDate(when.year, when.month)
    yield CalendarDate(when.year, when.month, when.day)


@functools.lru_cache(4096)  # The items of a volume are of few dates.
def read_cell_date(text: str) -> CellDate | None:
    """Return the days that a cell of the column 日期 names, or those of a year in it; None where there is neither."""
    bare = "".join(_CLOCK.sub("", fold(text).strip()).split())
    bare = _FOUND_OUT.sub(r"\1", bare)
    return _read_one(bare) or _read_span(bare) or _read_year(bare)


def _read_one(text: str) -> CellDate | None:
    if unknown := _UNKNOWN.fullmatch(text):
        text = "-".join(filter(None, (unknown["year"], unknown["month"])))
    # 二〇〇一, 民国三十八: a year without its sign.
    asked = read_asked(text) or (read_asked(text + "年") if _YEAR.fullmatch(text) else ())
    return _make(asked[0].first, asked[0].last) if asked else None


def _read_span(text: str) -> CellDate | None:
    for mark in _TO.finditer(text):
        low = _read_one(text[: mark.start()])
        high = low and _read_end(text[: mark.start()], text[mark.end() :])
        if low and high and (span := _make(low.first, high.last)):
            return span
    return None


def _read_end(low: str, high: str) -> CellDate | None:
    """Return the end of a span; what it does not say is as in its beginning: 2001年3月至5月, 2001年3月5日至8日."""
    starts = ("", *(low[: low.index(sign) + 1] for sign in "年月" if sign in low))
    return next(filter(None, (_read_one(start + high) for start in starts)), None)


def _read_year(text: str) -> CellDate | None:
    found = _APART.search(text)
    asked = read_asked(found[0] + "年") if found else ()
    return _make(asked[0].first, asked[0].last, whole=False) if asked else None


def _make(first: int, last: int, *, whole: bool = True) -> CellDate | None:
    is_likely = _FIRST_DAY <= first <= last <= _LAST_DAY and last - first <= _LONGEST_DAYS
    return CellDate(first, last, whole) if is_likely else None
