"""An ingest killed anywhere, then run again, ends as one that nobody disturbed; nothing stored is read twice."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from ingest_bench import Bench, Inline, children_of, code, draw_page, write_table
from ingest_fakes import REFUSES

from archive.model import PageState
from ingest.stages import EngineIdentity, key_page

SCRIPT = str(Path(__file__).with_name("ingest_process.py"))
WORKERS = 2


class Killed(BaseException):
    """As sudden as a signal: nothing catches it."""


class Dying:
    """Passes calls on, and dies when the chosen one was made and nobody knows yet.

    Dying before a call is the same as dying after the one before it: one thread makes them all.
    """

    def __init__(self, inner, clock, methods):
        self._inner, self._clock, self._methods = inner, clock, methods

    def __getattr__(self, name):
        found = getattr(self._inner, name)
        if name not in self._methods:
            return found

        def call(*args, **kwargs):
            answer = found(*args, **kwargs)
            self._clock.tick()
            return answer

        return call


class Clock:
    def __init__(self, stop_at):
        self.stop_at, self.now = stop_at, 0

    def tick(self):
        self.now += 1
        if self.now == self.stop_at:
            raise Killed


WRITES = {
    "catalogue": {
        "register_item", "register_pages", "record_rendered", "record_recognised", "record_failed", "record_mentions",
        "record_published", "record_findings",
    },
    "blobs": {"put", "put_file"},
    "index": {"add", "commit", "rebuild"},
}  # fmt: skip


def fill_small(batch):
    draw_page(batch / code(1) / "1.png", "one")
    draw_page(batch / code(1) / "2.tif", "two")
    draw_page(batch / code(1) / "3.png", "", colour=REFUSES)
    (batch / code(2)).mkdir()
    (batch / code(2) / "1.jpg").write_bytes(b"\xff\xd8\xff broken")
    draw_page(batch / code(2) / "2.tif", "two")
    write_table(batch, [(code(1), "一", 3, "", ""), (code(3), "三", 1, "", "")])


def run_dying(data, batch, stop_at):
    """Ingest with parts that die at a moment; return how many moments there were and whether it died."""
    clock = Clock(stop_at)
    with Bench(data) as bench:
        for part, methods in WRITES.items():
            setattr(bench, part, Dying(getattr(bench, part), clock, methods))
        try:
            bench.ingest(batch, executor=Inline())
        except Killed:
            return clock.now, True
    return clock.now, False


def test_killed_at_every_single_write(tmp_path, batch):
    fill_small(batch)
    with Bench(tmp_path / "whole") as bench:
        report = bench.ingest(batch, executor=Inline())
        expected, calls = bench.content(), set(bench.read_calls())
    assert len(report.failed) == 2
    moment = 0
    while True:
        moment += 1
        data = tmp_path / str(moment)
        died_at, died = run_dying(data, batch, moment)
        if not died:
            break
        assert died_at == moment
        with Bench(data) as bench:
            missing = 3 - count_read(bench)
            calls_before = len(bench.read_calls())
            again = bench.ingest(batch, executor=Inline())
            assert bench.content() == expected, f"killed at write {moment}"
            # What was published to mend, and again when it was read, is one item.
            assert again.published <= again.items
            assert (again.pages, again.failed) == (report.pages, report.failed)
            assert len(bench.read_calls()) - calls_before == missing
            assert set(bench.read_calls()) == calls
    assert moment > 25


def count_read(bench):
    """Return how many different pages have a stored result of the engine, a reading or a failure."""
    engine = EngineIdentity(name="fake", version="fake 1", parameters="none")
    keys = {key_page(page, engine).recognise for ref_code in bench.items() for page in bench.pages_of(ref_code)}
    return len(bench.catalogue.stage_results(list(keys)))


def start(data, batch, slow_s):
    command = [sys.executable, SCRIPT, str(data), str(batch), str(slow_s), str(WORKERS)]
    return subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def fill_large(batch):
    for item in range(1, 11):
        for page in range(1, 5):
            draw_page(batch / code(item) / f"{page}.png", f"item {item} page {page}")
    write_table(batch, [(code(item), f"题{item}", 4, "", "") for item in range(1, 13)])


def stored_pages(data):
    with Bench(data) as bench:
        return {
            (ref_code, page.number): page.text_sha256
            for ref_code in bench.items()
            for page in bench.pages_of(ref_code)
            if page.state is PageState.RECOGNISED
        }


def test_the_whole_group_killed_at_random_moments(tmp_path, batch):
    fill_large(batch)
    with Bench(tmp_path / "whole") as bench:
        bench.ingest(batch, executor=Inline())
        expected, calls = bench.content(), Counter(bench.read_calls())
    data = tmp_path / "killed"
    chance = random.Random(2008)
    kills = 0
    for _ in range(4):
        process = start(data, batch, 0.1)
        wait_for_calls(data, len(read_log(data)) + chance.randint(0, 12), process)
        time.sleep(chance.random() * 0.1)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        kills += process.returncode == -signal.SIGKILL
    before = stored_pages(data)
    log_before = Counter(read_log(data))
    process = start(data, batch, 0.0)
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    recognised, skipped, failed = map(int, output.split())
    assert (recognised, skipped, failed) == (40 - len(before), len(before), 0)
    with Bench(data) as bench:
        assert bench.content() == expected
        made = Counter(bench.read_calls())
    assert kills >= 2
    # Every page was read; each kill cost at most the pages that its workers had in hand.
    assert set(made) == set(calls)
    assert (made - calls).total() <= kills * WORKERS
    assert (made - log_before).total() == recognised


def read_log(data):
    log = data / "engine.log"
    return log.read_text().split() if log.exists() else []


def wait_for_calls(data, number, process):
    deadline = time.monotonic() + 30
    while len(read_log(data)) < min(number, 40) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc to see the children")
def test_workers_do_not_outlive_a_killed_parent(tmp_path, batch):
    fill_large(batch)
    data = tmp_path / "orphans"
    process = start(data, batch, 30)
    wait_for_calls(data, 2, process)
    children = children_of(process.pid)
    assert len(children) >= WORKERS
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 10
    while any(map(is_alive, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_alive, children))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_polite_stop_keeps_what_is_in_hand(tmp_path, batch, number):
    fill_large(batch)
    data = tmp_path / "stopped"
    process = start(data, batch, 0.2)
    wait_for_calls(data, 4, process)
    # Ctrl-C goes to the whole foreground group, the workers too.
    (os.killpg if number is signal.SIGINT else os.kill)(process.pid, number)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "run the same command again" in errors
    assert "Traceback" not in errors
    calls = len(read_log(data))
    assert len(stored_pages(data)) == calls < 40
