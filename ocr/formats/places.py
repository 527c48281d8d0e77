"""What the writers of formats share: rectangles in whole pixels of the served image, text that XML can hold, blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.text import Box, Line, PageText


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on the served image in whole pixels."""

    x: int
    y: int
    w: int
    h: int


def place_of(page: PageText, boxes: Sequence[Box]) -> Place:
    """Return where ``boxes`` (reading frame, at least one) stand on the served image."""
    region = page.region_of(boxes)
    x0, y0 = round(region.x * page.scan_width), round(region.y * page.scan_height)
    x1 = round((region.x + region.w) * page.scan_width)
    y1 = round((region.y + region.h) * page.scan_height)
    return Place(x0, y0, max(1, x1 - x0), max(1, y1 - y0))


def place_of_line(page: PageText, line: Line) -> Place:
    """Return where the line stands on the served image."""
    return place_of(page, [glyph.box for glyph in line.glyphs])


def blocks_of(page: PageText) -> Iterator[list[Line]]:
    """Group lines that are read as one: those of one table cell, and those that go on in each other."""
    block: list[Line] = []
    home = -1
    for line in page.lines:
        x, y = line.box.center
        cell = next((index for index, box in enumerate(page.cells) if box.contains(x, y)), -1)
        if block and not block[-1].wraps and (cell == -1 or cell != home):
            yield block
            block = []
        block.append(line)
        home = cell
    if block:
        yield block


def xml_text(text: str) -> str:
    """Return the text with characters that XML forbids replaced by U+FFFD."""
    return "".join(
        character
        if character in "\t\n\r"
        or " " <= character <= "\ud7ff"
        or "\ue000" <= character <= "\ufffd"
        or character > "\uffff"
        else "\ufffd"
        for character in text
    )
