"""Tables in columns from the right, as ledgers of the forties and fifties have them. Everybody in them is invented."""

from __future__ import annotations

from archive.model import Mention
from archive.text import Box, Glyph, Line, PageText
from extraction.context import ItemContext
from extraction.extract import extract

SIZE = 40


def _column(text: str, x: float, y: float, size: float = SIZE) -> Line:
    glyphs = tuple(
        Glyph(mark, Box(x, y + size * at, x + size, y + size * (at + 1)), 0.99) for at, mark in enumerate(text)
    )
    return Line(glyphs=glyphs, vertical=len(glyphs) > 1)


def _page(rows: list[tuple[float, list[str]]], *, title: str = "") -> PageText:
    """Draw rows of cells from the right: each has its height and the texts of its cells, columns parted by a newline."""
    lines: list[Line] = []
    cells: list[Box] = []
    width = 160.0
    right = 1900.0
    if title:
        cells.append(Box(right, 100, right + 150, 1900))
        lines.append(_column(title, right + 40, 150, 60))
    top = 100.0
    for height, texts in rows:
        for place, text in enumerate(texts):
            x1 = right - 10 - place * width
            cells.append(Box(x1 - width + 10, top, x1, top + height))
            parts = text.split("\n")
            for number, part in enumerate(parts):
                x = x1 - 50 if len(parts) > 1 else x1 - 95
                if part:
                    lines.append(_column(part, x - number * 55, top + 20))
        top += height + 8
    return PageText(
        width=2200, height=2400, scan_width=2200, scan_height=2400, to_scan=(1.0, 0.0, 0.0, 0.0, 1.0, 0.0),
        lines=tuple(lines), cells=tuple(cells), engine="drawn", dpi=200.0,
    )  # fmt: skip


def _read(page: PageText) -> list[Mention]:
    return list(extract([(1, page)], ItemContext(archive_class="户籍", year=1953)))


def _persons(mentions: list[Mention]) -> dict[str, str]:
    return {mention.value: mention.role for mention in mentions if mention.type == "person"}


def test_relatives_head_columns_of_their_own():
    page = _page(
        [
            (220, ["戶主", "妻", "長子", "次女", "住址", "職業"]),
            (1200, [
                "茅以山男民國八年二月廿日生", "茅裘氏女民國十二年六月生", "茅國棟男一九四八年九月三日生", "茅蘭芝女一九五一年七月十六日生",
                "城關區沿湖街柳葉巷十九號", "木帆船社船工",
            ]),
        ],
        title="戶口登記簿",
    )  # fmt: skip
    mentions = _read(page)
    assert _persons(mentions) == {"茅以山": "户主", "茅裘氏": "妻", "茅国栋": "长子", "茅兰芝": "次女"}
    assert [m.value for m in mentions if m.type == "address"] == ["城關區沿湖街柳葉巷十九號"]
    assert [m.value for m in mentions if m.type == "case_type"] == ["户口登记"]


def test_labels_stand_at_the_right_and_a_last_column_may_be_one_character():
    page = _page(
        [
            (160, ["稱謂", "戶主", "妻", "長子", "母"]),
            (220, ["姓名", "茅以山", "茅裘氏", "茅國棟", "茅吳氏"]),
            (120, ["性別", "男", "女", "男", "女"]),
            (
                360,
                [
                    "出生年月日",
                    "一九〇九年六\n月十七日",
                    "民國元年二月\n五日",
                    "民國三十年十\n二月卅日",
                    "一九二六年八\n月",
                ],
            ),
            (300, ["備考", "", "本名裘蓮\n英", "", ""]),
        ]
    )
    mentions = _read(page)
    persons = _persons(mentions)
    assert {name: persons[name] for name in ("茅以山", "茅裘氏", "茅国栋", "茅吴氏")} == {
        "茅以山": "户主", "茅裘氏": "妻", "茅国栋": "长子", "茅吴氏": "母",
    }  # fmt: skip
    assert "裘莲英" in persons
    dates = sorted(m.value for m in mentions if m.type == "date")
    assert dates == ["1909-06-17", "1912-02-05", "1926-08", "1941-12-30"]
