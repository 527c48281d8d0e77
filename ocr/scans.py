"""Delivered scan files as page images: told apart by content, checked against bombs, turned upright as EXIF says.

Formats: JPEG, PNG, TIFF, JPEG 2000, BMP, WebP and PDF. A file that cannot be read whole raises ScanError with what to
do about it; half an image is never returned, because the missing half would look like a page that says nothing.
Nothing here recognises text or changes what the scan shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from archive.errors import ScanError
from archive.text import PageText
from ocr import pdf, raster
from ocr.port import Pixels

_HEAD_BYTES = 1024
# A file above this is a delivery mistake: an A3 page at 600 dpi in colour, uncompressed, takes a fifth of it.
MAX_FILE_BYTES = 1 << 30


@dataclass(frozen=True, kw_only=True)
class ScanInfo:
    """What a scan file is: its media type by content, and how many pages it holds."""

    media_type: str
    frames: int


@dataclass(frozen=True, kw_only=True)
class PageImage:
    """One page of a scan as an image.

    Attributes:
        pixels: RGB, the scan frame: upright as EXIF says, otherwise as scanned.
        dpi: resolution of ``pixels``, or None where the file does not say.
        scan_dpi: resolution of the scan where that of ``pixels`` is another one and it is known, else None.
        displayable: true where a browser shows the delivered file itself as exactly this page.
        embedded: text that came with the page (born-digital PDF), or None where it has to be recognised.
    """

    pixels: Pixels
    dpi: float | None = None
    scan_dpi: float | None = None
    displayable: bool = False
    embedded: PageText | None = None


def inspect_scan(stream: BinaryIO, *, name: str) -> ScanInfo:
    """Return what the file is, judged by its content alone.

    Only headers are read; a file cut off further down is found by ``render_page``.

    Args:
        stream: seekable; read from its start.
        name: for messages.

    Raises:
        ScanError: the content is no supported format, is broken, encrypted, empty, or beyond the limits.
    """
    head = _read_head(stream, name)
    if pdf.is_pdf(head):
        return ScanInfo(media_type="application/pdf", frames=pdf.count_pages(stream, name=name))
    media_type, frames = raster.inspect(stream, head, name=name)
    return ScanInfo(media_type=media_type, frames=frames)


def render_page(stream: BinaryIO, *, frame: int) -> PageImage:
    """Return page ``frame`` (from 0) of the scan as an image; no other page of the file is decoded.

    Raises:
        ScanError: as for ``inspect_scan``, or there is no such page, or its data is cut off or damaged.
    """
    name = _name_of(stream)
    head = _read_head(stream, name)
    if pdf.is_pdf(head):
        page = pdf.render(stream, frame=frame, name=name)
        return PageImage(pixels=page.pixels, dpi=page.dpi, scan_dpi=page.scan_dpi, embedded=page.embedded)
    image = raster.render(stream, head, frame=frame, name=name)
    return PageImage(pixels=image.pixels, dpi=image.dpi, scan_dpi=image.scan_dpi, displayable=image.displayable)


def _name_of(stream: BinaryIO) -> str:
    name = getattr(stream, "name", "")
    return name.replace("\\", "/").rsplit("/", 1)[-1] if isinstance(name, str) and name else "scan"


def _read_head(stream: BinaryIO, name: str) -> bytes:
    try:
        size = stream.seek(0, 2)
        stream.seek(0)
        head = stream.read(_HEAD_BYTES)
        stream.seek(0)
    except OSError as error:
        raise ScanError(f"{name}: cannot be read from the disk ({error}); deliver it again") from error
    if not head:
        raise ScanError(f"{name}: the file is empty; scan or copy it again")
    if size > MAX_FILE_BYTES:
        raise ScanError(f"{name}: {size >> 20} MiB is over the limit of {MAX_FILE_BYTES >> 20} MiB; split the file")
    return head
