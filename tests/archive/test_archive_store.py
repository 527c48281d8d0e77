"""What is particular to the database: schema and migrations, processes side by side, kills, tampering, errors."""

from __future__ import annotations

import concurrent.futures
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, inspect
from store_kit import ALL, draft, event, write_events_and_items, write_for_ever

from archive.audit import find_break
from archive.errors import CatalogueError
from archive.model import StageResult
from archive.store import open_catalogue
from archive.store.opening import alembic_config
from archive.store.revision import HEAD
from archive.store.schema import metadata


def url_of(folder):
    return f"sqlite:///{folder}/catalogue.db"


def migrate(folder, target, *, down=False):
    from alembic import command

    engine = create_engine(url_of(folder))
    with engine.begin() as connection:
        (command.downgrade if down else command.upgrade)(alembic_config(connection), target)
    engine.dispose()


def described(folder):
    """Return all there is in a database: columns, keys, indexes, triggers."""
    with sqlite3.connect(folder / "catalogue.db") as connection:
        names = sorted(n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))
        pragmas = ("table_xinfo", "index_list", "foreign_key_list")
        tables = {n: [sorted(r[1:] for r in connection.execute(f"PRAGMA {p}({n})")) for p in pragmas] for n in names}
        rest = sorted(
            connection.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger')"), key=str
        )
    connection.close()
    return tables, rest


def test_migrations_make_the_fresh_schema(tmp_path):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    fresh, migrated = tmp_path / "fresh", tmp_path / "migrated"
    migrated.mkdir()
    open_catalogue(url_of(fresh)).close()
    migrate(migrated, "head")
    assert described(migrated) == described(fresh)
    for folder in (fresh, migrated):
        engine = create_engine(url_of(folder))
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, metadata) == []
        engine.dispose()


def test_the_head_constant_is_the_real_head(tmp_path):
    from alembic.script import ScriptDirectory

    engine = create_engine(url_of(tmp_path))
    with engine.connect() as connection:
        assert ScriptDirectory.from_config(alembic_config(connection)).get_current_head() == HEAD
    engine.dispose()


def test_migrations_can_be_undone(tmp_path):
    migrate(tmp_path, "head")
    migrate(tmp_path, "base", down=True)
    engine = create_engine(url_of(tmp_path))
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
    # And an emptied database is led up again.
    open_catalogue(url_of(tmp_path)).register_item(draft(1))


def test_counts_of_an_older_catalogue_are_made_when_it_is_migrated(tmp_path):
    catalogue = open_catalogue(url_of(tmp_path))
    made = [catalogue.register_item(draft(number)) for number in range(3)]
    catalogue.record_published({made[0].item_id: "v1"})
    catalogue.close()
    migrate(tmp_path, "0001", down=True)
    again = open_catalogue(url_of(tmp_path))
    assert again.counts_hold()
    assert [(c.items, c.catalogued, c.indexed) for c in again.class_counts(scope=ALL)] == [(3, 3, 1)]
    assert again.items([made[0].item_id], scope=ALL) == (replace(made[0], published_version="v1"),)
    again.close()


def test_failed_extractions_of_an_older_catalogue_are_counted_when_it_is_migrated(tmp_path):
    catalogue = open_catalogue(url_of(tmp_path))
    for number in range(3):
        item = catalogue.register_item(draft(number))
        result = StageResult(
            key=f"k{number}", stage="extract", item_id=item.item_id, page_number=None, artefact_sha256=None,
            failure="" if number == 1 else "the worker died", seconds=0, finished_at=datetime.now(UTC),
        )  # fmt: skip
        catalogue.record_mentions(item.item_id, (), result)
    catalogue.close()
    migrate(tmp_path, "0003", down=True)
    again = open_catalogue(url_of(tmp_path))
    assert again.counts_hold()
    assert [(c.items, c.unextracted) for c in again.class_counts(scope=ALL)] == [(3, 2)]
    again.close()


def test_counts_that_somebody_touched_are_noticed_and_made_anew(tmp_path):
    catalogue = open_catalogue(url_of(tmp_path))
    catalogue.register_item(draft(1))
    with sqlite3.connect(tmp_path / "catalogue.db") as connection:
        connection.execute("UPDATE class_count SET items = 7")
    connection.close()
    assert not catalogue.counts_hold()
    catalogue.recount()
    assert catalogue.counts_hold()
    catalogue.close()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(tmp_path):
    open_catalogue(url_of(tmp_path)).close()
    with sqlite3.connect(tmp_path / "catalogue.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(CatalogueError, match="newer"):
        open_catalogue(url_of(tmp_path))
    connection.close()


def test_other_files_are_refused(tmp_path):
    (tmp_path / "catalogue.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(CatalogueError, match="damaged or no catalogue"):
        open_catalogue(url_of(tmp_path))
    other = tmp_path / "other"
    other.mkdir()
    with sqlite3.connect(other / "catalogue.db") as connection:
        connection.execute("CREATE TABLE item (x)")
    connection.close()
    with pytest.raises(CatalogueError, match="no catalogue"):
        open_catalogue(url_of(other))


@pytest.mark.parametrize("url", ["nonsense", "nosuch://x/y", "sqlite:////proc/nowhere/catalogue.db"])
def test_a_url_that_cannot_be_opened_says_so(url):
    with pytest.raises(CatalogueError, match=r"DANGHAO|cannot be opened"):
        open_catalogue(url)


def test_an_open_database_is_ready_for_several_processes(tmp_path):
    catalogue = open_catalogue(url_of(tmp_path))
    connection = sqlite3.connect(tmp_path / "catalogue.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
    with catalogue._database.reading() as reading:
        assert reading.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert reading.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    catalogue.close()


def test_opening_an_existing_catalogue_is_cheap(tmp_path):
    open_catalogue(url_of(tmp_path)).close()
    script = (
        "import sys, time\n"
        "from archive.store import open_catalogue\n"
        "took = []\n"
        "for _ in range(5):\n"
        "    start = time.perf_counter()\n"
        "    open_catalogue(sys.argv[1]).close()\n"
        "    took.append(time.perf_counter() - start)\n"
        "heavy = {'alembic', 'fsspec', 'numpy', 'mako', 'sqlalchemy.orm', 'sqlalchemy.dialects.postgresql'} & set(sys.modules)\n"
        "print(min(took), *heavy)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, url_of(tmp_path)], capture_output=True, text=True, check=True)
    seconds, *heavy = done.stdout.split()
    assert heavy == []
    assert float(seconds) < 0.03


def test_a_changed_audit_entry_is_found(tmp_path):
    catalogue = open_catalogue(url_of(tmp_path))
    for number in range(5):
        catalogue.audit.record(event(number))
    connection = sqlite3.connect(tmp_path / "catalogue.db", isolation_level=None)
    for act in ("UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry"):
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            connection.execute(act)
    connection.execute("DROP TRIGGER audit_entry_no_update")
    connection.execute("DROP TRIGGER audit_entry_no_delete")
    for act, place in [
        ("UPDATE audit_entry SET detail = '{\"number\":7}' WHERE sequence = 4", 4),
        ("UPDATE audit_entry SET detail = 'rubbish', at = 'never' WHERE sequence = 3", 3),
        ("DELETE FROM audit_entry WHERE sequence = 2", 2),
        ("UPDATE audit_entry SET sequence = 9 WHERE sequence = 1", 1),
    ]:
        connection.execute(act)
        assert find_break(catalogue.audit.entries()) == place
    connection.close()
    catalogue.close()


@pytest.mark.parametrize("then_goes_on", [False, True])
def test_a_log_whose_end_was_cut_off_is_found(tmp_path, then_goes_on):
    catalogue = open_catalogue(url_of(tmp_path))
    assert catalogue.audit.head() is None
    for number in range(5):
        last = catalogue.audit.record(event(number))
    head = catalogue.audit.head()
    assert (head.sequence, head.entry_hash) == (5, last.entry_hash)
    # Asked before the entries, it may be older than they are.
    catalogue.audit.record(event())
    assert find_break(catalogue.audit.entries(), head=head) is None
    with sqlite3.connect(tmp_path / "catalogue.db") as connection:
        connection.execute("DROP TRIGGER audit_entry_no_delete")
        connection.execute("DELETE FROM audit_entry WHERE sequence > 3")
    connection.close()
    if then_goes_on:
        catalogue.audit.record(event())
    assert find_break(catalogue.audit.entries(), head=catalogue.audit.head()) == 4
    catalogue.close()


def test_the_end_of_an_older_log_is_noted_when_it_is_migrated(tmp_path):
    catalogue = open_catalogue(url_of(tmp_path))
    for number in range(3):
        catalogue.audit.record(event(number))
    head = catalogue.audit.head()
    catalogue.close()
    migrate(tmp_path, "0004", down=True)
    again = open_catalogue(url_of(tmp_path))
    assert again.audit.head() == head
    again.audit.record(event())
    assert find_break(again.audit.entries(), head=again.audit.head()) is None
    again.close()


def test_several_processes_open_write_and_log_at_once(tmp_path):
    # The database does not exist yet, so they also race to make it.
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(3, mp_context=context) as pool:
        assert sorted(pool.map(write_events_and_items, [url_of(tmp_path)] * 3, range(3))) == [0, 1, 2]
    catalogue = open_catalogue(url_of(tmp_path))
    assert len(list(catalogue.iterate_items(scope=ALL))) == 15
    entries = list(catalogue.audit.entries())
    assert [entry.sequence for entry in entries] == list(range(1, 46))
    assert find_break(iter(entries)) is None
    catalogue.close()


@pytest.mark.parametrize("delay_ms", [0, 7, 23])
def test_a_killed_writer_leaves_whole_transactions(tmp_path, delay_ms):
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    process = context.Process(target=write_for_ever, args=(url_of(tmp_path), started))
    process.start()
    assert started.wait(60)
    moment = time.monotonic() + delay_ms / 1000
    while time.monotonic() < moment:
        pass
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    catalogue = open_catalogue(url_of(tmp_path))
    items = list(catalogue.iterate_items(scope=ALL))
    entries = list(catalogue.audit.entries())
    assert items
    assert len(items) % 10 == 0
    assert len(items) // 10 - len(entries) in {0, 1}
    assert find_break(iter(entries), head=catalogue.audit.head()) is None
    assert all(len(catalogue.detail(item.item_id, scope=ALL).locations) == 1 for item in items)
    catalogue.register_item(draft(10_000_0))
    catalogue.audit.record(event())
    catalogue.close()
    connection = sqlite3.connect(tmp_path / "catalogue.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_readers_go_on_while_one_writes(tmp_path):
    writer, reader = open_catalogue(url_of(tmp_path)), open_catalogue(url_of(tmp_path))
    writer.register_item(draft(1))
    with writer.transaction():
        writer.register_item(draft(2))
        assert len(list(reader.iterate_items(scope=ALL))) == 1
    assert len(list(reader.iterate_items(scope=ALL))) == 2
    writer.close()
    reader.close()


def test_a_database_that_cannot_be_written_says_so(tmp_path):
    catalogue = open_catalogue(url_of(tmp_path))
    with catalogue._database.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    with pytest.raises(CatalogueError, match="who owns the file"):
        catalogue.register_item(draft(1))
    catalogue.close()
