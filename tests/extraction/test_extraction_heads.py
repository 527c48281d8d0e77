"""Heads of ruled tables in two tiers: 号码 over 发动机 and 车架, 双亲 over 父名 and 母名. Everybody is invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from page_kit import MARGIN, WIDTH, Ruled, line_at, page_of, ruled_page, width_of

from archive.model import Mention
from archive.text import Box, PageText
from extraction.context import ItemContext
from extraction.extract import extract

_SIZE, _TIER = 24.0, 60.0

# A head of one column, or a heading with the heads under it.
Heading = str | tuple[str, Sequence[str]]


def _page(title: str, heads: Sequence[Heading], rows: Sequence[Sequence[str]]) -> PageText:
    """Draw a table whose columns are wide as their longest text."""
    leaves = [leaf for head in heads for leaf in ([head] if isinstance(head, str) else head[1])]
    longest = [max(map(len, column)) + 1 for column in zip(leaves, *rows, strict=True)]
    edges = [float(MARGIN)]
    for length in longest:
        edges.append(edges[-1] + (WIDTH - 2 * MARGIN) * length / sum(longest))
    lines, cells = [line_at(title, MARGIN, MARGIN, size=36)], []

    def draw(text: str, first: int, last: int, top: float, bottom: float) -> None:
        x0, x1 = edges[first], edges[last]
        cells.append(Box(x0, top, x1, bottom))
        if text:
            size = min(_SIZE, (x1 - x0 - 4) / width_of(text, 1.0))
            left = (x0 + x1 - width_of(text, size)) / 2
            lines.append(line_at(text, left, (top + bottom - size) / 2, size=size))

    top = MARGIN + 100.0
    column = 0
    for head in heads:
        if isinstance(head, str):
            draw(head, column, column + 1, top, top + 2 * _TIER)
            column += 1
            continue
        draw(head[0], column, column + len(head[1]), top, top + _TIER)
        for leaf in head[1]:
            draw(leaf, column, column + 1, top + _TIER, top + 2 * _TIER)
            column += 1
    for place, row in enumerate(rows, 2):
        for column, text in enumerate(row):
            draw(text, column, column + 1, top + place * _TIER, top + (place + 1) * _TIER)
    return page_of(lines, cells)


def _found(page: PageText, archive_class: str) -> list[Mention]:
    return extract([(1, page)], ItemContext(archive_class=archive_class, year=1989))


def _values(found: Sequence[Mention], kind: str) -> list[str]:
    return sorted(mention.value for mention in found if mention.type == kind)


def test_columns_under_a_heading_are_read_with_those_beside_it() -> None:
    page = _page(
        "拖拉机登记册",
        ["号牌", ("车主", ["姓名", "住址"]), "入户日期", ("号码", ["发动机", "机架"])],
        [
            ["湘F12345", "谭国富", "岳阳县云台乡石坝村", "1989.2.3", "175184693", "8778574"],
            ["湘F23456", "向春梅", "岳阳县云台乡樟木村", "1989.3.4", "175184777", "8778601"],
            ["湘F34567", "殷启明", "岳阳县云台乡青石村", "1989.5.6", "175184901", "8778733"],
        ],
    )
    found = _found(page, "车管")
    assert _values(found, "person") == sorted(["谭国富", "向春梅", "殷启明"])
    assert _values(found, "address") == sorted(f"岳阳县云台乡{village}村" for village in ("石坝", "樟木", "青石"))
    numbers = _values(found, "number")
    assert {"175184693", "175184777", "175184901", "8778574", "8778601", "8778733"} <= set(numbers)
    assert {mention.role for mention in found if mention.value == "175184777"} == {"engine_number"}


@pytest.mark.parametrize(
    ("heading", "leaves"), [("双亲", ("父名", "母名")), ("父母姓名", ("父", "母")), ("监护人", ("父亲", "母亲"))]
)
def test_parents_under_one_heading(heading: str, leaves: Sequence[str]) -> None:
    page = _page(
        "出生人口登记簿",
        ["婴儿名", "性别", "生于", (heading, leaves), "附注"],
        [
            ["谭露", "女", "1989.2.3", "谭国富", "向春梅", ""],
            ["殷和平", "男", "1989.3.9", "殷启明", "柏秀英", "补报"],
            ["柏青山", "男", "1989.4.1", "柏长林", "谭月华", ""],
        ],
    )
    names = _values(_found(page, "户籍"), "person")
    assert names == sorted(["谭露", "谭国富", "向春梅", "殷和平", "殷启明", "柏秀英", "柏青山", "柏长林", "谭月华"])


def test_dates_under_a_heading_that_alone_says_what_they_are() -> None:
    page = _page(
        "暂住证延期登记簿",
        ["姓名", "暂住证号", "住址", ("有效期限", ["原止", "延至"])],
        [
            ["谭国富", "岳寄字007213号", "云台路28号", "1989.2.19", "1989.8.19"],
            ["向春梅", "岳寄字007299号", "云台路30号", "1989.2.20", "1989.8.20"],
        ],
    )
    found = _found(page, "暂住证")
    assert _values(found, "person") == sorted(["谭国富", "向春梅"])
    assert _values(found, "date") == ["1989-02-19", "1989-02-20", "1989-08-19", "1989-08-20"]


def test_a_column_of_names_is_one_whatever_its_head_says() -> None:
    page = _page(
        "漏登人口补报册",
        ["编号", "户主", "补报人口", "性别", "缘由"],
        [
            ["1", "谭国富", "谭露(毛头)", "女", "抱养"],
            ["2", "殷启明", "殷和平", "男", "成家"],
            ["3", "柏长林", "柏青山", "男", "抱养"],
        ],
    )
    names = _values(_found(page, "户籍"), "person")
    assert {"谭露", "殷和平", "柏青山"} <= set(names)
    assert not {"抱养", "成家", "毛头"} & {mention.value for mention in _found(page, "户籍") if not mention.role}


def test_one_person_a_column_beside_labels_at_the_left_is_no_head_of_columns() -> None:
    page = _page(
        "道路交通事故认定书",
        ["当事方", "当事人甲", "当事人乙"],
        [
            ["姓名", "谭国富", "向春梅"],
            ["身份证号", "432299195103067820", "43069919750316600X"],
            ["车牌", "湘F12345", "湘F23456"],
            ["责任", "□全部 √主要", "□主要 √次要"],
        ],
    )
    found = _found(page, "交通事故")
    assert _values(found, "person") == sorted(["谭国富", "向春梅"])
    assert _values(found, "id_number") == ["43069919750316600X", "432299195103067820"]


def test_rows_of_one_table_tell_nothing_of_those_of_another() -> None:
    page = ruled_page(
        "户口登记簿",
        [
            ["姓名", "与户主关系", "性别", "出生日期"],
            ["谭国富", "父", "男", "1920.2.3"],
            ["向春梅", "母", "女", "1922.4.5"],
            [Ruled("以上人口已经迁往岳阳县云台乡青石村二组居住", 4)],
            ["出生日期", "性别", "与户主关系", "姓名"],
            ["1950.2.3", "女", "长女", "谭露"],
            ["1952.4.5", "男", "次子", "谭青山"],
        ],
    )
    roles = {mention.value: mention.role for mention in _found(page, "户籍") if mention.type == "person"}
    assert roles == {"谭国富": "父", "向春梅": "母", "谭露": "长女", "谭青山": "次子"}
