"""Alembic's environment: it works inside the transaction that ``archive.store.opening`` began."""

from alembic import context

from archive.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite changes columns by copying the table.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
