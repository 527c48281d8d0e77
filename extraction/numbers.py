"""Numbers other than those of identity cards: plates, frame numbers, permits, document and file numbers, phones.

Found by their own grammar where they have one, else by the name of their paper; those of labelled fields see
``number_fields``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from archive.numerals import LOOK_ALIKES
from extraction.cursive import with_fours
from extraction.flow import Flow, Gap
from extraction.moving_numbers import find_moving
from extraction.told_numbers import find_named, find_told

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PROVINCE_NAMES = (
    "湖南|湖北|河南|河北|山东|山西|陕西|甘肃|青海|四川|贵州|云南|广东|广西|福建|江西|江苏|浙江|安徽|辽宁|吉林|黑龙江|"
    "北京|上海|天津|新疆|西藏|宁夏|内蒙古"
)
_PLATE = re.compile(
    rf"(?<![a-z0-9])(?:[{PROVINCES}][a-z][·.\-:•*,'、/]?(?:[a-z0-9]{{4,5}}[挂学警港澳领试超]|警[0-9]{{4}}|[a-z0-9]{{5,6}})"
    # 湘F临20817: for the way to where it will be registered.
    rf"|[{PROVINCES}][a-z]临[a-z]?[0-9]{{4,5}}"
    # 湘岳-11827: the place in one character, until the nineties.
    rf"|[{PROVINCES}][\u3400-\u9fff]-[0-9]{{5}}"
    # Until the eighties a plate had two digits for the place: 豫08-71851.
    rf"|(?:[{PROVINCES}](?![暂迁准征证受补户重])[\u3400-\u9fff]?|{_PROVINCE_NAMES})[0-9]{{2}}-[0-9]{{4,5}}"
    # 甘2-0441: of the fifties.
    rf"|(?<![\u3400-\u9fff])[{PROVINCES}][0-9]-[0-9]{{4,5}})(?![a-z0-9])"
)
_VIN = re.compile(r"(?<![a-z0-9])[a-z0-9]{17}(?![a-z0-9])")
# 驾驶26-03318号货车, 牌照16-20871: of the seventies and eighties, where something says that it is a plate.
_OLD_PLATE = re.compile(
    r"(?:(?<=[牌照驾驶(])|(?<=车号)|(?<=牌号))[0-9]{2}-[0-9]{5}(?![0-9\-])|(?<![0-9a-z\-])[0-9]{2}-[0-9]{5}(?=号[\u3400-\u9fff]{0,5}车)"
)
_PERMITS = (
    # 暂G00206700 is no passport.
    (re.compile(r"(?<![a-z0-9\-暂])[gedsp]\.?[0-9]{8}(?:(?![0-9a-z\-])|(?=(?:19|20)[0-9]{2}[年.]))"), "passport"),
    # Since 2017 a letter stands behind the first one, I and O never.
    (re.compile(r"(?<![a-z0-9\-暂])e[a-hj-np-z][0-9]{7}(?![0-9a-z\-])"), "passport"),
    (re.compile(r"(?<![a-z0-9\-暂])c[a-hj-np-z][0-9]{7}(?![0-9a-z\-])"), "hk_macao_permit"),
    (re.compile(r"(?<![a-z0-9\-暂])[ps]\.?[0-9]{7}(?![0-9a-z\-])"), "passport"),
    (re.compile(r"(?<![a-z0-9\-暂])[wc][0-9]{8}(?:(?![0-9a-z\-])|(?=(?:19|20)[0-9]{2}[年.]))"), "hk_macao_permit"),
    # 430600G24036903: of the office that took an application in.
    (re.compile(r"(?<![a-z0-9\-])[1-6][0-9]{5}[a-z][0-9]{8}(?![0-9a-z\-])"), "acceptance_number"),
    (re.compile(r"(?<![a-z0-9\-暂])[tl][0-9]{8}(?![0-9a-z\-])"), "taiwan_permit"),
    (re.compile(r"(?<![a-z0-9\-暂])[hm][0-9]{8}(?:[0-9]{2})?(?![0-9a-z\-])"), "home_return_permit"),
    # 香港身份证 K000123(4): the check digit stands in brackets.
    (re.compile(r"(?<![a-z0-9\-])[a-z]{1,2}[0-9]{6}\([0-9a]\)"), "hk_identity_card"),
    # 澳门身份证 5/118203/7, since 2002 5118203(7).
    (re.compile(r"(?<![a-z0-9\-/])[157](?:/[0-9]{6}/[0-9](?![0-9/])|[0-9]{6}\([0-9]\))"), "macao_identity_card"),
)
_OPEN, _CLOSE = r"[〔\[(【［〈{「（]", r"[〕\])】］〉}」）]"
# 岳公(治)决字, 岳公(五里牌)户证字: the branch of an office; a longer one only behind what an office is called by.
_BRANCH = (
    r"(?:[(（〔\[](?:[\u3400-\u9fff]{1,3}|dna)[)）〕\]]"
    r"|(?<=[公交政府安治刑法检司院局所队办户])[(（〔\[][\u3400-\u9fff]{4,6}[)）〕\]])"
)
# 第00137号; of accidents the division, the year and the running number: 第4306022009B00123号, 第533221-0074号.
_RUNNING_NUMBER = "[a-z]?[0-9oil]{1,16}(?:[a-z][0-9]{3,8})?(?:-[0-9]{1,8})?"
_DOCUMENT = re.compile(
    # 岳公(治)决字: the branch of an office may stand in brackets before the year.
    rf"(?:[(（][\u3400-\u9fff]{{1,2}}[)）](?=[\u3400-\u9fff]{{1,3}}[(（]))?[\u3400-\u9fff]{{1,14}}(?:{_BRANCH}[\u3400-\u9fff]{{0,8}}){{0,3}}{_OPEN}(?:19|20)[0-9]{{2}}{_CLOSE}?(?:[\u3400-\u9fff]{{0,3}})第?{_RUNNING_NUMBER}号"
)
# 城公户字(87)第12号: years were written with two digits until the nineties, and after.
_SHORT_DOCUMENT = re.compile(
    rf"[\u3400-\u9fff]{{1,12}}(?:{_BRANCH}[\u3400-\u9fff]{{0,8}})?{_OPEN}[0-9]{{2}}{_CLOSE}[\u3400-\u9fff]{{0,3}}第?{_RUNNING_NUMBER}号"
)
# 岳公交立字(2006)0317, 岳站暂补〔1998〕21: nothing but the digits behind the year.
_UNENDED = re.compile(
    rf"[\u3400-\u9fff]{{1,11}}[字暂迁准补]{_OPEN}(?:19|20)?[0-9]{{2}}{_CLOSE}第?[0-9]{{2,16}}(?![0-9a-z号年月日\-.])"
)
# (03)潍公(户)更字第387号: the year may come first, and the branch of an office behind it.
_COURT = re.compile(
    rf"{_OPEN}(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}}){_CLOSE}[.·,]?[\u3400-\u9fff0-9]{{1,10}}(?:{_BRANCH}[\u3400-\u9fff]{{1,8}})?第?[0-9]{{1,16}}(?:-[0-9]+)?号"
)
# 1997曲公交复第00513号
_YEAR_LED = re.compile(r"(?<![0-9a-z])(?:19|20)[0-9]{2}年?(?:(?![月日的年])[\u3400-\u9fff]){2,8}第[0-9]{2,16}号")
# 丹公档证2006第392号: without brackets around the year.
_BARE_YEAR = re.compile(
    r"[\u3400-\u9fff]{2,10}(?:(?:19|20)[0-9]{2}字?第[0-9]{1,16}|字[0-9]{2}第[0-9]{1,8}|[0-9]{2}(?:字第?|第)[0-9]{3,8})号"
)
_WORD_NUMBER = re.compile(
    r"(?:(?<![0-9a-z])(?:(?:19|20)[0-9]{2}年?|[0-9]{2})|[(（〔\[](?:(?:19|20)[0-9]{2}|[0-9]{1,2})[)）〕\]])?[\u3400-\u9fff]{1,8}"
    rf"(?:{_BRANCH}[\u3400-\u9fff]{{0,4}})?"
    r"字[第弟]?(?:no\.?)?(?:[0-9a-z]{2,14}(?:-[0-9a-z]{1,8})?|(?<=第)[0-9一二三四五六七八九]|(?<=第)[〇零○一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰]{2,8}|(?<=字)[〇零○一二三四五六七八九十廿卅百]{1,8})号"
)
# 驾驶证湘13字第0655号: a province and its office by number.
_PROVINCIAL = re.compile(rf"[{PROVINCES}][0-9]{{2}}字第?[0-9]{{3,8}}号")
_PLAIN = re.compile(
    r"(?:(?<![\u3400-\u9fff])字?第|(?:(?<!字)(?<!fax)(?<!tel)no[.:]{0,2}|(?<!字)№|^n(?![0-9]{9}(?![0-9]))[.:·]{0,2})(?=[\u3400-\u9fff]?[0-9]))(?P<number>[\u3400-\u9fff]?(?:[0-9]{4}-[0-9]{4,8}(?![0-9\-])|[a-z]{1,4}-[0-9]{3,8}(?=号)|[0-9]{4,20}|[0-9]{4,10}[a-z][0-9]{4,8}|[0-9]{2,4}-[0-9]{2,5}(?=号)))(?:号|(?![0-9a-z]))"
)
# 第三一五号: nothing but that.
_NTH = re.compile(r"(?<![\u3400-\u9fff])第[〇零○一二三四五六七八九]{3,8}号")
_ARCHIVE = re.compile(
    # Volumes of old files: 歙户93-迁-0044, 64-北门-07, 重-55-0061.
    r"(?<![a-z0-9\-.\u3400-\u9fff])(?:(?!档号|卷号|编号|案号)[\u3400-\u9fff]{1,3}-?)?[0-9]{2}-[\u3400-\u9fff]{1,2}-[0-9]{1,4}(?![a-z0-9\-.])|"
    r"(?:(?<=档号)|(?<=卷号)|(?<=案号))[0-9]{2}-[\u3400-\u9fff]{1,2}-[0-9]{1,4}(?![a-z0-9\-.])|"
    r"(?<![a-z0-9\-.\u3400-\u9fff])[\u3400-\u9fff]-[0-9]{2}-[0-9]{2,4}(?![a-z0-9\-.])|"
    # Fonds, inventory, volume and item by their numbers alone: J984-007-0176-008.
    # and by fonds, class and year: J981-HJ-1958-0037-012.
    r"(?<![a-z0-9\-.])[a-z][0-9]{3}-[a-z]{2}-(?:19|20)[0-9]{2}-[0-9]{2,6}(?:-[0-9]{1,4})?(?![0-9\-.])|"
    r"(?<![a-z0-9\-.])[a-z]?[0-9]{3,4}-[0-9]{1,3}-[0-9]{3,5}-[0-9]{1,4}(?![a-z0-9\-.])|"
    r"(?<![a-z0-9])(?:[a-z][0-9]{3}|[0-9]{4})-[a-z]{2}[·.:,][a-z0-9·.:,\-\u4e00-\u9fff]{2,60}?[0-9](?![0-9a-z·.\-])"
)
_PHONE = re.compile(
    r"(?<![0-9a-z\-])(?<!编号)(?<!证号)(?<!档案)(?:0[0-9]{2,3}-?[0-9]{7,8}(?:-[0-9]{1,4})?|1[3-9][0-9]{9}|(?:\+86-?)1[3-9][0-9]{9})(?![0-9a-z])"
)
_LEADING = re.compile(
    r"^(?:.*(?:字号(?=[\u3400-\u9fff]+字)|[\u3400-\u9fff]经(?=[\u3400-\u9fff]{1,3}公)|持(?=[\u3400-\u9fff]{1,3}[暂居迁准])|遗失|丢失|补发|领到|缴销|交来|已经|现经|业经|曾经|经(?!查)(?=[\u3400-\u9fff]{1,3}公交?)|驾驶|持有[\u3400-\u9fff]{0,4}?[证照](?=[\u3400-\u9fff])|领有[\u3400-\u9fff]{0,4}?[证照](?=[\u3400-\u9fff])|根据|依据|依照|按照|作出的|作出|对于|关于|(?:编号|文号|证号|号)[是为]|文号|编号|证号|号码|参见|附|经查|介绍信|证件号|鉴定书|(?:可|应|须|已)依据?|依(?![公治刑交])|(?:本院|本庭|我院)|[\u3400-\u9fff](?:通知单|通知书|认定书|决定书|存根|报告单|证明(?!字)|凭条|登记表|审批表)|[(（](?:存根|副本|正本|回执|回执联|第[一二三四]联)[)）]|收到|发给|换发|不服|撤销|维持|(?:使用|所有权|产权|暂住|居住|迁移|准迁|身份|通行|退伍|收养|结婚|复员|毕业|出生|军官|租赁|房产|释放|侨眷|所有)证(?![字书])|(?:公证|证明(?!字)|毕业证?|判决|裁定|责任|协议|通知)书|来文|带有|写着|材料存|现存|(?:档案|执照)号|批件|(?:决定|认定|鉴定|证明)书|入台许可|营业执照|行车执照|(?<=[\u3400-\u9fff]{2})办公室|回执|[原所]持|[新旧原补换]证|原认定|[\u3400-\u9fff](?:大队|支队|派出所)(?=[\u3400-\u9fff]{1,3}公)|(?:复函|来函|去函|回函|公函)号|(?:贵|我|你)(?:队|局|所|处|站|科|分局|县局|市局)|所持有?的?|(?:协查|调查|商调|查询|委托|协助)函|[\u3400-\u9fff][对就因由向给](?=[\u3400-\u9fff]{1,3}公)|[\u3400-\u9fff](?:批复|请示|报告|决定|通知|函|意见)(?=[\u3400-\u9fff]{1,3}公)|[\u3400-\u9fff](?:政府|公安局|警察局|公署|法院)(?=[\u3400-\u9fff]{2,6}字)|[\u3400-\u9fff]案(?=[\u3400-\u9fff]{1,3}公)|(?:检验|鉴定)(?:报告|意见)(?=[\u3400-\u9fff]{2})|[队所局办科][有发出](?=[\u3400-\u9fff]{2,6}字)|[\u3400-\u9fff](?:交警队|大队|中队|支队)(?=[\u3400-\u9fff]{1,4}[公交])|(?:批示|计委|经委|县委|市委|革委会)(?=[\u3400-\u9fff]{2})|该|的|以|见|据|按|与))(?=[\u3400-\u9fff]{2}|[(（〔\[][0-9]|[(（][\u3400-\u9fff]{1,2}[)）][\u3400-\u9fff]|(?<=[)）])[\u3400-\u9fff])"
)
_VIN_VALUES = {
    **{str(n): n for n in range(10)},
    **dict(zip("abcdefgh", range(1, 9), strict=True)),
    **dict(zip("jklmn", range(1, 6), strict=True)),
    "p": 7,
    "r": 9,
    **dict(zip("stuvwxyz", range(2, 10), strict=True)),
}
VIN_LOOK_ALIKES = str.maketrans("oiq", "010")
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number at ``text[start:end]``; ``value`` is half-width, upper-case, without blanks."""

    start: int
    end: int
    value: str
    role: str
    checks: tuple[str, ...] = ()


def find_archive_numbers(flow: Flow) -> Iterator[NumberSpan]:
    """Yield the archive numbers (档号) that a page cites."""
    # In a narrow cell a number goes on in the next line; a wide blank on one line parts two.
    torn = flow.cell is not None and Gap.WIDE not in flow.gaps
    pieces = [(0, len(flow.text))] if torn else flow.stretches()
    # Two in one cell: a blank parts them.
    behind = [(at, high) for low, high in pieces for at in range(low + 1, high) if flow.gaps[at] is Gap.BLANK]
    for low, high in (*pieces, *behind):
        for match in _ARCHIVE.finditer(flow.text[low:high]):
            end = _until_blank(flow, match.start() + low, match.end() + low)
            value = _code_value(flow.text[match.start() + low : end])
            yield NumberSpan(match.start() + low, end, value, "archive_number")


def goes_on_with(above: str, text: str) -> bool:
    """Say whether folded ``text`` is the rest of an archive number that breaks off at the end of ``above``."""
    torn = _TORN_ARCHIVE.search(above)
    return torn is not None and text[-1:].isdigit() and _ARCHIVE.fullmatch(torn.group() + text) is not None


_TORN_ARCHIVE = re.compile(r"(?<![a-z0-9])(?:[a-z][0-9]{3}|[0-9]{4})-[a-z0-9·.:,\-]{0,40}$")


def _until_blank(flow: Flow, start: int, end: int) -> int:
    """Return where the number ends before what a narrow blank parts from it; beside a separator it means nothing."""
    for index in range(start + 1, end):
        both = flow.text[index - 1].isalnum() and flow.text[index].isalnum()
        if both and flow.gaps[index] is Gap.BLANK and _ARCHIVE.fullmatch(flow.text, start, index):
            return index
    return end


def _code_value(folded: str) -> str:
    from archive import refcode

    return refcode.normalise(re.sub("[:,]", "·", folded).upper())


def find_numbers(flow: Flow) -> Iterator[NumberSpan]:
    """Yield the numbers that their own grammar gives away, wherever they stand; none reaches over a wide blank."""
    for low, high in _pieces(flow):
        for span in _numbers_in(flow.text[low:high]):
            yield in_digits(flow, _from_blank(flow, replace(span, start=span.start + low, end=span.end + low)))


def in_digits(flow: Flow, span: NumberSpan) -> NumberSpan:
    """Return a number whose running part holds digits alone, with what a running hand made of them put right."""
    read = flow.text[span.start : span.end]
    if span.role in _LETTERED_ROLES or "h" not in read:
        return span
    decided = with_fours(flow, span.start, span.end)
    fours = (now for was, now in zip(read, decided, strict=True) if was == "h")
    value = "".join(next(fours, one).upper() if one == "H" else one for one in span.value)
    return replace(span, value=value.translate(_ZERO)) if value != span.value else span


# A letter may stand in these.
_LETTERED_ROLES = frozenset({"plate", "vin", "engine_number", "archive_number", "home_return_permit", "passport"})
_ZERO = str.maketrans("O", "0")


def find_named_numbers(flow: Flow) -> Iterator[NumberSpan]:
    """Yield the numbers that the name of a paper or of a part of a vehicle precedes (收据No.0047126, 旧架840117).

    What fields and grammars give goes before them.
    """
    for low, high in dict.fromkeys((*_pieces(flow), *_behind_words(flow))):
        for start, end, around in find_named(flow.text[low:high]):
            word = flow.text[low + start : low + end]
            role = next((role for sign, role in _NAMED_ROLES if sign in around), None) or _word_role(around)
            yield in_digits(flow, NumberSpan(low + start, low + end, _document_value(word), role))


_NAMED_ROLES = (
    ("架", "vin"),
    ("底盘", "vin"),
    ("机", "engine_number"),
    ("动力", "engine_number"),
    ("护照", "passport"),
    ("受理", "acceptance_number"),
    ("流水", "acceptance_number"),
    ("证", "certificate_number"),
)


def find_head_numbers(flow: Flow) -> Iterator[NumberSpan]:
    """Yield the numbers that stand alone at the head of a form, without a word that says what they are."""
    for low, high in flow.stretches():
        if (match := _HEAD.fullmatch(flow.text, low, high)) is not None:
            yield NumberSpan(match.start("number"), high, match["number"].upper(), "document_number")


_HEAD = re.compile(
    r"(?:编号|号码|证号|卡号|号)?:?(?P<number>(?:[a-z]{1,4}[0-9]{2,8}|[\u3400-\u9fff]{1,3})-[0-9]{4,8}|[a-z][0-9]{9}|00[0-9]{4,6})"
)


def _from_blank(flow: Flow, span: NumberSpan) -> NumberSpan:
    """Return a number of a document without the words that a narrow blank parts from the office it begins with."""
    if span.role not in _WORD_ROLES:
        return span
    text = flow.text
    for index in range(span.end - 1, span.start + 1, -1):
        if flow.gaps[index] is Gap.BLANK and _HAN.fullmatch(text, span.start, index) and _HAN.match(text, index):
            return replace(span, start=index, value=_document_value(text[index : span.end]))
    return span


_WORD_ROLES = frozenset({"document_number", "residence_permit", "migration_certificate"})
_HAN = re.compile("[\u3400-\u9fff]{2,}")


def _pieces(flow: Flow) -> Iterable[tuple[int, int]]:
    """Return what numbers are looked for in: whole stretches, then rows, one of which may end above another number."""
    return dict.fromkeys((*_unbroken(flow), *flow.number_rows(), *flow.before_numbers()))


def _behind_words(flow: Flow) -> Iterator[tuple[int, int]]:
    """Yield the words that say what a number is, with the number that a wide blank parts from them (证号　D0286117)."""
    for low, high in flow.stretches():
        if (
            low
            and flow.gaps[low] is Gap.WIDE
            and (word := _SAYS_NUMBER.search(flow.text, max(0, low - _LONGEST_WORD), low)) is not None
        ):
            yield word.start(), high


_LONGEST_WORD = 4
_SAYS_NUMBER = re.compile("(?:证号|编号|号码|车架号?|发动机号?|机号|收据|发票)$")


def _unbroken(flow: Flow) -> list[tuple[int, int]]:
    """Return the stretches of ``flow``; one that a line end breaks before a running number goes on."""
    joined: list[tuple[int, int]] = []
    for low, high in flow.stretches():
        broken = flow.gaps[low] is Gap.BREAK and flow.text[low - 1] in "第字〔[(-·" and flow.cell is not None
        # A wide bracket has its ink in one half.
        if joined and (
            broken or (flow.gaps[low] is Gap.WIDE and flow.text[low - 1] in "第字" and flow.text[low] in "(〔[")
        ):
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined


def _numbers_in(text: str) -> Iterator[NumberSpan]:
    for pattern in (_DOCUMENT, _SHORT_DOCUMENT, _UNENDED, _COURT, _PROVINCIAL, _WORD_NUMBER, _YEAR_LED, _BARE_YEAR):
        for match in pattern.finditer(text):
            leading = _LEADING.match(match.group())
            start = match.start() + (leading.end() if leading is not None else 0)
            # 8月3日兴公户字第212号, 及公证书(2006)…, 是北婚字第1405号: a word before the office.
            while _WORD_BEFORE.match(text, start) and (text[start] != "日" or text[max(0, start - 1)].isdigit()):
                start += 1
            if (before := _OFFICE_BEFORE.match(text, start, match.end())) is not None:
                start = before.start("short")
            word = text[start : match.end()]
            # 某村（23）231号: a group of the village, and a house.
            if _HOUSE_IN_GROUP.match(word) or (word[0] in "(〔[" and text[max(0, start - 1) : start] in _VILLAGES):
                continue
            yield NumberSpan(start, match.end(), _document_value(word), _word_role(word))
    for match in _NTH.finditer(text):
        yield NumberSpan(match.start(), match.end(), match.group().upper(), "document_number")
    for match in _PLAIN.finditer(text):
        low, high = match.span("number")
        yield NumberSpan(low, high, match.group("number").upper(), "document_number")
    for pattern, role in _PERMITS:
        for match in pattern.finditer(text):
            yield NumberSpan(match.start(), match.end(), match.group().upper(), role)
    for low, high in find_moving(text):
        yield NumberSpan(low, high, text[low:high].upper(), "migration_certificate")
    for low, high, around in find_told(text):
        yield NumberSpan(low, high, text[low:high].upper(), _word_role(around))
    for match in _PLATE.finditer(text):
        if any(character.isdigit() for character in match.group()[2:]):
            yield NumberSpan(match.start(), match.end(), plate_value(match.group()), "plate", ("plate",))
    for match in _OLD_PLATE.finditer(text):
        yield NumberSpan(match.start(), match.end(), match.group(), "plate", ("plate",))
    for match in _VIN.finditer(text):
        value = match.group().translate(VIN_LOOK_ALIKES)
        # No blot makes a Q; of engines it is a letter like others: SQR480EDFE6J01174.
        if "q" in match.group() and not vin_holds(value):
            continue
        if 2 <= sum(character.isalpha() for character in value) <= 14:
            check = "checksum" if vin_holds(value) else "!checksum"
            yield NumberSpan(match.start(), match.end(), value.upper(), "vin", (check,))


_VILLAGES = tuple("村屯寨庄")
_HOUSE_IN_GROUP = re.compile(
    rf"[\u3400-\u9fff]+[县区市镇乡][\u3400-\u9fff]{{1,8}}[村屯寨庄]{_OPEN}[0-9]{{1,2}}{_CLOSE}[0-9]{{1,4}}号"
)
# 会同县交警队会交责字970077号, 岳阳备案岳外车(2001)003号: an office, then its short name.
_OFFICE_BEFORE = re.compile(
    r"(?P<place>[\u3400-\u9fff])[\u3400-\u9fff]{1,8}(?:队|局|所|院|委|处|科|站|府|案)(?P<short>(?P=place)[\u3400-\u9fff]{1,8})"
)
_WORD_BEFORE = re.compile(r"(?:[日是有接及着据发至到为由书函单]|证(?!明))(?=[\u3400-\u9fff]{2,8}字)")


def _word_role(text: str) -> str:
    if "暂" in text:
        return "residence_permit"
    if "迁" in text:
        return "migration_certificate"
    return "document_number"


def _document_value(text: str) -> str:
    value = _YEAR.sub(lambda match: f"〔{match.group(1)}〕" if match.group(2) else f"〔{match.group(1)}", text)
    value = value.replace("字弟", "字第")
    # (1983).沅刑初字: a speck behind the bracket.
    value = _SPECK.sub("", value)
    # The running number is digits: 第O0123号, 第l23号.
    value = _RUNNING.sub(lambda match: match.group().translate(LOOK_ALIKES), value)
    return value.upper()


_YEAR = re.compile(rf"{_OPEN}((?:19|20)[0-9]{{2}})({_CLOSE}?)")
_SPECK = re.compile(r"(?<=[〕)])[.·,](?=[\u3400-\u9fff])")
_RUNNING = re.compile(r"(?<=[第〕])(?=[a-z]*[0-9])[0-9oil]+(?=号$)")


# Province and office; behind them plates have neither I nor O (GA 36).
_PLATE_HEAD = re.compile(r"[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]?[a-z]")
_NOT_ON_PLATES = str.maketrans("oi", "01")


def plate_value(text: str) -> str:
    """Return the normal form of a folded plate: upper case, ``·`` for its mark, 0 and 1 for O and I behind it."""
    head = _PLATE_HEAD.match(text)
    cut = head.end() if head is not None else 0
    return re.sub(r"[.:•*,'、/]", "·", text[:cut] + text[cut:].translate(_NOT_ON_PLATES)).upper()


def vin_holds(value: str) -> bool:
    """Say whether the ninth of 17 characters is the right check character (GB 16735)."""
    if len(value) != 17 or any(character not in _VIN_VALUES for character in value):
        return False
    rest = sum(weight * _VIN_VALUES[character] for weight, character in zip(_VIN_WEIGHTS, value, strict=True)) % 11
    return value[8] == ("x" if rest == 10 else str(rest))


def find_phones(flow: Flow) -> Iterator[NumberSpan]:
    for low, high in flow.stretches():
        for match in _PHONE.finditer(flow.text[low:high]):
            yield NumberSpan(match.start() + low, match.end() + low, match.group(), "")
