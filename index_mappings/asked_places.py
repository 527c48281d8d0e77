"""How addresses are asked for: as written, by their levels, and under the other names that their districts have had.

An address whose levels stand in one address or another of an item, but not side by side, is worth less; so is one met
under a name that a district had before or got since, which is labelled ``former_name`` and never said to be the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archive.divisions import part_divisions
from index_mappings import analysis, fields, keys, place_keys, place_names
from index_mappings.fields import Field
from index_mappings.keys import MatchLabel
from index_mappings.loose_places import like_characters
from index_mappings.query import All, Node, Pattern, Some, Term, ask_tokens
from index_mappings.syntax import Word
from index_mappings.wildcards import escape

ADDRESS_WEIGHT = 12.0
_LEVELS_WEIGHT = 7.0
_NAME_ALONE_WEIGHT = 6.0
_OTHER_NAME_WEIGHT = 5.0
_OTHER_NAME_LEVELS_WEIGHT = 3.0
_OTHER_NAME_TEXT_WEIGHT = 2.0
_PARTS_WEIGHT = 2.0
_OTHER_NAME_PARTS_WEIGHT = 1.0
_LIKE_NAME_WEIGHT = 1.0
# How long a stretch may be that is two levels with the word of the first left out.
_SHORTEST_BARE_CUT, _LONGEST_CUT = 5, 9
_HAN_ALONE = re.compile("[\u4e00-\u9fff]+")
# Longer texts are no addresses.
_LONGEST = 60
_MOST_LEVELS = 12


def ask_address(word: Word) -> list[Node]:
    """Return every way to meet an address; of a bare word, only what it can hardly mean otherwise."""
    text = place_keys.normalise_place(word.text)
    asked = list(_ask_words(fields.ADDRESS, text, ADDRESS_WEIGHT))
    if word.quoted or len(text) > _LONGEST:
        return asked
    now = place_keys.strip_once(text)
    if now != text:
        asked += _ask_words(fields.ADDRESS, now, ADDRESS_WEIGHT)
    levels = place_keys.split_levels(now)
    asked += _ask_levels(levels, _LEVELS_WEIGHT, "", only_sure=word.asked is None)
    divisions, rest = part_divisions(now)
    if divisions and word.asked is not None:
        asked += _ask_levels([*divisions, *place_keys.split_levels(rest)], _LEVELS_WEIGHT, "", only_sure=False)
    for other in _under_other_names(levels):
        asked += _ask_words(fields.ADDRESS, "".join(other), _OTHER_NAME_WEIGHT, MatchLabel.FORMER_NAME)
        asked += _ask_levels(other, _OTHER_NAME_LEVELS_WEIGHT, MatchLabel.FORMER_NAME, only_sure=word.asked is None)
    asked += _ask_in_other_times(place_keys.split_rural(levels))
    return asked


def _ask_in_other_times(levels: list[str]) -> Iterator[Node]:
    """Give how an address of a village is met under the names of the communes' time, or the other way round."""
    others = [place_keys.in_other_times(level) for level in levels]
    if len(levels) > _MOST_LEVELS or not any(others):
        return
    yield from _all_of(
        [
            way
            for name in (level, *names)
            for way in _ask_words(
                fields.ADDRESS, name, 0.0 if number else _OTHER_NAME_LEVELS_WEIGHT, MatchLabel.FORMER_NAME
            )
        ]
        for number, (level, names) in enumerate(zip(levels, others, strict=True))
    )


def ask_like_places(word: Word) -> list[Node]:
    """Return how an address is met loosely.

    By its parts, where its words of level are left out (岳阳楼区茶巷子, 吕仙亭茶巷子), and by names that look or sound
    like its own.
    """
    if word.quoted or word.pattern or len(word.text) > _LONGEST:
        return []
    place = place_keys.strip_once(place_keys.normalise_place(word.text))
    levels = place_keys.split_levels(place)
    if not levels or len(levels) > _MOST_LEVELS:
        return []
    asked = _ask_like_names(place, only_sure=word.asked is None)
    if word.asked is None and len(levels) > 1 and place_keys.ends_in_level(levels[0]):
        asked += _ask_levels(levels, _PARTS_WEIGHT, "", only_sure=False)
        for other in _under_other_names(levels):
            asked += _ask_levels(other, _OTHER_NAME_PARTS_WEIGHT, MatchLabel.FORMER_NAME, only_sure=False)
    if word.asked is not None or len(levels) > 1 or _is_long_place(word.text):
        for cut in _cut_in_two(levels):
            asked += _ask_levels(cut, _PARTS_WEIGHT, "", only_sure=False)
    return asked


def _ask_like_names(place: str, *, only_sure: bool) -> list[Node]:
    """Give how a place is met by names that look or sound like those of its levels; divisions are met as they are."""
    divisions, rest = part_divisions(place)
    levels = place_keys.split_levels(rest)
    if only_sure and (len(levels) < 2 or not all(map(place_keys.ends_in_level, levels))):
        return []
    asked = [_ways_of_level(division, 0.0, "") for division in divisions]
    found = False
    for level in levels:
        weight = 0.0 if asked else _LIKE_NAME_WEIGHT
        like = list(_ask_like_level(level, weight))
        found = found or bool(like)
        # What is met as it is asked, other ways give.
        asked.append(like if len(levels) == 1 and not divisions else [*_ways_of_level(level, weight, ""), *like])
    return list(_all_of(asked)) if found else []


def _ask_like_level(level: str, weight: float) -> Iterator[Node]:
    """Give the level with one character of its name as another one; its words are cut once and changed in place."""
    swaps = list(like_characters(level))
    if not swaps:
        return
    (tokens,) = analysis.ask_text(level).phrases
    for place, other, label in swaps:
        changed = tuple((at, _change(token, place - at, other)) for at, token in tokens)
        yield ask_tokens(fields.ADDRESS, changed, weight, label)


def _change(token: str, place: int, other: str) -> str:
    return token[:place] + other + token[place + 1 :] if 0 <= place < len(token) else token


def _is_long_place(text: str) -> bool:
    """Tell whether a bare word may be a place with a level left out, rather than a name."""
    return _SHORTEST_BARE_CUT <= len(text) <= _LONGEST_CUT and not keys.looks_like_name(text)


def _cut_in_two(levels: list[str]) -> Iterator[list[str]]:
    """Give the levels with one of them as two, wherever a word of level may have been left out."""
    for number, level in enumerate(levels):
        if 4 <= len(level) <= _LONGEST_CUT and _HAN_ALONE.fullmatch(level):
            for at in range(2, len(level) - 1):
                yield [*levels[:number], level[:at], level[at:], *levels[number + 1 :]]


def ask_old_names(word: Word) -> list[Node]:
    """Return how a bare word that is an address is met in running text under other names of its district."""
    if word.quoted or len(word.text) > _LONGEST:
        return []
    text = analysis.fold_text(word.text)
    now = place_keys.strip_once(text)
    levels = place_keys.split_levels(now)
    others = ["".join(other) for other in _under_other_names(levels)]
    asked: list[Node] = []
    if others and now != text:
        asked += _ask_words(fields.BODY, now, _OTHER_NAME_WEIGHT)
    for other in others:
        asked += _ask_words(fields.BODY, other, _OTHER_NAME_TEXT_WEIGHT, MatchLabel.FORMER_NAME)
    return asked


def _ask_words(field: Field, text: str, weight: float, label: str = "") -> Iterator[Node]:
    asked = analysis.ask_text(text)
    if asked.character:
        # It begins a pair of characters, or ends a run of them.
        yield Term(field, asked.character, weight, label)
        yield Pattern(field, escape(asked.character) + "?", weight, label)
        return
    for phrase in asked.phrases:
        yield ask_tokens(field, phrase, weight, label)


def _ask_levels(levels: list[str], weight: float, label: str, *, only_sure: bool) -> Iterator[Node]:
    """Give the ways to meet levels that do not stand side by side, or without their words of level."""
    if len(levels) > _MOST_LEVELS or (only_sure and not all(map(place_keys.ends_in_level, levels))):
        return
    if len(levels) == 1:
        alone = "" if only_sure else place_keys.drop_level_word(levels[0])
        if alone:
            yield from _ask_words(fields.ADDRESS, alone, _NAME_ALONE_WEIGHT if not label else weight, label)
        return
    yield from _all_of(_ways_of_level(level, 0.0 if number else weight, label) for number, level in enumerate(levels))


def _ways_of_level(level: str, weight: float, label: str) -> list[Node]:
    ways = list(_ask_words(fields.ADDRESS, level, weight, label))
    alone = place_keys.drop_level_word(level)
    return [*ways, *_ask_words(fields.ADDRESS, alone, weight, label)] if alone else ways


def _all_of(levels: Iterable[list[Node]]) -> Iterator[Node]:
    """Give what meets every level in one of its ways, as far as there are any."""
    parts = [ways[0] if len(ways) == 1 else Some(tuple(ways)) for ways in levels if ways]
    if parts:
        yield All(tuple(parts))


def _under_other_names(levels: list[str]) -> Iterator[list[str]]:
    for number, level in enumerate(levels):
        # Most levels are no districts; the table is read when one may be.
        if level[-1:] in "区县市旗" and len(level) >= 2:
            for name in place_names.other_names(level, [*levels[:number], *levels[number + 1 :]]):
                yield [*levels[:number], name, *levels[number + 1 :]]
