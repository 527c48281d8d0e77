"""A PDF that shows the scan and can be searched: the page image with an invisible text layer over it.

The layer is set in a font that draws nothing and knows every character (``glyphless``); no character of a reading can
make the writer fail.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Final

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from archive.errors import ScanError
from archive.text import Line, PageText
from ocr.formats import glyphless
from ocr.formats.glyphless import GlyphlessFont
from ocr.formats.places import Place, place_of

_POINTS_PER_INCH = 72
_UNKNOWN_DPI = 200.0
_INVISIBLE: Final = 3
_DESCENT = glyphless.DESCENT / glyphless.EM


def write_searchable_pdf(pages: Iterable[tuple[PageText, bytes]], *, title: str = "") -> bytes:
    """Return a PDF of all pages.

    Args:
        pages: in order, each with the bytes of its served image (anything Pillow opens).
        title: of the item, for the document's properties.

    Raises:
        ScanError: an image cannot be opened.
    """
    buffer = io.BytesIO()
    # Invariant: the same pages give the same bytes, so that an export can be compared by its hash.
    canvas = Canvas(buffer, pageCompression=1, invariant=1)
    canvas.setTitle(title)
    canvas.setCreator("danghao")
    font = GlyphlessFont()
    for page, image in pages:
        _add_page(canvas, page, image, font)
    font.add_to(canvas)
    canvas.save()
    return buffer.getvalue()


def _add_page(canvas: Canvas, page: PageText, image: bytes, font: GlyphlessFont) -> None:
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
        canvas.addLiteral(_write_line(page, line, points, font))
    canvas.showPage()


def _write_line(page: PageText, line: Line, points: float, font: GlyphlessFont) -> str:
    """Return commands that write each character over its picture, stretched to its width.

    A line is one text object, so that readers join its characters to words, and selecting marks what is seen. On a scan
    that lies on its side or upside down its text does too, or it would be read from the wrong end.
    """
    commands = [f"BT {_INVISIBLE} Tr"]
    right, up = _direction_of(page)
    for glyph in line.glyphs:
        place: Place = place_of(page, [glyph.box])
        width, height = (place.w, place.h) if right else (place.h, place.w)
        size = max(1.0, height * points)
        stretch = max(1.0, 100.0 * width * points / size)
        # From the middle of its place back to where the character begins, and down to its base line.
        back, down = width * points / 2, height * points / 2 - _DESCENT * size
        x = (place.x + place.w / 2) * points - right * back + up * down
        y = (page.scan_height - place.y - place.h / 2) * points - up * back - right * down
        code = font.encode(" " if glyph.text.isspace() else glyph.text)
        commands.append(
            f"/{glyphless.NAME} {size:.4f} Tf {stretch:.4f} Tz "
            f"{right} {up} {-up} {right} {x:.4f} {y:.4f} Tm <{code}> Tj"
        )
    return "\n".join([*commands, "ET"])


def _direction_of(page: PageText) -> tuple[int, int]:
    """Return which way the lines go on the scan, in whole quarter turns: how far right, and how far up."""
    along_x, _, _, along_y, _, _ = page.to_scan
    if abs(along_x) >= abs(along_y):
        return (1 if along_x >= 0 else -1), 0
    return 0, (-1 if along_y > 0 else 1)
