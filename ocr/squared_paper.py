"""Squared writing paper (方格稿纸): a square for each character, which is no table.

Letters, applications and statements are written on it. Taken for cells, its squares would cut every line into single
characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from archive.text import Box, surround

# Numbers with a box for each digit and rows of check boxes have fewer squares, and tables have other cells as well.
_MIN_SQUARES, _MIN_PART = 60, 0.6
# How much longer one side of a square may be than the other, and than those of most squares.
_SLACK = 1.15


def without_squared_paper(cells: Sequence[Box]) -> tuple[Box, ...]:
    """Return the cells that are no part of squared paper."""
    upright = [cell for cell in cells if _are_like(cell.width, cell.height)]
    if len(upright) < max(_MIN_SQUARES, _MIN_PART * len(cells)):
        return tuple(cells)
    side = median(cell.width for cell in upright)
    squares = [cell for cell in upright if _are_like(cell.width, side)]
    if len(squares) < max(_MIN_SQUARES, _MIN_PART * len(cells)):
        return tuple(cells)
    # Writing that crosses a rule makes one cell of two squares.
    paper = surround(squares)
    return tuple(cell for cell in cells if not paper.contains(*cell.center))


def _are_like(one: float, other: float) -> bool:
    return max(one, other) <= _SLACK * min(one, other)
