"""Reading order: which line comes after which, and where a sentence goes on in the next line.

In tables cell after cell, row by row; elsewhere row by row, or column by column where the page is set in columns.
Judged in the reading frame, where rows are level. Knows nothing of what the text means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from archive.text import Box, Line, surround

# In widths of a column: what lies over several of them.
_SPANS = 3.0
# A line that starts like this is a field or a notice of its own, wherever the line before it ends.
_LABEL = re.compile(r"^[^，。；,;:：]{1,14}[：:]|^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|^[【〖]")
# How far from the edge of its block a line may end, in heights of the line, and still have run out of room.
_FULL = 1.6
_INDENT = 1.3
_HEAD = re.compile("[\u3400-\u9fff]{2,4}[ \u3000](?=[^ \u3000])")
_LONGEST_HEAD = 4
_SHORTEST_SEAM = 5  # characters
_LEAST_BESIDE_SEAM = 3  # lines
_ENDS = "。；;，,、！!）)"
_MARGIN = 0.16  # as much of a cell's width may stay empty behind a long line that goes on


@dataclass(slots=True)
class _Block:
    """Lines that belong together: those of a cell, or one line outside of any."""

    box: Box
    lines: list[Line] = field(default_factory=list)
    cell: bool = False


def arrange(lines: Sequence[Line], cells: Sequence[Box]) -> tuple[Line, ...]:
    """Return the lines in reading order, with ``wraps`` set; what stamps say lies across the rest and comes last."""
    blocks = [_Block(box, cell=True) for box in cells]
    free: list[Line] = []
    for line in lines:
        if line.stamp:
            continue
        index = _cell_of(line.box, cells)
        if index is None:
            free.append(line)
        else:
            blocks[index].lines.append(line)
    ordered: list[Line] = []
    pending: list[Line] = []
    for block in blocks:
        block.lines = _join_stacked(block.lines)
    held = [b for b in blocks if b.lines] + [_Block(line.box, [line]) for line in free]
    for block in _in_reading_order(held, from_right=_stand(lines)):
        if block.cell:
            ordered += _running_text(pending)
            pending = []
            ordered += _wrap_cell(_level_lines(block.lines), block.box)
        else:
            pending += block.lines
    ordered += _running_text(pending)
    stamps = sorted((line for line in lines if line.stamp), key=lambda line: (line.box.y0, line.box.x0))
    return (*ordered, *stamps)


def _cell_of(box: Box, cells: Sequence[Box]) -> int | None:
    """Return the smallest cell that holds the middle of the line."""
    x, y = box.center
    holding = [index for index, cell in enumerate(cells) if cell.contains(x, y)]
    return min(holding, key=lambda index: cells[index].width * cells[index].height, default=None)


def _stand(lines: Sequence[Line]) -> bool:
    """Say whether most of a page's characters stand under each other, so that its columns run from the right."""
    standing = sum(len(line.glyphs) for line in lines if line.vertical and not line.stamp)
    return 2 * standing > sum(len(line.glyphs) for line in lines if not line.stamp)


def _in_reading_order(blocks: list[_Block], *, from_right: bool) -> list[_Block]:
    """Sort blocks into rows from the top; a row holds what begins level with its first block."""
    waiting = sorted(blocks, key=lambda block: (block.box.y0, block.box.x0))
    ordered: list[_Block] = []
    while waiting:
        first = waiting[0]
        if first.cell:
            limit = first.box.y0 + 0.5 * min(b.box.height for b in waiting if b.box.y0 <= first.box.y0 + 6)
            row = [block for block in waiting if block.box.y0 < limit and block.cell]
        else:
            row = [b for b in waiting if not b.cell and _level(first.box, b.box)]
        taken = {id(block) for block in row}
        waiting = [block for block in waiting if id(block) not in taken]
        ordered += sorted(row, key=lambda block: -block.box.x1 if from_right else block.box.x0)
    return ordered


def _level(one: Box, other: Box) -> bool:
    """Return whether two boxes stand in one row: the middle of the lower one is level with that of the other."""
    return abs(one.center[1] - other.center[1]) < 0.45 * min(one.height, other.height)


def _level_lines(lines: list[Line]) -> list[Line]:
    """Sort lines into rows, from left to right in each; standing lines from right to left."""
    standing = [line for line in lines if line.vertical]
    lying = [line for line in lines if not line.vertical]
    if standing and all(len(line.glyphs) == 1 for line in lying):
        # What is left over for the last column may be one character.
        return sorted(lines, key=lambda line: (-line.box.center[0], line.box.y0))
    if len(standing) > len(lying):
        return sorted(standing, key=lambda line: (-line.box.center[0], line.box.y0)) + _level_lines(lying)
    waiting = sorted(lines, key=lambda line: line.box.y0)
    ordered: list[Line] = []
    while waiting:
        first = waiting[0].box
        row = [line for line in waiting if _level(first, line.box)]
        taken = {id(line) for line in row}
        waiting = [line for line in waiting if id(line) not in taken]
        ordered += sorted(row, key=lambda line: line.box.x0)
    return ordered


def _join_stacked(lines: list[Line]) -> list[Line]:
    """Join characters that stand one under the other in a cell, each found as a line, to one standing line."""
    if len(lines) < 2 or any(len(line.glyphs) != 1 for line in lines):
        return lines
    stacked = sorted(lines, key=lambda line: line.box.y0)
    for upper, lower in pairwise(stacked):
        size = max(upper.box.height, lower.box.height)
        if abs(upper.box.center[0] - lower.box.center[0]) > 0.5 * size or lower.box.y0 < upper.box.y1 - 0.4 * size:
            return lines
    return [Line(tuple(line.glyphs[0] for line in stacked), vertical=True)]


def _wrap_cell(lines: list[Line], cell: Box) -> list[Line]:
    """Set ``wraps`` on the lines of one cell that ran out of room."""
    wrapped: list[Line] = []
    for line, following in pairwise(lines):
        size = _size(line)
        if line.vertical or following.vertical:
            room = cell.y1 - line.box.y1
            goes_on = line.vertical and following.vertical and room < _FULL * size
        else:
            left = min(other.box.x0 for other in lines)
            # Long lines are broken by hand or by a printer some way before the edge; short ones only at it.
            long = line.box.width > 8 * size and line.text[-1] not in "。；;！"
            goes_on = (
                cell.x1 - line.box.x1 < (max(_FULL * size, _MARGIN * cell.width) if long else _FULL * size)
                and following.box.x0 - left < _INDENT * size
                and following.box.y0 > line.box.center[1]
                and following.box.y0 - line.box.y1 < 1.5 * size
            )
        if goes_on and _LABEL.match(following.text):
            goes_on = False
        wrapped.append(replace(line, wraps=goes_on))
    return wrapped + lines[-1:]


def _size(line: Line) -> float:
    return line.box.width if line.vertical else line.box.height


def _running_text(lines: list[Line]) -> list[Line]:
    """Order lines outside of tables and set ``wraps`` where a paragraph goes on."""
    if not lines:
        return []
    if sum(line.vertical for line in lines) * 2 > len(lines):
        return _standing_text(lines)
    lines = _part_row_heads(lines)
    ordered: list[Line] = []
    for column in _columns(_level_lines(lines)):
        ordered += _wrap_paragraphs(column)
    return ordered


def _part_row_heads(lines: list[Line]) -> list[Line]:
    """Part what was taken for a standing line, and is a head of one character for each of some rows (妻, 子, 女)."""
    parted: list[Line] = []
    for line in lines:
        heads = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
        beside = [_row_beside(glyph.box, lines) for glyph in heads] if line.vertical else []
        if len(beside) > 1 and None not in beside and len(set(map(id, beside))) == len(beside):
            parted += (replace(line, glyphs=(glyph,), vertical=False) for glyph in heads)
        else:
            parted.append(line)
    return parted


def _row_beside(head: Box, lines: list[Line]) -> Line | None:
    """Return the line that begins right of a character, not far off and level with it."""
    size = head.width
    near = [
        line for line in lines
        if not line.vertical and -0.3 * size < line.box.x0 - head.x1 < 6 * size and _level(head, line.box)
    ]  # fmt: skip
    return min(near, key=lambda line: line.box.x0, default=None)


def _columns(lines: list[Line]) -> list[list[Line]]:
    """Cut running text at a gutter where both sides are filled like columns; else one column holds all.

    Labels with values beside them have a gutter too, but their lines do not fill the width they stand in.
    """
    if len(lines) < 8:
        return [lines]
    if seam := _seam_of(lines):
        left, number, right = seam
        return [*_columns(_level_lines(left)), number, *_columns(_level_lines(right))]
    placed = [(line, line.box) for line in lines]
    whole = surround(box for _, box in placed)
    size = median(_size(line) for line in lines)
    for edge in sorted({box.x0 for _, box in placed}):
        left = [line for line, box in placed if box.x1 <= edge - 0.8 * size]
        right = [line for line, box in placed if box.x0 >= edge - 1]
        if len(left) + len(right) < len(lines) or min(len(left), len(right)) < 4:
            continue
        if all(_filled(side) for side in (left, right)) and edge - whole.x0 > 0.25 * whole.width:
            return [*_columns(left), *_columns(right)]
    return [lines]


def _seam_of(lines: list[Line]) -> tuple[list[Line], list[Line], list[Line]] | None:
    """Return the lines left of a number that stands in the seam of a stub and its paper, that number, and the others.

    The number may have been found in pieces.
    """
    for piece in lines:
        if not piece.vertical:
            continue
        low, high = piece.box.x0, piece.box.x1
        number = [line for line in lines if low < line.box.center[0] < high and line.box.width < 3 * (high - low)]
        rest = {id(line) for line in lines} - {id(line) for line in number}
        slack = 0.5 * (high - low)
        left = [line for line in lines if id(line) in rest and line.box.x1 <= low + slack]
        right = [line for line in lines if id(line) in rest and line.box.x0 >= high - slack]
        parted = len(left) + len(right) == len(rest) and min(len(left), len(right)) >= _LEAST_BESIDE_SEAM
        if parted and sum(len(line.glyphs) for line in number) >= _SHORTEST_SEAM:
            return left, sorted(number, key=lambda line: line.box.y0), right
    return None


def _filled(lines: list[Line]) -> bool:
    box = surround(line.box for line in lines)
    full = sum(line.box.width >= 0.75 * box.width for line in lines)
    return full >= 0.6 * len(lines) and box.width > 8 * median(_size(line) for line in lines)


def _wrap_paragraphs(lines: list[Line]) -> list[Line]:
    if len(lines) < 2:
        return lines
    boxes = [line.box for line in lines]
    block = surround(boxes)
    wrapped: list[Line] = []
    for (line, box), (following, next_box) in pairwise(zip(lines, boxes, strict=True)):
        size = _size(line)
        near = [other for other in boxes if abs(other.center[1] - box.center[1]) < 6 * size]
        left, right = min(other.x0 for other in near), max(other.x1 for other in near)
        goes_on = (
            right - box.x1 < _FULL * size
            and box.width > 0.6 * block.width
            and next_box.x0 - left < _INDENT * size
            and next_box.y0 > box.center[1]
            and next_box.y0 - box.y1 < 1.5 * size
            and 0.7 < _size(following) / size < 1.4
            and not _LABEL.match(following.text)
            and not _heads_row(following, lines)
        )
        wrapped.append(replace(line, wraps=goes_on))
    return wrapped + lines[-1:]


def _heads_row(line: Line, lines: list[Line]) -> bool:
    """Tell whether a line begins with the head of a row of which more stands right of it: 妻　　欧阳李氏."""
    if _HEAD.match(line.text):
        return True
    return len(line.text) <= _LONGEST_HEAD and line.text[-1] not in _ENDS and _row_beside(line.box, lines) is not None


def _standing_text(lines: list[Line]) -> list[Line]:
    """Order text whose lines run from top to bottom: columns from right to left, as in old ledgers.

    Lines that lie over or under several columns (a letterhead, a form's number) come before and after them.
    """
    standing = [line for line in lines if line.vertical]
    size = median(_size(line) for line in standing)
    lying = [line for line in lines if not line.vertical and line.box.width > _SPANS * size]
    middle = median(line.box.center[1] for line in standing)
    above = [line for line in lying if line.box.center[1] < middle]
    below = [line for line in lying if line.box.center[1] >= middle]
    taken = {id(line) for line in lying}
    columns = _standing_columns([line for line in lines if id(line) not in taken])
    ordered = [line for column in _with_wraps(columns, size) for line in column]
    return [*sorted(above, key=lambda line: line.box.y0), *ordered, *sorted(below, key=lambda line: line.box.y0)]


def _standing_columns(lines: list[Line]) -> list[list[Line]]:
    """Gather lines into columns from the right, each from top to bottom."""
    waiting = sorted(lines, key=lambda line: -line.box.x1)
    columns: list[list[Line]] = []
    while waiting:
        first = waiting[0].box
        column = [
            line
            for line in waiting
            if min(first.x1, line.box.x1) - max(first.x0, line.box.x0) > 0.5 * min(first.width, line.box.width)
        ]
        taken = {id(line) for line in column}
        waiting = [line for line in waiting if id(line) not in taken]
        columns.append(sorted(column, key=lambda line: line.box.y0))
    return columns


def _with_wraps(columns: list[list[Line]], size: float) -> list[list[Line]]:
    """Set ``wraps`` on the last line of each column that is filled to its foot and goes on at the head of the next."""
    head = min(line.box.y0 for column in columns for line in column if line.vertical)
    foot = max(line.box.y1 for column in columns for line in column if line.vertical)
    wrapped = []
    for column, following in zip(columns, [*columns[1:], None], strict=True):
        last = column[-1]
        goes_on = (
            following is not None
            and last.vertical
            and foot - last.box.y1 < _FULL * size
            and following[0].box.y0 - head < _INDENT * size
            and 0.7 < _size(following[0]) / max(1.0, _size(last)) < 1.4
        )
        wrapped.append([*column[:-1], replace(last, wraps=goes_on)])
    return wrapped
