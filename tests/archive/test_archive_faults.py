"""What SQLite says, in words that tell what to do."""

import pytest

from archive.store.faults import Fault, explain_sqlite_fault


@pytest.mark.parametrize(
    ("cause", "says"),
    [
        ("disk I/O error", "the disk of x fails (disk I/O error): look into the system's log"),
        ("database or disk is full", "its disk is full; make room"),
        ("unable to open database file", "check who owns the file"),
    ],
)
def test_a_fault_of_the_disk_is_told_from_a_full_one(tmp_path, cause, says):
    error = explain_sqlite_fault("x", Fault(cause=cause, is_operational=True), file=tmp_path / "catalogue.sqlite3")
    assert says in str(error)
