"""The audit chain as rows: how the next entry follows from the last, for whatever ``Run`` holds the write lock."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from archive.audit import GENESIS, AuditEntry, AuditEvent, hash_entry
from archive.store.rows import Row, Run, read_time, write_json, write_time

_NEWEST = "SELECT sequence, entry_hash FROM audit_entry ORDER BY sequence DESC LIMIT 1"
_APPEND = """
INSERT INTO audit_entry (sequence, at, actor, tag, subject, detail, previous_hash, entry_hash)
VALUES (:sequence, :at, :actor, :tag, :subject, :detail, :previous_hash, :entry_hash)
"""
_AFTER = "SELECT * FROM audit_entry WHERE sequence > :last ORDER BY sequence LIMIT :limit"
_AT_ONCE = 500


def append_event(run: Run, event: AuditEvent) -> AuditEntry:
    """Write the next entry. The caller holds the log's write lock and commits."""
    # What is sealed is what a reader will see: as JSON brings it back, and without what no database can hold.
    clean = AuditEvent(
        actor=_make_plain(event.actor),
        tag=_make_plain(event.tag),
        subject=_make_plain(event.subject),
        detail=json.loads(_make_plain(write_json(dict(event.detail)))),
    )
    last = next(iter(run(_NEWEST, {})), None)
    sequence = 1 if last is None else last["sequence"] + 1
    previous_hash = GENESIS if last is None else last["entry_hash"]
    at = datetime.now(UTC)
    entry_hash = hash_entry(sequence=sequence, at=at, event=clean, previous_hash=previous_hash)
    run(
        _APPEND,
        {
            "sequence": sequence,
            "at": write_time(at),
            "actor": clean.actor,
            "tag": clean.tag,
            "subject": clean.subject,
            "detail": write_json(clean.detail),
            "previous_hash": previous_hash,
            "entry_hash": entry_hash,
        },
    )
    return AuditEntry(sequence=sequence, at=at, event=clean, previous_hash=previous_hash, entry_hash=entry_hash)


def entries_after(run: Run, last: int) -> list[AuditEntry]:
    """Return the next entries after number ``last``, some hundred of them; none at the end."""
    return [_read_entry(row) for row in run(_AFTER, {"last": last, "limit": _AT_ONCE})]


def _make_plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("\0", "?")


def _read_entry(row: Row) -> AuditEntry:
    try:
        detail = json.loads(row["detail"])
        at = read_time(row["at"])
    except ValueError:
        # Somebody wrote into the log. The entry is given as it is, so that the chain breaks where it was touched.
        detail, at = {"unreadable": row["detail"]}, datetime.min.replace(tzinfo=UTC)
    return AuditEntry(
        sequence=row["sequence"],
        at=at,
        event=AuditEvent(actor=row["actor"], tag=row["tag"], subject=row["subject"], detail=detail),
        previous_hash=row["previous_hash"],
        entry_hash=row["entry_hash"],
    )
