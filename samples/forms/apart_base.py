"""What the apart forms share: homes as written in the north-west, dates with blanks, plates, seals and cells.

These forms only measure: no rule may be written by looking at them.
"""

from __future__ import annotations

import datetime as dt
from string import Formatter

from samples.blocks import Block, Cell, Prose, Stamp, label_cell
from samples.forms.base import Form, Maker, han_number, iso, write_date
from samples.people import COMPOUND_SURNAMES, Person
from samples.rich import Ink, Mark, Run, Text, printed, say

BUREAU = "天水市公安局"
BRANCH = "天水市公安局秦州分局"
_COUNT = "一二三四五六七八九"


def lab(text: str) -> Run:
    """Return what the form itself says, between values."""
    return Run(text, Ink.LABEL)


def town_home(m: Maker, *, local: bool = True) -> str:
    """Return a home in a town: a number, a yard, a works' housing block, or a flat; ``local`` is under this bureau."""
    city, towns = m.rng.choice(m.places.urban[:3] if local else m.places.urban)
    street, number = m.rng.choice(m.places.streets), m.rng.randint(1, 260)
    flat = f"{m.rng.randint(1, 12)}号楼{m.rng.randint(1, 5)}单元{m.rng.randint(1, 9)}0{m.rng.randint(1, 4)}室"
    return city + m.pick(
        f"{street}{number}号",
        f"{street}{number}号",
        f"{street}{number}号付{m.rng.randint(1, 9)}号",
        f"{street}{number}号院{flat}",
        f"{m.rng.choice(towns)}{street}{number}号",
        f"{street}{m.pick('毛纺厂', '轴承厂', '机务段')}家属院{m.rng.randint(1, 20)}号楼{m.rng.randint(1, 60)}号",
    )


def farm_home(m: Maker) -> str:
    """Return a home in a village, where groups are called 社."""
    county, towns = m.rng.choice(m.places.rural)
    return f"{county}{m.rng.choice(towns)}{m.rng.choice(m.places.villages)}" + m.pick(
        "",
        f"{m.rng.choice(_COUNT)}社",
        f"{m.rng.choice(_COUNT)}社{m.rng.randint(1, 120)}号",
        f"{m.rng.randint(1, 200)}号",
    )


def home(m: Maker) -> str:
    """Return a home anywhere, in a town or in a village."""
    return farm_home(m) if m.chance(0.35) else town_home(m, local=False)


def family_name(person: Person) -> str:
    return person.name[:2] if person.name.startswith(COMPOUND_SURNAMES) else person.name[:1]


def relative(m: Maker, kin: str, of: Person) -> Person:
    """Return a parent, mate, sibling or child of somebody, with the sex and about the age that go with ``kin``."""
    sex = "女" if kin in {"母", "母亲", "妻", "女", "长女", "姨母", "姐"} else "男"
    older = (
        26 if kin in {"父", "父亲", "母", "母亲", "叔父", "姨母"} else -26 if kin in {"子", "女", "长子", "长女"} else 0
    )
    year = of.birth.year - older
    surname = None if kin in {"母", "母亲", "妻", "姨母"} else family_name(of)
    return m.person(sex=sex, surname=surname, born=(year - 3, year + 3))


def commune_home(m: Maker) -> str:
    """Return a home as written between 1958 and 1983."""
    brigade = m.rng.choice(m.places.villages).removesuffix("村")
    return f"{m.rng.choice(m.places.old)}{brigade}大队" + m.pick(
        f"第{m.rng.choice(_COUNT)}生产队", f"{m.rng.choice(_COUNT)}队", ""
    )


def day_of(m: Maker, day: dt.date, role: str, style: str) -> Run:
    """Write a date in the ways that ``write_date`` does not know: with blanks, 元月, 廿, or two places."""
    y, month, d = day.year, day.month, day.day
    if style == "blanks":
        shown = f"{y} 年 {month} 月 {d} 日"
    elif style == "wide":
        shown = f"{y}年　{month}月　{d}日"
    elif style == "first":
        shown = f"{y}年{'元' if month == 1 else month}月{d}日"
    elif style == "twenty":
        shown = write_date(day, "han")
        if 20 < d < 30:
            shown = shown.replace(f"{han_number(d)}日", f"廿{han_number(d - 20)}日")
    else:
        return m.date(day, role, style=style)
    return Run(shown, Ink.VALUE, Mark(kind="date", value=iso(day), role=role))


def spread(m: Maker, person: Person, role: str) -> Run:
    """Write a name of two characters with a blank between them, as typists do to make columns even."""
    return m.name(person, role, written="　".join(person.name) if len(person.name) == 2 else person.name)


def plate(m: Maker) -> Run:
    return m.plate_again(m.numbers.plate(m.pick("甘E", "甘E", "甘E", "甘A", "陕C")))


def seal(m: Maker, office: str, centre: str = "", *, colour: str = "red", shape: str = "round") -> tuple[Stamp, ...]:
    """Stamp what was drawn last, where the office did not forget to."""
    if not m.chance(0.7):
        return ()
    return (Stamp(office, m.rng.uniform(0.6, 0.85), centre, shape, colour),)


def heading(office: str) -> Prose:
    return Prose(text=printed(office), align="centre", scale=1.2)


def number_line(*parts: str | Run, align: str = "right") -> Prose:
    return Prose(text=printed(*parts), align=align, indent=0)


def fill(template: str, /, **values: str | Run | Text) -> Text:
    """Return a text with ``{word}`` replaced by the value of that name; the rest is the form's own print."""
    parts: list[Run | Text] = []
    for said, name, _, _ in Formatter().parse(template):
        if said:
            parts.append(lab(said))
        if name is not None:
            value = values[name]
            parts.append(Run(value) if isinstance(value, str) else value)
    return say(*parts)


def line(*parts: str | Run | Text, indent: int = 0, align: str = "left", blanks: str = "") -> Prose:
    """Return a line whose plain strings are the form's own print; marked values are filled in."""
    runs = (lab(part) if isinstance(part, str) else part for part in parts)
    return Prose(text=say(*runs), indent=indent, align=align, blanks=blanks)


def para(*parts: str | Run | Text, indent: int = 2) -> Prose:
    """Return a paragraph typed at one go, print and values alike."""
    return Prose(text=printed(*parts), indent=indent)


def foot(*parts: str | Run | Text) -> Prose:
    return Prose(text=printed(*parts), align="right")


def key(text: str, share: float = 1.0, *, upright: bool = False) -> Cell:
    return label_cell(text, share, vertical=upright)


def val(*parts: str | Run | Text, share: float = 1.0, lines: int = 1, align: str = "left", caption: str = "") -> Cell:
    return Cell(text=say(*parts), share=share, lines=lines, align=align, caption=caption)


def row(shares: str, *parts: str | Run | Text, lines: int = 1) -> list[Cell]:
    """Return a row of labels and values in turn; ``shares`` gives the width of each, parted by blanks."""
    widths = [float(width) for width in shares.split()]
    cells = []
    for number, (part, share) in enumerate(zip(parts, widths, strict=True)):
        if number % 2 == 0:
            assert isinstance(part, str)
            cells.append(key(part, share))
        else:
            cells.append(val(part, share=share, lines=lines))
    return cells


def form(
    maker_name: str,
    of: tuple[str, str, str, str],
    *,
    year: int,
    title: str,
    types: tuple[str, ...],
    page: tuple[Block, ...],
    who: tuple[Person, ...] = (),
    creator: str,
    landscape: bool = False,
    traditional: bool = False,
    printed_only: bool = False,
    more: tuple[tuple[Block, ...], ...] = (),
) -> Form:
    """Return a form; ``of`` is its class, category, series and retention."""
    return Form(
        key=f"apart_{maker_name}",
        archive_class=of[0],
        category=of[1],
        series=of[2],
        retention=of[3],
        year=year,
        title=title,
        case_types=types,
        pages=(page, *more),
        subjects=tuple(person.name for person in who),
        creator=creator,
        landscape=landscape,
        traditional=traditional,
        printed_only=printed_only,
    )
