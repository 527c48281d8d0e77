"""Rims of stamps: what closes around something, with an even outline on all four sides."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from archive.text import Box
from ocr.port import Mask
from ocr.written_ink import MAX_ACROSS, MAX_DOWN

# Rims are looked for on a copy so much smaller.
COARSE = 4
# In pixels of the page itself.
MIN_SIDE = 60
# Pieces of a rim that lie so near each other belong together.
_REACH = 7
# Share of each side along which a rim's outline runs on; writing is below a half.
_EVEN = 0.6
# Print so near, in pixels of the copy, may be that on which a side lies.
_MARGIN = 2
# Sides that a frame must have itself where print makes up the others, which lie on printed rules.
_OWN_SIDES = 2
# Frames are put on at a slant; below this, in degrees, sides are level enough, and no squarer shape has a slant.
_LEVEL, _LONG = 1.5, 1.25


def find_rims(inked: Mask, dark: Mask | None = None) -> Iterator[tuple[int, int, int, int]]:
    """Yield the boxes (x, y, width, height) of what closes around something: circles, ovals, frames at any slant.

    Rules and print cross a rim and break it, so pieces that lie near each other are taken together, and what is asked
    of them is an even outline on all four sides, which lines of writing do not have.

    Args:
        inked: 1 where the rim's ink may be.
        dark: 1 where print is, on which a side of a frame may lie.
    """
    joined = np.asarray(cv2.dilate(inked, np.ones((_REACH, _REACH), np.uint8)))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    height, width = inked.shape
    for index in range(1, count):
        x, y, w, h, _ = (int(value) for value in stats[index])
        if min(w, h) * COARSE < MIN_SIDE or w > MAX_ACROSS * width or h > MAX_DOWN * height:
            continue
        shape = (labels[y : y + h, x : x + w] == index) & (inked[y : y + h, x : x + w] > 0)
        rows, columns = np.flatnonzero(shape.any(axis=1)), np.flatnonzero(shape.any(axis=0))
        shape = shape[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        if min(shape.shape) * COARSE < MIN_SIDE:
            continue
        left, top = x + int(columns[0]), y + int(rows[0])
        if _is_rim(shape, None if dark is None else _beside(dark, left, top, *shape.shape)):
            yield left, top, shape.shape[1], shape.shape[0]


def _beside(dark: Mask, left: int, top: int, height: int, width: int) -> NDArray[np.bool_]:
    """Return where print is in a box and right beside it, ``_MARGIN`` pixels further on each side."""
    padded = np.pad(dark, _MARGIN)
    return np.asarray(padded[top : top + height + 2 * _MARGIN, left : left + width + 2 * _MARGIN] > 0)


def _is_rim(shape: NDArray[np.bool_], print_: NDArray[np.bool_] | None) -> bool:
    """Tell whether a shape is a rim; ``print_`` is what of print lies in it and ``_MARGIN`` around it."""
    degrees = _slant(shape)
    level = _turned(shape, degrees)
    even = [_evenness(side) >= _EVEN for side in _sides(level)]
    # A seal is round, and lies on no rule with a side.
    if all(even) or print_ is None or sum(even) < _OWN_SIDES or not _is_long(*level.shape):
        return all(even)
    wide = np.pad(shape, _MARGIN)
    # What of print lies outside is there for the side that it makes up; rows of text would hide the other sides.
    crossed = _turned(wide, degrees) | _turned(print_, degrees, like=wide)
    return all(own or _evenness(side) >= _EVEN for own, side in zip(even, _sides(crossed), strict=True))


def _sides(shape: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], ...]:
    return shape, shape[::-1], shape.T, shape.T[::-1]


def _is_long(one: float, other: float) -> bool:
    return max(one, other) >= _LONG * min(one, other)


def _slant(shape: NDArray[np.bool_]) -> float:
    """Return by how many degrees a shape that is longer than high or wide leans; 0 of round and square ones."""
    _, (width, height), degrees = cv2.minAreaRect(np.argwhere(shape)[:, ::-1].astype(np.float32))
    if not _is_long(width, height):
        return 0.0
    degrees = (degrees + 45) % 90 - 45
    return 0.0 if abs(degrees) < _LEVEL else float(degrees)


def _turned(shape: NDArray[np.bool_], degrees: float, like: NDArray[np.bool_] | None = None) -> NDArray[np.bool_]:
    """Return a shape turned level and cut to its ink, or to where that of ``like`` is."""
    if not degrees:
        return shape
    height, width = shape.shape
    side = 2 * (height + width)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    matrix[:, 2] += side / 2 - np.array([width / 2, height / 2])
    turned, kept = (
        cv2.warpAffine(each.astype(np.uint8) * 255, matrix, (side, side), flags=cv2.INTER_LINEAR) > 64
        for each in (shape, shape if like is None else like)
    )
    rows, columns = np.flatnonzero(kept.any(axis=1)), np.flatnonzero(kept.any(axis=0))
    return np.asarray(turned[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


def enlarge(rim: tuple[int, int, int, int]) -> tuple[tuple[slice, slice], Box]:
    """Return where a rim is on the page itself, as a window of its pixels and as a box."""
    x, y, w, h = (value * COARSE for value in rim)
    return (slice(y, y + h), slice(x, x + w)), Box(float(x), float(y), float(x + w), float(y + h))


def _evenness(shape: NDArray[np.bool_]) -> float:
    """Return the share of the middle of a shape's upper outline that goes on from column to column without a jump."""
    depth, width = shape.shape
    middle = shape[: max(2, depth // 3), width // 5 : max(width // 5 + 2, width - width // 5)]
    outline = np.where(middle.any(axis=0), middle.argmax(axis=0), 10 * depth)
    return float((np.abs(np.diff(outline)) <= 2).mean() * (outline < depth).mean())
