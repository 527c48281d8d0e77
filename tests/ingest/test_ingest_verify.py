"""Rows that somebody changes past the program are noticed, unless the index is of another version altogether."""

import sqlite3

import pytest
from ingest_bench import Inline, code, draw_page, write_table

from archive.model import ShelfLocation
from ingest.verify import verify


@pytest.fixture
def filled(bench, batch):
    for item in (1, 2):
        draw_page(batch / code(item) / "1.png", f"item {item}")
    write_table(batch, [(code(item), f"题{item}", 1, "", "") for item in (1, 2)])
    bench.ingest(batch, executor=Inline())
    assert problems_of(bench) == ()
    return bench


def problems_of(bench):
    return verify(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index).problems


def change(bench, statement):
    with sqlite3.connect(bench.data / "catalogue.db") as connection:
        assert connection.execute(statement).rowcount > 0
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM mention WHERE rowid = (SELECT min(rowid) FROM mention)",
        "UPDATE mention SET value = '假名', raw = '假名' WHERE rowid = (SELECT min(rowid) FROM mention WHERE type = 'person')",
        "UPDATE item SET box = '0099', location = '别架' WHERE rowid = (SELECT min(rowid) FROM item)",
        "UPDATE item SET catalogue_row = replace(catalogue_row, '题1', '题目') WHERE catalogue_row LIKE '%题1%'",
    ],
)
def test_a_changed_row_is_noticed(filled, statement):
    change(filled, statement)
    (problem,) = problems_of(filled)
    assert "are not what was published" in problem


def test_a_page_without_a_scan_is_noticed(filled):
    with sqlite3.connect(filled.data / "catalogue.db") as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM scan WHERE sha256 = (SELECT min(sha256) FROM scan)")
    connection.close()
    assert any("2 pages are counted, and 1 have a scan" in problem for problem in problems_of(filled))


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM audit_entry WHERE sequence > 1", "entry 2 is missing or does not follow"),
        ("DELETE FROM audit_head", "its last entry is not noted any more"),
    ],
)
def test_a_log_whose_end_was_cut_off_is_noticed(filled, statement, said):
    with sqlite3.connect(filled.data / "catalogue.db") as connection:
        connection.execute("DROP TRIGGER audit_entry_no_delete")
        connection.execute(statement)
    connection.close()
    (problem,) = problems_of(filled)
    assert said in problem


def test_what_the_program_changes_is_no_fault(filled):
    item = filled.items()[code(1)]
    filled.catalogue.move_item(item.item_id, ShelfLocation(raw="临时架", box="0077"), reason="修库")
    assert [problem[:21] for problem in problems_of(filled)] == ["1 items wait to be pu"]
