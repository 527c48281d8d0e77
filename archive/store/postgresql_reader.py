"""Reads a catalogue in PostgreSQL with its driver alone; see ``light_reader``."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from archive.errors import CatalogueError
from archive.store.faults import explain_postgresql_fault
from archive.store.light_reader import LightReader
from archive.store.postgresql import (
    INSTALL,
    READING,
    Right,
    check_url,
    connect_arguments,
    describe_url,
    lock_statement,
    read_fault,
)
from archive.store.revision import HEAD
from archive.store.rows import Row, Run

if TYPE_CHECKING:
    from psycopg import Connection

_PARAMETER = re.compile(r"(?<!:):([a-z_][a-z_0-9]*)")


class PostgresqlReader(LightReader):
    """See the module."""

    def __init__(self, url: str, *, password: str = "", repository: str = "local") -> None:
        """Connect to the database at ``url``.

        Raises:
            CatalogueError: it cannot be reached.
        """
        super().__init__(repository=repository)
        check_url(url)
        try:
            import psycopg
            from psycopg.rows import dict_row
        except ImportError as error:
            raise CatalogueError(INSTALL) from error
        self._fault: type[Exception] = psycopg.Error
        self._where = describe_url(url)
        self._password = password or unquote(urlsplit(url).password or "")
        arguments = connect_arguments() | ({"password": password} if password else {})
        with self._explaining():
            # No transaction begins by itself: ``_transaction`` says when.
            self._connection: Connection[dict[str, Any]] = psycopg.Connection.connect(
                f"postgresql://{url.partition('://')[2]}", autocommit=True, row_factory=dict_row, **arguments
            )

    def close(self) -> None:
        self._connection.close()

    def is_current(self) -> bool:
        """Tell whether the schema is the one this program works with; another needs the whole catalogue."""
        with self._explaining():
            known = self._connection.execute("SELECT to_regclass('alembic_version') AS name").fetchone()
            if known is None or known["name"] is None:
                return False
            versions = self._connection.execute("SELECT version_num FROM alembic_version").fetchall()
            return [row["version_num"] for row in versions] == [HEAD]

    def reading(self) -> AbstractContextManager[Run]:
        return self._transaction(READING)

    def appending(self) -> AbstractContextManager[Run]:
        return self._transaction(f"BEGIN ISOLATION LEVEL READ COMMITTED; {lock_statement(Right.APPEND)}")

    @contextmanager
    def _transaction(self, beginning: str) -> Iterator[Run]:
        with self._explaining():
            try:
                self._connection.execute(beginning.encode())
                yield self._run
            except BaseException:
                if not self._connection.closed:
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def _run(self, statement: str, parameters: Mapping[str, object]) -> Iterable[Row]:
        cursor = self._connection.execute(_in_style_of_driver(statement), dict(parameters))
        return cursor if cursor.description is not None else ()

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except self._fault as error:
            raise explain_postgresql_fault(self._where, read_fault(error, password=self._password)) from error


@functools.cache
def _in_style_of_driver(statement: str) -> bytes:
    """Return a statement with ``%(name)s`` for ``:name``."""
    return _PARAMETER.sub(r"%(\1)s", statement.replace("%", "%%")).encode()


def open_postgresql_reader(url: str, *, password: str, repository: str) -> PostgresqlReader | None:
    """Return a reader of the catalogue at ``url``, or None where only the whole catalogue can open it."""
    reader = PostgresqlReader(url, password=password, repository=repository)
    try:
        if reader.is_current():
            return reader
    except CatalogueError:
        reader.close()
        raise
    reader.close()
    return None
