"""The catalogue in a relational database, over SQLAlchemy Core. Only ``danghao.bootstrap`` imports this package.

SQLAlchemy is loaded when a whole catalogue is opened; a reader does without it.
"""

from archive.catalogue import Catalogue, CatalogueReader

__all__ = ["open_catalogue", "open_reader"]


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
