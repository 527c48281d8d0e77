"""Layouts that only the second forms use: label and value in one ruled cell, headings above values, side headings."""

from __future__ import annotations

from collections.abc import Sequence

from samples.blocks import Block, Cell, Field, Fields, Prose, Stamp, Table, aligned_table, label_cell, value_cell
from samples.forms.base import Maker
from samples.rich import Ink, Run, Text, say


def seal(m: Maker, office: str, centre: str = "") -> tuple[Stamp, ...]:
    return (Stamp(office, m.rng.uniform(0.2, 0.85), centre),) if m.chance(0.5) else ()


def in_cell(fields: Sequence[Field], per_row: int) -> Table:
    """Ruled cells that hold ``label：value`` each."""
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    for field in fields:
        text = say(Run(field.label + "：", Ink.LABEL), field.value)
        long = sum(len(run.text) for run in text) > 62 / per_row
        if row and (field.wide or long or len(row) == per_row):
            rows.append(row)
            row = []
        row.append(Cell(text=text, share=1.0, align="left"))
        if field.wide or long:
            rows.append(row)
            row = []
    if row:
        rows.append(row)
    return Table(rows=rows)


def above(fields: Sequence[Field], per_row: int) -> Table:
    """A row of labels, the values in the row below it, and so on."""
    rows: list[list[Cell]] = []
    group: list[Field] = []

    def close() -> None:
        nonlocal group
        if group:
            shares = [
                max(4.0, len(f.label), sum(1.0 if ord(c) > 0x2000 else 0.6 for r in f.value for c in r.text) + 1)
                for f in group
            ]
            rows.append([label_cell(f.label, s) for f, s in zip(group, shares, strict=True)])
            rows.append([value_cell(f.value, s, align="centre") for f, s in zip(group, shares, strict=True)])
            group = []

    for field in fields:
        width = sum(len(run.text) for run in field.value)
        if field.wide or width > 20:
            close()
            rows.append([label_cell(field.label, 1.0), value_cell(field.value, 4.5)])
            continue
        group.append(field)
        if len(group) == per_row:
            close()
    close()
    return Table(rows=rows)


def arrange(m: Maker, *groups: tuple[str, Sequence[Field]]) -> tuple[Block, ...]:
    """Lay groups of fields in one of the second part's ways; the names of groups become headings."""
    way = m.rng.choices(("sides", "cells", "above", "lines", "numbered"), (0.35, 0.2, 0.15, 0.2, 0.1))[0]
    blocks: list[Block] = []
    if way == "sides":
        for heading, fields in groups:
            least = len(heading) > 0 and len(fields) >= 2
            blocks.append(
                aligned_table(fields, pairs=2, label_share=m.rng.uniform(0.14, 0.2), side=heading if least else "")
            )
    elif way == "cells":
        blocks.extend(in_cell(fields, m.rng.choice((2, 3))) for _, fields in groups)
    elif way == "above":
        blocks.extend(above(fields, m.rng.choice((3, 4))) for _, fields in groups)
    elif way == "lines":
        colon = m.pick("：", " ", "︰")
        gap = m.chance(0.5)
        blocks.extend(
            Fields(
                fields=fields,
                per_line=m.rng.choice((2, 3, 4)),
                tabs=gap,
                underline=colon == " " or m.chance(0.5),
                colon=colon,
            )
            for _, fields in groups
        )
    else:
        number = 0
        for _, fields in groups:
            for field in fields:
                number += 1
                blocks.append(Prose(text=say(Run(f"{number}．{field.label}：", Ink.LABEL), field.value), indent=0))
    return tuple(blocks)


def options(m: Maker, chosen: str, *names: str) -> Text:
    """Options with ticks in brackets, circles or boxes."""
    way = m.rng.choice((("[√]", "[　]"), ("●", "○"), ("■", "□"), ("√", "□")))
    return say("　".join((way[0] if n == chosen else way[1]) + n for n in names), ink=Ink.LABEL)
