"""What is asked of an index adapter: nodes over tokens, keywords and integers, all text already analysed.

``syntax.py`` reads what people type, ``compile.py`` turns that into these nodes, adapters translate them one to one.
``restrict`` adds the scope; adapters call it first, so that nothing outside the scope is ever counted.

Scores are the same in every adapter: a leaf that matches gives its ``weight``, ``All`` the sum of its children,
``Some`` the largest of its children that match, everything else 0. Nothing depends on how often a word occurs
elsewhere, so a score tells nothing of documents outside the scope, and an order holds from one page to the next.

A leaf's ``label`` is no concern of adapters: it tells ``matching`` how a hit by this leaf is to be called, where that
cannot be seen from the value.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.scope import Scope
from index_mappings import fields
from index_mappings.fields import Field


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches every document, with the same score."""

    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Nothing:
    """Matches no document."""


@dataclass(frozen=True, slots=True)
class Term:
    """Documents with this value in a KEYWORDS field, or this token in a TOKENS field."""

    field: Field
    value: str
    weight: float = 1.0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Documents with all tokens of ``tokens`` in a TOKENS field, each at its position relative to the others.

    ``tokens`` are (position, token) pairs; at least two. Positions need not be consecutive.
    """

    field: Field
    tokens: tuple[tuple[int, str], ...]
    weight: float = 1.0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    r"""Documents with a value in a KEYWORDS field, or a token in a TOKENS field, that fits the pattern.

    ``?`` is one character, ``*`` any number of them, ``\\`` makes the next one plain.
    """

    field: Field
    pattern: str
    weight: float = 1.0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """Documents with an integer from ``low`` to ``high``, both included, in an INTEGERS field."""

    field: Field
    low: int
    high: int
    weight: float = 1.0
    label: str = ""


@dataclass(frozen=True, slots=True)
class All:
    """Every child matches. No children: everything."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one child matches. No children: nothing."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The child does not match."""

    child: Node


Node = Everything | Nothing | Term | Phrase | Pattern | Range | All | Some | Not


def ask_tokens(field: Field, tokens: tuple[tuple[int, str], ...], weight: float, label: str = "") -> Term | Phrase:
    """Return what asks a TOKENS field for some (position, token) pairs, of which there is at least one."""
    if len(tokens) == 1:
        return Term(field, tokens[0][1], weight, label)
    return Phrase(field, tokens, weight, label)


def restrict(query: Node, scope: Scope) -> Node:
    """Return ``query`` cut to what ``scope`` admits."""
    if scope.unrestricted:
        return query
    classes = Some(tuple(Term(fields.CLASS, value, 0.0) for value in sorted(scope.classes)))
    levels = Some(tuple(Term(fields.ACCESS_LEVEL, value, 0.0) for value in sorted(scope.access_levels)))
    return All((query, classes, levels))


def constant_score(node: Node) -> float | None:
    """Return the score that every match of ``node`` has, or None where matches may differ."""
    match node:
        case Nothing() | Not():
            return 0.0
        case Everything() | Term() | Phrase() | Pattern() | Range():
            return node.weight
        case All(children):
            scores = [constant_score(child) for child in children]
            return None if None in scores else sum(score for score in scores if score is not None)
        case Some(children):
            distinct = {constant_score(child) for child in children}
            return distinct.pop() if len(distinct) == 1 else None if distinct else 0.0
