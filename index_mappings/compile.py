"""From what people ask (``syntax.py``) to what an index is asked (``query.py``).

Every word is widened *where it stands*: a bare word becomes "a name, or an ID number, or a number, or an archive
number, or title, address or text holds it", and that whole alternative takes the word's place under NOT, AND and OR.
Widening at the top of a boolean instead would bring back what a NOT excluded.

Scores are constant for each way a word is met (see ``query``), so they tell nothing about documents outside a scope.

A bare word is also met by what papers say instead of it (``asked_words``), and one typed in one run by the words it is
made of (``run_on``). Words are also met *loosely*, by what looks or sounds like them: every hit that meets the query
without that stands above all that need it, and has at least the score ``Compiled.strict_score``. What is excluded is
all that the words meet without that.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.errors import QuerySyntaxError
from index_mappings import syntax
from index_mappings.asked_spans import ask_span
from index_mappings.asked_ways import WILDCARD_FIELDS, Reach, ask_meant, ask_word, holds_something
from index_mappings.field_names import AskedField
from index_mappings.query import (
    All,
    Everything,
    Node,
    Not,
    Nothing,
    Some,
    constant_score,
)
from index_mappings.run_on import Part, is_asking, split_run
from index_mappings.side_by_side import join_words, split_label
from index_mappings.syntax import Conjunction, Disjunction, Expression, Negation, Query, Span, Word

# More than all words that a run may be made of can give together.
_WHOLE_BONUS = 1024.0
# What bears an archive number stands above what holds the words it was typed in.
_BORNE_BONUS = 4096.0
# What holds a label and its value stands above what has the value alone, however that is met.
_LABEL_BONUS = 128.0
_YEAR = re.compile("(?:18|19|20)[0-9]{2}")
_END_OF_ID = re.compile("[0-9]{3}[0-9Xx]")
# More than all words of the longest query can give together, and no more than fits a float of 32 bits exactly.
STRICT_BONUS = float(2**20)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing asked for and not excluded.

    Attributes:
        asked: its field, or None for everywhere.
        node: all ways of meeting it.
        text: the word or range as asked.
        instead_of: place among the leaves of the one that this one stands in for, where that is not met: a word that a
            run was read as, or what papers say instead of a word. To meet it is not to meet what was asked.
    """

    asked: AskedField | None
    node: Node
    text: str = ""
    instead_of: int | None = None


@dataclass(frozen=True, kw_only=True)
class Compiled:
    """A query ready for an index.

    Attributes:
        node: what the index is asked.
        leaves: what explains and highlights a hit; excluded words are not among them.
        strict_node: the same without what is met by look and sound; None where nothing is.
        strict_score: the least score of a hit that ``strict_node`` meets; no other hit reaches it.
    """

    node: Node
    leaves: tuple[Leaf, ...]
    strict_node: Node | None = None
    strict_score: float = 0.0


def build_query(
    text: str = "",
    *,
    name: str = "",
    id_number: str = "",
    address: str = "",
    case_type: str = "",
    archive_class: str = "",
    ref: str = "",
    number: str = "",
    box: str = "",
    date_from: str = "",
    date_to: str = "",
) -> Query:
    """Return what the free text and every filter that is not empty ask together.

    Values of filters are plain: in them only wildcards mean anything.

    Raises:
        QuerySyntaxError: the text cannot be understood. That a value does not fit its field, ``compile_query`` says.
    """
    filters = (
        (AskedField.NAME, name),
        (AskedField.ID_NUMBER, id_number),
        (AskedField.ADDRESS, address),
        (AskedField.CASE_TYPE, case_type),
        (AskedField.CLASS, archive_class),
        (AskedField.REF, ref),
        (AskedField.NUMBER, number),
        (AskedField.BOX, box),
    )
    parts = [syntax.parse(text)]
    for asked, value in filters:
        plain = value.strip()
        if plain and (span := syntax.read_span(plain, asked, 0, len(plain))):
            parts.append(Query(span))
        elif plain:
            wild = asked in WILDCARD_FIELDS and any(mark in plain for mark in "?*？＊")
            pattern = plain.translate({ord("？"): "?", ord("＊"): "*"}).replace("\\", "\\\\") if wild else ""
            # An address is no quotation: its numbers, levels and earlier names are met as in a query.
            quoted = not wild and asked is not AskedField.ADDRESS
            parts.append(Query(Word(plain, asked, quoted, pattern, 0, len(plain))))
    low, high = date_from.strip(), date_to.strip()
    if low or high:
        parts.append(Query(Span(low, high, AskedField.DATE, 0, len(low or high))))
    return syntax.join(*parts)


def compile_query(query: Query, *, strict: bool = False) -> Compiled:
    """Return the nodes of a query.

    Args:
        query: as it was read.
        strict: leave out what is met by look and sound.

    Raises:
        QuerySyntaxError: a value does not fit its field (a date that is none), with its place.
        UnsupportedQueryError: wildcards in a field that holds running text.
    """
    if query.root is None:
        return Compiled(node=Everything(), leaves=())
    strict_leaves: list[Leaf] = []
    strict_node = _compile(query.root, strict_leaves, Reach.MEANT)
    if strict:
        return Compiled(node=strict_node, leaves=tuple(strict_leaves))
    leaves: list[Leaf] = []
    node = _compile(query.root, leaves, Reach.ALIKE)
    if node == strict_node:
        return Compiled(node=node, leaves=tuple(leaves))
    least = _least_strict(node, strict_node)
    if least is not None:
        return Compiled(node=node, leaves=tuple(leaves), strict_node=strict_node, strict_score=least)
    return Compiled(
        node=Some((All((strict_node, Everything(STRICT_BONUS))), node)),
        leaves=tuple(leaves),
        strict_node=strict_node,
        strict_score=STRICT_BONUS,
    )


def _least_strict(node: Node, strict_node: Node) -> float | None:
    """Return the least that a strict hit of a lone word scores; None where a loose one may score as much."""
    if not isinstance(node, Some):
        return None
    asked_strictly = set(strict_node.children) if isinstance(strict_node, Some) else {strict_node}
    strict: list[float] = []
    loose: list[float] = []
    for child in node.children:
        score = constant_score(child)
        if score is None:
            return None
        (strict if child in asked_strictly else loose).append(score)
    return min(strict) if strict and loose and max(loose) < min(strict) else None


def _compile(expression: Expression, leaves: list[Leaf], reach: Reach) -> Node:
    match expression:
        case Conjunction(children):
            return _compile_side_by_side(children, leaves, reach)
        case Disjunction(children):
            return Some(tuple(_compile(child, leaves, reach) for child in children))
        case Negation(child):
            # What is excluded explains no hit.
            return Not(_compile(child, [], Reach.MEANT))
        case Word():
            return _compile_word(expression, leaves, reach)
        case Span():
            return _note(Leaf(expression.asked, ask_span(expression), f"{expression.low}..{expression.high}"), leaves)


def _note(leaf: Leaf, leaves: list[Leaf]) -> Node:
    """Return the node of a word, which is noted among ``leaves``."""
    if not isinstance(leaf.node, Everything):
        leaves.append(leaf)
    return leaf.node


def _compile_side_by_side(children: tuple[Expression, ...], leaves: list[Leaf], reach: Reach) -> Node:
    """Return words that are all asked; those that may be one name or number written with blanks are met by it, too."""
    nodes: list[Node] = []
    number = 0
    telling = tuple(child for child in children if not _only_asks(child))
    children = telling or children
    while number < len(children):
        joined = join_words(children[number:])
        taken = children[number : number + (joined.words if joined else 1)]
        number += len(taken)
        if joined is not None and joined.word.asked is AskedField.REF:
            nodes.append(_compile_code(joined.word, taken, leaves, reach))
            continue
        # The syllables of a name in pinyin are no names of their own.
        own_reach = min(reach, Reach.MEANT) if joined and joined.word.text.isascii() else reach
        each = tuple(_compile(_as_year_or_end(child), leaves, own_reach) for child in taken)
        if joined is None:
            nodes += each
            continue
        together = (*each, Everything(_LABEL_BONUS)) if joined.labelled else each
        nodes.append(Some((All(together), _compile_reading(joined.word, leaves, reach))))
    return nodes[0] if len(nodes) == 1 else All(tuple(nodes))


def _only_asks(child: Expression) -> bool:
    return isinstance(child, Word) and child == Word(child.text) and is_asking(child.text)


def _compile_code(code: Word, words: Sequence[Expression], leaves: list[Leaf], reach: Reach) -> Node:
    """Return what bears an archive number, and what merely holds the words it was typed in."""
    place = len(leaves)
    borne = _compile_reading(code, leaves, reach)
    held: list[Leaf] = []
    each = tuple(_compile(_as_year_or_end(word), held, Reach.MEANT) for word in words)
    leaves += (replace(leaf, instead_of=place) for leaf in held)
    return Some((borne, All(each)))


def _compile_reading(word: Word, leaves: list[Leaf], reach: Reach) -> Node:
    """Return a word that others may be read as; nothing where it does not fit its field (身份证 遗失)."""
    try:
        node = _compile_word(word, leaves, reach)
    except QuerySyntaxError:
        return Nothing()
    return All((node, Everything(_BORNE_BONUS))) if word.asked is AskedField.REF else node


def _as_year_or_end(child: Expression) -> Expression:
    """Return four digits beside other words, excluded or not, as the year or the end of an ID number they may be."""
    match child:
        case Word(text, None, False, "") if _YEAR.fullmatch(text):
            end = Word(text, AskedField.ID_NUMBER)
            return Disjunction((child, replace(child, text=f"{text}年"), Word(text, AskedField.YEAR), end))
        case Word(text, None, False, "") if _END_OF_ID.fullmatch(text):
            return Disjunction((child, Word(text, AskedField.ID_NUMBER)))
        case Negation(excluded):
            return Negation(_as_year_or_end(excluded))
    return child


def _compile_word(word: Word, leaves: list[Leaf], reach: Reach) -> Node:
    asked = ask_word(word, reach)
    place = len(leaves)
    node = _note(Leaf(word.asked, asked, word.text), leaves)
    if word.asked is not None or word.quoted or word.pattern or isinstance(node, Everything):
        return node
    if meant := ask_meant(word):
        return _either(node, _note(Leaf(None, Some(meant), word.text, place), leaves))
    ways: list[Node] = []
    label = split_label(word.text)
    if parts := split_run(word.text):
        together = _ask_parts(word, parts, leaves, reach, instead_of=place)
        ways.append(All((together, Everything(_LABEL_BONUS))) if label else together)
    if label is not None:
        ways.append(_compile_reading(replace(word, text=label[1], asked=label[0]), leaves, reach))
    # What holds the run as it stands comes first.
    return Some((All((node, Everything(_WHOLE_BONUS))), *ways)) if ways else node


def _ask_parts(word: Word, parts: tuple[Part, ...], leaves: list[Leaf], reach: Reach, *, instead_of: int) -> Node:
    """Return what meets all words of a run, each noted for itself."""
    nodes: list[Node] = []
    for part in parts:
        words = [replace(word, text=text) for text in part.readings]
        words = [one for one in words if holds_something(one)]
        ways = [*(ask_word(one, reach) for one in words), *itertools.chain.from_iterable(map(ask_meant, words))]
        nodes.append(_note(Leaf(None, Some(tuple(ways)), part.readings[0], instead_of), leaves))
    return All(tuple(nodes))


def _either(node: Node, other: Node) -> Node:
    return Some((*(node.children if isinstance(node, Some) else (node,)), other))
