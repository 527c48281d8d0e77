"""Solves ID numbers of which a digit was lost, doubled or misread, by what such a number must be.

Eighteen characters hold a check character, a real birth date, a province and a sex; the paper beside them often gives
the birth date and the sex once more. A number is put right only where all of that leaves one reading far ahead of the
others; else the sound readings are offered. Nothing here looks at pages: what the paper says comes in as ``Known``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.id_numbers import birth_date_of
from extraction.flow import best_combinations
from extraction.identity import PROVINCES, checksum_holds, is_male

ILLEGIBLE = "□"
# How much likelier the chosen reading must be than all others together.
_AHEAD = 4.0
# The least for a digit that no runner-up speaks for, as against one that was read; a digit lost or doubled.
_UNSEEN = 1e-4
_SHIFTED = 1e-3
# Below this a runner-up is noise: wrong numbers exist on paper, and are not to be made right.
_SEEN = 0.02
_MOST_OFFERED = 4
_DIGITS = "0123456789"

# For each character read: what may stand there and how probable it is, the reading first.
Choices = Sequence[Sequence[tuple[float, str]]]


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the paper says of the number's holder elsewhere.

    Attributes:
        births: full birth dates (ISO 8601) that may be the holder's; empty where none is told.
        male: the sex, or None.
        latest_year: the holder was born no later, or None.
    """

    births: frozenset[str] = frozenset()
    male: bool | None = None
    latest_year: int | None = None

    def is_too_late(self, born: str | None) -> bool:
        """Say whether a birth date (ISO 8601) is later than the holder can have been born; not where none is told."""
        return born is not None and self.latest_year is not None and int(born[:4]) > self.latest_year


@dataclass(frozen=True, kw_only=True)
class Solution:
    """``value`` is the number put right, or empty where no reading is far ahead; ``others`` are sound readings."""

    value: str
    confirmed: bool
    others: tuple[str, ...]


def solve(choices: Choices, known: Known) -> Solution:
    """Return what the number must have been. ``choices`` holds digits, ``X`` and ``ILLEGIBLE`` alone."""
    weights: dict[str, float] = {}
    for weight, reading in _readings(choices):
        if len(reading) == 18 and _is_sound(reading, known):
            weights[reading] = max(weight, weights.get(reading, 0.0))
    confirmed = {reading: weight for reading, weight in weights.items() if birth_date_of(reading) in known.births}
    standing = confirmed or weights
    ranked = sorted(standing, key=lambda reading: (-standing[reading], reading))
    if not ranked:
        return Solution(value="", confirmed=False, others=())
    rest = sum(standing[reading] for reading in ranked[1:])
    # Without the birth date, any digit can be made to fit the check character: then only what was seen counts.
    seen = bool(confirmed) or standing[ranked[0]] > _SEEN or _is_lost(choices)
    if seen and standing[ranked[0]] > _AHEAD * rest:
        near = [one for one in ranked[1:] if standing[one] > max(_UNSEEN, 0.01 * standing[ranked[0]])]
        return Solution(value=ranked[0], confirmed=bool(confirmed), others=tuple(near[:_MOST_OFFERED]))
    # Which of many equal readings it was, nobody can say: none is offered then.
    offered = ranked if len(ranked) <= _MOST_OFFERED else [one for one in ranked if standing[one] > _SEEN]
    return Solution(value="", confirmed=False, others=tuple(offered[:_MOST_OFFERED]))


def _is_lost(choices: Choices) -> bool:
    """Say whether one illegible character is all that is wrong with the number."""
    return len(choices) == 18 and sum(options[0][1] == ILLEGIBLE for options in choices) == 1


def _is_sound(reading: str, known: Known) -> bool:
    born = birth_date_of(reading)
    if born is None or reading[:2] not in PROVINCES or not checksum_holds(reading):
        return False
    if known.is_too_late(born):
        return False
    return known.male is None or is_male(reading) == known.male


def _readings(choices: Choices) -> Iterator[tuple[float, str]]:
    """Yield what may have stood there with how probable it is as against what was read."""
    read = "".join(options[0][1] for options in choices)
    lost = read.count(ILLEGIBLE)
    if lost:
        if lost <= 2 and len(read) == 18:
            yield from ((_share_of(filled, read, choices), filled) for filled in _filled(read))
        return
    if len(read) == 18:
        base = 1.0
        for options in choices:
            base *= options[0][0]
        by_text = [{text: share for share, text in options} for options in choices]
        for reading in best_combinations(choices, limit=40, floor=1e-5):
            weight = 1.0
            for text, shares in zip(reading, by_text, strict=True):
                weight *= shares[text]
            yield weight / base, reading
        yield from _with_one_other(read, choices)
    elif len(read) == 17:
        yield from (
            (_SHIFTED, read[:place] + digit + read[place:])
            for place in range(18)
            for digit in (_DIGITS if place < 17 else _DIGITS + "X")
        )
    elif len(read) == 19:
        yield from ((_SHIFTED, read[:place] + read[place + 1 :]) for place in range(19))


def _share_of(filled: str, read: str, choices: Choices) -> float:
    """Return how probable the digits are that fill the illegible places; unnamed ones share what is left."""
    share = 1.0
    for digit, character, options in zip(filled, read, choices, strict=True):
        if character == ILLEGIBLE:
            seen = {text: chance for chance, text in options if text != ILLEGIBLE}
            rest = max(0.0, 1.0 - sum(seen.values())) / (len(_DIGITS) - len(seen))
            share *= seen.get(digit, rest)
    return share


def _filled(read: str) -> Iterator[str]:
    place = read.find(ILLEGIBLE)
    if place < 0:
        yield read
        return
    for digit in _DIGITS if place < 17 else _DIGITS + "X":
        yield from _filled(read[:place] + digit + read[place + 1 :])


def _with_one_other(read: str, choices: Choices) -> Iterator[tuple[float, str]]:
    """Yield the readings with one other digit, which shares with all unnamed ones what the engine left over."""
    for place, (character, options) in enumerate(zip(read, choices, strict=True)):
        left = max(0.0, 1.0 - sum(share for share, _ in options))
        weight = max(_UNSEEN, left / len(_DIGITS) / options[0][0])
        for digit in _DIGITS if place < 17 else _DIGITS + "X":
            if digit != character:
                yield weight, read[:place] + digit + read[place + 1 :]
