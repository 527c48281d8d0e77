"""The first schema: items, pages, scans, mentions, stage results, findings, places, aliases, audit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(length: int | None = None) -> sa.String:
    # PostgreSQL sorts by its locale, whose rules change with the system's libraries; here texts sort by code points.
    collation = "C" if op.get_bind().dialect.name == "postgresql" else None
    return sa.String(length, collation=collation)


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", _text(32), nullable=False),
        sa.Column("actor", _text(), nullable=False),
        sa.Column("tag", _text(), nullable=False),
        sa.Column("subject", _text(), nullable=False),
        sa.Column("detail", _text(), nullable=False),
        sa.Column("previous_hash", _text(64), nullable=False),
        sa.Column("entry_hash", _text(64), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_audit_entry"),
    )
    op.create_table(
        "finding",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("batch", _text(), nullable=False),
        sa.Column("kind", _text(32), nullable=False),
        sa.Column("ref_code", _text(), nullable=False),
        sa.Column("detail", _text(), nullable=False),
        sa.PrimaryKeyConstraint("entry", name="pk_finding"),
    )
    op.create_index("ix_finding_batch", "finding", ["batch"], unique=False)
    op.create_table(
        "item",
        sa.Column("item_id", _text(32), nullable=False),
        sa.Column("repository", _text(64), nullable=False),
        sa.Column("ref_code", _text(), nullable=False),
        sa.Column("sort_key", _text(), nullable=False),
        sa.Column("fonds", _text(), nullable=False),
        sa.Column("category", _text(), nullable=False),
        sa.Column("profile", _text(16), nullable=False),
        sa.Column("archive_class", _text(), nullable=False),
        sa.Column("access_level", _text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("retention", _text(), nullable=False),
        sa.Column("catalogue_row", _text(), nullable=True),
        sa.Column("case_types", _text(), nullable=False),
        sa.Column("location", _text(), nullable=False),
        sa.Column("room", _text(), nullable=False),
        sa.Column("row_number", _text(), nullable=False),
        sa.Column("section", _text(), nullable=False),
        sa.Column("shelf", _text(), nullable=False),
        sa.Column("box", _text(), nullable=False),
        sa.Column("availability", _text(16), nullable=False),
        sa.Column("published_version", _text(), nullable=True),
        sa.PrimaryKeyConstraint("item_id", name="pk_item"),
        sa.UniqueConstraint("repository", "ref_code", name="uq_item_repository"),
    )
    op.create_index("ix_item_scope", "item", ["archive_class", "access_level"], unique=False)
    op.create_index(
        "ix_item_unpublished",
        "item",
        ["published_version", "item_id"],
        unique=False,
        sqlite_where=sa.text("published_version IS NULL"),
        postgresql_where=sa.text("published_version IS NULL"),
    )
    op.create_table(
        "scan",
        sa.Column("sha256", _text(64), nullable=False),
        sa.Column("media_type", _text(64), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_scan"),
    )
    op.create_table(
        "item_alias",
        sa.Column("repository", _text(64), nullable=False),
        sa.Column("ref_code", _text(), nullable=False),
        sa.Column("item_id", _text(32), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.item_id"], name="fk_item_alias_item_id"),
        sa.PrimaryKeyConstraint("repository", "ref_code", name="pk_item_alias"),
    )
    op.create_index("ix_item_alias_item_id", "item_alias", ["item_id"], unique=False)
    op.create_table(
        "item_location",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("item_id", _text(32), nullable=False),
        sa.Column("location", _text(), nullable=False),
        sa.Column("room", _text(), nullable=False),
        sa.Column("row_number", _text(), nullable=False),
        sa.Column("section", _text(), nullable=False),
        sa.Column("shelf", _text(), nullable=False),
        sa.Column("box", _text(), nullable=False),
        sa.Column("since", _text(32), nullable=False),
        sa.Column("reason", _text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.item_id"], name="fk_item_location_item_id"),
        sa.PrimaryKeyConstraint("entry", name="pk_item_location"),
    )
    op.create_index("ix_item_location_item_id", "item_location", ["item_id"], unique=False)
    op.create_table(
        "page",
        sa.Column("item_id", _text(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("scan_sha256", _text(64), nullable=False),
        sa.Column("scan_name", _text(), nullable=False),
        sa.Column("frame", sa.Integer(), nullable=False),
        sa.Column("state", _text(16), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("image_sha256", _text(64), nullable=True),
        sa.Column("image_media_type", _text(64), nullable=True),
        sa.Column("text_sha256", _text(64), nullable=True),
        sa.Column("engine", _text(), nullable=False),
        sa.Column("mean_confidence", sa.Float(), nullable=True),
        sa.Column("failure", _text(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_page_number")),
        sa.ForeignKeyConstraint(["item_id"], ["item.item_id"], name="fk_page_item_id"),
        sa.ForeignKeyConstraint(["scan_sha256"], ["scan.sha256"], name="fk_page_scan_sha256"),
        sa.PrimaryKeyConstraint("item_id", "number", name="pk_page"),
    )
    op.create_index(
        "ix_page_failed",
        "page",
        ["state", "item_id"],
        unique=False,
        sqlite_where=sa.text("state = 'failed'"),
        postgresql_where=sa.text("state = 'failed'"),
    )
    op.create_index("ix_page_scan_sha256", "page", ["scan_sha256"], unique=False)
    op.create_table(
        "stage_result",
        sa.Column("key", _text(128), nullable=False),
        sa.Column("stage", _text(64), nullable=False),
        sa.Column("item_id", _text(32), nullable=False),
        sa.Column("page_number", sa.Integer(), nullable=True),
        sa.Column("artefact_sha256", _text(64), nullable=True),
        sa.Column("failure", _text(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("finished_at", _text(32), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.item_id"], name="fk_stage_result_item_id"),
        sa.PrimaryKeyConstraint("key", name="pk_stage_result"),
    )
    op.create_index("ix_stage_result_item", "stage_result", ["item_id", "stage"], unique=False)
    op.create_table(
        "mention",
        sa.Column("item_id", _text(32), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("type", _text(16), nullable=False),
        sa.Column("raw", _text(), nullable=False),
        sa.Column("value", _text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("x", sa.Float(), nullable=False),
        sa.Column("y", sa.Float(), nullable=False),
        sa.Column("w", sa.Float(), nullable=False),
        sa.Column("h", sa.Float(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("checks", _text(), nullable=False),
        sa.Column("alternatives", _text(), nullable=False),
        sa.Column("role", _text(), nullable=False),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id", "page"], ["page.item_id", "page.number"], name="fk_mention_item_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "ordinal", name="pk_mention"),
    )
    op.create_index(
        "ix_mention_doubtful",
        "mention",
        ["doubtful", "item_id"],
        unique=False,
        sqlite_where=sa.text("doubtful"),
        postgresql_where=sa.text("doubtful"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            """CREATE FUNCTION audit_entry_only_grows() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit log only grows'; END $$"""
        )
        op.execute(
            """CREATE TRIGGER audit_entry_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_only_grows()"""
        )
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_entry_no_{act.lower()} BEFORE {act} ON audit_entry "
                "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"
            )


def downgrade() -> None:
    # Children first; indexes and triggers go with their tables.
    for table in (
        "mention",
        "stage_result",
        "page",
        "item_location",
        "item_alias",
        "scan",
        "item",
        "finding",
        "audit_entry",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_entry_only_grows()")
