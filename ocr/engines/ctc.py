"""Decoding of the recogniser's output that keeps what the library drops: doubt, runners-up and columns.

A CTC recogniser gives, for each narrow column of the line image, a probability for every character and for "nothing".
The library keeps the best character of each run of columns. This decoder keeps as well how sure it was, which
characters came next, and which columns it saw, so that each character can be placed on the page.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidocr.ch_ppocr_rec.utils import CTCLabelDecode

from archive.text import Alternative

MAX_ALTERNATIVES = 5
# Below this a runner-up is noise: the thousand characters of the tail would match any search.
ALTERNATIVE_FLOOR = 0.002
_BLANK = 0
# A character that the model nearly took for nothing: the least that it believed in something other than a blank, in the
# best of its readings, and the most in the columns two before and behind; characters are four columns apart.
_SOMETHING, _SOMETHING_BEHIND = 0.15, 0.35
_LIKELIEST = 0.03
_AROUND = 0.05
_REACH = 2
# So sure is the model of the other characters of such a line; one that is hard to read is full of half readings.
_SURE_LINE = 0.97
_BOXES = "□■☑☒█▪☐"
_CIRCLES = "○◯〇"
# What the model says where it sees ink and no character.
_UNKNOWN = frozenset("`_")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedCharacter:
    """One character of a line; ``first`` and ``last`` are the columns of its run, ``center`` its centre of weight.

    ``passed_over`` is true where the model held nothing for likelier.
    """

    text: str
    confidence: float
    alternatives: tuple[Alternative, ...]
    first: int
    last: int
    center: float
    passed_over: bool = False


class LatticeDecode(CTCLabelDecode):
    """The library's decoder with the same best text, but the whole of what it saw kept for each character."""

    def decode_lattice(self, probabilities: NDArray[np.float32]) -> list[list[DecodedCharacter]]:
        """Return the characters of each line; ``probabilities`` is lines × columns × characters, after softmax."""
        return [self._with_passed_over(line, self._decode_line(line)) for line in probabilities]

    def _decode_line(self, line: NDArray[np.float32]) -> list[DecodedCharacter]:
        best = line.argmax(axis=1)
        starts = np.flatnonzero(np.concatenate(([True], best[1:] != best[:-1])))
        ends = np.concatenate((starts[1:], [len(best)])) - 1
        characters: list[DecodedCharacter] = []
        for first, last in zip(starts.tolist(), ends.tolist(), strict=True):
            index = int(best[first])
            if index == _BLANK:
                continue
            run = line[first : last + 1, index]
            peak = first + int(run.argmax())
            characters.append(
                DecodedCharacter(
                    text=self.character[index],
                    confidence=float(run.max()),
                    alternatives=self._runners_up(line[peak], index),
                    first=first,
                    last=last,
                    center=first + float(np.average(np.arange(len(run)), weights=run)),
                )
            )
        return characters

    def _with_passed_over(
        self, line: NDArray[np.float32], characters: list[DecodedCharacter]
    ) -> list[DecodedCharacter]:
        """Put in the characters and boxes that lost to "nothing" in a line that is else read surely.

        A rare character, a filled box or one with a speck may get less than "nothing" does, and would be gone without
        a word: 陈慜 would be 陈. The columns of nothing else in such a line are sure to be nothing.
        """
        inked = [character for character in characters if not character.text.isspace()]
        if not inked or float(np.median([character.confidence for character in inked])) < _SURE_LINE:
            return characters
        something = 1 - line[:, _BLANK] - line[:, self._spaces].sum(axis=1)
        # Most of what stands behind a line is a piece of something else.
        behind = something[inked[-1].last + 1 :]
        behind[behind < _SOMETHING_BEHIND] = 0
        taken = np.zeros(len(line), bool)
        for character in inked:
            taken[max(0, character.first - _REACH) : character.last + _REACH + 1] = True
        characters = [self._known(line, character) for character in characters]
        found = [
            passed
            for column in np.flatnonzero((something >= _SOMETHING) & ~taken).tolist()
            if _stands_alone(something, column) and (passed := self._passed_over(line[column], column)) is not None
            # And all that stands before it, unless it is a box to tick.
            if column > inked[0].first or passed.text in _BOXES + _CIRCLES
        ]
        return sorted(characters + found, key=lambda character: character.center) if found else characters

    def _known(self, line: NDArray[np.float32], character: DecodedCharacter) -> DecodedCharacter:
        """Return the likeliest Han character in place of a mark that the model gives to ink it does not know."""
        if character.text not in _UNKNOWN or character.confidence > _SURE_LINE:
            return character
        column = character.first + int(line[character.first : character.last + 1, _BLANK].argmin())
        return self._passed_over(line[column], column) or character

    def _passed_over(self, column: NDArray[np.float32], place: int) -> DecodedCharacter | None:
        top = [int(index) for index in np.argsort(column)[-6:][::-1] if index != _BLANK]
        known = [index for index in top if self.character[index] not in _UNKNOWN]
        if not known or not self._written[known[0]] or float(column[known[0]]) < _LIKELIEST:
            return None
        best = known[0]
        return DecodedCharacter(
            text=self.character[best],
            confidence=float(column[best]),
            alternatives=self._runners_up(column, best),
            first=place,
            last=place,
            center=float(place),
            passed_over=True,
        )

    @functools.cached_property
    def _written(self) -> NDArray[np.bool_]:
        """Which characters are Han or boxes; marks and letters may well be specks."""
        return np.array([_is_han(text) or text in _BOXES + _CIRCLES for text in self.character], bool)

    @functools.cached_property
    def _spaces(self) -> list[int]:
        return [index for index, text in enumerate(self.character) if text.isspace()]

    def _runners_up(self, column: NDArray[np.float32], chosen: int) -> tuple[Alternative, ...]:
        if float(column[chosen]) > 1 - ALTERNATIVE_FLOOR:
            return ()
        top = np.argpartition(column, -(MAX_ALTERNATIVES + 2))[-(MAX_ALTERNATIVES + 2) :]
        ranked = sorted(
            ((float(column[index]), int(index)) for index in top if index not in {_BLANK, chosen}),
            reverse=True,
        )
        return tuple(
            Alternative(text, round(probability, 5))
            for probability, index in ranked[:MAX_ALTERNATIVES]
            if probability >= ALTERNATIVE_FLOOR and len(text := self.character[index]) == 1 and not text.isspace()
        )


def confidence_of(characters: Sequence[DecodedCharacter]) -> float:
    """Return the mean confidence of what the model itself read, 0…1, blanks left out."""
    values = [one.confidence for one in characters if not (one.passed_over or one.text.isspace())]
    return sum(values) / len(values) if values else 0.0


def _stands_alone(something: NDArray[np.float32], column: int) -> bool:
    """Say whether a column is the most of its neighbours, and those at a distance are nothing."""
    around = something[max(0, column - _REACH) : column + _REACH + 1]
    edges = [something[at] for at in (column - _REACH, column + _REACH) if 0 <= at < len(something)]
    return bool(something[column] >= around.max()) and all(edge <= _AROUND for edge in edges)


def _is_han(text: str) -> bool:
    return len(text) == 1 and unicodedata.name(text, "").startswith("CJK UNIFIED")
