"""Queries of the catalogue. Whatever a person sees passes ``visible``, inside the statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    String,
    and_,
    bindparam,
    case,
    func,
    select,
    true,
    union,
    union_all,
)

from archive.catalogue import ClassCounts, ItemDetail, LocationEntry
from archive.errors import NotFoundError
from archive.model import Finding, FindingKind, Item, Mention, Page, PageState
from archive.refcode import normalise
from archive.scope import Scope
from archive.store.database import CHUNK, split
from archive.store.rows import read_item, read_location, read_mention, read_page
from archive.store.schema import Words, finding, item, item_alias, item_location, mention, page, scan, stage_result

_T = TypeVar("_T")
_PAGES = select(page, scan.c.media_type, scan.c.size_bytes).join(scan, scan.c.sha256 == page.c.scan_sha256)


def visible(scope: Scope) -> ColumnElement[bool]:
    """Return the condition on ``item`` that a scope is; without classes or levels it admits nothing."""
    if scope.unrestricted:
        return true()
    return and_(
        item.c.archive_class.in_(sorted(scope.classes)),
        item.c.access_level.in_(sorted(scope.access_levels)),
    )


def _find(repository: BindParameter[str], code: BindParameter[str]) -> Select[Any]:
    # Two look-ups by key; an OR over both columns would walk through the whole repository.
    named = union_all(
        select(item.c.item_id).where(item.c.repository == repository, item.c.ref_code == code),
        select(item_alias.c.item_id).where(item_alias.c.repository == repository, item_alias.c.ref_code == code),
    )
    return (
        select(item)
        .where(item.c.item_id.in_(named))
        # An item's own number goes before another's alias.
        .order_by(case((item.c.ref_code == code, 0), else_=1))
        .limit(1)
    )


_FIND = _find(bindparam("repository", type_=String), bindparam("code", type_=Words))


def find_item_row(connection: Connection, repository: str, ref_code: str) -> RowMapping | None:
    """Return the row of the item with this number, else of that with this alias."""
    return connection.execute(_FIND, {"repository": repository, "code": ref_code}).mappings().first()


def find_item(connection: Connection, repository: str, ref_code: str, *, scope: Scope) -> Item:
    code = normalise(ref_code)
    row = connection.execute(_FIND.where(visible(scope)), {"repository": repository, "code": code}).mappings().first()
    if row is None:
        msg = f"no item with the archive number '{code or ref_code}' can be shown"
        raise NotFoundError(msg)
    return read_item(row)


def items(connection: Connection, item_ids: Sequence[str], *, scope: Scope) -> tuple[Item, ...]:
    found: dict[str, Item] = {}
    for run in split(item_ids):
        rows = connection.execute(select(item).where(item.c.item_id.in_(run), visible(scope))).mappings()
        found.update((row["item_id"], read_item(row)) for row in rows)
    return tuple(found[item_id] for item_id in item_ids if item_id in found)


def pages_of(
    connection: Connection, item_ids: Sequence[str], *, scope: Scope | None = None
) -> dict[str, tuple[Page, ...]]:
    """Return pages by item. Without a scope for the system's own writing alone; readers always give one."""
    gathered: dict[str, list[Page]] = {}
    for run in split(item_ids):
        query = _PAGES.where(page.c.item_id.in_(run)).order_by(page.c.item_id, page.c.number)
        if scope is not None:
            query = query.join(item, item.c.item_id == page.c.item_id).where(visible(scope))
        for row in connection.execute(query).mappings():
            gathered.setdefault(row["item_id"], []).append(read_page(row))
    return _in_order(item_ids, gathered)


def mentions_of(connection: Connection, item_ids: Sequence[str], *, scope: Scope) -> dict[str, tuple[Mention, ...]]:
    gathered: dict[str, list[Mention]] = {}
    for run in split(item_ids):
        query = (
            select(mention)
            .join(item, item.c.item_id == mention.c.item_id)
            .where(mention.c.item_id.in_(run), visible(scope))
            .order_by(mention.c.item_id, mention.c.ordinal)
        )
        for row in connection.execute(query).mappings():
            gathered.setdefault(row["item_id"], []).append(read_mention(row))
    return _in_order(item_ids, gathered)


def _in_order(item_ids: Sequence[str], gathered: dict[str, list[_T]]) -> dict[str, tuple[_T, ...]]:
    return {item_id: tuple(gathered[item_id]) for item_id in item_ids if item_id in gathered}


def detail(connection: Connection, item_id: str, *, scope: Scope) -> ItemDetail:
    row = connection.execute(select(item).where(item.c.item_id == item_id, visible(scope))).mappings().first()
    if row is None:
        msg = f"no item with the id {item_id!r} can be shown"
        raise NotFoundError(msg)
    aliases = select(item_alias.c.ref_code).where(item_alias.c.item_id == item_id).order_by(item_alias.c.ref_code)
    places = select(item_location).where(item_location.c.item_id == item_id).order_by(item_location.c.entry)
    return ItemDetail(
        item=read_item(row),
        pages=pages_of(connection, [item_id], scope=scope).get(item_id, ()),
        mentions=mentions_of(connection, [item_id], scope=scope).get(item_id, ()),
        aliases=tuple(connection.execute(aliases).scalars()),
        locations=tuple(
            LocationEntry(location=read_location(place), since=place["since"], reason=place["reason"])
            for place in connection.execute(places).mappings()
        ),
    )


def items_after(
    connection: Connection, last_id: str, *, scope: Scope, only_unpublished: bool, limit: int
) -> list[Item]:
    """Return the next items by id."""
    query = select(item).where(item.c.item_id > last_id, visible(scope)).order_by(item.c.item_id).limit(limit)
    if only_unpublished:
        query = query.where(item.c.published_version.is_(None))
    return [read_item(row) for row in connection.execute(query).mappings()]


def findings(connection: Connection, repository: str, *, scope: Scope) -> tuple[Finding, ...]:
    query = select(finding).order_by(finding.c.entry)
    if not scope.unrestricted:
        # A finding about nothing that may be seen would say that it is there.
        seen = select(item.c.ref_code).where(item.c.repository == repository, visible(scope))
        query = query.where(finding.c.ref_code.in_(seen))
    return tuple(
        Finding(kind=FindingKind(row["kind"]), ref_code=row["ref_code"], detail=row["detail"])
        for row in connection.execute(query).mappings()
    )


def failed_pages(connection: Connection, *, scope: Scope) -> tuple[Page, ...]:
    query = (
        _PAGES.join(item, item.c.item_id == page.c.item_id)
        .where(page.c.state == PageState.FAILED.value, visible(scope))
        .order_by(item.c.sort_key, page.c.item_id, page.c.number)
    )
    return tuple(read_page(row) for row in connection.execute(query).mappings())


def class_counts(connection: Connection, *, scope: Scope) -> tuple[ClassCounts, ...]:
    name = item.c.archive_class
    by_item = select(
        name,
        func.count().label("items"),
        func.count(item.c.catalogue_row).label("catalogued"),
        func.count(item.c.published_version).label("indexed"),
    ).where(visible(scope))
    by_page = (
        select(
            name,
            func.count().label("pages"),
            func.count(page.c.item_id.distinct()).label("scanned"),
            func.count(case((page.c.state == PageState.RECOGNISED.value, 1))).label("recognised"),
            func.count(case((page.c.state == PageState.FAILED.value, 1))).label("failed"),
        )
        .join(page, page.c.item_id == item.c.item_id)
        .where(visible(scope))
    )
    by_mention = (
        select(name, func.count().label("doubtful"))
        .join(mention, mention.c.item_id == item.c.item_id)
        .where(mention.c.doubtful, visible(scope))
    )
    counts: dict[str, dict[str, int]] = {}
    for query in (by_item, by_page, by_mention):
        for row in connection.execute(query.group_by(name)).mappings():
            numbers = {key: value for key, value in row.items() if key != name.name}
            counts.setdefault(row[name.name], {}).update(numbers)
    return tuple(ClassCounts(archive_class=key, **counts[key]) for key in sorted(counts))


def blob_hashes(connection: Connection) -> Iterator[str]:
    """Yield each hash once, streamed: there may be tens of millions."""
    columns = (scan.c.sha256, page.c.image_sha256, page.c.text_sha256, stage_result.c.artefact_sha256)
    query = union(*(select(column.label("sha256")).where(column.is_not(None)) for column in columns))
    result = connection.execution_options(yield_per=CHUNK).execute(query)
    yield from result.scalars()
