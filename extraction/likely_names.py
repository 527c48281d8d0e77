"""Names of running text that are likely by their build and by one word beside them: statements, letters, minutes.

``prose`` and ``name_frames`` believe frames that surround nothing but persons, however a name is built. Here the name
itself must be built as most are, of a usual surname and of characters that are usual in given names; then a word before
it that persons follow, or a mark before it and what ends a name behind it, is enough. What other finders have taken
already is left alone, so that parts of addresses and offices do not count.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable, Iterator
from importlib import resources
from typing import NamedTuple

from extraction.flow import Flow, Gap
from extraction.labels import relation_words
from extraction.name_ends import PLACE_BEHIND, may_follow_name, name_end
from extraction.name_frames import FUNCTION_WORD, PUNCT_OR_END
from extraction.name_shapes import (
    SHORT_SPELT,
    WORDLIKE_SURNAMES,
    begins_as_word,
    cuts_word,
    is_spelt,
    looks_like_name,
    name_lists,
    spelt_length,
    splits_word,
    surname_length,
)
from extraction.names import NameSpan
from extraction.numbers import PROVINCES
from extraction.places import is_division
from extraction.trades import past_trade
from extraction.word_patterns import one_of

_MARKS = frozenset(",，。;；:、()（）“”\"'!?▲△●○◆■·")
# Characters of given names that far more often belong to a word.
_OF_WORDS = frozenset("在就等由于自本时无用车随整日方结度法律代查回里处项现在又及动持省市区县镇乡村路街号户口年")
_CLOSES = re.compile(PUNCT_OR_END)
# Nothing but its characters speaks for such a name, so more than in ``name_ends`` speaks against it.
_PLACE_BEHIND = re.compile(
    rf"{PLACE_BEHIND.pattern}|[巷道桥沟岭山河湖江港]|自治|农场|林场|牧场|派出所|公安|委员会|人民"
)
_PLATE = re.compile(rf"[{PROVINCES}][a-z][a-z0-9·.\-]")
_IS_OF = re.compile("是[0-9一二三四五六七八九]")
# 韦美（吉林省图们市…）: where somebody lives.
_LIVES_AT = re.compile("[(（](?:现|家)?(?:住(?![院宿])|[\u3400-\u9fff]{2,4}(?:省|市|县|区)[\u3400-\u9fff])")
_OF_SOMEBODY = re.compile("[的之处家和与及]")
_DOTTED = re.compile("(?![一二三四五六七八九十])[\u3400-\u9fff]{1,6}·(?![一二三四五六七八九十])[\u3400-\u9fff]{2}")
# 1987年11月13日报来阿俄·惹各莫撤管材料
_SENT = re.compile("(?:[报送转交寄]|呈|上)[来送报呈]|关于|查阅|同意|准予|责令")
_LONGEST_WORD = 5
# 其兄某某、嫂某某均可证明; 同户人员有弟某某: one character for a relative, behind what parts it from the word before.
_KIN = "父母夫妻兄弟姐妹哥嫂子女媳婿侄甥姑姨舅叔伯"
_ONE_OF_THE_KIN = f"(?<=[有其及和与、,，我他她])[孙{_KIN}]$"
_LONGEST_RUN = 8
_LONGEST_DAY = 6
# 白沙洲迁来, 黄土岭落户: villages end so oftener than people.
_OF_PLACES = frozenset("洲岭湾坪冲桥铺店堡坡沟塘庄屯寨港口堆畈塆")
# 牟某某由长沙市机械厂调入: from where somebody comes stands before what he does.
_WHENCE = "[由从自][\u3400-\u9fff]{2,16}?"
# 1976年3月阮某某调入: a day heads what happened on it.
_DAY_BEFORE = re.compile(
    "[0-9一二三四五六七八九十]月(?:[0-9一二三四五六七八九十廿]{1,3}[日号])?$|[0-9][.\\-/][0-9]{1,2}$"
)


class _Words(NamedTuple):
    """What stands before a name (people, ways, acts) and behind it (closes, deeds, titles).

    ``likely_names.toml`` says more.
    """

    people: re.Pattern[str]
    ways: re.Pattern[str]
    acts: re.Pattern[str]
    closes: re.Pattern[str]
    deeds: re.Pattern[str]
    moves: re.Pattern[str]
    titles: re.Pattern[str]


@functools.cache
def _words() -> _Words:
    table = tomllib.loads(resources.files("extraction").joinpath("likely_names.toml").read_text("utf-8"))
    table["closes"] += table["titles"]
    table["people"] += (word for word in relation_words() if len(word) > 1 and word != "本人")

    def any_of(name: str, end: str) -> re.Pattern[str]:
        return re.compile(one_of(table[name]) + end)

    return _Words(
        people=any_of("people", f":?$|{_ONE_OF_THE_KIN}"),
        ways=any_of("ways", ":?$"),
        acts=any_of("acts", "(?:了|原|其)?$"),
        closes=any_of("closes", ""),
        deeds=any_of("deeds", ""),
        moves=re.compile(f"(?:{_WHENCE})?{any_of('moves', '').pattern}"),
        titles=any_of("titles", ""),
    )


def find_likely_names(flow: Flow, is_free: Callable[[int, int], bool]) -> Iterator[NameSpan]:
    """Yield the names that nothing else gave away.

    Args:
        flow: the text.
        is_free: tells whether nothing is known yet of a stretch of it.
    """
    index = 0
    while index < len(flow.text):
        end = _end_of_name(flow, index, is_free)
        if end is None:
            index += 1
            continue
        yield NameSpan(index, end)
        index = end


def _end_of_name(flow: Flow, start: int, is_free: Callable[[int, int], bool]) -> int | None:
    text = flow.text
    if _DOTTED.match(text, start):
        # 村民艾山·吾守尔: the name begins behind what he is.
        if past_trade(text, start) > start or _SENT.match(text, start) or _SENT.match(text, max(0, start - 1)):
            return None
        dotted = name_end(flow, start, frozenset())
        return dotted if dotted is not None and is_free(start, dotted) and _begins(flow, start) else None
    spelt = start + spelt_length(text[start : start + _LONGEST_RUN])
    if spelt > start and is_free(start, spelt) and _is_unbroken(flow, start, spelt):
        if not _PLACE_BEHIND.match(text, spelt) and _is_framed(flow, start, spelt, is_free):
            return spelt
        # 白敖道 may bear a surname as well; what is longer does not.
        if spelt - start > SHORT_SPELT:
            return None
    usual = surname_length(text[start : start + 4], rare=False)
    surname = usual or surname_length(text[start : start + 4])
    if not surname or splits_word(text, start):
        return None
    told = _is_told(flow, start)
    rare = usual == 0
    if rare and not told:
        return None
    # 大哥公冶建设远在…: a surname of two characters says enough, whatever is behind it.
    if surname > 1 and told and (whole := name_end(flow, start, frozenset())) is not None and is_free(start, whole):
        return whole
    wordlike = surname == 1 and text[start] in WORDLIKE_SURNAMES
    for end in (start + surname + 2, start + surname + 1):
        if end > len(text) or not is_free(start, end) or not _is_unbroken(flow, start, end):
            continue
        given = text[start + surname : end]
        if not (name_lists().given.issuperset(given) and _OF_WORDS.isdisjoint(given)):
            continue
        # 卢赟可以, 朱瑄前往: the last character begins a word of its own.
        if len(given) > 1 and any(
            pattern.match(text, end - 1) for pattern in (FUNCTION_WORD, _words().closes, _words().moves)
        ):
            continue
        if _PLACE_BEHIND.match(text, end) or cuts_word(text, end):
            continue
        # 大队村民鄢万才，: what is seldom a surname must be whole on both sides.
        if rare and begins_as_word(text[start:end]):
            continue
        if rare and not (
            end - start > surname + 1
            and (
                _is_closed(flow, end) or _OF_SOMEBODY.match(text, end) is not None or _YEAR.match(text, end) is not None
            )
        ):
            continue
        # 乡长叫田士元: 元 ends a name as well as a sum.
        sure = told or (end - start > 2 and text[end - 1] == "元")
        if not looks_like_name(text[start:end], trusted=sure, running=True) or (wordlike and not told):
            continue
        if _is_framed(flow, start, end, is_free):
            return end
    return None


def _is_unbroken(flow: Flow, start: int, end: int) -> bool:
    """Say whether nothing parts the characters of a name but the end of a line of running text."""
    gap = flow.gap_inside(start, end)
    return gap is Gap.NONE or (gap is Gap.LINE and flow.cell is None)


def _is_parted(flow: Flow, index: int) -> bool:
    """Say whether a blank or an edge stands at ``index``; running text goes on over the end of its lines."""
    if index in (0, len(flow.text)):
        return True
    gap = flow.gaps[index]
    return gap >= Gap.BLANK and (gap is not Gap.LINE or flow.cell is not None)


def _is_marked(flow: Flow, start: int) -> bool:
    return (
        _is_parted(flow, start)
        or flow.text[start - 1] in _MARKS
        or _DAY_BEFORE.search(flow.text, max(0, start - _LONGEST_DAY), start) is not None
    )


def _before(flow: Flow, start: int) -> str:
    return flow.text[max(0, start - _LONGEST_WORD) : start]


def _is_closed(flow: Flow, end: int) -> bool:
    return _is_parted(flow, end) or _CLOSES.match(flow.text, end) is not None


def _begins(flow: Flow, start: int) -> bool:
    """Say whether a name with dots may begin here."""
    words, before = _words(), _before(flow, start)
    return _is_marked(flow, start) or any(pattern.search(before) for pattern in (words.people, words.ways))


_YEAR = re.compile("[一二][一二三四五六七八九〇零○]{3}年|(?:19|20)[0-9]{2}年")


def _is_told(flow: Flow, start: int) -> bool:
    """Say whether what stands before ``start`` is followed by a person."""
    # 妻梅某某一九七一年病故: one character for a relative begins the clause. 孙 is oftener a surname.
    of_kin = start > 0 and flow.text[start - 1] in _KIN and _is_marked(flow, start - 1)
    return of_kin or _words().people.search(_before(flow, start)) is not None


def _stands_for_itself(text: str, start: int, end: int) -> bool:
    """Say whether three characters can hardly be anything but a name, whatever surrounds them."""
    name, lists = text[start:end], name_lists()
    if end - start != _PLAIN or name[0] not in lists.alone or is_division(name[:2]):
        return False
    # 贾家大院, 吴婧照片: a word begins inside of it, or goes on behind it.
    words = lists.words_or_stop
    if (
        name[:2] in words
        or name[1:] in words
        or (text[end - 1 : end + 1] in words and text[end : end + 2] not in words)
    ):
        return False
    # 刘琬和孙长庚: two names.
    if name[-1] in "和与" and surname_length(text[end : end + 4], rare=False):
        return False
    return _WORD_AT.match(text, end - 1) is None and _OF_FAMILY.match(text, start + 1) is None


_PLAIN = 3
_WORD_AT = re.compile(
    "大[队学街道桥楼厦院厅会家湾]|[中小][学队心区组]|检[察查]|新村|阿[姨婆公爷嫂哥妹]|住[在址所院后前]|家(?![,，。;；、]|$)|.[店厂馆路桥寺庙]"
)
# 贾家湾: where a family lives.
_OF_FAMILY = re.compile("家[大小老新上下东西南北中前后坪湾冲垄山岭桥塘坝]")


def _is_framed(flow: Flow, start: int, end: int, is_free: Callable[[int, int], bool]) -> bool:
    """Say whether what stands before and behind a likely name makes it one; two characters alone must be told more."""
    whole = end - start > 2 and not (end - start == SHORT_SPELT and is_spelt(flow.text[start:end]))
    words, text, before = _words(), flow.text, _before(flow, start)
    # 石桥大队谭某某: behind a place, a number or a day that is known.
    # 18号高平家 names a house.
    marked = _is_marked(flow, start) or (not is_free(start - 1, start) and text[end - 1] != "家")
    closed = _is_closed(flow, end)
    behind = (
        words.closes,
        _LIVES_AT,
        FUNCTION_WORD,
        _PLATE,
        _IS_OF,
        _YEAR,
        *((words.moves,) if whole and text[end - 1] not in _OF_PLACES else ()),
    )
    told = any(pattern.match(text, end) for pattern in behind)
    if whole and words.titles.match(text, end):
        return True
    if _is_told(flow, start):
        return whole or closed or told
    # 庹某某见状…: nothing but a surname begins so.
    if whole and _stands_for_itself(text, start, end):
        return True
    # 责令某某限期离开; 某某被批准迁入.
    done = words.deeds.match(text, end) is not None
    sure = whole or (text[start] in name_lists().alone and (closed or told or done))
    if words.acts.search(before) and sure and (closed or told or done or may_follow_name(text, end)):
        return True
    if marked and whole and done:
        return True
    if words.ways.search(before):
        if whole:
            return closed or told or _OF_SOMEBODY.match(text, end) is not None
        return told or (closed and (not marked or before.endswith(":")))
    return marked and (told or (whole and closed))
