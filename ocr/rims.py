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


def find_rims(inked: Mask) -> Iterator[tuple[int, int, int, int]]:
    """Yield the boxes (x, y, width, height) of what closes around something: circles, ovals, frames.

    Rules and print cross a rim and break it, so pieces that lie near each other are taken together, and what is asked
    of them is an even outline on all four sides, which lines of writing do not have.
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
        sides = (shape, shape[::-1], shape.T, shape.T[::-1])
        if min(_evenness(side) for side in sides) >= _EVEN:
            yield x + int(columns[0]), y + int(rows[0]), shape.shape[1], shape.shape[0]


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
