"""How much of the archive an answer covers, counted in the catalogue and compared with the index.

An answer that may miss something says so. What counts as missing: items the index does not hold in their newest form,
pages not read, pages that failed. An item that nobody scanned is searched by its catalogue data, which is all there is.
"""

from __future__ import annotations

from dataclasses import replace

from archive.catalogue import CatalogueReader, ClassCounts
from archive.scope import Scope
from index_mappings.port import SearchIndex
from search_api.results import Searched


class CoverageCounter:
    """Counts what a scope sees, for each answer: the catalogue keeps its counts. Safe to share between threads."""

    def __init__(self, catalogue: CatalogueReader, index: SearchIndex) -> None:
        self._catalogue = catalogue
        self._index = index

    def count(self, scope: Scope) -> Searched:
        """Return what of ``scope`` is searched. Raises IndexUnavailableError and CatalogueError."""
        searched = summarise(self._catalogue.class_counts(scope=scope))
        # The index cannot count by scope, so only who sees everything can compare.
        missing = searched.items - searched.unindexed_items - self._index.count() if scope.unrestricted else 0
        if missing > 0:
            note = f"the index holds {missing} fewer items than the catalogue says: run `danghao reindex`"
            searched = with_note(searched, note)
        return searched


def summarise(classes: tuple[ClassCounts, ...]) -> Searched:
    """Add up the counts of all classes."""
    return Searched(
        items=sum(counts.items for counts in classes),
        pages=sum(counts.pages for counts in classes),
        unindexed_items=sum(counts.items - counts.indexed for counts in classes),
        unread_pages=sum(counts.pages - counts.recognised - counts.failed for counts in classes),
        failed_pages=sum(counts.failed for counts in classes),
        unscanned_items=sum(counts.items - counts.scanned for counts in classes),
    )


def with_note(searched: Searched, note: str) -> Searched:
    """Return ``searched`` with one more reason why something may be missing."""
    return replace(searched, index_notes=(*searched.index_notes, note))
