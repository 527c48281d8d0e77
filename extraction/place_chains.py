"""Places that nothing but their build gives away: what stands alone in a register, a chain from a county to a village.

No word frames them and no number ends them; that they begin with a division there is tells them from other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extraction.flow import Flow, Gap
from extraction.places import DETAILS, begins_division, begins_with_province, is_office, is_whole_place


def find_standing(flow: Flow, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield what fills the room between two blanks or marks from a county down to a village: rows of registers."""
    edges = [
        low,
        *(
            index
            for index in range(low + 1, high)
            if flow.gaps[index] >= Gap.BLANK
            or flow.text[index] == "|"
            # 死亡人口花名册安徽省寿县…: behind a title whose blank was lost.
            or (flow.text[index - 1] in "册簿表单卡" and begins_with_province(flow.text[index : index + 3]))
        ),
        high,
    ]
    for start, end in pairwise(edges):
        first = start + 1 if flow.text[start] == "|" else start
        # In a cell the next row goes on.
        if end < high and flow.cell is not None and flow.gaps[end] is Gap.LINE:
            continue
        # 新寨村九组 45号: the house stands behind the blank.
        if is_whole_place(flow.text[first:end]) and DETAILS.match(flow.text, end, high) is None:
            yield first, end


# No part of a place is written with these.
_HAN = r"(?:(?![的了在由与和到往被将把及我你他她是系为住至于迁搬])[\u3400-\u9fff])"
_CHAIN = re.compile(
    rf"(?:{_HAN}{{1,10}}?(?:省|自治区|市|地区|自治州|州|盟|自治县|县|旗|区)){{1,3}}"
    rf"{_HAN}{{1,6}}?(?:镇|乡|公社|街道|苏木)"
    rf"(?:{_HAN}{{1,6}}?|[0-9]{{1,3}})(?:村(?!民|委|[部街上])|大队(?![长部]|会计|书记|治保|革委)|嘎查|社区(?!居?委|民警|工作)|屯(?!长)|寨子?(?!老))(?:村[口头道]|桥头|祠堂[前后旁]|庙[前后旁])*"
    rf"(?:(?:第?[0-9一二三四五六七八九十]{{1,3}}|{_HAN}{{1,4}}?)(?:村民小组|生产队|小队|组(?![织成长])|队(?![员长伍])|社(?![员长])))?"
)
# 与梅仙公社三里大队某某: without a county, behind a word that a place follows.
_BRIGADE = re.compile(
    rf"(?:(?<=[与由到住在从往是系去回给于,，:、(（])|(?<=[社民]员)){_HAN}{{2,5}}公社{_HAN}{{1,6}}?大队(?![长部]|会计|书记|治保|革委)"
    rf"(?:(?:第?[0-9一二三四五六七八九十]{{1,3}}|{_HAN}{{1,4}}?)(?:生产队|小队|队(?![员长伍])))?"
)
# What an office or a road is named after.
_NAMED_AFTER = re.compile(
    "[\u3400-\u9fff]{0,4}委员会|革委|派出所|公安|政府|卫生|医院|小学|中学|学校|信用社|供销社|粮站|路段|地段|公路|加油站|党支部"
)


def find_chains(flow: Flow, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the chains from a county there is down to a village, wherever they stand in running text."""
    text = flow.text
    at = low
    while at < high:
        match = None
        if begins_division(text, at) or begins_with_province(text[at : at + 3]):
            match = _CHAIN.match(text, at, high)
        if match is None and "公社" in text[at : at + _LONGEST_COMMUNE]:
            match = _BRIGADE.match(text, at, high)
        if match is None:
            at += 1
            continue
        end = _past_hamlet(flow, match.end(), high)
        whole = flow.gap_inside(at, end) < Gap.WIDE and _NAMED_AFTER.match(text, end) is None
        whole = whole and _GOES_ON.match(text[end : _edge(flow, end, high)]) is None
        # 九组45号属某县某镇某村: the house was told before it.
        whole = whole and not (at and text[at - 1] == "属")
        if whole and not is_office(text, at, end):
            yield at, end
        at = end


_LONGEST_COMMUNE = 7
# 独山大队郭楼, 北山村圣堂坊: the part of a village, where the row or the clause ends behind it.
_HAMLET = re.compile(
    rf"{_HAN}{{1,3}}(?:[坊楼湾冲庄坪岭坡塘塆畈垅垄塝岗沟崖洼峪埠圩坝屋角][上下里子]?|场)|{_HAN}{{1,2}}家"
)
_OWNED_HAMLET = re.compile(f"(?:{_HAMLET.pattern})(?=之|的(?=[\u3400-\u9fff]{{2}})|人(?![民家们]))")
_LONGEST_HAMLET = 5
# 霞苑村五⏎组, 肖楼村十一区35⏎排3号: the address goes on, and ends elsewhere.
_GOES_ON = re.compile("第?[0-9一二三四五六七八九十]{1,4}(?:$|[区排栋幢号弄巷组队社])|第$")


def _past_hamlet(flow: Flow, end: int, high: int) -> int:
    stop = _edge(flow, end, high)
    if 1 < stop - end <= _LONGEST_HAMLET and _HAMLET.fullmatch(flow.text, end, stop):
        return stop
    # 石扇围村老屋下之张某某, 老屋下人: whose home it is goes on.
    owned = _OWNED_HAMLET.match(flow.text, end, stop)
    return end if owned is None else owned.end()


def _edge(flow: Flow, start: int, high: int) -> int:
    """Return where what stands unbroken from ``start`` on ends."""
    if start < high and flow.gaps[start] >= Gap.BLANK:
        return start
    return next((index for index in range(start + 1, high) if flow.gaps[index] >= Gap.BLANK), high)
