"""The names in a value that a label or a column gives: one or several, with relations, brackets and titles between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.flow import Flow, Gap
from extraction.labels import STRAY_MARKS, relations_at
from extraction.name_shapes import (
    ILLEGIBLE,
    has_surname,
    is_spelt,
    is_usual_name,
    looks_like_name,
    name_lists,
    surname_length,
)
from extraction.names import NameSpan, begins_with_word, name_at, split_glued, two_short_names, with_dots
from extraction.trades import trade_in_list

# 当事人签名:甲方 武某; 卖方某某,买方某某: which of them it is.
_PARTY = re.compile(r"(?:[甲乙丙丁买卖]|出租|承租|转让|受让)方:?(?=[\u3400-\u9fff])")
_SKIPPED = frozenset(":()（）[]【】<>《》“”\"'_.。") | STRAY_MARKS - frozenset(ILLEGIBLE)
_SPLITTERS = frozenset("、,，;；/／和与及暨&+")


def read_names(
    flow: Flow, start: int, end: int, *, members: bool = False, certain: bool = True, several: bool = False
) -> Iterator[NameSpan]:
    """Yield the names in a labelled value.

    Args:
        flow: the text.
        start: where the value begins.
        end: where it ends.
        certain: the label is known; otherwise only a name with a known surname is believed.
        members: the value lists relatives, with other things between them; only names with a known surname or right
            after a relation word count then.
        several: more than one may sign here; then a surname need not be known that stands behind a blank.
    """
    text, gaps = flow.text, flow.gaps
    if certain and not members and _is_torn_name(flow, start, end):
        yield NameSpan(start, end)
        return
    index = start
    found = 0
    kin = ""
    after_comma = False
    # Behind a sentence only a known surname tells a name.
    in_prose = False
    while index < end:
        character = text[index]
        in_prose = in_prose or character == "。"
        # 被迁入人：和某某: no list begins with 和.
        begins = character in "和与及暨" and not found and (index == start or gaps[index] is not Gap.NONE)
        if character in _SPLITTERS and not begins:
            after_comma = character in ",，;；"
            index += 1
            continue
        if character in _SKIPPED or (character in ILLEGIBLE and _is_box(flow, index, end)):
            if character in "(（" and found:
                close = _closing(text, index, end)
                yield from _bracketed(flow, index + 1, close, kin)
                index = close + 1
            else:
                index += 1
            continue
        party = _PARTY.match(text, index, end)
        behind = party.end() if party is not None else trade_in_list(text, index, end, first=index == start)
        if behind > index:
            index = behind
            continue
        # 妻孙某某: behind a relation 孙 is a surname. 经手　母某某: who signs is nobody's mother.
        named = bool(kin) and gaps[index] is Gap.NONE and surname_length(text[index : index + 4], rare=False) == 1
        signs = several and not members and surname_length(text[index : index + 4]) == 1
        # 母某某 fills the field of one name, and what follows 母 has no surname.
        own = not members and not kin and _is_own_name(flow, index, end)
        word = None
        if not own and not ((named or signs) and looks_like_name(text[index : index + 3], trusted=signs)):
            word = _relation_at(flow, index, end, members=members or not found or after_comma)
        if word is not None:
            kin = text[index:word]
            index = word
            continue
        limit = _before_kin(flow, index, end) if kin or members else end
        short = two_short_names(flow, index, limit) if members and limit - index == 4 else ()
        if short:
            yield from (NameSpan(low, high, relation=kin) for low, high in short)
            found += len(short)
            kin = ""
            index = short[-1][1]
            continue
        trusted = certain and not in_prose and (not found or bool(kin) or several)
        span = name_at(flow, index, limit, trusted=trusted)
        # 沈磊唐焕章: two names that make five characters; the first four are no name of one.
        if span is not None and span[1] - span[0] == _TWO_SURNAMES and split_glued(flow, index, limit):
            span = None
        if span is not None:
            known = has_surname(with_dots(text[span[0] : span[1]]))
            believed = known if (members or found or in_prose) else True
            believed = believed or (several and not in_prose and _stands_alone(flow, *span, end))
            if believed or (kin and span[1] - span[0] <= 4):
                yield NameSpan(span[0], span[1], relation=kin, surname=known)
                found += 1
                kin = ""
                after_comma = False
                index = span[1]
                continue
        if span is None and certain and not in_prose:
            glued = split_glued(flow, index, end) or (two_short_names(flow, index, end) if members else ())
            for low, high in glued:
                yield NameSpan(low, high)
            if glued:
                found += len(glued)
                index = glued[-1][1]
                continue
        # Past the first words that are no name nothing can be said of the rest.
        if not members and (found or not _skippable(text, index, end)):
            return
        index = _next_token(flow, index, end)
        if after_comma and not members and found:
            return


def _is_own_name(flow: Flow, start: int, end: int) -> bool:
    """Say whether a word for a relative is the surname of the name that fills ``start`` to ``end`` (母德才)."""
    text = flow.text[start:end]
    whole = len(text) == _WHOLE and flow.gap_inside(start, end) is Gap.NONE
    bare = surname_length(text[1:]) == 0 and name_lists().given.issuperset(text[1:])
    return whole and bare and surname_length(text) == 1 and looks_like_name(text, trusted=True)


def _is_box(flow: Flow, index: int, end: int) -> bool:
    """Say whether □ stands before a whole name of three, and for no character of it that cannot be read."""
    span = name_at(flow, index + 1, end, trusted=False)
    return span is not None and span[1] - span[0] > _SHORT and is_usual_name(flow.text[span[0] : span[1]])


_SHORT, _WHOLE, _TWO_SURNAMES = 2, 3, 4


def _stands_alone(flow: Flow, start: int, stop: int, end: int) -> bool:
    """Say whether a short name is parted by blanks from what surrounds it in its value."""
    closed = stop == end or flow.gaps[stop] >= Gap.BLANK
    apart = closed and flow.gaps[start] >= Gap.BLANK and not begins_with_word(flow.text, start)
    return apart and 2 <= stop - start <= 3


def _is_torn_name(flow: Flow, start: int, end: int) -> bool:
    """Say whether one dotted name fills a narrow cell, in which it is broken into lines anywhere."""
    text = flow.text[start:end]
    if flow.cell is None or (start, end) != (0, len(flow.text)):
        return False
    if is_spelt(text):
        return flow.gap_inside(start, end) >= Gap.LINE
    if not _DOTTED.fullmatch(text):
        return False
    rows = [index for index in range(1, end) if flow.gaps[index] >= Gap.LINE]
    first = text[: rows[0]] if rows else ""
    # One dot, at the end of a line: what follows it goes on, and one person stands in such a cell.
    return bool(rows) and (not is_usual_name(first) or text[rows[-1] - 1] == "·") and "·" not in first[:-1]


_DOTTED = re.compile(r"[\u3400-\u9fff]{1,8}·[\u3400-\u9fff]{1,8}")


def _before_kin(flow: Flow, start: int, end: int) -> int:
    """Return where the next relation word with a name behind it begins, if a lost blank glued it to the name here."""
    text = flow.text
    for index in range(start + 2, min(end, start + 5)):
        for word in relations_at(text, index):
            after = index + len(word)
            # 陶细妹⏎陶玉兰: a blank behind it, and none before, makes it the end of a name.
            size = after - start
            parted = after < end and flow.gaps[after] is not Gap.NONE
            if parted and size == _WHOLE and flow.gaps[index] is Gap.NONE and is_usual_name(text[start:after]):
                continue
            if after + 1 < end and flow.gaps[index] is Gap.NONE and surname_length(text[after : after + 4], rare=False):
                size = index - start
                if surname_length(text[start:index]) and looks_like_name(text[start:index], trusted=size < 4):
                    return index
    return end


def _skippable(text: str, start: int, end: int) -> bool:
    return not text[start:end].startswith(("无", "同", "见", "略", "空"))


def _is_whole_name(text: str, start: int, end: int) -> bool:
    """Say whether what is left of a value, up to a bracket, may be a name and nothing else."""
    rest = text[start:end].partition("(")[0]
    return 2 <= len(rest) <= 3 and looks_like_name(rest, trusted=True)


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
    # 监护人：其叔某某
    own = 1 if text.startswith("其", start) else 0
    for word in relations_at(text, start + own):
        stop = start + own + len(word)
        if stop <= end:
            if stop == end or flow.gaps[stop] is not Gap.NONE or text[stop] in ":(（、,":
                return stop
            # 妻车永莉　女门雨晴: behind a blank the word is one, whatever surname follows.
            apart = flow.gaps[start] >= Gap.BLANK and start > 0
            span = name_at(flow, stop, _before_kin(flow, stop, end), trusted=apart)
            whole = name_at(flow, start, end, trusted=False)
            # 妻郭彭氏: no surname begins so.
            if span is not None and not surname_length(text[start:end]) and has_surname(text[stop : span[1]]):
                return stop
            # 长孙桂珍 bears a surname that is also a word for kin.
            if whole is not None and surname_length(text[start:end]) >= len(word) > 1:
                continue
            # 祖父麹寿林 fills the value: a word of two characters and a name, whatever its surname.
            if len(word) > 1 and _is_whole_name(text, stop, end):
                return stop
            # 孙贲某某 in a list of relatives: far oftener a grandchild than a name of two surnames.
            grandchild = word == "孙" and whole is not None and whole[1] - start == _TWO_SURNAMES
            if span is not None and (whole is None or len(word) > 1 or grandchild):
                return stop
    return None
