"""Dates judged by the calendar, by the year of the paper and by both calendars."""

from __future__ import annotations

from dataclasses import replace

from page_kit import glyphs_at, page_of, typed_page

from archive.model import Mention
from archive.text import Alternative, Line, PageText
from extraction.context import ItemContext
from extraction.extract import extract


def _date_of(page: str | PageText, *, year: int = 2009) -> Mention:
    read = typed_page(page) if isinstance(page, str) else page
    (mention,) = (m for m in extract([(1, read)], ItemContext(year=year)) if m.type == "date")
    return mention


def _read(text: str, place: int, rivals: dict[str, float], *, confidence: float = 0.6) -> PageText:
    glyphs = glyphs_at(text, 120, 120)
    others = tuple(Alternative(text=rival, probability=share) for rival, share in rivals.items())
    glyphs[place] = replace(glyphs[place], confidence=confidence, alternatives=others)
    return page_of([Line(glyphs=tuple(glyphs))])


def test_an_impossible_day_is_solved_by_its_runner_up() -> None:
    text = "登记日期：2008年4月31日"
    mention = _date_of(_read(text, text.index("1日"), {"0": 0.3}))
    assert (mention.raw, mention.value) == ("2008年4月31日", "2008-04-30")
    assert "!mended" in mention.checks
    assert mention.alternatives == ("2008-04",)


def test_an_impossible_day_without_a_runner_up_is_cut_off_and_told() -> None:
    mention = _date_of("登记日期：2008年4月31日")
    assert mention.value == "2008-04"
    assert "!date" in mention.checks


def test_a_year_after_the_paper_is_solved_or_told() -> None:
    text = "登记日期：2018年4月3日"
    mention = _date_of(_read(text, text.index("18年"), {"0": 0.3}))
    assert mention.value == "2008-04-03"
    assert "!mended" in mention.checks
    assert "!after_document" in _date_of(text).checks


def test_what_a_paper_says_ahead_of_time_is_no_fault() -> None:
    assert _date_of("有效期至2019年3月4日").checks == ()
    assert _date_of("该证于2019年3月4日止").checks == ()


def test_a_doubtful_digit_is_offered_and_never_put_right() -> None:
    text = "登记日期：2008年4月3日"
    mention = _date_of(_read(text, text.index("3日"), {"8": 0.3}))
    assert mention.value == "2008-04-03"
    assert mention.alternatives == ("2008-04-08",)


def test_both_calendars_are_kept_where_the_paper_does_not_show_which() -> None:
    mention = _date_of("出生日期：民国廿三年五月十二日")
    assert (mention.value, mention.alternatives) == ("1934-05-12", ("1934-06-23",))
    mention = _date_of("出生日期：一九六三年十月廿四")
    assert (mention.value, mention.alternatives) == ("1963-12-09", ("1963-10-24",))
    assert _date_of("出生日期：一九六三年腊月廿四").alternatives == ()
