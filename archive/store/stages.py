"""Statements that record what the stages made. Each works inside the caller's transaction."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, bindparam, delete, insert, or_, select, update

from archive.catalogue import Recognised, Rendered
from archive.errors import NotFoundError
from archive.model import Mention, PageState, StageResult
from archive.store.counting import forget_indexed, keeping_counts
from archive.store.database import insert_into
from archive.store.reading import split
from archive.store.registering import check_item, unpublish
from archive.store.rows import read_stage_result, same_columns, write_mention, write_stage_result
from archive.store.schema import item, mention, page, stage_result

_PUBLISH = update(item).where(item.c.item_id == bindparam("id")).values(published_version=bindparam("version"))
_PUBLISH_UNCHANGED = _PUBLISH.where(item.c.revision == bindparam("seen"))


def stage_results(connection: Connection, keys: Sequence[str]) -> dict[str, StageResult]:
    found: dict[str, StageResult] = {}
    for run in split(keys):
        rows = connection.execute(select(stage_result).where(stage_result.c.key.in_(run))).mappings()
        found.update((row["key"], read_stage_result(row)) for row in rows)
    return found


def record_rendered(connection: Connection, item_id: str, number: int, rendered: Rendered, result: StageResult) -> None:
    values = {
        "width": rendered.width,
        "height": rendered.height,
        "image_sha256": rendered.image_sha256,
        "image_media_type": rendered.image_media_type,
    }
    known = _find_page(connection, item_id, number)
    if not same_columns(known, values):
        if known["state"] == PageState.FAILED.value:
            # The page failed in another form than it has now, so it is to be read again.
            values |= {"state": PageState.REGISTERED.value, "failure": ""}
        with keeping_counts(connection, [item_id]):
            _update_page(connection, item_id, number, values)
    _keep(connection, result)


def record_recognised(
    connection: Connection, item_id: str, number: int, recognised: Recognised, result: StageResult
) -> None:
    values = {
        "state": PageState.RECOGNISED.value,
        "text_sha256": recognised.text_sha256,
        "engine": recognised.engine,
        "mean_confidence": recognised.mean_confidence,
        "failure": "",
    }
    known = _find_page(connection, item_id, number)
    if not same_columns(known, values):
        with keeping_counts(connection, [item_id]):
            _update_page(connection, item_id, number, values)
            if known["text_sha256"] != recognised.text_sha256:
                unpublish(connection, item_id)
    _keep(connection, result)


def record_failed(connection: Connection, item_id: str, number: int, result: StageResult) -> None:
    # An older reading stays: a page that was legible once is not lost because a newer engine stumbles.
    values = {"state": PageState.FAILED.value, "failure": result.failure}
    _find_page(connection, item_id, number)
    with keeping_counts(connection, [item_id]):
        _update_page(connection, item_id, number, values)
    _keep(connection, result)


def record_mentions(connection: Connection, item_id: str, mentions: Sequence[Mention], result: StageResult) -> None:
    check_item(connection, item_id)
    with keeping_counts(connection, [item_id]):
        connection.execute(delete(mention).where(mention.c.item_id == item_id))
        if mentions:
            rows = [write_mention(item_id, ordinal, found) for ordinal, found in enumerate(mentions)]
            connection.execute(insert(mention), rows)
        unpublish(connection, item_id)
        # The mentions themselves are the artefact, so only the result that made them may say "done".
        connection.execute(
            delete(stage_result).where(
                stage_result.c.item_id == item_id,
                stage_result.c.stage == result.stage,
                stage_result.c.key != result.key,
            )
        )
        _keep(connection, result)


def record_published(
    connection: Connection, versions: Mapping[str, str], *, revisions: Mapping[str, int] | None = None
) -> None:
    for part in split(list(versions)):
        rows: list[dict[str, object]] = [{"id": item_id, "version": versions[item_id]} for item_id in part]
        statement = _PUBLISH
        if revisions is not None:
            for row, item_id in zip(rows, part, strict=True):
                row["seen"] = revisions[item_id]
            statement = _PUBLISH_UNCHANGED
        with keeping_counts(connection, part):
            connection.execute(statement, rows)


def forget_published(connection: Connection) -> None:
    connection.execute(update(item).where(item.c.published_version.is_not(None)).values(published_version=None))
    forget_indexed(connection)


def _find_page(connection: Connection, item_id: str, number: int) -> Any:
    query = select(page).where(page.c.item_id == item_id, page.c.number == number)
    row = connection.execute(query).mappings().first()
    if row is None:
        msg = f"item {item_id!r} has no page {number}"
        raise NotFoundError(msg)
    return row


def _update_page(connection: Connection, item_id: str, number: int, values: Mapping[str, object]) -> None:
    connection.execute(update(page).where(page.c.item_id == item_id, page.c.number == number).values(**values))


def _keep(connection: Connection, result: StageResult) -> None:
    """Store a stage result; the same result again leaves the first, with its time, as it is."""
    connection.execute(_upsert_result(connection.dialect.name), write_stage_result(result))


@functools.cache
def _upsert_result(dialect: str) -> Executable:
    statement = insert_into(stage_result, dialect)
    given = statement.excluded
    differs = or_(
        stage_result.c.artefact_sha256.is_distinct_from(given.artefact_sha256),
        stage_result.c.failure != given.failure,
        stage_result.c.item_id != given.item_id,
        stage_result.c.page_number.is_distinct_from(given.page_number),
    )
    changes = {column.name: given[column.name] for column in stage_result.c if column.name != "key"}
    return statement.on_conflict_do_update(index_elements=["key"], set_=changes, where=differs)
