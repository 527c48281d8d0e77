"""The port of a search index: documents in, ranked items out. Adapters: memory (oracle), tantivy, Elasticsearch."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from archive.publication import IndexMark
from archive.scope import Scope
from index_mappings.fields import Field
from index_mappings.query import Node

# Stands in no token: it parts the lines of a text.
_BETWEEN = "\n"


class TokenStream:
    """Tokens of one TOKENS field with their positions, ascending; several tokens may share a position.

    It is kept in one piece, since workers send streams to the process that writes the index, and hundreds of pairs take
    longer to send than to make.
    """

    __slots__ = ("_joined", "_positions")

    def __init__(self, tokens: Sequence[tuple[int, str]] = ()) -> None:
        """Keep (position, token) pairs; no token holds a newline."""
        self._positions = array("q", [position for position, _ in tokens])
        self._joined = _BETWEEN.join([token for _, token in tokens])

    @property
    def tokens(self) -> tuple[tuple[int, str], ...]:
        return tuple(self)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return zip(self._positions, self._joined.split(_BETWEEN), strict=False)

    def __len__(self) -> int:
        return len(self._positions)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TokenStream) and self.tokens == other.tokens

    def __hash__(self) -> int:
        return hash(self._joined)

    def __repr__(self) -> str:
        return f"TokenStream({self.tokens!r})"


@dataclass(frozen=True, kw_only=True)
class IndexDocument:
    """One item as the index holds it. A field that is absent holds nothing.

    Attributes:
        item_id: key of the document; adding a document replaces the one with the same key.
        keywords: values by KEYWORDS field, each once.
        integers: values by INTEGERS field.
        tokens: streams by TOKENS field.
    """

    item_id: str
    keywords: Mapping[Field, Sequence[str]]
    integers: Mapping[Field, Sequence[int]]
    tokens: Mapping[Field, TokenStream]


class Sort(StrEnum):
    """Order of hits. Ties are broken so that paging is stable.

    Equal scores come by item id, which is the order in which items were taken in: within a batch, that of their archive
    numbers. Equal years come by ``ref_sort``, and equal ``ref_sort`` by item id.
    """

    RELEVANCE = "relevance"
    REF = "ref"
    YEAR = "year"  # oldest first, items without a year last
    YEAR_DESC = "-year"  # newest first, items without a year last


@dataclass(frozen=True, kw_only=True)
class IndexHit:
    item_id: str
    score: float


@dataclass(frozen=True, kw_only=True)
class FacetValue:
    value: str
    count: int


@dataclass(frozen=True, kw_only=True)
class IndexPage:
    """An answer. ``total`` and facets count all matches, not only the hits on this page.

    ``incomplete`` gives the reason where a part of the index did not answer; empty otherwise.
    Facet values come by count, largest first, then by value.
    """

    total: int
    hits: tuple[IndexHit, ...]
    facets: Mapping[Field, tuple[FacetValue, ...]]
    incomplete: str = ""


# How many values ``suggest`` looks at; what a scope hides among them is left out.
MOST_SUGGESTED_OF = 300


class IndexReader(Protocol):
    """What searches ask. Raises IndexUnavailableError when it cannot answer, UnsupportedQueryError when it must not."""

    @property
    def name(self) -> str: ...

    def search(
        self,
        query: Node,
        *,
        scope: Scope,
        limit: int,
        offset: int = 0,
        sort: Sort = Sort.RELEVANCE,
        facets: Sequence[Field] = (),
    ) -> IndexPage: ...

    def suggest(self, field: Field, prefix: str, *, scope: Scope, limit: int) -> tuple[str, ...]:
        """Return the first values of a KEYWORDS field that begin so, in order of their characters' numbers.

        A value is given where a document that ``scope`` admits holds it. The dictionary of values is entered at the
        prefix; of what stands there the first ``MOST_SUGGESTED_OF`` are looked at, so there may be fewer than there
        are. It costs as much as there are values with that prefix: ask for one that few share.
        """
        ...

    def count(self) -> int:
        """Return the number of documents that searches see."""
        ...


class SearchIndex(IndexReader, Protocol):
    """See the module. Errors as those of ``IndexReader``.

    Where single documents are refused, ``add`` and ``rebuild`` take all others first, then raise DocumentsRefusedError.
    """

    def add(self, documents: Iterable[IndexDocument]) -> int:
        """Add or replace documents, with bounded memory; seen by searches after ``commit``. Returns how many."""
        ...

    def remove(self, item_ids: Iterable[str]) -> None: ...

    def commit(self, mark: IndexMark | None = None) -> None:
        """Make what was added and removed durable and visible, then note ``mark``, if one is given.

        Killed before, an embedded index holds none of it; a server may hold some of the items, each whole. To add them
        again mends it.
        """
        ...

    def mark(self) -> IndexMark | None:
        """Return what was noted last of the index in use, whatever version built it; None where there is nothing."""
        ...

    def rebuild(self, documents: Iterable[IndexDocument], mark: IndexMark | None = None) -> int:
        """Build a fresh index beside this one, then take its place in one step; searches use the old until then.

        It begins without a mark, or with the one that is given.
        """
        ...

    def close(self) -> None: ...
