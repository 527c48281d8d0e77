"""Snippets and regions: pure functions over hand-made readings."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st
from search_archive import GLYPH, HEIGHT, MARGIN, PITCH, WIDTH, lay_out, mention

from archive.model import Mention, MentionType
from archive.text import Region
from search_api.highlight import join_spans, locate_mentions, mark_spans, snippet


def region(row: int, first: int, count: int) -> Region:
    return Region(
        round((MARGIN + first * GLYPH) / WIDTH, 5),
        round((MARGIN + row * PITCH) / HEIGHT, 5),
        round(count * GLYPH / WIDTH, 5),
        round(GLYPH / HEIGHT, 5),
    )


def test_a_match_is_marked_and_everything_else_escaped():
    assert snippet("甲<b>乙&丙", [(1, 4)]) == "甲<em>&lt;b&gt;</em>乙&amp;丙"


def test_text_left_out_shows_as_omission():
    text = "前" * 100 + "欧阳劼" + "后" * 100
    assert re.fullmatch("…前{32}<em>欧阳劼</em>后{32}…", snippet(text, [(100, 103)]))


def test_matches_far_apart_make_fragments_and_near_ones_one():
    text = "欧阳劼" + "字" * 300 + "北港" + "字" * 5 + "北港" + "字" * 100
    assert re.fullmatch(
        "<em>欧阳劼</em>字{32}…字{32}<em>北港</em>字{5}<em>北港</em>字{32}…",
        snippet(text, [(0, 3), (303, 305), (310, 312)]),
    )


def test_without_a_match_the_beginning_is_shown():
    assert snippet("登记表\n姓名", []) == "登记表 姓名"
    assert snippet("", []) == ""
    assert snippet("字" * 200, []).endswith("字…")


@given(
    st.text(alphabet="ab<&>\"'\n字", max_size=600),
    st.lists(st.tuples(st.integers(0, 600), st.integers(1, 30)), max_size=40),
)
def test_a_snippet_is_escaped_text_with_balanced_marks(text, raw):
    spans = join_spans((start, min(start + size, len(text))) for start, size in raw if start < len(text))
    said = snippet(text, spans)
    plain = html.unescape(said.replace("<em>", "").replace("</em>", ""))
    assert all(part in text.replace("\n", " ") for part in plain.split("…"))
    assert "<" not in said.replace("<em>", "").replace("</em>", "")
    marked = re.findall("<em>(.*?)</em>", said)
    assert said.count("<em>") == said.count("</em>") == len(marked)
    assert not spans or marked


def test_a_region_stands_on_its_characters():
    reading = lay_out("户口迁入审批表", "姓名 欧阳劼 性别 男")
    start = reading.text.index("欧阳劼")
    (marked,) = mark_spans(reading, [(start, start + 3)])
    assert marked.text == "欧阳劼"
    assert marked.region == region(1, 3, 3)


def test_a_match_over_a_line_break_has_one_region_for_each_part():
    reading = lay_out("由桐荫巷", "迁入本址", wraps=[0])
    start = reading.text.index("荫巷迁入")
    assert [(m.text, m.region) for m in mark_spans(reading, [(start, start + 4)])] == [
        ("荫巷", region(0, 2, 2)),
        ("迁入", region(1, 0, 2)),
    ]


def test_a_newline_or_blank_alone_has_no_place():
    reading = lay_out("甲 乙", "丙")
    assert mark_spans(reading, [(1, 2), (3, 4)]) == ()


@given(st.lists(st.text(alphabet="甲乙 a", min_size=1, max_size=8), min_size=1, max_size=6), st.data())
def test_marked_texts_are_the_matched_text_in_order(lines, data):
    reading = lay_out(*lines, wraps=[i for i in range(len(lines)) if data.draw(st.booleans())])
    start = data.draw(st.integers(0, len(reading.text) - 1))
    end = data.draw(st.integers(start + 1, len(reading.text)))
    marks = mark_spans(reading, [(start, end)])
    squeezed = "".join(reading.text[start:end].split())
    assert "".join("".join(m.text.split()) for m in marks) == squeezed


def test_a_mention_is_found_again_where_it_stands_not_where_its_words_stand_too():
    reading = lay_out("申报人 龚己明", "死者 龚己明")
    second = mention(lay_out("", "死者 龚己明"), 1, MentionType.PERSON, "龚己明")
    (span,), loose = locate_mentions(reading, [second])
    assert span == (11, 14)
    assert loose == ()


def test_a_mention_whose_words_do_not_stand_there_is_marked_as_a_whole():
    reading = lay_out("申报人 龚己明")
    joined = Mention(
        type=MentionType.ADDRESS,
        raw="北港桐荫巷",
        value="北港桐荫巷",
        page=1,
        region=Region(0.1, 0.5, 0.2, 0.1),
        confidence=1,
    )
    spans, (mark,) = locate_mentions(reading, [joined])
    assert spans == ()
    assert mark.region == joined.region


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9)), max_size=20))
def test_joined_spans_are_in_order_and_cover_the_same(raw):
    spans = [(start, start + size) for start, size in raw]
    joined = join_spans(spans)
    assert {i for s, e in joined for i in range(s, e)} == {i for s, e in spans for i in range(s, e)}
    assert list(joined) == sorted(joined)
