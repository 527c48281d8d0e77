"""Query nodes and searches of ours as Elasticsearch's query language, one to one; values stand in values only.

Scores are those of the other adapters: ``constant_score`` for leaves, ``bool`` adds, ``dis_max`` takes the largest.
What cannot change a score is asked as a filter, which the server need not score and may keep.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from index_mappings import analysis, fields
from index_mappings.elasticsearch.layout import encodable, fields_of_token, is_token
from index_mappings.fields import Field, Kind
from index_mappings.port import Sort
from index_mappings.query import (
    All,
    Everything,
    Node,
    Not,
    Nothing,
    Pattern,
    Phrase,
    Range,
    Some,
    Term,
    constant_score,
)
from index_mappings.wildcards import split_pattern

Body = dict[str, Any]

# More distinct values than a facet is ever shown with; the server says when it had to leave some out.
MOST_FACET_VALUES = 20_000

_MATCH_ALL: Body = {"match_all": {}}
_MATCH_NONE: Body = {"match_none": {}}


# --- searches --------------------------------------------------------------------------------------------------------
def write_search(node: Node, *, sort: Sort, facets: Sequence[Field], timeout_s: float) -> Body:
    """Return what is the same of a search for each of its pages."""
    score = constant_score(node)
    body: Body = {
        "query": write_query(node) if score is None else {"bool": {"filter": [write_filter(node)]}},
        "sort": write_sort(sort, scored=score is None),
        "track_scores": score is None,
        "track_total_hits": True,
        "timeout": f"{max(1, round(timeout_s * 1000))}ms",
        # The item id is the last value that hits are sorted by: nothing needs to be fetched.
        "_source": False,
        "stored_fields": "_none_",
    }
    if facets:
        body["aggs"] = {
            field.name: {"terms": {"field": field.name, "size": MOST_FACET_VALUES}} for field in dict.fromkeys(facets)
        }
    return body


def write_sort(sort: Sort, *, scored: bool) -> list[Body]:
    """Return the order of hits; the item id, which breaks all ties, comes last."""
    by_id: Body = {fields.ITEM_ID.name: {"order": "asc", "missing": "_first"}}
    first: list[Body] = []
    match sort:
        case Sort.RELEVANCE:
            return [{"_score": {"order": "desc"}}, by_id] if scored else [by_id]
        case Sort.YEAR:
            first = [{fields.YEAR.name: {"order": "asc", "missing": "_last"}}]
        case Sort.YEAR_DESC:
            first = [{fields.YEAR.name: {"order": "desc", "missing": "_last"}}]
        case _:
            pass
    return [
        *first,
        {fields.REF_SORT.name: {"order": "asc", "missing": "_first"}},
        by_id,
    ]


# --- queries ---------------------------------------------------------------------------------------------------------
def write_query(node: Node) -> Body:
    """Return a node as a query that scores."""
    match node:
        case Everything(weight):
            return {"match_all": {"boost": weight}}
        case All(()):
            return {"match_all": {"boost": 0.0}}
        case Nothing() | Some(()):
            return _MATCH_NONE
        case Term() | Phrase() | Pattern() | Range():
            return {"constant_score": {"filter": write_filter(node), "boost": node.weight}}
        case All(children):
            return _write_all(children)
        case Some((child,)):
            return write_query(child)
        case Some(children):
            return {"dis_max": {"queries": [write_query(child) for child in children]}}
        case Not():
            return _write_all((node,))


def _write_all(children: Sequence[Node]) -> Body:
    scoring = [child for child in children if constant_score(child) != 0.0]
    excluded = [child.child for child in children if isinstance(child, Not)]
    filtering = [child for child in children if constant_score(child) == 0.0 and not isinstance(child, Not)]
    clauses: Body = {
        "must": [write_query(child) for child in scoring],
        "filter": [write_filter(child) for child in filtering],
        "must_not": [write_filter(child) for child in excluded],
    }
    if not scoring and not filtering:
        clauses["filter"] = [_MATCH_ALL]
    return {"bool": {name: queries for name, queries in clauses.items() if queries}}


def write_filter(node: Node) -> Body:
    """Return a node as a query whose score is of no interest."""
    match node:
        case Everything() | All(()):
            return _MATCH_ALL
        case Nothing() | Some(()):
            return _MATCH_NONE
        case Term(field, value) if field.kind is Kind.TOKENS:
            return _write_token(field, encodable(value))
        case Term(field, value):
            return _term(field.name, encodable(value))
        case Phrase(field, tokens):
            return _write_phrase(field, [(position, encodable(token)) for position, token in tokens])
        case Pattern(field, pattern):
            return _write_pattern(field, encodable(pattern))
        case Range(field, low, high):
            return {"range": {field.name: {"gte": low, "lte": high}}}
        case All((child,)) | Some((child,)):
            return write_filter(child)
        case All(children):
            kept = [write_filter(child) for child in children if not isinstance(child, Not)]
            excluded = [write_filter(child.child) for child in children if isinstance(child, Not)]
            clauses: Body = {"filter": kept or [_MATCH_ALL]}
            return {"bool": clauses | ({"must_not": excluded} if excluded else {})}
        case Some(children):
            return _any_of([write_filter(child) for child in children])
        case Not(child):
            return {"bool": {"filter": [_MATCH_ALL], "must_not": [write_filter(child)]}}


def _any_of(queries: list[Body]) -> Body:
    return queries[0] if len(queries) == 1 else {"bool": {"should": queries, "minimum_should_match": 1}}


def _term(name: str, value: str) -> Body:
    return {"term": {name: {"value": value}}}


def _write_pattern(field: Field, pattern: str) -> Body:
    parts = list(split_pattern(pattern))
    if not any(is_wild for is_wild, _ in parts):
        return _term(field.name, "".join(character for _, character in parts))
    written = "".join(
        character if is_wild or character not in "?*\\" else "\\" + character for is_wild, character in parts
    )
    return {"wildcard": {field.name: {"value": written}}}


# --- token streams ---------------------------------------------------------------------------------------------------
def _write_token(field: Field, token: str) -> Body:
    if not is_token(token):
        return _MATCH_NONE
    return _any_of([_term(name, token) for name in fields_of_token(field, token)])


def _write_phrase(field: Field, tokens: Sequence[tuple[int, str]]) -> Body:
    if not tokens or not all(is_token(token) for _, token in tokens):
        return _MATCH_NONE
    ordered = sorted(set(tokens))
    if len(ordered) == 1:
        return _write_token(field, ordered[0][1])
    places = {fields_of_token(field, token) for _, token in ordered}
    steps = [after[0] - before[0] for before, after in pairwise(ordered)]
    if len(places) == 1 and set(steps) == {1} and all(analysis.is_han(token) for _, token in ordered):
        ((name,),) = places
        return {"match_phrase": {name: {"query": " ".join(token for _, token in ordered)}}}
    return _write_near(field, ordered)


def _write_near(field: Field, ordered: Sequence[tuple[int, str]]) -> Body:
    """Return a phrase over the fields of a stream: tokens at exact distances, wherever each of them may stand."""
    held: dict[int, list[Body]] = {}
    for position, token in ordered:
        held.setdefault(position, []).append(_write_span(field, token))
    clauses: list[Body] = []
    reached = ordered[0][0]
    for position, spans in held.items():
        if position > reached:
            clauses.append({"span_gap": {field.name: position - reached}})
        clauses.append(_write_stack(spans))
        reached = position + 1
    return clauses[0] if len(clauses) == 1 else {"span_near": {"clauses": clauses, "slop": 0, "in_order": True}}


def _write_span(field: Field, token: str) -> Body:
    spans: list[Body] = []
    for name in fields_of_token(field, token):
        span: Body = {"span_term": {name: token}}
        spans.append(span if name == field.name else {"span_field_masking": {"field": field.name, "query": span}})
    return spans[0] if len(spans) == 1 else {"span_or": {"clauses": spans}}


def _write_stack(spans: Sequence[Body]) -> Body:
    """Return the places where all of ``spans``, each of one token, stand at one position."""
    first, *rest = spans
    for span in rest:
        first = {"span_containing": {"big": first, "little": span}}
    return first
