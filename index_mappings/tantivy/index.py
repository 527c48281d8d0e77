"""The search index on disk, in process, through tantivy. One writer at a time, any number of readers in any process.

A search sees the last commit: pointer and commit file are looked at before each. What was added shows after ``commit``;
a process killed before leaves the last commit as it was. Nothing is created by searching.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy

from archive.errors import IndexUnavailableError
from archive.scope import Scope
from index_mappings import fields
from index_mappings.document import check_document
from index_mappings.fields import Field
from index_mappings.port import FacetValue, IndexDocument, IndexHit, IndexPage, Sort
from index_mappings.query import Node, constant_score, restrict
from index_mappings.tantivy import translation
from index_mappings.tantivy.generations import Generation, Generations, WriterLock
from index_mappings.tantivy.seen import SeenIds
from index_mappings.tantivy.translation import ORDER, item_of_order

_HEAP_BYTES = 96_000_000
_MOST_FACET_VALUES = 65_000
# Hits of one score that are put in order here; of more than that, those first in order are looked for instead.
_MOST_TIES = 10_000
_WALK_STEP = 50
_LONGEST_WALK_STEP = 5_000
_COST_OF_WALKING = 20
_OPEN_TRIES = 5


@dataclass
class _Writing:
    """An open writer; ``is_new`` until the pointer names its generation."""

    lock: WriterLock
    generation: Generation
    writer: tantivy.IndexWriter
    is_new: bool


@dataclass
class _Reading:
    """An open generation; ``stamp`` tells its commits apart."""

    name: str
    index: tantivy.Index
    stamp: tuple[int, int, int]


class TantivyIndex:
    """The index in ``directory``, which need not exist; see the module. Searching is safe from several threads."""

    def __init__(self, directory: Path) -> None:
        self._generations = Generations(directory)
        self._schema = translation.build_schema()
        self._fingerprint = f"{fields.fingerprint()}-{translation.LAYOUT_VERSION}"
        self._writing: _Writing | None = None
        self._reading: _Reading | None = None

    @property
    def name(self) -> str:
        return "tantivy"

    @property
    def needs_rebuild(self) -> bool:
        """True where the index was built under another field table; then only ``rebuild`` is possible."""
        current = self._generations.read_current()
        return current is not None and current.fingerprint != self._fingerprint

    # --- writing -----------------------------------------------------------------------------------------------------
    def add(self, documents: Iterable[IndexDocument]) -> int:
        writing = self._open_writer()
        return self._write(writing.writer, documents)

    def remove(self, item_ids: Iterable[str]) -> None:
        writing = self._open_writer()
        for item_id in item_ids:
            writing.writer.delete_documents_by_term(fields.ITEM_ID.name, item_id)

    def commit(self) -> None:
        writing = self._writing
        if writing is None:
            return
        try:
            writing.writer.commit()
            if writing.is_new:
                self._generations.switch(writing.generation)
                writing.is_new = False
        except (OSError, ValueError) as error:
            self._drop_writer()
            raise self._broken("cannot be written", error) from error

    def rebuild(self, documents: Iterable[IndexDocument]) -> int:
        self._drop_writer()
        lock = self._generations.lock()
        try:
            # The one in use stays even when its pointer cannot be read; a rebuild is the way out of that, too.
            current = self._read_current_if_readable()
            self._generations.sweep(*([current.name] if current else []))
            fresh = Generation(self._generations.make_fresh(), self._fingerprint)
            try:
                writer = self._create(fresh.name)
                added = self._write(writer, documents, seen=SeenIds())
                writer.commit()
                writer.wait_merging_threads()
                self._generations.switch(fresh)
            except (OSError, ValueError) as error:
                raise self._broken("cannot be rebuilt", error) from error
        finally:
            lock.release()
        return added

    def close(self) -> None:
        self._drop_writer()
        self._reading = None

    def _write(
        self, writer: tantivy.IndexWriter, documents: Iterable[IndexDocument], *, seen: SeenIds | None = None
    ) -> int:
        """Add or replace documents. With ``seen``, of a new index, only what came before is replaced."""
        added = 0
        for document in documents:
            check_document(document)
            try:
                if seen is None or seen.may_hold(document.item_id):
                    writer.delete_documents_by_term(fields.ITEM_ID.name, document.item_id)
                writer.add_document(translation.write_document(document))
            except (OSError, ValueError) as error:
                raise self._broken(f"cannot take item {document.item_id}", error) from error
            added += 1
        return added

    def _open_writer(self) -> _Writing:
        if self._writing is not None:
            return self._writing
        lock = self._generations.lock()
        try:
            current = self._generations.read_current()
            if current is not None and current.fingerprint != self._fingerprint:
                raise self._outdated()
            self._generations.sweep(*([current.name] if current else []))
            if current is None:
                generation = Generation(self._generations.make_fresh(), self._fingerprint)
                writer = self._create(generation.name)
            else:
                generation = current
                writer = self._open(current.name).writer(_HEAP_BYTES, 1)
        except (OSError, ValueError) as error:
            lock.release()
            raise self._broken("cannot be opened for writing", error) from error
        except IndexUnavailableError:
            lock.release()
            raise
        self._writing = _Writing(lock, generation, writer, is_new=current is None)
        return self._writing

    def _drop_writer(self) -> None:
        """Let go of the writer; what was not committed is lost, merges under way are finished."""
        writing, self._writing = self._writing, None
        if writing is None:
            return
        try:
            writing.writer.rollback()
            writing.writer.wait_merging_threads()
        except (OSError, ValueError) as error:
            raise self._broken("cannot be closed", error) from error
        finally:
            writing.lock.release()

    def _create(self, name: str) -> tantivy.IndexWriter:
        index = tantivy.Index(self._schema, path=str(self._generations.path_of(name)))
        return index.writer(_HEAP_BYTES, 1)

    # --- reading -----------------------------------------------------------------------------------------------------
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
        restricted = restrict(query, scope)
        translated = translation.write_query(restricted, self._schema)
        searcher = self._searcher()
        if searcher is None:
            return IndexPage(total=0, hits=(), facets=dict.fromkeys(facets, ()))
        try:
            score = constant_score(restricted)
            if score is not None or sort is not Sort.RELEVANCE:
                if sort in {Sort.YEAR, Sort.YEAR_DESC}:
                    total, hits = self._search_by_year(
                        searcher, translated, newest_first=sort is Sort.YEAR_DESC, offset=offset, limit=limit
                    )
                else:
                    total, hits = _search_ordered(searcher, translated, offset=offset, limit=limit)
                if score is None:
                    hits = self._with_scores(searcher, translated, hits)
                else:
                    hits = [IndexHit(item_id=hit.item_id, score=score) for hit in hits]
            else:
                total, hits = self._search_relevant(searcher, translated, offset=offset, limit=limit)
            counted = _count_values(searcher, translated, facets)
        except (OSError, ValueError) as error:
            raise self._broken("cannot answer", error) from error
        return IndexPage(total=total, hits=tuple(hits), facets=counted)

    def count(self) -> int:
        searcher = self._searcher()
        return 0 if searcher is None else int(searcher.num_docs)

    def _search_by_year(
        self, searcher: tantivy.Searcher, query: tantivy.Query, *, newest_first: bool, offset: int, limit: int
    ) -> tuple[int, list[IndexHit]]:
        """Return the total and the hits of one page year by year: a column to order by would take a tenth of the index.

        Counting the hits of each year tells in which years the page lies.
        """
        total = _total_of(searcher.search(query, 1))
        counts = {int(value.value): value.count for value in _count_values(searcher, query, [fields.YEAR])[fields.YEAR]}
        hits: list[IndexHit] = []
        for year in (*sorted(counts, reverse=newest_first), None):
            count = total - sum(counts.values()) if year is None else counts[year]
            if offset < count and len(hits) < limit:
                low, high = (min(counts, default=0), max(counts, default=0)) if year is None else (year, year)
                of_years = tantivy.Query.range_query(
                    self._schema, fields.YEAR.name, tantivy.FieldType.Integer, low, high
                )
                occur = tantivy.Occur.MustNot if year is None else tantivy.Occur.Must
                both = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (occur, of_years)])
                hits += _search_ordered(searcher, both, offset=offset, limit=limit - len(hits))[1]
            offset = max(0, offset - count)
        return total, hits

    def _search_relevant(
        self, searcher: tantivy.Searcher, query: tantivy.Query, *, offset: int, limit: int
    ) -> tuple[int, list[IndexHit]]:
        """Return the total and the hits by score, those of equal score by their order.

        tantivy gives hits of equal score in no order that means anything, so the whole of each group that shows on this
        page is put in order here.
        """
        wanted = offset + limit
        result = searcher.search(query, max(1, wanted + 1))
        total, found = _total_of(result), result.hits
        if limit <= 0 or offset >= total:
            return total, []
        if len(found) > wanted and found[wanted][0] == found[wanted - 1][0]:
            found = searcher.search(query, min(total, wanted + _MOST_TIES)).hits
        first, last = found[offset][0], found[min(wanted, len(found)) - 1][0]
        start = next(number for number, (score, _) in enumerate(found) if score == first)
        is_whole = len(found) == total or found[-1][0] != last
        hits: list[IndexHit] = []
        while start < min(wanted, len(found)):
            score = found[start][0]
            end = start
            while end < len(found) and found[end][0] == score:
                end += 1
            # Places of this group that stand on the page, counted within the group.
            low, high = max(0, offset - start), min(wanted, total) - start
            # Walking takes about high · total / size hits, each at some twenty times the cost of one that is fetched.
            is_dense = _COST_OF_WALKING * high * total < (end - start) ** 2
            if score == last and (is_dense or not is_whole):
                step = max(_WALK_STEP, 2 * high * total // (end - start))
                orders = self._walk_ties(searcher, query, score, high, step=min(step, _LONGEST_WALK_STEP))
            else:
                orders = heapq.nsmallest(high, (searcher.doc(address)[ORDER][0] for _, address in found[start:end]))
            hits += (IndexHit(item_id=item_of_order(order), score=score) for order in orders[low:high])
            start = end
        return total, hits[:limit]

    def _walk_ties(
        self, searcher: tantivy.Searcher, query: tantivy.Query, score: float, count: int, *, step: int
    ) -> list[str]:
        """Return the first ``count`` orders of a group too large to fetch: walk all hits in order, keep its own."""
        orders: list[str] = []
        place = 0
        while len(orders) < count:
            found = searcher.search(
                query, step, count=False, order_by_field=ORDER, offset=place, order=tantivy.Order.Asc
            ).hits
            if not found:
                break
            place += len(found)
            step = min(2 * step, _LONGEST_WALK_STEP)
            scores = self._scores_of(searcher, query, [item_of_order(order) for order, _ in found])
            orders += (order for order, _ in found if scores.get(item_of_order(order)) == score)
        return orders[:count]

    def _with_scores(
        self, searcher: tantivy.Searcher, query: tantivy.Query, hits: Sequence[IndexHit]
    ) -> list[IndexHit]:
        scores = self._scores_of(searcher, query, [hit.item_id for hit in hits])
        return [IndexHit(item_id=hit.item_id, score=scores.get(hit.item_id, 0.0)) for hit in hits]

    def _scores_of(self, searcher: tantivy.Searcher, query: tantivy.Query, item_ids: Sequence[str]) -> dict[str, float]:
        if not item_ids:
            return {}
        among = tantivy.Query.const_score_query(
            tantivy.Query.term_set_query(self._schema, fields.ITEM_ID.name, list(item_ids)), 0.0
        )
        both = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, among)])
        found = searcher.search(both, len(item_ids), count=False).hits
        return {item_of_order(searcher.doc(address)[ORDER][0]): float(score) for score, address in found}

    def _searcher(self) -> tantivy.Searcher | None:
        """Return a searcher of the last commit, or None where there is none yet."""
        problem: Exception | None = None
        for _ in range(_OPEN_TRIES):
            current = self._generations.read_current()
            if current is None:
                return None
            if current.fingerprint != self._fingerprint:
                raise self._outdated()
            try:
                return self._searcher_of(current.name)
            except (OSError, ValueError) as error:
                # A rebuild may have switched and swept between reading the pointer and opening; then it names another.
                problem = error
                self._reading = None
        raise self._broken("cannot be read", problem) from problem

    def _searcher_of(self, name: str) -> tantivy.Searcher:
        state = (self._generations.path_of(name) / "meta.json").stat()
        stamp = (state.st_mtime_ns, state.st_ino, state.st_size)
        reading = self._reading
        if reading is None or reading.name != name:
            reading = _Reading(name, self._open(name), stamp)
            self._reading = reading
        elif reading.stamp != stamp:
            reading.index.reload()
            reading.stamp = stamp
        return reading.index.searcher()

    def _open(self, name: str) -> tantivy.Index:
        index = tantivy.Index.open(str(self._generations.path_of(name)))
        # Without this, a thread would watch the folder; looking before each search costs less and is never late.
        index.config_reader("manual", 0)
        index.reload()
        return index

    def _read_current_if_readable(self) -> Generation | None:
        try:
            return self._generations.read_current()
        except IndexUnavailableError:
            return None

    def _outdated(self) -> IndexUnavailableError:
        return IndexUnavailableError(
            f"the search index at {self._generations.directory} was built by another version; run 'danghao reindex'"
        )

    def _broken(self, what: str, error: Exception | None) -> IndexUnavailableError:
        return IndexUnavailableError(
            f"the search index at {self._generations.directory} {what} ({error}); if this stays, run 'danghao reindex'"
        )


def _search_ordered(
    searcher: tantivy.Searcher, query: tantivy.Query, *, offset: int, limit: int
) -> tuple[int, list[IndexHit]]:
    """Return the total and the hits of one page in their order; their scores are left at 0."""
    result = searcher.search(query, max(1, limit), order_by_field=ORDER, offset=offset, order=tantivy.Order.Asc)
    return _total_of(result), [IndexHit(item_id=item_of_order(order), score=0.0) for order, _ in result.hits[:limit]]


def _count_values(
    searcher: tantivy.Searcher, query: tantivy.Query, asked: Sequence[Field]
) -> dict[Field, tuple[FacetValue, ...]]:
    """Return the counts of each field's values, all in one pass over the hits."""
    if not asked:
        return {}
    terms = {field.name: {"terms": {"field": field.name, "size": _MOST_FACET_VALUES}} for field in asked}
    answer = searcher.aggregate(query, terms)
    counted: dict[Field, tuple[FacetValue, ...]] = {}
    for field in asked:
        found = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in answer[field.name]["buckets"]]
        found.sort(key=lambda entry: (-entry[1], entry[0]))
        counted[field] = tuple(FacetValue(value=value, count=count) for value, count in found)
    return counted


def _total_of(result: tantivy.SearchResult) -> int:
    # Its published types leave the attribute out.
    return int(result.count)  # type: ignore[attr-defined]
