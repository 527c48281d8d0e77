"""Drawing is the same for the same seed, draws no missing characters, and its truth lies where the ink is."""

import hashlib
import itertools
import random
import re

import numpy as np
import pytest

from archive.registry import Registry
from benchmarks.scoring import comparable
from samples import fonts, people
from samples.damage import move_box, skew_matrix
from samples.draw import draw_items, main
from samples.forms.base import Maker
from samples.glyphs import face_for
from samples.people import VERY_RARE
from samples.sheet import PARTS, load_part, make_code

_WITHOUT = [part for part in PARTS if not fonts.find_faces(part=part, hand=False)]
drawn = pytest.mark.skipif(bool(_WITHOUT), reason=fonts.describe_missing(fonts.missing()))

_ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?:\d{17}[\dX]|\d{15})(?![0-9A-Za-z])")
_DATE = re.compile(r"\d{4}年\d{1,2}月|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]+月|民国.{1,3}年")


def _stands_in(value, text):
    """Whether a value stands in the lines, in one piece or, beside another value, broken into two."""
    return any(value[:cut] in text and value[cut:] in text for cut in range(len(value)))


FEW = "finding,death,old_ledger,permit_register"


def _fingerprints(seed, **more):
    items = draw_items(part_name="seen", count=4, seed=seed, hand=0.0, only=FEW, dpi=100, **more)
    return [(i.ref_code, i.truth(), hashlib.sha256(i.sheets[0].image.tobytes()).hexdigest()) for i in items]


@drawn
def test_the_same_seed_draws_the_same_pixels_and_truth():
    assert _fingerprints(3) == _fingerprints(3)


@drawn
def test_another_seed_draws_something_else():
    assert _fingerprints(3) != _fingerprints(4)


@drawn
@pytest.mark.parametrize("part", PARTS)
def test_every_form_can_be_drawn_and_its_truth_is_what_is_printed(part):
    forms = load_part(part).forms
    items = list(draw_items(part_name=part, count=len(forms), seed=11, hand=0.0, dpi=72, level="none"))
    assert len({i.ref_code for i in items}) == len(forms)
    assert {i.form.archive_class for i in items} == {
        "户籍",
        "出入境",
        "车辆",
        "交通事故",
        "暂住证",
        "重点人口",
        "利用登记",
    }
    for item in items:
        for sheet in item.sheets:
            truth = sheet.truth()
            printed = comparable("".join(line["text"] for line in truth["lines"]))
            assert truth["mentions"]
            for mark in truth["mentions"]:
                assert _stands_in(comparable(mark["raw"]), printed), (item.form.key, mark)
            told = {mark["value"] for mark in truth["mentions"]}
            for number in _ID_NUMBER.findall(" ".join(line["text"] for line in truth["lines"])):
                assert number in told, (item.form.key, number)
            rest = printed
            for raw in sorted((comparable(mark["raw"]) for mark in truth["mentions"]), key=len, reverse=True):
                rest = rest.replace(raw, "#")
            assert not _DATE.findall(rest), item.form.key


# The third part has every other form of the unseen part's hands.
@pytest.mark.parametrize("parts", [("unseen", "third"), ("fourth",)])
def test_forms_are_of_every_case_type(parts):
    registry = Registry.load()
    wanted = {(name, kind) for name in registry.class_names() for kind in registry.case_types(name)}
    drawn_types = set()
    for form in itertools.chain.from_iterable(load_part(part).forms for part in parts):
        for seed in range(3):
            rng = random.Random(seed)
            part = load_part(parts[0])
            maker = Maker(
                rng=rng,
                places=part.places,
                numbers=people.Registry(rng=rng),
                date_styles=part.date_styles,
                fonds="J996",
            )
            made = form(maker)
            drawn_types |= {(made.archive_class, kind) for kind in made.case_types}
    reading_room = {("利用登记", "查阅"), ("利用登记", "借阅")}
    assert reading_room <= drawn_types
    assert {pair for pair in wanted if pair[1] not in {"查阅", "借阅"}} <= drawn_types


def test_archive_numbers_of_every_shape_can_be_read():
    registry = Registry.load()
    for part in PARTS:
        for fonds, shape in load_part(part).codes or ((load_part(part).fonds, "full"),):
            rng = random.Random(1)
            own = load_part(part)
            maker = Maker(
                rng=rng, places=own.places, numbers=people.Registry(rng=rng), date_styles=own.date_styles, fonds=fonds
            )
            form = own.forms[0](maker)
            code = registry.read_code(make_code(form, fonds, 12, 3, shape=shape))
            assert (code.fonds, code.year) == (fonds, form.year)
            assert registry.series_of(code).archive_class == form.archive_class


def test_parts_share_no_place_and_no_face():
    # The third part borrows places and faces from the second, the fourth faces from the seen part, the fifth from the
    # second, the sixth places from the fifth and faces from the second, the seventh to twelfth faces from the second.
    for one, other in itertools.combinations([part for part in PARTS if part not in {"third", "sixth"}], 2):
        assert load_part(one).fonds != load_part(other).fonds
        for pool in ("streets", "villages", "stations"):
            assert not set(getattr(load_part(one).places, pool)) & set(getattr(load_part(other).places, pool))
        if {"fourth", "fifth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"} & {one, other}:
            continue
        assert {f.source.file for f in fonts.find_faces(part=one, hand=False)}.isdisjoint(
            f.source.file for f in fonts.find_faces(part=other, hand=False)
        )
    for one, other in itertools.combinations(PARTS, 2):
        assert not set(load_part(one).forms) & set(load_part(other).forms)


@drawn
def test_truth_lies_where_the_ink_is():
    for item in draw_items(part_name="seen", count=3, seed=5, hand=0.0, dpi=150, level="light", only=FEW):
        sheet = item.sheets[0]
        grey = np.asarray(sheet.image.convert("L"))
        height, width = grey.shape
        for mark in sheet.truth()["mentions"]:
            region = mark["region"]
            x0, y0 = int(region["x"] * width), int(region["y"] * height)
            x1, y1 = int((region["x"] + region["w"]) * width) + 1, int((region["y"] + region["h"]) * height) + 1
            assert grey[y0:y1, x0:x1].min() < 140, mark


@drawn
def test_rare_characters_get_a_face_that_has_them():
    face = fonts.find_faces(part="seen", hand=False)[0]
    for character in VERY_RARE + "劼喆■□〔〕䶮":
        assert face_for(character, face).covers(character)


@drawn
def test_a_character_that_no_face_has_is_refused():
    with pytest.raises(ValueError, match="no installed face"):
        face_for("\U00016800", fonts.find_faces(part="seen", hand=False)[0])


def test_boxes_move_with_the_page():
    rng = random.Random(1)
    for _ in range(20):
        skew = rng.uniform(-2, 2)
        matrix = skew_matrix(1000, 1400, skew)
        x0, y0, x1, y1 = move_box((400, 600, 600, 700), matrix)
        assert x0 < 600
        assert x1 > 400
        assert y0 < 700
        assert y1 > 600
        assert x1 - x0 >= 199


@drawn
def test_the_command_writes_a_batch_and_refuses_to_overwrite(tmp_path, capsys):
    arguments = ["--out", str(tmp_path), "--count", "2", "--only", FEW, "--dpi", "72", "--formats", "jpg,tiff-pages"]
    assert main(arguments) == 0
    assert (tmp_path / "batch" / "catalogue.csv").is_file()
    assert len((tmp_path / "truth.jsonl").read_text("utf-8").splitlines()) == 2
    assert main(arguments) == 2
    assert "name another folder" in capsys.readouterr().err
