"""Provinces, prefectures and counties by their code and the years in which they bore a name (GB/T 2260).

The table is python-stdnum's, which begins in 1980. A code may have had several names, and a name several codes.
"""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import NamedTuple

_PROVINCE = re.compile(r'([0-9]{2}) province="([^"]*)"')
_COUNTY = re.compile(r'\s+([0-9]{4}) county="([^"]*)"')
_PERIOD = re.compile(r"(?:\[(?P<first>[0-9]*)-(?P<last>[0-9]*)\])?(?P<name>[^,\[\]]+)")
_NO_NAMES = {"市辖区", "县"}


class Division(NamedTuple):
    """``code`` has six digits; ``first`` and ``last`` are years, 0 where the table has no end."""

    code: str
    name: str
    first: int
    last: int


@functools.cache
def divisions() -> tuple[Division, ...]:
    """Return all there are and were, by code."""
    found: list[Division] = []
    province = ""
    for row in (resources.files("stdnum") / "cn" / "loc.dat").read_text("utf-8").splitlines():
        upper = _PROVINCE.match(row)
        if upper is not None:
            province = upper[1]
            continue
        county = _COUNTY.match(row)
        if county is None:
            continue
        for period in _PERIOD.finditer(county[2]):
            if period["name"] not in _NO_NAMES:
                first, last = (int(period[edge] or 0) for edge in ("first", "last"))
                found.append(Division(province + county[1], period["name"], first, last))
    return tuple(found)
