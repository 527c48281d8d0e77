"""Writing in red ink is told from stamps by its shape, and is read like any other."""

import cv2
import numpy as np
import pytest
from page_drawing import blank, draw_paragraph, draw_table, write

from ocr.prepare import prepare
from ocr.stamps import find_stamps

INKS = {"red": (214, 60, 60), "dark red": (150, 20, 30), "orange": (220, 110, 30), "pink": (230, 80, 100)}
RED = INKS["red"]


def put(page, text, x, y, *, colour=RED, size=1.2):
    """Write as a pen does, in strokes of four pixels, and return the mask of what was written."""
    alone = np.zeros(page.shape[:2], np.uint8)
    cv2.putText(alone, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, size, 1, 4)
    page[alone > 0] = colour
    return alone > 0


def put_seal(page, centre=(1200, 1500), radius=150, *, start=0, end=360):
    alone = np.zeros(page.shape[:2], np.uint8)
    cv2.ellipse(alone, centre, (radius, radius), 0, start, end, 1, 7)
    for step in range(-110, 111, 22):
        angle = np.radians(step - 90)
        x, y = centre[0] + 0.78 * radius * np.cos(angle), centre[1] + 0.78 * radius * np.sin(angle)
        cv2.rectangle(alone, (int(x - 11), int(y - 11)), (int(x + 11), int(y + 11)), 1, 4)
    cv2.circle(alone, centre, radius // 5, 1, cv2.FILLED)
    page[alone > 0] = RED
    return alone > 0


def form():
    page = blank()
    draw_paragraph(page, left=120, top=300, lines=10)
    return page


def looked_through(page, mask):
    """Return the share of a mask that is taken for a stamp."""
    stamps = find_stamps(page)
    return 0.0 if stamps is None else float(stamps.ink[mask].mean())


@pytest.mark.parametrize("colour", INKS.values(), ids=INKS)
def test_fill_ins_in_red_stay_on_the_page(colour):
    page = blank()
    for line in range(8):
        write(page, "Name:", 120, 300 + 90 * line)
        put(page, "BODO 1968-04-15 OQ8", 320, 300 + 90 * line, colour=colour)
    assert find_stamps(page) is None


def test_a_red_serial_number_and_a_remark_stay_beside_a_seal():
    page = form()
    serial = put(page, "No 00318745", 1150, 160)
    remark = put(page, "2003.7.1 renamed, cancelled in 2009", 120, 1300, size=1.6)
    seal = put_seal(page)
    assert looked_through(page, serial | remark) < 0.02
    assert looked_through(page, seal) > 0.98


def test_a_remark_that_runs_into_a_seal_stays_up_to_its_rim():
    page = form()
    seal = put_seal(page)
    remark = put(page, "2003.7.1 renamed, cancelled in 2009", 180, 1510, size=1.6)
    outside = remark.copy()
    outside[:, 1000:] = False
    assert looked_through(page, outside) < 0.1
    assert looked_through(page, seal) > 0.9


def test_writing_in_red_in_a_ruled_table_stays():
    page = blank()
    cells = draw_table(page)
    written = np.zeros(page.shape[:2], bool)
    for x0, _, _, y1 in cells:
        written |= put(page, "BO 80", x0 + 20, y1 - 30)
    assert looked_through(page, written) < 0.02


def test_columns_of_single_characters_and_boxed_characters_are_writing():
    page = form()
    written = np.zeros(page.shape[:2], bool)
    for row, character in enumerate("BDO80QAB"):
        written |= put(page, character, 1500, 400 + 64 * row, size=1.4)
    assert looked_through(page, written) < 0.02


@pytest.mark.parametrize("worn", [0, 60, 90])
def test_a_seal_whose_ring_is_broken_is_still_a_stamp(worn):
    page = form()
    seal = put_seal(page, centre=(800, 600), start=worn, end=360)
    assert looked_through(page, seal) > 0.95


def test_a_small_seal_of_a_person_is_a_stamp():
    page = form()
    seal = np.zeros(page.shape[:2], np.uint8)
    cv2.rectangle(seal, (700, 1200), (800, 1300), 1, 5)
    for x, y in ((715, 1240), (760, 1240), (715, 1285), (760, 1285)):
        cv2.putText(seal, "B", (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 1, 3)
    page[seal > 0] = RED
    assert looked_through(page, seal > 0) > 0.98


def test_a_stroke_in_red_across_print_is_looked_through():
    page = form()
    stroke = np.zeros(page.shape[:2], np.uint8)
    cv2.line(stroke, (120, 352), (900, 356), 1, 6)
    page[stroke > 0] = RED
    assert looked_through(page, stroke > 0) > 0.98


def test_labels_of_a_form_printed_in_red_stay_and_its_rules_are_cells():
    page = blank()
    rules = blank()
    draw_table(rules, thickness=4)
    page[rules[:, :, 0] == 0] = RED
    label = put(page, "Name", 140, 225)
    assert looked_through(page, label) < 0.02
    assert len(prepare(page).page.cells) == 16


def test_writing_in_red_is_read_as_lines_and_a_seal_as_a_stamp(rapidocr_engine):
    page = form()
    put(page, "BODO 19680415", 900, 1250)
    cv2.rectangle(page, (200, 1300), (620, 1390), RED, 6)
    put(page, "POLICE 88", 230, 1365, size=1.6)
    lines = rapidocr_engine.read(prepare(page).page)
    assert any("19680415" in line.text and not line.stamp for line in lines)
    assert any("POLICE" in line.text and line.stamp for line in lines)
