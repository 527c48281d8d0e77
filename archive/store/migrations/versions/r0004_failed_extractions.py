"""Items whose latest extraction failed are counted by class, and found by an index of their own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_FAILED = "page_number IS NULL AND failure <> ''"
_COUNT = """
UPDATE class_count SET unextracted = (
    SELECT count(DISTINCT item.item_id) FROM item JOIN stage_result ON stage_result.item_id = item.item_id
    WHERE stage_result.page_number IS NULL AND stage_result.failure <> ''
        AND item.archive_class = class_count.archive_class AND item.access_level = class_count.access_level
)
"""


def upgrade() -> None:
    op.create_index(
        "ix_stage_result_unextracted",
        "stage_result",
        ["item_id"],
        sqlite_where=sa.text(_FAILED),
        postgresql_where=sa.text(_FAILED),
    )
    count = sa.Column("unextracted", sa.BigInteger(), nullable=False, server_default=sa.text("0"))
    op.add_column("class_count", count)
    op.execute(_COUNT)


def downgrade() -> None:
    op.drop_column("class_count", "unextracted")
    op.drop_index("ix_stage_result_unextracted", "stage_result")
