"""The table of lunar years agrees with the library that computes them."""

from __future__ import annotations

import random

from archive.calendars import from_lunar


def test_every_year_and_month_begins_where_the_library_says():
    from lunar_python import Lunar, LunarYear

    chance = random.Random(1)
    for year in chance.sample(range(1800, 2101), 60):
        for month in LunarYear.fromYear(year).getMonthsInYear():
            number, length = month.getMonth(), month.getDayCount()
            for day in (1, length):
                assert from_lunar(year, number, day) == Lunar.fromYmd(year, number, day).getSolar().toYmd()
            assert from_lunar(year, number, length + 1) is None


def test_what_is_not_there():
    assert from_lunar(1957, -8, 1) == "1957-09-24"
    assert from_lunar(1957, -7, 1) is None
    assert from_lunar(1957, 13, None) is None
    assert from_lunar(1957, 8, 0) is None
    assert from_lunar(1799, 1, 1) is None
    assert from_lunar(1957, 8, None) == "1957-09"
