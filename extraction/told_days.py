"""Days that name their year or month by another day: 同年12月8日, 本月9日, 次日, 9月14日, 腊月廿四.

The year is that of the day told before, or that of the paper. What is said to have been is never after the paper: a
day of the moon that would be is of the year before. Pure text; where a page tells its own day: see ``page_dates``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from archive.calendars import LUNAR_MONTHS, from_lunar
from archive.numerals import read_number
from extraction.date_span import DateSpan, follows_birth, is_real, make_span, read_count
from extraction.flow import Flow, Gap

_COUNT = r"[0-9一二三四五六七八九十廿卅]{1,3}"
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|[廿卄][一二三四五六七八九]?|[二三]?十[一二三四五六七八九]?|卅)"
# 去年腊月廿八, 同年5月6日, 次年三月.
_OF_YEAR = re.compile(
    rf"(?P<year>[同当本今次翌去前]年)的?(?:农历|阴历|旧历|古历)?(?P<month>闰?(?:{_COUNT}|[正元冬腊]))月"
    rf"(?:(?P<day>初?{_COUNT})(?:[日号]|(?<=初[一二三四五六七八九十]))|(?<=[正冬腊]月)(?P<moon>{_LUNAR_DAY}))?(?![0-9])"
)
# 本月9日, 同月28日.
_OF_MONTH = re.compile(rf"(?P<which>[本当同上下次])月(?P<day>{_COUNT})[日号]")
# 次日报案
_NEXT_DAY = re.compile(r"(?:次|翌)日(?![数期常])")
# 9月14日到，9月18日走: the year was told before.
_BARE = re.compile(
    rf"(?<![0-9一二三四五六七八九十〇零○年月.\-/·每上下本历])(?P<month>{_COUNT}|元)月(?P<day>{_COUNT})[日号](?![线路])"
)
# 母亲已于腊月廿四病故: only the moon's days go without 日.
_BARE_MOON = re.compile(
    rf"(?<![0-9一二三四五六七八九十〇零○年月历闰每逢到(（])(?:(?P<month>[正冬腊])月(?P<day>{_LUNAR_DAY})(?![一二三四五六七八九十])日?"
    r"|(?P<counted>十[一二]?|[二三四五六七八九])月(?P<first>初[一二三四五六七八九十]))"
    # 农历八月十五日
    rf"|(?:农历|阴历|旧历|古历|夏历)(?P<told>十[一二]?|[一二三四五六七八九正冬腊])月(?P<then>{_LUNAR_DAY}|[一二三四五六七八九])(?![一二三四五六七八九十])日?"
)
_AFTER_LAST = {"同": 0, "当": 0, "次": 1, "翌": 1}
_OF_PAPER = {"本": 0, "今": 0, "去": -1, "前": -2}
_LATE, _EARLY = "11", 2
# What is still to come.
_AHEAD = re.compile("前|止|到期|[拟将须应请]")
_RIGHT_BEHIND = 4
# 次日 is the day after one that was told so shortly before.
_SHORTLY = 60


@dataclass(frozen=True, kw_only=True)
class Paper:
    """When a paper was written: ISO 8601, cut to its precision; ``told`` where the page itself says so."""

    value: str
    told: bool

    @property
    def year(self) -> int:
        return int(self.value[:4])

    @property
    def month(self) -> int | None:
        return int(self.value[5:7]) if len(self.value) > len("1988") else None

    def is_before(self, value: str) -> bool:
        """Say whether ``value`` comes after the paper, as far as both are precise."""
        size = min(len(value), len(self.value))
        return value[:size] > self.value[:size]


def find_told_days(
    flow: Flow,
    dated: Sequence[tuple[int, int, str]],
    before: str,
    paper: Paper | None,
    *,
    births: Sequence[tuple[int, int, str]] = (),
) -> Iterator[DateSpan]:
    """Yield the days of ``flow`` that name their year or month by another, from left to right.

    Args:
        flow: the text.
        dated: where each date of the flow begins and ends, and its ISO value, from left to right.
        before: the last date told on the page above the flow, or empty.
        paper: when the paper was written, or None.
        births: like ``dated``, of the days on which somebody was born.
    """
    text = flow.text
    known = list(dated)
    matches = sorted(
        (match for pattern in (_OF_YEAR, _OF_MONTH, _NEXT_DAY, _BARE, _BARE_MOON) for match in pattern.finditer(text)),
        key=lambda match: match.start(),
    )
    for match in matches:
        if flow.gap_inside(*match.span()) >= Gap.WIDE or any(
            match.start() < end and start < match.end() for start, end, _ in known
        ):
            continue
        earlier = [one for one in known if one[1] <= match.start()]
        same = next((day for _, end, day in (*known, *births) if end == match.start() - 1), "")
        if match.re is _BARE_MOON and text[match.start() - 1] == "(" and len(same) == len("1998-05-01"):
            if (moon := _same_day(match, same)) is not None:
                yield moon
            continue
        span = _read(text, match, earlier, before, paper)
        if span is not None:
            yield span
            known = sorted([*known, (span.start, span.end, span.value)])


def _read(
    text: str, match: re.Match[str], earlier: Sequence[tuple[int, int, str]], before: str, paper: Paper | None
) -> DateSpan | None:
    last = earlier[-1][2] if earlier else before
    if match.re is _OF_YEAR:
        return _of_year(text, match, last, paper)
    if match.re is _OF_MONTH:
        return _of_month(text, match, last, paper)
    if match.re is _NEXT_DAY:
        near = bool(earlier) and match.start() - earlier[-1][1] <= _SHORTLY
        if not near or len(last) < len("1998-05-01"):
            return None
        value = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
        return DateSpan(match.start(), match.end(), value, ("year_inferred",))
    # A year alone says little of the days behind it, and what comes after a birth is not of its year.
    told = [value for start, _, value in earlier if len(value) > len("1998") and not follows_birth(text, start)]
    if match.re is _BARE:
        return _bare(text, match, told[-1] if told else "", paper)
    return _bare_moon(match, told[-1] if told else "", paper)


def _of_year(text: str, match: re.Match[str], last: str, paper: Paper | None) -> DateSpan | None:
    word = match.group("year")[0]
    if word in _AFTER_LAST and last:
        year = int(last[:4]) + _AFTER_LAST[word]
    elif word in _OF_PAPER and paper is not None:
        year = paper.year + _OF_PAPER[word]
    else:
        return None
    leap, name = match.group("month").startswith("闰"), match.group("month").removeprefix("闰")
    day = match.group("day") or match.group("moon") or ""
    if leap or name in ("正", "冬", "腊") or day.startswith("初"):
        number = LUNAR_MONTHS.get(name) or read_count(name) or 0
        return _by_moon(match, year, -number if leap else number, day, paper if word in _OF_PAPER else None)
    numbers = [year, read_count(name), read_count(day) if day else None]
    return make_span(text, *match.span(), numbers, ("year_inferred",)) if is_real(numbers) else None


def _of_month(text: str, match: re.Match[str], last: str, paper: Paper | None) -> DateSpan | None:
    which = match.group("which")
    if which in "同次" or (which == "当" and last):
        if len(last) < len("1998-05"):
            return None
        months = 12 * int(last[:4]) + int(last[5:7]) - 1 + (which == "次")
    elif paper is not None and paper.month is not None:
        months = 12 * paper.year + paper.month - 1 + {"上": -1, "下": 1}.get(which, 0)
        # 你所本月9日来函, in an answer of the seventh of the next.
        ahead = (
            which == "本"
            and len(paper.value) == len("1998-05-01")
            and not _AHEAD.search(text, match.end(), match.end() + _RIGHT_BEHIND)
        )
        months -= ahead and (read_count(match.group("day")) or 0) > int(paper.value[8:])
    else:
        return None
    numbers: list[int | None] = [months // 12, months % 12 + 1, read_count(match.group("day"))]
    if not numbers[2] or not is_real(numbers):
        return None
    return make_span(text, *match.span(), numbers, ("year_inferred",))


def _bare(text: str, match: re.Match[str], last: str, paper: Paper | None) -> DateSpan | None:
    if not last and paper is None:
        return None
    year = int(last[:4]) if last or paper is None else paper.year
    numbers = [year, read_count(match.group("month")), read_count(match.group("day"))]
    # 1998年12月28日…1月5日: of the year that follows.
    if last[5:7] >= _LATE and (numbers[1] or 12) <= _EARLY:
        numbers[0] = year + 1
    if not numbers[2] or not is_real(numbers):
        return None
    return make_span(text, *match.span(), numbers, ("year_inferred",))


def _same_day(match: re.Match[str], solar: str) -> DateSpan | None:
    """Return the day of the moon that stands in brackets behind a solar one: 1948年12月29日（农历冬月廿九）."""
    year = int(solar[:4])
    days = [span for of in (year, year - 1) if (span := _moon_of(match, of, None)) is not None]
    wanted = date.fromisoformat(solar)
    return min(
        (span for span in days if len(span.value) == len(solar)),
        key=lambda span: abs(date.fromisoformat(span.value) - wanted),
        default=None,
    )


def _bare_moon(match: re.Match[str], last: str, paper: Paper | None) -> DateSpan | None:
    if not last and (paper is None or not paper.told):
        return None
    return _moon_of(match, int(last[:4]) if last or paper is None else paper.year, paper)


def _moon_of(match: re.Match[str], year: int, paper: Paper | None) -> DateSpan | None:
    name = match.group("month") or match.group("counted") or match.group("told")
    number = LUNAR_MONTHS.get(name) or read_number(name) or 0
    return _by_moon(match, year, number, match.group("day") or match.group("first") or match.group("then"), paper)


def _by_moon(match: re.Match[str], year: int, month: int, day: str, paper: Paper | None) -> DateSpan | None:
    """Return the solar day of a lunar one of ``year``, or of the year before where it would be after ``paper``."""
    counted = read_number(day.removeprefix("初")) if day else None
    solar = from_lunar(year, month, counted)
    if solar is not None and paper is not None and paper.is_before(solar):
        solar = from_lunar(year - 1, month, counted) or solar
    if solar is None:
        return None
    return replace(DateSpan(match.start(), match.end(), solar), checks=("year_inferred", "lunar"))
