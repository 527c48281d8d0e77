"""Reads a catalogue in SQLite with the standard library alone, for commands that answer a search and end.

It runs the same statements as the whole catalogue (``reading``, ``chain``); loading SQLAlchemy would take longer
than the search. It makes no schema and changes nothing but the audit log. One thread uses it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from archive.audit import AuditEntry, AuditEvent, AuditLog
from archive.catalogue import CatalogueReader, ClassCounts, ItemDetail
from archive.errors import CatalogueError
from archive.model import Item, Mention, Page
from archive.scope import Scope
from archive.store import chain, reading
from archive.store.faults import BUSY_TIMEOUT_S, explain_fault
from archive.store.revision import HEAD
from archive.store.rows import Row


class SqliteReader(CatalogueReader):
    """The reading part of a catalogue. Each call sees one snapshot."""

    def __init__(self, path: Path, *, repository: str = "local") -> None:
        """Open the catalogue at ``path``, which must be there.

        Raises:
            CatalogueError: it cannot be opened.
        """
        self._path = path
        self._repository = repository
        with self._wrapping():
            # No transaction begins by itself: ``_reading`` and ``_writing`` say when.
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None
            )
            self._connection.row_factory = sqlite3.Row
            # As the whole catalogue does: an audit event must survive a power cut once it was answered for.
            self._connection.execute("PRAGMA synchronous=FULL")
        self._audit = _SqliteAuditLog(self)

    @property
    def audit(self) -> AuditLog:
        return self._audit

    def close(self) -> None:
        self._connection.close()

    def is_current(self) -> bool:
        """Tell whether the schema is the one this program works with; another needs the whole catalogue."""
        with self._wrapping():
            known = self._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
            return known is not None and [
                row["version_num"] for row in self._connection.execute("SELECT version_num FROM alembic_version")
            ] == [HEAD]

    def check(self) -> None:
        with self._transaction("BEGIN"):
            self.run("SELECT 1", {})

    def find_item(self, ref_code: str, *, scope: Scope) -> Item:
        with self._transaction("BEGIN"):
            return reading.find_item(self.run, self._repository, ref_code, scope=scope)

    def items(self, item_ids: Sequence[str], *, scope: Scope) -> tuple[Item, ...]:
        with self._transaction("BEGIN"):
            return reading.items(self.run, item_ids, scope=scope)

    def pages(self, item_ids: Sequence[str], *, scope: Scope) -> Mapping[str, tuple[Page, ...]]:
        with self._transaction("BEGIN"):
            return reading.pages_of(self.run, item_ids, scope=scope)

    def mentions(self, item_ids: Sequence[str], *, scope: Scope) -> Mapping[str, tuple[Mention, ...]]:
        with self._transaction("BEGIN"):
            return reading.mentions_of(self.run, item_ids, scope=scope)

    def detail(self, item_id: str, *, scope: Scope) -> ItemDetail:
        with self._transaction("BEGIN"):
            return reading.detail(self.run, item_id, scope=scope)

    def class_counts(self, *, scope: Scope) -> tuple[ClassCounts, ...]:
        with self._transaction("BEGIN"):
            return reading.class_counts(self.run, scope=scope)

    # --- inside ------------------------------------------------------------------------------------------------------
    def run(self, statement: str, parameters: Mapping[str, object]) -> Iterable[Row]:
        return cast("Iterable[Row]", self._connection.execute(statement, dict(parameters)))

    def append(self, event: AuditEvent) -> AuditEntry:
        with self._transaction("BEGIN IMMEDIATE"):
            return chain.append_event(self.run, event)

    def entries_after(self, last: int) -> list[AuditEntry]:
        with self._transaction("BEGIN"):
            return chain.entries_after(self.run, last)

    @contextmanager
    def _transaction(self, beginning: str) -> Iterator[None]:
        with self._wrapping():
            self._connection.execute(beginning)
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextmanager
    def _wrapping(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            is_operational = isinstance(error, sqlite3.OperationalError)
            raise explain_fault(str(self._path), str(error), is_operational=is_operational) from error


class _SqliteAuditLog(AuditLog):
    def __init__(self, reader: SqliteReader) -> None:
        self._reader = reader

    def record(self, event: AuditEvent) -> AuditEntry:
        return self._reader.append(event)

    def entries(self) -> Iterator[AuditEntry]:
        last = 0
        while found := self._reader.entries_after(last):
            yield from found
            last = found[-1].sequence


def open_sqlite_reader(url: str, *, repository: str) -> SqliteReader | None:
    """Return a reader of the SQLite catalogue at ``url``, or None where only the whole catalogue can open it."""
    # Anything but a plain path (parameters, memory, another driver) is for SQLAlchemy to understand.
    if not url.startswith("sqlite:///") or "?" in url or ":memory:" in url:
        return None
    path = Path(url.removeprefix("sqlite:///"))
    if not path.is_file():
        return None
    reader = SqliteReader(path, repository=repository)
    try:
        if reader.is_current():
            return reader
    except CatalogueError:
        reader.close()
        raise
    reader.close()
    return None
