"""What is shown of one item: its row, pages, mentions and readings, and the JSON that the contract promises of it.

Nothing is looked up here; the service fills these values, the edges only write them out.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.catalogue import LocationEntry
from archive.model import CatalogueRow, Item, Mention, Page
from archive.refcode import locator
from archive.text import PageText
from search_api.links import image_url
from search_api.results import Json, Provenance, printable, region_json, texts_json


@dataclass(frozen=True, kw_only=True)
class ItemView:
    """One item with all that is shown of it."""

    item: Item
    case_type: str
    pages: tuple[Page, ...]
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    locations: tuple[LocationEntry, ...] = ()

    @property
    def title(self) -> str:
        return "" if self.item.row is None else self.item.row.title

    @property
    def provenance(self) -> Provenance:
        return Provenance(item=self.item, page=self.pages[0] if self.pages else None)

    def to_json(self) -> Json:
        item = self.item
        return {
            "ref_code": item.ref_code,
            "catalogue": catalogue_json(item.row),
            "class": item.archive_class,
            "case_type": self.case_type,
            "provenance": self.provenance.to_json(),
            "pages": [page_json(page, item) for page in self.pages],
            "mentions": [mention_json(mention) for mention in self.mentions],
            "title": self.title,
            "year": item.year,
            "retention": item.retention,
            "access_level": item.access_level,
            "aliases": list(self.aliases),
            "locations": [
                {
                    "location": entry.location.raw,
                    "box": entry.location.box,
                    "since": entry.since,
                    "reason": entry.reason,
                }
                for entry in self.locations
            ],
        }


def catalogue_json(row: CatalogueRow | None) -> Json:
    """Return a catalogue row by the English names of its columns, unknown columns after; empty without a row."""
    if row is None:
        return {}
    known: Json = {
        "ref_code": row.ref_code,
        "title": row.title,
        "date": row.date,
        "retention": row.retention,
        "security": row.security,
        "access": row.access,
        "pages": row.pages,
        "location": row.location,
        "box": row.box,
        "creator": row.creator,
        "case_type": row.case_type,
        "persons": list(row.persons),
        "note": row.note,
    }
    return known | {name: value for name, value in row.extra.items() if name not in known}


def page_json(page: Page, item: Item) -> Json:
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "state": page.state.value,
        "engine": page.engine,
        "mean_confidence": page.mean_confidence,
        "failure": page.failure,
        "locator": locator(item.ref_code, page.number),
        "scan_name": page.scan.name,
        "scan_sha256": page.scan.sha256,
        "image_url": None if page.image_sha256 is None else image_url(item, page.number),
    }


def mention_json(mention: Mention) -> Json:
    return {
        "type": mention.type.value,
        "raw": printable(mention.raw),
        "value": printable(mention.value),
        "page": mention.page,
        "region": region_json(mention.region),
        "confidence": mention.confidence,
        "checks": list(mention.checks),
        "alternatives": texts_json(mention.alternatives),
        "role": mention.role,
    }


@dataclass(frozen=True, kw_only=True)
class ReadPage:
    """A page with what was read on it; ``reading`` is None where nothing has been, or could be, read."""

    page: Page
    reading: PageText | None

    @property
    def text(self) -> str:
        return "" if self.reading is None else printable(self.reading.text)


@dataclass(frozen=True, kw_only=True)
class ServedImage:
    """Bytes of a page image or scan. ``sha256`` is theirs; ``name`` the file's name in its batch, for scans."""

    data: bytes
    media_type: str
    sha256: str
    name: str = ""
