"""Copies of a catalogue in PostgreSQL: its own tables by COPY, read in one snapshot, put back in one transaction.

``pg_dump`` would need the very version of the server beside this program, and a copy of it could be taken in only by
giving another program the password; COPY is what it uses itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlalchemy import Connection, Table, inspect

from archive.backup import BLOB_LIST, CatalogueCopier, CatalogueCopy, Report
from archive.store.database import Database
from archive.store.faults import explain_postgresql_fault
from archive.store.opening import drop_schema, known_revisions, make_schema, migrate, read_revision
from archive.store.postgresql import read_fault
from archive.store.reading import BLOBS
from archive.store.schema import metadata
from archive.store.sole_writer import hold_sole_writer

if TYPE_CHECKING:
    import psycopg

_SUFFIX = ".copy"
_CHUNK_BYTES = 1 << 20


class PostgresqlCopier(CatalogueCopier):
    """See the module."""

    def __init__(self, url: str, *, password: str = "") -> None:
        self._database = Database(url, password=password)

    @property
    def kind(self) -> str:
        return "postgresql"

    def close(self) -> None:
        self._database.close()

    def is_empty(self) -> bool:
        with self._database.reading() as connection:
            if read_revision(connection) is None:
                return True
            return not any(
                connection.exec_driver_sql(f"SELECT 1 FROM {name} LIMIT 1").first()  # noqa: S608 - names of ours
                for name in ("item", "audit_entry")
            )

    def knows(self, revision: str) -> bool:
        return revision in known_revisions()

    def copy_to(self, folder: Path, report: Report) -> CatalogueCopy:
        tables = metadata.sorted_tables
        with self._database.reading() as connection:
            revision = read_revision(connection)
            for number, table in enumerate(tables):
                report(number, len(tables))
                _write_out(connection, f"COPY {_described(table)} TO STDOUT", folder / f"{table.name}{_SUFFIX}")
            blobs = _write_out(connection, f"COPY ({BLOBS}) TO STDOUT", folder / BLOB_LIST)
        report(len(tables), len(tables))
        files = (*(f"{table.name}{_SUFFIX}" for table in tables), BLOB_LIST)
        return CatalogueCopy(kind=self.kind, revision=revision or "", files=files, blobs=blobs)

    def restore_from(self, folder: Path, copy: CatalogueCopy, report: Report) -> None:
        names = [name.removesuffix(_SUFFIX) for name in copy.files if name.endswith(_SUFFIX)]
        with self._database.migrating() as connection:
            drop_schema(connection)
            make_schema(connection, copy.revision)
            for number, name in enumerate(names):
                report(number, len(names))
                _read_in(connection, metadata.tables[name], folder / f"{name}{_SUFFIX}")
            migrate(connection, self._database)
        report(len(names), len(names))

    def sole_writer(self) -> AbstractContextManager[Callable[[], None]]:
        return hold_sole_writer(self._database)


def _described(table: Table, held: Collection[str] | None = None) -> str:
    """Return a table with its columns, in an order that a later migration may change in the table itself.

    Args:
        table: as it is now; a column that is new stands behind those that were there, or between them.
        held: the columns that an older schema has of it.
    """
    return f"{table.name} ({', '.join(c.name for c in table.columns if held is None or c.name in held)})"


def _write_out(connection: Connection, statement: str, path: Path) -> int:
    """Write what a COPY gives to a file; return how many rows that was."""
    with _cursor(connection) as cursor:
        with path.open("wb") as file, cursor.copy(statement.encode()) as copy:
            for block in copy:
                file.write(block)
        return max(0, cursor.rowcount)


def _read_in(connection: Connection, table: Table, path: Path) -> None:
    # The copy may be older than columns that a migration adds once it is in.
    held = {column["name"] for column in inspect(connection).get_columns(table.name)}
    with _cursor(connection) as cursor:
        with path.open("rb") as file, cursor.copy(f"COPY {_described(table, held)} FROM STDIN".encode()) as copy:
            while block := file.read(_CHUNK_BYTES):
                copy.write(block)
        numbered = table.autoincrement_column
        if numbered is not None:
            # Numbers that the database gives go on after those that came in.
            place = f"pg_get_serial_sequence('{table.name}', '{numbered.name}')"
            cursor.execute(
                f"SELECT setval({place}, coalesce(max({numbered.name}), 0) + 1, false) FROM {table.name}".encode()  # noqa: S608
            )


@contextmanager
def _cursor(connection: Connection) -> Iterator[psycopg.Cursor]:
    import psycopg

    raw = cast("psycopg.Connection", connection.connection.driver_connection)
    try:
        with raw.cursor() as cursor:
            yield cursor
    except psycopg.Error as error:
        raise explain_postgresql_fault("the catalogue's database", read_fault(error)) from error
