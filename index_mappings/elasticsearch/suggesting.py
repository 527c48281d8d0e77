"""Values that begin in a certain way: taken from the server's dictionary of terms, then asked for within the scope.

The dictionary knows neither scopes nor removed documents, so each value is counted before it is given.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from elasticsearch import Elasticsearch

from archive.errors import IndexUnavailableError
from index_mappings.fields import Field
from index_mappings.port import MOST_SUGGESTED_OF

# Counted in one request.
_AT_ONCE = 50


def suggest_values(
    client: Elasticsearch, alias: str, field: Field, prefix: str, *, admitted: dict[str, Any], limit: int
) -> tuple[str, ...]:
    """Return the first ``limit`` values; ``admitted`` is the scope as a filter. Raises what the client raises."""
    answer = client.terms_enum(index=alias, field=field.name, string=prefix, size=MOST_SUGGESTED_OF).body
    # Where no copy of a part is there, the server asks none of the parts, and calls that complete.
    if answer["_shards"]["failed"] or not answer["_shards"]["total"] or not answer["complete"]:
        msg = "a part of the search index did not say which values it has; ask again"
        raise IndexUnavailableError(msg)
    # Each part of the index gives its first ones, but they are put together in an order of the server's own.
    terms = iter(sorted(answer["terms"]))
    found: list[str] = []
    while len(found) < limit and (asked := list(islice(terms, _AT_ONCE))):
        filters = [{"term": {field.name: {"value": term}}} for term in asked]
        counted = client.search(
            index=alias,
            query=admitted,
            aggs={"held": {"filters": {"filters": filters}}},
            size=0,
            track_total_hits=False,
        ).body
        if counted["_shards"]["failed"] or counted["timed_out"]:
            msg = "a part of the search index did not answer; ask again"
            raise IndexUnavailableError(msg)
        buckets = counted["aggregations"]["held"]["buckets"]
        found += [term for term, bucket in zip(asked, buckets, strict=True) if bucket["doc_count"]]
    return tuple(found[:limit])
