"""Draws the sample batch that ships: ``python -m samples.ship`` rewrites ``samples/batch`` and ``samples/truth.jsonl``.

Each archive class and each way of scanning is there. Some items tell one story, so that a search has something to find:
a man whose name a clerk miswrote, a ledger out on loan, a lodger and her landlady. All of them are invented.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from samples import fonts
from samples.forms import (
    seen_accidents,
    seen_borders_vehicles,
    seen_changes,
    seen_household,
    seen_permits,
    seen_persons,
)
from samples.forms.base import Form, FormMaker, Maker, join_forms
from samples.pack import catalogue_row, write_catalogue, write_item, write_truth
from samples.people import Person, Registry, check_digit
from samples.sheet import draw_item, load_part

_HERE = Path(__file__).resolve().parent
SEED = 20


def _person(
    name: str,
    sex: str,
    birth: tuple[int, int, int],
    sequence: int,
    *former: str,
    prefix: str = "432299",
    ethnicity: str = "汉族",
) -> Person:
    day = dt.date(*birth)
    body = f"{prefix}{day:%Y%m%d}{sequence:03d}"
    return Person(
        name=name, sex=sex, birth=day, id_number=body + check_digit(body), ethnicity=ethnicity, former_names=former
    )


# The people of the stories. 戴巳清 was written 戴已清 by the clerk who recorded his death.
TEACHER = _person("上官昉", "女", (1981, 9, 12), 26, "上官小燕")
TEACHER_FATHER = _person("上官启山", "男", (1950, 2, 7), 17)
BOATMAN = _person("戴巳清", "男", (1938, 11, 6), 35)
BOATMAN_MISWRITTEN = replace(BOATMAN, name="戴已清")
BOATMAN_WIFE = _person("覃腊梅", "女", (1942, 5, 30), 42)
BOATMAN_SON = _person("戴己山", "男", (1967, 8, 21), 51)
TRAVELLER = _person("贺䶮", "男", (1989, 3, 14), 13, prefix="430699")
DRIVER = _person("解国栋", "男", (1969, 12, 3), 57)
LODGER = _person("古丽娜尔·吾斯曼", "女", (1991, 6, 18), 28, prefix="653199", ethnicity="维吾尔族")
LANDLADY = _person("佘玉蓉", "女", (1955, 10, 9), 64)
WATCHED = _person("仇大为", "男", (1964, 4, 25), 73)
RIDER = _person("区志强", "男", (1972, 7, 2), 39)
WALKER = _person("谌秋菊", "女", (1986, 1, 19), 86, prefix="430699")

RENAMED = _person("令狐喆", "男", (1977, 10, 30), 91, "令狐小宝")

LEDGER_CODE = "J998-ZY·HJ·DC·1957·Y-0004-031"
DEATH_CODE = "J998-ZY·HJ·SW·2009·Y-0002-011"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One item of the batch."""

    form: FormMaker
    scan: str = "jpg"
    hand: bool = False
    wear: str = "none"
    dpi: int = 200
    row: str = "full"
    code: str = ""
    cast: tuple[Person | None, ...] = ()
    days: tuple[dt.date | None, ...] = ()
    cited: tuple[str, ...] = ()


def _vehicle_file(m: Maker) -> Form:
    return join_forms(seen_borders_vehicles.vehicle_new(m), seen_borders_vehicles.vehicle_transfer(m))


def _accident_file(m: Maker) -> Form:
    return join_forms(seen_accidents.finding(m), seen_accidents.mediation(m))


def _correction_file(m: Maker) -> Form:
    return join_forms(seen_changes.change_main(m), seen_household.permanent_resident(m))


PLANS: tuple[Plan, ...] = (
    Plan(
        form=seen_household.permanent_resident,
        cast=(TEACHER_FATHER, TEACHER),
        days=(dt.date(2004, 6, 18),),
        wear="light",
    ),
    Plan(form=seen_household.permanent_resident, hand=True, row="title"),
    Plan(
        form=seen_household.old_ledger,
        code=LEDGER_CODE,
        days=(None, None, None, None, None, dt.date(1949, 4, 1)),
        dpi=300,
        scan="tif",
    ),
    Plan(form=seen_household.old_ledger, wear="heavy", row="title"),
    Plan(
        form=seen_changes.migration_stub,
        cast=(BOATMAN, BOATMAN_WIFE, BOATMAN_SON),
        days=(dt.date(1987, 9, 16),),
        wear="light",
        row="title",
    ),
    Plan(form=seen_changes.migration_stub, hand=True, scan="tif"),
    Plan(form=seen_changes.migration_permit, row="bare"),
    Plan(form=seen_household.birth, scan="png"),
    Plan(
        form=seen_household.death,
        code=DEATH_CODE,
        cast=(BOATMAN_MISWRITTEN, BOATMAN_SON),
        days=(dt.date(2009, 1, 6),),
        row="bare",
    ),
    Plan(form=seen_household.death, hand=True, wear="light"),
    Plan(form=seen_changes.change, wear="light", row="title"),
    Plan(form=_correction_file, cast=(RENAMED, None, None, None, None, RENAMED), scan="pdf-mixed"),
    Plan(form=seen_changes.supplement, scan="tif", row="bare"),
    Plan(form=seen_household.split, row="title"),
    Plan(form=seen_borders_vehicles.passport, cast=(TRAVELLER,), days=(dt.date(2010, 11, 8),), scan="pdf", row="title"),
    Plan(form=seen_borders_vehicles.hongkong, scan="pdf-digital", row="bare"),
    Plan(form=seen_borders_vehicles.taiwan, wear="light"),
    Plan(form=seen_borders_vehicles.settle, scan="tif", dpi=300),
    Plan(
        form=_vehicle_file,
        cast=(DRIVER, None, None, None, None, None, DRIVER),
        days=(dt.date(2006, 5, 16), dt.date(2011, 3, 22)),
        scan="tiff-pages",
        row="bare",
    ),
    Plan(form=seen_borders_vehicles.vehicle_change, hand=True, row="title"),
    Plan(form=seen_borders_vehicles.vehicle_end, wear="light", row="bare"),
    Plan(form=_accident_file, cast=(RIDER, WALKER, None, None, RIDER, WALKER), scan="pdf", row="title"),
    Plan(form=seen_accidents.simple_finding, row="bare"),
    Plan(form=seen_accidents.review, wear="light"),
    Plan(form=seen_permits.permit_first, cast=(LODGER, LANDLADY), days=(dt.date(2009, 3, 2),), row="title"),
    Plan(form=seen_permits.permit_extend, scan="png", row="bare"),
    Plan(form=seen_permits.permit_end, hand=True, scan="tif"),
    Plan(form=seen_permits.permit_register, scan="jp2"),
    Plan(form=seen_persons.key_person, cast=(WATCHED,), days=(dt.date(1996, 4, 2),), row="bare"),
    Plan(form=seen_persons.key_person_release, wear="light"),
    Plan(
        form=seen_persons.consultation,
        cast=(BOATMAN_SON, BOATMAN),
        days=(dt.date(2010, 3, 9),),
        cited=(DEATH_CODE,),
        row="title",
    ),
    Plan(form=seen_persons.loans, cited=("J998-ZY·SG·YB·2009·D20-0137-021", LEDGER_CODE), row="bare"),
)


def _year_of(ref_code: str) -> int:
    return next(int(part) for part in re.split("[·-]", ref_code) if re.fullmatch(r"(?:19|20)\d\d", part))


def draw_batch(out: Path) -> tuple[int, int]:
    """Write ``batch`` and ``truth.jsonl`` into ``out``; return how many items and pages."""
    part = load_part("seen")
    fonts.require(part="seen", hand=True)
    numbers = Registry(rng=random.Random(SEED))
    batch = out / "batch"
    batch.mkdir(parents=True)
    rows, truths = [], []
    pages = 0
    for place, plan in enumerate(PLANS):

        def prepare(m: Maker, plan: Plan = plan) -> None:
            m.cast, m.days, m.cited = list(plan.cast), list(plan.days), list(plan.cited)

        item = draw_item(
            part,
            plan.form,
            f"ship-{SEED}-{place}",
            numbers=numbers,
            hand=plan.hand,
            dpi=plan.dpi,
            level=plan.wear,
            place=place,
            prepare=prepare,
        )
        # Thirty-eight items stand in a box, so these few share two rooms and a handful of boxes.
        item = replace(
            item,
            ref_code=plan.code or item.ref_code,
            box=f"{place // 4 + 1:04d}",
            location=f"{place // 16 + 1}库房-{place // 8 + 1:02d}列-{place % 6 + 1:02d}节-{place % 5 + 1}层",
        )
        files = write_item(item, batch, plan.scan, quality=58)
        rows.append(catalogue_row(item, detail=plan.row))
        truth = item.truth()
        truth["year"] = _year_of(item.ref_code)
        truth["format"], truth["catalogue"] = plan.scan, plan.row
        for page, (name, frame) in zip(truth["pages"], files, strict=True):  # type: ignore[call-overload]
            page["file"], page["frame"] = name, frame
        truths.append(truth)
        pages += len(files)
    write_catalogue(rows, batch / "catalogue.csv")
    write_truth(truths, out / "truth.jsonl")
    return len(truths), pages


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=_HERE, help="draws elsewhere, to compare")
    options = parser.parse_args(arguments)
    fresh = options.out / "batch.part"
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        items, pages = draw_batch(fresh)
    except fonts.FontsMissingError as error:
        print(error, file=sys.stderr)
        return 1
    shutil.rmtree(options.out / "batch", ignore_errors=True)
    (fresh / "batch").rename(options.out / "batch")
    (fresh / "truth.jsonl").replace(options.out / "truth.jsonl")
    fresh.rmdir()
    print(f"{items} items, {pages} pages in {options.out / 'batch'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
