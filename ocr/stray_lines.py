"""Straight lines across a table that are no rules of it: folds and gutters, and strokes that strike out a row.

Lengths are pixels of the page that ``ruling`` works on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]

MIN_RULE = 56  # horizontal rules end up at least this long
SNAP = 13  # a rule that ends this close to another one meets it, if it is long itself
SAME_LINE = 4  # pieces no further apart across lie in one line
_OVERSHOOT = 35  # what goes on so far past a table is no part of it
_REACH = 3 * SAME_LINE  # a fold is this far off the level of a table at its end
# In gray levels, and as against the fold alone: so dark is the rule that a fold runs along.
_DARK, _DARKER = 30, 2.0


@dataclass(slots=True)
class Rule:
    """A straight rule: ``at`` across, from ``start`` to ``end`` along."""

    at: float
    start: float
    end: float
    thick: float


def is_held(rule: Rule, others: list[Rule]) -> bool:
    """Return whether at least two other rules touch this one, as the sides of a cell do."""
    touching = sum(o.start - 2 <= rule.at <= o.end + 2 and rule.start - 2 <= o.at <= rule.end + 2 for o in others)
    return touching >= 2


def without_folds(rules: list[Rule], across: list[Rule], gray: Gray) -> list[Rule]:
    """Return lines of one direction without the folds and gutters among them.

    Where a fold runs along a rule, the rule stays, as far as the table goes.

    Args:
        rules: the lines.
        across: those of the other direction.
        gray: the page, turned so that the lines are level.
    """
    kept: list[Rule] = []
    for rule in rules:
        table = _crossed_by_fold(rule, rules, across)
        if table is None:
            kept.append(rule)
        elif _is_ruled(rule, *table, gray):
            kept.append(replace(rule, start=max(rule.start, table[0]), end=min(rule.end, table[1])))
    return kept


def _crossed_by_fold(rule: Rule, along: list[Rule], across: list[Rule]) -> tuple[float, float] | None:
    """Return from where to where the table goes that a line leaves on both sides, as a fold or a gutter does.

    A fold may be seen in pieces, of which one goes past the first rule and one past the last. The edges of the paper
    lie across it as well, and bear no other rule.

    Args:
        rule: the line, or a piece of it.
        along: all lines of its direction.
        across: those of the other.
    """
    pieces = [other for other in along if abs(other.at - rule.at) <= SAME_LINE]
    aside = [other for other in along if abs(other.at - rule.at) > SAME_LINE]
    crossed = [other.at for other in across if other.end - other.start > MIN_RULE and is_held(other, aside)]
    if not crossed:
        return None
    first, last = min(crossed), max(crossed)
    begins = any(piece.start < first - _OVERSHOOT and piece.end > first for piece in pieces)
    ends = any(piece.start < last and piece.end > last + _OVERSHOOT for piece in pieces)
    return (first, last) if begins and ends else None


def _is_ruled(rule: Rule, first: float, last: float, gray: Gray) -> bool:
    """Return whether a line is far darker between ``first`` and ``last`` than beyond: a rule lies on the fold."""
    inside = _contrast(gray, rule.at, max(rule.start, first), min(rule.end, last))
    beyond = min(
        _contrast(gray, rule.at, first - _OVERSHOOT, first - SNAP, reach=_REACH),
        _contrast(gray, rule.at, last + SNAP, last + _OVERSHOOT, reach=_REACH),
    )
    return inside > _DARK and inside > _DARKER * beyond


def _contrast(gray: Gray, at: float, start: float, end: float, *, reach: int = SAME_LINE) -> float:
    """Return by how many gray levels most of a line is darker than the paper above and below it.

    It is looked for ``reach`` pixels above and below ``at``, as folds are not quite level.
    """
    row, low, high = round(at), max(0, round(start)), min(gray.shape[1], round(end))
    line = gray[max(0, row - reach) : row + reach + 1, low:high]
    paper = gray[max(0, row - 3 * reach) : row + 3 * reach + 1, low:high]
    if not line.size:
        return 0.0
    return float(np.median(np.percentile(paper, 70, axis=0) - line.min(axis=0)))


def without_strokes(rules: list[Rule], across: list[Rule]) -> list[Rule]:
    """Return rules without the strokes of a pen that strike out a row: they begin and end inside of cells."""
    return [rule for rule in rules if not _hangs(rule, across) or _goes_on(rule, rules)]


def _hangs(rule: Rule, across: list[Rule]) -> bool:
    """Return whether a line crosses others, meets none with either end, and would have met one further on."""
    places = [o.at for o in across if o.start - SAME_LINE <= rule.at <= o.end + SAME_LINE]
    crossed = any(rule.start < at < rule.end for at in places)
    free = all(abs(at - end) > SNAP for at in places for end in (rule.start, rule.end))
    return crossed and free and any(not rule.start < at < rule.end for at in places)


def _goes_on(rule: Rule, rules: list[Rule]) -> bool:
    """Return whether another piece of the same broken rule lies before or behind this one."""
    return any(
        abs(other.at - rule.at) <= SNAP and (other.start >= rule.end - SAME_LINE or other.end <= rule.start + SAME_LINE)
        for other in rules
    )
