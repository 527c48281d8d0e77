"""An index that was left and returned to, and another archive's in its place: noticed, and mended or left alone."""

import shutil

import pytest
from ingest_bench import EVERYTHING, Bench, Inline, code, draw_page, write_table

from archive.errors import IndexUnavailableError
from index_mappings.belonging import LEFT_BEHIND
from index_mappings.compile import build_query, compile_query
from index_mappings.tantivy import TantivyIndex
from ingest.publish import find_backlog, publish_pending, reindex
from ingest.verify import verify


def fill(batch, title):
    for item in (1, 2):
        if not (batch / code(item)).exists():
            draw_page(batch / code(item) / "1.png", f"item {item}")
    write_table(batch, [(code(item), f"{title}{item}", 1, "", "") for item in (1, 2)])


def found(bench, query):
    node = compile_query(build_query(query)).node
    return bench.index.search(node, scope=EVERYTHING, limit=100).total


def problems(bench):
    return verify(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index).problems


def parts(bench):
    return {"catalogue": bench.catalogue, "blobs": bench.blobs, "index": bench.index}


@pytest.fixture
def left(tmp_path, batch, url_of):
    """An archive whose index was put back from a copy: as many items, older values, and everything noted as published."""
    data = tmp_path / "data"
    fill(batch, "旧题")
    with Bench(data, url=url_of(data)) as bench:
        bench.ingest(batch, executor=Inline())
    shutil.copytree(data / "index", tmp_path / "copy")
    fill(batch, "新题")
    with Bench(data, url=url_of(data)) as bench:
        bench.ingest(batch, executor=Inline())
        assert problems(bench) == ()
    shutil.rmtree(data / "index")
    shutil.copytree(tmp_path / "copy", data / "index")
    with Bench(data, url=url_of(data)) as bench:
        assert (bench.index.count(), found(bench, "题名:新题1")) == (2, 0)
        yield bench


def check_mended(bench):
    assert (bench.index.count(), found(bench, "题名:新题1"), found(bench, "题名:旧题1")) == (2, 1, 0)
    assert problems(bench) == ()


def test_it_is_noticed(left):
    assert problems(left) == (f"{LEFT_BEHIND}; run danghao reindex",)
    backlog = find_backlog(catalogue=left.catalogue, index=left.index, scope=EVERYTHING)
    assert (bool(backlog), str(backlog)) == (True, LEFT_BEHIND)


def test_the_next_ingest_mends_it(left, batch):
    fill(batch, "新题")
    report = left.ingest(batch, executor=Inline())
    assert left.notes == [f"{LEFT_BEHIND}; mending that"]
    assert (report.recognised, report.unpublished, report.index_problem) == (0, 0, "")
    check_mended(left)


def test_an_ingest_with_something_new_mends_it(left, batch):
    fill(batch, "新题")
    draw_page(batch / code(3) / "1.png", "item 3")
    report = left.ingest(batch, executor=Inline())
    assert (report.unpublished, report.index_problem) == (0, "")
    assert (left.index.count(), found(left, "题名:新题2"), problems(left)) == (3, 1, ())


def test_a_server_mends_it(left):
    assert publish_pending(**parts(left)) == 2
    check_mended(left)


def test_a_rebuild_mends_it(left):
    assert reindex(**parts(left)) == 2
    check_mended(left)


class TestAnothers:
    @pytest.fixture
    def two(self, tmp_path, batch, url_of):
        """Two archives with the index of the first."""
        first, second = tmp_path / "first", tmp_path / "second"
        fill(batch, "甲题")
        with Bench(first, url=url_of(first)) as theirs, Bench(second, url=url_of(second)) as bench:
            theirs.ingest(batch, executor=Inline())
            fill(batch, "乙题")
            theirs.index.close()
            bench.index = TantivyIndex(first / "index")
            yield theirs, bench

    def test_nothing_is_given_to_it(self, two, batch):
        theirs, bench = two
        report = bench.ingest(batch, executor=Inline())
        assert (report.recognised, report.published, report.unpublished) == (2, 0, 2)
        assert "that of another archive" in report.index_problem
        assert problems(theirs) == ()

    def test_it_is_not_built_anew(self, two, batch):
        theirs, bench = two
        bench.ingest(batch, executor=Inline())
        with pytest.raises(IndexUnavailableError, match="that of another archive"):
            reindex(**parts(bench))
        with pytest.raises(IndexUnavailableError, match="that of another archive"):
            publish_pending(**parts(bench))
        assert [problem for problem in problems(bench) if "that of another archive" in problem]
        assert problems(theirs) == ()

    def test_its_place_is_taken_where_that_is_asked_for(self, two, batch):
        theirs, bench = two
        bench.ingest(batch, executor=Inline())
        assert reindex(**parts(bench), take_over=True) == 2
        assert (found(bench, "题名:乙题1"), problems(bench)) == (1, ())
        bench.index.close()
        assert [problem for problem in problems(theirs) if "that of another archive" in problem]
