"""Whether the scan that a PDF page shows is whole.

PDFium draws what it has of a broken picture, or nothing, and does not say so: half a scan looks like a page that says
little. So the pictures of a scan are looked at before they are drawn.
"""

from __future__ import annotations

import itertools
import re
from typing import Any, BinaryIO

from ocr.pdf_parsing import parse_page, parser_errors
from ocr.picture_data import has_all_rows, is_whole_fax, is_whole_jbig2, is_whole_jpeg, is_whole_jpx
from ocr.raster import MAX_PIXELS

# A page with pictures over this part of it is a scan, whatever text lies over or under them.
SCANNED_PART = 0.3
# Broken pictures over less of a scan are something on it, or a sliver of its edge.
_LEAST_BROKEN_PART = 0.02
_MAX_PICTURES = 1_000
_DRAWS_PICTURE = re.compile(rb"/[^\s/()<>\[\]]+\s+Do\b|\bBI\s")


def find_fault_of_scan(stream: BinaryIO, page: Any, *, frame: int) -> str:
    """Return what of the scan that a page shows is broken or lost; empty where nothing is, or it shows none.

    Args:
        stream: the PDF.
        page: the page opened by PDFium.
        frame: its number from 0.
    """
    if next(page.get_objects(max_depth=1), None) is None:
        # PDFium knows of no object that it cannot read.
        return "nothing of what it should show is left" if _draws_pictures(stream, frame) else ""
    return _find_broken_picture(page)


def _draws_pictures(stream: BinaryIO, frame: int) -> bool:
    """Tell whether the commands of a page draw pictures, or cannot be read."""
    from pdfminer.pdftypes import resolve1

    try:
        with parse_page(stream, frame=frame) as page:
            parts = [resolve1(part) for part in page.page_obj.contents]
            # Decoding gives up the bytes that it began with.
            commands = [(bool(part.get_rawdata()), part.get_data()) for part in parts]
    except parser_errors():
        return True
    return any((is_any and not shown) or _DRAWS_PICTURE.search(shown) for is_any, shown in commands)


def _find_broken_picture(page: Any) -> str:
    from pypdfium2 import PdfiumError
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    pictures = itertools.islice(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]), _MAX_PICTURES)
    try:
        parts = [(_part_of_page(picture, page), picture) for picture in pictures]
    except PdfiumError:
        return ""
    if sum(part for part, _ in parts) < SCANNED_PART:
        return ""
    broken = 0.0
    for part, picture in parts:
        if part > 0 and not _is_whole(picture):
            broken += part
            if broken >= _LEAST_BROKEN_PART:
                across, down = picture.get_px_size()
                coding = " ".join(name.removesuffix("Decode") for name in picture.get_filters()) or "raw"
                return f"its picture of {across} × {down} pixels, {coding}, is cut off or damaged"
    return ""


def _part_of_page(picture: Any, page: Any) -> float:
    """Return the part of the page that a picture covers; within a form, bounds are in the frame of the form."""
    left, bottom, right, top = picture.get_bounds()
    form = picture.container
    while form is not None:
        left, bottom, right, top = form.get_matrix().on_rect(left, bottom, right, top)
        form = form.container
    x0, y0, x1, y1 = page.get_cropbox()
    shown = max(0.0, min(right, x1) - max(left, x0)) * max(0.0, min(top, y1) - max(bottom, y0))
    area = (x1 - x0) * (y1 - y0)
    return float(shown / area) if area > 0 else 0.0


def _is_whole(picture: Any) -> bool:
    """Tell whether PDFium can show a picture, and all of its data is there."""
    from pypdfium2 import PdfImage, PdfiumError

    try:
        across, down = picture.get_px_size()
        if not 0 < across * down <= MAX_PIXELS:
            return True
        coding = next((name for name in picture.get_filters() if name not in PdfImage.SIMPLE_FILTERS), "")
        if coding == "JPXDecode":
            # PDFium refuses what is cut off, but takes as long to say so as to draw it.
            return is_whole_jpx(bytes(picture.get_data(decode_simple=True))) or _depth_shown(picture) > 0
        if not _depth_shown(picture):
            return False
        if not coding:
            return _has_all_rows(picture, across, down)
        data = bytes(picture.get_data(decode_simple=True))
        if coding == "DCTDecode":
            return is_whole_jpeg(data)
        if coding == "JBIG2Decode":
            return is_whole_jbig2(data)
        return coding != "CCITTFaxDecode" or is_whole_fax(data, across, down, lambda: _shown(picture))
    except PdfiumError:
        return False


def _depth_shown(picture: Any) -> int:
    """Return the bits of a pixel as PDFium draws it (1, 8, 24); 0 where it cannot."""
    return int(picture.get_metadata().bits_per_pixel)


def _shown(picture: Any) -> Any:
    return picture.get_bitmap().to_numpy()


def _has_all_rows(picture: Any, across: int, down: int) -> bool:
    from pypdfium2 import raw

    size_bytes = raw.FPDFImageObj_GetImageDataDecoded(picture, None, 0)
    space = picture.get_metadata().colorspace
    # PDFium does not tell how many bits a channel has, and counts the channels of a few colour spaces only.
    if _depth_shown(picture) == 1:
        return has_all_rows(size_bytes, across, down, depths=[1])
    if space in {raw.FPDF_COLORSPACE_DEVICEGRAY, raw.FPDF_COLORSPACE_CALGRAY, raw.FPDF_COLORSPACE_INDEXED}:
        channels = [1]
    elif space in {raw.FPDF_COLORSPACE_DEVICERGB, raw.FPDF_COLORSPACE_CALRGB, raw.FPDF_COLORSPACE_LAB}:
        channels = [3]
    else:
        channels = [4] if space == raw.FPDF_COLORSPACE_DEVICECMYK else [1, 2, 3, 4]
    if has_all_rows(size_bytes, across, down, depths=[8 * n for n in channels]):
        return True
    shallow = [bits * n for bits in (1, 2, 4) for n in channels]
    # Half a picture has as many bytes as a whole one of half the depth; what is missing is shown black.
    return has_all_rows(size_bytes, across, down, depths=shallow, at_most=True) and bool(
        _shown(picture)[-(-3 * down // 4) :].any()
    )
