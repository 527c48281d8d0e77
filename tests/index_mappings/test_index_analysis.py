"""Analysis against a plain reference: a query matches where its units stand side by side. All names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index_mappings.analysis import (
    AnalysedText,
    ask_text,
    cut_tokens,
    fold_text,
    merge_spans,
    read_units,
    stream_of,
)

# Blanks and marks part units; no mark here joins Latin units, which has a test of its own.
PIECES = ["余", "歐", "某", "𠀀", "〇", "□", "a", "B7", "２8", "09", " ", "\u3000", "：", "，", "\n"]
TEXT = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def reference_lines(text):
    """The units of each line, by the plainest means."""
    lines = []
    for line in fold_text(text).split("\n"):
        units, run = [], ""
        for character in [*line, " "]:
            if character.isascii() and character.isalnum():
                run += character
                continue
            if run:
                units.append(run)
                run = ""
            if character not in " ：:，,\u3000":
                units.append(character)
        lines.append(units)
    return lines


def reference_matches(query, text):
    asked = [unit for line in reference_lines(query) for unit in line]
    return bool(asked) and any(
        all(same(a, b) for a, b in zip(asked, line[start : start + len(asked)], strict=True))
        for line in reference_lines(text)
        for start in range(len(line) - len(asked) + 1)
    )


def same(asked, held):
    return asked == held or (held.isdigit() and held.lstrip("0") == asked)


def index_matches(query, text):
    asked = ask_text(query)
    if asked.character:
        return any(token.startswith(asked.character) for _, token in stream_of([text]).tokens)
    held = set(stream_of([text]).tokens)
    positions = {position for position, _ in held}
    return any(
        all((start + position, token) in held for position, token in way)
        for way in asked.phrases
        for start in positions
    )


@settings(max_examples=600)
@given(query=TEXT, text=TEXT)
def test_a_query_matches_exactly_where_its_units_stand_side_by_side(query, text):
    assert index_matches(query, text) == reference_matches(query, text)


@settings(max_examples=600)
@given(text=TEXT | st.text(alphabet="王李a0·-. \n□１", max_size=30))
def test_a_stream_holds_the_tokens_that_are_cut_with_their_offsets(text):
    cut = tuple((token.position, token.text) for token in cut_tokens(text))
    assert stream_of([text]).tokens == cut


def test_a_stream_cuts_long_units_as_tokens_do():
    for text in ("a" * 300, "0" * 130 + "-1", f"{'b' * 128}.c", f"王{'0' * 127}1-2·3李\n\n某"):
        assert stream_of([text]).tokens == tuple((token.position, token.text) for token in cut_tokens(text))


@settings(max_examples=300)
@given(before=TEXT, query=TEXT, after=TEXT)
def test_what_stands_in_a_text_is_found(before, query, after):
    line = query.replace("\n", " ")
    assert index_matches(line, f"{before}，{line}，{after}") == bool(read_units(line))


@settings(max_examples=300)
@given(query=TEXT, text=TEXT)
def test_marking_finds_what_the_index_finds_and_marks_its_units(query, text):
    analysed = AnalysedText(text)
    spans = [span for way in ask_text(query).phrases for span in analysed.find_phrase(way)]
    assert bool(spans) == index_matches(query, text)
    for start, end in spans:
        assert reference_matches(query, text[start:end])


@given(st.text())
def test_any_text_keeps_its_offsets(text):
    assert len(fold_text(text)) == len(text)
    for token in cut_tokens(text):
        assert 0 <= token.start < token.end <= len(text)
    positions = [position for position, _ in stream_of([text, text]).tokens]
    assert positions == sorted(positions)
    ask_text(text)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("余某平", [(0, "余某"), (1, "某平"), (2, "平")]),
        ("余", [(0, "余")]),
        ("3村", [(0, "3"), (1, "村")]),
        ("余，某\n平", [(0, "余某"), (1, "某"), (3, "平")]),
        ("第00137号", [(0, "第"), (1, "00137"), (1, "137"), (2, "号")]),
        ("湘F·TZ017", [(0, "湘"), (1, "f"), (1, "ftz017"), (2, "tz017")]),
        ("000", [(0, "000")]),
        ("Ｗ００", [(0, "w00")]),
        ("\n\n余\n\n\n", [(0, "余")]),
        ("，。 ", []),
    ],
)
def test_tokens(text, tokens):
    assert [(token.position, token.text) for token in cut_tokens(text)] == tokens


def test_latin_parted_by_one_separator_is_found_joined_and_parted():
    for query in ("湘F·TZ017", "湘FTZ017", "湘f-tz017", "TZ017"):
        assert index_matches(query, "号牌：湘F·TZ017。")
    assert index_matches("湘F·TZ017", "湘FTZ017")
    assert not index_matches("湘FTZ017", "湘F TZ017")


def test_a_run_without_end_is_cut_alike_everywhere():
    run = "ab1" * 500
    assert index_matches(run, f"编号{run}号")
    assert max(len(token.text) for token in cut_tokens(run)) <= 128


def test_pages_are_kept_apart():
    tokens = stream_of(["余某", "", "平"]).tokens
    assert tokens[-1] == (201, "平")


def test_spans_that_overlap_become_one():
    assert merge_spans([(5, 7), (0, 2), (1, 4), (4, 5)]) == ((0, 4), (4, 5), (5, 7))
