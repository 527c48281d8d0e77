"""The tables of the catalogue, as they are now. ``migrations`` leads older databases here; a test holds the two equal.

Every change here needs a migration beside it and a new ``revision.HEAD``. What only PostgreSQL has stands as text:
naming its options would import its dialect at every start.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
    event,
    text,
)
from sqlalchemy.schema import ExecutableDDLElement
from sqlalchemy.types import TypeEngine

from archive.store.rows import COUNTED, make_storable

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    },
)


def _text(length: int | None = None) -> String:
    """Return text that sorts by its code points, as SQLite's does, whatever PostgreSQL's locale and its version is."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


class Words(TypeDecorator[str]):
    """Text from outside. What no database can hold (lone surrogates of odd file names, NUL) becomes U+FFFD."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(_text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return value if value is None else make_storable(value)


def _words(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Words, nullable=null)


def _partial_index(name: str, *columns: str, where: str) -> Index:
    """Return SQLite's index; PostgreSQL's stands below."""
    index = Index(name, *columns, sqlite_where=text(where))
    index.ddl_if("sqlite")
    return index


def _location_columns() -> tuple[Column[str], ...]:
    names = ("location", "room", "row_number", "section", "shelf", "box")
    return tuple(_words(name) for name in names)


item = Table(
    "item",
    metadata,
    Column("item_id", _text(32), primary_key=True),
    # An archive number is unique inside one repository only.
    Column("repository", _text(64), nullable=False),
    _words("ref_code"),
    _words("sort_key"),
    _words("fonds"),
    _words("category"),
    Column("profile", _text(16), nullable=False),
    _words("archive_class"),
    _words("access_level"),
    Column("year", Integer),
    _words("retention"),
    # The catalogue row as JSON; null for scans without one.
    _words("catalogue_row", null=True),
    # The registry's terms for the row's 业务类型, as JSON.
    _words("case_types"),
    *_location_columns(),
    Column("availability", _text(16), nullable=False),
    _words("published_version", null=True),
    # Grows with every change of what the index should hold.
    Column("revision", Integer, nullable=False, server_default=text("0")),
    UniqueConstraint("repository", "ref_code"),
    Index("ix_item_scope", "archive_class", "access_level"),
    _partial_index("ix_item_unpublished", "item_id", where="published_version IS NULL"),
)

# Archive numbers that an item had before, or has elsewhere.
item_alias = Table(
    "item_alias",
    metadata,
    Column("repository", _text(64), primary_key=True),
    Column("ref_code", Words, primary_key=True),
    Column("item_id", _text(32), ForeignKey("item.item_id"), nullable=False, index=True),
)

# Where an item stood, the present place last.
item_location = Table(
    "item_location",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("item_id", _text(32), ForeignKey("item.item_id"), nullable=False, index=True),
    *_location_columns(),
    Column("since", _text(32), nullable=False),
    _words("reason"),
)

scan = Table(
    "scan",
    metadata,
    Column("sha256", _text(64), primary_key=True),
    Column("media_type", _text(64), nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
)

page = Table(
    "page",
    metadata,
    Column("item_id", _text(32), ForeignKey("item.item_id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("scan_sha256", _text(64), ForeignKey("scan.sha256"), nullable=False, index=True),
    # The same bytes may be delivered under several names.
    _words("scan_name"),
    Column("frame", Integer, nullable=False),
    Column("state", _text(16), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("image_sha256", _text(64)),
    Column("image_media_type", _text(64)),
    Column("text_sha256", _text(64)),
    _words("engine"),
    Column("mean_confidence", Float),
    _words("failure"),
    CheckConstraint("number > 0", name="number"),
    _partial_index("ix_page_failed", "state", "item_id", where="state = 'failed'"),
)

mention = Table(
    "mention",
    metadata,
    Column("item_id", _text(32), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("type", _text(16), nullable=False),
    _words("raw"),
    _words("value"),
    Column("page", Integer, nullable=False),
    Column("x", Float, nullable=False),
    Column("y", Float, nullable=False),
    Column("w", Float, nullable=False),
    Column("h", Float, nullable=False),
    Column("confidence", Float, nullable=False),
    # JSON lists.
    _words("checks"),
    _words("alternatives"),
    _words("role"),
    Column("doubtful", Boolean, nullable=False),
    # A page that goes takes its mentions along.
    ForeignKeyConstraint(["item_id", "page"], ["page.item_id", "page.number"], ondelete="CASCADE"),
    _partial_index("ix_mention_doubtful", "doubtful", "item_id", where="doubtful"),
)

stage_result = Table(
    "stage_result",
    metadata,
    Column("key", _text(128), primary_key=True),
    Column("stage", _text(64), nullable=False),
    Column("item_id", _text(32), ForeignKey("item.item_id"), nullable=False),
    Column("page_number", Integer),
    Column("artefact_sha256", _text(64)),
    _words("failure"),
    Column("seconds", Float, nullable=False),
    Column("finished_at", _text(32), nullable=False),
    Index("ix_stage_result_item", "item_id", "stage"),
    # Items whose latest extraction failed: no other result concerns an item as a whole.
    _partial_index("ix_stage_result_unextracted", "item_id", where="page_number IS NULL AND failure <> ''"),
)

# Counts that were added to tables with rows in them.
_LATER_COUNTS = {"unextracted": text("0")}

# The counts that every search answers with, kept by the statements that change them (``counting``): counting millions
# of rows would take seconds.
class_count = Table(
    "class_count",
    metadata,
    Column("archive_class", Words, primary_key=True),
    Column("access_level", Words, primary_key=True),
    *(Column(name, BigInteger, nullable=False, server_default=_LATER_COUNTS.get(name)) for name in COUNTED),
)

finding = Table(
    "finding",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("batch", Words, nullable=False, index=True),
    Column("kind", _text(32), nullable=False),
    _words("ref_code"),
    _words("detail"),
)

# What somebody wants to be told of, with its parameters as JSON.
saved_search = Table(
    "saved_search",
    metadata,
    Column("entry", Integer, primary_key=True),
    _words("owner"),
    _words("name"),
    _words("parameters"),
    Column("created", _text(32), nullable=False),
    Column("looked", _text(32), nullable=False),
    UniqueConstraint("owner", "name"),
)

# The hits that were told. An item's id may stand here before the catalogue shows the item, so it is no foreign key.
saved_hit = Table(
    "saved_hit",
    metadata,
    Column("entry", Integer, ForeignKey("saved_search.entry", ondelete="CASCADE"), primary_key=True),
    Column("item_id", _text(32), primary_key=True),
)

audit_entry = Table(
    "audit_entry",
    metadata,
    # Given by the log itself: numbers of the database may have gaps.
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", _text(32), nullable=False),
    _words("actor"),
    _words("tag"),
    _words("subject"),
    _words("detail"),
    Column("previous_hash", _text(64), nullable=False),
    Column("entry_hash", _text(64), nullable=False),
)

# The last entry, written with it, so that a log whose end was cut off shows. One row.
audit_head = Table(
    "audit_head",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("sequence", Integer, nullable=False),
    Column("entry_hash", _text(64), nullable=False),
)

# Whose the search index is and what it was last given (``archive.publication``). One row, from the first publishing on.
publication = Table(
    "publication",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("archive", _text(32), nullable=False),
    Column("last", _text(32), nullable=False),
)

# The log only grows. Whoever may change the schema can still remove these, which the chain of hashes then shows.
SQLITE_ONLY: tuple[str, ...] = tuple(
    f"CREATE TRIGGER audit_entry_no_{act.lower()} BEFORE {act} ON audit_entry "
    "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"
    for act in ("UPDATE", "DELETE")
)
POSTGRESQL_ONLY: tuple[str, ...] = (
    """CREATE FUNCTION audit_entry_only_grows() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit log only grows'; END $$""",
    """CREATE TRIGGER audit_entry_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_only_grows()""",
    "CREATE INDEX ix_item_unpublished ON item (item_id) WHERE published_version IS NULL",
    "CREATE INDEX ix_page_failed ON page (state, item_id) WHERE state = 'failed'",
    "CREATE INDEX ix_mention_doubtful ON mention (doubtful, item_id) WHERE doubtful",
    "CREATE INDEX ix_stage_result_unextracted ON stage_result (item_id) WHERE page_number IS NULL AND failure <> ''",
)
for _dialect, _statements in (("sqlite", SQLITE_ONLY), ("postgresql", POSTGRESQL_ONLY)):
    for _statement in _statements:
        _ddl: ExecutableDDLElement = DDL(_statement)  # type: ignore[no-untyped-call]
        event.listen(metadata, "after_create", _ddl.execute_if(dialect=_dialect))
