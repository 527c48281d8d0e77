"""Places as compared: numbers in one form before the word they count, and the levels that an address is built of.

五组, 第五组, 五村民小组 and 5组 are one, as are 十二号 and 12号. Other names of a place stand in ``place_names``.
"""

from __future__ import annotations

import functools
import re

from archive.folding import fold
from archive.numerals import read_number

_N = "[0-9一二三四五六七八九十百〇零廿卅]"
_COUNTED = re.compile(
    rf"(?:(?<!{_N})第+)?(?<!{_N})(?P<number>{_N}{{1,6}})(?P<unit>(?:村民)?小?组|生产队|大队|[号栋幢座]|单元|室|楼|层|队|门|排|户|弄|附)"
)
_HUNDREDS = re.compile("(?:(?P<hundreds>[一二三四五六七八九])百)?(?:零|〇)?(?P<rest>[^百]*)")
# Levels from the largest; what stands before one of them is a name.
_LEVELS = (
    "特别行政区|自治区|自治州|自治县|居民委员会|村民委员会|街道办事处|办事处|居委会|村委会|开发区|街道|公社|社区|地区|小区|新村|大道|"
    "公路|胡同|省|市|区|县|旗(?!公社|[乡镇村街路巷社])|盟|镇|乡|村|屯|寨|路|街|巷|弄|里(?=[0-9]|$)|(?<=[0-9])(?:组|队|号|栋|幢|单元|室|楼|层)"
)
_LEVEL = re.compile(rf".+?(?:{_LEVELS})")
_LEVEL_END = re.compile(f"(?:{_LEVELS})$")
_COUNTED_LEVEL = re.compile("(?P<name>.+[^0-9附])(?P<count>[0-9]+(?:组|队|号|栋|幢|单元|室|楼|层))")
# What rural places were called in the time of the communes (1958 to about 1984), and before and since.
_COMMUNES = (("公社", ("乡", "镇")), ("大队", ("村",)), ("生产队", ("组", "队")))
_VILLAGES = (
    ("乡", ("公社",)),
    ("镇", ("公社",)),
    ("村", ("大队",)),
    ("组", ("生产队", "队")),
    ("队", ("组", "生产队")),
)
_TEAM = re.compile("(?<=[^0-9])(?=[0-9]+(?:生产队|组|队)$)|(?<=公社)(?=.)|(?<=大队)(?=.)")
# Words of level that people leave out, where at least two characters of name are left.
_DROPPED = re.compile("(?<=..)(?:街道办事处|办事处|街道|居民委员会|村民委员会|居委会|村委会|社区|公社|镇|乡|村)$")
# What may stand before a name that a place no longer has.
_ONCE = re.compile("^(?:原名|原|旧称|旧|曾用名|曾名|今|现)(?=.{2})")


def normalise_place(text: str) -> str:
    """Return an address with its numbers in one form; everything else as it stands, folded."""
    return _COUNTED.sub(_write_count, fold(text))


def _write_count(found: re.Match[str]) -> str:
    number = _read_count(found["number"])
    if number is None:
        return found[0]
    unit = "组" if found["unit"].endswith("组") else found["unit"]
    return f"{number}{unit}"


@functools.lru_cache(1024)  # Few numbers count groups, houses and rooms.
def _read_count(text: str) -> int | None:
    if "百" not in text:
        return read_number(text)
    parts = _HUNDREDS.fullmatch(text)
    if parts is None or parts["hundreds"] is None:
        return None
    rest = read_number(parts["rest"]) if parts["rest"] else 0
    return None if rest is None or rest > 99 else 100 * (read_number(parts["hundreds"]) or 0) + rest


def strip_once(text: str) -> str:
    """Return ``text`` without 原 or the like before it (原南区桐荫巷)."""
    return _ONCE.sub("", text)


def split_levels(text: str) -> list[str]:
    """Return the levels of a normalised address: 岳阳市, 枫桥镇, 5组; what ends in no word of level is the last."""
    levels: list[str] = []
    place = 0
    while found := _LEVEL.match(text, place):
        levels.append(found[0])
        place = found.end()
    if place < len(text):
        levels.append(text[place:])
    # 上石桥5组: the name of a village whose word is left out, and a number of its own.
    return [part for level in levels for part in _part_count(level)]


def _part_count(level: str) -> tuple[str, ...]:
    found = _COUNTED_LEVEL.fullmatch(level)
    return (found["name"], found["count"]) if found is not None else (level,)


def split_rural(levels: list[str]) -> list[str]:
    """Return levels with those of communes, which ``split_levels`` does not know, as levels of their own."""
    return [part for level in levels for part in _TEAM.split(level)]


def in_other_times(level: str) -> list[str]:
    """Return what a rural level (红旗公社, 白杨村, 3组) was called in the time of the communes, or is since.

    A commune became a township or a town, a brigade a village, a team a group; which of them, the name does not say.
    """
    for words in (_COMMUNES, _VILLAGES):
        for word, others in words:
            stem = level.removesuffix(word)
            if stem != level and len(stem) >= (1 if stem.isdigit() else 2):
                return [stem + other for other in others]
    return []


def ends_in_level(level: str) -> bool:
    """Tell whether ``level`` ends in a word that says what kind of place it is."""
    return name_of_level(level) != level


def name_of_level(level: str) -> str:
    """Return what stands before the word that says what kind of place a level is; all of it where there is none."""
    found = _LEVEL_END.search(level)
    return level[: found.start()] if found else level


def drop_level_word(level: str) -> str:
    """Return the name of a town or village alone (枫桥 of 枫桥镇), or nothing where it has no such word."""
    found = _DROPPED.search(level)
    return level[: found.start()] if found else ""
