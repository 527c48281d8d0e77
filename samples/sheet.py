"""One drawn item: a form with its looks, its pages as images, and the truth of every page."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module

from PIL import Image

from samples import fonts
from samples.canvas import NOTICE, Box, PageFullError, Painted, Style
from samples.damage import Damage, choose_damage, move_box, skew_matrix, wear
from samples.fonts import Face
from samples.forms import MEASURED, TUNED
from samples.forms.base import Form, FormMaker, Maker
from samples.paint import paint_page
from samples.people import Places, Registry

PARTS = (*TUNED, *MEASURED)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One side of the division between forms to learn from and forms to measure with."""

    name: str
    fonds: str
    forms: Sequence[FormMaker]
    places: Places
    date_styles: Sequence[str]
    sizes: tuple[float, float]
    # Archive numbers: fonds and shape (see ``make_code``). The first fonds is the part's own.
    codes: Sequence[tuple[str, str]] = ()


def load_part(name: str) -> Part:
    """Return a part by its name. Raises ModuleNotFoundError for a name that no part has."""
    part = import_module(f"samples.forms.{name}").PART
    assert isinstance(part, Part)
    return part


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A page as drawn: the level painting, the worn image, and what happened to it."""

    painted: Painted
    image: Image.Image
    damage: Damage
    style: Style

    def truth(self) -> dict[str, object]:
        width, height = self.image.size
        matrix = skew_matrix(width, height, self.damage.skew_deg)

        def fractions(box: Box) -> list[float]:
            x0, y0, x1, y1 = move_box(box, matrix)
            x0, x1 = (min(1.0, max(0.0, v / width)) for v in (x0, x1))
            y0, y1 = (min(1.0, max(0.0, v / height)) for v in (y0, y1))
            return [round(x0, 5), round(y0, 5), round(x1 - x0, 5), round(y1 - y0, 5)]

        lines: list[dict[str, object]] = [
            {
                "text": line.text,
                "box": fractions(line.box),
                "level_box": [
                    round(line.box[0] / width, 5),
                    round(line.box[1] / height, 5),
                    round((line.box[2] - line.box[0]) / width, 5),
                    round((line.box[3] - line.box[1]) / height, 5),
                ],
                "hand": line.hand,
                "vertical": line.vertical,
            }
            for line in self.painted.lines
        ]
        mentions = []
        for drawn in self.painted.marks:
            x, y, w, h = fractions(drawn.box)
            mark = drawn.mark
            mentions.append(
                {
                    "type": mark.kind,
                    "value": mark.value,
                    "raw": drawn.raw,
                    "role": mark.role,
                    "also": list(mark.also),
                    "optional": mark.optional,
                    "hand": drawn.hand,
                    "region": {"x": x, "y": y, "w": w, "h": h},
                }
            )
        return {
            "width": width,
            "height": height,
            "dpi": self.style.dpi,
            "skew_deg": self.damage.skew_deg,
            "damage": self.damage.names(),
            "label_face": self.style.label_face.name,
            "value_face": self.style.value_face.name,
            "hand": self.style.hand,
            "lines": lines,
            "mentions": mentions,
        }


@dataclass(frozen=True, kw_only=True)
class DrawnItem:
    form: Form
    part: str
    ref_code: str
    box: str
    location: str
    sheets: tuple[Sheet, ...]

    def truth(self) -> dict[str, object]:
        """Return the item's line of ``truth.jsonl``, without what only the batch knows (files)."""
        pages = [{"number": number, **sheet.truth()} for number, sheet in enumerate(self.sheets, 1)]
        marks = [drawn.mark for sheet in self.sheets for drawn in sheet.painted.marks]

        def values(kind: str) -> list[str]:
            return sorted({m.value for m in marks if m.kind == kind and not m.optional})

        persons: dict[str, dict[str, object]] = {}
        for mark in marks:
            if mark.kind == "person" and mark.role != "former_name":
                known = persons.setdefault(mark.value, {"name": mark.value, "role": mark.role, "former_names": []})
                if mark.former:
                    known["former_names"] = list(mark.former)
        return {
            "ref_code": self.ref_code,
            "class": self.form.archive_class,
            "case_types": list(self.form.case_types),
            "title": self.form.title,
            "year": self.form.year,
            "box": self.box,
            "location": self.location,
            "part": self.part,
            "form": self.form.key,
            "invented": NOTICE,
            "persons": list(persons.values()),
            "id_numbers": values("id_number"),
            "dates": values("date"),
            "addresses": values("address"),
            "numbers": [
                {"value": v, "role": r}
                for v, r in sorted({(m.value, m.role) for m in marks if m.kind == "number" and not m.optional})
            ],
            "pages": pages,
        }


def choose_style(rng: random.Random, part: Part, form: Form, *, hand: bool, dpi: int | None) -> Style:
    """Return the looks of one item by chance."""
    printed = [f for f in fonts.find_faces(part=part.name, hand=False) if f.source.traditional or not form.traditional]
    written = [f for f in fonts.find_faces(part=part.name, hand=True) if f.source.traditional or not form.traditional]
    if not printed:
        raise fonts.FontsMissingError(fonts.describe_missing(fonts.missing()))
    label = rng.choice(printed)
    value: Face = rng.choice(written) if hand and written else rng.choice((label, label, rng.choice(printed)))
    if form.printed_only and not hand:
        value = label
    inked = hand and bool(written)
    return Style(
        dpi=dpi or rng.choice((200, 200, 200, 240, 300)),
        label_face=label,
        value_face=value,
        title_face=rng.choice(printed),
        hand=inked,
        size=rng.uniform(*part.sizes),
        value_scale=rng.uniform(1.1, 1.3) if inked else rng.choice((1.0, 1.0, 0.95, 1.05)),
        leading=rng.uniform(1.45, 1.85),
        cell_pad=rng.uniform(3, 7),
        margins=(rng.uniform(42, 80), rng.uniform(40, 72), rng.uniform(40, 72), rng.uniform(40, 60)),
        rule=rng.choice((0.5, 0.7, 1.0, 1.4)),
        double_frame=rng.random() < 0.15,
        value_colour=rng.choice(((20, 20, 30), (25, 35, 110), (30, 30, 80))) if inked else (20, 20, 25),
        landscape=form.landscape,
    )


def make_code(form: Form, fonds: str, file: int, leaf: int, *, shape: str = "full") -> str:
    """Return an archive number: ``full``, ``short`` (no business type in it) or ``item`` (DA/T 22-2015)."""
    if shape == "item":
        return f"{fonds}-{form.category}·{form.year}-{form.retention}-{file:04d}"
    if shape == "short":
        return f"{fonds}-{form.category}·{form.year}·{form.retention}-{form.volume or f'{file:04d}'}-{leaf:03d}"
    series = "·".join(p for p in (form.category, form.series, str(form.year), form.retention) if p)
    volume = form.volume or f"{file:04d}"
    return f"{fonds}-ZY·{series}-{volume}-{leaf:03d}"


def draw_item(
    part: Part,
    maker: FormMaker,
    seed: str,
    *,
    numbers: Registry,
    hand: bool,
    dpi: int | None = None,
    level: str = "mixed",
    place: int = 0,
    prepare: Callable[[Maker], None] = lambda _: None,
) -> DrawnItem:
    """Draw one item; the same arguments and faces give the same pixels."""
    rng = random.Random(seed)
    for _ in range(8):
        m = Maker(
            rng=rng,
            places=part.places,
            numbers=replace(numbers, rng=rng),
            date_styles=part.date_styles,
            fonds=part.fonds,
        )
        prepare(m)
        form = maker(m)
        style = choose_style(rng, part, form, hand=hand and not form.printed_only, dpi=dpi)
        try:
            painted = [paint_page(blocks, style, rng) for blocks in form.pages]
        except PageFullError:
            continue
        break
    else:
        raise PageFullError(f"form {maker.__name__} does not fit with seed {seed}")
    damage = choose_damage(rng, level=level)
    sheets = []
    for number, page in enumerate(painted):
        own = damage if number == 0 else replace(damage, skew_deg=round(rng.uniform(-1, 1) * abs(damage.skew_deg), 2))
        sheets.append(Sheet(painted=page, image=wear(page.image, own, rng, dpi=style.dpi), damage=own, style=style))
    leaf, file = place % 38 + 1, place // 38 + rng.randint(1, 400)
    fonds, shape = part.codes[place % len(part.codes)] if part.codes else (part.fonds, "full")
    location = f"{rng.randint(1, 4)}库房-{rng.randint(1, 20):02d}列-{rng.randint(1, 9):02d}节-{rng.randint(1, 6)}层"
    return DrawnItem(
        form=form,
        part=part.name,
        ref_code=make_code(form, fonds, file, leaf, shape=shape),
        box=f"{rng.randint(1, 900):04d}",
        location=location,
        sheets=tuple(sheets),
    )
