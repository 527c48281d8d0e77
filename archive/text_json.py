"""A page's reading as bytes and back: versioned JSON, compressed, kept as a blob.

Pixels are kept to a tenth and probabilities to a ten-thousandth; runners-up less likely than that are dropped, which
leaves none to most characters. Writing what was read gives the same bytes again, and the same reading always gives the
same bytes, so that its hash can name it.
"""

from __future__ import annotations

import contextlib
import gzip
import itertools
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from archive.errors import BlobError
from archive.text import Affine, Alternative, Box, Glyph, Line, PageText, Region, join_lines, region_on_scan

VERSION = 1

_PIXEL_STEPS = 10
_PROBABILITY_STEPS = 10_000
_WRAPS, _VERTICAL, _STAMP = 1, 2, 4


def write_page_text(page: PageText) -> bytes:
    """Return ``page`` as bytes.

    Raises:
        BlobError: the reading holds something no reading can (a glyph of several characters, a number that is none).
    """
    try:
        body = {
            "version": VERSION,
            "size": [page.width, page.height, page.scan_width, page.scan_height],
            "to_scan": page.to_scan,
            "dpi": page.dpi,
            "engine": page.engine,
            "cells": _write_boxes(page.cells),
            "lines": [_write_line(line) for line in page.lines],
        }
        if page.scan_dpi is not None:
            body["scan_dpi"] = page.scan_dpi
        # ASCII alone: a lone surrogate from a broken PDF font must not stop the page.
        text = json.dumps(body, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    except (ValueError, OverflowError) as error:
        msg = f"a reading by {page.engine} cannot be kept: {error}"
        raise BlobError(msg) from error
    return gzip.compress(text.encode("ascii"), compresslevel=6, mtime=0)


def read_page_text(data: bytes) -> PageText:
    """Return the reading that ``write_page_text`` made bytes of; a few milliseconds for a full page.

    Raises:
        BlobError: the bytes are damaged, no reading, or of a version this program does not know.
    """
    with _explaining():
        body = _read_body(data)
        width, height, scan_width, scan_height = body["size"]
        return PageText(
            width=width,
            height=height,
            scan_width=scan_width,
            scan_height=scan_height,
            to_scan=_read_affine(body["to_scan"]),
            lines=tuple(map(_read_line, body["lines"])),
            cells=tuple(_read_boxes(body["cells"])),
            engine=body["engine"],
            dpi=body["dpi"],
            scan_dpi=body.get("scan_dpi"),
        )


class PlacedText:
    """The text of a page, and where its characters stand: what a search needs of a reading, in a fifth of the time.

    It answers ``text``, ``rows``, ``boxes_of`` and ``region_of`` as ``PageText`` does; boxes are made when asked for.

    Raises:
        BlobError: as ``read_page_text``.
    """

    def __init__(self, data: bytes) -> None:
        with _explaining():
            body = _read_body(data)
            _, _, self._scan_width, self._scan_height = map(int, body["size"])
            self._to_scan = _read_affine(body["to_scan"])
            self._boxes: list[list[int]] = [row[2] for row in body["lines"]]
            self.rows = [(str(row[0]), bool(row[1] & _WRAPS)) for row in body["lines"]]
            if any(len(boxes) != 4 * len(row[0]) for row, boxes in zip(self.rows, self._boxes, strict=True)):
                raise ValueError("a line has more characters than places, or less")
        self.text = join_lines(self.rows)

    def boxes_of(self, row: int, start: int, end: int) -> list[Box]:
        """Return the boxes of some characters of a line."""
        return _read_boxes(self._boxes[row][4 * start : 4 * end])

    def region_of(self, boxes: Sequence[Box]) -> Region:
        """Return where ``boxes`` (reading frame, at least one) stand on the served image, cut to its edges."""
        return region_on_scan(boxes, self._to_scan, self._scan_width, self._scan_height)


def _read_body(data: bytes) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(gzip.decompress(data))
    if body["version"] != VERSION:
        msg = f"a reading has format {body['version']}, this program reads {VERSION}; update danghao"
        raise BlobError(msg)
    return body


@contextlib.contextmanager
def _explaining() -> Iterator[None]:
    try:
        yield
    except (ValueError, KeyError, TypeError, IndexError, OSError, EOFError, zlib.error, RecursionError) as error:
        msg = f"a reading cannot be read back ({type(error).__name__}: {error}); run `danghao verify`"
        raise BlobError(msg) from error


def _write_boxes(boxes: Iterable[Box]) -> list[int]:
    """Return the corners of all boxes in one flat list, in steps of a tenth of a pixel."""
    return [round(value * _PIXEL_STEPS) for box in boxes for value in (box.x0, box.y0, box.x1, box.y1)]


def _read_boxes(flat: Sequence[int]) -> list[Box]:
    if len(flat) % 4:
        raise ValueError("a box lacks a corner")
    values = iter([step / _PIXEL_STEPS for step in flat])
    return list(itertools.starmap(Box, zip(values, values, values, values, strict=True)))


def _write_line(line: Line) -> list[object]:
    """Return [text, flags, boxes, confidences, runners-up]; runners-up as [glyph, character, probability, …]."""
    for glyph in line.glyphs:
        if len(glyph.text) != 1:
            msg = f"a glyph is one character, not {glyph.text!r}"
            raise ValueError(msg)
    text = "".join(glyph.text for glyph in line.glyphs)
    # A pair of lone surrogates would come back as one character.
    text = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    return [
        text,
        (_WRAPS if line.wraps else 0) | (_VERTICAL if line.vertical else 0) | (_STAMP if line.stamp else 0),
        _write_boxes(glyph.box for glyph in line.glyphs),
        [round(glyph.confidence * _PROBABILITY_STEPS) for glyph in line.glyphs],
        [row for row in map(_write_alternatives, itertools.count(), line.glyphs) if len(row) > 1],
    ]


def _write_alternatives(place: int, glyph: Glyph) -> list[object]:
    row: list[object] = [place]
    for alternative in glyph.alternatives:
        steps = round(alternative.probability * _PROBABILITY_STEPS)
        if steps:
            row += [alternative.text, steps]
    return row


def _read_line(row: Sequence[Any]) -> Line:
    text, flags, flat_boxes, confidences, runners_up = row
    boxes = _read_boxes(flat_boxes)
    alternatives: list[tuple[Alternative, ...]] = [()] * len(text)
    for place, *pairs in runners_up:
        alternatives[place] = tuple(
            Alternative(character, steps / _PROBABILITY_STEPS)
            for character, steps in zip(pairs[::2], pairs[1::2], strict=True)
        )
    glyphs = tuple(
        Glyph(character, box, steps / _PROBABILITY_STEPS, others)
        for character, box, steps, others in zip(text, boxes, confidences, alternatives, strict=True)
    )
    return Line(glyphs=glyphs, wraps=bool(flags & _WRAPS), vertical=bool(flags & _VERTICAL), stamp=bool(flags & _STAMP))


def _read_affine(values: Sequence[float]) -> Affine:
    a, b, c, d, e, f = map(float, values)
    return (a, b, c, d, e, f)
