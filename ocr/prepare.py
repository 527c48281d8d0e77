"""A page image made ready for recognition: turned, level, of fitting size, with its ruled cells.

Everything done is kept as one affine map, so that what is read is found again on the scan. The picture itself is not
cleaned: the recogniser was trained on raw scans, and what a filter takes away nobody can check. Only stamps and
watermarks are looked through, in pictures beside the first.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from archive.text import Affine
from ocr.port import Pixels, PreparedPage
from ocr.ruling import find_cells, may_be_ruled, to_gray, whole_table
from ocr.skew import measure_skew
from ocr.stamps import find_stamps, without_stamps
from ocr.watermarks import without_watermark
from ocr.writing_paper import without_writing_paper

# Below this a page is level enough: turning it would blur the print and gain nothing.
_LEVEL_DEG = 0.12
# A4 at 300 dpi is 3508; what is larger is made smaller, for recognition gains nothing from it.
_MAX_SIDE = 4200
# Pages with a shorter longer side than this (A4 below 110 dpi) are enlarged, at most twice.
_MIN_SIDE = 1280
_MAX_ENLARGE = 2.0


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """The page in the reading frame; ``to_scan`` leads back to the scan frame."""

    page: PreparedPage
    to_scan: Affine


def prepare(pixels: Pixels, *, quarter_turns: int = 0, deskew: bool = True) -> Prepared:
    """Return the page level, of fitting size, with its cells.

    Args:
        pixels: the scan frame.
        quarter_turns: by how many right angles the page is turned counter-clockwise to be upright, 0…3.
        deskew: false keeps the page as it leans.
    """
    height, width = pixels.shape[:2]
    upright = np.ascontiguousarray(np.rot90(pixels, quarter_turns)) if quarter_turns % 4 else pixels
    matrix = _turn(quarter_turns % 4, width, height)
    angle = measure_skew(to_gray(upright)) if deskew else 0.0
    scale = fitting_scale(*upright.shape[:2])
    if abs(angle) >= _LEVEL_DEG:
        upright, step = _rotate(upright, angle, scale)
        matrix = step @ matrix
    elif scale != 1.0:
        upright, step = _resize(upright, scale)
        matrix = step @ matrix
    back = np.linalg.inv(matrix)
    values = tuple(float(value) for value in back[:2].ravel())
    return Prepared(
        page=_look_through(upright),
        to_scan=(values[0], values[1], values[2], values[3], values[4], values[5]),
    )


def _look_through(pixels: Pixels) -> PreparedPage:
    """Return the page with its cells; a stamp's frame is no cell, unless the table itself has its colour."""
    stamps = find_stamps(pixels)
    if stamps is None:
        cells = without_writing_paper(find_cells(pixels))
        return PreparedPage(pixels=pixels, cells=cells, unmarked=without_watermark(pixels))
    unstamped = without_stamps(pixels, stamps.ink)
    ruled = find_cells(unstamped)
    if may_be_ruled(stamps.ink):
        ruled = whole_table(ruled, find_cells(pixels))
    cells = tuple(cell for cell in without_writing_paper(ruled) if not stamps.is_rim(cell))
    return PreparedPage(
        pixels=pixels, cells=cells, stamps=stamps.ink, unstamped=unstamped, unmarked=without_watermark(unstamped)
    )


def fitting_scale(height: int, width: int) -> float:
    """Return by what factor a page is made smaller or larger for recognition; 1.0 for all usual scans."""
    longer = max(height, width)
    if longer > _MAX_SIDE:
        return _MAX_SIDE / longer
    if longer < _MIN_SIDE:
        return min(_MAX_ENLARGE, _MIN_SIDE / longer)
    return 1.0


def _turn(quarter_turns: int, width: int, height: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return the map from the image before ``np.rot90(image, quarter_turns)`` to the one after it."""
    matrices = {
        0: [[1, 0, 0], [0, 1, 0]],
        1: [[0, 1, 0], [-1, 0, width]],
        2: [[-1, 0, width], [0, -1, height]],
        3: [[0, -1, height], [1, 0, 0]],
    }
    return np.array([*matrices[quarter_turns], [0, 0, 1]], np.float64)


def _rotate(
    pixels: Pixels, angle_deg: float, scale: float
) -> tuple[Pixels, np.ndarray[tuple[int, int], np.dtype[np.float64]]]:
    """Turn the page counter-clockwise about its middle on a canvas that holds all of it."""
    height, width = pixels.shape[:2]
    matrix = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), angle_deg, scale), [0, 0, 1]])
    corners = matrix @ np.array([[0, width, 0, width], [0, 0, height, height], [1, 1, 1, 1]], np.float64)
    low, high = corners[:2].min(axis=1), corners[:2].max(axis=1)
    matrix[:2, 2] -= low
    size = (int(np.ceil(high[0] - low[0])), int(np.ceil(high[1] - low[1])))
    turned = cv2.warpAffine(
        pixels, matrix[:2], size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=_paper(pixels)
    )
    return np.asarray(turned, np.uint8), matrix


def _resize(pixels: Pixels, scale: float) -> tuple[Pixels, np.ndarray[tuple[int, int], np.dtype[np.float64]]]:
    height, width = pixels.shape[:2]
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    resized = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    return np.asarray(resized, np.uint8), np.diag([size[0] / width, size[1] / height, 1.0])


def _paper(pixels: Pixels) -> tuple[int, int, int]:
    """Return the colour of the paper, for the corners that turning uncovers."""
    sample = pixels[:: max(1, pixels.shape[0] // 64), :: max(1, pixels.shape[1] // 64)].reshape(-1, 3)
    red, green, blue = (int(value) for value in np.percentile(sample, 70, axis=0))
    return red, green, blue
