"""How names of persons are asked for: as written, folded, former, by runner-up readings; and by look and sound."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from archive.folding import fold
from index_mappings import fields, keys, loose_names, name_sounds
from index_mappings.keys import MatchLabel
from index_mappings.query import All, Node, Pattern, Some, Term
from index_mappings.syntax import Word
from index_mappings.wildcards import escape, squeeze_pattern

# What a way of being met is worth. Whole numbers, so that adding them is exact in every adapter.
_WEIGHTS = {
    keys.EXACT: 64.0, keys.VARIANT: 56.0, keys.FORMER: 48.0, keys.PART: 40.0, keys.ALTERNATIVE: 32.0,
    keys.SURNAME: 24.0,
}  # fmt: skip
_PATTERN_PREFIXES = (keys.VARIANT, keys.FORMER, keys.PART, keys.ALTERNATIVE)
# The parts of a transcribed name that stand in another order.
_PARTS_WEIGHT = 36.0
_HEARD_PARTS_WEIGHT = 2.0
# A surname or the beginning of a name, in pinyin: very many are called so.
_BEGUN_WEIGHT = 1.0
# 姓端木的
_OF_SURNAME = re.compile("姓(?P<surname>[㐀-鿿]{1,3}?)(?:的人?)?")
_MIXED = re.compile("[㐀-鿿]+[a-z]+(?:[㐀-鿿]+)?|[a-z]+[㐀-鿿]+")
_RUN = re.compile("[㐀-鿿]+|[a-z]+")
_MOST_READINGS = 2
# Characters that names of Uyghurs, Kazakhs, Tibetans and Mongols are transcribed with.
_TRANSCRIBING = frozenset(
    "阿艾安奥巴白拜班别伯布不才仓次达旦丹得德地迪丁顿都杜多尔尕嘎噶格古贡哈海罕汗合赫黑呼胡吉加江杰居卡开坎克肯库拉兰勒里力丽利列"
    "鲁罗洛马玛麦买曼毛梅米莫木穆那纳乃娜尼努诺帕皮普其齐恰且丘曲热仁日茹肉若萨赛桑沙什斯苏逊孙索塔台坦提铁图吐吾托瓦旺维乌西夏谢"
    "雅亚延央叶依伊以尤于玉扎泽则珠孜卓兹甫合"
)
_SHORTEST_TRANSCRIBED, _LONGEST_TRANSCRIBED = 5, 12


def ask_name(word: Word) -> list[Node]:
    """Return every strict way to meet a name."""
    if not word.pattern:
        asked: list[Node] = [Term(fields.NAME_KEY, key, _WEIGHTS[key[0]]) for key in keys.ask_name(word.text)]
        masked = keys.mask_unknown(word.text)
        if masked:
            asked_so = [prefix + masked for prefix in _PATTERN_PREFIXES]
            asked += (Pattern(fields.NAME_KEY, pattern, _WEIGHTS[keys.ALTERNATIVE]) for pattern in asked_so)
        if not word.quoted:
            asked += _ask_surname(word)
            asked += (
                All(tuple(_ask_part(part, _PARTS_WEIGHT * (not number)) for number, part in enumerate(parts)))
                for parts in _cut_transcribed(word)
            )
        return asked
    written, folded = squeeze_pattern(word.pattern, keys.squeeze_name), squeeze_pattern(word.pattern, keys.fold_name)
    forms = [(keys.EXACT, written), *((prefix, folded) for prefix in _PATTERN_PREFIXES)]
    return [Pattern(fields.NAME_KEY, prefix + pattern, _WEIGHTS[prefix]) for prefix, pattern in forms]


def _ask_surname(word: Word) -> Iterator[Node]:
    found = _OF_SURNAME.fullmatch(fold(word.text)) if word.asked is None else None
    if found is not None and name_sounds.is_surname(found["surname"]):
        yield Term(fields.NAME_KEY, keys.SURNAME + found["surname"], _WEIGHTS[keys.SURNAME])


def _ask_part(part: str, weight: float) -> Node:
    return Term(fields.NAME_KEY, keys.PART + part, weight, MatchLabel.VARIANT)


def ask_like_names(word: Word) -> list[Node]:
    """Return the ways to meet names that look or sound like this one.

    Wildcards fit what is written, and nothing else. A bare word must look like a name itself, or be part of one in
    pinyin.
    """
    if word.pattern or (word.asked is None and word.quoted):
        return []
    asked = [*_ask_begun(word.text), *_ask_mixed(word.text), *_ask_heard_parts(word)]
    if word.asked is None and not keys.looks_like_name(word.text) and not _is_transcribed(word.text):
        return asked
    return [*(Term(fields.NAME_KEY, *loose) for loose in keys.ask_loosely(word.text)), *asked]


# --- pinyin in part --------------------------------------------------------------------------------------------------
def _ask_begun(text: str) -> Iterator[Node]:
    """Give what meets a surname alone in pinyin (duanmu), or a name that is not typed to its end (zhangw)."""
    squeezed = name_sounds.squeeze_pinyin(text)
    if not squeezed:
        return
    for surname in name_sounds.surnames_read(squeezed):
        yield Term(fields.NAME_KEY, keys.SURNAME + surname, _BEGUN_WEIGHT, MatchLabel.SOUND)
    if name_sounds.begins_name(squeezed):
        yield Pattern(fields.NAME_KEY, loose_names.SOUND + squeezed + "*", _BEGUN_WEIGHT, MatchLabel.SOUND)


def _ask_mixed(text: str) -> Iterator[Node]:
    """Give what meets a name of which some is written and some is spelt: 张wei, and 张w, whose end is missing."""
    folded = keys.fold_name(text)
    if not _MIXED.fullmatch(folded):
        return
    runs = _RUN.findall(folded)
    surname = [Term(fields.NAME_KEY, keys.SURNAME + runs[0], 0.0)] if name_sounds.is_surname(runs[0]) else []
    begun = runs[-1].isascii() and not name_sounds.cut_pinyin(runs[-1])
    for reading in itertools.product(*map(_read_run, runs[:-1] if begun else runs)):
        sound = loose_names.SOUND + "".join(reading)
        met: Node = (
            Pattern(fields.NAME_KEY, f"{escape(sound)}{runs[-1]}*", _BEGUN_WEIGHT, MatchLabel.SOUND)
            if begun
            else Term(fields.NAME_KEY, sound, loose_names.SOUND_WEIGHT, MatchLabel.SOUND)
        )
        yield All((met, *surname)) if surname else met


def _read_run(run: str) -> list[str]:
    readings = name_sounds.cut_pinyin(run) if run.isascii() else name_sounds.read_name(run, most=_MOST_READINGS)
    return ["".join(reading) for reading in readings[:_MOST_READINGS]]


# --- transcribed names -----------------------------------------------------------------------------------------------
def _is_transcribed(text: str) -> bool:
    """Tell whether a text may be a name of another language written without its dot: all characters but one may."""
    folded = keys.fold_name(text)
    return (
        _SHORTEST_TRANSCRIBED <= len(folded) <= _LONGEST_TRANSCRIBED
        and sum(character not in _TRANSCRIBING for character in folded) <= 1
    )


def _cut_transcribed(word: Word) -> Iterator[tuple[str, str]]:
    """Give the two parts that a transcribed name may be of, in either order on the paper."""
    folded = keys.fold_name(word.text)
    if _is_transcribed(folded):
        yield from ((folded[:at], folded[at:]) for at in range(2, len(folded) - 1))


def _ask_heard_parts(word: Word) -> Iterator[Node]:
    for parts in _cut_transcribed(word):
        heard = [_ask_heard(part, _HEARD_PARTS_WEIGHT * (not number)) for number, part in enumerate(parts)]
        if all(node.children for node in heard):
            yield All(tuple(heard))


def _ask_heard(part: str, weight: float) -> Some:
    readings = name_sounds.read_name(part, most=_MOST_READINGS)
    sounds = (loose_names.SOUND + "".join(reading) for reading in readings)
    return Some(tuple(Term(fields.NAME_KEY, sound, weight, MatchLabel.SOUND) for sound in sounds))
