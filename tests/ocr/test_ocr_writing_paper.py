"""Squared and upright ruled paper is read by lines; tables and numbers with a box for each digit keep their cells."""

import cv2
import numpy as np
import pytest
from page_drawing import blank, draw_table, overlap, write

from archive.text import Box
from ocr.port import Pixels
from ocr.reading import read_page
from ocr.ruling import find_cells, may_be_ruled, reduce_to
from ocr.scans import PageImage
from ocr.writing_paper import without_writing_paper

SIDE, LEFT, TOP, ACROSS = 64, 150, 200, 20
GREEN = (120, 170, 130)


def squares(rows, across, *, width=SIDE, height=SIDE):
    return [
        Box(LEFT + x * width, TOP + y * height, LEFT + (x + 1) * width - 3, TOP + (y + 1) * height - 3)
        for y in range(rows)
        for x in range(across)
    ]


def draw_squared_paper(page: Pixels, rows=12):
    for row in range(rows):
        y = TOP + row * (SIDE + 20)
        cv2.rectangle(page, (LEFT, y), (LEFT + ACROSS * SIDE, y + SIDE), GREEN, 2)
        for column in range(1, ACROSS):
            cv2.line(page, (LEFT + column * SIDE, y), (LEFT + column * SIDE, y + SIDE), GREEN, 2)


def test_the_squares_of_writing_paper_are_no_cells():
    assert without_writing_paper(squares(10, 20)) == ()
    # Writing that crosses rules joins squares.
    torn = [*squares(9, 20), Box(LEFT + 64, TOP, LEFT + 190, TOP + SIDE)]
    assert without_writing_paper(torn) == ()


@pytest.mark.parametrize(
    "cells",
    [
        # Two numbers with a box for each digit, and the other cells of their form.
        [*squares(2, 18), *squares(12, 4, width=300)],
        # A register of many columns.
        squares(20, 9, width=150),
        squares(6, 9),
        [],
    ],
)
def test_other_cells_stay(cells):
    assert without_writing_paper(cells) == tuple(cells)


def test_the_columns_of_letter_paper_are_no_cells():
    columns = [Box(100 + 70 * n, 150, 166 + 70 * n, 1900) for n in range(12)]
    assert without_writing_paper(columns) == ()
    # A table with a column for each of few things, or with a head.
    assert without_writing_paper(columns[:4]) == tuple(columns[:4])
    headed = [*columns, Box(100, 60, 900, 140)]
    assert without_writing_paper(headed) == tuple(headed)


def test_cells_beside_the_writing_stay():
    table = Box(LEFT, 1900, LEFT + 400, 1980)
    assert without_writing_paper([*squares(10, 20), table]) == (table,)


def test_writing_on_squared_paper_is_read_by_lines(rapidocr_engine):
    page = blank(1600, 1700)
    draw_squared_paper(page)
    for row, text in enumerate(("HOUSEHOLD REGISTER 1969", "RECORD NUMBER 4302", "SIGNED BY THE OFFICE")):
        # Letters stand as close as they are written, whatever the squares.
        write(page, text, LEFT + 12, TOP + row * (SIDE + 20) + 48, size=1.3)
    read = read_page(PageImage(pixels=page, dpi=200.0, displayable=True, embedded=None), rapidocr_engine)
    assert read.cells == ()
    lines = ["".join(line.text.split()) for line in read.lines]
    assert lines[:3] == ["HOUSEHOLDREGISTER1969", "RECORDNUMBER4302", "SIGNEDBYTHEOFFICE"]


# --- rules in colour -------------------------------------------------------------------------------------------------
def test_a_table_in_red_is_found_and_a_red_seal_costs_no_second_look():
    page = blank()
    cells = draw_table(page)
    page[(page == 0).all(axis=2)] = (200, 30, 40)
    found = find_cells(page)
    assert len(found) == len(cells)
    assert all(any(overlap(box, cell) > 0.8 for cell in cells) for box in found)
    red = (page[:, :, 1] < 100).astype(np.uint8)
    assert may_be_ruled(red)
    assert not may_be_ruled(np.zeros_like(red))
    writing = np.zeros_like(red)
    for place in range(30):
        cv2.circle(writing, (200 + 40 * place, 500), 16, 1, 3)
    assert not may_be_ruled(writing)


@pytest.mark.parametrize("scale", [0.26, 0.4, 0.5, 0.9])
def test_what_is_made_smaller_in_halves_keeps_its_size_and_its_ink(scale):
    rng = np.random.default_rng(3)
    gray = cv2.GaussianBlur(rng.integers(0, 256, (1403, 993)).astype(np.uint8), (9, 9), 0)
    small = reduce_to(gray, scale)
    assert small.shape == (round(1403 * scale), round(993 * scale))
    whole = cv2.resize(gray, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_AREA)
    assert float(np.abs(small.astype(int) - whole.astype(int)).mean()) < 4.0


def test_a_fold_across_letter_paper_breaks_no_column():
    columns = [Box(100 + 70 * n, 150, 166 + 70 * n, 1900) for n in range(4)]
    folded = [
        half
        for n in range(4, 10)
        for half in (Box(100 + 70 * n, 150, 166 + 70 * n, 1010), Box(100 + 70 * n, 1016, 166 + 70 * n, 1900))
    ]
    assert without_writing_paper([*columns, *folded]) == ()
    # Below the heads of a table each column goes on.
    table = [
        part
        for n in range(10)
        for part in (Box(100 + 70 * n, 150, 166 + 70 * n, 400), Box(100 + 70 * n, 406, 166 + 70 * n, 1900))
    ]
    assert without_writing_paper(table) == tuple(table)
