"""Stamps of gray scans: what has a broad rim and is paler than print.

No colour tells a stamp's ink from print there, but its strokes are broad, of one tone, and lighter than print, which is
near black. Only what lies inside a rim of such strokes counts, so that pale print and shaded cells stay.
"""

from __future__ import annotations

import cv2
import numpy as np

from archive.text import Box
from ocr.port import Mask, Pixels
from ocr.rims import COARSE, enlarge, find_rims

# Channels of a gray scan lie no further apart; nearly all of its pixels are asked.
_GRAY, _NEARLY_ALL = 24, 99.5
# A stamp is so much lighter than print and darker than paper, in gray levels.
_ABOVE_PRINT, _BELOW_PAPER = 30, 45
# In pixels: so near lies the black of a stroke that is print.
_NEAR = 5
# So near lies the black of a stroke that print has paled in part, and so broad are a stamp's strokes at least.
_AROUND, _THICK = 13, 4
_MIN_PART, _MAX_PART = 0.0004, 0.12
# Of what a rim holds a stamp covers no more; shaded cells are full.
_MOST_FILLED = 0.6
# Strokes pale towards their edges, and noise moves their tone.
_SPREAD = 40


def find_gray(pixels: Pixels) -> tuple[Mask, tuple[Box, ...]] | None:
    """Return where the ink of stamps is on a gray scan, and the boxes of their rims; None where there are none."""
    few = np.ascontiguousarray(pixels[::4, ::4])
    if float(np.percentile(few.max(axis=2) - few.min(axis=2), _NEARLY_ALL)) > _GRAY:
        return None
    tones = few[:, :, 1]
    paper = float(np.percentile(tones, 70))
    dark = tones[tones < paper - 2 * _BELOW_PAPER]
    if dark.size < _MIN_PART * tones.size:
        return None
    low, high = float(np.percentile(dark, 15)) + _ABOVE_PRINT, paper - _BELOW_PAPER
    if low >= high or not _MIN_PART <= float(((tones > low) & (tones < high)).mean()) <= _MAX_PART:
        return None
    gray = np.ascontiguousarray(pixels[:, :, 1])
    # Thin strokes and the edges of print are of every tone, too, but have its black beside them.
    darkest = cv2.erode(gray, np.ones((_NEAR, _NEAR), np.uint8))
    broad = cv2.morphologyEx(
        cv2.min(cv2.inRange(darkest, np.array(low), np.array(high)), cv2.inRange(gray, np.array(low), np.array(high))),
        cv2.MORPH_OPEN,
        np.ones((3, 3), np.uint8),
    )
    size = (pixels.shape[1] // COARSE, pixels.shape[0] // COARSE)
    inked = (cv2.resize(broad, size, interpolation=cv2.INTER_AREA) > 100).astype(np.uint8)
    mask = np.zeros(pixels.shape[:2], np.uint8)
    boxes: list[Box] = []
    print_ = (cv2.resize(cv2.inRange(darkest, np.array(0.0), np.array(low)), size) > 100).astype(np.uint8)
    for x, y, w, h in find_rims(inked, print_):
        if float(inked[y : y + h, x : x + w].mean()) > _MOST_FILLED:
            continue
        fine, box = enlarge((x, y, w, h))
        tone = int(np.bincount(gray[fine][broad[fine] > 0], minlength=256).argmax())
        palest = np.array(max(low, float(tone - _SPREAD)))
        ink = cv2.inRange(np.ascontiguousarray(gray[fine]), palest, np.array(high))
        # The pale edges of writing in a stamp stay with the writing, and so do its pale strokes, which are thin.
        ink = cv2.min(ink, cv2.inRange(np.ascontiguousarray(darkest[fine]), palest, np.array(high)))
        around = cv2.erode(np.ascontiguousarray(gray[fine]), np.ones((_AROUND, _AROUND), np.uint8))
        thick = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((_THICK, _THICK), np.uint8))
        ink = cv2.min(ink, cv2.max(thick, cv2.inRange(around, palest, np.array(high))))
        mask[fine] = cv2.max(mask[fine], (cv2.dilate(ink, np.ones((3, 3), np.uint8)) > 0).astype(np.uint8))
        boxes.append(box)
    return (mask, tuple(boxes)) if boxes else None
