"""What leaves as a file: what was read of an item (text, ALTO, hOCR, searchable PDF), and all hits of a search."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.scope import Scope
from archive.text import PageText
from danghao.bootstrap import Application
from danghao.console import write_bytes
from danghao.out_files import ExportError, write_chunks
from search_api.item_view import ReadPage
from search_api.notes import Note
from search_api.parameters import SearchParameters


@dataclass(frozen=True, kw_only=True)
class Export:
    """One exported item.

    Attributes:
        texts: what was read, by page number; None where a page could not be, or has not been, read.
        data: the document; UTF-8 text in every format but pdf.
    """

    ref_code: str
    output_format: str
    texts: Mapping[int, str | None]
    data: bytes

    @property
    def unread(self) -> tuple[int, ...]:
        return tuple(number for number, text in self.texts.items() if text is None)

    def to_json(self, *, with_content: bool) -> dict[str, object]:
        """Return the export as JSON values; ``with_content`` adds the document, in base64 where it is no text."""
        facts: dict[str, object] = {
            "ref_code": self.ref_code,
            "format": self.output_format,
            "pages": [{"number": number, "text": text} for number, text in self.texts.items()],
            "unread": list(self.unread),
        }
        if with_content:
            is_text = self.output_format != "pdf"
            facts["encoding"] = "utf-8" if is_text else "base64"
            facts["content"] = self.data.decode() if is_text else b64encode(self.data).decode("ascii")
        return facts


def export_item(application: Application, ref: str, output_format: str, scope: Scope) -> Export:
    """Return what was read of an item. A page that was not read keeps its place, empty.

    Raises:
        NotFoundError: no such item, or it is hidden.
        ExportError: nothing of it has been read.
    """
    item, read = application.service.texts(ref, scope=scope)
    texts = {one.page.number: one.reading.text if one.reading is not None else None for one in read}
    if not any(text is not None for text in texts.values()):
        msg = f"nothing of {item.ref_code} has been read: {_reasons(read) or 'it has no scans'}"
        raise ExportError(msg)
    return Export(
        ref_code=item.ref_code,
        output_format=output_format,
        texts=texts,
        data=_write(application, item.ref_code, read, output_format),
    )


def _write(application: Application, ref_code: str, read: Sequence[ReadPage], output_format: str) -> bytes:
    from ocr import formats

    if output_format == "pdf":
        pages = (
            (_reading_of(one), application.blobs.get(one.page.image_sha256))
            for one in read
            if one.page.image_sha256 is not None
        )
        return formats.write_searchable_pdf(pages, title=ref_code)
    readings = [_reading_of(one) for one in read]
    if output_format == "alto":
        return formats.write_alto(readings, name=ref_code)
    if output_format == "hocr":
        return formats.write_hocr(readings, name=ref_code)
    return formats.write_text(readings).encode("utf-8", "backslashreplace")


def _reading_of(one: ReadPage) -> PageText:
    """Return what was read on a page, or an empty reading of its size."""
    if one.reading is not None:
        return one.reading
    width, height = max(1, one.page.width), max(1, one.page.height)
    return PageText(width=width, height=height, scan_width=width, scan_height=height)


def _reasons(read: Sequence[ReadPage]) -> str:
    return "; ".join(f"page {one.page.number}: {one.page.failure or one.page.state}" for one in read)


def json_bytes(document: object) -> bytes:
    """Return a JSON document as it stands in a file."""
    return json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace") + b"\n"


def export_search(
    application: Application, parameters: SearchParameters, output_format: str, out: Path | None, scope: Scope
) -> tuple[dict[str, object], tuple[Note, ...]]:
    """Write all hits of a search to a file, or to stdout, and return what was written, and what it may miss.

    Raises:
        ExportError: a workbook has no file to go to, or the file cannot be written.
    """
    from search_api.exports import begin_export

    if output_format == "xlsx" and out is None:
        raise ExportError("a workbook is not for stdout; name a file with --out")
    export = begin_export(application.service, parameters, scope=scope, output_format=output_format)
    if out is None:
        for chunk in export.chunks:
            write_bytes(chunk)
        return export.to_json(), export.notes
    size = write_chunks(out, export.chunks)
    written = {**export.to_json(), "format": output_format, "out": str(out), "bytes": size}
    return written, export.notes
