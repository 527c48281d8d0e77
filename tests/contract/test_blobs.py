"""The blob port, over every adapter: one suite."""

from __future__ import annotations

import concurrent.futures
import errno
import hashlib
import io
import multiprocessing
import os
import signal
import socket
import sys
import time
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.blob_store import FsspecBlobs
from archive.errors import BlobError, BlobsUnavailableError
from archive.remote_blobs import without_way_in
from tests.fault_proxy import standing_before
from tests.s3_server import SECRET, S3Server

ABSENT = "0" * 64
HOSTILE = [
    "",
    "x",
    "../../etc/passwd",
    "A" * 64,
    "0" * 63,
    "0" * 65,
    "0" * 62 + "/.",
    "0" * 63 + "\n",
    "\0" * 64,
    "é" * 64,
]


S3 = pytest.param("s3", marks=[pytest.mark.integration, pytest.mark.enable_socket])


@pytest.fixture(scope="module")
def start_s3(tmp_path_factory):
    """Start the S3 server at the first test that needs it."""
    started = []

    def start():
        if not started:
            started.append(S3Server(tmp_path_factory.mktemp("s3")))
        return started[0]

    yield start
    for server in started:
        server.close()


@pytest.fixture
def s3(start_s3):
    return start_s3()


@pytest.fixture(params=["folder", "file-url", "memory", S3])
def place(request, tmp_path):
    """Return the arguments of a store of its own."""
    match request.param:
        case "folder":
            return (str(tmp_path / "blobs"),)
        case "file-url":
            return (f"file://{tmp_path}/blobs",)
        case "s3":
            server = request.getfixturevalue("s3")
            return (server.url(uuid.uuid4().hex), server.options())
        case _:
            return (f"memory://{uuid.uuid4().hex}",)


@pytest.fixture
def blobs(place):
    return FsspecBlobs(*place)


def test_what_was_put_is_got(blobs):
    sha256 = blobs.put(b"scan")
    assert sha256 == hashlib.sha256(b"scan").hexdigest()
    assert blobs.get(sha256) == b"scan"
    assert blobs.has(sha256)
    assert blobs.check(sha256)
    assert list(blobs.hashes()) == [sha256]


def test_empty_bytes_are_a_blob(blobs):
    assert blobs.get(blobs.put(b"")) == b""


def test_putting_again_changes_nothing(blobs):
    assert blobs.put(b"scan") == blobs.put(b"scan")
    assert len(list(blobs.hashes())) == 1


def test_another_instance_sees_it(blobs, place):
    sha256 = blobs.put(b"scan")
    assert FsspecBlobs(*place).get(sha256) == b"scan"


def test_a_file_is_streamed_in(blobs, tmp_path):
    path = tmp_path / "0001.tif"
    data = os.urandom(3 << 20)
    path.write_bytes(data)
    sha256, size = blobs.put_file(path)
    assert (sha256, size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert blobs.put_file(path) == (sha256, size)
    with blobs.open(sha256) as stream:
        stream.seek(-10, io.SEEK_END)
        assert stream.read() == data[-10:]


def test_a_file_that_cannot_be_read_is_an_error_with_its_name(blobs, tmp_path):
    with pytest.raises(BlobError, match=r"absent\.tif"):
        blobs.put_file(tmp_path / "absent.tif")
    assert list(blobs.hashes()) == []


def test_what_is_absent_is_an_error(blobs):
    assert not blobs.has(ABSENT)
    assert not blobs.check(ABSENT)
    assert list(blobs.hashes()) == []
    for read in (blobs.get, blobs.open):
        with pytest.raises(BlobError, match=ABSENT):
            read(ABSENT)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_refused_and_never_a_path(blobs, name):
    blobs.put(b"scan")
    assert not blobs.has(name)
    assert not blobs.check(name)
    for read in (blobs.get, blobs.open):
        with pytest.raises(BlobError):
            read(name)


@given(st.lists(st.binary(max_size=50), max_size=8))
def test_hashes_are_those_put(values):
    blobs = FsspecBlobs(f"memory://{uuid.uuid4().hex}")
    assert {blobs.put(value) for value in values} == set(blobs.hashes())


def stored_path(root, sha256):
    return root / "blobs" / sha256[:2] / sha256[2:4] / sha256


def test_a_changed_blob_is_found(tmp_path):
    blobs = FsspecBlobs(str(tmp_path / "blobs"))
    sha256 = blobs.put(b"scan")
    path = stored_path(tmp_path, sha256)
    path.chmod(0o644)
    path.write_bytes(b"scam")
    assert not blobs.check(sha256)
    with pytest.raises(BlobError, match="changed or damaged"):
        blobs.get(sha256)


@pytest.mark.parametrize("damaged", [b"sc", b"scam"])
def test_a_damaged_blob_is_mended_by_putting_it_again(tmp_path, damaged):
    blobs = FsspecBlobs(str(tmp_path / "blobs"))
    sha256 = blobs.put(b"scan")
    path = stored_path(tmp_path, sha256)
    path.chmod(0o644)
    path.write_bytes(damaged)
    assert blobs.put(b"scan") == sha256
    assert blobs.get(sha256) == b"scan"


def test_a_blob_is_read_only(tmp_path):
    sha256 = FsspecBlobs(str(tmp_path / "blobs")).put(b"scan")
    assert stored_path(tmp_path, sha256).stat().st_mode & 0o777 == 0o444


def test_free_space_is_known_before_anything_is_stored(tmp_path):
    assert FsspecBlobs(str(tmp_path / "a" / "b")).free_bytes() > 0
    assert FsspecBlobs(f"memory://{uuid.uuid4().hex}").free_bytes() is None


def test_a_full_disk_says_what_to_do_and_leaves_nothing(tmp_path, monkeypatch):
    blobs = FsspecBlobs(str(tmp_path / "blobs"))

    def fail(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(BlobError, match="make room"):
        blobs.put(b"scan")
    assert list(blobs.hashes()) == []
    assert list((tmp_path / "blobs" / "tmp").iterdir()) == []


def test_a_place_that_is_a_file_is_an_error(tmp_path):
    (tmp_path / "blobs").write_bytes(b"")
    with pytest.raises(BlobError):
        FsspecBlobs(str(tmp_path / "blobs")).put(b"scan")


def test_what_killed_writers_left_is_swept_when_it_is_old(tmp_path):
    folder = tmp_path / "blobs" / "tmp"
    folder.mkdir(parents=True)
    for name, age_s in (("old", 48 * 3600), ("young", 60)):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (time.time() - age_s,) * 2)
    FsspecBlobs(str(tmp_path / "blobs")).put(b"scan")
    assert [path.name for path in folder.iterdir()] == ["young"]


def put_many(place):
    blobs = FsspecBlobs(*place)
    return [blobs.put(f"page {number}".encode() * 1000) for number in range(40)]


@pytest.fixture(params=["folder", S3])
def shared_place(request, tmp_path):
    """Return the arguments of a store that several processes reach."""
    if request.param == "folder":
        return (str(tmp_path / "blobs"),)
    server = request.getfixturevalue("s3")
    return (server.url(uuid.uuid4().hex), server.options())


def test_several_processes_put_the_same_blobs(shared_place):
    place = shared_place
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(3, mp_context=context) as pool:
        results = list(pool.map(put_many, [place] * 3))
    assert results[0] == results[1] == results[2]
    blobs = FsspecBlobs(*place)
    assert all(map(blobs.check, results[0]))
    assert set(blobs.hashes()) == set(results[0])


def put_for_ever(place, started):
    blobs = FsspecBlobs(*place)
    number = 0
    while True:
        blobs.put(number.to_bytes(8, "big") * 50_000)
        number += 1
        started.set()


def test_a_killed_writer_leaves_only_whole_blobs(shared_place):
    place = shared_place
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    process = context.Process(target=put_for_ever, args=(place, started))
    process.start()
    assert started.wait(60)
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    blobs = FsspecBlobs(*place)
    hashes = list(blobs.hashes())
    assert hashes
    assert all(map(blobs.check, hashes))


# --- what only an object store has -----------------------------------------------------------------------------------
@pytest.mark.integration
@pytest.mark.enable_socket
class TestS3:
    def test_what_another_host_wrote_or_lost_is_known_at_once(self, s3):
        place = (s3.url(uuid.uuid4().hex), s3.options())
        here, there = FsspecBlobs(*place), FsspecBlobs(place[0], place[1] | {"skip_instance_cache": True})
        assert list(here.hashes()) == []
        sha256 = there.put(b"scan")
        assert here.has(sha256)
        assert here.get(sha256) == b"scan"
        assert list(here.hashes()) == [sha256]
        there._place._filesystem.rm_file(there._place._path(sha256))
        assert not here.has(sha256)

    def test_a_changed_object_is_found_and_mended_by_putting_it_again(self, s3):
        blobs = FsspecBlobs(s3.url(uuid.uuid4().hex), s3.options())
        sha256 = blobs.put(b"scan")
        for content, reason in ((b"scam", "changed or damaged"), (b"sc", "changed or damaged")):
            blobs._place._filesystem.pipe_file(blobs._place._path(sha256), content)
            assert not blobs.check(sha256)
            with pytest.raises(BlobError, match=reason):
                blobs.get(sha256)
        assert blobs.put(b"scan") == sha256
        assert blobs.get(sha256) == b"scan"

    def test_a_large_file_goes_in_parts_and_comes_back_whole(self, s3, tmp_path):
        path = tmp_path / "large.tif"
        with path.open("wb") as file:
            file.write(os.urandom(1 << 20))
            file.truncate(110 << 20)
        blobs = FsspecBlobs(s3.url(uuid.uuid4().hex), s3.options())
        sha256, size = blobs.put_file(path)
        assert size == 110 << 20
        assert blobs.check(sha256)

    def test_a_file_that_changes_while_it_is_stored_leaves_nothing(self, s3, tmp_path, monkeypatch):
        path = tmp_path / "0001.tif"
        path.write_bytes(b"first")
        blobs = FsspecBlobs(s3.url(uuid.uuid4().hex), s3.options())
        size = blobs._place.size
        monkeypatch.setattr(blobs._place, "size", lambda sha256: (path.write_bytes(b"later"), size(sha256))[1])
        with pytest.raises(BlobError, match="changed while it was read"):
            blobs.put_file(path)
        assert list(blobs.hashes()) == []

    def test_a_bucket_that_is_not_there_is_named(self, s3):
        blobs = FsspecBlobs("s3://no-such-bucket/archive", s3.options())
        with pytest.raises(BlobError, match="s3://no-such-bucket/archive"):
            blobs.put(b"scan")

    def test_a_store_out_of_reach_is_an_error_without_secrets(self, s3):
        with socket.socket() as held:
            held.bind(("127.0.0.1", 0))
            endpoint = f"http://127.0.0.1:{held.getsockname()[1]}"
            # What is tried again, and how long, is the client's; here it need not.
            once = {"config_kwargs": {"retries": {"total_max_attempts": 1}, "connect_timeout": 2}}
            options = s3.options() | {"client_kwargs": {"endpoint_url": endpoint}} | once
            blobs = FsspecBlobs(s3.url("x"), options)
            for ask in (lambda: blobs.put(b"scan"), lambda: blobs.get(ABSENT), lambda: blobs.has(ABSENT)):
                with pytest.raises(BlobError) as caught:
                    ask()
                assert "s3://archive/x" in str(caught.value)
                assert SECRET not in str(caught.value)
        assert SECRET not in f"{blobs!r} {blobs._place} {vars(blobs)!r}"

    def test_an_answer_that_breaks_off_is_the_store_s_fault_and_no_blob_s(self, s3):
        options = s3.options()
        sha256 = FsspecBlobs(s3.url("cut"), options).put(b"scan" * 1000)
        with standing_before(s3.endpoint) as proxy:
            blobs = FsspecBlobs(s3.url("cut"), options | {"client_kwargs": {"endpoint_url": proxy.url}})
            assert blobs.get(sha256) == b"scan" * 1000
            proxy.canned = b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\nscan"
            for ask in (blobs.get, blobs.open):
                with pytest.raises(BlobsUnavailableError, match="cannot be fetched"):
                    ask(sha256)

    def test_without_its_library_the_error_names_the_extra(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "s3fs", None)
        monkeypatch.delitem(sys.modules["fsspec.registry"]._registry, "s3", raising=False)
        with pytest.raises(BlobError, match=r"danghao\[s3\]"):
            FsspecBlobs("s3://archive/x")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("s3://bureau/blobs", "s3://bureau/blobs"),
        ("/srv/blobs", "/srv/blobs"),
        ("ftp://user:pass@host/blobs", "ftp://…@host/blobs"),
        ("s3://key:se/cr@t@bureau/blobs", "s3://…@bureau/blobs"),
    ],
)
def test_messages_show_no_password_of_an_address(url, shown):
    assert without_way_in(url) == shown
