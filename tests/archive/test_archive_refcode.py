"""Archive numbers: the grammar of each profile, typography, repair by slot, order. All numbers are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import ReferenceCodeError
from archive.refcode import PROFILES, UNREAD, ReferenceCode, locator, normalise, parse, read_partly, split_locator


def numbers(longest: int = 6):
    return st.text("0123456789", min_size=1, max_size=longest)


FONDS = st.one_of(
    st.builds(
        "{}{}".format, st.sampled_from("ABCDEFGHJKLMNPQRSTUVWXYZ"), st.text("0123456789", min_size=3, max_size=3)
    ),
    st.text("0123456789", min_size=3, max_size=4),
)
CATEGORIES = st.sampled_from(["WS", "KJ", "ZY", "HJ", "MT"])
SUBS = st.lists(st.sampled_from(["HJ", "QR", "BG", "01", "办公室", "A1", "登记"]), max_size=3)
YEARS = st.integers(1600, 2099).map(str)
RETENTIONS = st.one_of(st.just("Y"), st.integers(0, 99).map("D{}".format))


@st.composite
def series(draw):
    parts = [draw(CATEGORIES), *draw(SUBS)]
    if draw(st.booleans()):
        parts += [draw(YEARS), draw(RETENTIONS)]
        parts += draw(st.lists(st.just("办公室"), max_size=1))
    return "·".join(parts)


FILES = numbers() | st.text("0123456789", min_size=12, max_size=12)
V22 = st.tuples(FONDS, series(), FILES, numbers()).map("-".join)
I15 = st.builds("{}-{}·{}-{}-BGS-{}".format, FONDS, CATEGORIES, YEARS, RETENTIONS, numbers())
C94 = st.tuples(FONDS, numbers(), FILES, numbers()).map("-".join)
G91 = st.tuples(FONDS, numbers(3), numbers(), FILES, numbers()).map("-".join)
CODES = st.one_of(
    st.tuples(V22, st.just("v22")),
    st.tuples(I15, st.just("i15")),
    st.tuples(C94, st.just("c94")),
    st.tuples(G91, st.just("g91")),
)


@pytest.mark.parametrize(
    ("raw", "profile", "category", "subs", "year", "retention", "file", "leaf"),
    [
        ("J998-ZY·HJ·QR·2008·D30-0001-004", "v22", "HJ", ("QR",), 2008, "D30", "0001", "004"),
        ("J998-ZY·CR·HZ·2009·D30-0002-001", "v22", "CR", ("HZ",), 2009, "D30", "0002", "001"),
        ("J997-ZY·CL·2007·D30-430600900017-002", "v22", "CL", (), 2007, "D30", "430600900017", "002"),
        ("J997-ZY·CL·2007·D30-430600900017", "v22", "CL", (), 2007, "D30", "430600900017", ""),
        ("J997-ZY·SG·YB·2009·D5-0137-021", "v22", "SG", ("YB",), 2009, "D5", "0137", "021"),
        ("X032-KJ·JJ·02-005-054", "v22", "KJ", ("JJ", "02"), None, "", "005", "054"),
        ("J997-HJ-12-3", "v22", "HJ", (), None, "", "12", "3"),
        ("J997-ZY·HJ·1965·长期-0001-002", "v22", "HJ", (), 1965, "长期", "0001", "002"),
        ("Z109-WS·2011-Y-BGS-0001", "i15", "WS", (), 2011, "Y", "", "0001"),
        ("Z109-WS·2011-D30-0001", "i15", "WS", (), 2011, "D30", "", "0001"),
        ("C038-0001-002-003", "c94", "", (), None, "", "002", "003"),
        ("C038-001-002", "c94", "", (), None, "", "002", ""),
        ("1038-1-001-002-003", "g91", "1", (), None, "", "002", "003"),
    ],
)
def test_a_shape_that_one_profile_has_is_read(raw, profile, category, subs, year, retention, file, leaf):
    code = parse(raw, PROFILES)
    assert (code.text, code.profile, code.category, code.subcategories) == (raw, profile, category, subs)
    assert (code.year, code.retention, code.file, code.leaf) == (year, retention, file, leaf)


@pytest.mark.parametrize(
    ("raw", "candidates"),
    [
        ("X032-KJ·KY·01-003", ("v22", "i22")),
        ("Z008-WS·2019·Y-037", ("v22", "i22")),
        ("Z109-WS·2011·Y·办公室-0001", ("v22", "i22")),
        ("C038-001-002-003", ("c94", "g91")),
    ],
)
def test_a_shape_that_two_profiles_share_is_refused_and_read_when_one_is_named(raw, candidates):
    with pytest.raises(ReferenceCodeError) as caught:
        parse(raw, PROFILES)
    assert caught.value.candidates == candidates
    assert all(name in str(caught.value) for name in candidates)
    for name in candidates:
        assert parse(raw, [name]).profile == name


def test_an_item_by_item_code_keeps_its_department():
    code = parse("Z109-WS·2011·Y·办公室-0001", ["i22"])
    assert (code.department, code.file, code.leaf) == ("办公室", "", "0001")


@pytest.mark.parametrize(
    "raw",
    [
        "J999—ZY.HJ.DC.1962.Y—0003—042",
        "j999-zy·hj·dc·1962·y-0003-042",
        "Ｊ９９９－ＺＹ・ＨＪ・ＤＣ・１９６２・Ｙ－０００３－０４２",
        "J999——ZY•HJ•DC•1962•Y——0003——042",
        " J999 - ZY · HJ · DC · 1962 · Y - 0003 - 042 ",
        "J999\u2212ZY。HJ。DC。1962。Y\u22120003\u2212042",
        "J999–ZY．HJ．DC．1962．Y–0003–042\ufeff",
        "J999-ZY·HJ·DC·I962·Y-OOO3-O42",
        "J99９-ZY·HJ·DC·1962·Y-00O3-0４2",
    ],
)
def test_typography_does_not_matter(raw):
    assert parse(raw, PROFILES).text == "J999-ZY·HJ·DC·1962·Y-0003-042"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("J99O-ZY·HJ·2008·D3O-0001-OO4", "J990-ZY·HJ·2008·D30-0001-004"),
        # A part of a series may hold letters and digits, so nothing decides there.
        ("J998-ZY·HJ·Q0·2008·D30-0001-004", "J998-ZY·HJ·Q0·2008·D30-0001-004"),
        ("J998-ZY·HJ·QO·2008·D30-0001-004", "J998-ZY·HJ·QO·2008·D30-0001-004"),
        ("O998-HJ-1-2", "O998-HJ-1-2"),
        ("J998-HJ-l-2", "J998-HJ-1-2"),
    ],
)
def test_letters_for_digits_are_put_right_only_where_the_slot_decides(raw, text):
    assert parse(raw, PROFILES).text == text


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("", "missing"),
        ("   ", "missing"),
        ("J99-HJ-1-2", "fonds"),
        ("J998-H-1-2", "category"),
        ("J998-ZY··HJ-1-2", "series"),
        ("J998-HJ-1234567-2", "file number"),
        ("J998-HJ-1-abc", "page number"),
        ("J998-HJ-1-2-3", "levels"),
        ("J998", "levels"),
        ("J998-HJ-1-2#0001", "page"),
    ],
)
def test_what_is_wrong_is_named(raw, word):
    with pytest.raises(ReferenceCodeError, match=word) as caught:
        parse(raw, PROFILES)
    assert caught.value.candidates == ()


def test_ancestors_come_nearest_first():
    code = parse("J999-ZY·HJ·SW·2008·Y-0002-015", PROFILES)
    assert code.ancestors == ("J999-ZY·HJ·SW·2008·Y-0002", "J999-ZY·HJ·SW·2008·Y", "J999")


def test_codes_sort_by_their_numbers_and_volumes_before_their_items():
    inorder = [
        "J998-ZY·HJ·BG·1999·D5-0002",
        "J998-ZY·HJ·BG·1999·D5-0002-1",
        "J998-ZY·HJ·BG·1999·D5-0002-002",
        "J998-ZY·HJ·BG·1999·D5-0002-10",
        "J998-ZY·HJ·BG·1999·D5-10-1",
        "J998-ZY·HJ·BG·1999·D30-1-1",
        "J998-ZY·HJ·BG·2008·D5-1-1",
        "J998-ZY·HJ·SW·1980·Y-1-1",
        "J999-HJ-1-1",
    ]
    keys = [read_partly(text).sort_key for text in inorder]
    assert keys == sorted(keys)


@given(CODES, st.integers(0, 10**6 - 1), st.integers(0, 10**6 - 1))
def test_sorting_is_numeric(case, first, second):
    stem = case[0].rpartition("-")[0]
    low, high = (read_partly(f"{stem}-{number}").sort_key for number in (first, second))
    assert (low < high) == (first < second)


@given(CODES)
def test_a_parsed_code_parses_to_itself(case):
    text, profile = case
    code = parse(text, [profile])
    assert parse(code.text, [profile]) == code
    assert code.text == text
    assert normalise(code.text) == code.text


TYPOGRAPHY = {
    "-": ["-", "—", "–", "－", "——", " - ", "\u2212", "―"],
    "·": ["·", ".", "・", "•", "．", " · ", "。", "‧"],
}


@given(CODES, st.data())
def test_any_typography_parses_to_the_same(case, data):
    text, profile = case
    spelled = []
    for character in text:
        forms = TYPOGRAPHY.get(character) or [character]
        if character.isascii() and character.isalnum():
            forms = [character, character.lower(), chr(ord(character) + 0xFEE0)]
        spelled.append(data.draw(st.sampled_from(forms)))
    assert parse("".join(spelled), [profile]) == parse(text, [profile])


@given(st.text() | st.text("J9O0I1L-·.—#ZYHDＡ０ \u200b办", max_size=40))
def test_normalising_never_fails_and_is_idempotent(raw):
    once = normalise(raw)
    assert normalise(once) == once


@given(
    st.text() | st.text("J9O0I1L-·.—#ZYHD永久 办", max_size=40),
    st.lists(st.sampled_from(PROFILES), unique=True),
)
def test_parse_raises_nothing_but_its_own_error(raw, profiles):
    try:
        code = parse(raw, profiles)
    except ReferenceCodeError:
        pass
    else:
        assert code.profile in profiles
        assert parse(code.text, [code.profile]) == code
    assert read_partly(raw).profile == UNREAD


def test_what_is_certain_of_an_ambiguous_code_is_kept():
    assert read_partly("X032-ZY·HJ·2009·Y-003") == ReferenceCode(
        text="X032-ZY·HJ·2009·Y-003", fonds="X032", category="HJ", year=2009, retention="Y", profile=UNREAD
    )
    assert read_partly("C038-001-002-003").category == ""
    assert read_partly("没有档号").fonds == ""


def test_locators():
    assert split_locator("J999—ZY.HJ.DC.1962.Y—0003—042＃0003") == ("J999-ZY·HJ·DC·1962·Y-0003-042", 3)
    assert split_locator("J999-HJ-1-2") == ("J999-HJ-1-2", None)
    assert locator("J999-HJ-1-2", 3) == "J999-HJ-1-2#0003"
    assert split_locator("甲#0001#0002") == ("甲#0001", 2)
    for bad in ("J999-HJ-1-2#", "J999-HJ-1-2#x", "J999-HJ-1-2#0000", "#0001", "#"):
        with pytest.raises(ReferenceCodeError):
            split_locator(bad)
