"""Surnames that an engine cannot read are offered beside what it read. Everybody is invented."""

import pytest
from page_kit import typed_page

from archive.model import MentionType
from extraction.context import ItemContext
from extraction.extract import extract
from extraction.hidden_surnames import offer_surnames
from extraction.name_shapes import surname_length
from samples import ocr_confusions, surname_likes
from samples.name_shapes import TABLE as LOOK_ALIKES


def persons(text):
    found = extract([(1, typed_page(text))], ItemContext(archive_class="户籍", year=2001))
    return {mention.value: mention.alternatives for mention in found if mention.type is MentionType.PERSON}


@pytest.mark.parametrize(
    ("read", "meant"),
    [("洗玉兰", "冼玉兰"), ("逢国栋", "逄国栋"), ("仇长根", "仉长根"), ("糕春生", "禚春生"), ("度学文", "庹学文")],
)
def test_what_the_engine_makes_of_a_rare_surname_offers_it(read, meant):
    found = persons(f"常住人口登记表\n姓名：{read}\n性别：男\n出生日期：1957年10月10日")
    assert meant in found[read]


@pytest.mark.parametrize("name", ["王春生", "余春生", "欧阳春生", "逄国栋", "古丽娜尔·买买提江", "洗"])
def test_a_name_that_hides_none_offers_none(name):
    assert offer_surnames(name) == ()


def test_what_is_offered_is_a_surname():
    lines = (line for line in surname_likes.TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    for read, surnames in (line.split("\t") for line in lines):
        assert 1 <= len(surnames) <= 3
        assert read not in surnames
        assert all(surname_length(f"{surname}某") == 1 for surname in surnames)


def test_the_table_is_the_one_that_its_lists_make():
    made = surname_likes.make_table(LOOK_ALIKES.read_text("utf-8"), ocr_confusions.read_table(ocr_confusions.KNOWN))
    assert surname_likes.TABLE.read_text("utf-8") == made, "run python -m samples.surname_likes"
