"""Names that are signatures: alone between blanks beside a date, at the end of an opinion.

Nothing but their place says that they are names, so only those with a usual surname count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extraction.flow import Flow, Gap
from extraction.name_shapes import is_name_of_any_surname, is_usual_name, looks_like_name, surname_length
from extraction.names import NameSpan

_ID = re.compile(r"[0-9]{15}|[0-9]{17}[0-9x]")
_WHOLE_DATE = re.compile(r"[12][0-9]{3}(?:[.\-/][0-9]{1,2}[.\-/][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)")
_DATE = re.compile(r"[0-9一二三四五六七八九十廿卅〇○零]{2,4}[年.、/\-][0-9一二三四五六七八九十]{1,3}[月.、/\-]")


def find_signatures(flow: Flow) -> Iterator[NameSpan]:
    """Yield the names that stand alone between wide blanks beside a date, a sex or an ID number: signatures, rows."""
    edges = [index for index in range(len(flow.text)) if flow.gaps[index] >= Gap.LINE]
    stretches = list(zip(edges, [*edges[1:], len(flow.text)], strict=True))
    for place, (start, end) in enumerate(stretches):
        text = flow.text[start:end]
        if 2 <= end - start <= 4 and stands_as_name(text):
            beside = [flow.text[low:high] for low, high in stretches[max(0, place - 2) : place + 3]]
            if any(_DATE.search(other) or other in ("男", "女") or _ID.fullmatch(other) for other in beside):
                yield NameSpan(start, end)
        signed = _SIGNED_DATE.search(text)
        if signed is not None:
            low, high = start + signed.start(1), start + signed.end(1)
            parted = flow.gaps[high] >= Gap.BLANK and (
                signed.start() == 0 or text[signed.start(1) - 1] in "。;；,，:0123456789"
            )
            name = signed.group(1)
            if parted and stands_as_name(name):
                yield NameSpan(low, high)
        ended = _SIGNED_END.search(text)
        if ended is not None and stands_as_name(ended.group(1)):
            # 已落户。孙昶: nothing but who wrote it ends a remark so.
            last = end == len(flow.text) and not text[ended.start()].isdigit()
            if last or _DATE.match(flow.text, end):
                yield NameSpan(start + ended.start(1), end)
        yield from _with_seal(flow, start, end)
        yield from _after_opinion(flow, start, end)
        yield from _after_officer(flow, start, end)
        office = _OF_OFFICE.fullmatch(text)
        if office is not None and len(stretches) > 1 and stands_as_name(office.group(1)):
            yield NameSpan(start + office.start(1), end)
        spread = _spread_name(flow, stretches, place)
        if spread is not None:
            yield spread
        yield from _between_blanks(flow, start, end)


def _with_seal(flow: Flow, start: int, end: int) -> Iterator[NameSpan]:
    """Yield who set a seal or a mark: 张某　章, 冯某押."""
    text = flow.text[start:end]
    sealed = _SEALED.fullmatch(text)
    by_seal = end < len(flow.text) and flow.text[end] in "章印押" and 2 <= len(text) <= _WHOLE_NAME
    name = sealed.group(1) if sealed is not None else text if by_seal else ""
    if name and stands_as_name(name):
        yield NameSpan(start, start + len(name))


def _after_officer(flow: Flow, start: int, end: int) -> Iterator[NameSpan]:
    """Yield the name at the end of a row that begins with an officer and what he says: 所长准予变更钟某."""
    for low in (end - 3, end - 2) if _OFFICER.match(flow.text, start, end) else ():
        said = _SAID.search(flow.text, max(start, low - 5), low)
        if low > start and said is not None and is_usual_name(flow.text[low:end]):
            yield NameSpan(low, end)
            return


_OFFICER = re.compile("(?:所|局|科|股|队|站)长|领导|(?:责任区)?民警|审批人?|审核人?|复核人?")
_WHOLE_NAME = 4
_SEALED = re.compile("([\u3400-\u9fff]{2,4}?)(?:[画花]?押|[指手]印|(?:盖|私)章)")


def stands_as_name(text: str) -> bool:
    """Say whether text that stands by itself is a name: of a usual surname, or of three characters and any surname."""
    return is_usual_name(text) or (len(text) == 3 and is_name_of_any_surname(text))


def _spread_name(flow: Flow, stretches: Sequence[tuple[int, int]], place: int) -> NameSpan | None:
    """Return the name of two characters that are set wide apart right before a date (``阳　旭　2006.9.10``)."""
    if place + 2 >= len(stretches):
        return None
    (low, middle), (_, high), (dated, _) = stretches[place : place + 3]
    name = flow.text[low:high]
    if middle - low != 1 or high - low != 2 or not _DATE.match(flow.text, dated):
        return None
    return NameSpan(low, high) if stands_as_name(name) else None


def _after_opinion(flow: Flow, start: int, end: int) -> Iterator[NameSpan]:
    """Yield the names between the end of an opinion and a date, where blanks were lost: 材料齐全牛某1995.2.5."""
    for date in _DATE.finditer(flow.text, start, end):
        for low in (date.start() - 3, date.start() - 2):
            name = flow.text[max(low, start) : date.start()]
            if low < start or not _SAID.search(flow.text, max(start, low - 5), low) or not is_usual_name(name):
                continue
            if flow.gap_inside(low, date.start()) is Gap.NONE:
                yield NameSpan(low, date.start())
                break


_SAID = re.compile(
    r"(?:属实|齐全|齐备|同意|准予|相符|无误|一致|(?:同意|准予|予以)(?:更正|变更|更改|迁入|迁出|迁移|注销|补录|上报|办理|入户|落户|分户|立户|列管|撤管|登记|换发|延期))$"
)


def _between_blanks(flow: Flow, start: int, end: int) -> Iterator[NameSpan]:
    """Yield the names that stand alone between narrow blanks beside a date.

    准予落户 李某 1996.10.9; in a row of a register the date comes first, and only a name of three characters is told
    from a word there: 2 2010.2.3 李某某 出入境支队.
    """
    edges = [*(index for index in range(start + 1, end) if flow.gaps[index] >= Gap.BLANK), end]
    before = flow.text[start : edges[0]]
    for low, high in pairwise(edges):
        name = flow.text[low:high]
        dated = _DATE.match(flow.text, high) is not None or (len(name) > 2 and _WHOLE_DATE.fullmatch(before))
        if 2 <= len(name) <= 4 and dated and stands_as_name(name):
            yield NameSpan(low, high)
        before = name


# 准予补发。康某 2008年5月28日: who wrote it and when.
_SIGNED_DATE = re.compile(
    r"(?:^|(?<=[。;；,，:0-9]))([\u3400-\u9fff]{2,4})(?=(?:[12][0-9]{3}|[0-9]{2})[年.、\-/][0-9]{1,2}[月.、\-/]|[一二][一二三四五六七八九〇零○]{3}年)"
)
# 准予补发。康某, and the date behind a wide blank.
_SIGNED_END = re.compile(r"(?:[。;；0-9]|[0-9][,，])([\u3400-\u9fff]{2,4})$")
# 校保卫科某某, beside another who signs.
_OFFICES = "科|股|室|派出所|车间|居委会|村委会"
_OF_OFFICE = re.compile(rf"[\u3400-\u9fff]{{1,8}}(?:{_OFFICES}|大队|中队)([\u3400-\u9fff]{{2,4}})")
# What an opinion says before its author signs, where no blank parts the two (同意上报汪某).
_OPINION_END = re.compile(
    r"(?:[,，。;；:、!)）]|同意|上报|报批|属实|办理|签发|颁发|注销|迁入|迁出|入户|落户|补录|更正|变更|列管|撤管|登记|审批|分户|延期|发证|换证|补证|"
    r"准予|批准|呈报|核准|受理|合格|通过|规定|条件|无误|齐全|相符|一致|清楚|通行证|护照|签注|手续|归档|查阅|借阅|复印|提供|为宜|意见)$"
)


def find_opinion_signatures(flow: Flow, start: int, end: int) -> Iterator[NameSpan]:
    """Yield who signed an opinion: a name at its end, or before the date or the office that ends it."""
    text, gaps = flow.text, flow.gaps
    for stop in range(start + 2, end + 1):
        closed = (
            stop == end
            or gaps[stop] >= Gap.BLANK
            or text[stop] in "(（"
            or re.match(r"(?:19|20)[0-9]{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2}年", text[stop : stop + 5])
            is not None
        )
        if not closed:
            continue
        for length in (4, 3, 2):
            low = stop - length
            if low < start:
                continue
            name = text[low:stop]
            surname = surname_length(name, rare=False)
            if not surname or length > surname + 2 or not looks_like_name(name, trusted=False):
                continue
            parted = low == start or gaps[low] >= Gap.BLANK or _OPINION_END.search(text, max(start, low - 4), low)
            if parted and flow.gap_inside(low, stop) is Gap.NONE:
                yield NameSpan(low, stop)
                break
