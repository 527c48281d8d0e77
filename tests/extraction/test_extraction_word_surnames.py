"""Surnames that are common words (把, 过, 但, 操, 要, 门, 老, 多). Everybody in it is invented."""

from __future__ import annotations

import pytest
from page_kit import ruled_page, typed_page

from extraction.context import ItemContext
from extraction.extract import extract


def people(page) -> list[str]:
    page = typed_page(page) if isinstance(page, str) else page
    found = extract([(1, page)], ItemContext(archive_class="户籍", year=2009))
    return [mention.value for mention in found if mention.type == "person"]


NAMES = ["但汉忠", "过玉兰", "把长贵", "操家福", "要秀珍", "门国栋", "老有福", "多兰英"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text",
    [
        # Behind a label.
        "姓名　{}　性别　女",
        "户主：{}",
        "死者姓名:{}　死亡日期：2003年4月5日",
        "经办人：{}",
        # Behind a title, what ends a name behind it.
        "村民{}反映，",
        "申请人{}因投靠其子",
        "证人{}证实此事。",
        "其父{}已病故。",
        "父亲欧阳海、母亲{}均同意。",
        "户主{}之妻",
        "民警{}到场。",
        "房东{}可以作证。",
        "据邻居{}反映",
        "死者{}，女，",
        "驾驶员{}驾驶货车",
    ],
)
def test_a_word_is_a_surname_behind_a_label_or_a_title(text, name):
    assert name in people(text.format(name))
    assert len(people(text.format(name))) == 1 + ("欧阳海" in text)


@pytest.mark.parametrize("name", NAMES)
def test_a_word_is_a_surname_in_a_column_of_names(name):
    page = ruled_page("花名册", [["序号", "姓名", "性别"], ["1", name, "女"], ["2", "欧阳海", "男"]])
    assert people(page) == [name, "欧阳海"]


@pytest.mark.parametrize(
    "text",
    [
        "但本人不同意。",
        "把户口迁入本市，要安家费。",
        "操作不当，过路车辆避让。",
        "要求办理户口迁移。",
        "多次到场，老有病。",
        "申请人要求迁入，但未提供材料。",
        "驾驶人操作不当，把对方车辆撞坏。",
        "户主过世后，由其子任户主。",
        "申请人多次要求落户。",
        "死者要害部位受伤，",
        "民警过问此事。民警多次上门。",
        "经办人把材料上报。",
        "房东老实说明情况。",
        "其父但求落户。",
        "母亲过世，父亲老病。",
        "村民老党员反映，",
        "其父都同意，其母能出国，",
        "证人但愿意作证。",
        "其子多病，其女要安家，",
        "户主门前，房东门口，",
        "申请人过期未领，",
    ],
)
def test_elsewhere_they_are_words(text):
    assert people(text) == []
