"""What the eighth forms share: people, kin, dates in more ways, numbers of offices, cells and the form itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from samples.blocks import Block, Cell, Stamp, Title
from samples.forms.apart_base import key, lab
from samples.forms.base import Form, Maker, han_number, han_year, iso, write_date
from samples.forms.eighth_places import Region
from samples.forms.folk import Folk
from samples.forms.seventh_base import signed, when
from samples.people import Person
from samples.rich import Ink, Mark, Run, Text, say

_COMMON = (
    "汪吴程洪方胡许鲍章林郑蔡庄施柯连颜苏孙于王丁曲姜隋郝秦申耿靳荆冉安敖田李张刘陈杨赵周徐朱马何高梁宋唐谢叶袁蒋黄"
)
_SELDOM = "苌郏谯缑揭漆璩阚翟宛宫盛撒卜桑后柴冷简雍鹿修初綦禄浦资念晋展邸别占年扈亓仝蔚"
_COMPOUND = ("欧阳", "令狐", "上官", "皇甫", "濮阳", "独孤", "百里", "呼延", "夏侯", "公冶", "太史", "第五")
_GIVEN = {
    "男": "传海|守义|绍华|开明|友贵|正洪|朝阳|为民|思源|宜春|秋生|天赐|文举|得胜|维汉|启发|立冬|庆丰|志刚|大鹏|厂生|"
    "局良|红军|前程|解放|建安|铁锁|毛孩|狗剩|伟|军|斌|辉|超|锐|彤|坤|平|东",
    "女": "素云|桂花|改莲|爱民|凤仙|玉环|银屏|春分|小满|招娣|换弟|秀珠|丽钦|阿秋|美治|红英|晓霞|月桂|贵阳|长安|白雪|"
    "立夏|西湖|敏|霞|娟|莹|倩|菁|芬|蕙|洁|琪",
}
_RARE = ("昶", "翊", "佶", "懋林", "璐", "祺", "湉湉", "鑫垚", "瑢", "勍", "煜", "沁芃")
_PEOPLES = (
    ("沙玛·尔布", "彝族", "男"), ("曲木·阿呷", "彝族", "女"), ("洛绒·扎姆", "藏族", "女"), ("丹增·多吉", "藏族", "男"),
    ("阿布力孜·卡德尔", "维吾尔族", "男"), ("热孜宛古丽·依明", "维吾尔族", "女"), ("岩温罕", "傣族", "男"),
    ("玉应罕", "傣族", "女"), ("勒排·早都", "景颇族", "男"), ("马尔萨", "东乡族", "男"), ("马哈麦", "回族", "女"),
)  # fmt: skip
_MILK = ("小狗子", "毛妹", "二丫", "石头", "大毛", "三囡", "铁蛋", "满崽")
_KEPT_BY_CODE = {"HJ": "Y", "SG": "D20", "CL": "D30", "CR": "D30"}
# Tie: sex, years older, whether of one family name.
_TIES = {
    "父": ("男", 26, True), "父亲": ("男", 26, True), "母": ("女", 24, False), "母亲": ("女", 24, False),
    "妻": ("女", -2, False), "夫": ("男", 2, False), "长子": ("男", -23, True), "次子": ("男", -26, True),
    "三子": ("男", -29, True), "长女": ("女", -22, True), "次女": ("女", -27, True), "幼女": ("女", -31, True),
    "子": ("男", -25, True), "女": ("女", -25, True), "儿媳": ("女", -24, False), "女婿": ("男", -24, False),
    "孙子": ("男", -48, True), "孙女": ("女", -49, True), "弟": ("男", -3, True), "胞弟": ("男", -3, True),
    "妹": ("女", -4, True), "兄": ("男", 4, True), "胞兄": ("男", 4, True), "姐": ("女", 3, True),
    "伯父": ("男", 29, True), "祖父": ("男", 50, True), "外甥": ("男", -23, False), "舅父": ("男", 22, False),
}  # fmt: skip


_FOLK = Folk(
    common=_COMMON, seldom=_SELDOM, compound=_COMPOUND, given=_GIVEN, rare=_RARE, peoples=_PEOPLES, others=0.06,
    up_to=0.24, ties=_TIES, born=(1942, 1984), served=(1952, 1982),
)  # fmt: skip
who, police, family_name, kin = _FOLK.who, _FOLK.police, _FOLK.family_name, _FOLK.kin
mate, other_name = _FOLK.mate, _FOLK.other_name


def milk_name(m: Maker) -> Run:
    """What somebody was called as a child."""
    return nickname(m.rng.choice(_MILK))


def nickname(said: str) -> Run:
    """A name without a family name: a name of sorts, but not one that must be found."""
    return Run(said, Ink.VALUE, Mark(kind="person", value=said, role="former_name", optional=True))


def file_code(m: Maker, category: str, year: int) -> Run:
    """Return the archive number of another item of about that year, long or short."""
    code, kept = category.split("·", maxsplit=1)[0], _KEPT_BY_CODE[category.split("·", maxsplit=1)[0]]
    volume, leaf = m.rng.randint(1, 400), m.rng.randint(1, 60)
    whole = f"{m.fonds}-ZY·{category}·{year}·{kept}-{volume:04d}-{leaf:03d}"
    return m.number(m.pick(whole, whole, f"0987-{code}·{year}·{kept}-{volume:04d}-{leaf:03d}"), "ref_code")


def on(m: Maker, day: dt.date, role: str, style: str = "", *, precision: str = "day") -> Run:
    """Write a date in one more way: circles for zeros, short years with strokes, short years of the Republic."""
    y, month, d = day.year, day.month, day.day
    count = {"year": 1, "month": 2, "day": 3}[precision]
    own = {
        "circles": (han_year(y).replace("〇", "○") + "年", f"{han_number(month)}月", f"{han_number(d)}日"),
        "stroke2": (f"{y % 100:02d}", f"/{month}", f"/{d}"),
        "dash2": (f"{y % 100:02d}", f"-{month}", f"-{d}"),
        "stroke0": (f"{y}", f"/{month:02d}", f"/{d:02d}"),
        "dot0": (f"{y}", f".{month:02d}", f".{d:02d}"),
        "era": (f"公元{y}年", f"{month}月", f"{d}日"),
        "republic": (f"民国{y - 1911}年", f"{month}月", f"{d}日"),
    }
    if style in own:
        shown = "".join(own[style][:count])
    elif style == "republic_han":
        shown = write_date(day, "minguo", precision).replace("國", "国")
    elif precision != "day":
        shown = write_date(day, style or m.date_style, precision)
    else:
        return when(m, day, role, style or m.date_style)
    return Run(shown, Ink.VALUE, Mark(kind="date", value=iso(day, precision), role=role))


def by_moon(m: Maker, day: dt.date, role: str) -> Text:
    """Write a birthday by both calendars, or by the moon alone, which may be read either way."""
    from lunar_python import Solar

    moon = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    year, month, d = int(moon.getYear()), int(moon.getMonth()), int(moon.getDay())
    if month < 0 or m.chance(0.5):
        said = f"{moon.getMonthInChinese()}月{moon.getDayInChinese()}"
        return say(on(m, day, role, m.pick("cn", "han")), f"（{m.pick('农历', '旧历', '阴历')}{said}）")
    named = m.pick(han_number(month), str(moon.getMonthInChinese()))
    shown = f"农历{han_year(year)}年{named}月{moon.getDayInChinese()}"
    nominal = f"{year:04d}-{month:02d}-{d:02d}"
    return (Run(shown, Ink.VALUE, Mark(kind="date", value=iso(day), role=role, also=(nominal,))),)


def at(text: str, role: str) -> Run:
    """A marked address; what only says how near may be left out."""
    short = re.sub(r"(?:处|门前|村口路段)$", "", text)
    return Run(text, Ink.VALUE, Mark(kind="address", value=text, role=role, also=(short,) if short != text else ()))


def paper_number(m: Maker, letters: str, year: int, role: str = "document") -> Run:
    """Return the number of a document as an office writes it; ``letters`` is the office's short name."""
    n, short = m.rng.randint(2, 690), year % 100
    return m.number(
        m.pick(
            f"{letters}字〔{year}〕第{n}号",
            f"{letters}〔{year}〕{n}号",
            f"{letters}[{year}]{n:04d}号",
            f"（{short:02d}）{letters}字第{n:03d}号",
            f"{letters}字({year})第{n}号",
            f"{year}{letters}第{n:05d}号",
        ),
        role,
    )


def phone(m: Maker, r: Region) -> Run:
    value = f"{m.pick(r.area_code + '-', '(' + r.area_code + ')')}0000{m.numbers.digits(3)}"
    return Run(value, Ink.VALUE, Mark(kind="phone", value=value, optional=True))


def plate(m: Maker, r: Region) -> Run:
    """Return a plate, joined, dotted, dashed or with a blank."""
    value = m.numbers.plate(r.plate)
    return m.number(value, "plate", written=value[:2] + m.pick("", "", "·", "-", " ") + value[2:])


def wide(m: Maker, person: Person, role: str) -> Run:
    """A name of two characters set as wide as one of three."""
    return m.name(person, role, written="　".join(person.name) if len(person.name) == 2 else person.name)


def listed(*names: Run) -> Text:
    """Several people in one cell, parted by pauses."""
    return say(*(part for number, name in enumerate(names) for part in ([lab("、")] if number else []) + [name]))


def opinion(
    m: Maker, label: str, said: str | Text, who_: Person, role: str, day: dt.date, *, style: str = "cn", sign: str = ""
) -> list[Cell]:
    """Return a row with an office's opinion, signed and dated at the lower right."""
    foot = (sign or m.pick("签名：", "（签章）", f"{role}："), m.name(who_, role), "　", on(m, day, "signed", style))
    return [key(label, 9), signed(said, share=41, foot=foot)]


def head_line(m: Maker, *choices: str, scale: float = 1.6) -> Title:
    return Title(m.pick(*choices), spaced=m.chance(0.35), scale=scale)


def seal(m: Maker, office: str, centre: str = "", *, share: float = 0.6) -> tuple[Stamp, ...]:
    """Stamp what was drawn last, where it was not forgotten; mostly round and red."""
    if not m.chance(share):
        return ()
    shape = m.rng.choices(("round", "oval", "rectangle"), (0.75, 0.1, 0.15))[0]
    return (Stamp(office, m.rng.uniform(0.35, 0.85), centre, shape, m.pick("red", "red", "red", "blue")),)


_CATEGORIES = {
    "户籍": "HJ", "出入境": "CR", "车辆": "CL", "交通事故": "SG", "暂住证": "ZZ", "重点人口": "ZD", "利用登记": "LY",
}  # fmt: skip
_KEPT = {"户籍": "Y", "交通事故": "D20", "暂住证": "D10", "利用登记": "D10"}


def paper(
    name: str,
    kind: str,
    case: str,
    year: int,
    title: str,
    *pages: Sequence[Block],
    series: str = "",
    about: Sequence[Person] = (),
    creator: str,
    landscape: bool = False,
    traditional: bool = False,
    part: str = "eighth",
) -> Form:
    """Return a form of one archive class and case type, for this part or another."""
    return Form(
        key=f"{part}_{name}",
        archive_class=kind,
        category=_CATEGORIES[kind],
        series=series,
        retention=_KEPT.get(kind, "D30"),
        year=year,
        title=title,
        case_types=(case,),
        pages=tuple(tuple(page) for page in pages),
        subjects=tuple(person.name for person in about),
        creator=creator,
        landscape=landscape,
        traditional=traditional,
    )
