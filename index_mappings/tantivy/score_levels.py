"""Which documents a query gives one certain score: a query of its own, so that they can be put in order by a column.

Scores are sums and maxima of whole weights (``query``), so they come in few levels, and equal ones are equal exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
            return _sums(children)
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
            ways = []
            for way in _ways(children, score):
                ways.append(All(tuple(matches_at(child, part) for child, part in zip(children, way, strict=True))))
                if len(ways) > _MOST_WAYS:
                    raise TooManyWaysError
            return ways[0] if len(ways) == 1 else Some(tuple(ways))
        case Some(children):
            at = tuple(matches_at(child, score) for child in children if score in scores_of(child))
            above = tuple(
                matches_at(child, other) for child in children for other in sorted(scores_of(child)) if other > score
            )
            met: Node = at[0] if len(at) == 1 else Some(at)
            return All((met, Not(Some(above)))) if above and at else met
        case _:
            return node if score in scores_of(node) else Nothing()


def _sums(children: Sequence[Node]) -> frozenset[float]:
    sums = frozenset({0.0})
    for child in children:
        sums = frozenset(total + score for total in sums for score in scores_of(child))
    return sums


def _ways(children: Sequence[Node], score: float) -> Iterator[tuple[float, ...]]:
    """Yield the scores of ``children`` that add up to ``score``."""
    if not children:
        yield ()
        return
    rest = children[1:]
    reachable = _sums(rest)
    for part in sorted(scores_of(children[0]), reverse=True):
        if score - part in reachable:
            yield from ((part, *others) for others in _ways(rest, score - part))
