"""Which documents a query gives one certain score: a query of its own, so that they can be put in order by a column.

Scores are sums and maxima of whole weights (``query``), so they come in few levels, and equal ones are equal exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from index_mappings.query import All, Node, Not, Nothing, Some

# More ways than this to add up to one score are not written out.
_MOST_WAYS = 64


class TooManyWaysError(ValueError):
    """A score comes about in more ways than can be asked for."""


def scores_of(node: Node) -> frozenset[float]:
    """Return every score that a match of ``node`` can have."""
    match node:
        case Nothing():
            return frozenset()
        case Not():
            return frozenset({0.0})
        case All(children):
            return _sums(map(scores_of, children))
        case Some(children):
            return frozenset(score for child in children for score in scores_of(child))
        case _:
            return frozenset({node.weight})


def matches_at(node: Node, score: float) -> Node:
    """Return what matches exactly those documents that ``node`` gives ``score``; its own scores mean nothing.

    Raises:
        TooManyWaysError: that would be too large a query.
    """
    match node:
        case All(children):
            ways = list(islice(_ways([scores_of(child) for child in children], score), _MOST_WAYS + 1))
            if len(ways) > _MOST_WAYS:
                raise TooManyWaysError
            nodes = tuple(All(tuple(map(matches_at, children, way))) for way in ways)
            return nodes[0] if len(nodes) == 1 else Some(nodes)
        case Some(children):
            levels = [(child, scores_of(child)) for child in children]
            at = tuple(matches_at(child, score) for child, scores in levels if score in scores)
            above = tuple(
                matches_at(child, other) for child, scores in levels for other in sorted(scores) if other > score
            )
            met: Node = at[0] if len(at) == 1 else Some(at)
            return All((met, Not(Some(above)))) if above and at else met
        case _:
            return node if score in scores_of(node) else Nothing()


def _sums(levels: Iterable[frozenset[float]]) -> frozenset[float]:
    """Return every sum of one score of each level."""
    sums = frozenset({0.0})
    for scores in levels:
        sums = frozenset(total + score for total in sums for score in scores)
    return sums


def _ways(levels: Sequence[frozenset[float]], score: float) -> Iterator[tuple[float, ...]]:
    """Yield the scores, one of each level, that add up to ``score``."""
    if not levels:
        yield ()
        return
    rest = levels[1:]
    reachable = _sums(rest)
    for part in sorted(levels[0], reverse=True):
        if score - part in reachable:
            yield from ((part, *others) for others in _ways(rest, score - part))
