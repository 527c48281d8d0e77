"""Statements that take in items, pages, findings, aliases and places. Each works inside the caller's transaction."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Executable, and_, bindparam, delete, insert, null, select, update

from archive.catalogue import ItemDraft, PageDraft
from archive.errors import CatalogueError, NotFoundError
from archive.ids import new_item_id
from archive.model import UNKNOWN_MEDIA_TYPE, Availability, Finding, Item, Page, PageState, ShelfLocation
from archive.refcode import normalise
from archive.store.counting import keeping_counts
from archive.store.database import insert_into, runner
from archive.store.reading import find_item_row, pages_of
from archive.store.rows import (
    read_item,
    read_location,
    same_columns,
    write_catalogue_row,
    write_json,
    write_location,
    write_time,
)
from archive.store.schema import finding, item, item_alias, item_location, mention, page, scan, stage_result

# Statements that every item of a batch needs are built once: building costs more than running them.
_ITEM = select(item).where(item.c.item_id == bindparam("id"))
_PAGES_OF_ITEM = select(page).where(page.c.item_id == bindparam("id"))
_UNPUBLISH = (
    update(item).where(item.c.item_id == bindparam("id")).values(published_version=null(), revision=item.c.revision + 1)
)
_INSERT_LOCATION = insert(item_location)
_INSERT_PAGE = insert(page)

# A page that nothing is known of yet but its scan.
_UNREAD_PAGE: dict[str, Any] = {
    "state": PageState.REGISTERED.value,
    "width": 0,
    "height": 0,
    "image_sha256": None,
    "image_media_type": None,
    "text_sha256": None,
    "engine": "",
    "mean_confidence": None,
    "failure": "",
}


@functools.cache
def _insert_new_item(dialect: str) -> Executable:
    # Another process may make the same item between the question and the answer.
    return insert_into(item, dialect).on_conflict_do_nothing(index_elements=["repository", "ref_code"])


@functools.cache
def _insert_new_scan(dialect: str) -> Executable:
    # One file may be the scan of many pages, and of another item. What it is may become known later.
    statement = insert_into(scan, dialect)
    return statement.on_conflict_do_update(
        index_elements=["sha256"],
        set_={"media_type": statement.excluded.media_type},
        where=(scan.c.media_type == UNKNOWN_MEDIA_TYPE) & (statement.excluded.media_type != UNKNOWN_MEDIA_TYPE),
    )


def register_item(connection: Connection, repository: str, draft: ItemDraft) -> Item:
    """Find or make an item; see ``archive.catalogue.Catalogue.register_item``."""
    row = find_item_row(runner(connection), repository, draft.code.text)
    if row is None:
        values = _item_values(draft) | {
            "item_id": new_item_id(),
            "repository": repository,
            "ref_code": draft.code.text,
            "availability": Availability.ON_SHELF.value,
            "published_version": None,
        }
        with keeping_counts(connection, [values["item_id"]]):
            connection.execute(_insert_new_item(connection.dialect.name), values)
        row = find_item_row(runner(connection), repository, draft.code.text)
        assert row is not None
        if row["item_id"] == values["item_id"]:
            if draft.location != ShelfLocation():
                _record_location(connection, row["item_id"], draft.location, reason="registered")
            return read_item(row)
    values = _item_values(draft)
    # An item known under an alias keeps its own number and what follows from it.
    if row["ref_code"] != draft.code.text:
        for name in ("sort_key", "fonds", "category", "profile", "archive_class"):
            del values[name]
    if draft.row is None and row["catalogue_row"] is not None:
        # What the row says of access, retention and year is better than what the number alone says.
        for name in ("catalogue_row", "case_types", "access_level", "retention", "year"):
            del values[name]
    moved = draft.location not in {ShelfLocation(), read_location(row)}
    if not moved:
        for name in write_location(draft.location):
            del values[name]
    if same_columns(row, values):
        return read_item(row)
    values |= {"published_version": None, "revision": item.c.revision + 1}
    with keeping_counts(connection, [row["item_id"]]):
        connection.execute(update(item).where(item.c.item_id == row["item_id"]).values(values))
    if moved:
        _record_location(connection, row["item_id"], draft.location, reason="catalogue")
    return read_item(connection.execute(_ITEM, {"id": row["item_id"]}).mappings().one())


def _item_values(draft: ItemDraft) -> dict[str, Any]:
    return {
        "sort_key": draft.code.sort_key,
        "fonds": draft.code.fonds,
        "category": draft.code.category,
        "profile": draft.code.profile,
        "archive_class": draft.archive_class,
        "access_level": draft.access_level,
        "year": draft.year,
        "retention": draft.retention,
        "catalogue_row": write_catalogue_row(draft.row),
        "case_types": write_json(draft.case_types),
        **write_location(draft.location),
    }


def _record_location(connection: Connection, item_id: str, location: ShelfLocation, *, reason: str) -> None:
    since = write_time(datetime.now(UTC))
    values = {"item_id": item_id, "since": since, "reason": reason, **write_location(location)}
    connection.execute(_INSERT_LOCATION, values)


def register_pages(connection: Connection, item_id: str, drafts: Sequence[PageDraft]) -> tuple[Page, ...]:
    """Make an item's pages these; see ``archive.catalogue.Catalogue.register_pages``."""
    check_item(connection, item_id)
    wanted = {draft.number: draft for draft in drafts}
    if len(wanted) != len(drafts):
        msg = f"item {item_id} was given two pages with one number; number them from 1, each once"
        raise CatalogueError(msg)
    known = {row["number"]: row for row in connection.execute(_PAGES_OF_ITEM, {"id": item_id}).mappings()}
    scans = {draft.scan.sha256: draft.scan for draft in drafts}
    if scans:
        connection.execute(
            _insert_new_scan(connection.dialect.name),
            [{"sha256": s.sha256, "media_type": s.media_type, "size_bytes": s.size_bytes} for s in scans.values()],
        )
    gone = [number for number in known if number not in wanted]
    moved = _find_moved(known.values(), wanted)
    new: list[dict[str, Any]] = []
    replaced: list[int] = []
    with keeping_counts(connection, [item_id]):
        for number, draft in wanted.items():
            found = known.get(number)
            values = {"scan_sha256": draft.scan.sha256, "scan_name": draft.scan.name, "frame": draft.frame}
            here = and_(page.c.item_id == item_id, page.c.number == number)
            state = moved.get(number, _UNREAD_PAGE)
            if found is None:
                new.append({"item_id": item_id, "number": number, **values, **state})
            elif (found["scan_sha256"], found["frame"]) != (draft.scan.sha256, draft.frame):
                replaced.append(number)
                connection.execute(update(page).where(here).values(**values, **state))
            elif found["scan_name"] != draft.scan.name:
                connection.execute(update(page).where(here).values(values))
        for number in gone:
            connection.execute(delete(page).where(page.c.item_id == item_id, page.c.number == number))
        if gone or replaced:
            # What was made of the item as a whole was made of those pages too.
            connection.execute(
                delete(stage_result).where(stage_result.c.item_id == item_id, stage_result.c.page_number.is_(None))
            )
        for number in replaced:
            # What the old scan said does not stand on the new one.
            connection.execute(delete(mention).where(mention.c.item_id == item_id, mention.c.page == number))
        if new:
            connection.execute(_INSERT_PAGE, new)
        if new or gone or replaced:
            unpublish(connection, item_id)
    return pages_of(runner(connection), [item_id]).get(item_id, ())


def _find_moved(known: Iterable[Any], wanted: Mapping[int, PageDraft]) -> dict[int, dict[str, Any]]:
    """Return by its new number what is known of each page that gets another one: what was read stays read."""
    leaving: dict[tuple[str, int], list[dict[str, Any]]] = {}
    staying: set[int] = set()
    for row in known:
        content = (row["scan_sha256"], row["frame"])
        draft = wanted.get(row["number"])
        if draft is not None and content == (draft.scan.sha256, draft.frame):
            staying.add(row["number"])
        else:
            leaving.setdefault(content, []).append({name: row[name] for name in _UNREAD_PAGE})
    moved: dict[int, dict[str, Any]] = {}
    for number, draft in wanted.items():
        states = leaving.get((draft.scan.sha256, draft.frame))
        if states and number not in staying:
            moved[number] = states.pop(0)
    return moved


def check_item(connection: Connection, item_id: str) -> None:
    """Raise NotFoundError where no item has this id."""
    if connection.execute(_ITEM, {"id": item_id}).first() is None:
        msg = f"no item has the id {item_id!r}"
        raise NotFoundError(msg)


def unpublish(connection: Connection, item_id: str) -> None:
    """Note that the index does not hold the item as it is now. The caller keeps the counts."""
    connection.execute(_UNPUBLISH, {"id": item_id})


def record_findings(connection: Connection, batch: str, findings: Iterable[Finding]) -> None:
    connection.execute(delete(finding).where(finding.c.batch == batch))
    rows = [
        {"batch": batch, "kind": found.kind.value, "ref_code": found.ref_code, "detail": found.detail}
        for found in findings
    ]
    if rows:
        connection.execute(insert(finding), rows)


def add_alias(connection: Connection, repository: str, item_id: str, ref_code: str) -> None:
    check_item(connection, item_id)
    code = normalise(ref_code)
    owner = find_item_row(runner(connection), repository, code)
    if owner is not None:
        if owner["item_id"] == item_id:
            return
        msg = f"'{code}' already names {owner['ref_code']}; an archive number names one item of a repository"
        raise CatalogueError(msg)
    connection.execute(insert(item_alias).values(repository=repository, ref_code=code, item_id=item_id))
    # Searches find an item by its aliases.
    with keeping_counts(connection, [item_id]):
        unpublish(connection, item_id)


def move_item(connection: Connection, item_id: str, location: ShelfLocation, *, reason: str) -> None:
    row = connection.execute(select(item).where(item.c.item_id == item_id)).mappings().first()
    if row is None:
        check_item(connection, item_id)
        return
    if read_location(row) == location:
        return
    with keeping_counts(connection, [item_id]):
        connection.execute(update(item).where(item.c.item_id == item_id).values(write_location(location)))
        unpublish(connection, item_id)
    _record_location(connection, item_id, location, reason=reason)


def set_availability(connection: Connection, item_id: str, availability: Availability) -> None:
    check_item(connection, item_id)
    connection.execute(update(item).where(item.c.item_id == item_id).values(availability=availability.value))
