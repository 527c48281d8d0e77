"""Lists that are searched for the web page and the API, one after the other, by the use-case of ``batch-search``.

Each list has a folder of its own under the data folder, which only the owner of the data may read: the list as it was
handed in, the journal and the result of its search, and what is told of it. A server that starts again goes on where it
stopped. One thread does the work, so that lists take turns and everything else that is asked is answered between rows.

Several server processes may share the folder: each takes lists in and tells of all of them, one of them searches. That
is the one that holds the folder's lock file, in which it names the list it is at; when it ends, another takes over.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import secrets
import shutil
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from archive.audit import AuditEvent, AuditLog
from archive.errors import BatchError, BusyError, DanghaoError, NotFoundError, UnsafeNameError
from archive.ids import check_name
from archive.scope import Scope
from danghao.batch_journal import count_finished
from danghao.batch_search import BatchReport, search_batch
from danghao.batch_table import AskedTable, read_table
from danghao.exports import json_bytes
from danghao.out_files import write_file
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
# So often a process looks for lists that others took in, or for a worker that has ended.
_LOOK_EVERY_S = 1.0
# A folder that a process was filling when it was killed.
_ABANDONED_AFTER_S = 3600.0
_ID_BYTES = 12
# After each row the thread rests for this part of the time that the row took: else it would hold the interpreter
# whenever another request wants it.
_REST = 0.5
_ABOUT, _REPORT, _PROBLEM, _RESULT, _GIVEN = "about.json", "report.json", "problem.json", "result.xlsx", "given"


_REF = HEADER.index("档号")
_LOCK = ".lock"


class _StoppedError(Exception):
    """The server ends, or the list was removed."""


@dataclass
class _Pace:
    """Progress of one list: rests after each row, and ends the search where the server ends or the list is gone."""

    folder: Path
    is_stopped: threading.Event
    _since: float = field(default_factory=time.monotonic)

    def show(self, standing: Standing) -> None:  # noqa: ARG002 - the journal keeps how far it is
        self.is_stopped.wait(_REST * (time.monotonic() - self._since))
        self._since = time.monotonic()
        if self.is_stopped.is_set() or not self.folder.is_dir():
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
        self._woken = threading.Event()
        self._stopped = threading.Event()
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None
        self._lock: int | None = None
        if folder.is_dir():
            with suppress(BatchError):
                self._open()

    def close(self) -> None:
        """End after the row that is being searched; the rest is done by another process, or by the next server."""
        self._stopped.set()
        self._woken.set()
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
        self._woken.set()
        return self.find(run_id, scope=scope)

    def resume(self, run_id: str, *, scope: Scope) -> BatchRun:
        run = self.find(run_id, scope=scope)
        if run.state is BatchState.FAILED:
            self._open()
            self._refuse_if_busy()
            self._record(scope, "resume", run.source, {})
            (self._folder / run_id / _PROBLEM).unlink(missing_ok=True)
            self._woken.set()
        return self.find(run_id, scope=scope)

    def runs(self, *, scope: Scope) -> tuple[BatchRun, ...]:
        found = [run for run in self._read_all(self._ids()) if run.owner == scope.actor]
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
        self._forget(run_id)

    # --- the work ----------------------------------------------------------------------------------------------------
    def _open(self) -> None:
        """Make the folder and start the thread, once. Raises BatchError."""
        with self._guard:
            if self._thread is not None:
                return
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._lock = os.open(self._folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            except OSError as error:
                raise BatchError(f"lists cannot be kept in {self._folder}: {error.strerror}") from error
            self._thread = threading.Thread(target=self._work, args=(self._lock,), name="batch searches")
            self._thread.start()

    def _refuse_if_busy(self) -> None:
        waiting = sum(run.state is BatchState.WAITING for run in self._unfinished())
        if waiting >= _MOST_WAITING:
            raise BusyError(f"{_MOST_WAITING} lists wait already; try again when some of them are done")

    def _work(self, lock: int) -> None:
        """Search one list after the other once no other process does."""
        while not _try_lock(lock):
            if self._stopped.wait(_LOOK_EVERY_S):
                return
        self._sweep()
        # What a killed process was at stands there still.
        _name_running(lock, "")
        while not self._stopped.is_set():
            self._woken.clear()
            run_id = self._find_next()
            if run_id is None:
                self._woken.wait(_LOOK_EVERY_S)
                continue
            _name_running(lock, run_id)
            self._search(run_id)
            _name_running(lock, "")
            if run_id in self._unfinished_ids():
                # Not even that it failed could be written.
                self._stopped.wait(_LOOK_EVERY_S)

    def _sweep(self) -> None:
        before = time.time() - _ABANDONED_AFTER_S
        for left in self._folder.glob(".*/"):
            with suppress(OSError):
                if left.stat().st_mtime < before:
                    shutil.rmtree(left, ignore_errors=True)

    def _find_next(self) -> str | None:
        """Return the list that has waited longest."""
        return min(((run.made, run.run_id) for run in self._unfinished()), default=(None, None))[1]

    def _search(self, run_id: str) -> None:
        folder = self._folder / run_id
        try:
            about = _load(folder / _ABOUT)
            report = search_batch(
                folder / _GIVEN / about["source"],
                folder / _RESULT,
                service=self._service,
                scope=self._resolve_scope(about["owner"]),
                limit=about["limit"],
                progress=_Pace(folder, self._stopped),
            )
            write_file(folder / _REPORT, json_bytes(_tell(report, about["asked"])))
        except _StoppedError:
            pass
        except DanghaoError as error:
            self._fail(folder, str(error))
        except Exception as error:  # noqa: BLE001 - the worker boundary: recorded, and the next list is searched
            if not (folder / _ABOUT).is_file():
                return
            incident = secrets.token_hex(6)
            # An exception's text may quote what was asked or read.
            _LOG.error("incident %s: %s in a batch search", incident, type(error).__name__)
            self._fail(folder, f"an unexpected error, logged as incident {incident}")
        finally:
            if not (folder / _ABOUT).is_file():
                # Removed while something of it was being written.
                self._forget(run_id)

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

    def _unfinished_ids(self) -> list[str]:
        """Return the lists that neither have a report nor failed; reads nothing."""
        ended = (_REPORT, _PROBLEM)
        return [run_id for run_id in self._ids() if not any((self._folder / run_id / name).exists() for name in ended)]

    def _unfinished(self) -> list[BatchRun]:
        return self._read_all(self._unfinished_ids())

    def _read_all(self, run_ids: Iterable[str]) -> list[BatchRun]:
        return [run for run_id in run_ids if (run := self._read(run_id, whole=False)) is not None]

    def _read(self, run_id: str, *, whole: bool) -> BatchRun | None:
        folder = self._folder / run_id
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
        elif self._running() == run_id:
            state, done = BatchState.RUNNING, min(count_finished(folder / _RESULT), rows)
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

    def _running(self) -> str:
        """Return the list that is being searched, by whichever process; empty where none is."""
        try:
            return (self._folder / _LOCK).read_text("ascii")
        except (OSError, ValueError):
            return ""

    def _remove_old(self) -> None:
        before = datetime.now(UTC) - timedelta(days=KEPT_DAYS)
        for run in self._read_all(self._ids()):
            if run.ended and run.made < before:
                self._forget(run.run_id)

    def _forget(self, run_id: str) -> None:
        shutil.rmtree(self._folder / run_id, ignore_errors=True)

    def _record(self, scope: Scope, act: str, source: str, detail: Mapping[str, object]) -> None:
        tag = f"{self._source}:batch:{act}"
        self._audit.record(AuditEvent(actor=scope.actor, tag=tag, subject=source, detail=detail))


def _try_lock(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _name_running(lock: int, run_id: str) -> None:
    """Write which list is being searched into the lock file."""
    with suppress(OSError):  # A full disk: it is told as waiting.
        os.ftruncate(lock, 0)
        os.pwrite(lock, run_id.encode("ascii"), 0)


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
