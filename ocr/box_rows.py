"""Rows of small boxes on a page, as forms have them for the digits of a number: geometry alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from archive.text import Box, Line

# A date in boxes has eight or six; fewer boxes in a row are columns of a table.
FEWEST_BOXES = 6
# How wide a box may be for its height, and by how much boxes of a row may differ.
_NARROWEST, _WIDEST = 0.33, 1.5
_UNLIKE = 1.3
_WIDEST_END = 1.8
_DIGITS = frozenset("0123456789Xx")


def find_box_rows(cells: Sequence[Box]) -> list[list[Box]]:
    """Return the rows of small boxes, each from left to right, that are no row of a table."""
    return [row for row in _rows_of(cells) if len(row) >= FEWEST_BOXES and not _is_of_table(row, cells)]


def _rows_of(cells: Sequence[Box]) -> list[list[Box]]:
    small = [cell for cell in cells if _NARROWEST <= cell.width / max(1.0, cell.height) <= _WIDEST]
    rows: list[list[Box]] = []
    for cell in sorted(small, key=lambda box: box.x0):
        for row in rows:
            if _beside(row[-1], cell):
                row.append(cell)
                break
        else:
            rows.append([cell])
    return rows


def _beside(box: Box, following: Box) -> bool:
    """Tell whether two boxes of one size are neighbours in a row; groups of them may stand up to a box apart."""
    alike = _are_alike(box.width, following.width) and _are_level(box, following)
    return alike and -0.2 * box.width < following.x0 - box.x1 < 1.2 * box.width


def _are_alike(one: float, other: float) -> bool:
    return max(one, other) <= _UNLIKE * min(one, other)


def _are_level(box: Box, other: Box) -> bool:
    """Tell whether two boxes are of one height and stand at one."""
    level = abs(box.center[1] - other.center[1]) < 0.3 * box.height
    return level and _are_alike(box.height, other.height)


def widened(row: Sequence[Box], cells: Sequence[Box]) -> list[Box]:
    """Return a row with the wider boxes right beside its ends: a form leaves some room before the first digit."""
    width = sorted(box.width for box in row)[len(row) // 2]
    ends = [
        cell
        for cell in cells
        if cell not in row
        and width < cell.width < _WIDEST_END * width
        and _are_level(row[0], cell)
        and (abs(row[0].x0 - cell.x1) < 0.3 * width or abs(cell.x0 - row[-1].x1) < 0.3 * width)
    ]
    return sorted([*row, *ends], key=lambda box: box.x0)


def _is_of_table(row: Sequence[Box], cells: Sequence[Box]) -> bool:
    """Tell whether cells of the same columns, of whatever height, stand right above or right below most boxes."""
    near = 0.35 * row[0].height
    above = [cell for cell in cells if -near < row[0].y0 - cell.y1 < near]
    below = [cell for cell in cells if -near < cell.y0 - row[0].y1 < near]
    return any(
        sum(any(_are_one_column(box, cell) for cell in side) for box in row) > 0.5 * len(row) for side in (above, below)
    )


def _are_one_column(box: Box, cell: Box) -> bool:
    return abs(box.x0 - cell.x0) < 0.3 * box.width and abs(box.x1 - cell.x1) < 0.3 * box.width


def without_box_rows(cells: Sequence[Box], lines: Sequence[Line]) -> tuple[Box, ...]:
    """Return the cells of a page without the boxes whose digits were read as one line.

    They part nothing, and a number must stand in the cell of the table, with the label, that they were printed in.
    """
    taken: set[Box] = set()
    held = set(cells)
    for line in lines:
        boxes = [glyph.box for glyph in line.glyphs]
        if len(boxes) >= FEWEST_BOXES and held.issuperset(boxes) and all(a.x0 < b.x0 for a, b in pairwise(boxes)):
            row = next((row for row in _rows_of(cells) if set(boxes) <= set(row)), boxes)
            taken.update(row)
    return tuple(cell for cell in cells if cell not in taken)


def without_stray_boxes(cells: Sequence[Box], lines: Sequence[Line]) -> tuple[Box, ...]:
    """Return the cells of a page without the few boxes that were found of a row whose other boxes were not.

    The rest of the number stands beside them, level and outside of any cell.
    """
    stray = {box for row in _rows_of(cells) if len(row) < FEWEST_BOXES and _is_stray(row, cells, lines) for box in row}
    return tuple(cell for cell in cells if cell not in stray)


def _is_stray(row: Sequence[Box], cells: Sequence[Box], lines: Sequence[Line]) -> bool:
    if any(
        other not in row and _are_level(box, other) and _touches(box, other)
        for other in cells
        for box in (row[0], row[-1])
    ):
        return False
    for box in row:
        held = [glyph.text for line in lines for glyph in line.glyphs if box.contains(*glyph.box.center)]
        if len(held) != 1 or held[0] not in _DIGITS:
            return False
    digits = 0
    for line in lines:
        level = abs(line.box.center[1] - row[0].center[1]) < 0.5 * row[0].height
        if (
            level
            and not line.vertical
            and not line.stamp
            and (_touches(row[0], line.box) or _touches(row[-1], line.box))
        ):
            digits += sum(glyph.text in _DIGITS for glyph in line.glyphs)
    return digits - len(row) >= FEWEST_BOXES


def _touches(box: Box, other: Box) -> bool:
    """Tell whether two boxes stand beside each other less than a box apart."""
    return max(other.x0 - box.x1, box.x0 - other.x1) < box.width
