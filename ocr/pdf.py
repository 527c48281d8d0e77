"""PDF pages: rendered through PDFium; born-digital text taken with its coordinates instead of being recognised.

Only the asked page is opened. Nothing of a PDF is executed: forms, scripts and attachments are left alone.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np

from archive.errors import ScanError
from archive.text import PageText
from ocr.pdf_pictures import find_fault_of_scan
from ocr.port import Pixels
from ocr.raster import MADE_UP_DPI

_RENDER_DPI = 300
_POINTS_PER_INCH = 72
_MAX_PIXELS = 36_000_000
# The format's own limit for a page's side, in points (200 inches).
_MAX_SIDE_PT = 14_400
_MIN_SIDE_PT = 4
MAX_PAGES = 5_000
# A picture over less of a page is something on it, not its scan.
_LEAST_PICTURE_PART = 0.5


@dataclass(frozen=True, kw_only=True)
class PdfPage:
    """One rendered page; see ocr.scans.PageImage for the fields."""

    pixels: Pixels
    dpi: float
    scan_dpi: float | None
    embedded: PageText | None


def is_pdf(head: bytes) -> bool:
    """Return whether the file starts like a PDF; readers allow some bytes before the mark."""
    return b"%PDF-" in head[:1024]


def count_pages(stream: BinaryIO, *, name: str) -> int:
    """Return the number of pages; ScanError where there is none or too many, or the file cannot be opened."""
    document = _open(stream, name=name)
    try:
        count = len(document)
    finally:
        document.close()
    if count > MAX_PAGES:
        raise ScanError(f"{name}: {count} pages is over the limit of {MAX_PAGES}; split the PDF")
    return count


def render(stream: BinaryIO, *, frame: int, name: str) -> PdfPage:
    """Return page ``frame`` (from 0) as an image at 300 dpi, less where the page is very large, and its text."""
    import pypdfium2

    from ocr.pdf_text import read_embedded

    document = _open(stream, name=name)
    try:
        if frame < 0 or frame >= len(document):
            raise ScanError(f"{name}: there is no page {frame + 1} in this PDF; register the scan again")
        page = document[frame]
        width, height = page.get_size()
        if not (_MIN_SIDE_PT <= width <= _MAX_SIDE_PT and _MIN_SIDE_PT <= height <= _MAX_SIDE_PT):
            raise ScanError(
                f"{name}: page {frame + 1} measures {width:.0f} × {height:.0f} points; print it on paper size"
            )
        if fault := find_fault_of_scan(stream, page, frame=frame):
            raise ScanError(f"{name}: page {frame + 1} is not whole ({fault}); make the PDF again from the scans")
        scale = min(_RENDER_DPI / _POINTS_PER_INCH, (_MAX_PIXELS / (width * height)) ** 0.5)
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, may_draw_forms=False)
        pixels = np.array(bitmap.to_numpy()[:, :, :3], dtype=np.uint8)
        bitmap.close()
        embedded = read_embedded(stream, page, frame=frame, pixels=pixels)
        scan_dpi = None if embedded is not None else _read_scan_dpi(page, width * height)
    except pypdfium2.PdfiumError as error:
        raise ScanError(f"{name}: page {frame + 1} is damaged ({error}); make the PDF again from the scans") from error
    except MemoryError as error:
        raise ScanError(f"{name}: page {frame + 1} does not fit into memory; make the PDF again at 300 dpi") from error
    finally:
        document.close()
    return PdfPage(pixels=pixels, dpi=round(scale * _POINTS_PER_INCH, 2), scan_dpi=scan_dpi, embedded=embedded)


def _read_scan_dpi(page: Any, page_area: float) -> float | None:
    """Return the resolution of the one picture that makes up the page, by its size there; None where none does.

    A page made as large as its picture has pixels, for 72 or 96 dpi, tells nothing of the scan.
    """
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    pictures = list(itertools.islice(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]), 2))
    if len(pictures) != 1:
        return None
    left, bottom, right, top = pictures[0].get_bounds()
    area = (right - left) * (top - bottom)
    across, down = pictures[0].get_px_size()
    if area < _LEAST_PICTURE_PART * page_area or not across or not down:
        return None
    dpi = float((across * down / area) ** 0.5 * _POINTS_PER_INCH)
    return None if round(dpi) in MADE_UP_DPI else round(dpi, 2)


def _open(stream: BinaryIO, *, name: str) -> Any:
    import pypdfium2

    stream.seek(0)
    try:
        return pypdfium2.PdfDocument(stream)
    except pypdfium2.PdfiumError as error:
        if _opens(stream):
            raise ScanError(f"{name}: the PDF has no pages; make it again from the scans") from error
        text = str(error).lower()
        if "password" in text or "security" in text:
            raise ScanError(f"{name}: the PDF is encrypted; deliver it without a password") from error
        raise ScanError(f"{name}: the PDF is cut off or damaged ({error}); copy or make it again") from error


def _opens(stream: BinaryIO) -> bool:
    """Tell whether PDFium itself can open the file.

    The library refuses one without pages as one that cannot be opened, and gives the reason of whichever failed last.
    """
    from pypdfium2 import internal, raw

    reader, held = internal.get_bufreader(stream)
    document = raw.FPDF_LoadCustomDocument(reader, None)
    if document:
        raw.FPDF_CloseDocument(document)
    # PDFium reads through what is held for as long as the document is open.
    del held
    return bool(document)
