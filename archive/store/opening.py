"""Opening a catalogue: a new database gets the schema at once, an old one is migrated, a present one only looked at.

Alembic is imported only when a migration is due: it costs more than a search.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from archive.catalogue import Catalogue
from archive.errors import CatalogueError
from archive.store.catalogue import SqlCatalogue
from archive.store.database import Database
from archive.store.revision import HEAD
from archive.store.schema import metadata

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).with_name("migrations")


def open_catalogue(url: str, *, password: str = "", repository: str = "local", must_exist: bool = False) -> Catalogue:
    """Open the catalogue at ``url`` (an SQLAlchemy URL), making or migrating its schema where that is due.

    Safe to call from several processes at once. Killed, it leaves the database as it was.

    Args:
        url: ``sqlite:////data/catalogue.db``, ``postgresql://…``.
        password: of the database's user, where the URL has none.
        must_exist: refuse a database without a schema, so that a misspelt one is no empty archive.
        repository: whose archive numbers these are; they are unique inside one repository only.

    Raises:
        CatalogueError: the database cannot be opened, is no catalogue, or comes from a newer program.
    """
    database = Database(url, password=password)
    try:
        with database.reading() as connection:
            revision = read_revision(connection)
            _check_encoding(connection, database)
        if revision != HEAD:
            _bring_up_to_date(database, must_exist=must_exist)
    except BaseException:
        database.close()
        raise
    return SqlCatalogue(database, repository=repository)


def read_revision(connection: Connection) -> str | None:
    """Return the revision of the schema, or None where there is none yet."""
    if connection.dialect.name == "sqlite":
        # The question that inspect() asks, without its price at every start of a command.
        versions = "SELECT name FROM sqlite_master WHERE name = 'alembic_version'"
    else:
        # Asked of the table of tables: a server remembers names that were not there, even over a wait for a lock.
        versions = "SELECT relname FROM pg_class WHERE relname = 'alembic_version' AND pg_table_is_visible(oid)"
    if connection.exec_driver_sql(versions).scalar() is None:
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if revision is None else str(revision)


def _bring_up_to_date(database: Database, *, must_exist: bool) -> None:
    if database.dialect == "sqlite":
        _turn_to_wal(database)
    # The schema is looked at again under the write lock: another process may have been first.
    with database.migrating() as connection:
        revision = read_revision(connection)
        if revision == HEAD:
            return
        if revision is None:
            if must_exist:
                msg = f"there is no catalogue in {database}; take in a batch first (danghao ingest BATCH)"
                raise CatalogueError(msg)
            if inspect(connection).has_table("item"):
                msg = f"{database} has tables but no version, so it is no catalogue of this program; name another"
                raise CatalogueError(msg)
            _create(connection)
        else:
            migrate(connection, database)


def _check_encoding(connection: Connection, database: Database) -> None:
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        msg = f"{database} keeps text as {encoding}, which cannot hold every name; make it with: createdb -E UTF8"
        raise CatalogueError(msg)


def _turn_to_wal(database: Database) -> None:
    """Let readers and one writer work side by side. It is kept in the file, so once is enough."""
    with database.reading() as connection:
        # Outside a transaction, which is where SQLite allows it.
        raw = connection.connection.driver_connection
        connection.rollback()
        assert raw is not None
        raw.execute("PRAGMA journal_mode=WAL")


def _create(connection: Connection) -> None:
    metadata.create_all(connection, checkfirst=False)
    # As Alembic would have written it.
    connection.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:head)"), {"head": HEAD})


def migrate(connection: Connection, database: Database) -> None:
    """Bring an older schema up to date, inside the caller's transaction."""
    from alembic import command
    from alembic.util.exc import CommandError

    try:
        command.upgrade(alembic_config(connection), "head")
    except CommandError as error:
        msg = f"{database} was made by a newer danghao ({error}); update this program, or name another catalogue"
        raise CatalogueError(msg) from error


def known_revisions() -> frozenset[str]:
    """Return every revision that this program can bring up to date."""
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(_config(Config()))
    return frozenset(script.revision for script in scripts.walk_revisions())


def make_schema(connection: Connection, revision: str) -> None:
    """Make the schema as it was at a revision, for a copy of that age to go into."""
    from alembic import command

    command.upgrade(alembic_config(connection), revision)


def drop_schema(connection: Connection) -> None:
    """Remove everything of a catalogue in PostgreSQL, of whatever revision."""
    for table in (*(table.name for table in reversed(metadata.sorted_tables)), "alembic_version"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
    connection.exec_driver_sql("DROP FUNCTION IF EXISTS audit_entry_only_grows()")


def alembic_config(connection: Connection) -> Config:
    """Return Alembic's settings for this package's migrations, over an open connection."""
    from alembic.config import Config

    config = _config(Config())
    config.attributes["connection"] = connection
    return config


def _config(config: Config) -> Config:
    # A per cent sign in the path would be read as a reference to another setting.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
