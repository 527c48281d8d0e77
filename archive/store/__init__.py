"""The catalogue in a relational database, over SQLAlchemy Core. Only ``danghao.bootstrap`` imports this package.

SQLAlchemy is loaded when a whole catalogue is opened; a reader of SQLite does without it.
"""

from archive.catalogue import Catalogue, CatalogueReader

__all__ = ["open_catalogue", "open_reader"]


def open_catalogue(url: str, *, repository: str = "local") -> Catalogue:
    """Open the catalogue at ``url``; see ``archive.store.opening``."""
    from archive.store import opening

    return opening.open_catalogue(url, repository=repository)


def open_reader(url: str, *, repository: str = "local") -> CatalogueReader:
    """Open the catalogue at ``url`` for answering: as lightly as it can be, else whole (which may migrate it).

    Raises:
        CatalogueError: the database cannot be opened.
    """
    from archive.store.sqlite_reader import open_sqlite_reader

    return open_sqlite_reader(url, repository=repository) or open_catalogue(url, repository=repository)
