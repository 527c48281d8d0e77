"""What answers are made of: frozen values of a search, an item and a status, and the JSON that the contract promises.

``to_json`` gives plain dicts in the contract's key order, the same for the command line and for HTTP. Nothing is looked
up here; the service fills these values, the edges only write them out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.catalogue import ClassCounts
from archive.model import Item, Page
from archive.refcode import locator
from archive.text import Region
from search_api.links import image_url, item_url
from search_api.notes import Note, join_notes

if TYPE_CHECKING:
    from index_mappings.explaining import WordMatch

Json = dict[str, object]

_MOST_MEANT = 5


def printable(text: str) -> str:
    """Return ``text`` with lone surrogates, which broken PDF fonts yield, replaced: no output could carry them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def region_json(region: Region) -> Json:
    return {"x": region.x, "y": region.y, "w": region.w, "h": region.h}


def texts_json(values: Sequence[str]) -> list[str]:
    return [printable(value) for value in values]


@dataclass(frozen=True, kw_only=True)
class Marked:
    """One stretch of a hit on a page image, within one line, and what was read there."""

    region: Region
    text: str

    def to_json(self) -> Json:
        return {**region_json(self.region), "text": printable(self.text)}


@dataclass(frozen=True, kw_only=True)
class HitPage:
    """A page where something matched.

    Attributes:
        snippet: HTML: the text around the matches, escaped, with ``<em>`` around each match.
        regions: where the matches stand; empty where only catalogue data matched.
    """

    number: int
    snippet: str
    regions: tuple[Marked, ...] = ()

    def to_json(self) -> Json:
        return {
            "number": self.number,
            "snippet": printable(self.snippet),
            "regions": [marked.to_json() for marked in self.regions],
        }


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """The way back from an answer to the paper: number, shelf, scan and reading.

    Attributes:
        page_number: the page that the locator names, or None for an item without pages.
    """

    item: Item
    page: Page | None

    @property
    def page_number(self) -> int | None:
        return None if self.page is None else self.page.number

    @property
    def locator(self) -> str:
        code = self.item.ref_code
        return code if self.page is None else locator(code, self.page.number)

    def to_json(self) -> Json:
        item, page = self.item, self.page
        return {
            "ref_code": item.ref_code,
            "locator": self.locator,
            "fonds": item.fonds,
            "location": item.location.raw,
            "box": item.location.box,
            "availability": item.availability.value,
            "scan_sha256": None if page is None else page.scan.sha256,
            "scan_url": None if page is None else image_url(item, page.number),
            "item_url": item_url(item),
            "recognised_by": None if page is None or not page.engine else page.engine,
        }


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One found item.

    Attributes:
        match: how its best field was met (``exact`` … ``text``).
        strict: false where it was met only because something looks or sounds like what was asked.
        like: the names that do.
        lost: locators of its pages whose stored reading cannot be used, so that nothing of their text is shown.
        explanation: what each word weighed; None where nobody asked for it.
    """

    item: Item
    case_type: str
    score: float
    match: str
    strict: bool = True
    like: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    id_numbers: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    pages: tuple[HitPage, ...] = ()
    provenance: Provenance
    lost: tuple[str, ...] = ()
    explanation: tuple[WordMatch, ...] | None = None

    @property
    def title(self) -> str:
        return "" if self.item.row is None else self.item.row.title

    def to_json(self) -> Json:
        hit: Json = {
            "ref_code": self.item.ref_code,
            "title": self.title,
            "class": self.item.archive_class,
            "case_type": self.case_type,
            "year": self.item.year,
            "score": round(self.score, 4),
            "match": self.match,
            "persons": texts_json(self.persons),
            "id_numbers": texts_json(self.id_numbers),
            "dates": texts_json(self.dates),
            "addresses": texts_json(self.addresses),
            "numbers": texts_json(self.numbers),
            "pages": [page.to_json() for page in self.pages],
            "provenance": self.provenance.to_json(),
        }
        if self.explanation is not None:
            hit["explanation"] = [word_json(word) for word in self.explanation]
        return hit


def word_json(word: WordMatch) -> Json:
    return {
        "word": word.word,
        "field": word.asked,
        "weight": word.weight,
        "ways": [
            {
                "field": way.field,
                "match": way.match,
                "found": printable(way.found),
                "page": way.page,
                "weight": way.weight,
            }
            for way in word.ways
        ],
    }


@dataclass(frozen=True, kw_only=True)
class FacetCount:
    """``value`` is a year as an integer for the facet ``year``, a word otherwise."""

    value: str | int
    count: int

    def to_json(self) -> Json:
        return {"value": self.value, "count": self.count}


@dataclass(frozen=True, kw_only=True)
class Searched:
    """How much of what the asker may see was searched, counted in the catalogue.

    Attributes:
        unindexed_items: not in the index yet, changed since, or lost from it.
        lost_items: of those, what the catalogue noted as indexed and the index does not hold.
        unread_pages: not recognised yet.
        failed_pages: could not be read.
        unextracted_items: read, but no names, numbers or dates could be taken from the text in the latest attempt.
        unscanned_items: known from the catalogue alone; only their catalogue data is searched.
        index_notes: what else may be missing, said by the index.
    """

    items: int = 0
    pages: int = 0
    unindexed_items: int = 0
    lost_items: int = 0
    unread_pages: int = 0
    failed_pages: int = 0
    unextracted_items: int = 0
    unscanned_items: int = 0
    index_notes: tuple[Note, ...] = ()

    @property
    def complete(self) -> bool:
        missing = self.unindexed_items or self.unread_pages or self.failed_pages or self.unextracted_items
        return not (missing or self.index_notes)

    @property
    def waiting_items(self) -> int:
        """How many items the next ingest gives to the index; those it lost need a rebuild."""
        return self.unindexed_items - self.lost_items

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the answer may miss; empty where nothing is missing."""
        failed, unread, waiting = self.failed_pages, self.unread_pages, self.waiting_items
        notes: list[Note] = []
        if failed:
            notes.append(Note(f"{_count(failed, 'page')} could not be read", f"{failed} 页未能识读"))
        if self.unextracted_items:
            notes.append(note_unextracted(self.unextracted_items))
        if unread:
            notes.append(Note(f"{_count(unread, 'page')} {_is(unread)} not yet read", f"{unread} 页尚未识读"))
        if waiting:
            said = f"{_count(waiting, 'item')} {_is(waiting)} not yet indexed"
            notes.append(Note(said, f"{waiting} 件尚未进入索引"))
        if self.lost_items:
            notes.append(note_lost_items(self.lost_items))
        return (*notes, *self.index_notes)

    @property
    def reason(self) -> str:
        """Say in English what the answer may miss, for JSON."""
        return join_notes(self.notes)

    def to_json(self) -> Json:
        return {
            "items": self.items,
            "pages": self.pages,
            "unindexed_items": self.unindexed_items,
            "unread_pages": self.unread_pages,
            "failed_pages": self.failed_pages,
            "unextracted_items": self.unextracted_items,
            "unscanned_items": self.unscanned_items,
        }


@dataclass(frozen=True, kw_only=True)
class ClassCoverage:
    """How far one archive class is taken in. ``asked`` tells whether the query can be met in it at all."""

    counts: ClassCounts
    asked: bool

    def to_json(self) -> Json:
        counts = self.counts
        return {
            "class": counts.archive_class,
            "asked": self.asked,
            "items": counts.items,
            "catalogued": counts.catalogued,
            "scanned": counts.scanned,
            "indexed": counts.indexed,
            "pages": counts.pages,
            "read": counts.recognised,
            "failed": counts.failed,
            "unextracted": counts.unextracted,
        }


def note_unextracted(items: int) -> Note:
    """Return what to say of items that can be met by their words only, and what to do about it."""
    return Note(
        f"names, numbers and dates of {_count(items, 'item')} could not be extracted: "
        "run the same ingest again, or report it with the log",
        f"{items} 件的姓名、证号、日期等未能提取，请重新导入该批次；仍不成功请连同日志反馈",
    )


def note_lost_items(items: int) -> Note:
    """Return what to say of items that the index lost, and what to do about it."""
    return Note(
        f"the index holds {_count(items, 'item')} fewer than the catalogue says: run `danghao reindex`",
        f"索引比目录少 {items} 件，请重建索引（danghao reindex）",
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


@dataclass(frozen=True, kw_only=True)
class SearchAnswer:
    """A whole answer.

    Attributes:
        text: the query as typed.
        interpreted: says it back with every field written out.
        strict_total: how many of ``total`` need no likeness of names; by relevance those stand first.
        searched: of all that the asker may see.
        asked: of the archive classes that the query can be met in; decides ``complete``.
        coverage: each class that the asker may see.
        near: queries that have hits, where this one has none and its name is near another.
    """

    text: str
    interpreted: str
    total: int
    strict_total: int
    took_ms: float
    searched: Searched
    asked: Searched
    coverage: tuple[ClassCoverage, ...] = ()
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    near: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        return self.asked.complete

    @property
    def did_you_mean(self) -> tuple[str, ...]:
        """Where nobody was met as asked: names like the one asked, of the hits shown, else queries that have hits."""
        if self.strict_total:
            return ()
        like = tuple(dict.fromkeys(printable(name) for hit in self.hits for name in hit.like))[:_MOST_MEANT]
        return like or tuple(map(printable, self.near))

    @property
    def first_loose(self) -> int | None:
        """The place of the first hit that was met by likeness, where none below it was met strictly; else None."""
        strict = [hit.strict for hit in self.hits]
        place = sum(strict)
        return place if place < len(strict) and all(strict[:place]) else None

    def to_json(self) -> Json:
        answer: Json = {
            "query": {"text": self.text, "interpreted": self.interpreted},
            "total": self.total,
            "took_ms": round(self.took_ms, 2),
            "complete": self.complete,
        }
        if not self.complete:
            answer["incomplete_reason"] = self.asked.reason
        answer["searched"] = self.searched.to_json()
        answer["hits"] = [hit.to_json() for hit in self.hits]
        answer["facets"] = {
            name: [value.to_json() for value in self.facets.get(name, ())] for name in ("class", "case_type", "year")
        }
        answer["strict_total"] = self.strict_total
        answer["did_you_mean"] = list(self.did_you_mean)
        answer["coverage"] = [coverage.to_json() for coverage in self.coverage]
        return answer


@dataclass(frozen=True, kw_only=True)
class StatusView:
    """State of the archive as far as the asker may see it."""

    classes: Sequence[ClassCounts]
    searched: Searched
    index_name: str
    index_count: int | None
    free_bytes: int | None

    def to_json(self) -> Json:
        names = (
            "items", "catalogued", "scanned", "indexed", "pages", "recognised", "failed", "unextracted", "doubtful",
        )  # fmt: skip
        return {
            "complete": self.searched.complete,
            "incomplete_reason": self.searched.reason,
            "totals": {name: sum(getattr(counts, name) for counts in self.classes) for name in names},
            "classes": [
                {"class": counts.archive_class, **{name: getattr(counts, name) for name in names}}
                for counts in self.classes
            ],
            "index": {"name": self.index_name, "documents": self.index_count},
            "free_bytes": self.free_bytes,
        }
