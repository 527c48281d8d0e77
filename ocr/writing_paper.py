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
# So great a part of them is not broken by a fold, and their sides differ by less than this part of their width.
_MIN_WHOLE, _SAME_SIDE = 0.3, 0.2


def without_writing_paper(cells: Sequence[Box]) -> tuple[Box, ...]:
    """Return the cells that are no part of squared or of upright ruled paper."""
    return () if _are_columns(cells) else _without_squares(cells)


def _are_columns(cells: Sequence[Box]) -> bool:
    """Say whether cells are nothing but columns side by side, each from the head of the sheet to its foot.

    A fold across the sheet looks like a rule to some of the columns; one below the heads of a table goes through all.
    """
    columns = _columns_of(cells)
    if len(columns) < _MIN_COLUMNS:
        return False
    whole = [surround(column) for column in columns]
    if not all(box.height > _SLENDER * box.width and _are_like(box.height, whole[0].height) for box in whole):
        return False
    return sum(len(column) == 1 for column in columns) >= _MIN_WHOLE * len(columns)


def _columns_of(cells: Sequence[Box]) -> list[list[Box]]:
    """Gather cells with the same sides."""
    columns: list[list[Box]] = []
    for cell in sorted(cells, key=lambda box: (box.x0, box.y0)):
        slack = _SAME_SIDE * cell.width
        home = next(
            (
                column
                for column in reversed(columns[-2:])
                if abs(column[0].x0 - cell.x0) < slack and abs(column[0].x1 - cell.x1) < slack
            ),
            None,
        )
        if home is None:
            columns.append([cell])
        else:
            home.append(cell)
    return columns


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
