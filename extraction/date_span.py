"""A date of a paper: from its numbers to ISO 8601 cut to its precision, whatever the style they are written in.

An impossible day or month is cut off and named in the checks, never mended.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from archive.numerals import LOOK_ALIKES, read_number

_BIRTH_BEFORE = re.compile(r"(?:出生(?:年月日?|日期|时间)?|生于|生日)[:为]{0,2}$")
_LONGEST_BIRTH_WORD = 7
BORN = re.compile(r"\)?[,，]?(?:出生|生(?!产|活|效|日期|育|前|意|态))")


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


def follows_birth(text: str, start: int) -> bool:
    """Say whether the words right before ``start`` say that somebody was born then."""
    return _BIRTH_BEFORE.search(text, max(0, start - _LONGEST_BIRTH_WORD), start) is not None


def read_count(text: str) -> int | None:
    """Return the number of a month or a day in digits or Han numerals; the first month may be 元."""
    return 1 if text == "元" else read_arabic(text) or read_number(text)


def read_arabic(text: str | None) -> int | None:
    """Return a number in digits, letters that look like digits taken for them; None where it is none."""
    if not text:
        return None
    digits = text.translate(LOOK_ALIKES)
    return int(digits) if digits.isascii() and digits.isdigit() else None


# A paper may tell of what came so many years after the year of its archive number.
_LATER = 10


def century_of(short: int, year: int | None, *, born: bool = False) -> int:
    """Return the whole year of its last two digits on a paper of ``year``; nobody is ``born`` after his paper."""
    limit = 2030 if year is None else year if born else year + _LATER
    return 2000 + short if 2000 + short <= limit else 1900 + short


def restore_zero(torn: str, year: int | None) -> int | None:
    """Return the year that three read digits and a lost zero make: of those that can be, the nearest to ``year``."""
    latest = year if year is not None else 2030
    candidates = {read_number(f"{torn[:place]}〇{torn[place:]}") or 0 for place in (1, 2, 3)}
    possible = [candidate for candidate in candidates if 1880 <= candidate <= latest + 1]
    return min(possible, key=lambda candidate: abs(latest - candidate), default=None)


def is_real(numbers: list[int | None]) -> bool:
    """Say whether there is such a month or day; ``numbers`` are year, month and, or None, day."""
    year, month, day = numbers
    if year is None or month is None or not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= calendar.monthrange(year, month)[1]


def make_span(text: str, start: int, end: int, numbers: list[int | None], checks: tuple[str, ...]) -> DateSpan:
    """Return the date that stands at ``text[start:end]``, cut where its month or day is none, which ``!date`` says."""
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
    born = bool(BORN.match(text, end))
    return DateSpan(start, end, value, checks, born=born)
