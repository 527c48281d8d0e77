"""From the catalogue to the search index: what changed, or everything. The index can always be made again.

An item is added to the index, the index commits, and only then the catalogue notes it as published. A kill between
leaves an item that is published once more at the next start, which changes nothing. An item that changes while it is
published is not noted, because its revision grew, so it is published again as it is then.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from archive.blobs import Blobs
from archive.catalogue import Catalogue, CatalogueReader
from archive.errors import BlobError, DocumentsRefusedError
from archive.model import Finding, FindingKind, Item, Page
from archive.scope import Scope, local_administrator
from archive.text_json import PlacedText
from index_mappings.document import build_document, content_version
from index_mappings.port import IndexDocument, SearchIndex
from ingest.chunks import take_chunks
from ingest.progress import NullProgress, Progress, Standing

BATCH_ITEMS = 200


@dataclass(kw_only=True)
class Publisher:
    """Publishes items in batches. ``findings`` gathers what could not be given to the index."""

    catalogue: Catalogue
    blobs: Blobs
    index: SearchIndex
    scope: Scope
    findings: list[Finding]
    published: int = 0

    def publish(self, item_ids: Sequence[str]) -> None:
        """Renew these items in the index. Durable and noted in the catalogue when it returns."""
        versions: dict[str, str] = {}
        revisions: dict[str, int] = {}
        for chunk in take_chunks(item_ids, BATCH_ITEMS):
            # The revision is read first: what changes after it is in the document already, or comes with the next.
            items = self.catalogue.items(chunk, scope=self.scope)
            revisions.update({item.item_id: item.revision for item in items})
            documents = list(self.documents(items))
            versions.update({document.item_id: content_version(document) for document in documents})
            try:
                self.index.add(documents)
            except DocumentsRefusedError as error:
                self.note_refused(error)
                for item_id in error.reasons:
                    versions.pop(item_id, None)
        if versions:
            self.index.commit()
            self.catalogue.record_published(versions, revisions=revisions)
            self.published += len(versions)

    def publish_pending(self, *, should_stop: Callable[[], bool] = lambda: False) -> None:
        """Renew every item of the catalogue that the index does not hold as it is now, or as many until a stop."""
        pending = self.catalogue.iterate_items(scope=self.scope, only_unpublished=True)
        for chunk in take_chunks((item.item_id for item in pending), BATCH_ITEMS):
            if should_stop():
                return
            self.publish(chunk)

    def note_refused(self, error: DocumentsRefusedError) -> None:
        """Note each item that the index did not take; it stays unpublished, and is offered again next time."""
        for item in self.catalogue.items(list(error.reasons), scope=self.scope):
            detail = f"the search index refused it: {error.reasons[item.item_id]}"
            self.findings.append(Finding(kind=FindingKind.NOT_INDEXED, ref_code=item.ref_code, detail=detail))

    def documents(self, items: Sequence[Item]) -> Iterator[IndexDocument]:
        """Yield the documents of some items; what belongs to them is loaded together."""
        ids = [item.item_id for item in items]
        pages = self.catalogue.pages(ids, scope=self.scope)
        mentions = self.catalogue.mentions(ids, scope=self.scope)
        aliases = self.catalogue.aliases(ids, scope=self.scope)
        for item in items:
            texts = [self._text_of(item, page) for page in pages.get(item.item_id, ())]
            yield build_document(item, mentions.get(item.item_id, ()), texts, aliases.get(item.item_id, ()))

    def _text_of(self, item: Item, page: Page) -> str:
        if page.text_sha256 is None:
            return ""
        try:
            return PlacedText(self.blobs.get(page.text_sha256)).text
        except BlobError as error:
            # The rest of the item can still be found; ``verify`` names the damage as well.
            detail = f"page {page.number}: its stored reading cannot be used: {error}"
            self.findings.append(Finding(kind=FindingKind.UNREADABLE, ref_code=item.ref_code, detail=detail))
            return ""


@dataclass(frozen=True, kw_only=True)
class Backlog:
    """What the index lacks.

    Attributes:
        waiting: items that it does not hold as they are now; in an older form, perhaps.
        lacking: items that it does not hold although the catalogue says so.
        surplus: items that it holds beyond all that the catalogue has.
    """

    waiting: int
    lacking: int
    surplus: int

    def __bool__(self) -> bool:
        return bool(self.waiting or self.lacking or self.surplus)

    def __str__(self) -> str:
        parts = []
        if self.waiting:
            parts.append(f"{self.waiting} items are not in the search index as they are now")
        if self.lacking:
            parts.append(f"the search index holds {self.lacking} items fewer than the catalogue says")
        if self.surplus:
            parts.append(f"the search index holds {self.surplus} items more than there are")
        return " and ".join(parts)


def find_backlog(*, catalogue: CatalogueReader, index: SearchIndex, scope: Scope) -> Backlog:
    """Compare the catalogue's counts with the index; costs next to nothing."""
    counts = catalogue.class_counts(scope=scope)
    items, published = sum(count.items for count in counts), sum(count.indexed for count in counts)
    held = index.count()
    return Backlog(waiting=items - published, lacking=max(0, published - held), surplus=max(0, held - items))


def publish_pending(
    *,
    catalogue: Catalogue,
    blobs: Blobs,
    index: SearchIndex,
    actor: str = "local",
    should_stop: Callable[[], bool] = lambda: False,
    check_lock: Callable[[], None] = lambda: None,
) -> int:
    """Bring the index up to the catalogue, mending what a kill or a lost index left; return how many items changed."""
    scope = local_administrator(actor)
    publisher = Publisher(catalogue=catalogue, blobs=blobs, index=index, scope=scope, findings=[])
    publisher.publish_pending(should_stop=should_stop)
    if should_stop() or is_index_whole(catalogue=catalogue, index=index, scope=scope):
        return publisher.published
    return reindex(catalogue=catalogue, blobs=blobs, index=index, actor=actor, check_lock=check_lock)


def is_index_whole(*, catalogue: Catalogue, index: SearchIndex, scope: Scope) -> bool:
    """Tell whether the index holds as many items as the catalogue says it does, in whatever form."""
    backlog = find_backlog(catalogue=catalogue, index=index, scope=scope)
    return not (backlog.lacking or backlog.surplus)


def reindex(
    *,
    catalogue: Catalogue,
    blobs: Blobs,
    index: SearchIndex,
    actor: str = "local",
    progress: Progress | None = None,
    check_lock: Callable[[], None] = lambda: None,
) -> int:
    """Build the index anew from the catalogue, beside the old one, which answers until it is replaced.

    Memory stays flat: what was published is noted in a temporary file until the new index stands.

    Returns:
        How many items the index holds now.

    Raises:
        DocumentsRefusedError: the index holds all but these; that is noted.
    """
    scope = local_administrator(actor)
    publisher = Publisher(catalogue=catalogue, blobs=blobs, index=index, scope=scope, findings=[])
    shown = progress or NullProgress()
    if not catalogue.counts_hold():
        catalogue.recount()
    expected = sum(counts.items for counts in catalogue.class_counts(scope=scope))
    standing = Standing(phase="indexing", expected_items=expected)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as notes:

        def documents() -> Iterator[IndexDocument]:
            for chunk in take_chunks(catalogue.iterate_items(scope=scope), BATCH_ITEMS):
                check_lock()
                revisions = {item.item_id: item.revision for item in chunk}
                for document in publisher.documents(chunk):
                    item_id = document.item_id
                    notes.write(json.dumps([item_id, content_version(document), revisions[item_id]]) + "\n")
                    standing.items += 1
                    yield document
                shown.show(standing)

        refused: DocumentsRefusedError | None = None
        count = 0
        try:
            count = index.rebuild(documents())
        except DocumentsRefusedError as error:
            refused = error
        notes.seek(0)
        for lines in take_chunks(notes, 1000):
            noted = [json.loads(line) for line in lines]
            versions = {item_id: version for item_id, version, _ in noted}
            for item_id in refused.reasons if refused else ():
                versions.pop(item_id, None)
            catalogue.record_published(versions, revisions={item_id: revision for item_id, _, revision in noted})
    if refused:
        raise refused
    return count
