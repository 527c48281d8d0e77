"""Punch holes at the edge of a page are dropped; letters and digits stay."""

from __future__ import annotations

import cv2
import pytest
from page_drawing import blank, draw_paragraph

from archive.text import Box, Glyph, Line
from ocr.punch_holes import without_punch_holes
from ocr.reading import read_page
from ocr.scans import PageImage

WIDTH, HEIGHT = 1680, 2360


def lone(text, x, y, *, width=30, height=36, confidence=0.78):
    return Line((Glyph(text, Box(x, y, x + width, y + height), confidence),))


@pytest.mark.parametrize("text", ["O", "o", "0", "〇", "●"])
@pytest.mark.parametrize(("x", "y"), [(55, 830), (1640, 1490), (800, 50)])
def test_a_hole_at_any_edge_is_no_text(text, x, y):
    assert without_punch_holes((lone(text, x, y),), WIDTH, HEIGHT) == ()


@pytest.mark.parametrize(
    "line",
    [
        lone("0", 800, 830),
        lone("0", 55, 830, confidence=0.99),
        lone("一", 55, 830),
        lone("0", 55, 830, width=14, height=40),
        Line((*lone("0", 40, 830).glyphs, *lone("7", 72, 830).glyphs)),
    ],
)
def test_what_else_stands_there_stays(line):
    assert without_punch_holes((line,), WIDTH, HEIGHT) == (line,)


def test_a_punched_page_is_read_without_its_holes(rapidocr_engine):
    page = blank()
    draw_paragraph(page)
    for y in (830, 1490):
        cv2.circle(page, (75, y), 15, (70, 70, 70), 2)
    text = read_page(PageImage(pixels=page), rapidocr_engine).text
    assert len(text.splitlines()) >= 4
    assert not any(line.strip() in {"O", "o", "0", "〇", "●"} for line in text.splitlines())
