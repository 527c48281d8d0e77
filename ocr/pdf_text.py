"""Text that a PDF page brings with it, taken with its coordinates where it says what the page shows.

Taken: born-digital pages, whose characters were drawn by the program that wrote them. Left to recognition: scanned
pages, with or without a hidden text layer. Such a layer was made by an unknown engine, has no confidences, and often
holds other characters than the picture (a wrong encoding, a page off by one); reading the picture again costs seconds.
"""

from __future__ import annotations

import unicodedata
from importlib.metadata import version as package_version
from typing import Any, BinaryIO

import cv2
import numpy as np

from archive.text import Box, Glyph, Line, PageText
from ocr.layout import arrange
from ocr.pdf_parsing import parse_page, parser_errors
from ocr.pdf_pictures import SCANNED_PART
from ocr.port import Pixels
from ocr.ruling import find_cells, remove_rules, to_gray

# Part of the ink that may stand outside of known characters and pictures; with more, the text layer is partial.
_UNEXPLAINED_PART = 0.35
_BAD_PART = 0.05
_SIDEWAYS_PART = 0.2
_CHECK_SIDE = 1100
_MAX_CHARACTERS = 60_000
# A blank this wide between characters, in heights of the line, separates two lines of one row (columns of a table).
_SPLIT_GAP = 1.6
_BLANK_GAP = 0.35


def read_embedded(stream: BinaryIO, page: Any, *, frame: int, pixels: Pixels) -> PageText | None:
    """Return the page's own text in the frame of ``pixels``, or None where the page has to be recognised.

    Args:
        stream: the PDF.
        page: the page opened by PDFium.
        frame: its number from 0.
        pixels: the rendered page.
    """
    height, width = pixels.shape[:2]
    # Counting characters through PDFium is quick; pdfplumber takes a second on a dense page.
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
    finally:
        text_page.close()
    if count == 0 or count > _MAX_CHARACTERS:
        return None
    found = _read_page(stream, frame, width, height)
    if found is None:
        return None
    glyphs, pictures = found
    if not glyphs or _is_garbled(glyphs):
        return None
    gray = to_gray(pixels)
    if _covered(pictures, width, height) > SCANNED_PART or not _explains(gray, glyphs, pictures):
        return None
    cells = find_cells(pixels)
    return PageText(
        width=width,
        height=height,
        scan_width=width,
        scan_height=height,
        lines=arrange(_lines_of(glyphs, cells), cells),
        cells=cells,
        engine=f"pdfplumber {package_version('pdfplumber')}",
        dpi=None,
    )


def _read_page(stream: BinaryIO, frame: int, width: int, height: int) -> tuple[list[Glyph], list[Box]] | None:
    """Return characters and pictures of the page in pixels; None where pdfplumber cannot read what PDFium can."""
    try:
        with parse_page(stream, frame=frame) as page:
            x0, top, x1, bottom = (float(value) for value in page.cropbox)
            # pdfplumber measures from the media box, PDFium shows the crop box.
            left, right = min(x0, x1), max(x0, x1)
            upper, lower = min(top, bottom), max(top, bottom)
            across, down = width / (right - left), height / (lower - upper)

            def place(thing: dict[str, Any]) -> Box:
                xs = sorted(((thing["x0"] - left) * across, (thing["x1"] - left) * across))
                ys = sorted(((thing["top"] - upper) * down, (thing["bottom"] - upper) * down))
                return Box(*(float(value) for value in (xs[0], ys[0], xs[1], ys[1])))

            # Bold type is often drawn twice, a hair apart.
            chars = page.dedupe_chars().chars
            # Text set sideways is read better from the picture, which is turned upright first.
            if sum(not char["upright"] for char in chars) > _SIDEWAYS_PART * len(chars):
                return None
            glyphs = [glyph for char in chars for glyph in _glyphs_of(char, place(char), width, height)]
            pictures = [place(picture) for picture in page.images]
    except parser_errors():
        # Whatever a broken page does to the parser, the picture can still be read.
        return None
    return glyphs, pictures


def _glyphs_of(char: dict[str, Any], box: Box, width: int, height: int) -> list[Glyph]:
    """Return the glyphs of one drawn character; ligatures share its box, what is off the page is dropped."""
    x, y = box.center
    text = unicodedata.normalize("NFC", str(char["text"]))
    if not (0 <= x <= width and 0 <= y <= height) or box.width <= 0 or box.height <= 0 or text.startswith("(cid:"):
        return [] if not text.startswith("(cid:") else [Glyph("\ufffd", box, 1.0)]
    inside = Box(max(0.0, box.x0), max(0.0, box.y0), min(float(width), box.x1), min(float(height), box.y1))
    step = inside.width / max(1, len(text))
    return [
        Glyph(
            " " if mark.isspace() else mark,
            Box(inside.x0 + step * i, inside.y0, inside.x0 + step * (i + 1), inside.y1),
            1.0,
        )
        for i, mark in enumerate(text)
        if mark.isspace() or unicodedata.category(mark) not in {"Cc", "Cf"}
    ]


def _is_garbled(glyphs: list[Glyph]) -> bool:
    """Return whether too many characters have no meaning (no Unicode mapping, private use, replacement)."""
    shown = [glyph for glyph in glyphs if not glyph.text.isspace()]
    bad = sum(glyph.text == "\ufffd" or unicodedata.category(glyph.text) in {"Co", "Cn"} for glyph in shown)
    return not shown or bad > _BAD_PART * len(shown)


def _covered(boxes: list[Box], width: int, height: int) -> float:
    """Return the part of the page under ``boxes``, overlaps counted once."""
    grid = np.zeros((100, 100), np.bool_)
    for box in boxes:
        x0, x1 = (round(100 * min(max(value / width, 0), 1)) for value in (box.x0, box.x1))
        y0, y1 = (round(100 * min(max(value / height, 0), 1)) for value in (box.y0, box.y1))
        grid[y0:y1, x0:x1] = True
    return float(grid.mean())


def _explains(gray: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], glyphs: list[Glyph], pictures: list[Box]) -> bool:
    """Return whether the ink that is seen stands where the text layer has characters.

    Text drawn as outlines, and a hidden layer over a page that shows something else, fail here.
    """
    scale = min(1.0, _CHECK_SIDE / max(gray.shape))
    size = (max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale)))
    ink = remove_rules(np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA), np.uint8))
    known, drawn = np.zeros(ink.shape, np.bool_), np.zeros(ink.shape, np.bool_)
    for boxes, mask in (([glyph.box for glyph in glyphs if not glyph.text.isspace()], known), (pictures, drawn)):
        for box in boxes:
            x0, y0 = max(0, int(box.x0 * scale) - 2), max(0, int(box.y0 * scale) - 2)
            mask[y0 : int(box.y1 * scale) + 3, x0 : int(box.x1 * scale) + 3] = True
    visible = (ink > 0) & ~(drawn & ~known)
    total = int(visible.sum())
    inside = int((visible & known).sum())
    shown = sum(not glyph.text.isspace() for glyph in glyphs)
    # Characters that leave no ink are invisible: a layer for searching under something else.
    if inside < 3 * shown:
        return False
    return total - inside <= _UNEXPLAINED_PART * total


def _lines_of(glyphs: list[Glyph], cells: tuple[Box, ...]) -> list[Line]:
    """Join characters to lines by where they stand; what the file's order was does not matter."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.box.center[1], g.box.x0)):
        for row in reversed(rows[-6:]):
            last = row[-1].box
            if abs(last.center[1] - glyph.box.center[1]) < 0.5 * min(last.height, glyph.box.height):
                row.append(glyph)
                break
        else:
            rows.append([glyph])
    lines: list[Line] = []
    for row in rows:
        row.sort(key=lambda g: g.box.x0)
        part: list[Glyph] = []
        for glyph in row:
            if part and _parted(part[-1], glyph, cells):
                lines += _line(part)
                part = []
            if part:
                gap = glyph.box.x0 - part[-1].box.x1
                if gap > _BLANK_GAP * glyph.box.height and not part[-1].text.isspace() and not glyph.text.isspace():
                    last = part[-1].box
                    part.append(Glyph(" ", Box(last.x1, last.y0, glyph.box.x0, last.y1), 1.0))
            part.append(glyph)
        lines += _line(part)
    return lines


def _parted(before: Glyph, after: Glyph, cells: tuple[Box, ...]) -> bool:
    """Return whether two neighbours of a row belong to different lines: a wide gap or a rule lies between."""
    if after.box.x0 - before.box.x1 > _SPLIT_GAP * after.box.height:
        return True
    homes = [
        next((i for i, cell in enumerate(cells) if cell.contains(*glyph.box.center)), -1) for glyph in (before, after)
    ]
    return homes[0] != homes[1]


def _line(glyphs: list[Glyph]) -> list[Line]:
    while glyphs and glyphs[-1].text.isspace():
        glyphs.pop()
    start = next((i for i, glyph in enumerate(glyphs) if not glyph.text.isspace()), len(glyphs))
    return [Line(tuple(glyphs[start:]))] if glyphs[start:] else []
