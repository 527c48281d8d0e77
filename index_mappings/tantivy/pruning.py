"""Leaves out of a query what no document holds: most ways in which a word could be met are met nowhere.

A union of many lists is read in blocks, a single list leaps to where it is needed; so one way left is worth the looking
up of ten. Matches and scores stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable

from index_mappings.fields import Field
from index_mappings.query import All, Everything, Node, Not, Nothing, Phrase, Some, Term

Holds = Callable[[Field, str], bool]


def prune(node: Node, holds: Holds) -> Node:
    """Return ``node`` without what cannot match; ``holds`` tells whether any document holds a value or token."""
    match node:
        case Term(field, value):
            return node if holds(field, value) else Nothing()
        case Phrase(field, tokens):
            return node if all(holds(field, token) for _, token in tokens) else Nothing()
        case Some(children):
            met = tuple(child for child in (prune(child, holds) for child in children) if child != Nothing())
            return Nothing() if not met else met[0] if len(met) == 1 else Some(met)
        case All(children):
            parts = tuple(prune(child, holds) for child in children)
            if Nothing() in parts:
                return Nothing()
            # What excludes nothing matches everything and weighs nothing.
            told = tuple(part for part in parts if part != Everything())
            return Everything() if not told else told[0] if len(told) == 1 else All(told)
        case Not(child):
            excluded = prune(child, holds)
            return Everything() if excluded == Nothing() else Not(excluded)
        case _:
            return node
