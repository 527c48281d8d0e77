"""From the catalogue to the search index: what changed, or everything. The index can always be made again.

An item is added to the index, the index commits, and only then the catalogue notes it as published. A kill between
leaves an item that is published once more at the next start, which changes nothing.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.blobs import Blobs
from archive.catalogue import Catalogue
from archive.errors import BlobError, DocumentsRefusedError
from archive.model import Finding, FindingKind, Item, Page
from archive.scope import Scope, local_administrator
from archive.text_json import read_page_text
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
        for chunk in take_chunks(item_ids, BATCH_ITEMS):
            documents = list(self.documents(self.catalogue.items(chunk, scope=self.scope)))
            versions.update({document.item_id: content_version(document) for document in documents})
            try:
                self.index.add(documents)
            except DocumentsRefusedError as error:
                self.note_refused(error)
                for item_id in error.reasons:
                    versions.pop(item_id, None)
        if versions:
            self.index.commit()
            self.catalogue.record_published(versions)
            self.published += len(versions)

    def publish_pending(self) -> None:
        """Renew every item of the catalogue that the index does not hold as it is now."""
        pending = self.catalogue.iterate_items(scope=self.scope, only_unpublished=True)
        for chunk in take_chunks((item.item_id for item in pending), BATCH_ITEMS):
            self.publish(chunk)

    def note_refused(self, error: DocumentsRefusedError) -> None:
        """Note each item that the index did not take; it stays unpublished, and is offered again next time."""
        for item in self.catalogue.items(list(error.reasons), scope=self.scope):
            detail = f"the search index refused it: {error.reasons[item.item_id]}"
            self.findings.append(Finding(kind=FindingKind.NOT_INDEXED, ref_code=item.ref_code, detail=detail))

    def documents(self, items: Sequence[Item]) -> Iterator[IndexDocument]:
        """Yield the documents of some items; their pages and mentions are loaded together."""
        ids = [item.item_id for item in items]
        pages = self.catalogue.pages(ids, scope=self.scope)
        mentions = self.catalogue.mentions(ids, scope=self.scope)
        for item in items:
            texts = [self._text_of(item, page) for page in pages.get(item.item_id, ())]
            aliases = self.catalogue.detail(item.item_id, scope=self.scope).aliases
            yield build_document(item, mentions.get(item.item_id, ()), texts, aliases)

    def _text_of(self, item: Item, page: Page) -> str:
        if page.text_sha256 is None:
            return ""
        try:
            return read_page_text(self.blobs.get(page.text_sha256)).text
        except BlobError as error:
            # The rest of the item can still be found; ``verify`` names the damage as well.
            detail = f"page {page.number}: its stored reading cannot be used: {error}"
            self.findings.append(Finding(kind=FindingKind.UNREADABLE, ref_code=item.ref_code, detail=detail))
            return ""


def publish_pending(*, catalogue: Catalogue, blobs: Blobs, index: SearchIndex, actor: str = "local") -> int:
    """Bring the index up to the catalogue, mending what a kill or a lost index left; return how many items changed."""
    scope = local_administrator(actor)
    publisher = Publisher(catalogue=catalogue, blobs=blobs, index=index, scope=scope, findings=[])
    publisher.publish_pending()
    if is_index_whole(catalogue=catalogue, index=index, scope=scope):
        return publisher.published
    return reindex(catalogue=catalogue, blobs=blobs, index=index, actor=actor)


def is_index_whole(*, catalogue: Catalogue, index: SearchIndex, scope: Scope) -> bool:
    """Tell whether the index holds as many items as the catalogue says it does."""
    return index.count() == sum(counts.indexed for counts in catalogue.class_counts(scope=scope))


def reindex(
    *,
    catalogue: Catalogue,
    blobs: Blobs,
    index: SearchIndex,
    actor: str = "local",
    progress: Progress | None = None,
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
    expected = sum(counts.items for counts in catalogue.class_counts(scope=scope))
    standing = Standing(phase="indexing", expected_items=expected)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as notes:

        def documents() -> Iterator[IndexDocument]:
            for chunk in take_chunks(catalogue.iterate_items(scope=scope), BATCH_ITEMS):
                for document in publisher.documents(chunk):
                    notes.write(json.dumps([document.item_id, content_version(document)]) + "\n")
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
            versions = dict(json.loads(line) for line in lines)
            for item_id in refused.reasons if refused else ():
                versions.pop(item_id, None)
            catalogue.record_published(versions)
    if refused:
        raise refused
    return count
