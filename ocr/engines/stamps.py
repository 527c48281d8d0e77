"""Red ink looked through: what stands under a stamp is read without it, what the stamp says is read by itself.

A seal over a name joins both into one unreadable line. Red ink is bright in the red channel of the scan and black ink
is dark there, so the two can be told apart. Gray scans have no colour to tell by and pass unchanged.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from archive.text import Box
from ocr.port import Pixels

# How much brighter the red channel is than the others where the ink is red.
_REDDER = 45
_MIN_PART = 0.0003
# A page with more red than this is printed in red; then nothing is looked through.
_MAX_PART = 0.12
_MIN_SIDE = 60


def find_red(pixels: Pixels) -> NDArray[np.uint8] | None:
    """Return a mask of red ink (1 where it is), or None where there is too little or too much to be stamps."""
    # A quarter of the pixels decides quickly that most pages have none.
    sample = pixels[::4, ::4]
    part = float(_is_red(sample).mean())
    if not _MIN_PART <= part <= _MAX_PART:
        return None
    return cv2.dilate(_is_red(pixels), np.ones((3, 3), np.uint8)).astype(np.uint8)


def _is_red(pixels: Pixels) -> NDArray[np.uint8]:
    others = cv2.max(pixels[:, :, 1], pixels[:, :, 2])
    return (cv2.subtract(pixels[:, :, 0], others) > _REDDER).astype(np.uint8)


def without_red(pixels: Pixels, red: NDArray[np.uint8]) -> Pixels:
    """Return the page with red ink as bright as its red channel, on the paper's own brightness."""
    channel = pixels[:, :, 0]
    paper = float(np.percentile(channel[::8, ::8], 60))
    # The mask has a rim of paper; only its red pixels tell the ink.
    inked = channel[::2, ::2][_is_red(pixels[::2, ::2]) > 0]
    # Stamp ink takes away some red as well; dividing by how much leaves only what is printed under it.
    ink = min(paper, max(80.0, float(np.percentile(inked, 30)))) if inked.size else paper
    table = np.clip(np.arange(256) * (paper / ink), 0, 255).astype(np.uint8)
    lifted = cv2.cvtColor(cv2.LUT(np.ascontiguousarray(channel), table), cv2.COLOR_GRAY2RGB)
    cleaned = pixels.copy()
    cv2.copyTo(lifted, red, cleaned)
    return cleaned


def stamp_areas(red: NDArray[np.uint8]) -> list[Box]:
    """Return the areas of stamps and other red print, near pieces joined."""
    joined = cv2.dilate(
        cv2.resize(red, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA), np.ones((7, 7), np.uint8)
    )
    count, _, stats, _ = cv2.connectedComponentsWithStats((joined > 0).astype(np.uint8))
    height, width = red.shape
    areas: list[Box] = []
    for index in range(1, count):
        x, y, w, h = (int(value) * 8 for value in stats[index, :4])
        if w >= _MIN_SIDE and h >= _MIN_SIDE:
            areas.append(Box(float(x), float(y), float(min(width, x + w)), float(min(height, y + h))))
    return areas


def is_mostly_red(red: NDArray[np.uint8], pixels: Pixels, box: Box) -> bool:
    """Return whether the ink inside ``box`` is mostly red."""
    window = np.s_[int(box.y0) : int(np.ceil(box.y1)), int(box.x0) : int(np.ceil(box.x1))]
    gray = cv2.cvtColor(pixels[window], cv2.COLOR_RGB2GRAY)
    limit, _ = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    ink = gray < limit
    return bool(ink.any()) and float(red[window][ink].mean()) > 0.6
