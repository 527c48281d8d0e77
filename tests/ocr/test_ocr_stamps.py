"""Stamps of any colour are told from print and pens, and what stands under them stays."""

import cv2
import numpy as np
import pytest
from page_drawing import blank, draw_paragraph, draw_table, write

from archive.text import Box
from ocr.prepare import prepare
from ocr.reading import read_page
from ocr.scans import PageImage
from ocr.stamps import find_stamps, is_mostly_stamp, without_stamps

BLUE, PURPLE, RED, PEN = (70, 90, 190), (140, 70, 170), (214, 60, 60), (25, 35, 110)


def stamped(page, colour, *, shape, centre=(600, 400), size=(190, 90)):
    """Multiply a stamp onto a page, as ink lies on print."""
    ink = np.full(page.shape, 255, np.uint8)
    x, y = centre
    w, h = size
    if shape == "frame":
        cv2.rectangle(ink, (x - w, y - h), (x + w, y + h), colour, 6)
    else:
        cv2.ellipse(ink, centre, size, 0, 0, 360, colour, 6, cv2.LINE_AA)
    cv2.putText(ink, "STAMP", (x - w // 2, y + 20), cv2.FONT_HERSHEY_SIMPLEX, 1.6, colour, 5, cv2.LINE_AA)
    return (page.astype(np.uint16) * ink // 255).astype(np.uint8)


def printed():
    page = blank(1240, 900)
    draw_paragraph(page, left=60, top=120, lines=14)
    return page


@pytest.mark.parametrize("shape", ["frame", "oval"])
@pytest.mark.parametrize("colour", [BLUE, PURPLE, RED])
def test_a_stamp_is_looked_through_and_print_under_it_stays(colour, shape):
    page = printed()
    scan = stamped(page, colour, shape=shape)
    stamps = find_stamps(scan)
    cleaned = without_stamps(scan, stamps.ink)
    gray = cv2.cvtColor(cleaned, cv2.COLOR_RGB2GRAY)
    before = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    assert (gray[before < 60] < 130).mean() > 0.97
    assert (gray[before > 250] > 190).mean() > 0.995


@pytest.mark.parametrize("degrees", [-14, -8, 5, 11])
def test_a_frame_put_on_at_a_slant_is_looked_through(degrees):
    page = printed()
    ink = stamped(np.full_like(page, 255), PURPLE, shape="frame", size=(190, 60))
    turned = cv2.warpAffine(
        ink, cv2.getRotationMatrix2D((600, 400), degrees, 1.0), ink.shape[1::-1], borderValue=(255, 255, 255)
    )
    scan = (page.astype(np.uint16) * turned // 255).astype(np.uint8)
    gray = cv2.cvtColor(without_stamps(scan, find_stamps(scan).ink), cv2.COLOR_RGB2GRAY)
    before = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    assert (gray[before < 60] < 130).mean() > 0.97
    assert (gray[before > 250] > 190).mean() > 0.995


def test_what_a_stamp_says_is_read_where_print_runs_through_it(rapidocr_engine):
    page = blank(1240, 900)
    for row, text in enumerate(("Registration 19680415", "of residents 430682", "in this town 0730")):
        write(page, text, 300, 300 + 62 * row, size=1.2)
    ink = np.full_like(page, 255)
    cv2.rectangle(ink, (420, 300), (860, 420), PURPLE, 6)
    cv2.putText(ink, "CANCELLED", (440, 385), cv2.FONT_HERSHEY_SIMPLEX, 2.2, PURPLE, 9, cv2.LINE_AA)
    scan = (page.astype(np.uint16) * ink // 255).astype(np.uint8)
    lines = read_page(PageImage(pixels=scan, dpi=150.0, displayable=True, embedded=None), rapidocr_engine).lines
    assert any("CANCELLED" in line.text.replace(" ", "") for line in lines if line.stamp)
    said = "".join(line.text for line in lines if not line.stamp)
    assert "430682" in said
    assert "CANCELLED" not in said


def test_the_frame_of_a_stamp_is_no_cell():
    scan = stamped(printed(), PURPLE, shape="frame")
    stamps = find_stamps(scan)
    assert stamps.is_rim(Box(408.0, 308.0, 792.0, 492.0))
    assert not stamps.is_rim(Box(60.0, 308.0, 792.0, 492.0))
    assert prepare(scan).page.cells == ()


def test_rules_and_print_that_cross_a_rim_do_not_hide_it():
    page = printed()
    cv2.line(page, (0, 380), (1239, 384), (10, 10, 10), 9)
    cv2.line(page, (620, 0), (620, 899), (10, 10, 10), 9)
    assert find_stamps(stamped(page, PURPLE, shape="oval")) is not None


@pytest.mark.parametrize("colour", [PEN, BLUE])
def test_a_page_written_in_blue_is_left_as_it_is(colour):
    page = blank(1240, 900)
    for line in range(12):
        write(page, f"No {line} 4417 OQ0D written by hand", 80, 80 + line * 62, colour=colour)
    assert find_stamps(page) is None


def test_writing_in_the_colour_of_a_stamp_stays_with_it():
    page = blank(1240, 900)
    for line in range(12):
        write(page, f"No {line} 4417 written by hand and much of it, line after line", 60, 80 + line * 62, colour=BLUE)
    assert find_stamps(stamped(page, BLUE, shape="frame")) is None


def test_a_table_ruled_in_blue_is_no_stamp():
    page = printed()
    for step in range(6):
        cv2.line(page, (60, 100 + step * 120), (1180, 100 + step * 120), BLUE, 4)
        cv2.line(page, (60 + step * 224, 100), (60 + step * 224, 700), BLUE, 4)
    assert find_stamps(page) is None


def test_yellowed_and_gray_paper_has_no_stamps():
    page = (printed().astype(np.float32) * (0.95, 0.88, 0.7)).astype(np.uint8)
    assert find_stamps(page) is None
    gray = cv2.cvtColor(cv2.cvtColor(stamped(printed(), PURPLE, shape="frame"), cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    assert find_stamps(gray) is None


def test_pale_strokes_inside_a_red_stamp_are_looked_through():
    page = printed()
    scan = stamped(page, RED, shape="oval")
    pale = np.full(page.shape, 255, np.uint8)
    cv2.putText(pale, "pale", (520, 450), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (236, 208, 208), 3, cv2.LINE_AA)
    scan = (scan.astype(np.uint16) * pale // 255).astype(np.uint8)
    stroke = pale[:, :, 1] < 215
    cleaned = cv2.cvtColor(without_stamps(scan, find_stamps(scan).ink), cv2.COLOR_RGB2GRAY)
    free = stroke & (cv2.cvtColor(page, cv2.COLOR_RGB2GRAY) > 250)
    assert (cleaned[free] > 225).mean() > 0.95
    outside = printed()
    cv2.putText(outside, "pale", (900, 850), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (236, 208, 208), 3, cv2.LINE_AA)
    ink = find_stamps(stamped(outside, RED, shape="oval")).ink
    assert not ink[800:870, 880:1100].any()


def gray_page(*, seal=120, noise=0):
    page = blank()
    draw_table(page)
    draw_paragraph(page)
    write(page, "2010-03-18", 900, 1900, size=1.2)
    if seal:
        over = np.full_like(page, 255)
        cv2.circle(over, (1010, 1900), 170, (seal, seal, seal), 9, cv2.LINE_AA)
        cv2.circle(over, (1010, 1900), 40, (seal, seal, seal), -1, cv2.LINE_AA)
        page = np.minimum(page, over)
    if noise:
        moved = np.random.default_rng(1).normal(0, noise, page.shape[:2])[:, :, None]
        page = np.clip(page + moved, 0, 255).astype(np.uint8)
    return page


@pytest.mark.parametrize(("seal", "noise"), [(100, 0), (120, 8), (160, 4)])
def test_a_gray_seal_is_looked_through_by_its_broad_pale_strokes(seal, noise):
    page = gray_page(seal=seal, noise=noise)
    stamps = find_stamps(page)
    assert stamps is not None
    (rim,) = stamps.rims
    assert abs(rim.center[0] - 1010) < 12
    assert 320 < rim.width < 380
    cleaned = without_stamps(page, stamps.ink)
    inside = np.s_[1740:2060, 850:1170]
    print_before, print_after = (int((one[inside][:, :, 0] < 70).sum()) for one in (gray_page(seal=0), cleaned))
    assert print_after > 0.6 * print_before
    # Hardly anything of the seal is left.
    assert int((cleaned[inside][:, :, 0] < 200).sum()) < 1.6 * print_before


def test_a_gray_frame_of_which_a_side_lies_on_a_rule_is_looked_through():
    page = gray_page(seal=0)
    cv2.line(page, (300, 1960), (1300, 1960), (0, 0, 0), 5)
    over = np.full_like(page, 255)
    cv2.rectangle(over, (980, 1830), (1260, 1958), (130, 130, 130), 6)
    cv2.putText(over, "FILED", (1000, 1925), cv2.FONT_HERSHEY_SIMPLEX, 2.2, (130, 130, 130), 12, cv2.LINE_AA)
    stamps = find_stamps(np.minimum(page, over))
    assert stamps is not None
    (rim,) = stamps.rims
    assert rim.x0 < 990
    assert rim.x1 > 1250
    # Two rows of pale writing between rules are no frame, and neither is a pale corner.
    for shapes in (((1000, 1850), (1260, 1850)), ((980, 1830), (980, 1958))):
        other = page.copy()
        cv2.line(other, *shapes, (130, 130, 130), 6)
        cv2.putText(other, "FILED", (1000, 1925), cv2.FONT_HERSHEY_SIMPLEX, 2.2, (130, 130, 130), 12, cv2.LINE_AA)
        assert find_stamps(other) is None


def test_thin_pale_print_under_a_gray_seal_stays():
    page = blank()
    draw_table(page)
    draw_paragraph(page)
    # Print of which only some strokes are black, as a coarse scan has it.
    for left in range(900, 1100, 40):
        cv2.line(page, (left, 1870), (left + 12, 1870), (110, 110, 110), 2)
        cv2.line(page, (left + 12, 1870), (left + 4, 1900), (40, 40, 40), 2)
        cv2.line(page, (left, 1870), (left, 1878), (40, 40, 40), 2)
    over = np.full_like(page, 255)
    cv2.circle(over, (1010, 1900), 170, (130, 130, 130), 9, cv2.LINE_AA)
    cv2.circle(over, (1010, 1800), 40, (130, 130, 130), -1, cv2.LINE_AA)
    scan = np.minimum(page, over)
    cleaned = without_stamps(scan, find_stamps(scan).ink)
    digits = np.s_[1860:1910, 890:1110]
    kept = (cleaned[digits][:, :, 0] < 150).sum() / (page[digits][:, :, 0] < 150).sum()
    assert kept > 0.97


def test_pale_writing_in_a_gray_seal_is_not_taken_for_the_seal():
    # A pale scan: print at 120, the seal at 165, and between them writing whose edges are of the seal's own tone.
    page = np.maximum(gray_page(seal=165), 120).astype(np.uint8)
    writing = np.full_like(page, 235)
    cv2.putText(writing, "NAME", (905, 1850), cv2.FONT_HERSHEY_SIMPLEX, 1.4, (135, 135, 135), 4, cv2.LINE_AA)
    page = np.minimum(page, cv2.GaussianBlur(writing, (5, 5), 0))
    stamps = find_stamps(page)
    assert stamps is not None
    assert not is_mostly_stamp(stamps.ink, page, Box(900, 1812, 1030, 1858))


def test_gray_pages_without_a_seal_pass_unchanged():
    assert find_stamps(gray_page(seal=0)) is None
    shaded = gray_page(seal=0)
    shaded[600:660, 300:700] = np.minimum(shaded[600:660, 300:700], 150)
    cv2.putText(shaded, "NAME", (320, 650), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0, 0, 0), 3)
    assert find_stamps(shaded) is None
