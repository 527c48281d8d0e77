"""Saved searches in the catalogue's database. Values go in parameters; every writing call is one transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from archive.errors import NameTakenError, NotFoundError
from archive.saved import SavedSearch, SavedSearches
from archive.store.database import Database, insert_into
from archive.store.rows import Row, make_storable, read_time, write_json, write_time
from archive.store.schema import saved_hit, saved_search

_TOLD = (
    select(func.count())
    .select_from(saved_hit)
    .where(saved_hit.c.entry == saved_search.c.entry)
    .scalar_subquery()
    .label("told")
)
_SEARCHES = select(saved_search, _TOLD)
# Of one statement.
_ROWS = 500


class SqlSavedSearches(SavedSearches):
    """See the port. Safe from several threads and processes: what two of them tell at once is noted once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, owner: str, name: str, parameters: Mapping[str, str], *, known: Sequence[str]) -> SavedSearch:
        now = write_time(datetime.now(UTC))
        values = {"owner": owner, "name": name, "parameters": write_json(dict(parameters)), "created": now}

        def work(connection: Connection) -> None:
            statement = insert_into(saved_search, connection.dialect.name).values(**values, looked=now)
            entry = connection.execute(statement.on_conflict_do_nothing().returning(saved_search.c.entry)).scalar()
            if entry is None:
                msg = f"{owner} has a saved search {name!r} already; remove it first, or take another name"
                raise NameTakenError(msg)
            _note(connection, entry, known)

        self._database.write(work)
        return self.find(owner, name)

    def remove(self, owner: str, name: str) -> None:
        def work(connection: Connection) -> None:
            entry = _entry_of(connection, owner, name)
            connection.execute(delete(saved_hit).where(saved_hit.c.entry == entry))
            connection.execute(delete(saved_search).where(saved_search.c.entry == entry))

        self._database.write(work)

    def find(self, owner: str, name: str) -> SavedSearch:
        with self._database.reading() as connection:
            row = connection.execute(_SEARCHES.where(*_named(owner, name))).mappings().first()
        if row is None:
            raise _absent(owner, name)
        return _read(row)

    def of(self, owner: str) -> tuple[SavedSearch, ...]:
        asked = _SEARCHES.where(saved_search.c.owner == make_storable(owner)).order_by(saved_search.c.name)
        with self._database.reading() as connection:
            return tuple(_read(row) for row in connection.execute(asked).mappings())

    def everybodys(self) -> tuple[SavedSearch, ...]:
        asked = _SEARCHES.order_by(saved_search.c.owner, saved_search.c.name)
        with self._database.reading() as connection:
            return tuple(_read(row) for row in connection.execute(asked).mappings())

    def told(self, owner: str, name: str) -> frozenset[str]:
        with self._database.reading() as connection:
            asked = select(saved_hit.c.item_id).where(saved_hit.c.entry == _entry_of(connection, owner, name))
            return frozenset(connection.execute(asked).scalars())

    def tell(self, owner: str, name: str, item_ids: Sequence[str]) -> None:
        def work(connection: Connection) -> None:
            entry = _entry_of(connection, owner, name)
            _note(connection, entry, item_ids)
            now = write_time(datetime.now(UTC))
            connection.execute(update(saved_search).where(saved_search.c.entry == entry).values(looked=now))

        self._database.write(work)


def _named(owner: str, name: str) -> tuple[Any, ...]:
    return saved_search.c.owner == make_storable(owner), saved_search.c.name == make_storable(name)


def _entry_of(connection: Connection, owner: str, name: str) -> int:
    entry = connection.execute(select(saved_search.c.entry).where(*_named(owner, name))).scalar()
    if entry is None:
        raise _absent(owner, name)
    return int(entry)


def _note(connection: Connection, entry: int, item_ids: Sequence[str]) -> None:
    statement = insert_into(saved_hit, connection.dialect.name).on_conflict_do_nothing()
    for start in range(0, len(item_ids), _ROWS):
        rows = [{"entry": entry, "item_id": item_id} for item_id in item_ids[start : start + _ROWS]]
        connection.execute(statement, rows)


def _absent(owner: str, name: str) -> NotFoundError:
    return NotFoundError(f"{owner} has no saved search {name!r}; danghao saved list names those there are")


def _read(row: Row) -> SavedSearch:
    return SavedSearch(
        owner=row["owner"],
        name=row["name"],
        parameters=json.loads(row["parameters"]),
        created=read_time(row["created"]),
        looked=read_time(row["looked"]),
        told=int(row["told"]),
    )
