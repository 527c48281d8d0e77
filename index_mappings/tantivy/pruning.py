"""Makes a query cheaper by what the index holds; matches and scores stay as they are.

tantivy reads a union of lists in blocks, while a single list leaps to where it is needed. So ``prune`` leaves out what
no document holds (most ways in which a word could be met are met nowhere), and ``spread`` gives each of several ranges
the rare thing that is asked with them, so that no range is looked through for it.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat

from index_mappings import fields, keys
from index_mappings.fields import Field
from index_mappings.query import All, Everything, Node, Not, Nothing, Phrase, Range, Some, Term

Count = Callable[[Field, str], int]

# What fewer documents hold is rare; what is asked with it is looked at for each of them.
_RARE = 5_000
# A query is not written out in more parts than these.
_MOST_PARTS = 24


def prune(node: Node, count: Count) -> Node:
    """Return ``node`` without what cannot match; ``count`` tells how many documents hold a value or token at most."""
    match node:
        case Term(field, value):
            return node if count(field, value) else Nothing()
        case Phrase(field, tokens):
            return node if all(count(field, token) for _, token in tokens) else Nothing()
        case Some(children):
            met = _distinct(list(_met(children, count)), count)
            return Nothing() if not met else met[0] if len(met) == 1 else Some(tuple(met))
        case All(children):
            parts = tuple(_met(children, count))
            if len(parts) < len(children):
                return Nothing()
            # What excludes nothing matches everything and weighs nothing.
            told = tuple(part for part in parts if part != Everything())
            return Everything() if not told else told[0] if len(told) == 1 else All(told)
        case Not(child):
            excluded = prune(child, count)
            return Everything() if excluded == Nothing() else Not(excluded)
        case _:
            return node


def _met(children: Iterable[Node], count: Count) -> Iterator[Node]:
    """Yield what can match of each of ``children``, those left out that cannot."""
    for child in children:
        # A name is asked by dozens of terms; going through ``prune`` for each would double the cost of a lookup.
        if isinstance(child, Term):
            if count(child.field, child.value):
                yield child
            continue
        kept = prune(child, count)
        if not isinstance(kept, Nothing):
            yield kept


def _distinct(met: list[Node], count: Count) -> list[Node]:
    """Return ``met`` without the variant key of a name where all that have it have the exact key, which weighs more."""
    names = [node for node in met if isinstance(node, Term) and node.field is fields.NAME_KEY]
    for exact in names:
        beside = keys.variant_beside(exact.value)
        # Whatever has the exact key has the other: where as many have each, they are the same.
        if beside and count(fields.NAME_KEY, beside) == count(fields.NAME_KEY, exact.value):
            met = [node for node in met if not (node in names and node.value == beside and node.weight <= exact.weight)]
    return met


def spread(node: Node, count: Count) -> Node:
    """Return ``node`` with groups of ranges beside something rare written out, one part for each range."""
    match node:
        case Some(children):
            return Some(tuple(spread(child, count) for child in children))
        case All(children):
            return _spread_all(tuple(spread(child, count) for child in children), count)
        case _:
            return node


def _spread_all(children: tuple[Node, ...], count: Count) -> Node:
    groups = [ranges for ranges in map(_ranges, children) if len(ranges) > 1]
    rest = tuple(child for child in children if len(_ranges(child)) <= 1)
    parts = math.prod(len(ranges) for ranges in groups)
    if not groups or parts > _MOST_PARTS or min(map(most_of, rest, repeat(count)), default=_RARE) >= _RARE:
        return All(children)
    # Of several parts that are met, the largest score counts, as it does of several ranges.
    return Some(tuple(All((*rest, *chosen)) for chosen in itertools.product(*groups)))


def _ranges(node: Node) -> tuple[Range, ...]:
    """Return the ranges of which any will do, or none where the node is anything else."""
    match node:
        case Range():
            return (node,)
        case Some(children):
            found = [_ranges(child) for child in children]
            return tuple(itertools.chain.from_iterable(found)) if all(found) else ()
        case _:
            return ()


def most_of(node: Node, count: Count) -> float:
    """Return how many documents a node can match at most, as far as lists tell."""
    match node:
        case Nothing():
            return 0
        case Term(field, value):
            return count(field, value)
        case Phrase(field, tokens):
            return min(count(field, token) for _, token in tokens)
        case Some(children):
            return sum(most_of(child, count) for child in children)
        case All(children):
            return min((most_of(child, count) for child in children), default=math.inf)
        case _:
            return math.inf
