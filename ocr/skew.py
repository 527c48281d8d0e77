"""How far a page leans, and whether its lines of text lie or stand, from where the ink is.

Rows of text and ruled lines make sharp steps in the count of ink per row when, and only when, the page is level. Works
on a small copy of the page in some ten milliseconds. It cannot tell upright from upside down: that takes reading.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.ruling import reduce_to, remove_rules
from ocr.stray_lines import Gray

MAX_SKEW_DEG = 8.0
_WORK_SIDE = 1400
_AXIS_SIDE = 900
_TREND_PX = 61
_COARSE_DEG = 0.5
_FINE_DEG = 0.05
_MAX_POINTS = 30_000
_MIN_POINTS = 150


def measure_skew(gray: Gray) -> float:
    """Return by how many degrees the page must be turned counter-clockwise to be level, within ±MAX_SKEW_DEG.

    0.0 where nothing on the page tells.
    """
    small = _small(gray, _WORK_SIDE)
    dark = small.astype(np.int16) < cv2.blur(small, (41, 41)).astype(np.int16) - 18
    # Upper edges alone: solid areas (photographs, stamps, black margins) then weigh no more than their outline.
    edges = dark[1:] & ~dark[:-1]
    ys, xs = np.nonzero(edges)
    if len(ys) < _MIN_POINTS:
        return 0.0
    if len(ys) > _MAX_POINTS:
        step = len(ys) / _MAX_POINTS
        chosen = (np.arange(_MAX_POINTS) * step).astype(np.int64)
        ys, xs = ys[chosen], xs[chosen]
    x = xs.astype(np.float32) - small.shape[1] / 2
    y = ys.astype(np.float32)
    coarse = np.arange(-MAX_SKEW_DEG, MAX_SKEW_DEG + 0.01, _COARSE_DEG)
    rough = [_sharpness(x, y, angle, 4.0) for angle in coarse]
    best = float(coarse[int(np.argmax(rough))])
    # A page whose ink makes no rows at any angle has no skew to mend.
    if max(rough) < 1.15 * float(np.median(rough)):
        return 0.0
    fine = np.arange(best - _COARSE_DEG, best + _COARSE_DEG + 0.001, _FINE_DEG)
    sharp = np.array([_sharpness(x, y, float(angle), 1.0) for angle in fine])
    # The middle of the peak is steadier than its highest sample.
    near = np.flatnonzero(sharp >= sharp.max() - 0.15 * (sharp.max() - sharp.min()))
    return round(float(np.average(fine[near], weights=sharp[near])), 3)


def text_stands(gray: Gray) -> float:
    """Return how much more the ink gathers in columns than in rows: above 1 the lines of text stand, below they lie."""
    ink = remove_rules(_small(gray, _AXIS_SIDE)).astype(np.float32)
    rows, columns = _roughness(ink.sum(axis=1)), _roughness(ink.sum(axis=0))
    return columns / rows if rows > 0 else 1.0


def _roughness(profile: NDArray[np.float32]) -> float:
    """Return the variation of a profile over the distances at which lines of text follow each other."""
    if len(profile) < 2 * _TREND_PX:
        return 1.0
    smooth = np.convolve(profile, np.ones(3) / 3, "same")
    trend = np.convolve(smooth, np.ones(_TREND_PX) / _TREND_PX, "same")
    return float(np.square(smooth - trend).mean() / max(1e-6, float(smooth.mean())))


def _small(gray: Gray, side: int) -> Gray:
    scale = side / max(gray.shape)
    if scale >= 1:
        return gray
    return reduce_to(gray, scale)


def _sharpness(x: NDArray[np.float32], y: NDArray[np.float32], angle_deg: float, bin_px: float) -> float:
    rows = y - x * np.float32(np.tan(np.radians(angle_deg)))
    rows = (rows - rows.min()) / np.float32(bin_px)
    counts = np.bincount(rows.astype(np.int64)).astype(np.float64)
    return float(np.square(counts).sum())
