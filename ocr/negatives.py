"""Photocopies in negative: white writing on black is turned to black on white before anything looks at it.

Whole pages and large blocks alike; places do not change. Black margins and photographs hold no white strokes, or much
between black and white, and stay as they are.
"""

from __future__ import annotations

import cv2
import numpy as np

from ocr.port import Pixels

# Side of the copy that blocks are looked for on, in pixels, and what strokes and gaps between lines come to there.
_WORK_SIDE, _STROKE, _PRINT = 480, 7, 15
# Gray levels: below the first is black, above the second white.
_BLACK, _WHITE = 90, 150
# The least block, as a share of the page; of its box so much is black when its strokes are closed.
_LEAST, _FILLED = 0.08, 0.85
# White strokes fill at least and at most this share of a block, and so much of what is not black is white.
_MIN_STROKES, _MAX_STROKES, _CLEAR = 0.003, 0.3, 0.5
# A block that covers so much of the page is the page.
_WHOLE = 0.85


def as_positive(pixels: Pixels) -> Pixels:
    """Return the page with what is negative on it turned to positive; the same array where nothing is."""
    if float((pixels[::16, ::16, 1] < _BLACK).mean()) < _LEAST / 2:
        return pixels
    height, width = pixels.shape[:2]
    scale = min(1.0, _WORK_SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.cvtColor(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    black = (small < _BLACK).astype(np.uint8)
    closed = cv2.morphologyEx(black, cv2.MORPH_CLOSE, np.ones((_STROKE, _STROKE), np.uint8))
    # Black print on white is thinner than this and goes.
    blocks = np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((_PRINT, _PRINT), np.uint8)), np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(blocks)
    positive = pixels
    for index in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[index])
        if area < _LEAST * small.size or area < _FILLED * w * h:
            continue
        if w * h >= _WHOLE * small.size:
            x, y, w, h = 0, 0, small.shape[1], small.shape[0]
        window = np.s_[round(y / scale) : round((y + h) / scale), round(x / scale) : round((x + w) / scale)]
        if _has_white_strokes(pixels[window]):
            positive = pixels.copy() if positive is pixels else positive
            positive[window] = 255 - positive[window]
    return positive


def _has_white_strokes(block: Pixels) -> bool:
    gray = cv2.cvtColor(np.ascontiguousarray(block[::2, ::2]), cv2.COLOR_RGB2GRAY)
    white, bright = float((gray > _WHITE).mean()), float((gray >= _BLACK).mean())
    return _MIN_STROKES <= white <= _MAX_STROKES and white >= _CLEAR * bright
