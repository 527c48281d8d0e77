"""Where a name that begins in running text ends: by its length, by its surname, by what may stand behind a name."""

from __future__ import annotations

import re

from extraction.flow import Flow, Gap
from extraction.name_frames import FUNCTION_WORD
from extraction.name_shapes import (
    SHORT_SPELT,
    cuts_word,
    is_name_character,
    looks_like_name,
    name_lists,
    spelt_length,
    splits_word,
    surname_length,
)

# Verbs that end a name wherever they stand: their first character is the last of none.
_WHOLE = (
    "进行|商[量议定]|[出处接]警|勘[查验察]|主持|带领|组织|询问|讯问|处[理置]|"
    "受理|参[加与]|嫁[到给与往至过来在]|犯(?=[\u3400-\u9fff]{2,8}罪)|当过|任过|曾任"
)
# What may follow a name directly.
_AFTER = (
    r"(?:$|[,，。;；:、()（）“”\"'<>《》?!]|男|女|同志|[0-9]|承担|承认|驾驶|驾车|驾|骑|乘|步行|行走|负|系|之|申请|申报|因|于|在|由|住|称|说|讲|谈|答|述|已|未|无|不|曾|"
    r"补录|补登|补报|补办|上户|落户|入户|分户|另立|位于|调查|了解|核实|走访|询问|证实|证明|介绍|自述|声明|保证|委托|陪同|代为|照顾|抚养|扶养|赡养|收养|监护|居住|登记|结婚|离婚|生育|死亡|失踪|外出|打工|工作|就读|从事|又名|别名|原名|联系|电话|追尾|上小学|生活|共同生活|遗失|丢失|不慎|上学|上班|上中学|读书|正在|现在|目前|平时|全责|无责|主责|次责|"
    r"现|近|经|将|被|把|向|对|和|与|及|等|为|是|的|至|到|从|自|应|须|可|持|所|签|死|病故|去世|出生|生于|迁|随|投靠|户口|身份|姓名|姓氏|民族|文化|职业|婚姻|性别|出生|住址|"
    r"公民|名下|本人|一次性|赔偿|支付|给付|受伤|当场|违反|横过|醉酒|酒后|未按|租住|务工|来|去|离|入|就|均|各|双方|夫妇|夫妻|父|母|兄|一家|一户|两人|二人|三人|"
    r"非正常|非法|调[入出动]|复员|转业|招工|退休|退职|团聚|团圆|同为|同属|共同|一起|一同|单独|探亲|要求|请求|提出|提供|表示|多次|一再|再次|当时|当天|当日|当晚|有没有|是否|一直|经常|立即|随即|随后|事后|撞[倒伤死上]|发生|相撞|碰撞|刮擦|原[住籍系]|家(?=[暂居寄借租]?住|里|中|做客|门口|附近)|碰伤|摔伤|[轻重]伤|证言|证词|接待|见证|弃|逃|依法|依照|前往|赶到|赶赴|租|三个人|两个人|等人|同在|同住|同户|同居|更正|变更|更改|更名|改名|恢复|销户|下放|上山|插队|回乡|返乡|回城|者|出了|出具|出面|都(?=[同可能在是有不知看听晓])|生(?=[她他我]|前)|一名|带队|带领|率|设卡|驱车|巡逻|赶往|出警|参加|共[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾0-9]{1,2}[人口名]|今年|去年|昨日|分出|交来|缴来|到场|同意|反映|陈述|报|携|购|将|转|办理|领取|借|查|违|左|右|头|腿|胫|骨|车|行|倒|见|遇|沿|该|其|后|时|以|也|并|又|需|按|处(?![理罚分于])|户内|户下|户中|抱养|领养|拾得|捡到|保长|甲长|考察|考查|当即|连忙|急忙|赶紧|马上|携|"
    rf"{_WHOLE}|远[在嫁走赴]|陪同|会同|审[查核]|[一二三四五六七八九十两贰叁肆伍][名位])"
)
_BOUNDARY_AFTER = re.compile(_AFTER)
WHOLE_VERB = re.compile(
    r"(?:调查|核实|走访|证实|证明|介绍|申请|申报|登记|补录|办理|驾驶|承担|居住|迁[入出往来回居自至到]|变更|更正|更改|户口|死亡|出生|位于|调[入出动]|复员|转业|退伍|投靠|[无全主次同]责|现居|现住|现在|现年|现为|现任|要求|反映|陈述|同在|同住|同户|更名|改名|当时|当天|多次|应负|应承担|考察|考查|察看|签收|签领|代领|代笔|已(?:到|于|在|经|故|婚|离|缴|办|迁|死|赶|报|返|回|被|付|垫)|共[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾0-9]+[人口名]|随(?:[父母夫妻子女军其我祖爷奶养继长次三四五幺]|被告|原告|男方|女方|上诉|申请)|"
    rf"{_WHOLE})"
)


def may_follow_name(text: str, index: int) -> bool:
    """Say whether what stands at ``index`` of folded ``text`` may follow a name directly."""
    return _BOUNDARY_AFTER.match(text, index) is not None


def name_end(flow: Flow, start: int, known: frozenset[str]) -> int | None:
    """Return where a name that begins at ``start`` of running text ends, or None if none begins there."""
    text = flow.text
    size = len(text)
    for name in known:
        if text.startswith(name, start):
            return start + len(name)
    end = _name_end(flow, start)
    # 宰父平: what is nothing but a surname of two characters is the beginning of a name.
    if end == start + 2 and surname_length(text[start:end]) == 2:
        for length in (4, 3):
            longer = start + length
            bounded = (
                longer == size or flow.gaps[min(longer, size - 1)] >= Gap.BLANK or _CLOSED_NAME.match(text, longer)
            )
            if longer <= size and bounded and looks_like_name(text[start:longer], trusted=False):
                return longer
    return end


def _name_end(flow: Flow, start: int) -> int | None:
    text = flow.text
    size = len(text)
    run = start
    while run < size and (is_name_character(text[run]) or text[run] == "·"):
        run += 1
    if "·" in text[start:run]:
        # 娜仁·图雅 吉H·6C245: a blank behind its last part ends it.
        dot = text.index("·", start)
        run = next((at for at in range(dot + 3, run) if flow.gaps[at] >= Gap.BLANK and text[at - 1] != "·"), run)
        # 勒排·早都在卫·生院: a name is spelt without these.
        verb = _NOT_SPELT.search(text, dot + 2, run)
        run = verb.start() if verb is not None else run
        parted = verb is not None or (run < size and flow.gaps[run] >= Gap.BLANK)
        part = text[start:run]
        last = part.rfind("·")
        # The last part of a dotted name has no certain end; take up to where a word follows.
        for length in range(len(part), last + 1, -1):
            whole = parted and length == len(part)
            if length - last <= 8 and (whole or _BOUNDARY_AFTER.match(text, start + length)):
                best = _shortest_tail(text, start + last + 2, start + length)
                return best if looks_like_name(text[start:best], trusted=False) else None
        return None
    spelt = spelt_length(text[start:run])
    if (
        spelt > SHORT_SPELT
        and flow.gap_inside(start, start + spelt) < Gap.WIDE
        and not PLACE_BEHIND.match(text, start + spelt)
    ):
        # 阿拉腾其木格 has what looks like a surname, and is none.
        return start + spelt
    surname = surname_length(text[start : start + 4], rare=False)
    # 和韩桂兰: a word and a whole name.
    joins = text.startswith(("和", "与", "同", "向"), start) and surname_length(text[start + 1 : start + 5], rare=False)
    if not surname or joins or splits_word(text, start):
        return None
    doubled = start + 4 <= run and _is_doubled(text, start) and flow.gap_inside(start, start + 4) < Gap.WIDE
    if surname == 1 and doubled and looks_like_name(text[start : start + 4], trusted=False):
        return start + 4
    lengths = (surname + 2, surname + 1)
    fits: list[int] = []
    for length in lengths:
        end = start + length
        if end > run or flow.gap_inside(start, end) >= Gap.WIDE:
            continue
        behind = _BOUNDARY_AFTER.match(text, end) or FUNCTION_WORD.match(text, end)
        bounded = end == size or flow.gaps[end] >= Gap.BLANK or behind is not None
        # 彭浩等三人
        bounded = bounded and not (text[end - 1] == "等" and _SO_MANY.match(text, end))
        # 妻:温泉 子:高原 — behind the blank stands the next label.
        bounded = bounded and not (text[end : end + 1] == ":" and flow.gap_inside(start, end) >= Gap.BLANK)
        if bounded and not cuts_word(text, end) and looks_like_name(text[start:end], trusted=False):
            fits.append(end)
    if len(fits) == 2:
        # 王五由…, 李四在…: a short name and a word; else the longer, which is far more usual.
        third = text[fits[1]]
        if third == "生" and _BORN_SO.match(text, fits[0]):
            return fits[0]
        # 胡某可以证明, 金某之父: what follows the shorter name begins a word of its own.
        if FUNCTION_WORD.match(text, fits[1]):
            return fits[1]
        # 莫春调查: what ends the longer one is the rest of a word that begins at the end of the shorter.
        if WHOLE_VERB.match(text, fits[1]):
            return fits[1]
        # 在其父靳东处落户: where somebody lives.
        if third == "处" or (
            third == "家"
            and (
                text[fits[0] : fits[0] + 1] in tuple(",，。;；")
                or _AT.search(text, max(0, start - 5), start)
                or _AT_HOME.match(text, fits[0])
            )
        ):
            return fits[1]
        # 其子盛夏在1982年…
        if third == "在" and text[fits[0] : fits[0] + 1].isdigit():
            return fits[1]
        if third == "于" and re.match(r"[0-9一二民][0-9〇零○九]", text[fits[1] + 1 : fits[1] + 3]):
            return fits[1]
        # 女儿冯蓉住后院, 车主淳于燕因车身…: nobody is called so.
        if third in "住因系":
            return fits[1]
        if third in "和与及由在于对向将被" and not _BOUNDARY_AFTER.match(text[fits[0] : fits[0] + 1]):
            return fits[1]
        return fits[0]
    return fits[0] if fits else None


# 梁某生于一九六二年五月去香港: his name ends in 生, for what he did then is something else.
_BORN_SO = re.compile(
    "于[0-9一二三四五六七八九十〇零○年月日初民国廿卅正冬腊元]{4,20}(?:出生|去|来|到|赴|迁|病|死|被|因|从|考|入|参|结|离|前往)"
)
_SO_MANY = re.compile("[0-9一二两三四五六七八九十几多]{0,2}[人名位户]")
# A place and no name, where one of these follows.
PLACE_BEHIND = re.compile(r"[省市县区旗盟镇乡村屯寨路街]|公社|大队|苏木|嘎查")
_AT = re.compile(r"[在到从往至于][\u3400-\u9fff]{0,4}$")
_AT_HOME = re.compile("[暂居寄借租]?住|做客|门口|附近|[里中]")
_NOT_SPELT = re.compile(
    "[左右](?=[股胫腓肱锁髋膝肩臂腿手脚踝桡尺侧上下前后小大])|骨折|死亡|注销|迁[入出移]|变更|更正|出生|户口|申请|补[录登领]|登记|[为在因从向被把将由与系和及说称很雇哪确曾已谁]"
)
_CLOSED_NAME = re.compile(r"[,，(（、。;；:]|$|男|女|同志")


def _is_doubled(text: str, start: int) -> bool:
    """Say whether two surnames begin a name of four that ends where a name must (林张敬之，)."""
    second = surname_length(text[start + 1 : start + 4], rare=False)
    # 蔺福生之女: what he is to somebody.
    # 时广录入: and what he does.
    if text[start + 2 : start + 4] in name_lists().words_or_stop:
        return False
    goes_on = any(FUNCTION_WORD.match(text, start + at) for at in (2, 3))
    # 致夏兰受伤: a short name, and what became of its bearer.
    behind = _BOUNDARY_AFTER.match(text, start + 2)
    goes_on = goes_on or (behind is not None and len(behind.group()) > 1)
    return second == 1 and not goes_on and _CLOSED_NAME.match(text, start + 4) is not None


def _shortest_tail(text: str, low: int, high: int) -> int:
    for end in range(low + 1, high + 1):
        if _BOUNDARY_AFTER.match(text, end) and re.match(
            r"[,，。;；:、()（）]|$|的|系|于|民族|姓名|性别|出生|户口|户籍|籍贯|身份|年龄|文化|住址|在|因|与|和|承担|驾|申请|反映|陈述|证实|介绍|表示|提出|要求|委托|赔偿|修理|受伤|死亡|当场|倒地|轻伤|重伤|抱养|补录|补登|落户|入户|分户|迁[入出往]|申报|登记|调查|发生|相撞|碰撞|刮擦|追尾|撞|被|随|向|把|将|及|对|持|租住|现[住居]",
            text[end:],
        ):
            return end
    return high
