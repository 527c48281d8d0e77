"""Other names that a district, county or city has had, to widen what is asked; never to say that two places are one.

Two sources, both data: the table of division codes with its years that python-stdnum brings (names that one code has
had, and counties that became cities or districts of the same name), and ``place_names.tsv`` for what it cannot show.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

from archive.divisions import Division, divisions

# A name that more places than this have had (郊区) says too little, unless the place above is named too.
MOST_OTHER_NAMES = 8

_KIND = re.compile("(?:自治县|地区|[市县区旗])$")


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name of a place: ``above`` are places it lies in, by any of their names; ``year`` of the change, or 0."""

    name: str
    above: tuple[str, ...]
    year: int


def other_names(name: str, named_too: Iterable[str] = ()) -> list[str]:
    """Return the other names that places called ``name`` have or had, without the word 原.

    Args:
        name: of a district, county or city, with its word of level.
        named_too: other places that were named with it; where they say which of several is meant, only its are given.
    """
    found = _table().get(name, ())
    beside = set(named_too)
    meant = [other for other in found if beside.intersection(other.above)] or list(found)
    names = list(dict.fromkeys(other.name for other in meant))
    return names if len(names) <= MOST_OTHER_NAMES else []


@functools.cache
def _table() -> dict[str, tuple[OtherName, ...]]:
    names = divisions()
    by_code: dict[str, list[Division]] = {}
    for named in names:
        by_code.setdefault(named.code, []).append(named)
    table: dict[str, list[OtherName]] = {}
    for code, held in by_code.items():
        if len(held) < 2:
            continue
        above = tuple(named.name for upper in (code[:2] + "0000", code[:4] + "00") for named in by_code.get(upper, ()))
        for before in held:
            for since in held:
                _join(table, before, since, above)
    # Whoever asks waits for this table once: only names that some place no longer has are looked at closely.
    ended = {(named.code[:2], _KIND.sub("", named.name)) for named in names if named.last}
    by_stem: dict[tuple[str, str], list[Division]] = {}
    for named in names:
        stem = _KIND.sub("", named.name)
        if len(stem) >= 2 and (named.code[:2], stem) in ended:
            by_stem.setdefault((named.code[:2], stem), []).append(named)
    # 岳阳县 lives on beside 岳阳市: no name of one for the other.
    alive = {(named.code[:2], named.name) for named in names if not named.last}
    for held in by_stem.values():
        for before in held:
            for since in held:
                if (before.code[:2], before.name) not in alive and abs(since.first - before.last) <= 1:
                    _join(table, before, since, ())
    for row in (resources.files("index_mappings") / "place_names.tsv").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            year, upper, old, new = row.split("\t")
            _put(table, old, OtherName(new, (upper,) if upper else (), int(year)))
            _put(table, new, OtherName(old, (upper,) if upper else (), int(year)))
    return {name: tuple(others) for name, others in table.items()}


def _join(table: dict[str, list[OtherName]], before: Division, since: Division, above: tuple[str, ...]) -> None:
    if before.name != since.name and before.last and before.last <= (since.first or 0):
        _put(table, before.name, OtherName(since.name, above, since.first))
        _put(table, since.name, OtherName(before.name, above, since.first))


def _put(table: dict[str, list[OtherName]], name: str, other: OtherName) -> None:
    held = table.setdefault(name, [])
    if other not in held:
        held.append(other)
