"""What the eleventh forms share: people of many peoples, dates as clerks tell them, questions and answers."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass, replace

from samples.blocks import Block
from samples.forms import eighth_base, ninth_base, tenth_base
from samples.forms.apart_base import para
from samples.forms.base import Maker, han_number, han_year, iso
from samples.forms.folk import Folk
from samples.forms.ninth_places import Region
from samples.people import Person
from samples.rich import Ink, Mark, Run, Text, say

Part = str | Run | Text

# A people that has family names: those names, and given names of men and women.
_NATIONS = (
    ("朝鲜族", "金朴崔全玄池", "成哲|龙洙|京浩|永日|哲俊|相烈", "春子|顺姬|英淑|贞爱|明玉|花子"),
    ("满族", "佟那富赫关舒", "德全|景泰|凤山|玉璞|奎|文焕", "桂珍|淑贤|雅琴|玉兰|静娴|荣"),
    ("苗族", "潘石龙杨唐", "老桥|文应|秀成|通明|当友|光里", "阿榜|秀妮|银花|妹往|菊桃|务里"),
    ("布依族", "韦罗岑蒙卢", "朝荣|国昌|小德|仕安|永贵|卜", "阿勒|秀英|小妮|定芬|美|阿囡"),
    ("鄂伦春族", "孟葛魏白莫", "德胜|吉善|卫东|古善|双来|乌力", "金花|依尔|桂兰|敖道|秀珍|苏"),
)  # fmt: skip
_GIVEN = {
    "男": "广生|茂林|长庚|玉亭|有根|士元|振邦|家驹|德厚|宝泉|运来|银海|万才|启明|松柏|克俭|少棠|本立|正月|立夏|双全|"
    "大江|"
    "援越|红兵|小虎|志坚|新民|卫星|爱国|忠|毅|朋|涛|波|锋|浩|磊|宇|彬|岩|达",
    "女": "翠娥|金凤|桂莲|淑云|秋菊|腊香|水仙|彩凤|春桃|银娣|素珍|雅芳|秀清|宝珠|凤仪|爱华|红梅|向阳|小芹|冬梅|亚楠|"
    "思敏|"
    "月英|玉洁|莲|娥|芹|娜|莎|晶|欢|彦|珠|璐|菲|蓉|杏",
}
_PEOPLES = (
    ("巴图毕力格", "蒙古族", "男"), ("朝鲁门", "蒙古族", "男"), ("额尔敦仓", "蒙古族", "男"), ("宝音德力根", "蒙古族",
        "男"),
    ("苏雅拉图", "蒙古族", "男"), ("敖登格日勒", "蒙古族", "女"), ("阿拉腾其木格", "蒙古族", "女"), ("乌日汗",
        "蒙古族", "女"),
    ("娜仁·图雅", "蒙古族", "女"), ("杜古尔·苏荣", "鄂温克族", "男"), ("哈森其木格", "鄂温克族", "女"),
    ("再乃甫·沙比提", "维吾尔族", "女"),
)  # fmt: skip
# Tie: sex, years older, whether of one family name.
_TIES = {
    "父": ("男", 25, True), "母": ("女", 24, False), "妻": ("女", -2, False), "夫": ("男", 2, False),
    "长子": ("男", -23, True), "次子": ("男", -26, True), "幼子": ("男", -31, True), "长女": ("女", -22, True),
    "次女": ("女", -25, True), "幼女": ("女", -30, True), "儿媳": ("女", -24, False), "女婿": ("男", -23, False),
    "弟": ("男", -4, True), "妹": ("女", -4, True),
    "孙子": ("男", -48, True), "孙女": ("女", -49, True), "胞弟": ("男", -3, True), "胞妹": ("女", -5, True),
    "胞兄": ("男", 4, True), "胞姐": ("女", 3, True), "叔父": ("男", 21, True), "伯父": ("男", 28, True),
    "舅父": ("男", 20, False), "姨母": ("女", 22, False), "岳父": ("男", 26, False), "祖母": ("女", 48, False),
    "外孙": ("男", -46, False), "侄子": ("男", -24, True), "表兄": ("男", 4, False),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class _Peoples(Folk):
    """Folk of whom some are of peoples that have family names of their own."""

    def who(
        self, m: Maker, born: tuple[int, int] | None = None, *, sex: str = "", family: str = "", han: bool = False
    ) -> Person:
        own = super().who(m, born, sex=sex, family=family, han=han)
        if family or han or not m.chance(0.14):
            return own
        nation, families, men, women = m.rng.choice(_NATIONS)
        given = m.rng.choice((men if own.sex == "男" else women).split("|"))
        return replace(own, name=m.rng.choice(families) + given, ethnicity=nation)


_FOLK = _Peoples(
    common="王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢"
        "傅钟姜",
    seldom="褚蒙敖禤檀仰巫窦费谷明芦缑寇厉弋荆樊牧隗山谌裘揭殳俎党辜智訾鄢银雒翦底麻",
    compound=("欧阳", "司徒", "诸葛", "上官", "夏侯", "完颜", "公孙", "东方", "令狐", "钟离", "澹台", "宇文"),
    given=_GIVEN, rare=("堃", "琬", "彧", "菡", "赟", "翯", "熠", "瑄", "淦", "飏", "珮珮", "礽"), peoples=_PEOPLES,
    others=0.06, up_to=0.24, ties=_TIES, born=(1936, 1986), served=(1950, 1983),
)  # fmt: skip
who, police, family_name, kin = _FOLK.who, _FOLK.police, _FOLK.family_name, _FOLK.kin
mate, aged, other_name = _FOLK.mate, _FOLK.aged, _FOLK.other_name
at, by_moon, nickname = eighth_base.at, eighth_base.by_moon, eighth_base.nickname
clock, head_line, listed, plate, seal = (
    ninth_base.clock, ninth_base.head_line, ninth_base.listed, ninth_base.plate, ninth_base.seal,
)  # fmt: skip
caption, cut, file_code, ledger, over, phone, small = (
    tenth_base.caption, tenth_base.cut, tenth_base.file_code, tenth_base.ledger, tenth_base.over,
    tenth_base.phone, tenth_base.small,
)  # fmt: skip


def cadre(m: Maker, year: int) -> Person:
    """Return somebody who held an office in a year, however long ago."""
    return who(m, (year - 55, year - 25), sex=m.pick("男", "男", "女"), han=True)


def id_in(m: Maker, own: Person, year: int) -> Run:
    """Return an ID number as written in a year; some clerks went on writing 15 digits after 1999."""
    return m.id_of(own, old=year < 1999 or (year < 2004 and m.chance(0.3)))


def on(m: Maker, day: dt.date, role: str, style: str = "", *, precision: str = "day") -> Run:
    """Write a date in yet more ways: 廿 and 卅, Han digits between dots, 元月, a short year with blanks."""
    y, month, d = day.year, day.month, day.day
    if style == "gap2" and y < 1930:
        style = "cn"
    first = "元月" if month == 1 else f"{han_number(month)}月"
    twenty = re.sub("^三十(?=.)", "卅", re.sub("^二十", "廿", han_number(d)))
    own = {
        "nian": (f"{han_year(y)}年", first, f"{twenty}日"),
        "han_dot": (han_year(y), f"·{han_number(month)}", f"·{han_number(d)}"),
        "yuan": (f"{y}年", "元月" if month == 1 else f"{month}月", f"{d}日"),
        "gap2": (f"{y % 100:02d} 年", f" {month} 月", f" {d} 日"),
    }
    if style not in own:
        return tenth_base.on(m, day, role, style, precision=precision)
    shown = "".join(own[style][: {"year": 1, "month": 2, "day": 3}[precision]])
    return Run(shown, Ink.VALUE, Mark(kind="date", value=iso(day, precision), role=role))


def same_year(day: dt.date, role: str, *, han: bool = False) -> Run:
    """Write a day of the year that was named before."""
    shown = f"同年{han_number(day.month)}月{han_number(day.day)}日" if han else f"同年{day.month}月{day.day}日"
    return Run(shown, Ink.VALUE, Mark(kind="date", value=iso(day), role=role))


def span(m: Maker, first: dt.date, last: dt.date, role: str) -> Text:
    """Write from when to when: years or months, each end a date of its own."""
    joint, precision = m.rng.choice((("至", "month"), ("—", "year"), ("到", "month"), ("至", "year")))
    style = m.pick("cn", "han") if m.chance(0.7) else "yuan"
    return say(on(m, first, role, style, precision=precision), joint, on(m, last, role, style, precision=precision))


def near_day(made: dt.date, day: dt.date, role: str) -> Run:
    """Write a day of this month or the last; what it is must be reckoned, so finding it is no fault, nor missing it."""
    months = (made.year - day.year) * 12 + made.month - day.month
    shown = f"{('本月', '上月')[months]}{day.day}{'日' if day.day % 2 else '号'}" if months < 2 else f"{day.month}月间"
    return Run(shown, Ink.VALUE, Mark(kind="date", value=iso(day), role=role, optional=True))


def rough(text: str) -> Run:
    """Name a county, city or banner only: an address of sorts, but not one that must be found."""
    return Run(text, Ink.VALUE, Mark(kind="address", value=text, role="native_place", optional=True))


def paper_number(m: Maker, letters: str, year: int, role: str = "document") -> Run:
    """Return the number of a document as an office writes it; ``letters`` is the office's short name."""
    n, short = m.rng.randint(2, 640), year % 100
    return m.number(
        m.pick(
            f"{letters}（{year}）第{n}号", f"[{short:02d}]{letters}字{n}号", f"{letters}字第{n:03d}号",
            f"{letters}〔{year}〕{n:02d}号", f"{year}年{letters}字第{n}号", f"{letters}【{year}】{n}号",
            f"{letters}字({short:02d}){n:04d}号",
        ),
        role,
    )  # fmt: skip


def permit_number(m: Maker, r: Region, year: int, role: str = "permit") -> Run:
    return m.number(
        m.pick(
            f"{r.letters}居{year % 100:02d}{m.numbers.serial(5)}", f"暂字第{m.numbers.serial(6)}号",
            f"{r.dial}{year}{m.numbers.serial(5)}", f"{r.letters}暂证[{year}]{m.numbers.serial(4)}号",
        ),
        role,
    )  # fmt: skip


def engine(m: Maker) -> Run:
    return m.number(m.pick("491Q", "YC6", "S1100-", "G13B", "LF150") + m.numbers.digits(6), "engine")


def asked(*pairs: tuple[Part | tuple[Part, ...], Part | tuple[Part, ...]]) -> list[Block]:
    """Return questions and answers, a paragraph each; a question or answer of several parts is a plain tuple."""

    def parts(said: Part | tuple[Part, ...]) -> tuple[Part, ...]:
        return said if isinstance(said, tuple) else (said,)

    return [para(mark, *parts(said)) for pair in pairs for mark, said in zip(("问：", "答："), pair, strict=True)]


paper = functools.partial(tenth_base.paper, part="eleventh")
