"""The catalogue in a relational database, over SQLAlchemy Core. Only ``danghao.bootstrap`` imports this package."""

from archive.store.opening import open_catalogue

__all__ = ["open_catalogue"]
