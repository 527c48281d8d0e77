"""The installed command on a disk that is full, or takes no writing: what is wrong is said in one line, by every command."""

import contextlib
import os
import subprocess

import pytest
from sample_batch import run

from archive.disks import is_full, is_read_only

pytestmark = pytest.mark.e2e


@pytest.fixture
def small_disk(tmp_path):
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root mounts disks, and not everywhere")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("trouble", ["full", "read-only"])
def test_trouble_with_the_disk_is_said_by_every_command(small_disk, tmp_path, environment_for, trouble):
    environment = environment_for(small_disk / "data")
    run(environment, "init")
    assert not is_full(small_disk)
    assert not is_read_only(small_disk)
    if trouble == "full":
        with contextlib.suppress(OSError), (small_disk / "rest").open("wb", buffering=0) as rest:
            while rest.write(bytes(4096)):
                pass
        assert is_full(small_disk / "not" / "there")
        said = "its disk is full; make room"
    else:
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
        assert is_read_only(small_disk / "not" / "there")
        said = "is on a file system that is mounted read-only"
    for command in (["search", "x"], ["status"], ["verify"], ["reindex"], ["backup", str(tmp_path / "backup")]):
        done = run(environment, *command, check=False)
        assert (done.returncode, done.stdout) == (1, ""), command
        (line,) = done.stderr.splitlines()
        assert said in line
