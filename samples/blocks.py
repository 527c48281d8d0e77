"""The blocks a page is made of. Values only: how they are drawn stands in ``paint``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samples.rich import Ink, Run, Text


@dataclass(frozen=True)
class Title:
    text: str
    spaced: bool = False
    scale: float = 1.75


@dataclass(frozen=True, kw_only=True)
class Field:
    """A label and its value; ``wide`` asks for a row of its own."""

    label: str
    value: Text
    wide: bool = False


@dataclass(frozen=True, kw_only=True)
class Fields:
    """Fields without rules: ``label：value``, several a line.

    Attributes:
        per_line: how many share a line, as far as they fit.
        tabs: fields start at fixed places; else two full-width blanks stand between them.
        underline: values stand on a rule.
        dotted: values stand on dots.
    """

    fields: Sequence[Field]
    per_line: int = 2
    tabs: bool = True
    underline: bool = False
    colon: str = "："
    dotted: bool = False


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell of a ruled row.

    Attributes:
        foot: signature and date at the lower right, below the text.
        under: cells side by side below the text, which then is a heading over them.
        divided: the text stands in several narrow cells, one for each piece between its tabs (year, month, day).
    """

    text: Text
    label: bool = False
    share: float = 1.0
    align: str = "auto"  # left, centre, auto (labels centred, values left)
    vertical: bool = False
    lines: int = 1  # least height in lines
    caption: str = ""  # small print in the upper left corner of the cell
    foot: Text = ()
    under: Sequence[Cell] = ()
    divided: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """Ruled rows of cells; shares of a row are relative to its own sum.

    Attributes:
        side: a heading that stands at the left of all rows: letters one below the other, or, where ``side_share`` is
            above 0, a cell of that share of the width.
        photo: (text, rows): an empty frame at the right of the first rows.
        joined: what comes next follows without a gap, as a part of the same table.
    """

    rows: Sequence[Sequence[Cell]]
    side: str = ""
    side_share: float = 0.0
    photo: tuple[str, int] | None = None
    joined: bool = False


@dataclass(frozen=True, kw_only=True)
class Prose:
    """Running text that wraps at the margin; ``blanks`` sets what was filled in on a rule or on dots."""

    text: Text
    indent: int = 2
    align: str = "left"
    scale: float = 1.0
    blanks: str = ""  # "", "rule" or "dots"


@dataclass(frozen=True)
class Gap:
    lines: float = 1.0


@dataclass(frozen=True)
class Stamp:
    """A stamp over what was drawn last; its text is part of the page but not of the truth's values."""

    text: str
    across: float = 0.7  # centre, as a share of the text width
    centre: str = ""
    shape: str = "round"  # round, oval, square or rectangle
    colour: str = "red"  # red, blue or purple


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Two stacks of blocks side by side; ``share`` is what the left one has of the width."""

    left: Sequence[Block]
    right: Sequence[Block]
    share: float = 0.5
    ruled: bool = False


@dataclass(frozen=True, kw_only=True)
class Upright:
    """Ruled columns of writing from top to bottom, the first at the right; each column has a heading of its own."""

    columns: Sequence[tuple[Text, Text]]
    heading: float = 0.2  # share of the height


Block = Title | Fields | Table | Prose | Gap | Stamp | Columns | Upright


def label_cell(text: str, share: float = 1.0, *, vertical: bool = False) -> Cell:
    return Cell(text=(Run(text, Ink.LABEL),), label=True, share=share, vertical=vertical)


def value_cell(text: Text, share: float = 1.0, *, align: str = "auto", lines: int = 1) -> Cell:
    return Cell(text=text, share=share, align=align, lines=lines)


def aligned_table(fields: Sequence[Field], *, pairs: int, label_share: float, side: str = "", photo: int = 0) -> Table:
    """Lay fields on a fixed grid of label and value columns; a long value spans the rest of the row."""
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    used = 0
    value_share = 1 / pairs - label_share

    def close(spare: int) -> None:
        nonlocal row, used
        if row:
            last = row[-1]
            row[-1] = Cell(text=last.text, share=last.share + spare / pairs, align=last.align, lines=last.lines)
            rows.append(row)
        row, used = [], 0

    for field in fields:
        width = sum(len(run.text) for run in field.value)
        span = pairs if field.wide or width > 24 else min(pairs, 1 + width // 13)
        if used + span > pairs:
            close(pairs - used)
        row.append(label_cell(field.label, label_share))
        row.append(value_cell(field.value, value_share + (span - 1) / pairs))
        used += span
        if used == pairs:
            close(0)
    close(pairs - used)
    return Table(rows=rows, side=side, photo=("照片", photo) if photo else None)


def ragged_table(fields: Sequence[Field], *, capacity: int, side: str = "") -> Table:
    """Fill rows with as many fields as fit; columns of one row owe nothing to the next."""
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    used = 0.0
    for field in fields:
        label = len(field.label) + 1.5
        value = sum(1.0 if ord(c) > 0x2000 else 0.6 for run in field.value for c in run.text) + 2
        need = max(label + max(value, 4), capacity if field.wide else 0)
        if row and used + need > capacity:
            rows.append(row)
            row, used = [], 0.0
        label = min(label, capacity * 0.3)
        row.append(label_cell(field.label, label))
        row.append(value_cell(field.value, min(max(value, 4), capacity - label)))
        used += need
    if row:
        rows.append(row)
    return Table(rows=rows, side=side)


def roster(headers: Sequence[str], rows: Sequence[Sequence[Text]], shares: Sequence[float]) -> Table:
    """A header row of labels with rows of values below it."""
    head = [
        Cell(text=(Run(h, Ink.LABEL),), label=True, share=s, align="centre")
        for h, s in zip(headers, shares, strict=True)
    ]
    body = [[Cell(text=t, share=s, align="centre") for t, s in zip(r, shares, strict=True)] for r in rows]
    return Table(rows=[head, *body])
