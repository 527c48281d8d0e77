"""What is built as a Chinese name: surnames, given names, the words that look like names and are none.

Judges single strings. Where a name stands in a text and where it ends is settled in ``names``, ``prose`` and
``name_frames``.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources

from archive.folding import fold
from extraction.labels import is_label_word, relation
from extraction.places import is_division, is_region

# The clerk's mark for a character that cannot be read, and what engines make of it.
ILLEGIBLE = "□"
_ORGANISATION_END = re.compile(
    r"(?:派出所|公安局|分局|大队|中队|支队|车管所|管理所|管理科|法院|检察院|公司|学校|中学|小学|大学|医院|工厂|村委会|居委会|政府|街道|办事处|委员会|社区|公社|生产队|民族|自治县|[户政管保安交案治刑法宣组总外]科|岗亭|嘎查|苏木|乡镇|路口|小区|宿舍|部|工会|农会|商会|大道|大桥|大厦|大街|大院|大楼|山区|矿区|市区|郊区|城区|广场|公园|新村)$"
)
_NEVER_INSIDE = re.compile(
    r"[的了是否第号被把此该某]|关系|单位|[关由对属位至]于|[安公警]局|局[交公]|[理办请报管]人|签名|签字|签章|盖章|何时|何因|何地|报称|申办|申报|上报|领暂|暂住|行驶|驾驶|方向|笔误|车辆|同意|审核|情况|户口|登记|口[登迁注变申簿卡]|办理|申请|材料|意见|建议|事实|清楚|撤管|列管|责令|予以|已经|户主|户籍|派出|派$|行走|[去赴来回]台|专用|属实|双方|责任|赔偿|[省市县州]人$|时许$|驶|[一二三四五六七八九十两几][天次口亩年]$|家[湾村屯寨庄营沟坝岭冲坪坡院窑集堡渡塘]$|[主人者]关$|收回$|负责$|警队$|^程序|[东西南北]向[东西南北]|向(?:直行|[左右]转|掉头|逆行|行驶)|姓$|[冲盗偷抢牵拉运带拿领开]走$|遗失$|^司机|之日|作废|之[父母夫妻子女兄弟姐妹孙]"
)
_MONEY_END = re.compile(
    r"(?:[费款额币息所局厅厂]|(?<![士启开明建德宗])元|金额|费用|损失|损害|证|书|表|簿|案|事宜|工作|责任|事故|车辆|卡)$"
)
# 余人员, 张平之妻, 方住址, 原居民: what somebody is, whose somebody is, and what is asked of him.
_WORD_END = re.compile(
    r"(?:兄妹|兄弟|姐妹|姐弟|父子|父女|母子|母女|夫妇|夫妻|人员|同志|亲属|家属|家人|居民|村民|公民|市民|存根|回执|住址|地址|住房|电话|证件|证号|毕业生|学生|清单|名单|项目|(?:处理|通知|申报|审批|登记)单|群众|乘客|行人|民工|路人|委|[无全主次同]责|代[报办笔签领写书]|[父母]亲|之[父母夫妻子女兄弟姐妹孙]|之[长次三四][子女])$"
)
_SAYS = re.compile(
    "反映|证实|可以|陈述|表示|承认|要求|提出|愿意|自述|自愿|委托|交代|坦白|来信|作证|介绍|到场|报案|报警|驾驶|应负|承担|相撞"
)
_ORDINAL = re.compile(r"第五[页卷册条款号届组队项次张份居派区中小大]")
# 同志前往你处查阅某某·某某
_ERRAND = re.compile("同志|前往|[你我]处|查[阅询]")
# 系配偶, 系子: what somebody is, and no name.
_COUNT = re.compile("[一二三四五六七八九十百]{1,5}岁|[一二三四五六七八九十百]{2,5}")
_KIN_BEFORE = re.compile(
    "外?[祖曾][父母]|[父母]亲|丈夫|岳[父母]|妻子|[儿养继长次三]子|[女养]儿|[爷奶哥弟姐妹][爷奶哥弟姐妹]"
)
_COUNTS = re.compile("[一二三四五六七八九十〇零○廿卅]+|.*[一二三四五六七八九〇零○]{4}")
_VERBS_OF_CLERKS = frozenset(
    ("填报", "填表", "经办", "制表", "审核", "登记", "保管", "抽查", "承办", "批准", "签发", "经手")
)
_OF_A_PLACE = frozenset("迁籍市县")
_COPULAS = ("系", "是", "为")
# 左小腿, 左侧肋骨: what was hurt.
_LIMB = re.compile("左(?:侧)?[大小上下前后内外]?(?:[腿臂手脚足肘膝肩胸眼耳颈腕踝股胫腓锁髋髌尺桡肋]|面部|胳膊|额)")
# 朝鲁门 is as short as 文化程: so short a spelt name needs more than its characters.
SHORT_SPELT, _LONGEST_SPELT = 3, 6
_BLANKISH = re.compile(
    r"^(?:无|没有|空|略|从略|同上|见.*|详见.*|附.*|不详|未知|未填|待.*|未取名|暂无.*|同.{0,3}上|[-/\\|—_.。、,×xX*]+)$"
)


@dataclass(frozen=True)
class NameLists:
    single: frozenset[str]
    rare: frozenset[str]
    field: frozenset[str]
    alone: frozenset[str]
    compound: frozenset[str]
    stop: frozenset[str]
    words: frozenset[str]
    given: frozenset[str]
    ends: frozenset[str]
    over: frozenset[str]
    words_or_stop: frozenset[str]


@functools.cache
def name_lists() -> NameLists:
    """Return surnames, stop words and the characters of given names, all folded."""
    groups: dict[str, set[str]] = {"single": set(), "rare": set(), "field": set(), "alone": set(), "compound": set()}
    folder = resources.files("extraction")
    for row in folder.joinpath("surnames.txt").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            kind, *given = row.split()
            groups[kind].update(fold("".join(given)) if kind != "compound" else map(fold, given))
    stop: set[str] = set()
    words: set[str] = set()
    ends: set[str] = set()
    over: set[str] = set()
    for row in folder.joinpath("not_names.txt").read_text("utf-8").splitlines():
        if row.startswith("~"):
            words.update(map(fold, row[1:].split()))
        elif row.startswith("<"):
            ends.update(map(fold, row[1:].split()))
        elif row.startswith(">"):
            over.update(map(fold, row[1:].split()))
        elif not row.startswith("#"):
            stop.update(map(fold, row.split()))
    given = folder.joinpath("given_names.txt").read_text("utf-8").splitlines()
    return NameLists(
        single=frozenset(groups["single"]),
        rare=frozenset(groups["rare"] | groups["field"]),
        field=frozenset(groups["field"]),
        alone=frozenset(groups["alone"]),
        compound=frozenset(groups["compound"]),
        stop=frozenset(stop),
        words=frozenset(words),
        ends=frozenset(ends),
        over=frozenset(over),
        words_or_stop=frozenset(words | stop),
        given=frozenset("".join(row for row in given if not row.startswith("#"))),
    )


@functools.lru_cache(maxsize=8192)
def is_name_character(character: str) -> bool:
    """Say whether a folded character can stand in a Chinese name: any ideograph, or the mark of an illegible one."""
    code = ord(character)
    return (
        0x3400 <= code <= 0x4DBF
        or 0x4E00 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
        or character in ILLEGIBLE
        or (character == "〇")
    )


def surname_length(text: str, *, rare: bool = True) -> int:
    """Return how many characters of folded ``text`` are its surname: 0, 1, 2 (or more for a few)."""
    lists = name_lists()
    for size in (4, 3, 2):
        if len(text) > size and text[:size] in lists.compound:
            return size
    if text[:1] in lists.single or (rare and text[:1] in lists.rare):
        return 1
    return 0


def is_stop_word(text: str) -> bool:
    """Say whether folded ``text`` is a word that fills fields and is no name."""
    return (
        text in name_lists().stop
        or is_label_word(text)
        or relation(text) is not None
        or bool(_BLANKISH.match(text))
        or (text.endswith("族") and len(text) <= 6)
    )


def is_usual_name(text: str) -> bool:
    """Tell whether folded ``text``, of which nothing says that it is a name, is built as one with a usual surname."""
    return surname_length(text, rare=False) > 0 and looks_like_name(text, trusted=False)


def is_name_of_any_surname(text: str) -> bool:
    """Tell whether folded running text is built as a name with a surname of one character, usual or rare."""
    if surname_length(text) != 1 or text.endswith("员") or _MONEY_END.search(text) or begins_as_word(text):
        return False
    return looks_like_name(text, trusted=True, running=True)


def begins_as_word(text: str) -> bool:
    """Say whether folded running text begins with a word (过世后, 都同意) whose first character is a rare surname too.

    Those of the group ``field`` are words almost always: behind them only two characters of given names make a name.
    """
    lists = name_lists()
    if text[:1] in lists.single or text[:1] not in lists.rare:
        return False
    words = lists.words_or_stop
    if text[1:] in words or (text[:2] in words and not lists.given.issuperset(text[2:])):
        return True
    return text[0] in lists.field and (len(text) != _WHOLE or not lists.given.issuperset(text[1:]))


_WHOLE = 3


def looks_like_name(text: str, *, trusted: bool, running: bool | None = None) -> bool:
    """Judge folded ``text`` without blanks.

    Args:
        text: the candidate, dots as ``·``.
        trusted: a label says that a name stands here, so an unknown surname does not matter.
        running: it stands in running text, where a word that begins with a surname (文明, 时间) is hardly ever a name;
            as ``trusted`` says where not given.
    """
    running = not trusted if running is None else running
    # 贵反映: somebody whose name ends in 贵 says so.
    if running and (text in name_lists().words or (len(text) == _WHOLE and _SAYS.fullmatch(text, 1))):
        return False
    # 第五 is a surname too, but 第五页 is no name.
    if _ORDINAL.match(text):
        return False
    held = text.removeprefix("第五")
    # 是秀英, 把文学 in a column of names or behind a label: surnames, too.
    if trusted and len(text) == 3 and text[0] in "是把" and name_lists().given.issuperset(text[1:]):
        held = text[1:]
    elif text[:1] in _COPULAS:
        return False
    if not trusted and _LIMB.match(text):
        return False
    if _COUNT.fullmatch(text) or is_stop_word(text) or (_NEVER_INSIDE.search(held) and "某" not in text):
        return False
    if "·" in text:
        parts = text.split("·")
        # 祖父佟佳·富隆阿, 填报·毛某: what stands before a name; 一九五〇·十: a month.
        if not trusted and (
            _KIN_BEFORE.match(text) or any(map(_COUNTS.fullmatch, parts)) or parts[0] in _VERBS_OF_CLERKS
        ):
            return False
        if _ORGANISATION_END.search(text.replace("·", "")) or _ERRAND.search(parts[0]):
            return False
        return 3 <= len(text) <= 26 and all(part and all(map(is_name_character, part)) for part in parts)
    # 吉林双辽 is a place, though 吉 is a surname.
    if not 2 <= len(text) <= 7 or not all(map(is_name_character, text)) or is_region(text):
        return False
    if text.strip(ILLEGIBLE) == "":
        return False
    known = surname_length(text, rare=trusted)
    if len(text) >= 3 and (_ORGANISATION_END.search(text) or _WORD_END.search(text)):
        return False
    if not trusted and (_MONEY_END.search(text) or (len(text) == 2 and text[1] == "于")):
        return False
    # 时报告, 查原始, 平阳县, 梅溪村, 回来后: what begins as a surname may, and goes on as no given name does.
    if not trusted and ((text[0] in WORDLIKE_SURNAMES and is_rarely_given(text)) or text[-1] in "县后村镇员"):
        return False
    # 诸暨迁入, 余姚人: where somebody came from.
    if not trusted and is_division(text[:2]) and text[2:3] in _OF_A_PLACE:
        return False
    # 户主及关系: 于新民(其叔父).
    if text[0] in "其系" and relation(text[1:]) is not None:
        return False
    # 于咸阳, 从东莞
    if text[0] in ("从" if trusted else "于从") and is_division(text[1:]):
        return False
    if text.endswith("氏"):
        return len(text) <= 5
    # 蔺戚氏于: a married woman's name ends before such a word.
    if "氏" in text and text[-1] in "之于在因与":
        return False
    if known >= 2:
        return known < len(text) <= known + 2
    if known == 1:
        # Four characters: two surnames in one name (何吴水根), or a name of a people without surnames.
        return len(text) <= 3 or (len(text) == 4 and (trusted or text[1] in name_lists().single)) or is_spelt(text)
    if is_spelt(text):
        return True
    # Without a known surname only the shape speaks: papers, offices and places end otherwise than persons do.
    closed = _MONEY_END.search(text) or text.endswith(tuple("省市县区镇乡村路街巷科室队股人员者方处组部门"))
    return trusted and not closed


# Characters that spell names of peoples without surnames, where whoever bears one has no dot in it (扎西顿珠, 乌日娜).
_SPELLING = frozenset(
    "帕扎西顿珠卓玛次仁旦增丹巴格桑多吉平措尼拉姆央金达瓦洛德边强白罗布仓决曲珍乌日娜特尔其木斯琴高娃苏和宝音朝鲁那图雅阿古"
    "萨哈呼敖登满都额敦毕力孟根吉娅买提江努热依汗克赛娜益仲嘎措加才让华青贡布伊敏托娅莫罕莎兰格"
    "腾森雅巴和朝克来胡查顺勒斯古楞塔门恩云锡林白道迪旺如赛通楚伦钦其"
)
# Surnames that begin or end other words in most running text.
WORDLIKE_SURNAMES = frozenset("和于从向计况区位籍付印容时满原解查易简历明公回怀路")


# Villages and townships, spelt with the same characters.
_MONGOLIAN_PLACES = ("嘎查", "苏木")


def is_spelt(text: str) -> bool:
    """Say whether folded ``text`` is made of nothing but characters that spell names of peoples without surnames."""
    spelt = 3 <= len(text) <= _LONGEST_SPELT and all(character in _SPELLING for character in text)
    return spelt and not text.endswith(_MONGOLIAN_PLACES)


def spelt_length(text: str) -> int:
    """Return how many characters at the start of folded ``text`` spell a long name without a surname, or 0."""
    size = next((place for place, character in enumerate(text) if character not in _SPELLING), len(text))
    return size if is_spelt(text[:size]) else 0


def splits_word(text: str, start: int) -> bool:
    """Say whether a name at ``start`` of folded ``text`` would begin with the end of a word (经查|原始)."""
    # 经向其亲属于武平调查: behind 亲属 stands no 属于.
    if text[start : start + 1] == "于" and _RELATIVES.search(text, max(0, start - 2), start):
        return False
    return text[max(0, start - 1) : start + 1] in name_lists().ends


_RELATIVES = re.compile("[亲家眷]属$")


def cuts_word(text: str, end: int) -> bool:
    """Say whether a name that ends at ``end`` of folded ``text`` would take the first half of a word (财|产)."""
    return text[end - 1 : end + 1] in name_lists().over


def is_rarely_given(text: str) -> bool:
    """Say whether folded ``text`` has a surname, and behind it no character that is usual in given names.

    Many of such are words, or misread. Names with dots and those that end in 氏 are not judged.
    """
    size = surname_length(text)
    return size > 0 and not text.endswith("氏") and "·" not in text and name_lists().given.isdisjoint(text[size:])


def has_surname(text: str) -> bool:
    return "·" in text or surname_length(text) > 0 or text.endswith("氏")
