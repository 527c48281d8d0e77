"""Keys of archive numbers and boxes, the same for papers and queries.

An archive number is met in any typography, with or without leading zeros, whatever stands between its parts (dashes,
dots or blanks alone); by its leading levels and parts of levels (``J998-ZY·HJ``); by its end (``D30-0001-004``), which
may begin at any part of its series (``QR·2008·D30-0001-004``) or at a file number of twelve digits, as vehicles have
(``430600900017-002``): no two are alike, whatever stands before.
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
_CITED_SHAPE = re.compile(r"(?:[A-Z][0-9]{3}|[0-9]{3,4})-[A-Z]{2}[·\-].+|[A-Z][0-9]{3}·[A-Z]{2}(?:[·\-][^·\-]+){2,}")
_SEPARATORS = "·-"
_BETWEEN_PARTS = re.compile(f"[{_SEPARATORS}]")
# A fonds and a 门类, whatever stands between.
_BEGINNING = re.compile(r"(?:[A-Z][0-9]{3}|[0-9]{3,4})[·\-][A-Z]{2}(?![^·\-])")
# Zeros before a number that a pattern has whole.
_PADDING_OF_WHOLE = re.compile(r"(?<=-)0+(?=\d+(?:-|$))")
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
    """Return the keys of an archive number: as written, and without its typography and leading zeros."""
    return tuple(keep([fold(refcode.normalise(code)), _bare_key(code)]))


def ask_keys(text: str) -> tuple[str, ...]:
    """Return the keys to ask for an archive number or a level of one, as written first.

    Blanks are separators, or nothing at all.
    """
    code = refcode.normalise(text)
    return tuple(keep([fold(code.rstrip(_SEPARATORS)), _bare_key(code), _bare_key(text)]))


def ask_patterns(pattern: str) -> tuple[str, ...]:
    """Return the patterns of a normalised and folded one, as written first."""
    bare = _PADDING_OF_WHOLE.sub("", pattern.replace("·", "-"))
    return (pattern,) if bare == pattern else (pattern, bare)


def _bare_key(code: str) -> str:
    return fold(refcode.strip_typography(code))


def begins_whole(code: str) -> bool:
    """Tell whether a normalised archive number begins with fonds and 门类, so that it is no end of one."""
    return _BEGINNING.match(code) is not None


def level_above(code: str) -> str:
    """Return a normalised archive number without its last level or part of a level; empty where it has but one."""
    return code[: max(0, *map(code.rfind, _SEPARATORS))]


@functools.lru_cache(4096)
def end_keys(code: str) -> tuple[str, ...]:
    """Return the keys of the end of an archive number and of the parts of its series; none where it has one level."""
    end = _cut_end(code)
    return (*end.volumes, *end.levels, *end.series) if end is not None else ()


def ask_end(text: str) -> RefEnd | None:
    """Return how ``text`` is asked for as the end of an archive number, or None where it cannot be one."""
    code = refcode.normalise(text)
    if begins_whole(code) or not any(map(str.isdigit, code)):
        return None
    return ask_file(text) or _read_end(_mark_series(fold(code)))


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


def _mark_series(text: str) -> str:
    """Return an end whose separators are all alike with those that it should have; its levels begin at its 保管期限."""
    parts = _BETWEEN_PARTS.split(text)
    at = max((place for place, part in enumerate(parts[:-1]) if part in _RETENTIONS), default=None)
    if at is None or all(mark in text for mark in _SEPARATORS):
        return text
    return "·".join((*parts[:at], "-".join(parts[at:])))


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
    """Return the keys of an archive number that a paper cites."""
    others = (ALTERNATIVE + CITED + key for other in alternatives for key in ref_keys(other))
    return keep((*(CITED + key for key in ref_keys(code)), *others))


def box_keys(box: str) -> list[str]:
    """Return the keys of a box number: as written, and without leading zeros."""
    key = "".join(fold(box).split())
    return keep([key, PADDING.sub("", key)])
