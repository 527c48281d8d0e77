"""Which way up a page is, decided by reading a piece of it, and only when there is doubt.

Rows of ink tell lying from standing text for nothing, but not upright from upside down, nor a page on its side from a
column of the old script. A recogniser does: on text that is turned, hardly any character is sure. So a page that looks
level is simply read; only where that gives doubtful text is a piece of it read in the other positions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from archive.text import Line
from ocr.port import Engine, Pixels, PreparedPage
from ocr.ruling import remove_rules, to_gray
from ocr.skew import text_stands

# More ink in columns than in rows by this factor: the page lies on its side, or is written from top to bottom.
_STANDING = 1.6
# Of the characters of a page that is the right way up, all but a few are sure; of one that is not, one in six.
_SURE = 0.9
_UPRIGHT_PART = 0.6
_DOUBTFUL_PART = 0.45
_ENOUGH_GLYPHS = 8
_SAMPLE_PART = 0.45
_SEARCH_SIDE = 400


def guess_turns(pixels: Pixels, engine: Engine) -> int:
    """Return by how many right angles to turn the page counter-clockwise to read it; free where its text lies."""
    if text_stands(to_gray(pixels)) < _STANDING:
        return 0
    return vote(pixels, engine, (1, 3), standing=0)


def is_doubtful(lines: Sequence[Line]) -> bool:
    """Return whether what was read looks like a page that is not the right way up."""
    count, sure = _count(lines)
    return count >= _ENOUGH_GLYPHS and sure < _DOUBTFUL_PART * count


def vote(pixels: Pixels, engine: Engine, candidates: Iterable[int], *, standing: int) -> int:
    """Read a piece of the page in each position and return the best, or ``standing`` where none is good."""
    sample = _busiest_piece(pixels)
    best, best_sure = standing, 0
    for turns in candidates:
        turned = np.ascontiguousarray(np.rot90(sample, turns))
        lying = [line for line in engine.read(PreparedPage(pixels=turned)) if not line.vertical]
        count, sure = _count(lying)
        if count >= _ENOUGH_GLYPHS and sure >= _UPRIGHT_PART * count and sure > best_sure:
            best, best_sure = turns, sure
    return best


def _count(lines: Iterable[Line]) -> tuple[int, int]:
    confidences = [glyph.confidence for line in lines for glyph in line.glyphs if not glyph.text.isspace()]
    return len(confidences), sum(confidence > _SURE for confidence in confidences)


def _busiest_piece(pixels: Pixels) -> Pixels:
    """Return the piece of the page that holds most ink besides rules, of some fifth of its area."""
    height, width = pixels.shape[:2]
    scale = min(1.0, _SEARCH_SIDE / max(height, width))
    small = cv2.resize(
        pixels, (max(8, round(width * scale)), max(8, round(height * scale))), interpolation=cv2.INTER_AREA
    )
    ink = remove_rules(to_gray(np.asarray(small, np.uint8))).astype(np.float32)
    across, down = max(4, round(ink.shape[1] * _SAMPLE_PART)), max(4, round(ink.shape[0] * _SAMPLE_PART))
    weight = cv2.boxFilter(ink, -1, (across, down), anchor=(0, 0), normalize=False, borderType=cv2.BORDER_CONSTANT)
    inside = weight[: ink.shape[0] - down + 1, : ink.shape[1] - across + 1]
    y, x = np.unravel_index(int(inside.argmax()), inside.shape)
    y0, x0 = int(y / scale), int(x / scale)
    return np.ascontiguousarray(pixels[y0 : y0 + int(down / scale), x0 : x0 + int(across / scale)])
