"""What is typed in one run without blanks (1949年由平江迁入, 谌玉莲的租客, 岳阳楼区张三) as the words it is made of.

Dates, ID numbers and the words that people ask with (``asked_words``) are cut out, and what is no word of a question
(请问, 有没有, 我父亲) is left out; what stands between is a name, a place, or both. Nothing here knows an index: each
word is asked for as if it had been typed with blanks around it.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from archive.divisions import part_divisions
from index_mappings import analysis, keys, name_sounds, place_keys
from index_mappings.asked_words import asked_words, between_words

# Shorter texts are one word, longer ones are sentences of a paper.
_SHORTEST, _LONGEST = 4, 40
_N = "[0-9一二三四五六七八九十〇零廿卅元]"
_DATE = re.compile(
    r"(?:(?:18|19|20)?[0-9]0|[一二三四五六七八九]十)年代[初中末]?"
    rf"|(?:(?<![哪第每几])(?:公元|民国前?|光绪|宣统)?{_N}{{1,4}}年(?:闰?(?:{_N}{{1,2}}|[正冬腊])月(?:初?{_N}{{1,3}}[日号]?)?)?"
    r"|(?<![^\u4e00-\u9fff])(?:18|19|20)[0-9]{2}(?=[\u4e00-\u9fff]|$)(?!号))(?:(?:出生|生人|生)(?=的|$)|前后|左右|间|底|初|末|时)?"
)
_BARE_YEAR = re.compile("(?:18|19|20)[0-9]{2}")
_AFTER_DATE = re.compile("(?:间|底|初|末|时)$")
_SHORT_YEAR = re.compile("(?:[0-9]{2}|[一二三四五六七八九〇零]{2})年(?!代)")
# A run of letters and digits this long beside Han is a number of its own; shorter ones belong to plates and addresses.
_NUMBER = re.compile(r"[0-9a-z*?]{11,}")
_SHORT_NUMBER = re.compile("[0-9a-z]+")
# What joins the words of a question. Several are surnames, too, and begin or end names; see ``_readings``.
_BEFORE = re.compile(
    "^(?:请问|谁是|哪个是|查询|查找|寻找|查|找|前往|去往|去|赴|由|从|自|在|到|至|往|于|向|和|与|及|跟|同|的|之|给|被|将|把|是|叫|住|了|租|撞|赔|买|卖)+"
)
_AFTER = re.compile(
    "(?:谁|哪些人|什么人|何人|什么时候|何时|哪一年|哪年|在哪里|在哪|的人家|的人|的|之|由|从|自|在|到|至|往|于|向|和|与|及|跟|同|被|是|了|全部|所有|相关|材料|资料|档案|记录|情况|文件|信息)+$"
)
# What a name, or a place, may have behind it: 莫采莲家, 朗州路上, 廖桂英办(护照). No name that long ends so.
_HANGING = re.compile(
    "(?<=.{3})(?:家里|家中|家|上|附近|一带|境内|那里|(?:还|也)?带着|带|连同|出|要求|申请|办理|申领|办|领|买|卖|给|来|考|学|开|骑|租|撞|赔)$"
)
_LONGEST_GIVEN = 2
# Streets and villages may be named like a word that people ask with: 毕业路, 知青新村.
_NAMED_SO = re.compile("[东西南北中上下前后新一二三四五六七八九十]?(?:路|街|巷|村(?!里)|大道|社区|小区|胡同|弄)")
# 贝丽娜去泰国, 罗时俊和包文亮: two names, or a name and a place.
_JOURNEY = re.compile(
    "([\u4e00-\u9fff]{2,5}?)(?:去了|去|到|来|在|从|往|赴|由|和|跟|与|对|把|被|给)([\u4e00-\u9fff]{2,})"
)
# 文志坚赔单慧敏医药费: what somebody did to somebody else.
_DEED = re.compile(
    "([\u4e00-\u9fff]{2,4}?)(?:赔偿给?|赔给|赔|撞了|撞|买了|买|卖给|卖|租了|租|娶了|娶|嫁给|告|借|欠)([\u4e00-\u9fff]{2,})"
)
# 薛瑶生的孩子, 章若兰买的车: the verb before 的 may be the end of a name as well.
_DONE = re.compile("^.{3,4}(?<=[生养买卖租借领办开骑])[的之]$")
# 莫家: anybody of that surname.
_FAMILY = re.compile("(?P<surname>[\u4e00-\u9fff]{1,2})(?:家|家人|家里|氏)")
# What asks for papers, and is no word of them. 查 is a surname as well, so that three characters at least must follow.
_LOOK_FOR = re.compile("^(?:请?查询|请?查找|寻找|查一下|请?查(?=.{3}))")
_PAPERS = re.compile("的?(?:全部|所有|相关)?(?:材料|资料|档案|记录|情况|文件|信息)$")
_OF = re.compile("(?<=.{2})[的之](?=.{2})")
# 去新加坡: a place that somebody goes to. Papers label it (前往国家).
_GOING = re.compile("^(?:前往|去往|去|赴)(?P<place>[\u4e00-\u9fff]{2,})$")
# 张伟(男): what stands in brackets right behind a name is said of it.
_BESIDE = re.compile(r"(?P<name>[\u4e00-\u9fff·]{2,})\((?P<said>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a run. ``readings`` are the ways to read it, any of which will do."""

    readings: tuple[str, ...]


@functools.lru_cache(256)
def split_run(text: str) -> tuple[Part, ...]:
    """Return the words that a run is made of, all of which are asked for; empty where it is one word."""
    run = analysis.fold_text(text)
    words = _words()
    if (going := _GOING.match(run)) and not _find(words.anywhere, run):
        place = text[going.start("place") :]
        return split_run(place) or (Part((place,)),)
    beside = _BESIDE.fullmatch(run)
    if beside and keys.looks_like_name(beside["name"]) and not place_keys.ends_in_level(beside["name"]):
        said = text[beside.start("said") : beside.end("said")]
        return (Part((text[: beside.end("name")],)), *(split_run(said) or (Part((said,)),)))
    # 换护照: a verb of one character and a word.
    shortest = _SHORTEST - (run[:1] in between_words().verbs)
    if not shortest <= len(run) <= _LONGEST or any(character.isspace() for character in run):
        return ()
    parts: list[Part] = []
    at = 0
    cut = tuple(_cut_out(run))
    for start, end, readings in cut:
        # As it was written: folding changes no length, and names are met best in their own script.
        _add_between(text[at:start], parts)
        if readings[0] not in between_words().skipped:
            parts.append(Part(readings))
        at = end
    _add_between(text[at:], parts)
    if len(parts) == 1 and not any(_is_asked_with(word) and word != run for _, _, (word, *_) in cut):
        asked = _strip_request(text)
        return (Part((asked,)),) if asked else _part_named(text)
    return tuple(parts) if all(part.readings for part in parts) else ()


def is_asking(text: str) -> bool:
    """Say whether a word typed beside others only asks (有哪些档案, 请问), so that no paper need have it."""
    run = analysis.fold_text(text)
    cut = tuple(_cut_out(run)) if 1 < len(run) <= _LONGEST else ()
    if not cut or any(word not in between_words().skipped for _, _, (word, *_) in cut):
        return False
    edges = [0, *itertools.chain.from_iterable((start, end) for start, end, _ in cut), len(run)]
    return all(_says_nothing(run[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True))


def _is_asked_with(word: str) -> bool:
    return word in asked_words() or word in between_words().skipped


def _strip_request(text: str) -> str:
    """Return the name or place of which papers are asked for (查廖桂英, 廖桂英的档案); empty where it is no request."""
    asked = _PAPERS.sub("", _LOOK_FOR.sub("", text))
    is_asked = keys.looks_like_name(asked) or place_keys.ends_in_level(asked)
    return asked if asked != text and is_asked else ""


def _part_named(text: str) -> tuple[Part, ...]:
    """Return whose and what, where a run begins with a name and no table knows what follows it (柳三七领粮本)."""
    if place_keys.ends_in_level(text) or _PLACE.search(text) or keys.looks_like_name(text):
        return ()
    names = [name for name in _names_at(text) if len(text) >= len(name) + _SHORTEST_REST]
    return (Part(tuple(names)), Part(tuple(text[len(name) :] for name in names))) if names else ()


_SHORTEST_REST = 2


def _cut_out(run: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Give what stands for itself in a run, with its place and its readings: dates, ID numbers, words asked with."""
    words = _words()
    verbs = between_words().verbs
    at = 0
    if label := _find(words.labels, run):
        yield 0, len(label), (label,)
        at = len(label)
    while at < len(run):
        if (found := _DATE.match(run, at)) or (found := _NUMBER.match(run, at)):
            written = _AFTER_DATE.sub("", found[0])
            written = f"{written}年" if _BARE_YEAR.fullmatch(written) else written
            yield at, found.end(), _read_date(written)
            at = found.end()
        elif (word := _find(words.anywhere, run, at)) and not _NAMED_SO.match(run, at + len(word)):
            yield at, at + len(word), (word,)
            at += len(word)
        elif run[at] in verbs and _find(words.anywhere, run, at + 1):
            yield at, at + 1, (verbs[run[at]],)
            at += 1
        elif at == len(run) - 1 and run[at] in words.singles and run[at - 1] in "的之":
            yield at, len(run), (run[at],)
            at = len(run)
        else:
            # Not into the middle of a number.
            found = _SHORT_NUMBER.match(run, at)
            at = found.end() if found else at + 1


def _read_date(written: str) -> tuple[str, ...]:
    """Return a date as it is written, and a short year in the centuries it may be of (08年, 六三年)."""
    if not _SHORT_YEAR.match(written):
        return (written,)
    centuries = ("20", "19") if written[0].isascii() else ("二〇", "一九")
    return (written, *(century + written for century in centuries))


class _Words(NamedTuple):
    """What is cut out anywhere; what is cut out at the end of a run, behind 的; what labels a name and begins one.

    Words of more characters stand under their first one, the longest first.
    """

    anywhere: Mapping[str, tuple[str, ...]]
    singles: frozenset[str]
    labels: Mapping[str, tuple[str, ...]]


@functools.cache
def _words() -> _Words:
    table = asked_words()
    long = [word for word in table if len(word) > 1]
    return _Words(
        _by_first([*(word for word in long if not table[word].labels), *between_words().skipped]),
        frozenset(word for word in table if len(word) == 1),
        _by_first([word for word in long if table[word].labels]),
    )


def _by_first(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    longest_first = sorted(words, key=lambda word: (word[0], -len(word)))
    return {first: tuple(some) for first, some in itertools.groupby(longest_first, key=lambda word: word[0])}


def _find(words: Mapping[str, tuple[str, ...]], run: str, at: int = 0) -> str:
    """Return the longest word that stands at ``at``; empty where none does."""
    for word in words.get(run[at : at + 1], ()):
        if run.startswith(word, at):
            return word
    return ""


def _add_between(text: str, parts: list[Part]) -> None:
    """Add what stands between two words; a character alone belongs to the one before it (驾驶证)."""
    if len(text) == 1 and parts and not _says_nothing(text):
        parts[-1] = Part(tuple(reading + text for reading in parts[-1].readings))
    else:
        parts += _between(text)


def _between(text: str) -> list[Part]:
    """Return what stands between the words cut out: a name, a place, or a place and a name."""
    if not _BEFORE.sub("", text) or not _AFTER.sub("", text):
        return []
    pieces = (piece for joined in _OF.split(text) for piece in _part_journey(joined))
    return [part for piece in pieces if not _says_nothing(piece) for part in _part_place(piece)]


def _part_journey(piece: str) -> tuple[str, ...]:
    """Return who, and where or with whom; a name that only looks so stays whole (欧阳在福)."""
    bare = _AFTER.sub("", _BEFORE.sub("", piece))
    # 于某和某: what joins words may be a surname as well.
    for whole in (bare, _AFTER.sub("", piece)):
        if keys.looks_like_name(whole) or place_keys.ends_in_level(whole):
            return (piece,)
        found = _JOURNEY.fullmatch(whole)
        if found is not None and keys.looks_like_name(found[1]):
            return found[1], found[2]
        found = _DEED.fullmatch(whole)
        if found is not None and keys.looks_like_name(found[1]) and _names_at(found[2]):
            return found[1], found[2]
    return (piece,)


def _names_at(text: str) -> tuple[str, ...]:
    """Return the names that words without blanks may begin with (单慧敏医药费), the longer first."""
    surname = name_sounds.surname_of(keys.fold_name(text))
    if not surname or not _HAN_ONLY.fullmatch(text):
        return ()
    lengths = (len(surname) + 2, len(surname) + 1)
    return tuple(text[:length] for length in lengths if length <= len(text))


_PLACE = re.compile("[省市区县旗镇乡村路街巷里弄队组社号栋楼站厂店校院港桥湖河山]")
_HAN_ONLY = re.compile("[\u3400-\u9fff]+")


def _says_nothing(piece: str) -> bool:
    bare = analysis.fold_text(_AFTER.sub("", _BEFORE.sub("", piece)))
    return not bare or bare in between_words().alone


def _part_place(text: str) -> list[Part]:
    """Return a piece as one word, or as those that it is: 岳阳楼区张伟, 湖北监利."""
    bare = _AFTER.sub("", _BEFORE.sub("", text))
    divisions, rest = part_divisions(bare)
    if divisions and not all(map(place_keys.ends_in_level, divisions)):
        # Papers have their words of level between them.
        parts = [Part((name,)) for name in divisions]
        if not rest:
            return parts
        if keys.looks_like_name(rest) or place_keys.ends_in_level(rest):
            return [*parts, Part(_readings(rest))]
    levels = place_keys.split_levels(place_keys.normalise_place(bare))
    if len(levels) > 1 and not place_keys.ends_in_level(levels[-1]) and keys.looks_like_name(levels[-1]):
        place = bare[: len(bare) - len(levels[-1])]
        if all(map(place_keys.ends_in_level, levels[:-1])) and len(place) > 2:
            return [Part((place,)), Part(_readings(levels[-1]))]
    return [Part(_readings(text))]


def _readings(text: str) -> tuple[str, ...]:
    """Return a piece with and without the words that may only join it to others, where two characters are left."""
    before, after = _BEFORE.sub("", text), _AFTER.sub("", text)
    bare = _AFTER.sub("", before)
    ways = [text, before, after, bare, _without_hanging(bare)]
    if _DONE.match(text):
        ways.append(text[:-2])
    if not keys.looks_like_name(bare) and not _PLACE.search(bare):
        ways += _names_at(bare)
    if (family := _FAMILY.fullmatch(bare)) and name_sounds.is_surname(keys.fold_name(family["surname"])):
        ways.append(f"姓{family['surname']}")
    return tuple(way for way in dict.fromkeys(ways) if len(way) > 1)


def _without_hanging(bare: str) -> str:
    """Return a piece without what may hang on a name or place; nothing where a name may end so."""
    found = _HANGING.search(bare)
    if found is None or len(bare) - len(name_sounds.surname_of(keys.fold_name(bare))) <= _LONGEST_GIVEN:
        return ""
    return bare[: found.start()]
