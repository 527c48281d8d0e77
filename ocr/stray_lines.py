"""Straight lines across a table that are no rules of it: folds and gutters, and strokes that strike out a row.

Lengths are pixels of the page that ``ruling`` works on.
"""

from __future__ import annotations

from dataclasses import dataclass

MIN_RULE = 56  # horizontal rules end up at least this long
SNAP = 13  # a rule that ends this close to another one meets it, if it is long itself
SAME_LINE = 4  # pieces no further apart across lie in one line
_OVERSHOOT = 35  # what goes on so far past a table is no part of it


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


def without_folds(rules: list[Rule], across: list[Rule]) -> list[Rule]:
    """Return lines of one direction without the folds and gutters among them."""
    return [rule for rule in rules if not _is_fold(rule, rules, across)]


def _is_fold(rule: Rule, along: list[Rule], across: list[Rule]) -> bool:
    """Return whether a line goes on past all rules across it on both sides, as a fold or a gutter does.

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
        return False
    first, last = min(crossed), max(crossed)
    begins = any(piece.start < first - _OVERSHOOT and piece.end > first for piece in pieces)
    return begins and any(piece.start < last and piece.end > last + _OVERSHOOT for piece in pieces)


def without_strokes(rules: list[Rule], across: list[Rule]) -> list[Rule]:
    """Return rules without the strokes of a pen that strike out a row: they begin and end inside of cells."""
    return [rule for rule in rules if not _hangs(rule, across) or _goes_on(rule, rules)]


def _hangs(rule: Rule, across: list[Rule]) -> bool:
    """Return whether a line crosses others, meets none with either end, and would have met one further on."""
    places = [other.at for other in across if other.start <= rule.at <= other.end]
    crossed = any(rule.start < at < rule.end for at in places)
    free = all(abs(at - end) > SNAP for at in places for end in (rule.start, rule.end))
    return crossed and free and any(not rule.start < at < rule.end for at in places)


def _goes_on(rule: Rule, rules: list[Rule]) -> bool:
    """Return whether another piece of the same broken rule lies before or behind this one."""
    return any(
        abs(other.at - rule.at) <= SNAP and (other.start >= rule.end - SAME_LINE or other.end <= rule.start + SAME_LINE)
        for other in rules
    )
