"""Rows of boxes for one digit each that no cell labels: the label stands before them, outside of all rules.

Knows how many boxes an ID number has (18, once 15: GB 11643), and nothing of fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.cells import Grid
from extraction.labels import Kind, Label, classify
from extraction.layout import Row

# As many boxes as an ID number has characters: what is missing in one of them is said to be missing.
ID_SIZES = frozenset({15, 18})
# So many of the boxes must hold one character, or two where one is a speck.
_FILLED = 0.8
_EVEN = 0.25


@dataclass(frozen=True, slots=True)
class BoxRow:
    """``chain``: the cells from left to right; ``label``: what stands before them."""

    label: Label
    chain: tuple[int, ...]


def find_box_rows(grid: Grid, rows: Sequence[Row]) -> Iterator[BoxRow]:
    """Yield the rows of boxes that hold an ID number by their count and by a label among the free ``rows``."""
    for index in range(len(grid.cells)):
        if grid.left_of(index) is not None:
            continue
        chain = _even_boxes(grid, index)
        if len(chain) not in ID_SIZES or not _are_filled(grid, chain):
            continue
        label = _label_before(grid, index, rows)
        if label is not None and label.kind is Kind.ID:
            yield BoxRow(label=label, chain=tuple(chain))


def _even_boxes(grid: Grid, first: int) -> list[int]:
    """Return a cell and the ones beside it that are as wide and as high."""
    box = grid.cells[first].box
    chain = [first]
    while (following := grid.beside(chain[-1])) is not None:
        beside = grid.cells[following].box
        if abs(beside.width - box.width) > _EVEN * box.width or abs(beside.height - box.height) > _EVEN * box.height:
            break
        chain.append(following)
    return chain


def _are_filled(grid: Grid, chain: Sequence[int]) -> bool:
    texts = [flow.text for index in chain if (flow := grid.cells[index].flow) is not None]
    return len(texts) >= _FILLED * len(chain) and all(len(text) <= 2 for text in texts)


def _label_before(grid: Grid, index: int, rows: Sequence[Row]) -> Label | None:
    """Return the label nearest before a cell, on its level."""
    box = grid.cells[index].box
    level = [
        row
        for row in rows
        if row.box.x1 < box.x0 + grid.slack and min(row.box.y1, box.y1) - max(row.box.y0, box.y0) > 0.5 * row.height
    ]
    return classify(max(level, key=lambda row: row.box.x1).flow.text) if level else None
