"""What holds for any page: no exception, regions on the page, raw text from the page; dates and ID numbers round trip."""

from __future__ import annotations

import datetime as dt
import time

from hypothesis import given, settings
from hypothesis import strategies as st
from page_kit import page_of, ruled_page, typed_page

from archive.id_numbers import birth_date_of
from archive.text import Alternative, Box, Glyph, Line, PageText
from extraction.context import ItemContext
from extraction.extract import extract
from extraction.identity import checksum_holds, is_male

_PIECES = [
    "姓名", "：", "　", " ", "余", "欧阳", "男", "女", "出生日期", "一九八七年", "九月", "十六日", "2009", "年", "月", "日", "43229919", "X", "住址", "市", "区",
    "号", "■", "□", "注销", "（", "）", "·", ".", "-", "第", "字", "〔", "湘F", "由", "变更为", "“", "”", "与", "驾驶", "父", "母", "妻", "民国", "闰", "冬月", "初八",
    "\u3000", "𠮷", "□", "＿", "关于", "的", "承担", "公民身份号码", "意见", "同意", "审批表", "J999-ZY·HJ", "国", "丙申年",
]  # fmt: skip
_TEXT = st.lists(st.one_of(st.sampled_from(_PIECES), st.characters(exclude_categories=["Cs", "Cc"])), max_size=40).map(
    "".join
)
_NUMBER = st.floats(min_value=0, max_value=2000, allow_nan=False)


@st.composite
def _pages(draw: st.DrawFn) -> PageText:
    lines = []
    for _ in range(draw(st.integers(0, 6))):
        text = draw(_TEXT)
        x, y, size = draw(_NUMBER), draw(_NUMBER), draw(st.floats(min_value=1, max_value=80))
        vertical = draw(st.booleans())
        glyphs = tuple(
            Glyph(
                text=character,
                box=Box(x, y + place * size, x + size, y + (place + 1) * size)
                if vertical
                else Box(x + place * size, y, x + (place + 1) * size, y + size),
                confidence=draw(st.sampled_from([0.0, 0.5, 1.0])),
                alternatives=(Alternative("已", 0.3), Alternative("1", 0.2)),
            )
            for place, character in enumerate(text)
        )
        if glyphs:
            lines.append(Line(glyphs=glyphs, wraps=draw(st.booleans()), vertical=vertical))
    cells = []
    for _ in range(draw(st.integers(0, 8))):
        x, y = draw(_NUMBER), draw(_NUMBER)
        cells.append(Box(x, y, x + draw(_NUMBER), y + draw(_NUMBER)))
    return page_of(lines, cells)


@given(_pages(), st.sampled_from(["", "户籍", "车辆", "出入境", "没有的类"]))
@settings(max_examples=120, deadline=None)
def test_any_page_is_read(page: PageText, archive_class: str) -> None:
    everything = "".join(line.text for line in page.lines)
    for mention in extract([(1, page)], ItemContext(archive_class=archive_class, year=2009)):
        region = mention.region
        assert 0 <= region.x <= region.x + region.w <= 1.0001
        assert 0 <= region.y <= region.y + region.h <= 1.0001
        assert mention.raw
        assert mention.value
        assert set(mention.raw) <= set(everything)
        assert 0 <= mention.confidence <= 1


@given(st.dates(dt.date(1900, 1, 1), dt.date(2029, 12, 31)), st.sampled_from(["年月日", "-", ".", "/", ""]))
@settings(max_examples=60, deadline=None)
def test_dates_round_trip(date: dt.date, style: str) -> None:
    if style == "年月日":
        written = f"{date.year}年{date.month}月{date.day}日"
    elif style:
        written = f"{date.year}{style}{date.month}{style}{date.day}"
    else:
        written = f"{date:%Y%m%d}"
    found = extract([(1, typed_page(f"登记日期：{written}"))], ItemContext(year=2029))
    assert [mention.value for mention in found if mention.type == "date"] == [date.isoformat()]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2012, 12, 31)), st.integers(1, 999))
@settings(max_examples=60, deadline=None)
def test_id_numbers_round_trip(born: dt.date, sequence: int) -> None:
    body = f"432299{born:%Y%m%d}{sequence:03d}"
    number = next(body + last for last in "0123456789X" if checksum_holds(body + last))
    assert birth_date_of(number) == born.isoformat()
    assert is_male(number) == (sequence % 2 == 1)
    found = extract([(1, typed_page(f"身份证号码：{number}"))], ItemContext())
    assert [mention.value for mention in found if mention.type == "id_number"] == [number]


def test_hostile_text_takes_no_long_time() -> None:
    pages = [
        typed_page("市" * 3000),
        typed_page("区县路街" * 700 + "号"),
        typed_page("张" * 2000),
        typed_page("姓名：" * 800),
        typed_page("1" * 4000),
    ]
    pages.append(ruled_page("表", [["姓名"] * 12 for _ in range(25)]))
    started = time.process_time()
    for page in pages:
        extract([(1, page)], ItemContext(archive_class="户籍"))
    assert time.process_time() - started < 12
