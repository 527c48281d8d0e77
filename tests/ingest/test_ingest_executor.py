"""Local worker processes: what happens to calls when workers die, hang, or are asked to end."""

import os
import signal
import time
from pathlib import Path

import pytest

from ingest.executor import LocalProcesses, TimeLimitError, WorkerDiedError


def square(value):
    return value * value


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(path):
    if not Path(path).exists():
        Path(path).touch()
        die()
    return "second try"


def exit_quietly():
    os._exit(0)


def hang():
    time.sleep(600)


def fail():
    raise ValueError("as asked")


def tell_process():
    return os.getpid()


def tell_surroundings():
    return os.environ["OMP_NUM_THREADS"], signal.getsignal(signal.SIGINT) is signal.SIG_IGN


@pytest.fixture(scope="module")
def executor():
    with LocalProcesses(workers=2, limit_s=30) as executor:
        yield executor


def test_calls_are_answered(executor):
    assert [future.result() for future in [executor.submit(square, n) for n in range(20)]] == [n * n for n in range(20)]
    with pytest.raises(ValueError, match="as asked"):
        executor.submit(fail).result()
    assert executor.submit(tell_surroundings).result() == ("1", True)


def test_a_call_whose_worker_died_is_tried_once_more(executor, tmp_path):
    others = [executor.submit(square, n) for n in range(10)]
    assert executor.submit(die_once, str(tmp_path / "mark")).result() == "second try"
    for killer in (die, exit_quietly):
        with pytest.raises(WorkerDiedError):
            executor.submit(killer).result()
    assert [future.result() for future in others] == [n * n for n in range(10)]
    assert executor.submit(square, 3).result() == 9


def test_a_worker_that_died_while_idle_is_replaced(executor):
    for _ in range(3):
        process = executor.submit(tell_process).result()
        os.kill(process, signal.SIGKILL)
        assert executor.submit(square, 4).result() == 16


def test_a_hanging_call_is_ended():
    with LocalProcesses(workers=1, limit_s=0.5) as executor:
        assert executor.submit(square, 5).result() == 25
        hung, after = executor.submit(hang), executor.submit(square, 6)
        with pytest.raises(TimeLimitError, match=r"0\.5 s"):
            hung.result(timeout=30)
        assert after.result() == 36


def test_workers_are_replaced_after_some_calls():
    with LocalProcesses(workers=1, recycle_after=2) as executor:
        processes = [executor.submit(tell_process).result() for _ in range(4)]
    assert processes[0] == processes[1] != processes[2] == processes[3]


def test_what_waits_can_be_cancelled(executor):
    slow = [executor.submit(time.sleep, 0.3) for _ in range(2)]
    waiting = [executor.submit(square, n) for n in range(5)]
    assert all(future.cancel() for future in waiting[1:])
    assert waiting[0].result() == 0
    assert all(future.result() is None for future in slow)


def test_an_exception_in_the_block_ends_the_workers_at_once():
    started = time.monotonic()
    with pytest.raises(KeyError), LocalProcesses(workers=1) as executor:  # noqa: PT012 - the block is what is tested
        executor.submit(square, 1).result()
        running = executor.submit(hang)
        waiting = executor.submit(square, 2)
        raise KeyError
    assert time.monotonic() - started < 10
    assert waiting.cancelled()
    with pytest.raises(WorkerDiedError):
        running.result()
    with pytest.raises(RuntimeError):
        executor.submit(square, 1)
