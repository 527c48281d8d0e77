"""A page as recognisers see it: its flows, its fields, its rows."""

from __future__ import annotations

from dataclasses import dataclass

from archive.text import Box
from extraction.fields import Field, Parts
from extraction.flow import Flow
from extraction.free_text import read_free
from extraction.grid import read_cells
from extraction.labels import ValueFits
from extraction.layout import Sheet


@dataclass(frozen=True, kw_only=True, eq=False)
class Reading:
    """A page as flows and fields.

    Attributes:
        flows: all text, each glyph in one flow; in reading order.
        fields: labelled values.
        lines: free rows and single-row cells by themselves with their height, for titles.
        text_height: usual height of a character.
    """

    page: int
    flows: tuple[Flow, ...]
    fields: tuple[Field, ...]
    lines: tuple[tuple[Flow, Box, float], ...]
    text_height: float

    def field_at(self, flow: Flow, start: int, end: int) -> Field | None:
        """Return the innermost field around a place of one of the flows."""
        around = [field for field in self.fields if field.flow is flow and field.start <= start and end <= field.end]
        return min(around, key=lambda field: field.end - field.start, default=None)


def read_fields(sheet: Sheet, value_fits: ValueFits) -> Reading:
    """Find the fields of a page.

    Args:
        sheet: the page's shape.
        value_fits: see ``labels.find_labels``.
    """
    parts = Parts()
    read_cells(sheet, value_fits, parts)
    read_free(sheet, value_fits, parts)
    lines = [(row.flow, row.box, row.height) for row in sheet.rows]
    for cell in sheet.cells:
        lines.extend((row.flow, row.box, row.height) for row in cell.rows[:2])
    return Reading(
        page=sheet.page,
        flows=tuple(parts.flows),
        fields=tuple(parts.fields),
        lines=tuple(lines),
        text_height=sheet.text_height,
    )
