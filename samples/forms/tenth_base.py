"""What the tenth forms share: people, dates with pauses or of the Qing, merged headings, ticks, cells to sign in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from samples.blocks import Cell, Gap, Prose, Table
from samples.forms import eighth_base, ninth_base
from samples.forms.apart_base import key, val
from samples.forms.base import Form, Maker, han_number, iso
from samples.forms.folk import Folk
from samples.forms.ninth_places import Region
from samples.people import Person
from samples.rich import Ink, Mark, Run, Text, printed, say

Part = str | Run | Text

_COMMON = "李王张刘陈杨黄赵周吴蒋唐何罗莫韦覃秦廖邓谢龙梁陆蓝潘卢马韩祁冶严朱顾钱陶沈徐孙胡钟邵丁薛戚崔魏尹孟齐袁姚"
_SELDOM = "卯农闭粟岑班磨卿滑果回展怀胥嵇仇宦宗奚惠支阙祖蒲岳鲜母荀殷单查索星东祝权桂钭糜桑弓"
_COMPOUND = ("欧阳", "诸葛", "司徒", "慕容", "上官", "尉迟", "东方", "鲜于", "闾丘", "令狐", "皇甫", "司马")
_GIVEN = {
    "男": "世荣|朝贵|有才|金山|广田|树林|凤岐|连生|长河|兆丰|步云|国栋|开泰|正刚|万福|德才|友生|荣华|运昌|日升|阿大|"
    "根林|水生|小弟|福荣|永年|道平|家骏|克勤|宝山|占奎|元德|洪涛|新民|红星|学军|立新|健|勇|凯|宁|俊|翔|成|东升",
    "女": "秀兰|桂珍|玉芳|素琴|凤英|翠花|大妹|小妹|三妹|阿凤|连娣|根妹|水英|秀凤|美英|月仙|金娣|兰花|德珍|明珍|建华|"
    "学红|卫红|胜男|春燕|丽萍|爱萍|亚萍|文静|玉兰|芝|萍|燕|霞|梅|云|婕|琴|瑶",
}
_RARE = ("昫", "颀", "桢干", "翮", "崧", "珣", "晢", "钰淇", "芮", "骢", "筱", "梓涵", "沛霖", "勰")
_PEOPLES = (
    ("才仁·东周", "藏族", "男"), ("尕藏·才让", "藏族", "男"), ("德吉·措姆", "藏族", "女"), ("拉姆·措", "藏族", "女"),
    ("马尕西木", "回族", "男"), ("马阿乙舍", "回族", "女"), ("韩索菲亚", "撒拉族", "女"), ("乌图那生", "蒙古族", "男"),
    ("娜仁花", "蒙古族", "女"), ("吉克·木呷", "彝族", "男"), ("阿苦·日作", "彝族", "女"), ("祁什吉才让", "土族", "男"),
)  # fmt: skip
# Tie: sex, years older, whether of one family name.
_TIES = {
    "父": ("男", 25, True), "母": ("女", 23, False), "妻": ("女", -2, False), "夫": ("男", 3, False),
    "长子": ("男", -22, True), "次子": ("男", -25, True), "三子": ("男", -28, True), "长女": ("女", -23, True),
    "次女": ("女", -26, True), "三女": ("女", -31, True), "儿媳": ("女", -24, False), "女婿": ("男", -22, False),
    "孙": ("男", -47, True), "孙女": ("女", -50, True), "弟": ("男", -3, True), "妹": ("女", -4, True),
    "兄": ("男", 4, True), "姐": ("女", 3, True), "叔": ("男", 21, True), "姑": ("女", 22, True),
    "岳父": ("男", 27, False), "舅": ("男", 20, False), "堂弟": ("男", -4, True), "外祖母": ("女", 46, False),
}  # fmt: skip
_FOLK = Folk(
    common=_COMMON, seldom=_SELDOM, compound=_COMPOUND, given=_GIVEN, rare=_RARE, peoples=_PEOPLES, others=0.06,
    up_to=0.25, ties=_TIES, born=(1938, 1985), served=(1950, 1982),
)  # fmt: skip
who, police, family_name, kin = _FOLK.who, _FOLK.police, _FOLK.family_name, _FOLK.kin
mate, other_name = _FOLK.mate, _FOLK.other_name
head_line, listed, plate, seal = ninth_base.head_line, ninth_base.listed, ninth_base.plate, ninth_base.seal


def household(m: Maker, head: Person, before: int, most: int = 4) -> list[tuple[str, Person]]:
    """Return a mate and some children or elders with their ties, all born before a year, no name twice."""
    ties = m.rng.sample(["长子", "次子", "次女", "三女", "母", "妹"], m.rng.randint(1, most))
    return _FOLK.household(m, head, before, *ties)


def aged(m: Maker, made: int, least: int = 18, most: int = 55, *, sex: str = "", han: bool = False) -> Person:
    """Return somebody who is of that age in a year."""
    return who(m, (made - most, made - least), sex=sex, han=han)


def id_in(m: Maker, own: Person, year: int) -> Run:
    """An ID number as written in a year: 15 digits before the turn of 1999."""
    return m.id_of(own, old=year < 1999)


def reign(day: dt.date, role: str) -> Run:
    """Write a year by its reign, the Republic, or before the Republic, as the ledgers of the fifties did."""
    y = day.year
    said = f"光绪{han_number(y - 1874)}年" if y < 1909 else f"宣统{han_number(y - 1908)}年" if y < 1912 else "民国元年"
    if y > 1912:
        said = f"民国{han_number(y - 1911).replace('三十', '卅').replace('二十', '廿')}年"
    return Run(said, Ink.VALUE, Mark(kind="date", value=f"{y}", role=role))


def on(m: Maker, day: dt.date, role: str, style: str = "", *, precision: str = "day") -> Run:
    """Write a date with pauses, raised dots, months in Roman numbers, or in a box for each part."""
    y, month, d = day.year, day.month, day.day
    if y < 1930 and style in {"pause", "roman2"}:
        style = "cn"
    count = {"year": 1, "month": 2, "day": 3}[precision]
    roman = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"[month - 1]
    own = {
        "pause": (f"{y % 100:02d}", f"、{month}", f"、{d}"),
        "pause4": (f"{y}", f"、{month}", f"、{d}"),
        "raised": (f"{y}", f"·{month}", f"·{d}"),
        "roman": (f"{y}", f".{roman}", f".{d}"),
        "boxes": (f"{y}年", f"\t{month}月", f"\t{d}日"),
        "loose": (f"{y}年", f"　{month}月", f"　{d}日"),
        "solar": (f"公历{y}年", f"{month}月", f"{d}日"),
    }
    if style not in own:
        return ninth_base.on(m, day, role, style, precision=precision)
    return Run("".join(own[style][:count]), Ink.VALUE, Mark(kind="date", value=iso(day, precision), role=role))


def at(text: str, role: str) -> Run:
    """A marked address; what only says how near may be left out."""
    short = re.sub(r"(?:路段|村口|处)$", "", text)
    return Run(text, Ink.VALUE, Mark(kind="address", value=text, role=role, also=(short,) if short != text else ()))


def paper_number(m: Maker, letters: str, year: int, role: str = "document") -> Run:
    """Return the number of a document as an office writes it; ``letters`` is the office's short name."""
    n, short = m.rng.randint(2, 860), year % 100
    return m.number(
        m.pick(
            f"{letters}（{year}）{n}号", f"{letters}字〔{year}〕第{n:04d}号", f"[{year}]{letters}字第{n}号",
            f"{letters}〔{short:02d}〕第{n:03d}号", f"{letters}字第{short:02d}-{n:04d}号", f"{letters}{year}{n:05d}",
        ),
        role,
    )  # fmt: skip


def file_code(m: Maker, category: str, year: int, kept: str = "Y") -> Run:
    """Return the archive number of another item: by series, short, by item, or by old catalogue and leaf."""
    volume, leaf = m.rng.randint(1, 420), m.rng.randint(1, 80)
    code = category.split("·", maxsplit=1)[0]
    return m.number(
        m.pick(
            f"{m.fonds}-ZY·{category}·{year}·{kept}-{volume:04d}-{leaf:03d}",
            f"0{m.fonds[1:]}-{code}·{year}·{kept}-{volume:04d}-{leaf:03d}",
            f"{m.fonds}-{code}·{year}-{kept}-{volume:04d}",
            f"{m.fonds}-{m.rng.randint(1, 19):03d}-{volume:04d}-{leaf:03d}",
        ),
        "ref_code",
    )  # fmt: skip


def phone(m: Maker, r: Region) -> Run:
    value = f"{m.pick(r.dial + '-', '（' + r.dial + '）', r.dial + '—')}0000{m.numbers.digits(3)}"
    return Run(value, Ink.VALUE, Mark(kind="phone", value=value, optional=True))


def engine(m: Maker) -> Run:
    return m.number(m.pick("4G6", "CA6", "R175-", "D", "156F") + m.numbers.digits(6), "engine")


def permit_number(m: Maker, r: Region, year: int, role: str = "permit") -> Run:
    return m.number(
        m.pick(
            f"{r.letters}寄字{m.numbers.serial(6)}号", f"{year % 100:02d}{r.dial}{m.numbers.serial(6)}",
            f"{r.plate[1]}{year}-{m.numbers.serial(5)}", f"暂字（{year}）{m.numbers.serial(6)}号",
        ),
        role,
    )  # fmt: skip


def ticks(m: Maker, chosen: str, *options: str) -> Text:
    """Options with the chosen one ticked, all in a form alike: filled squares, brackets, or a tick for the square."""
    ways = (("■", "□", "　"), ("[√]", "[　]", " "), ("（√）", "（　）", ""), ("√", "□", "  "), ("■", "□", " "))
    on_, off, gap = ways[m.date_styles.index(m.date_style)]
    return say(gap.join((on_ if option == chosen else off) + option for option in options), ink=Ink.LABEL)


def over(text: str, *inner: tuple[str, float]) -> Cell:
    """A heading over several columns."""
    under = tuple(key(label, share) for label, share in inner)
    return Cell(text=say(text, ink=Ink.LABEL), label=True, share=sum(share for _, share in inner), under=under)


def ledger(head: Sequence[Cell], rows: Sequence[Sequence[Part]], *, side: str = "", joined: bool = False) -> Table:
    """A register: a heading, perhaps over two lines, and a row for each entry in columns of the same width."""
    shares = [inner.share for cell in head for inner in (cell.under or (cell,))]
    body = [[val(part, share=s, align="centre") for part, s in zip(row, shares, strict=True)] for row in rows]
    return Table(rows=[list(head), *body], side=side, joined=joined)


def decided(m: Maker, label: str, said: Part, own: Person, role: str, day: dt.date, style: str = "dot") -> list[Cell]:
    """A row in which an office's word, who signed it and when stand in cells of their own."""
    return [
        key(label, 8), val(said, share=18), key(m.pick("签名", "签章", "经手"), 5), val(m.name(own, role), share=8),
        key("日期", 4), val(on(m, day, "signed", style), share=11),
    ]  # fmt: skip


def caption(label: str, share: float, *parts: Part, lines: int = 1) -> Cell:
    """A cell with its label as small print in the corner."""
    return val(*parts, share=share, caption=label, lines=lines)


def cut(m: Maker, said: str = "") -> Prose:
    """A line to cut along, with half of a number or seal on it."""
    dash = m.pick("┄┄┄┄┄┄┄┄", "·····················", "－ － － － － －", "=========")
    return Prose(text=printed(dash + (said or m.pick("（骑　缝　章）", "由此剪下", "第二联")) + dash), align="centre")


def small(text: str, scale: float = 1.2) -> Prose:
    return Prose(text=printed(text), align="centre", scale=scale)


def paper(*told: Any, part: str = "tenth", **more: Any) -> Form:
    """Return a form of this part or another; a table stands a little below the line before it."""
    form = eighth_base.paper(*told, part=part, **more)
    pages = []
    for page in form.pages:
        beside = zip((Gap(), *page), page, strict=False)
        low = [isinstance(above, Prose) and isinstance(block, Table) for above, block in beside]
        pages.append(tuple(b for lower, block in zip(low, page, strict=True) for b in (Gap(0.2), block)[not lower :]))
    return replace(form, pages=tuple(pages))
