"""The batch that ships is whole, says that it is invented, and holds nobody real."""

import csv
import json
from pathlib import Path

import pytest
from PIL import Image

from samples.canvas import NOTICE
from samples.people import INVENTED_PREFIXES, check_digit

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
CLASSES = {"户籍", "出入境", "车辆", "交通事故", "暂住证", "重点人口", "利用登记"}


@pytest.fixture(scope="module")
def truths():
    return [json.loads(line) for line in (SAMPLES / "truth.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def rows():
    with (SAMPLES / "batch" / "catalogue.csv").open(encoding="utf-8") as stream:
        return {row["档号"]: row for row in csv.DictReader(stream)}


def test_there_are_enough_items_of_every_class_and_not_too_many_bytes(truths):
    assert len(truths) >= 24
    assert {t["class"] for t in truths} == CLASSES
    assert sum(len(t["pages"]) for t in truths) <= 60
    assert sum(p.stat().st_size for p in (SAMPLES / "batch").rglob("*") if p.is_file()) < 12_000_000


def test_formats_cover_images_tiff_and_pdf(truths):
    assert {"jpg", "png", "tif", "jp2", "tiff-pages", "pdf", "pdf-digital", "pdf-mixed"} <= {
        t["format"] for t in truths
    }
    assert sum(len(t["pages"]) > 1 for t in truths) >= 2


def test_truth_rows_and_files_agree(truths, rows):
    assert {t["ref_code"] for t in truths} == set(rows)
    named = {p["file"] for t in truths for p in t["pages"]}
    there = {p.relative_to(SAMPLES / "batch").as_posix() for p in (SAMPLES / "batch").rglob("*") if p.is_file()}
    assert named == there - {"catalogue.csv"}
    for truth in truths:
        row = rows[truth["ref_code"]]
        assert (row["库位"], row["盒号"], int(row["页数"])) == (truth["location"], truth["box"], len(truth["pages"]))


def test_some_rows_leave_it_to_the_reading(truths, rows):
    bare = [t for t in truths if not rows[t["ref_code"]]["人名"] and not rows[t["ref_code"]]["业务类型"]]
    assert len(bare) >= 8


def test_images_are_as_the_truth_says(truths):
    for truth in truths:
        for page in truth["pages"]:
            if not page["file"].endswith(".pdf"):
                with Image.open(SAMPLES / "batch" / page["file"]) as image:
                    image.seek(page["frame"])
                    assert image.size == (page["width"], page["height"])


def test_every_page_says_that_it_is_invented(truths):
    for truth in truths:
        assert truth["invented"] == NOTICE
        for page in truth["pages"]:
            assert page["lines"][-1]["text"] == NOTICE


def test_id_numbers_are_valid_and_nobodys(truths):
    numbers = {n for t in truths for n in t["id_numbers"]}
    assert numbers
    for number in numbers:
        assert number[:6] in INVENTED_PREFIXES
        assert len(number) == 15 or number[17] == check_digit(number[:17])


def test_phones_are_invented(truths):
    phones = {m["value"] for t in truths for p in t["pages"] for m in p["mentions"] if m["type"] == "phone"}
    assert phones
    assert all(phone.startswith("0730-0000") for phone in phones)


def test_regions_lie_on_the_page(truths):
    for truth in truths:
        for page in truth["pages"]:
            assert page["mentions"] or page["lines"]
            for mark in page["mentions"]:
                region = mark["region"]
                assert 0 <= region["x"] < region["x"] + region["w"] <= 1.00001
                assert 0 <= region["y"] < region["y"] + region["h"] <= 1.00001


def test_case_types_and_classes_are_those_of_the_registry(truths):
    from archive.registry import Registry

    registry = Registry.load()
    for truth in truths:
        code = registry.read_code(truth["ref_code"])
        assert registry.series_of(code).archive_class == truth["class"]
        assert set(truth["case_types"]) <= set(registry.case_types(truth["class"]))
        assert code.year == truth["year"]
