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
# Two names of two characters.
_SHORTEST_ROW = 4
# The word of level at the end of a name, and the nationalities before 自治.
_LEVEL_WORD = re.compile(
    "(?<=..)(?:(?:[\u4e00-\u9fff]{1,4}族|维吾尔)*自治[区州县旗]|特别行政区|地区|省|市|区|县|盟|旗)$"
)


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


def part_divisions(text: str) -> tuple[tuple[str, ...], str]:
    """Return the divisions that a text begins with, and the rest; none but where it names two or more in a row.

    Each lies in the province of the one before and below it. Words of level may be left out: 湖北监利, 湖南省平江.
    """
    if len(text) < _SHORTEST_ROW:
        return (), text
    parted = _part(text, "", 0)
    return (parted[0], parted[1]) if len(parted[0]) > 1 else ((), text)


def _part(text: str, province: str, level: int) -> tuple[tuple[str, ...], str]:
    names = _by_name()
    best: tuple[tuple[str, ...], str] = ((), text)
    for length in range(min(_longest_name(), len(text)), 1, -1):
        for code in names.get(text[:length], ()):
            own = _level_of(code)
            if own <= level or (province and code[:2] != province):
                continue
            below, rest = _part(text[length:], code[:2], own)
            if len(below) + 1 > len(best[0]):
                best = ((text[:length], *below), rest)
    return best


def _level_of(code: str) -> int:
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


@functools.cache
def _by_name() -> dict[str, tuple[str, ...]]:
    """Return codes by names with and without their words of level, one for each province and level."""
    table: dict[str, dict[tuple[str, int], str]] = {}
    for one in divisions():
        for name in (one.name, _LEVEL_WORD.sub("", one.name)):
            if len(name) > 1:
                table.setdefault(name, {}).setdefault((one.code[:2], _level_of(one.code)), one.code)
    return {name: tuple(codes.values()) for name, codes in table.items()}


@functools.cache
def _longest_name() -> int:
    return max(map(len, _by_name()))
