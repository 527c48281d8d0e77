"""The quality report shows what was counted, and what was not measured as such."""

from benchmarks.quality import _plan
from benchmarks.report import Report, write_table
from benchmarks.scoring import ItemScore, Tally


def _report():
    report = Report("unseen")
    score = ItemScore()
    score.tallies["person"] = Tally(right=3, missed=1, false=0, page_right=3, region_right=2)
    report.add({"pages": [{}, {}]}, score)
    report.checks = {"box right": [True, True], "location right": [True, False]}
    report.searches = {"hit@1 by name": [1.0, 0.0], "recall@10 by name": [1.0, 1.0]}
    report.seconds_to_answer = [0.9, 0.5, 0.6]
    return report


def test_the_table_has_a_column_for_each_group_and_a_row_for_each_measure():
    lines = write_table([_report(), Report("seen")]).splitlines()
    assert lines[0] == "| | unseen | seen |"
    assert "| items, pages | 1, 2 | 0, 0 |" in lines
    assert any(line.startswith("| persons: precision / recall / F1, % | 100.0 / 75.0 / 85.7 |") for line in lines)
    assert "| page / place on the page right, % | 100.0 / 66.7 | – |" in lines
    assert "| box / shelf place right, % | 100.0 / 50.0 | – / – |" in lines
    assert "| searches: first hit right / recall of ten, % | 50.0 / 100.0 | – / – |" in lines
    assert "| start of the command to its answer, median, s | 0.60 | – |" in lines


def _options(part=None, *, hand=False, hand_only=False):
    from argparse import Namespace

    return Namespace(part=part, hand=hand, hand_only=hand_only, items=36)


def test_without_arguments_everything_is_measured():
    assert [(part, hand) for part, hand, _ in _plan(_options())] == [
        ("samples", False),
        ("seen", False),
        ("second", False),
        ("third", False),
        ("fourth", False),
        ("fifth", False),
        ("sixth", False),
        ("seventh", False),
        ("eighth", False),
        ("ninth", False),
        ("tenth", False),
        ("eleventh", False),
        ("twelfth", False),
        ("unseen", False),
        ("apart", False),
        ("unseen", True),
    ]


def test_all_but_the_parts_that_only_measure_may_be_tuned_on():
    assert [part for part, *_ in _plan(_options("tuned"))] == [
        "seen",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    ]
    assert [(part, hand) for part, hand, _ in _plan(_options("unseen", hand=True))] == [
        ("unseen", False),
        ("unseen", True),
    ]
    assert [(part, hand) for part, hand, _ in _plan(_options("second", hand_only=True))] == [("second", True)]
