"""What ``--out`` names stays what it was: a link a link, a pipe a pipe, a private file private."""

import os
import socket
import stat
import threading

import pytest

from danghao.out_files import ExportError, write_chunks, write_file


def test_a_new_file_has_the_rights_of_any_new_one(tmp_path):
    old = os.umask(0o027)
    try:
        write_file(tmp_path / "new.csv", b"a")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_a_file_that_is_there_keeps_its_rights(tmp_path, mode):
    file = tmp_path / "private.csv"
    file.write_bytes(b"old")
    file.chmod(mode)
    assert write_chunks(file, (b"n", b"ew")) == 3
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_root_leaves_a_file_to_its_owner(tmp_path):
    file = tmp_path / "theirs.csv"
    file.write_bytes(b"old")
    os.chown(file, 12345, 23456)
    file.chmod(0o640)
    write_file(file, b"new")
    told = file.stat()
    assert (told.st_uid, told.st_gid, stat.S_IMODE(told.st_mode)) == (12345, 23456, 0o640)


def test_a_link_is_followed(tmp_path):
    (tmp_path / "shelf").mkdir()
    target, link = tmp_path / "shelf" / "target.csv", tmp_path / "link.csv"
    link.symlink_to("shelf/target.csv")
    write_file(link, b"made")
    assert link.is_symlink()
    assert target.read_bytes() == b"made"
    target.chmod(0o600)
    write_file(link, b"renewed")
    assert link.is_symlink()
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"renewed", 0o600)
    assert list((tmp_path / "shelf").iterdir()) == [target]


def test_a_pipe_is_written_through(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    came = []
    reader = threading.Thread(target=lambda: came.append(pipe.read_bytes()))
    reader.start()
    assert write_chunks(pipe, (b"one ", b"two")) == 7
    reader.join(10)
    assert came == [b"one two"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes devices")
def test_a_device_stays_one(tmp_path):
    device = tmp_path / "null"
    try:
        os.mknod(device, stat.S_IFCHR | 0o600, os.makedev(1, 3))
        write_file(device, b"gone")
    except (PermissionError, ExportError):
        pytest.skip("devices cannot be made or used here")
    assert stat.S_ISCHR(device.stat().st_mode)


def test_what_takes_no_writing_is_refused_and_stays(tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to("loop")
    place = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(place))
        for path in (tmp_path, loop, place, tmp_path / "nowhere" / "file"):
            with pytest.raises(ExportError, match=r"^cannot write .*; name another file with --out$"):
                write_file(path, b"x")
        assert stat.S_ISSOCK(place.stat().st_mode)
    assert loop.is_symlink()


def test_a_failure_half_way_leaves_what_was_there(tmp_path):
    file = tmp_path / "kept.csv"
    file.write_bytes(b"old")

    def chunks():
        yield b"half"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_chunks(file, chunks())
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
