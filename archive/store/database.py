"""Connections and transactions: what SQLite needs to serve several processes, and one error for whatever goes wrong.

No table is known here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, SQLAlchemyError

from archive.errors import CatalogueError
from archive.store.faults import BUSY_TIMEOUT_S, explain_fault
from archive.store.rows import Row, Run

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
    from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

_WRITES = "danghao_writes"


class Database:
    """One database. Safe to share between threads; a forked or spawned process opens its own.

    Reading calls see one snapshot each. On SQLite a writing transaction takes the write lock when it begins, so that
    two of them wait for each other and never fail halfway; the log is flushed at every commit (``synchronous=FULL``),
    because an audit event must survive a power cut once it was answered for.
    """

    def __init__(self, url: str) -> None:
        try:
            parsed = make_url(url)
            if parsed.get_backend_name() == "sqlite":
                self._engine = _open_sqlite(parsed.database or "", url)
            else:
                self._engine = create_engine(parsed)
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            msg = f"the catalogue cannot be opened: {error}; correct DANGHAO_DATABASE_URL"
            raise CatalogueError(msg) from error
        except OSError as error:
            msg = f"the catalogue's folder cannot be made: {error}; correct DANGHAO_DATA_DIR"
            raise CatalogueError(msg) from error
        self._where = parsed.render_as_string(hide_password=True)
        self._writer = self._engine.execution_options(**{_WRITES: True})
        self._thread = threading.local()

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
        with self._wrapping():
            joined = self._joined()
            if joined is not None:
                yield joined
            else:
                with self._engine.connect() as connection:
                    yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose work is kept at the end, or undone by an exception."""
        with self._wrapping():
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

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Join all ``reading`` and ``writing`` of this thread to one transaction.

        Raises:
            CatalogueError: at the end, where a writing call in it failed and the caller went on; nothing is kept then.
        """
        if self._joined() is not None:
            yield
            return
        with self._wrapping(), self._writer.begin() as connection:
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
    def _wrapping(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise self._explain(error) from error

    def _explain(self, error: SQLAlchemyError) -> CatalogueError:
        cause = str(getattr(error, "orig", None) or error).strip()
        return explain_fault(str(self), cause, is_operational=isinstance(error, OperationalError))


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


def _open_sqlite(path: str, url: str) -> Engine:
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_S})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        # The driver's own idea of when to begin is switched off; ``begin`` below says it.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
