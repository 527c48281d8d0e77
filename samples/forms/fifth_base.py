"""What the fifth part's forms share: their people's names, their ways of writing dates and numbers."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from samples.blocks import Cell
from samples.forms.base import Maker, han_number, han_year, iso
from samples.forms.fifth_places import any_place
from samples.forms.fourth_base import on as shared_on
from samples.people import Person
from samples.rich import Ink, Mark, Run, Text, say

_SURNAMES = "李王周刘唐罗谢欧邓肖胡尹廖阳蒋彭贺颜谷旷龙曾易邹许黎赵孙韩郭宋崔武白苗冯尚牛潘覃韦莫蓝黄梁陆农石吴杨林"
_SELDOM = "寇娄敬冀苑支时宁安平计成米麻车海边巩鹿闵刁权丛战原相束鄂弓由库亓仉窦苍贝暴晋楚席褟缑帅邸"
_COMPOUND = ("欧阳", "南宫", "赫连", "鲜于", "东郭", "西门", "公冶", "太史", "慕容", "司空", "令狐", "皇甫")
_GIVEN = {
    "男": "建设|国庆|解放|援越|新民|学农|卫兵|正清|昌盛|和生|满堂|长根|来福|石头|小牛|正中|湘南|冬至|志远|远征|世界|"
    "家齐|泽南|祖德|庚生|明理|一鸣|自强|正方|景行|怀远|乐山|平|勇|波|旭|钊|淼|亮|峻|恒|冰|柱|满",
    "女": "国英|红卫|解群|小妹|月英|招弟|秋菊|春花|似玉|若男|贵香|细姑|五妹|来娣|冬英|美玉|青莲|亚平|晓琳|白露|"
    "子衿|安安|圆圆|金花|婷|敏|静|萍|妮|燕|珠|露|蕊|淑|好",
}
_RARE = ("焱", "垚", "翊轩", "骉", "珮瑜", "昇", "峯", "祎然", "崟", "湉", "甯", "咏荍")
_MINORITY = (
    ("买买提·艾沙", "维吾尔族"), ("阿孜古丽·热合曼", "维吾尔族"), ("吉木·尔古", "彝族"), ("阿的·日乌", "彝族"),
    ("加尔肯·叶尔江", "哈萨克族"), ("才旦·卓嘎", "藏族"), ("阿卜杜外力·喀迪尔", "维吾尔族"),
)  # fmt: skip
_BY_NAMES = ("老四", "癞子", "铁头", "矮子", "二毛", "光头", "麻子")


def who(
    m: Maker, born: tuple[int, int] = (1942, 1989), *, sex: str = "", family: str = "", minority: bool = False
) -> Person:
    """Return somebody of the fifth part's own names; ID number, birth and sex fit each other."""
    person = m.person(born=born, sex=sex or m.pick("男", "女"), minority=minority)
    if minority:
        name, people_of = m.rng.choice(_MINORITY)
        return replace(person, name=name, ethnicity=people_of, former_names=())
    dice = m.rng.random()
    surname = family or m.rng.choice(_COMPOUND if dice < 0.09 else _SELDOM if dice < 0.24 else _SURNAMES)
    given = m.rng.choice(_GIVEN[person.sex].split("|")) if m.chance(0.93) else m.rng.choice(_RARE)
    return replace(person, name=surname + given, former_names=())


def family_name(person: Person) -> str:
    return person.name[: 2 if person.name[:2] in _COMPOUND else 1]


def relative(m: Maker, of: Person, born: tuple[int, int], sex: str = "") -> Person:
    """Return somebody of the same family name who is called otherwise."""
    while True:
        person = who(m, born, sex=sex, family=family_name(of))
        if person.name != of.name:
            return person


def other_name(m: Maker, of: Person) -> str:
    return relative(m, of, (1950, 1960), of.sex).name


def by_name(m: Maker, of: Person) -> str:
    """What neighbours call somebody: 李老四, 胡麻子."""
    return family_name(of) + m.rng.choice(_BY_NAMES)


def police(m: Maker) -> Person:
    return who(m, (1952, 1984), sex=m.pick("男", "男", "男", "女"))


def wide(m: Maker, person: Person, role: str = "") -> Run:
    """A name of two characters set as wide as one of three."""
    return m.name(person, role, written="　".join(person.name) if len(person.name) == 2 else person.name)


def on(m: Maker, day: dt.date, role: str = "", *, style: str = "", precision: str = "day", ink: Ink = Ink.VALUE) -> Run:
    """A marked date. Own styles: ``pause`` (2006、5、12), ``years2`` (86年5月12日), ``han2`` (八六年五月十二日)."""
    style = style or m.date_style
    y, month, d = day.year, day.month, day.day
    if style == "pause":
        shown = "、".join(map(str, (y, month, d)[: {"year": 1, "month": 2, "day": 3}[precision]]))
    elif style == "years2":
        shown = f"{y % 100:02d}年{month}月" + (f"{d}日" if precision == "day" else "")
    elif style == "han2":
        shown = f"{han_year(y)[2:]}年{han_number(month)}月" + (f"{han_number(d)}日" if precision == "day" else "")
    else:
        return shared_on(m, day, role, style=style, precision=precision, ink=ink)
    return Run(shown, ink, Mark(kind="date", value=iso(day, precision), role=role))


def at(m: Maker, role: str = "", text: str = "") -> Run:
    """A marked address; what only says how near (处, 门前) may be left out."""
    text = text or any_place(m)
    short = re.sub(r"(?:处|门前)$", "", text)
    return Run(text, Ink.VALUE, Mark(kind="address", value=text, role=role, also=(short,) if short != text else ()))


def boxed(run: Run, share: float) -> Cell:
    """A value whose characters stand in a box each."""
    return Cell(text=(replace(run, text="\t".join(run.text)),), share=share, divided=True)


def stretched(run: Run) -> Run:
    """A value whose characters stand apart."""
    return replace(run, text=" ".join(run.text))


def paper_number(m: Maker, head: str, year: int, role: str = "document") -> Run:
    """A document's number as this part's offices write it."""
    n, short = m.rng.randint(2, 480), year % 100
    value = m.pick(
        f"{head}〔{year}〕{n}号", f"{head}[{year}]第{n:04d}号", f"{head}({year}){n:03d}号", f"{head}字第{n:05d}号",
        f"{head}字（{short:02d}）第{n}号", f"{year}{head}字第{n}号",
    )  # fmt: skip
    return m.number(value, role)


def car(m: Maker, value: str = "") -> Run:
    value = value or m.numbers.plate(m.pick("湘D", "豫C", "川C", "鲁D", "桂B", "渝F"))
    return m.number(
        value, "plate", written=m.pick(value, value, value[:2] + "·" + value[2:], value[:2] + " " + value[2:])
    )


def heads(*words: tuple[str, float]) -> list[Cell]:
    return [Cell(text=say(word, ink=Ink.LABEL), label=True, share=share, align="centre") for word, share in words]


def signed(m: Maker, label: str, person: Person, role: str, day: dt.date, *, style: str = "") -> Text:
    """A signature with its date."""
    return say(Run(label, Ink.LABEL), wide(m, person, role), Run("　", Ink.LABEL), on(m, day, "signed", style=style))
