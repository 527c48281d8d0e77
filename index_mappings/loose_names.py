"""Loose keys: under which a name is met that is written otherwise, because it looks or sounds like what was asked.

``index_keys`` gives what the index holds of a name, ``ask_keys`` what a query asks, with weights that say how near it
is. A query also asks the strict keys of names that look like the one asked, so the index need not hold each likeness.
All of it stands below whatever meets a name as written; ``LABEL_OF_WEIGHT`` tells the two apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index_mappings import name_shapes, name_sounds

# Prefixes of loose keys, beside those of ``keys``.
SHAPE = "&"  # each character by the first of its class of look-alikes; left out where it is the folded name itself
SOUND = "@"  # a toneless reading
NEAR = "^"  # a reading with what is heard alike made one
INITIALS = "$"  # of the syllables of a reading
PREFIXES = SHAPE + SOUND + NEAR + INITIALS

# Below every weight of a strict leaf (``compile``), so that one word alone never ranks a loose hit above a strict one.
SHAPE_WEIGHT = 7.0
SOUND_WEIGHT = 6.0
FAR_SHAPE_WEIGHT = 5.0
CLOSE_SOUND_WEIGHT = 4.0
NEAR_WEIGHT = 3.0
INITIALS_WEIGHT = 2.0
HEAVIEST = SHAPE_WEIGHT

# Names of other kinds of letters, and longer ones, are no names that are read character by character.
_HAN_NAME = re.compile("[㐀-鿿〇]{2,15}")
_INITIALS = re.compile("[a-z]{2,4}")
# Of so many readings of a name that is asked, those that are heard alike are asked too.
_MOST_HEARD = 2
_MOST_INITIALS = 2


def index_keys(folded: str) -> Iterator[str]:
    """Yield the loose keys of a folded name, or of one part of it."""
    if not _HAN_NAME.fullmatch(folded):
        for reading in _read_latin(folded):
            yield SOUND + "".join(reading)
            yield NEAR + "".join(map(name_sounds.hear, reading))
        return
    shape = name_shapes.fold_shapes(folded)
    if shape != folded:
        yield SHAPE + shape
    readings = name_sounds.read_name(folded)
    for reading in readings:
        yield SOUND + "".join(reading)
    for reading in readings:
        yield NEAR + "".join(map(name_sounds.hear, reading))
    for reading in readings[:_MOST_INITIALS]:
        if len(reading) <= 4:
            yield INITIALS + name_sounds.initials_of(reading)


def ask_keys(name: str, folded: str, *, strict: str) -> Iterator[tuple[str, float]]:
    """Yield the keys to ask for a name, and their weights.

    Args:
        name: as it was asked.
        folded: the same, folded.
        strict: the prefixes of strict keys that are asked for a name that looks like this one; only the first of them
            for each of the many that differ in one character.
    """
    if not _HAN_NAME.fullmatch(folded):
        yield from _ask_latin(name, folded)
        return
    shape = name_shapes.fold_shapes(folded)
    yield SHAPE + shape, SHAPE_WEIGHT
    if shape != folded:
        yield from ((prefix + shape, SHAPE_WEIGHT) for prefix in strict)
    for other, is_close in name_shapes.swap_one(folded):
        yield strict[0] + other, SHAPE_WEIGHT if is_close else FAR_SHAPE_WEIGHT
    readings = name_sounds.read_name(folded)
    yield from _ask_readings(readings)


def _ask_readings(readings: list[name_sounds.Reading]) -> Iterator[tuple[str, float]]:
    for reading in readings:
        yield SOUND + "".join(reading), SOUND_WEIGHT
    for reading in readings[:_MOST_HEARD]:
        for other in name_sounds.hear_near(reading):
            yield SOUND + "".join(other), CLOSE_SOUND_WEIGHT
    for reading in readings:
        yield NEAR + "".join(map(name_sounds.hear, reading)), NEAR_WEIGHT


def _ask_latin(name: str, folded: str) -> Iterator[tuple[str, float]]:
    yield from _ask_readings(_read_latin(name))
    if _INITIALS.fullmatch(folded):
        yield INITIALS + folded, INITIALS_WEIGHT


def _read_latin(name: str) -> list[name_sounds.Reading]:
    """Return the ways to read a name in pinyin: of two syllables or more, since one alone is no name."""
    readings = name_sounds.cut_pinyin(name_sounds.squeeze_pinyin(name))
    return [reading for reading in readings if len(reading) > 1]
