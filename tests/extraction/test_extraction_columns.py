"""Columns written from top to bottom: what stands under a blank goes on in the column of what stands above it."""

from archive.text import Box, Glyph, Line, PageText
from extraction.layout import read_layout


def column(text, x, y, size=40):
    """A standing line of square characters."""
    glyphs = (Glyph(mark, Box(x, y + size * at, x + size, y + size * (at + 1)), 0.99) for at, mark in enumerate(text))
    return Line(glyphs=tuple(glyphs), vertical=True)


def test_a_label_and_its_value_below_are_one_row():
    lines = (
        column("户主", 900, 100),
        column("茅以山", 903, 240),
        column("保长", 800, 100),
        column("裘千里", 796, 230),
    )
    page = PageText(
        width=1000, height=800, scan_width=1000, scan_height=800, to_scan=(1.0, 0.0, 0.0, 0.0, 1.0, 0.0),
        lines=lines, cells=(), engine="drawn", dpi=200.0,
    )  # fmt: skip
    (block,) = read_layout(1, page, lambda _: False).blocks
    assert ["".join(row.flow.text.split()) for row in block] == ["户主茅以山", "保长裘千里"]


def test_columns_side_by_side_stay_apart():
    lines = (column("户主茅以山", 900, 100), column("保长裘千里", 850, 300))
    page = PageText(
        width=1000, height=800, scan_width=1000, scan_height=800, to_scan=(1.0, 0.0, 0.0, 0.0, 1.0, 0.0),
        lines=lines, cells=(), engine="drawn", dpi=200.0,
    )  # fmt: skip
    (block,) = read_layout(1, page, lambda _: False).blocks
    assert [row.flow.text for row in block] == ["户主茅以山", "保长裘千里"]
