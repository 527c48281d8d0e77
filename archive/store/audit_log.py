"""The audit log in the catalogue's database: numbered without gaps, each entry sealed over the one before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import RowMapping, insert, select

from archive.audit import GENESIS, AuditEntry, AuditEvent, AuditLog, hash_entry
from archive.errors import CatalogueError
from archive.store.database import CHUNK, Database
from archive.store.rows import read_time, write_json, write_time
from archive.store.schema import audit_entry


class SqlAuditLog(AuditLog):
    """Events of one database, in one chain whatever process writes them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, event: AuditEvent) -> AuditEntry:
        if self._database.in_transaction:
            msg = "an audit event cannot be recorded inside a transaction, which may still be undone; record it before"
            raise CatalogueError(msg)
        # What is sealed is what a reader will see: as JSON brings it back, and without what no database can hold.
        clean = AuditEvent(
            actor=_storable(event.actor),
            tag=_storable(event.tag),
            subject=_storable(event.subject),
            detail=json.loads(_storable(write_json(dict(event.detail)))),
        )
        with self._database.writing() as connection:
            if self._database.dialect == "postgresql":
                # SQLite's write lock is held from the start; here the table is locked until the commit.
                connection.exec_driver_sql("LOCK TABLE audit_entry IN EXCLUSIVE MODE")
            newest = select(audit_entry).order_by(audit_entry.c.sequence.desc()).limit(1)
            last = connection.execute(newest).mappings().first()
            sequence = 1 if last is None else last["sequence"] + 1
            previous_hash = GENESIS if last is None else last["entry_hash"]
            at = datetime.now(UTC)
            entry = AuditEntry(
                sequence=sequence,
                at=at,
                event=clean,
                previous_hash=previous_hash,
                entry_hash=hash_entry(sequence=sequence, at=at, event=clean, previous_hash=previous_hash),
            )
            connection.execute(
                insert(audit_entry).values(
                    sequence=sequence,
                    at=write_time(at),
                    actor=clean.actor,
                    tag=clean.tag,
                    subject=clean.subject,
                    detail=write_json(clean.detail),
                    previous_hash=previous_hash,
                    entry_hash=entry.entry_hash,
                )
            )
        return entry

    def entries(self) -> Iterator[AuditEntry]:
        last = 0
        while True:
            query = select(audit_entry).where(audit_entry.c.sequence > last).order_by(audit_entry.c.sequence)
            with self._database.reading() as connection:
                rows = connection.execute(query.limit(CHUNK)).mappings().all()
            if not rows:
                return
            yield from map(_read_entry, rows)
            last = rows[-1]["sequence"]


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("\0", "?")


def _read_entry(row: RowMapping) -> AuditEntry:
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
