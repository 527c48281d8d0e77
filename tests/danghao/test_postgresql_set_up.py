"""The installed command with its catalogue in PostgreSQL: settings, start-up, one ingest at a time, mending at the start."""

import json
import signal
import subprocess
import sys
import time

import psycopg
import pytest
from postgresql_server import PASSWORD
from sample_batch import COMMAND, ROOT, run
from test_start_up import HEAVY, SCRIPT

sys.path.insert(0, str(ROOT / "tests" / "ingest"))

from ingest_bench import EVERYTHING, Bench, Inline, code, draw_page, write_table

from archive.errors import IngestError
from archive.model import ShelfLocation
from archive.store import open_catalogue

pytestmark = [pytest.mark.e2e, pytest.mark.integration]


@pytest.fixture
def installation(postgresql, postgresql_url, tmp_path, environment_for):
    """An environment whose password comes from a file, and the data folder with three items in it."""
    if postgresql.folder is None:
        pytest.skip("needs a server of its own, which asks for a known password: unset DANGHAO_TEST_POSTGRESQL_URL")
    (tmp_path / "password").write_text(PASSWORD + "\n")
    name = psycopg.conninfo.conninfo_to_dict(postgresql_url)["dbname"]
    environment = environment_for(tmp_path / "data") | {
        "DANGHAO_DATABASE_URL": postgresql.tcp_url_of(name),
        "DANGHAO_DATABASE_PASSWORD_FILE": str(tmp_path / "password"),
    }
    batch = tmp_path / "batch"
    for item in (1, 2, 3):
        draw_page(batch / code(item) / "1.png", f"item {item}")
    write_table(batch, [(code(item), f"题名{item}", 1, "0003", "2库房") for item in (1, 2, 3)])
    with Bench(tmp_path / "data", url=postgresql_url) as bench:
        bench.ingest(batch, executor=Inline())
    return environment, tmp_path / "data", postgresql_url


def ask(environment, *arguments):
    return json.loads(run(environment, *arguments, "--json").stdout)


def test_the_same_commands_answer(installation):
    environment, *_ = installation
    assert [hit["ref_code"] for hit in ask(environment, "search", "题名:题名2")["hits"]] == [code(2)]
    assert ask(environment, "show", code(1))["provenance"]["box"] == "0003"
    assert ask(environment, "status")["totals"]["indexed"] == 3
    assert ask(environment, "reindex")["items"] == 3
    assert ask(environment, "verify")["sound"] is True


def test_a_search_loads_nothing_heavy(installation):
    environment, *_ = installation
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(heavy=HEAVY), "search", "题名:题名2", "--json"],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert json.loads(done.stdout)["total"] == 1
    assert json.loads(done.stderr.splitlines()[-1]) == []


def test_a_wrong_password_is_one_line_that_shows_none(installation, tmp_path):
    environment, *_ = installation
    (tmp_path / "password").write_text("nicht richtig\n")
    for command in (["search", "x"], ["status"], ["verify", "--json"]):
        done = run(environment, *command, check=False)
        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()) == 1
        assert "DANGHAO_DATABASE_PASSWORD_FILE" in done.stderr
        assert "nicht" not in done.stdout + done.stderr


def test_an_empty_database_is_no_empty_archive(postgresql_url, tmp_path, environment_for):
    environment = environment_for(tmp_path / "data") | {"DANGHAO_DATABASE_URL": postgresql_url}
    for command in (["search", "x"], ["status"], ["backup", str(tmp_path / "backup")]):
        done = run(environment, *command, check=False)
        assert done.returncode == 1
        assert "take in a batch first" in done.stderr


def test_two_hosts_never_ingest_at_once(installation, tmp_path, monkeypatch):
    environment, _, url = installation
    monkeypatch.setattr("archive.store.sole_writer._PATIENCE_S", 0.2)
    whole = open_catalogue(url)
    with whole.sole_writer():
        # Another data folder, as another host has; the lock file there is free.
        with (
            Bench(tmp_path / "elsewhere", url=url) as bench,
            pytest.raises(IngestError, match="works on the catalogue"),
        ):
            bench.ingest(tmp_path / "batch", executor=Inline())
        refused = run(environment, "reindex", check=False)
        assert refused.returncode == 1
        assert "another ingest" in refused.stderr
        assert ask(environment, "search", "题名:题名2")["total"] == 1
    whole.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.enable_socket
def test_a_server_says_what_is_unpublished_and_mends_it(request, installation, tmp_path, environment_for, kind):
    environment, data, url = installation
    if kind == "sqlite":
        data = tmp_path / "own"
        environment, url = environment_for(data), f"sqlite:///{data}/catalogue.sqlite3"
        with Bench(data, url=url) as bench:
            bench.ingest(tmp_path / "batch", executor=Inline())
    catalogue = open_catalogue(url)
    request.addfinalizer(catalogue.close)
    item = catalogue.find_item(code(2), scope=EVERYTHING)
    catalogue.move_item(item.item_id, ShelfLocation(raw="临时架", box="0077"), reason="修库")
    status = run(environment, "status")
    assert "danghao reindex" in status.stderr
    assert ask(environment, "search", "盒号:0077")["complete"] is False
    server = subprocess.Popen(
        [COMMAND, "serve", "--port", "0"], env=environment | {"DANGHAO_MEND_EVERY_S": "0.3"}, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    try:
        said = [server.stderr.readline() for _ in range(3)]
        assert any("1 items are not in the search index as they are now; mending that" in line for line in said)
        assert any("1 items published" in line for line in said)
        # What comes to wait while it runs is mended as well.
        catalogue.move_item(item.item_id, ShelfLocation(raw="临时架", box="0078"), reason="修库")
        assert "mending that" in server.stderr.readline()
        assert "1 items published" in server.stderr.readline()
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
        server.stderr.close()
    deadline = time.monotonic() + 10
    while list(catalogue.iterate_items(scope=EVERYTHING, only_unpublished=True)) and time.monotonic() < deadline:
        time.sleep(0.05)
    answer = ask(environment, "search", "盒号:0078")
    assert (answer["total"], answer["complete"]) == (1, True)
