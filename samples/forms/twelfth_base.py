"""What the twelfth forms share: people of the border lands, dates of typewriters and printers, the old script."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence

from samples.blocks import Cell, Field, Fields, Prose, Table
from samples.forms import eighth_base, eleventh_base, ninth_base, tenth_base
from samples.forms.apart_base import key, val
from samples.forms.base import Maker, han_number, han_year, iso, write_date
from samples.forms.folk import Folk
from samples.forms.ninth_places import Region
from samples.people import Person
from samples.rich import Ink, Mark, Run, Text, printed, say

Part = str | Run | Text

_GIVEN = {
    "男": "传喜|树德|学勤|广义|怀玉|兴汉|贵堂|洪福|士俊|瑞祥|本善|绍武|登云|玉珂|自强|开源|凤鸣|来顺|铁成|锁柱|宝庆|"
    "东海|延安|胜利|跃华|保卫|红光|小军|爱民|昆|雷|磊|凡|喆|鑫|恺|拓|子豪|嘉诚|润泽",
    "女": "玉英|秀莲|桂芝|淑琴|凤兰|香云|素娥|月琴|春兰|巧珍|菊英|腊梅|金焕|改琴|翠仙|慧兰|润莲|雪芬|银凤|竹君|"
    "抗英|红霞|小荣|爱芳|利平|艳红|晓红|雅婷|欣怡|媛|佩|婵|岚|悦|蕊|盼|倩|楠",
}
_PEOPLES = (
    ("努尔兰·哈力克", "哈萨克族", "男"), ("艾山江·玉山", "维吾尔族", "男"), ("帕尔哈提", "维吾尔族", "男"),
    ("阿依夏木·吐尔地", "维吾尔族", "女"), ("巴哈尔古丽·赛买提", "维吾尔族", "女"), ("库丽夏西", "哈萨克族", "女"),
    ("岩香宰", "傣族", "男"), ("玉罕金", "傣族", "女"), ("吉木·尔哈", "彝族", "男"), ("阿俄·惹各莫", "彝族", "女"),
    ("白音那木拉", "蒙古族", "男"), ("萨其日格其", "蒙古族", "女"), ("扎拉嘎胡", "蒙古族", "男"), ("金良花", "蒙古族",
        "女"),
)  # fmt: skip
# Tie: sex, years older, whether of one family name.
_TIES = {
    "父": ("男", 25, True), "母": ("女", 23, False), "妻": ("女", -2, False), "夫": ("男", 2, False),
    "长子": ("男", -23, True), "次子": ("男", -26, True), "三子": ("男", -29, True), "长女": ("女", -24, True),
    "次女": ("女", -27, True), "三女": ("女", -30, True), "儿媳": ("女", -24, False), "女婿": ("男", -23, False),
    "弟": ("男", -3, True), "妹": ("女", -4, True), "兄": ("男", 4, True), "姐": ("女", 3, True),
    "孙子": ("男", -48, True), "孙女": ("女", -49, True), "叔父": ("男", 21, True), "姑母": ("女", 22, True),
    "舅父": ("男", 22, False), "岳母": ("女", 24, False), "侄": ("男", -24, True), "堂兄": ("男", 5, True),
}  # fmt: skip
_FOLK = Folk(
    common="王李张刘陈杨赵孙马朱胡郭林何高宋唐许韩冯邓曹彭曾田董潘袁于蒋蔡余杜叶程魏苏吕丁任沈姚卢姜崔钟谭汪范金石廖"
        "贾韦夏付方白邹孟熊秦邱江尹薛段雷侯龙史陶黎贺顾毛郝龚邵钱严赖武戴莫孔向汤",
    seldom="撖亢展阴冉颛孛楚逯户孝昝奎幺皮把扶秘斛那鄂庹畅邸郄芶咸",
    compound=("欧阳", "司马", "诸葛", "皇甫", "呼延", "东方", "夏侯", "尉迟", "濮阳", "端木", "公孙", "拓跋"),
    given=_GIVEN, rare=("垚", "璘", "琇", "昕彤", "甯", "赟", "翊钧", "沄", "煊", "祎", "玥", "骞"), peoples=_PEOPLES,
    others=0.07, up_to=0.22, ties=_TIES, born=(1936, 1988), served=(1948, 1984),
)  # fmt: skip
who, police, family_name, kin = _FOLK.who, _FOLK.police, _FOLK.family_name, _FOLK.kin
mate, aged, household, other_name = _FOLK.mate, _FOLK.aged, _FOLK.household, _FOLK.other_name
nickname = eighth_base.nickname
head_line, listed, plate, red_head, seal = (
    ninth_base.head_line, ninth_base.listed, ninth_base.plate, ninth_base.red_head, ninth_base.seal,
)  # fmt: skip
caption, cut, file_code, ledger, over, phone, small = (
    tenth_base.caption, tenth_base.cut, tenth_base.file_code, tenth_base.ledger, tenth_base.over, tenth_base.phone,
    tenth_base.small,
)  # fmt: skip
id_in, rough = eleventh_base.id_in, eleventh_base.rough

_SCRIPT = str.maketrans(
    "张刘陈杨赵孙马韩冯邓苏叶卢钟谭贾韦邹龙贺顾龚钱严赖汤欧阳诸颛树学广义怀兴汉贵云开凤锁宝庆东红爱润莲兰银荣艳晓济宁"
    "区后楼宾县顺滨笔边门颍贡辽号队组横关盘庄桥阴传绍铁来胜跃卫军会华坝营观乐丰炼台镇乡满头罗节鸣强书与万长鸭阁刚贤记"
    "内党许吕蒋闫黄郑焕洁旧湾铺岭沟贯谢宫庙乌窑恺诚泽赟骞沄钧畅宽临双",
    "張劉陳楊趙孫馬韓馮鄧蘇葉盧鍾譚賈韋鄒龍賀顧龔錢嚴賴湯歐陽諸顓樹學廣義懷興漢貴雲開鳳鎖寶慶東紅愛潤蓮蘭銀榮艷曉濟寧"
    "區後樓賓縣順濱筆邊門潁貢遼號隊組橫關盤莊橋陰傳紹鐵來勝躍衛軍會華壩營觀樂豐煉臺鎮鄉滿頭羅節鳴強書與萬長鴨閣剛賢記"
    "內黨許呂蔣閆黃鄭煥潔舊灣鋪嶺溝貫謝宮廟烏窯愷誠澤贇騫澐鈞暢寬臨雙",
)


def at(text: str, role: str) -> Run:
    """A marked address; what only says how near may be left out."""
    short = re.sub(r"(?:[东西]侧\d+米处|东桥头|处|门前)$", "", text)
    return Run(text, Ink.VALUE, Mark(kind="address", value=text, role=role, also=(short,) if short != text else ()))


def old_script(text: str) -> str:
    """Write a name or place in the characters of before 1956."""
    return text.translate(_SCRIPT)


def old_name(m: Maker, own: Person | str, role: str) -> Run:
    name = own if isinstance(own, str) else own.name
    return m.name(name, role, written=old_script(name))


def old_at(text: str, role: str) -> Run:
    shown = old_script(text)
    return Run(shown, Ink.VALUE, Mark(kind="address", value=shown, role=role, also=(text,) if text != shown else ()))


def clock(m: Maker) -> Run:
    """What stands behind a date: an hour, apart from it, which is no part of it."""
    return Run(f" {ninth_base.clock(m).text.strip()}")


def cadre(m: Maker, year: int) -> Person:
    """Return somebody who held an office in a year, however long ago."""
    return who(m, (year - 54, year - 26), sex=m.pick("男", "男", "女"), han=True)


_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


def on(m: Maker, day: dt.date, role: str, style: str = "", *, precision: str = "day") -> Run:
    """Write a date as typewriters, printers, stamps, passports and the Republic do."""
    y, month, d = day.year, day.month, day.day
    english = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"[3 * month - 3 : 3 * month]
    own = {
        "full": tuple(part.translate(_WIDE) for part in (f"{y}年", f"{month}月", f"{d}日")),
        "full_dot": tuple(part.translate(_WIDE) for part in (f"{y}", f".{month}", f".{d}")),
        "bare_dash": (f"{y}", f"-{month}", f"-{d}"),
        "stamp": (f"{y}", f". {month}", f". {d}"),
        "latin_o": (f"{han_year(y).replace('〇', 'O')}年", f"{han_number(month)}月", f"{han_number(d)}日"),
        "moment": (f"{y}", f"-{month:02d}", f"-{d:02d}"),
        "english": (f"{y}", f"{english} {y}", f"{d:02d} {english} {y}"),
        "both": (f"{y}", f"{month}月/{english} {y}", f"{d:02d} {month}月/{english} {y}"),
    }
    if style == "chunghwa":
        own["chunghwa"] = tuple(f"中華{write_date(day, 'minguo', part)}" for part in ("year", "month", "day"))
    if style not in own:
        return eleventh_base.on(m, day, role, style, precision=precision)
    count = {"year": 1, "month": 2, "day": 3}[precision]
    shown = own[style][count - 1] if style in {"chunghwa", "english", "both"} else "".join(own[style][:count])
    return Run(shown, Ink.VALUE, Mark(kind="date", value=iso(day, precision), role=role))


def paper_number(m: Maker, letters: str, year: int, role: str = "document") -> Run:
    """Return the number of a document as an office writes it; ``letters`` is the office's short name."""
    n, short = m.rng.randint(2, 720), year % 100
    return m.number(
        m.pick(
            f"{letters}〔{year}〕{n}号", f"{letters}字第{n:04d}号", f"（{year}）{letters}第{n}号",
            f"{letters}[{year}]第{n:03d}号", f"{letters}字〔{short:02d}〕{n}号", f"({short:02d}){letters}字第{n}号",
            f"{letters}{year}第{n:03d}号",
        ),
        role,
    )  # fmt: skip


def permit_number(m: Maker, r: Region, year: int, role: str = "permit") -> Run:
    return m.number(
        m.pick(
            f"{r.letters}公暂字{m.numbers.serial(6)}号", f"{r.plate[1]}{year % 100:02d}{m.numbers.serial(6)}",
            m.numbers.serial(7), f"{r.dial}-{year}-{m.numbers.serial(4)}",
        ),
        role,
    )  # fmt: skip


def engine(m: Maker) -> Run:
    return m.number(m.pick("JL465Q", "CG125-", "X105", "EQ", "4JB1-") + m.numbers.digits(6), "engine")


def print_out(*rows: tuple[str, Part], per_line: int = 1, colon: str = "：") -> Fields:
    """A list of labels and values as a printer gives it."""
    fields = [Field(label=label, value=say(value)) for label, value in rows]
    return Fields(fields=fields, per_line=per_line, tabs=True, colon=colon)


def bar(m: Maker) -> Prose:
    """A rule that a printer makes of characters."""
    return Prose(text=printed(m.pick("=", "-", "*") * 46), align="centre")


def above(*pairs: tuple[str, float, Part]) -> list[list[Cell]]:
    """Two rows: labels, and each one's value below it."""
    return [
        [key(label, share) for label, share, _ in pairs],
        [val(part, share=share, align="centre") for _, share, part in pairs],
    ]


def boxes(chosen: str, *options: str) -> Text:
    """Options behind empty squares, the chosen one crossed or ticked by hand."""
    parts: list[Part] = []
    for option in options:
        parts += [Run("√" if option == chosen else "□", Ink.LABEL), Run(option + " ", Ink.LABEL)]
    return say(*parts)


def table(*rows: Sequence[Cell], joined: bool = False) -> Table:
    return Table(rows=rows, joined=joined)


paper = functools.partial(tenth_base.paper, part="twelfth")
