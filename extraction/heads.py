"""Heads of ruled tables: the rows of labels over columns, in one tier or in two (号码 over 发动机 and 车架)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from extraction.cells import Grid
from extraction.columns import likeness
from extraction.fields import RELATION_ROLE
from extraction.labels import Kind, Label, classify, relation

_LEAST_COLUMNS = 3
# So many labels under each other make a side of labels.
_LEAST_SIDE = 3
# What a heading over several columns says of those whose own head says nothing (有效期限 over 原止 and 延至).
_SHARED = frozenset({Kind.DATE, Kind.ADDRESS, Kind.NUMBER, Kind.ID})


@dataclass(frozen=True)
class Head:
    """The head of a table.

    Attributes:
        columns: its cells from left to right.
        over: what stands over those of them that share a heading.
        of_kin: some of its columns are those of relatives (戶主, 妻, 長子), each headed by the relation.
    """

    columns: Sequence[int]
    over: Mapping[int, int]
    of_kin: bool = False

    @property
    def cells(self) -> set[int]:
        return {*self.columns, *self.over.values()}

    def label(self, grid: Grid, index: int) -> Label | None:
        """Return what the head of a column says, in the light of the heading over it."""
        flow = grid.cells[index].flow
        own = grid.labels[index] or (classify(flow.text) if flow is not None else None)
        if own is None and self.of_kin and flow is not None and (kin := relation(flow.text)) is not None:
            return Label(Kind.PERSON, kin.role, kin.word)
        above = self.section(grid, index)
        heading = grid.cells[self.over[index]].flow if index in self.over else None
        if flow is None or heading is None or (own is not None and own.kind is not Kind.OTHER):
            return own
        for text in (flow.text + heading.text, heading.text + flow.text):
            joined = classify(text)
            if joined is not None and joined.kind in _SHARED:
                return joined
        return above if above is not None and above.kind in _SHARED else own

    def section(self, grid: Grid, index: int) -> Label | None:
        """Return the label over the head of a column; None where it has no heading or one that nobody knows."""
        return grid.labels[self.over[index]] if index in self.over else None


def find_heads(grid: Grid) -> list[Head]:
    """Return the rows whose cells are all labels over a row that has none."""
    heads: list[Head] = []
    seen: set[int] = set()
    for index, label in enumerate(grid.labels):
        if label is None or index in seen:
            continue
        row = grid.row_of(index)
        row = [other for other in row if not _spans_more(grid, other, row)]
        seen.update(row)
        alone = Head(columns=row, over={}, of_kin=_heads_kin(grid, row))
        tiered = _in_two_tiers(grid, row)
        head = next((head for head in (tiered, alone) if head is not None and _is_head(grid, head)), None)
        if head is not None:
            seen.update(head.cells)
            heads.append(head)
    return heads


def _is_head(grid: Grid, head: Head) -> bool:
    row = head.columns
    if len(row) < _LEAST_COLUMNS:
        return False
    if _persons_beside_labels(grid, row):
        return False
    tells = head.over or head.of_kin
    named = sum((head.label(grid, other) if tells else grid.labels[other]) is not None for other in row)
    filled = sum(grid.cells[other].flow is not None for other in row)
    below = [grid.below(other) for other in row]
    under = [other for other in below if other is not None]
    # Where many columns go on for several rows half of the heads may be words that no list foresees.
    share = 0.5 if len(row) > 4 and _go_on(grid, under, len(row)) else 0.6
    if named == 2 and not tells and filled == len(row) and _tell_by_values(grid, row):
        return True
    if named < 3 or filled < len(row) - 1 or named < share * len(row) or len(set(under)) < 0.8 * len(row):
        return False
    under_labels = sum(grid.labels[other] is not None for other in under)
    texts = sum(grid.cells[other].flow is not None for other in under)
    alternating = not head.over and all(
        (grid.labels[other] is not None) == (place % 2 == 0) for place, other in enumerate(row)
    )
    return under_labels <= 0.34 * max(len(under), 1) and not alternating and bool(texts or len(row) > 3)


def _tell_by_values(grid: Grid, row: Sequence[int]) -> bool:
    """Say whether two labels and words that no list foresees (次数, 检验日期, 结果, 检验员) head rows that fit them.

    At least three rows must follow, and under both labels stands what they ask for.
    """
    if len(row) > 2 * _LEAST_COLUMNS or not all(_WORD.fullmatch(grid.text(index)) for index in row):
        return False
    under = [below for index in row if (below := grid.below(index)) is not None]
    if len(under) < len(row) or not _go_on(grid, under, len(row)):
        return False
    heads = [(label, below) for index, below in zip(row, under, strict=True) if (label := grid.labels[index])]
    return all(likeness(grid.text(below), label) > 0 for label, below in heads)


_WORD = re.compile("[\u3400-\u9fff]{2,6}")


def _heads_kin(grid: Grid, row: Sequence[int]) -> bool:
    """Say whether the head of the household and at least one relative head columns of their own.

    Where 稱謂 stands beside them, they are a row of relations in a table whose labels stand at the side.
    """
    if any(label is not None and label.role == RELATION_ROLE for label in (grid.labels[index] for index in row)):
        return False
    texts = [flow.text for index in row if (flow := grid.cells[index].flow) is not None]
    return "户主" in texts and any(relation(text) is not None for text in texts)


def _persons_beside_labels(grid: Grid, row: Sequence[int]) -> bool:
    """Say whether a row heads one person a column (项目, 甲方, 乙方), with the labels down the left side."""
    persons = [label for index in row[1:] if (label := grid.labels[index]) is not None and label.kind is Kind.PERSON]
    if len(persons) < len(row) - 1:
        return False
    kinds: set[Kind] = set()
    at = grid.below(row[0])
    for _ in range(_LEAST_SIDE):
        label = grid.labels[at] if at is not None else None
        if at is None or label is None:
            return False
        kinds.add(label.kind)
        at = grid.below(at)
    return len(kinds) > 1


def _in_two_tiers(grid: Grid, row: Sequence[int]) -> Head | None:
    """Return the head of ``row`` and the cells beside it and between its cells that end where it ends, if it has one.

    What joins it and is lower than the highest must have a heading over it: else it belongs to another table.
    """
    bottom = grid.cells[row[0]].box.y1
    level = [index for index in grid.ending_at(bottom) if index in row or grid.cells[index].flow is not None]
    columns = _adjoining(grid, level, row)
    if len(columns) == len(row):
        return None
    top = bottom - max(grid.cells[index].box.height for index in columns)
    low = [index for index in columns if grid.cells[index].box.y0 - top > grid.slack]
    over = {index: heading for index in low if (heading := _heading_of(grid, index, top)) is not None}
    return Head(columns=columns, over=over) if over and all(index in row or index in over for index in low) else None


def _adjoining(grid: Grid, level: Sequence[int], row: Collection[int]) -> list[int]:
    """Return the cells of ``level`` that stand without a gap beside each other and beside those of ``row``."""
    runs: list[list[int]] = []
    for index in level:
        box = grid.cells[index].box
        if runs and abs(grid.cells[runs[-1][-1]].box.x1 - box.x0) <= grid.slack:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [index for run in runs if any(index in row for index in run) for index in run]


def _heading_of(grid: Grid, index: int, top: float) -> int | None:
    """Return the cell over a column's head that begins where the whole head does."""
    box = grid.cells[index].box
    for other in grid.ending_at(box.y0):
        over = grid.cells[other].box
        spans = over.x0 <= box.x0 + grid.slack and over.x1 >= box.x1 - grid.slack
        if grid.cells[other].flow is not None and spans and abs(over.y0 - top) <= grid.slack:
            return other
    return None


def _go_on(grid: Grid, under: Sequence[int], columns: int) -> bool:
    """Say whether the cells under a row are the first of at least three rows like it, without labels."""
    rows = 0
    current = list(under)
    while len(current) >= 0.8 * columns and not any(grid.labels[index] is not None for index in current):
        rows += 1
        current = [below for index in current if (below := grid.below(index)) is not None]
    return rows > 2


def _spans_more(grid: Grid, index: int, row: Sequence[int]) -> bool:
    heights = sorted(grid.cells[other].box.height for other in row)
    return grid.cells[index].box.height > 1.7 * heights[len(heights) // 2]
