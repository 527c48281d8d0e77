"""What is particular to PostgreSQL: schema, processes side by side, kills, lost connections, locks, errors."""

from __future__ import annotations

import concurrent.futures
import logging
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import psycopg
import psycopg.conninfo
import pytest
import trustme
from postgresql_server import PASSWORD
from sqlalchemy import create_engine, inspect
from store_kit import ALL, draft, event, write_events_and_items, write_for_ever

from archive.audit import find_break
from archive.backup import CatalogueCopy
from archive.errors import CatalogueError
from archive.store import open_catalogue, open_copier, open_reader
from archive.store.opening import alembic_config
from archive.store.postgresql_reader import PostgresqlReader
from archive.store.schema import metadata

pytestmark = pytest.mark.integration

DESCRIPTIONS = (
    """SELECT table_name, column_name, data_type, character_maximum_length, collation_name, is_nullable, column_default
    FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2""",
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2",
    """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2""",
    "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1",
    "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1",
)


def engine_of(url):
    return create_engine(url.replace("postgresql:", "postgresql+psycopg:"))


def migrate(url, target, *, down=False):
    from alembic import command

    engine = engine_of(url)
    with engine.begin() as connection:
        (command.downgrade if down else command.upgrade)(alembic_config(connection), target)
    engine.dispose()


def described(url):
    with psycopg.connect(url) as connection:
        return [[str(row) for row in connection.execute(question)] for question in DESCRIPTIONS]


@pytest.fixture
def catalogue(postgresql_url):
    opened = open_catalogue(postgresql_url)
    yield opened
    opened.close()


@pytest.fixture
def other(postgresql_url, catalogue):
    """A second connection pool on the same catalogue, as another process has it."""
    opened = open_catalogue(postgresql_url)
    yield opened
    opened.close()


def own_server(postgresql):
    if postgresql.folder is None:
        pytest.skip("restarts the server, so it needs one of its own: unset DANGHAO_TEST_POSTGRESQL_URL")
    return postgresql


# --- schema ----------------------------------------------------------------------------------------------------------
def test_migrations_make_the_fresh_schema(postgresql, postgresql_url):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    fresh = postgresql.url_of(postgresql.make_database())
    open_catalogue(fresh).close()
    migrate(postgresql_url, "head")
    assert described(postgresql_url) == described(fresh)
    for url in (fresh, postgresql_url):
        engine = engine_of(url)
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, metadata) == []
        engine.dispose()


def test_migrations_can_be_undone(postgresql_url):
    migrate(postgresql_url, "head")
    migrate(postgresql_url, "base", down=True)
    engine = engine_of(postgresql_url)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
    opened = open_catalogue(postgresql_url)
    opened.register_item(draft(1))
    opened.close()


def test_texts_sort_by_code_points_whatever_the_locale(postgresql_url):
    open_catalogue(postgresql_url).close()
    with psycopg.connect(postgresql_url) as connection:
        kinds = connection.execute(
            "SELECT DISTINCT collation_name FROM information_schema.columns WHERE table_schema = 'public' "
            "AND data_type = 'character varying' AND table_name <> 'alembic_version'"
        ).fetchall()
    assert kinds == [("C",)]


def test_a_database_without_a_catalogue_is_not_an_empty_one(postgresql_url):
    for opening in (open_reader, lambda url: open_catalogue(url, must_exist=True)):
        with pytest.raises(CatalogueError, match="take in a batch first"):
            opening(postgresql_url)
    with psycopg.connect(postgresql_url) as connection:
        assert connection.execute("SELECT to_regclass('item')").fetchone() == (None,)
        connection.execute("CREATE TABLE item (x int)")
    with pytest.raises(CatalogueError, match="no catalogue of this program"):
        open_catalogue(postgresql_url)


def test_a_newer_catalogue_is_refused(postgresql_url):
    open_catalogue(postgresql_url).close()
    with psycopg.connect(postgresql_url) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(CatalogueError, match="newer"):
        open_reader(postgresql_url)


@pytest.mark.parametrize("revision", ["0001", "0003"])
def test_a_copy_made_by_an_older_version_is_brought_up_to_date(postgresql, postgresql_url, tmp_path, revision):
    opened = open_catalogue(postgresql_url)
    for number in range(1, 4):
        opened.register_item(draft(number))
    opened.audit.record(event(1))
    opened.close()
    migrate(postgresql_url, revision, down=True)
    copy = copy_as_it_was(postgresql_url, tmp_path, revision)
    there = postgresql.url_of(postgresql.make_database())
    copier = open_copier(there)
    copier.restore_from(tmp_path, copy, lambda done, total: None)
    copier.close()
    restored = open_catalogue(there, must_exist=True)
    assert sum(count.items for count in restored.class_counts(scope=ALL)) == 3
    assert restored.counts_hold()
    assert find_break(restored.audit.entries(), head=restored.audit.head()) is None
    restored.close()


def copy_as_it_was(url, folder, revision):
    """Write the tables as the copier of that revision did: the columns that there were, in the order of the schema."""
    names = []
    with psycopg.connect(url) as connection:
        for table in metadata.sorted_tables:
            asked = "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
            held = {name for (name,) in connection.execute(asked, (table.name,))}
            if not held:
                continue
            columns = ", ".join(column.name for column in table.columns if column.name in held)
            names.append(f"{table.name}.copy")
            with connection.cursor().copy(f"COPY {table.name} ({columns}) TO STDOUT") as copied:
                (folder / names[-1]).write_bytes(b"".join(copied))
    return CatalogueCopy(kind="postgresql", revision=revision, files=tuple(names), blobs=0)


# --- processes side by side ------------------------------------------------------------------------------------------
def run_processes(work, *arguments, count=3):
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(count, mp_context=context) as pool:
        return sorted(pool.map(work, *([value] * count for value in arguments), range(count)))


def test_several_processes_open_write_and_log_at_once(postgresql_url):
    # The database is empty yet, so they also race to make the schema.
    assert run_processes(write_events_and_items, postgresql_url) == [0, 1, 2]
    opened = open_catalogue(postgresql_url)
    assert len(list(opened.iterate_items(scope=ALL))) == 15
    entries = list(opened.audit.entries())
    assert [entry.sequence for entry in entries] == list(range(1, 46))
    assert find_break(iter(entries)) is None
    assert opened.counts_hold()
    opened.close()


def test_several_processes_migrate_at_once(postgresql_url):
    opened = open_catalogue(postgresql_url)
    opened.register_item(draft(1))
    opened.close()
    migrate(postgresql_url, "0001", down=True)
    assert run_processes(write_events_and_items, postgresql_url) == [0, 1, 2]
    opened = open_catalogue(postgresql_url)
    assert opened.counts_hold()
    opened.close()


def append_through_the_reader(url, worker):
    reader = open_reader(url)
    for number in range(40):
        reader.audit.record(event(number))
    reader.close()
    return worker


def test_readers_in_several_processes_never_fork_the_chain(postgresql_url, catalogue):
    assert run_processes(append_through_the_reader, postgresql_url) == [0, 1, 2]
    entries = list(catalogue.audit.entries())
    assert [entry.sequence for entry in entries] == list(range(1, 121))
    assert find_break(iter(entries)) is None


@pytest.mark.parametrize("delay_ms", [0, 7, 23])
def test_a_killed_writer_leaves_whole_transactions(postgresql_url, delay_ms):
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    process = context.Process(target=write_for_ever, args=(postgresql_url, started))
    process.start()
    assert started.wait(60)
    moment = time.monotonic() + delay_ms / 1000
    while time.monotonic() < moment:
        pass
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    opened = open_catalogue(postgresql_url)
    opened.register_item(draft(10_000_0))
    items = list(opened.iterate_items(scope=ALL))
    entries = list(opened.audit.entries())
    assert len(items) > 1
    assert len(items) % 10 == 1
    assert len(items) // 10 - len(entries) in {0, 1}
    assert find_break(iter(entries)) is None
    assert opened.counts_hold()
    opened.close()


def test_readers_see_one_snapshot_while_others_write(catalogue, other):
    with catalogue._database.reading() as connection:
        count = "SELECT count(*) FROM item"
        assert connection.exec_driver_sql(count).scalar() == 0
        other.register_item(draft(1))
        assert connection.exec_driver_sql(count).scalar() == 0
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            connection.connection.driver_connection.execute("DELETE FROM finding")
    assert len(list(catalogue.iterate_items(scope=ALL))) == 1


def test_a_search_is_written_down_while_a_batch_is_registered(catalogue, other):
    with catalogue.transaction():
        catalogue.register_item(draft(1))
        other.audit.record(event())
    assert len(list(catalogue.audit.entries())) == 1


def test_writers_wait_for_each_other_and_say_so_when_it_takes_too_long(catalogue, other, monkeypatch):
    monkeypatch.setattr("archive.store.engines.BUSY_TIMEOUT_S", 0.2)
    with catalogue.transaction():
        catalogue.register_item(draft(1))
        with pytest.raises(CatalogueError, match="locked by another process"):
            other.register_item(draft(1))
    assert other.register_item(draft(1)) == next(catalogue.iterate_items(scope=ALL))


def test_a_deadlock_with_a_stranger_is_tried_again(postgresql_url, catalogue):
    first, second = (catalogue.register_item(draft(number)) for number in (1, 2))
    touch = "UPDATE item SET note_ = note_ WHERE item_id = %s".replace("note_", "retention")
    with psycopg.connect(postgresql_url) as stranger:
        # The stranger is patient, so that it is our transaction that the server breaks off.
        stranger.execute("SET deadlock_timeout = '60s'")
        stranger.execute(touch, [second.item_id])
        writing = threading.Thread(
            target=catalogue.record_published, args=({first.item_id: "v1", second.item_id: "v1"},)
        )
        writing.start()
        deadline = time.monotonic() + 20
        waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        while stranger.execute(waiting).fetchone() == (0,) and time.monotonic() < deadline:
            time.sleep(0.01)
        stranger.execute(touch, [first.item_id])
        stranger.commit()
        writing.join(30)
    assert [item.published_version for item in catalogue.iterate_items(scope=ALL)] == ["v1", "v1"]
    assert catalogue.counts_hold()


# --- the sole writer -------------------------------------------------------------------------------------------------
def test_one_process_may_ingest_and_the_other_is_told_which(catalogue, other, monkeypatch):
    monkeypatch.setattr("archive.store.sole_writer._PATIENCE_S", 0.2)
    with catalogue.sole_writer() as check:
        check()
        with (
            pytest.raises(CatalogueError, match=rf"danghao {os.getpid()} on .*works on the catalogue"),
            other.sole_writer(),
        ):
            pass
        # Reading, searching and small writes go on.
        other.register_item(draft(1))
    with other.sole_writer():
        pass


def hold_for_ever(url, held):
    opened = open_catalogue(url)
    with opened.sole_writer():
        held.set()
        time.sleep(600)


def test_a_killed_process_lets_go(postgresql_url, catalogue):
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    process = context.Process(target=hold_for_ever, args=(postgresql_url, held))
    process.start()
    assert held.wait(60)
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    with catalogue.sole_writer():
        pass


def end_sessions(url):
    with psycopg.connect(url) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_lost_right_is_noticed(postgresql_url, catalogue):
    with catalogue.sole_writer() as check:
        end_sessions(postgresql_url)
        with pytest.raises(CatalogueError, match="does not answer"):
            check()
    with catalogue.sole_writer() as check:
        check()


# --- connections -----------------------------------------------------------------------------------------------------
def test_a_connection_lost_between_two_calls_costs_nothing(postgresql_url, catalogue):
    item = catalogue.register_item(draft(1))
    end_sessions(postgresql_url)
    assert catalogue.items([item.item_id], scope=ALL) == (item,)
    end_sessions(postgresql_url)
    catalogue.audit.record(event())


def test_a_connection_lost_in_a_transaction_is_explained_and_nothing_of_it_kept(postgresql_url, catalogue):
    def lose():
        with catalogue.transaction():
            catalogue.register_item(draft(1))
            end_sessions(postgresql_url)
            catalogue.register_item(draft(2))

    with pytest.raises(CatalogueError, match=r"does not answer.*run it again"):
        lose()
    assert list(catalogue.iterate_items(scope=ALL)) == []
    assert catalogue.counts_hold()


def test_a_server_that_crashed_is_used_again_when_it_is_back(postgresql, postgresql_url, catalogue):
    server = own_server(postgresql)
    item = catalogue.register_item(draft(1))
    catalogue.audit.record(event())
    server.stop(signal.SIGQUIT)
    try:
        for opening in (catalogue.check, lambda: open_reader(postgresql_url)):
            with pytest.raises(CatalogueError, match="does not answer"):
                opening()
    finally:
        server.start()
    assert catalogue.items([item.item_id], scope=ALL) == (item,)
    assert find_break(catalogue.audit.entries()) is None
    catalogue.audit.record(event())


# --- errors ----------------------------------------------------------------------------------------------------------
@pytest.mark.enable_socket
def test_a_server_that_accepts_and_says_nothing_is_one_that_does_not_answer(monkeypatch):
    monkeypatch.setattr("archive.store.postgresql._CONNECT_TIMEOUT_S", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql://danghao@127.0.0.1:{silent.getsockname()[1]}/archive"
        for opening in (open_reader, open_catalogue):
            with pytest.raises(CatalogueError, match=r"does not answer .*See that its server runs"):
                opening(url)


def test_a_password_comes_from_outside_the_address_and_is_never_shown(postgresql, postgresql_url, caplog, capfd):
    url = own_server(postgresql).tcp_url_of(psycopg.conninfo.conninfo_to_dict(postgresql_url)["dbname"])
    caplog.set_level(logging.DEBUG)
    opened = open_catalogue(url, password=PASSWORD)
    opened.audit.record(event())
    assert PASSWORD not in str(opened._database) + repr(opened._database._engine)
    opened.close()
    reader = open_reader(url, password=PASSWORD)
    assert isinstance(reader, PostgresqlReader)
    reader.close()
    wrong = "falsch 1234"
    for opening in (open_catalogue, open_reader):
        with pytest.raises(CatalogueError, match="DANGHAO_DATABASE_PASSWORD_FILE") as refused:
            opening(url, password=wrong)
        assert wrong not in str(refused.value)
        with pytest.raises(CatalogueError, match="refuses the user or the password"):
            opening(url)
    assert not any(secret in caplog.text + "".join(capfd.readouterr()) for secret in (PASSWORD, wrong))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://u:pa/ss@host/db", "special characters"),
        ("postgresql://u:p@ss@host/db", "special characters"),
        ("postgresql://u:pass@host:port/db", "special characters"),
        ("postgresql://u:pass@127.0.0.1:1/db", "does not answer"),
    ],
)
def test_an_address_that_cannot_be_used_is_named_without_its_secrets(url, said):
    for opening in (open_catalogue, open_reader):
        with pytest.raises(CatalogueError, match=said) as refused:
            opening(url)
        assert "DANGHAO_DATABASE_URL" in str(refused.value)
        assert "pa" not in str(refused.value).replace("password", "").replace("special characters", "")


def test_a_database_that_is_not_there_is_named(postgresql):
    for opening in (open_catalogue, open_reader):
        with pytest.raises(CatalogueError, match="createdb"):
            opening(postgresql.url_of("danghao_absent"))


def test_a_database_in_another_encoding_is_refused(postgresql):
    name = postgresql.make_database("ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(CatalogueError, match=r"LATIN1.*createdb -E UTF8"):
        open_catalogue(postgresql.url_of(name))
    postgresql.drop_database(name)


def test_a_standby_is_named(postgresql_url, catalogue):
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    end_sessions(postgresql_url)
    reader = open_reader(postgresql_url)
    for act in (lambda: catalogue.register_item(draft(1)), lambda: reader.audit.record(event())):
        with pytest.raises(CatalogueError, match="primary"):
            act()
    reader.close()


def test_the_audit_only_grows_and_a_change_is_found(postgresql_url, catalogue):
    for number in range(4):
        catalogue.audit.record(event(number))
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        for act in ("UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"):
            with pytest.raises(psycopg.errors.RaiseException, match="only grows"):
                connection.execute(act)
        connection.execute("DROP TRIGGER audit_entry_only_grows ON audit_entry")
        connection.execute("UPDATE audit_entry SET actor = 'x' WHERE sequence = 3")
        assert find_break(catalogue.audit.entries()) == 3
        connection.execute("DELETE FROM audit_entry WHERE sequence > 2")
    assert find_break(catalogue.audit.entries(), head=catalogue.audit.head()) == 3


def test_without_the_driver_the_extra_is_named():
    script = (
        "import sys\n"
        "sys.modules['psycopg'] = None\n"
        "from archive.errors import CatalogueError\n"
        "from archive.store import open_catalogue, open_reader\n"
        "for opening in (open_catalogue, open_reader):\n"
        "    try:\n"
        "        opening('postgresql://localhost/x')\n"
        "    except CatalogueError as error:\n"
        "        print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.count('pip install "danghao[postgresql]"') == 2


# --- TLS -------------------------------------------------------------------------------------------------------------
@pytest.mark.enable_socket
def test_a_catalogue_over_tls_checks_whom_it_speaks_to(postgresql, tmp_path):
    if postgresql.folder is None:
        pytest.skip("the server of DANGHAO_TEST_POSTGRESQL_URL has an authority of its own")
    name = postgresql.make_database()
    stranger = tmp_path / "stranger.pem"
    trustme.CA().cert_pem.write_to_path(stranger)
    address = f"{postgresql.tcp_url_of(name)}?sslmode=verify-full&sslrootcert="
    catalogue = open_catalogue(f"{address}{postgresql.authority_file}", password=PASSWORD)
    catalogue.register_item(draft(1))
    catalogue.close()
    reader = open_reader(f"{address}{postgresql.authority_file}", password=PASSWORD)
    assert sum(counts.items for counts in reader.class_counts(scope=ALL)) == 1
    reader.close()
    with pytest.raises(CatalogueError, match="certificate"):
        open_catalogue(f"{address}{stranger}", password=PASSWORD)
    postgresql.drop_database(name)
