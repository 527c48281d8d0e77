"""Which strokes of coloured ink are writing: rows of characters, as against stamps, their rims and rules.

Fill-ins, remarks and serial numbers are red as often as seals are. A stamp closes around something (a ring, a box) or
lies in a block of no rows; writing stands in rows or columns of one height and closes around nothing. Judged by shape
alone, on a small copy; what is neither for certain is left to be taken for a stamp.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.port import Mask

# The largest stamp, as shares of the page's width and height; a table drawn in colour is larger.
MAX_ACROSS, MAX_DOWN = 0.5, 0.3
# The longer side of the copy that shapes are judged on, in pixels; a character of A4 is some 16 high there.
_WORK_SIDE = 1200
# Ink this near is one piece, and pieces this near are one group, in pixels of the copy.
_TOUCH, _REACH = 5, 13
# Print no wider than this crosses a rim.
_CROSSED = 11
# Straight runs longer than this share of the page's width are rules.
_RULE = 0.15
# The least side of a rim, and of a row, in pixels of the copy.
_MIN_RIM, _MIN_ROW = 20, 6
# Share of the hull's outline along which ink lies: rims have nearly all of it, a row of characters about a third.
_CLOSED = 0.75
# Share of its length along which a side of a long frame is whole.
_WHOLE = 0.65
# Share of its rows in which a frame has ink.
_FILLED = 0.95
# Share of its box that ink fills where characters are cut out of it.
_SOLID = 0.6
# Share of a circle along which a ring has ink, and how many circles of a group are looked at.
_ROUND, _MOST_RINGS = 0.7, 4
# The highest row, in pixels of the copy; round seals are no smaller.
_TALLEST = 90
# How much longer than high a row is; an oval seal is one and a half.
_LONG = 1.8
# Share of a group's ink that lies in rows.
_IN_ROWS = 0.8
# Rows are not filled like a block, nor are they single rules.
_MIN_FILL, _MAX_FILL = 0.06, 0.85
# A group with no side longer than this may be a single character.
_CHARACTER = 48
# Black ink in the middle of a row, as a share of its coloured ink: above it, a stamp or a stroke lies over print.
_OVER_PRINT = 0.5
# So much larger than its rim is what belongs to a stamp, and than its largest part where the stamp is worn.
_AROUND, _WORN = 0.06, 0.35


@dataclass(slots=True)
class _Group:
    """Ink that lies together, as its box (x, y, width, height) and where in it the ink is."""

    x: int
    y: int
    w: int
    h: int
    ink: NDArray[np.bool_]


def find_writing(coloured: Mask, dark: Mask) -> Mask | None:
    """Return where on the page coloured ink is writing, or None where none of it is.

    Args:
        coloured: 1 where ink has the colour; the reading frame.
        dark: 1 where ink is black or dark in any colour, of the same size.
    """
    height, width = coloured.shape
    scale = max(1, round(max(height, width) / _WORK_SIDE))
    ink = _shrink(coloured, scale)
    rest = ink & (1 - _rules(ink))
    under = _shrink(dark, scale)
    # Print that crosses a rim breaks it; the rim goes on beneath.
    around = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((_CROSSED, _CROSSED), np.uint8)), np.uint8)
    groups = [group for group in _groups(ink | (around & under), _TOUCH) if _fits(group, ink)]
    print_ = under & (1 - np.asarray(cv2.dilate(ink, np.ones((5, 5), np.uint8)), np.uint8))
    stamps = [group for group in groups if _is_rim(group, groups)]
    for stamp in stamps:
        x0, y0, x1, y1 = _area(stamp, _AROUND)
        rest[y0:y1, x0:x1] = 0
    rows, others = _sort_out(_groups(rest, _REACH), print_)
    # Writing that runs into a seal hides its ring from a look at outlines.
    if _clear_rings(rest, others):
        rows, others = _sort_out(_groups(rest, _REACH), print_)
    rows += [group for group in others if any(_stands_beside(group, row) for row in rows)]
    # What is left of a worn seal around its larger part is no writing.
    worn = [_area(group, _WORN) for group in others if min(group.w, group.h) > _CHARACTER]
    written = np.zeros_like(ink)
    for row in rows:
        x1, y1 = row.x + row.w, row.y + row.h
        if not any(row.x >= area[0] and row.y >= area[1] and x1 <= area[2] and y1 <= area[3] for area in worn):
            written[row.y : row.y + row.h, row.x : row.x + row.w][row.ink] = 1
    if not written.any():
        return None
    spread = cv2.dilate(written, np.ones((3, 3), np.uint8))
    return np.asarray(cv2.resize(spread, (width, height), interpolation=cv2.INTER_NEAREST), np.uint8)


def _sort_out(groups: list[_Group], dark: Mask) -> tuple[list[_Group], list[_Group]]:
    """Return which groups are writing, and which are not."""
    rows: list[_Group] = []
    others: list[_Group] = []
    for group in groups:
        (rows if _is_written(group, dark) else others).append(group)
    return rows, others


def _clear_rings(ink: Mask, groups: list[_Group]) -> bool:
    """Take round seals out of the ink and return whether there are any."""
    found = False
    for group in groups:
        if min(group.w, group.h) <= _TALLEST:
            continue
        image = group.ink.astype(np.uint8) * 255
        most = int(min(MAX_ACROSS * ink.shape[1], *group.ink.shape) / 2) + 2
        circles = cv2.HoughCircles(
            image, cv2.HOUGH_GRADIENT, 1.5, _TALLEST, param1=100, param2=40, minRadius=_TALLEST // 3, maxRadius=most
        )
        for x, y, radius in () if circles is None else circles[0, :_MOST_RINGS].tolist():
            if _is_ring(group.ink, x, y, radius):
                found = True
                centre = (round(x) + group.x, round(y) + group.y)
                cv2.circle(ink, centre, round((1 + _AROUND) * radius), 0, cv2.FILLED)
    return found


def _is_ring(ink: NDArray[np.bool_], x: float, y: float, radius: float) -> bool:
    """Return whether ink goes on along most of a circle and not around it, as writing does in any direction."""
    near = np.asarray(cv2.dilate(ink.astype(np.uint8), np.ones((5, 5), np.uint8)), np.uint8)
    return _along(near, x, y, radius) >= _ROUND and _along(near, x, y, 1.05 * radius + 3) <= _ROUND - 0.2


def _along(ink: Mask, x: float, y: float, radius: float) -> float:
    """Return the share of a circle along which there is ink."""
    angles = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    columns = np.round(x + radius * np.cos(angles)).astype(int)
    rows = np.round(y + radius * np.sin(angles)).astype(int)
    inside = (columns >= 0) & (columns < ink.shape[1]) & (rows >= 0) & (rows < ink.shape[0])
    return float(ink[rows[inside], columns[inside]].sum() / len(angles))


def _shrink(mask: Mask, scale: int) -> Mask:
    if scale == 1:
        return mask.copy()
    height, width = mask.shape
    size = (max(1, width // scale), max(1, height // scale))
    return (cv2.resize(mask * 255, size, interpolation=cv2.INTER_AREA) > 64).astype(np.uint8)


def _rules(ink: Mask) -> Mask:
    """Return the long straight runs of ink, which are no part of a character."""
    length = max(40, round(_RULE * ink.shape[1]))
    thick = np.asarray(cv2.dilate(ink, np.ones((3, 3), np.uint8)), np.uint8)
    lying = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    standing = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    return np.asarray(cv2.max(lying, standing), np.uint8)


def _groups(ink: Mask, reach: int) -> list[_Group]:
    """Return the ink in groups that lie no more than ``reach`` apart, without specks."""
    joined = np.asarray(cv2.dilate(ink, np.ones((reach, reach), np.uint8)), np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    groups: list[_Group] = []
    for index in range(1, count):
        x, y, w, h, _ = (int(value) for value in stats[index])
        inside = (labels[y : y + h, x : x + w] == index) & (ink[y : y + h, x : x + w] > 0)
        rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
        if len(rows) + len(columns) < _MIN_ROW:
            continue
        inside = inside[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        groups.append(_Group(x + int(columns[0]), y + int(rows[0]), inside.shape[1], inside.shape[0], inside))
    return groups


def _area(group: _Group, around: float) -> tuple[int, int, int, int]:
    """Return the corners of what belongs to a stamp of which the group is the rim or the larger part."""
    margin = round(around * max(group.w, group.h)) + 1
    return max(0, group.x - margin), max(0, group.y - margin), group.x + group.w + margin, group.y + group.h + margin


def _is_rim(group: _Group, groups: list[_Group]) -> bool:
    """Return whether the group closes around something and is no boxed character (国, 日) of a row."""
    small = max(group.w, group.h) <= _CHARACTER
    if not _is_closed(group) or (small and not _holds_several(group.ink)):
        return False
    beside = [other for other in groups if other is not group and _stands_beside(group, other)]
    # Two seals may stand side by side; of the characters of a row few are boxes.
    return len(beside) <= 2 and all(_is_closed(other) for other in beside)


def _fits(group: _Group, page: Mask) -> bool:
    """Return whether a group is no larger than stamps are; a table drawn in the colour is."""
    height, width = page.shape[:2]
    return bool(group.w <= MAX_ACROSS * width and group.h <= MAX_DOWN * height)


def _stands_beside(group: _Group, other: _Group) -> bool:
    """Return whether another group of the same size stands next to this one in a row or in a column."""
    across = max(other.x - group.x - group.w, group.x - other.x - other.w)
    down = max(other.y - group.y - group.h, group.y - other.y - other.h)
    level = abs(other.y + other.h / 2 - group.y - group.h / 2) < 0.3 * group.h
    aligned = abs(other.x + other.w / 2 - group.x - group.w / 2) < 0.3 * group.w
    return (level and 0.6 < other.h / group.h < 1.5 and 0 <= across < 1.5 * group.h) or (
        aligned and 0.6 < other.w / group.w < 1.5 and 0 <= down < 1.5 * group.w
    )


def _holds_several(ink: NDArray[np.bool_]) -> bool:
    """Return whether a box is solid or holds several things, as a seal does, and not one, as a character."""
    down, across = -(-ink.shape[0] // 6), -(-ink.shape[1] // 6)
    inner = np.ascontiguousarray(ink[down:-down, across:-across]).astype(np.uint8)
    pieces = int(cv2.connectedComponents(inner)[0]) - 1
    return pieces > 3 or float(ink.mean()) > _SOLID


def _is_closed(group: _Group) -> bool:
    if min(group.w, group.h) < _MIN_RIM:
        return False
    if group.w < 2 * group.h:
        return _closedness(group.ink) >= _CLOSED
    # Between the lines of a paragraph rows are empty; a frame fills all.
    if float(group.ink.any(axis=1).mean()) < _FILLED:
        return False
    # Digits in a row have flat heads and feet, but with gaps; and one side of a frame may lie on a printed rule.
    edge = max(2, group.h // 8)
    lying = (group.ink[:edge].any(axis=0), group.ink[-edge:].any(axis=0))
    standing = (group.ink[:, :edge].any(axis=1), group.ink[:, -edge:].any(axis=1))
    return sum(float(side.mean()) >= _WHOLE for side in (*lying, *standing)) >= 3


def _closedness(ink: NDArray[np.bool_]) -> float:
    """Return the share of the outline of the ink's convex hull along which there is ink."""
    points = np.argwhere(ink)[:, ::-1].astype(np.int32)
    outline = np.zeros(ink.shape, np.uint8)
    cv2.polylines(outline, [cv2.convexHull(points)], isClosed=True, color=1)
    slack = max(1, round(0.03 * min(ink.shape)))
    near = np.asarray(cv2.dilate(ink.astype(np.uint8), np.ones((2 * slack + 1, 2 * slack + 1), np.uint8)), np.uint8)
    return float((near & outline).sum() / max(1, outline.sum()))


def _is_written(group: _Group, dark: Mask) -> bool:
    """Return whether most of the group's ink stands in rows or in columns of writing that lies over no print."""
    under = dark[group.y : group.y + group.h, group.x : group.x + group.w] > 0
    if max(group.w, group.h) <= _CHARACTER:
        return max(group.w, group.h) >= _MIN_ROW and _is_clear(group.ink, under)
    if group.w >= 2 * group.h and _is_closed(group):
        return False
    total = int(group.ink.sum())
    return max(_row_ink(group.ink, under), _row_ink(group.ink.T, under.T)) >= _IN_ROWS * total


def _row_ink(ink: NDArray[np.bool_], dark: NDArray[np.bool_]) -> int:
    """Return how much of the ink lies in rows of writing."""
    filled = np.concatenate(([False], ink.any(axis=1), [False]))
    edges = np.flatnonzero(filled[1:] != filled[:-1])
    found = 0
    for top, bottom in zip(edges[::2], edges[1::2], strict=True):
        band = ink[top:bottom]
        columns = np.flatnonzero(band.any(axis=0))
        left, right = int(columns[0]), int(columns[-1]) + 1
        band = band[:, left:right]
        long = _MIN_ROW <= len(band) <= min(_TALLEST, (right - left) / _LONG)
        if long and _is_clear(band, dark[top:bottom, left:right]):
            found += int(band.sum())
    return found


def _is_clear(band: NDArray[np.bool_], dark: NDArray[np.bool_]) -> bool:
    """Return whether a row is filled as characters fill it, and no print runs through its middle."""
    fifth = len(band) // 5
    middle = slice(fifth, len(band) - fifth)
    return _MIN_FILL <= float(band.mean()) <= _MAX_FILL and int(dark[middle].sum()) <= _OVER_PRINT * int(
        band[middle].sum()
    )
