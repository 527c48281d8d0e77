"""Addresses: the value of a labelled field, or found in running text by how addresses are built.

In running text only an address with a detail counts (a house number, a group, a room, a road crossing): a district or a
road alone is no address. A native place (籍贯) is none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.folding import fold
from extraction.address_frames import find_framed
from extraction.flow import Flow, Gap
from extraction.place_chains import find_chains, find_standing
from extraction.places import (
    ANY_UNIT,
    DETAIL,
    DETAILS,
    NUMBERED_ROAD,
    UNIT,
    begins_division,
    begins_with_province,
    is_office,
    is_region,
)

_BETWEEN = re.compile(r"[\u3400-\u9fff□〇0-9a-z\-]{0,10}")
# Words that come before an address in running text, longest first; behind the last of them the address begins.
_LEAD = re.compile(
    r"(?:(?:事故|发生|肇事)?地点|落脚(?:于|在)?|寓(?![言所意居])|请查|检查|走访|查获|巡逻至|原籍(?:在|为|系|是)?|祖籍|老家|兹有|现有|(?:我|该|贵|你|本)(?:处|所|社|队|地|乡|镇|村|区|县|市|街道|社区|辖区)|经研究|研究决定|同意|批准|准予|准许|(?:常住|户口|户籍|家庭|居住|暂住|租住|迁往|通讯|联系|现|原){0,2}(?:所在地|地址|住址|住所地|住地)|户籍地|住所地|住址|地址|现住|家住|原住|暂住于?|建房(?:于|在)?|停泊在?|原泊|租房|摊位在|来信反映|厂址(?:在|为)?|店址(?:在|为)?|居所|均为|租住于?|居住于?|住在|位于|途经|行至|行驶至|行经|驶至|途径|沿着?(?![江湖河海山溪港][大路街一二]|线)|停(?:放|靠|车)?[于在]|迁入|迁至|迁往|迁到|迁来|移住|移居|移往|移至|(?:租|卖|嫁|迁|搬|送)给|赁居|寓居|侨居|客居|搬至|搬到|搬往|落户|寄住|寄居|搬自|迁自|转自|改(?:为|到|成|住)?(?=[\u3400-\u9fff]{1,5}[省市区县路街镇乡村])|登记(?:地址)?(?:仍|均|暂|现)?为|户籍在|户籍|地处|坐落于?|座落于?|停放在|停在|租用|租赁|现居|住处|处所|居于|居住|到达|发生在|发生于|前往|[窜逃潜闯混溜摸钻躲][入进抵向]|进入|下放到?|来自|户口在|户口|购买|购得|承租|出租|本市|本县|从(?!化市|江县)|由|自(?!治|贡)|在|于(?!都县|洪区)|至|到|往|住(?![宅房院])|是|为|系|因|随(?![州县])|投靠|原(?![平阳州])|经(?!济|开区)|赴|返?回(?![民龙雁族])|向|以|其|的|(?<=[0-9〇零一二三四五六七八九十元今去同当是次某本每翌前][年月日时分])|[0-9]+时[0-9]+分许?|当日|驾驶|驾车|和(?!平|田|县|政|龙|静|浩特)|将(?!乐)|把|及|，|。)"
)
_NOTE = re.compile(
    r"\((?:虚构|样例|示例|虚拟|以下简称|邮编|邮政编码|现|原|详见|暂|下同|同|注|已|租|自有|借).{0,20}\)?$|\((?:[^()]*)\)$"
)
_AFTERWARDS = re.compile(
    r"(?:户主(?=[\u3400-\u9fff]{2,4}$)|(?:房东|业主)(?=\(|[\u3400-\u9fff]|$)|负责人|经营者|店主|(?<=[号室栋幢楼组队户])[\u3400-\u9fff]{2,5}[州市县区]公安局|的(?:房屋|住房|房子)|(?<=[号室组栋幢院楼])的(?=[\u3400-\u9fff]{2})|(?:准予?|现|拟)?(?:迁|搬|转|转出|转入)(?:往|至|入|到)(?=[\u3400-\u9fff]{2})|(?:迁|搬|转)[来入]$|[,，](?:居民|公民)?身份证|[,，]公民身份|请予|请批|请准|请审|特此|敬请|(?<=[号室组栋幢队村院楼])其?(?:父母|父亲|母亲|父|母|子|女|兄|弟|姐|妹|叔|舅|亲戚|亲属|朋友)(?:处|家)|(?<=[号室组栋幢队村院楼])变更|变动|有变|不变|未变|拆除|邮政编码|邮编|联系电话|电话|手机|派出所[:：]|邮政|户号|段别|与户主|第?[一二三四五六七八九十0-9]+居民段)"
)
_BLANKISH = re.compile(
    r"^(?:无|同上|同左|同前|同.{0,6}(?:住址|地址|所在地|户口|上)|略|从略|不详|未知|见.*|空|以上|详见.*|[-/\\—_.。]+)(?:$|[,，。(（])"
)
_PLACE_ONLY = re.compile(r"^[\u3400-\u9fff]{1,8}(?:省|市|自治区|地区)?$")
_TELLING = re.compile("[村组路街巷镇乡县区院楼侧团连场]|(?:公社|大队|[生产小0-9一二三四五六七八九十]队)$")
_SHORT_PART = re.compile(r"(?:省|市|区|县|旗|镇|乡|街道)[\u3400-\u9fff]$")
_UNIT_END = re.compile(r"(?:省|市|区|县|旗|州|镇|乡|街道|公社)$")
# 询问地点：某县公安局某大队 names an office, which is found as one.
_OFFICE_END = re.compile(
    r"(?:公安局|分局|派出所|(?:交[警管通]|巡[警逻防]|刑[警侦]|特警|消防|车管|治安|经侦|缉毒|禁毒|执法|城管|稽查|公安|监察|海事|事故|户政|[0-9一二三四五六七八九十])大队|中队|支队|法院|检察院|办公室|值班室|询问室|病房|病区|住院部|急诊室|调解室|讯问室|接待室|户籍室|会议室|窗口|大厅|医院|"
    r"卫生院|卫生所|诊所|殡仪馆|火葬场|家中|途中)$"
)
# 肇事地点为砂石路面: what the road is made of.
_SURFACE = re.compile(r"(?:[砂沙碎]石|水泥|柏油|沥青|混凝土|泥土|土|油)?路面")
# 住址或单位 某区第九小学学生: what somebody is.
_TRADE_END = re.compile(r"(?:学生|教师|老师|职工|工人|干部|司机|营业员|售货员|会计|医生|护士|厂长|经理)$")
_TEAM = re.compile(r"[一二三四五六七八九十0-9]+(?:大队|中队|支队)")
_COUNTED = re.compile(r"(?:号|室|组|栋|幢|单元|楼|层|户|房|村|处|米|队|门|社|号院|路口|[东南西北]侧|\d)$")


@dataclass(frozen=True, slots=True)
class AddressSpan:
    start: int
    end: int


def value_of(as_read: str) -> str:
    """Return the normal form: no blanks, half-width digits and letters; Han characters as they stand."""
    value = "".join(_half_width(character) for character in as_read if not character.isspace())
    # 六O号, 四0二室: between Han numerals stands no other zero. 站前路i11号: before digits that count a house, a 1.
    return _THIN_ONE.sub("1", _HAN_ZERO.sub("〇", value))


_THIN_ONE = re.compile("(?<=[\u3400-\u9fff])[iIl|](?=[0-9]{1,3}[号栋幢室])")
_HAN_ZERO = re.compile("(?<=[一二三四五六七八九])[O0](?=[一二三四五六七八九号室房])")


def _half_width(character: str) -> str:
    folded = fold(character)
    if folded.isascii() and folded.isalnum():
        # Folding lowers the case, which an address keeps (A栋).
        return folded.upper() if character.upper() == character else folded
    return "-" if folded == "-" else character


def field_address(flow: Flow, start: int, end: int) -> AddressSpan | None:
    """Return the address that fills a labelled value, without remarks behind it; None where the field holds none."""
    text, gaps = flow.text, flow.gaps
    # 址　某镇某街二十号: the label's second character stands far from its first.
    while start < end and text[start] in ":;,.。、'\"_-*|为是〃址":
        start += 1
    for lead in (_WITH_KIN, _WHENCE, _LATIN_LABEL, _TOLD_SO, _HINT):
        before = lead.match(text, start, end)
        start = start if before is None else before.end()
    if start >= end or _BLANKISH.match(text[start:end]) or text.startswith(("出生地", "籍贯"), start):
        return None
    stop = end
    note = _AFTERWARDS.search(text, start, stop)
    if note is not None and note.start() > start:
        stop = note.start()
    for index in range(start + 1, stop):
        # A wide blank ends an address that is complete; printed units (省 市 县) leave wide blanks inside one.
        if (
            gaps[index] in (Gap.WIDE, Gap.BREAK)
            and _COUNTED.search(text[start:index])
            and not _continues(text, index, stop)
        ):
            stop = index
            break
        # 工地宿舍　2006年2月: a day behind a blank.
        if gaps[index] is not Gap.NONE and _DAY.match(text, index, end):
            stop = index
            break
        # A house number that ends its line, and a sentence below it.
        if gaps[index] is Gap.LINE and stop - index > 10 and _is_whole(text, start, index, index, stop):
            stop = index
            break
        if (
            text[index] in ";；。"
            or _closes_nothing(text, start, index + 1)
            or (
                text[index] in ",，"
                and (not ANY_UNIT.search(text[index + 1 : stop]) or _is_whole(text, start, index, index + 1, stop))
            )
        ):
            stop = index
            break
    stop = _trim(text, start, stop)
    value = text[start:stop]
    if _OFFICE_END.search(value) and not DETAILS.search(_TEAM.sub("", value)) and "公社" not in value:
        return None
    if _SURFACE.match(value) or _TRADE_END.search(value):
        return None
    if len(value) < 3 or (_PLACE_ONLY.match(value) and not (_TELLING.search(value) or is_region(value))):
        return None
    if not (ANY_UNIT.search(value) or is_region(value)) or _BLANKISH.match(value):
        return None
    return AddressSpan(start, stop)


# 无业岳阳市北区…, 岳阳纸厂岳阳市北区…: a form asks in one place where somebody works and lives.
_EMPLOYER = re.compile(
    r"(?:无业|个体(?:户|经营|工商户)?|务农|[\u3400-\u9fff]{0,10}(?:农民|社员|职工|工人|退休|教师|司机)|退休|待业|下岗|学生|自由职业|[\u3400-\u9fff]{2,14}?[厂店校院站所处行部社局]|[\u3400-\u9fff]{2,14}?(?:公司|学校|中学|小学|车队))[,，、;；]?(?=[\u3400-\u9fff]{2,7}[省市县区])"
)


def past_employer(flow: Flow, start: int, end: int) -> int:
    """Return where the address begins in a value that may name an employer or a trade before it."""
    named = _EMPLOYER.match(flow.text, start, end)
    # 社区, 处所: the word goes on.
    return start if named is None or UNIT.match(flow.text, named.end() - 1) else named.end()


def is_torn(value: str) -> bool:
    """Say whether a folded value is the first part of an address: it ends in a unit that houses stand in."""
    return bool(_TORN.search(value)) and not _COUNTED.search(value)


def is_torn_between(above: str, text: str) -> bool:
    """Say whether a folded row ends in a town or a street and the next one begins with a village or house there."""
    return _TORN_TOWN.search(above) is not None and _NEXT_PART.match(text) is not None


def goes_on_with(value: str, text: str) -> bool:
    """Say whether folded ``text`` is the rest of ``value``, which breaks off: 朝阳南 + 路70号, 甲80 + 号."""
    if value[-1:].isdigit():
        return bool(_BARE_UNIT.match(text))
    # 12号院5号 + 楼1单元704室
    if value.endswith("号") and _HOUSE.match(text):
        return is_rest(text[1:])
    return not _COUNTED.search(value) and is_rest(text)


def is_rest(text: str) -> bool:
    """Say whether folded ``text`` is nothing but the rest of an address: a street, a village, a house."""
    return bool(_REST.fullmatch(text))


def is_house(text: str) -> bool:
    """Say whether folded ``text`` is nothing but house, stairs, floor or room: 3栋2单元304室."""
    return bool(_ONLY_HOUSE.fullmatch(text))


_HOUSE_PART = "附?[0-9a-z一二三四五六七八九十]{1,4}(?:号院|号楼|单元|[号栋幢楼层室房户])"
# A speck may stand behind it.
_ONLY_HOUSE = re.compile(f"(?:{_HOUSE_PART}[,，]?){{1,5}}[.·。、]?")
_DAY = re.compile(r"(?:19|20)[0-9]{2}(?:年|[.\-/][0-9])|[一二][九〇零○][一二三四五六七八九〇零○]{2}年")
_NEXT_PART = re.compile(rf"[\u3400-\u9fff]{{0,6}}{DETAIL}")
_BARE_UNIT = re.compile(r"(?:[0-9]{1,3})?(?:号|室|栋|幢|单元|楼|组|社|队|弄|户|房|米|公里)")
# 住址均为…, 住址据称为…; 何时由何地迁来本址: 1989年11月20日由…
_TOLD_SO = re.compile(
    r"(?:登记|填写)?(?:均|据称|登记|仍|现|写|填|变更|更改|更正|改)(?:写|报|后)?为|(?:[12][0-9]{3}|[一二][一二三四五六七八九〇零○]{3})[年.\-/][0-9一二三四五六七八九十月日号.\-/]{2,9}[,，]?[由从自]"
)
# 时间、地点：2005年7月13日8时10分，某市某镇; 变更暂住地址：由某市某区某路迁来
_WHEN = r"(?:19|20)[0-9]{2}年[0-9年月日时分许上下午凌晨:]{3,18}[,，、在]"
_WHENCE = re.compile(rf"(?:{_WHEN})?(?:由|从(?!江|化)|自(?!贡)|在)(?=[\u3400-\u9fff]{{2,5}}[省市县区州旗])|{_WHEN}")
# 住址 Home address: the label again.
_LATIN_LABEL = re.compile(r"[a-z][a-z.,()/]{3,}:?(?=[\u3400-\u9fff])")
# (按户口簿填写): what the form asks for, before the value.
# (门牌), (现): which of several is meant.
_HINT = re.compile(
    r"\((?:(?:按|请|须|应|同|与|填|写|随|指|含|即)[\u3400-\u9fff、,]{2,12}|门牌号?码?|详址|现址?|原址?|详细)\):?"
)
# 随父，某市某区某路12号
_WITH_KIN = re.compile(r"随[父母夫妻子女兄姐祖]{1,2}[,，、;；](?=[\u3400-\u9fff]{2})")
_HOUSE = re.compile(r"[楼院栋幢](?=[0-9a-z一二三四五六七八九十])")
_TORN = re.compile(r"(?:省|市|区|县|镇|乡|街道|公社|大队|路|街|巷|村|社区|小区)$")
_TORN_TOWN = re.compile(r"[\u3400-\u9fff]{3}(?:省|市|区|县|镇|乡|街道|公社|大队|路|街)$")
_REST = re.compile(
    rf"[队组社号室]|[\u3400-\u9fff]{{0,10}}?(?:{DETAIL}|村|路|街|巷|小区|社区)(?:[\u3400-\u9fff]{{0,6}}{DETAIL})*"
)


def _continues(text: str, index: int, stop: int) -> bool:
    """Say whether what follows a wide blank is the next part of the address: a number, a house, a room."""
    rest = text[index:stop]
    # 竹荫街109号　现居某市某路
    if _ANOTHER.match(rest):
        return False
    # 大土坪村　第三十户: the number of the household in the register.
    if _HOUSEHOLD.fullmatch(rest):
        return False
    if text[index - 1].isdigit() and _BARE_UNIT.match(rest):
        return True
    return bool(re.match(rf"(?:{DETAIL})", rest)) or bool(
        re.match(r"[\u3400-\u9fff]{1,8}(?:街道|社区|路|街|巷|小区|村|组|栋|号|室)", rest)
    )


_ANOTHER = re.compile("现[居住]|暂住|户籍|住址|籍贯|原[籍住]|家住")
_HOUSEHOLD = re.compile(r"第[0-9一二三四五六七八九十百]{1,4}户")


def _is_whole(text: str, start: int, end: int, rest: int, stop: int) -> bool:
    """Say whether the address at ``text[start:end]`` ends in a number, and ``text[rest:stop]`` is no part of it."""
    counted = _COUNTED.search(text, start, end) is not None
    return counted and not _continues(text, rest, stop) and not _NEXT_PART.match(text, rest, stop)


def _trim(text: str, start: int, stop: int) -> int:
    while stop > start:
        note = _NOTE.search(text[start:stop])
        if note is not None and note.start() > 0 and not DETAILS.search(note.group()):
            stop = start + note.start()
        elif text[stop - 1] in ",，.。;；:、'\"_-*|(\\/" or _closes_nothing(text, start, stop):
            stop -= 1
        else:
            break
    return stop


def _closes_nothing(text: str, start: int, stop: int) -> bool:
    """Say whether a value ends in a bracket that was opened before it: 肖某(住址:雁栖路220号)."""
    return text[stop - 1] == ")" and text.count("(", start, stop) < text.count(")", start, stop)


def find_addresses(flow: Flow) -> Iterator[AddressSpan]:
    """Yield the addresses that running text holds."""
    text = flow.text
    for low, high in _clauses(flow):
        if (asked := _before_office(text, low, high)) is not None:
            yield AddressSpan(low, asked)
            continue
        framed = [*find_framed(text, low, high), *find_standing(flow, low, high)]
        for start, end in framed:
            yield AddressSpan(_past_head(text, start), end)
        floor = low
        for first, end in _detail_groups(text, low, high):
            if first < floor or any(start <= first < stop for start, stop in framed):
                continue
            begin = _begin(text, max(floor, _last_blank(flow, floor, first)), first, end)
            somewhere = begin is not None and end - begin >= 5 and _ANY_ROAD.fullmatch(text, begin, end) is None
            if begin is not None and somewhere and not is_office(text, begin, end):
                framed.append((begin, end))
                yield AddressSpan(_past_head(text, begin), _past_tail(text, end, high))
            floor = end
        for start, end in find_chains(flow, low, high):
            if not any(start < other_end and other < end for other, other_end in framed):
                yield AddressSpan(start, end)


def _before_office(text: str, low: int, high: int) -> int | None:
    """Return where the place ends that a form asks for before the office's name: 安徽省某县某镇某村公安(分)局."""
    end = high - len("公安")
    asked = end - low >= _SHORTEST_ASKED and text.startswith("公安(分)局", end)
    return end if asked and (begins_division(text, low) or begins_with_province(text[low : low + 3])) else None


_SHORTEST_ASKED = 6


# 乙方车辆倒地于道路东侧, 该路段北侧: a side of the road that nobody names.
_ANY_ROAD = re.compile(
    r"[^省市县区镇乡村街巷组号]{0,12}?(?:道路|马路|公路|路段|路面|车道|人行道|边沟|(?<=[于在到向至入停])路)(?:的?以?[东西南北左右]{1,2}[侧边方面旁]|[边旁中])?"
)


# 老家某县某乡, 租给某县某村, 迁来本址某市某路: what a place is to somebody.
_HEAD = re.compile(
    r"(?:给|[居泊查去房住](?=[\u3400-\u9fff]{2,5}[省市县区镇乡])|[居泊查](?=[\u3400-\u9fff]{2,6}(?:街|路|巷|渔业))|居所|住所|厂址|房屋|我家|建房|原泊|均为|来信反映|户籍|入户|本址|本地址|此地|我?所?辖区内?|本(?:市|县|市\(县\))其?他?住?址|老家|祖籍|原籍|通信处|通讯处|驻地|[你我贵]辖(?:区内?)?)(?=[\u3400-\u9fff]{2})"
)


def _past_head(text: str, start: int) -> int:
    head = _HEAD.match(text, start)
    start = start if head is None else head.end()
    # 我揭发贵阳市…, 旧址赤峰县…: where a division there is begins behind words that are no part of a place.
    if not (begins_division(text, start) or begins_with_province(text[start : start + 3])):
        for at in range(start + 1, min(len(text), start + _LONGEST_HEAD)):
            if UNIT.search(text, start, at) or text[at - 1] in "州盟":
                break
            if begins_division(text, at):
                return at
    return start


_LONGEST_HEAD = 7
# 58号后院, 东单元1楼西户, 9号街坊: where in or at the house.
_TAIL = re.compile(
    r"(?:街坊|[东西南北中前后左右](?:户|院|栋|屋|座|房|单元)|院内|后面|楼上|楼下|阁楼|地下室?|底层|车库|[平瓦草厢]房|房(?![东主产客子])|工棚[甲乙丙丁]?|宿舍)+"
)


def _past_tail(text: str, end: int, high: int) -> int:
    """Return where an address ends that goes on behind its last number with where the house or the door is."""
    tail = _TAIL.match(text, end, high)
    return end if tail is None else tail.end()


def _last_blank(flow: Flow, low: int, first: int) -> int:
    """Return where the last blank before ``first`` is that parts a word from an address (院号1 建华区), or ``low``."""
    for index in range(first, low, -1):
        if flow.gaps[index] is Gap.BLANK and not ANY_UNIT.search(flow.text, max(low, index - 3), index):
            return index
    return low


def _detail_groups(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return where details begin and end; those that follow each other closely are of one address."""
    groups: list[tuple[int, int]] = []
    for match in DETAILS.finditer(text, low, high):
        if groups:
            start, end = groups[-1]
            between = text[end : match.start()]
            if _BETWEEN.fullmatch(between) and (_ESTATE.fullmatch(between) or not _LEAD.search(between)):
                groups[-1] = (start, match.end())
                continue
        groups.append(match.span())
    return groups


# 9号嘉和苑2幢: whatever stands in the name of the houses at a number of a road.
_ESTATE = re.compile(
    "(?![由从自现住迁至在往到改变搬])(?:(?![省市县区路街])[\u3400-\u9fff]){1,6}(?:苑|花?园|小区|公寓|大厦|府|名?邸|豪?庭|山庄|新城|广场|家属院|宿舍)"
)


def _clauses(flow: Flow) -> Iterator[tuple[int, int]]:
    start = 0
    for index, character in enumerate(flow.text):
        parted = flow.gaps[index] in (Gap.WIDE, Gap.BREAK) or (
            # A house number, and below it the next point of a list or a day.
            flow.gaps[index] is Gap.LINE and flow.cell is None and _NEXT_POINT.match(flow.text, index) is not None
        )
        if character in ',，。;；:、()（）“”"?!<>《》' or parted:
            if index > start:
                yield start, index
            start = index + (character in ',，。;；:、()（）“”"?!<>《》')
    if start < len(flow.text):
        yield start, len(flow.text)


_NEXT_POINT = re.compile(r"[0-9]{1,2}[、.)](?![0-9])|(?:19|20)[0-9]{2}[年.\-/][0-9]|[0-9]{2}年[0-9]{1,2}月|[0-9]{15}")


# 我大队第六生产队: whose team it is, and no place.
_OUR_TEAM = re.compile(r"(?:[兹特现]|特此)?(?:证明)?[我本该贵你](?:公社|生产大队|大队|村(?!镇))")


# 城关镇: the name of a town may begin as a unit does.
_IN_TOWN = re.compile("城[关厢郊东西南北中]")


def _first_unit(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first word of level of an address that begins at ``start``."""
    named = _IN_TOWN.match(text, start) is not None
    return UNIT.search(text, start + named, end)


def _begin(text: str, low: int, first: int, end: int) -> int | None:
    """Return where the address whose first detail is at ``first`` begins, or None where none is.

    It begins behind the last leading word that leaves it whole.
    """
    run = first
    while run > low and _BETWEEN.fullmatch(text[run - 1]):
        run -= 1
    far = _NO_LEVELS.search(text, run, first)
    if far is not None:
        return far.start()
    best = run
    for match in _LEAD.finditer(text, run, first):
        # The word may be part of a name (自由路): then what is left would begin with a bare unit.
        unit = _first_unit(text, match.end(), end)
        # 吉和后街: so short a part before 和 is no place of its own.
        if len(match.group()) == 1 and match.start() > run and _SHORT_PART.search(text, run, match.start()):
            continue
        # 佳木斯市向阳区, 共和县和平镇: right behind a unit one character is the beginning of the next one's name.
        if len(match.group()) == 1 and match.start() > run and _UNIT_END.search(text, run, match.start()):
            continue
        road = NUMBERED_ROAD.match(text, match.end())
        if unit is None or unit.start() > first or (unit.start() <= match.end() and road is None):
            break
        best = match.end()
    ours = _OUR_TEAM.match(text, best, first)
    best = best if ours is None else ours.end()
    if text[best] in "与跟" and best + 1 < first:
        best += 1
    head = NUMBERED_ROAD.match(text, best) or _first_unit(text, best, end)
    if head is None or head.start() > best + 9 or head.start() > first:
        return None
    if head.start() == best and not NUMBERED_ROAD.match(text, best):
        return None
    last = max((unit.end() for unit in UNIT.finditer(text, best, first)), default=first)
    return best if first - last <= 10 else None


# 香港新界元朗天水围天耀邨耀逸楼2315室: districts there have no word of level.
_NO_LEVELS = re.compile(
    "(?:香港|澳门)(?!回归|定居|探亲|居民|身份|永久|特别|同胞|亲属|旅游|特区|[与和的及从到去来看])[\u3400-\u9fff]{2}"
)
