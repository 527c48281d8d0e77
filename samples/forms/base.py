"""What every form is built with: one maker for each drawn item, giving marked values and laid-out fields."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from samples import people
from samples.blocks import Block, Field, Fields, Table, aligned_table, ragged_table
from samples.people import Person, Places, Registry
from samples.rich import Ink, Mark, Run, Text, say

_HAN_DIGITS = "〇一二三四五六七八九"


def han_number(number: int) -> str:
    """Return a number below 100 as a calendar writes it: 十, 十二, 二十, 三十一."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else _HAN_DIGITS[tens] + "十")
    return head + (_HAN_DIGITS[ones] if ones or not tens else "")


def han_year(year: int) -> str:
    return "".join(_HAN_DIGITS[int(c)] for c in str(year))


def write_date(day: dt.date, style: str, precision: str = "day") -> str:
    """Write a date in one of the ways papers do."""
    y, m, d = day.year, day.month, day.day
    if style == "minguo":
        count = "元" if y == 1912 else han_number(y - 1911)
        parts = (f"民國{count}年", f"{han_number(m)}月", f"{han_number(d)}日")
        return "".join(parts[: {"year": 1, "month": 2, "day": 3}[precision]])
    whole = {
        "cn": (f"{y}年", f"{m}月", f"{d}日"),
        "cn0": (f"{y}年", f"{m:02d}月", f"{d:02d}日"),
        "han": (f"{han_year(y)}年", f"{han_number(m)}月", f"{han_number(d)}日"),
        "dot": (f"{y}", f".{m}", f".{d}"),
        "dash": (f"{y}", f"-{m:02d}", f"-{d:02d}"),
        "slash": (f"{y}", f"/{m}", f"/{d}"),
        "compact": (f"{y}", f"{m:02d}", f"{d:02d}"),
    }[style]
    return "".join(whole[: {"year": 1, "month": 2, "day": 3}[precision]])


def iso(day: dt.date, precision: str = "day") -> str:
    return day.isoformat()[: {"year": 4, "month": 7, "day": 10}[precision]]


@dataclass(frozen=True, kw_only=True)
class Form:
    """One item to draw. ``series`` goes between class code and year of the archive number (``QR``)."""

    key: str
    archive_class: str
    category: str
    series: str
    retention: str
    year: int
    title: str
    case_types: tuple[str, ...]
    pages: tuple[tuple[Block, ...], ...]
    subjects: tuple[str, ...] = ()
    creator: str = ""
    volume: str = ""  # file number of the archive number, where the form says it
    landscape: bool = False
    traditional: bool = False
    printed_only: bool = False


@dataclass(kw_only=True)
class Maker:
    """Gives a form its invented content and its chance layout."""

    rng: random.Random
    places: Places
    numbers: Registry
    date_styles: Sequence[str]
    fonds: str
    date_style: str = field(init=False)
    years: tuple[int, int] = (2001, 2014)
    # What comes next instead of chance, for items that tell one story; None leaves that one to chance.
    cast: list[Person | None] = field(default_factory=list)
    days: list[dt.date | None] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.date_style = self.rng.choice(self.date_styles)

    # --- chance ------------------------------------------------------------------------------------------------------
    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def day(self, first_year: int | None = None, last_year: int | None = None) -> dt.date:
        told = self.days.pop(0) if self.days else None
        return told or people.invent_birth(self.rng, first_year or self.years[0], last_year or self.years[1])

    def after(self, day: dt.date, least: int, most: int) -> dt.date:
        return day + dt.timedelta(days=self.rng.randint(least, most))

    def person(self, **wishes: object) -> Person:
        told = self.cast.pop(0) if self.cast else None
        return told or people.invent_person(self.rng, **wishes)  # type: ignore[arg-type]

    def officer(self) -> Person:
        return self.person(born=(1955, 1982))

    def station(self) -> str:
        return self.rng.choice(self.places.stations)

    def street_address(self) -> str:
        return people.invent_address(self.rng, self.places)

    def employer(self) -> str:
        return self.rng.choice(self.places.employers)

    def cite(self) -> str:
        """Return the archive number of another item."""
        if self.cited:
            return self.cited.pop(0)
        year, volume, leaf = self.rng.randint(1999, 2012), self.rng.randint(1, 99), self.rng.randint(1, 60)
        return f"{self.fonds}-ZY·HJ·{self.pick('SW', 'QR', 'BG', 'RK')}·{year}·Y-{volume:04d}-{leaf:03d}"

    # --- marked values -----------------------------------------------------------------------------------------------
    def name(self, person: Person | str, role: str = "", *, optional: bool = False, written: str = "") -> Run:
        name = person if isinstance(person, str) else person.name
        former = () if isinstance(person, str) else person.former_names
        return Run(
            written or name, Ink.VALUE, Mark(kind="person", value=name, role=role, optional=optional, former=former)
        )

    def former(self, name: str) -> Run:
        return Run(name, Ink.VALUE, Mark(kind="person", value=name, role="former_name"))

    def id_of(self, person: Person, *, old: bool = False) -> Run:
        value = person.old_id_number if old else person.id_number
        return Run(value, Ink.VALUE, Mark(kind="id_number", value=value, role=person.name))

    def date(
        self, day: dt.date, role: str = "", *, precision: str = "day", style: str = "", also: Sequence[str] = ()
    ) -> Run:
        shown = write_date(day, style or self.date_style, precision)
        return Run(shown, Ink.VALUE, Mark(kind="date", value=iso(day, precision), role=role, also=tuple(also)))

    def address(self, text: str, role: str = "") -> Run:
        # What is only said of the place (门前 …) may be left out.
        short = re.sub(r"(?:门前|路段|门前路段)$", "", text)
        return Run(text, Ink.VALUE, Mark(kind="address", value=text, role=role, also=(short,) if short != text else ()))

    def native(self) -> Run:
        """A native place: an address of sorts, but not one that must be found."""
        text = self.rng.choice(self.places.native)
        return Run(text, Ink.VALUE, Mark(kind="address", value=text, role="native_place", optional=True))

    def number(self, value: str, role: str, *, written: str = "", optional: bool = False) -> Run:
        return Run(written or value, Ink.VALUE, Mark(kind="number", value=value, role=role, optional=optional))

    def plate(self) -> Run:
        value = self.numbers.plate(self.pick("湘F", "湘F", "湘A", "鄂A", "粤B"))
        return self.plate_again(value)

    def plate_again(self, value: str) -> Run:
        return self.number(value, "plate", written=value[:2] + self.pick("·", "", "·") + value[2:])

    def phone(self) -> Run:
        value = self.numbers.phone()
        return Run(value, Ink.VALUE, Mark(kind="phone", value=value, optional=True))

    def tick(self, chosen: str | Sequence[str], *options: str) -> Text:
        """Check boxes as one text: the printed options, the chosen ones filled."""
        wanted = {chosen} if isinstance(chosen, str) else set(chosen)
        gap = self.pick(" ", "　", "  ")
        return say(gap.join(("■" if option in wanted else "□") + option for option in options), ink=Ink.LABEL)

    # --- layout ------------------------------------------------------------------------------------------------------
    def field(self, labels: str | Sequence[str], *value: str | Run | Text, wide: bool = False) -> Field:
        label = labels if isinstance(labels, str) else self.rng.choice(labels)
        return Field(label=label, value=say(*value), wide=wide)

    def lay(self, fields: Sequence[Field], *, side: str = "", photo: bool = False, kind: str = "") -> Table | Fields:
        """Lay fields as a ruled table or as label lines, by chance unless ``kind`` says."""
        kind = kind or self.rng.choices(("aligned", "ragged", "lines"), (0.4, 0.25, 0.35))[0]
        if kind == "aligned":
            pairs = self.rng.choice((2, 2, 3))
            label = self.rng.uniform(0.11, 0.15) if pairs == 3 else self.rng.uniform(0.13, 0.19)
            return aligned_table(
                fields, pairs=pairs, label_share=label, side=side, photo=4 if photo and pairs == 2 else 0
            )
        if kind == "ragged":
            return ragged_table(fields, capacity=self.rng.choice((36, 40, 44)), side=side)
        return Fields(
            fields=fields,
            per_line=self.rng.choice((2, 2, 3)),
            tabs=self.chance(0.6),
            underline=self.chance(0.25),
            colon=self.pick("：", "：", ":"),
        )


def join_forms(first: Form, *others: Form) -> Form:
    """Return one item of several papers, filed under the first."""
    types = tuple(dict.fromkeys(t for form in (first, *others) for t in form.case_types))
    pages = tuple(page for form in (first, *others) for page in form.pages)
    subjects = tuple(dict.fromkeys(s for form in (first, *others) for s in form.subjects))
    return replace(first, case_types=types, pages=pages, subjects=subjects)


FormMaker = Callable[[Maker], Form]


def in_turn(*groups: Sequence[FormMaker]) -> tuple[FormMaker, ...]:
    """Return one form of each group in turn, so that a small batch has something of every kind."""
    return tuple(form for turn in zip_longest(*groups) for form in turn if form is not None)
