"""Which lines across a table are strokes of a pen, and which are rules of it."""

import pytest

from ocr.stray_lines import Rule, without_strokes

TOP, BOTTOM = Rule(100, 100, 900, 3), Rule(300, 100, 900, 3)
SIDES = [Rule(100, 100, 300, 3), Rule(900, 100, 300, 3)]


def boxes(start):
    """Return the sides of a row of boxes inside the table; they begin at ``start``."""
    return [Rule(left, start, 250, 2) for left in range(150, 700, 50)]


@pytest.mark.parametrize("start", [200, 203, 197])
def test_the_upper_side_of_boxes_is_no_stroke(start):
    """Its ends meet the outer sides, though these be found some pixels below it."""
    upper = Rule(200, 150, 650, 2)
    assert upper in without_strokes([TOP, upper, BOTTOM], [*SIDES, *boxes(start)])


def test_what_begins_and_ends_inside_of_cells_is_a_stroke():
    stroke = Rule(200, 170, 630, 2)
    assert without_strokes([TOP, stroke, BOTTOM], [*SIDES, *boxes(150)]) == [TOP, BOTTOM]
