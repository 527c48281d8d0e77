"""Turns text into readings with plausible geometry, so that extraction is tested without images.

Every person, number and address in the tests that use it is invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.text import Alternative, Box, Glyph, Line, PageText

WIDTH, HEIGHT, SIZE = 1654, 2339, 34
MARGIN = 120


def glyphs_at(text: str, x: float, y: float, *, size: float = SIZE, confidence: float = 0.99) -> list[Glyph]:
    """Set ``text`` from ``x`` on; Latin characters and digits take half the width."""
    glyphs = []
    for character in text:
        width = size * (0.5 if character.isascii() or character in "·“”" else 1.0)
        glyphs.append(Glyph(text=character, box=Box(x, y, x + width, y + size), confidence=confidence))
        x += width
    return glyphs


def width_of(text: str, size: float = SIZE) -> float:
    return sum(size * (0.5 if character.isascii() or character in "·“”" else 1.0) for character in text)


def line_at(text: str, x: float, y: float, *, size: float = SIZE, wraps: bool = False) -> Line:
    return Line(glyphs=tuple(glyphs_at(text, x, y, size=size)), wraps=wraps)


def page_of(lines: Sequence[Line], cells: Sequence[Box] = (), *, height: int = HEIGHT) -> PageText:
    return PageText(
        width=WIDTH,
        height=height,
        scan_width=WIDTH,
        scan_height=height,
        lines=tuple(lines),
        cells=tuple(cells),
        engine="kit",
    )


def typed_page(text: str, *, blanks: str = "keep", size: float = SIZE) -> PageText:
    """Set each line of ``text`` as a row, wrapped at the right margin.

    Args:
        text: the page.
        blanks: ``keep``: blanks are glyphs of one line; ``split``: wide blanks part the row into lines of their own;
            ``drop``: blanks leave only their room behind, as many engines do.
        size: of a character.
    """
    lines: list[Line] = []
    y = float(MARGIN)
    room = WIDTH - 2 * MARGIN
    for row in text.splitlines():
        rest = row
        while rest:
            taken = min(len(rest), int(2 * room / size) + 1)
            while width_of(rest[:taken], size) > room:
                taken -= 1
            part, rest = rest[:taken], rest[taken:]
            glyphs = glyphs_at(part, MARGIN, y, size=size)
            lines.extend(_lines(glyphs, blanks))
            y += size * 1.7
    return page_of(lines, height=max(HEIGHT, int(y) + MARGIN))


def _lines(glyphs: list[Glyph], blanks: str) -> list[Line]:
    text = "".join(glyph.text for glyph in glyphs)
    if blanks == "split":
        pieces = [match.span() for match in re.finditer(r"(?:(?!　| {2}).)+", text)]
    else:
        pieces = [(0, len(text))]
    lines = []
    for start, end in pieces:
        piece = glyphs[start:end]
        if blanks == "drop":
            piece = [glyph for glyph in piece if not glyph.text.isspace()]
        while piece and piece[0].text.isspace():
            piece = piece[1:]
        while piece and piece[-1].text.isspace():
            piece = piece[:-1]
        if piece:
            lines.append(Line(glyphs=tuple(piece)))
    return lines


@dataclass(frozen=True)
class Ruled:
    """A cell to draw: its text, its share of the row, and how many rows it spans downwards."""

    text: str
    share: float = 1.0
    rows: int = 1


def ruled_page(
    title: str,
    rows: Sequence[Sequence[str | Ruled]],
    *,
    tail: str = "",
    size: float = SIZE,
    row_height: float = 80.0,
    bridge: bool = False,
) -> PageText:
    """Draw a title, a ruled table and free rows below it.

    Args:
        title: centred, larger.
        rows: cells of each row; a cell that spans downwards is left out of the rows it reaches into.
        tail: rows below the table.
        size: of a character.
        row_height: of a row of one line.
        bridge: all cells of a row come as one recognised line, as engines do when rules are thin.
    """
    lines: list[Line] = []
    cells: list[Box] = []
    y = float(MARGIN)
    for row in title.splitlines():
        big = size * 1.6
        lines.append(line_at(row, (WIDTH - width_of(row, big)) / 2, y, size=big))
        y += big * 1.7
    hanging: list[tuple[Ruled, float, float, float, int]] = []  # cell, x0, x1, y0, rows left
    for drawn in rows:
        specs = [cell if isinstance(cell, Ruled) else Ruled(cell) for cell in drawn]
        left = float(MARGIN)
        right = float(WIDTH - MARGIN)
        taken = sum(x1 - x0 for _, x0, x1, _, _ in hanging)
        total = sum(spec.share for spec in specs)
        placed: list[tuple[Ruled, float, float]] = []
        lead = [cell for cell in hanging if cell[1] <= left + 1]
        x = lead[0][2] if lead else left
        for spec in specs:
            width = (right - left - taken) * spec.share / total
            placed.append((spec, x, x + width))
            x += width
        most = max(
            (len(_wrapped(spec.text, x1 - x0 - 12, size)) for spec, x0, x1 in placed if spec.rows == 1), default=1
        )
        height = max(row_height, most * size * 1.25 + 16)
        row_glyphs: list[Glyph] = []
        for spec, x0, x1 in placed:
            if spec.rows > 1:
                hanging.append((spec, x0, x1, y, spec.rows))
                continue
            cells.append(Box(x0, y, x1, y + height))
            for line in _cell_lines(spec.text, x0, x1, y, y + height, size):
                if bridge and most == 1:
                    row_glyphs.extend(line.glyphs)
                else:
                    lines.append(line)
        if row_glyphs:
            lines.append(Line(glyphs=tuple(row_glyphs)))
        y += height
        still = []
        for spec, x0, x1, y0, left_rows in hanging:
            if left_rows == 1:
                cells.append(Box(x0, y0, x1, y))
                lines.extend(_cell_lines(spec.text, x0, x1, y0, y, size))
            else:
                still.append((spec, x0, x1, y0, left_rows - 1))
        hanging = still
    y += size
    for row in tail.splitlines():
        if row.strip():
            lines.append(line_at(row, MARGIN, y, size=size))
        y += size * 1.7
    lines.sort(key=lambda line: (round(line.box.y0 / 20), line.box.x0))
    cells.sort(key=lambda box: (box.y0, box.x0))
    return page_of(lines, cells, height=max(HEIGHT, int(y) + MARGIN))


def _wrapped(text: str, room: float, size: float) -> list[str]:
    rows = []
    for part in text.split("\n"):
        rest = part
        while rest:
            taken = len(rest)
            while taken > 1 and width_of(rest[:taken], size) > room:
                taken -= 1
            rows.append(rest[:taken])
            rest = rest[taken:]
    return rows


def _cell_lines(text: str, x0: float, x1: float, y0: float, y1: float, size: float) -> list[Line]:
    rows = _wrapped(text, x1 - x0 - 12, size)
    top = (y0 + y1) / 2 - len(rows) * size * 1.25 / 2
    lines = []
    for place, row in enumerate(rows):
        x = (x0 + x1) / 2 - width_of(row, size) / 2 if len(rows) == 1 else x0 + 6
        if row.strip():
            lines.append(line_at(row.strip(), x, top + place * size * 1.25, size=size))
    return lines


def doubtful(
    page: PageText, character: str, others: Sequence[tuple[str, float]], *, confidence: float = 0.5
) -> PageText:
    """Return ``page`` with every ``character`` in doubt, ``others`` being its runners-up."""
    alternatives = tuple(Alternative(text, probability) for text, probability in others)
    lines = [
        Line(
            glyphs=tuple(
                Glyph(glyph.text, glyph.box, confidence, alternatives) if glyph.text == character else glyph
                for glyph in line.glyphs
            ),
            wraps=line.wraps,
            vertical=line.vertical,
        )
        for line in page.lines
    ]
    return page_of(lines, page.cells, height=page.height)
