"""Needs about where and when: places in part and under other names, other calendars, "about", ages.

What is right follows from what is true of the papers, never from what a search makes of the question.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable

from benchmarks.retrieval_archive import DISTRICTS_ONCE, Invented, Paper, confuse_one, group_forms, write_han
from benchmarks.retrieval_need import Maker, Need, is_plain, pick

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
# How far off somebody is who says "about", in years.
_OFF = 2


def _right(archive: Invented, fits: Callable[[Paper], bool]) -> frozenset[str]:
    return frozenset(paper.item_id for paper in archive.papers if fits(paper))


def _named(name: str) -> Callable[[Paper], bool]:
    return lambda paper: name in (*paper.people, paper.former)


# --- places ----------------------------------------------------------------------------------------------------------
def _same_place(archive: Invented, paper: Paper) -> frozenset[str]:
    return _right(archive, lambda other: (other.district, other.rest) == (paper.district, paper.rest))


def _placed(archive: Invented, chance: random.Random) -> Need | None:
    paper = chance.choice(archive.papers)
    return _ask_place("address", paper.address, _same_place(archive, paper))


def _misread_place(archive: Invented, chance: random.Random) -> Need | None:
    """Ask for an address that was misread, with no other reading kept; only the papers on which it was count."""
    paper = pick(archive, chance, _place_is_lost)
    if paper is None:
        return None
    same = _same_place(archive, paper)
    lost = same & _right(archive, _place_is_lost)
    return Need(kind="misread address", asked={"address": paper.rest}, text=paper.rest, right=lost, beside=same - lost)


def _place_is_lost(paper: Paper) -> bool:
    return paper.read_address != paper.address and not paper.kept_address


def _look_alike_place(archive: Invented, chance: random.Random) -> Need | None:
    """Ask with a character that was taken for the right one, as somebody does who copied the paper so."""
    paper = chance.choice(archive.papers)
    asked = confuse_one(paper.rest, chance)
    if asked == paper.rest or any(other.rest == asked for other in archive.papers):
        return None
    return _ask_place("look-alike address", asked, _right(archive, lambda other: other.rest == paper.rest))


def _by_street(archive: Invented, chance: random.Random) -> Need | None:
    paper = pick(archive, chance, lambda paper: paper.rest.endswith("号"))
    if paper is None:
        return None
    asked = paper.rest.translate(_WIDE) if chance.random() < 0.3 else paper.rest
    return _ask_place("part of an address", asked, _right(archive, lambda other: other.rest == paper.rest))


def _by_group(archive: Invented, chance: random.Random) -> Need | None:
    """Ask for the group of a village, its number written otherwise than on the paper, or without the word 村."""
    paper = pick(archive, chance, lambda paper: paper.rest.endswith("组"))
    if paper is None:
        return None
    village, _, group = paper.rest.removesuffix("组").rpartition("村")
    forms = [form for form in group_forms(int(group)) if not paper.address.endswith(form)]
    asked = village + chance.choice(("村", "村", "")) + chance.choice(forms)
    return _ask_place("group of a village", asked, _right(archive, lambda other: other.rest == paper.rest))


def _by_levels(archive: Invented, chance: random.Random) -> Need | None:
    """Ask by district and house or group, with what stands between them left out: 汨罗市五组, 岳阳楼区17号."""
    paper = pick(archive, chance, lambda paper: paper.address.startswith(paper.district))
    if paper is None:
        return None
    last = _last(paper)
    if last.endswith("组"):
        last = chance.choice(group_forms(int(last.removesuffix("组"))))
    district = paper.district.removeprefix("岳阳市")
    right = _right(archive, lambda other: other.district == paper.district and _last(other) == _last(paper))
    return _ask_place("levels of a place", f"{district}{last}", right)


def _last(paper: Paper) -> str:
    """Return the house or group alone."""
    return paper.rest[len(paper.rest.rstrip("0123456789号组")) :]


def _by_old_name(archive: Invented, chance: random.Random) -> Need | None:
    """Ask under a name that the paper does not bear: the one its district had before, or got since."""
    paper = pick(archive, chance, lambda paper: paper.district in DISTRICTS_ONCE)
    if paper is None:
        return None
    now, once = paper.district, DISTRICTS_ONCE[paper.district]
    if paper.address.startswith(once):
        asked = chance.choice((now, now.removeprefix("岳阳市"))) + paper.rest
    else:
        # Many cities had a 郊区, so whoever asks for one names the city.
        short = once if once.endswith("郊区") else once.removeprefix("岳阳市")
        asked = chance.choice(("原", "")) + chance.choice((once, short)) + paper.rest
    return _ask_place("renamed district", asked, _same_place(archive, paper))


def _ask_place(kind: str, asked: str, right: frozenset[str]) -> Need:
    return Need(kind=kind, asked={"address": asked}, text=asked, right=right)


# --- dates -----------------------------------------------------------------------------------------------------------
def _in_other_calendar(archive: Invented, chance: random.Random) -> Need | None:
    """Ask for a day as the calendars of the Republic or of the moon have it."""
    paper = pick(archive, chance, lambda paper: paper.event is not None)
    if paper is None or paper.event is None:
        return None
    day = paper.event
    ways = [_write_lunar(day)]
    if day.year <= 1949:
        ways += [_write_republic(day), _write_republic_in_digits(day)]
    asked = chance.choice(ways)
    right = _right(archive, lambda other: day in (other.day, other.event))
    return Need(kind="other calendar", asked={"text": f"日期:{asked}"}, text=asked, right=right)


def _write_republic(day: dt.date) -> str:
    return f"民国{write_han(day.year - 1911)}年{write_han(day.month)}月{write_han(day.day)}日"


def _write_republic_in_digits(day: dt.date) -> str:
    return f"民国{day.year - 1911}年{day.month}月{day.day}日"


def _write_lunar(day: dt.date) -> str:
    from lunar_python import Solar

    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(lunar.getYear()))
    month, number = lunar.getMonth(), lunar.getDay()
    said = f"初{write_han(number)}" if number <= 10 else write_han(number)
    return f"农历{year}年{'闰' if month < 0 else ''}{_MONTHS[abs(month) - 1]}月{said}"


def _about(archive: Invented, chance: random.Random) -> Need | None:
    """Ask for somebody and a year that is nearly right."""
    paper = pick(archive, chance, lambda paper: is_plain(paper) and paper.event is not None)
    if paper is None or paper.event is None:
        return None
    name, year = paper.people[0], paper.event.year + chance.randint(-_OFF, _OFF)
    asked = chance.choice((f"约{year}年", f"{year}年左右", f"{year}年前后"))
    names = _named(name)
    right = _right(
        archive,
        lambda other: names(other) and any(abs(day.year - year) <= _OFF for day in (other.day, other.event) if day),
    )
    return Need(kind="about a year", asked={"name": name, "text": f"日期:{asked}"}, text=f"{name} {asked}", right=right)


def _aged(archive: Invented, chance: random.Random) -> Need | None:
    """Ask for somebody who had an age in a year, among all of that name."""
    paper = pick(archive, chance, is_plain)
    if paper is None:
        return None
    name, birth = paper.people[0], paper.person.birth
    year = chance.randint(max(birth.year + 16, 1985), 2014)
    age = year - birth.year - chance.randint(0, 1)
    names = _named(name)
    # In the course of the year somebody had this age who was born in one of these two.
    right = _right(archive, lambda other: names(other) and year - other.person.birth.year - age in (0, 1))
    asked = chance.choice((f"{year}年时{age}岁", f"{year}年{age}周岁"))
    return Need(
        kind="age at a date", asked={"name": name, "text": f"出生:{asked}"}, text=f"{name} {asked}", right=right
    )


OCCASIONS: dict[str, Maker] = {
    "address": _placed,
    "misread address": _misread_place,
    "look-alike address": _look_alike_place,
    "part of an address": _by_street,
    "group of a village": _by_group,
    "levels of a place": _by_levels,
    "renamed district": _by_old_name,
    "other calendar": _in_other_calendar,
    "about a year": _about,
    "age at a date": _aged,
}
