"""Alembic's environment and the revisions. Run by ``archive.store.opening``, or by hand with ``alembic -c``."""
