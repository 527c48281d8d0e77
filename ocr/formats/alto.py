"""ALTO 4: pages, blocks, lines, words and characters with places, confidences and runners-up.

The schema is that of the Library of Congress, version 4. Text between blanks is one String; each of its characters is
a Glyph, whose Variants are the runners-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from archive.text import Glyph, Line, PageText
from ocr.formats.places import Place, blocks_of, place_of, place_of_line, xml_text

NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NAMESPACES: Any = {None: NAMESPACE, "xsi": _XSI}  # the stubs forbid the default namespace
_SCHEMA = f"{NAMESPACE} http://www.loc.gov/alto/v4/alto-4-2.xsd"


def write_alto(pages: Iterable[PageText], *, name: str = "") -> bytes:
    """Return one ALTO document of all pages, UTF-8.

    Args:
        pages: in order; numbered from 1.
        name: of the item, for ``fileName``; left out where empty.
    """
    taken = list(pages)
    root = etree.Element(_tag("alto"), nsmap=_NAMESPACES)
    root.set(f"{{{_XSI}}}schemaLocation", _SCHEMA)
    description = _add(root, "Description")
    _add(description, "MeasurementUnit").text = "pixel"
    if name:
        _add(_add(description, "sourceImageInformation"), "fileName").text = xml_text(name)
    engines = sorted({page.engine for page in taken if page.engine})
    for number, engine in enumerate(engines, start=1):
        processing = _add(description, "Processing", ID=f"OCR_{number}")
        _add(processing, "processingCategory").text = "contentGeneration"
        software = _add(processing, "processingSoftware")
        creator, _, rest = engine.partition(" ")
        _add(software, "softwareName").text = xml_text(creator)
        if rest:
            _add(software, "softwareVersion").text = xml_text(rest)
    layout = _add(root, "Layout")
    for number, page in enumerate(taken, start=1):
        _add_page(layout, page, number, engines)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _add_page(layout: etree._Element, page: PageText, number: int, engines: list[str]) -> None:
    mean = page.mean_confidence
    element = _add(
        layout,
        "Page",
        ID=f"P{number}",
        PHYSICAL_IMG_NR=str(number),
        WIDTH=str(page.scan_width),
        HEIGHT=str(page.scan_height),
    )
    if mean is not None:
        element.set("PC", f"{mean:.4f}")
    if page.engine:
        element.set("PROCESSINGREFS", f"OCR_{engines.index(page.engine) + 1}")
    space = _add_placed(element, "PrintSpace", Place(0, 0, page.scan_width, page.scan_height), f"P{number}_S")
    line_number = 0
    for block_number, block in enumerate(blocks_of(page), start=1):
        boxes = [glyph.box for line in block for glyph in line.glyphs]
        holder = _add_placed(space, "TextBlock", place_of(page, boxes), f"P{number}_B{block_number}")
        for line in block:
            line_number += 1
            _add_line(holder, page, line, f"P{number}_L{line_number}")


def _add_line(holder: etree._Element, page: PageText, line: Line, identifier: str) -> None:
    element = _add_placed(holder, "TextLine", place_of_line(page, line), identifier)
    words = list(_words(line))
    for index, word in enumerate(words):
        if index:
            gap = place_of(page, [words[index - 1][-1].box])
            element.append(
                etree.Element(_tag("SP"), HPOS=str(gap.x + gap.w), VPOS=str(gap.y), WIDTH=str(_gap(page, words, index)))
            )
        string = _add_placed(element, "String", place_of(page, [g.box for g in word]), f"{identifier}_W{index + 1}")
        string.set("CONTENT", xml_text("".join(glyph.text for glyph in word)))
        string.set("WC", f"{sum(glyph.confidence for glyph in word) / len(word):.4f}")
        # Character confidence in ALTO is one digit for each character: 0 is sure, 9 is doubtful.
        string.set("CC", " ".join(str(min(9, int((1 - glyph.confidence) * 10))) for glyph in word))
        for number, glyph in enumerate(word, start=1):
            mark = _add_placed(string, "Glyph", place_of(page, [glyph.box]), f"{identifier}_W{index + 1}_G{number}")
            mark.set("CONTENT", xml_text(glyph.text))
            mark.set("GC", f"{glyph.confidence:.4f}")
            for other in glyph.alternatives:
                _add(mark, "Variant", CONTENT=xml_text(other.text), VC=f"{other.probability:.4f}")


def _gap(page: PageText, words: list[list[Glyph]], index: int) -> int:
    before, after = place_of(page, [words[index - 1][-1].box]), place_of(page, [words[index][0].box])
    return max(0, after.x - before.x - before.w)


def _words(line: Line) -> Iterator[list[Glyph]]:
    word: list[Glyph] = []
    for glyph in line.glyphs:
        if not glyph.text.isspace():
            word.append(glyph)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _add_placed(parent: etree._Element, name: str, place: Place, identifier: str) -> etree._Element:
    return _add(
        parent, name, ID=identifier, HPOS=str(place.x), VPOS=str(place.y), WIDTH=str(place.w), HEIGHT=str(place.h)
    )


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _tag(name), attributes)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
