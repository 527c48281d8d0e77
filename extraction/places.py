"""What addresses are built of: units that places stand in (省, 镇, 路) and details that make one findable (号, 室, 组).

Regular expressions over folded text, and what tells a dwelling from an office; where an address begins and ends is
settled in ``addresses`` and ``address_frames``.
"""

from __future__ import annotations

import functools
import re

from archive.divisions import divisions
from archive.folding import fold

_N = r"(?:[0-9一二三四五六七八九十百〇零]{1,6}|[甲乙丙丁])"
_ROOM = (
    r"(?:[一二三四五六七八九〇零○]{3,4}(?:室|房|号|(?![一二三四五六七八九十百〇零○年]))|"
    r"[a-z]?[0-9]{3,4}(?:室|房(?![东主客产租屋])|号|户|(?![0-9年])|(?=(?:19|20)[0-9]{2}[年.])))"
)
# Which part of a house, behind its number.
_PART = r"(?:底层|车库|门面房?|后栋|前栋|阁楼|[东西南北]头?(?![\u3400-\u9fff0-9a-z])|[a-z](?![0-9a-z]))"
# A part with a number, or a place on a road: what makes a place findable.
_NUMBERED = (
    rf"[东西南北上下前后]队(?!友|伍|员|长)|(?:第|门牌第?|[甲乙丙丁](?=[0-9]))?{_N}(?:[-—之]{_N})?(?:号(?!牌|码|村(?!民)|屯|井|小|普|车|轿|客|货|摩|令|文|线)(?:[附付]{_N}号?|之[0-9一二三四五六七八九十]{{1,2}}(?![0-9])|院|楼|平房|大院|[前后]门|门(?![前口]))?(?:门前|门口|大门口|对面|附近|旁边?|楼下|楼前|[前后东西南北]楼|三层阁|二层阁|亭子间|灶披间|客堂间|阁楼|台门内?|墙门内?|[东西][厢房]房?|院内(?:{_N}号)?|路段|门面房?|后栋|前栋)?|(?:栋|幢|座(?!谈)|单元|楼(?!区|台)|门){_ROOM}?{_PART}?|室|层|排(?![行放查除])"
    r"|组(?!织|成|长)|村民小?组|小组(?!长|会|成)|浩特|生产队|小队|大队|队|社|房|户|弄|里(?![程河店铺桥镇乡村湾坪洼堡庄沟口屯营甸牌碑亭墩坡塘坳冲岗台庙]|大队|公社|生产队|街道|社区)|团场|分场|[师团营连](?![级长部员结队业续接队])|支(?!队)|甲|段(?!落))"
)
_ROADSIDE = (
    rf"{_N}(?:米|公里)(?:[+加]{_N}米)?处?|k?[0-9]{{1,5}}(?:km?)?\+[0-9]{{1,4}}m?处?|以?[东西南北]{{1,2}}(?:方向|方|侧|面|边)?约?{_N}(?:米|公里)处?|(?:[东西南北]+(?:侧|面|边|头)|[东西南北]{{2}}方)(?:约?{_N}米)?处?"
    r"|(?:交叉|交汇|交界|十字|丁字|三岔)?(?:路|叉|岔|巷|街|村)口(?![镇乡村街])(?:处|附近)?|隧道[口内](?:处|附近)?|渡口(?:处|附近)|交叉处|交汇处|地段|路段"
)
# What has no number before it: A座1802, 西单元501, 宿舍楼201, 附12号之后的 2-5-1, 大湾村上坝村民组.
_LETTERED = (
    rf"(?<=[村社区])(?<!.[市辖]区)[\u3400-\u9fff]{{1,3}}(?:村民小?组|组(?!织|成|长|员|建))|(?<=大队)(?![\u3400-\u9fff]{{0,3}}[中支分]队)[\u3400-\u9fff]{{1,3}}(?:生产|小)?队(?![员长])|[a-z](?:座|栋|幢|区|楼){_ROOM}?|[a-z]室|[东西南北中]单元{_ROOM}?|楼{_ROOM}"
    r"|(?<=[号栋幢楼院里园苑区])[0-9]{1,3}(?:-[0-9]{1,4}){1,2}"
)
DETAIL = rf"(?:{_NUMBERED}|{_ROADSIDE}|{_LETTERED}|[a-z]{_N}(?:(?:栋|幢|座|单元|楼|号){_ROOM}?)?|[0-9a-z]{{1,3}}区)"
# 国道107线: a road that is called by its number.
NUMBERED_ROAD = re.compile(r"[国省县乡]道[a-z]?[0-9]{1,4}|[gsxy][0-9]{2,4}(?:线|国道|省道|县道|高速)")
UNITS = (
    "特别行政区|生产建设兵团|兵团|自治区|自治州|自治县|居民委员会|村民委员会|街道办事处|居委会|村委会|开发区|工业园|街道|公社|大队|生产队|社区|地区|小区|新村|大道|"
    "公路|国道|省道|县道|胡同|家园|花园|公寓|大厦|宿舍|家属院|家属区|大院|广场|市场|码头|水库|农场|林场|渔场|牧场|工棚|苏木|嘎查|"
    "省|市|区|县|旗|盟|镇|乡|村|屯|寨|湾|垸|坪|冲|坳|铺|庄|堡|桥|路|街|巷|弄|里|道|坊|园|苑|城"
)
UNIT = re.compile(UNITS)
DETAILS = re.compile(DETAIL)
ANY_UNIT = re.compile(rf"(?:{UNITS}|{DETAIL})")
# A province, a city or a county alone is where someone is from, not where he is found.
_LOW = re.compile(
    rf"(?:[镇乡村街路巷弄里坊道园苑院庄屯寨湾坪堡沟组队社连团]|小区|社区|公社|农场|林场|牧场|苏木|嘎查|宿舍|家属|{DETAIL})"
)
_OFFICE = re.compile(r"公安|交警|警察|派出所|法院|检察|支队|有限公司")
_DWELLING = re.compile(r"家属|宿舍|公寓|住宅|[0-9](?:栋|幢|单元|室|楼)")


def is_findable(value: str) -> bool:
    """Say whether a place is told more closely than by province, city and county."""
    return _LOW.search(value) is not None


def is_whole_place(value: str) -> bool:
    """Say whether folded ``value`` is nothing but an address without a number, from a county down to where one lives.

    四川省美姑县拉马镇马依村; each part ends in its unit, and it begins with a province, a city or a county there is.
    """
    if not _PARTS.fullmatch(value) or not is_findable(value) or is_office(value, 0, len(value)):
        return False
    # 浙江桐庐县
    short = 0 if begins_division(value, 0) else next((size for size in (3, 2) if value[:size] in _provinces()), 0)
    head = next((size for size in range(min(len(value), 12), 1, -1) if value[short:size] in _regions()), 0)
    return head > 0 and len(value) - head >= _LEAST_PARTS and _PLACE_UNIT.search(value[:head]) is not None


_LEAST_PARTS = 4
_PLACE_UNIT = re.compile("[省市区县旗州盟]$")
_PARTS = re.compile(
    r"(?:[\u3400-\u9fff]{1,10}?(?:省|自治区|市|地区|自治州|州|盟|自治县|县|旗|区)){1,3}(?:[\u3400-\u9fff]{1,7}?(?:镇|乡|公社|街道|苏木|农场|林场))(?:[\u3400-\u9fff]{1,7}?(?:村|大队|嘎查|社区|居委会|屯|寨|街|路|巷|桥|湾|坪|冲|坳|塘|堡|庄|铺)){1,2}(?:[\u3400-\u9fff]{1,4}(?:组|屯|湾|冲|坳|厝|生产队))?"
)


def is_office(text: str, start: int, end: int) -> bool:
    """Say whether what looks like an address is where an office is or what it is called."""
    return _OFFICE.search(text, start, end) is not None and _DWELLING.search(text, start, end) is None


def is_region(value: str) -> bool:
    """Say whether folded ``value`` is a province and a city or county of it, with or without their words of level.

    A register asks no more of people from far away (四川省达州市, 湖南衡阳). Which city lies where is not asked.
    """
    head = next((value[:size] for size in range(min(len(value) - 2, 8), 1, -1) if value[:size] in _provinces()), "")
    return bool(head) and value[len(head) :] in _cities()


def begins_with_province(text: str) -> bool:
    """Say whether folded ``text`` begins with a province, with or without its word of level (湖南)."""
    return any(text[:size] in _provinces() for size in (2, 3))


def begins_division(text: str, start: int) -> bool:
    """Say whether the full name of a province, a city or a county begins at ``start`` of folded ``text`` (贵阳市)."""
    return any(text[start : start + size] in _regions() for size in range(3, 9))


def is_division(value: str) -> bool:
    """Say whether folded ``value`` is a province, a city or a county, with or without its word of level (咸阳)."""
    return value in _cities() or value in _provinces()


@functools.cache
def _provinces() -> frozenset[str]:
    names = {fold(one.name) for one in divisions() if one.code.endswith("0000")}
    return frozenset({*names, *(_LEVEL_WORD.sub("", name) for name in names)})


@functools.cache
def _regions() -> frozenset[str]:
    return frozenset(fold(one.name) for one in divisions())


@functools.cache
def _cities() -> frozenset[str]:
    names = {fold(one.name) for one in divisions() if not one.code.endswith("0000")}
    return frozenset(name for one in names for name in (one, _LEVEL_WORD.sub("", one)) if len(name) > 1)


_LEVEL_WORD = re.compile("(?<=..)(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|地区|盟|县|区)$")
