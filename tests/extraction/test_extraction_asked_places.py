"""Where somebody lives, comes from or goes to, in the words of many forms and ledgers. All of it is invented."""

from __future__ import annotations

import pytest
from page_kit import ruled_page, typed_page

from extraction.context import ItemContext
from extraction.extract import extract

PLACE = "临江县柳溪镇石桥村4组"


def _addresses(page, *, year=1988):
    return [mention.value for mention in extract([(1, page)], ItemContext(year=year)) if mention.type == "address"]


@pytest.mark.parametrize(
    "label",
    [
        "住所详址",
        "现住所详址",
        "详细住址",
        "详细居住地址",
        "现住所",
        "家庭详址",
        "户籍所在",
        "户籍现址",
        "迁往何处",
        "迁至何处",
        "往何处去",
        "何处迁来",
        "由何处迁来本市",
        "从哪里来",
        "迁自何地",
        "暂住何处",
        "现暂住址",
    ],
)
@pytest.mark.parametrize(
    "form", ["{label}：{place}", "姓名 苗秋实　　{label} {place}", "姓名　苗秋实　{label}　{place}"]
)
def test_a_label_that_asks_for_a_place_is_no_part_of_it(label, form):
    assert _addresses(typed_page(form.format(label=label, place=PLACE))) == [PLACE]


@pytest.mark.parametrize("label", ["住所详址", "迁出何地", "迁入何地", "由何处迁来本址", "到何处去"])
def test_a_column_that_asks_for_a_place_gives_the_place_of_each_row(label):
    rows = [["姓名", "性别", label], ["苗秋实", "男", "临江县柳溪镇石桥大队"], ["苗冬生", "男", "石桥大队四队"]]
    assert _addresses(ruled_page("社员花名册", rows)) == ["临江县柳溪镇石桥大队", "石桥大队四队"]


@pytest.mark.parametrize(
    "text", ["他去何处无人知道。", "住所不定，去向不明。", "迁往何处尚未确定，待复。", "何处迁来：不详"]
)
def test_words_about_a_place_are_none(text):
    assert _addresses(typed_page(text)) == []
