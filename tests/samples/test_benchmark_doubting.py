"""Reliability, calibration and the first of the doubt list count what they say; the fitted curves rise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model import Mention, MentionType
from archive.text import Region
from benchmarks.calibrate import compare_first_sights, fit, learn, write_table
from benchmarks.doubting import Judged, first_of_doubts, judge, samples_of
from benchmarks.first_sight import FOLDER, read_judged, write_judged
from benchmarks.reliability import calibration_error, reliability, write_reliability
from benchmarks.scoring import Found
from extraction.certainty import group_of
from samples.forms import TUNED


def _judged(confidence, *, right=True, kind=MentionType.ADDRESS, checks=(), role=""):
    mention = Mention(
        type=kind, raw="", value="x", page=1, region=Region(0, 0, 0.1, 0.1), confidence=confidence, checks=checks,
        role=role,
    )  # fmt: skip
    return Judged(mention=mention, right=right)


def test_what_the_truth_cannot_judge_is_left_out():
    def mark(kind, value, *, optional=False):
        return {"type": kind, "value": value, "also": [], "optional": optional}

    truth = {
        "pages": [{"mentions": [mark("person", "戴巳清"), mark("address", "湖南", optional=True)]}],
        "case_types": ["死亡注销"],
    }
    found = [
        Found(type=kind, value=value, page=1, region=(0, 0, 0, 0))
        for kind, value in [
            ("person", "戴巳清"), ("person", "长子"), ("address", "湖南"), ("phone", "1"), ("case_type", "死亡注销"),
        ]
    ]  # fmt: skip
    assert [one.right for one in judge(truth, found)] == [True, False, True]


def test_calibration_error_is_the_weighted_gap_of_the_bins():
    sure = samples_of([_judged(0.96)] * 9 + [_judged(0.96, right=False)])
    assert calibration_error(sure) == pytest.approx(0.06)
    assert calibration_error([*sure, *[(0.1, False)] * 10]) == pytest.approx(0.08)
    assert calibration_error([]) == 0.0
    assert "0.95–0.98 | 10 | 0.960 | 0.900" in write_reliability(sure, "mentions")
    assert [row[1] for row in reliability(sure)] == [10]


def test_what_a_first_sight_showed_is_kept(tmp_path):
    judged = [_judged(0.96), _judged(0.2, kind=MentionType.ADDRESS, right=False)]
    write_judged(tmp_path / "part.tsv", judged)
    (again, wrong) = read_judged(tmp_path)
    assert (again.mention.value, again.mention.checks) == (judged[0].mention.value, judged[0].mention.checks)
    assert [(one.mention.type, one.mention.confidence, one.right) for one in (again, wrong)] == [
        (one.mention.type, one.mention.confidence, one.right) for one in judged
    ]


def test_what_is_kept_of_first_sights_is_of_tuned_parts_and_of_known_groups():
    assert {place.stem for place in FOLDER.glob("*.tsv")} <= set(TUNED)
    kept = list(read_judged())
    assert any(not one.right for one in kept)
    assert {group_of(one.mention).partition("/")[0] for one in kept} <= set(MentionType)


def test_first_sights_are_asked_of_each_other():
    judged = [_judged(0.9)] * 8 + [_judged(0.2, right=False)] * 8
    told = compare_first_sights({"one": judged, "other": judged})
    assert [line.split()[0] for line in told.splitlines()] == ["one", "other"]
    assert "8 of 16 mentions wrong" in told


def test_the_first_of_the_list_are_the_most_urgent():
    judged = [_judged(0.99)] * 37 + [
        _judged(0.2, right=False),
        _judged(0.6, kind=MentionType.ID_NUMBER, right=False),
        _judged(0.95, right=False),
    ]
    first = first_of_doubts(judged)
    assert (first.looked, first.held, first.errors, first.doubtful) == (2, 2, 3, 2)
    assert "(67%)" in str(first)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=120))
def test_fitted_curves_rise_and_are_probabilities(samples):
    points = fit(samples, None)
    assert [score for score, _ in points] == sorted(score for score, _ in points)
    assert [chance for _, chance in points] == sorted(chance for _, chance in points)
    assert all(0 <= chance <= 1 for _, chance in points)


def test_a_learnt_table_says_what_was_right():
    judged = [_judged(0.99)] * 60 + [_judged(0.5, right=False)] * 30 + [_judged(0.5)] * 30
    table = learn(judged)
    assert table.probability("address/part", 0.99) > 0.95
    assert table.probability("address/part", 0.5) == pytest.approx(0.5, abs=0.1)
    assert '"learnt_from": 120' in write_table(table, 120)
