"""The shape of a page: which glyphs stand together in a ruled cell, a row or a paragraph, as flows.

Judged in the reading frame, where rows are level. Knows no labels and no values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from archive.text import Box, Glyph, Line, PageText, surround
from extraction.blocks import split_side_by_side
from extraction.flow import Flow, Gap, Mark
from extraction.open_heads import heads_above
from extraction.spread_names import read_flow

# In heights of a character: from here on a distance between two characters is a blank, or a wide one.
_NARROW_BLANK = 0.45
_WIDE_BLANK = 0.9
_APART = 0.45
_HAN = re.compile("(?![男女])[\u3400-\u9fff]")
_LONGEST_SEAL_ROW = 2
_HALF_EMPTY = frozenset("，。、；：！？（）《》“”〔〕「」·")


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one recognised line that stand in one cell (or in none)."""

    glyphs: tuple[Glyph, ...]
    box: Box
    vertical: bool
    wraps: bool


@dataclass(frozen=True, kw_only=True, eq=False)
class Row:
    """One visual row: its pieces from left to right, and the flow they make when nothing else joins them."""

    pieces: tuple[Piece, ...]
    box: Box
    flow: Flow

    @property
    def height(self) -> float:
        return median(piece.box.width if piece.vertical else piece.box.height for piece in self.pieces)


@dataclass(frozen=True, kw_only=True, eq=False)
class TableCell:
    """A ruled cell and its text; ``flow`` is None where nothing was read in it."""

    box: Box
    flow: Flow | None
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Sheet:
    """A page taken apart.

    Attributes:
        cells: all ruled cells, empty ones too.
        blocks: rows outside all cells, from top to bottom; texts side by side are blocks of their own.
        stamps: what stamps say, wherever they were set; it belongs to no cell and to no line.
        text_height: usual height of a character on this page.
    """

    page: int
    cells: tuple[TableCell, ...]
    blocks: tuple[tuple[Row, ...], ...]
    stamps: tuple[Row, ...]
    text_height: float

    @property
    def stands(self) -> bool:
        """Say whether most characters in cells stand under each other, so that the table begins at the right."""
        pieces = [piece for cell in self.cells for row in cell.rows for piece in row.pieces]
        standing = sum(len(piece.glyphs) for piece in pieces if piece.vertical)
        return 2 * standing > sum(len(piece.glyphs) for piece in pieces)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return all rows outside of cells."""
        return tuple(row for block in self.blocks for row in block)


def read_layout(page_number: int, page: PageText, begins_field: Callable[[str], bool] = lambda _: False) -> Sheet:
    """Assign every glyph of ``page`` to its cell by its centre, and what remains to free rows.

    Args:
        page_number: from 1.
        page: the reading.
        begins_field: says whether folded text begins with a label.
    """
    boxes = (*heads_above(page, begins_field), *page.cells)
    by_cell: dict[int, list[Piece]] = {}
    free: list[Piece] = []
    heights: list[float] = []
    stamped: list[Piece] = []
    for line in page.lines:
        if not line.glyphs:
            continue
        if line.stamp:
            stamped += [piece for _, piece in _split(line, ())]
            continue
        for cell, piece in _split(line, boxes):
            heights.append(piece.box.width if piece.vertical else piece.box.height)
            if cell is None:
                free.append(piece)
            else:
                by_cell.setdefault(cell, []).append(piece)
    cells: list[TableCell] = []
    for index, box in enumerate(boxes):
        rows = _rows(page_number, by_cell.get(index, ()))
        flow = _join_cell(page_number, rows, box) if rows else None
        cells.append(TableCell(box=box, flow=flow, rows=rows))
    return Sheet(
        page=page_number,
        cells=tuple(cells),
        blocks=tuple(_rows(page_number, block) for block in _blocks(page_number, free, begins_field)),
        stamps=_rows(page_number, _without_name_seals(stamped)),
        text_height=median(heights) if heights else 1.0,
    )


def _without_name_seals(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out seals of names, whose two or three short rows are columns from the right: 卿戢, 印少 is 戢少卿印.

    They repeat the name beside them, and which way they run is not seen.
    """
    short = [piece for piece in pieces if len(piece.glyphs) <= _LONGEST_SEAL_ROW]
    signs = [piece for piece in short if any(glyph.text == "印" for glyph in piece.glyphs)]
    seals = [piece for piece in short if any(_is_near(piece.box, sign.box) for sign in signs)]
    kept = {id(piece) for piece in pieces} - {id(piece) for piece in seals}
    return [piece for piece in pieces if id(piece) in kept]


def _is_near(box: Box, other: Box) -> bool:
    reach = max(other.width, other.height)
    return abs(box.center[0] - other.center[0]) < reach and abs(box.center[1] - other.center[1]) < 1.5 * reach


def _blocks(
    page_number: int, free: Sequence[Piece], begins_field: Callable[[str], bool]
) -> tuple[Sequence[Piece], ...]:
    if any(piece.vertical for piece in free):
        return (free,)

    def begins(piece: Piece) -> bool:
        return begins_field(flow_of_piece(page_number, piece).text)

    split = split_side_by_side(free, begins)
    return (free,) if split is None else tuple(block for block in split if block)


def join_rows(
    rows: Sequence[Row],
    starts_afresh: Callable[[Row], bool],
    goes_on: Callable[[Row, Row], bool],
    torn: Callable[[Row, Row], bool],
) -> list[tuple[Row, ...]]:
    """Group free ``rows`` into paragraphs: a row that fills the line goes on in the next unless that starts afresh.

    Args:
        rows: from top to bottom.
        starts_afresh: says whether a row begins something new, such as a label.
        goes_on: says whether what a short row holds is plainly not whole and the next row is its rest.
        torn: says whether one thing is on both rows for sure, whatever the second seems to begin with.
    """
    if not rows:
        return []
    left, right = min(row.box.x0 for row in rows), max(row.box.x1 for row in rows)
    groups: list[list[Row]] = [[rows[0]]]
    for above, row in pairwise(rows):
        height = max(above.height, 1e-6)
        # What begins in the right half stands there by itself: a number above a letter, a signature, its date.
        apart = above.box.x0 > left + _APART * (right - left)
        if above.pieces[-1].vertical:
            reaches = above.pieces[-1].wraps
        else:
            # A number is not broken: where it did not fit, the row before it ends early.
            room = right - max(3 * height, _unbroken_width(row.flow))
            reaches = (above.box.x1 > room or above.pieces[-1].wraps) and not apart
        near = row.box.y0 - above.box.y1 < 1.6 * height
        share = row.height / height
        # A row of three columns or more belongs to a table, where rows do not run on.
        tabular = max(_columns(above), _columns(row)) > 2
        runs_on = 0.7 < share < 1.4 and reaches and not tabular
        further = not starts_afresh(row) and (runs_on or (0.6 < share < 1.7 and goes_on(above, row)))
        if near and (further or torn(above, row)):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [tuple(group) for group in groups]


def _unbroken_width(flow: Flow) -> float:
    """Return how wide the number is that begins a row; 0 where none does."""
    number = _NUMBER_HEAD.match(flow.text)
    return flow.box(0, number.end()).width if number is not None else 0.0


_NUMBER_HEAD = re.compile("[0-9a-z][0-9a-z·\\-]{5,}")


def flow_of(page: int, rows: Sequence[Row], *, cell: Box | None = None, between: Gap = Gap.LINE) -> Flow:
    """Join ``rows`` into one flow."""
    if len(rows) == 1 and cell is None:
        return rows[0].flow
    marks: list[Mark] = []
    for row in rows:
        if marks:
            marks.append(Mark(None, between))
        marks.extend(row.flow.marks)
    return read_flow(page, marks, cell=cell)


def flow_of_piece(page: int, piece: Piece) -> Flow:
    return read_flow(page, _marks(piece))


def _columns(row: Row) -> int:
    stretches = row.flow.stretches()
    lone = sum(high - low == 1 and _HAN.match(row.flow.text, low) is not None for low, high in stretches)
    # 户主丁　香　山系其丈夫: characters set apart are no columns.
    return max(1, len(stretches) - 2 * lone)


def _split(line: Line, cells: Sequence[Box]) -> list[tuple[int | None, Piece]]:
    """Cut a line where it passes from one cell into another."""
    whole = line.box
    near = [
        (box.width * box.height, index, box)
        for index, box in enumerate(cells)
        if box.y0 <= whole.y1 and box.y1 >= whole.y0 and box.x0 <= whole.x1 and box.x1 >= whole.x0
    ]
    near.sort(key=lambda entry: entry[0])
    parts: list[tuple[int | None, list[Glyph]]] = []
    for glyph in line.glyphs:
        x, y = glyph.box.center
        home = next((index for _, index, box in near if box.contains(x, y) and _holds(box, glyph.box)), None)
        if parts and (parts[-1][0] == home or glyph.text.isspace()):
            parts[-1][1].append(glyph)
        else:
            parts.append((home, [glyph]))
    pieces: list[tuple[int | None, Piece]] = []
    for home, glyphs in parts:
        while glyphs and glyphs[-1].text.isspace():
            glyphs.pop()
        while glyphs and glyphs[0].text.isspace():
            glyphs.pop(0)
        if glyphs:
            box = surround(glyph.box for glyph in glyphs)
            wraps = line.wraps and len(parts) == 1
            pieces.append((home, Piece(tuple(glyphs), box, line.vertical, wraps)))
    return pieces


def _holds(cell: Box, glyph: Box) -> bool:
    """Say whether a cell is large enough for a glyph: the insides of 目 and 日 in large print look like cells."""
    return cell.height > 0.8 * glyph.height and cell.width > 0.6 * glyph.width


def _rows(page: int, pieces: Sequence[Piece]) -> tuple[Row, ...]:
    """Gather pieces into visual rows: those that share most of their height, from left to right."""
    pieces = _with_lone_standing(pieces)
    groups: list[list[Piece]] = []
    upright = sorted((piece for piece in pieces if not piece.vertical), key=lambda piece: piece.box.center[1])
    for piece in upright:
        # A tall title beside small print may overlap several rows: only the last few can be its own.
        home = next((group for group in reversed(groups[-4:]) if _level(group, piece.box)), None)
        if home is None:
            groups.append([piece])
        else:
            home.append(piece)
    rows = [make_row(page, sorted(group, key=lambda piece: piece.box.x0)) for group in groups]
    # Columns written from top to bottom stand side by side from the right.
    columns = _standing_columns([piece for piece in pieces if piece.vertical])
    rows += [make_row(page, column) for column in columns]
    rows = [row for row in rows if row.flow.text]
    if not columns:
        rows.sort(key=lambda row: row.box.y0 + row.box.y1)
    return tuple(rows)


def _with_lone_standing(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Take single characters beside standing columns of their size for columns, too: the rest of a broken value."""
    widths = [piece.box.width for piece in pieces if piece.vertical]
    if not widths or any(len(piece.glyphs) > 1 for piece in pieces if not piece.vertical):
        return pieces
    size = median(widths)
    return [
        replace(piece, vertical=True) if not piece.vertical and 0.5 * size < piece.box.width < 1.6 * size else piece
        for piece in pieces
    ]


def _standing_columns(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Gather standing pieces into columns from the right: what stands under another, across a blank, goes on in it."""
    columns: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.box.x0):
        home = next(
            (column for column in columns if all(_stands_under(other.box, piece.box) for other in column)), None
        )
        if home is None:
            columns.append([piece])
        else:
            home.append(piece)
    return [sorted(column, key=lambda piece: piece.box.y0) for column in columns]


def _stands_under(one: Box, other: Box) -> bool:
    """Return whether two boxes stand in one column and neither beside the other."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > 0.5 * min(one.width, other.width) and down < 0.5 * min(one.width, other.width)


def _level(group: Sequence[Piece], box: Box) -> bool:
    last = min(group, key=lambda piece: min(abs(piece.box.x0 - box.x1), abs(piece.box.x1 - box.x0))).box
    shared = min(last.y1, box.y1) - max(last.y0, box.y0)
    beside = min(last.x1, box.x1) - max(last.x0, box.x0) < 0.5 * min(last.width, box.width)
    return beside and shared > 0.5 * min(last.height, box.height)


def make_row(page: int, pieces: Sequence[Piece]) -> Row:
    """Return pieces that stand side by side as one row."""
    box = surround(piece.box for piece in pieces)
    marks: list[Mark] = []
    previous: Piece | None = None
    for piece in pieces:
        if previous is not None:
            if piece.vertical and previous.vertical:
                size, ahead = median((previous.box.width, piece.box.width)), piece.box.y0 - previous.box.y1
            else:
                size, ahead = median((previous.box.height, piece.box.height)), piece.box.x0 - previous.box.x1
            marks.append(Mark(None, _gap(ahead, size, between=True)))
        marks.extend(_marks(piece))
        previous = piece
    return Row(pieces=tuple(pieces), box=box, flow=read_flow(page, marks))


def _marks(piece: Piece) -> list[Mark]:
    marks: list[Mark] = []
    size = piece.box.width if piece.vertical else piece.box.height
    last: Glyph | None = None
    for glyph in piece.glyphs:
        if last is not None and not glyph.text.isspace() and not last.text.isspace():
            ahead = glyph.box.y0 - last.box.y1 if piece.vertical else glyph.box.x0 - last.box.x1
            # Punctuation of full width has its ink in one half only.
            if last.text in _HALF_EMPTY or glyph.text in _HALF_EMPTY:
                ahead -= 0.5 * size
            gap = _gap(ahead, size, between=False)
            if gap is not Gap.NONE:
                marks.append(Mark(None, gap))
        marks.append(Mark(glyph))
        last = glyph
    return marks


def _gap(distance: float, height: float, *, between: bool) -> Gap:
    """Return the gap that a distance makes; two pieces are parted at least by a blank."""
    share = distance / max(height, 1e-6)
    if share >= (_NARROW_BLANK if between else _WIDE_BLANK):
        return Gap.WIDE
    if between or share >= _NARROW_BLANK:
        return Gap.BLANK
    return Gap.NONE


def _join_cell(page: int, rows: Sequence[Row], box: Box) -> Flow:
    """Join the rows of a cell: a row that reaches the right side goes on in the next."""
    marks: list[Mark] = []
    above: Row | None = None
    for row in rows:
        if above is not None:
            vertical = above.pieces[-1].vertical
            reaches = vertical or above.box.x1 > box.x1 - 1.8 * above.height or above.pieces[-1].wraps
            marks.append(Mark(None, Gap.LINE if reaches else Gap.BREAK))
        marks.extend(row.flow.marks)
        above = row
    return read_flow(page, marks, cell=box)
