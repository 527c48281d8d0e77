"""Personal names in a field that a label or a column gives to them. Names in running text: see ``prose``.

A name is judged by its shape and by its surname (``surnames.txt``); in a labelled field the shape is enough, and the
surname is only a check. Never changes a name into a "better" one: the paper may itself be wrong, and says what it says.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from archive.folding import fold, simplify
from extraction.flow import Flow, Gap
from extraction.labels import is_label_word, relation, relations_at

_DOTS = "·"
# What engines make of the middle dot; believed only inside names that are too long for a Han name.
_POOR_DOTS = ".-,'’:"
# The clerk's mark for a character that cannot be read, and what engines make of it.
_ILLEGIBLE = "□"
_TAILS = re.compile(
    r"(?:签名或盖章|签字或盖章|签名盖章|签字盖章|本人签名|签章|签名|签字|盖章|亲笔|代签|代|同志|先生|女士|小姐|警官|等人|等|章|印|归档|档)$"
)
# Words that a lost blank glues to the name before them.
_GLUED = re.compile(
    r"(?:[男女](?=$|[,，、;；。(（]|汉|民|性|[0-9一二]|出|公|身|现)|性别|民族|出生|身份|公民|联系|电话|手机|住址|住所|现住|户口|年龄|现年|与户主|关系|签章|签名|签字|日期|时间|曾用|别名|身高|职业|年月)"
)
_ORGANISATION_END = re.compile(
    r"(?:派出所|公安局|分局|大队|中队|支队|车管所|管理所|管理科|法院|检察院|公司|学校|中学|小学|大学|医院|工厂|村委会|居委会|政府|街道|办事处|委员会|社区|公社|生产队|民族|自治县|岗亭|乡镇|路口|小区|宿舍)$"
)
_NEVER_INSIDE = re.compile(
    r"[的了是否第号被把此该某]|关系|申办|申报|上报|领暂|暂住|行驶|驾驶|方向|笔误|车辆|同意|审核|情况|户口|登记|办理|申请|材料|意见|已经|户主|户籍|派出|派$|专用"
)
_MONEY_END = re.compile(r"(?:[费款额元币息所局厅厂]|金额|费用|损失|损害|证|书|表|簿|案|事宜|工作|责任|事故|车辆)$")
_BLANKISH = re.compile(
    r"^(?:无|没有|空|略|从略|同上|见.*|详见.*|附.*|不详|未知|未填|待.*|未取名|暂无.*|同.{0,3}上|[-/\\|—_.。、,×xX*]+)$"
)
# Characters of sentences that no dotted name has in its Han spelling.
_PROSE = re.compile(r"[因在特从为于向被把将对由与系委务请求称说]")
_SPLITTERS = frozenset("、,，;；/／和与及暨&+")


@dataclass(frozen=True)
class NameLists:
    single: frozenset[str]
    rare: frozenset[str]
    compound: frozenset[str]
    stop: frozenset[str]


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


@functools.cache
def name_lists() -> NameLists:
    """Return surnames and stop words, all folded."""
    groups: dict[str, set[str]] = {"single": set(), "rare": set(), "compound": set()}
    folder = resources.files("extraction")
    for row in folder.joinpath("surnames.txt").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            kind, *words = row.split()
            groups[kind].update(fold("".join(words)) if kind != "compound" else map(fold, words))
    stop: set[str] = set()
    for row in folder.joinpath("not_names.txt").read_text("utf-8").splitlines():
        if not row.startswith("#"):
            stop.update(map(fold, row.split()))
    return NameLists(
        single=frozenset(groups["single"]),
        rare=frozenset(groups["rare"]),
        compound=frozenset(groups["compound"]),
        stop=frozenset(stop),
    )


@functools.lru_cache(maxsize=8192)
def is_name_character(character: str) -> bool:
    """Say whether a folded character can stand in a Chinese name: any ideograph, or the mark of an illegible one."""
    code = ord(character)
    return (
        0x3400 <= code <= 0x4DBF
        or 0x4E00 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
        or character in _ILLEGIBLE
        or (character == "〇")
    )


def surname_length(text: str, *, rare: bool = True) -> int:
    """Return how many characters of folded ``text`` are its surname: 0, 1, 2 (or more for a few)."""
    lists = name_lists()
    for size in (4, 3, 2):
        if len(text) > size and text[:size] in lists.compound:
            return size
    if text[:1] in lists.single or (rare and text[:1] in lists.rare):
        return 1
    return 0


def is_stop_word(text: str) -> bool:
    """Say whether folded ``text`` is a word that fills fields and is no name."""
    return (
        text in name_lists().stop
        or is_label_word(text)
        or relation(text) is not None
        or bool(_BLANKISH.match(text))
        or (text.endswith("族") and len(text) <= 6)
    )


def looks_like_name(text: str, *, trusted: bool) -> bool:
    """Judge folded ``text`` without blanks.

    Args:
        text: the candidate, dots as ``·``.
        trusted: a label says that a name stands here, so an unknown surname does not matter.
    """
    if is_stop_word(text) or (_NEVER_INSIDE.search(text) and "某" not in text):
        return False
    if "·" in text:
        parts = text.split("·")
        return 3 <= len(text) <= 26 and all(part and all(map(is_name_character, part)) for part in parts)
    if not 2 <= len(text) <= 7 or not all(map(is_name_character, text)):
        return False
    if text.strip(_ILLEGIBLE) == "":
        return False
    known = surname_length(text, rare=trusted)
    if len(text) >= 3 and _ORGANISATION_END.search(text):
        return False
    if not trusted and _MONEY_END.search(text):
        return False
    if text.endswith("氏"):
        return len(text) <= 5
    if known >= 2:
        return known < len(text) <= known + 2
    if known == 1:
        # Four characters: two surnames in one name (何吴水根), or a name of a people without surnames.
        return len(text) <= 3 or (len(text) == 4 and (trusted or text[1] in name_lists().single))
    if is_spelt(text):
        return True
    # Without a known surname only the shape speaks: papers, offices and places end otherwise than persons do.
    closed = _MONEY_END.search(text) or text.endswith(tuple("省市县区镇乡村路街巷科室队人员者方处组部门"))
    return trusted and not closed


# Characters that spell names of peoples without surnames, where whoever bears one has no dot in it (扎西顿珠, 乌日娜).
_SPELLING = frozenset(
    "扎西顿珠卓玛次仁旦增丹巴格桑多吉平措尼拉姆央金达瓦洛德边强白罗布仓决曲珍乌日娜特尔其木斯琴高娃苏和宝音朝鲁那图雅阿古"
    "萨哈呼敖登满都额敦毕力孟根吉娅买提江努热依汗克赛娜益仲嘎措加才让华青贡布伊敏托娅莫罕莎"
)


def is_spelt(text: str) -> bool:
    """Say whether folded ``text`` is made of nothing but characters that spell names of peoples without surnames."""
    return 3 <= len(text) <= 5 and all(character in _SPELLING for character in text)


def has_surname(text: str) -> bool:
    return "·" in text or surname_length(text) > 0 or text.endswith("氏")


def canonical(raw: str) -> str:
    """Return the normal form of a name as read: simplified, no blanks, ``·`` between parts."""
    pieces: list[str] = []
    for character in simplify(raw):
        folded = fold(character)
        if character.isspace():
            continue
        if folded in _DOTS or folded in _POOR_DOTS:
            pieces.append("·")
        elif unicodedata.category(character).startswith("L") or character in _ILLEGIBLE or character == "〇":
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
    stop = _over_blank(flow, start, stop, end)
    stop = _over_dots(flow, start, stop, end)
    glued = _GLUED.search(text, start + 2, stop)
    if glued is not None and "·" not in text[start:stop] and not _ends_in_sex(flow, start, glued.start(), end):
        stop = glued.start()
    tail = _TAILS.search(text[start:stop])
    if tail is not None and stop - start - len(tail.group()) >= 2:
        stop -= len(tail.group())
    if looks_like_name(_with_dots(text[start:stop]), trusted=trusted):
        return start, stop
    return None


def _ends_in_sex(flow: Flow, start: int, at: int, end: int) -> bool:
    """Say whether 男 or 女 at ``at`` is the last character of a name of three (殷亚男) and not a sex glued to it."""
    after = at + 1
    if flow.text[at] not in "男女" or at - start != 2:
        return False
    if after < end and flow.gaps[after] is Gap.NONE:
        return False
    # It fills its cell, or the sex itself stands behind it.
    alone = flow.cell is not None and start == 0 and after == len(flow.text)
    return alone or (after < len(flow.text) and flow.text[after] in "男女")


def _with_dots(text: str) -> str:
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


def _over_dots(flow: Flow, start: int, stop: int, end: int) -> int:
    text = flow.text
    while stop + 1 < end:
        dot = text[stop]
        sure = dot in _DOTS
        if not sure and not (dot in _POOR_DOTS and (stop - start >= 4 or surname_length(text[start:stop]) == 0)):
            break
        if not sure and (stop - start < 2 or flow.gaps[stop] >= Gap.WIDE):
            break
        further = _run(flow, stop + 1, end)
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
        if further - stop <= 4 and not is_stop_word(text[stop:further]):
            return further
    return stop


def read_names(flow: Flow, start: int, end: int, *, members: bool = False, certain: bool = True) -> Iterator[NameSpan]:
    """Yield the names in a labelled value.

    Args:
        flow: the text.
        start: where the value begins.
        end: where it ends.
        certain: the label is known; otherwise only a name with a known surname is believed.
        members: the value lists relatives, with other things between them; only names with a known surname or right
            after a relation word count then.
    """
    text, gaps = flow.text, flow.gaps
    index = start
    found = 0
    kin = ""
    after_comma = False
    while index < end:
        character = text[index]
        if character in _SPLITTERS and not (character in "和与及暨" and gaps[index] is not Gap.NONE and not found):
            after_comma = character in ",，;；"
            index += 1
            continue
        if character in ":()（）[]【】<>《》“”\"'_.。*" or character.isspace():
            if character in "(（" and found:
                close = _closing(text, index, end)
                yield from _bracketed(flow, index + 1, close, kin)
                index = close + 1
            else:
                index += 1
            continue
        word = _relation_at(flow, index, end, members=members or not found)
        if word is not None:
            kin = text[index:word]
            index = word
            continue
        limit = _before_kin(flow, index, end) if kin or members else end
        span = name_at(flow, index, limit, trusted=certain and (not found or bool(kin)))
        if span is not None:
            known = has_surname(_with_dots(text[span[0] : span[1]]))
            believed = known if (members or found) else True
            if believed or (kin and span[1] - span[0] <= 4):
                yield NameSpan(span[0], span[1], relation=kin, surname=known)
                found += 1
                kin = ""
                after_comma = False
                index = span[1]
                continue
        # Past the first words that are no name nothing can be said of the rest.
        if not members and (found or not _skippable(text, index, end)):
            return
        index = _next_token(flow, index, end)
        if after_comma and not members and found:
            return


def _before_kin(flow: Flow, start: int, end: int) -> int:
    """Return where the next relation word with a name behind it begins, if a lost blank glued it to the name here."""
    text = flow.text
    for index in range(start + 2, min(end, start + 5)):
        for word in relations_at(text, index):
            after = index + len(word)
            if after + 1 < end and flow.gaps[index] is Gap.NONE and surname_length(text[after : after + 4], rare=False):
                size = index - start
                if surname_length(text[start:index]) and looks_like_name(text[start:index], trusted=size < 4):
                    return index
    return end


def _skippable(text: str, start: int, end: int) -> bool:
    return not text[start:end].startswith(("无", "同", "见", "略", "空"))


def _next_token(flow: Flow, start: int, end: int) -> int:
    index = start + 1
    while (
        index < end
        and flow.gaps[index] is Gap.NONE
        and flow.text[index] not in _SPLITTERS
        and flow.text[index] not in ":()（）[]<>《》“”。"
    ):
        index += 1
    return index


def _closing(text: str, start: int, end: int) -> int:
    close = text.find(")", start, end)
    return end if close < 0 else close


_FORMER = re.compile(r"^(?:曾用名|又名|别名|原名|绰号|化名|乳名|小名|现名|改名)[:为]?")


def _bracketed(flow: Flow, start: int, end: int, kin: str) -> Iterator[NameSpan]:
    """Yield the name in brackets behind a name: the same person's other name (``欧阳李氏（李秀姑）``)."""
    former = _FORMER.match(flow.text[start:end])
    if former is not None:
        start += former.end()
    span = name_at(flow, start, end, trusted=False) if start < end else None
    if span is not None and span[1] == end:
        known = has_surname(flow.text[span[0] : span[1]])
        yield NameSpan(span[0], span[1], relation=kin, former=former is not None, surname=known)


def _relation_at(flow: Flow, start: int, end: int, *, members: bool) -> int | None:
    """Return where a relation word that begins at ``start`` ends, if a name or a parting stands behind it."""
    if not members:
        return None
    text = flow.text
    for word in relations_at(text, start):
        stop = start + len(word)
        if stop <= end:
            if stop == end or flow.gaps[stop] is not Gap.NONE or text[stop] in ":(（、,":
                return stop
            span = name_at(flow, stop, _before_kin(flow, stop, end), trusted=False)
            whole = name_at(flow, start, end, trusted=False)
            # 长孙桂珍 bears a surname that is also a word for kin.
            if whole is not None and surname_length(text[start:end]) >= len(word) > 1:
                continue
            if span is not None and (whole is None or len(word) > 1):
                return stop
    return None
