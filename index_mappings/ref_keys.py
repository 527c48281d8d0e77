"""Keys of archive numbers and boxes, the same for papers and queries.

An archive number is met in any typography, with or without leading zeros; by its leading levels and parts of levels
(``J998-ZY·HJ``); by its end (``D30-0001-004``), which may begin at any part of its series (``QR·2008·D30-0001-004``) or
at a file number of twelve digits, as vehicles have (``430600900017-002``): no two are alike, whatever stands before.
One that a paper cites (a register of loans, a reference) is kept apart from the numbers that items bear.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive import refcode
from archive.folding import fold
from index_mappings.keys import ALTERNATIVE
from index_mappings.number_keys import PADDING, keep

# Before the end of an archive number, and before each part of its series.
END = ">"
_LEVEL = "#"
# Before an archive number that a paper cites, among its other numbers.
CITED = "&"
_CITED_ROLE = "archive_number"
_CITED_SHAPE = re.compile(r"(?:[A-Z][0-9]{3}|[0-9]{3,4})-[A-Z]{2}[·\-].+")
_SEPARATORS = "·-"
# Of an archive number typed with blanks: parts behind the fonds, and levels behind the series.
_FEWEST_PARTS, _MOST_LEVELS = 2, 3
_LONG_FILE = re.compile("[0-9]{12}")
# What may stand before a file as the mark of its 保管期限.
_RETENTIONS = ("y", "c", "d", "永久", "长期", "短期", *(f"d{years}" for years in range(1, 100)))


@dataclass(frozen=True, slots=True)
class RefEnd:
    """How the end of an archive number is asked: by keys of its levels, and keys and years of the series before them.

    The first two levels are one key and each further level another: whole ends would be as many as there are items.
    Where the first of the two was not said, ``volumes`` has every key that they may have.
    """

    volumes: tuple[str, ...]
    levels: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@functools.lru_cache(4096)  # The items of a volume share all levels but the last.
def ref_keys(code: str) -> tuple[str, ...]:
    """Return the keys of an archive number, with and without leading zeros."""
    key = fold(refcode.normalise(code))
    return tuple(keep([key, PADDING.sub("", key)]))


def read_blanks(text: str) -> tuple[str, ...]:
    """Return the archive numbers that parts with nothing but blanks between them may be (``J997 ZY CL 2011 D30 5 3``).

    The parts behind the fonds are those of the series; how many of the last ones are levels of their own is not said.
    """
    fonds, *parts = map(refcode.normalise, text.split()) if text.strip() else [""]
    if len(parts) < _FEWEST_PARTS or any(mark in part for part in (fonds, *parts) for mark in _SEPARATORS):
        return ()
    cuts = range(len(parts), max(0, len(parts) - _MOST_LEVELS - 1), -1)
    return tuple("-".join((fonds, "·".join(parts[:cut]), *parts[cut:])) for cut in cuts)


def level_above(code: str) -> str:
    """Return a normalised archive number without its last level or part of a level; empty where it has but one."""
    return code[: max(0, *map(code.rfind, _SEPARATORS))]


def ask_level(text: str) -> str:
    """Return an archive number or a level of one without a separator that stands at its end."""
    return text.rstrip(_SEPARATORS)


@functools.lru_cache(4096)
def end_keys(code: str) -> tuple[str, ...]:
    """Return the keys of the end of an archive number and of the parts of its series; none where it has one level."""
    end = _cut_end(code)
    return (*end.volumes, *end.levels, *end.series) if end is not None else ()


def ask_end(text: str) -> RefEnd | None:
    """Return how ``text`` is asked for as the end of an archive number, or None where it cannot be one."""
    if not any(character.isdigit() for character in text):
        return None
    return ask_file(text) or _read_end(fold(refcode.normalise(text)))


def ask_file(text: str) -> RefEnd | None:
    """Return how the end of an archive number is asked for that begins at a file of twelve digits; None for others."""
    file, *rest = fold(refcode.normalise(text)).split("-")
    if not _LONG_FILE.fullmatch(file):
        return None
    number, *levels = PADDING.sub("", "-".join((file, *rest))).split("-")
    return RefEnd(tuple(f"{END}{mark}-{number}" for mark in _RETENTIONS), _level_keys(levels))


def _level_keys(levels: Iterable[str]) -> tuple[str, ...]:
    return tuple(END + _LEVEL + level for level in levels)


def _cut_end(code: str) -> RefEnd | None:
    _fonds, _, rest = fold(refcode.normalise(code)).partition("-")
    return _read_end(rest)


def _read_end(text: str) -> RefEnd | None:
    *series, levels = text.split("·")
    if "-" not in levels:
        return None
    first, second, *rest = PADDING.sub("", levels).split("-")
    # Years stand in a field of their own.
    return RefEnd(
        (f"{END}{first}-{second}",),
        _level_keys(rest),
        tuple(END + part for part in series if part and not part.isdecimal()),
        tuple(int(part) for part in series if part.isdecimal() and len(part) == 4),
    )


def is_citation(value: str, role: str) -> bool:
    """Tell whether a number on a paper is an archive number: by what the paper calls it, or by its shape."""
    return role == _CITED_ROLE or _CITED_SHAPE.fullmatch(refcode.normalise(value)) is not None


def cited_keys(code: str, *, alternatives: tuple[str, ...] = ()) -> list[str]:
    """Return the keys of an archive number that a paper cites, with and without leading zeros."""
    others = (ALTERNATIVE + CITED + key for other in alternatives for key in ref_keys(other))
    return keep((*(CITED + key for key in ref_keys(code)), *others))


def box_keys(box: str) -> list[str]:
    """Return the keys of a box number: as written, and without leading zeros."""
    key = "".join(fold(box).split())
    return keep([key, PADDING.sub("", key)])
