"""hOCR: an HTML page for each scan page, with boxes and confidences in ``title`` attributes, as hOCR 1.2 says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from lxml import etree

from archive.text import Glyph, Line, PageText
from ocr.formats.places import Place, blocks_of, place_of, place_of_line, xml_text

_XHTML = "http://www.w3.org/1999/xhtml"
_NAMESPACES: Any = {None: _XHTML}  # the stubs forbid the default namespace
_DOCTYPE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
)


def write_hocr(pages: Iterable[PageText], *, name: str = "") -> bytes:
    """Return one hOCR document of all pages, UTF-8; ``name`` is the item's, for the title."""
    taken = list(pages)
    engines = "; ".join(sorted({page.engine for page in taken if page.engine}))
    root = etree.Element(f"{{{_XHTML}}}html", nsmap=_NAMESPACES)
    head = _add(root, "head")
    _add(head, "title").text = xml_text(name)
    for attributes in (
        {"http-equiv": "Content-Type", "content": "text/html; charset=utf-8"},
        {"name": "ocr-system", "content": xml_text(engines)},
        {"name": "ocr-capabilities", "content": "ocr_page ocr_carea ocr_par ocr_line ocrx_word ocrx_cinfo"},
    ):
        _add(head, "meta", attributes)
    body = _add(root, "body")
    for number, page in enumerate(taken, start=1):
        _add_page(body, page, number)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False, doctype=_DOCTYPE))


def _add_page(body: etree._Element, page: PageText, number: int) -> None:
    box = _box(Place(0, 0, page.scan_width, page.scan_height))
    resolution = f"; scan_res {round(page.dpi)} {round(page.dpi)}" if page.dpi else ""
    element = _add_part(body, "div", "ocr_page", f"page_{number}", f"{box}; ppageno {number - 1}{resolution}")
    for index, block in enumerate(blocks_of(page), start=1):
        box = _box(place_of(page, [glyph.box for line in block for glyph in line.glyphs]))
        area = _add_part(element, "div", "ocr_carea", f"block_{number}_{index}", box)
        paragraph = _add_part(area, "p", "ocr_par", f"par_{number}_{index}", box)
        for row, line in enumerate(block, start=1):
            _add_line(paragraph, page, line, f"{number}_{index}_{row}")


def _add_line(paragraph: etree._Element, page: PageText, line: Line, identifier: str) -> None:
    title = _box(place_of_line(page, line))
    element = _add_part(paragraph, "span", "ocr_line", f"line_{identifier}", title)
    for count, (blank, run) in enumerate(_words(line), start=1):
        if blank and len(element):
            element[-1].tail = " "
        confidence = round(100 * sum(glyph.confidence for glyph in run) / len(run))
        title = f"{_box(place_of(page, [glyph.box for glyph in run]))}; x_wconf {confidence}"
        word = _add_part(element, "span", "ocrx_word", f"word_{identifier}_{count}", title)
        for glyph in run:
            place = place_of(page, [glyph.box])
            corners = f"{place.x} {place.y} {place.x + place.w} {place.y + place.h}"
            title = f"x_bboxes {corners}; x_conf {100 * glyph.confidence:.2f}"
            _add(word, "span", {"class": "ocrx_cinfo", "title": title}).text = xml_text(glyph.text)


def _words(line: Line) -> Iterator[tuple[bool, list[Glyph]]]:
    """Yield the runs of glyphs between blanks, each with whether a blank stands before it."""
    for is_blank, run in groupby(line.glyphs, key=lambda glyph: glyph.text.isspace()):
        if not is_blank:
            glyphs = list(run)
            yield glyphs[0] is not line.glyphs[0], glyphs


def _add_part(parent: etree._Element, tag: str, kind: str, identifier: str, title: str) -> etree._Element:
    return _add(parent, tag, {"class": kind, "id": identifier, "title": title})


def _add(parent: etree._Element, tag: str, attributes: dict[str, str] | None = None) -> etree._Element:
    return etree.SubElement(parent, f"{{{_XHTML}}}{tag}", attributes or {})


def _box(place: Place) -> str:
    return f"bbox {place.x} {place.y} {place.x + place.w} {place.y + place.h}"
