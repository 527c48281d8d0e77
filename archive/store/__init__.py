"""The catalogue in a relational database, over SQLAlchemy Core. Only ``danghao.bootstrap`` imports this package.

SQLAlchemy is loaded when a whole catalogue is opened; a reader does without it.
"""

from pathlib import Path

from archive.backup import CatalogueCopier
from archive.catalogue import Catalogue, CatalogueReader

__all__ = ["open_catalogue", "open_copier", "open_reader"]


def open_catalogue(url: str, *, password: str = "", repository: str = "local", must_exist: bool = False) -> Catalogue:
    """Open the catalogue at ``url``; see ``archive.store.opening``."""
    from archive.store import opening

    return opening.open_catalogue(url, password=password, repository=repository, must_exist=must_exist)


def open_reader(url: str, *, password: str = "", repository: str = "local") -> CatalogueReader:
    """Open the catalogue at ``url`` for answering: as lightly as it can be, else whole (which may migrate it).

    Raises:
        CatalogueError: the database cannot be opened, or holds no catalogue.
    """
    from archive.store.postgresql import is_postgresql

    reader: CatalogueReader | None
    if is_postgresql(url):
        from archive.store.postgresql_reader import open_postgresql_reader

        reader = open_postgresql_reader(url, password=password, repository=repository)
    else:
        from archive.store.sqlite_reader import open_sqlite_reader

        reader = open_sqlite_reader(url, repository=repository)
    if reader is not None:
        return reader
    return open_catalogue(url, password=password, repository=repository, must_exist=is_postgresql(url))


def open_copier(url: str, *, password: str = "") -> CatalogueCopier:
    """Return what copies the catalogue at ``url`` and puts copies back. Raises CatalogueError."""
    from archive.store.postgresql import is_postgresql

    if is_postgresql(url):
        from archive.store.postgresql_copies import PostgresqlCopier

        return PostgresqlCopier(url, password=password)
    from archive.errors import CatalogueError
    from archive.store.sqlite_copies import SqliteCopier

    if not url.startswith("sqlite:///") or "?" in url or ":memory:" in url:
        msg = "only a catalogue in PostgreSQL, or in SQLite at a plain path, can be copied; see DANGHAO_DATABASE_URL"
        raise CatalogueError(msg)
    return SqliteCopier(Path(url.removeprefix("sqlite:///")))
