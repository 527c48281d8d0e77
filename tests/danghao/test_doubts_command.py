"""``danghao doubts`` on a small archive of real scans."""

import json

import openpyxl
import pytest
from sample_batch import ask, run

pytestmark = [pytest.mark.e2e, pytest.mark.ocr]


def test_the_list_agrees_with_what_status_counts(small_archive):
    answer = ask(small_archive, "doubts")
    counted = ask(small_archive, "status")["totals"]["doubtful"]
    assert answer["total"] == counted
    assert len(answer["doubts"]) == min(counted, 100)
    for doubt in answer["doubts"]:
        assert doubt["why"]
        shown = ask(small_archive, "show", doubt["ref_code"])
        assert doubt["raw"] in [mention["raw"] for mention in shown["mentions"]]


def test_the_list_can_be_written_as_a_workbook_and_as_json(small_archive, tmp_path):
    total = ask(small_archive, "doubts", "--limit", "5")["total"]
    book, document = tmp_path / "doubts.xlsx", tmp_path / "doubts.json"
    told = ask(small_archive, "doubts", "--format", "xlsx", "--out", str(book))
    assert told["total"] == total
    assert openpyxl.load_workbook(book).active.max_row == told["doubts"] + 1
    run(small_archive, "doubts", "--format", "json", "--out", str(document))
    assert json.loads(document.read_text("utf-8"))["total"] == total


def test_what_cannot_be_asked_is_said_in_one_line(small_archive):
    failed = run(small_archive, "doubts", "--as", "somebody", check=False)
    assert failed.returncode == 1
    assert len(failed.stderr.splitlines()) == 1
    assert run(small_archive, "doubts", "--type", "elephant", check=False).returncode == 2
    assert run(small_archive, "doubts", "--format", "xlsx", check=False).returncode == 2
    assert run(small_archive, "doubts", "--class", "车辆", "--type", "id_number").stdout
