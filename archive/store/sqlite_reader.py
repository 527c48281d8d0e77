"""Reads a catalogue in SQLite with the standard library alone; see ``light_reader``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import cast

from archive.errors import CatalogueError
from archive.store.faults import BUSY_TIMEOUT_S, Fault, explain_sqlite_fault
from archive.store.light_reader import LightReader
from archive.store.revision import HEAD
from archive.store.rows import Row, Run


class SqliteReader(LightReader):
    """See the module."""

    def __init__(self, path: Path, *, repository: str = "local") -> None:
        """Open the catalogue at ``path``, which must be there.

        Raises:
            CatalogueError: it cannot be opened.
        """
        super().__init__(repository=repository)
        self._path = path
        with self._explaining():
            # No transaction begins by itself: ``_transaction`` says when.
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None
            )
            self._connection.row_factory = sqlite3.Row
            # As the whole catalogue does: an audit event must survive a power cut once it was answered for.
            self._connection.execute("PRAGMA synchronous=FULL")

    def close(self) -> None:
        self._connection.close()

    def is_current(self) -> bool:
        """Tell whether the schema is the one this program works with; another needs the whole catalogue."""
        with self._explaining():
            known = self._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
            return known is not None and [
                row["version_num"] for row in self._connection.execute("SELECT version_num FROM alembic_version")
            ] == [HEAD]

    def reading(self) -> AbstractContextManager[Run]:
        return self._transaction("BEGIN")

    def appending(self) -> AbstractContextManager[Run]:
        return self._transaction("BEGIN IMMEDIATE")

    @contextmanager
    def _transaction(self, beginning: str) -> Iterator[Run]:
        with self._explaining():
            self._connection.execute(beginning)
            try:
                yield self._run
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def _run(self, statement: str, parameters: Mapping[str, object]) -> Iterable[Row]:
        return cast("Iterable[Row]", self._connection.execute(statement, dict(parameters)))

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            fault = Fault(cause=str(error), is_operational=isinstance(error, sqlite3.OperationalError))
            raise explain_sqlite_fault(str(self._path), fault, file=self._path) from error


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
