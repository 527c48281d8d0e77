"""Sentences, rows and numbers of papers of the fifties to the nineties, on clean print. Everybody is invented."""

from __future__ import annotations

import pytest
from page_kit import typed_page

from extraction.context import ItemContext
from extraction.extract import extract


def read(text, kind, *, year=1985, archive_class="户籍"):
    found = extract([(1, typed_page(text))], ItemContext(archive_class=archive_class, year=year))
    return [mention.value for mention in found if mention.type == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("乘坐自行车后架的容春桃轻伤。", ["容春桃"]),
        ("那车是红花乡的商佑生开的。", ["商佑生"]),
        ("细伢子商毛毛头上出血。", ["商毛毛"]),
        ("派員卓逸群查驗屬實。", ["卓逸群"]),
        ("大哥公冶建设远在新疆。", ["公冶建设"]),
        ("房客尔朱兰嫁到东山去了。", ["尔朱兰"]),
        ("家属揣银花贰名前来。", ["揣银花"]),
        ("我所民警扈江涛、苑青进行了调查。", ["扈江涛", "苑青"]),
        ("经手人：母金声", ["母金声"]),
        # Behind a label of who signs a relative's name still begins with his relation where he has a surname.
        ("申报人：妻孙玉梅", ["孙玉梅"]),
    ],
)
def test_names_are_found_whole(text, names):
    assert read(text, "person") == names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("迁回先锋路塔前街58号父母处。", ["先锋路塔前街58号"]),
        ("在汨罗县新市镇正街供销社门口倒车。", ["汨罗县新市镇正街供销社门口"]),
        ("兹有我大队第六生产队社员禤永福。", []),
        ("肇事地点：砂石路面，宽六米二", []),
        ("住址或单位：道外区第九小学学生", []),
    ],
)
def test_places(text, places):
    assert read(text, "address") == places


@pytest.mark.parametrize(
    ("text", "days"), [("注：87.1.15出境", ["1987-01-15"]), ("94.8.30注销", ["1994-08-30"]), ("共87.1.15元", [])]
)
def test_what_happened_then_tells_a_day(text, days):
    assert read(text, "date", year=1990) == days


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("吊扣驾驶证（湘13字第0655号）一年。", ["湘13字第0655号"]),
        ("城民死字第叁拾柒號", ["城民死字第叁拾柒号"]),
        ("瓮公字第7号", ["瓮公字第7号"]),
    ],
)
def test_numbers(text, numbers):
    assert read(text, "number") == numbers
