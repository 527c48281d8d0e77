"""One personal name: where it begins and ends in a field. Lists of them: see ``name_lists``; running text: ``prose``.

A name is judged by its shape and by its surname (``surnames.txt``); in a labelled field the shape is enough, and the
surname is only a check. Never changes a name into a "better" one: the paper may itself be wrong, and says what it says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from archive.folding import fold, simplify
from extraction.flow import Flow, Gap
from extraction.labels import relations_at
from extraction.name_shapes import (
    ILLEGIBLE,
    is_name_character,
    is_stop_word,
    looks_like_name,
    surname_length,
)

_DOTS = "·"
# Of simplified script in names since 2013 (《通用规范汉字表》), or only there, though they are variants elsewhere.
_KEPT = frozenset("甯昇陞氾祕夥剋徵吒麽濛麴")
_SPECKS = ".,'’"
# What engines make of the middle dot; believed only inside names that are too long for a Han name.
_POOR_DOTS = ".-,'’:"
_TAILS = re.compile(
    r"(?:签名或盖章|签字或盖章|签名盖章|签字盖章|本人签名|签章|签名|签字|盖章|亲笔|[敬谨叩拜][上呈启]|顿首|手[书启]|(?:捺|[按盖]了?)(?:指|手)?印|[指手捺]印|[画花捺]?押|代签|代|等[0-9一二三四五六七八九十]{1,2}[人名]|同志|先生|女士|小姐|警官|等人|等|章|印|归档|档)$"
)
# Words that a lost blank glues to the name before them.
_GLUED = re.compile(
    r"(?:之[父母夫妻子女儿兄弟姐妹孙]|[一二三四五六七八九十]{1,3}岁|[男女](?=$|[,，、;；。(（]|汉|民|性|[0-9一二]|出|公|身|现)|家住|家里|家中|性别|民族|出生|身份|公民|(?:捺|[按盖]了?)(?:指|手)?印|联系|电话|手机|住址|住所|现住|户口|年龄|现年|与户主|关系|签章|签名|签字|日期|时间|曾用|别名|身高|职业|年月|生于|现年|民国|[一二][〇零○一二三四五六七八九]{3}年)"
)
# 钭某某于2001年病故: no name ends so.
_ON_A_DAY = re.compile("于(?:(?:19|20)[0-9]{2}|民国|[一二][九〇零○])")
# Characters of sentences that no dotted name has in its Han spelling.
_PROSE = re.compile(
    r"[岁因在特从为于向被把将对由与系委务请求称说倒折伤院住致其左右虚构样例仅供软件测试很也还有无不共均各是使用]"
)
# 麦麦提·吐尔逊为维吾尔族: what is said of somebody whose name has dots.
_SAID_OF = re.compile("[为系是很]|于[0-9一二]|之[长次三四五六]?[父母夫妻子女兄弟孙]|民族")


# 莲塘交通监理站: so long a word with such an end is a unit.
_LONGEST_HAN = 4
_UNIT = re.compile(r"(?:站|局|所|队|院|会|厂|公司|处|科|社|校|中心)$")


# 周.东: a speck was read as a point.
_SPECKED = re.compile(rf"(?P<surname>[\u3400-\u9fff])[{_SPECKS}](?P<given>[\u3400-\u9fff]{{1,2}})")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name at ``text[start:end]`` of a flow.

    Attributes:
        relation: relation word that stood before it (``妻``), or empty.
        former: true where the paper gives it as another name of the person before it.
        surname: true where the surname is known.
    """

    start: int
    end: int
    relation: str = ""
    former: bool = False
    surname: bool = True


def canonical(raw: str) -> str:
    """Return the normal form of a name as read: simplified, no blanks, ``·`` between parts."""
    pieces: list[str] = []
    if (speck := _SPECKED.fullmatch(raw)) is not None and surname_length(speck["surname"], rare=False):
        raw = speck["surname"] + speck["given"]
    for read, simple in zip(raw, simplify(raw), strict=True):
        character = read if read in _KEPT else simple
        folded = fold(character)
        if character.isspace():
            continue
        if folded in _DOTS or folded in _POOR_DOTS:
            pieces.append("·")
        elif unicodedata.category(character).startswith("L") or character in ILLEGIBLE or character == "〇":
            pieces.append(character)
    return "".join(pieces).strip("·")


def name_at(flow: Flow, start: int, end: int, *, trusted: bool) -> tuple[int, int] | None:
    """Return the span of the name that begins at ``start``, or None.

    The name ends at a blank, a line end or anything that is no ideograph; one blank inside is allowed after a surname
    (``黄　四``), and so are the dots of minority names. What a lost blank glued to it is cut off.
    """
    text = flow.text
    stop = _run(flow, start, end)
    if stop == start:
        return None
    stop = _over_speck(flow, start, _over_blank(flow, start, stop, end), end)
    stop = _over_dots(flow, start, stop, end)
    glued = _GLUED.search(text, start + 2, stop)
    if glued is not None and "·" not in text[start:stop] and not _ends_in_sex(flow, start, glued.start(), end):
        stop = glued.start()
    if stop - start > 2 and _ON_A_DAY.match(text, stop - 1):
        stop -= 1
    tail = _TAILS.search(text[start:stop])
    if (
        tail is not None
        and stop - start - len(tail.group()) >= 2
        and not (tail.group() == "章" and _is_given(flow, start, stop))
    ):
        stop -= len(tail.group())
    if trusted and stop - start > _LONGEST_HAN and _UNIT.search(text[start:stop]):
        return None
    if looks_like_name(with_dots(text[start:stop]), trusted=trusted):
        return start, stop
    return None


def _is_given(flow: Flow, start: int, stop: int) -> bool:
    """Say whether 章 before ``stop`` ends a name (蔚成章) and is no seal, of which the text would show another."""
    surname = surname_length(flow.text[start:stop])
    whole = surname > 0 and stop - start - surname == 2 and flow.gap_inside(start, stop) is Gap.NONE
    return whole and flow.text.count("章") == 1


def _ends_in_sex(flow: Flow, start: int, at: int, end: int) -> bool:
    """Say whether 男 or 女 at ``at`` is the last character of a name (殷亚男, 司徒胜男) and not a sex glued to it."""
    after = at + 1
    if flow.text[at] not in "男女" or at - start != 1 + max(1, surname_length(flow.text[start:at])):
        return False
    if after < end and flow.gaps[after] is Gap.NONE:
        mark = flow.text[after]
        listed = mark in "、和与" or (mark in ",，;；。" and not _OF_A_SEX.match(flow.text, after + 1))
        return listed and _evenly_set(flow, start, at)
    # It fills its cell, or the sex itself stands behind it, or it stands as close as the characters before it.
    alone = flow.cell is not None and start == 0 and after == len(flow.text)
    return alone or (after < len(flow.text) and flow.text[after] in "男女") or _evenly_set(flow, start, at)


# What follows somebody's sex: 张某男，汉族，1970年生.
_OF_A_SEX = re.compile(
    r"[\u3400-\u9fff]{1,3}族|[0-9一二]|出生|生于|现[年住]|年龄|身份证|公民|民族|籍贯|文化|住|户籍|户口|系|未婚|已婚|农民|工人"
)


def _evenly_set(flow: Flow, start: int, at: int) -> bool:
    """Say whether the character at ``at`` is as far from the one before it as those of the name are from each other.

    Even the narrowest blank that an engine loses makes a quarter of a character.
    """
    boxes = [flow.glyph(index).box for index in range(start, at + 1)]
    steps = [after.center[0] - before.center[0] for before, after in pairwise(boxes)]
    return min(steps) > 0 and steps[-1] < 1.15 * max(steps[:-1])


def split_glued(flow: Flow, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the two or three names that a run of ideographs is where a blank between them was lost, or nothing.

    Each must have a usual surname, and no other division may do as well: names of three are far more usual than of two.
    """
    stop = _run(flow, start, end)
    text = flow.text
    if not 5 <= stop - start <= 9:
        return ()

    def divide(low: int) -> Iterator[tuple[tuple[int, int], ...]]:
        if low == stop:
            yield ()
            return
        surname = surname_length(text[low : low + 4], rare=False)
        for size in (surname + 2, surname + 1) if surname else ():
            if low + size <= stop and looks_like_name(text[low : low + size], trusted=False):
                for rest in divide(low + size):
                    yield ((low, low + size), *rest)

    found = sorted((division for division in divide(start) if 2 <= len(division) <= 3), key=len)
    if not found or (len(found) > 1 and len(found[0]) == len(found[1])):
        return ()
    return found[0]


def two_short_names(flow: Flow, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return two names of two characters that stand glued in a list of relatives (刘菁谢昶), or nothing."""
    text, stop = flow.text, _run(flow, start, end)
    halves = ((start, start + 2), (start + 2, start + 4))
    if stop - start != 4 or surname_length(text[start:stop], rare=False) != 1 or text[stop - 1] == "氏":
        return ()
    usual = all(surname_length(text[low:high], rare=False) == 1 for low, high in halves)
    return halves if usual and all(looks_like_name(text[low:high], trusted=False) for low, high in halves) else ()


def with_dots(text: str) -> str:
    return "".join("·" if character in _POOR_DOTS else character for character in text)


def _run(flow: Flow, start: int, end: int) -> int:
    """Return where the ideographs that stand together from ``start`` end."""
    index = start
    while index < end and is_name_character(flow.text[index]) and (index == start or flow.gaps[index] is Gap.NONE):
        index += 1
    return index


def _over_blank(flow: Flow, start: int, stop: int, end: int) -> int:
    """Step over the blanks inside a short name, if what results is a name and its parts are none."""
    text = flow.text
    while stop < end and flow.gaps[stop] is not Gap.NONE and stop - start <= 3:
        gap = flow.gaps[stop]
        if gap is Gap.BREAK and stop - start > 2:
            return stop
        further = _run(flow, stop, end)
        # 温泉　子:高原 — what a colon follows is a label.
        if further < len(text) and text[further] == ":":
            return stop
        first, second = text[start:stop], text[stop:further]
        surname = surname_length(first + second)
        lone = len(first) == 1 and surname == 1 and 1 <= len(second) <= 2
        compound = len(first) == 2 and surname == 2 and 1 <= len(second) <= 2
        # 张 小 明: the second blank; 张小⏎明: a name that a narrow cell breaks.
        spread = len(first) == 2 and surname == 1 and len(second) == 1 and flow.gaps[stop - 1] is not Gap.NONE
        broken = gap is Gap.LINE and len(second) == 1 and len(first) <= 3 and surname > 0
        known_word = second in "男女汉无" or (len(second) > 1 and is_stop_word(second))
        if not (lone or compound or spread or broken) or known_word:
            return stop
        stop = further
    return stop


def _over_speck(flow: Flow, start: int, stop: int, end: int) -> int:
    """Step over a speck behind a surname (周.东): what has a point there is no name of several parts."""
    speck = (
        stop + 1 < end and stop - start == 1 and flow.text[stop] in _SPECKS and surname_length(flow.text[start:stop])
    )
    further = _run(flow, stop + 1, end) if speck else stop
    return further if 1 <= further - stop - 1 <= 2 else stop


def _over_dots(flow: Flow, start: int, stop: int, end: int) -> int:
    text = flow.text
    while stop + 1 < end:
        dot = text[stop]
        sure = dot in _DOTS
        # 母红玉·女钟离小曼: a comma that was read as a dot.
        told = relations_at(text, start) or (start > 0 and relations_at(text, start - 1))
        if sure and told and relations_at(text, stop + 1):
            break
        if not sure and not (dot in _POOR_DOTS and (stop - start >= 4 or surname_length(text[start:stop]) == 0)):
            break
        if not sure and (stop - start < 2 or flow.gaps[stop] >= Gap.WIDE):
            break
        # 欧阳绍华,驾驶…: a whole name before a comma.
        if not sure and stop - start - 2 <= surname_length(text[start:stop]) >= 2:
            break
        further = _run(flow, stop + 1, end)
        # 克劳斯·米勒,教授: what somebody is.
        if not sure and is_stop_word(text[stop + 1 : further]):
            break
        said = _SAID_OF.search(text, stop + 3, further)
        further = said.start() if said is not None else further
        if further == stop + 1 or (not sure and further - stop < 3):
            break
        # 父李某,母王某: a list of relatives and no dotted name; nor are two halves of a sentence one.
        if not sure and (further - stop > 8 or stop - start > 12):
            break
        if dot in ",，:" and _PROSE.search(text, start, further):
            break
        if dot in ",，:" and (relations_at(text, start) or relations_at(text, stop + 1)):
            break
        stop = further
    # A long name that a narrow cell breaks goes on in the next line.
    if flow.cell is not None and stop < end and "·" in text[start:stop] and flow.gaps[stop] in (Gap.LINE, Gap.BREAK):
        further = _run(flow, stop, end)
        label = further < len(text) and text[further] == ":"
        if further - stop <= 4 and not is_stop_word(text[stop:further]) and not label:
            return further
    return stop


def begins_with_word(text: str, start: int) -> bool:
    """Say whether what stands at ``start`` is a word that follows names, not a name."""
    return _GLUED.match(text, start) is not None
