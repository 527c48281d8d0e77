"""Layouts, names, dates and addresses that only the unseen forms use. Never tune a rule on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from samples import people
from samples.blocks import Block, Cell, Field, Fields, Prose, Stamp, Table, Title, label_cell, value_cell
from samples.forms.base import Form, Maker, han_number, iso, write_date
from samples.people import Person
from samples.rich import Ink, Mark, Run, Text, say

# Class, retention and business part of the archive number, by the category and the case type.
_CLASSES = {
    "HJ": "户籍",
    "CR": "出入境",
    "CL": "车辆",
    "SG": "交通事故",
    "ZZ": "暂住证",
    "ZD": "重点人口",
    "LY": "利用登记",
}
_RETENTION = {"HJ": "Y", "CR": "D30", "CL": "D30", "SG": "D20", "ZZ": "D10", "ZD": "D30", "LY": "D10"}

_NAMES = (
    ("吐送江·买合木提", "男", "维吾尔族"),
    ("祖丽皮亚·热合曼", "女", "维吾尔族"),
    ("别克扎提·努尔兰", "男", "哈萨克族"),
    ("吉木·伍各", "男", "彝族"),
    ("扎西顿珠", "男", "藏族"),
    ("白玛曲珍", "女", "藏族"),
    ("乌日娜", "女", "蒙古族"),
    ("巴特尔", "男", "蒙古族"),
    ("金顺姬", "女", "朝鲜族"),
)
_SURNAMES = ("端木", "公孙", "呼延", "淳于", "闻人", "宓", "冼", "阙", "逯", "战", "迟", "苟", "敬", "龚", "卓", "巫")
_MALE = ("启明", "绍棠", "福祥", "宪忠", "树森", "金山", "子墨", "凯", "培根", "德厚", "庆余", "鸿儒", "玮")
_FEMALE = ("凤霞", "素云", "桂珍", "雅琪", "月娥", "思源", "红霞", "巧云", "冰倩", "淑贞", "琳", "银花", "秋菊")
_PROVINCES = ("川B", "鲁Q", "浙J", "云D", "吉C", "陕E", "桂K", "黑M", "甘D", "冀A")


def who(m: Maker, *, sex: str = "", born: tuple[int, int] = (1925, 1968), former: bool = False) -> Person:
    """Return an invented person; some have names of minorities, compound surnames or rare characters."""
    chance = m.rng.random()
    if chance < 0.4 and not former and (chance > 0.08 or not sex):
        kind = sex or m.pick("男", "女")
        birth = people.invent_birth(m.rng, *born)
        if chance <= 0.08:
            name, kind, ethnicity = m.rng.choice(_NAMES)
        else:
            name = m.rng.choice((*_SURNAMES, *people.COMMON_SURNAMES[20:60]))
            name, ethnicity = name + m.rng.choice(_MALE if kind == "男" else _FEMALE), "汉族"
        number = people.invent_id(m.rng, birth=birth, sex=kind)
        return Person(name=name, sex=kind, birth=birth, id_number=number, ethnicity=ethnicity)
    return people.invent_person(m.rng, sex=sex or None, born=born, former=former)


def home_text(m: Maker) -> str:
    """Return a full invented address in a shape of the place it is in."""
    chance, number = m.rng.random(), m.rng.randint(2, 260)
    if chance < 0.35:
        county, towns = m.rng.choice(m.places.rural)
        tail = m.rng.choice(
            (f"{m.rng.randint(1, 12)}社{m.rng.randint(1, 90)}号", f"{m.rng.randint(1, 9)}组", f"{number}号", "东队")
        )
        return county + m.rng.choice(towns) + m.rng.choice(m.places.villages) + tail
    city, towns = m.rng.choice(m.places.urban)
    town = m.rng.choice(("", m.rng.choice(towns)))
    street = m.rng.choice(m.places.streets)
    tail = m.rng.choice(
        (
            f"{number}号",
            f"{number}号{m.rng.randint(1, 20)}幢{m.rng.randint(101, 1604)}室",
            f"{number}弄{m.rng.randint(1, 40)}号",
            f"甲{number}号",
            f"{number}号家属院{m.rng.randint(1, 12)}号楼{m.rng.randint(1, 5)}单元{m.rng.randint(101, 702)}",
            f"{number}号之{m.rng.randint(1, 6)}",
        )
    )
    return city + town + street + tail


def home(m: Maker, role: str = "住址") -> Run:
    return m.address(home_text(m), role)


def day(m: Maker, at: dt.date, role: str = "", *, style: str = "") -> Run:
    """Write a date in one of the ways that only these forms know, or in a known one."""
    chosen = style or m.date_style
    han = write_date(at, "han")
    shown = {
        "ling": han.replace("〇", "零"),
        "circle": han.replace("〇", "○"),
        "spaced": f"{at.year} 年 {at.month} 月 {at.day} 日",
        "spaced0": f"{at.year} 年 {at.month:02d} 月 {at.day:02d} 日",
        "hao": f"{at.year}年{at.month}月{at.day}号",
        "nian": _with_twenty(at, han),
        "short": f"{at.year % 100:02d}.{at.month}.{at.day}",
    }.get(chosen)
    if shown is None:
        return m.date(at, role, style=chosen)
    return Run(shown, Ink.VALUE, Mark(kind="date", value=iso(at), role=role))


def _with_twenty(at: dt.date, han: str) -> str:
    return (
        han.rsplit("月", 1)[0]
        + "月"
        + ("廿" + han_number(at.day)[2:] if 20 < at.day < 30 else han_number(at.day))
        + "日"
    )


def span(m: Maker, first: dt.date, last: dt.date) -> Text:
    """Write a range of days."""
    style = m.pick("cn", "dot", "slash", "spaced")
    join = m.pick("至", "—", "起至", " 至 ") if style != "spaced" else "至"
    return say(day(m, first, "valid_from", style=style), join, day(m, last, "valid_until", style=style))


def plate(m: Maker) -> Run:
    value = m.numbers.plate(m.rng.choice(_PROVINCES))
    if m.chance(0.12):
        value = value[:6] + m.pick("学", "挂")
    return m.number(value, "plate", written=value[:2] + m.pick("·", "", "-", " ") + value[2:])


def paper_number(text: str, role: str, *also: str) -> Run:
    """Return a number as printed; ``also`` are the parts of it that a reader may take for the whole."""
    return Run(text, Ink.VALUE, Mark(kind="number", value=text, role=role, also=also))


def ask(*parts: str | Run | Text) -> Text:
    """Join the form's own printed words with what was filled in between."""
    return say(*parts, ink=Ink.LABEL)


def stamps(m: Maker, office: str) -> tuple[Stamp, ...]:
    """Return no, one or two stamps of any shape and ink."""
    found = []
    if m.chance(0.55):
        shape = m.pick("round", "oval", "square", "rectangle")
        colour = m.pick("red", "red", "blue", "purple")
        found.append(Stamp(office, m.rng.uniform(0.25, 0.85), m.pick("专用章", "业务专用章", ""), shape, colour))
    if m.chance(0.25):
        words = m.pick("与原件核对无误", "已录入微机", "归档", "复印无效")
        found.append(Stamp(words, m.rng.uniform(0.1, 0.9), "", "rectangle", m.pick("blue", "purple", "red")))
    return tuple(found)


# --- layouts ---------------------------------------------------------------------------------------------------------
def pairs(fields: Sequence[Field], share: float = 0.28) -> Table:
    """A ruled table of two columns: what is asked, and the answer."""
    return Table(rows=[[label_cell(f.label, share), value_cell(f.value, 1 - share)] for f in fields])


def captioned(fields: Sequence[Field], per_row: int) -> Table:
    """Ruled cells with the label in small print in their upper left corner."""
    rows: list[list[Cell]] = []
    used = per_row
    for field in fields:
        length = sum(1.0 if ord(c) > 0x2000 else 0.6 for r in field.value for c in r.text)
        need = per_row if field.wide else min(per_row, 1 + int(length // (34 / per_row)))
        if used + need > per_row:
            rows.append([])
            used = 0
        rows[-1].append(Cell(text=field.value, share=float(need), align="left", caption=field.label))
        used += need
    return Table(rows=rows)


def spanned(heading: str, fields: Sequence[Field], *, share: float = 0.14, label: float = 0.24) -> Table:
    """Rows of label and value with one label cell at their left that spans them all."""
    rows = [[label_cell(f.label, label), value_cell(f.value, 1 - label)] for f in fields]
    return Table(rows=rows, side=heading, side_share=share)


def dotted(fields: Sequence[Field], per_line: int = 2) -> Fields:
    """Labels without colons; what was filled in stands on dots."""
    return Fields(fields=fields, per_line=per_line, colon=" ", dotted=True)


def letter(
    m: Maker, heading: str, to: str, paragraphs: Sequence[Text], *ending: Text, scale: float = 1.5
) -> list[Block]:
    """A letter: heading, addressee, paragraphs, and lines at the right."""
    blocks: list[Block] = [Title(heading, m.chance(0.2), scale)]
    if to:
        blocks.append(Prose(text=ask(f"{to}："), indent=0))
    blocks += [Prose(text=text) for text in paragraphs]
    blocks += [Prose(text=text, align="right") for text in ending]
    return blocks


def item(
    m: Maker,
    key: str,
    category: str,
    case_types: str | tuple[str, ...],
    at: dt.date,
    title: str,
    page: Sequence[Block],
    *,
    series: str = "",
    subjects: Sequence[Person] = (),
    office: str = "",
    landscape: bool = False,
    traditional: bool = False,
    retention: str = "",
) -> Form:
    """Return the form; what the archive number says follows from category and year."""
    return Form(
        key=f"n_{key}",
        archive_class=_CLASSES[category],
        category=category,
        series=series,
        retention=retention or _RETENTION[category],
        year=at.year,
        title=title,
        case_types=(case_types,) if isinstance(case_types, str) else case_types,
        pages=((*page, *stamps(m, office)) if office else tuple(page),),
        subjects=tuple(p.name for p in subjects),
        creator=office,
        landscape=landscape,
        traditional=traditional,
    )
