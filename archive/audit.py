"""The audit port: every search, view, export and administrative act is written before data leaves.

Events are tagged ``source:subject:action`` (``cli:search:query``, ``http:page:image``). Each carries the hash of the
one before it, so that a changed or missing event shows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

GENESIS = "0" * 64


@dataclass(frozen=True, kw_only=True)
class AuditEvent:
    """One act. ``detail`` holds what was asked and what was given (query text, result codes), as JSON values."""

    actor: str
    tag: str
    subject: str
    detail: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """An event as it stands in the log. ``at`` is aware UTC."""

    sequence: int
    at: datetime
    event: AuditEvent
    previous_hash: str
    entry_hash: str


@dataclass(frozen=True, kw_only=True)
class AuditHead:
    """The last entry of a log, noted beside it in the transaction that wrote the entry, so that a cut end shows."""

    sequence: int
    entry_hash: str


class AuditLog(Protocol):
    """Append-only. ``record`` returns only after the event is durable."""

    def record(self, event: AuditEvent) -> AuditEntry: ...

    def entries(self) -> Iterator[AuditEntry]:
        """Yield all entries, oldest first."""
        ...

    def head(self) -> AuditHead | None:
        """Return what is noted of the last entry; None while there is none."""
        ...


def hash_entry(*, sequence: int, at: datetime, event: AuditEvent, previous_hash: str) -> str:
    """Return the SHA-256 that seals an entry, over a canonical JSON form of all its parts."""
    body = json.dumps(
        [sequence, at.isoformat(), event.actor, event.tag, event.subject, event.detail, previous_hash],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(body.encode()).hexdigest()


def find_break(entries: Iterator[AuditEntry], *, head: AuditHead | None = None) -> int | None:
    """Return the sequence number of the first entry that is missing or does not follow from the one before, or None.

    Args:
        entries: of the log, oldest first.
        head: the last entry there must be at least, asked for before ``entries``: more may have come since.
    """
    previous = GENESIS
    expected = 1
    for entry in entries:
        sealed = hash_entry(sequence=entry.sequence, at=entry.at, event=entry.event, previous_hash=previous)
        if entry.sequence != expected or entry.previous_hash != previous or entry.entry_hash != sealed:
            return expected
        if head is not None and entry.sequence == head.sequence and entry.entry_hash != head.entry_hash:
            return expected
        previous = entry.entry_hash
        expected += 1
    return expected if head is not None and expected <= head.sequence else None
