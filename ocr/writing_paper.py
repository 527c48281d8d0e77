"""Writing paper: a square for each character (方格稿纸) or a column for each line (竖格信纸), which is no table.

Letters, applications and statements are written on it. Taken for cells, its squares would cut every line into single
characters, and its columns would be read from the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from archive.text import Box, surround

# Numbers with a box for each digit and rows of check boxes have fewer squares, and tables have other cells as well.
_MIN_SQUARES, _MIN_PART = 60, 0.6
# How much longer one side of a square may be than the other, and than those of most squares.
_SLACK = 1.15
# In sides of a square: rows stand no further apart.
_GAP = 0.5
# Columns of letter paper: how many there are, and how much higher than wide.
_MIN_COLUMNS, _SLENDER = 6, 10


def without_writing_paper(cells: Sequence[Box]) -> tuple[Box, ...]:
    """Return the cells that are no part of squared or of upright ruled paper."""
    return () if _are_columns(cells) else _without_squares(cells)


def _are_columns(cells: Sequence[Box]) -> bool:
    """Say whether cells are nothing but columns side by side, each from the head of the sheet to its foot."""
    return len(cells) >= _MIN_COLUMNS and all(
        cell.height > _SLENDER * cell.width and _are_like(cell.height, cells[0].height) for cell in cells
    )


def _without_squares(cells: Sequence[Box]) -> tuple[Box, ...]:
    upright = [cell for cell in cells if _are_like(cell.width, cell.height)]
    if len(upright) < _MIN_SQUARES:
        return tuple(cells)
    side = median(cell.width for cell in upright)
    squares = [cell for cell in upright if _are_like(cell.width, side)]
    # Between the rows of squares lie low gaps, which are no cells of a form.
    counted = [cell for cell in cells if min(cell.width, cell.height) > _GAP * side]
    if len(squares) < max(_MIN_SQUARES, _MIN_PART * len(counted)):
        return tuple(cells)
    # Writing that crosses a rule makes one cell of two squares.
    paper = surround(squares)
    return tuple(cell for cell in cells if not paper.contains(*cell.center))


def _are_like(one: float, other: float) -> bool:
    return max(one, other) <= _SLACK * min(one, other)
