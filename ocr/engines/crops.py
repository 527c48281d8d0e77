"""Line images for a recogniser: found lines, cut at the rules of tables, brought to the recogniser's height.

Also what is needed to go back from a column of the line image to a place on the page. Works on geometry and pixels
alone; which model reads the crops does not matter here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from archive.text import Box
from ocr.port import Pixels

LINE_HEIGHT = 48
_MAX_WIDTH = 3200
# A side this much longer than the other is a line that runs from top to bottom.
_VERTICAL_RATIO = 1.5
# Part of a character that must reach into a cell before the line is said to stand in it.
_REACH = 0.45
# Slope of a line (height over width) above which it is turned level instead of cut upright.
_LEVEL_SLOPE = 0.02
_MIN_SIDE = 6
_MIN_CONTRAST = 24


@dataclass(frozen=True, kw_only=True)
class Crop:
    """One line image.

    Attributes:
        pixels: RGB, ``LINE_HEIGHT`` high.
        box: what it shows, in the reading frame.
        vertical: true where the line runs from top to bottom, and so was laid on its side.
        stamp: true where it shows what a stamp says.
    """

    pixels: Pixels
    box: Box
    vertical: bool = False
    stamp: bool = False


def cut_crops(pixels: Pixels, quads: NDArray[np.float32], cells: Sequence[Box]) -> list[Crop]:
    """Return the line images of all ``quads`` (lines × 4 corners), in the order of the quads.

    A quad over several cells gives one crop for each cell; pieces without ink are dropped.
    """
    typical = float(np.median([_short_side(quad) for quad in quads])) if len(quads) else 0.0
    crops: list[Crop] = []
    for quad in quads:
        box = _box_of(quad, pixels)
        for piece in split_at_cells(box, cells):
            whole = piece == box
            crop = _cut(pixels, piece, quad if whole else None, typical)
            if crop is not None:
                crops.append(crop)
    return crops


def cut_pieces(pixels: Pixels, boxes: Sequence[Box]) -> list[Crop]:
    """Return line images of upright boxes that need no cutting."""
    height, width = pixels.shape[:2]
    crops: list[Crop] = []
    for box in boxes:
        inside = Box(box.x0, box.y0, min(float(width), box.x1), min(float(height), box.y1))
        crop = _cut(pixels, inside, None, inside.height)
        if crop is not None:
            crops.append(crop)
    return crops


def split_at_cells(box: Box, cells: Sequence[Box]) -> list[Box]:
    """Cut a line's box at the borders of the cells it stands in; a line in no cell comes back as it is."""
    size = min(box.width, box.height)
    pieces: list[Box] = []
    for cell in cells:
        x0, x1 = max(box.x0, cell.x0), min(box.x1, cell.x1)
        y0, y1 = max(box.y0, cell.y0), min(box.y1, cell.y1)
        if x1 - x0 >= _REACH * min(size, cell.width) and y1 - y0 >= _REACH * min(size, cell.height):
            pieces.append(Box(x0, y0, x1, y1))
    if not pieces:
        return [box]
    pieces.sort(key=lambda piece: (piece.x0, piece.y0))
    left, right = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    # What sticks out of the table on either side is text of its own, unless it is only the margin of the box.
    if left - box.x0 >= size:
        pieces.insert(0, Box(box.x0, box.y0, left, box.y1))
    if box.x1 - right >= size:
        pieces.append(Box(right, box.y0, box.x1, box.y1))
    return pieces


def _cut(pixels: Pixels, box: Box, quad: NDArray[np.float32] | None, typical: float) -> Crop | None:
    if box.width < _MIN_SIDE or box.height < _MIN_SIDE:
        return None
    vertical = box.height >= _VERTICAL_RATIO * box.width and box.height > _VERTICAL_RATIO * typical
    if not vertical and quad is not None and _slope(quad) > _LEVEL_SLOPE:
        image = _turn_level(pixels, quad)
    else:
        image = pixels[int(box.y0) : int(np.ceil(box.y1)), int(box.x0) : int(np.ceil(box.x1))]
    if min(image.shape[:2]) < _MIN_SIDE or int(image.max()) - int(image.min()) < _MIN_CONTRAST:
        return None
    if vertical:
        image = np.ascontiguousarray(np.rot90(image))
    return Crop(pixels=_to_height(image), box=box, vertical=vertical)


def _to_height(image: Pixels) -> Pixels:
    height, width = image.shape[:2]
    size = (min(_MAX_WIDTH, max(1, round(width * LINE_HEIGHT / height))), LINE_HEIGHT)
    interpolation = cv2.INTER_AREA if height > LINE_HEIGHT else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(image, size, interpolation=interpolation), np.uint8)


def _turn_level(pixels: Pixels, quad: NDArray[np.float32]) -> Pixels:
    width = round(float(max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[3] - quad[2]))))
    height = round(float(max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2]))))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), target)
    return np.asarray(
        cv2.warpPerspective(
            pixels, matrix, (max(1, width), max(1, height)), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        ),
        np.uint8,
    )


def _slope(quad: NDArray[np.float32]) -> float:
    (x0, y0), (x1, y1) = quad[0].tolist(), quad[1].tolist()
    return float(abs(y1 - y0) / max(1.0, abs(x1 - x0)))


def _short_side(quad: NDArray[np.float32]) -> float:
    return float(min(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[0] - quad[3])))


def _box_of(quad: NDArray[np.float32], pixels: Pixels) -> Box:
    height, width = pixels.shape[:2]
    x0, y0 = quad.min(axis=0).tolist()
    x1, y1 = quad.max(axis=0).tolist()
    return Box(max(0.0, x0), max(0.0, y0), min(float(width), x1), min(float(height), y1))
