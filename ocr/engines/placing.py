"""Characters back on the page: from columns of a line image to a box for each glyph.

The recogniser says in which column it saw a character, not how wide it is. Widths come from the neighbours and from
the ink: the border between two characters is put where there is least ink between their centres.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from archive.text import Alternative, Box, Glyph, Line
from ocr.engines.crops import LINE_HEIGHT, Crop
from ocr.engines.ctc import MAX_ALTERNATIVES, DecodedCharacter
from ocr.port import Pixels

# No more than this part of a line's height is taken for margin above or below it: flat marks have a height too.
_MAX_TRIM = 0.2
_CIRCLES = frozenset("○◯")
_NUMERALS = frozenset("〇一二三四五六七八九十")
_FIELD_GAP = 0.7  # blanks wider than this, in widths of a Han character, part two fields of a line
_FULL_BLANK = 0.85  # and from here on it is one of full width
_CLEAR = 0.8  # so many widths without ink between two characters are a blank of full width
_HALF, _INKED_PART = 10, 0.4  # pixels on either side of a doubtful character, and the part of them that has ink
_BARE = 2.5  # pixels of ink in a column of 40 that are noise
_HALF_EMPTY = frozenset("，。、；：！？（）《》“”〔〕【】「」·")
_FIRST_HAN = 0x2E80
_ENOUGH = 3  # steps from character to character that tell their usual distance
_NARROW = 0.62  # width of Latin letters and digits, in widths of a Han character


def place_glyphs(crop: Crop, characters: list[DecodedCharacter], pixels_a_column: float) -> Line | None:
    """Return the line with a box for each character, or None where nothing was read."""
    characters = [character for character in characters if len(character.text) == 1]
    while characters and characters[0].text.isspace():
        characters.pop(0)
    while characters and characters[-1].text.isspace():
        characters.pop()
    if not characters:
        return None
    characters = [
        one for one in characters if not one.passed_over or _has_ink(crop.pixels, (one.center + 0.5) * pixels_a_column)
    ]
    width = crop.pixels.shape[1]
    centers = np.clip(np.array([(c.center + 0.5) * pixels_a_column for c in characters]), 0, width)
    spans = _spans(crop.pixels, centers, [c.text for c in characters])
    upper, lower = _ink_rows(crop.pixels)
    scale = (crop.box.height if crop.vertical else crop.box.width) / width
    glyphs: list[Glyph] = []
    for character, (left, right) in zip(characters, spans, strict=True):
        if crop.vertical:
            # The strip was turned on its left side: what is above in it was on the right.
            x0, x1 = crop.box.x1 - lower * crop.box.width, crop.box.x1 - upper * crop.box.width
            box = Box(x0, crop.box.y0 + left * scale, x1, crop.box.y0 + right * scale)
        else:
            y0, y1 = crop.box.y0 + upper * crop.box.height, crop.box.y0 + lower * crop.box.height
            box = Box(crop.box.x0 + left * scale, y0, crop.box.x0 + right * scale, y1)
        glyphs.append(Glyph(character.text, box, round(min(1.0, character.confidence), 5), character.alternatives))
    em = 2 * 0.42 * LINE_HEIGHT * scale
    filled = tuple(_fill_gaps(_settle_zeros(glyphs), em, vertical=crop.vertical))
    return Line(filled, vertical=crop.vertical, stamp=crop.stamp)


def _fill_gaps(glyphs: list[Glyph], em: float, *, vertical: bool) -> list[Glyph]:
    """Put a blank where the paper has one between two fields; characters set apart evenly get none."""
    gaps = [
        after.box.y0 - before.box.y1 if vertical else after.box.x0 - before.box.x1 for before, after in pairwise(glyphs)
    ]
    limit = _FIELD_GAP * em + (float(np.median(gaps)) if gaps else 0.0)
    filled = glyphs[:1]
    for gap, before, after in zip(gaps, glyphs, glyphs[1:], strict=False):
        if gap > limit and not before.text.isspace() and not after.text.isspace():
            one, other = before.box, after.box
            place = Box(one.x0, one.y1, one.x1, other.y0) if vertical else Box(one.x1, one.y0, other.x0, one.y1)
            blank = "　" if gap > _FULL_BLANK * em else " "
            filled.append(Glyph(blank, place, min(before.confidence, after.confidence)))
        filled.append(after)
    return filled


def _settle_zeros(glyphs: list[Glyph]) -> list[Glyph]:
    """Turn a circle that stands among Chinese numerals into the numeral 〇, which the models confuse with ○.

    Both are one mark on paper; the circle stays as the first alternative.
    """
    settled = list(glyphs)
    for index, glyph in enumerate(glyphs):
        if glyph.text not in _CIRCLES:
            continue
        around = {settled[index - 1].text if index else "", glyphs[index + 1].text if index + 1 < len(glyphs) else ""}
        if around & _NUMERALS:
            others = (Alternative(glyph.text, glyph.confidence), *(a for a in glyph.alternatives if a.text != "〇"))
            settled[index] = replace(glyph, text="〇", alternatives=others[:MAX_ALTERNATIVES])
    return settled


def _spans(pixels: Pixels, centers: NDArray[np.float64], texts: list[str]) -> list[tuple[float, float]]:
    """Return left and right of each character in the line image."""
    ink = _ink_of_columns(pixels)
    width = pixels.shape[1]
    halves = [LINE_HEIGHT * 0.42 * (_NARROW if ord(text) < 0x2E80 else 1.0) for text in texts]
    borders: list[tuple[float, float]] = []
    em = _pitch(centers, texts)
    for index, (left_center, right_center, left_half, right_half) in enumerate(
        zip(centers[:-1], centers[1:], halves[:-1], halves[1:], strict=True)
    ):
        gap = right_center - left_center
        clear = _clear_run(ink, left_center, right_center)
        # Punctuation of full width has its ink in one half only.
        empty = sum(0.5 for text in texts[index : index + 2] if text in _HALF_EMPTY)
        if clear[1] - clear[0] >= (_CLEAR + empty) * em:
            borders.append(clear)
            continue
        middle = left_center + gap * left_half / (left_half + right_half)
        if gap > 1.6 * (left_half + right_half):
            # Far apart: each keeps its own width, the blank between belongs to neither.
            borders.append((left_center + 1.25 * left_half, right_center - 1.25 * right_half))
            continue
        low = int(max(left_center + 1, middle - 0.25 * gap))
        high = int(min(right_center - 1, middle + 0.25 * gap)) + 1
        if high - low >= 2:
            window = ink[low:high]
            least = np.flatnonzero(window <= window.min() + 0.5)
            middle = low + float(least[np.abs(least + low - middle).argmin()]) + 0.5
        borders.append((middle, middle))
    first = max(0.0, centers[0] - 1.25 * halves[0])
    last = min(float(width), centers[-1] + 1.25 * halves[-1])
    lefts = [first, *(border[1] for border in borders)]
    rights = [*(border[0] for border in borders), last]
    return [(float(left), float(max(right, left + 1))) for left, right in zip(lefts, rights, strict=True)]


def _pitch(centers: NDArray[np.float64], texts: list[str]) -> float:
    """Return the width of a Han character of this line, in pixels of the line image."""
    steps = [
        right - left
        for left, right, one, other in zip(centers[:-1], centers[1:], texts[:-1], texts[1:], strict=True)
        if ord(one) >= _FIRST_HAN and ord(other) >= _FIRST_HAN
    ]
    usual = float(np.median(steps)) if len(steps) >= _ENOUGH else 0.8 * LINE_HEIGHT
    return min(1.0 * LINE_HEIGHT, max(0.6 * LINE_HEIGHT, usual))


def _clear_run(ink: NDArray[np.float64], low: float, high: float) -> tuple[float, float]:
    """Return the longest stretch without ink between two columns."""
    columns = np.flatnonzero(ink[int(low) : int(high) + 1] > _BARE) + int(low)
    edges = [low, *columns.tolist(), high]
    start, end = max(pairwise(edges), key=lambda edge: edge[1] - edge[0])
    return float(start), float(end)


def _ink_rows(pixels: Pixels) -> tuple[float, float]:
    """Return top and bottom of the ink as parts of the height, each at most a fifth from the edge.

    Found lines have a margin around them, by which highlights would run into the rows above and below.
    """
    rows = np.flatnonzero(_ink(pixels).sum(axis=1) > 0.02 * pixels.shape[1])
    if not len(rows):
        return 0.0, 1.0
    top = min(max(0.0, (float(rows[0]) - 2) / LINE_HEIGHT), _MAX_TRIM)
    bottom = max(min(1.0, (float(rows[-1]) + 3) / LINE_HEIGHT), 1 - _MAX_TRIM)
    return top, bottom


def _has_ink(pixels: Pixels, center: float) -> bool:
    """Say whether a character may stand around a column: between 姓 and 名 set wide apart there is a blank."""
    ink = _ink_of_columns(pixels)[max(0, int(center - _HALF)) : int(center + _HALF) + 1]
    return bool((ink > _BARE).mean() > _INKED_PART) if len(ink) else False


def _ink_of_columns(pixels: Pixels) -> NDArray[np.float64]:
    # The outermost rows may hold a rule or the feet of the line above.
    return np.asarray(_ink(pixels)[4:-4].sum(axis=0), np.float64)


def _ink(pixels: Pixels) -> NDArray[np.uint8]:
    gray = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    _, mask = cv2.threshold(gray, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    return np.asarray(mask, np.uint8)
