"""Dates as integers: the one place that decides how days, months and years are numbered and how a date is read.

Numbers: a day is its proleptic Gregorian ordinal (1 = 0001-01-01), a month is ``12 · year + month - 1``, a year is
itself. A date of a paper stands in the field of its own precision only; a span of days asks all three, so that it meets
every date that may lie in it. Births stand in one field, each precision in a band of numbers of its own. No calendar
but the Gregorian is known here: extraction converts what papers say, ``asked_dates`` what people ask.
"""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass
from datetime import date

from archive.folding import fold
from index_mappings import fields
from index_mappings.fields import Field
from index_mappings.query import Node, Range, Some

# In the field of births, months and years stand above all days.
_BIRTH_MONTHS = 10_000_000
_BIRTH_YEARS = 20_000_000

_DATE = re.compile(
    r"(?P<year>\d{4})(?:年|(?:[-./年](?P<month>\d{1,2})(?:月|[-./月](?P<day>\d{1,2})日?)?))?|"
    r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})?"
)


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date with its precision: ``month`` and ``day`` are None where the paper does not say."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first_day(self) -> int:
        return date(self.year, self.month or 1, self.day or 1).toordinal()

    @property
    def last_day(self) -> int:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1]).toordinal()

    @property
    def iso(self) -> str:
        """ISO 8601, cut to the precision."""
        parts = (f"{self.month:02}" if self.month else "", f"{self.day:02}" if self.day else "")
        return "-".join((f"{self.year:04}", *filter(None, parts)))

    @property
    def birth_entry(self) -> tuple[Field, int]:
        """The field that holds this date as one on which somebody was born, and its number there."""
        field, number = self.entry
        base = {fields.DATE_DAY: 0, fields.DATE_MONTH: _BIRTH_MONTHS, fields.DATE_YEAR: _BIRTH_YEARS}[field]
        return fields.BIRTH, base + number

    @property
    def entry(self) -> tuple[Field, int]:
        """The field that holds this date, and its number there."""
        if self.month is None:
            return fields.DATE_YEAR, self.year
        if self.day is None:
            return fields.DATE_MONTH, 12 * self.year + self.month - 1
        return fields.DATE_DAY, self.first_day


@functools.lru_cache(4096)
def read_date(text: str) -> CalendarDate | None:
    """Read ``2008``, ``2008-12``, ``2008.12.6``, ``20081206``, ``2008年12月6日``; None for anything else."""
    found = _DATE.fullmatch("".join(fold(text).split()))
    if found is None:
        return None
    year = int(found["year"] or found["y"])
    month = found["month"] or found["m"]
    day = found["day"] or found["d"]
    result = CalendarDate(year, int(month) if month else None, int(day) if day else None)
    try:
        date(result.year, result.month or 1, result.day or 1)
    except ValueError:
        return None
    return result


@dataclass(frozen=True, slots=True)
class Band:
    """Where the numbers of days, months and years stand: a field and what is added to them."""

    days: Field
    months: Field
    years: Field
    month_base: int = 0
    year_base: int = 0


DATES = Band(fields.DATE_DAY, fields.DATE_MONTH, fields.DATE_YEAR)
BIRTHS = Band(fields.BIRTH, fields.BIRTH, fields.BIRTH, _BIRTH_MONTHS, _BIRTH_YEARS)
# In spans longer than this, a date that may lie outside is not ranked below others: it is one of very many.
_LONGEST_RANKED = 750


def ask_days(first: int, last: int, *, weight: float, band: Band = DATES, label: str = "") -> Node:
    """Return what asks for a date that may lie from day ``first`` to day ``last``, both included.

    A month that lies in the span only in part is worth half of ``weight``, such a year a quarter: so ``weight`` is a
    multiple of four.
    """
    low, high = date.fromordinal(first), date.fromordinal(last)
    months = (12 * low.year + low.month - 1, 12 * high.year + high.month - 1)
    asked = [Range(band.days, first, last, weight, label)]
    asked += _ask_parts(band.months, band.month_base, months, _whole_months(first, last, months), weight, 2, label)
    asked += _ask_parts(
        band.years,
        band.year_base,
        (low.year, high.year),
        _whole_years(first, last, low.year, high.year),
        weight,
        4,
        label,
    )
    return Some(tuple(asked))


def _ask_parts(
    field: Field, base: int, touched: tuple[int, int], whole: tuple[int, int], weight: float, loss: int, label: str
) -> list[Range]:
    wide = touched[1] - touched[0] > _LONGEST_RANKED // (31 if loss == 2 else 366)
    if whole == touched or wide:
        return [Range(field, base + touched[0], base + touched[1], weight, label)]
    asked = [Range(field, base + touched[0], base + touched[1], weight / loss, label)]
    if whole[0] <= whole[1]:
        asked.append(Range(field, base + whole[0], base + whole[1], weight, label))
    return asked


def _whole_months(first: int, last: int, touched: tuple[int, int]) -> tuple[int, int]:
    low, high = (CalendarDate(month // 12, month % 12 + 1) for month in touched)
    return touched[0] + (low.first_day < first), touched[1] - (high.last_day > last)


def _whole_years(first: int, last: int, low: int, high: int) -> tuple[int, int]:
    return low + (CalendarDate(low).first_day < first), high - (CalendarDate(high).last_day > last)
