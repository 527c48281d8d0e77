"""What stands beside a date and decides whether it is one: a year alone, a short year, the year of the date before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.numerals import read_number

_COUNT = r"[0-9一二三四五六七八九十廿卅]{1,3}"
# A year alone is a date only where something is said to happen in it.
_YEAR_HAPPENS = re.compile(
    r"(?:出生|生(?![产活效意态])|由|迁|从|自|因|随|来|去|到|入|参加|参军|结婚|离婚|毕业|调|退|病故|死亡|去世|故(?![意障事])|被|至今|以来|前|后|初|底|末|春|夏|秋|冬|建|开始|起|登记|成婚|走|出(?:国|境|去|外)|移居|在|与|经|务工|定居"
    r"|年?间(?![隔接断])|期间|读书|上学|入学|逃|挈|携|全国|人口普查|普查|换发|换证|大旱|大水|闹|解放|土改|公社化|下放|插队|返城|回城|落户|分家|殁|[-—–~至到](?=(?:19|20|[一二])[0-9〇零○一二三四五六七八九]{2,3}年)|的[,，。;；]|[,，]相差)"
)
_YEAR_TOLD = re.compile(r"(?:于|自|从|年[-—–~至到])$")
# 1998年度, 2001年版, 1989年第3号: years of papers, plans and numbers.
_OF_PAPERS = re.compile(
    r"[度版级届期第字式款型产号份]|户(?!口册|口底|籍册)|[\-\u2014\u2013/]|$|[0-9]|闰?[一二三四五六七八九十正元冬腊]{1,3}月"
)
_NUMBERED = re.compile(r"[字第号〔\[(（]$|(?<![经查在据及和与])[\u3400-\u9fff]公$")
_LONGEST_WORD = 4
# What happened on a day stands behind it in a record: 93.7.7长媳因婚迁入.
_HAPPENED_THEN = frozenset("由因经自从迁变更注登收发领撤列转入来到死长次三妻子女父母媳婿出返赴离归补换调参病")
_RELATIVE = re.compile(
    rf"(?P<year>[同当本今次翌去前]年)的?(?P<month>闰?(?:{_COUNT}|[正元冬腊]))月(?:(?P<day>初?{_COUNT})(?:[日号]|(?<=初[一二三四五六七八九十])))?(?![0-9])"
)
_LATER_BY = {"同": 0, "当": 0, "次": 1, "翌": 1}
_OF_PAPER = {"本": 0, "今": 0, "去": -1, "前": -2}


def is_year_told(text: str, start: int, end: int) -> bool:
    """Say whether a year alone at ``start`` to ``end`` is when something happened."""
    before = text[max(0, start - _LONGEST_WORD) : start]
    if _YEAR_HAPPENS.match(text, end) is not None or _YEAR_TOLD.search(before) is not None:
        return True
    return _OF_PAPERS.match(text, end) is None and _NUMBERED.search(before) is None


def begins_record(before: str, after: str) -> bool:
    """Say whether a day between these two characters (or nothing) heads what happened on it."""
    return before in (":", "。", ";", "") and bool(after) and after in _HAPPENED_THEN


# 一、72、4、27，: items of a record are counted, and begin with their day.
_ITEM = re.compile(r"(?:^|[。;；,，0-9页])[一二三四五六七八九十]{1,3}、$")
# 自称78年由…, 73年从…搬来: a short year alone is one where somebody came from elsewhere then.
_CAME_IN = re.compile(r"(?<![0-9])(?P<year>[0-9]{2})年(?=[由从]|自[\u3400-\u9fff]{2}|迁|逃|随)")
# 五三年被押解回乡: the same in Han numerals.
_HAN_SHORT = re.compile(
    r"(?<![0-9一二三四五六七八九十〇零○国绪统年])(?P<year>[三四五六七八九][〇零○一二三四五六七八九])年"
    r"(?=[被由从自至到随期]|参[加军]|[去来]|迁|结婚|春|夏|秋|冬|初|底|起)"
)
# 2003.5释放: a month by itself.
_IN_MONTH = re.compile(
    r"释放|刑满|入狱|被捕|判刑|参军|入伍|退伍|结婚|离婚|去世|病故|死亡|出生|迁[入出来往]|调[入来往]|"
    # 1976.2由下庄迁入
    r"[由从自随][\u3400-\u9fff]{1,12}?[迁转调搬嫁]"
)


def is_record_day(text: str, start: int) -> bool:
    """Say whether a short day of the year of the paper stands where records tell a day: behind a comma or a count."""
    before = text[max(0, start - 1) : start]
    if "第" in text[max(0, start - 4) : start]:
        return False
    return before in (",", "，", "(", "（", ")", "）") or _ITEM.search(text[max(0, start - 5) : start]) is not None


def is_month_told(text: str, end: int) -> bool:
    """Say whether a month that ends at ``end`` is when something happened."""
    return _IN_MONTH.match(text, end) is not None


def find_short_years(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where a year of two digits stands alone, and those two."""
    for match in _CAME_IN.finditer(text):
        yield match.start(), match.end(), int(match.group("year"))
    for match in _HAN_SHORT.finditer(text):
        yield match.start(), match.end(), read_number(match.group("year")) or 0


def is_near(year: int, paper: int | None) -> bool:
    """Say whether a day of ``year`` may be when a paper of the year ``paper`` was written or settled."""
    return paper is not None and 0 <= year - paper <= 1


def find_relative(
    text: str, dated: Sequence[tuple[int, int]], paper: int | None
) -> Iterator[tuple[int, int, int, str, str]]:
    """Yield the dates that name their year by another: 同年12月8日, 次年3月, 今年5月1日.

    Args:
        text: folded.
        dated: where each date ends that gives its year, and the year, from left to right.
        paper: the year of the paper, which 今年 is.

    Yields:
        start, end, year, and month and day as written (the day may be empty).
    """
    for match in _RELATIVE.finditer(text):
        word = match.group("year")[0]
        years = [year for end, year in dated if end <= match.start()]
        if word in _LATER_BY and years:
            year = years[-1] + _LATER_BY[word]
        elif word in _OF_PAPER and paper is not None:
            year = paper + _OF_PAPER[word]
        else:
            continue
        yield match.start(), match.end(), year, match.group("month"), match.group("day") or ""


# 9月14日到，9月18日走: the year was told before.
_BARE = re.compile(
    rf"(?<![0-9一二三四五六七八九十〇零○年月.\-/·每上下本])(?P<month>{_COUNT}|元)月(?P<day>{_COUNT})[日号](?![线路])"
)


def find_bare_days(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the days that name no year: start, end, month and day as written."""
    for match in _BARE.finditer(text):
        yield match.start(), match.end(), match.group("month"), match.group("day")


_THIS_MONTH = re.compile(rf"(?P<which>[本当上])月(?P<day>{_COUNT})[日号]")


def find_in_month(text: str, paper: tuple[int, int]) -> Iterator[tuple[int, int, int, int, str]]:
    """Yield the days of the month in which a paper was written, and of the one before: 本月9日, 上月28日.

    Args:
        text: folded.
        paper: year and month of the paper.

    Yields:
        start, end, year, month, and the day as written.
    """
    for match in _THIS_MONTH.finditer(text):
        months = 12 * paper[0] + paper[1] - 1 - (match.group("which") == "上")
        yield match.start(), match.end(), months // 12, months % 12 + 1, match.group("day")
