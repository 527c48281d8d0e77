"""The loosest way to meet a name: one of its characters is another one. Only for those who ask for it.

It finds whom the recognition misread into something that looks alike to it alone, with no runner-up kept. The index
holds nothing for it: a name is asked for with a hole at each place but the first, so that its dictionary is entered at
the surname and never read from end to end. Names of two characters are left out, since all of a surname would be met.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
_BONUS = float(2**18)
_SHORTEST, _LONGEST = 2, 6
_SHORTEST_WITH_HOLE = 3


@dataclass(frozen=True, kw_only=True)
class NamedQuery:
    """A query with one name in it: its words, and the place of the name among them."""

    words: Sequence[Expression]
    place: int
    word: Word

    @property
    def name(self) -> str:
        return keys.fold_name(self.word.text)

    def ask_others(self) -> tuple[Node, ...]:
        """Return what an index is asked for all words but the name."""
        others = (*self.words[: self.place], *self.words[self.place + 1 :])
        return tuple(compile_query(Query(child)).node for child in others)

    def rename(self, name: str) -> Query:
        """Return the query with another name in its place."""
        kept = (*self.words[: self.place], Word(name, AskedField.NAME), *self.words[self.place + 1 :])
        return Query(kept[0] if len(kept) == 1 else Conjunction(kept))


def find_name(query: Query) -> NamedQuery | None:
    """Return a query with its one name found; None where it has none, or several."""
    root = query.root
    words: Sequence[Expression] = root.children if isinstance(root, Conjunction) else () if root is None else (root,)
    found = [(place, word) for place, word in enumerate(words) if isinstance(word, Word) and _is_name(word)]
    chosen = [(place, word) for place, word in found if word.asked is AskedField.NAME] or found
    if len(chosen) != 1:
        return None
    ((place, word),) = chosen
    return NamedQuery(words=words, place=place, word=word)


def compile_near(query: Query) -> Compiled | None:
    """Return the nodes of a query whose name may differ in one character; None where that cannot be asked.

    What is met otherwise stands above, with its own scores and a bonus.
    """
    asked = find_name(query)
    if asked is None or len(asked.name) < _SHORTEST_WITH_HOLE:
        return None
    plain = [escape(character) for character in asked.name]
    holes = ("".join((*plain[:at], "?", *plain[at + 1 :])) for at in range(1, len(plain)))
    near = tuple(Pattern(fields.NAME_KEY, keys.VARIANT + hole, _NEAR_WEIGHT, MatchLabel.NEAR) for hole in holes)
    others = asked.ask_others()
    base = compile_query(query)
    loosest: Node = All((Some(near), *others)) if others else Some(near)
    return Compiled(
        node=Some((All((base.node, Everything(_BONUS))), loosest)),
        leaves=tuple(_widen(leaf, asked.word, near) for leaf in base.leaves),
        strict_node=base.node if base.strict_node is None else base.strict_node,
        strict_score=base.strict_score + _BONUS,
    )


def _widen(leaf: Leaf, word: Word, near: tuple[Node, ...]) -> Leaf:
    """Return the leaf of the name with what meets it here, so that a hit can be explained."""
    own = leaf.text == word.text and leaf.asked == word.asked
    return replace(leaf, node=Some((leaf.node, *near))) if own else leaf


def _is_name(word: Word) -> bool:
    """Tell whether a word asks for a name, or may: a bare word of two to four Han characters."""
    if word.pattern:
        return False
    folded = keys.fold_name(word.text)
    if word.asked is AskedField.NAME:
        return _SHORTEST <= len(folded) <= _LONGEST
    return word.asked is None and not word.quoted and 2 <= len(folded) <= 4 and all("㐀" <= c <= "鿿" for c in folded)
