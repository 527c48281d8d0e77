"""Local worker processes behind ``concurrent.futures.Executor``; a cluster's executor may stand in its place.

Each slot is a process pool of one, so a worker that dies or hangs is known together with the one call it was running:
that call alone is tried once more in a fresh worker, and fails if it happens again. Nothing here knows what is run.

Workers are spawned, ignore Ctrl-C (the main process decides), run one thread of arithmetic each, and end by
themselves when the main process is gone, however it went.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import multiprocessing.connection
import os
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from archive.errors import DanghaoError

P = ParamSpec("P")
T = TypeVar("T")

DEFAULT_LIMIT_S = 180.0
# A fresh worker loads its engine within the first call; on a busy machine that alone takes a while.
START_ALLOWANCE_S = 60.0
MAX_DEATHS = 2


class WorkerDiedError(DanghaoError):
    """A worker process ended while it ran this call, and so did the next one."""


class TimeLimitError(DanghaoError):
    """A call took longer than its limit, and its worker was ended."""


@dataclass(kw_only=True, eq=False)
class _Job:
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]
    future: Future[Any]
    deaths: int = 0


@dataclass(kw_only=True, eq=False)
class _Slot:
    """One worker. ``pool`` is None until it is needed and after its process went."""

    pool: ProcessPoolExecutor | None = None
    job: _Job | None = None
    deadline: float = 0.0
    overdue: bool = False
    calls: int = 0


@dataclass(kw_only=True)
class _Finished:
    slot: _Slot
    inner: Future[Any]


@dataclass(kw_only=True)
class _Stop:
    kill: bool
    cancel: bool


@dataclass(kw_only=True)
class _State:
    waiting: deque[_Job] = field(default_factory=deque)
    stopping: bool = False


class LocalProcesses(Executor):
    """Runs calls in worker processes, at most one call a worker; see the module.

    Args:
        workers: number of processes.
        limit_s: how long one call may take before its worker is killed and the call fails with TimeLimitError.
        recycle_after: calls after which a worker is replaced, against memory that libraries never give back.
    """

    def __init__(self, *, workers: int, limit_s: float = DEFAULT_LIMIT_S, recycle_after: int = 1000) -> None:
        if workers < 1:
            raise ValueError("at least one worker is needed")
        self.workers = workers
        self._limit_s = limit_s
        self._recycle_after = recycle_after
        self._slots = [_Slot() for _ in range(workers)]
        self._inbox: queue.SimpleQueue[_Job | _Finished | _Stop] = queue.SimpleQueue()
        self._state = _State()
        self._closed = False
        # One thread owns the slots, so there are no locks; everyone else talks to it through the inbox.
        self._supervisor = threading.Thread(target=self._supervise, name="workers", daemon=True)
        self._supervisor.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue a call. Function, arguments and result are pickled. It may run twice if its first worker dies."""
        if self._closed:
            raise RuntimeError("the workers have been shut down")
        future: Future[T] = Future()
        self._inbox.put(_Job(function=fn, arguments=args, keywords=dict(kwargs), future=future))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature of Executor
        """End the workers: after the calls in hand, or (``wait`` false) at once, killing them. Safe to repeat."""
        self._closed = True
        self._inbox.put(_Stop(kill=not wait, cancel=cancel_futures or not wait))
        self._supervisor.join()

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        """Wait for the calls in hand, or end the workers at once where the block was left by an exception."""
        self.shutdown(wait=kind is None, cancel_futures=kind is not None)

    # --- everything below runs in the supervisor's thread ------------------------------------------------------------
    def _supervise(self) -> None:
        state = self._state
        while not (state.stopping and not state.waiting and all(slot.job is None for slot in self._slots)):
            for slot in self._slots:
                while slot.job is None and state.waiting:
                    self._start(slot)
            busy = [slot for slot in self._slots if slot.job is not None]
            if state.stopping and not busy:
                continue
            try:
                message = self._inbox.get(timeout=self._time_left(busy))
            except queue.Empty:
                self._kill_overdue(busy)
                continue
            match message:
                case _Job():
                    state.waiting.append(message)
                case _Finished():
                    self._finish(message.slot, message.inner)
                case _Stop(kill=kill, cancel=cancel):
                    state.stopping = True
                    if cancel:
                        self._drop_waiting()
                    if kill:
                        for slot in self._slots:
                            _kill(slot.pool)
        for slot in self._slots:
            self._discard(slot)

    def _start(self, slot: _Slot) -> None:
        job = self._state.waiting.popleft()
        if job.deaths == 0 and not job.future.set_running_or_notify_cancel():
            return
        if slot.calls >= self._recycle_after:
            self._discard(slot)
        inner, fresh = self._hand_over(slot, job)
        slot.job = job
        slot.calls += 1
        slot.overdue = False
        slot.deadline = time.monotonic() + self._limit_s + (START_ALLOWANCE_S if fresh else 0.0)
        inner.add_done_callback(lambda done: self._inbox.put(_Finished(slot=slot, inner=done)))

    def _hand_over(self, slot: _Slot, job: _Job) -> tuple[Future[Any], bool]:
        """Give the job to the slot's worker, made anew where there is none or it died while idle."""
        if slot.pool is not None:
            try:
                return slot.pool.submit(job.function, *job.arguments, **job.keywords), slot.calls == 0
            except BrokenProcessPool:
                self._discard(slot)
        slot.pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_begin_worker)
        # A child inherits the mask: Ctrl-C in the moment before it can ignore the signal would end it noisily.
        with _interrupts_blocked():
            return slot.pool.submit(job.function, *job.arguments, **job.keywords), True

    def _finish(self, slot: _Slot, inner: Future[Any]) -> None:
        job = slot.job
        if job is None:
            return
        slot.job = None
        error = inner.exception() if not inner.cancelled() else BrokenProcessPool("cancelled")
        if error is None:
            job.future.set_result(inner.result())
        elif not isinstance(error, BrokenProcessPool):
            job.future.set_exception(error)
        else:
            overdue = slot.overdue
            self._discard(slot)
            job.deaths += 1
            if overdue:
                job.future.set_exception(TimeLimitError(f"took longer than {self._limit_s:g} s and was ended"))
            elif job.deaths < MAX_DEATHS and not self._state.stopping:
                self._state.waiting.appendleft(job)
            else:
                job.future.set_exception(WorkerDiedError("the worker process died on it twice"))

    @staticmethod
    def _time_left(busy: list[_Slot]) -> float | None:
        deadlines = [slot.deadline for slot in busy if not slot.overdue]
        return max(0.0, min(deadlines) - time.monotonic()) if deadlines else None

    def _kill_overdue(self, busy: list[_Slot]) -> None:
        now = time.monotonic()
        for slot in busy:
            if now >= slot.deadline and not slot.overdue:
                slot.overdue = True
                _kill(slot.pool)

    def _drop_waiting(self) -> None:
        for job in self._state.waiting:
            if job.deaths == 0:
                job.future.cancel()
                job.future.set_running_or_notify_cancel()
            else:
                job.future.set_exception(WorkerDiedError("the workers were ended"))
        self._state.waiting.clear()

    @staticmethod
    def _discard(slot: _Slot) -> None:
        if slot.pool is not None:
            # Its process has ended, or has nothing to do. A pool still at it when Python ends may write to its own
            # closed pipe then, and complain.
            slot.pool.shutdown(wait=True)
        slot.pool = None
        slot.calls = 0


def _kill(pool: ProcessPoolExecutor | None) -> None:
    if pool is None:
        return
    # The public way (kill_workers) comes with Python 3.14.
    for process in list((pool._processes or {}).values()):  # noqa: SLF001
        process.kill()


@contextlib.contextmanager
def _interrupts_blocked() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    previous = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, previous)


# --- in the worker ---------------------------------------------------------------------------------------------------
def _begin_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Two processes with one thread each read more than one with two; libraries look at these when they are loaded.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT"):
        os.environ[name] = "1"
    # What a call makes is gone at its end; looking for rings in it all the time takes a sixth of making documents.
    gc.set_threshold(20_000)
    threading.Thread(target=_follow_parent, name="parent-watch", daemon=True).start()


def _follow_parent() -> None:
    """End this process when its parent is gone; the pool's own pipes would leave it waiting or working on."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGKILL)
