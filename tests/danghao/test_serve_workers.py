"""A server of several processes: shared lists, one audit, and what happens when processes die. Everybody is invented."""

import json
import os
import signal
import subprocess
import threading
import time
import urllib.error
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from danghao_server import COMMAND, ROWS, Server, fill_archive, hand_in
from search_archive import QR

pytestmark = pytest.mark.e2e

SEARCH = "/api/v1/search?query=%E6%A1%90%E8%8D%AB%E5%B7%B7"


@pytest.fixture
def environment(tmp_path, environment_for):
    return fill_archive(tmp_path, environment_for)


@pytest.fixture
def server(environment, socket_enabled):
    with Server(environment, "--workers", "2") as server:
        yield server


def children(server):
    """Return the processes that answer."""
    listed = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    return {int(pid) for pid in listed if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()}


def until(told, *, within_s=60):
    end = time.monotonic() + within_s
    while time.monotonic() < end:
        if found := told():
            return found
        threading.Event().wait(0.05)
    raise AssertionError("it took too long")


def is_alive(pid):
    """Tell whether a process runs; one that only waits to be noticed by its parent does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_many_ask_and_the_audit_is_sound(server, environment):
    assert len(until(lambda: len(found := children(server)) == 2 and found)) == 2
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: server.ask(SEARCH), range(120)))
    assert all([hit["ref_code"] for hit in answer["hits"]] == [QR] for answer in answers)
    checked = subprocess.run([*COMMAND, "verify", "--json"], env=environment, check=True, stdout=subprocess.PIPE)
    told = json.loads(checked.stdout)
    assert (told["audit_entries"], told["audit_break"]) == (120, None)


def test_a_list_is_told_of_by_every_process(server):
    place = hand_in(server)
    # Each question comes over a connection of its own, so either process answers it.
    told = until(lambda: (told := server.ask(place))["state"] == "done" and told, within_s=120)
    assert told["report"]["found"] == ROWS
    assert all(server.ask(place)["state"] == "done" for _ in range(20))


def test_a_process_that_dies_is_replaced(server):
    first = until(lambda: len(found := children(server)) == 2 and found)
    os.kill(min(first), signal.SIGKILL)
    second = until(lambda: len(found := children(server)) == 2 and found != first and found)
    assert len(second - first) == 1

    def answered():
        try:
            return server.ask(SEARCH)["total"] == 1
        except (OSError, urllib.error.URLError):
            return False

    assert until(answered)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_all_end_with_the_one_that_started_them(server, how):
    started = until(lambda: len(found := children(server)) == 2 and found)
    server.ask(SEARCH)
    os.kill(server.pid, how)
    server.wait()
    until(lambda: not any(map(is_alive, started)))
