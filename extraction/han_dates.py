"""Dates in Han numerals: of our years, of an era, of the Republic, of the cycle of sixty; by the sun or the moon.

Lunar dates are converted where the paper shows that they are lunar (初八, 冬月, 农历); a year of the Republic alone
does not show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.calendars import BRANCHES, ERAS, LUNAR_MONTHS, STEMS, cycle_year, era_year, from_lunar
from archive.numerals import read_number
from extraction.date_context import is_year_told
from extraction.date_span import BORN, DateSpan, century_of, follows_birth, is_real, make_span, read_count, restore_zero
from extraction.date_view import View

_H = r"[一二三四五六七八九〇零○口o0-9]"
_HAN_YEAR = rf"(?:[一二12]{_H}{{3}})"
# A year whose thin zero was not read: 一九五年 for 一九五〇年.
_HAN_TORN = r"[一二][一二三四五六七八九〇零○]{2}"
_MOON = r"\(?(?:农历|阴历|旧历|夏历|古历)\)?"
# 52年古历八月, 37年腊月: where the moon counts, the year may be in digits.
_BY_MOON = rf"(?:{_MOON}|闰?[正冬腊]月|[一二三四五六七八九十]{{1,2}}月初)"
_HAN_SHORT = rf"(?:[一二三四五六七八九〇零○][一二三四五六七八九〇零○0o]|[0-9]{{2}}(?=年{_BY_MOON}))"
_MONTH = r"(?:闰?(?:十[一二]|[一二三四五六七八九十正元冬腊]|0?[1-9]|1[0-2]))"
_UNIT = "[一二三四五六七八九]"
_DAY = rf"(?:初[一二三四五六七八九十1-9]|[二三]?十{_UNIT}?|[廿卄卅]{_UNIT}?|{_UNIT}|[0-9]{{1,2}})"
_ERA = f"(?:{'|'.join(ERAS)})"
_HAN_YEAR_MARK = rf"(?:年|(?<=[一二三四五六七八九〇零○]{{4}})月(?={_MONTH}月{_DAY}[日号]))"
_HAN = re.compile(
    rf"(?:公元)?(?:(?P<era>{_ERA})(?P<eyear>元|{_H}{{1,3}}|[一二三四五六七八九]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?)|(?P<year>{_HAN_YEAR})|(?P<cycle>[{STEMS}][{BRANCHES}])|(?P<torn>{_HAN_TORN})|(?P<short>{_HAN_SHORT})){_HAN_YEAR_MARK}"
    rf"(?P<lunar>{_MOON})?(?:(?P<month>{_MONTH})月(?:(?P<day>{_DAY})[日号曰]?)?)?"
)
# 三十七年二月九日, on a paper of those years: 民国 goes without saying.
_REPUBLIC = re.compile(
    rf"(?<![0-9一二三四五六七八九十〇零○年国绪统])(?P<counted>[一二三四]?十[一二三四五六七八九]?)年(?P<month>{_MONTH})月(?:(?P<day>{_DAY})[日号])?"
)
_REPUBLIC_FIRST, _REPUBLIC_LAST = 1912, 1950
# 一九五九·三·十三, 一九五三.4.7, 一九五〇、十、初三
_HAN_PARTED = re.compile(
    rf"(?P<year>{_HAN_YEAR}|(?<![一二三四五六七八九十〇零○.·、])[三四五六七八九][〇零○一二三四五六七八九])(?P<sep>[.·、\-/])(?P<month>十[一二]?|{_UNIT}|[正元冬腊]|(?<=[.·\-/])[0-9]{{1,2}})(?P=sep)"
    rf"(?P<day>初[一二三四五六七八九十]|[二三]?十{_UNIT}?|[廿卅]{_UNIT}?|{_UNIT}|(?<=[.·\-/])[0-9]{{1,2}})(?![一二三四五六七八九十0-9])"
)
# 一九五〇·十: no day.
_HAN_MONTH = re.compile(
    r"(?<![一二三四五六七八九十〇零○0-9])(?P<year>一[八九][一二三四五六七八九〇零○]{2}|二[〇零○][〇零○一二][一二三四五六七八九〇零○])[.·\-/]"
    rf"(?P<month>十[一二]?|{_UNIT}|1[0-2]|[1-9])(?![一二三四五六七八九十〇零○0-9.·\-/、])"
)
# 光绪拾贰年: numerals as accounts have them.
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_LUNAR_BEFORE = re.compile(r"(?:农历|阴历|旧历|夏历|古历)[(:]?$")
_LUNAR_DAY = re.compile(r"^(?:初|廿[一二三四五六七八九]?$)")


def find_republic(view: View, paper: int | None) -> Iterator[DateSpan]:
    """Yield the days of the Republic on papers of its time that do not name it."""
    if paper is None or not _REPUBLIC_FIRST <= paper <= _REPUBLIC_LAST:
        return
    for match in _REPUBLIC.finditer(view.text):
        counted = read_number(match.group("counted"))
        year = era_year("民国", counted) if counted else 0
        month = 1 if match.group("month") == "元" else read_number(match.group("month"))
        numbers = [year, month, read_number(match.group("day")) if match.group("day") else None]
        if year <= paper + 1 and is_real(numbers):
            yield make_span(view.text, match.start(), match.end(), numbers, ("year_inferred", "solar_assumed"))


def find_han(view: View, year: int | None) -> Iterator[DateSpan]:
    """Yield the dates whose year is in Han numerals, of an era or of the cycle; ``year`` is that of the item."""
    text = view.text.translate(_PLAIN)
    for match in _HAN.finditer(text):
        checks: list[str] = []
        era, cycle, short = match.group("era"), match.group("cycle"), match.group("short")
        torn = match.group("torn")
        start = match.start()
        month_text = match.group("month") or ""
        if era is not None:
            counted = 1 if match.group("eyear") == "元" else read_number(match.group("eyear"))
            # Papers from Taiwan count on.
            if not counted or counted > 120:
                continue
            first = era_year(era, counted)
        elif cycle is not None:
            place = STEMS.index(cycle[0]) - BRANCHES.index(cycle[1])
            if place % 2 or not month_text:
                continue
            first = cycle_year(cycle, year if year is not None else 2010)
            checks.append("year_inferred")
        elif (short or torn) and (
            not month_text or (start and text[start - 1] in "一二三四五六七八九〇零○十0123456789国绪统")
        ):
            continue
        elif torn is not None:
            restored = restore_zero(torn, year)
            if restored is None:
                continue
            first = restored
            checks.append("year_inferred")
        elif short is not None:
            counted = read_number(short) or 0
            first = century_of(counted, year)
            # 三五年七月 on a paper of 1946: of the Republic, without its name.
            if year is not None and year <= _REPUBLIC_LAST and 0 <= year - era_year("民国", counted) <= 1:
                first = era_year("民国", counted)
                checks.append("solar_assumed")
            # 二四年 on a paper of 2004 is 二〇〇四年 whose thin zeros were not read, unless someone was born then.
            if (
                short[0] == "二"
                and year is not None
                and 2000 <= 1980 + first % 100 <= year
                and not BORN.match(text, match.end())
            ):
                first = 1980 + first % 100
            checks.append("century_inferred")
        else:
            first = read_number(match.group("year")) or 0
        if not 1800 <= first <= 2100:
            continue
        leap = month_text.startswith("闰")
        month_text = month_text.removeprefix("闰")
        month = LUNAR_MONTHS.get(month_text) or read_number(month_text)
        day_text = match.group("day") or ""
        # 十二月三十 without 日 may go on in another word (三十人); with a lunar 初 it cannot.
        end = match.end()
        unsure = bool(day_text) and text[end - 1] not in "日号曰" and not day_text.startswith(("初", "廿", "卅"))
        # 正月十五夜, 古历八月十五: the moon's days go without 日.
        unsure = unsure and not (match.group("lunar") or month_text in ("正", "冬", "腊"))
        if unsure and not (view.wanted(start, end) or view.parted(end) or text[end] in "生,，。;)回来去到开死入离办报"):
            end = match.start("day")
            day_text = ""
        day = read_number(day_text.removeprefix("初")) if day_text else None
        lunar = bool(
            leap
            or match.group("lunar")
            or month_text in ("正", "冬", "腊")
            or day_text.startswith("初")
            or cycle is not None
            or _LUNAR_BEFORE.search(text[max(0, start - 4) : start])
            # 廿三 without 日 is how almanacs count; 五月廿三日 is only an old way to write 23.
            or (_LUNAR_DAY.match(day_text) and text[end - 1] not in "日号曰")
        )
        # 公元一九五一年三月初二
        lunar = lunar and (not match.group().startswith("公元") or bool(match.group("lunar")))
        if month is None and not view.wanted(start, end) and not is_year_told(text, start, end):
            continue
        if lunar and month is not None:
            solar = from_lunar(first, -month if leap else month, day)
            # 戊寅年腊月 on a paper of 1998: nothing was after the paper, so it is of the cycle before.
            if cycle is not None and solar is not None and year is not None and int(solar[:4]) > year:
                first -= 60
                solar = from_lunar(first, -month if leap else month, day) or solar
            if solar is not None:
                born = bool(BORN.match(text, end))
                # Only the way to write 廿三 speaks for the moon here; a person may write so of any month.
                bare = day_text.startswith("廿") and not (leap or match.group("lunar") or cycle)
                plain = make_span(text, start, end, [first, month, day], ())
                sure = not bare or month_text in LUNAR_MONTHS or plain.checks
                birthday = born or view.wanted(start, end) or follows_birth(text, start)
                if not sure and era is None and not birthday:
                    # 一九八六年八月廿五: beside a year of ours clerks count by the sun; birthdays may be by the moon.
                    yield replace(plain, alternatives=(solar,))
                    continue
                other = () if sure else (plain.value,)
                yield DateSpan(start, end, solar, (*checks, "lunar"), born=born, alternatives=other)
                continue
            # No such day: a month of the moon has 29 days or 30.
            month_of = from_lunar(first, -month if leap else month, None) or from_lunar(first, month, None)
            if month_of is not None:
                born = bool(BORN.match(text, end))
                yield DateSpan(start, end, month_of, (*checks, "lunar", "!date"), born=born)
                continue
            checks.append("!date")
        other = ()
        if era is not None and first < 1949 and not lunar:
            checks.append("solar_assumed")
            by_moon = from_lunar(first, month, day) if month is not None else None
            other = (by_moon,) if by_moon is not None else ()
        yield replace(make_span(text, start, end, [first, month, day], tuple(checks)), alternatives=other)


def find_han_parted(view: View, year: int | None) -> Iterator[DateSpan]:
    """Yield the days in Han numerals with points between them: 一九五九·三·十三."""
    for match in _HAN_PARTED.finditer(view.text):
        # 1990.3.28 is read by its digits.
        if match.group().isascii():
            continue
        month, day = match.group("month"), match.group("day")
        numbers = [read_number(match.group("year")), LUNAR_MONTHS.get(month) or read_count(month)]
        numbers.append(read_count(day.removeprefix("初")))
        short = len(match.group("year")) == len("七二")
        if short:
            numbers[0] = century_of(numbers[0] or 0, year)
        checks = ("century_inferred",) if short else ()
        if day.startswith("初") or month in ("正", "冬", "腊"):
            solar = from_lunar(numbers[0] or 0, numbers[1] or 0, numbers[2])
            if solar is not None:
                yield DateSpan(
                    *match.span(), solar, (*checks, "lunar"), born=BORN.match(view.text, match.end()) is not None
                )
        elif is_real(numbers):
            yield make_span(view.text, match.start(), match.end(), numbers, checks)
    for match in _HAN_MONTH.finditer(view.text):
        numbers = [read_number(match.group("year")), read_count(match.group("month")), None]
        if is_real(numbers):
            yield make_span(view.text, match.start(), match.end(), numbers, ())
