"""What is typed in one run without blanks (1949年由平江迁入, 谌玉莲的租客, 岳阳楼区张三) as the words it is made of.

Dates, ID numbers and the words that people ask with (``asked_words``) are cut out; what is left between is a name, a
place, or both. Nothing here knows an index: each word is asked for as if it had been typed with blanks around it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.divisions import part_divisions
from index_mappings import analysis, keys, place_keys
from index_mappings.asked_words import asked_words

# Shorter texts are one word, longer ones are sentences of a paper.
_SHORTEST, _LONGEST = 4, 40
_N = "[0-9一二三四五六七八九十〇零廿卅元]"
_DATE = re.compile(
    r"(?:(?:18|19|20)?[0-9]0|[一二三四五六七八九]十)年代[初中末]?"
    rf"|(?:(?:公元|民国前?|光绪|宣统)?{_N}{{1,4}}年(?:闰?(?:{_N}{{1,2}}|[正冬腊])月(?:初?{_N}{{1,3}}[日号]?)?)?"
    r"|(?<![^\u4e00-\u9fff])(?:18|19|20)[0-9]{2}(?=[\u4e00-\u9fff]|$)(?!号))(?:(?:出生|生人|生)(?=的|$)|前后|左右|间|底|初|末|时)?"
)
_BARE_YEAR = re.compile("(?:18|19|20)[0-9]{2}")
_AFTER_DATE = re.compile("(?:间|底|初|末|时)$")
# A run of letters and digits this long beside Han is a number of its own; shorter ones belong to plates and addresses.
_NUMBER = re.compile(r"[0-9a-z*?]{11,}")
_SHORT_NUMBER = re.compile("[0-9a-z]+")
# What joins the words of a question. Several are surnames, too, and begin or end names; see ``_readings``.
_BEFORE = re.compile(
    "^(?:请问|谁是|哪个是|查询|查找|寻找|查|找|前往|去往|去|赴|由|从|自|在|到|至|往|于|向|和|与|及|跟|同|的|之|给|被|将|把|是|叫|住|了)+"
)
_AFTER = re.compile(
    "(?:谁|哪些人|什么人|何人|什么时候|何时|哪一年|哪年|在哪里|在哪|的|之|由|从|自|在|到|至|往|于|向|和|与|及|跟|同|被|是|了|全部|所有|相关|材料|资料|档案|记录|情况|文件|信息)+$"
)
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
    if going := _GOING.match(run):
        place = text[going.start("place") :]
        return split_run(place) or (Part((place,)),)
    beside = _BESIDE.fullmatch(run)
    if beside and keys.looks_like_name(beside["name"]) and not place_keys.ends_in_level(beside["name"]):
        said = text[beside.start("said") : beside.end("said")]
        return (Part((text[: beside.end("name")],)), *(split_run(said) or (Part((said,)),)))
    if not _SHORTEST <= len(run) <= _LONGEST or any(character.isspace() for character in run):
        return ()
    parts: list[Part] = []
    at = 0
    for start, end, word in _cut_out(run):
        # As it was written: folding changes no length, and names are met best in their own script.
        parts += _between(text[at:start])
        parts.append(Part((word,)))
        at = end
    parts += _between(text[at:])
    if len(parts) == 1 and (asked := _strip_request(text)):
        return (Part((asked,)),)
    return tuple(parts) if len(parts) > 1 and all(part.readings for part in parts) else ()


def _strip_request(text: str) -> str:
    """Return the name or place of which papers are asked for (查廖桂英, 廖桂英的档案); empty where it is no request."""
    asked = _PAPERS.sub("", _LOOK_FOR.sub("", text))
    is_asked = keys.looks_like_name(asked) or place_keys.ends_in_level(asked)
    return asked if asked != text and is_asked else ""


def _cut_out(run: str) -> Iterator[tuple[int, int, str]]:
    """Give what stands for itself in a run, with its place: dates, ID numbers, words that people ask with."""
    words, singles, labels = _words()
    at = 0
    if found := labels.match(run):
        yield 0, found.end(), found[0]
        at = found.end()
    while at < len(run):
        if (found := _DATE.match(run, at)) or (found := _NUMBER.match(run, at)):
            written = _AFTER_DATE.sub("", found[0])
            yield at, found.end(), f"{written}年" if _BARE_YEAR.fullmatch(written) else written
            at = found.end()
        elif found := words.match(run, at):
            yield at, found.end(), found[0]
            at = found.end()
        elif at == len(run) - 1 and run[at] in singles and run[at - 1] in "的之":
            yield at, len(run), run[at]
            at = len(run)
        else:
            # Not into the middle of a number.
            found = _SHORT_NUMBER.match(run, at)
            at = found.end() if found else at + 1


@functools.cache
def _words() -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str]]:
    """Return the words that are cut out anywhere, those of one character, and those that label a name."""
    table = asked_words()
    longest_first = sorted((word for word in table if len(word) > 1), key=len, reverse=True)
    anywhere, labels = (
        "|".join(re.escape(word) for word in longest_first if table[word].labels is are_labels)
        for are_labels in (False, True)
    )
    return re.compile(anywhere), frozenset(word for word in table if len(word) == 1), re.compile(labels)


def _between(text: str) -> list[Part]:
    """Return what stands between the words cut out: a name, a place, or a place and a name."""
    if not _BEFORE.sub("", text) or not _AFTER.sub("", text):
        return []
    pieces = [piece for piece in _OF.split(text) if _AFTER.sub("", _BEFORE.sub("", piece))]
    return [part for piece in pieces for part in _part_place(piece)]


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
    ways = (text, _BEFORE.sub("", text), _AFTER.sub("", text), _AFTER.sub("", _BEFORE.sub("", text)))
    return tuple(way for way in dict.fromkeys(ways) if len(way) > 1)
