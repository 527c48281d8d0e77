"""Addresses that their sentence frames: what stands between 现住 and a comma, between 由 and 迁来, between 在 and 发生.

Such a frame says that a place stands in it, so it is taken whole, with or without a house number, if it is built as
addresses are. Addresses that no frame holds are found by their details in ``addresses``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extraction.numbers import PROVINCES
from extraction.places import ANY_UNIT, DETAIL, NUMBERED_ROAD, UNITS, is_findable, is_office

_LONGEST = 60
# Someone lives there: up to the end of the clause.
_LIVES = re.compile(
    r"(?:现(?:在|全家|举家|一家|仍|实际)?居住在|现居住于|现租住在|现租住于|现暂住在|现暂住于|现居住|现暂住|现住址|现住在|现住|现居|家住在|家住|原住在|原住|居住在|居住于|住在|暂住在|暂住于|"
    r"租住在|租住于|寄住在|寄住于|借住在|赁居|寓居|侨居|客居|移往[你贵我]处|移居|户籍地址|户籍地|原籍(?:在|为|系|是)?|祖籍(?:在|为|系|是)?|老家(?:在|住)?|户籍所在地|户籍在|户口所在地|户口在|常住户口在|家庭住址|(?:居住|家庭|户籍|租住|暂住|登记)地址|住址|住所地|(?<![居暂租寄借入常])住(?![宅房院]))(?:均为|据称为|写为|[为是:])?"
)
# Someone comes or goes.
_MOVES = re.compile(r"(?:(?<![理事原缘])由|自(?!治|贡|己|行|愿|动|报|述|筹|称|认|诉|幼|小)|从(?!事|业|未|而|此|略))")
_MOVED = re.compile(
    r"(?:迁(?=本[县市乡镇社区])|迁来|迁往|迁入|迁人(?![员口民])|迁至|迁到|迁移|迁出|迁居|移住|移往|移至|搬来|搬至|搬到|搬入|转来|转至|调来|调至|来(?=[岳我本此同县城你贵])|嫁(?=[过来到入])|娶[来入]|入伍|参军|应征|考入|接收|安置|到(?=[\u3400-\u9fff]{2})|逃荒|逃难|流落|下放|落户|移居|返回)"
)
_GOES = re.compile(
    r"(?:迁(?=本[县市乡镇社区])|去了|遣[送返]回?|发配|下放到?|调往|回到|落脚于?|位于|前往|赴|坐落于|坐落在|座落于|座落在|坐落|座落|来自|到|(?:落户|登记|迁往|迁至|迁到|迁居|迁入|迁来|迁回|搬至|搬到|搬往|移居)(?:于|在)?)"
)
# Whose people someone is of: 你辖区某村的某某(.
_OURS = re.compile(r"(?:辖区|管区|辖段|责任区)(?:内的?|的)?")
_OURS_END = re.compile(r"的|有(?:居民|村民|住户|一)|(?:居民|村民)(?!小?组|委)")
# 由某村村民某某抱养, 系某村居民.
_BY = re.compile(r"(?:由|经|据|系|是|为|向|与|和)")
_VILLAGER = re.compile(r"(?:村民|居民|社员|群众|农民)(?!小?组|委|会)")
# Someone is from there.
_COMES = re.compile(r"[系是为]")
_FROM = re.compile(r"人(?![民员口家])|的$")
# Someone does something there.
_STAYS = re.compile(r"(?<![存内外实所])在")
# Something happens there.
_HAPPENS = re.compile(
    r"(?:走到|走至|开到|骑到|来到|行驶至|行驶到|行至|驶至|行经|途经|途径|驾车至|骑车至|步行至|发生在|发生于|(?<![存内外实所])在)"
)
_HAPPENED = re.compile(
    r"(?:时|起步|停靠|上车|下车|逆行|发生|倒车|停车|[掉调]头|转弯|[左右]转|超车|会车|横[过穿]|(?<=[处口号米侧前近])与|因|遇|被|将|相撞|碰撞|撞)"
)
# What ends a place that nothing else ends.
_AFTER = re.compile(
    rf"(?:(?<=[号室组栋幢队村院楼])其?(?:父母|父亲|母亲|[父母兄弟姐妹叔舅姑姨]|亲戚|亲友|朋友)[处家]|去了|过来|(?:准予?|拟)?迁(?:往|至|入|到)|驾驶|驾(?=[{PROVINCES}][a-z]|车|摩托)|骑(?=自行|摩托|车)|步行|插队|劳动(?![路街巷东西南北新村里])|务农|安家|申报|报户|报(?:出生|户口)|期间|租房|租住|开店|落户|入户|上户|居住|寄养|寄住|抚养|务工|打工|经商|生活|就读|工作|现在|现系|系|现|[暂租寄借]住|登记|卖(?=[\u3400-\u9fff])|摆摊|做(?:生意|工)|等车|上班|开店|其(?=[父母妻夫兄弟姐妹姨姑舅叔伯祖岳亲])|的房屋|的住房|的住处|一房屋|房屋|的|内(?!燃)|无业|属实|一带|老家|处务工|之(?![一二三四五六七八九十])(?=[\u3400-\u9fff]))"
)
_END = re.compile(
    rf"(?:{UNITS}|{DETAIL}|(?<=[号栋幢楼座室元])[0-9]{{1,4}}|[东西南北]侧|门前|门口|对面|附近|旁|桥头|十字(?:路口)?|家属楼|宿舍楼|楼|(?:祠堂|寺|庙|桥|河|路|井|塘|村|山|坡|岭|堤)[边头脚下口上]|村[\u3400-\u9fff]{{1,3}}(?:家|湾|冲|屋|岭|坪|咀|嘴|塘|屋场|院子|台子|[塝畈塆垄垅坎坡埂堤洲][上下里]?)|(?:公社|[镇乡])[\u3400-\u9fff]{{2,6}}(?:厂|矿|站|学校|供销社)|院|站|工棚[甲乙丙丁]|[平瓦草正厢楼]房|街坊|地下|[东西南北前后左右中]户|[前后左右东西南北][栋院]|院内|菜园子|住宅区|路段|连接线|高速公路|高速|匝道|辅路|立交桥?|处|[沟岔洼峪崖塘]|营子|窝棚|加油站|收费站|检查站|停车场|服务区|(?:站|[店场厂校院园门铺馆社])(?:正?前|[旁外]边?|[东西南北]边?|斜?对过))$"
)
_NOT_PLACE = re.compile(
    r"死者|系[本我该]|[的了是否我你她它此该这]|身份|户口(?!所)|公安|姓名|出生|本人|申请|同意|[0-9]{7}"
)


@dataclass(frozen=True)
class _Frame:
    """What comes before a place, what ends it, and whether an end of the clause does not do."""

    lead: re.Pattern[str]
    trail: re.Pattern[str]
    must_trail: bool


# 某区某镇某街居民某某: whose people somebody is at the head of a clause.
_HEADED = _Frame(re.compile(""), _VILLAGER, must_trail=True)
_FRAMES = (
    _Frame(_LIVES, _AFTER, must_trail=False),
    _Frame(_MOVES, _MOVED, must_trail=True),
    _Frame(_GOES, _AFTER, must_trail=False),
    _Frame(_HAPPENS, _HAPPENED, must_trail=False),
    _Frame(_OURS, _OURS_END, must_trail=True),
    _Frame(_BY, _VILLAGER, must_trail=True),
    _Frame(_COMES, _FROM, must_trail=True),
    _Frame(_STAYS, _AFTER, must_trail=True),
)


# 伙同他人窜至, 后潜入: how somebody came there stands before the place, whatever the verb was read for.
_CAME = re.compile(r"[窜逃潜闯混溜摸钻躲跑][至到入进往抵回向]|进入")
_UP_TO = re.compile(r"[至到](?=[\u3400-\u9fff]{2})")


def _past_way(text: str, low: int, high: int) -> int:
    """Return where a place may begin in a clause that tells first how somebody came there."""
    came = [match.end() for match in _CAME.finditer(text, low, high)]
    if came:
        return came[-1]
    reached = _UP_TO.search(text, low + 1, high)
    return low if reached is None or ANY_UNIT.search(text, low, reached.end() + 1) else reached.end()


# 78岁，某旗某公社某大队人: somebody is from what fills the clause up to 人.
_ORIGIN = _Frame(re.compile(""), _FROM, must_trail=True)


def find_framed(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield where the framed addresses of the clause ``text[low:high]`` begin and end, from left to right."""
    at = low
    while at < high:
        found = _first(text, at, high)
        if found is None:
            return
        yield found
        at = found[1]


def _first(text: str, low: int, high: int) -> tuple[int, int] | None:
    found = [
        span
        for frame in _FRAMES
        for match in frame.lead.finditer(text, low, high)
        if (span := _framed(text, match.end(), high, frame)) is not None
    ]
    if found:
        return min(found)
    start = _past_way(text, low, high)
    return _framed(text, start, high, _ORIGIN) or _framed(text, start, high, _HEADED)


def _framed(text: str, start: int, high: int, frame: _Frame) -> tuple[int, int] | None:
    stop = min(high, start + _LONGEST)
    ends = [match.start() for match in frame.trail.finditer(text, start + 4, stop)]
    if not frame.must_trail:
        # The clause itself may be where it ends: 行至某路某号，.
        ends.append(stop)
    return next(((start, end) for end in ends if _is_place(text, start, end)), None)


def _is_place(text: str, start: int, end: int) -> bool:
    """Say whether text is built as an address from its first character to its last."""
    value = text[start:end]
    if not 5 <= len(value) <= 45 or value[0].isdigit() or _NOT_PLACE.search(value) or is_office(text, start, end):
        return False
    # A road that bears a number begins with its unit: 国道107线1532公里处.
    road = NUMBERED_ROAD.match(value) is not None
    units = [match.start() for match in ANY_UNIT.finditer(value) if match.start() or road]
    if road and 0 not in units:
        units.insert(0, 0)
    if len(units) < 2 or units[0] > 9 or not is_findable(value):
        return False
    return _END.search(value) is not None
