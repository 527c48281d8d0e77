"""Numbers as compared and as asked for: keys of papers meet keys of questions, and damage is met, never as exact."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import QuerySyntaxError, UnsupportedQueryError
from index_mappings import fields, id_keys, number_keys, ref_keys
from index_mappings.compile import build_query, compile_query
from index_mappings.query import All, Not, Pattern, Some, Term
from index_mappings.syntax import parse

DAYS = st.integers(0, 40_000).map(lambda days: date(1911, 1, 1) + timedelta(days))


@st.composite
def right_ids(draw):
    born = draw(DAYS)
    body = f"{draw(st.sampled_from(['430602', '432299', '110103']))}{born:%Y%m%d}{draw(st.integers(0, 995)):03}"
    return next(body + check for check in "0123456789X" if id_keys.is_right(body + check))


def leaves_of(node):
    if isinstance(node, Some | All):
        return [leaf for child in node.children for leaf in leaves_of(child)]
    return [node]


def asked_terms(text):
    return {node.value: node for node in leaves_of(compile_query(build_query(text)).node) if isinstance(node, Term)}


@given(right_ids(), st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_repaired_on_both_sides(number, place, digit):
    damaged = number[:place] + digit + number[place + 1 :]
    if damaged == number:
        assert id_keys.repair_id(number) == []
        return
    repaired = id_keys.repair_id(damaged)
    assert number in repaired
    assert len(repaired) <= 40
    assert "^" + number in id_keys.id_keys(damaged)
    asked = asked_terms(f"身份证:{damaged}")
    assert asked[number].label == "shape"
    assert asked[number].weight < asked[damaged].weight
    assert asked_terms(f"身份证:{number}")["^" + number].label == "shape"


@given(right_ids(), st.integers(0, 17), st.sampled_from("0123456789"))
def test_a_lost_and_an_extra_digit_are_repaired(number, place, digit):
    assert number in id_keys.repair_id(number[:place] + number[place + 1 :])
    assert number in id_keys.repair_id(number[:place] + digit + number[place:])
    assert len(id_keys.repair_id(number[:place] + number[place + 1 :])) <= 40


@given(right_ids(), st.integers(4, 12))
def test_an_end_asks_for_keys_that_the_number_has(number, count):
    held = id_keys.id_keys(number)
    assert "$" + number[-4:] in held
    end = number[-count:]
    (_, *rest) = next(
        (
            node.children
            for node in [compile_query(build_query(f"身份证:{end}")).node.children[-1]]
            if isinstance(node, All)
        ),
        ((),),
    )
    terms = [leaf.value for leaf in leaves_of(Some(tuple(rest))) if isinstance(leaf, Term)]
    assert not terms or "@" + number[10:14] in terms


@given(right_ids(), st.sets(st.integers(0, 17), min_size=1, max_size=2))
def test_one_or_two_holes_are_filled(number, places):
    pattern = "".join("?" if place in places else character for place, character in enumerate(number))
    assert number in id_keys.fill_holes(pattern)
    assert len(id_keys.fill_holes(pattern)) <= 121


def test_both_lengths_and_letters_for_digits():
    assert id_keys.id_keys("432299571010017")[:2] == ["432299571010017", "432299195710100178"]
    assert id_keys.squeeze_digits("4322991957IOl0OI7B") == "432299195710100178"
    assert id_keys.repair_id("43229919571O100178") == ["432299195710100178"]
    assert id_keys.repair_id("43229957IO10017") == ["432299571010017"]
    assert id_keys.repair_id("432299571010017") == []
    assert id_keys.birth_of("43229957101001") is None
    assert id_keys.birth_of("432299195713400178") is None


def test_no_pattern_of_an_id_number_begins_with_a_wildcard():
    for text in (
        "*0178",
        "????????????100178",
        "4?????195710100178",
        "??????19571010????",
        "*195710*",
        "4322991957????0178",
    ):
        for node in leaves_of(compile_query(build_query(f"身份证:{text}")).node):
            assert not isinstance(node, Pattern) or node.pattern.lstrip("|")[0] not in "?*"
    with pytest.raises(UnsupportedQueryError, match="last four"):
        compile_query(build_query("身份证:??2299????1010*"))
    # As a bare word it is no number, and may be another thing.
    assert compile_query(build_query("*欧阳*")).leaves


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("湘F·B8S05", "湘f 88505"),
        ("湘F-TO017", "湘F·T0017"),
        ("E12345O78", "E12345078"),
        ("EA1234567", "EA12345G7".replace("G", "6")),
        ("W1234567I", "W12345671"),
        ("T0B12345Z", "T08123452"),
    ],
)
def test_look_alikes_of_plates_and_documents_have_one_shape(one, other):
    squeezed = number_keys.squeeze_number(one), number_keys.squeeze_number(other)
    assert number_keys.shape_of(squeezed[0]) == number_keys.shape_of(squeezed[1]) != ""


@given(
    st.sampled_from(
        ["长迁字第{}号", "岳公交认字〔2009〕第{}号", "岳公交认字(2009){}号", "户证2002-{}", "湘F·{}", "NO.{}"]
    ),
    st.from_regex("[0-9]{5}", fullmatch=True),
)
def test_a_number_has_its_serial_and_no_part_of_it(form, serial):
    held = number_keys.number_keys(form.format(serial))
    assert number_keys.serial_key(serial) in held or form == "NO.{}"
    assert set(number_keys.ask_number(f"第{serial}号")) & set(held) or form != "NO.{}"
    serials = {key for key in held if key.startswith(number_keys.SERIAL)}
    assert serials <= {number_keys.serial_key(serial)}
    parts = [part for part in (serial[1:], serial[:-1]) if int(part) != int(serial)]
    assert not serials.intersection(map(number_keys.serial_key, parts))


@pytest.mark.parametrize(
    "text", ["", "号", "第号", "城公(户)字87号", "张三", "123", "ABCD", "G00000136", "13800138000"]
)
def test_what_has_no_serial_of_its_own(text):
    assert not [key for key in number_keys.number_keys(text) if key.startswith(number_keys.SERIAL)]


def test_words_and_file_numbers_have_no_shape():
    for text in ("certified", "岳公交认字〔2009〕第00137号", "13800138000", "欧阳某润"):
        assert number_keys.shape_of(number_keys.squeeze_number(text)) == ""


@pytest.mark.parametrize(
    "text", ["认字〔2009〕第137号", "认字[2009]137", "认字（2009）第00137号", "认字【2009】137号", "认字 2009/137"]
)
def test_file_numbers_meet_in_any_bracket(text):
    held = number_keys.number_keys("岳公交认字〔2009〕第00137号")
    assert set(number_keys.ask_number(text)) & set(held)


@pytest.mark.parametrize(
    "text", ["D30-0001-004", "d30—1—4", "2008·D30-0001-004", "QR.2008.D30-0001-004", "HJ·QR·2008·D30-1-004"]
)
def test_an_archive_number_is_asked_by_its_end(text):
    held = ref_keys.end_keys("J998-ZY·HJ·QR·2008·D30-0001-004")
    end = ref_keys.ask_end(text)
    assert {*end.levels, *end.series} <= set(held)
    assert end.years in {(), (2008,)}


@given(st.lists(st.sampled_from(["J998", "ZY", "HJ", "2008", "办公室", "7"]), min_size=1, max_size=7), st.data())
def test_the_levels_above_are_what_stands_before_each_separator(parts, data):
    separators = data.draw(st.lists(st.sampled_from("·-"), min_size=len(parts) - 1, max_size=len(parts) - 1))
    code = parts[0] + "".join(map("".join, zip(separators, parts[1:], strict=True)))
    above, level = [], code
    while level := ref_keys.level_above(level):
        above.append(level)
    assert above == [code[:place] for place in range(len(code), 0, -1) if code[place : place + 1] in ("·", "-")]


def test_what_is_no_end_of_an_archive_number():
    assert ref_keys.ask_end("2008") is None
    assert ref_keys.ask_end("欧阳-某") is None
    assert ref_keys.end_keys("J998-ZY·HJ·QR·2008") == ()
    assert ref_keys.end_keys("C038-001-002-003") == (">1-2", ">#3")


def test_what_is_excluded_is_only_what_was_asked():
    node = compile_query(parse("-432299195710100179")).node
    assert isinstance(node, Not)
    assert not [leaf for leaf in leaves_of(node.child) if getattr(leaf, "label", "") == "shape"]
    again = compile_query(parse("-(护照 -432299195710100179)")).node
    assert isinstance(again, Not)


PIECES = ["4322991957", "X", "x", "?", "*", "□", "×", "0178", "身份证:", "日期:", "出生:", "地址:", "档号:", "证号:", "年度:", "年",
          "岁", "时", "民国", "光绪", "农历", "闰", "月", "初", "三", "八", "约", "前后", "08", "0001", "9999", "..", "-", "·", "原",
          "南区", "岳阳市", "五组", "镇", "٣", "፩", "²", "O", "I", "湘F", "年代", "@", "(", ")", "61", " "]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_whatever_is_asked_is_compiled_or_refused(text):
    try:
        compiled = compile_query(parse(text))
    except (QuerySyntaxError, UnsupportedQueryError):
        return
    assert len(leaves_of(compiled.node)) < 2000
    assert all(leaf.field in fields.FIELDS for leaf in leaves_of(compiled.node) if isinstance(leaf, Term | Pattern))
