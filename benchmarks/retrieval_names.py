"""How people change a name when they ask for it: as they heard it, spelt it, or could not read all of it.

Each takes a name and a chance, and gives the changed name, or nothing where this one cannot be changed so.
"""

from __future__ import annotations

import functools
import random
import re
import unicodedata

from archive.folding import fold
from samples.name_shapes import list_characters


@functools.cache
def _spellings() -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return how common characters sound by pypinyin itself, and which sound so."""
    from pypinyin import lazy_pinyin

    common = list_characters()[:3755]
    sound = {character: lazy_pinyin(character, v_to_u=False)[0] for character in common}
    alike: dict[str, list[str]] = {}
    for character, syllable in sound.items():
        alike.setdefault(syllable, []).append(character)
    return sound, alike


@functools.cache
def _traditional() -> dict[str, str]:
    """Return a traditional character for each common one that has one."""
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    pairs = ((character, convert(character)) for character in list_characters()[:3755])
    return {one: other for one, other in pairs if one != other and len(other) == 1 and fold(other) == one}


def keep(name: str, _: random.Random) -> str:
    return name


def put_blanks(name: str, chance: random.Random) -> str:
    return chance.choice((" ", "　")).join(name)


def write_traditional(name: str, _: random.Random) -> str:
    return "".join(_traditional().get(character, character) for character in name)


_PAIRS = {
    "肖": "萧",
    "付": "傅",
    "闫": "阎",
    "戴": "代",
    "邱": "丘",
    "喆": "哲",
    "钟": "锺",
    "辉": "煇",
    "峰": "峯",
    "哲": "喆",
}
_PAIRS |= {
    "萧": "肖",
    "傅": "付",
    "阎": "闫",
    "坤": "堃",
    "杰": "傑",
    "群": "羣",
    "晋": "晉",
    "宝": "寳",
    "升": "昇",
    "岳": "嶽",
}


def write_variant(name: str, _: random.Random) -> str:
    return "".join(_PAIRS.get(character, character) for character in name)


def hear_same(name: str, chance: random.Random) -> str:
    sound, alike = _spellings()
    places = [place for place in range(1, len(name)) if len(alike.get(sound.get(name[place], ""), ())) > 1]
    if not places:
        return ""
    chosen = chance.sample(places, chance.randint(1, min(2, len(places))))
    return "".join(
        chance.choice(alike[sound[character]]) if place in chosen else character for place, character in enumerate(name)
    )


_SURNAMES_HEARD = {
    "单": "善", "查": "扎", "区": "欧", "仇": "邱", "盖": "葛", "解": "谢", "谌": "陈", "逄": "庞", "乜": "聂",
    "曾": "增", "尉迟": "玉池", "万俟": "莫齐", "覃": "秦", "洗": "冼", "单于": "禅于", "瞿": "曲", "缪": "苗",
}  # fmt: skip


def hear_surname(name: str, _: random.Random) -> str:
    for surname, heard in _SURNAMES_HEARD.items():
        if name.startswith(surname):
            return heard + name[len(surname) :]
    return ""


_NEAR = (
    ("n", "l"),
    ("l", "n"),
    ("h", "f"),
    ("f", "h"),
    ("zh", "z"),
    ("z", "zh"),
    ("ch", "c"),
    ("sh", "s"),
    ("s", "sh"),
)
_NEAR_ENDS = (("ing", "in"), ("in", "ing"), ("eng", "en"), ("en", "eng"), ("ang", "an"), ("an", "ang"))


def hear_near(name: str, chance: random.Random) -> str:
    sound, alike = _spellings()
    place = chance.randrange(1, len(name))
    syllable = sound.get(name[place], "")
    heard = [new + syllable[len(old) :] for old, new in _NEAR if syllable.startswith(old) and syllable[len(old)] != "h"]
    heard += [syllable.removesuffix(old) + new for old, new in _NEAR_ENDS if syllable.endswith(old)]
    known = [other for other in heard if other in alike]
    return name[:place] + chance.choice(alike[chance.choice(known)]) + name[place + 1 :] if known else ""


def spell(name: str, chance: random.Random) -> str:
    from pypinyin import Style, lazy_pinyin

    way = chance.randrange(4)
    if way == 0:
        return "".join(lazy_pinyin(name))
    if way == 1:
        return " ".join(lazy_pinyin(name)).upper()
    style = Style.TONE if way == 2 else Style.TONE3
    return " ".join(lazy_pinyin(name, style=style))


TONES = re.compile("[1-5 ]")


@functools.cache
def spell_plain(name: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(name, v_to_u=False))


def strip_marks(spelt: str) -> str:
    """Return pinyin in small letters without marks over them."""
    parts = unicodedata.normalize("NFD", spelt.lower()).replace("u\u0308", "v")
    return "".join(character for character in parts if not unicodedata.combining(character))


@functools.cache
def read_initials(name: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(syllable[0] for syllable in lazy_pinyin(name))


def write_initials(name: str, _: random.Random) -> str:
    return read_initials(name)


def fits_hole(asked: str, name: str) -> bool:
    return len(name) == len(asked) and all(one in ("?？□×" + other) for one, other in zip(asked, name, strict=True))


def put_hole(name: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(name))
    return name[:place] + chance.choice("?？□×") + name[place + 1 :]
