"""SQLAlchemy engines for the two databases, with what each needs to serve several processes. No table is known here."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from archive.errors import CatalogueError
from archive.store.faults import BUSY_TIMEOUT_S
from archive.store.postgresql import INSTALL, Right, check_url, connect_arguments, is_postgresql, lock_statement

# A server answers some forty requests at once; beyond those kept, connections are made and closed for each.
_POOL = {"pool_size": 20, "max_overflow": 20}
# Execution options: what a transaction is for (a Right; none reads), and how long it waits for that.
RIGHT = "danghao_right"
WAIT_S = "danghao_wait_s"


def open_engine(url: str, password: str) -> Engine:
    """Return an engine for a catalogue's URL; nothing is connected yet.

    Raises:
        CatalogueError: no database can be meant by it, or its driver is missing.
    """
    if is_postgresql(url):
        return _open_postgresql(url, password)
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        msg = "the catalogue cannot be opened: DANGHAO_DATABASE_URL is no URL, as sqlite:////path or postgresql://… is"
        raise CatalogueError(msg) from error
    if parsed.get_backend_name() != "sqlite":
        msg = (
            f"the catalogue cannot be opened: {parsed.drivername} is neither SQLite nor PostgreSQL; "
            "correct DANGHAO_DATABASE_URL"
        )
        raise CatalogueError(msg)
    try:
        return _open_sqlite(parsed.database or "", parsed)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        msg = f"the catalogue cannot be opened: {error}; correct DANGHAO_DATABASE_URL"
        raise CatalogueError(msg) from error
    except OSError as error:
        msg = f"the catalogue's folder cannot be made: {error}; correct DANGHAO_DATA_DIR"
        raise CatalogueError(msg) from error


def _open_sqlite(path: str, url: URL) -> Engine:
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    pool = _POOL if path and path != ":memory:" else {}
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_S}, hide_parameters=True, **pool)

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
        # The one write lock of a file stands for every right.
        writes = RIGHT in connection.get_execution_options()
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _open_postgresql(url: str, password: str) -> Engine:
    check_url(url)
    try:
        import psycopg  # noqa: F401 - asked for here, so that its absence is named
    except ImportError as error:
        raise CatalogueError(INSTALL) from error
    # The driver tells of broken connections on its own; whoever meets them hears it in one line from us.
    logging.getLogger("psycopg").setLevel(logging.CRITICAL)
    parsed = make_url(url).set(drivername="postgresql+psycopg")
    if password:
        parsed = parsed.set(password=password)
    # A connection is tried before it is given out, so that a restarted server costs nobody an answer.
    engine = create_engine(parsed, connect_args=connect_arguments(), pool_pre_ping=True, hide_parameters=True, **_POOL)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if RIGHT in options:
            statements = lock_statement(Right(options[RIGHT]), wait_s=options.get(WAIT_S, BUSY_TIMEOUT_S))
            for statement in statements.split("; "):
                connection.exec_driver_sql(statement)

    return engine
