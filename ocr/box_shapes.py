"""Small printed squares in a row of text: empty, ticked or filled, told from the picture alone.

Forms offer choices as check boxes, and recognisers drop them or take them for characters. A box is two short level
edges with straight sides between them, or a solid square. What the squares mean for a line is decided in
``ocr.check_boxes``; here no character is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from archive.text import Box
from ocr.port import Pixels

_Mask = NDArray[np.uint8]

# All of these are parts of a character's size.
_MIN_SIDE, _MAX_SIDE = 0.38, 1.2
_EDGE = 0.33  # a level edge is at least this long in one piece
_APART = 0.05  # and this far from all other ink
_MAX_FRAME = 0.17  # thickest edge of a hollow box
_MAX_ASPECT = 1.22
# Part of each edge that must be inked; prints and scans break thin edges.
_COVERED = 0.86
_SOLID = 0.87
# Part of the inside that is inked: below the first the box is empty, above the second it is ticked.
_EMPTY, _TICKED = 0.025, 0.06
_FILLED = 0.8
_LEG = 0.04
_MIN_CONTRAST = 24
_REDDER = 40


class BoxState(StrEnum):
    """What is in a box, as the character that shows it."""

    EMPTY = "□"
    FILLED = "■"
    TICKED = "☑"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxShape:
    """A square on the page.

    Attributes:
        box: its outer edges.
        state: what is in it.
        confidence: 0…1 that it is a box in this state.
        legs: true where a side runs on below the lower edge, as in the character 口.
    """

    box: Box
    state: BoxState
    confidence: float
    legs: bool


class InkReader:
    """The ink of one page, binarised row by row on demand; the brightness of the paper is measured once."""

    def __init__(self, pixels: Pixels) -> None:
        red = pixels[:, :, 0]
        # Red ink (stamps) is looked through where there is any.
        sample = pixels[::4, ::4]
        reddish = sample[:, :, 0].astype(np.int16) - sample[:, :, 1] > _REDDER
        self._source: Pixels = pixels
        self._red: _Mask | None = red if reddish.any() else None
        small = cv2.resize(pixels, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
        tone = small[:, :, 0] if self._red is not None else cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
        self._paper: _Mask = np.asarray(
            cv2.blur(cv2.dilate(np.ascontiguousarray(tone), np.ones((13, 13), np.uint8)), (9, 9)), np.uint8
        )

    def ink(self, box: Box) -> tuple[_Mask, int, int]:
        """Return 1 where there is ink inside ``box``, with the left and upper corner in whole pixels."""
        height, width = self._source.shape[:2]
        x0, y0 = max(0, int(box.x0)), max(0, int(box.y0))
        x1, y1 = min(width, int(np.ceil(box.x1))), min(height, int(np.ceil(box.y1)))
        if x1 - x0 < 4 or y1 - y0 < 4:
            return np.zeros((0, 0), np.uint8), x0, y0
        if self._red is not None:
            tone = np.ascontiguousarray(self._red[y0:y1, x0:x1])
        else:
            tone = np.asarray(cv2.cvtColor(self._source[y0:y1, x0:x1], cv2.COLOR_RGB2GRAY), np.uint8)
        row, column = (min(at // 8, side - 1) for at, side in zip((y0, x0), self._paper.shape, strict=True))
        paper = self._paper[row : -(-y1 // 8), column : -(-x1 // 8)]
        depth = cv2.subtract(cv2.resize(paper, (x1 - x0, y1 - y0), interpolation=cv2.INTER_NEAREST), tone)
        inked = depth[depth > _MIN_CONTRAST]
        if inked.size < 12:
            return np.zeros(depth.shape, np.uint8), x0, y0
        limit = max(_MIN_CONTRAST, 0.36 * float(np.percentile(inked, 80)))
        return (depth > limit).astype(np.uint8), x0, y0


def find_boxes(ink: _Mask, *, size: float) -> list[BoxShape]:
    """Return the boxes in a row of text, from left to right.

    Args:
        ink: 1 where there is ink, the row with some room above and below.
        size: of the row's characters in pixels.
    """
    if ink.size == 0 or size < 10:
        return []
    length = max(5, round(_EDGE * size))
    bridged = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    edges = np.asarray(cv2.morphologyEx(bridged, cv2.MORPH_OPEN, np.ones((1, length), np.uint8)), np.uint8)
    # An edge that is not quite level comes in steps; they are one edge all the same.
    _, _, stats, _ = cv2.connectedComponentsWithStats(edges, connectivity=8)
    pieces = sorted((int(x), int(y), int(w), int(h)) for x, y, w, h, _ in stats[1:])
    shapes: list[BoxShape] = []
    for index, (x, y, w, h) in enumerate(pieces):
        if w > 1.35 * size:
            continue
        if h >= _MIN_SIDE * size:
            shape = _solid(ink, x, y, w, h, size)
            if shape is not None:
                shapes.append(shape)
            continue
        for other in pieces[max(0, index - 6) : index + 7]:
            if other[1] <= y + h or other[3] > 0.3 * size or h > 0.3 * size:
                continue
            shape = _hollow(ink, (x, y, w, h), other, size)
            if shape is not None:
                shapes.append(shape)
    return _best(shapes)


def _best(shapes: list[BoxShape]) -> list[BoxShape]:
    """Keep the surest of shapes that overlap."""
    kept: list[BoxShape] = []
    for shape in sorted(shapes, key=lambda one: (-one.confidence, -one.box.width)):
        if all(shape.box.x1 <= other.box.x0 or shape.box.x0 >= other.box.x1 for other in kept):
            kept.append(shape)
    return sorted(kept, key=lambda one: one.box.x0)


def _fits(width: float, height: float, size: float) -> bool:
    low, high = min(width, height), max(width, height)
    return _MIN_SIDE * size <= low and high <= _MAX_SIDE * size and high <= _MAX_ASPECT * low + 1


def _solid(ink: _Mask, x: int, y: int, w: int, h: int, size: float) -> BoxShape | None:
    # The outermost pixels are half ink, half paper.
    filled = float(ink[y + 1 : y + h - 1, x + 1 : x + w - 1].mean())
    if not _fits(w, h, size) or filled < _SOLID or not _stands_apart(ink, x, y, x + w, y + h, size, touching=0.4):
        return None
    corner = max(2, round(0.12 * size))
    corners = [
        float(part.mean())
        for part in (
            ink[y : y + corner, x : x + corner],
            ink[y : y + corner, x + w - corner : x + w],
            ink[y + h - corner : y + h, x : x + corner],
            ink[y + h - corner : y + h, x + w - corner : x + w],
        )
    ]
    # A dot is round.
    if min(corners) < 0.45:
        return None
    box = Box(float(x), float(y), float(x + w), float(y + h))
    return BoxShape(
        box=box, state=BoxState.FILLED, confidence=round(0.7 + 0.29 * (filled - _SOLID) / (1 - _SOLID), 4), legs=False
    )


def _hollow(
    ink: _Mask, upper: tuple[int, int, int, int], lower: tuple[int, int, int, int], size: float
) -> BoxShape | None:
    """Return the box between two level edges, or None where there is none."""
    slack = max(2.0, 0.14 * size)
    if abs(upper[0] - lower[0]) > slack or abs(upper[0] + upper[2] - lower[0] - lower[2]) > 2 * slack:
        return None
    # A tick that runs out on the right makes an edge longer than it is.
    x0, x1 = min(upper[0], lower[0]), min(upper[0] + upper[2], lower[0] + lower[2])
    y0, y1 = upper[1], lower[1] + lower[3]
    if not _fits(x1 - x0, y1 - y0, size):
        return None
    reach = max(2, round(0.09 * size))
    thick = max(upper[3], lower[3])
    body = ink[y0:y1, max(0, x0 - 1) : x1 + 1]
    sides = (body[:, : reach + 1], body[:, -reach - 1 :])
    covers = [float(side.any(axis=1).mean()) for side in sides]
    covers += [float(band.any(axis=0).mean()) for band in (body[: reach + 1], body[-reach - 1 :])]
    if min(covers) < _COVERED:
        return None
    if thick > max(3.0, _MAX_FRAME * size) or not _are_straight(sides, size):
        return None
    if not _stands_apart(ink, x0, y0, x1, y1, size):
        return None
    inset = max(thick + 1, round(0.13 * size))
    inside = ink[y0 + inset : y1 - inset, x0 + inset : x1 - inset]
    if inside.size == 0:
        return None
    part = float(inside.mean())
    if part >= _FILLED:
        state, sure = BoxState.FILLED, 0.9
    elif part >= _TICKED:
        state, sure = BoxState.TICKED, 0.95
    else:
        # Between empty and ticked a speck and a thin tick look alike.
        state, sure = BoxState.EMPTY, 0.97 if part <= _EMPTY else 0.6
    below = ink[y1 : y1 + max(2, round(2 * _LEG * size)), max(0, x0 - 1) : x1 + 1]
    ends = (below[:, : reach + 1], below[:, -reach - 1 :])
    legs = all(float(end.any(axis=1).sum()) >= max(1.0, _LEG * size) for end in ends)
    return BoxShape(
        box=Box(float(x0), float(y0), float(x1), float(y1)),
        state=state,
        confidence=round(sure * (min(covers) ** 0.5), 4),
        legs=legs,
    )


def _are_straight(sides: tuple[_Mask, _Mask], size: float) -> bool:
    """Return whether both sides run straight down: the outermost ink of each row is in one place."""
    allowed = max(1.0, 0.035 * size)
    for index, side in enumerate(sides):
        rows = side[side.any(axis=1)]
        outer = rows.argmax(axis=1) if index == 0 else rows[:, ::-1].argmax(axis=1)
        # Ticks cross the right side.
        low, high = np.percentile(outer, (12, 88 if index == 0 else 75))
        if high - low > allowed:
            return False
    return True


def _stands_apart(ink: _Mask, x0: int, y0: int, x1: int, y1: int, size: float, *, touching: float = 0.12) -> bool:
    """Return whether next to no other ink touches the square; a tick may run out of it above and on the right."""
    gap = max(2, round(_APART * size))
    left = ink[y0:y1, max(0, x0 - gap - 1) : max(0, x0 - 1)]
    right = ink[y0:y1, x1 + 1 : x1 + 1 + gap]
    above = ink[max(0, y0 - gap - 1) : max(0, y0 - 1), x0:x1]
    below = ink[y1 + 1 : y1 + 1 + gap, x0 + gap : x1 - gap]
    if left.size and float(left.any(axis=1).mean()) > touching:
        return False
    if below.size and float(below.any(axis=0).mean()) > 0.2:
        return False
    return all(part.size == 0 or float(part.any(axis=index).mean()) <= 0.35 for index, part in ((1, right), (0, above)))
