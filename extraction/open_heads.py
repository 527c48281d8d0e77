"""Heads of a table that stand above its first row of cells, in cells that nothing closes: no rule was drawn, or seen.

Judged by geometry, and by whether words of labels stand there; what the words are is settled where tables are read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from archive.text import Box, Glyph, PageText

_LEAST_COLUMNS = 3
# Of the columns so many have a head, and so many heads begin with a label.
_HEADED, _LEAST_LABELS = 0.7, 2
_LONGEST_HEAD = 10
# Heads of two columns have at least so much between them, in heights of a character.
_APART = 0.3
# Heads stand no further above the row, in heights of its cells.
_FAR = 1.2


def heads_above(page: PageText, begins_field: Callable[[str], bool]) -> tuple[Box, ...]:
    """Return a cell for each column of a table whose heads stand right above its first row; none where none do.

    Args:
        page: the reading.
        begins_field: says whether folded text begins with a label.
    """
    top = _first_row(page.cells)
    if len(top) < _LEAST_COLUMNS:
        return ()
    edge, height = min(cell.y0 for cell in top), median(cell.height for cell in top)
    above = [
        glyph
        for line in page.lines
        if not line.stamp and not line.vertical
        for glyph in line.glyphs
        if edge - _FAR * height < glyph.box.center[1] < edge and not glyph.text.isspace()
    ]
    columns = [[glyph for glyph in above if cell.x0 <= glyph.box.center[0] <= cell.x1] for cell in top]
    words = ["".join(glyph.text for glyph in column) for column in columns]
    if sum(map(len, columns)) < len(above) or not _is_level(above) or _cuts_word(columns):
        return ()
    if any(len(word) > _LONGEST_HEAD or ":" in word or "：" in word or any(map(str.isdigit, word)) for word in words):
        return ()
    if sum(map(bool, words)) < _HEADED * len(top) or sum(map(begins_field, words)) < _LEAST_LABELS:
        return ()
    head = min(glyph.box.y0 for glyph in above) - 0.2 * height
    return tuple(Box(cell.x0, head, cell.x1, cell.y0) for cell in top)


def _first_row(cells: Sequence[Box]) -> list[Box]:
    """Return the cells of the topmost row, from left to right."""
    if not cells:
        return []
    first = min(cells, key=lambda cell: cell.y0)
    return sorted((cell for cell in cells if cell.y0 < first.y0 + 0.5 * first.height), key=lambda cell: cell.x0)


def _cuts_word(columns: Sequence[Sequence[Glyph]]) -> bool:
    """Say whether a word goes on from one column into the next, as a title above the table does."""
    held = [column for column in columns if column]
    return any(after[0].box.x0 - before[-1].box.x1 < _APART * before[-1].box.height for before, after in pairwise(held))


def _is_level(glyphs: Sequence[Glyph]) -> bool:
    """Say whether glyphs stand on one line."""
    centers = [glyph.box.center[1] for glyph in glyphs]
    return not glyphs or max(centers) - min(centers) < 0.8 * max(glyph.box.height for glyph in glyphs)
