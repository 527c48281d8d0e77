"""Workers on many hosts: a Dask cluster behind ``concurrent.futures.Executor``, as ``executor`` has it for one machine.

Dask finds the workers and carries calls and answers; who gets which call is decided here, one call a worker at a time,
so that a worker that dies or hangs is known together with the one call it was running. Dask itself would charge every
call that waited at the worker, and knows no time limit. Workers may come and go while a run lasts.

A worker is given calls only after it has shown that it fits: ``introduce`` answers there what it answers here, and
``prepare`` (which loads the models, once in each process) answers what it answered on the others.

One thread with an event loop decides. Nothing here knows what is run, and nothing is kept: when the scheduler is lost,
every call fails, and the next run finds by the stored results where to go on.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from archive.errors import DanghaoError, EngineUnavailableError, IngestError
from ingest.dask_calls import pack_call
from ingest.dask_link import ClusterError, ClusterFiles, Link, WorkerGoneError, open_link
from ingest.executor import DEFAULT_LIMIT_S, MAX_DEATHS, START_ALLOWANCE_S, TimeLimitError, WorkerDiedError
from ingest.versions import compare

P = ParamSpec("P")
T = TypeVar("T")

_log = logging.getLogger(__name__)

_LOOK_UP_S = 0.5
# Introductions load nothing; who has not answered by then is busy with something else, and is met when it is free.
_INTRODUCTION_S = 10.0


@dataclass(kw_only=True, eq=False)
class _Job:
    call: bytes
    future: Future[Any]
    deaths: int = 0


@dataclass(kw_only=True, eq=False)
class _Slot:
    """One worker process, from its arrival until it is gone.

    Attributes:
        introduced: it answered, or never will.
        ready: it takes calls.
        refusal: why it may not.
    """

    address: str
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    introduced: bool = False
    ready: bool = False
    refusal: DanghaoError | None = None
    calls: int = 0


class _EndedError(Exception):
    """The executor was asked to end."""


class DaskWorkers(Executor):
    """Runs calls on the workers of a Dask cluster; see the module. Construction returns once a worker is ready.

    Args:
        address: of the scheduler, ``tcp://host:port`` or ``tls://host:port``.
        introduce: picklable; what it returns on a worker must equal what it returns here.
        prepare: picklable; run once in each worker process before its first call, with equal answers everywhere.
        files: for ``tls://``.
        limit_s: how long one call may take before its worker is ended and the call fails with TimeLimitError.
        silence_s: how long beyond the limit a worker may give no sign at all before it is given up as dead.
        recycle_after: calls after which a worker is replaced, against memory that libraries never give back.
        wait_s: how long to go on without any worker, at the start and later.

    Raises:
        ClusterError: the scheduler cannot be reached, no worker came, or one at hand does not fit.
        SettingsError: Dask is not installed, or the files cannot be used.
        EngineUnavailableError: a worker at hand cannot be prepared.
    """

    def __init__(
        self,
        *,
        address: str,
        introduce: Callable[[], Mapping[str, object]],
        prepare: Callable[[], object],
        files: ClusterFiles | None = None,
        limit_s: float = DEFAULT_LIMIT_S,
        silence_s: float = START_ALLOWANCE_S,
        recycle_after: int = 1000,
        wait_s: float = 120.0,
    ) -> None:
        self._open_link = open_link(address, files, silence_s=silence_s)
        self._address = address
        self._own = introduce()
        self._introduce, self._prepare = pack_call(introduce, (), {}), pack_call(prepare, (), {})
        self._limit_s, self._recycle_after, self._wait_s = limit_s, recycle_after, wait_s
        self._first_prepared: object = None
        self._slots: dict[str, _Slot] = {}
        self._waiting: deque[_Job] = deque()
        self._running: set[_Job] = set()
        self._workers = 0
        self._closing = self._killing = self._over = False
        self._trouble = ""
        self._failure: DanghaoError | None = None
        self._started: Future[None] = Future()
        self._loop = asyncio.new_event_loop()
        self._changed = asyncio.Event()
        self._thread = threading.Thread(target=self._supervise, name="cluster", daemon=True)
        self._thread.start()
        try:
            self._started.result()
        except BaseException:
            self.shutdown(wait=False)
            raise

    @property
    def workers(self) -> int:
        """How many workers take calls at this moment; at least one, so that calls are at hand for who comes next."""
        return max(1, self._workers)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue a call. Function, arguments and result are pickled. It may run twice if its first worker dies.

        Raises:
            ClusterError: the cluster was lost.
        """
        if self._failure is not None:
            raise self._failure
        if self._closing:
            raise RuntimeError("the workers have been shut down")
        job = _Job(call=pack_call(fn, args, kwargs), future=Future())
        self._waiting.append(job)
        self._wake()
        if self._over:
            # The loop ended between the look above and now, and will not see it.
            self._drop_waiting()
        return job.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature of Executor
        """Leave the cluster: after the calls in hand, or (``wait`` false) at once. Its workers stay. Safe to repeat."""
        self._closing = True
        self._killing = self._killing or not wait
        if cancel_futures or not wait:
            self._drop_waiting()
        self._wake()
        self._thread.join()

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        """Wait for the calls in hand, or leave at once where the block was left by an exception."""
        self.shutdown(wait=kind is None, cancel_futures=kind is not None)

    def _wake(self) -> None:
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._notify)

    def _drop_waiting(self) -> None:
        """Give up what has not begun. Each job leaves the queue once, whichever thread takes it out."""
        with contextlib.suppress(IndexError):
            while True:
                job = self._waiting.popleft()
                if self._failure is not None and (job.deaths or job.future.set_running_or_notify_cancel()):
                    job.future.set_exception(self._failure)
                elif job.deaths:
                    job.future.set_exception(WorkerDiedError("the workers were left"))
                elif self._failure is None:
                    job.future.cancel()
                    job.future.set_running_or_notify_cancel()

    def _settle(self) -> None:
        """Answer everything that is still open, after the loop's end."""
        self._drop_waiting()
        for job in self._running:
            job.future.set_exception(self._failure or WorkerDiedError("the workers were left"))
        self._running.clear()

    # --- everything below runs in the loop's thread ------------------------------------------------------------------
    def _supervise(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            try:
                runner.run(self._run())
            except DanghaoError as error:
                self._failure = error
            except BaseException as error:  # noqa: BLE001 - a fault of ours must leave nobody waiting for ever
                self._failure = ClusterError(f"the cluster at {self._address} was left: {error!r}")
                self._failure.__cause__ = error
            self._over = True
            self._settle()
        if not self._started.done():
            self._started.set_exception(self._failure or ClusterError("the workers were left"))

    async def _run(self) -> None:
        async with self._open_link() as link:
            try:
                async with asyncio.TaskGroup() as group:
                    await self._watch(link, group)
            except BaseExceptionGroup as errors:
                # Of several that came of one cause, the first says enough.
                error = errors.exceptions[0]
                if not isinstance(error, _EndedError):
                    raise error from errors

    def _notify(self) -> None:
        """Wake whoever waits in this loop, to look again at what it waits for."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def _watch(self, link: Link, group: asyncio.TaskGroup) -> None:
        """Keep the slots as the cluster has them, until there is nothing more to do or nobody to do it."""
        begun = last_ready = time.monotonic()
        next_look = 0.0
        while True:
            now = time.monotonic()
            if now >= next_look:
                self._refresh(await link.list_workers(), link, group)
                next_look = now + _LOOK_UP_S
            if not self._started.done():
                self._begin(introductions_over=now - begun > _INTRODUCTION_S)
            if self._killing or (self._closing and not self._waiting and not self._running):
                raise _EndedError
            if self._workers:
                last_ready = now
            patience = self._wait_s + (self._limit_s if any(not slot.refusal for slot in self._slots.values()) else 0)
            if now - last_ready > patience:
                raise ClusterError(self._explain_absence(patience))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, next_look - time.monotonic())):
                    await self._changed.wait()

    def _refresh(self, present: set[str], link: Link, group: asyncio.TaskGroup) -> None:
        for address in self._slots.keys() - present:
            self._slots.pop(address).gone.set()
            self._notify()
        for address in present - self._slots.keys():
            slot = self._slots[address] = _Slot(address=address)
            group.create_task(self._serve(link, slot))

    def _begin(self, *, introductions_over: bool) -> None:
        """Let the constructor return once a worker is ready and none of those at hand was found not to fit."""
        slots = self._slots.values()
        for slot in slots:
            if slot.refusal is not None:
                raise slot.refusal
        if self._workers and (introductions_over or all(slot.introduced for slot in slots)):
            self._started.set_result(None)

    def _explain_absence(self, seconds: float) -> str:
        reasons = sorted({str(slot.refusal) for slot in self._slots.values() if slot.refusal})
        known = "; ".join([*reasons, *([self._trouble] if self._trouble else [])])
        return (
            f"the scheduler {self._address} has had no worker that can read for {seconds:.0f} s"
            f"{f' ({known})' if known else ''}; start workers there (danghao worker), then run the same command again"
        )

    # --- one worker --------------------------------------------------------------------------------------------------
    async def _serve(self, link: Link, slot: _Slot) -> None:
        """Meet a worker, then hand it call after call until it is gone or there are no more."""
        try:
            await self._meet(link, slot)
            while slot.ready and (job := await self._next_job(slot)) is not None:
                await self._run_job(link, slot, job)
                if slot.calls >= self._recycle_after and await link.restart(slot.address):
                    break
        except WorkerGoneError as error:
            self._trouble = f"{slot.address} {error}"
        finally:
            if slot.ready:
                slot.ready = False
                self._workers -= 1
            slot.introduced = True
            if slot.refusal is None and self._slots.get(slot.address) is slot:
                # Whoever is found at this address from now on is met anew.
                del self._slots[slot.address]
            self._notify()

    async def _meet(self, link: Link, slot: _Slot) -> None:
        try:
            there = await link.call(slot.address, self._introduce, limit_s=self._limit_s, gone=slot.gone)
        except (WorkerGoneError, ClusterError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever a strange installation answers
            self._refuse(slot, f"{type(error).__name__}: {error}")
            return
        slot.introduced = True
        self._notify()
        if difference := compare(there, self._own):
            self._refuse(slot, difference)
            return
        try:
            prepared = await link.call(
                slot.address, self._prepare, limit_s=self._limit_s + START_ALLOWANCE_S, gone=slot.gone
            )
        except (WorkerGoneError, ClusterError):
            raise
        except EngineUnavailableError as error:
            slot.refusal = EngineUnavailableError(f"on worker {slot.address}: {error}")
            return
        except DanghaoError as error:
            slot.refusal = ClusterError(f"worker {slot.address} cannot work: {error}")
            _log.warning("%s", slot.refusal)
            return
        except Exception as error:  # noqa: BLE001 - the libraries of another installation
            self._refuse(slot, f"{type(error).__name__}: {error}")
            return
        if self._first_prepared is None:
            self._first_prepared = prepared
        elif prepared != self._first_prepared:
            self._refuse(slot, f"it is prepared as {prepared}, others as {self._first_prepared}")
            return
        slot.ready = True
        self._workers += 1

    def _refuse(self, slot: _Slot, reason: str) -> None:
        slot.refusal = ClusterError(
            f"worker {slot.address} does not fit ({reason}); install the same danghao on every host, "
            "restart its worker, then run the same command again"
        )
        _log.warning("%s", slot.refusal)

    async def _next_job(self, slot: _Slot) -> _Job | None:
        """Wait for something to do; None when the worker is gone."""
        while not slot.gone.is_set():
            try:
                job = self._waiting.popleft()
            except IndexError:
                await self._changed.wait()
                continue
            if job.deaths or job.future.set_running_or_notify_cancel():
                return job
        return None

    async def _run_job(self, link: Link, slot: _Slot, job: _Job) -> None:
        """Run one call; where its worker goes, it waits for another one, at the front, unless it was its second."""
        self._running.add(job)
        slot.calls += 1
        try:
            answer = await link.call(slot.address, job.call, limit_s=self._limit_s, gone=slot.gone)
        except WorkerGoneError as error:
            self._running.discard(job)
            job.deaths += 1
            if error.overran:
                job.future.set_exception(TimeLimitError(f"took longer than {self._limit_s:g} s and was ended"))
            elif job.deaths < MAX_DEATHS and not self._closing:
                self._waiting.appendleft(job)
            else:
                job.future.set_exception(WorkerDiedError("the worker process died on it twice"))
            raise
        except ClusterError:
            raise
        except IngestError as error:
            # What is wrong with a machine is told together with the machine.
            self._running.discard(job)
            job.future.set_exception(IngestError(f"On worker {slot.address}: {error}"))
        except Exception as error:  # noqa: BLE001 - the call's own error belongs to who asked for it
            self._running.discard(job)
            job.future.set_exception(error)
        else:
            self._running.discard(job)
            job.future.set_result(answer)
        finally:
            self._notify()
