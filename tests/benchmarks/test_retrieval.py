"""The retrieval benchmark: the same needs at each run, all kinds of them, answered and counted."""

from __future__ import annotations

import pytest

from benchmarks import retrieval
from benchmarks.retrieval_archive import invent
from benchmarks.retrieval_engines import Danghao, ExactKeyword
from benchmarks.retrieval_need import Need
from benchmarks.retrieval_needs import MAKERS, make_needs
from index_mappings.memory import MemoryIndex


@pytest.fixture(scope="module")
def archive():
    return invent(5, 400)


def test_the_same_seed_gives_the_same_archive_and_needs(archive):
    assert invent(5, 400) == archive
    assert make_needs(archive, 5, 2) == make_needs(archive, 5, 2)
    assert invent(6, 400) != archive


def test_needs_are_of_every_kind_and_right(archive):
    needs = make_needs(archive, 5, 4)
    assert len({need.kind for need in needs}) >= len(MAKERS) - 3
    items = {paper.item_id for paper in archive.papers}
    for need in needs:
        assert bool(need.right) is (need.kind != "absent")
        assert need.right <= items
    assert {"exact", "homophone", "damaged ID", "absent"} <= {need.kind for need in needs}


def test_engines_are_scored_by_what_comes_first(archive):
    needs = [need for need in make_needs(archive, 5, 3) if need.kind in {"exact", "homophone", "absent"}]
    own = retrieval.score(Danghao(MemoryIndex(), archive.papers), needs)
    assert own.of(["exact"]).first == [True] * 3
    assert own.right_zeros == own.zeros == own.absent == 15
    keyword = retrieval.score(ExactKeyword(archive.papers), needs)
    assert keyword.of(["homophone"]).recall == [0.0] * 3


def test_what_is_beside_the_point_counts_neither_way():
    tally = retrieval.Tally()
    need = Need(kind="misread", asked={}, text="", right=frozenset("c"), beside=frozenset("ab"))
    tally.add(need, ["a", "b", "x", "c"], 0.1)
    assert (tally.first, tally.recall, tally.ranks) == ([False], [1.0], [2])


def test_a_part_is_reported(capsys):
    said = retrieval.run("tuning", items=300, a_kind=2, url="", misses=True)
    assert "hit@1" in said
    assert "memory and tantivy answer alike" in said
