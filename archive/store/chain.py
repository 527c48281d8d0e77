"""The audit chain as rows: how the next entry follows from the last, for whatever ``Run`` holds the write lock."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from archive.audit import GENESIS, AuditEntry, AuditEvent, AuditHead, hash_entry
from archive.store.rows import Row, Run, read_time, write_json, write_time

_HEAD = "SELECT sequence, entry_hash FROM audit_head"
_SET_HEAD = """
INSERT INTO audit_head (place, sequence, entry_hash) VALUES (1, :sequence, :entry_hash)
ON CONFLICT (place) DO UPDATE SET sequence = excluded.sequence, entry_hash = excluded.entry_hash
"""
_APPEND = """
INSERT INTO audit_entry (sequence, at, actor, tag, subject, detail, previous_hash, entry_hash)
VALUES (:sequence, :at, :actor, :tag, :subject, :detail, :previous_hash, :entry_hash)
"""
_AFTER = "SELECT * FROM audit_entry WHERE sequence > :last ORDER BY sequence LIMIT :limit"
_AT_ONCE = 500


def append_event(run: Run, event: AuditEvent) -> AuditEntry:
    """Write the next entry, and note it as the last. The caller holds the log's write lock and commits both at once.

    It follows from what is noted, not from the entries that are left: after a cut there stays a gap.
    """
    # What is sealed is what a reader will see: as JSON brings it back, and without what no database can hold.
    clean = AuditEvent(
        actor=_make_plain(event.actor),
        tag=_make_plain(event.tag),
        subject=_make_plain(event.subject),
        detail=json.loads(_make_plain(write_json(dict(event.detail)))),
    )
    last = read_head(run)
    sequence = 1 if last is None else last.sequence + 1
    previous_hash = GENESIS if last is None else last.entry_hash
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
    run(_SET_HEAD, {"sequence": sequence, "entry_hash": entry_hash})
    return AuditEntry(sequence=sequence, at=at, event=clean, previous_hash=previous_hash, entry_hash=entry_hash)


def read_head(run: Run) -> AuditHead | None:
    """Return what is noted of the last entry."""
    row = next(iter(run(_HEAD, {})), None)
    return None if row is None else AuditHead(sequence=row["sequence"], entry_hash=row["entry_hash"])


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
