"""Transactions on one database: reading in a snapshot, writing under a lock, and one error for whatever goes wrong.

No table is known here, and what differs between SQLite and PostgreSQL stands in ``engines`` and ``postgresql``.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, Table, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from archive.errors import CatalogueError
from archive.store.engines import RIGHT, WAIT_S, open_engine
from archive.store.faults import ContentionError, Fault, explain_postgresql_fault, explain_sqlite_fault
from archive.store.postgresql import Right, describe_url, is_postgresql, read_fault
from archive.store.rows import Row, Run

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
    from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

# How often a call is run that another transaction made impossible.
_TRIES = 4
# Others wait for a migration of millions of rows.
_MIGRATION_WAIT_S = 3600.0

_Answer = TypeVar("_Answer")


class Database:
    """One database. Safe to share between threads; a forked or spawned process opens its own.

    Reading calls see one snapshot each. A writing transaction takes the write lock when it begins (SQLite: that of the
    file; PostgreSQL: an advisory lock), so that two of them wait for each other and never fail halfway, and neither
    decides on what the other is about to change. A commit is durable when it returns, because an audit event must
    survive a power cut once it was answered for.
    """

    def __init__(self, url: str, *, password: str = "") -> None:
        self._engine = open_engine(url, password)
        self._password = password or make_url(url).password or ""
        self._where = describe_url(url) if is_postgresql(url) else self._engine.url.render_as_string(hide_password=True)
        self._reader = writer = self._engine
        if self.dialect == "postgresql":
            self._reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            # Who waited for the lock sees what the one before it wrote, whatever the server's own default is.
            writer = writer.execution_options(isolation_level="READ COMMITTED")
        self._writer = writer.execution_options(**{RIGHT: Right.WRITE})
        self._appender = writer.execution_options(**{RIGHT: Right.APPEND})
        self._thread = threading.local()
        # Who finds a SQLite file taken sleeps and tries again, ever longer; threads of one process take turns instead.
        self._turn = threading.Lock()

    def __str__(self) -> str:
        return self._where

    @property
    def dialect(self) -> str:
        return self._engine.dialect.name

    @property
    def in_transaction(self) -> bool:
        """Whether this thread is inside ``transaction``."""
        return self._joined() is not None

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with, that of ``transaction`` inside one."""
        with self.explaining():
            joined = self._joined()
            if joined is not None:
                yield joined
            else:
                with self._reader.connect() as connection:
                    yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose work is kept at the end, or undone by an exception."""
        with self.explaining():
            joined = self._joined()
            if joined is None:
                with self._writer.begin() as connection:
                    yield connection
                return
            try:
                yield joined
            except BaseException:
                # Half a call may stand in the transaction, so none of it may be kept even if the caller goes on.
                self._thread.spoiled = True
                raise

    def write(self, work: Callable[[Connection], _Answer]) -> _Answer:
        """Run ``work`` in the joined transaction, else in its own, again where another made that impossible."""
        for left in reversed(range(_TRIES)):
            try:
                with self.writing() as connection:
                    return work(connection)
            except ContentionError:
                if self.in_transaction or not left:
                    raise
        raise AssertionError

    def append(self, work: Callable[[Connection], _Answer]) -> _Answer:
        """Run ``work`` as the only one that appends to the audit; on PostgreSQL it waits for no other writer."""
        with self.explaining(), self._turn, self._appender.begin() as connection:
            return work(connection)

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Give a connection to change the schema with, as patient as a migration takes."""
        patient = self._writer.execution_options(**{WAIT_S: _MIGRATION_WAIT_S})
        with self.explaining(), patient.begin() as connection:
            yield connection

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """Give a connection outside every transaction, where each statement stands for itself."""
        with self.explaining(), self._engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Join all ``reading`` and ``writing`` of this thread to one transaction.

        Raises:
            CatalogueError: at the end, where a writing call in it failed and the caller went on; nothing is kept then.
        """
        if self._joined() is not None:
            yield
            return
        with self.explaining(), self._writer.begin() as connection:
            self._thread.connection = connection
            self._thread.spoiled = False
            try:
                yield
            finally:
                self._thread.connection = None
            if self._thread.spoiled:
                msg = f"a write to {self} failed, so nothing of its transaction was kept; run it again"
                raise CatalogueError(msg)

    def _joined(self) -> Connection | None:
        connection: Connection | None = getattr(self._thread, "connection", None)
        return connection

    @contextmanager
    def explaining(self) -> Iterator[None]:
        """Turn what the database says inside the block into errors of ours."""
        try:
            yield
        except SQLAlchemyError as error:
            raise self._explain(error) from error

    def _explain(self, error: SQLAlchemyError) -> CatalogueError:
        original = getattr(error, "orig", None) or error
        if self.dialect == "postgresql":
            return explain_postgresql_fault(str(self), read_fault(original, password=self._password))
        fault = Fault(cause=str(original).strip(), is_operational=isinstance(error, OperationalError))
        return explain_sqlite_fault(str(self), fault, file=Path(self._engine.url.database or "."))


def insert_into(table: Table, dialect: str) -> SqliteInsert | PostgresInsert:
    """Return an insert that knows ON CONFLICT in this dialect."""
    if dialect == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as insert_sqlite

        return insert_sqlite(table)
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_postgres

        return insert_postgres(table)
    msg = f"a catalogue in {dialect} is not supported; use SQLite or PostgreSQL"
    raise CatalogueError(msg)


def runner(connection: Connection) -> Run:
    """Return what runs the statements of ``reading`` and ``chain`` on this connection."""

    def run(statement: str, parameters: Mapping[str, object]) -> Iterable[Row]:
        result = connection.execute(text(statement), dict(parameters))
        return result.mappings() if result.returns_rows else ()

    return run
