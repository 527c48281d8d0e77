"""What one character of a place may be taken for: bounded, likely ones first, never a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_papers import Papers, address

from index_mappings.compile import build_query, compile_query
from index_mappings.keys import MatchLabel
from index_mappings.loose_places import like_characters
from index_mappings.matching import Explainer
from index_mappings.memory import MemoryIndex
from index_mappings.place_keys import name_of_level


def test_each_character_of_a_name_may_be_another_by_look_or_by_sound():
    found = list(like_characters("桐荫巷"))
    assert (1, "萌", MatchLabel.SHAPE) in found
    assert (1, "阴", MatchLabel.SOUND) in found
    assert (0, "同", MatchLabel.SOUND) in found
    # The word of level is no name, and the likeliest of each character come first.
    assert {place for place, _, _ in found} == {0, 1}
    assert [place for place, _, _ in found[:4]] == [0, 1, 0, 1]


@pytest.mark.parametrize("level", ["28号", "5组", "平江县", "君山区", "三三村", "东街", "B3栋", "附3号", "", "村"])
def test_numbers_and_names_too_short_are_taken_for_nothing_else(level):
    assert [place for place, _, _ in like_characters(level) if level[place] != "三"] == []
    assert not any(level[place] == "三" for place, _, _ in like_characters(level))


@given(st.text("桐荫巷萌村一三街榆树坳岭5号A", max_size=14))
def test_what_a_level_may_be_taken_for_is_bounded_and_differs_in_one_character(level):
    found = list(like_characters(level))
    assert len(found) <= 64
    name = name_of_level(level)
    for place, other, label in found:
        assert other != name[place]
        assert label in {MatchLabel.SHAPE, MatchLabel.SOUND}
    assert len({(place, other) for place, other, _ in found}) == len(found)


PAPERS = Papers(
    {
        "asked": ("J999-ZY·HJ·QR·2008·D30-0004-001", [address("清水县桐荫巷28号")]),
        "like": ("J999-ZY·HJ·QR·2008·D30-0004-002", [address("清水县桐萌巷28号")]),
        "two": ("J999-ZY·HJ·QR·2008·D30-0004-003", [address("清水县莲溏镇榆树坳村"), address("清水县桐萌巷28号")]),
    }
)


def test_what_is_met_as_asked_stands_above_and_strict_searches_know_nothing_of_likeness():
    index = MemoryIndex()
    PAPERS.fill(index)
    assert PAPERS.ask(index, address="桐荫巷28号") == {"asked": "text", "like": "shape", "two": "shape"}
    # Each level of one address may be another by one character.
    assert PAPERS.ask(index, address="莲塘镇榆树坳村") == {"two": "shape"}
    assert PAPERS.ask(index, address="莲塘镇渝树坳村") == {"two": "shape"}
    strict = compile_query(build_query(address="桐荫巷28号"), strict=True)
    assert strict.node == compile_query(build_query(address="桐荫巷28号")).strict_node


def test_what_was_taken_for_the_place_asked_is_said():
    compiled = compile_query(build_query(address="桐荫巷28号"))
    explainer = Explainer(compiled)
    for name, like in (("asked", ()), ("like", ("清水县桐萌巷28号",))):
        report = explainer.explain(item=PAPERS.item_of(name), mentions=PAPERS.mentions_of(name), pages={1: ""})
        assert report.like == like
