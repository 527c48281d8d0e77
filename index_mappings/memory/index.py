"""An index in memory that tests every document against the query, one by one: slow, and plainly right.

The other adapters are measured against it. It translates nothing and keeps nothing but the documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from archive.publication import IndexMark
from archive.scope import Scope
from index_mappings import fields
from index_mappings.document import check_document
from index_mappings.fields import Field
from index_mappings.port import FacetValue, IndexDocument, IndexHit, IndexPage, Sort
from index_mappings.query import All, Everything, Node, Not, Nothing, Pattern, Phrase, Range, Some, Term, restrict
from index_mappings.wildcards import fits


class MemoryIndex:
    """See the module. What was added is searched after ``commit``, as with the other adapters."""

    def __init__(self) -> None:
        self._documents: dict[str, IndexDocument] = {}
        self._pending: dict[str, IndexDocument | None] = {}
        self._mark: IndexMark | None = None

    @property
    def name(self) -> str:
        return "memory"

    def add(self, documents: Iterable[IndexDocument]) -> int:
        added = 0
        for document in documents:
            check_document(document)
            self._pending[document.item_id] = document
            added += 1
        return added

    def remove(self, item_ids: Iterable[str]) -> None:
        self._pending.update(dict.fromkeys(item_ids))

    def commit(self, mark: IndexMark | None = None) -> None:
        for item_id, document in self._pending.items():
            if document is None:
                self._documents.pop(item_id, None)
            else:
                self._documents[item_id] = document
        self._pending = {}
        self._mark = mark or self._mark

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
        scored = [
            (document, score)
            for document in self._documents.values()
            if (score := _score(restricted, document)) is not None
        ]
        scored.sort(key=lambda entry: (_order(entry[0], entry[1], sort), _tie(entry[0], sort)))
        return IndexPage(
            total=len(scored),
            hits=tuple(
                IndexHit(item_id=document.item_id, score=score) for document, score in scored[offset : offset + limit]
            ),
            facets={field: _count(field, [document for document, _ in scored]) for field in facets},
        )

    def suggest(self, field: Field, prefix: str, *, scope: Scope, limit: int) -> tuple[str, ...]:
        admitted = restrict(Everything(), scope)
        seen = (document for document in self._documents.values() if _score(admitted, document) is not None)
        held = {value for document in seen for value in _held(field, document) if value.startswith(prefix)}
        return tuple(sorted(held)[:limit])

    def count(self) -> int:
        return len(self._documents)

    def mark(self) -> IndexMark | None:
        return self._mark

    def rebuild(self, documents: Iterable[IndexDocument], mark: IndexMark | None = None) -> int:
        fresh: dict[str, IndexDocument] = {}
        added = 0
        for document in documents:
            check_document(document)
            fresh[document.item_id] = document
            added += 1
        self._documents, self._pending, self._mark = fresh, {}, mark
        return added

    def close(self) -> None:
        self._pending = {}


def _score(node: Node, document: IndexDocument) -> float | None:
    """Return the score of a document that matches, or None."""
    match node:
        case Everything(weight):
            return weight
        case Nothing():
            return None
        case Term(field, value, weight):
            return weight if value in _held(field, document) else None
        case Pattern(field, pattern, weight):
            return weight if any(fits(pattern, value) for value in _held(field, document)) else None
        case Range(field, low, high, weight):
            return weight if any(low <= value <= high for value in document.integers.get(field, ())) else None
        case Phrase(field, tokens, weight):
            return weight if _has_phrase(field, tokens, document) else None
        case All(children):
            scores = [_score(child, document) for child in children]
            return None if None in scores else sum(score for score in scores if score is not None)
        case Some(children):
            met = [score for child in children if (score := _score(child, document)) is not None]
            return max(met) if met else None
        case Not(child):
            return 0.0 if _score(child, document) is None else None


def _held(field: Field, document: IndexDocument) -> set[str]:
    if field.kind is fields.Kind.TOKENS:
        stream = document.tokens.get(field)
        return {token for _, token in stream.tokens} if stream is not None else set()
    return set(document.keywords.get(field, ()))


def _has_phrase(field: Field, tokens: tuple[tuple[int, str], ...], document: IndexDocument) -> bool:
    stream = document.tokens.get(field)
    if stream is None or not tokens:
        return False
    held = set(stream.tokens)
    base = tokens[0][0]
    return any(
        all((start + position - base, token) in held for position, token in tokens)
        for start, first in stream.tokens
        if first == tokens[0][1]
    )


def _order(document: IndexDocument, score: float, sort: Sort) -> float:
    year = next(iter(document.integers.get(fields.YEAR, ())), None)
    match sort:
        case Sort.RELEVANCE:
            return -score
        case Sort.REF:
            return 0.0
        case Sort.YEAR:
            return float("inf") if year is None else year
        case Sort.YEAR_DESC:
            return float("inf") if year is None else -year


def _tie(document: IndexDocument, sort: Sort) -> tuple[str, str]:
    if sort is Sort.RELEVANCE:
        return "", document.item_id
    return next(iter(document.keywords.get(fields.REF_SORT, ())), ""), document.item_id


def _count(field: Field, documents: Sequence[IndexDocument]) -> tuple[FacetValue, ...]:
    counts: Counter[str] = Counter()
    for document in documents:
        held: Sequence[str] | Sequence[int] = document.keywords.get(field, ()) or document.integers.get(field, ())
        counts.update({str(value) for value in held})
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(FacetValue(value=value, count=count) for value, count in ordered)
