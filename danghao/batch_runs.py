"""Lists that are searched for the web page and the API, one after the other, by the use-case of ``batch-search``.

Each list has a folder of its own under the data folder, which only the owner of the data may read: the list as it was
handed in, the journal and the result of its search, and what is told of it. A server that starts again goes on where it
stopped. One thread does the work, so that lists take turns and everything else that is asked is answered between rows.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import queue
import secrets
import shutil
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from archive.audit import AuditEvent, AuditLog
from archive.errors import BatchError, BusyError, DanghaoError, NotFoundError, UnsafeNameError
from archive.ids import check_name
from archive.scope import Scope
from danghao.batch_search import BatchReport, search_batch
from danghao.batch_table import AskedTable, read_table
from danghao.exports import json_bytes, write_file
from ingest.progress import Standing
from search_api.access import ResolveScope
from search_api.batches import (
    KEPT_DAYS,
    MAX_LIST_BYTES,
    MAX_LIST_ROWS,
    MAX_ROW_HITS,
    BatchRun,
    BatchState,
    RowResult,
)
from search_api.hit_table import HEADER
from search_api.service import SearchService

_LOG = logging.getLogger("danghao.batch_runs")

# Lists that may wait, of everybody together.
_MOST_WAITING = 20
_ID_BYTES = 12
# After each row the thread rests for this part of the time that the row took: else it would hold the interpreter
# whenever another request wants it.
_REST = 0.5
_ABOUT, _REPORT, _PROBLEM, _RESULT, _GIVEN = "about.json", "report.json", "problem.json", "result.xlsx", "given"


_REF = HEADER.index("档号")


class _StoppedError(Exception):
    """The server ends, or the list was removed."""


@dataclass
class _Pace:
    """Progress of one list: keeps where it stands, rests after each row, and ends the search where it must end."""

    is_stopped: threading.Event
    removed: threading.Event = field(default_factory=threading.Event)
    done: int = 0
    _since: float = field(default_factory=time.monotonic)

    def show(self, standing: Standing) -> None:
        self.done = standing.done
        self.is_stopped.wait(_REST * (time.monotonic() - self._since))
        self._since = time.monotonic()
        if self.is_stopped.is_set() or self.removed.is_set():
            raise _StoppedError

    def close(self) -> None:
        pass


class FolderBatchRuns:
    """``search_api.batches.BatchRuns`` in a folder.

    Args:
        folder: holds the lists; made when the first one comes.
        service: answers; its audit source is that of the server.
        audit: receives what is done with lists; each row is recorded by the service.
        resolve_scope: turns the owner of a list into what they may see at the time of the search.
        source: first part of the audit tags.
    """

    def __init__(
        self, folder: Path, *, service: SearchService, audit: AuditLog, resolve_scope: ResolveScope, source: str
    ) -> None:
        self._folder = folder
        self._service = service
        self._audit = audit
        self._resolve_scope = resolve_scope
        self._source = source
        self._waiting: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._stopped = threading.Event()
        self._guard = threading.Lock()
        self._queued: set[str] = set()
        self._running: dict[str, _Pace] = {}
        self._thread: threading.Thread | None = None
        self._lock: int | None = None
        if folder.is_dir():
            with suppress(BatchError):
                self._open()

    def close(self) -> None:
        """End after the row that is being searched; the rest is done by the next server."""
        self._stopped.set()
        self._waiting.put(None)
        if self._thread is not None:
            self._thread.join()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    # --- the port ----------------------------------------------------------------------------------------------------
    def start(self, name: str, data: bytes, *, limit: int, scope: Scope) -> BatchRun:
        if len(data) > MAX_LIST_BYTES:
            raise BatchError(f"a list has at most {MAX_LIST_BYTES >> 20} MiB; split it, or use danghao batch-search")
        if not 1 <= limit <= MAX_ROW_HITS:
            raise BatchError(f"a row has from 1 to {MAX_ROW_HITS} hits, not {limit}")
        with self._guard:
            self._open()
            self._refuse_if_busy()
        self._remove_old()
        run_id = secrets.token_urlsafe(_ID_BYTES)
        # Nobody sees the folder before it is whole.
        scratch = self._folder / f".{run_id}"
        try:
            (scratch / _GIVEN).mkdir(parents=True, mode=0o700)
            table = _take_in(scratch / _GIVEN, name, data)
            about = {
                "owner": scope.actor,
                "source": name,
                "made": datetime.now(UTC).isoformat(timespec="seconds"),
                "limit": limit,
                "asked": {str(row.number): " · ".join(row.asked.values()) for row in table.rows},
            }
            write_file(scratch / _ABOUT, json_bytes(about))
            self._record(scope, "start", name, {"rows": len(table.rows), "limit": limit})
            scratch.rename(self._folder / run_id)
        except OSError as error:
            raise BatchError(f"the list cannot be kept: {error.strerror}") from error
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        self._queue(run_id)
        return self.find(run_id, scope=scope)

    def resume(self, run_id: str, *, scope: Scope) -> BatchRun:
        run = self.find(run_id, scope=scope)
        if run.state is BatchState.FAILED:
            with self._guard:
                self._open()
                self._refuse_if_busy()
            self._record(scope, "resume", run.source, {})
            (self._folder / run_id / _PROBLEM).unlink(missing_ok=True)
            self._queue(run_id)
        return self.find(run_id, scope=scope)

    def runs(self, *, scope: Scope) -> tuple[BatchRun, ...]:
        found = [run for run_id in self._ids() if (run := self._read(run_id, whole=False)) and run.owner == scope.actor]
        return tuple(sorted(found, key=lambda run: (run.made, run.run_id), reverse=True))

    def find(self, run_id: str, *, scope: Scope) -> BatchRun:
        run = self._read(run_id, whole=True) if run_id in self._ids() else None
        if run is None or run.owner != scope.actor:
            raise NotFoundError(f"there is no list {run_id[:50]!r}; lists are removed after {KEPT_DAYS} days")
        return run

    def result(self, run_id: str, *, scope: Scope) -> Path:
        run = self.find(run_id, scope=scope)
        path = self._folder / run_id / _RESULT
        if run.state is not BatchState.DONE or not path.is_file():
            raise NotFoundError(f"the list {run.source!r} has no result yet")
        self._record(scope, "result", run.source, {"rows": run.rows})
        return path

    def remove(self, run_id: str, *, scope: Scope) -> None:
        run = self.find(run_id, scope=scope)
        self._record(scope, "remove", run.source, {})
        with self._guard:
            self._queued.discard(run_id)
            if pace := self._running.get(run_id):
                pace.removed.set()
        self._forget(run_id)

    # --- the work ----------------------------------------------------------------------------------------------------
    def _open(self) -> None:
        """Make the folder this server's own, and take up what an earlier one left. Called under the guard or alone."""
        if self._lock is not None:
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = os.open(self._folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                os.close(lock)
                raise
        except OSError as error:
            raise BatchError(
                f"lists cannot be kept in {self._folder} ({error.strerror}); is another server using this data folder?"
            ) from error
        self._lock = lock
        for left in self._folder.glob(".*/"):
            shutil.rmtree(left, ignore_errors=True)
        self._thread = threading.Thread(target=self._work, name="batch searches")
        self._thread.start()
        unfinished = [run for run_id in self._ids() if (run := self._read(run_id, whole=False)) and not run.ended]
        for run in sorted(unfinished, key=lambda run: run.made):
            self._queued.add(run.run_id)
            self._waiting.put(run.run_id)

    def _refuse_if_busy(self) -> None:
        if len(self._queued) >= _MOST_WAITING:
            raise BusyError(f"{_MOST_WAITING} lists wait already; try again when some of them are done")

    def _queue(self, run_id: str) -> None:
        with self._guard:
            self._queued.add(run_id)
        self._waiting.put(run_id)

    def _work(self) -> None:
        while (run_id := self._waiting.get()) is not None and not self._stopped.is_set():
            with self._guard:
                if run_id not in self._queued:
                    continue
                self._queued.discard(run_id)
                pace = self._running[run_id] = _Pace(self._stopped)
            try:
                self._search(run_id, pace)
            finally:
                with self._guard:
                    del self._running[run_id]
                if pace.removed.is_set():
                    self._forget(run_id)

    def _search(self, run_id: str, pace: _Pace) -> None:
        folder = self._folder / run_id
        try:
            about = _load(folder / _ABOUT)
            report = search_batch(
                folder / _GIVEN / about["source"],
                folder / _RESULT,
                service=self._service,
                scope=self._resolve_scope(about["owner"]),
                limit=about["limit"],
                progress=pace,
            )
            write_file(folder / _REPORT, json_bytes(_tell(report, about["asked"])))
        except _StoppedError:
            return
        except DanghaoError as error:
            self._fail(folder, str(error))
        except Exception as error:  # noqa: BLE001 - the worker boundary: recorded, and the next list is searched
            incident = secrets.token_hex(6)
            # An exception's text may quote what was asked or read.
            _LOG.error("incident %s: %s in a batch search", incident, type(error).__name__)
            self._fail(folder, f"an unexpected error, logged as incident {incident}")

    def _fail(self, folder: Path, problem: str) -> None:
        # The folder is gone where the list was removed meanwhile.
        if folder.is_dir():
            with suppress(DanghaoError):
                write_file(folder / _PROBLEM, json_bytes({"problem": problem}))

    # --- the folder --------------------------------------------------------------------------------------------------
    def _ids(self) -> tuple[str, ...]:
        """Return the names of the folders there are; a name from outside is compared with them, never made a path."""
        try:
            return tuple(entry.name for entry in os.scandir(self._folder) if entry.name[0] != ".")
        except FileNotFoundError:
            return ()

    def _read(self, run_id: str, *, whole: bool) -> BatchRun | None:
        folder = self._folder / run_id
        with self._guard:
            pace = self._running.get(run_id)
        try:
            about = _load(folder / _ABOUT)
            told = _load(folder / _REPORT) if (folder / _REPORT).is_file() else None
            failed = _load(folder / _PROBLEM) if (folder / _PROBLEM).is_file() else None
        except (OSError, ValueError):
            return None
        rows = len(about["asked"])
        state, done = BatchState.WAITING, 0
        if told is not None:
            state, done = BatchState.DONE, rows
        elif failed is not None:
            state = BatchState.FAILED
        elif pace is not None:
            state, done = BatchState.RUNNING, min(pace.done, rows)
        return BatchRun(
            run_id=run_id,
            owner=about["owner"],
            source=about["source"],
            made=datetime.fromisoformat(about["made"]),
            limit=about["limit"],
            state=state,
            rows=rows,
            done=done,
            problem="" if failed is None else failed["problem"],
            report=None if told is None else told["report"],
            results=[RowResult(**row) for row in told["results"]] if told is not None and whole else (),
        )

    def _remove_old(self) -> None:
        before = datetime.now(UTC) - timedelta(days=KEPT_DAYS)
        for run_id in self._ids():
            run = self._read(run_id, whole=False)
            if run is not None and run.ended and run.made < before:
                self._forget(run_id)

    def _forget(self, run_id: str) -> None:
        shutil.rmtree(self._folder / run_id, ignore_errors=True)

    def _record(self, scope: Scope, act: str, source: str, detail: Mapping[str, object]) -> None:
        tag = f"{self._source}:batch:{act}"
        self._audit.record(AuditEvent(actor=scope.actor, tag=tag, subject=source, detail=detail))


def _take_in(folder: Path, name: str, data: bytes) -> AskedTable:
    """Write a list under its own name and read it once, so that what is wrong with it is said at once."""
    try:
        path = folder / check_name(name)
    except UnsafeNameError as error:
        raise BatchError(f"the file cannot be kept under its name: {error}") from error
    path.write_bytes(data)
    table = read_table(path, max_rows=MAX_LIST_ROWS)
    if not any(row.asked for row in table.rows):
        raise BatchError(f"{name} has nothing in it that can be searched")
    return table


def _tell(report: BatchReport, asked: Mapping[str, str]) -> dict[str, object]:
    facts = report.to_json()
    # Where this machine keeps it is nobody's business.
    del facts["out"]
    return {"report": facts, "results": list(_tell_rows(report, asked))}


def _tell_rows(report: BatchReport, asked: Mapping[str, str]) -> Iterator[dict[str, object]]:
    for outcome in report.outcomes:
        yield {
            "row": outcome.row,
            "asked": asked.get(str(outcome.row), ""),
            "status": outcome.status,
            "total": outcome.total,
            "first": outcome.hits[0][_REF] if outcome.hits else "",
            "note": outcome.note,
        }


def _load(path: Path) -> dict[str, Any]:
    loaded = json.loads(path.read_bytes())
    if not isinstance(loaded, dict):
        raise TypeError(path.name)
    return loaded
