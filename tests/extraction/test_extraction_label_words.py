"""Labels that are set otherwise than plainly: two in one, in two languages, glued to their value. All is invented."""

from __future__ import annotations

import pytest
from page_kit import Ruled, ruled_page, typed_page

from archive.folding import fold
from extraction.context import ItemContext
from extraction.extract import extract
from extraction.labels import Kind, classify


def _found(page, archive_class="", year=2009):
    found: dict[str, set[str]] = {}
    for mention in extract([(1, page)], ItemContext(archive_class=archive_class, year=year)):
        found.setdefault(str(mention.type), set()).add(mention.value)
    return found


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("化名绰号", Kind.FORMER_NAME),
        ("询问人姓名、单位", Kind.PERSON),
        ("记录人姓名", Kind.PERSON),
        ("投靠何人", Kind.PERSON),
        ("户口地", Kind.ADDRESS),
        ("何处迁来", Kind.ADDRESS),
        ("何时死亡", Kind.DATE),
        ("死亡年月日时", Kind.DATE),
        ("证件号(身份证)", Kind.ID),
        ("驾驶证档案编号", Kind.NUMBER),
        ("BP机号", Kind.PHONE),
        ("原有姓名", Kind.FORMER_NAME),
        ("死者家属", Kind.PERSON),
    ],
)
def test_what_a_label_introduces(word, kind):
    label = classify(fold(word), in_cell=True)
    assert label is not None
    assert label.kind is kind


def test_a_label_that_was_misread_is_not_met_by_the_first_character_of_its_value():
    page = typed_page("现户口地贵州省黎平县肇兴镇官庄村三组33号\n拟落户地柳州市鱼峰区唐宫中路139号")
    assert _found(page)["address"] == {"贵州省黎平县肇兴镇官庄村三组33号", "柳州市鱼峰区唐宫中路139号"}


def test_labels_in_two_languages_stand_over_two_lines():
    rows = [
        ["姓名\nName", "莫柱", "紧急联系人\nContact", "潘月英"],
        ["公民身份号码\nID No.", "430699198207056775", "有效期至\nDate of expiry", "2014年8月9日"],
    ]
    found = _found(ruled_page("中国公民普通护照申请表", rows))
    assert found["person"] == {"莫柱", "潘月英"}
    assert found["id_number"] == {"430699198207056775"}
    assert "number" not in found


def test_a_name_that_ends_like_a_label_is_one_beside_the_label_of_a_name():
    page = ruled_page(
        "重点人口卡片", [["姓名", "孙正方", "化名绰号", "孙波、孙癞子", "出生年月", "55年2月6日"]], size=24
    )
    assert _found(page, "重点人口", 1989)["person"] == {"孙正方", "孙波", "孙癞子"}


def test_names_without_a_colon_in_the_head_of_minutes():
    page = typed_page(
        "询问人姓名、单位赵亚平 衡南县公安局交通警察大队\n记录人姓名阳崟\n被询问人姓名南宫亚平　性别女\n随迁武冬英（女）"
    )
    assert _found(page)["person"] == {"赵亚平", "阳崟", "南宫亚平", "武冬英"}


DIGITS = "430699198512160667"


def _boxes(digits: str) -> list[str | Ruled]:
    return ["母亲姓名", "彭若男", Ruled("公民身份号码", 1.6), *(Ruled(digit, 0.4) for digit in digits)]


def test_digits_that_stand_in_a_box_each_are_one_number():
    page = ruled_page("出生登记申请表", [_boxes(DIGITS)], size=20)
    assert _found(page, "户籍")["id_number"] == {DIGITS}


def test_a_box_in_which_nothing_was_read_leaves_its_place_in_the_number():
    """The thin strokes of two digits were not read: check character, birth date and the look of a 1 leave one number."""
    lost = [digit if place not in (6, 10) else "" for place, digit in enumerate(DIGITS)]
    page = ruled_page(
        "出生登记申请表", [["母亲姓名", "彭若男", Ruled("公民身份号码", 1.6), *(Ruled(d, 0.4) for d in lost)]], size=20
    )
    mentions = [m for m in extract([(1, page)], ItemContext(year=2007)) if m.type == "id_number"]
    assert [m.value for m in mentions] == [DIGITS]
    assert "!mended" in mentions[0].checks


def test_an_empty_box_behind_a_field_is_no_digit():
    page = ruled_page("申请表", [["年", "2", "0", "0", "7", "", "备注"]], size=24)
    assert "id_number" not in _found(page)
