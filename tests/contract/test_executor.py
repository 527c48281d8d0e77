"""Executors, over local processes and over a Dask cluster: what happens to calls when workers die or hang.

One suite for both. What only a cluster has stands in tests/ingest/test_dask_workers.py.
"""

import os
import signal
import threading
import time
from concurrent.futures import wait

import executor_calls as calls
import pytest

from ingest.dask_workers import DaskWorkers
from ingest.executor import LocalProcesses, TimeLimitError, WorkerDiedError
from tests.dask_cluster import DaskCluster

DASK = pytest.param("dask", marks=[pytest.mark.integration, pytest.mark.enable_socket])


@pytest.fixture(scope="module")
def start_cluster(tmp_path_factory):
    """Start the cluster at the first test that needs it."""
    started = []

    def start():
        if not started:
            started.append(DaskCluster(tmp_path_factory.mktemp("cluster"), workers=2))
        return started[0]

    yield start
    for cluster in started:
        cluster.close()


@pytest.fixture(params=["local", DASK])
def make_executor(request):
    if request.param == "local":
        return LocalProcesses
    cluster = request.getfixturevalue("start_cluster")()

    def make(*, workers, **options):
        executor = DaskWorkers(
            address=cluster.address, introduce=calls.introduce, prepare=calls.prepare, **{"limit_s": 30.0} | options
        )
        deadline = time.monotonic() + 60
        while executor.workers < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        return executor

    return make


@pytest.fixture
def executor(make_executor):
    with make_executor(workers=2, limit_s=30.0) as executor:
        yield executor


def results(futures):
    return [future.result(timeout=60) for future in futures]


def test_calls_are_answered(executor):
    futures = [executor.submit(calls.square, n) for n in range(20)]
    assert results(futures) == [n * n for n in range(20)]
    assert executor.submit(calls.square, value=5).result(60) == 25
    assert executor.submit(calls.tell_threads).result(60) == ("1", "1")
    assert executor.workers == 2


def test_an_error_comes_back_as_it_was_raised(executor):
    with pytest.raises(ValueError, match="as asked"):
        executor.submit(calls.fail).result(60)
    assert executor.submit(calls.square, 3).result(60) == 9


def test_calls_run_in_all_workers_at_once(executor):
    (first_begun, first_ended), (second_begun, second_ended) = results(
        [executor.submit(calls.sleep_and_tell, 1.0) for _ in range(2)]
    )
    assert max(first_begun, second_begun) < min(first_ended, second_ended)


def test_a_call_whose_worker_died_is_tried_once_more(executor, tmp_path):
    others = [executor.submit(calls.square, n) for n in range(10)]
    assert executor.submit(calls.die_once, str(tmp_path / "mark")).result(60) == "second try"
    for killer in (calls.die, calls.exit_quietly):
        with pytest.raises(WorkerDiedError, match="twice"):
            executor.submit(killer).result(60)
    assert results(others) == [n * n for n in range(10)]
    assert executor.submit(calls.square, 3).result(60) == 9


def test_a_worker_that_died_while_idle_is_replaced(executor):
    for _ in range(2):
        process = executor.submit(calls.tell_process).result(60)
        os.kill(process, signal.SIGKILL)
        assert executor.submit(calls.square, 4).result(60) == 16


def test_a_death_is_charged_to_the_one_call_that_ran(executor):
    """Whoever waits behind a killer is not its accomplice: all others are answered, however many killers there are."""
    killers = [executor.submit(calls.die) for _ in range(3)]
    others = [executor.submit(calls.square, n) for n in range(30)]
    assert results(others) == [n * n for n in range(30)]
    wait(killers, timeout=60)
    assert [type(killer.exception(0)) for killer in killers] == [WorkerDiedError] * 3


@pytest.mark.parametrize("hang", [calls.hang, calls.hang_holding_the_lock])
def test_a_hanging_call_is_ended_and_the_others_go_on(make_executor, hang):
    with make_executor(workers=1, limit_s=1.0) as executor:
        assert executor.submit(calls.square, 5).result(60) == 25
        hung, after = executor.submit(hang), executor.submit(calls.square, 6)
        with pytest.raises(TimeLimitError, match="longer than 1 s"):
            hung.result(timeout=90)
        assert after.result(60) == 36


def test_workers_are_replaced_after_some_calls(make_executor):
    with make_executor(workers=1, recycle_after=2) as executor:
        processes = results([executor.submit(calls.tell_process) for _ in range(8)])
    assert all(processes.count(process) <= 2 for process in processes)
    assert len(set(processes)) >= 4


def test_what_waits_can_be_cancelled(executor):
    slow = [executor.submit(time.sleep, 0.5) for _ in range(2)]
    waiting = [executor.submit(calls.square, n) for n in range(5)]
    assert all(future.cancel() for future in waiting[1:])
    assert waiting[0].result(60) == 0
    assert results(slow) == [None, None]


def test_leaving_waits_for_the_calls_in_hand(make_executor):
    with make_executor(workers=2) as executor:
        futures = [executor.submit(time.sleep, 0.1) for _ in range(6)]
    assert all(future.done() and future.exception() is None for future in futures)
    with pytest.raises(RuntimeError):
        executor.submit(calls.square, 1)


def test_an_exception_in_the_block_ends_it_at_once(make_executor):
    started = time.monotonic()
    with pytest.raises(KeyError), make_executor(workers=2, limit_s=4.0) as executor:  # noqa: PT012 - the block is what is tested
        executor.submit(calls.square, 1).result(60)
        started = time.monotonic()
        running = [executor.submit(calls.hang) for _ in range(2)]
        waiting = executor.submit(calls.square, 2)
        while not all(future.running() for future in running):
            time.sleep(0.01)
        raise KeyError
    assert time.monotonic() - started < 3.5
    assert waiting.cancelled()
    for future in running:
        with pytest.raises(WorkerDiedError):
            future.result()
    with pytest.raises(RuntimeError):
        executor.submit(calls.square, 1)


@pytest.mark.parametrize("call", [calls.tell_process, calls.hang])
def test_local_workers_leave_no_thread_behind(call):
    before = set(threading.enumerate())
    with pytest.raises(KeyError), LocalProcesses(workers=2) as executor:  # noqa: PT012 - the block is what is tested
        running = [executor.submit(call) for _ in range(2)]
        while not all(future.running() or future.done() for future in running):
            time.sleep(0.01)
        raise KeyError
    # One that is still at work when Python ends complains of a closed pipe.
    assert set(threading.enumerate()) <= before
