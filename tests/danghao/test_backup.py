"""Backup and restore by the installed command, on SQLite and on PostgreSQL, each with the embedded index.

The archive is taken in with a fake engine, which is quick; what is rehearsed is copying, breaking off and putting back.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing

import pytest
from sample_batch import COMMAND, ROOT, run

sys.path.insert(0, str(ROOT / "tests" / "ingest"))

from ingest_bench import EVERYTHING, Bench, Inline, code, draw_page, write_table

from archive.audit import find_break
from archive.blob_store import FsspecBlobs
from archive.errors import BackupError, BlobsUnavailableError
from archive.model import ShelfLocation
from archive.store import open_catalogue, open_copier
from ingest.backup import back_up

pytestmark = pytest.mark.e2e


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.integration)])
def place(request, tmp_path, environment_for):
    """Return a function that gives a named, empty installation: its environment, data folder and catalogue's address."""
    server = None if request.param == "sqlite" else request.getfixturevalue("postgresql")
    made = []

    def make(name):
        data = tmp_path / name
        environment = environment_for(data)
        if server is None:
            return environment, data, f"sqlite:///{data}/catalogue.sqlite3"
        made.append(server.make_database())
        environment["DANGHAO_DATABASE_URL"] = server.url_of(made[-1])
        return environment, data, server.url_of(made[-1])

    yield make
    for name in made:
        server.drop_database(name)


def fill(data, url, batch, items=3):
    batch.mkdir(exist_ok=True)
    for item in range(1, items + 1):
        if not (batch / code(item)).exists():
            draw_page(batch / code(item) / "1.png", f"item {item}")
    write_table(batch, [(code(item), f"题名{item}", 1, "0003", "2库房-01列-03节-2层") for item in range(1, items + 1)])
    with Bench(data, url=url) as bench:
        bench.ingest(batch, executor=Inline())
        for item in bench.items().values():
            if not bench.catalogue.aliases([item.item_id], scope=EVERYTHING):
                bench.catalogue.add_alias(item.item_id, f"12-3-{item.ref_code[-1]}")
        if not bench.catalogue.saved.everybodys():
            bench.catalogue.saved.add("local", "题名", {"query": "题名"}, known=["0" * 32])


def ask(environment, *arguments, status=0):
    done = run(environment, *arguments, "--json", check=False)
    assert done.returncode == status, done.stderr
    return json.loads(done.stdout)


def content(data, url):
    with Bench(data, url=url) as bench:
        saved = [
            (search, bench.catalogue.saved.told("local", search.name)) for search in bench.catalogue.saved.of("local")
        ]
        return bench.content(), saved, bench.catalogue.counts_hold(), find_break(bench.catalogue.audit.entries())


@pytest.fixture
def archive(place, tmp_path):
    environment, data, url = place("data")
    fill(data, url, tmp_path / "batch")
    run(environment, "reindex")
    return environment, data, url


def test_what_was_backed_up_comes_back_whole(archive, place, tmp_path):
    environment, data, url = archive
    report = ask(environment, "backup", str(tmp_path / "backup"))
    assert report["copied"] == report["blobs"] > 3
    assert report["missing"] == []
    there, data_there, url_there = place("there")
    restored = ask(there, "restore", str(tmp_path / "backup"))
    assert restored["copied"] == restored["blobs"] == report["blobs"]
    assert (restored["items"], restored["missing"]) == (3, 0)
    assert restored["verified"]["sound"] is True
    assert content(data_there, url_there) == content(data, url)
    answer = ask(there, "search", "题名:题名2")
    assert [hit["ref_code"] for hit in answer["hits"]] == [code(2)]
    assert answer["complete"] is True
    assert ask(there, "show", "12-3-2")["ref_code"] == code(2)
    # It goes on as an archive of its own: numbers that the database gives, audit, another batch.
    fill(data_there, url_there, tmp_path / "batch", items=4)
    moved = open_catalogue(url_there)
    moved.move_item(moved.find_item(code(1), scope=EVERYTHING).item_id, ShelfLocation(raw="临时架"), reason="修库")
    assert find_break(moved.audit.entries()) is None
    assert [entry.event.tag for entry in moved.audit.entries() if "archive:" in entry.event.tag] == [
        "cli:archive:backup", "cli:archive:restore",
    ]  # fmt: skip
    moved.close()
    assert ask(there, "reindex")["items"] == 4


def test_a_renewed_backup_copies_what_is_new_and_holds_the_newest(archive, place, tmp_path):
    environment, data, url = archive
    target = tmp_path / "backup"
    first = ask(environment, "backup", str(target))
    assert ask(environment, "backup", str(target))["copied"] == 0
    fill(data, url, tmp_path / "batch", items=5)
    again = ask(environment, "backup", str(target))
    assert again["copied"] == again["blobs"] - first["blobs"] > 0
    assert len(list(target.glob("snapshot-*"))) == 1
    there, *_ = place("there")
    assert ask(there, "restore", str(target))["items"] == 5


def test_links_share_the_archive_s_files_and_are_checked(archive, place, tmp_path):
    environment, *_ = archive
    report = ask(environment, "backup", str(tmp_path / "backup"), "--link")
    files = [path for path in (tmp_path / "backup" / "blobs").rglob("*") if path.is_file()]
    assert len(files) == report["copied"] == report["blobs"]
    assert all(path.stat().st_nlink == 2 for path in files)
    there, *_ = place("there")
    assert ask(there, "restore", str(tmp_path / "backup"))["verified"]["sound"] is True


def test_an_archive_is_not_replaced_unless_told_so(archive, place, tmp_path):
    environment, data, url = archive
    ask(environment, "backup", str(tmp_path / "backup"))
    before = content(data, url)
    fill(data, url, tmp_path / "batch", items=5)
    refused = run(environment, "restore", str(tmp_path / "backup"), check=False)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "--force" in refused.stderr
    assert ask(environment, "status")["totals"]["items"] == 5
    assert ask(environment, "restore", str(tmp_path / "backup"), "--force")["items"] == 3
    assert content(data, url) == before
    assert ask(environment, "search", "题名:题名5")["total"] == 0


def damage_manifest(target):
    path = target / "MANIFEST.json"
    path.write_bytes(path.read_bytes()[:-30])


def drop_manifest(target):
    (target / "MANIFEST.json").unlink()


def change_manifest(target):
    path = target / "MANIFEST.json"
    path.write_text(path.read_text().replace('"blobs": ', '"blobs": 1'))


def damage_catalogue(target):
    path = max(next(target.glob("snapshot-*")).iterdir(), key=lambda path: path.stat().st_size)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def drop_blob(target):
    some_blob(target).unlink()


def damage_blob(target):
    path = some_blob(target)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def some_blob(target):
    return min(path for path in (target / "blobs").rglob("*") if path.is_file())


def test_a_spoiled_backup_is_refused_and_nothing_is_changed(archive, tmp_path):
    environment, data, url = archive
    ask(environment, "backup", str(tmp_path / "backup"))
    before = content(data, url)
    for spoil in (damage_manifest, drop_manifest, change_manifest, damage_catalogue, drop_blob):
        spoil(tmp_path / "backup")
        refused = run(environment, "restore", str(tmp_path / "backup"), "--force", check=False)
        assert refused.returncode == 1, spoil
        assert len(refused.stderr.strip().splitlines()) == 1
        assert "Traceback" not in refused.stderr
        # And it can be made whole again.
        ask(environment, "backup", str(tmp_path / "backup"))
    assert content(data, url) == before
    assert ask(environment, "restore", str(tmp_path / "backup"), "--force")["verified"]["sound"] is True


def test_a_blob_that_rotted_in_the_backup_is_noticed_and_mended(archive, place, tmp_path):
    environment, *_ = archive
    ask(environment, "backup", str(tmp_path / "backup"))
    damage_blob(tmp_path / "backup")
    there, _, url_there = place("there")
    refused = run(there, "restore", str(tmp_path / "backup"), check=False)
    assert refused.returncode == 1
    assert "--partial" in refused.stderr
    with closing(open_copier(url_there)) as copier:
        assert copier.is_empty()
    assert ask(environment, "backup", str(tmp_path / "backup"), "--check")["copied"] == 1
    assert ask(there, "restore", str(tmp_path / "backup"))["verified"]["sound"] is True


def test_what_is_left_of_a_backup_can_be_had(archive, place, tmp_path):
    environment, *_ = archive
    ask(environment, "backup", str(tmp_path / "backup"))
    lost = some_blob(tmp_path / "backup")
    lost.unlink()
    there, *_ = place("there")
    report = ask(there, "restore", str(tmp_path / "backup"), "--partial", status=3)
    assert (report["missing"], report["items"]) == (1, 3)
    assert any(lost.name in problem for problem in report["verified"]["problems"])


def test_a_blob_that_the_archive_lost_is_named_and_the_rest_is_backed_up(archive, place, tmp_path):
    environment, data, _ = archive
    lost = some_blob(data)
    lost.unlink()
    report = ask(environment, "backup", str(tmp_path / "backup"), status=3)
    assert report["missing"] == [lost.name]
    there, *_ = place("there")
    assert ask(there, "restore", str(tmp_path / "backup"), status=3)["missing"] == 1


class AwayBlobs(FsspecBlobs):
    """A store that does not answer."""

    def open(self, sha256):
        raise BlobsUnavailableError(f"blob {sha256} cannot be fetched from s3://bureau: Service Unavailable")


def test_a_store_that_does_not_answer_makes_no_backup_and_spoils_none(archive, place, tmp_path):
    environment, data, url = archive
    target = tmp_path / "backup"
    ask(environment, "backup", str(target))
    before = (target / "MANIFEST.json").read_bytes()
    fill(data, url, tmp_path / "batch", items=4)
    with closing(open_copier(url)) as copier, pytest.raises(BackupError, match=r"cannot be read now: .*Unavailable"):
        back_up(
            target,
            copier=copier,
            blobs=AwayBlobs(data / "blobs"),
            registry=ROOT / "archive" / "registry.toml",
            own_registry=False,
            program="0",
        )
    assert (target / "MANIFEST.json").read_bytes() == before
    there, *_ = place("there")
    assert ask(there, "restore", str(target))["items"] == 3


def test_a_folder_that_holds_other_things_is_left_alone(archive, tmp_path):
    environment, *_ = archive
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("x")
    refused = run(environment, "backup", str(tmp_path / "letters"), check=False)
    assert refused.returncode == 1
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["one.txt"]


def wait_for(condition, process):
    deadline = time.monotonic() + 30
    while not condition() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)


def test_a_killed_backup_never_looks_whole_and_the_one_before_stays(archive, place, tmp_path):
    environment, data, url = archive
    target = tmp_path / "backup"
    kills = 0
    # Killed when the snapshot's folder is there, when the list of blobs is, when blobs are.
    for sign in ("snapshot-*", "snapshot-*/blobs.txt", "blobs/*/*/*"):
        if target.exists():
            shutil.rmtree(target)
        process = subprocess.Popen([COMMAND, "backup", str(target)], env=environment, stderr=subprocess.DEVNULL)
        wait_for(lambda sign=sign: any(target.glob(sign)), process)
        process.kill()
        kills += process.wait() == -signal.SIGKILL
        if not (target / "MANIFEST.json").exists():
            there, *_ = place(f"there {sign.count('/')}")
            refused = run(there, "restore", str(target), check=False)
            assert refused.returncode == 1
            assert "no whole backup" in refused.stderr
    assert kills
    ask(environment, "backup", str(target))
    first = json.loads((target / "MANIFEST.json").read_text())
    fill(data, url, tmp_path / "batch", items=6)
    process = subprocess.Popen([COMMAND, "backup", str(target)], env=environment, stderr=subprocess.DEVNULL)
    wait_for(lambda: len(list(target.glob("snapshot-*"))) == 2, process)
    process.kill()
    if process.wait() == -signal.SIGKILL and json.loads((target / "MANIFEST.json").read_text()) == first:
        there, *_ = place("there again")
        assert ask(there, "restore", str(target))["items"] == 3


def test_a_killed_restore_is_mended_by_another(archive, place, tmp_path):
    environment, data, url = archive
    ask(environment, "backup", str(tmp_path / "backup"))
    there, data_there, url_there = place("there")
    for sign in ("blobs/*/*/*", "index/CURRENT"):
        command = [COMMAND, "restore", str(tmp_path / "backup"), "--force"]
        process = subprocess.Popen(command, env=there, stderr=subprocess.DEVNULL)
        wait_for(lambda sign=sign: any(data_there.glob(sign)), process)
        process.kill()
        process.wait()
    assert ask(there, "restore", str(tmp_path / "backup"), "--force")["verified"]["sound"] is True
    assert content(data_there, url_there) == content(data, url)


def test_it_works_while_others_write_and_search(archive, place, tmp_path):
    environment, _, url = archive
    command = [sys.executable, "-c", WRITER, str(ROOT / "tests" / "archive"), url, str(ROOT)]
    for number in range(2):
        writing = subprocess.Popen(command, stdout=subprocess.PIPE)
        try:
            assert writing.stdout.readline()
            ask(environment, "backup", str(tmp_path / "backup"))
            assert writing.poll() is None
            assert ask(environment, "search", "题名:题名1")["total"] == 1
        finally:
            os.kill(writing.pid, signal.SIGKILL)
            writing.wait()
            writing.stdout.close()
        there, data_there, url_there = place(f"there {number}")
        report = ask(there, "restore", str(tmp_path / "backup"))
        assert report["verified"]["problems"] == []
        # The writer keeps ten items at a time, or none of them.
        assert report["items"] % 10 == 3
        assert content(data_there, url_there)[2:] == (True, None)


WRITER = """
import sys
sys.path[:0] = [sys.argv[1], sys.argv[3]]
from store_kit import write_for_ever
class Started:
    said = False
    def set(self):
        if not self.said:
            print("begun", flush=True)
        self.said = True
write_for_ever(sys.argv[2], Started())
"""


def test_a_backup_of_another_kind_of_catalogue_is_refused(archive, tmp_path, environment_for, postgresql_url):
    environment, *_ = archive
    ask(environment, "backup", str(tmp_path / "backup"))
    other = environment_for(tmp_path / "other")
    if "DANGHAO_DATABASE_URL" not in environment:
        other["DANGHAO_DATABASE_URL"] = postgresql_url
    refused = run(other, "restore", str(tmp_path / "backup"), check=False)
    assert refused.returncode == 1
    assert "DANGHAO_DATABASE_URL names one of" in refused.stderr
