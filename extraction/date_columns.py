"""Dates that a form spreads over the columns 年, 月 and 日, with or without a heading over the three.

Each row of the three columns is one date. What else stands in a table: see ``grid``.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.cells import Grid
from extraction.labels import Kind, Label

_PARTS = ("年", "月", "日")
_MAX_ROWS = 200


def find_split_dates(grid: Grid) -> Iterator[tuple[Label, tuple[int, ...]]]:
    """Yield the cells of each date below such heads, from left to right, with the label of the heading over them."""
    for index in range(len(grid.cells)):
        heads = _heads(grid, index)
        if heads is None:
            continue
        label = _heading(grid, heads) or Label(Kind.DATE, "日期", "日期", certain=False)
        row: list[int] = list(heads)
        for _ in range(_MAX_ROWS):
            below = [grid.below(cell) for cell in row]
            found = [cell for cell in below if cell is not None]
            if len(found) < len(row) or len(set(found)) < len(found) or any(grid.labels[cell] for cell in found):
                break
            if any(grid.cells[cell].flow is not None for cell in found):
                yield label, tuple(found)
            row = found


def _heads(grid: Grid, index: int) -> list[int] | None:
    heads: list[int] = []
    at: int | None = index
    for part in _PARTS:
        flow = grid.cells[at].flow if at is not None else None
        if at is None or flow is None or flow.text != part:
            return None
        heads.append(at)
        at = grid.right_of(at)
    return heads


def _heading(grid: Grid, heads: list[int]) -> Label | None:
    first, last = grid.cells[heads[0]].box, grid.cells[heads[-1]].box
    for index, cell in enumerate(grid.cells):
        label = grid.labels[index]
        over = abs(cell.box.y1 - first.y0) <= grid.slack
        spans = cell.box.x0 <= first.x0 + grid.slack and cell.box.x1 >= last.x1 - grid.slack
        if label is not None and label.kind is Kind.DATE and over and spans:
            return label
    return None
