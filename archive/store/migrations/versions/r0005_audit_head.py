"""The last audit entry is noted beside the log, so that a log whose end was cut off shows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_NOTE = """
INSERT INTO audit_head (place, sequence, entry_hash)
SELECT 1, sequence, entry_hash FROM audit_entry ORDER BY sequence DESC LIMIT 1
"""


def upgrade() -> None:
    collation = "C" if op.get_bind().dialect.name == "postgresql" else None
    op.create_table(
        "audit_head",
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("entry_hash", sa.String(64, collation=collation), nullable=False),
        sa.PrimaryKeyConstraint("place", name="pk_audit_head"),
    )
    op.execute(_NOTE)


def downgrade() -> None:
    op.drop_table("audit_head")
