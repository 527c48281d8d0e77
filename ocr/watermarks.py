"""Watermarks looked through: broad strokes of one light tone behind the print.

Where a watermark crosses a line of print, a detector joins both into something that is no line, and the print is lost.
A watermark is broader in its strokes than print is, narrower than a shaded cell, and even in tone, which neither
shadows nor photographs are. Judged on a copy of half the size; the page itself is kept, and what is pale and large is
still read from it.
"""

from __future__ import annotations

import cv2
import numpy as np

from ocr.port import Pixels

# How much darker than the paper a watermark is, at least and at most, in gray levels.
_LIGHTEST, _DARKEST = 18, 90
# Share of the page in strokes of such a tone: below it there is no watermark, above it a shadow or a tint.
_MIN_PART, _MAX_PART = 0.0005, 0.15
# Of such strokes so many lie within so many gray levels of the commonest tone.
_EVEN, _LEVELS = 0.75, 12
# How much rarer tones half-way to the paper are than the watermark's own.
_GAP = 0.5
# Strokes of print are narrower than the first, shaded cells are broader than the second; pixels of half the size.
_STROKE, _SHADE = 3, 31
# Thin strokes of the same tone belong to it within this distance of broad ones; their edges are so broad.
_NEAR, _EDGE = 61, 5


def without_watermark(pixels: Pixels) -> Pixels | None:
    """Return the page with its watermark as bright as the paper, or None where there is none."""
    # A few pixels say quickly of most pages that nothing on them has such a tone.
    few = cv2.cvtColor(np.ascontiguousarray(pixels[::8, ::8]), cv2.COLOR_RGB2GRAY)
    light = float(np.percentile(few, 70))
    if not _MIN_PART <= float(((few > light - _DARKEST) & (few < light - _LIGHTEST)).mean()) <= 2 * _MAX_PART:
        return None
    small = np.asarray(cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
    gray = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)
    paper = float(np.percentile(gray[::4, ::4], 70))
    middling = cv2.inRange(gray, np.array(paper - _DARKEST), np.array(paper - _LIGHTEST))
    broad = cv2.erode(middling, np.ones((_STROKE, _STROKE), np.uint8))
    shade = cv2.morphologyEx(broad, cv2.MORPH_OPEN, np.ones((_SHADE, _SHADE), np.uint8))
    strokes = cv2.subtract(broad, cv2.dilate(shade, np.ones((2 * _STROKE, 2 * _STROKE), np.uint8))) > 0
    if not _MIN_PART <= float(strokes.mean()) <= _MAX_PART:
        return None
    counts = np.bincount(gray[strokes], minlength=256)
    tone = int(counts.argmax())
    # Shadows and the patches of old paper pass over into the paper; between a watermark and the paper there is a gap.
    tones = np.bincount(gray.ravel(), minlength=256)
    between = int((tone + paper) / 2)
    if tones[between - 2 : between + 3].sum() > _GAP * tones[tone - 2 : tone + 3].sum():
        return None
    if counts[max(0, tone - _LEVELS) : tone + _LEVELS + 1].sum() < _EVEN * counts.sum():
        return None
    size = (pixels.shape[1], pixels.shape[0])
    near = cv2.dilate(strokes.astype(np.uint8), np.ones((_NEAR, _NEAR), np.uint8))
    edged = cv2.dilate(cv2.min(middling, near), np.ones((_EDGE, _EDGE), np.uint8))
    mark = np.asarray(cv2.resize(edged, size, interpolation=cv2.INTER_NEAREST), np.uint8)
    # What is as light as the watermark becomes paper, and print under it as dark as beside it.
    steps = np.minimum(np.arange(256) / max(1, tone - _LEVELS), 1.0)[:, None] * np.percentile(
        small[::4, ::4].reshape(-1, 3), 70, axis=0
    )
    cleaned = pixels.copy()
    cv2.copyTo(cv2.LUT(pixels, steps.astype(np.uint8)[None]), mark, cleaned)
    return cleaned
