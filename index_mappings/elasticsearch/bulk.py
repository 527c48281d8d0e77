"""Sends documents in bulks: bounded memory, patience with a busy or absent server, and an account of each document.

A bulk is sent again, whole or what is left of it, until every document in it was taken or refused for good; only then
the next is begun, so that a later version of a document never comes before an earlier one. While one is under way (in a
thread of its own) the next is gathered. What the server has acknowledged is on its disks.

A bulk that was given up may still reach the server, after somebody else wrote its items anew. So each document bears
the time at which it was put as its version, and the server turns an older one away. The writer itself is the latest:
where its own documents are turned away, another host's clock is ahead, and they are sent again with a higher version.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Self

from elastic_transport import ApiError, TlsError, TransportError
from elasticsearch import Elasticsearch

from archive.errors import IndexUnavailableError
from index_mappings.elasticsearch.connection import (
    BLOCKED,
    PASSING_STATUSES,
    WRITE_TIMEOUT_FACTOR,
    Connection,
    explain,
    explain_block,
    reason_of,
    reporting,
    type_of,
)

_MOST_REFUSED = 1000
# How much a version is raised above those of the server: further apart than this, each minute costs another try.
_CLOCKS_APART_NS = 60_000_000_000


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How large a bulk may be and how long a busy server is waited for.

    Attributes:
        most_items, most_bytes: a bulk is sent when it reaches one of them.
        tries, most_wait_s: how often, and for how long, a bulk is sent before it is given up.
        first_wait_s, longest_wait_s: between two tries, doubled from the first to the longest.
    """

    most_items: int = 500
    most_bytes: int = 8_000_000
    tries: int = 7
    most_wait_s: float = 120.0
    first_wait_s: float = 0.5
    longest_wait_s: float = 8.0

    def wait_s(self, tries_so_far: int) -> float:
        return min(self.longest_wait_s, self.first_wait_s * 2.0 ** (tries_so_far - 1))


@dataclass(frozen=True, slots=True)
class _Entry:
    """What shall stand under an item id; ``line`` is None where nothing shall."""

    version: int
    line: bytes | None


_Entries = dict[str, _Entry]


@dataclass(kw_only=True)
class BulkWriter:
    """Takes documents one by one; see the module. ``flush`` sends what is left; leaving the ``with`` waits, no more.

    Attributes:
        index: an index, or with ``is_alias`` an alias, which then is never made an index by mistake.
        clock: the time in nanoseconds since 1970.
        taken: documents that the server has acknowledged.
        refused: why documents were refused, by item id. Of too many it is no use to go on.
    """

    client: Elasticsearch
    connection: Connection
    index: str
    is_alias: bool
    patience: Patience = field(default_factory=Patience)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], int] = time.time_ns
    taken: int = 0
    refused: dict[str, str] = field(default_factory=dict)
    _waiting: _Entries = field(default_factory=dict, init=False)
    _waiting_bytes: int = field(default=0, init=False)
    _version: int = field(default=0, init=False)
    _thread: ThreadPoolExecutor | None = field(default=None, init=False)
    _sending: Future[None] | None = field(default=None, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._thread is not None:
            self._thread.shutdown(wait=True)

    def put(self, item_id: str, line: bytes | None) -> None:
        """Add or replace a document, or delete it where ``line`` is None."""
        size = len(line or b"")
        if self._waiting and (
            len(self._waiting) >= self.patience.most_items or self._waiting_bytes + size > self.patience.most_bytes
        ):
            self._send_beside()
        # The last word on an item is the one that counts; each stands in a bulk once.
        before = self._waiting.pop(item_id, None)
        self._waiting_bytes += size - len((before and before.line) or b"")
        self._version = max(self._version + 1, self.clock())
        self._waiting[item_id] = _Entry(self._version, line)

    def flush(self) -> None:
        """Send what was put. Raises IndexUnavailableError where the server does not take it in time."""
        self._finish_sending()
        waiting, self._waiting, self._waiting_bytes = self._waiting, {}, 0
        if waiting:
            self._send(waiting)

    def _send_beside(self) -> None:
        self._finish_sending()
        waiting, self._waiting, self._waiting_bytes = self._waiting, {}, 0
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="bulk")
        self._sending = self._thread.submit(self._send, waiting)

    def _finish_sending(self) -> None:
        sending, self._sending = self._sending, None
        if sending is not None:
            sending.result()

    def _send(self, waiting: _Entries) -> None:
        problem: Exception | None = None
        reason = ""
        give_up = time.monotonic() + self.patience.most_wait_s
        for number in range(1, self.patience.tries + 1):
            if number > 1:
                if time.monotonic() > give_up:
                    break
                self.sleep(self.patience.wait_s(number - 1))
            try:
                answer = self._request(waiting)
            except ApiError as error:
                if error.meta.status == 413 and len(waiting) > 1:
                    self._send_halves(waiting)
                    return
                if error.meta.status not in PASSING_STATUSES:
                    raise IndexUnavailableError(explain(error, self.connection)) from error
                problem, reason = error, explain(error, self.connection)
                continue
            except TlsError as error:
                raise IndexUnavailableError(explain(error, self.connection)) from error
            except TransportError as error:
                problem, reason = error, explain(error, self.connection)
                continue
            with reporting(self.connection):
                waiting, outdated, reason = self._account(waiting, answer)
                if outdated:
                    waiting |= self._renew(outdated)
                    reason = reason or "the clocks of the hosts that write to it differ"
            if not waiting:
                return
            problem = None
        message = f"{len(waiting)} items could not be given to the index, however often they were sent: {reason}"
        raise IndexUnavailableError(message) from problem

    def _send_halves(self, waiting: _Entries) -> None:
        entries = list(waiting.items())
        middle = len(entries) // 2
        self._send(dict(entries[:middle]))
        self._send(dict(entries[middle:]))

    def _request(self, waiting: _Entries) -> Any:
        operations: list[Any] = []
        for item_id, entry in waiting.items():
            # A version that is there already is this very document, sent again.
            head = {"_id": item_id, "version": entry.version, "version_type": "external_gte"}
            operations += ({"delete": head},) if entry.line is None else ({"index": head}, entry.line)
        client = self.client.options(request_timeout=WRITE_TIMEOUT_FACTOR * self.connection.timeout_s, max_retries=0)
        return client.bulk(operations=operations, index=self.index, require_alias=self.is_alias).body

    def _renew(self, outdated: _Entries) -> _Entries:
        """Return documents with a version above the one that the server has of each."""
        answer = self.client.mget(index=self.index, ids=list(outdated), source=False).body
        held = [int(found["_version"]) for found in answer["docs"] if found.get("found")]
        # What was removed has a version too, which nobody tells; it is no higher than that of the others by much.
        self._version = max(self._version, *held, *(entry.version for entry in outdated.values())) + _CLOCKS_APART_NS
        renewed: _Entries = {}
        for item_id, entry in outdated.items():
            self._version += 1
            renewed[item_id] = _Entry(self._version, entry.line)
        return renewed

    def _account(self, waiting: _Entries, answer: Any) -> tuple[_Entries, _Entries, str]:
        """Book what became of each document; return those to send again, those with too low a version, and why."""
        again: _Entries = {}
        outdated: _Entries = {}
        reason = ""
        for (item_id, entry), outcome in zip(waiting.items(), answer["items"], strict=True):
            ((act, result),) = outcome.items()
            status = int(result["status"])
            if result["_id"] != item_id:
                raise ValueError(f"item {result['_id']} in place of {item_id}")
            if 200 <= status < 300 or (act == "delete" and status == 404 and "error" not in result):
                self.taken += entry.line is not None
                continue
            kind = type_of(result)
            if kind == BLOCKED:
                raise IndexUnavailableError(explain_block(reason_of(result), f"the index at {self.connection.shown}"))
            if kind == "index_not_found_exception":
                raise IndexUnavailableError(
                    f"the index at {self.connection.shown} was removed or replaced meanwhile; run this again"
                )
            if kind == "version_conflict_engine_exception":
                outdated[item_id] = entry
                continue
            if status in PASSING_STATUSES:
                again[item_id], reason = entry, f"the server is too busy ({reason_of(result)})"
                continue
            self.refused[item_id] = reason_of(result)
            if len(self.refused) > _MOST_REFUSED:
                raise IndexUnavailableError(
                    f"the index at {self.connection.shown} refuses one item after the other ({reason_of(result)}); "
                    "is it one that danghao made?"
                )
        return again, outdated, reason
