"""Decoding of the recogniser's output that keeps what the library drops: doubt, runners-up and columns.

A CTC recogniser gives, for each narrow column of the line image, a probability for every character and for "nothing".
The library keeps the best character of each run of columns. This decoder keeps as well how sure it was, which
characters came next, and which columns it saw, so that each character can be placed on the page.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidocr.ch_ppocr_rec.utils import CTCLabelDecode

from archive.text import Alternative

MAX_ALTERNATIVES = 5
# Below this a runner-up is noise: the thousand characters of the tail would match any search.
ALTERNATIVE_FLOOR = 0.002
_BLANK = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedCharacter:
    """One character of a line; ``first`` and ``last`` are the columns of its run, ``center`` its centre of weight."""

    text: str
    confidence: float
    alternatives: tuple[Alternative, ...]
    first: int
    last: int
    center: float


class LatticeDecode(CTCLabelDecode):
    """The library's decoder with the same best text, but the whole of what it saw kept for each character."""

    def decode_lattice(self, probabilities: NDArray[np.float32]) -> list[list[DecodedCharacter]]:
        """Return the characters of each line; ``probabilities`` is lines × columns × characters, after softmax."""
        return [self._decode_line(line) for line in probabilities]

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
