"""How much of the archive an answer covers, counted in the catalogue and compared with the index.

An answer that may miss something says so. What counts as missing: items the index does not hold in their newest form,
pages not read, pages that failed, items whose mentions could not be extracted. An item that nobody scanned is searched
by its catalogue data, which is all there is. Only classes that a query can be met in count: what waits elsewhere takes
nothing from its answer.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.catalogue import CatalogueReader, ClassCounts
from archive.errors import IndexUnavailableError
from archive.scope import Scope
from index_mappings import fields
from index_mappings.port import IndexReader
from index_mappings.query import All, Everything, Node, Not, Nothing, Pattern, Some, Term
from index_mappings.wildcards import fits
from search_api.notes import Note
from search_api.results import ClassCoverage, Searched

# Of many pages without a reading the first are named.
_NAMED = 5


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """What of the archive one answer covers.

    Attributes:
        whole: of all that the asker may see.
        asked: of the classes that the query can be met in; it decides whether the answer is complete.
        classes: each class that the asker may see.
    """

    whole: Searched
    asked: Searched
    classes: tuple[ClassCoverage, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(coverage.counts.archive_class for coverage in self.classes)

    def with_note(self, note: Note) -> Coverage:
        """Return the coverage with one more reason why something may be missing."""
        return replace(self, whole=with_note(self.whole, note), asked=with_note(self.asked, note))


class CoverageCounter:
    """Counts what a scope sees, for each answer: the catalogue keeps its counts. Safe to share between threads."""

    def __init__(self, catalogue: CatalogueReader, index: IndexReader) -> None:
        self._catalogue = catalogue
        self._index = index

    def count(self, scope: Scope, *, is_partial: bool = False) -> Searched:
        """Return what of ``scope`` is searched; arguments and errors are those of ``cover``."""
        return self.cover(scope, Everything(), is_partial=is_partial).whole

    def cover(self, scope: Scope, query: Node, *, is_partial: bool = False) -> Coverage:
        """Return what of ``scope`` an answer to ``query`` covers.

        Args:
            scope: of who asks.
            query: what was asked.
            is_partial: the index has answered and said itself that its answer may miss something. Then it need not be
                able to count: an index without some of its parts is not.

        Raises:
            IndexUnavailableError: the index cannot answer now.
            CatalogueError: the catalogue cannot.
        """
        noted = self._catalogue.class_counts(scope=scope)
        try:
            held = self._recount(noted, scope)
        except IndexUnavailableError:
            if not is_partial:
                raise
            held = noted
        asked = [can_be_met_in(counts.archive_class, query) for counts in noted]
        return Coverage(
            whole=_summarise_held(noted, held),
            asked=_summarise_held(tuple(itertools.compress(noted, asked)), tuple(itertools.compress(held, asked))),
            classes=tuple(ClassCoverage(counts=counts, asked=may) for counts, may in zip(held, asked, strict=True)),
        )

    def _recount(self, noted: tuple[ClassCounts, ...], scope: Scope) -> tuple[ClassCounts, ...]:
        """Return the counts with no more indexed than the index holds, which may have lost what is noted as there."""
        # The index cannot count by scope, so only who sees everything can compare.
        if not scope.unrestricted or sum(counts.indexed for counts in noted) <= self._index.count():
            return noted
        found = self._index.search(Everything(), scope=scope, limit=1, facets=[fields.CLASS])
        by_class = {entry.value: entry.count for entry in found.facets[fields.CLASS]}
        by_class[""] = found.total - sum(by_class.values())
        return tuple(
            replace(counts, indexed=min(counts.indexed, by_class.get(counts.archive_class, 0))) for counts in noted
        )


def can_be_met_in(archive_class: str, query: Node) -> bool:
    """Tell whether an item of this class could match ``query``, whatever else it holds."""
    return _judge(query, archive_class)[0]


def _judge(node: Node, archive_class: str) -> tuple[bool, bool]:
    """Return whether an item of the class may match, and whether every one does."""
    match node:
        case Everything():
            return True, True
        case Nothing():
            return False, False
        case Term(fields.CLASS, value):
            return value == archive_class, value == archive_class
        case Pattern(fields.CLASS, pattern):
            fitting = bool(archive_class) and fits(pattern, archive_class)
            return fitting, fitting
        case All(children):
            judged = [_judge(child, archive_class) for child in children]
            return all(may for may, _ in judged), all(must for _, must in judged)
        case Some(children):
            judged = [_judge(child, archive_class) for child in children]
            return any(may for may, _ in judged), any(must for _, must in judged)
        case Not(child):
            may, must = _judge(child, archive_class)
            return not must, not may
        case _:
            return True, False


def summarise(classes: tuple[ClassCounts, ...]) -> Searched:
    """Add up the counts of these classes."""
    return Searched(
        items=sum(counts.items for counts in classes),
        pages=sum(counts.pages for counts in classes),
        unindexed_items=sum(counts.items - counts.indexed for counts in classes),
        unread_pages=sum(counts.pages - counts.recognised - counts.failed for counts in classes),
        failed_pages=sum(counts.failed for counts in classes),
        unextracted_items=sum(counts.unextracted for counts in classes),
        unscanned_items=sum(counts.items - counts.scanned for counts in classes),
    )


def _summarise_held(noted: tuple[ClassCounts, ...], held: tuple[ClassCounts, ...]) -> Searched:
    """Add up what is held, and how much of what was noted as held is not."""
    lost = sum(was.indexed - now.indexed for was, now in zip(noted, held, strict=True))
    return replace(summarise(held), lost_items=lost)


def note_lost(lost: int) -> Note:
    """Return what to say of hits that the index names and the catalogue does not show."""
    return Note(
        f"the index names {lost} more that the catalogue does not show: reindex",
        f"索引另有 {lost} 件为目录所无，请重建索引（danghao reindex）",
    )


def note_lost_readings(locators: Sequence[str]) -> Note:
    """Return what to say of pages among the hits whose stored reading cannot be used, and what to do about it."""
    named = locators[:_NAMED]
    more = len(locators) - len(named)
    english = ", ".join(named) + (f" and {more} more" if more else "")
    chinese = "、".join(named) + (f" 等 {len(locators)} 页" if more else "")
    return Note(
        f"the stored reading of {english} cannot be used: see whether the blob store answers; if it does, restore the "
        "reading from a backup, or ingest its batch again with --retry-failed",
        f"{chinese} 的识读结果无法读取：请检查存储是否可用；若可用，则该结果已丢失或损坏，请从备份恢复，"
        "或以 --retry-failed 重新导入该批次",
    )


def with_note(searched: Searched, note: Note) -> Searched:
    """Return ``searched`` with one more reason why something may be missing."""
    return replace(searched, index_notes=(*searched.index_notes, note))
