"""Numbers with a box for each digit, as forms ask for them: read as one line, not box by box.

A digit alone is often lost (a 1 is hardly more than a rule) and its neighbours say nothing of it. So what stands in a
row of small boxes is moved together into one line image, without the rules; each character is then put back into its
box.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from archive.text import Box, Line
from ocr.box_rows import FEWEST_BOXES, find_box_rows, widened
from ocr.engines.crops import LINE_HEIGHT, Crop
from ocr.port import Pixels
from ocr.ruling import to_gray

# What part of a box's side is rule and shadow, and what part of its height must have ink for it to hold something.
_RIM = 0.08
_LEAST_INK = 0.25
# Less is a speck; small digits in high boxes are about as high as each other.
_SPECK_INK, _LIKE_MOST = 0.12, 0.7
# Blank between two characters, in heights of the line.
_GAP = 0.22
_MARGIN = 4
_DIGITS = frozenset("0123456789Xx")


@dataclass(frozen=True, kw_only=True)
class BoxRow:
    """A row of boxes and the line image of what they hold.

    Attributes:
        boxes: from left to right, those with nothing in them too.
        crop: its ``box`` is in pixels of the line image, since the characters were moved.
        places: of each box that holds something, its stretch of the line image and the box: (x0, x1, box).
    """

    boxes: tuple[Box, ...]
    crop: Crop
    places: tuple[tuple[float, float, Box], ...]


def compose_rows(pixels: Pixels, cells: Sequence[Box]) -> list[list[BoxRow]]:
    """Return the rows of boxes on a page that hold something, each in the ways to see where it begins and ends."""
    ways = [(widened(row, cells), row) for row in find_box_rows(cells)]
    return [
        [composed for way in dict.fromkeys(map(tuple, some)) if (composed := _compose(pixels, list(way))) is not None]
        for some in ways
    ]


def _compose(pixels: Pixels, row: list[Box]) -> BoxRow | None:
    inside = [_interior(pixels, box) for box in row]
    grays = [to_gray(image) for image in inside]
    together = np.concatenate([gray.ravel() for gray in grays])
    paper = float(np.percentile(together, 80))
    dark = float(np.percentile(together, 1))
    if paper - dark < 40:
        return None
    inks = [gray < (paper + dark) / 2 for gray in grays]
    held = _held(inks)
    if len(held) < FEWEST_BOXES:
        return None
    height = min(image.shape[0] for image in inside)
    rows = np.any([np.any(inks[index][:height], axis=1) for index in held], axis=0).nonzero()[0]
    top, bottom = max(0, int(rows[0]) - 2), min(height, int(rows[-1]) + 3)
    size = bottom - top
    blank = np.full((size, max(2, round(_GAP * size)), 3), round(paper), np.uint8)
    strip: list[Pixels] = [blank]
    places: list[tuple[float, float, Box]] = []
    at = blank.shape[1]
    for index in held:
        columns = np.any(inks[index], axis=0).nonzero()[0]
        left, right = max(0, int(columns[0]) - 2), int(columns[-1]) + 3
        piece = inside[index][top:bottom, left:right]
        places.append((float(at), float(at + piece.shape[1]), row[index]))
        strip += [piece, blank]
        at += piece.shape[1] + blank.shape[1]
    image = cv2.copyMakeBorder(
        np.concatenate(strip, axis=1), _MARGIN, _MARGIN, 0, 0, cv2.BORDER_CONSTANT, value=[paper] * 3
    )
    scale = LINE_HEIGHT / image.shape[0]
    width = max(1, round(image.shape[1] * scale))
    resized = np.asarray(cv2.resize(image, (width, LINE_HEIGHT), interpolation=cv2.INTER_CUBIC), np.uint8)
    crop = Crop(pixels=resized, box=Box(0.0, 0.0, float(image.shape[1]), float(image.shape[0])))
    return BoxRow(boxes=tuple(row), crop=crop, places=tuple(places))


def _held(inks: Sequence[NDArray[np.bool_]]) -> list[int]:
    """Return which boxes hold something: ink as high as that of most, or a good part of the box."""
    shares = [float(np.any(ink, axis=1).mean()) for ink in inks]
    usual = float(np.median([share for share in shares if share >= _SPECK_INK] or [1.0]))
    return [index for index, share in enumerate(shares) if share >= min(_LEAST_INK, _LIKE_MOST * usual)]


def _interior(pixels: Pixels, box: Box) -> Pixels:
    rim = max(1, round(_RIM * min(box.width, box.height)))
    return pixels[round(box.y0) + rim : round(box.y1) - rim, round(box.x0) + rim : round(box.x1) - rim]


def put_back(row: BoxRow, line: Line | None) -> Line | None:
    """Return the line with each character in its box, or None where it is no number with a character in each."""
    if line is None:
        return None
    # The width of a digit is the model's choice, not the paper's.
    glyphs = [
        replace(glyph, text=unicodedata.normalize("NFKC", glyph.text)) for glyph in line.glyphs if glyph.text.strip()
    ]
    if len(glyphs) != len(row.places) or sum(glyph.text in _DIGITS for glyph in glyphs) < 0.8 * len(glyphs):
        return None
    placed = tuple(replace(glyph, box=box) for glyph, (_, _, box) in zip(glyphs, row.places, strict=True))
    return Line(placed)
