"""Readings that equal content already has: what a page can be given without reading it again."""

from __future__ import annotations

from dataclasses import dataclass

from archive.blobs import Blobs
from archive.catalogue import Recognised, Rendered
from archive.errors import BlobError
from archive.model import Page, StageResult
from archive.scan_quality import ScanFault, check_scan
from archive.text_json import read_page_text


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A stored reading of a page's content, and what it tells against the scan."""

    rendered: Rendered
    recognised: Recognised
    faults: tuple[ScanFault, ...]


def find_reading(blobs: Blobs, page: Page, read: StageResult, rendered: StageResult | None) -> Reading | None:
    """Return the reading that these results name, or None where it is not whole: the page must be read."""
    text_sha256 = read.artefact_sha256
    image_sha256 = rendered.artefact_sha256 if rendered else None
    if text_sha256 is None or image_sha256 is None:
        return None
    try:
        text = read_page_text(blobs.get(text_sha256))
        media_type = page.scan.media_type
        if image_sha256 != page.scan.sha256:
            media_type = _read_media_type(blobs, image_sha256)
    except BlobError:
        return None
    return Reading(
        rendered=Rendered(
            width=text.scan_width,
            height=text.scan_height,
            image_sha256=image_sha256,
            image_media_type=media_type,
        ),
        recognised=Recognised(text_sha256=text_sha256, engine=text.engine, mean_confidence=text.mean_confidence),
        faults=check_scan(text),
    )


def _read_media_type(blobs: Blobs, sha256: str) -> str:
    with blobs.open(sha256) as stream:
        head = stream.read(12)
    if head.startswith(b"\x89PNG"):
        return "image/png"
    if head[8:12] == b"WEBP":
        return "image/webp"
    return "image/jpeg"
