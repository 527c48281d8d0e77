"""From rows and readings to index documents: in this process, or spread over workers.

A worker gets ids and reads the catalogue and the blobs itself, so that what the main process does for an item is little
more than handing it to the index.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import TypeVar, TypeVarTuple, Unpack

from archive.blobs import Blobs
from archive.catalogue import CatalogueReader
from archive.errors import BlobError, BlobsUnavailableError
from archive.model import Item, Page
from archive.scope import Scope
from archive.text_json import PlacedText
from index_mappings.document import build_document, content_version
from index_mappings.port import IndexDocument
from ingest.lost_readings import LostReading, is_noted

_Arguments = TypeVarTuple("_Arguments")
_Result = TypeVar("_Result")


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What an item gives to the index.

    Attributes:
        ref_code: archive number of the item.
        document: as the index holds it.
        version: hash of the document.
        revision: of the item when it was read; another one since means that the document is of yesterday.
    """

    ref_code: str
    document: IndexDocument
    version: str
    revision: int


@dataclass(frozen=True, kw_only=True)
class Drafts:
    """Drafts of some items in the order asked for.

    Attributes:
        lost: readings that could not be used; their documents lack these pages' text.
        found: pages that were noted as lost, and whose text is there again.
    """

    drafts: tuple[Draft, ...]
    lost: tuple[LostReading, ...] = ()
    found: tuple[Page, ...] = ()


@dataclass(kw_only=True)
class Drafter:
    """Makes drafts in this process."""

    catalogue: CatalogueReader
    blobs: Blobs
    scope: Scope

    def draft(self, item_ids: Sequence[str]) -> Drafts:
        """Return the drafts of the items that are there; what belongs to them is loaded together.

        Raises:
            BlobError: nothing can be learnt of the blobs at all; then no reading counts as lost.
        """
        # Items, with their revisions, are read first: what changes after is in the document already, or comes with the
        # next.
        items = self.catalogue.items(item_ids, scope=self.scope)
        pages = self.catalogue.pages(item_ids, scope=self.scope)
        mentions = self.catalogue.mentions(item_ids, scope=self.scope)
        aliases = self.catalogue.aliases(item_ids, scope=self.scope)
        drafts: list[Draft] = []
        lost: list[LostReading] = []
        found: list[Page] = []
        for item in items:
            texts = [self._text_of(item, page, lost, found) for page in pages.get(item.item_id, ())]
            document = build_document(item, mentions.get(item.item_id, ()), texts, aliases.get(item.item_id, ()))
            drafts.append(
                Draft(
                    ref_code=item.ref_code, document=document, version=content_version(document), revision=item.revision
                )
            )
        return Drafts(drafts=tuple(drafts), lost=tuple(lost), found=tuple(found))

    def _text_of(self, item: Item, page: Page, lost: list[LostReading], found: list[Page]) -> str:
        if page.text_sha256 is None:
            return ""
        try:
            text = PlacedText(self.blobs.get(page.text_sha256)).text
        except BlobsUnavailableError:
            raise
        except BlobError as error:
            # Raises where the store does not answer: that says nothing of this reading.
            self.blobs.has(page.text_sha256)
            # The rest of the item can still be found; ``verify`` names the damage as well.
            lost.append(LostReading(ref_code=item.ref_code, page=page, reason=str(error)))
            return ""
        if is_noted(page):
            found.append(page)
        return text


@dataclass(frozen=True, kw_only=True)
class DraftSetup:
    """What a worker needs to make drafts; small and picklable. Equal pickles mean the same catalogue and blobs."""

    open_catalogue: Callable[[], CatalogueReader]
    blobs: Blobs
    scope: Scope


@dataclass(kw_only=True)
class DraftPool:
    """Workers that make drafts.

    Attributes:
        executor: runs calls in other processes, which reach catalogue and blobs.
        workers: how many calls it runs at once.
        setup: sent along with each call.
    """

    executor: Executor
    workers: int
    setup: DraftSetup

    def draft_all(self, chunks: Iterable[Sequence[str]]) -> Iterator[Drafts]:
        """Yield the drafts of each chunk of ids, in order."""
        return spread(self.executor, draft_in_worker, ((self.setup, tuple(ids)) for ids in chunks), ahead=self.workers)


def spread(
    executor: Executor,
    function: Callable[[Unpack[_Arguments]], _Result],
    calls: Iterable[tuple[*_Arguments]],
    *,
    ahead: int,
) -> Iterator[_Result]:
    """Yield ``function(*arguments)`` for each of ``calls``, in order.

    While one answer is used, up to twice ``ahead`` others are made or wait, so memory stays flat however many calls
    there are.
    """
    under_way: deque[Future[_Result]] = deque()
    try:
        for arguments in calls:
            under_way.append(executor.submit(function, *arguments))
            if len(under_way) > 2 * ahead:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        for future in under_way:
            future.cancel()


# In a worker: by the pickled setup, since each call brings a copy of its own.
_drafters: dict[bytes, Drafter] = {}


def draft_in_worker(setup: DraftSetup, item_ids: tuple[str, ...]) -> Drafts:
    """Make drafts with this process's own catalogue, opened at its first call."""
    key = pickle.dumps(setup)
    if key not in _drafters:
        _drafters[key] = Drafter(catalogue=setup.open_catalogue(), blobs=setup.blobs, scope=setup.scope)
    return _drafters[key].draft(item_ids)
