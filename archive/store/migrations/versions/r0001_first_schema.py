"""The first schema: items, pages, scans, mentions, stage results, findings, places, aliases, audit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("entry_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_audit_entry"),
    )
    op.create_table(
        "finding",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("batch", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("ref_code", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("entry", name="pk_finding"),
    )
    op.create_index("ix_finding_batch", "finding", ["batch"], unique=False)
    op.create_table(
        "item",
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("repository", sa.String(length=64), nullable=False),
        sa.Column("ref_code", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("fonds", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("profile", sa.String(length=16), nullable=False),
        sa.Column("archive_class", sa.String(), nullable=False),
        sa.Column("access_level", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("retention", sa.String(), nullable=False),
        sa.Column("catalogue_row", sa.String(), nullable=True),
        sa.Column("case_types", sa.String(), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("row_number", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("shelf", sa.String(), nullable=False),
        sa.Column("box", sa.String(), nullable=False),
        sa.Column("availability", sa.String(length=16), nullable=False),
        sa.Column("published_version", sa.String(), nullable=True),
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
    )
    op.create_table(
        "scan",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_scan"),
    )
    op.create_table(
        "item_alias",
        sa.Column("repository", sa.String(length=64), nullable=False),
        sa.Column("ref_code", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.item_id"], name="fk_item_alias_item_id"),
        sa.PrimaryKeyConstraint("repository", "ref_code", name="pk_item_alias"),
    )
    op.create_index("ix_item_alias_item_id", "item_alias", ["item_id"], unique=False)
    op.create_table(
        "item_location",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("row_number", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("shelf", sa.String(), nullable=False),
        sa.Column("box", sa.String(), nullable=False),
        sa.Column("since", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.item_id"], name="fk_item_location_item_id"),
        sa.PrimaryKeyConstraint("entry", name="pk_item_location"),
    )
    op.create_index("ix_item_location_item_id", "item_location", ["item_id"], unique=False)
    op.create_table(
        "page",
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("scan_sha256", sa.String(length=64), nullable=False),
        sa.Column("scan_name", sa.String(), nullable=False),
        sa.Column("frame", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("image_sha256", sa.String(length=64), nullable=True),
        sa.Column("image_media_type", sa.String(length=64), nullable=True),
        sa.Column("text_sha256", sa.String(length=64), nullable=True),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("mean_confidence", sa.Float(), nullable=True),
        sa.Column("failure", sa.String(), nullable=False),
        sa.CheckConstraint("number > 0", name="ck_page_number"),
        sa.ForeignKeyConstraint(["item_id"], ["item.item_id"], name="fk_page_item_id"),
        sa.ForeignKeyConstraint(["scan_sha256"], ["scan.sha256"], name="fk_page_scan_sha256"),
        sa.PrimaryKeyConstraint("item_id", "number", name="pk_page"),
    )
    op.create_index(
        "ix_page_failed", "page", ["state", "item_id"], unique=False, sqlite_where=sa.text("state = 'failed'")
    )
    op.create_index("ix_page_scan_sha256", "page", ["scan_sha256"], unique=False)
    op.create_table(
        "stage_result",
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("stage", sa.String(length=64), nullable=False),
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("page_number", sa.Integer(), nullable=True),
        sa.Column("artefact_sha256", sa.String(length=64), nullable=True),
        sa.Column("failure", sa.String(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("finished_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.item_id"], name="fk_stage_result_item_id"),
        sa.PrimaryKeyConstraint("key", name="pk_stage_result"),
    )
    op.create_index("ix_stage_result_item", "stage_result", ["item_id", "stage"], unique=False)
    op.create_table(
        "mention",
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("x", sa.Float(), nullable=False),
        sa.Column("y", sa.Float(), nullable=False),
        sa.Column("w", sa.Float(), nullable=False),
        sa.Column("h", sa.Float(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("checks", sa.String(), nullable=False),
        sa.Column("alternatives", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id", "page"], ["page.item_id", "page.number"], name="fk_mention_item_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "ordinal", name="pk_mention"),
    )
    op.create_index(
        "ix_mention_doubtful", "mention", ["doubtful", "item_id"], unique=False, sqlite_where=sa.text("doubtful")
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
