"""Where labels stand inside a text: before a colon, between blanks, or right against a value that fits them.

What a label's words mean: see ``labels``. Nothing here looks at geometry beyond the gaps of a flow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extraction.flow import Flow, Gap
from extraction.labels import (
    BRACKET,
    COLONS,
    NO_LABEL,
    STRAY_MARKS,
    Kind,
    Label,
    classify,
    labels_from,
    trim_role,
)

ValueFits = Callable[["Kind", Flow, int], bool]

# What engines read for a colon; believed only after a label at the start of a line or after a wide blank.
_POOR_COLONS = ";.。,'’\"·!|丨"
_BEFORE = frozenset("，,。.;；:、(（)）[]【】|!?■□☑√✓☐“”\"'/·")
_SALUTATION = re.compile(
    r"[\u3400-\u9fff]{2,}(?:派出所|公安局|分局|大队|支队|科|处|单位|领导|同志|法院|政府|委员会|街道|村委会|居委会)$|"
    # 各派出所: all of them are no field of a form.
    r"(?<![\u3400-\u9fff])各[\u3400-\u9fff、()]{1,12}$"
)
# 派出所: the word alone is a field, or whom a letter is to whose sentence follows.
_OFFICE = re.compile(r"(?:派出所|公安局|分局|大队|支队|中队|公安厅|单位|[科股处室局])$")
_SENTENCE = re.compile(r"[^,:]{2,60},[^:]{2}")
# 局长: opens a letter to him, unless his name follows.
_SALUTED = re.compile(
    r"(?:^|(?<=[的尊]))(?:各位)?(?:局长|所长|科长|处长|队长|大队长|支队长|书记|县长|厅长|首长)(?:同志)?$"
)
_LETTER_TO = re.compile(r"[\u3400-\u9fff]{2,}(?:派出所|公安局|分局|公安厅)$")
_LETTER_BODY = 15
_RELATION_VALUES = "与户主关系"
_SURE_KINDS = frozenset(
    {Kind.PERSON, Kind.FORMER_NAME, Kind.DATE, Kind.ADDRESS, Kind.ID, Kind.NUMBER, Kind.PHONE, Kind.MEMBERS}
)
_PREFIXES = "被原现新旧该本其各甲乙丙双拟"


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label in a flow: ``text[start:end]``, and where its value may begin. ``colon``: one stands after it."""

    label: Label
    start: int
    end: int
    value_start: int
    colon: bool


def find_labels(flow: Flow, value_fits: ValueFits) -> list[LabelHit]:
    """Return the labels inside ``flow`` from left to right; none overlap.

    Args:
        flow: the text.
        value_fits: asked whether a value of a kind may begin at a place, for labels with neither colon nor blank after.
    """
    hits = _known_labels(flow, value_fits)
    hits = _with_colons(flow, hits, value_fits)
    hits = _lone_labels(flow, hits, value_fits)
    hits = _glued_labels(flow, hits, value_fits)
    return _drop_values(flow, hits)


def _strong(flow: Flow, index: int) -> bool:
    if index and flow.text[index - 1] in _SPECKS:
        index -= 1
    return flow.gaps[index] >= Gap.LINE


# What stands before a label and is no character.
_SPECKS = "·.,'"


def _known_labels(flow: Flow, value_fits: ValueFits) -> list[LabelHit]:
    text, gaps = flow.text, flow.gaps
    size = len(text)
    hits: list[LabelHit] = []
    index = 0
    while index < size:
        hit = None
        bounded = gaps[index] >= Gap.BLANK or text[index - 1] in _BEFORE
        # 现发动机号, 原车架号
        bounded = bounded or (index > 1 and text[index - 1] in "现原新旧" and text[index - 2] in _BEFORE)
        for label in labels_from(text, index):
            hit = _take(flow, label, index, index + len(label.word), bounded=bounded, value_fits=value_fits)
            if hit is not None:
                break
        if hit is None:
            index += 1
        else:
            hits.append(hit)
            index = max(hit.value_start, hit.end)
    return hits


def _take(flow: Flow, label: Label, start: int, end: int, *, bounded: bool, value_fits: ValueFits) -> LabelHit | None:
    """Return the hit if what stands around the word makes it a label."""
    text, gaps = flow.text, flow.gaps
    size = len(text)
    after = end
    signs = _SIGNS.match(text, end) if label.kind is Kind.PERSON else None
    if signs is not None and (signs.end() == size or text[signs.end()] in ":(" or gaps[signs.end()] >= Gap.BLANK):
        end = after = signs.end()
    numbered = _OF_A_NUMBER.match(text, end) if label.kind is Kind.NUMBER and label.word[-1] not in "号码" else None
    if numbered is not None:
        end = after = numbered.end()
    bracket = BRACKET.match(text, end)
    if bracket is not None and (bracket.end() == size or text[bracket.end()] in COLONS):
        after = bracket.end()
    if after < size and text[after] in COLONS:
        # 经复核: a bare verb inside a sentence is no label.
        if not bounded and (len(label.word) < 2 or not label.certain):
            return None
        return LabelHit(label, start, after, after + 1, colon=True)
    if not bounded:
        return None
    if after == size:
        return LabelHit(label, start, after, after, colon=False) if start == 0 or gaps[start] >= Gap.BLANK else None
    if _hides_name(flow, label, after, value_fits):
        return LabelHit(label, start, after, after + 1, colon=True)
    # A label that fills the first row of a cell stands over its value.
    over = gaps[after] is Gap.LINE and start == 0 and flow.cell is not None
    if (
        gaps[after] >= Gap.BLANK
        and (gaps[after] is not Gap.LINE or over)
        and gaps[_number_before(flow, start)] >= Gap.BLANK
    ):
        return LabelHit(label, start, after, after, colon=False)
    if label.kind is Kind.NUMBER and label.certain and len(label.word) > 2 and _TECHNICAL.match(text, after):
        return LabelHit(label, start, after, after, colon=False)
    # 车牌号湘F·X1709 住址岳阳楼区…
    place = label.kind is Kind.ADDRESS and label.certain and label.word[-1] in "址地处所住"
    if place and gaps[start] >= Gap.BLANK and _WHOLE_PLACE.match(text, after):
        return LabelHit(label, start, after, after, colon=False)
    if not _strong(flow, start) and _whole_name(flow, label, start, after) and value_fits(label.kind, flow, after):
        return LabelHit(label, start, after, after, colon=False)
    if not _strong(flow, start) or len(label.word) < 2 or not label.certain:
        return None
    # 曾用名栏登记原姓名。请按规定…: a full stop is a colon only where a value of the kind follows.
    ends = text[after] in "。," and label.kind in _SURE_KINDS and not value_fits(label.kind, flow, after + 1)
    if text[after] in _POOR_COLONS and after + 1 < size and not ends:
        return LabelHit(label, start, after, after + 1, colon=True)
    if label.kind in _SURE_KINDS and value_fits(label.kind, flow, after):
        return LabelHit(label, start, after, after, colon=False)
    return None


def _hides_name(flow: Flow, label: Label, after: int, value_fits: ValueFits) -> bool:
    """Say whether what stands behind the label of a person is a stray mark before a name (姓名☑谷某某)."""
    if label.kind not in _NAMED or not label.certain or len(label.word) < _SHORTEST_WORD:
        return False
    if flow.text[after] not in STRAY_MARKS or after + 1 == len(flow.text):
        return False
    return value_fits(label.kind, flow, after + 1)


_NAMED = frozenset({Kind.PERSON, Kind.FORMER_NAME})
_SHORTEST_WORD = 2


def _number_before(flow: Flow, start: int) -> int:
    """Return where the number of a label begins that opens a line (``11.工作单位``), else ``start``."""
    found = _NUMBER_OF_LABEL.search(flow.text, max(0, start - 3), start)
    return found.start() if found is not None and flow.gaps[found.start()] >= Gap.LINE else start


_NUMBER_OF_LABEL = re.compile(r"(?<![0-9])[0-9]{1,2}[.、]$")


# 户籍员签章: a person and what he does there.
_SIGNS = re.compile(r"(?:签名或盖章|签字或盖章|签章|签名|签字|盖章|亲笔签名)")


# 出生医学证明|号: the label goes on, and no number begins with the word.
_OF_A_NUMBER = re.compile(r"(?:编号|号码|号)(?=[:a-z0-9])")

# 车架号25605706，发动机号Q1213193: inside a sentence only a number that is plainly one counts.
_TECHNICAL = re.compile(r"(?=[a-z·\-]*[0-9])[a-z0-9·\-]{5,}")


def _whole_name(flow: Flow, label: Label, start: int, after: int) -> bool:
    """Say whether a sure label of a person stands behind a blank, and nothing but a short word up to the next one."""
    stop = next((index for index in range(after + 1, len(flow.text)) if flow.gaps[index] >= Gap.BLANK), len(flow.text))
    sure = label.kind is Kind.PERSON and label.certain and len(label.word) >= 3
    return sure and flow.gaps[start] >= Gap.BLANK and 2 <= stop - after <= 4


_LATIN = re.compile(r"(?<=[\u3400-\u9fff])[a-z.'/]+$")


def _abbreviates(text: str, stop: int) -> bool:
    """Say whether the character before ``stop`` is the dot of an abbreviation (``No.``)."""
    return text[stop - 1] == "." and text[stop - 2 : stop - 1].isascii() and text[stop - 2 : stop - 1].isalpha()


def is_sentence(text: str) -> bool:
    """Say whether ``text`` begins with a clause and goes on, as no name of an office does."""
    return _SENTENCE.match(text) is not None


def _opens_letter(flow: Flow, start: int, colon: int, value_fits: ValueFits) -> bool:
    """Say whether ``text[start:colon]`` is whom a letter is to, so that what follows is no value of it."""
    text = flow.text
    if colon + 1 == len(text) or flow.gaps[colon + 1] >= Gap.LINE:
        saluted = _SALUTED.search(text[start:colon]) is not None and not value_fits(Kind.PERSON, flow, colon + 1)
        told = _OFFICE.search(text, start, colon) is not None and is_sentence(text[colon + 1 :])
        return saluted or told or _SALUTATION.search(text, start, colon) is not None
    # 某某派出所：下列各户定于…: the letter goes on in the same line.
    known = classify(text[start:colon])
    named = (known is None or not known.certain) and _LETTER_TO.fullmatch(text, start, colon) is not None
    head = start == 0 or flow.gaps[start] >= Gap.LINE
    stop = next((i for i in range(colon + 2, len(text)) if flow.gaps[i] >= Gap.WIDE), len(text))
    return named and head and stop - colon > _LETTER_BODY


def _with_colons(flow: Flow, hits: list[LabelHit], value_fits: ValueFits) -> list[LabelHit]:
    """Add the labels that only a colon gives away, and widen known ones that are the end of a longer label."""
    text, gaps = flow.text, flow.gaps
    taken = {hit.value_start - 1: hit for hit in hits if hit.colon}
    found: list[LabelHit] = []
    floor = 0
    for colon in (index for index, character in enumerate(text) if character in COLONS):
        known = taken.get(colon)
        end = known.start if known is not None and not known.label.word.isascii() else colon
        start = end
        while start > floor and end - start < 14 and (text[start - 1] not in _BEFORE or _abbreviates(text, start)):
            if start < end and gaps[start] >= Gap.BLANK and not (start > 1 and gaps[start - 1] >= Gap.BLANK):
                break
            start -= 1
        while floor < start < end and gaps[start] is Gap.BLANK and text[start:end].isascii() and end - start < 24:
            # 住址 Address：the same in two languages.
            start -= 1
            while start > floor and text[start - 1] not in _BEFORE and gaps[start] is Gap.NONE and end - start < 24:
                start -= 1
        if _opens_letter(flow, start, colon, value_fits):
            floor = colon + 1
            continue
        if known is not None and known.label.word.isascii():
            # NO.: with Han words before it is the end of their label.
            known = None if not text[start:end].isascii() else known
        if known is not None:
            before = text[start:end]
            # 被监护人姓名, 乙方驾驶人: the known word is the end of a longer label.
            joined = start < end == known.start and gaps[end] is Gap.NONE
            # 1.身份证件号: the number of the label parts as a blank does.
            first = start == 0 or gaps[start] >= Gap.LINE or text[start - 1] in ".、·)"
            if joined and ((len(before) == 1 and before in _PREFIXES) or first or gaps[start] >= Gap.BLANK):
                whole = text[start : known.end]
                label = classify(whole)
                inside_value = not first and any(
                    hit.value_start <= start < known.start and hit.colon for hit in found[-1:]
                )
                if label is not None and not (inside_value and len(before) > 1) and not NO_LABEL.search(before):
                    role = trim_role(whole) if label.kind is Kind.PERSON and not label.certain else label.role
                    label = Label(label.kind, role, whole, label.certain)
                    known = LabelHit(label, start, known.end, known.value_start, colon=True)
            found.append(known)
            floor = colon + 1
            continue
        word = text[start:colon]
        if not word or NO_LABEL.search(_LATIN.sub("", word)):
            continue
        label = classify(word) or Label(Kind.OTHER, word, word, certain=False)
        # 余某性别: a value and a misread label behind it; the label is what a list knows.
        found.append(LabelHit(label, start, colon, colon + 1, colon=True))
        floor = colon + 1
    spans = [(hit.start, hit.value_start) for hit in found]
    for hit in hits:
        if not hit.colon or hit.value_start - 1 >= len(text) or text[hit.value_start - 1] not in COLONS:
            clash = any(start < hit.value_start and hit.start < end for start, end in spans)
            if not clash:
                found.append(hit)
    found.sort(key=lambda hit: hit.start)
    return found


_LONE_KINDS = frozenset({Kind.PERSON, Kind.DATE, Kind.ADDRESS, Kind.ID, Kind.NUMBER, Kind.PHONE})


def _lone_labels(flow: Flow, hits: list[LabelHit], value_fits: ValueFits) -> list[LabelHit]:
    """Add what stands alone between blanks, ends like a label and has a value behind it (``分户后地址 …``)."""
    text = flow.text
    edges = [
        index
        for index in range(len(text))
        if (flow.gaps[index] >= Gap.BLANK and flow.gaps[index] != Gap.LINE) or (index and text[index - 1] in ",，;；。")
    ]
    added = list(hits)
    for start, end in pairwise(edges):
        if not 3 <= end - start <= 10 or any(hit.start < end and start < hit.value_start for hit in hits):
            continue
        label = classify(flow.text[start:end], in_cell=True)
        if label is not None and label.kind in _LONE_KINDS:
            if end - start < 4 and not value_fits(label.kind, flow, end):
                continue
            added.append(LabelHit(label, start, end, end, colon=False))
    return sorted(added, key=lambda hit: hit.start)


def starts_with_label(flow: Flow, hits: Sequence[LabelHit]) -> bool:
    """Say whether ``flow`` begins with a label, perhaps a numbered one, that is no word of a sentence."""
    if not hits:
        return False
    first = hits[0]
    if first.start and not _ENUMERATOR.fullmatch(flow.text[: first.start]):
        return False
    # A word that only looks like a label because a number follows may as well be where a sentence was broken.
    parted = first.value_start >= len(flow.text) or flow.gaps[first.value_start] is not Gap.NONE
    return first.colon or parted or (first.label.kind in (Kind.ADDRESS, Kind.ID) and _glued(flow, first))


_ENUMERATOR = re.compile(r"[(（]?[0-9一二三四五六七八九十]{1,2}[)）.、,·]?")
_WHOLE_PLACE = re.compile(r"[\u3400-\u9fff]{2,9}?(?:省|市|自治区|县|区|旗|州)[\u3400-\u9fff]{2}")
_WHOLE_ID = re.compile(r"[0-9olizs]{14}")
_BARE_NUMBER = re.compile(r"[\u3400-\u9fff]?[a-z0-9〔(\[·.\-]{4,}")
_WHOLE_NUMBER = re.compile(r"[\u3400-\u9fff]{0,4}[a-z0-9〔(\[·.\-]{4,}")


def _glued(flow: Flow, hit: LabelHit) -> bool:
    """Say whether the value that nothing parts from its label is so plain that no sentence would go on like this."""
    rest = flow.text[hit.value_start : hit.value_start + 24]
    match hit.label.kind:
        case Kind.ADDRESS:
            return _WHOLE_PLACE.match(rest) is not None
        case Kind.ID:
            return _WHOLE_ID.match(rest) is not None
        case Kind.NUMBER:
            # Behind a label that only ends like one, words are no part of a number.
            return (_WHOLE_NUMBER if hit.label.certain else _BARE_NUMBER).match(rest) is not None
        case _:
            return True


def _glued_labels(flow: Flow, hits: list[LabelHit], value_fits: ValueFits) -> list[LabelHit]:
    """Add labels that no list foresees and nothing parts from their value, where a column begins (``核签人余某``)."""
    text = flow.text
    edges = [index for index in range(len(text)) if flow.gaps[index] >= Gap.LINE]
    added = list(hits)
    for edge, stop in pairwise([*edges, len(text)]):
        # A speck before the label.
        start = edge + 1 if edge + 1 < stop and text[edge] in _SPECKS else edge
        following = min((hit.start for hit in added if start <= hit.start), default=len(text))
        end = min(stop, following)
        if any(hit.start <= start < hit.value_start for hit in added):
            continue
        for size in range(min(10, end - start - 2), 1, -1):
            after = start + size
            # 霞(身份证号…: the bracket belongs to the sentence.
            if text.count("(", start, after) > text.count(")", start, after):
                continue
            label = classify(text[start:after], in_cell=True)
            if label is None or label.kind not in _LONE_KINDS or flow.gap_inside(start, after + 1) > Gap.BLANK:
                continue
            if _holds_value(flow, start, after, value_fits):
                continue
            # 证明书号158…: no digit of a number is the ordinal of its label.
            if text[after - 1].isdigit() and text[after].isdigit():
                continue
            # 现暂住自贡市…: what differs from the label at its very end is the beginning of the value.
            if len(label.word) == size and label.word[-1] != text[after - 1]:
                continue
            if label.kind is Kind.PERSON:
                # A name must fill what is left; a sentence goes on.
                blank = next((index for index in range(after + 1, end) if flow.gaps[index] >= Gap.BLANK), end)
                rest = text[after:blank].partition("(")[0]
                # 我单位员|工某某: the word that ends the label goes on.
                fits = (len(rest) <= 4 or ("·" in rest and len(rest) < 20)) and text[after - 1 : after + 1] != "员工"
            else:
                fits = True
            hit = LabelHit(label, start, after, after, colon=False)
            if fits and _glued(flow, hit) and value_fits(label.kind, flow, after):
                added.append(hit)
                break
    return sorted(added, key=lambda hit: hit.start)


def _holds_value(flow: Flow, start: int, end: int, value_fits: ValueFits) -> bool:
    """Say whether a label with its value stands before a blank in ``text[start:end]`` (``承买人周某某 出卖人``)."""
    blank = next((index for index in range(start + 1, end) if flow.gaps[index] is Gap.BLANK), None)
    for after in range(start + 2, blank - 1) if blank is not None else ():
        label = classify(flow.text[start:after], in_cell=True)
        if label is not None and label.kind is Kind.PERSON and value_fits(label.kind, flow, after):
            return True
    return False


def _drop_values(flow: Flow, hits: Sequence[LabelHit]) -> list[LabelHit]:
    """Leave out words that are the value of the label before them (``与户主关系：户主``, ``证件：居民身份证``)."""
    kept: list[LabelHit] = []
    for hit in hits:
        if kept and not hit.colon:
            before = kept[-1]
            direct = before.value_start == hit.start
            if direct and ((before.colon and flow.gaps[hit.start] < Gap.WIDE) or before.label.role == _RELATION_VALUES):
                continue
        kept.append(hit)
    return kept
