"""Makes ``archive/lunar_years.tsv``, the years of the lunar calendar: ``python -m samples.lunar_years``.

lunar-python computes them from the positions of sun and moon, which takes ten milliseconds a year, too long for a
query.
"""

from __future__ import annotations

from pathlib import Path

YEARS = range(1800, 2101)
TABLE = Path(__file__).parents[1] / "archive" / "lunar_years.tsv"
_HEAD = """\
# Years of the lunar calendar, computed by lunar-python (samples/lunar_years.py).
# Columns: the year; its first day; the month that a leap month follows, 0 for none; days of its months in their order.
"""


def main() -> None:
    """Write the table."""
    from lunar_python import LunarYear

    rows = []
    for number in YEARS:
        months = LunarYear.fromYear(number).getMonthsInYear()
        first = _first_day(number)
        leap = next((-month.getMonth() for month in months if month.getMonth() < 0), 0)
        lengths = " ".join(str(month.getDayCount()) for month in months)
        rows.append(f"{number}\t{first}\t{leap}\t{lengths}\n")
    TABLE.write_text(_HEAD + "".join(rows), encoding="utf-8")


def _first_day(year: int) -> str:
    from lunar_python import Lunar

    return str(Lunar.fromYmd(year, 1, 1).getSolar().toYmd())


if __name__ == "__main__":
    main()
