"""Whose the search index is and what it was last given is noted, so that another one shows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    collation = "C" if op.get_bind().dialect.name == "postgresql" else None
    op.create_table(
        "publication",
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("archive", sa.String(32, collation=collation), nullable=False),
        sa.Column("last", sa.String(32, collation=collation), nullable=False),
        sa.PrimaryKeyConstraint("place", name="pk_publication"),
    )


def downgrade() -> None:
    op.drop_table("publication")
