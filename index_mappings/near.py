"""The loosest way to meet a name: one of its characters is another one. Only for those who ask for it.

It finds whom the recognition misread into something that looks alike to it alone, with no runner-up kept. The index
holds nothing for it: a name is asked for with a hole at each place but the first, so that its dictionary is entered at
the surname and never read from end to end. Names of two characters are left out, since all of a surname would be met.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index_mappings import fields, keys
from index_mappings.compile import Compiled, Leaf, compile_query
from index_mappings.field_names import AskedField
from index_mappings.keys import MatchLabel
from index_mappings.query import All, Everything, Node, Pattern, Some
from index_mappings.syntax import Query, Word
from index_mappings.syntax_tree import Conjunction, Expression
from index_mappings.wildcards import escape

_NEAR_WEIGHT = 1.0
# What all else has beside its own score: more than the words of a query that no bonus lifts can give.
_BONUS = 4096.0
_SHORTEST, _LONGEST = 2, 6
_SHORTEST_WITH_HOLE = 3


def find_name(query: Query) -> tuple[Sequence[Expression], int] | None:
    """Return the words of a query and the place among them of its one name; None where it has none, or several."""
    root = query.root
    children: Sequence[Expression] = root.children if isinstance(root, Conjunction) else () if root is None else (root,)
    places = [place for place, child in enumerate(children) if isinstance(child, Word) and _is_name(child)]
    marked = [place for place in places if _asks_name(children[place])]
    chosen = marked or places
    return (children, chosen[0]) if len(chosen) == 1 else None


def compile_near(query: Query) -> Compiled | None:
    """Return the nodes of a query whose name may differ in one character; None where that cannot be asked.

    What is met otherwise stands above, with its own scores and a bonus.
    """
    found = find_name(query)
    if found is None:
        return None
    children, place = found
    word = children[place]
    assert isinstance(word, Word)
    name = keys.fold_name(word.text)
    if len(name) < _SHORTEST_WITH_HOLE:
        return None
    plain = [escape(character) for character in name]
    holes = ("".join((*plain[:at], "?", *plain[at + 1 :])) for at in range(1, len(plain)))
    near = tuple(Pattern(fields.NAME_KEY, keys.VARIANT + hole, _NEAR_WEIGHT, MatchLabel.NEAR) for hole in holes)
    others = tuple(compile_query(Query(child)).node for at, child in enumerate(children) if at != place)
    base = compile_query(query)
    loosest: Node = All((Some(near), *others)) if others else Some(near)
    return Compiled(
        node=Some((All((base.node, Everything(_BONUS))), loosest)),
        leaves=tuple(_widen(leaf, word, near) for leaf in base.leaves),
        strict_node=base.node if base.strict_node is None else base.strict_node,
        strict_score=base.strict_score + _BONUS,
    )


def _widen(leaf: Leaf, word: Word, near: tuple[Node, ...]) -> Leaf:
    """Return the leaf of the name with what meets it here, so that a hit can be explained."""
    own = leaf.text == word.text and leaf.asked == word.asked
    return replace(leaf, node=Some((leaf.node, *near))) if own else leaf


def _asks_name(expression: Expression) -> bool:
    return isinstance(expression, Word) and expression.asked is AskedField.NAME


def _is_name(word: Word) -> bool:
    """Tell whether a word asks for a name, or may: a bare word of two to four Han characters."""
    if word.pattern:
        return False
    folded = keys.fold_name(word.text)
    if word.asked is AskedField.NAME:
        return _SHORTEST <= len(folded) <= _LONGEST
    return word.asked is None and not word.quoted and 2 <= len(folded) <= 4 and all("㐀" <= c <= "鿿" for c in folded)
