"""What ``benchmarks.retrieval`` asks: danghao over each index, and the ways of searching that it is held against.

Every engine is given the same papers and answers a need with item ids, best first. The baselines get what a plain
set-up has: the text and the values that were extracted, no keys, no readings, no likeness.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import tantivy

from archive.errors import UnsupportedQueryError
from archive.scope import local_administrator
from benchmarks.retrieval_archive import Paper, read_document
from benchmarks.retrieval_need import Need
from index_mappings.compile import build_query, compile_query
from index_mappings.near import compile_near
from index_mappings.port import SearchIndex

DEPTH = 50
_HEAP_BYTES = 60_000_000


class Engine(Protocol):
    """Answers needs with item ids, best first, and how many there are in all."""

    @property
    def name(self) -> str: ...

    def answer(self, need: Need, *, strict: bool) -> tuple[list[str], int]: ...


class Danghao:
    """danghao's own search over one of its indexes."""

    def __init__(self, index: SearchIndex, papers: Sequence[Paper]) -> None:
        self._index = index
        index.rebuild(map(read_document, papers))
        self.name = f"danghao, {index.name}"

    def answer(self, need: Need, *, strict: bool) -> tuple[list[str], int]:
        query = build_query(**need.asked)
        nearer = compile_near(query) if need.near and not strict else None
        compiled = nearer or compile_query(query, strict=strict)
        try:
            page = self._index.search(compiled.node, scope=local_administrator(), limit=DEPTH)
        except UnsupportedQueryError:
            return [], 0
        return [hit.item_id for hit in page.hits], page.total


def _values(paper: Paper) -> list[str]:
    held = [*paper.read_names, paper.former, paper.id_number, paper.plate, paper.file_number, paper.read_address]
    return [value for value in held if value]


class ExactKeyword:
    """Whole values, as they were read."""

    name = "exact keyword"

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._items: dict[str, list[str]] = {}
        for paper in papers:
            for value in dict.fromkeys(_values(paper)):
                self._items.setdefault(value, []).append(paper.item_id)

    def answer(self, need: Need, *, strict: bool) -> tuple[list[str], int]:  # noqa: ARG002 - knows one way
        found = self._items.get(need.text, [])
        return found[:DEPTH], len(found)


class _Tantivy:
    """tantivy as it comes, with pairs of characters of the text and whole values as they were read."""

    def __init__(self, folder: Path, papers: Sequence[Paper]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("item", stored=True, tokenizer_name="raw")
        builder.add_text_field("value", tokenizer_name="raw")
        builder.add_text_field("pairs", tokenizer_name="raw", index_option="freq")
        self._schema = builder.build()
        folder.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(self._schema, path=str(folder))
        writer = index.writer(_HEAP_BYTES, 1)
        for paper in papers:
            document = tantivy.Document()
            document.add_text("item", paper.item_id)
            for value in dict.fromkeys(_values(paper)):
                document.add_text("value", value)
            for pair in _pairs(paper.body):
                document.add_text("pairs", pair)
            writer.add_document(document)
        writer.commit()
        index.reload()
        self._searcher = index.searcher()

    def _search(self, query: tantivy.Query) -> tuple[list[str], int]:
        result: Any = self._searcher.search(query, DEPTH)
        return [str(self._searcher.doc(address)["item"][0]) for _, address in result.hits], int(result.count or 0)


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


class BigramMatch(_Tantivy):
    """Any pair of characters of what is asked, the more and the rarer the better (BM25)."""

    name = "bigram match"

    def answer(self, need: Need, *, strict: bool) -> tuple[list[str], int]:  # noqa: ARG002 - knows one way
        terms = [tantivy.Query.term_query(self._schema, "pairs", pair) for pair in _pairs(need.text)]
        if not terms:
            return [], 0
        return self._search(tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms]))


class FuzzyMatch(_Tantivy):
    """Whole values at an edit distance of one at most."""

    name = "fuzzy, distance 1"

    def answer(self, need: Need, *, strict: bool) -> tuple[list[str], int]:  # noqa: ARG002 - knows one way
        return self._search(
            tantivy.Query.disjunction_max_query(
                [
                    tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, "value", need.text), 2.0),
                    tantivy.Query.fuzzy_term_query(self._schema, "value", need.text, distance=1),
                ]
            )
        )


class StandardMatch:
    """Elasticsearch as it comes: a text field with the ``standard`` analyzer, asked by ``match``."""

    name = "Elasticsearch standard match"

    def __init__(self, client: Any, papers: Sequence[Paper], index: str) -> None:
        self._client, self._index = client, index
        client.indices.create(index=index, mappings={"properties": {"text": {"type": "text"}}})
        for start in range(0, len(papers), 1000):
            lines: list[dict[str, Any]] = []
            for paper in papers[start : start + 1000]:
                lines += ({"index": {"_id": paper.item_id}}, {"text": "\n".join((paper.body, *_values(paper)))})
            client.bulk(index=index, operations=lines)
        client.indices.refresh(index=index)

    def answer(self, need: Need, *, strict: bool) -> tuple[list[str], int]:  # noqa: ARG002 - knows one way
        found = self._client.search(
            index=self._index, query={"match": {"text": need.text}}, size=DEPTH, source=False, track_total_hits=True
        )
        return [hit["_id"] for hit in found["hits"]["hits"]], int(found["hits"]["total"]["value"])

    def close(self) -> None:
        self._client.indices.delete(index=self._index)


@contextmanager
def elasticsearch_engines(papers: Sequence[Paper], url: str) -> Iterator[list[Engine]]:
    """Give danghao on a server, and the server as it comes; what was made there goes at the end."""
    import uuid

    from elasticsearch import Elasticsearch

    from index_mappings.elasticsearch import Connection, ElasticsearchIndex

    prefix = f"retrieval_{uuid.uuid4().hex}"
    index = ElasticsearchIndex(Connection(hosts=(url,), prefix=prefix, shards=1))
    with Elasticsearch(url, request_timeout=60) as client:
        standard = StandardMatch(client, papers, f"{prefix}-standard")
        try:
            yield [Danghao(index, papers), standard]
        finally:
            index.close()
            standard.close()
            for name in client.indices.get(index=f"danghao-{prefix}-v*", allow_no_indices=True):
                client.indices.delete(index=name)
