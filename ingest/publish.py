"""From the catalogue to the search index: what changed, or everything. The index can always be made again.

An item is added to the index, the index commits, and only then the catalogue notes it as published. A kill between
leaves an item that is published once more at the next start, which changes nothing. An item that changes while it is
published is not noted, because its revision grew, so it is published again as it is then.

Nothing is given to an index that is another archive's, or that is not the one published to last
(``archive.publication``): the first is for somebody to decide, the second is built anew.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from archive.blobs import Blobs
from archive.catalogue import Catalogue, CatalogueReader
from archive.errors import DocumentsRefusedError, IndexUnavailableError
from archive.model import Finding, FindingKind, Page
from archive.publication import IndexState
from archive.scope import Scope, local_administrator
from index_mappings.belonging import LEFT_BEHIND, find_state
from index_mappings.port import IndexDocument, SearchIndex
from ingest.chunks import take_chunks
from ingest.drafts import Drafter, DraftPool
from ingest.lost_readings import LostReading, note_found, note_lost
from ingest.progress import NullProgress, Progress, Standing

BATCH_ITEMS = 200
# Documents of so many items are made at once: less to hold where items have hundreds of pages.
REINDEX_ITEMS = 100


@dataclass(kw_only=True)
class Publisher:
    """Publishes items in batches.

    Attributes:
        findings: gathers what could not be given to the index.
        renewed: the items it published; one may be published twice, before and after it is read.
        rebuilt: how many items an index has that was built anew meanwhile.
    """

    catalogue: Catalogue
    blobs: Blobs
    index: SearchIndex
    scope: Scope
    findings: list[Finding]
    renewed: set[str] = field(default_factory=set)
    rebuilt: int = 0

    @property
    def published(self) -> int:
        """How many items were renewed in the index."""
        return self.rebuilt or len(self.renewed)

    def publish(self, item_ids: Sequence[str]) -> None:
        """Renew these items in the index. Durable and noted in the catalogue when it returns.

        Raises:
            IndexUnavailableError: the index does not answer, is another archive's, or must be built anew first.
        """
        if find_state(catalogue=self.catalogue, index=self.index) is IndexState.LEFT_BEHIND:
            raise IndexUnavailableError(LEFT_BEHIND)
        versions: dict[str, str] = {}
        revisions: dict[str, int] = {}
        found: list[Page] = []
        drafter = Drafter(catalogue=self.catalogue, blobs=self.blobs, scope=self.scope)
        for chunk in take_chunks(item_ids, BATCH_ITEMS):
            made = drafter.draft(chunk)
            self.findings += [lost.finding for lost in made.lost]
            note_lost(self.catalogue, [lost.page for lost in made.lost])
            found += made.found
            for draft in made.drafts:
                versions[draft.document.item_id] = draft.version
                revisions[draft.document.item_id] = draft.revision
            try:
                self.index.add(draft.document for draft in made.drafts)
            except DocumentsRefusedError as error:
                self.note_refused(error)
                for item_id in error.reasons:
                    versions.pop(item_id, None)
        if versions:
            mark = self.catalogue.identify().begin_next()
            self.index.commit(mark)
            self.catalogue.record_published(versions, revisions=revisions, publication=mark.publication)
            note_found(self.catalogue, found)
            self.renewed.update(versions)

    def publish_pending(self, *, should_stop: Callable[[], bool] = lambda: False) -> None:
        """Renew every item of the catalogue that the index does not hold as it is now, or as many until a stop.

        Where the index must be built anew, that is left to ``reindex``.
        """
        if find_state(catalogue=self.catalogue, index=self.index) is IndexState.LEFT_BEHIND:
            return
        pending = self.catalogue.iterate_ids(scope=self.scope, only_unpublished=True)
        for chunk in take_chunks(pending, BATCH_ITEMS):
            if should_stop():
                return
            self.publish(chunk)

    def note_refused(self, error: DocumentsRefusedError) -> None:
        """Note each item that the index did not take; it stays unpublished, and is offered again next time."""
        for item in self.catalogue.items(list(error.reasons), scope=self.scope):
            detail = f"the search index refused it: {error.reasons[item.item_id]}"
            self.findings.append(Finding(kind=FindingKind.NOT_INDEXED, ref_code=item.ref_code, detail=detail))


@dataclass(frozen=True, kw_only=True)
class Backlog:
    """What the index lacks.

    Attributes:
        waiting: items that it does not hold as they are now; in an older form, perhaps.
        lacking: items that it does not hold although the catalogue says so.
        surplus: items that it holds beyond all that the catalogue has.
        left_behind: it is not the index that was published to last; what it holds may be older.
    """

    waiting: int
    lacking: int
    surplus: int
    left_behind: bool

    def __bool__(self) -> bool:
        return bool(self.waiting) or not self.is_whole

    @property
    def is_whole(self) -> bool:
        """Whether the index holds what the catalogue says it does; if not, it is built anew."""
        return not (self.lacking or self.surplus or self.left_behind)

    def __str__(self) -> str:
        problems = []
        if self.left_behind:
            problems.append(LEFT_BEHIND)
        if self.waiting:
            problems.append(f"{self.waiting} items are not in the search index as they are now")
        if self.lacking:
            problems.append(f"the search index holds {self.lacking} items fewer than the catalogue says")
        if self.surplus:
            problems.append(f"the search index holds {self.surplus} items more than there are")
        return "; ".join(problems)


def find_backlog(*, catalogue: CatalogueReader, index: SearchIndex, scope: Scope) -> Backlog:
    """Compare what the catalogue notes and counts with the index; costs next to nothing.

    Raises:
        IndexUnavailableError: the index does not answer, or is another archive's.
    """
    state = find_state(catalogue=catalogue, index=index)
    counts = catalogue.class_counts(scope=scope)
    items, published = sum(count.items for count in counts), sum(count.indexed for count in counts)
    held = index.count()
    return Backlog(
        waiting=items - published,
        lacking=max(0, published - held),
        surplus=max(0, held - items),
        left_behind=state is IndexState.LEFT_BEHIND,
    )


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
    """Tell whether the index holds as many items as the catalogue says it does, in whatever form that is waiting."""
    return find_backlog(catalogue=catalogue, index=index, scope=scope).is_whole


def reindex(
    *,
    catalogue: Catalogue,
    blobs: Blobs,
    index: SearchIndex,
    actor: str = "local",
    progress: Progress | None = None,
    check_lock: Callable[[], None] = lambda: None,
    pool: DraftPool | None = None,
    tell_lost: Callable[[LostReading], None] = lambda _: None,
    take_over: bool = False,
) -> int:
    """Build the index anew from the catalogue, beside the old one, which answers until it is replaced.

    Memory stays flat: what was published is noted in a temporary file until the new index stands.

    Args:
        catalogue: what is indexed.
        blobs: the readings.
        index: is built anew.
        actor: in whose name.
        progress: is told of each chunk.
        check_lock: raises once another process may write.
        pool: workers that make the documents; without it they are made here.
        tell_lost: is told of each page whose reading cannot be used. The page is noted as failed, and its item is
            indexed without it.
        take_over: take the place of another archive's index, too.

    Returns:
        How many items the index holds now.

    Raises:
        DocumentsRefusedError: the index holds all but these; that is noted.
        BlobError: the readings cannot be looked up; the index is as it was.
        IndexUnavailableError: the index does not answer, or is another archive's.
    """
    if not take_over:
        _refuse_anothers(catalogue, index)
    mark = catalogue.identify().begin_next()
    scope = local_administrator(actor)
    shown = progress or NullProgress()
    if not catalogue.counts_hold():
        catalogue.recount()
    expected = sum(counts.items for counts in catalogue.class_counts(scope=scope))
    standing = Standing(phase="indexing", expected_items=expected)
    drafter = Drafter(catalogue=catalogue, blobs=blobs, scope=scope)
    draft_all = pool.draft_all if pool else partial(map, drafter.draft)
    found: list[Page] = []

    def chunks() -> Iterator[list[str]]:
        for chunk in take_chunks(catalogue.iterate_ids(scope=scope), REINDEX_ITEMS):
            check_lock()
            yield chunk

    with tempfile.TemporaryFile("w+", encoding="utf-8") as notes:

        def documents() -> Iterator[IndexDocument]:
            for made in draft_all(chunks()):
                for lost in made.lost:
                    tell_lost(lost)
                note_lost(catalogue, [lost.page for lost in made.lost])
                found.extend(made.found)
                for draft in made.drafts:
                    notes.write(json.dumps([draft.document.item_id, draft.version, draft.revision]) + "\n")
                    yield draft.document
                standing.items += len(made.drafts)
                shown.show(standing)

        refused: DocumentsRefusedError | None = None
        count = 0
        try:
            count = index.rebuild(documents(), mark)
        except DocumentsRefusedError as error:
            refused = error
        notes.seek(0)
        for lines in take_chunks(notes, 1000):
            noted = [json.loads(line) for line in lines]
            versions = {item_id: version for item_id, version, _ in noted}
            for item_id in refused.reasons if refused else ():
                versions.pop(item_id, None)
            catalogue.record_published(
                versions,
                revisions={item_id: revision for item_id, _, revision in noted},
                publication=mark.publication,
            )
        if not count:
            catalogue.record_published({}, publication=mark.publication)
        note_found(catalogue, found)
    if refused:
        raise refused
    return count


def _refuse_anothers(catalogue: CatalogueReader, index: SearchIndex) -> None:
    """Raise IndexUnavailableError where the index is another archive's, or does not answer at all."""
    try:
        find_state(catalogue=catalogue, index=index)
    except IndexUnavailableError as error:
        # What nothing but a rebuild mends does not say whose it is.
        if not error.needs_rebuild:
            raise
