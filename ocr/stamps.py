"""Stamps looked through: what stands under a stamp is read without it, what the stamp says is read by itself.

A seal over a name joins both into one unreadable line. Coloured ink is bright in at least one channel of the scan and
black ink is dark in all, so the two can be told apart. Red ink is a stamp's unless it stands in rows of writing; ink of
another colour counts as a stamp only inside a rim, and so does, on a gray scan, what is paler than print.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from archive.text import Box
from ocr.gray_stamps import find_gray
from ocr.port import Mask, Pixels
from ocr.rims import COARSE, enlarge, find_rims
from ocr.written_ink import find_writing

# How much brighter the red channel is than the others where the ink is red.
_REDDER = 45
# The same inside of a stamp, more than the paper's own.
_PALE = 16
# How far the channels lie apart where the ink has any colour, the paper's own taken off.
_CHROMA = 50
_MIN_PART = 0.0003
# A page with more red than this is printed in red; then nothing is looked through.
_MAX_PART = 0.12
_MIN_SIDE = 60
# Print is darker than this.
_BLACK = 120
# What of the print in gaps of this size is darker than this counts as a rim's own.
_BRIDGE, _DARK = 13, 170
# From this overlap on two boxes are one.
_SAME_BOX = 0.75
# Hues (OpenCV, 0…179) that are one ink.
_SAME_HUE = 10


@dataclass(frozen=True, kw_only=True)
class Stamps:
    """The stamps of a page: where their ink is, and the boxes of the rims that were found."""

    ink: Mask
    rims: tuple[Box, ...] = ()

    def is_rim(self, cell: Box) -> bool:
        """Return whether a ruled cell is the frame of a stamp."""
        return any(_overlap(cell, rim) > _SAME_BOX for rim in self.rims)


def find_stamps(pixels: Pixels) -> Stamps | None:
    """Return the stamps of a page, or None where there are none."""
    red = _find_red(pixels)
    framed = _find_framed(pixels)
    if framed is not None:
        return framed if red is None else Stamps(ink=np.maximum(red, framed.ink), rims=framed.rims)
    if red is not None:
        return Stamps(ink=red)
    gray = find_gray(pixels)
    return None if gray is None else Stamps(ink=gray[0], rims=gray[1])


def _find_red(pixels: Pixels) -> Mask | None:
    # A quarter of the pixels decides quickly that most pages have none.
    part = float(_is_red(pixels[::4, ::4]).mean())
    if not _MIN_PART <= part <= _MAX_PART:
        return None
    red = _is_red(pixels)
    # In the red channel red ink is bright and print is not.
    writing = find_writing(red, (cv2.extractChannel(pixels, 0) < _BLACK).astype(np.uint8))
    if writing is not None:
        red &= 1 - writing
        if not red.any():
            return None
    _add_pale(red, pixels, writing)
    return cv2.dilate(red, np.ones((3, 3), np.uint8)).astype(np.uint8)


def _add_pale(red: Mask, pixels: Pixels, writing: Mask | None) -> None:
    """Add what is but reddish inside of stamps: of small characters a coarse scan leaves no pure red."""
    paper = np.percentile(pixels[::16, ::16].reshape(-1, 3), 70, axis=0)
    limit = max(0.0, float(paper[0] - max(paper[1], paper[2]))) + _PALE
    for area in stamp_areas(red):
        window = np.s_[int(area.y0) : int(area.y1), int(area.x0) : int(area.x1)]
        pale = (_redness(pixels[window]) > limit).astype(np.uint8)
        red[window] |= pale if writing is None else pale & (1 - writing[window])


def _is_red(pixels: Pixels) -> Mask:
    return (_redness(pixels) > _REDDER).astype(np.uint8)


def _redness(pixels: Pixels) -> Mask:
    red, green, blue = cv2.split(pixels)
    return np.asarray(cv2.subtract(red, cv2.max(green, blue)), np.uint8)


def _find_framed(pixels: Pixels) -> Stamps | None:
    """Return the ink of stamps of another colour than red: what has the rim's colour inside a rim."""
    paper = np.percentile(pixels[::16, ::16].reshape(-1, 3), 70, axis=0)
    if float(_is_coloured(_balance(pixels[::COARSE, ::COARSE], paper)).mean()) < _MIN_PART:
        return None
    shrunk = cv2.resize(pixels, None, fx=1 / COARSE, fy=1 / COARSE, interpolation=cv2.INTER_AREA)
    small = _balance(np.asarray(shrunk, np.uint8), paper)
    inked = _is_coloured(small, share=0.6)
    hues = _hues(small)
    rims = list(find_rims(_bridge(inked, small)))
    outside = inked.copy()
    for x, y, w, h in rims:
        outside[y : y + h, x : x + w] = 0
    mask = np.zeros(pixels.shape[:2], np.uint8)
    boxes: list[Box] = []
    for x, y, w, h in rims:
        inside = np.s_[y : y + h, x : x + w]
        hue = _typical_hue(hues[inside][inked[inside] > 0])
        # Writing in the stamp's own colour cannot be told from it, so it stays.
        if int((_near_hue(hues, hue) & (outside > 0)).sum()) > 3 * int(inked[inside].sum()):
            continue
        fine, box = enlarge((x, y, w, h))
        part = _balance(np.ascontiguousarray(pixels[fine]), paper)
        ink = _is_coloured(part, share=0.5) & _near_hue(_hues(part), hue, reach=2 * _SAME_HUE).astype(np.uint8)
        # Strokes pale towards their edges; black print inside the margin stays black when it is lifted.
        mask[fine] = cv2.max(mask[fine], cv2.dilate(ink, np.ones((7, 7), np.uint8)).astype(np.uint8))
        boxes.append(box)
    return Stamps(ink=mask, rims=tuple(boxes)) if boxes else None


def _hues(pixels: Pixels) -> Mask:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2HSV)[:, :, 0], np.uint8)


def _overlap(a: Box, b: Box) -> float:
    """Return what two boxes share, as a part of what they cover together."""
    shared = a.shared_area(b)
    return shared / max(1.0, a.width * a.height + b.width * b.height - shared)


def _balance(pixels: Pixels, paper: NDArray[np.float64]) -> Pixels:
    """Return the pixels as they would be on white paper."""
    steps = np.arange(256)[:, None] * (255.0 / np.maximum(paper, 1.0))
    table = np.minimum(steps, 255.0).astype(np.uint8)[None]
    return np.asarray(cv2.LUT(np.ascontiguousarray(pixels), table), np.uint8)


def _is_coloured(balanced: Pixels, share: float = 1.0) -> Mask:
    """Return where there is ink of a colour other than red."""
    red, green, blue = (np.ascontiguousarray(balanced[:, :, channel]) for channel in range(3))
    others = cv2.max(green, blue)
    spread = cv2.subtract(cv2.max(red, others), cv2.min(cv2.min(red, green), blue))
    return ((spread > share * _CHROMA) & (cv2.subtract(red, others) < _REDDER)).astype(np.uint8)


def _near_hue(hues: NDArray[np.uint8], hue: int, reach: int = _SAME_HUE) -> NDArray[np.bool_]:
    apart = np.abs(hues.astype(np.int16) - hue)
    return np.asarray(np.minimum(apart, 180 - apart) <= reach)


def _typical_hue(hues: NDArray[np.uint8]) -> int:
    return int(np.bincount(hues.ravel() // 4).argmax()) * 4 + 2


def _bridge(inked: Mask, balanced: Pixels) -> Mask:
    """Return coloured ink together with the black print that crosses it, as if the ink went on beneath."""
    closed = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((_BRIDGE, _BRIDGE), np.uint8))
    dark = (cv2.cvtColor(balanced, cv2.COLOR_RGB2GRAY) < _DARK).astype(np.uint8)
    return np.maximum(inked, np.minimum(closed, dark))


def without_stamps(pixels: Pixels, ink: Mask) -> Pixels:
    """Return the page with stamp ink as bright as its brightest channel, in the colour of the paper."""
    red_channel, green, blue = cv2.split(pixels)
    brightest = cv2.max(cv2.max(red_channel, green), blue)
    colour = np.percentile(pixels[::8, ::8].reshape(-1, 3), 60, axis=0)
    paper = float(np.percentile(brightest[::8, ::8], 60))
    cleaned = pixels.copy()
    red = _is_red(pixels)
    near_red = cv2.dilate(red, np.ones((3, 3), np.uint8)).astype(np.uint8)
    for pure, own in ((red, ink & near_red), (ink & (1 - near_red), ink & (1 - near_red))):
        # The mask has a rim of paper; only its coloured pixels tell the ink.
        inked = brightest[::2, ::2][(pure & own)[::2, ::2] > 0]
        if not inked.size:
            continue
        # Stamp ink takes away some of its own colour as well; dividing by how much leaves only what is under it.
        tone = min(paper, max(80.0, float(np.percentile(inked, 20))))
        steps = np.minimum(np.arange(256) / tone, 1.0)[:, None] * colour
        place = own.astype(bool)
        cleaned[place] = steps.astype(np.uint8)[brightest[place]]
    return cleaned


def only_stamps(pixels: Pixels, ink: Mask) -> Pixels:
    """Return the page with nothing on it but stamps, on paper of its colour."""
    paper = np.percentile(pixels[::8, ::8].reshape(-1, 3), 60, axis=0).astype(np.uint8)
    return np.where(ink[:, :, None] > 0, pixels, paper)


def stamp_areas(ink: Mask) -> list[Box]:
    """Return the areas of stamps and other red print, near pieces joined."""
    joined = cv2.dilate(
        cv2.resize(ink, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA), np.ones((7, 7), np.uint8)
    )
    count, _, stats, _ = cv2.connectedComponentsWithStats((joined > 0).astype(np.uint8))
    height, width = ink.shape
    areas: list[Box] = []
    for index in range(1, count):
        x, y, w, h = (int(value) * 8 for value in stats[index, :4])
        if w >= _MIN_SIDE and h >= _MIN_SIDE:
            areas.append(Box(float(x), float(y), float(min(width, x + w)), float(min(height, y + h))))
    return areas


def is_mostly_stamp(ink: Mask, pixels: Pixels, box: Box) -> bool:
    """Return whether the ink inside ``box`` is mostly a stamp's."""
    window = np.s_[int(box.y0) : int(np.ceil(box.y1)), int(box.x0) : int(np.ceil(box.x1))]
    gray = cv2.cvtColor(pixels[window], cv2.COLOR_RGB2GRAY)
    limit, _ = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    dark = gray <= limit
    return bool(dark.any()) and float(ink[window][dark].mean()) > 0.6
