"""The audit log in the catalogue's database: numbered without gaps, each entry sealed over the one before."""

from __future__ import annotations

from collections.abc import Iterator

from archive.audit import AuditEntry, AuditEvent, AuditHead, AuditLog
from archive.errors import CatalogueError
from archive.store.chain import append_event, entries_after, read_head
from archive.store.database import Database, runner


class SqlAuditLog(AuditLog):
    """Events of one database, in one chain whatever process writes them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, event: AuditEvent) -> AuditEntry:
        if self._database.in_transaction:
            msg = "an audit event cannot be recorded inside a transaction, which may still be undone; record it before"
            raise CatalogueError(msg)
        return self._database.append(lambda connection: append_event(runner(connection), event))

    def entries(self) -> Iterator[AuditEntry]:
        last = 0
        while True:
            with self._database.reading() as connection:
                found = entries_after(runner(connection), last)
            if not found:
                return
            yield from found
            last = found[-1].sequence

    def head(self) -> AuditHead | None:
        with self._database.reading() as connection:
            return read_head(runner(connection))
