"""Puts the hits of one query in order: by score, archive number or year, ties broken, so that paging is stable.

tantivy gives hits of equal score in no order that means anything, and orders by one column or by score, never by both.
So it is asked twice: which scores show on the page, and the hits of each of these scores by their column.
"""

from __future__ import annotations

from collections.abc import Sequence

import tantivy

from index_mappings import fields
from index_mappings.fields import Field
from index_mappings.port import FacetValue, IndexHit, Sort
from index_mappings.query import Node, constant_score
from index_mappings.tantivy.pruning import prune, spread
from index_mappings.tantivy.score_levels import TooManyWaysError, matches_at
from index_mappings.tantivy.translation import ARRIVAL, encodable, read_id, write_query

_MOST_FACET_VALUES = 65_000
# So few hits are put in order here: that costs less than asking for those of each score.
_FEW = 200

_Scored = tuple[float, tantivy.DocAddress]
_Column = tuple[str | int, tantivy.DocAddress]


class Ranked:
    """The hits of ``node``, already restricted to a scope, at the commit that ``searcher`` sees."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema, node: Node) -> None:
        counts: dict[tuple[str, str], int] = {}

        def count(field: Field, value: str) -> int:
            key = field.name, value
            known = counts.get(key)
            if known is None:
                known = counts[key] = searcher.doc_freq(field.name, encodable(value))
            return known

        self._node = spread(prune(node, count), count)
        self.query = write_query(self._node, schema)
        self._searcher = searcher
        self._schema = schema

    def page(self, sort: Sort, *, offset: int, limit: int) -> tuple[int, list[IndexHit]]:
        """Return how many hits there are, and those of one page."""
        score = constant_score(self._node)
        if sort is Sort.RELEVANCE and score is None:
            return self._by_score(offset, limit)
        match sort:
            case Sort.RELEVANCE:
                total, item_ids = self._in_order(self.query, ARRIVAL, offset, limit)
            case Sort.REF:
                total, item_ids = self._in_order(self.query, fields.REF_SORT.name, offset, limit)
            case _:
                total, item_ids = self._by_year(offset, limit, newest_first=sort is Sort.YEAR_DESC)
        scores = dict.fromkeys(item_ids, score) if score is not None else self._scores_of(item_ids)
        return total, [IndexHit(item_id=item_id, score=scores.get(item_id) or 0.0) for item_id in item_ids]

    def _by_score(self, offset: int, limit: int) -> tuple[int, list[IndexHit]]:
        found = self._searcher.search(self.query, max(_FEW, offset + limit))
        total = _total_of(found)
        if total <= len(found.hits):
            return total, self._sort(found.hits, offset, limit)
        scores = [float(score) for score, _ in found.hits[: offset + limit]]
        shown = scores[offset : offset + limit]
        hits: list[IndexHit] = []
        try:
            for score in dict.fromkeys(shown):
                alike = write_query(matches_at(self._node, score), self._schema)
                before = max(0, offset - scores.index(score))
                _, item_ids = self._in_order(alike, ARRIVAL, before, shown.count(score), count=False)
                hits += (IndexHit(item_id=item_id, score=score) for item_id in item_ids)
        except TooManyWaysError:
            return total, self._sort(self._searcher.search(self.query, total).hits, offset, limit)
        return total, hits

    def _sort(self, scored: Sequence[_Scored], offset: int, limit: int) -> list[IndexHit]:
        """Return one page of hits that are known whole, by score and item id."""
        if len(scored) > offset + limit:
            scored = self._until(scored, offset + limit)
        hits = [IndexHit(item_id=read_id(self._searcher, address), score=float(score)) for score, address in scored]
        return sorted(hits, key=lambda hit: (-hit.score, hit.item_id))[offset : offset + limit]

    def _until(self, scored: Sequence[_Scored], end: int) -> list[_Scored]:
        """Return the first ``end`` by score and arrival, and what ties with the last of them."""
        arrivals = self._searcher.fast_field_values(ARRIVAL, [address for _, address in scored])
        ranked = sorted(zip(scored, arrivals, strict=True), key=_by_score_and_arrival)
        last = _by_score_and_arrival(ranked[end - 1]) if end else None
        return [one for number, (one, arrival) in enumerate(ranked) if number < end or last == (-one[0], arrival)]

    def _in_order(
        self, query: tantivy.Query, column: str, offset: int, limit: int, *, count: bool = True
    ) -> tuple[int, list[str]]:
        """Return how many hits there are (0 where not asked to ``count``) and the item ids of one page by a column.

        Hits of one value, of which there are few, come by item id.
        """
        low, high, step = max(0, offset - 1), offset + max(1, limit) + 1, max(1, limit)
        while True:
            answer = self._searcher.search(
                query, high - low, count=count, order_by_field=column, offset=low, order=tantivy.Order.Asc
            )
            found: list[_Column] = answer.hits
            total = _total_of(answer) if count else 0
            first, last = offset - low, min(offset + limit - low, len(found)) - 1
            if last < first:
                return total, []
            # What ties with the ends of the page must be known whole.
            cut_before = low > 0 and found[0][0] == found[first][0]
            cut_after = len(found) == high - low and found[-1][0] == found[last][0]
            if not cut_before and not cut_after:
                break
            low = max(0, low - step) if cut_before else low
            high = high + step if cut_after else high
            step *= 2
        values = [value for value, _ in found]
        if len(set(values)) == len(values):
            return total, self._ids_at(found[first : last + 1])
        ordered = sorted(zip(map(values.index, values), self._ids_at(found), strict=True))
        return total, [item_id for _, item_id in ordered[first : last + 1]]

    def _ids_at(self, found: Sequence[_Scored | _Column]) -> list[str]:
        return [read_id(self._searcher, address) for _, address in found]

    def _scores_of(self, item_ids: Sequence[str]) -> dict[str, float]:
        if not item_ids:
            return {}
        among = tantivy.Query.const_score_query(
            tantivy.Query.term_set_query(self._schema, fields.ITEM_ID.name, list(item_ids)), 0.0
        )
        both = tantivy.Query.boolean_query([(tantivy.Occur.Must, self.query), (tantivy.Occur.Must, among)])
        found = self._searcher.search(both, len(item_ids), count=False).hits
        return dict(zip(self._ids_at(found), (float(score) for score, _ in found), strict=True))

    def _by_year(self, offset: int, limit: int, *, newest_first: bool) -> tuple[int, list[str]]:
        """Go year by year: a column to order by both would take a tenth of the index.

        Counting the hits of each year tells in which years the page lies.
        """
        total = _total_of(self._searcher.search(self.query, 1))
        counted = count_values(self._searcher, self.query, [fields.YEAR])[fields.YEAR]
        counts = {int(value.value): value.count for value in counted}
        item_ids: list[str] = []
        for year in (*sorted(counts, reverse=newest_first), None):
            count = total - sum(counts.values()) if year is None else counts[year]
            if offset < count and len(item_ids) < limit:
                low, high = (min(counts, default=0), max(counts, default=0)) if year is None else (year, year)
                of_years = tantivy.Query.range_query(
                    self._schema, fields.YEAR.name, tantivy.FieldType.Integer, low, high
                )
                occur = tantivy.Occur.MustNot if year is None else tantivy.Occur.Must
                both = tantivy.Query.boolean_query([(tantivy.Occur.Must, self.query), (occur, of_years)])
                item_ids += self._in_order(both, fields.REF_SORT.name, offset, limit - len(item_ids), count=False)[1]
            offset = max(0, offset - count)
        return total, item_ids


def _by_score_and_arrival(ranked: tuple[_Scored, object]) -> tuple[float, int]:
    (score, _), arrival = ranked
    assert isinstance(arrival, int)
    return -score, arrival


def count_values(
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
