"""Places that look or sound like the one asked: with one character of a name as it may have been misread or misspelt.

The index holds nothing for it: a query asks for the names that differ in one look-alike or homophone from the one of a
level (桐萌巷, 桐阴巷 for 桐荫巷). Numbers are never taken for others, and divisions are left alone: the table of them
puts them right when a paper is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice, zip_longest

from index_mappings import name_shapes, name_sounds, place_keys
from index_mappings.keys import MatchLabel

# Each name that is asked costs a phrase; a level has this many at most.
_MOST_NAMES = 64
# A name of one character differs from too many in one character.
_SHORTEST_NAME = 2
_LONGEST_NAME = 8
_DIVISION = re.compile("(?:[省市县旗州盟]|(?<![社小])区)$")
_NAME = re.compile("[㐀-鿿]+")
_NUMERAL = re.compile("[〇一二三四五六七八九十百零廿卅]")


def like_characters(level: str) -> Iterator[tuple[int, str, MatchLabel]]:
    """Yield what one character of the name of a level may be taken for: its place, another one, how they are alike.

    The likelier ones come first. None for a division (平江县), for a level that is counted (28号, 五组), or whose name
    is too short to be told from others.
    """
    name = place_keys.name_of_level(level)
    if _DIVISION.search(level) or not (_SHORTEST_NAME <= len(name) <= _LONGEST_NAME and _NAME.fullmatch(name)):
        return
    # The likeliest of each character come before the others of the first.
    rows = zip_longest(*map(_like_one, name))
    swaps = ((place, *found) for row in rows for place, found in enumerate(row) if found is not None)
    yield from islice(swaps, _MOST_NAMES)


def _like_one(character: str) -> Iterator[tuple[str, MatchLabel]]:
    if _NUMERAL.match(character):
        return
    close, far = name_shapes.look_alikes(character)
    found = chain(
        ((other, MatchLabel.SHAPE) for other in close),
        ((other, MatchLabel.SOUND) for other in name_sounds.homophones(character)),
        ((other, MatchLabel.SHAPE) for other in far),
    )
    seen = {character}
    for other, label in found:
        if other not in seen and not _NUMERAL.match(other):
            seen.add(other)
            yield other, label
