"""The catalogue port: the relational source of truth. Adapters live in ``archive.store``.

Every reading call takes a ``scope`` first by name and hides what it does not admit: a hidden item raises the same
``NotFoundError`` as an absent one. Writing calls belong to ingest and administration and act for the system.
Each writing call is one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from archive.audit import AuditLog
from archive.doubts import Doubt
from archive.model import (
    Availability,
    CatalogueRow,
    Finding,
    Item,
    Mention,
    MentionType,
    Page,
    Scan,
    ShelfLocation,
    StageResult,
)
from archive.publication import Publication
from archive.refcode import ReferenceCode
from archive.saved import SavedSearches
from archive.scope import Scope


@dataclass(frozen=True, kw_only=True)
class ItemDraft:
    """What registering an item needs. The catalogue finds or makes the item by its normalised archive number."""

    code: ReferenceCode
    archive_class: str
    access_level: str
    retention: str
    year: int | None
    row: CatalogueRow | None
    location: ShelfLocation
    case_types: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PageDraft:
    """One page as found in a batch; its scan is already in the blob store."""

    number: int
    scan: Scan
    frame: int


@dataclass(frozen=True, kw_only=True)
class Rendered:
    width: int
    height: int
    image_sha256: str
    image_media_type: str


@dataclass(frozen=True, kw_only=True)
class Recognised:
    text_sha256: str
    engine: str
    mean_confidence: float | None


@dataclass(frozen=True, kw_only=True)
class ClassCounts:
    """Items and pages of one archive class by state, for ``danghao status``."""

    archive_class: str
    items: int = 0
    catalogued: int = 0  # items with a catalogue row
    scanned: int = 0  # items with at least one page
    indexed: int = 0  # items whose published version is in the index
    pages: int = 0
    recognised: int = 0  # pages read
    failed: int = 0  # pages that could not be read
    unextracted: int = 0  # items of whose readings the latest extraction failed
    doubtful: int = 0  # mentions with a failed check or low confidence


@dataclass(frozen=True, kw_only=True)
class LocationEntry:
    """A place an item stood in, with when it came there (aware UTC, ISO 8601) and why."""

    location: ShelfLocation
    since: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ItemDetail:
    """An item with all that is shown of it."""

    item: Item
    pages: tuple[Page, ...]
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    locations: tuple[LocationEntry, ...] = field(default_factory=tuple)


@dataclass(frozen=True, kw_only=True)
class DoubtsWanted:
    """Which doubtful mentions are asked for; an empty class or no type asks for all."""

    archive_class: str = ""
    type: MentionType | None = None
    limit: int = 100
    offset: int = 0


@dataclass(frozen=True, kw_only=True)
class DoubtPage:
    """A part of the doubt list, and how long the whole of it is."""

    total: int
    doubts: tuple[Doubt, ...]


class CatalogueReader(Protocol):
    """What answering people needs of the catalogue: reading calls, and the audit that stands before each answer.

    Errors: ``NotFoundError``, and ``CatalogueError`` for anything the database says.
    """

    @property
    def audit(self) -> AuditLog: ...

    def close(self) -> None: ...

    def check(self) -> None:
        """Return when the database answers; raises CatalogueError."""
        ...

    def find_item(self, ref_code: str, *, scope: Scope) -> Item:
        """Return the item with this normalised archive number or alias. Raises NotFoundError."""
        ...

    def items(self, item_ids: Sequence[str], *, scope: Scope) -> tuple[Item, ...]:
        """Return those of the items that exist and may be seen, in the order asked."""
        ...

    def pages(self, item_ids: Sequence[str], *, scope: Scope) -> Mapping[str, tuple[Page, ...]]:
        """Return the pages of each visible item, by item id, in number order; any number of ids."""
        ...

    def mentions(self, item_ids: Sequence[str], *, scope: Scope) -> Mapping[str, tuple[Mention, ...]]: ...

    def doubts(self, wanted: DoubtsWanted, *, scope: Scope) -> DoubtPage:
        """Return doubtful mentions of visible items, the most urgent (``archive.doubts``) first."""
        ...

    def aliases(self, item_ids: Sequence[str], *, scope: Scope) -> Mapping[str, tuple[str, ...]]:
        """Return the other archive numbers of each visible item that has any, by item id; any number of ids."""
        ...

    def ref_codes(self, beginning: str, *, scope: Scope, limit: int) -> tuple[str, ...]:
        """Return the first archive numbers that begin so, in order, of items that may be seen.

        Hidden items that stand between are passed over up to a bound, so that asking stays cheap; then there may be
        fewer than there are.
        """
        ...

    def detail(self, item_id: str, *, scope: Scope) -> ItemDetail: ...

    def class_counts(self, *, scope: Scope) -> tuple[ClassCounts, ...]:
        """Return the counts of each class with visible items. They are kept, so that asking costs next to nothing."""
        ...

    def publication(self) -> Publication:
        """Return what the catalogue notes of the index that it was published to."""
        ...


class Catalogue(CatalogueReader, Protocol):
    """See the module. Errors: ``NotFoundError``, and ``CatalogueError`` for anything the database says."""

    @property
    def saved(self) -> SavedSearches: ...

    def transaction(self) -> AbstractContextManager[None]:
        """Make all writing calls of this thread inside the ``with`` one transaction: all of it is kept, or nothing.

        For many small writes, as registering a batch is. Others cannot write meanwhile, so no reading of scans belongs
        in it; ``audit.record`` is refused in it, because an event must be durable when it returns. Where a call in it
        fails, nothing of it is kept, even if the caller goes on.
        """
        ...

    # --- registering -------------------------------------------------------------------------------------------------
    def register_item(self, draft: ItemDraft) -> Item:
        """Find or make the item. A new row or a new location replaces the old; a changed location goes to history.

        A draft without a row leaves an existing row as it is.
        """
        ...

    def register_pages(self, item_id: str, pages: Sequence[PageDraft]) -> tuple[Page, ...]:
        """Make the item's pages these: the same scan and frame keep their state, under another number too.

        Others are new or removed. When the pages changed, the item's ``published_version`` becomes None, and what was
        made of replaced, moved or removed ones is forgotten: their mentions, and results that concern the item as a
        whole.
        """
        ...

    def record_findings(self, batch: str, findings: Iterable[Finding]) -> None:
        """Replace the findings of ``batch`` (its absolute path) with these."""
        ...

    def findings(self, *, scope: Scope) -> tuple[Finding, ...]: ...

    def add_alias(self, item_id: str, ref_code: str) -> None: ...

    def move_item(self, item_id: str, location: ShelfLocation, *, reason: str) -> None: ...

    def set_availability(self, item_id: str, availability: Availability) -> None: ...

    # --- stages ------------------------------------------------------------------------------------------------------
    def stage_results(self, keys: Sequence[str]) -> Mapping[str, StageResult]:
        """Return the results that exist, by key; any number of keys."""
        ...

    def record_rendered(self, item_id: str, number: int, rendered: Rendered, result: StageResult) -> None:
        """Store a rendering and its stage result in one transaction. Repeating it changes nothing."""
        ...

    def record_recognised(self, item_id: str, number: int, recognised: Recognised, result: StageResult) -> None:
        """Store a reading: the page becomes RECOGNISED; the item's ``published_version`` None if the text changed."""
        ...

    def record_failed(self, item_id: str, number: int, result: StageResult) -> None:
        """Store a failure: the page becomes FAILED with ``result.failure``."""
        ...

    def record_mentions(self, item_id: str, mentions: Sequence[Mention], result: StageResult) -> None:
        """Replace the item's mentions and make ``published_version`` None."""
        ...

    def identify(self) -> Publication:
        """Return ``publication``, of an archive that has an id: it is given one where it has none."""
        ...

    def forget_identity(self) -> None:
        """Make this archive one without an id, as a copy of another is: no index is its own any more."""
        ...

    def record_published(
        self, versions: Mapping[str, str], *, revisions: Mapping[str, int] | None = None, publication: str = ""
    ) -> None:
        """Note which content version of which item (by id) the index now holds, after the index committed.

        With ``revisions``, those that the items had when they were read for the index: an item that changed since
        stays unpublished. With ``publication``, the id that the index notes of this publishing.
        """
        ...

    def forget_published(self) -> None:
        """Note that the index holds nothing any more."""
        ...

    def counts_hold(self) -> bool:
        """Tell whether what ``class_counts`` keeps equals what there is. It counts all, and nobody waits for it."""
        ...

    def recount(self) -> None:
        """Count anew what ``class_counts`` keeps."""
        ...

    def sole_writer(self) -> AbstractContextManager[Callable[[], None]]:
        """Hold the right to take in and publish for this catalogue while the ``with`` lasts, on whatever host.

        What it gives raises CatalogueError when called after the right was lost. A catalogue that one host alone can
        use (SQLite) leaves this to a lock file.

        Raises:
            CatalogueError: another process holds it; the message names that process.
        """
        ...

    # --- reading -----------------------------------------------------------------------------------------------------
    def iterate_ids(self, *, scope: Scope, only_unpublished: bool = False, batch_size: int = 500) -> Iterator[str]:
        """Yield the ids of items in order, streaming; writing between two of them is allowed."""
        ...

    def iterate_items(self, *, scope: Scope, only_unpublished: bool = False, batch_size: int = 500) -> Iterator[Item]:
        """Yield items by id as ``iterate_ids`` does; what is written meanwhile may show, but never in part."""
        ...

    def failed_pages(self, *, scope: Scope) -> tuple[Page, ...]: ...

    def blob_hashes(self) -> Iterator[str]:
        """Yield the hash of every blob the catalogue names (scans, images, readings), each once."""
        ...
