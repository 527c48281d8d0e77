"""Scores count what they say they count."""

import pytest

from benchmarks.scoring import (
    Found,
    ReadCharacter,
    comparable,
    count_errors,
    judge_characters,
    level_characters,
    pair_lines,
    region_matches,
    score_item,
)


def _mark(kind, value, *, also=(), optional=False):
    region = {"x": 0.1, "y": 0.2, "w": 0.2, "h": 0.02}
    return {"type": kind, "value": value, "also": list(also), "optional": optional, "region": region}


def _truth(*marks, case_types=("死亡注销",)):
    return {"pages": [{"number": 1, "mentions": list(marks)}], "case_types": list(case_types)}


def _found(kind, value, *, page=1, x=0.1, y=0.2):
    return Found(type=kind, value=value, page=page, region=(x, y, 0.2, 0.02))


def test_right_missed_and_false_are_told_apart():
    truth = _truth(_mark("person", "戴巳清"), _mark("person", "覃腊梅"))
    score = score_item(truth, [_found("person", "戴巳清"), _found("person", "长子"), _found("case_type", "死亡注销")])
    tally = score.tallies["person"]
    assert (tally.right, tally.missed, tally.false) == (1, 1, 1)
    assert tally.precision == tally.recall == pytest.approx(0.5)
    assert score.tallies["case_type"].right == 1


def test_a_value_counts_once_however_often_it_stands_there():
    truth = _truth(_mark("person", "戴巳清"), _mark("person", "戴巳清"))
    assert score_item(truth, [_found("person", "戴巳清")] * 3).tallies["person"].right == 1


def test_neutral_values_are_no_fault_either_way():
    truth = _truth(_mark("address", "湖南省平江县", optional=True), case_types=())
    for found in ([], [_found("address", "湖南省平江县")]):
        tally = score_item(truth, found).tallies["address"]
        assert (tally.right, tally.missed, tally.false) == (0, 0, 0)


def test_either_reading_of_a_date_is_right():
    truth = _truth(_mark("date", "1922-03", also=["1922-04"]), case_types=())
    tally = score_item(truth, [_found("date", "1922-04")]).tallies["date"]
    assert (tally.right, tally.false) == (1, 0)


def test_pages_and_regions_are_judged_apart_from_values():
    truth = _truth(_mark("person", "戴巳清"), case_types=())
    tally = score_item(truth, [_found("person", "戴巳清", x=0.7)]).tallies["person"]
    assert (tally.right, tally.page_right, tally.region_right) == (1, 1, 0)
    tally = score_item(truth, [_found("person", "戴巳清", page=2)]).tallies["person"]
    assert (tally.right, tally.page_right, tally.region_right) == (1, 0, 0)


def test_comparing_ignores_width_script_and_dots():
    assert comparable("湘Ｆ·TZ 017") == comparable("湘FTZ017")
    assert comparable("歐陽德潤") == comparable("欧阳德润")
    assert comparable("岳公认字〔2009〕第1号") == comparable("岳公认字[2009]第1号")
    assert comparable("2008-03") != comparable("2008-04")


def test_regions_match_by_centre_or_by_half():
    assert region_matches((0.1, 0.1, 0.1, 0.1), (0.05, 0.05, 0.3, 0.3))
    assert not region_matches((0.5, 0.5, 0.1, 0.1), (0.05, 0.05, 0.3, 0.3))


def _line(text, y, *, hand=False):
    return {"text": text, "level_box": [0.1, y, 0.05 * len(text), 0.02], "hand": hand, "vertical": False}


def test_order_of_lines_costs_nothing_and_wrong_characters_do():
    page = {"lines": [_line("姓名", 0.1), _line("住址", 0.2)], "skew_deg": 0.0, "width": 1000, "height": 1000}
    read = [
        ReadCharacter("住", 0.125, 0.21),
        ReadCharacter("扯", 0.175, 0.21),
        ReadCharacter("姓", 0.125, 0.11),
        ReadCharacter("名", 0.175, 0.11),
    ]
    counts = count_errors(pair_lines(page, read))
    assert (counts["print"].errors, counts["print"].characters) == (1, 4)


def test_each_character_read_is_judged_with_how_sure_the_engine_was():
    page = {"lines": [_line("住址〔2〕", 0.2)], "skew_deg": 0.0, "width": 1000, "height": 1000}
    read = [
        ReadCharacter(text, 0.125 + 0.05 * place, 0.21, confidence)
        for place, (text, confidence) in enumerate([("住", 0.99), ("扯", 0.6), ("【", 0.9), (" ", 0.1), ("2", 0.8)])
    ]
    (line,) = pair_lines(page, read)
    assert list(judge_characters(line)) == [(0.99, True), (0.6, False), (0.9, True), (0.8, True)]


def test_skew_is_undone_before_lines_are_matched():
    from samples.damage import move_box, skew_matrix

    x, y, *_ = move_box((300, 200, 300, 200), skew_matrix(1000, 1400, -1.6))
    (back,) = level_characters(
        [ReadCharacter("a", x / 1000, y / 1400)], {"skew_deg": -1.6, "width": 1000, "height": 1400}
    )
    assert (back.x * 1000, back.y * 1400) == pytest.approx((300, 200))
