"""Years and days of other calendars as Gregorian ones: eras of the Republic and the late Qing, and the lunar calendar.

Shared by what reads papers and what reads queries, so that both convert alike. It converts; what a text says is for
its readers to find out.
"""

from __future__ import annotations

# The year before the first of each era.
ERA_ZERO = {"民国": 1911, "光绪": 1874, "宣统": 1908, "同治": 1861}
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
# Names of lunar months that are no numerals.
LUNAR_MONTHS = {"正": 1, "元": 1, "冬": 11, "腊": 12}


def cycle_year(cycle: str, latest: int) -> int:
    """Return the last year not after ``latest`` that has this stem and branch (丁亥)."""
    return next(
        candidate
        for candidate in range(latest, latest - 60, -1)
        if STEMS[(candidate - 4) % 10] == cycle[0] and BRANCHES[(candidate - 4) % 12] == cycle[1]
    )


def from_lunar(year: int, month: int, day: int | None) -> str | None:
    """Return the solar date of a lunar one as ISO 8601; for a month alone, the solar month that holds most of it.

    A leap month is its number below zero. None where the lunar calendar has no such month or day.
    """
    from lunar_python import Lunar, LunarMonth

    length = LunarMonth.fromYm(year, month)
    if length is None or (day is not None and not 1 <= day <= length.getDayCount()):
        return None
    solar = Lunar.fromYmd(year, month, day if day is not None else 15).getSolar()
    text = f"{solar.getYear():04}-{solar.getMonth():02}-{solar.getDay():02}"
    return text if day is not None else text[:7]
