"""A search index that answers for its own archive alone, and says where it is not the one published to last."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from archive.catalogue import CatalogueReader
from archive.publication import IndexState
from archive.scope import Scope
from index_mappings.belonging import LEFT_BEHIND, find_state
from index_mappings.fields import Field
from index_mappings.port import IndexPage, IndexReader, SearchIndex, Sort
from index_mappings.query import Node

# On a server a look costs a request; an index changes hands with the settings, so seldom.
LOOK_EVERY_S = 5.0


class OwnIndex(IndexReader):
    """What searches ask of ``index``; whatever publishes asks the index itself. As safe between threads as both parts.

    Each call raises IndexUnavailableError where the index is another archive's.
    """

    def __init__(self, index: SearchIndex, catalogue: CatalogueReader, *, look_every_s: float = LOOK_EVERY_S) -> None:
        self._index = index
        self._catalogue = catalogue
        self._look_every_s = look_every_s
        self._fits_until = 0.0

    @property
    def name(self) -> str:
        return self._index.name

    def search(
        self,
        query: Node,
        *,
        scope: Scope,
        limit: int,
        offset: int = 0,
        sort: Sort = Sort.RELEVANCE,
        facets: Sequence[Field] = (),
    ) -> IndexPage:
        state = self._look()
        page = self._index.search(query, scope=scope, limit=limit, offset=offset, sort=sort, facets=facets)
        if state is IndexState.FITS:
            return page
        return replace(page, incomplete="; ".join(filter(None, (LEFT_BEHIND, page.incomplete))))

    def suggest(self, field: Field, prefix: str, *, scope: Scope, limit: int) -> tuple[str, ...]:
        self._look()
        return self._index.suggest(field, prefix, scope=scope, limit=limit)

    def count(self) -> int:
        self._look()
        return self._index.count()

    def _look(self) -> IndexState:
        now = time.monotonic()
        if now < self._fits_until:
            return IndexState.FITS
        state = find_state(catalogue=self._catalogue, index=self._index)
        # What does not fit is looked at each time, so that it shows at once when it was mended.
        if state is IndexState.FITS:
            self._fits_until = now + self._look_every_s
        return state
