"""A flow: text that belongs together (a cell, a line, a paragraph), folded for comparing and tied to its glyphs.

Recognisers work on ``text``: folded (see archive.folding), without any blanks, so that ``姓　　名`` is ``姓名`` and
``2008 年 3 月`` is ``2008年3月``. Where blanks or line ends stood is kept in ``gaps``. A flow knows nothing of labels.
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise

from archive.folding import fold
from archive.text import Box, Glyph

# A character of which the engine is less sure than this may be another; above it runner-ups are noise.
DOUBTED = 0.9
_LATIN = re.compile("[0-9A-Za-z]")
_LONG = re.compile("[0-9]{8}|(?:19|20)?[0-9]{2}[.\\-/年][0-9]{1,2}[.\\-/月][0-9]{1,2}(?![0-9])")
# Underlined blanks and the rulings that engines read as characters count as blanks.
_BLANKS = frozenset("_﹍﹎﹏‗￣")


class Gap(IntEnum):
    """What stands between a character and the one before it; a larger one parts more."""

    NONE = 0
    BLANK = 1  # a narrow blank
    LINE = 2  # the value goes on in the next line
    WIDE = 3  # a blank as wide as a character or more
    BREAK = 4  # another line that need not go on with this one


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing in a flow before folding: a glyph, or a gap (``glyph`` is None) that layout saw."""

    glyph: Glyph | None
    gap: Gap = Gap.NONE


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What stands at a place of a flow: the raw text, where it is, and how sure the engine was."""

    raw: str
    boxes: tuple[Box, ...]
    confidence: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Flow:
    """Text with its places. ``marks`` is the paper; everything else follows from it.

    Attributes:
        page: page number from 1.
        text: folded characters without blanks.
        gaps: for each character of ``text``, what stands before it; the first has BREAK.
        cell: the ruled cell that holds the flow, or None.
    """

    page: int
    marks: tuple[Mark, ...]
    text: str
    gaps: tuple[Gap, ...]
    cell: Box | None = None
    _at: tuple[int, ...] = field(default=(), repr=False)

    def glyph(self, index: int) -> Glyph:
        glyph = self.marks[self._at[index]].glyph
        assert glyph is not None
        return glyph

    def mark_at(self, index: int) -> int:
        """Return which of the marks ``text[index]`` is; how many there are for the end of the text."""
        return self._at[index] if index < len(self._at) else len(self.marks)

    def as_read(self, start: int, end: int) -> str:
        """Return the characters of ``text[start:end]`` as read, without blanks and not folded."""
        return "".join(self.glyph(index).text for index in range(start, end))

    def evidence(self, start: int, end: int) -> Evidence:
        """Return what stands at ``text[start:end]``, which must not be empty."""
        first, last = self._at[start], self._at[end - 1]
        raw = "".join(mark.glyph.text for mark in self.marks[first : last + 1] if mark.glyph is not None)
        glyphs = [self.glyph(index) for index in range(start, end)]
        logs = [math.log(min(1.0, max(1e-3, glyph.confidence))) for glyph in glyphs]
        # The geometric mean says how sure the whole is; the worst character says whether one is wrong.
        confidence = math.sqrt(math.exp(sum(logs) / len(logs)) * math.exp(min(logs)))
        return Evidence(raw=raw, boxes=tuple(glyph.box for glyph in glyphs), confidence=round(confidence, 4))

    def box(self, start: int, end: int) -> Box:
        boxes = [self.glyph(index).box for index in range(start, end)]
        whole = boxes[0]
        for box in boxes[1:]:
            whole = whole.union(box)
        return whole

    def rivals(self, start: int, end: int, *, limit: int = 4, floor: float = 0.01) -> tuple[str, ...]:
        """Return other readings of ``text[start:end]`` (as read, not folded) from runner-up glyphs, likeliest first.

        Probabilities of the characters are multiplied; what is less than ``floor`` as likely as the first is left out.
        """
        choices: list[list[tuple[float, str]]] = []
        for index in range(start, end):
            glyph = self.glyph(index)
            options = [(max(glyph.confidence, 1e-3), glyph.text)]
            options += [
                (alternative.probability, alternative.text)
                for alternative in glyph.alternatives
                if alternative.text != glyph.text and not alternative.text.isspace() and alternative.probability > 0
            ]
            choices.append(sorted(options, key=lambda option: option[1] != glyph.text)[:5])
        return best_combinations(choices, limit=limit, floor=floor)

    def stretches(self) -> list[tuple[int, int]]:
        """Return the ranges of ``text`` between wide blanks and breaks: columns, separate lines."""
        edges = [index for index in range(1, len(self.text)) if self.gaps[index] in (Gap.WIDE, Gap.BREAK)]
        return list(zip([0, *edges], [*edges, len(self.text)], strict=True)) if self.text else []

    def number_rows(self) -> list[tuple[int, int]]:
        """Return the rows of ``text`` where one ends in a number and the next begins with another, else nothing."""
        text = self.text
        edges = [
            index for index in range(1, len(text))
            if self.gaps[index] >= Gap.LINE and text[index].isdigit() and _LATIN.match(text[index - 1])
        ]  # fmt: skip
        return list(pairwise([0, *edges, len(text)])) if edges else []

    def before_numbers(self) -> list[tuple[int, int]]:
        """Return the parts that narrow blanks cut between a digit and a long number or a day, else nothing."""
        edges = [
            index for index in range(1, len(self.text))
            if self.gaps[index] is Gap.BLANK and _LATIN.match(self.text[index - 1]) and _LONG.match(self.text, index)
        ]  # fmt: skip
        return list(pairwise([0, *edges, len(self.text)])) if edges else []

    def gap_inside(self, start: int, end: int) -> Gap:
        """Return the largest gap between two characters of ``text[start:end]``."""
        return max(self.gaps[start + 1 : end], default=Gap.NONE)


def best_combinations(choices: Sequence[Sequence[tuple[float, str]]], *, limit: int, floor: float) -> tuple[str, ...]:
    """Return the likeliest strings that take one choice at each place, without the one that takes all the first."""
    # A beam is exact enough here: names and numbers are short, and few characters are in doubt.
    beam: list[tuple[float, str]] = [(1.0, "")]
    top = 1.0
    for options in choices:
        grown = [(p * q, text + piece) for p, text in beam for q, piece in options]
        beam = heapq.nlargest(limit + 2, grown)
        top *= options[0][0]
    first = "".join(options[0][1] for options in choices)
    return tuple(text for p, text in sorted(beam, reverse=True) if text != first and p >= floor * top)[:limit]


def make_flow(page: int, marks: Sequence[Mark], *, cell: Box | None = None) -> Flow:
    """Fold ``marks`` into a flow."""
    raw = "".join(mark.glyph.text if mark.glyph is not None else " " for mark in marks)
    folded = fold(raw)
    text: list[str] = []
    gaps: list[Gap] = []
    at: list[int] = []
    gap = Gap.BREAK
    blanks = 0
    for index, (mark, character) in enumerate(zip(marks, folded, strict=True)):
        if mark.glyph is None:
            gap = max(gap, mark.gap)
        elif character.isspace() or character in _BLANKS:
            # Two narrow blanks, one of full width or an underline part as much as a wide gap does.
            blanks += 2 if mark.glyph.text == "　" or character in _BLANKS else 1
            gap = max(gap, Gap.WIDE if blanks > 1 else Gap.BLANK)
        else:
            text.append(character)
            gaps.append(gap)
            at.append(index)
            gap = Gap.NONE
            blanks = 0
    return Flow(page=page, marks=tuple(marks), text="".join(text), gaps=tuple(gaps), cell=cell, _at=tuple(at))
