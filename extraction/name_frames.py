"""Names that running text frames on both sides: 向某某了解, 准予某某迁出, 委托某某代为办理.

What stands before and behind, both at once, is hardly ever said of anything but a person, so names are believed here
that neither side alone would give away. The frames stand in ``name_frames.toml``.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from importlib import resources

from extraction.flow import Flow, Gap
from extraction.name_shapes import (
    cuts_word,
    is_name_character,
    is_name_of_any_surname,
    looks_like_name,
    splits_word,
    surname_length,
)
from extraction.trades import past_trade

# Words whose first character could be the last of a name: 胡某可以, 李某代为.
FUNCTION_WORD = re.compile(
    r"[讲称说述谈答](?=[,，:])|[将把](?=[其该此他她它我双肇伤])|遂(?=[报将把被向即与在到于入迁同])|称(?=其|自己|被|曾)|一[并起同道家]|注销|可以|可证|报称|报案|报警|修[车理]|代[为办理领签付其]|因为|由于|对于|已经|曾经|从事|之[长次三四五六幺独养]?[父母妻夫子女兄弟姐妹侄孙]|近[一二三两0-9年日来]|现在|目前|以及|与其|和其|向我|对我|在我|于[0-9一二]|前来|自称|均(?=[证系为在已无未同表称有是属])|确(?=[系是有属于曾已在])|意见|也(?=[在有是不同已愿])|报(?=[户告请称])|不(?=[在是知能会愿服同])|已(?:死|故|迁|婚|于|经|注|撤|办|将|与|在|由|不|领|交|满|年)|生于|自[0-9一二]|现[年住居在]|的证|同[在住户居为属]|当[时天场日]|有没有|是否|多次|弃车|逃[逸离跑]|依法|赶[到赴]|前往|无(?:业|工作|固定|证|户口|身份|异议|责任)|(?:妻|长子|次子|长女|次女|三子|三女)(?=[\u3400-\u9fff]{2,3})"
)
PUNCT_OR_END = r"$|[,，。;；:、()（）“”\"!?]"
_LONGEST = 4
# A name with dots.
_LONGEST_RUN = 24
_NO_LAST = "由因于在与或及对向将被从等"
# 卡德尔修理费, 扎姆反映: words behind a name with dots, which has no certain end.
_NO_TAIL = re.compile(
    r"(?:[费款金]|发生|相撞|驾车|护照|证件?|遗失|丢失|受伤|死亡|当场|倒地|轻伤|重伤|注销|销户|迁[入出移]|登记|补[录领登]|申请|等|等[0-9一二三四五六七八九十]{1,2}[人名]|修理|医疗|医药|误工|赔偿|反映|陈述|证实|介绍|提出|要求|委托|驾驶|所有|本人|夫妇|同志|户口|身份|等人|处|家中|名下|变更|更正|更改|恢复|民族|民族成[分份]|姓名|性别|出生日期|文化程度|之[父母妻夫子女])$"
)
# What is said of a person at the head of a clause or behind another name: 王某因…, 李某之子, 张某的父亲.
_SUBJECT = re.compile(
    r"(?:[和与][他她]|[,，][\u3400-\u9fff]{1,3}族|[,，](?=(?:19|20)[0-9]{2}年|一九)|[,，(]?(?:曾用名|又名|原名|别名|乳名|小名|绰号|化名)|[,，](?:他|她)(?!们|的)|[,，](?:此|该)人|[,，](?:现|时)?年[0-9一二三四五六七八九十]{1,3}岁|由[\u3400-\u9fff]{2,24}迁|一[并起同道]|因(?!此|素)|申请|自愿|所驾|驾驶|赔偿(?![金费款协])|不负|与其|之[父母妻夫子女兄弟姐妹孙]|的(?:父亲?|母亲?|妻子?|丈夫|儿子|女儿|哥哥|弟弟|姐姐|妹妹|户口|身份证|房屋|车辆|暂住证|护照|档案|出生|姓名|民族|性别|年龄|籍贯|住址|职业|服务处所|文化程度|工作单位|婚姻)|(?:承办|经办|代书|代写|代笔|填发|签发)(?=$|[。,，;；])|(?:暂住证|护照|驾驶证|行驶证|通行证)(?:已|到期|过期|期满|遗失|丢失|损坏)|(?:的)?(?:自传|坦白书|悔过书|检讨书|保证书|检举|揭发|控告|供词|口供|证明材料|申诉书?)|(?:的)?家属[\u3400-\u9fff]{2,3}(?:来信|申诉|证明)|来信|坦白|交代|交待|考入|考取|应征|参军|陈述|反映|证实|可以证明|能证明|报称|称(?!号|谓)|"
    r"委托|要求|表示|提出|承认|签字|签收|领取|到场|报案|报警|于[0-9一二]|同志|已|已故|病故|夫妇|夫妻|一家|等人|等[0-9一二两三四五]|是[我你他她其]|系(?!统|列)|现[年住居在]|自[0-9一二]|生于|身份证|公民身份|户口|本人|[与和]对方|借阅|查阅|签批|的证言|\((?:签名|签字|签章|盖章|手印|[0-9]{15})|自称|(?:不慎)?(?:遗失|丢失)|死亡|去世|失踪|离婚|结婚|未按|违反|受伤|下落不明|未婚|已婚|丧偶|当[时天场日晚]|有没有|是否|多次|一直|经常|应负|应承担|没有|与[\u3400-\u9fff]{2,3}(?:同|系|是|结))"
)


_COLON = re.compile(":")
# 赵某与钱某系夫妻: two names, and what is said of both.
_JOINED = re.compile("[与和及、]")
_OF_BOTH = re.compile(
    rf"(?:系|二人|两人|双方|夫妻|夫妇|结婚|离婚|相撞|发生|于[0-9一二]|在|因|均|都|各|一同|共同|一起|等|同|之间|两位|三人|自愿|达成|{PUNCT_OR_END})"
)
_MATTER = re.compile(
    r"(?:\([\u3400-\u9fff]{1,6}\)(?=死亡|出生|户口|入户|落户|迁|注销|证明)|等|、|与|和|的|准迁|全家|一家|全户|(?:道路)?交通事故|户口|户籍|常住|暂住|注销|销户|收养|落户|分户|补录|死亡|出生|迁|护照|港澳|赴|出境|申请|补|换|延期|变更|更正|更名|姓名|重点|列管|撤管|机动车|车辆|档案|卷|案|登记)"
)


@functools.cache
def _frames() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    data = tomllib.loads(resources.files("extraction").joinpath("name_frames.toml").read_text("utf-8"))
    return tuple(
        (re.compile(frame["before"]), re.compile(frame["after"].replace("PUNCT", PUNCT_OR_END)))
        for frame in data["frame"]
    )


def find_framed_names(flow: Flow) -> Iterator[tuple[int, int]]:
    """Yield where framed names begin and end; the same name may come more than once."""
    text = flow.text
    for before, after in _frames():
        for match in before.finditer(text):
            start = past_trade(text, match.end())
            end = _end_of_name(flow, start, after)
            if end is not None:
                yield start, end
    for head in _clause_heads(flow):
        start = past_trade(text, head)
        if start == len(text):
            continue
        end = _end_of_name(flow, start, _SUBJECT)
        if end is None:
            end = _end_of_name(flow, start, _JOINED)
            second = _end_of_name(flow, end + 1, _OF_BOTH) if end is not None else None
            if end is None or second is None:
                end = _addressed(flow, start)
            else:
                yield end + 1, second
        if end is not None:
            yield start, end


def _addressed(flow: Flow, start: int) -> int | None:
    """Return where the name ends that a letter begins with: alone on its line, before a colon."""
    if start and flow.gaps[start] < Gap.LINE:
        return None
    end = _end_of_name(flow, start, _COLON)
    at = end + 1 if end is not None else 0
    return end if at == len(flow.text) or (end is not None and flow.gaps[at] >= Gap.LINE) else None


def find_titled_name(flow: Flow, start: int) -> int | None:
    """Return where the name ends that begins the title of a file (``邹某交通事故案卷``), or None."""
    # 于建安户口迁出存根: what begins a title is a surname, whatever else it is elsewhere.
    for longest in (3, 2):
        name = flow.text[start : start + longest]
        # 毛三元更正民族成份材料: 元 ends a name as well as a sum.
        built = is_name_of_any_surname(name) or (name[-1:] == "元" and surname_length(name, rare=False) == 1)
        if len(name) == longest and built and _MATTER.match(flow.text, start + longest):
            return start + longest
    # 吕岩死亡注销: of two ends the nearer, for what follows it is the matter.
    ends = (_end_of_name(flow, start, _MATTER, longest=longest) for longest in (2, 3, _LONGEST_RUN))
    return next((end for end in ends if end is not None), None)


def _clause_heads(flow: Flow) -> Iterator[int]:
    text = flow.text
    for index in range(len(text)):
        if index == 0 or flow.gaps[index] >= Gap.WIDE or text[index - 1] in ',，。;；:、“”"(（)）':
            yield index


def _end_of_name(flow: Flow, start: int, after: re.Pattern[str], *, longest: int = _LONGEST_RUN) -> int | None:
    """Return where the longest name that begins at ``start`` ends, if ``after`` holds there."""
    text = flow.text
    run = start
    while run < len(text) and (is_name_character(text[run]) or text[run] == "·") and run - start < longest:
        run += 1
    dotted = "·" in text[start:run]
    if splits_word(text, start):
        return None
    for end in range(run if dotted else min(run, start + _LONGEST), start + 1, -1):
        name = text[start:end]
        if flow.gap_inside(start, end) >= Gap.WIDE or after.match(text, end) is None:
            continue
        if (
            (dotted and (name.rfind("·") > len(name) - 2 or _NO_TAIL.search(name)))
            or name[-1] in _NO_LAST
            or FUNCTION_WORD.match(text, end - 1)
            or _ends_in_word(text, start, end, after)
            or cuts_word(text, end)
        ):
            continue
        surname = surname_length(name, rare=False)
        size = len(name) - surname
        fits = "·" in name or (
            surname > 0 and (1 <= size <= 2 or (size == 3 and surname == 1 and name[-1] not in _ALL))
        )
        if fits and looks_like_name(name, trusted=False):
            return end
    return None


# 某某和某某都在场: no name of four ends so.
_ALL = frozenset("都也均皆亦又")


def _ends_in_word(text: str, start: int, end: int, after: re.Pattern[str]) -> bool:
    """Say whether a name of four would take in the word that may stand behind it: 同盛梅结婚，."""
    if end - start == _LONGEST and _DEED.match(text, end - 2):
        return True
    word = after.match(text, end - 2) if end - start == _LONGEST else None
    return word is not None and word.end() >= end


# 关于蒋某调入迁入的批件
_DEED = re.compile("调[入出动]|复员|转业|退伍|退休|招[工生]|投靠|[结离再]婚|婚嫁|随[父母夫妻子女军]|新增|补录|购房")
