"""A number with a box for each digit is read as one line, in its place; columns of a table are left alone."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from page_drawing import blank, draw_paragraph, draw_table, overlap, turn, write

from archive.text import Box, Glyph, Line
from ocr.box_rows import find_box_rows, widened, without_box_rows, without_stray_boxes
from ocr.engines.boxed_numbers import compose_rows, put_back
from ocr.port import Pixels
from ocr.reading import read_page
from ocr.scans import PageImage

NUMBER = "430699196705111133"
TOP, LEFT, SIDE, TALL = 300, 420, 42, 52


def row_of(count, *, left=LEFT, top=TOP, side=SIDE, gap=6):
    return [Box(left + n * (side + gap), top, left + n * (side + gap) + side, top + TALL) for n in range(count)]


def draw_boxes(page: Pixels, digits=NUMBER, *, left=LEFT, top=TOP, side=SIDE, filled=True):
    boxes = []
    for number, digit in enumerate(digits):
        x = left + number * side
        cv2.rectangle(page, (x, top), (x + side, top + TALL), (0, 0, 0), 2)
        if filled and digit != " ":
            (width, height), _ = cv2.getTextSize(digit, cv2.FONT_HERSHEY_SIMPLEX, 1.0, 2)
            write(page, digit, x + (side - width) // 2, top + (TALL + height) // 2, size=1.0, colour=(20, 30, 120))
        boxes.append((x, top, x + side, top + TALL))
    return boxes


def read(page, engine):
    return read_page(PageImage(pixels=page, dpi=200.0, displayable=True, embedded=None), engine)


# --- geometry --------------------------------------------------------------------------------------------------------
def test_boxes_side_by_side_are_a_row():
    assert find_box_rows(row_of(18)) == [row_of(18)]
    # A date in three groups.
    grouped = [*row_of(4), *row_of(2, left=LEFT + 4 * 48 + 40), *row_of(2, left=LEFT + 6 * 48 + 80)]
    assert find_box_rows(grouped) == [grouped]
    # Boxes more than twice as high as wide, as between the rules of a table with two lines to a row.
    high = [replace(box, y1=box.y0 + side) for box, side in zip(row_of(18), [95, 96, 101] * 6, strict=True)]
    assert find_box_rows(high) == [high]


@pytest.mark.parametrize(
    "cells",
    [
        row_of(5),
        # Columns of a table: rows below one another.
        [*row_of(10), *row_of(10, top=TOP + TALL + 4)],
        # A row of a table whose other rows are higher, below it or above.
        [*row_of(10), *(replace(box, y0=TOP + TALL + 4, y1=TOP + 6 * TALL) for box in row_of(10))],
        [*row_of(10), *(replace(box, y0=TOP - 5 * TALL, y1=TOP - 4) for box in row_of(10))],
        # Wide cells.
        row_of(8, side=200),
        [],
    ],
)
def test_cells_of_a_table_are_no_row_of_boxes(cells):
    assert find_box_rows(cells) == []


def test_what_is_as_wide_as_several_boxes_makes_no_table_of_them():
    below = [
        Box(LEFT, TOP + TALL + 4, LEFT + 200, TOP + 3 * TALL),
        Box(LEFT + 204, TOP + TALL + 4, LEFT + 900, TOP + 3 * TALL),
    ]
    assert find_box_rows([*row_of(18), *below]) == [row_of(18)]


def test_two_numbers_one_below_the_other_on_a_form_are_two_rows():
    upper, lower = row_of(18), row_of(18, top=TOP + 3 * TALL)
    assert find_box_rows([*upper, *lower]) == [upper, lower]


def test_boxes_that_were_read_as_a_line_are_no_cells_any_more():
    outer, row = Box(100, 280, 1500, 380), row_of(18)
    line = Line(tuple(Glyph("1", box, 1.0) for box in row[:16]))
    assert without_box_rows([outer, *row], [line]) == (outer,)
    assert without_box_rows([outer, *row], []) == (outer, *row)
    other = Line(tuple(Glyph("1", Box(n, 0, n + 1, 1), 1.0) for n in range(18)))
    assert without_box_rows([outer, *row], [other]) == (outer, *row)


def test_only_a_character_for_each_box_is_put_back():
    page = blank(1654, 800)
    boxes = draw_boxes(page)
    ((row,),) = compose_rows(page, [Box(x0 + 2, y0 + 2, x1 - 2, y1 - 2) for x0, y0, x1, y1 in boxes])
    assert len(row.places) == 18

    def line(text):
        return Line(tuple(Glyph(c, Box(0, 0, 1, 1), 0.9) for c in text))

    placed = put_back(row, line("43069 9196705111133"[:5] + NUMBER[5:]))
    assert placed is not None
    assert [glyph.box for glyph in placed.glyphs] == list(row.boxes)
    assert put_back(row, line(NUMBER.replace("4", "４"))).text == NUMBER
    assert put_back(row, line(NUMBER[:-1])) is None
    assert put_back(row, line("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未")) is None
    assert put_back(row, None) is None


def test_empty_boxes_give_nothing():
    page = blank(1654, 800)
    boxes = draw_boxes(page, filled=False)
    assert compose_rows(page, [Box(x0 + 2, y0 + 2, x1 - 2, y1 - 2) for x0, y0, x1, y1 in boxes]) == [[]]


def test_the_first_box_of_a_row_may_be_wider():
    row = row_of(17)
    wider = Box(row[0].x0 - 70, TOP, row[0].x0 - 6, TOP + TALL)
    label = Box(row[0].x0 - 300, TOP, row[0].x0 - 76, TOP + TALL)
    assert widened(row, [label, wider, *row]) == [wider, *row]
    assert widened(row, [label, *row]) == row


# --- whole pages -----------------------------------------------------------------------------------------------------
@pytest.mark.ocr
@pytest.mark.parametrize(
    ("digits", "angle"), [(NUMBER, 0.0), ("430699194504120739", 1.5), ("43229919380716182X", -2.0)]
)
def test_a_boxed_number_is_read_in_its_place(rapidocr_engine, digits, angle):
    page = blank(1654, 1100)
    draw_paragraph(page, top=500, lines=8)
    write(page, "ID No", 150, TOP + 40)
    draw_boxes(page, digits)
    text = read(turn(page, angle) if angle else page, rapidocr_engine)
    lines = [line for line in text.lines if digits in line.text.replace(" ", "")]
    assert len(lines) == 1, text.text
    if not angle:
        assert overlap(lines[0].box, (LEFT, TOP, LEFT + 18 * SIDE, TOP + TALL)) > 0.8


@pytest.mark.ocr
def test_boxes_inside_a_table_stand_in_its_cell(rapidocr_engine):
    page = blank(1654, 1000)
    draw_table(page, rows=(160, 260, 380, 480), columns=(120, 1500))
    write(page, "Name", 150, 230)
    write(page, "ID No", 150, 340)
    write(page, "Address", 150, 450)
    draw_boxes(page, top=290)
    text = read(page, rapidocr_engine)
    said = [line.text for line in text.lines]
    assert said[0] == "Name"
    assert said[-1] == "Address"
    assert said[1].replace(" ", "") == "IDNo"
    assert said[2] == NUMBER
    assert not any(cell.width < 2 * SIDE for cell in text.cells)


@pytest.mark.ocr
def test_a_table_of_narrow_columns_is_read_cell_by_cell(rapidocr_engine):
    page = blank(1654, 1000)
    columns = tuple(range(120, 120 + 12 * 90, 90))
    draw_table(page, rows=(160, 240, 320, 400), columns=columns)
    rng = np.random.default_rng(3)
    for row in (160, 240, 320):
        for x in columns[:-1]:
            write(page, str(rng.integers(10, 99)), x + 24, row + 54, size=1.0)
    text = read(page, rapidocr_engine)
    assert max(len(line.text) for line in text.lines) <= 2


def test_one_box_found_of_a_row_is_no_cell():
    box, table = Box(654, 1344, 700, 1427), Box(209, 1314, 623, 1459)
    alone = Line((Glyph("4", Box(660, 1353, 689, 1420), 0.9),))
    rest = Line(tuple(Glyph("7", Box(722 + 70 * n, 1350, 762 + 70 * n, 1420), 0.9) for n in range(17)))
    assert without_stray_boxes([table, box], [alone, rest]) == (table,)
    # A small cell of a table, and one that holds something else.
    beside = Box(704, 1344, 1500, 1427)
    assert without_stray_boxes([table, box, beside], [alone, rest]) == (table, box, beside)
    assert without_stray_boxes([table, box], [alone]) == (table, box)
    sex = Line((Glyph("男", Box(660, 1353, 689, 1420), 0.9),))
    assert without_stray_boxes([table, box], [sex, rest]) == (table, box)
    # Four boxes side by side, and the rest of the number as one line.
    boxes = [Box(369 + 66 * n, 358, 429 + 66 * n, 398) for n in range(4)]
    digits = [Line((Glyph("4", Box(385 + 66 * n, 362, 410 + 66 * n, 392), 0.9),)) for n in range(4)]
    rest = Line(tuple(Glyph("7", Box(640 + 66 * n, 360, 680 + 66 * n, 396), 0.9) for n in range(14)))
    assert without_stray_boxes([table, *boxes], [*digits, rest]) == (table,)


def test_small_digits_in_high_boxes_are_all_seen():
    page = blank()
    cells = [Box(LEFT + n * 56, TOP, LEFT + (n + 1) * 56, TOP + 110) for n in range(len(NUMBER))]
    for cell, digit in zip(cells, NUMBER, strict=True):
        # A digit takes a fifth of its box, some a little less than others.
        write(page, digit, round(cell.x0) + 12, TOP + 65, size=0.9, colour=(20, 20, 20))
    # A speck in one box more is no digit.
    cells.append(Box(cells[-1].x1, TOP, cells[-1].x1 + 56, TOP + 110))
    page[TOP + 60 : TOP + 63, round(cells[-1].x0) + 20 : round(cells[-1].x0) + 23] = 0
    (ways,) = compose_rows(page, cells)
    assert [box for _, _, box in ways[0].places] == cells[:-1]
