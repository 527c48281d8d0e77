"""Counts by class are kept, not counted for each search; an item's revision tells whether it changed meanwhile.

Unpublished items are found by their id alone, the way they are paged through.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_COUNTED = ("items", "catalogued", "scanned", "indexed", "pages", "recognised", "failed", "doubtful")
_COUNT = """
INSERT INTO class_count
    (archive_class, access_level, items, catalogued, indexed, scanned, pages, recognised, failed, doubtful)
SELECT item.archive_class, item.access_level, count(*), count(item.catalogue_row), count(item.published_version),
       count(own.pages), coalesce(sum(own.pages), 0), coalesce(sum(own.recognised), 0), coalesce(sum(own.failed), 0),
       coalesce(sum(unsure.doubtful), 0)
FROM item LEFT JOIN (
    SELECT item_id, count(*) AS pages, count(CASE WHEN state = 'recognised' THEN 1 END) AS recognised,
           count(CASE WHEN state = 'failed' THEN 1 END) AS failed
    FROM page GROUP BY item_id
) AS own ON own.item_id = item.item_id LEFT JOIN (
    SELECT item_id, count(*) AS doubtful FROM mention WHERE doubtful GROUP BY item_id
) AS unsure ON unsure.item_id = item.item_id
GROUP BY item.archive_class, item.access_level
"""


def upgrade() -> None:
    collation = "C" if op.get_bind().dialect.name == "postgresql" else None
    op.add_column("item", sa.Column("revision", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.create_table(
        "class_count",
        sa.Column("archive_class", sa.String(collation=collation), nullable=False),
        sa.Column("access_level", sa.String(collation=collation), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in _COUNTED),
        sa.PrimaryKeyConstraint("archive_class", "access_level", name="pk_class_count"),
    )
    op.execute(_COUNT)
    _replace_index(["item_id"])


def downgrade() -> None:
    _replace_index(["published_version", "item_id"])
    op.drop_table("class_count")
    op.drop_column("item", "revision")


def _replace_index(columns: list[str]) -> None:
    unpublished = sa.text("published_version IS NULL")
    op.drop_index("ix_item_unpublished", "item")
    op.create_index("ix_item_unpublished", "item", columns, sqlite_where=unpublished, postgresql_where=unpublished)
