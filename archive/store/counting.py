"""The counts by class and access level, kept in the transactions that change them. ``recount`` makes them anew.

A write counts the items it touches before and after, and adds the difference: whatever the write was, what is kept
equals what a count of everything would give, and a search reads a few rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection

from archive.store.database import runner
from archive.store.reading import listed, split
from archive.store.rows import COUNTED, Run

_Counts = dict[tuple[str, str], dict[str, int]]

# By sums over each item's own counts, which their keys find at once.
_OF_ITEMS = """
SELECT archive_class, access_level, count(*) AS items, count(catalogue_row) AS catalogued,
       count(published_version) AS indexed, count(CASE WHEN pages > 0 THEN 1 END) AS scanned,
       sum(pages) AS pages, sum(recognised) AS recognised, sum(failed) AS failed,
       count(CASE WHEN failures > 0 THEN 1 END) AS unextracted, sum(doubtful) AS doubtful
FROM (
    SELECT item.archive_class, item.access_level, item.catalogue_row, item.published_version,
        (SELECT count(*) FROM page WHERE page.item_id = item.item_id) AS pages,
        (SELECT count(*) FROM page WHERE page.item_id = item.item_id AND page.state = 'recognised') AS recognised,
        (SELECT count(*) FROM page WHERE page.item_id = item.item_id AND page.state = 'failed') AS failed,
        (SELECT count(*) FROM stage_result WHERE stage_result.item_id = item.item_id
            AND stage_result.page_number IS NULL AND stage_result.failure <> '') AS failures,
        (SELECT count(*) FROM mention WHERE mention.item_id = item.item_id AND mention.doubtful) AS doubtful
    FROM item WHERE item.item_id IN ({ids})
) AS counted GROUP BY archive_class, access_level
"""
_EVERYTHING = """
SELECT item.archive_class, item.access_level, count(*) AS items, count(item.catalogue_row) AS catalogued,
       count(item.published_version) AS indexed, count(own.pages) AS scanned, sum(own.pages) AS pages,
       sum(own.recognised) AS recognised, sum(own.failed) AS failed, count(untold.item_id) AS unextracted,
       sum(unsure.doubtful) AS doubtful
FROM item LEFT JOIN (
    SELECT item_id, count(*) AS pages, count(CASE WHEN state = 'recognised' THEN 1 END) AS recognised,
           count(CASE WHEN state = 'failed' THEN 1 END) AS failed
    FROM page GROUP BY item_id
) AS own ON own.item_id = item.item_id LEFT JOIN (
    SELECT item_id, count(*) AS doubtful FROM mention WHERE doubtful GROUP BY item_id
) AS unsure ON unsure.item_id = item.item_id LEFT JOIN (
    SELECT DISTINCT item_id FROM stage_result WHERE page_number IS NULL AND failure <> ''
) AS untold ON untold.item_id = item.item_id
GROUP BY item.archive_class, item.access_level
"""
_KEPT = "SELECT * FROM class_count"
_FORGET = "DELETE FROM class_count"
_FORGET_INDEXED = "UPDATE class_count SET indexed = 0"
_ADD = (
    f"INSERT INTO class_count (archive_class, access_level, {', '.join(COUNTED)}) "  # noqa: S608 - names of ours
    f"VALUES (:archive_class, :access_level, {', '.join(f':{name}' for name in COUNTED)}) "
    "ON CONFLICT (archive_class, access_level) DO UPDATE SET "
    + ", ".join(f"{name} = class_count.{name} + excluded.{name}" for name in COUNTED)
)


@contextmanager
def keeping_counts(connection: Connection, item_ids: Sequence[str]) -> Iterator[None]:
    """Keep the counts right over what the block does to these items, which need not exist before or after."""
    run = runner(connection)
    before = _count(run, item_ids)
    yield
    after = _count(run, item_ids)
    nothing = dict.fromkeys(COUNTED, 0)
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key, nothing), after.get(key, nothing)
        _add(run, key, {name: new[name] - old[name] for name in COUNTED})


def forget_indexed(connection: Connection) -> None:
    """Count no item as indexed."""
    runner(connection)(_FORGET_INDEXED, {})


def hold(connection: Connection) -> bool:
    """Tell whether what is kept equals what there is, in one snapshot."""
    run = runner(connection)
    kept = {key: counts for key, counts in _read(run, _KEPT).items() if any(counts.values())}
    return kept == _read(run, _EVERYTHING)


def recount(connection: Connection) -> None:
    """Count everything anew."""
    run = runner(connection)
    run(_FORGET, {})
    for key, counts in _read(run, _EVERYTHING).items():
        _add(run, key, counts)


def _count(run: Run, item_ids: Sequence[str]) -> _Counts:
    counts: _Counts = {}
    for part in split(item_ids):
        ids, values = listed("id", part)
        for key, found in _read(run, _OF_ITEMS.format(ids=ids), values).items():
            known = counts.setdefault(key, dict.fromkeys(COUNTED, 0))
            for name in COUNTED:
                known[name] += found[name]
    return counts


def _read(run: Run, statement: str, values: dict[str, object] | None = None) -> _Counts:
    return {
        (row["archive_class"], row["access_level"]): {name: int(row[name] or 0) for name in COUNTED}
        for row in run(statement, values or {})
    }


def _add(run: Run, key: tuple[str, str], difference: dict[str, int]) -> None:
    if any(difference.values()):
        run(_ADD, {"archive_class": key[0], "access_level": key[1], **difference})
