"""A page as recognisers see it: its flows, its fields, its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.text import Box, surround
from extraction.fields import Field, Parts
from extraction.flow import Flow
from extraction.free_text import read_free
from extraction.grid import read_cells
from extraction.label_search import ValueFits
from extraction.labels import Kind
from extraction.layout import Row, Sheet
from extraction.open_cells import read_open_cells
from extraction.spread_names import read_flow


@dataclass(frozen=True, kw_only=True, eq=False)
class Reading:
    """A page as flows and fields.

    Attributes:
        flows: all text, each glyph in one flow; in reading order.
        fields: labelled values.
        lines: free rows and single-row cells by themselves with their height, for titles.
        joined: how many of the first ``lines`` are titles put together from two rows, which follow by themselves too.
        text_height: usual height of a character.
    """

    page: int
    flows: tuple[Flow, ...]
    fields: tuple[Field, ...]
    lines: tuple[tuple[Flow, Box, float], ...]
    joined: int
    text_height: float

    def field_at(self, flow: Flow, start: int, end: int) -> Field | None:
        """Return the innermost field around a place of one of the flows."""
        around = [field for field in self.fields if field.flow is flow and field.start <= start and end <= field.end]
        return min(around, key=lambda field: field.end - field.start, default=None)

    def ranges(self, flow: Flow, *kinds: Kind) -> tuple[tuple[int, int], ...]:
        """Return where in one of the flows the fields of some kinds begin and end."""
        return tuple(
            (field.start, field.end) for field in self.fields if field.flow is flow and field.label.kind in kinds
        )


def read_fields(sheet: Sheet, value_fits: ValueFits) -> Reading:
    """Find the fields of a page.

    Args:
        sheet: the page's shape.
        value_fits: see ``labels.find_labels``.
    """
    parts = Parts()
    read_cells(sheet, value_fits, parts)
    read_free(sheet, value_fits, parts, taken=read_open_cells(sheet, value_fits, parts))
    titles = [*_two_row_titles(sheet), *_stacked_titles(sheet)]
    lines = [*titles, *((row.flow, row.box, row.height) for row in sheet.rows)]
    # The title of a standing table is its first column.
    for cell in sorted(sheet.cells, key=lambda cell: -cell.box.x1) if sheet.stands else sheet.cells:
        lines.extend((row.flow, row.box, row.height) for row in cell.rows[:2])
    lines.extend(_title_rows(lines, sheet))
    return Reading(
        page=sheet.page,
        flows=tuple(parts.flows),
        fields=tuple(parts.fields),
        lines=tuple(lines),
        joined=len(titles),
        text_height=sheet.text_height,
    )


def _title_rows(lines: Sequence[tuple[Flow, Box, float]], sheet: Sheet) -> list[tuple[Flow, Box, float]]:
    """Join what stands in large print on one level: a title that a stamp or what looks like a cell broke."""
    large = sorted(
        (line for line in lines if line[2] > 1.25 * sheet.text_height), key=lambda line: line[1].y0 + line[1].y1
    )
    groups: list[list[tuple[Flow, Box, float]]] = []
    for line in large:
        last = groups[-1][-1][1] if groups else None
        if last is not None and min(last.y1, line[1].y1) - max(last.y0, line[1].y0) > 0.6 * line[2]:
            groups[-1].append(line)
        else:
            groups.append([line])
    joined: list[tuple[Flow, Box, float]] = []
    for group in groups:
        if len(group) > 1:
            group.sort(key=lambda line: line[1].x0)
            marks = [mark for flow, _, _ in group for mark in flow.marks]
            joined.append((read_flow(sheet.page, marks), surround(box for _, box, _ in group), group[0][2]))
    return joined


def _stacked_titles(sheet: Sheet) -> list[tuple[Flow, Box, float]]:
    """Join single characters that stand above each other, read down and up: a title beside a sheet turned sideways."""
    lone = sorted((row for row in sheet.rows if len(row.flow.text) == 1), key=lambda row: row.box.y0)
    stacks: list[list[Row]] = []
    for row in lone:
        above = stacks[-1][-1] if stacks else None
        if above is not None and abs(above.box.center[0] - row.box.center[0]) < 0.6 * row.height:
            stacks[-1].append(row)
        else:
            stacks.append([row])
    joined: list[tuple[Flow, Box, float]] = []
    for stack in stacks:
        if 4 <= len(stack) <= 20:
            box = surround(row.box for row in stack)
            for order in (stack, stack[::-1]):
                marks = [mark for row in order for mark in row.flow.marks]
                joined.append((read_flow(sheet.page, marks), box, stack[0].height))
    return joined


_OFFICE_END = re.compile(r"(?:[厅局所队处科室会]|[:。,;]|[0-9])$")


def _two_row_titles(sheet: Sheet) -> list[tuple[Flow, Box, float]]:
    """Join the first rows of a page by twos: a long title is set in two rows, the first of which is no whole title."""
    joined: list[tuple[Flow, Box, float]] = []
    for above, row in pairwise(sheet.rows[:4]):
        first, second = above.flow.text, row.flow.text
        short = 3 <= len(first) <= 20 and 3 <= len(second) <= 20 and not any(mark in first + second for mark in ":。,;")
        alike = 0.8 < row.height / max(above.height, 1e-6) < 1.25 and row.box.y0 - above.box.y1 < 1.5 * row.height
        if short and alike and not _OFFICE_END.search(first):
            marks = (*above.flow.marks, *row.flow.marks)
            joined.append((read_flow(sheet.page, marks), above.box.union(row.box), row.height))
    return joined
