"""Drawing is the same for the same seed, draws no missing characters, and its truth lies where the ink is."""

import hashlib
import random

import numpy as np
import pytest

from samples import fonts
from samples.damage import move_box, skew_matrix
from samples.draw import draw_items, main
from samples.glyphs import face_for
from samples.people import VERY_RARE
from samples.sheet import load_part

_WITHOUT = [part for part in ("seen", "unseen") if not fonts.find_faces(part=part, hand=False)]
drawn = pytest.mark.skipif(bool(_WITHOUT), reason=fonts.describe_missing(fonts.missing()))

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
@pytest.mark.parametrize("part", ["seen", "unseen"])
def test_every_form_can_be_drawn(part):
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
    assert all(sheet.painted.marks for i in items for sheet in i.sheets)


def test_parts_share_no_form_title_key():
    seen, unseen = load_part("seen"), load_part("unseen")
    assert seen.fonds != unseen.fonds
    assert not {f.__name__ for f in seen.forms} & {f.__name__ for f in unseen.forms}
    assert {f.source.file for f in fonts.find_faces(part="seen", hand=False)}.isdisjoint(
        f.source.file for f in fonts.find_faces(part="unseen", hand=False)
    )


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
        face_for("\U000e0001", fonts.find_faces(part="seen", hand=False)[0])


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
