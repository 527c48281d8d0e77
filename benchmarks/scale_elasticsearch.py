"""Elasticsearch asked three ways: through danghao, with bare bodies on danghao's own index, and as peers set it up.

Peers give a server whole texts and its ``standard`` analyzer, which makes a token of every Han character, and ask with
``match``: all characters of a name, wherever they stand. That is what the third index does.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch

from benchmarks.scale_build import Built, Supply, rebuild_by_workers
from benchmarks.scale_items import Record
from benchmarks.scale_measure import Answer
from benchmarks.scale_queries import Asked
from index_mappings import analysis, keys
from index_mappings.elasticsearch import Connection, ElasticsearchIndex

PREFIX = "bench_scale"
_PEERS = "peers-standard"
_AT_ONCE = 500
_FACETS = ("class", "case_type", "year")


@contextlib.contextmanager
def a_server() -> Iterator[tuple[str, int]]:
    """Yield the address and the process of one node, as the tests start it (512 MB of heap)."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    server = importlib.import_module("elasticsearch_server")
    with server.running() as nodes:
        yield nodes[0].url, nodes[0].process.pid


def open_index(url: str) -> ElasticsearchIndex:
    return ElasticsearchIndex(Connection(hosts=(url,), prefix=PREFIX, timeout_s=60))


def _size(client: Elasticsearch, index: str) -> int:
    client.indices.refresh(index=index)
    client.indices.flush(index=index)
    stats = client.indices.stats(index=index).body
    return int(stats["_all"]["primaries"]["store"]["size_in_bytes"])


def build_danghao(count: int, index: ElasticsearchIndex, client: Elasticsearch) -> Built:
    supply = Supply(count)
    started = time.perf_counter()
    rebuild_by_workers(supply, index)
    seconds = time.perf_counter() - started - supply.seconds
    return Built(items=count, seconds=seconds, size_bytes=_size(client, f"danghao-{PREFIX}-read-*"))


def build_peers(count: int, client: Elasticsearch) -> Built:
    properties: dict[str, Any] = {
        name: {"type": "text", "analyzer": "standard"} for name in ("persons", "address", "body")
    }
    properties |= {name: {"type": "keyword"} for name in ("id_number", "class", "case_type")}
    properties["year"] = {"type": "integer"}
    client.indices.create(
        index=_PEERS, mappings={"properties": properties},
        settings={"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1"},
    )  # fmt: skip
    supply = Supply(count)
    started = time.perf_counter()
    lines: list[dict[str, Any]] = []
    for record in supply:
        lines += ({"index": {"_id": record.item_id}}, _plain(record))
        if len(lines) >= 2 * _AT_ONCE:
            _send(client, lines)
            lines = []
    if lines:
        _send(client, lines)
    client.indices.refresh(index=_PEERS)
    seconds = time.perf_counter() - started - supply.seconds
    return Built(items=count, seconds=seconds, size_bytes=_size(client, _PEERS))


def _plain(record: Record) -> dict[str, Any]:
    return {
        "persons": record.persons, "address": record.addresses, "body": record.body, "id_number": record.id_numbers,
        "class": record.archive_class, "case_type": record.case_type, "year": record.year,
    }  # fmt: skip


def _send(client: Elasticsearch, lines: Sequence[dict[str, Any]]) -> None:
    answer = client.bulk(index=_PEERS, operations=lines)
    assert not answer.body["errors"], "the server refused a document"


def _plain_filters(asked: Asked) -> Iterator[dict[str, Any]]:
    """Yield the clauses that no analysis makes a difference to."""
    if asked.case_type:
        yield {"term": {"case_type": asked.case_type}}
    if asked.years:
        yield {"range": {"year": {"gte": asked.years[0], "lte": asked.years[1]}}}
    if asked.id_number:
        kind = "wildcard" if "?" in asked.id_number else "term"
        yield {kind: {"id_number": asked.id_number}}


def _counts(asked: Asked) -> dict[str, Any] | None:
    return {name: {"terms": {"field": name, "size": 1000}} for name in _FACETS} if asked.facets else None


class RawElasticsearch:
    """Bare bodies on danghao's index: the least that asks for the same."""

    name = "raw Elasticsearch client"

    def __init__(self, client: Elasticsearch) -> None:
        self._client = client
        (self._index,) = client.indices.get_alias(index=f"danghao-{PREFIX}-read-*").body

    def ask(self, asked: Asked, *, limit: int = 20) -> Answer:
        clauses: list[dict[str, Any]] = []
        if asked.name or asked.anywhere:
            clauses.append({"term": {"name_key": keys.EXACT + (asked.name or asked.anywhere)}})
        clauses += _plain_filters(asked)
        clauses += (_phrase("body", phrase) for phrase in asked.phrases)
        if asked.address:
            clauses.append(_loose_phrase("address", asked.address))
        answer = self._client.search(
            index=self._index, query={"bool": {"filter": clauses}}, size=limit, source=False, stored_fields="_none_",
            docvalue_fields=[{"field": "item_id"}], track_total_hits=True, aggs=_counts(asked),
        ).body  # fmt: skip
        hits = answer["hits"]
        return Answer(
            ids=tuple(str(hit["fields"]["item_id"][0]) for hit in hits["hits"]), total=int(hits["total"]["value"])
        )


def _phrase(field: str, text: str) -> dict[str, Any]:
    words = [token for _, token in analysis.ask_text(text).phrases[0]]
    return (
        {"match_phrase": {field: " ".join(words)}} if all(map(analysis.is_han, words)) else _loose_phrase(field, text)
    )


def _loose_phrase(field: str, text: str) -> dict[str, Any]:
    """Return all tokens of a mixed text, in whichever field holds them: no single phrase query can ask for it."""
    words = [token for _, token in analysis.ask_text(text).phrases[0]]
    places = [field, f"{field}_narrow", f"{field}_overflow"]
    return {
        "bool": {
            "filter": [
                {"bool": {"should": [{"term": {place: word}} for place in places], "minimum_should_match": 1}}
                for word in words
            ]
        }
    }


class Peers:
    """``standard`` analysis and ``match`` with all characters wanted; phrases with ``match_phrase``."""

    name = "Elasticsearch, standard analysis"

    def __init__(self, client: Elasticsearch) -> None:
        self._client = client

    def ask(self, asked: Asked, *, limit: int = 20) -> Answer:
        clauses: list[dict[str, Any]] = []
        if asked.name:
            clauses.append({"match": {"persons": {"query": asked.name, "operator": "and"}}})
        if asked.anywhere:
            clauses.append(
                {
                    "multi_match": {
                        "query": asked.anywhere, "fields": ["persons", "body", "address"], "operator": "and",
                    }
                }
            )  # fmt: skip
        if asked.address:
            clauses.append({"match": {"address": {"query": asked.address, "operator": "and"}}})
        clauses += _plain_filters(asked)
        clauses += ({"match_phrase": {"body": phrase}} for phrase in asked.phrases)
        answer = self._client.search(
            index=_PEERS, query={"bool": {"must": clauses}}, size=limit, source=False, track_total_hits=True,
            aggs=_counts(asked),
        ).body  # fmt: skip
        hits = answer["hits"]
        return Answer(ids=tuple(str(hit["_id"]) for hit in hits["hits"]), total=int(hits["total"]["value"]))


def forget(client: Elasticsearch, folder: Path | None = None) -> None:
    """Empty the server's own caches; what the kernel keeps of its files stays."""
    del folder
    client.indices.clear_cache(index="_all")
