"""Relatives in the papers of a household, in rows of any order and in one line. Everybody in it is invented."""

from __future__ import annotations

import itertools

import pytest
from page_kit import typed_page

from extraction.context import ItemContext
from extraction.extract import extract


def people(text: str, *, blanks: str = "keep") -> list[str]:
    found = extract([(1, typed_page(text, blanks=blanks))], ItemContext(archive_class="户籍", year=2009))
    return [mention.value for mention in found if mention.type == "person"]


@pytest.mark.parametrize("blanks", ["keep", "drop"])
@pytest.mark.parametrize("order", [*itertools.permutations(range(4))])
def test_rows_in_any_order(order, blanks):
    rows = [
        ("关系", "姓名", "性别", "出生年月"),
        ("女婿", "禹正清", "男", "1968.4.1"),
        ("养女", "车晓燕", "女", "1990.1.12"),
    ]
    text = "\n".join("　　".join(row[place] for place in order) for row in rows)
    assert sorted(people(text, blanks=blanks)) == ["禹正清", "车晓燕"]


@pytest.mark.parametrize(
    "kin", ["之妻", "长子", "次女", "外孙", "女婿", "儿媳", "继父", "养女", "继母", "侄女", "外孙女", "弟媳"]
)
@pytest.mark.parametrize("name", ["贲玉珍", "栾海", "褚秀英"])
def test_a_row_behind_its_relation(kin, name):
    for text in (f"{kin}　{name}　1971年5月2日", f"{kin}：{name}", f"{kin}{name}　女　1971.5.2", f"{kin} {name}"):
        assert people(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("家中有母亲严素珍、妻邱月娥、子谭磊。", ["严素珍", "邱月娥", "谭磊"]),
        ("全家四口：本人、妻贲玉珍、子栾海、儿媳钭小梅。", ["贲玉珍", "栾海", "钭小梅"]),
        ("钱月娥（妻，1950年生）、庹海（长子，1975年生）", ["钱月娥", "庹海"]),
        ("禚洪(继父)、仉桂芳(母亲)、禚小海(弟)", ["禚洪", "仉桂芳", "禚小海"]),
        ("生一女名闵小红，一子名闵军。", ["闵小红", "闵军"]),
        ("随其继父霍长明、母车晓燕生活", ["霍长明", "车晓燕"]),
        ("户内有孙冼家豪、孙女冼家慧", ["冼家豪", "冼家慧"]),
        ("家有老母逄三妹、妻钭春桃、幼子逄亮", ["逄三妹", "钭春桃", "逄亮"]),
        ("祖父贲大有、祖母禚氏、叔贲小有均已去世", ["贲大有", "禚氏", "贲小有"]),
        ("女婿冼国强、外孙冼一鸣随迁", ["冼国强", "冼一鸣"]),
        ("养父庹德清、养母栾玉娥无子女", ["庹德清", "栾玉娥"]),
        ("现有儿媳仉秀云及孙子庹小宝两人在册", ["仉秀云", "庹小宝"]),
    ],
)
def test_relatives_in_one_line(text, names):
    assert sorted(people(text)) == sorted(names)


@pytest.mark.parametrize(
    "text",
    [
        "家中有母亲、妻、子共四口。",
        "父亲同意，母亲健在。",
        "长子已分户，次女出嫁。",
        "妻方提出，夫方同意，子女随母。",
        "父权制度，母婴保健，子弟学校。",
        "家中有财产纠纷，有儿有女。",
        "养女成年后迁出，外孙上学。",
        "子女管教，父母双亡。",
        "房屋（妻，子女共有）、财产（子，女均分）",
        "户口（父，母），证明（女，子）",
        "随父母外出，与父母同住。",
        "生一女名字未取，一子名叫不详。",
        "妻　女　汉族　1950.2.3",
        "长子　男　高中　1971年5月2日",
    ],
)
def test_relations_alone_are_no_names(text):
    assert people(text) == []
