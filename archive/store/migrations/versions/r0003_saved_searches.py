"""Saved searches, and the hits of each that were told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    collation = "C" if op.get_bind().dialect.name == "postgresql" else None

    def text(name: str, length: int | None = None) -> sa.Column[str]:
        return sa.Column(name, sa.String(length, collation=collation), nullable=False)

    op.create_table(
        "saved_search",
        sa.Column("entry", sa.Integer(), nullable=False),
        text("owner"),
        text("name"),
        text("parameters"),
        text("created", 32),
        text("looked", 32),
        sa.PrimaryKeyConstraint("entry", name="pk_saved_search"),
        sa.UniqueConstraint("owner", "name", name="uq_saved_search_owner"),
    )
    op.create_table(
        "saved_hit",
        sa.Column("entry", sa.Integer(), nullable=False),
        text("item_id", 32),
        sa.PrimaryKeyConstraint("entry", "item_id", name="pk_saved_hit"),
        sa.ForeignKeyConstraint(["entry"], ["saved_search.entry"], name="fk_saved_hit_entry", ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("saved_hit")
    op.drop_table("saved_search")
