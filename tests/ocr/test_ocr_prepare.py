"""Skew, cells and frames of pages whose geometry is known by construction."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_drawing import COLUMNS, ROWS, blank, draw_paragraph, draw_table, overlap, turn, write

from archive.text import Box, Glyph, Line, PageText
from ocr.orientation import is_doubtful
from ocr.prepare import prepare
from ocr.ruling import find_cells, to_gray
from ocr.skew import measure_skew, text_stands


def form(**options):
    page = blank()
    cells = draw_table(page, **options)
    for x0, _, _, y1 in cells:
        write(page, "Name 42", x0 + 20, y1 - 30, size=0.9)
    draw_paragraph(page)
    return page, cells


@pytest.mark.parametrize("degrees", [-6.3, -2.2, -0.6, 0.0, 0.35, 1.0, 4.8, 7.5])
@pytest.mark.parametrize("ruled", [True, False])
def test_skew_is_measured_to_a_fifth_of_a_degree(degrees, ruled):
    page = blank()
    draw_paragraph(page, lines=18, top=400)
    if ruled:
        page = form()[0]
    leaning = turn(page, degrees)
    noisy = np.clip(leaning + np.random.default_rng(3).normal(0, 10, leaning.shape), 0, 255).astype(np.uint8)
    assert measure_skew(to_gray(noisy)) == pytest.approx(-degrees, abs=0.2)


def test_nothing_to_measure_is_level():
    assert measure_skew(to_gray(blank())) == 0.0
    noise = np.random.default_rng(1).integers(0, 255, (1000, 800, 3)).astype(np.uint8)
    assert measure_skew(to_gray(noise)) == 0.0


@pytest.mark.parametrize(("thickness", "shade"), [(1, 0), (2, 90), (3, 150), (1, 120), (5, 0)])
def test_cells_of_a_table(thickness, shade):
    page, expected = form(thickness=thickness, shade=shade)
    cells = find_cells(page)
    assert len(cells) == len(expected)
    for cell, truth in zip(cells, expected, strict=True):
        assert overlap(cell, truth) > 0.85


def test_broken_rules_still_enclose():
    page, expected = form(thickness=2)
    rng = np.random.default_rng(5)
    for y in ROWS:
        for x in rng.integers(COLUMNS[0], COLUMNS[-1], 12).tolist():
            page[y - 3 : y + 4, x : x + 9] = 255
    assert len(find_cells(page)) == len(expected)


def test_rules_in_short_pieces_still_enclose_and_rows_of_digits_divide_nothing():
    page = blank()
    expected = draw_table(page, thickness=1, shade=120)
    rng = np.random.default_rng(7)
    for y in ROWS:
        for x in range(COLUMNS[0] + 15, COLUMNS[-1], 22):
            page[y - 2 : y + 3, x : x + int(rng.integers(2, 6))] = 255
    for x in COLUMNS:
        for y in range(ROWS[0] + 15, ROWS[-1], 22):
            page[y : y + int(rng.integers(2, 6)), x - 2 : x + 3] = 255
    for x0, _, _, y1 in expected:
        write(page, "432299198510103175"[: int(10 * rng.random()) + 4], x0 + 12, y1 - 30, size=0.8)
    cells = find_cells(page)
    assert len(cells) == len(expected)
    assert all(any(overlap(cell, truth) > 0.85 for cell in cells) for truth in expected)


def test_a_fold_across_the_page_divides_no_cell():
    page, expected = form(thickness=2)
    height, width = page.shape[:2]
    x, y = (COLUMNS[1] + COLUMNS[2]) // 2, (ROWS[1] + ROWS[2]) // 2
    cv2.line(page, (x, 20), (x, height - 20), (90, 90, 90), 3)
    cv2.line(page, (20, y), (width - 20, y), (90, 90, 90), 3)
    cells = find_cells(page)
    assert len(cells) == len(expected)
    assert all(any(overlap(cell, truth) > 0.85 for cell in cells) for truth in expected)


@pytest.mark.parametrize("slant", [0, 3, -5])
def test_a_rule_that_a_fold_runs_along_divides(slant):
    page, expected = form(thickness=2)
    width = page.shape[1]
    fold = np.full_like(page, 255)
    cv2.line(fold, (20, ROWS[2] - slant), (width - 20, ROWS[2] + slant), (190, 190, 190), 3)
    x = (COLUMNS[1] + COLUMNS[2]) // 2
    cv2.line(fold, (x, 20), (x, page.shape[0] - 20), (190, 190, 190), 3)
    cells = find_cells(np.minimum(page, fold))
    assert len(cells) == len(expected)
    assert all(any(overlap(cell, truth) > 0.85 for cell in cells) for truth in expected)


def test_a_fold_in_pieces_and_the_edges_of_the_paper_divide_no_cell():
    page, expected = form(thickness=2)
    height, width = page.shape[:2]
    x = (COLUMNS[1] + COLUMNS[2]) // 2
    for top, bottom in ((20, 300), (340, 400), (440, 500), (540, height - 20)):
        cv2.line(page, (x, top), (x, bottom), (90, 90, 90), 3)
    for y in (12, height - 14):
        cv2.line(page, (200, y), (width - 300, y), (60, 60, 60), 4)
    cells = find_cells(page)
    assert len(cells) == len(expected)
    assert all(any(overlap(cell, truth) > 0.85 for cell in cells) for truth in expected)


@pytest.mark.parametrize("ends", [(COLUMNS[0] + 40, COLUMNS[-1] - 90), (COLUMNS[1] + 60, COLUMNS[-1] + 70)])
def test_strokes_that_strike_out_a_row_divide_no_cell(ends):
    page, expected = form(thickness=2)
    y = (ROWS[1] + ROWS[2]) // 2
    for stroke in (y, y + 9):
        cv2.line(page, (ends[0], stroke), (ends[1], stroke + 3), (60, 60, 60), 2)
    cells = find_cells(page)
    assert len(cells) == len(expected)
    assert all(any(overlap(cell, truth) > 0.85 for cell in cells) for truth in expected)


def test_a_rule_of_which_the_middle_is_lost_divides():
    page, expected = form(thickness=2)
    for x0, x1 in ((COLUMNS[0] - 5, COLUMNS[0] + 50), (COLUMNS[1] + 90, COLUMNS[1] + 150)):
        page[ROWS[1] - 4 : ROWS[1] + 5, x0:x1] = 255
    assert len(find_cells(page)) >= len(expected) - 2


def test_a_table_in_red_is_whole_where_something_dark_crosses_it():
    page = blank()
    expected = draw_table(page)
    red = np.where(page < 200, np.array([150, 40, 40], np.uint8), page)
    for x in (COLUMNS[1] + 100, COLUMNS[2] + 100):
        cv2.line(red, (x, 120), (x, 700), (70, 70, 70), 2)
    for y in (130, 690):
        cv2.line(red, (COLUMNS[1], y), (COLUMNS[3], y), (70, 70, 70), 2)
    assert len(prepare(np.asarray(red, np.uint8)).page.cells) >= len(expected)


def test_rules_that_bend_with_the_paper_enclose():
    page, expected = form(thickness=2)
    height, width = page.shape[:2]
    across, down = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    bent = cv2.remap(page, across, down + 20 * np.sin(np.pi * across / width), cv2.INTER_LINEAR, borderValue=(255,) * 3)
    assert len(find_cells(np.asarray(bent, np.uint8))) == len(expected)


@pytest.mark.parametrize("colour", [(205, 30, 30), (110, 110, 110)])
def test_a_stamp_makes_no_cells(colour):
    page, expected = form(thickness=2)
    cv2.circle(page, (980, 500), 170, colour, 8, cv2.LINE_AA)
    cells = find_cells(page)
    assert len(cells) == len(expected)
    assert all(any(overlap(cell, truth) > 0.8 for cell in cells) for truth in expected)


def test_red_rules_count():
    page, expected = blank(), 16
    draw_table(page)
    page[page[:, :, 0] < 128] = (190, 40, 40)
    assert len(find_cells(page)) == expected


def test_plain_pages_have_no_cells():
    page = blank()
    draw_paragraph(page)
    assert find_cells(page) == ()
    cv2.line(page, (150, 300), (1400, 300), (0, 0, 0), 3)  # an underline
    cv2.line(page, (150, 330), (1400, 330), (0, 0, 0), 3)
    assert find_cells(page) == ()
    cv2.rectangle(page, (60, 60), (1600, 2280), (0, 0, 0), 4)  # a frame around it all
    assert find_cells(page) == ()
    assert find_cells(blank(40, 40)) == ()


def test_merged_cells_and_a_frame_around():
    page = blank()
    cv2.rectangle(page, (60, 60), (1600, 2280), (0, 0, 0), 4)
    draw_table(page)
    page[265:355, 690:710] = 255  # two cells made one
    cells = find_cells(page)
    assert len(cells) == 15
    assert any(overlap(cell, (360, 260, 1000, 360)) > 0.9 for cell in cells)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("degrees", [0.0, 3.0, -5.0])
def test_places_lead_back_to_the_scan(turns, degrees):
    marked = blank()
    draw_table(marked)
    draw_paragraph(marked)
    scan = np.ascontiguousarray(np.rot90(turn(marked, degrees), -turns))
    prepared = prepare(scan, quarter_turns=turns)
    assert len(prepared.page.cells) == 16
    page = text_page(prepared, scan)
    # The first cell's middle, where it was drawn, carried through the same turns by hand.
    height, width = marked.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    x, y = matrix @ np.array([240.0, 210.0, 1.0])
    for _ in range((4 - turns) % 4):
        x, y, width, height = y, width - x, height, width
    region = page.region_of([prepared.page.cells[0]])
    assert (region.x + region.w / 2) * scan.shape[1] == pytest.approx(x, abs=6)
    assert (region.y + region.h / 2) * scan.shape[0] == pytest.approx(y, abs=6)


def text_page(prepared, scan):
    return PageText(
        width=prepared.page.pixels.shape[1],
        height=prepared.page.pixels.shape[0],
        scan_width=scan.shape[1],
        scan_height=scan.shape[0],
        to_scan=prepared.to_scan,
    )


@settings(max_examples=25, deadline=None)
@given(
    width=st.integers(64, 700),
    height=st.integers(64, 700),
    turns=st.integers(0, 3),
    degrees=st.floats(-7, 7),
    at=st.tuples(st.floats(0.1, 0.9), st.floats(0.1, 0.9)),
)
def test_frames_hold_the_whole_scan(width, height, turns, degrees, at):
    scan = blank(width, height)
    for y in range(20, height - 10, 24):
        scan[y : y + 6, 10 : width - 10] = 30
    scan = turn(scan, degrees)
    prepared = prepare(scan, quarter_turns=turns)
    page = text_page(prepared, scan)
    whole = page.region_of([Box(0, 0, page.width, page.height)])
    assert whole.x == 0
    assert whole.y == 0
    assert whole.w == pytest.approx(1, abs=0.02)
    assert whole.h == pytest.approx(1, abs=0.02)
    x, y = at[0] * page.width, at[1] * page.height
    region = page.region_of([Box(x, y, x + 1, y + 1)])
    assert 0 <= region.x <= region.x + region.w <= 1.00001
    assert 0 <= region.y <= region.y + region.h <= 1.00001


def test_size_is_brought_to_what_engines_like():
    assert max(prepare(blank(6000, 3000)).page.pixels.shape[:2]) == 4200
    assert max(prepare(blank(600, 800)).page.pixels.shape[:2]) == 1280
    assert max(prepare(blank(200, 300)).page.pixels.shape[:2]) == 600
    assert prepare(blank()).page.pixels.shape == (2339, 1654, 3)


def test_lying_and_standing_text():
    page = form()[0]
    assert text_stands(to_gray(page)) < 0.6
    assert text_stands(to_gray(np.ascontiguousarray(np.rot90(page)))) > 1.6


def test_nothing_read_is_no_doubt():
    assert not is_doubtful(())


def read_as(*runs):
    """Return a line of characters, each run with one confidence."""
    glyphs = [Glyph(one, Box(0, 0, 9, 9), sure) for text, sure in runs for one in text]
    return Line(tuple(glyphs))


def test_characters_tell_which_way_up_a_page_is_and_digits_do_not():
    upside_down = read_as(("1961 1016 986 1110 06 91 61 1961", 0.99), ("日月由申日中", 0.97), ("券卷售花资吴证", 0.4))
    assert is_doubtful((upside_down,))
    upright = read_as(("1961", 0.5), ("申请人姓名性别出生日期", 0.97), ("谭凤英", 0.4))
    assert not is_doubtful((upright,))
    # Of a page of numbers the numbers are all there is.
    assert is_doubtful((read_as(("1961 0166", 0.5), ("日", 0.99)),))
    assert not is_doubtful((read_as(("1961 0166", 0.95), ("日", 0.5)),))


def test_a_merged_cell_is_not_cut_by_the_rules_above_and_below_it():
    page = blank(1654, 1200)
    for y in (200, 262, 324, 386):
        cv2.line(page, (150, y), (1500, y), (20, 20, 20), 9)
    for x in (150, 1500):
        cv2.line(page, (x, 200), (x, 386), (20, 20, 20), 9)
    for x in (420, 800, 1060):
        cv2.line(page, (x, 200), (x, 262), (20, 20, 20), 9)
        cv2.line(page, (x, 324), (x, 386), (20, 20, 20), 9)
    cv2.line(page, (420, 262), (420, 324), (20, 20, 20), 9)
    cv2.line(page, (1180, 262), (1180, 324), (20, 20, 20), 9)
    for y in (245, 307, 369):
        write(page, "HOUSEHOLD REGISTER 432299198510103175 BEIJIANG", 430, y, size=1.0)
    assert len(find_cells(page)) == 4 + 3 + 4
