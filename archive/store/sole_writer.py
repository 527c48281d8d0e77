"""The right to take in and publish, for one process on whatever host, held as a lock of the database.

The lock belongs to a connection of its own: the database lets go of it when the process or its host dies. A catalogue
in SQLite is used by one host, where the lock file of ``ingest.lock`` does the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from archive.errors import CatalogueError
from archive.store.database import Database
from archive.store.postgresql import Right, owner_statement, try_lock_statement

# A server needs a moment to notice that a process died.
_PATIENCE_S = 5.0
_ASK_AGAIN_S = 0.1
# A host that vanished without a word is given up after this and three times ten seconds.
_IDLE_S = 60


@contextmanager
def hold_sole_writer(database: Database) -> Iterator[Callable[[], None]]:
    """See ``archive.catalogue.Catalogue.sole_writer``."""
    if database.dialect != "postgresql":
        yield lambda: None
        return
    with database.alone() as connection:
        for setting, value in (("idle", _IDLE_S), ("interval", 10), ("count", 3)):
            connection.exec_driver_sql(f"SET tcp_keepalives_{setting} = {value}")
        _take(connection, database)

        def check() -> None:
            with database.explaining():
                connection.exec_driver_sql("SELECT 1")

        try:
            yield check
        finally:
            # Not given back to the pool: closing it is what lets go of the lock, whatever state it is in.
            connection.invalidate()


def _take(connection: Connection, database: Database) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not connection.exec_driver_sql(try_lock_statement(Right.INGEST)).scalar():
        if time.monotonic() > deadline:
            owner = connection.exec_driver_sql(owner_statement(Right.INGEST)).first()
            who = f"{owner[0]}, {owner[1]}, since {owner[2]:%Y-%m-%d %H:%M} UTC" if owner else "unknown"
            msg = (
                f"another ingest, reindex or restore ({who}) works on the catalogue {database}; wait for it or stop it"
            )
            raise CatalogueError(msg)
        time.sleep(_ASK_AGAIN_S)
