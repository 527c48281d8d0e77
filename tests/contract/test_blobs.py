"""The blob port, over every adapter: one suite."""

from __future__ import annotations

import concurrent.futures
import errno
import hashlib
import io
import multiprocessing
import os
import signal
import time
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.blob_store import FsspecBlobs
from archive.errors import BlobError

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


@pytest.fixture(params=["folder", "file-url", "memory"])
def place(request, tmp_path):
    match request.param:
        case "folder":
            return str(tmp_path / "blobs")
        case "file-url":
            return f"file://{tmp_path}/blobs"
        case _:
            return f"memory://{uuid.uuid4().hex}"


@pytest.fixture
def blobs(place):
    return FsspecBlobs(place)


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
    assert FsspecBlobs(place).get(sha256) == b"scan"


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


def test_a_cut_blob_is_mended_by_putting_it_again(tmp_path):
    blobs = FsspecBlobs(str(tmp_path / "blobs"))
    sha256 = blobs.put(b"scan")
    path = stored_path(tmp_path, sha256)
    path.chmod(0o644)
    path.write_bytes(b"sc")
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
    blobs = FsspecBlobs(place)
    return [blobs.put(f"page {number}".encode() * 1000) for number in range(40)]


def test_several_processes_put_the_same_blobs(tmp_path):
    place = str(tmp_path / "blobs")
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(3, mp_context=context) as pool:
        results = list(pool.map(put_many, [place] * 3))
    assert results[0] == results[1] == results[2]
    blobs = FsspecBlobs(place)
    assert all(map(blobs.check, results[0]))
    assert set(blobs.hashes()) == set(results[0])


def put_for_ever(place, started):
    blobs = FsspecBlobs(place)
    number = 0
    while True:
        blobs.put(number.to_bytes(8, "big") * 50_000)
        number += 1
        started.set()


def test_a_killed_writer_leaves_only_whole_blobs(tmp_path):
    place = str(tmp_path / "blobs")
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    process = context.Process(target=put_for_ever, args=(place, started))
    process.start()
    assert started.wait(60)
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    blobs = FsspecBlobs(place)
    hashes = list(blobs.hashes())
    assert hashes
    assert all(map(blobs.check, hashes))
