"""One page image to its text tree: prepare, recognise, put in reading order, and say where it stands on the scan.

Text that came with the page is taken as it is. Nothing here knows a certain engine or where results are kept.
"""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from archive.text import Line, PageText
from ocr.box_rows import without_box_rows, without_stray_boxes
from ocr.check_boxes import mark_boxes
from ocr.layout import arrange
from ocr.negatives import as_positive
from ocr.orientation import guess_turns, is_as_good, is_doubtful, seems_on_its_side, turns_of_standing, vote
from ocr.pictures import without_pictures
from ocr.port import Engine, Pixels
from ocr.prepare import Prepared, prepare
from ocr.punch_holes import without_punch_holes
from ocr.scans import PageImage
from ocr.script import settle_script

# Quality of renditions: below 80 the fine strokes of small characters blur.
_JPEG_QUALITY = 85


def read_page(image: PageImage, engine: Engine) -> PageText:
    """Return all text of the page, with places in the scan frame through ``to_scan``."""
    if image.embedded is not None:
        return image.embedded
    pixels = as_positive(image.pixels)
    guessed = guess_turns(pixels, engine)
    prepared, lines = _read(pixels, engine, guessed)
    if is_doubtful(lines):
        turns = vote(pixels, engine, (2, 1, 3), standing=0)
        if turns:
            again = _read(pixels, engine, turns)
            # A page that is bad in every position stays as it was scanned.
            if not is_doubtful(again[1]):
                prepared, lines = again
    elif seems_on_its_side(lines) and (turns := turns_of_standing(pixels, engine)) not in (0, guessed):
        again = _read(pixels, engine, turns)
        if is_as_good(again[1], lines):
            prepared, lines = again
    page = prepared.page
    height, width = page.pixels.shape[:2]
    lines = without_pictures(without_punch_holes(lines, width, height))
    cells = without_stray_boxes(without_box_rows(page.cells, lines), lines)
    scan_height, scan_width = image.pixels.shape[:2]
    return PageText(
        width=width,
        height=height,
        scan_width=scan_width,
        scan_height=scan_height,
        to_scan=prepared.to_scan,
        lines=arrange(mark_boxes(settle_script(lines), page.legible, cells), cells),
        cells=cells,
        engine=engine.version,
        dpi=image.dpi,
        scan_dpi=image.scan_dpi,
    )


def _read(pixels: Pixels, engine: Engine, turns: int) -> tuple[Prepared, tuple[Line, ...]]:
    prepared = prepare(pixels, quarter_turns=turns)
    return prepared, engine.read(prepared.page)


def encode_rendition(pixels: Pixels) -> tuple[bytes, str]:
    """Return the page as JPEG bytes and their media type, for browsers that cannot show the scan itself."""
    gray = bool(np.array_equal(pixels[:, :, 0], pixels[:, :, 1]) and np.array_equal(pixels[:, :, 1], pixels[:, :, 2]))
    image = Image.fromarray(np.ascontiguousarray(pixels[:, :, 0]) if gray else pixels)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=_JPEG_QUALITY)
    return buffer.getvalue(), "image/jpeg"
