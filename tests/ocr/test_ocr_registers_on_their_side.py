"""A register of short cells tells by no row of ink how it stands; what is read tells that it lies on its side."""

import numpy as np
import pytest
from page_drawing import blank, write

from archive.text import Box, Glyph, Line
from ocr.orientation import is_as_good, seems_on_its_side
from ocr.reading import read_page
from ocr.ruling import to_gray
from ocr.scans import PageImage
from ocr.skew import text_stands

WORDS = ["Mon", "Ford", "red", "Kent", "1995", "Hull", "bus", "York", "May", "fined"]
COLUMNS, ROWS = 5, 9


def line(text, *, vertical, confidence=0.99):
    places = (
        Box(0, 30 * n, 28, 30 * n + 28) if vertical else Box(30 * n, 0, 30 * n + 28, 28) for n in range(len(text))
    )
    glyphs = tuple(Glyph(one, place, confidence) for one, place in zip(text, places, strict=True))
    return Line(glyphs, vertical=vertical)


def test_most_characters_in_columns_make_a_page_doubtful():
    assert seems_on_its_side(
        [line("刚志魏九五年", vertical=True), line("簿记登", vertical=True), line("地点", vertical=False)]
    )
    assert not seems_on_its_side([line("魏志刚九五年", vertical=False), line("地点", vertical=True)])
    # Too little to say.
    assert not seems_on_its_side([line("刚志魏", vertical=True)])


def test_a_second_reading_must_be_as_sure():
    sure, less = (
        [line("魏志刚九五年五月十二日在", vertical=False)],
        [line("刚志魏九五年", vertical=True, confidence=0.7)],
    )
    assert is_as_good(sure, less)
    assert is_as_good(sure, sure)
    assert not is_as_good(less, sure)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_it_is_read_in_every_position(rapidocr_engine, turns):
    page = blank(1000, 1300)
    for row in range(ROWS):
        for column in range(COLUMNS):
            # Each column at a height of its own: the rows of ink tell nothing.
            top = 120 + 120 * row + 37 * column % 90
            write(page, WORDS[(row + 3 * column) % len(WORDS)], 70 + 180 * column, top, size=1.4)
    turned = np.ascontiguousarray(np.rot90(page, turns))
    assert turns % 2 == 0 or text_stands(to_gray(turned)) < 1.6
    text = read_page(PageImage(pixels=turned, dpi=150.0, displayable=True, embedded=None), rapidocr_engine)
    assert sum(word in WORDS for word in text.text.split()) >= 0.8 * ROWS * COLUMNS
    assert not any(one.vertical for one in text.lines)
