"""Queries of the catalogue, in SQL that SQLite and PostgreSQL share. Whatever a person sees passes ``visible``.

They are run by whatever ``Run`` the caller has: SQLAlchemy's connection for the whole catalogue, the standard library's
for the reader that answers a search without loading SQLAlchemy. Values go in parameters, never into a statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from archive.catalogue import ClassCounts, DoubtPage, DoubtsWanted, ItemDetail, LocationEntry
from archive.doubts import KEY_WEIGHT, Doubt
from archive.errors import NotFoundError
from archive.model import Finding, FindingKind, Item, Mention, Page
from archive.refcode import normalise
from archive.scope import Scope
from archive.store.rows import COUNTED, Row, Run, make_storable, read_item, read_location, read_mention, read_page

# Parameters of one statement: SQLite allows 32766.
CHUNK = 500

_T = TypeVar("_T")
_Parameters = dict[str, object]

# Two look-ups by key; an OR over both columns would walk through the whole repository. An item's own number goes before
# another's alias.
_FIND = """
SELECT item.* FROM item
WHERE item.item_id IN (
    SELECT item_id FROM item WHERE repository = :repository AND ref_code = :code
    UNION ALL SELECT item_id FROM item_alias WHERE repository = :repository AND ref_code = :code
) AND {visible}
ORDER BY CASE WHEN item.ref_code = :code THEN 0 ELSE 1 END LIMIT 1
"""
_ITEMS = "SELECT item.* FROM item WHERE item.item_id IN ({ids}) AND {visible}"
_PAGES = """
SELECT page.*, scan.media_type, scan.size_bytes
FROM page JOIN scan ON scan.sha256 = page.scan_sha256 JOIN item ON item.item_id = page.item_id
WHERE {condition} AND {visible}
"""
_MENTIONS = """
SELECT mention.* FROM mention JOIN item ON item.item_id = mention.item_id
WHERE mention.item_id IN ({ids}) AND {visible} ORDER BY mention.item_id, mention.ordinal
"""
# The most urgent first (``archive.doubts.urgency``); found by the index of doubtful mentions alone.
_DOUBTS = """
SELECT mention.* FROM mention JOIN item ON item.item_id = mention.item_id
WHERE mention.doubtful AND {condition} AND {visible}
ORDER BY (1.0 - mention.confidence) * CASE
             WHEN mention.type = 'id_number' THEN :key_weight
             WHEN mention.type = 'person' AND mention.role <> '' THEN :key_weight ELSE 1.0 END DESC,
         item.sort_key, mention.item_id, mention.ordinal
LIMIT :limit OFFSET :offset
"""
_COUNT_DOUBTS = """
SELECT count(*) AS doubts FROM mention JOIN item ON item.item_id = mention.item_id
WHERE mention.doubtful AND {condition} AND {visible}
"""
_ALIASES = """
SELECT item_alias.item_id, item_alias.ref_code FROM item_alias JOIN item ON item.item_id = item_alias.item_id
WHERE item_alias.item_id IN ({ids}) AND {visible} ORDER BY item_alias.item_id, item_alias.ref_code
"""
_LOCATIONS = "SELECT * FROM item_location WHERE item_id = :item_id ORDER BY entry"
_IDS_AFTER = """
SELECT item.item_id FROM item WHERE item.item_id > :last AND {visible} {unpublished} ORDER BY item.item_id LIMIT :limit
"""
# The inner part walks along the index of archive numbers; what a scope hides is left out after, not searched past.
_REF_CODES = """
SELECT item.ref_code FROM (
    SELECT ref_code, archive_class, access_level FROM item
    WHERE repository = :repository AND ref_code >= :first AND ref_code < :beyond ORDER BY ref_code LIMIT :walked
) AS item WHERE {visible} ORDER BY item.ref_code LIMIT :limit
"""
_MOST_WALKED = 2000
_FINDINGS = """
SELECT finding.* FROM finding
WHERE :everything = 1 OR finding.ref_code IN (
    SELECT item.ref_code FROM item WHERE item.repository = :repository AND {visible}
) ORDER BY finding.entry
"""
# The kept counts are asked as if they were items, so that a scope's condition fits.
_COUNTS = """
SELECT item.archive_class, sum(item.items) AS items, sum(item.catalogued) AS catalogued, sum(item.scanned) AS scanned,
       sum(item.indexed) AS indexed, sum(item.pages) AS pages, sum(item.recognised) AS recognised,
       sum(item.failed) AS failed, sum(item.unextracted) AS unextracted, sum(item.doubtful) AS doubtful
FROM class_count AS item WHERE {visible} GROUP BY item.archive_class HAVING sum(item.items) > 0
"""
BLOBS = """
SELECT sha256 FROM scan
UNION SELECT image_sha256 FROM page WHERE image_sha256 IS NOT NULL
UNION SELECT text_sha256 FROM page WHERE text_sha256 IS NOT NULL
UNION SELECT artefact_sha256 FROM stage_result WHERE artefact_sha256 IS NOT NULL
ORDER BY 1
"""


def visible(scope: Scope) -> tuple[str, _Parameters]:
    """Return the condition on ``item`` that a scope is; without classes or levels it admits nothing."""
    if scope.unrestricted:
        return "1 = 1", {}
    if not scope.classes or not scope.access_levels:
        return "1 = 0", {}
    classes, class_values = listed("class", sorted(scope.classes))
    levels, level_values = listed("level", sorted(scope.access_levels))
    condition = f"item.archive_class IN ({classes}) AND item.access_level IN ({levels})"
    return condition, {**class_values, **level_values}


def listed(name: str, values: Sequence[str]) -> tuple[str, _Parameters]:
    """Return the placeholders of a list of values, and the values by placeholder."""
    parameters: _Parameters = {f"{name}{number}": make_storable(value) for number, value in enumerate(values)}
    return ", ".join(f":{key}" for key in parameters), parameters


def find_item_row(run: Run, repository: str, ref_code: str, *, scope: Scope | None = None) -> Row | None:
    """Return the row of the item with this number, else of that with this alias.

    Without a scope for the system's own writing alone; readers always give one.
    """
    condition, values = ("1 = 1", {}) if scope is None else visible(scope)
    asked = {"repository": repository, "code": make_storable(ref_code), **values}
    return _first(run, _FIND.format(visible=condition), asked)


def find_item(run: Run, repository: str, ref_code: str, *, scope: Scope) -> Item:
    code = normalise(ref_code)
    row = find_item_row(run, repository, code, scope=scope)
    if row is None:
        msg = f"no item with the archive number '{code or ref_code}' can be shown"
        raise NotFoundError(msg)
    return read_item(row)


def items(run: Run, item_ids: Sequence[str], *, scope: Scope) -> tuple[Item, ...]:
    found: dict[str, Item] = {}
    condition, values = visible(scope)
    for part in split(item_ids):
        ids, id_values = listed("id", part)
        rows = run(_ITEMS.format(ids=ids, visible=condition), {**values, **id_values})
        found.update((row["item_id"], read_item(row)) for row in rows)
    return tuple(found[item_id] for item_id in item_ids if item_id in found)


def pages_of(run: Run, item_ids: Sequence[str], *, scope: Scope | None = None) -> dict[str, tuple[Page, ...]]:
    """Return pages by item. Without a scope for the system's own writing alone; readers always give one."""
    gathered: dict[str, list[Page]] = {}
    condition, values = ("1 = 1", {}) if scope is None else visible(scope)
    for part in split(item_ids):
        ids, id_values = listed("id", part)
        statement = _PAGES.format(condition=f"page.item_id IN ({ids})", visible=condition)
        for row in run(f"{statement} ORDER BY page.item_id, page.number", {**values, **id_values}):
            gathered.setdefault(row["item_id"], []).append(read_page(row))
    return _in_order(item_ids, gathered)


def mentions_of(run: Run, item_ids: Sequence[str], *, scope: Scope) -> dict[str, tuple[Mention, ...]]:
    gathered: dict[str, list[Mention]] = {}
    condition, values = visible(scope)
    for part in split(item_ids):
        ids, id_values = listed("id", part)
        for row in run(_MENTIONS.format(ids=ids, visible=condition), {**values, **id_values}):
            gathered.setdefault(row["item_id"], []).append(read_mention(row))
    return _in_order(item_ids, gathered)


def doubts(run: Run, wanted: DoubtsWanted, *, scope: Scope) -> DoubtPage:
    condition, values = _doubts_condition(wanted)
    shown, scope_values = visible(scope)
    asked = {**values, **scope_values}
    paged = {**asked, "limit": wanted.limit, "offset": wanted.offset, "key_weight": KEY_WEIGHT}
    rows = list(run(_DOUBTS.format(condition=condition, visible=shown), paged))
    held = {item.item_id: item for item in items(run, list({row["item_id"]: None for row in rows}), scope=scope)}
    counted = _first(run, _COUNT_DOUBTS.format(condition=condition, visible=shown), asked)
    return DoubtPage(
        total=int(counted["doubts"]) if counted is not None else 0,
        doubts=tuple(
            Doubt(item=held[row["item_id"]], mention=read_mention(row), ordinal=row["ordinal"]) for row in rows
        ),
    )


def _doubts_condition(wanted: DoubtsWanted) -> tuple[str, _Parameters]:
    conditions, values = ["1 = 1"], {}
    if wanted.archive_class:
        conditions.append("item.archive_class = :wanted_class")
        values["wanted_class"] = make_storable(wanted.archive_class)
    if wanted.type is not None:
        conditions.append("mention.type = :wanted_type")
        values["wanted_type"] = wanted.type.value
    return " AND ".join(conditions), dict[str, object](values)


def aliases_of(run: Run, item_ids: Sequence[str], *, scope: Scope) -> dict[str, tuple[str, ...]]:
    gathered: dict[str, list[str]] = {}
    condition, values = visible(scope)
    for part in split(item_ids):
        ids, id_values = listed("id", part)
        for row in run(_ALIASES.format(ids=ids, visible=condition), {**values, **id_values}):
            gathered.setdefault(row["item_id"], []).append(row["ref_code"])
    return _in_order(item_ids, gathered)


def _in_order(item_ids: Sequence[str], gathered: dict[str, list[_T]]) -> dict[str, tuple[_T, ...]]:
    return {item_id: tuple(gathered[item_id]) for item_id in item_ids if item_id in gathered}


def ref_codes(run: Run, repository: str, beginning: str, *, scope: Scope, limit: int) -> tuple[str, ...]:
    first = make_storable(normalise(beginning))
    condition, values = visible(scope)
    asked = {
        **values,
        "repository": repository,
        "first": first,
        # The last character there is ends every text that begins so.
        "beyond": first + "\U0010ffff",
        "walked": _MOST_WALKED,
        "limit": limit,
    }
    return tuple(row["ref_code"] for row in run(_REF_CODES.format(visible=condition), asked))


def detail(run: Run, item_id: str, *, scope: Scope) -> ItemDetail:
    found = items(run, [item_id], scope=scope)
    if not found:
        msg = f"no item with the id {item_id!r} can be shown"
        raise NotFoundError(msg)
    return ItemDetail(
        item=found[0],
        pages=pages_of(run, [item_id], scope=scope).get(item_id, ()),
        mentions=mentions_of(run, [item_id], scope=scope).get(item_id, ()),
        aliases=aliases_of(run, [item_id], scope=scope).get(item_id, ()),
        locations=tuple(
            LocationEntry(location=read_location(place), since=place["since"], reason=place["reason"])
            for place in run(_LOCATIONS, {"item_id": item_id})
        ),
    )


def ids_after(run: Run, last_id: str, *, scope: Scope, only_unpublished: bool, limit: int) -> list[str]:
    """Return the ids of the next items."""
    condition, values = visible(scope)
    unpublished = "AND item.published_version IS NULL" if only_unpublished else ""
    statement = _IDS_AFTER.format(visible=condition, unpublished=unpublished)
    return [row["item_id"] for row in run(statement, {**values, "last": last_id, "limit": limit})]


def findings(run: Run, repository: str, *, scope: Scope) -> tuple[Finding, ...]:
    # A finding about nothing that may be seen would say that it is there.
    condition, values = visible(scope)
    asked = {**values, "everything": int(scope.unrestricted), "repository": repository}
    return tuple(
        Finding(kind=FindingKind(row["kind"]), ref_code=row["ref_code"], detail=row["detail"])
        for row in run(_FINDINGS.format(visible=condition), asked)
    )


def failed_pages(run: Run, *, scope: Scope) -> tuple[Page, ...]:
    condition, values = visible(scope)
    statement = _PAGES.format(condition="page.state = 'failed'", visible=condition)
    ordered = f"{statement} ORDER BY item.sort_key, page.item_id, page.number"
    return tuple(read_page(row) for row in run(ordered, values))


def class_counts(run: Run, *, scope: Scope) -> tuple[ClassCounts, ...]:
    condition, values = visible(scope)
    found = {
        row["archive_class"]: {name: int(row[name]) for name in COUNTED}
        for row in run(_COUNTS.format(visible=condition), values)
    }
    return tuple(ClassCounts(archive_class=key, **found[key]) for key in sorted(found))


def blob_hashes(run: Run) -> Iterator[str]:
    """Yield each hash once, streamed where ``run`` streams: there may be tens of millions."""
    for row in run(BLOBS, {}):
        yield row["sha256"]


def split(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Yield ``values`` in runs that fit one statement."""
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


def _first(run: Run, statement: str, parameters: _Parameters) -> Row | None:
    return next(iter(run(statement, parameters)), None)
