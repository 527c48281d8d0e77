"""What the seventh forms share: homes of the north-east, the banners and the south, kin, and short or spread dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from samples.blocks import Block, Cell, Prose, Stamp
from samples.forms.apart_base import day_of, family_name
from samples.forms.base import Form, Maker, han_number, han_year, iso
from samples.forms.seventh_places import (
    BANNERS,
    BLOCKS,
    COMMITTEES,
    GACHAS,
    HAMLETS,
    ROWS,
    SOUTH_COUNTY,
    SOUTH_ESTATES,
    SOUTH_HAMLETS,
    SOUTH_LANES,
    SOUTH_TOWN,
    SOUTH_VILLAGES,
)
from samples.people import Person
from samples.rich import Ink, Mark, Run, Text, say

BUREAU = "锦州市公安局"
BRANCH = "锦州市公安局凌河分局"

# Tie to the head of a household: sex, years older, and whether the family name is the head's.
_KIN = {
    "父": ("男", 26, True),
    "父亲": ("男", 26, True),
    "母": ("女", 25, False),
    "母亲": ("女", 25, False),
    "妻": ("女", -1, False),
    "夫": ("男", 1, False),
    "丈夫": ("男", 1, False),
    "长子": ("男", -24, True),
    "次子": ("男", -27, True),
    "三子": ("男", -30, True),
    "子": ("男", -25, True),
    "长女": ("女", -23, True),
    "次女": ("女", -28, True),
    "女": ("女", -25, True),
    "长媳": ("女", -24, False),
    "儿媳": ("女", -24, False),
    "孙": ("男", -47, True),
    "孙女": ("女", -48, True),
    "弟": ("男", -4, True),
    "妹": ("女", -5, True),
    "兄": ("男", 4, True),
    "哥哥": ("男", 4, True),
    "姐": ("女", 3, True),
    "叔父": ("男", 22, True),
    "姑母": ("女", 21, True),
    "外甥": ("男", -24, False),
}
_MEN = (
    "巴特尔",
    "那顺",
    "宝音",
    "朝鲁",
    "苏和",
    "乌力吉",
    "孟和巴图",
    "额尔敦",
    "布和",
    "阿古拉",
    "哈斯巴根",
    "吉日嘎拉",
)
_WOMEN = ("其其格", "娜仁托娅", "萨仁高娃", "斯琴", "乌云花", "格日乐", "阿拉坦花", "托娅", "娜布其", "通拉嘎")


def kin(m: Maker, tie: str, of: Person) -> Person:
    """Return somebody's relative, of the sex and about the age that go with the tie."""
    sex, older, same = _KIN[tie]
    year = of.birth.year - older
    if same and of.ethnicity == "蒙古族":
        return herder(m, sex=sex, born=(year - 1, year + 1))
    if same and "·" in of.name:
        return m.person(sex=sex, minority=True, born=(year - 1, year + 1))
    return m.person(sex=sex, surname=family_name(of) if same else None, born=(year - 1, year + 1))


def herder(m: Maker, **wishes: object) -> Person:
    """Return a Mongol, who goes by one name without a family name."""
    own = m.person(**wishes)
    return replace(own, name=m.rng.choice(_MEN if own.sex == "男" else _WOMEN), ethnicity="蒙古族")


def anyone(m: Maker, *, born: tuple[int, int], sex: str | None = None) -> Person:
    """Return a citizen; one in ten is a Mongol, a few are of the far west."""
    if m.chance(0.1):
        return herder(m, born=born, sex=sex)
    return m.person(born=born, sex=sex, minority=m.chance(0.04))


def _one_to(m: Maker, most: int) -> int:
    return m.rng.randint(1, most)


def town_home(m: Maker, *, local: bool = True) -> str:
    """Return a home in a town: by committee and group, by section of a street, by row, block or stair."""
    city, towns = m.rng.choice(m.places.urban[:3] if local else m.places.urban)
    street, committee = m.rng.choice(m.places.streets), m.rng.choice(COMMITTEES)
    group = m.pick(str(_one_to(m, 24)), han_number(_one_to(m, 24)))
    return city + m.pick(
        f"{m.rng.choice(towns)}{committee}委{group}组",
        f"{m.rng.choice(towns)}{committee}委{group}组{_one_to(m, 60)}号",
        f"{street}{m.pick('一', '二', '三', '四', '五')}段{_one_to(m, 60)}-{_one_to(m, 99)}号",
        f"{m.rng.choice(ROWS)}{_one_to(m, 60)}-{_one_to(m, 80)}号",
        f"{street}{_one_to(m, 90)}号楼{_one_to(m, 6)}单元{_one_to(m, 80)}号",
        f"{m.rng.choice(towns)}{m.rng.choice(BLOCKS)}{_one_to(m, 30)}栋{_one_to(m, 4)}单元{_one_to(m, 80)}号",
        f"{street}{_one_to(m, 12)}巷{_one_to(m, 60)}号",
    )


def village_home(m: Maker) -> str:
    """Return a home in a village of the north-east, often with the hamlet (屯) it belongs to."""
    county, towns = m.rng.choice(m.places.rural)
    return f"{county}{m.rng.choice(towns)}{m.rng.choice(m.places.villages)}" + m.pick(
        "",
        m.rng.choice(HAMLETS),
        f"{m.rng.choice(HAMLETS)}{_one_to(m, 90)}号",
        f"{m.pick(str(_one_to(m, 9)), han_number(_one_to(m, 9)))}组",
        f"{_one_to(m, 9)}组{_one_to(m, 120)}号",
    )


def banner_home(m: Maker) -> str:
    """Return a home in a banner: a 苏木 or town and the 嘎查 in it."""
    banner, towns = m.rng.choice(BANNERS)
    return f"{banner}{m.rng.choice(towns)}{m.rng.choice(GACHAS)}" + m.pick(
        "", f"{_one_to(m, 90)}号", f"{han_number(_one_to(m, 6))}社", f"{_one_to(m, 6)}组{_one_to(m, 60)}号"
    )


def south_home(m: Maker) -> str:
    """Return a home in the south: a lane of a town, a flat, or a hamlet in a village."""
    if m.chance(0.4):
        county, towns = m.rng.choice(SOUTH_COUNTY)
        return f"{county}{m.rng.choice(towns)}{m.rng.choice(SOUTH_VILLAGES)}{m.rng.choice(SOUTH_HAMLETS)}" + m.pick(
            "", f"{_one_to(m, 80)}号"
        )
    lane, number = m.rng.choice(SOUTH_LANES), _one_to(m, 60)
    return m.rng.choice(SOUTH_TOWN) + m.pick(
        f"{lane}{number}号",
        f"{lane}{m.pick('二', '三')}巷{number}号" if lane.endswith("里") else f"{lane}{number}号之{m.pick('一', '二')}",
        f"{m.rng.choice(SOUTH_ESTATES)}{m.pick('A', 'B', 'C')}{_one_to(m, 8)}栋{_one_to(m, 9)}0{_one_to(m, 4)}房",
    )


def any_home(m: Maker) -> str:
    """Return a home anywhere in the north."""
    chance = m.rng.random()
    return village_home(m) if chance < 0.35 else banner_home(m) if chance < 0.55 else town_home(m, local=False)


def old_home(m: Maker, year: int) -> str:
    """Return a home as written between 1958 and 1985."""
    if m.chance(0.4):
        group = han_number(_one_to(m, 14))
        return f"锦州市{m.pick('凌河', '古塔')}区" + m.pick(
            f"{m.pick('榴花', '铁新', '钟屯')}{'公社' if year < 1963 else '街道'}{m.rng.choice(COMMITTEES)}委{group}组",
            f"{m.rng.choice(ROWS)}{_one_to(m, 60)}号",
            f"{m.rng.choice(m.places.streets)}{_one_to(m, 60)}号院",
        )
    brigade = m.pick("河夹心", "二台子屯", "腰窝棚", "下烧锅", "三间瓦房", "宝力召")
    return f"{m.rng.choice(m.places.old)}{brigade}大队" + m.pick(
        f"第{han_number(_one_to(m, 9))}生产队", f"{han_number(_one_to(m, 9))}小队", ""
    )


def when(m: Maker, day: dt.date, role: str, style: str) -> Run:
    """Write a date in ways that neither ``write_date`` nor the apart forms know: two-digit years, a filled form."""
    y, month, d = day.year, day.month, day.day
    if style == "short":
        shown = f"{y % 100:02d}.{month}.{d}"
    elif style == "short_cn":
        shown = f"{y % 100:02d}年{month}月{d}日"
    elif style == "short_han":
        shown = f"{han_year(y)[2:]}年{han_number(month)}月{han_number(d)}日"
    elif style == "filled":
        shown = f"　{y} 年　{month} 月　{d} 日"
    elif style == "spaced_dots":
        shown = f"{y}. {month}. {d}"
    else:
        return day_of(m, day, role, style)
    return Run(shown, Ink.VALUE, Mark(kind="date", value=iso(day), role=role))


def plate(m: Maker) -> Run:
    """Return a plate of the north-east or a neighbour, joined, dotted, dashed or spaced."""
    value = m.numbers.plate(m.pick("辽G", "辽G", "辽G", "辽P", "蒙D"))
    return m.number(value, "plate", written=value[:2] + m.pick("·", "", "", "-", " ") + value[2:])


def bare(value: str, role: str) -> Run:
    """Return a number that has nothing but 第 and 号 about it, which may be taken as part of it or not."""
    return Run(f"第{value}号", Ink.VALUE, Mark(kind="number", value=f"第{value}号", role=role, also=(value,)))


def signed(*parts: str | Run | Text, share: float = 1.0, foot: Sequence[str | Run | Text] = (), lines: int = 2) -> Cell:
    """Return a cell for an opinion, with who signed it and when at its lower right."""
    runs = (Run(part, Ink.LABEL) if isinstance(part, str) else part for part in foot)
    return Cell(text=say(*parts), share=share, lines=lines, foot=say(*runs))


def filled(text: Text, *, dots: bool = False) -> Prose:
    """Return a paragraph in which what was filled in stands on a rule or on dots."""
    return Prose(text=text, blanks="dots" if dots else "rule")


def stamp(m: Maker, office: str, centre: str = "", *, share: float = 0.65, shape: str = "round") -> tuple[Stamp, ...]:
    """Stamp what was drawn last, where it was not forgotten."""
    return (Stamp(office, m.rng.uniform(0.55, 0.85), centre, shape),) if m.chance(share) else ()


def form(
    maker_name: str,
    of: tuple[str, str, str, str],
    *,
    year: int,
    title: str,
    types: tuple[str, ...],
    pages: tuple[tuple[Block, ...], ...],
    who: Sequence[Person] = (),
    creator: str,
    landscape: bool = False,
    traditional: bool = False,
    printed_only: bool = False,
) -> Form:
    """Return a form; ``of`` is its class, category, series and retention."""
    return Form(
        key=f"seventh_{maker_name}",
        archive_class=of[0],
        category=of[1],
        series=of[2],
        retention=of[3],
        year=year,
        title=title,
        case_types=types,
        pages=pages,
        subjects=tuple(person.name for person in who),
        creator=creator,
        landscape=landscape,
        traditional=traditional,
        printed_only=printed_only,
    )
