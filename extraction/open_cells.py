"""Values right of a label's cell whose own cell was not seen: the rules around them were too faint, or missing.

The value is then a free row that begins beside the label and level with it.
"""

from __future__ import annotations

from archive.text import Box
from extraction.fields import Field, Parts
from extraction.label_search import ValueFits, find_labels
from extraction.labels import Kind, label_of_cell
from extraction.layout import Row, Sheet

_CLOSED = frozenset({Kind.TEXT, Kind.OTHER, Kind.MATTER, Kind.SUBJECT, Kind.RELATION})
# In heights of the row: how far behind the label's cell its value may begin, where no cell bounds it on the right.
_FAR = 8.0
_SLACK = 0.6


def read_open_cells(sheet: Sheet, value_fits: ValueFits, parts: Parts) -> frozenset[int]:
    """Read the values of labels in cells that have no cell beside them, where a free row stands there instead.

    Returns:
        The rows that were read, by identity: they are no running text.
    """
    if sheet.stands:
        return frozenset()
    rows = list(sheet.rows)
    taken: set[int] = set()
    for cell in sheet.cells:
        label = label_of_cell(cell.flow) if cell.flow is not None and rows else None
        if label is None or not label.certain or label.kind in _CLOSED or _has_neighbour(cell.box, sheet):
            continue
        end = _next_cell(cell.box, sheet)
        beside = (row for row in rows if _stands_beside(cell.box, row, end))
        row = min(beside, key=lambda row: row.box.x0, default=None)
        if row is not None and not find_labels(row.flow, value_fits):
            rows.remove(row)
            taken.add(id(row))
            parts.flows.append(row.flow)
            parts.fields.append(Field(label=label, flow=row.flow, start=0, end=len(row.flow.text)))
    return frozenset(taken)


def _has_neighbour(box: Box, sheet: Sheet) -> bool:
    slack = _SLACK * sheet.text_height
    return any(
        abs(other.box.x0 - box.x1) <= slack
        and min(other.box.y1, box.y1) - max(other.box.y0, box.y0) > 0.5 * min(other.box.height, box.height)
        for other in sheet.cells
    )


def _next_cell(box: Box, sheet: Sheet) -> float | None:
    """Return where the next cell right of a label's begins that is level with it."""
    level = (other.box for other in sheet.cells if other.box.y0 < box.center[1] < other.box.y1)
    return min((other.x0 for other in level if other.x0 > box.x1), default=None)


def _stands_beside(box: Box, row: Row, end: float | None) -> bool:
    level = box.y0 < row.box.center[1] < box.y1 and row.box.x0 > box.x1 - row.height
    return level and (row.box.x0 - box.x1 < _FAR * row.height if end is None else row.box.x1 < end + row.height)
