"""Gets the hits of a search, on any page of it: the first ten thousand in one request, beyond them step by step.

Deep pages and long lists stand on a point in time, so that the steps cut one and the same row of hits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from elastic_transport import ApiError, TransportError
from elasticsearch import Elasticsearch

# The largest result window that an index has by default.
MOST_AT_ONCE = 10_000
_KEEP_ALIVE = "1m"

Body = dict[str, Any]
Answer = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Found:
    """The answer with totals and facets, the raw hits of the page, and every reason why something may be missing."""

    answer: Answer
    hits: tuple[Mapping[str, Any], ...]
    reasons: tuple[str, ...]


def find_page(client: Elasticsearch, alias: str, body: Body, *, offset: int, limit: int) -> Found:
    """Return the hits from ``offset`` on, ``limit`` at most. Raises what the client raises."""
    if offset + limit <= MOST_AT_ONCE:
        answer = _ask_twice(lambda: client.search(index=alias, **_named({**body, "from": offset, "size": limit})).body)
        return Found(answer=answer, hits=tuple(answer["hits"]["hits"]), reasons=reasons_of(answer))
    return _walk(client, alias, body, offset=offset, limit=limit)


def _walk(client: Elasticsearch, alias: str, body: Body, *, offset: int, limit: int) -> Found:
    pit = client.open_point_in_time(index=alias, keep_alive=_KEEP_ALIVE).body["id"]
    try:
        step = min(MOST_AT_ONCE, offset + limit)
        request = {**body, "size": step, "pit": {"id": pit, "keep_alive": _KEEP_ALIVE}}
        first = answer = _ask_twice(lambda: client.search(**_named(request)).body)
        reasons = dict.fromkeys(reasons_of(answer))
        kept: list[Mapping[str, Any]] = []
        passed = 0
        # Totals and facets are known now; nothing beyond them needs to be counted again.
        request = {name: value for name, value in request.items() if name != "aggs"} | {"track_total_hits": False}
        while hits := answer["hits"]["hits"]:
            kept += hits[max(0, offset - passed) : max(0, offset + limit - passed)]
            passed += len(hits)
            if len(kept) >= limit or len(hits) < request["size"] or offset >= first["hits"]["total"]["value"]:
                break
            pit = answer.get("pit_id", pit)
            request |= {
                "size": min(MOST_AT_ONCE, offset + limit - passed),
                "search_after": hits[-1]["sort"],
                "pit": {"id": pit, "keep_alive": _KEEP_ALIVE},
            }
            answer = client.search(**_named(request)).body
            reasons |= dict.fromkeys(reasons_of(answer))
        return Found(answer=first, hits=tuple(kept), reasons=tuple(reasons))
    finally:
        # It goes away by itself in a minute.
        with suppress(ApiError, TransportError):
            client.close_point_in_time(id=pit)


def _ask_twice(ask: Callable[[], Answer]) -> Answer:
    """Ask once more where a part did not answer: another copy of it may, or another index has just taken its place."""
    answer = ask()
    return ask() if answer["_shards"]["failed"] else answer


def _named(body: Body) -> Body:
    """Return a body as arguments of the client, which gives two of its fields other names."""
    names = {"from": "from_", "_source": "source"}
    return {names.get(name, name): value for name, value in body.items()}


def reasons_of(answer: Answer) -> tuple[str, ...]:
    """Return why an answer may miss something; nothing where it is whole."""
    reasons: list[str] = []
    shards = answer["_shards"]
    if shards["failed"]:
        causes = {str(failure["reason"]["type"]) for failure in shards.get("failures", ())}
        named = f" ({', '.join(sorted(causes))})" if causes else ""
        reasons.append(f"{shards['failed']} of {shards['total']} parts of the search index did not answer{named}")
    if answer["timed_out"]:
        reasons.append("the search index ran out of time; ask for less, or again later")
    if answer.get("terminated_early"):
        reasons.append("the search index stopped early")
    return tuple(reasons)
