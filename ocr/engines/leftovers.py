"""Ink that the detector passed over: single characters, and cells whose text it lost under a stamp.

Detectors look for lines, and miss a lone 男 or 子 that fills a column of a ledger. What is left of the ink after all
found lines and rules are taken away is cut into pieces of a character's size, for the recogniser to judge.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from archive.text import Box
from ocr.port import Pixels
from ocr.ruling import reduce_to, remove_rules, to_gray

_WORK_SIDE = 1200
_MAX_PIECES = 60
# Of a box, the share that another covers for it to say the same.
_REPEATED, _OF_THE_PAGE = 0.65, 0.5


def find_leftovers(pixels: Pixels, found: Sequence[Box], cells: Sequence[Box]) -> list[Box]:
    """Return boxes of ink outside of the ``found`` lines that may be text."""
    if not found:
        return []
    scale = min(1.0, _WORK_SIDE / max(pixels.shape[:2]))
    ink = remove_rules(reduce_to(to_gray(pixels), scale))
    # A lone speck is no stroke.
    ink = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)), np.uint8)
    typical = float(np.median([min(box.width, box.height) for box in found])) * scale
    free = ink.copy()
    for box in found:
        free[
            max(0, int(box.y0 * scale) - 2) : int(box.y1 * scale) + 3,
            max(0, int(box.x0 * scale) - 2) : int(box.x1 * scale) + 3,
        ] = 0
    reach = max(3, round(0.45 * typical))
    joined = cv2.morphologyEx(free, cv2.MORPH_CLOSE, np.ones((max(3, reach // 2), reach), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(joined, np.uint8))
    pieces: list[Box] = []
    for index in range(1, count):
        x, y, w, h, _ = (int(value) for value in stats[index])
        dark = int(free[y : y + h, x : x + w][labels[y : y + h, x : x + w] == index].sum())
        if (
            0.55 * typical <= h <= 1.7 * typical
            and w >= 0.4 * typical
            and dark >= 0.08 * w * h
            and dark >= 0.1 * typical**2
        ):
            pieces.append(_grown(x / scale, y / scale, (x + w) / scale, (y + h) / scale, 0.12 * typical / scale))
    pieces += _silent_cells(free, found, cells, scale, typical)
    return pieces[:_MAX_PIECES]


def _silent_cells(
    ink: np.ndarray[tuple[int, ...], np.dtype[np.uint8]],
    found: Sequence[Box],
    cells: Sequence[Box],
    scale: float,
    typical: float,
) -> list[Box]:
    """Return the row of ink of each low cell in which no line was found though there is ink enough for one."""
    pieces: list[Box] = []
    for cell in cells:
        if cell.height * scale > 3.2 * typical or any(cell.contains(*box.center) for box in found):
            continue
        x0, y0, x1, y1 = (round(value * scale) for value in (cell.x0, cell.y0, cell.x1, cell.y1))
        inside = ink[y0 + 2 : y1 - 2, x0 + 2 : x1 - 2]
        if inside.size == 0 or int(inside.sum()) < 0.5 * typical**2:
            continue
        # The band of one line's height that holds most ink is the line; a stamp's rim is spread over more.
        height = min(inside.shape[0], max(4, round(1.25 * typical)))
        sums = np.convolve(inside.sum(axis=1), np.ones(height), "valid")
        top = int(sums.argmax())
        filled = np.flatnonzero(inside[top : top + height].sum(axis=0))
        if len(filled) and filled[-1] - filled[0] >= 0.4 * typical:
            left, right = x0 + 2 + int(filled[0]), x0 + 3 + int(filled[-1])
            pieces.append(
                _grown(left / scale, (y0 + 2 + top) / scale, right / scale, (y0 + 2 + top + height) / scale, 3)
            )
    return pieces


def _grown(x0: float, y0: float, x1: float, y1: float, margin: float) -> Box:
    return Box(max(0.0, x0 - margin), max(0.0, y0 - margin), x1 + margin, y1 + margin)


def drop_repeated(boxes: Sequence[Box]) -> list[int]:
    """Return the indices of boxes that no larger box covers for the most part, in order."""
    order = sorted(range(len(boxes)), key=lambda index: -_area(boxes[index]))
    kept: list[int] = []
    for index in order:
        if all(boxes[index].shared_area(boxes[other]) <= _REPEATED * _area(boxes[index]) for other in kept):
            kept.append(index)
    return sorted(kept)


def drop_shared(seals: Sequence[Box], lines: Sequence[Box]) -> list[int]:
    """Return the indices of the lines of ``seals`` that are no lines of the page itself, in order.

    Where print runs through a seal, looking at the seal finds it too, but cut off at its edge; the page's own line is
    whole.
    """
    return [
        index
        for index, seal in enumerate(seals)
        if all(seal.shared_area(line) <= _OF_THE_PAGE * min(_area(seal), _area(line)) for line in lines)
    ]


def _area(box: Box) -> float:
    return box.width * box.height
