"""Dates as integers: the one place that decides how days, months and years are numbered and how a date is read.

Numbers: a day is its proleptic Gregorian ordinal (1 = 0001-01-01), a month is ``12 · year + month - 1``, a year is
itself. A date of a paper stands in the field of its own precision only; a span of days asks all three, so that it meets
every date that may lie in it. No calendar but the Gregorian is known here: extraction converts the others.
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


def ask_days(first: int, last: int, *, weight: float) -> Node:
    """Return what asks for a date that may lie from day ``first`` to day ``last``, both included."""
    low, high = date.fromordinal(first), date.fromordinal(last)
    return Some(
        (
            Range(fields.DATE_DAY, first, last, weight),
            Range(fields.DATE_MONTH, 12 * low.year + low.month - 1, 12 * high.year + high.month - 1, weight),
            Range(fields.DATE_YEAR, low.year, high.year, weight),
        )
    )
