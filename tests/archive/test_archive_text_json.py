"""Readings as bytes and back."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import BlobError
from archive.text import Alternative, Box, Glyph, Line, PageText
from archive.text_json import read_page_text, write_page_text

PIXELS = st.integers(0, 50_000).map(lambda tenths: tenths / 10)
PROBABILITIES = st.integers(0, 10_000).map(lambda steps: steps / 10_000)
CHARACTERS = st.characters(exclude_categories=("Cs",))
BOXES = st.builds(Box, PIXELS, PIXELS, PIXELS, PIXELS)
GLYPHS = st.builds(
    Glyph,
    CHARACTERS,
    BOXES,
    PROBABILITIES,
    st.lists(st.builds(Alternative, CHARACTERS, PROBABILITIES.filter(bool)), max_size=5).map(tuple),
)
LINES = st.builds(
    Line,
    glyphs=st.lists(GLYPHS, min_size=1, max_size=6).map(tuple),
    wraps=st.booleans(),
    vertical=st.booleans(),
    stamp=st.booleans(),
)
FINITE = st.floats(allow_nan=False, allow_infinity=False)
PAGES = st.builds(
    PageText,
    width=st.integers(0, 10_000),
    height=st.integers(0, 10_000),
    scan_width=st.integers(1, 10_000),
    scan_height=st.integers(1, 10_000),
    to_scan=st.tuples(*[FINITE] * 6),
    lines=st.lists(LINES, max_size=4).map(tuple),
    cells=st.lists(BOXES, max_size=4).map(tuple),
    engine=st.text(CHARACTERS, max_size=20),
    dpi=st.none() | st.floats(1, 1200),
    scan_dpi=st.none() | st.floats(1, 1200),
)


@given(PAGES)
def test_a_reading_comes_back_as_it_was(page):
    data = write_page_text(page)
    assert read_page_text(data) == page
    assert write_page_text(page) == data


@given(FINITE.filter(lambda x: abs(x) < 1e6), st.floats(0, 1))
def test_finer_numbers_are_rounded_once(pixel, probability):
    glyph = Glyph("王", Box(pixel, 0, pixel, 1), probability)
    page = PageText(width=1, height=1, scan_width=1, scan_height=1, lines=(Line(glyphs=(glyph,)),))
    data = write_page_text(page)
    back = read_page_text(data).lines[0].glyphs[0]
    assert abs(back.box.x0 - pixel) <= 0.051
    assert abs(back.confidence - probability) <= 0.000051
    assert write_page_text(read_page_text(data)) == data


def page_of(character):
    glyph = Glyph(character, Box(0, 0, 1, 1), 1.0)
    return PageText(width=1, height=1, scan_width=1, scan_height=1, lines=(Line(glyphs=(glyph, glyph)),))


def test_runners_up_that_are_next_to_impossible_are_dropped():
    likely, hopeless = Alternative("玉", 0.2), Alternative("主", 0.00001)
    glyph = Glyph("王", Box(0, 0, 1, 1), 0.8, (likely, hopeless))
    page = PageText(width=1, height=1, scan_width=1, scan_height=1, lines=(Line(glyphs=(glyph,)),))
    assert read_page_text(write_page_text(page)).lines[0].glyphs[0].alternatives == (likely,)


def test_rare_name_characters_survive():
    assert read_page_text(write_page_text(page_of("𫍽"))) == page_of("𫍽")


def test_a_lone_surrogate_does_not_stop_a_page():
    assert read_page_text(write_page_text(page_of("\ud83d"))).text == "\ufffd\ufffd"


@pytest.mark.parametrize("text", ["", "ab"])
def test_a_glyph_is_one_character(text):
    with pytest.raises(BlobError):
        write_page_text(page_of(text))


def test_a_number_that_is_none_is_refused():
    page = PageText(width=1, height=1, scan_width=1, scan_height=1, dpi=float("nan"))
    with pytest.raises(BlobError):
        write_page_text(page)


@given(st.data())
def test_damage_is_an_error_and_nothing_else(data):
    whole = write_page_text(page_of("王"))
    place = data.draw(st.integers(0, len(whole) - 1))
    change = data.draw(st.sampled_from(["cut", "flip"]))
    damaged = whole[:place] if change == "cut" else whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :]
    try:
        page = read_page_text(damaged)
    except BlobError:
        return
    # Only bytes of the gzip header that say nothing may change unseen.
    assert page == page_of("王")


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'{"version": 1}', b"null", b"not json"])
def test_other_bytes_are_an_error(body):
    for data in (body, gzip.compress(body)):
        with pytest.raises(BlobError):
            read_page_text(data)


def test_a_later_version_says_so():
    with pytest.raises(BlobError, match="update"):
        read_page_text(gzip.compress(json.dumps({"version": 2}).encode()))
