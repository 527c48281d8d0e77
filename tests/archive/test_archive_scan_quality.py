"""What is told against a scan, from its reading. All of it is invented."""

from __future__ import annotations

import math

import pytest

from archive.model import FindingKind
from archive.scan_quality import check_scan, find_missing_numbers
from archive.text import Box, Glyph, Line, PageText

SIDE, HEIGHT = 1000, 1400


def line_at(x, y, text="某某某", *, stamp=False):
    glyphs = tuple(Glyph(c, Box(x + 30 * i, y, x + 30 * i + 28, y + 30), 0.99) for i, c in enumerate(text))
    return Line(glyphs=glyphs, stamp=stamp)


def page(*lines, dpi=300.0, degrees=0.0, scan_dpi=None):
    turn = math.radians(degrees)
    middle = (SIDE / 2, HEIGHT / 2)
    a, b = math.cos(turn), -math.sin(turn)
    d, e = math.sin(turn), math.cos(turn)
    to_scan = (a, b, middle[0] - a * middle[0] - b * middle[1], d, e, middle[1] - d * middle[0] - e * middle[1])
    return PageText(
        width=SIDE, height=HEIGHT, scan_width=SIDE, scan_height=HEIGHT, lines=lines, dpi=dpi, scan_dpi=scan_dpi,
        to_scan=to_scan,
    )  # fmt: skip


def kinds(found):
    return [fault.kind for fault in found]


def test_a_good_scan_has_no_fault():
    assert check_scan(page(line_at(300, 600), line_at(300, 700))) == ()
    assert check_scan(page(line_at(300, 600), dpi=None)) == ()
    assert check_scan(page(line_at(300, 600), dpi=198.12)) == ()
    assert check_scan(page(line_at(300, 600), dpi=150.0, scan_dpi=300.0)) == ()
    assert check_scan(page(line_at(300, 600), degrees=1.2)) == ()


@pytest.mark.parametrize(
    ("made", "kind", "words"),
    [
        (page(line_at(300, 600), dpi=150.0), FindingKind.LOW_RESOLUTION, "150 dpi"),
        (page(line_at(300, 600), dpi=196.0), FindingKind.LOW_RESOLUTION, "196 dpi"),
        (page(line_at(300, 600), scan_dpi=100.0), FindingKind.LOW_RESOLUTION, "100 dpi"),
        (page(line_at(300, 600), degrees=-4.5), FindingKind.SKEWED, "leans by 4.5°"),
        (page(line_at(300, 600), degrees=3.04), FindingKind.SKEWED, "leans by 3.04°"),
        (page(line_at(480, 690), degrees=180), FindingKind.TURNED, "upside down"),
        (page(line_at(480, 690), degrees=90.5), FindingKind.TURNED, "on its side"),
        (page(), FindingKind.BLANK_PAGE, "nothing"),
        (page(line_at(0, 600), line_at(1, 700), line_at(300, 800)), FindingKind.CUT_OFF, "2 lines"),
        (page(line_at(915, 600), line_at(920, 700)), FindingKind.CUT_OFF, "2 lines"),
    ],
)
def test_each_fault_is_told(made, kind, words):
    (fault,) = check_scan(made)
    assert fault.kind is kind
    assert words in fault.detail


def test_a_stamp_may_run_over_the_edge_and_so_may_one_line():
    assert check_scan(page(line_at(0, 600, stamp=True), line_at(0, 700), line_at(300, 800))) == ()


def test_several_faults_are_told_together():
    assert kinds(check_scan(page(line_at(300, 600), dpi=72.0, degrees=5))) == [
        FindingKind.LOW_RESOLUTION, FindingKind.SKEWED,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        (["0001.jpg", "0002.jpg", "0004.tif"], (3,)),
        (["0002.jpg", "0003.jpg"], (1,)),
        (["J998-0001_0001.jpg", "J998-0001_0003.jpg"], (2,)),
        (["0001.jpg"], ()),
        (["1.png", "1-1.png", "3.png"], ()),
        (["封面.jpg", "0001.jpg", "0003.jpg"], ()),
        ([], ()),
    ],
)
def test_numbers_left_out_are_found(names, missing):
    assert find_missing_numbers(names) == missing


def test_a_wild_number_costs_nothing():
    assert len(find_missing_numbers(["00000001.jpg", "99999999.jpg"])) == 100
