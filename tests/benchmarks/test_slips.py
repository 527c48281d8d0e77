"""Short papers of clean text: their marks are read, and what is found on them does not fall back."""

import re

import pytest

from benchmarks.scoring import TYPES
from benchmarks.slips import PARTS, count, judge, main, read_part, read_slips

# What ``python -m benchmarks.slips`` printed when these were set, less two points.
LEAST_F1 = {
    "first": {"person": 0.89, "id_number": 0.98, "date": 0.94, "address": 0.86, "case_type": 0.90, "number": 0.90},
    "second": {"person": 0.80, "id_number": 0.98, "date": 0.94, "address": 0.87, "case_type": 0.93, "number": 0.87},
    "third": {"person": 0.90, "id_number": 0.98, "date": 0.96, "address": 0.91, "case_type": 0.93, "number": 0.96},
    "fourth": {"person": 0.87, "id_number": 0.98, "date": 0.93, "address": 0.83, "case_type": 0.90, "number": 0.85},
    "sixth": {"person": 0.93, "id_number": 0.98, "date": 0.96, "address": 0.93, "case_type": 0.96, "number": 0.93},
    "seventh": {"person": 0.89, "id_number": 0.96, "date": 0.95, "address": 0.74, "case_type": 0.85, "number": 0.81},
    "fifth": {"person": 0.89, "id_number": 0.98, "date": 0.94, "address": 0.86, "case_type": 0.95, "number": 0.89},
}


@pytest.fixture(scope="module", params=PARTS)
def part(request):
    return request.param


@pytest.fixture(scope="module")
def slips(part):
    return read_part(part)


def test_every_paper_has_text_and_marks(slips):
    assert len({slip.name for slip in slips}) == len(slips) >= 120
    for slip in slips:
        assert not re.search(r"[{}=]", slip.text), slip.name
        assert any(slip.values.values()), slip.name
        assert slip.values.keys() == set(TYPES)
        assert all(re.fullmatch(r"[0-9]{4,8}", day) for day in slip.values["date"]), slip.name


def test_marks_are_read():
    (slip,) = read_slips("# x\n\n== a | 户籍 | 分户 | 1988\n题\n{p:龚立本}{d:八八年五月=1988-05}生\n")
    assert slip.text == "题\n龚立本八八年五月生"
    assert slip.values["person"] == {"龚立本"}
    assert slip.values["date"] == {"198805"}
    assert slip.values["case_type"] == {"分户"}
    with pytest.raises(ValueError, match="unpack"):
        list(read_slips("\n== a | 户籍 | 1988\n题\n"))


def test_what_is_found_does_not_fall_back(part, slips):
    tallies = count(map(judge, slips))
    assert tallies.keys() == LEAST_F1[part].keys()
    short = {kind: tally.f1 for kind, tally in tallies.items() if tally.f1 < LEAST_F1[part][kind]}
    assert short == {}


def test_it_prints_a_line_for_each_type(capsys):
    assert main(["--errors", "first"]) == 0
    printed = capsys.readouterr().out
    assert all(re.search(rf"^{kind} +precision", printed, re.MULTILINE) for kind in TYPES)
