"""A PDF that shows the scan and can be searched: the page image with an invisible text layer over it.

The layer uses a font that every PDF reader knows by name (STSong-Light), so nothing is embedded and the file grows by
the text alone. Characters outside its encoding, and those beyond the Basic Multilingual Plane, are written as 〓, which
keeps the place; no character of a reading can make the writer fail.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Final

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from archive.errors import ScanError
from archive.text import Line, PageText
from ocr.formats.places import Place, place_of

_FONT = "STSong-Light"
_POINTS_PER_INCH = 72
_UNKNOWN_DPI = 200.0
_INVISIBLE: Final = 3
_MISSING = "〓"
# The part of its square that stands under the base line of a character.
_DESCENT = 0.14


def write_searchable_pdf(pages: Iterable[tuple[PageText, bytes]], *, title: str = "") -> bytes:
    """Return a PDF of all pages.

    Args:
        pages: in order, each with the bytes of its served image (anything Pillow opens).
        title: of the item, for the document's properties.

    Raises:
        ScanError: an image cannot be opened.
    """
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    buffer = io.BytesIO()
    # Invariant: the same pages give the same bytes, so that an export can be compared by its hash.
    canvas = Canvas(buffer, pageCompression=1, invariant=1)
    canvas.setTitle(title)
    canvas.setCreator("danghao")
    for page, image in pages:
        _add_page(canvas, page, image)
    canvas.save()
    return buffer.getvalue()


def _add_page(canvas: Canvas, page: PageText, image: bytes) -> None:
    points = _POINTS_PER_INCH / (page.dpi or _UNKNOWN_DPI)
    width, height = page.scan_width * points, page.scan_height * points
    canvas.setPageSize((width, height))
    try:
        with Image.open(io.BytesIO(image)) as picture:
            picture.load()
            canvas.drawImage(ImageReader(picture), 0, 0, width, height)
    except (OSError, UnidentifiedImageError, ValueError) as error:
        raise ScanError(f"the stored page image cannot be opened ({error}); run `danghao verify`") from error
    for line in page.lines:
        _add_line(canvas, page, line, points)
    canvas.showPage()


def _add_line(canvas: Canvas, page: PageText, line: Line, points: float) -> None:
    """Write each character over its picture, stretched to its width, so that selecting marks what is seen.

    A line is one text object, so that readers join its characters to words. On a scan that lies on its side or upside
    down its text does too, or it would be read from the wrong end.
    """
    text = canvas.beginText()
    text.setTextRenderMode(_INVISIBLE)
    right, up = _direction_of(page)
    for glyph in line.glyphs:
        place: Place = place_of(page, [glyph.box])
        character = " " if glyph.text.isspace() else _encodable(glyph.text)
        width, height = (place.w, place.h) if right else (place.h, place.w)
        size = max(1.0, height * points)
        natural = pdfmetrics.stringWidth(character, _FONT, size) or size
        text.setFont(_FONT, size)
        text.setHorizScale(max(1.0, 100.0 * width * points / natural))
        # From the middle of its place back to where the character begins, and down to its base line.
        back, down = width * points / 2, height * points / 2 - _DESCENT * size
        x = (place.x + place.w / 2) * points - right * back + up * down
        y = (page.scan_height - place.y - place.h / 2) * points - up * back - right * down
        text.setTextTransform(right, up, -up, right, x, y)
        text.textOut(character)
    canvas.drawText(text)


def _direction_of(page: PageText) -> tuple[int, int]:
    """Return which way the lines go on the scan, in whole quarter turns: how far right, and how far up."""
    along_x, _, _, along_y, _, _ = page.to_scan
    if abs(along_x) >= abs(along_y):
        return (1 if along_x >= 0 else -1), 0
    return 0, (-1 if along_y > 0 else 1)


def _encodable(character: str) -> str:
    """Return the character, or 〓 where the font's encoding (two bytes a character) has no place for it."""
    return character if " " <= character <= "\ud7ff" or "\ue000" <= character <= "\ufffd" else _MISSING
