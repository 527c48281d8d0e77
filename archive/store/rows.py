"""Rows of the tables to values of the model and back. No statement is made here, and no database library is known."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Protocol

from archive.doubts import is_doubtful
from archive.model import (
    Availability,
    CatalogueRow,
    Item,
    Mention,
    MentionType,
    Page,
    PageState,
    Scan,
    ShelfLocation,
    StageResult,
)
from archive.text import Region


class Row(Protocol):
    """A row by column name."""

    def __getitem__(self, name: str, /) -> Any: ...

    def keys(self) -> Iterable[str]: ...


# Runs a statement with ``:name`` parameters and gives its rows.
Run = Callable[[str, Mapping[str, object]], Iterable[Row]]

# What is counted of each archive class, as columns and as in ``ClassCounts``.
COUNTED = ("items", "catalogued", "scanned", "indexed", "pages", "recognised", "failed", "unextracted", "doubtful")

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def make_storable(text: str) -> str:
    """Return ``text`` with U+FFFD for what no database can hold: NUL, and lone surrogates of odd file names."""
    return _UNSTORABLE.sub("\ufffd", text)


def write_time(moment: datetime) -> str:
    """Return an aware time as ISO 8601 in UTC, always of the same length, so that texts sort as times do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def read_time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def write_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def write_catalogue_row(row: CatalogueRow | None) -> str | None:
    return None if row is None else write_json(asdict(row))


def read_catalogue_row(text: str | None) -> CatalogueRow | None:
    if text is None:
        return None
    fields = json.loads(text)
    return CatalogueRow(**{**fields, "persons": tuple(fields["persons"])})


def write_location(location: ShelfLocation) -> dict[str, str]:
    return {
        "location": location.raw,
        "room": location.room,
        "row_number": location.row,
        "section": location.section,
        "shelf": location.shelf,
        "box": location.box,
    }


def read_location(row: Row) -> ShelfLocation:
    return ShelfLocation(
        raw=row["location"],
        room=row["room"],
        row=row["row_number"],
        section=row["section"],
        shelf=row["shelf"],
        box=row["box"],
    )


def read_item(row: Row) -> Item:
    return Item(
        item_id=row["item_id"],
        ref_code=row["ref_code"],
        sort_key=row["sort_key"],
        fonds=row["fonds"],
        category=row["category"],
        profile=row["profile"],
        archive_class=row["archive_class"],
        access_level=row["access_level"],
        year=row["year"],
        retention=row["retention"],
        row=read_catalogue_row(row["catalogue_row"]),
        case_types=tuple(json.loads(row["case_types"])),
        location=read_location(row),
        availability=Availability(row["availability"]),
        published_version=row["published_version"],
        revision=row["revision"],
    )


def read_page(row: Row) -> Page:
    """Return a page from a row of ``page`` joined with ``scan``."""
    return Page(
        item_id=row["item_id"],
        number=row["number"],
        scan=Scan(
            sha256=row["scan_sha256"],
            name=row["scan_name"],
            media_type=row["media_type"],
            size_bytes=row["size_bytes"],
        ),
        frame=row["frame"],
        state=PageState(row["state"]),
        width=row["width"],
        height=row["height"],
        image_sha256=row["image_sha256"],
        image_media_type=row["image_media_type"],
        text_sha256=row["text_sha256"],
        engine=row["engine"],
        mean_confidence=row["mean_confidence"],
        failure=row["failure"],
    )


def write_mention(item_id: str, ordinal: int, mention: Mention) -> dict[str, Any]:
    return {
        "item_id": item_id,
        "ordinal": ordinal,
        "type": mention.type.value,
        "raw": mention.raw,
        "value": mention.value,
        "page": mention.page,
        "x": mention.region.x,
        "y": mention.region.y,
        "w": mention.region.w,
        "h": mention.region.h,
        "confidence": mention.confidence,
        "checks": write_json(mention.checks),
        "alternatives": write_json(mention.alternatives),
        "role": mention.role,
        "doubtful": is_doubtful(mention),
    }


@functools.lru_cache(maxsize=1024)
def _read_checks(text: str) -> tuple[str, ...]:
    # Millions of mentions share some dozens of these lists.
    return tuple(json.loads(text))


def read_mention(row: Row) -> Mention:
    # Most mentions have no other readings, and parsing their empty lists would be most of the work.
    alternatives = row["alternatives"]
    return Mention(
        type=MentionType(row["type"]),
        raw=row["raw"],
        value=row["value"],
        page=row["page"],
        region=Region(row["x"], row["y"], row["w"], row["h"]),
        confidence=row["confidence"],
        checks=_read_checks(row["checks"]),
        alternatives=() if alternatives == "[]" else tuple(json.loads(alternatives)),
        role=row["role"],
    )


def write_stage_result(result: StageResult) -> dict[str, Any]:
    return {
        "key": result.key,
        "stage": result.stage,
        "item_id": result.item_id,
        "page_number": result.page_number,
        "artefact_sha256": result.artefact_sha256,
        "failure": result.failure,
        "seconds": result.seconds,
        "finished_at": write_time(result.finished_at),
    }


def read_stage_result(row: Row) -> StageResult:
    return StageResult(
        key=row["key"],
        stage=row["stage"],
        item_id=row["item_id"],
        page_number=row["page_number"],
        artefact_sha256=row["artefact_sha256"],
        failure=row["failure"],
        seconds=row["seconds"],
        finished_at=read_time(row["finished_at"]),
    )


def same_columns(row: Row, values: Mapping[str, object]) -> bool:
    """Tell whether a row holds these values already."""
    return all(row[name] == value for name, value in values.items())
