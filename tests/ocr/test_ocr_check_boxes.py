"""Check boxes: what their shapes are, and what becomes of the lines they stand in."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from page_drawing import blank, draw_paragraph, draw_table, turn, write

from archive.errors import EngineUnavailableError
from archive.text import Box, Glyph, Line
from ocr.box_shapes import BoxState, InkReader, find_boxes
from ocr.check_boxes import mark_boxes
from ocr.engines.tesseract import TesseractEngine
from ocr.prepare import prepare
from ocr.reading import read_page
from ocr.scans import render_page

CHOICES = Path(__file__).parent / "data" / "choices.png"
SIZE = 40
TOP = 60


def draw_box(page, x, state, *, side=32, edge=2, ink=(0, 0, 0)):
    y = TOP + (SIZE - side) // 2
    if state == "■":
        cv2.rectangle(page, (x, y), (x + side - 1, y + side - 1), ink, -1)
        return
    cv2.rectangle(page, (x, y), (x + side - 1, y + side - 1), ink, edge)
    if state == "☑":
        points = [(x + side // 5, y + side // 2), (x + side * 2 // 5, y + side * 4 // 5), (x + side, y - side // 6)]
        cv2.polylines(page, [np.array(points, np.int32)], False, (20, 20, 110), 3, cv2.LINE_AA)


def draw_mouth(page, x):
    """Draw 口: an upright box whose sides run on below."""
    cv2.rectangle(page, (x + 4, TOP + 6), (x + 36, TOP + 34), (0, 0, 0), 3)
    cv2.line(page, (x + 4, TOP + 34), (x + 4, TOP + 39), (0, 0, 0), 3)
    cv2.line(page, (x + 36, TOP + 34), (x + 36, TOP + 39), (0, 0, 0), 3)


def draw_character(page, x):
    """Draw something as dense as a character, and no box."""
    for step in range(3):
        cv2.line(page, (x + 4, TOP + 6 + 13 * step), (x + 36, TOP + 6 + 13 * step), (0, 0, 0), 3)
    cv2.line(page, (x + 20, TOP + 2), (x + 20, TOP + 38), (0, 0, 0), 3)


def line_of(text, *, start=100, confidence=1.0):
    """Return a line whose characters stand SIZE apart; ``_`` leaves a place without a glyph."""
    return Line(
        tuple(
            Glyph(mark, Box(start + SIZE * i, TOP, start + SIZE * (i + 1), TOP + SIZE), confidence)
            for i, mark in enumerate(text)
            if mark != "_"
        )
    )


def drawn(marks):
    page = blank(1400, 180)
    for index, mark in enumerate(marks):
        x = 100 + SIZE * index
        if mark in "□■☑":
            draw_box(page, x + 4, mark)
        elif mark == "口":
            draw_mouth(page, x)
        elif mark != " ":
            draw_character(page, x)
    return page


def worn(page, *, noise=8, degrees=0.0):
    page = cv2.GaussianBlur(turn(page, degrees), (0, 0), 0.7).astype(np.float32) * 0.85 + 20
    page += np.random.default_rng(2).normal(0, noise, (*page.shape[:2], 1))
    return np.clip(page, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("state", list(BoxState))
@pytest.mark.parametrize(("side", "edge"), [(20, 1), (32, 2), (44, 4)])
@pytest.mark.parametrize("tired", [False, True])
def test_shapes(state, side, edge, tired):
    page = blank(400, 160)
    draw_box(page, 150, state.value, side=side, edge=edge)
    if tired:
        page = worn(page, degrees=0.3)
    ink, _, _ = InkReader(page).ink(Box(40, TOP - 10, 360, TOP + SIZE + 10))
    (shape,) = find_boxes(ink, size=SIZE)
    assert shape.state is state
    assert shape.box.x0 + 40 == pytest.approx(150, abs=3)
    assert shape.box.width == pytest.approx(side, abs=4)
    assert 0.6 < shape.confidence < 1
    assert not shape.legs


def test_dots_bars_and_circles_are_no_boxes():
    page = blank(700, 160)
    cv2.circle(page, (80, 80), 15, (0, 0, 0), -1)
    cv2.circle(page, (180, 80), 15, (0, 0, 0), 2, cv2.LINE_AA)
    cv2.rectangle(page, (250, 76), (300, 84), (0, 0, 0), -1)
    cv2.rectangle(page, (340, 64), (420, 96), (0, 0, 0), 2)
    cv2.rectangle(page, (460, 78), (466, 84), (0, 0, 0), -1)
    ink, _, _ = InkReader(page).ink(Box(0, 50, 700, 110))
    assert find_boxes(ink, size=SIZE) == []


@pytest.mark.parametrize(
    ("paper", "read", "expected"),
    [
        ("□甲乙 ■丙丁", "_甲乙 _丙丁", "□甲乙 ■丙丁"),
        ("■甲乙 □丙丁", "_甲乙 □丙丁", "■甲乙 □丙丁"),
        ("□甲乙 ☑丙丁", "□甲乙 □丙丁", "□甲乙 ☑丙丁"),
        ("甲□ 乙■", "甲□ 乙_", "甲□ 乙■"),
        ("甲口乙丁", "甲口乙丁", "甲口乙丁"),
        ("口甲乙丁", "口甲乙丁", "口甲乙丁"),
        ("□口甲 ■乙丁", "_口甲 _乙丁", "□口甲 ■乙丁"),
        ("甲乙 丙丁", "甲乙 丙丁", "甲乙 丙丁"),
        ("■甲乙丙", "_甲乙 丙", "■甲乙 丙"),
    ],
)
@pytest.mark.parametrize("tired", [False, True])
def test_lines(paper, read, expected, tired):
    page = worn(drawn(paper)) if tired else drawn(paper)
    (line,) = mark_boxes([line_of(read)], page, ())
    assert line.text == expected
    for before, after in zip(line.glyphs, line.glyphs[1:], strict=False):
        assert before.box.x0 < before.box.x1 <= after.box.x0 + 0.01
    for glyph in line.glyphs:
        assert 0 < glyph.confidence <= 1


def test_a_doubtful_look_alike_beside_a_box_is_one():
    page = drawn("□甲乙 □丙丁")
    glyphs = [*line_of("□甲乙 ", confidence=0.9).glyphs, *line_of("口", start=260, confidence=0.5).glyphs]
    glyphs += line_of("丙丁", start=300).glyphs
    (line,) = mark_boxes([Line(tuple(glyphs))], page, ())
    assert line.text == "□甲乙 □丙丁"
    assert line.glyphs[4].alternatives[0].text == "口"
    (kept,) = mark_boxes([line_of("□甲乙 口丙丁")], page, ())
    assert kept.text == "□甲乙 口丙丁"


def test_a_box_that_was_read_alone_joins_its_word():
    page = drawn("■甲乙")
    lines = mark_boxes([line_of("■"), line_of("甲乙", start=140)], page, ())
    assert [line.text for line in lines] == ["■甲乙"]


def test_a_box_in_another_cell_stays_there():
    page = drawn("■甲乙")
    cells = (Box(90, 40, 139, 120), Box(141, 40, 500, 120))
    (line,) = mark_boxes([line_of("甲乙", start=142)], page, cells)
    assert line.text == "甲乙"


def test_a_red_stamp_fills_no_box():
    page = drawn("□甲乙 ■丙丁")
    stamp = np.full(page.shape, 255, np.uint8)
    cv2.circle(stamp, (180, 80), 66, (210, 40, 40), 9, cv2.LINE_AA)
    (line,) = mark_boxes([line_of("_甲乙 _丙丁")], (page.astype(np.float32) * stamp / 255).astype(np.uint8), ())
    assert line.text == "□甲乙 ■丙丁"


def test_ordinary_pages_get_no_boxes():
    page = blank()
    draw_table(page)
    draw_paragraph(page)
    x0, y0, x1, y1 = write(page, "BOX 0088 DOQ", 150, 760)
    step = (x1 - x0) / 12
    line = Line(
        tuple(Glyph(c, Box(x0 + i * step, y0, x0 + (i + 1) * step, y1), 1.0) for i, c in enumerate("BOX 0088 DOQ"))
    )
    assert mark_boxes([line], page, ()) == (line,)
    assert mark_boxes([], page, ()) == ()


def test_check_boxes_in_rows_make_no_cells():
    page = blank(1654, 1100)
    draw_table(page)
    for row in (160, 260, 360):
        cv2.rectangle(page, (730, row + 36), (762, row + 68), (0, 0, 0), 2)
    assert len(prepare(page).page.cells) == 16


@pytest.fixture(scope="module")
def choices():
    with CHOICES.open("rb") as stream:
        return render_page(stream, frame=0)


@pytest.mark.ocr
def test_choices_of_a_form_are_read(choices, rapidocr_engine):
    assert read_page(choices, rapidocr_engine).text.replace(" ", "").split("\n")[:-1] == [
        "登记业务申请表",
        "申请事项：□注册登记■转移登记□变更登记",
        "户口性质",
        "■农业户口□非农业户口□统一居民户口",
        "提交材料",
        "☑身份证复印件",
        "□出境口岸证明☑照片",
        "是否涉外：是□否■",
        (
            "户口所在地人口四口，田口村由口头报告，港口、路口均无日间目击者。"
            "国家口岸回执一联由日照市出口，目录见附页，四百四十口。"
        ),
    ]


@pytest.mark.ocr
def test_choices_are_read_by_tesseract(choices):
    try:
        engine = TesseractEngine()
    except EngineUnavailableError as error:
        pytest.skip(str(error))
    text = read_page(choices, engine).text.replace(" ", "")
    assert "■转移登记" in text
    assert "☑身份证复印件" in text
    assert "国家口岸回执一联" in text
    assert text.count("■") == 3
