"""Check boxes put into the lines that were read: □ empty, ■ filled, ☑ ticked.

The state of a box is often the only place where a form says what it is about, and recognisers drop it. Squares come
from ``ocr.box_shapes``; here it is decided which of them are boxes, for 口 and 国 look like boxes and 户口 must stay
户口. A character that was read is replaced only where engines mistake a box for it and where a box may stand.
Works on what any engine gives; changes nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from archive.text import Alternative, Box, Glyph, Line
from ocr.box_shapes import BoxShape, BoxState, InkReader, find_boxes
from ocr.port import Pixels

_BOXES = frozenset("□■☑☐☒█▇▆◻◼▢▣⬛⬜◽◾")
_MARKS = frozenset("：:，,、;；。.·（()）-—_|丨I1l'`“”\"[]【】")
_TICKS = frozenset("√✓✔×✗✘vVxX")
_LOOK_ALIKE = frozenset("口日曰回目田囗国图固因困团圆区凶冈网ロ0OoDQ")
_MAX_ALTERNATIVES = 5
# How far from its word a box may stand, and how far left and right of a line it is looked for, in character sizes.
_REACH = 1.3
_SEARCH = 2.2
_OVERLAP = 0.5
# A square in place of a look-alike character needs this much blank before it, unless a box of its kind stands near.
_GAP = 0.3
_SURE = 0.6
# A character that is surer than this is what it was read as.
_READ = 0.9
_BARE = 0.04
_ASTRAY = 0.75
_ROOM = 0.8
_FIRST_WIDE = 0x2E80


@dataclass(frozen=True, slots=True)
class _Found:
    line: int
    size: float
    shape: BoxShape


def mark_boxes(lines: Sequence[Line], pixels: Pixels, cells: Sequence[Box]) -> tuple[Line, ...]:
    """Return the lines with the check boxes that stand in them."""
    if not lines:
        return ()
    reader = InkReader(pixels)
    found: list[_Found] = []
    for index, line in enumerate(lines):
        if not line.vertical:
            found += _look(index, line, reader, cells)
    by_line: dict[int, list[_Found]] = {}
    for one in _assigned(found, lines):
        by_line.setdefault(one.line, []).append(one)
    marked = list(lines)
    for index, shapes in by_line.items():
        marked[index] = _without_ghosts(_mark(lines[index], shapes), shapes, reader)
    return tuple(_join_lone(marked, cells))


def _join_lone(lines: list[Line], cells: Sequence[Box]) -> list[Line]:
    """Put boxes that were read as lines of their own into the line whose word they stand at."""
    joined: list[Line | None] = list(lines)
    for index, line in enumerate(lines):
        if line.vertical or any(glyph.text not in _BOXES for glyph in line.glyphs):
            continue
        box, best, nearest = line.box, None, _REACH * line.glyphs[0].box.width
        home = next((cell for cell in cells if cell.contains(*box.center)), None)
        for other_index, other in enumerate(joined):
            if other is None or other_index == index or other.vertical:
                continue
            place = other.box
            level = abs(place.center[1] - box.center[1]) < 0.3 * min(place.height, box.height)
            gap = max(place.x0 - box.x1, 1.15 * (box.x0 - place.x1))
            if level and gap < nearest and (home is None or home.contains(*place.center)):
                best, nearest = other_index, gap
        if best is not None:
            glyphs = sorted((*(joined[best] or line).glyphs, *line.glyphs), key=lambda glyph: glyph.box.center[0])
            joined[best], joined[index] = replace(line, glyphs=tuple(glyphs)), None
    return [line for line in joined if line is not None]


def _without_ghosts(line: Line, found: list[_Found], reader: InkReader) -> Line:
    """Return the line with blanks for boxes that were read where the paper is bare, which happens beside black ones."""
    glyphs = list(line.glyphs)
    for index, glyph in enumerate(glyphs):
        x, _ = glyph.box.center
        if glyph.text not in _BOXES or any(one.shape.box.x0 <= x <= one.shape.box.x1 for one in found):
            continue
        ink, _, _ = reader.ink(glyph.box)
        if ink.size and float(ink.mean()) < _BARE:
            glyphs[index] = Glyph(" ", glyph.box, glyph.confidence)
    return replace(line, glyphs=tuple(glyphs))


def _size_of(line: Line) -> float:
    """Return the size of a line's characters: as wide as its Han characters, but no more than it is high."""
    height = median(glyph.box.height for glyph in line.glyphs)
    wide = [glyph.box.width for glyph in line.glyphs if ord(glyph.text) >= _FIRST_WIDE and glyph.text not in _BOXES]
    return min(height, max(0.62 * height, median(wide))) if len(wide) > 1 else 0.85 * height


def _look(index: int, line: Line, reader: InkReader, cells: Sequence[Box]) -> list[_Found]:
    box, size = line.box, _size_of(line)
    x0, x1 = box.x0 - _SEARCH * size, box.x1 + _SEARCH * size
    y0, y1 = box.y0 - 0.2 * size, box.y1 + 0.2 * size
    cell = next((cell for cell in cells if cell.contains(*box.center)), None)
    if cell is not None:
        x0, x1, y0, y1 = max(x0, cell.x0), min(x1, cell.x1), max(y0, cell.y0), min(y1, cell.y1)
    ink, left, top = reader.ink(Box(x0, y0, x1, y1))
    found: list[_Found] = []
    for shape in find_boxes(ink, size=size):
        place = shape.box
        moved = Box(place.x0 + left, place.y0 + top, place.x1 + left, place.y1 + top)
        if abs(moved.center[1] - box.center[1]) <= 0.3 * size:
            found.append(_Found(index, size, replace(shape, box=moved)))
    return found


def _assigned(found: list[_Found], lines: Sequence[Line]) -> list[_Found]:
    """Give each square to one line: to one that holds it, else to the nearest, first to one on its right."""
    lying = [(index, line.box) for index, line in enumerate(lines) if not line.vertical]
    kept: list[_Found] = []
    for one in found:
        x, y = one.shape.box.center
        if any(
            abs(x - other.shape.box.center[0]) < 0.5 * one.size and abs(y - other.shape.box.center[1]) < 0.5 * one.size
            for other in kept
        ):
            continue
        near: list[tuple[float, int]] = []
        for index, box in lying:
            if abs(y - box.center[1]) > 0.3 * one.size:
                continue
            if box.x0 <= x <= box.x1:
                read = any(g.text in _BOXES and g.box.contains(x, g.box.center[1]) for g in lines[index].glyphs)
                near.append((-2.0 if read else -1.0, index))
            else:
                near.append((max(box.x0 - one.shape.box.x1, 1.15 * (one.shape.box.x0 - box.x1)) / one.size, index))
        distance, index = min(near, default=(_REACH + 1, one.line))
        if distance <= _REACH:
            kept.append(replace(one, line=index))
    return kept


def _mark(line: Line, found: list[_Found]) -> Line:
    """Return the line with its squares as glyphs, where they are boxes."""
    ordered = sorted(found, key=lambda one: one.shape.box.x0)
    overs = [_overlapped(line, one.shape, one.size) for one in ordered]
    certain = [one for one, over in zip(ordered, overs, strict=True) if _is_certain(line, over, one)]
    glyphs: list[tuple[int, Glyph]] = list(enumerate(line.glyphs))
    for one, over in zip(ordered, overs, strict=True):
        if one in certain or (over is not None and _may_be_box(line, over, one, certain)):
            glyphs = _put(glyphs, one.shape, over)
    return replace(line, glyphs=tuple(glyph for _, glyph in glyphs))


def _overlapped(line: Line, shape: BoxShape, size: float) -> int | None:
    """Return which glyph of the line stands where the square is."""
    best, best_share = None, 0.0
    pitch = median([g.box.width for g in line.glyphs if ord(g.text) >= _FIRST_WIDE] or [size])
    for index, glyph in enumerate(line.glyphs):
        place = glyph.box
        both = min(place.x1, shape.box.x1) - max(place.x0, shape.box.x0)
        if both <= 0 or glyph.text.isspace():
            continue
        # Marks are narrow; the room given to one may hold a box that was not read at all.
        if glyph.text in _MARKS and (place.x0 < shape.box.x0 - 0.25 * shape.box.width or glyph.confidence > _SURE):
            continue
        # A glyph with room for itself on one side of the square stands beside it.
        aside = max(shape.box.x0 - place.x0, place.x1 - shape.box.x1) >= _ROOM * pitch
        if aside and glyph.text not in _BOXES:
            continue
        share = both / min(place.width, shape.box.width)
        if share >= _OVERLAP and share > best_share:
            best, best_share = index, share
    if best is None:
        # Engines that only know where words stand put characters half their size off.
        near = [
            (abs(glyph.box.center[0] - shape.box.center[0]), index)
            for index, glyph in enumerate(line.glyphs)
            if glyph.text in _LOOK_ALIKE
        ]
        distance, index = min(near, default=(_REACH * size, 0))
        best = index if distance < _ASTRAY * size else None
    return best


def _is_certain(line: Line, over: int | None, one: _Found) -> bool:
    """Return whether a square is a box whatever stands around it: nothing was read there, or a box was."""
    if over is None:
        return not one.shape.legs and one.shape.confidence >= _SURE
    glyph = line.glyphs[over]
    if glyph.text in _BOXES or (glyph.text in _TICKS and one.shape.state is BoxState.TICKED):
        return True
    # A mark read all by itself inside a square is what the square holds, or one of its edges.
    if len(line.glyphs) == 1 and ord(glyph.text) < _FIRST_WIDE and not glyph.text.isalnum():
        return not one.shape.legs
    # No character is a solid square.
    solid = one.shape.state is BoxState.FILLED and one.shape.confidence >= _SURE
    return solid and (glyph.confidence < _READ or glyph.text in _LOOK_ALIKE)


def _may_be_box(line: Line, position: int, one: _Found, certain: Sequence[_Found]) -> bool:
    """Return whether a look-alike character that was read is a box after all."""
    over = line.glyphs[position]
    if over.text not in _LOOK_ALIKE or one.shape.legs or over.confidence >= _READ:
        return False
    before = line.glyphs[position - 1] if position else None
    after = line.glyphs[position + 1] if position + 1 < len(line.glyphs) else None
    if over.text.isascii() and any(g is not None and g.text.isascii() and g.text.isalnum() for g in (before, after)):
        return False
    alike = any(
        abs(other.shape.box.width - one.shape.box.width) <= 0.2 * one.size
        and abs(other.shape.box.center[1] - one.shape.box.center[1]) <= 0.15 * one.size
        and abs(other.shape.box.center[0] - one.shape.box.center[0]) > 1.8 * one.size
        for other in certain
    )
    if not alike:
        return False
    # A box stands at the head of a word.
    if before is None or before.text.isspace() or before.text in _MARKS:
        return True
    return over.confidence < _SURE or one.shape.box.x0 - before.box.x1 > _GAP * one.size


def _put(glyphs: list[tuple[int, Glyph]], shape: BoxShape, over: int | None) -> list[tuple[int, Glyph]]:
    """Return the numbered glyphs with the box in its place, its neighbours cut to what it leaves them."""
    top, bottom = min(g.box.y0 for _, g in glyphs), max(g.box.y1 for _, g in glyphs)
    place = Box(shape.box.x0, min(top, shape.box.y0), shape.box.x1, max(bottom, shape.box.y1))
    alternatives: tuple[Alternative, ...] = ()
    text, confidence = shape.state.value, shape.confidence
    read = next((glyph for number, glyph in glyphs if number == over), None)
    if read is not None and read.text == text:
        confidence, alternatives = max(confidence, read.confidence), read.alternatives
    elif read is not None:
        others = (a for a in read.alternatives if a.text != text)
        doubt = Alternative(read.text, round(min(read.confidence, 1 - confidence), 5))
        alternatives = (doubt, *others)[:_MAX_ALTERNATIVES]
    kept: list[tuple[int, Glyph]] = []
    for number, glyph in glyphs:
        fitted = None if number == over and read is not None else _beside(glyph, shape.box)
        if fitted is not None:
            kept.append((number, fitted))
    at = sum(glyph.box.center[0] < shape.box.center[0] for _, glyph in kept)
    return [*kept[:at], (-1, Glyph(text, place, confidence, alternatives)), *kept[at:]]


def _beside(glyph: Glyph, box: Box) -> Glyph | None:
    """Return a neighbour cut to its own side of the box; None for a blank that has no room left."""
    place = glyph.box
    if place.x1 <= box.x0 or place.x0 >= box.x1:
        return glyph
    if place.center[0] < box.center[0] or (glyph.text in _MARKS and place.x0 < box.x0):
        x0, x1 = min(place.x0, box.x0 - 1), box.x0
    else:
        x0, x1 = box.x1, max(place.x1, box.x1 + 1)
    if glyph.text.isspace() and x1 - x0 < 0.15 * box.width:
        return None
    return replace(glyph, box=Box(x0, place.y0, x1, place.y1))
