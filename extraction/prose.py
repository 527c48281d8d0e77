"""Personal names in running text: reports, decisions, records of changes, letters.

Only patterns that hardly ever surround anything else count, and only surnames that are no common words: here, unlike
in a labelled field, nothing says that a name must come.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from importlib import resources

from extraction.flow import Flow, Gap
from extraction.kin_rows import find_kin_rows
from extraction.labels import Kind, classify, relation, relation_words, relations_at
from extraction.name_ends import WHOLE_VERB, name_end
from extraction.name_frames import find_framed_names
from extraction.name_shapes import (
    is_name_character,
    is_name_of_any_surname,
    is_spelt,
    is_usual_name,
    looks_like_name,
    surname_length,
)
from extraction.names import NameSpan
from extraction.trades import past_trade

_VERBS = re.compile(
    r"(?:承担|驾驶|驾车|骑(?:自行车|摩托|电动|车)|(?:应)?负(?:主要|次要|同等|全部|全责|主责|次责|同责|事故|此)|[无全主次同]责|追尾|系(?:死者|本|该|我|其|户)|"
    r"[,，(（]?(?:男|女)[,，)）、。]|[,，(（](?:公民)?身份(?:证|号)|雨天|夜间|酒后驾|醉酒驾|违反|横过|步行|未走|未按|未确保|一次性赔偿|赔偿|受伤|当场死亡|左|右"
    r"|同志|户口(?:迁|登|注)|生于|出生于|于[0-9一二]|因病|因(?:交通)?事故|租住|之(?:子|女|妻|父|母|夫))"
)
# (3)郭某,系某人的代理人: who takes part, one in each line.
_ITEM = re.compile(r"[0-9一二三四五六七八九十][)）.、]$")
_WHO = re.compile(r"[,，、:(（](?:系(?!统|列)|是|为|现年|住|[0-9一二三四五六七八九]{2}岁|公民|身份)")
_QUOTED = re.compile(r"[“”\"'「『]([^“”\"'「」『』]{2,16})[“”\"'」』]")
_CHANGE_BEFORE = re.compile(r"(?:由|从|为|名|叫|即|成|至|姓)$")
_ABOUT = re.compile(r"关于(?:户主|死者|居民|村民|对|为|同意|原)?")
_FROM_TO = re.compile(r"(?:姓名|名字|名)?由(?=[^“\"'])")
_TO = re.compile(r"(?:变更|更正|更改|改|更名|改名)(?:为|成)")
# In a row of a household 本人 is its head; in a sentence he is who writes.
_SELF = "本人"
_CONNECTORS = "和与及、"
_CALLED = ("名叫", "名为", "叫做", "叫", "是", "系", "为")


@functools.cache
def _lead_words() -> dict[str, list[str]]:
    return tomllib.loads(resources.files("extraction").joinpath("prose.toml").read_text("utf-8"))


@functools.cache
def _role_pattern() -> re.Pattern[str]:
    words = sorted(
        {*_lead_words()["roles"], *(word for word in relation_words() if len(word) > 1)}, key=len, reverse=True
    )
    kin = "[其父母妻夫子女弟兄姐妹]"
    return re.compile(
        "(?P<role>"
        + "|".join(map(re.escape, words))
        + ")|(?P<kin>(?<=[其之者、，,。;；:与和同偕带随携投靠我他她])[父母妻夫子女弟兄姐妹叔伯舅姑姨婶嫂媳婿孙侄甥]"
        + "|(?<=[我他她其])[哥爹娘])"
        + f"|(?P<lone>{kin})"
    )


def find_names(flow: Flow, *, known: frozenset[str] = frozenset()) -> Iterator[tuple[NameSpan, str]]:
    """Yield the names that running text gives away, each with its role (which may be empty).

    Args:
        flow: the text.
        known: folded names that labels of the same item gave; they settle where an unlabelled one ends.
    """
    text = flow.text
    for match in _role_pattern().finditer(text):
        if match.group("lone") and not _starts(flow, match.start()):
            continue
        if match.end() < len(text) and flow.gaps[match.end()] >= Gap.WIDE:
            continue
        start = match.end()
        # 父亲叫林某: the word between the two says nothing.
        start = next((start + len(word) for word in _CALLED if text.startswith(word, start)), start)
        while start < len(text) and text[start] in ':“"(':
            start += 1
        end = name_end(flow, start, known)
        # 随父母外出: both of them, and no name.
        if end is None and (len(match.group()) > 1 or (match.group("kin") and not relations_at(text, start))):
            # 孙长庚 is whole, and nobody's grandchild.
            end = _spelt_end(flow, start) or _rare_end(flow, start, shortest=2 if len(match.group()) > 1 else 3)
        if end is None and match.group() in _lead_words()["former"]:
            end = _former_end(flow, start)
        if end is not None:
            word = match.group()
            former = word in _lead_words()["former"]
            yield NameSpan(start, end, former=former), "" if former else _role_of(word)
            yield from _joined(flow, end, known, _role_of(word))
    for match in _ANY_ROLE.finditer(text):
        end = name_end(flow, match.end(), known)
        if end is None or not _closes_name(text, end):
            continue
        label = classify(match.group(1))
        if label is not None and label.kind is Kind.PERSON:
            yield NameSpan(match.end(), end), label.role if label.certain else ""
    for match in _SEX_AFTER.finditer(text):
        end = match.start()
        begin = _name_before(flow, end, known)
        if begin is None:
            begin = _rare_before(flow, end)
        if begin is not None:
            yield NameSpan(begin, end), ""
    for match in _COMPANY_AFTER.finditer(text):
        # 方家兄弟: of one family.
        if match.start() > 1 and text[match.start() - 1] == "家" and surname_length(text[match.start() - 2 :]):
            continue
        yield from _names_before(flow, match.start(), known)
    for span, kin in find_kin_rows(flow):
        yield span, _role_of(kin)
    for match in _STYLED.finditer(text):
        begin = _name_before(flow, match.start(), known)
        # Two characters before such a word are what somebody teaches or does (语文老师).
        if begin is not None and match.start() - begin > _LONGEST_SUBJECT:
            yield NameSpan(begin, match.start()), ""
    for match in _CONSULTED.finditer(text):
        end = name_end(flow, match.end(), known)
        if end is not None:
            yield NameSpan(match.end(), end), "当事人"
            yield from _joined(flow, end, known, "当事人")
    for match in _STRONG_VERB.finditer(text):
        begin = _name_before(flow, match.start(), known)
        if begin is not None and not _NO_DRIVER.search(text, begin, match.start()):
            yield NameSpan(begin, match.start()), ""
    for match in _LANDLORD.finditer(text):
        dotted = _DOTTED_LANDLORD.match(text, match.end())
        if dotted is not None and looks_like_name(dotted.group(), trusted=False):
            yield NameSpan(*dotted.span()), "出租人"
        for end in range(match.end() + 4, match.end() + 1, -1):
            owner = end <= len(text) and _HIS_HOUSE.match(text, end) and flow.gap_inside(match.end(), end) < Gap.WIDE
            name = text[match.end() : end]
            if owner and is_usual_name(name):
                yield NameSpan(match.end(), end), "出租人"
                break
    for match in _HOME_OF.finditer(text):
        begin = _name_before(flow, match.start(), known)
        if begin is not None:
            yield NameSpan(begin, match.start()), "出租人"
    for match in _WEAK.finditer(text):
        end = name_end(flow, match.end(), known)
        # Two characters after a connector are a word far oftener than a name.
        after = _AFTER_WEAK if end is not None and end - match.end() > 2 else _AFTER_SHORT
        if end is not None and after.match(text, end):
            yield NameSpan(match.end(), end), ""
    for start in _clause_starts(flow):
        end = name_end(flow, start, known)
        listed = _ITEM.search(text, max(0, start - 4), start) is not None
        if end is not None and (_VERBS.match(text, end) or (listed and _WHO.match(text, end))):
            yield NameSpan(start, end), ""
            yield from _joined(flow, end, known, "")
    for start, end in find_framed_names(flow):
        yield NameSpan(start, end), ""
        yield from _joined(flow, end, known, "")
    for match in _QUOTED.finditer(text):
        start, end = match.span(1)
        before = text[max(0, match.start() - 4) : match.start()]
        if _CHANGE_BEFORE.search(before) and "误" not in before:
            inner = text[start:end]
            if looks_like_name(inner, trusted=False):
                later = bool(re.match(r".{0,2}(?:变更|更正|更改|改)", text[match.end() : match.end() + 6]))
                yield NameSpan(start, end, former=later), ""
    for match in _ABOUT.finditer(text):
        end = name_end(flow, match.end(), known)
        if end is not None:
            yield NameSpan(match.end(), end), "当事人"
            yield from _joined(flow, end, known, "当事人")
    for match in _MARRIED.finditer(text):
        # 蔺门戚氏: of her husband's house.
        house = len(match.group()) == 4 and match.group()[1] == "门"
        compound = len(match.group()) == 4 and (house or surname_length(match.group(), rare=False) == 2)
        start = match.start() if compound else match.end() - 3
        husbands, own = text[start : match.end() - 2], text[match.end() - 2 : match.end()]
        married = (compound and not house) or surname_length(husbands + own, rare=False) == 1
        if married and surname_length(own, rare=False) == 1 and flow.gap_inside(start, match.end()) < Gap.WIDE:
            yield NameSpan(start, match.end()), ""
    for match in _FROM_TO.finditer(text):
        middle = _TO.search(text, match.end(), match.end() + 10)
        if middle is not None and "名" in text[max(0, match.start() - 6) : match.end()]:
            if looks_like_name(text[match.end() : middle.start()], trusted=False):
                yield NameSpan(match.end(), middle.start(), former=True), ""
            end = name_end(flow, middle.end(), known)
            if end is not None:
                yield NameSpan(middle.end(), end), ""


# 鉴定人某某。 接待人某某, : what somebody did at the head of a clause, and nothing behind his name.
_ANY_ROLE = re.compile(
    r"(?:^|(?<=[。，,;；、:(]))([\u3400-\u9fff]{2,5}?(?:人|员|民警)|承办|经办|经手|批准|核准|签发|查验|抽查)(?=[\u3400-\u9fff]{2})"
)


# 老母熊邱氏, 欧阳李氏: her husband's surname and her own.
_MARRIED = re.compile(r"[\u3400-\u9fff]{2,3}氏(?![家族祖子])")


def _former_end(flow: Flow, start: int) -> int | None:
    """Return where another name ends that a word like 绰号 introduces, whatever it is made of, before a mark."""
    found = _ANY_FORMER.match(flow.text, start)
    if found is None or flow.gap_inside(start, found.end()) is not Gap.NONE:
        return None
    return found.end() if looks_like_name(found.group(), trusted=True) else None


_ANY_FORMER = re.compile(
    r"(?![不没未无是])[\u3400-\u9fff]{2,4}(?=$|[,，。;；、)”\"]|的(?:申请|报告|审批|批复|材料|请示|证明))"
)


def _spelt_end(flow: Flow, start: int) -> int | None:
    """Return where a name without a surname ends that a sure word introduces and a verb or a bracket follows."""
    text = flow.text
    for length in (5, 4, 3):
        end = start + length
        if end > len(text) or not is_spelt(text[start:end]):
            continue
        closed = end == len(text) or WHOLE_VERB.match(text, end) or text[end] in "(,，。;、()"
        if closed and flow.gap_inside(start, end) < Gap.WIDE and looks_like_name(text[start:end], trusted=True):
            return end
    return None


def _rare_end(flow: Flow, start: int, *, shortest: int) -> int | None:
    """Return where a name with a rare surname ends: a sure word introduces it, what ends a name follows."""
    text = flow.text
    for length in range(3, shortest - 1, -1):
        end = start + length
        name = text[start:end]
        whole = end <= len(text) and flow.gap_inside(start, end) is Gap.NONE
        closed = _closes_name(text, end)
        # 群众年美治在…: two characters before such a word are a word themselves (年底在).
        closed = closed or (length == 3 and not name.endswith(_ADVERBS) and bool(_SAYS_WHERE.match(text, end)))
        if whole and closed and is_name_of_any_surname(name):
            return end
    return None


def _closes_name(text: str, end: int) -> bool:
    """Say whether what stands at ``end`` only comes behind a whole name."""
    return end == len(text) or _NAME_CLOSES.match(text, end) is not None


_ADVERBS = tuple("已未曾又也就都便仍均并将正才现住")
_SAYS_WHERE = re.compile(r"[在于因将被持]|反映|报称|证实|弃车|逃逸|报[警案]|要求|提出|承认|拒")
_NAME_CLOSES = re.compile(
    r"[,，(（、。;；]|之[长次三]?[父母夫妻子女兄弟姐妹孙]|系(?!统|列)|由[东南西北]|驾驶|同志|男[,，]|女[,，]|已(?:[于经故死亡迁婚离办领报病去搬]|出[国嫁境]|同意|在)|[一二三四五贰叁肆伍两][名位]|"
    # 房东某某可以作证
    r"[均都也](?=同意|反映|证[明实]|承认|表示)|[均都也]?(?:可以?|能够?|愿意?)(?:作证|证明|证实|作保|担保)|(?:出具|提供)(?:证|旁证|书面)|到场|在场|作证|见证|"
    r"对[所此该上本]|[及和与](?:孙|其)"
)


# 查阅章某户籍档案: whose file is asked for.
_CONSULTED = re.compile(r"(?:查阅|查询|调阅|借阅|摘抄|复印|了解)(?:已故|原)?")
# 余某、曹某同志; 余某等2人; 李某二人.
_COMPANY_AFTER = re.compile(
    r"共?[两二三四贰叁][位名个]?(?:同志|民警|干警|交警|警察|老人|村民|社员|职工|学生|同学|人)(?![员民们才口家])|兄弟|姐妹|姊妹|兄妹|姐弟|祖孙|叔侄|婆媳|父子|母子|父女|母女|夫妇|夫妻|同志|等[0-9一二两三四五贰叁肆伍]{1,2}[位名]?(?:同志|人)"
)
# 学校某某某老师喊来
_STYLED = re.compile("(?:老师|大夫|师傅)(?![傅们])")
_LONGEST_SUBJECT = 2
# 现租住余某位于…的房屋
_DOTTED_LANDLORD = re.compile(r"[\u3400-\u9fff]{2,8}(?:·[\u3400-\u9fff]{1,8})+?(?=的?(?:位于|坐落|座落|出租|房|家|处))")
_LANDLORD = re.compile(r"(?:租住|租用|承租|租赁|借住|寄住)(?:在|于|的是)?")
_HIS_HOUSE = re.compile(r"(?:的?(?:位于|坐落|座落|出租|房|住房|住宅|私房|自有)|家|处|名下|所有)")
_STRONG_VERB = re.compile(
    r"(?:驾驶|驾车|醉酒驾|无证驾|承担(?:此次|本次|该|事故|全部|主要|次要|同等)|负(?:此次|本次|事故|全部|主要|次要|同等|全责|主责|次责|同责))"
)
# （沈素芬家出租屋）
_HOME_OF = re.compile("家的?(?:出租|私)[房屋]")
_NO_DRIVER = re.compile(
    r"醉酒|酒后|无证|疲劳|超速|违章|违规|安全|谨慎|雨天|夜间|允许|准予|持证|学习|单独|正常|继续|轮流|操作|自行|共同|各自|分别|平均|依法|均|双方|甲方|乙方|丙方|"
    r"规范|机动|非法|擅自|应当|不得|禁止|上述|人员|车辆|当事|两人|二人|他人|本人|该|其|[员者车]$"
)
_WEAK = re.compile(r"[与和及向给致由对将被系]|经(?![商过济常营历])|在(?:香港|澳门|台湾|港|澳|台)(?:定居|居住|工作)?的")
_AFTER_WEAK = re.compile(
    r"[,，。;；、()]|$|的|发生|同志|系|相撞|碰撞|驾驶|赔偿|支付|给付|团聚|受伤|死亡|当场|之[父母妻夫子女]|[与和及][\u3400-\u9fff·]{2,10}之[长次三四幺独养]?[父母夫妻子女孙]|等|所有|名下|所[驾骑有乘开]|收养|抱养|领养|监护|承担|提出|申请|申报|办理|领取|签收|要求|代[为办领]|签名|签字|到场|自愿|户口|夫妇"
)
_AFTER_SHORT = re.compile(r"相撞|碰撞|之[父母妻夫子女]|同志|夫妇|名下|驾驶的|所有的|签[名字]")
_SEX_AFTER = re.compile(r"[(,，](?:男|女)[,，)、(0-9一]|\((?:(?:公民)?身份(?:证|号)|$)")


def _name_before(flow: Flow, end: int, known: frozenset[str]) -> int | None:
    """Return where the name that ends at ``end`` begins: what stands before ``（男，…`` is one."""
    text = flow.text
    for name in known:
        if text.endswith(name, 0, end):
            return end - len(name)
    for length in (6, 5, 4):
        # 核对哈斯巴根、买买提江二人: 买 is a surname, and begins no name here.
        if end >= length and is_spelt(text[end - length : end]) and flow.gap_inside(end - length, end) is Gap.NONE:
            return end - length
    # 某某与某某系夫妻: a verb ends no name.
    if flow.text[end - 1] in _COPULAS:
        return None
    for length in (4, 3, 2):
        start = end - length
        if start < 0 or flow.gap_inside(start, end) >= Gap.WIDE:
            continue
        name = text[start:end]
        surname = surname_length(name, rare=False)
        if (
            surname
            and length - surname in (1, 2)
            and (length < 4 or surname == 2)
            and looks_like_name(name, trusted=False)
        ):
            dotted = _dotted_before(flow, start, end)
            if dotted is not None:
                return dotted
            # 向李国: the first of three may be a word and no surname, where the two after it are a whole name.
            doubled = length == 3 and name[0] in "向和同与由对时应于" and surname_length(name[1:], rare=False)
            if not doubled:
                return start
    return None


_COPULAS = frozenset("系是为")


def _dotted_before(flow: Flow, start: int, end: int) -> int | None:
    """Return where a name with dots begins of which ``text[start:end]`` is the last part (茹克娅·艾山), or None."""
    text, first = flow.text, start
    if not text.endswith("·", 0, start):
        return None
    while first and (is_name_character(text[first - 1]) or text[first - 1] == "·"):
        first -= 1
    whole = flow.gap_inside(first, end) < Gap.WIDE and looks_like_name(text[first:end], trusted=False)
    return first if whole else None


def _rare_before(flow: Flow, end: int) -> int | None:
    """Return where a name of a rare surname begins that alone stands between a mark and ``(身份证``, or None."""
    for length in (3, 2):
        start = end - length
        if start < 1 or flow.text[start - 1] not in ";；、。:.)）" or flow.gap_inside(start, end) is not Gap.NONE:
            continue
        name = flow.text[start:end]
        if is_name_of_any_surname(name):
            return start
    return None


def _names_before(flow: Flow, end: int, known: frozenset[str]) -> Iterator[tuple[NameSpan, str]]:
    """Yield the names that end at ``end`` and before it, joined by 、 or 和."""
    while True:
        begin = _name_before(flow, end, known)
        if begin is None:
            return
        yield NameSpan(begin, end), ""
        if begin == 0 or flow.text[begin - 1] not in _CONNECTORS:
            return
        end = begin - 1


def _joined(flow: Flow, end: int, known: frozenset[str], role: str) -> Iterator[tuple[NameSpan, str]]:
    """Yield the names that 和, 与 or 、 joins to the one that ends at ``end``."""
    text = flow.text
    while end < len(text) and text[end] in _CONNECTORS:
        start = end + 1
        kin = next((word for word in relations_at(text, start) if len(word) > 1), "")
        # 妻子某某、儿子某某: each is told who he is.
        role = _role_of(kin) if kin else role
        start = past_trade(text, start + len(kin))
        further = name_end(flow, start, known)
        if further is None:
            return
        yield NameSpan(start, further), role
        end = further


def _starts(flow: Flow, index: int) -> bool:
    return flow.gaps[index] >= Gap.BLANK or flow.text[index - 1] in ",，。;；:、("


def _clause_starts(flow: Flow) -> Iterator[int]:
    text = flow.text
    for index in range(len(text)):
        if flow.gaps[index] >= Gap.WIDE or (index and text[index - 1] in ',，。;；:、“”"(（)对由经为,'):
            yield index


def _role_of(word: str) -> str:
    if word == _SELF:
        return _SELF
    kin = relation(word)
    if kin is not None:
        return kin.role
    label = classify(word)
    return label.role if label is not None and label.certain else ""
