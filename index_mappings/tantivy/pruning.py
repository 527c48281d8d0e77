"""Makes a query cheaper by what the index holds; matches and scores stay as they are.

tantivy reads a union of lists in blocks, while a single list leaps to where it is needed. So ``prune`` leaves out what
no document holds (most ways in which a word could be met are met nowhere), and ``spread`` gives each of several ranges
the rare thing that is asked with them, so that no range is looked through for it.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from itertools import repeat

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
            met = tuple(child for child in (prune(child, count) for child in children) if child != Nothing())
            return Nothing() if not met else met[0] if len(met) == 1 else Some(met)
        case All(children):
            parts = tuple(prune(child, count) for child in children)
            if Nothing() in parts:
                return Nothing()
            # What excludes nothing matches everything and weighs nothing.
            told = tuple(part for part in parts if part != Everything())
            return Everything() if not told else told[0] if len(told) == 1 else All(told)
        case Not(child):
            excluded = prune(child, count)
            return Everything() if excluded == Nothing() else Not(excluded)
        case _:
            return node


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
    if not groups or parts > _MOST_PARTS or min(map(_most, rest, repeat(count)), default=_RARE) >= _RARE:
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


def _most(node: Node, count: Count) -> float:
    """Return how many documents a node can match at most, as far as lists tell."""
    match node:
        case Nothing():
            return 0
        case Term(field, value):
            return count(field, value)
        case Phrase(field, tokens):
            return min(count(field, token) for _, token in tokens)
        case Some(children):
            return sum(_most(child, count) for child in children)
        case All(children):
            return min((_most(child, count) for child in children), default=math.inf)
        case _:
            return math.inf
