"""Ruled lines of a page and the table cells between them.

Forms print their labels and values into cells, and which cell a line stands in says more than its distance to any
other line. Lines may be faint, a pixel wide, slightly broken, crossed by stamps and handwriting; text strokes must not
count as lines. Expects a level page (see ocr.skew). Returns nothing for pages without tables.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from archive.text import Box
from ocr.port import Pixels
from ocr.stray_lines import MIN_RULE, SAME_LINE, SNAP, Gray, Rule, is_held, without_folds, without_strokes

_Mask = NDArray[np.uint8]
_Rect = tuple[float, float, float, float]

# All lengths below are pixels of a page scaled to this longer side (A4: about 150 dpi).
_WORK_SIDE = 1754
# A rule is at least this long in one piece; the longest stroke of a character in running text is about 25.
_SEED = 26
_BRIDGE = 21  # gaps up to this long in a rule are closed
_BREAK = 7  # a faint rule is in pieces of any length, with no more than this between them,
_BROKEN_SEED = 90  # and straight for this long,
_MOST_BESIDE = 0.3  # with ink along no more of either side
_MIN_UPRIGHT = 30  # vertical ones may be as short as one row is high
_MAX_THICK = 14
_TRACE = 45  # or this close, with traces of ink on this part of the way
_TRACED_PART = 0.4
_TRACE_LEAD = 0.25  # and with so much more than beside the way
_BEND = 1.6  # a piece that bows out more than this is the rim of a stamp
_WIDEST_RIM = 900  # unless it is far flatter than one: the radius of a stamp is at most a fifth of this
_MIN_CELL = 14
_MIN_TABLE = 170  # a table is wider than any character
_FILL = 0.78  # a cell fills its rectangle; what is left between nested frames does not
_REDDER = 40  # a pixel that is this much lighter in red than in all is red ink
_FAR_MORE = 2  # times as many cells
_INK_STEP = 14  # gray levels below its surroundings that make a faint line


def find_cells(pixels: Pixels) -> tuple[Box, ...]:
    """Return the inner boxes of all table cells in rows from the top left.

    The area between a frame around the page and what it holds is no cell, nor is a frame without divisions. Red ink
    (stamps) is looked through, unless the rules themselves are red.
    """
    gray = to_gray(pixels)
    red = cv2.extractChannel(pixels, 0)
    reddish = (cv2.subtract(red, gray) > _REDDER).astype(np.uint8)
    if not reddish.any():
        return _cells_of(gray)
    cells = _cells_of(np.asarray(red, np.uint8))
    return whole_table(cells, _cells_of(gray)) if may_be_ruled(reddish) else cells


def whole_table(without: tuple[Box, ...], within: tuple[Box, ...]) -> tuple[Box, ...]:
    """Return the cells found without an ink, or those with it where far more are found: then the rules are drawn in it.

    What is dark in such rules, or crosses them, encloses a few cells by itself.
    """
    return within if len(within) > _FAR_MORE * len(without) else without


def may_be_ruled(mask: _Mask) -> bool:
    """Return whether anything in a mask (1 where there is ink of some colour) is as straight and long as a rule."""
    scale = max(1, round(2 * max(mask.shape) / _WORK_SIDE))
    size = (max(1, mask.shape[1] // scale), max(1, mask.shape[0] // scale))
    small = cv2.resize(mask * 255, size, interpolation=cv2.INTER_AREA) > 64 // scale
    ink = np.asarray(cv2.dilate(small.astype(np.uint8), np.ones((2, 2), np.uint8)), np.uint8)
    return bool(_straight(ink, MIN_RULE, 1).any() and _straight(ink, 1, _MIN_UPRIGHT).any())


def to_gray(pixels: Pixels) -> Gray:
    """Return the luminance of an RGB image."""
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def _cells_of(gray: Gray) -> tuple[Box, ...]:
    height, width = gray.shape
    scale = min(1.0, _WORK_SIDE / max(height, width))
    small = _shrink(gray, scale)
    ink = _ink(small)
    across, along = _line_masks(ink)
    turned = np.ascontiguousarray(ink.T)
    level = _rules(across, None, MIN_RULE)
    upright = _rules(np.ascontiguousarray(along.T), turned, _MIN_UPRIGHT)
    rows = without_folds(level, upright, small)
    columns = without_folds(upright, level, small.T)
    for rules, others, view in ((rows, columns, ink), (columns, rows, turned)):
        for rule in rules:
            _follow(rule, others, view)
    rows, columns = without_strokes(rows, columns), without_strokes(columns, rows)
    rows, columns = _meet(rows, columns)
    if len(rows) < 2 or len(columns) < 2:
        return ()
    cells = _enclosed(rows, columns, across.shape)
    return tuple(
        Box(x0 / scale, y0 / scale, min(float(width), x1 / scale), min(float(height), y1 / scale))
        for x0, y0, x1, y1 in in_rows(cells)
    )


def in_rows(boxes: list[_Rect]) -> list[_Rect]:
    """Sort boxes into rows from the top left; boxes whose tops are level within half a height are one row."""
    waiting = sorted(boxes, key=lambda box: (box[1], box[0]))
    ordered: list[_Rect] = []
    while waiting:
        top = waiting[0]
        limit = top[1] + 0.5 * min(box[3] - box[1] for box in waiting if box[1] <= top[1] + 4)
        row = [box for box in waiting if box[1] < limit]
        waiting = [box for box in waiting if box[1] >= limit]
        ordered.extend(sorted(row))
    return ordered


def find_rules(gray: Gray, cells: Sequence[Box]) -> Gray:
    """Return a mask of the rules around ``cells`` (1 where one is), on a page of any size."""
    scale = max(1.0, max(gray.shape) / _WORK_SIDE)
    ink = _ink(gray)
    length = round(_SEED * scale)
    edges = np.zeros_like(ink)
    band = round(_MAX_THICK * scale)
    for cell in cells:
        corners = ((round(cell.x0), round(cell.y0)), (round(cell.x1), round(cell.y1)))
        cv2.rectangle(edges, *corners, 1, band)
    return np.asarray((_straight(ink, length, 1) | _straight(ink, 1, length)) & edges, np.uint8)


def remove_rules(gray: Gray) -> Gray:
    """Return an ink mask (1 where there is ink) of a page already small, without its rules."""
    ink = _ink(gray)
    rules = cv2.dilate(_straight(ink, 40, 1) | _straight(ink, 1, 40), np.ones((3, 3), np.uint8))
    return np.where(rules > 0, 0, ink).astype(np.uint8)


def _shrink(gray: Gray, scale: float) -> Gray:
    """Make the page smaller so that thin dark lines keep their darkness."""
    if scale >= 1:
        return gray
    reach = max(1, round(0.6 / scale))
    dark = cv2.erode(gray, np.ones((reach, reach), np.uint8)) if reach > 1 else gray
    return reduce_to(np.asarray(dark, np.uint8), scale)


def reduce_to(gray: Gray, scale: float) -> Gray:
    """Return a gray image by ``scale`` smaller; halved first, which OpenCV does twenty times as fast as other steps."""
    size = (max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale)))
    while min(gray.shape[1] / size[0], gray.shape[0] / size[1]) >= 2:
        even = gray[: gray.shape[0] // 2 * 2, : gray.shape[1] // 2 * 2]
        gray = np.asarray(cv2.resize(even, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
    return np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA), np.uint8)


def _ink(gray: Gray) -> _Mask:
    """Return 1 where a pixel is darker than its surroundings."""
    around = cv2.blur(gray, (41, 41))
    return np.asarray((gray.astype(np.int16) < around.astype(np.int16) - _INK_STEP).astype(np.uint8))


def _straight(ink: _Mask, length: int, height: int) -> _Mask:
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((height, length), np.uint8)), np.uint8)


def _line_masks(ink: _Mask) -> tuple[_Mask, _Mask]:
    masks: list[_Mask] = []
    for transposed in (False, True):
        view = np.ascontiguousarray(ink.T) if transposed else ink
        # One pixel of slack across, so that a rule that is not quite level does not break into steps.
        slack = np.asarray(cv2.dilate(view, np.ones((2, 1), np.uint8)), np.uint8)
        seeds = _straight(slack, _SEED, 1) | _broken(slack)
        bridged = np.asarray(cv2.morphologyEx(seeds, cv2.MORPH_CLOSE, np.ones((1, _BRIDGE), np.uint8)), np.uint8)
        solid = _straight(bridged, _MIN_UPRIGHT if transposed else MIN_RULE, 1)
        # Thick dark areas (a stamp, a photograph, a black margin) are no rules.
        thick = _straight(solid, 1, _MAX_THICK)
        solid = np.where(thick > 0, 0, solid).astype(np.uint8)
        masks.append(np.ascontiguousarray(solid.T) if transposed else solid)
    return masks[0], masks[1]


def _broken(ink: _Mask) -> _Mask:
    """Return the faint horizontal rules that are in pieces of any length: long, level, and with little ink beside them.

    The strokes of a row of characters may lead from one to the next, too, but have the rest of the row beside them.
    """
    whole = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, _BREAK), np.uint8)), np.uint8)
    found = _straight(whole, _BROKEN_SEED, 1)
    outlines, _ = cv2.findContours(found, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        x, y, w, h = cv2.boundingRect(outline)
        above, below = ink[max(0, y - 8) : max(0, y - 3), x : x + w], ink[y + h + 3 : y + h + 8, x : x + w]
        if any(side.size and side.max(axis=0).mean() > _MOST_BESIDE for side in (above, below)):
            cv2.drawContours(found, [outline], -1, 0, cv2.FILLED)
    return found


def _bends(mask: _Mask, box: NDArray[np.int32]) -> bool:
    """Return whether the piece of a line in ``box`` is the arc of a stamp; rules may bend with the paper."""
    x, y, w, h = (int(value) for value in box[:4])
    if h <= 3:
        return False
    piece = mask[y : y + h, x : x + w].astype(np.float64)
    weight = piece.sum(axis=0)
    used = np.flatnonzero(weight)
    middle = (piece[:, used] * np.arange(h)[:, None]).sum(axis=0) / weight[used]
    bow = np.polyfit(used / w, middle, 2)[0] / 4
    return bool(abs(bow) > _BEND and w * w / (8 * abs(bow)) < _WIDEST_RIM)


def _rules(mask: _Mask, ink: _Mask | None, min_length: int) -> list[Rule]:
    """Return the rules of a mask of horizontal lines; pieces of one line are joined.

    Args:
        mask: 1 on straight ink.
        ink: all ink; pieces that lie far apart are then joined only where it leads from one to the next, as between
            rows, where a side may be missing on purpose.
        min_length: of a piece.
    """
    count, _, stats, centers = cv2.connectedComponentsWithStatsWithAlgorithm(mask, 8, cv2.CV_32S, cv2.CCL_BBDT)
    rules = [
        Rule(
            at=float(centers[index][1]),
            start=float(stats[index, cv2.CC_STAT_LEFT]),
            end=float(stats[index, cv2.CC_STAT_LEFT] + stats[index, cv2.CC_STAT_WIDTH]),
            thick=float(stats[index, cv2.CC_STAT_AREA]) / max(1, int(stats[index, cv2.CC_STAT_WIDTH])),
        )
        for index in range(1, count)
        if stats[index, cv2.CC_STAT_WIDTH] >= min_length
        and stats[index, cv2.CC_STAT_HEIGHT] <= _MAX_THICK + stats[index, cv2.CC_STAT_WIDTH] / 50
        and not _bends(mask, stats[index])
    ]
    rules.sort(key=lambda rule: (rule.start, rule.at))
    joined: list[Rule] = []
    for rule in rules:
        for other in joined:
            # The sides of check boxes that stand in column are no broken rule: their pieces are shorter than the gaps.
            gap = min(2.0 * _BRIDGE, max(rule.end - rule.start, other.end - other.start))
            if (
                abs(other.at - rule.at) <= SAME_LINE
                and rule.start <= other.end + gap
                and (
                    ink is None or rule.start <= other.end + _BRIDGE or _is_traced(ink, other.at, other.end, rule.start)
                )
            ):
                if rule.end > other.end:
                    longer = rule.end - rule.start > other.end - other.start
                    other.at, other.end = (rule.at if longer else other.at), rule.end
                break
        else:
            joined.append(rule)
    return joined


def _is_traced(ink: _Mask, at: float, start: float, end: float) -> bool:
    """Return whether traces of a horizontal rule lead from ``start`` to ``end``; text there has ink beside it too."""
    low, high = round(start), max(round(start) + 1, round(end))

    def inked(first: int, last: int) -> float:
        band = ink[max(0, round(at) + first) : max(0, round(at) + last), low:high]
        return float(band.max(axis=0).mean()) if band.size else 0.0

    trace = inked(-2, 3)
    return trace >= _TRACED_PART and trace >= max(inked(-9, -4), inked(5, 10)) + _TRACE_LEAD


def _follow(rule: Rule, others: list[Rule], ink: _Mask) -> None:
    """Lengthen a horizontal rule to the next rule it may meet where traces of it lead there."""
    crossing = [o.at for o in others if o.start - SNAP <= rule.at <= o.end + SNAP]
    for at in sorted(crossing):
        if rule.end + 1 < at <= rule.end + _TRACE and _is_traced(ink, rule.at, rule.end, at):
            rule.end = at
    for at in sorted(crossing, reverse=True):
        if rule.start - _TRACE <= at < rule.start - 1 and _is_traced(ink, rule.at, at, rule.start):
            rule.start = at


def _meet(rows: list[Rule], columns: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Lengthen rules to those they nearly reach, and drop what meets nothing on either end (underlines, strokes)."""
    for _ in range(2):
        for rules, others in ((rows, columns), (columns, rows)):
            for rule in rules:
                reach = min(SNAP, 4 + 0.15 * (rule.end - rule.start))
                crossing = [o.at for o in others if o.start - SNAP <= rule.at <= o.end + SNAP]
                before = [at for at in crossing if abs(at - rule.start) <= reach]
                after = [at for at in crossing if abs(at - rule.end) <= reach]
                rule.start = min([rule.start, *before])
                rule.end = max([rule.end, *after])
    while True:
        kept_rows = [rule for rule in rows if is_held(rule, columns)]
        kept_columns = [rule for rule in columns if is_held(rule, kept_rows)]
        if len(kept_rows) == len(rows) and len(kept_columns) == len(columns):
            return kept_rows, kept_columns
        rows, columns = kept_rows, kept_columns


def _tables(cells: list[_Rect]) -> list[list[_Rect]]:
    """Group cells that share a rule."""
    tables: list[list[_Rect]] = []
    for cell in cells:
        x0, y0, x1, y1 = cell[0] - _MAX_THICK, cell[1] - _MAX_THICK, cell[2] + _MAX_THICK, cell[3] + _MAX_THICK
        near = [table for table in tables if any(o[0] < x1 and o[2] > x0 and o[1] < y1 and o[3] > y0 for o in table)]
        joined = [cell, *(other for table in near for other in table)]
        tables = [table for table in tables if not any(table is one for one in near)]
        tables.append(joined)
    return tables


def _is_table(table: list[_Rect]) -> bool:
    """Return whether cells are a table by their size, not the inside of a large 田 or 申 in a title."""
    return max(cell[2] for cell in table) - min(cell[0] for cell in table) >= _MIN_TABLE


def _holds(cell: _Rect, other: _Rect) -> bool:
    return cell != other and cell[0] <= other[0] and cell[1] <= other[1] and cell[2] >= other[2] and cell[3] >= other[3]


def _enclosed(rows: list[Rule], columns: list[Rule], shape: tuple[int, int]) -> list[_Rect]:
    """Return the areas that rules close off, drawn anew so that each rule is whole."""
    canvas = np.zeros((shape[0] + 2, shape[1] + 2), np.uint8)
    for rule in rows:
        half = max(1, round(rule.thick / 2))
        y = round(rule.at) + 1
        canvas[max(0, y - half) : y + half + 1, max(0, round(rule.start)) : round(rule.end) + 3] = 1
    for rule in columns:
        half = max(1, round(rule.thick / 2))
        x = round(rule.at) + 1
        canvas[max(0, round(rule.start)) : round(rule.end) + 3, max(0, x - half) : x + half + 1] = 1
    count, _, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(1 - canvas, 8, cv2.CV_32S, cv2.CCL_BBDT)
    page_area = shape[0] * shape[1]
    cells: list[_Rect] = []
    for index in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[index])
        at_edge = x == 0 or y == 0 or x + w == canvas.shape[1] or y + h == canvas.shape[0]
        if at_edge or w < _MIN_CELL or h < _MIN_CELL or area < _FILL * w * h:
            continue
        cells.append((x - 1.0, y - 1.0, x - 1.0 + w, y - 1.0 + h))
    # What holds other cells is the room between a frame and a table.
    cells = [cell for cell in cells if not any(_holds(cell, other) for other in cells)]
    cells = [cell for table in _tables(cells) for cell in table if _is_table(table)]
    # One area alone is a frame around the page or a text, which divides nothing.
    if len(cells) == 1 and (cells[0][2] - cells[0][0]) * (cells[0][3] - cells[0][1]) > 0.3 * page_area:
        return []
    return cells
