"""What people need to find in the invented archive, and which items are right, for ``benchmarks.retrieval``.

A need asks as people do: with the name as they heard it or read it, with a number that has holes. What is asked in a
wrong spelling is one that nobody in the archive bears, so that there is no better answer than the right one. To add a
kind, add a maker to ``MAKERS``: from an archive and a chance it gives one need, or None where it could not.
"""

from __future__ import annotations

import functools
import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from archive.folding import fold
from benchmarks import scale_words as words
from benchmarks.retrieval_archive import Invented, Paper, confuse_one
from samples.name_shapes import list_characters

A_KIND = 26
# A zero is to be trusted in 99 of 100 cases, which few needs could not show.
_ABSENT_SHARE = 5


@dataclass(frozen=True, kw_only=True)
class Need:
    """One need.

    Attributes:
        kind: what makes it hard.
        asked: parameters of the search, by the names of ``build_query``.
        text: the same as one string, for engines that know no fields.
        right: the items that answer it; empty for people who are not there.
        beside: further right items, which are found easily and counted neither way.
    """

    kind: str
    asked: Mapping[str, str]
    text: str
    right: frozenset[str]
    beside: frozenset[str] = frozenset()


_Maker = Callable[[Invented, random.Random], Need | None]


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


def _borne_by(archive: Invented, name: str) -> frozenset[str]:
    """Return the items that name somebody so, as name or as former name, whatever was read."""
    return frozenset(paper.item_id for paper in archive.papers if name in paper.people or name == paper.former)


def _pick(archive: Invented, chance: random.Random, fits: Callable[[Paper], bool]) -> Paper | None:
    for _ in range(2_000):
        paper = chance.choice(archive.papers)
        if fits(paper):
            return paper
    return None


def _is_plain(paper: Paper) -> bool:
    """Tell whether a paper is about somebody with a Han name, read right."""
    return "·" not in paper.person.name and paper.read_names[0] == paper.people[0]


def _by_name(
    kind: str,
    change: Callable[[str, random.Random], str],
    fits: Callable[[Paper], bool] = _is_plain,
    *,
    new: bool = True,
    hard: bool = False,
) -> _Maker:
    """Return what asks for a person by a changed name; ``new``, by one that nobody bears.

    With ``hard`` only papers that fit count, not others that name the same person.
    """

    def make(archive: Invented, chance: random.Random) -> Need | None:
        paper = _pick(archive, chance, fits)
        if paper is None:
            return None
        asked = change(paper.people[0], chance)
        if not asked or (new and (asked == paper.people[0] or asked in archive.names)):
            return None
        right = _borne_by(archive, paper.people[0])
        beside = right - {other.item_id for other in archive.papers if fits(other)} if hard else frozenset()
        return Need(kind=kind, asked={"name": asked}, text=asked, right=right - beside, beside=beside)

    return make


def _by_likes(kind: str, change: Callable[[str, random.Random], str], reads: Callable[[str, str], bool]) -> _Maker:
    """Return what asks by a form that several names may have; all of them are right."""

    def make(archive: Invented, chance: random.Random) -> Need | None:
        paper = _pick(archive, chance, _is_long)
        asked = change(paper.people[0], chance) if paper is not None else ""
        if not asked:
            return None
        named = {name for name in archive.names if reads(asked, name)}
        right = frozenset(p.item_id for p in archive.papers if named & {*p.people, p.former})
        return Need(kind=kind, asked={"name": asked}, text=asked, right=right)

    return make


# --- changes of names ------------------------------------------------------------------------------------------------
def _same(name: str, _: random.Random) -> str:
    return name


def _with_blanks(name: str, chance: random.Random) -> str:
    return chance.choice((" ", "　")).join(name)


def _in_traditional(name: str, _: random.Random) -> str:
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


def _in_variant(name: str, _: random.Random) -> str:
    return "".join(_PAIRS.get(character, character) for character in name)


def _heard_same(name: str, chance: random.Random) -> str:
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


def _surname_heard(name: str, _: random.Random) -> str:
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


def _heard_near(name: str, chance: random.Random) -> str:
    sound, alike = _spellings()
    place = chance.randrange(1, len(name))
    syllable = sound.get(name[place], "")
    heard = [new + syllable[len(old) :] for old, new in _NEAR if syllable.startswith(old) and syllable[len(old)] != "h"]
    heard += [syllable.removesuffix(old) + new for old, new in _NEAR_ENDS if syllable.endswith(old)]
    known = [other for other in heard if other in alike]
    return name[:place] + chance.choice(alike[chance.choice(known)]) + name[place + 1 :] if known else ""


def _spelt(name: str, chance: random.Random) -> str:
    from pypinyin import Style, lazy_pinyin

    way = chance.randrange(4)
    if way == 0:
        return "".join(lazy_pinyin(name))
    if way == 1:
        return " ".join(lazy_pinyin(name)).upper()
    style = Style.TONE if way == 2 else Style.TONE3
    return " ".join(lazy_pinyin(name, style=style))


_TONES = re.compile("[1-5 ]")


@functools.cache
def _spell(name: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(name, v_to_u=False))


def _plain(spelt: str) -> str:
    """Return pinyin in small letters without marks over them."""
    parts = unicodedata.normalize("NFD", spelt.lower()).replace("u\u0308", "v")
    return "".join(character for character in parts if not unicodedata.combining(character))


@functools.cache
def _letters(name: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(syllable[0] for syllable in lazy_pinyin(name))


def _initials(name: str, _: random.Random) -> str:
    return _letters(name)


def _fits_hole(asked: str, name: str) -> bool:
    return len(name) == len(asked) and all(one in ("?？□×" + other) for one, other in zip(asked, name, strict=True))


def _with_hole(name: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(name))
    return name[:place] + chance.choice("?？□×") + name[place + 1 :]


def _is_long(paper: Paper) -> bool:
    return _is_plain(paper) and len(paper.people[0]) >= 3


def _was_misread(paper: Paper) -> bool:
    return paper.read_names[0] != paper.people[0] and "·" not in paper.person.name


# --- other needs -----------------------------------------------------------------------------------------------------
def _former(archive: Invented, chance: random.Random) -> Need | None:
    paper = _pick(archive, chance, lambda paper: bool(paper.former))
    if paper is None:
        return None
    return Need(
        kind="former name", asked={"name": paper.former}, text=paper.former, right=_borne_by(archive, paper.former)
    )


def _part(archive: Invented, chance: random.Random) -> Need | None:
    paper = _pick(archive, chance, lambda paper: "·" in paper.person.name and paper.read_names[0] == paper.people[0])
    if paper is None:
        return None
    name = paper.person.name
    asked = chance.choice(
        (name.replace("·", ""), name.replace("·", " "), name.replace("·", "."), name.replace("·", "•"))
    )
    return Need(kind="name with dot", asked={"name": asked}, text=asked, right=_borne_by(archive, name))


def _by_value(
    kind: str, parameter: str, value_of: Callable[[Paper], str], change: Callable[[str, random.Random], str]
) -> _Maker:
    """Return what asks for the papers that hold a value, by a changed form of it."""

    def make(archive: Invented, chance: random.Random) -> Need | None:
        paper = _pick(archive, chance, lambda paper: bool(value_of(paper)))
        asked = change(value_of(paper), chance) if paper is not None else ""
        if paper is None or not asked:
            return None
        right = frozenset(other.item_id for other in archive.papers if value_of(other) == value_of(paper))
        return Need(kind=kind, asked={parameter: asked}, text=asked, right=right)

    return make


def _by_person_number(kind: str, change: Callable[[str, random.Random], str]) -> _Maker:
    """Return what asks for all papers of a person by a form of the 18-digit number, whichever form they bear."""

    def make(archive: Invented, chance: random.Random) -> Need | None:
        person = chance.choice(archive.papers).person
        asked = change(person.id_number, chance)
        right = frozenset(p.item_id for p in archive.papers if p.person.id_number == person.id_number)
        return Need(kind=kind, asked={"id_number": asked}, text=asked, right=right)

    return make


def _with_holes(number: str, chance: random.Random) -> str:
    holes = set(chance.sample(range(6, len(number)), chance.randint(1, 4)))
    return "".join("?" if place in holes else digit for place, digit in enumerate(number))


def _with_fault(number: str, chance: random.Random) -> str:
    """Return a number with one digit wrong, lost, or exchanged with the next."""
    place = chance.randrange(6, 17)
    way = chance.randrange(3)
    if way == 0:
        return number[:place] + str((int(number[place]) + chance.randint(1, 9)) % 10) + number[place + 1 :]
    if way == 1:
        return number[:place] + number[place + 1 :]
    return number[: place - 1] + number[place] + number[place - 1] + number[place + 1 :]


def _by_end(archive: Invented, chance: random.Random) -> Need | None:
    person = chance.choice(archive.papers).person
    end = person.id_number[-6:]
    right = frozenset(paper.item_id for paper in archive.papers if paper.person.id_number.endswith(end))
    return Need(kind="end of an ID", asked={"id_number": end}, text=end, right=right)


def _by_street(archive: Invented, chance: random.Random) -> Need | None:
    paper = chance.choice(archive.papers)
    district = next(part for part in words.DISTRICTS if paper.address.startswith(part))
    rest = paper.address.removeprefix(district)
    asked = rest.translate(str.maketrans("0123456789", "０１２３４５６７８９")) if chance.random() < 0.3 else rest
    right = frozenset(other.item_id for other in archive.papers if other.address.endswith(rest))
    return Need(kind="part of an address", asked={"address": asked}, text=asked, right=right)


_LETTERS = {"0": "O", "1": "I", "8": "B", "5": "S", "2": "Z"}


def _look_alike_plate(plate: str, chance: random.Random) -> str:
    places = [place for place in range(4, len(plate)) if plate[place] in _LETTERS]
    if not places:
        return ""
    place = chance.choice(places)
    return plate[:place] + _LETTERS[plate[place]] + plate[place + 1 :]


def _other_length(number: str, chance: random.Random) -> str:
    return chance.choice((number, number[:6] + number[8:17]))


def _plate_form(plate: str, chance: random.Random) -> str:
    return chance.choice((plate.replace("·", ""), plate.replace("·", "-"), plate.replace("·", " "), plate.lower()))


def _file_form(number: str, chance: random.Random) -> str:
    shorter = number.replace("第0", "第").replace("第0", "第").replace("第0", "第")
    return chance.choice(
        (number, shorter, shorter.replace("〔", "[").replace("〕", "]"), shorter[4:].replace("第", ""))
    )


def _dated(archive: Invented, chance: random.Random) -> Need | None:
    paper = _pick(archive, chance, _is_plain)
    if paper is None:
        return None
    name = paper.people[0]
    low, high = f"{paper.day.year - 1}", f"{paper.day.year + 1}-06"
    right = frozenset(
        other.item_id
        for other in archive.papers
        if name in (*other.people, other.former) and low <= other.day.isoformat()[:7] <= high
    )
    asked = {"name": name, "date_from": low, "date_to": high}
    return Need(kind="name and dates", asked=asked, text=name, right=right)


def _placed(archive: Invented, chance: random.Random) -> Need | None:
    paper = _pick(archive, chance, _is_plain)
    if paper is None:
        return None
    right = frozenset(other.item_id for other in archive.papers if other.address == paper.address)
    return Need(kind="address", asked={"address": paper.address}, text=paper.address, right=right)


def _absent(archive: Invented, chance: random.Random) -> Need | None:
    from samples.people import invent_person

    name = invent_person(chance).name
    if name in archive.names:
        return None
    return Need(kind="absent", asked={"name": name}, text=name, right=frozenset())


MAKERS: dict[str, _Maker] = {
    "exact": _by_name("exact", _same, new=False),
    "blanks": _by_name("blanks", _with_blanks, new=False),
    "traditional": _by_name("traditional", _in_traditional),
    "variant": _by_name("variant", _in_variant),
    "name with dot": _part,
    "former name": _former,
    "misread, kept": _by_name("misread, kept", _same, lambda p: _was_misread(p) and bool(p.kept), new=False, hard=True),
    "misread": _by_name("misread", _same, lambda p: _was_misread(p) and not p.kept, new=False, hard=True),
    "look-alike": _by_name("look-alike", confuse_one),
    "homophone": _by_name("homophone", _heard_same),
    "surname heard": _by_name("surname heard", _surname_heard),
    "near sound": _by_name("near sound", _heard_near),
    "pinyin": _by_likes("pinyin", _spelt, lambda asked, name: _spell(name) == _TONES.sub("", _plain(asked))),
    "initials": _by_likes("initials", _initials, lambda asked, name: _letters(name) == asked),
    "unknown character": _by_likes("unknown character", _with_hole, _fits_hole),
    "15 and 18 digits": _by_person_number("15 and 18 digits", _other_length),
    "damaged ID": _by_person_number("damaged ID", _with_holes),
    "ID with a fault": _by_person_number("ID with a fault", _with_fault),
    "end of an ID": _by_end,
    "look-alike plate": _by_value("look-alike plate", "number", lambda paper: paper.plate, _look_alike_plate),
    "plate": _by_value("plate", "number", lambda paper: paper.plate, _plate_form),
    "file number": _by_value("file number", "number", lambda paper: paper.file_number, _file_form),
    "name and dates": _dated,
    "address": _placed,
    "part of an address": _by_street,
    "absent": _absent,
}


def make_needs(archive: Invented, seed: int, a_kind: int = A_KIND) -> list[Need]:
    """Return needs of every kind; fewer of a kind where the archive does not hold enough."""
    needs: list[Need] = []
    for kind, make in MAKERS.items():
        chance = random.Random(f"{seed} {kind}")
        found: dict[str, Need] = {}
        wanted = _ABSENT_SHARE * a_kind if kind == "absent" else a_kind
        for _ in range(30 * wanted):
            need = make(archive, chance)
            if need is not None:
                found.setdefault(need.text, need)
            if len(found) == wanted:
                break
        needs += found.values()
    return needs
