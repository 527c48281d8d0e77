"""A page of columns written from top to bottom is upright as it is; turned pages are still told."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from page_drawing import blank

from archive.model import FindingKind
from archive.scan_quality import check_scan
from ocr.orientation import guess_turns
from ocr.reading import read_page
from ocr.scans import PageImage, render_page

SIDE = 44
# Lines that begin at even steps look like a page that leans.
JITTER = (0, 23, 9, 31, 15, 38, 5)


@pytest.fixture(scope="module")
def characters(rapidocr_engine):
    """Pictures of the Han characters of a drawn permit, in the order of its prose."""
    with (Path(__file__).parent / "data" / "permit.png").open("rb") as stream:
        permit = render_page(stream, frame=0)
    page = read_page(permit, rapidocr_engine)
    height, width = permit.pixels.shape[:2]
    pictures = []
    for glyph in max(page.lines, key=lambda line: len(line.glyphs)).glyphs:
        place = page.region_of([glyph.box])
        left, top = round(place.x * width), round(place.y * height)
        picture = permit.pixels[top : top + round(place.h * height), left : left + round(place.w * width)]
        if glyph.text.isalpha():
            pictures.append((glyph.text, cv2.resize(picture, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)))
    return pictures


@pytest.fixture(scope="module")
def columns(characters):
    """A page of seven columns from the right, and what each says."""
    page, texts = blank(1500, 1100), []
    for column in range(7):
        x, texts = 1380 - 110 * column, [*texts, ""]
        for row in range(16):
            text, picture = characters[(column * 7 + row) % len(characters)]
            y = 90 + 46 * row + JITTER[column % 7]
            page[y : y + SIDE, x : x + SIDE] = picture
            texts[-1] += text
    return page, texts


def test_a_page_of_columns_is_upright_and_read_from_the_right(columns, rapidocr_engine):
    page, texts = columns
    read = read_page(PageImage(pixels=page, dpi=200), rapidocr_engine)
    assert FindingKind.TURNED not in {fault.kind for fault in check_scan(read)}
    lines = [line for line in read.lines if line.vertical]
    assert [line.text.replace(" ", "")[:6] for line in lines] == [text[:6] for text in texts]


def test_a_page_of_columns_upside_down_is_told(columns, rapidocr_engine):
    page, texts = columns
    read = read_page(PageImage(pixels=np.ascontiguousarray(page[::-1, ::-1]), dpi=200), rapidocr_engine)
    assert FindingKind.TURNED in {fault.kind for fault in check_scan(read)}
    assert texts[0][:6] in read.text


@pytest.mark.parametrize("turns", [1, 3])
def test_a_page_of_lines_on_its_side_is_told(characters, rapidocr_engine, turns):
    page = blank(1500, 1100)
    for line in range(12):
        for place in range(24):
            x, y = 100 + 46 * place + JITTER[line % 7], 80 + 78 * line
            page[y : y + SIDE, x : x + SIDE] = characters[(line * 5 + place) % len(characters)][1]
    assert guess_turns(np.ascontiguousarray(np.rot90(page, -turns)), rapidocr_engine) == turns
