"""Names that nothing but their place gives away: who signed a verdict, who acted, who stands in a row of a list.

Where a verdict, an office or a role stands before and a date, a mark or the end of the line behind, hardly anything
but a name can stand, so any surname is believed, and in the surest places names without a known one (海啸, 念福).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from extraction.flow import Flow, Gap
from extraction.labels import classify, relation_words, relations_at
from extraction.name_ends import WHOLE_VERB
from extraction.name_shapes import (
    WORDLIKE_SURNAMES,
    begins_as_word,
    is_rarely_given,
    is_spelt,
    is_usual_name,
    looks_like_name,
    surname_length,
)
from extraction.names import NameSpan
from extraction.places import is_division
from extraction.signatures import stands_as_name
from extraction.trades import TRADE

_LONGEST = 4
_SAID_BEFORE = 8
# A verdict's end, or who acts, right before who signed it.
_VERDICT = re.compile(
    r"(?:[。;；!]|(?<=[\u3400-\u9fff])\.|同意|属实|准予|(?<![批核标])准|照准|核准|批准|不予|情形|规定|条件|办理|发证|发牌|入户|落户|迁入|迁出|注销|列管|撤管|类别|恢复|已[办销登批]|上报|报批|发照|齐全|齐备|完备|无误|相符|变更|更正|补录|补发|换发|延期|续签|(?:同意|准予|予以)[\u3400-\u9fff]{0,4}户口|"
    r"(?:长|主任|书记|民警|人|员)(?<!关系人)(?<!家庭成员))$"
)
# What follows a signature: its date, whole or with two digits of the year.
_DATE = re.compile(
    r"(?:(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9](?![0-9])|(?:19|20)?[0-9]{2}[年.\-/][0-9]{1,2}[月.\-/][0-9]{1,2}(?![0-9])|[一二][一二三四五六七八九〇零○]{3}年[一二三四五六七八九十]{1,2}月|[3-9四五六七八九][一二三四五六七八九〇零○0-9]年[0-9一二三四五六七八九十]{1,2}月|(?<![年0-9一二三四五六七八九十])[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
# What no signature has and verdicts do, where no surname speaks for a name.
_SAID_SO = re.compile(
    "[请已未拟可准此办批照复属同意阅核须将被经仅均再暂不无予给并于在从至由到向自因为是有了的之其该本以及按应起止待完毕收发报查到生死婚迁入户证件号]|特此|"
    "[所科局室组处队股站厂校院村乡镇县市区省街路人员者方]$"
)
_OFFICE = re.compile(r"(?:[\u3400-\u9fff]{2}(?:[科股室所厂会局处队站院校社部府行馆组]|公司|车间|大厦|中心))$")
# Who acts, and what is done to papers, as it stands before a name.
_WHO = (
    "(?:[\u3400-\u9fff]{1,4}(?:人|员|(?<=[所队局处科股站院校厂班组村乡镇县市区部排连营团会社署庭行店船列家室保甲里族屯牌机车场矿园馆台段课矿库])长|户|警|师|干部|会计|出纳|助理|主任|书记|医生)|民警|干警|辅警|会计|治保|"
    "人事|文书|保卫|车管|车主|业主|户主|房东|房主|司机|旁人|同伙|老人|学童|中人|村干|带队|领队|技工|学徒|雇主|"
    "老板|保人|窗口|接生婆|车把式|外调|目击者)"
)
# What is done to papers; only a blank or a colon makes one who does it of it.
_DONE = (
    "(?:经手|经办|承办|审核|审签|签批|会签|审批|核准|批准|记录|查口|值班|收款|收件|送达|移交|接收|接待|调解|代书|代笔|制表|填表|联系|"
    "签收|查验|复核|呈报|抄写|录入|摄影|绘图|经管|管档|验车|勘查|主持)"
)
_ROLE = re.compile(f"(?:{_WHO}|{_DONE})$")
_ROLE_HELD = re.compile(f"{_WHO}$")
_SHORT_ROLE = re.compile("(?<![\u3400-\u9fff])[收交批阅签办填校审发领]$")
# Words that go on over the end of what looks like a role.
_OVER = re.compile("户[籍口内下]|长[沙江春安期年大]|员[工会]|人[员口民数均家]|师[傅范]|警[察务]")
_MARKS = frozenset("。;；,，:、|()（）")
# What makes somebody act.
_BY = frozenset("由经有")
_SEX = re.compile(r"(?:男|女)(?:性)?|(?:居民|公民)?身份证?号?码?:?[0-9]{15}")
_ID = re.compile(r"(?<![0-9])(?:[0-9]{15}|[0-9]{17}[0-9x])(?![0-9])")
_LISTED_BEHIND = frozenset("|,，/")


def find_placed_names(flow: Flow, *, before: str) -> Iterator[NameSpan]:
    """Yield the names that stand where nothing else can.

    Args:
        flow: the text.
        before: the text of the row or cell before it, where a verdict may stand.
    """
    yield from _after_verdicts(flow, before)
    yield from _who_acted(flow)
    yield from _in_rows(flow)
    yield from _who_speaks(flow)
    yield from _who_it_is(flow)


def _after_verdicts(flow: Flow, before: str) -> Iterator[NameSpan]:
    """Yield who signed a verdict, between what it says and its date (同意。留某某 85年3月28日), or at its end."""
    text = flow.text
    for date in _DATE.finditer(text):
        start = date.start()
        # 同意恢复，操某某，1999年3月1日
        yield from _signed_at(flow, before, start - 1 if start and text[start - 1] in ",，" else start, dated=True)
    for end in (*range(1, len(text)), len(text)):
        if end == len(text) or flow.gaps[end] >= Gap.LINE:
            yield from _signed_at(flow, before, end, dated=_DATE.match(text, end) is not None)


def _signed_at(flow: Flow, before: str, end: int, *, dated: bool) -> Iterator[NameSpan]:
    """Yield the signature that ends at ``end``, where there is one."""
    text = flow.text
    for low in range(max(0, end - _LONGEST), end - 1):
        said = text[max(0, low - _SAID_BEFORE) : low].rstrip(",，") if low else before[-_SAID_BEFORE:]
        if flow.gap_inside(low, end) >= Gap.LINE or not _begins_signature(flow, low, end, said, dated=dated):
            continue
        # 户籍室 某某　1996年5月6日: nothing else stands in the row.
        told = _VERDICT.search(said) is not None or _SHORT_OFFICE.fullmatch(text, _row_start(flow, low), low)
        closed = dated and bool(told) and flow.gaps[end] >= Gap.BLANK
        if _may_sign(text[low:end], closed=closed):
            yield _span(flow, low, end)
            return


_SHORT_OFFICE = re.compile("[\u3400-\u9fff]{2,6}(?:[室所科股局队站处]|窗口|车管|支队|大队|中队)")


def _row_start(flow: Flow, index: int) -> int:
    return next((at for at in range(index - 1, 0, -1) if flow.gaps[at] >= Gap.LINE), 0)


def _begins_signature(flow: Flow, low: int, end: int, said: str, *, dated: bool) -> bool:
    """Say whether what is ``said`` before ``low`` and what parts it from there leave nothing but a signature."""
    verdict, office = _VERDICT.search(said) is not None, _OFFICE.search(said) is not None
    apart = low == 0 or flow.gaps[low] >= Gap.BLANK
    if not dated:
        # Without a date only a blank on the same line tells a signature.
        return (verdict or office) and low > 0 and flow.gaps[low] in _BLANKS
    if not verdict:
        return office and apart and low > 0
    # 同意发照宗某某 2004-03-29: a lost blank; only a usual surname tells where the name begins.
    return (
        apart
        or flow.text[low - 1] in "。;；!.,，"
        or (stands_as_name(flow.text[low:end]) and not _OVER.match(flow.text, low - 1))
    )


_BLANKS = (Gap.BLANK, Gap.WIDE)


def _who_acted(flow: Flow) -> Iterator[NameSpan]:
    """Yield the names behind who acts (办证员居某, 调解员：和某), whole up to a mark or a blank."""
    text = flow.text
    for start in range(1, len(text) - 1):
        colon = text[start - 1] == ":"
        parted = colon or flow.gaps[start] in _BLANKS
        if not parted and (flow.gaps[start] is not Gap.NONE or _OVER.match(text, start - 1)):
            continue
        role = (_ROLE if parted else _ROLE_HELD).search(text, max(0, start - 7), start - 1 if colon else start)
        # 收：于某: so short a word only before a colon.
        if role is None and colon:
            role = _SHORT_ROLE.search(text, max(0, start - 3), start - 1)
        if role is None:
            continue
        for end in range(min(len(text), start + _LONGEST), start + 1, -1):
            if not _is_closed(flow, end) or flow.gap_inside(start, end) is not Gap.NONE:
                continue
            # 据治保主任徐正反⏎映: a verb goes on over the end of its line.
            if end < len(text) and flow.gaps[end] is Gap.LINE and WHOLE_VERB.match(text, end - 1):
                continue
            begins = _begins(flow, role.start(), _MARKS)
            # 由带队米某统一领走; but 经责任区民警诸葛梅⏎某: a sentence goes on over the end of its line.
            wraps = end < len(text) and flow.gaps[end] is Gap.LINE and flow.cell is None
            begins = begins or (not parted and not wraps and text[role.start() - 1] in _BY)
            if (parted or begins) and _may_sign(text[start:end], closed=parted and begins, running=not parted):
                yield _span(flow, start, end)
                break


def _in_rows(flow: Flow) -> Iterator[NameSpan]:
    """Yield the names that stand in a row right before a sex or an ID number, parted on both sides."""
    text = flow.text
    for match in (*_SEX.finditer(text), *_ID.finditer(text)):
        mark = match.start() - 1
        end = mark if mark > 0 and text[mark] in _LISTED_BEHIND else match.start()
        if end == match.start() and (end == len(text) or flow.gaps[end] < Gap.BLANK):
            continue
        after = match.end()
        if after < len(text) and flow.gaps[after] is Gap.NONE and text[after] not in _LISTED_BEHIND:
            continue
        yield from _name_before(flow, end, _LISTED_BEHIND, closed=True)


def _who_speaks(flow: Flow) -> Iterator[NameSpan]:
    """Yield who speaks at the head of a row of a record (糜某：我一条腿没了)."""
    text = flow.text
    for start in range(len(text)):
        if start and flow.gaps[start] < Gap.LINE:
            continue
        colon = text.find(":", start + 2, start + _LONGEST + 1)
        name = text[start:colon]
        said = text[colon + 1 : colon + 1 + _SAID_AT_LEAST]
        if colon < 0 or flow.gap_inside(start, colon) is not Gap.NONE or len(said) < _SAID_AT_LEAST:
            continue
        if is_usual_name(name) and classify(name) is None and _SPEECH.search(said):
            yield NameSpan(start, colon)


_SAID_AT_LEAST = 5
_SPEECH = re.compile("[我你他她们俺咱这那是不没要说讲]")


def _who_it_is(flow: Flow) -> Iterator[NameSpan]:
    """Yield the names at the head of a clause of which is said who bears it (盘某某，瑶族, 卜某，432299…)."""
    for match in _TOLD.finditer(flow.text):
        yield from _name_before(flow, match.start(), _MARKS | frozenset("与和"), closed=False)
    for match in _of_kin().finditer(flow.text):
        yield from _name_before(flow, match.start(), _MARKS | frozenset("与和"), closed=False, running=True)


@functools.cache
def _of_kin() -> re.Pattern[str]:
    """Return what follows the name of a relative: 钱某（妻，1950年生）."""
    kin = "|".join(map(re.escape, relation_words()))
    # 易克勤（邻居）, 赵秀兰（居委会主任）: what somebody is.
    return re.compile(f"[(（](?:(?:系|户主之?)?(?:{kin})[,，)）、]|[\u3400-\u9fff]{{0,6}}{TRADE}[)）])")


_TOLD = re.compile(
    r"/(?:居民|公民)?身份证|[,，(（](?:[\u3400-\u9fff]{1,3}族|[男女](?:性)?[,，)）]|(?:[0-9]{15}|[0-9]{17}[0-9x])(?![0-9])|(?:公民)?身份证?号?码?[:0-9]|(?:现年|年|约)?[0-9一二三四五六七八九十]{1,3}岁[)）,，]|系[我本该]|(?:渔|农|牧|村|居)民[,，])"
)


def _name_before(
    flow: Flow, end: int, marks: frozenset[str], *, closed: bool, running: bool = False
) -> Iterator[NameSpan]:
    """Yield the longest name that ends at ``end`` and begins behind a blank or one of ``marks``, if there is one."""
    for low in range(max(0, end - _LONGEST - 1), end - 1):
        if not _begins(flow, low, marks) or flow.gap_inside(low, end) is not Gap.NONE:
            continue
        # 长子栾某: what somebody is, and who.
        kin = next((low + len(word) for word in relations_at(flow.text, low) if len(word) > 1), low)
        # 母李桂芳　女: four characters, the first of which is hardly ever a surname.
        if kin == low and end - low == _LONGEST and relations_at(flow.text, low):
            kin = low + (surname_length(flow.text[low:end], rare=False) == 0)
        start = kin if is_usual_name(flow.text[kin:end]) else low
        # 知识青年于朝阳，男: of whom a sex is told is no place.
        placed = _is_at_a_place(flow.text[start:end]) and not running
        if placed or (end - start <= _LONGEST and _may_sign(flow.text[start:end], closed=closed, running=running)):
            yield _span(flow, start, end)
            return


def _is_at_a_place(name: str) -> bool:
    """Say whether a name may be a place as well: 准予落户于咸阳."""
    return name[0] == "于" and is_division(name[1:])


def _span(flow: Flow, start: int, end: int) -> NameSpan:
    return NameSpan(start, end, surname=surname_length(flow.text[start:end]) > 0)


# Words that follow a name and end what they belong to.
_GOES_ON = frozenset("系是由因在持住与和等签未没讲说称")


def _begins(flow: Flow, index: int, marks: frozenset[str]) -> bool:
    return index == 0 or flow.gaps[index] >= Gap.BLANK or flow.text[index - 1] in marks


# What somebody of whom it is said that he acts does: 目击人翟某证明, 由带队米某统一领走.
_ACTS = re.compile("证明|证实|作证|证言|在场|到场|代[领签办交收]|统一|负责|陪同|带领|转交|带走|领走|画押|担保")


def _is_closed(flow: Flow, end: int) -> bool:
    text = flow.text
    return (
        end == len(text)
        or flow.gaps[end] >= Gap.BLANK
        or text[end] in _MARKS
        or _DATE.match(text, end) is not None
        or _ACTS.match(text, end) is not None
    )


def find_listed_names(flow: Flow, end: int) -> Iterator[NameSpan]:
    """Yield the names that stand in one list behind a name that ends at ``end``: 芮某、火某, whatever their surname."""
    text = flow.text
    while text[end : end + 1] == "、":
        start = end + 1
        stops = (stop for stop in (start + 3, start + 2) if stop <= len(text) and _is_listed(flow, start, stop))
        stop = next(stops, None)
        if stop is None:
            return
        yield _span(flow, start, stop)
        end = stop


def _is_listed(flow: Flow, start: int, stop: int) -> bool:
    name = flow.text[start:stop]
    whole = _is_closed(flow, stop) and flow.gap_inside(start, stop) is Gap.NONE
    # 甲某、乙某等: of several more.
    named = name[-1] not in "等们二三四五" and not relations_at(flow.text, start)
    return whole and named and (_is_at_a_place(name) or _may_sign(name, closed=True, running=True))


def _may_sign(name: str, *, closed: bool, running: bool = False) -> bool:
    """Say whether what stands where a name is due may be one.

    Args:
        name: the text.
        closed: it is parted on both sides from what surrounds it, so that it need have no known surname.
        running: no blank parts it from what stands before, so that it must be no common word.
    """
    if not looks_like_name(name, trusted=True, running=running or name[0] in "于从") or (
        running and name[-1] in _GOES_ON
    ):
        return False
    if _is_at_a_place(name):
        return False
    surname = surname_length(name)
    # Four characters are a name with two surnames, one that is spelt, or one that nothing else can be.
    if len(name) == _LONGEST and surname < 2 and not is_spelt(name) and not (closed and surname):
        return False
    if surname_length(name, rare=False):
        # 籍科: what begins as a surname may, and goes on as an office does.
        return not (name[0] in WORDLIKE_SURNAMES and is_rarely_given(name))
    if running and begins_as_word(name):
        return False
    return (surname > 0 or closed) and _SAID_SO.search(name) is None
