"""Years and days of other calendars as Gregorian ones: eras of the Republic and the late Qing, and the lunar calendar.

Shared by what reads papers and what reads queries, so that both convert alike. It converts; what a text says is for
its readers to find out.
"""

from __future__ import annotations

import functools
from datetime import date, timedelta
from importlib import resources
from typing import NamedTuple

# The year before the first of each era; the years before the Republic are counted back from 1912.
_ERA_ZERO = {"民国前": 1912, "民国": 1911, "光绪": 1874, "宣统": 1908, "同治": 1861}
# Their names, the longer of two that begin alike first.
ERAS = tuple(_ERA_ZERO)
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
# Names of lunar months that are no numerals.
LUNAR_MONTHS = {"正": 1, "元": 1, "冬": 11, "腊": 12}


def era_year(era: str, counted: int) -> int:
    """Return the Gregorian year of the ``counted`` year of one of ``ERAS`` (民国前五年 is 1907)."""
    return _ERA_ZERO[era] + (-counted if era == "民国前" else counted)


def cycle_year(cycle: str, latest: int) -> int:
    """Return the last year not after ``latest`` that has this stem and branch (丁亥)."""
    return next(
        candidate
        for candidate in range(latest, latest - 60, -1)
        if STEMS[(candidate - 4) % 10] == cycle[0] and BRANCHES[(candidate - 4) % 12] == cycle[1]
    )


def from_lunar(year: int, month: int, day: int | None) -> str | None:
    """Return the solar date of a lunar one as ISO 8601; for a month alone, the solar month that holds most of it.

    A leap month is its number below zero. None where the lunar calendar has no such month or day, and for years before
    1800 or after 2100.
    """
    known = _lunar_years().get(year)
    if known is None:
        return None
    months = [*range(1, 13)]
    if known.leap:
        months.insert(known.leap, -known.leap)
    if month not in months:
        return None
    at = months.index(month)
    if day is not None and not 1 <= day <= known.lengths[at]:
        return None
    days = sum(known.lengths[:at]) + (day if day is not None else 15) - 1
    text = (known.first + timedelta(days=days)).isoformat()
    return text if day is not None else text[:7]


class _LunarYear(NamedTuple):
    """A year: its first day, the month that a leap month follows (0: none), and the days of its months."""

    first: date
    leap: int
    lengths: tuple[int, ...]


@functools.cache
def _lunar_years() -> dict[int, _LunarYear]:
    years: dict[int, _LunarYear] = {}
    for row in (resources.files("archive") / "lunar_years.tsv").read_text("utf-8").splitlines():
        if not row.startswith("#"):
            year, first, leap, lengths = row.split("\t")
            years[int(year)] = _LunarYear(date.fromisoformat(first), int(leap), tuple(map(int, lengths.split())))
    return years
