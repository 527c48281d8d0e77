"""Places as compared, their levels, and other names of districts as data."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index_mappings.compile import build_query, compile_query
from index_mappings.place_keys import drop_level_word, ends_in_level, normalise_place, split_levels, strip_once
from index_mappings.place_names import other_names


@pytest.mark.parametrize("text", ["5组", "五组", "第五组", "五村民小组", "第5村民小组", "五小组", "05组", "５组"])
def test_numbers_have_one_form(text):
    assert normalise_place(text) == "5组"


def test_other_numbers_stay():
    assert normalise_place("桐荫巷一百二十三号二栋三单元") == "桐荫巷123号2栋3单元"
    assert normalise_place("五里牌路三中家属院") == "五里牌路三中家属院"
    assert normalise_place("三一大道") == "三一大道"


@given(st.text("一二三百〇零十第组号栋5枫桥镇 ", max_size=12))
@example("第第5组")
def test_the_normal_form_is_stable(text):
    assert normalise_place(normalise_place(text)) == normalise_place(text)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("岳阳市岳阳楼区枫桥镇白杨村5组", ["岳阳市", "岳阳楼区", "枫桥镇", "白杨村", "5组"]),
        ("青岛市市南区五里牌街道", ["青岛市", "市南区", "五里牌街道"]),
        ("桐荫巷12号", ["桐荫巷", "12号"]),
        ("白杨5组", ["白杨", "5组"]),
        ("桐荫巷12号附3号", ["桐荫巷", "12号", "附3号"]),
        ("枫桥", ["枫桥"]),
        ("", []),
    ],
)
def test_levels_are_told_apart(text, levels):
    assert split_levels(text) == levels
    assert "".join(levels) == text


def test_a_filter_asks_for_a_place_as_a_query_does():
    asked = "原南区桐荫巷十二号"
    assert compile_query(build_query(address=asked)).node == compile_query(build_query(f"地址:{asked}")).node
    spaced = build_query(address="枫桥镇 五组")
    assert compile_query(spaced).node == compile_query(build_query(str(spaced))).node


def test_words_of_level():
    assert [drop_level_word(level) for level in ("枫桥镇", "白杨社区", "桐荫巷", "李村")] == ["枫桥", "白杨", "", ""]
    assert ends_in_level("枫桥镇")
    assert not ends_in_level("枫桥")
    assert strip_once("原南区桐荫巷") == "南区桐荫巷"
    assert strip_once("原") == "原"


def test_other_names_are_given_both_ways_and_told_apart_by_the_city():
    assert other_names("岳阳楼区") == ["南区"]
    assert other_names("南区", ["岳阳市"]) == ["岳阳楼区"]
    assert "岳阳楼区" in other_names("南区")
    # Forty places were once called so: without the city it says nothing.
    assert other_names("郊区") == []
    assert other_names("郊区", ["岳阳市"]) == ["君山区"]
    assert other_names("崇文区") == ["东城区"]
    assert other_names("临湘县") == ["临湘市"]
    assert other_names("岳阳市") == []
    assert other_names("枫桥镇") == []
