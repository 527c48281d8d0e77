"""The port of batch searches over HTTP: lists that somebody handed in, how far each is, and what came of it.

The search itself is the one of ``danghao batch-search``; ``danghao`` passes in who does it. No HTTP, no adapter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from archive.scope import Scope
from search_api.results import Json

# What one list may be. A run holds the hits of all its rows until its workbook is written: 40,000 are 100 MB.
MAX_LIST_BYTES = 2 << 20
MAX_LIST_ROWS = 2000
MAX_ROW_HITS = 20
# Results hold names; they are removed so long after the list was handed in.
KEPT_DAYS = 7
# What may come of a row.
ROW_STATUSES = ("found", "id_only", "name_only", "alike", "none", "error", "empty")


class BatchState(StrEnum):
    """Where a list stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class RowResult:
    """What came of one row, in short; the workbook has all of it.

    Attributes:
        row: its number in the list.
        asked: its values that were asked for.
        status: one of ``ROW_STATUSES``; see ``danghao.batch_journal``.
        total: hits there are.
        first: archive number of the first one, empty where there is none.
    """

    row: int
    asked: str
    status: str
    total: int
    first: str
    note: str


@dataclass(frozen=True, kw_only=True)
class BatchRun:
    """A list that was handed in.

    Attributes:
        run_id: names it to its owner; nobody can guess it.
        source: name of the file.
        made: when it was handed in, aware UTC.
        rows, done: rows there are, and those that are finished.
        problem: why it stopped, where it failed.
        report: what ``danghao batch-search --json`` says, once it is done.
        results: of each row, once it is done.
    """

    run_id: str
    owner: str
    source: str
    made: datetime
    limit: int
    state: BatchState
    rows: int
    done: int
    problem: str = ""
    report: Mapping[str, object] | None = None
    results: Sequence[RowResult] = ()

    @property
    def ended(self) -> bool:
        return self.state in {BatchState.DONE, BatchState.FAILED}

    def to_json(self) -> Json:
        return {
            "id": self.run_id,
            "source": self.source,
            "made": self.made.isoformat(timespec="seconds"),
            "limit": self.limit,
            "state": self.state.value,
            "rows": self.rows,
            "done": self.done,
            **({"problem": self.problem} if self.problem else {}),
            **({"report": dict(self.report)} if self.report is not None else {}),
        }


class BatchRuns(Protocol):
    """Searches lists one after the other, beside whatever else is asked. Safe to use from several threads.

    Each call sees the asker's own lists alone and raises NotFoundError for any other.
    """

    def start(self, name: str, data: bytes, *, limit: int, scope: Scope) -> BatchRun:
        """Take a list in, and search it when those before it are done.

        Args:
            name: of its file; the suffix says what it is.
            data: the file.
            limit: hits to write for a row, at most ``MAX_ROW_HITS``.
            scope: of who asks.

        Raises:
            BatchError: it cannot be read, is too large, or has nothing in it.
            BusyError: too many lists wait.
        """
        ...

    def resume(self, run_id: str, *, scope: Scope) -> BatchRun:
        """Go on with a list that failed; what is finished is not searched again. Raises BusyError."""
        ...

    def runs(self, *, scope: Scope) -> tuple[BatchRun, ...]:
        """Return the asker's lists, the latest first, without the results of their rows."""
        ...

    def find(self, run_id: str, *, scope: Scope) -> BatchRun: ...

    def result(self, run_id: str, *, scope: Scope) -> Path:
        """Return the workbook. Raises NotFoundError, also while there is none."""
        ...

    def remove(self, run_id: str, *, scope: Scope) -> None:
        """Forget a list and its result; one that is being searched ends after its row."""
        ...
