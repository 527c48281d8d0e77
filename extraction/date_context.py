"""What stands beside a date and decides whether it is one: a year alone, a short year, the year of the date before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.numerals import read_number

# A year alone is a date only where something is said to happen in it.
_YEAR_HAPPENS = re.compile(
    r"(?:出生|生(?![产活效意态])|由|迁|从|自|因|随|来|去|到|入|参加|参军|结婚|离婚|毕业|调|退|病故|死亡|去世|故(?![意障事])|被|至今|以来|前|后|初|底|末|春|夏|秋|冬|建|开始|起|登记|成婚|走|出(?:国|境|去|外)|移居|在|与|经|务工|定居"
    r"|年?间(?![隔接断])|期间|读书|上学|入学|逃|挈|携|全国|人口普查|普查|换发|换证|大旱|大水|闹|解放|土改|公社化|下放|插队|返城|回城|落户|分家|殁|[-—–~至到](?=(?:19|20|[一二])[0-9〇零○一二三四五六七八九]{2,3}年)|的[,，。;；]|[,，]相差)"
)
_YEAR_TOLD = re.compile(r"(?:于|自|从|年[-—–~至到])$")
# 1998年度, 2001年版, 1989年第3号: years of papers, plans and numbers.
_OF_PAPERS = re.compile(
    r"[度版级届期第字式款型产号份]|户(?!口册|口底|籍册)|[\-\u2014\u2013/]|$|[0-9]|[(（]?(?:[农阴旧夏古]历[)）]?)?闰?[一二三四五六七八九十正元冬腊]{1,3}月"
)
_NUMBERED = re.compile(r"[字第号〔\[(（]$|(?<![经查在据及和与])[\u3400-\u9fff]公$")
_LONGEST_WORD = 4
# What happened on a day stands behind it in a record: 93.7.7长媳因婚迁入.
_HAPPENED_THEN = frozenset("由因经自从迁变更注登收发领撤列转入来到去借还死长次三妻子女父母媳婿出返赴离归补换调参病")


def is_year_told(text: str, start: int, end: int) -> bool:
    """Say whether a year alone at ``start`` to ``end`` is when something happened."""
    before = text[max(0, start - _LONGEST_WORD) : start]
    if _YEAR_HAPPENS.match(text, end) is not None or _YEAR_TOLD.search(before) is not None:
        return True
    return _OF_PAPERS.match(text, end) is None and _NUMBERED.search(before) is None


def begins_record(before: str, after: str) -> bool:
    """Say whether a day between these two characters (or a blank, as nothing) heads what happened on it."""
    return before in (":", "。", ";", "") and bool(after) and after in _HAPPENED_THEN


# 一、72、4、27，: items of a record are counted, and begin with their day.
_ITEM = re.compile(r"(?:^|[。;；,，0-9页])[一二三四五六七八九十]{1,3}、$")
# 自称78年由…, 73年从…搬来: a short year alone is one where somebody came from elsewhere then.
_CAME_IN = re.compile(
    r"(?<![0-9])(?P<year>[0-9]{2})年(?=[由从]|自[\u3400-\u9fff]{2}|迁|逃|随)"
    # 78年去港, 84年因伤害: what happened then; 判刑15年, 住了40年 are spans of time.
    r"|(?<![0-9第近约满已达共余有过了住到刑徒制教])(?P<then>[4-9][0-9])年(?=因|离婚|结婚|去(?!年)|[春夏秋冬][,，。;；天季由从随迁来清]|参[加军]|入伍|下放|插队|回[城乡]|搬|嫁|出[国嫁]|考[入取])"
)
# 五三年被押解回乡: the same in Han numerals.
_HAN_SHORT = re.compile(
    r"(?<![0-9一二三四五六七八九十〇零○国绪统年])(?P<year>[三四五六七八九][〇零○一二三四五六七八九])年"
    r"(?=[被由从自至到随期]|参[加军]|[去来]|迁|结婚|春|夏|秋|冬|初|底|起|搬|嫁|离婚|因|全[家户]|[跑逃回]|报户|扫盲|入[伍学社]|下放|插队|考[入取]|出嫁|生[,，。;；(（])"
)
# 2003.5释放: a month by itself.
_IN_MONTH = re.compile(
    r"登记|后无|释放|刑满|入狱|被捕|判刑|参军|入伍|退伍|结婚|离婚|去世|病故|死亡|出生|迁[入出来往]|调[入来往]|"
    # 于2006.12间遗失
    r"月?间(?![隔接断])|左右|[上中下]旬|初(?![一二三])|底[,，。;；前]?|"
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
        yield match.start(), match.end(), int(match.group("year") or match.group("then"))
    for match in _HAN_SHORT.finditer(text):
        yield match.start(), match.end(), read_number(match.group("year")) or 0


def is_near(year: int, paper: int | None) -> bool:
    """Say whether a day of ``year`` may be when a paper of the year ``paper`` was written or settled."""
    return paper is not None and 0 <= year - paper <= 1
