"""Tables of a household whose first row is relatives (户主 | 妻 | 长子): they lie on their side and have no heads.

``sideways`` finds such tables by their labels; these are known by their relatives where a label was misread.
"""

from __future__ import annotations

from collections.abc import Sequence

from extraction.cells import Grid
from extraction.fields import RELATION_ROLE, Field, Parts
from extraction.heads import Head
from extraction.labels import Kind, Label, relation

# Rows under a row of relatives that make it no head, and how much of such a row is relatives.
_LEAST_ROWS, _MOSTLY = 3, 0.6


def is_row_of_kin(words: Sequence[str], *, rows: int) -> bool:
    """Say whether what looks like a head over so many rows is a row of relatives."""
    return rows >= _LEAST_ROWS and sum(relation(word) is not None for word in words) >= _MOSTLY * len(words)


def read_under_kin(
    grid: Grid, head: Head, rows: Sequence[Sequence[int | None]], used: set[int], parts: Parts, number: int
) -> int:
    """Take a row of relatives (户主 | 妻 | 长子) for what it is: the first row of a table that lies on its side.

    Each further row is of what its own label says (姓名, 原籍); one without a label holds nothing of the relatives.
    """
    kin = Label(Kind.OTHER, RELATION_ROLE, "", certain=False)
    for row, of_kin in [(head.columns, True), *((row, False) for row in rows)]:
        own = (label for index in row if index is not None and (label := grid.labels[index]) is not None)
        side = kin if of_kin else next((label for label in own if label.certain), None)
        for column, index in enumerate(row, number + 1):
            flow = grid.cells[index].flow if index is not None else None
            if index is None or flow is None:
                continue
            used.add(index)
            parts.flows.append(flow)
            if side is not None and (of_kin or grid.labels[index] is None):
                parts.fields.append(Field(label=side, flow=flow, start=0, end=len(flow.text), row=column))
    return number + len(head.columns)
