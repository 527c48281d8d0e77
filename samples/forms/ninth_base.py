"""What the ninth forms share: people and kin, dates in more ways, numbers, cells and the form itself."""

from __future__ import annotations

import datetime as dt
import functools
import re

from samples.blocks import Block, Cell, Prose, Stamp, Title
from samples.forms import eighth_base
from samples.forms.apart_base import key, lab
from samples.forms.base import Maker, han_number, han_year, iso
from samples.forms.eighth_base import on as eighth_on
from samples.forms.folk import Folk
from samples.forms.ninth_places import Region
from samples.forms.seventh_base import signed
from samples.people import Person
from samples.rich import Ink, Mark, Run, Text, printed, say

_COMMON = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
_SELDOM = "蔺禹郜牟冼符邢鞠苗苟母补税青铁党折惠屈同车乔要续原过鱼牛经时危巩权闵茹雒薄晁迟逄佟宓仉臧勾冀尚文伍齐武邸"
_COMPOUND = (
    "欧阳",
    "宇文",
    "长孙",
    "钟离",
    "东郭",
    "南宫",
    "淳于",
    "澹台",
    "公孙",
    "轩辕",
    "赫连",
    "申屠",
    "端木",
    "诸葛",
)
_GIVEN = {
    "男": "满仓|栓柱|润生|存良|来喜|长命|二旦|文革|援朝|抗美|跃进|四清|卫国|国庆|建设|"
    "向东|丙辰|玉堂|占魁|秉义|耀先|学儒|宗尧|"
    "阿毛|根宝|金发|水根|炳炎|世仁|昌运|亚弟|其武|德海|有福|登科|伯年|仲和|季明|"
    "石生|路平|刚|毅|峻|涛|浩|磊|旭|鹤|铭|琨|骏|森",
    "女": "改花|俊英|巧云|拉弟|引弟|存女|粉莲|转运|润梅|雪娥|彩霞|桂英|凤娇|阿珍|"
    "根娣|杏仙|菊仙|莉莉|小妹|丽君|淑贞|琼花|海燕|"
    "亚女|月娥|金枝|新华|和平|三秀|岚|颖|雯|婧|媛|惠|华|冰|静|妍|薇|珂",
}
_RARE = ("喆", "昉", "弢", "翀", "珏", "旻", "彧文", "璟", "韫", "皓", "子骞", "若琛", "奕", "邃")
_PEOPLES = (
    ("才让·扎西", "藏族", "男"), ("卓玛·拉毛", "藏族", "女"), ("叶尔肯·别克", "哈萨克族", "男"), ("巴合提古丽·努尔",
        "哈萨克族", "女"),
    ("阿不都热西提·吐尔逊", "维吾尔族", "男"), ("热娜·买买提", "维吾尔族", "女"), ("韩乙四夫", "撒拉族", "男"),
        ("马法土麦", "回族", "女"),
    ("马尔沙", "回族", "男"), ("乌兰其其格", "蒙古族", "女"), ("道尔吉", "蒙古族", "男"),
)  # fmt: skip
_MILK = ("狗蛋", "毛头", "丑女", "拴马", "阿囡", "幺妹", "黑娃", "小六子")
# Styles that leave the century out; nobody wrote a year of the twenties so, once the fifties had begun.
_SHORT = {"mark", "short", "short0", "short_cn", "short_han", "stroke2", "dash2"}
# Tie: sex, years older, whether of one family name.
_TIES = {
    "父": ("男", 26, True), "母": ("女", 24, False), "妻": ("女", -2, False), "夫": ("男", 2, False),
    "长子": ("男", -23, True), "次子": ("男", -26, True), "三子": ("男", -29, True), "长女": ("女", -22, True),
    "次女": ("女", -27, True), "三女": ("女", -30, True), "儿媳": ("女", -24, False), "女婿": ("男", -24, False),
    "孙子": ("男", -48, True), "孙女": ("女", -49, True), "弟": ("男", -3, True), "妹": ("女", -4, True),
    "兄": ("男", 4, True), "姐": ("女", 3, True), "叔父": ("男", 22, True), "姑母": ("女", 23, True),
    "岳母": ("女", 25, False), "祖母": ("女", 49, False), "外孙": ("男", -47, False), "堂兄": ("男", 5, True),
}  # fmt: skip


_FOLK = Folk(
    common=_COMMON, seldom=_SELDOM, compound=_COMPOUND, given=_GIVEN, rare=_RARE, peoples=_PEOPLES, others=0.055,
    up_to=0.26, ties=_TIES, born=(1940, 1984), served=(1950, 1982),
)  # fmt: skip
who, police, family_name, kin = _FOLK.who, _FOLK.police, _FOLK.family_name, _FOLK.kin
mate, other_name = _FOLK.mate, _FOLK.other_name


def household(m: Maker, head: Person, before: int, most: int = 4) -> list[tuple[str, Person]]:
    """Return some people of somebody's house with their ties, all born before a year."""
    ties = m.rng.sample(["长子", "次女", "三子", "母", "弟", "儿媳"], m.rng.randint(1, most))
    people = [mate(m, head), *((tie, kin(m, tie, head)) for tie in ties)]
    return [(tie, own) for tie, own in people if own.birth.year < before]


def milk_name(m: Maker) -> Run:
    """What somebody was called as a child: a name of sorts, but not one that must be found."""
    said = m.rng.choice(_MILK)
    return Run(said, Ink.VALUE, Mark(kind="person", value=said, role="former_name", optional=True))


def on(m: Maker, day: dt.date, role: str, style: str = "", *, precision: str = "day") -> Run:
    """Write a date in yet more ways: digits apart, zeros of Han, blanks all over, years behind a stroke."""
    y, month, d = day.year, day.month, day.day
    if y < 1930 and style in _SHORT:
        style = "cn"
    count = {"year": 1, "month": 2, "day": 3}[precision]
    own = {
        "zero_han": (han_year(y).replace("〇", "零") + "年", f"{han_number(month)}月", f"{han_number(d)}日"),
        "apart": (f"{y}年", f" {month} 月", f" {d} 日"),
        "apart0": (f"{y} 年", f" {month:02d} 月", f" {d:02d} 日"),
        "digits": (f"{' '.join(str(y))} 年", f" {month} 月", f" {d} 日"),
        "mark": (f"’{y % 100:02d}", f".{month}", f".{d}"),
        "short0": (f"{y % 100:02d}", f".{month:02d}", f".{d:02d}"),
        "short_cn": (f"{y % 100:02d}年", f"{month}月", f"{d}日"),
        "hao": (f"{y}年", f"{month}月", f"{d}号"),
    }
    if style not in own:
        return eighth_on(m, day, role, style, precision=precision)
    shown = "".join(own[style][:count])
    return Run(shown, Ink.VALUE, Mark(kind="date", value=iso(day, precision), role=role))


def clock(m: Maker) -> Run:
    """What stands behind a date: an hour, which is no part of it."""
    hour, minute = m.rng.randint(1, 23), m.rng.randint(0, 59)
    return Run(
        m.pick(f"{hour}时{minute}分", f" {hour}:{minute:02d}", f"　{han_number(hour)}时许", f" {hour} 时 {minute} 分")
    )


def at(text: str, role: str) -> Run:
    """A marked address; what only says how near may be left out."""
    short = re.sub(r"(?:处|前)$", "", text)
    return Run(text, Ink.VALUE, Mark(kind="address", value=text, role=role, also=(short,) if short != text else ()))


def unit(m: Maker) -> str:
    """Return a works or shop, which employs people."""
    return m.rng.choice([employer for employer in m.places.employers if "（" in employer])


def paper_number(m: Maker, letters: str, year: int, role: str = "document") -> Run:
    """Return the number of a document as an office writes it; ``letters`` is the office's short name."""
    n, short = m.rng.randint(2, 780), year % 100
    return m.number(
        m.pick(
            f"{letters}〔{year}〕{n}号", f"{letters}字〔{year}〕{n:03d}号", f"（{year}）{letters}字第{n}号",
            f"{letters}发[{year}]{n}号", f"({short:02d}){letters}字第{n:02d}号", f"{letters}字第{n:04d}号",
        ),
        role,
    )  # fmt: skip


def file_code(m: Maker, category: str, year: int, kept: str = "Y") -> Run:
    """Return the archive number of another item of about that year, long or short."""
    volume, leaf = m.rng.randint(1, 420), m.rng.randint(1, 70)
    code = category.split("·", maxsplit=1)[0]
    whole = f"{m.fonds}-ZY·{category}·{year}·{kept}-{volume:04d}-{leaf:03d}"
    return m.number(m.pick(whole, whole, f"0986-{code}·{year}·{kept}-{volume:04d}-{leaf:03d}"), "ref_code")


def phone(m: Maker, r: Region) -> Run:
    value = f"{m.pick(r.dial + '-', '(' + r.dial + ')', r.dial + ' ')}0000{m.numbers.digits(3)}"
    return Run(value, Ink.VALUE, Mark(kind="phone", value=value, optional=True))


def plate(m: Maker, r: Region) -> Run:
    """Return a plate, joined, dotted, dashed or with a blank."""
    value = m.numbers.plate(r.plate)
    return m.number(value, "plate", written=value[:2] + m.pick("", "·", "", "-", " ") + value[2:])


def engine(m: Maker) -> Run:
    return m.number(m.pick("1E", "F8A", "CY4", "S195-", "H") + m.numbers.digits(6), "engine")


def frame(m: Maker) -> Run:
    return m.number(m.numbers.digits(m.rng.choice((6, 8))), "frame")


def permit_number(m: Maker, r: Region, year: int, role: str = "permit") -> Run:
    """Return the number of a lodger's permit."""
    return m.number(
        m.pick(
            f"{r.letters}暂{year % 100:02d}-{m.numbers.serial(6)}", f"{r.dial}{m.numbers.serial(8)}",
            f"({year})暂字第{m.numbers.serial(5)}号", f"Z{r.plate[1]}{m.numbers.serial(7)}",
        ),
        role,
    )  # fmt: skip


def wide(m: Maker, person: Person, role: str) -> Run:
    """A name of two characters set as wide as one of three."""
    return m.name(person, role, written="　".join(person.name) if len(person.name) == 2 else person.name)


def listed(*names: Run, by: str = "、") -> Text:
    """Several people in one cell."""
    return say(*(part for number, name in enumerate(names) for part in ([lab(by)] if number else []) + [name]))


def opinion(
    m: Maker, label: str, said: str | Text, own: Person, role: str, day: dt.date, *, style: str = "cn", lines: int = 3
) -> list[Cell]:
    """Return a row with an office's opinion in a big cell, signed and dated at the lower right."""
    foot = (m.pick("签字：", "（章）", f"{role}："), m.name(own, role), "　", on(m, day, "signed", style))
    return [key(label, 8, upright=len(label) < 6 and m.chance(0.3)), signed(said, share=42, foot=foot, lines=lines)]


def red_head(office: str, *, line: bool = True) -> tuple[Block, ...]:
    """The head of an office's letter paper; a rule below it stands for the red one."""
    head: tuple[Block, ...] = (Prose(text=printed(office), align="centre", scale=1.7),)
    return (*head, Prose(text=printed("━" * 24), align="centre", scale=0.9)) if line else head


def tear(m: Maker, said: str = "") -> Prose:
    """A line to cut along."""
    dash = m.pick("- - - - - - - - -", "………………", "— — — — — —", "－－－－－－－－")
    return Prose(text=printed(dash + (said or m.pick("骑缝（盖章）", "沿线撕开", "裁剪线")) + dash), align="centre")


def head_line(m: Maker, *choices: str, scale: float = 1.6) -> Title:
    return Title(m.pick(*choices), spaced=m.chance(0.3), scale=scale)


def seal(m: Maker, office: str, centre: str = "", *, share: float = 0.6) -> tuple[Stamp, ...]:
    """Stamp what was drawn last, where it was not forgotten; mostly round and red."""
    if not m.chance(share):
        return ()
    shape = m.rng.choices(("round", "oval", "square", "rectangle"), (0.75, 0.08, 0.07, 0.1))[0]
    return (Stamp(office, m.rng.uniform(0.4, 0.85), centre, shape, m.pick("red", "red", "red", "purple")),)


paper = functools.partial(eighth_base.paper, part="ninth")
