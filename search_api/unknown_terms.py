"""What to say of classes and case types that are asked for and that there are not: an answer of nothing tells nobody.

Neither is a closed list. An archive may hold classes that its registry lost since, and case types as free words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from archive.registry import Registry
from archive.scope import Scope
from index_mappings import keys
from index_mappings.compile import compile_query
from index_mappings.port import IndexReader
from index_mappings.query import Node, Some, Term
from index_mappings.syntax import Query, Word
from search_api.notes import Note


def note_unknown_classes(asked: Collection[str], held: Collection[str], registry: Registry) -> Note | None:
    """Return what to say of classes that there are not, or None where each is known."""
    known = tuple(dict.fromkeys((*registry.class_names(), *held)))
    names = set(map(keys.squeeze_term, known))
    unknown = [text for text in asked if keys.squeeze_term(text) not in names]
    codes: dict[str, str] = {}
    for code, name in registry.class_codes().items():
        codes.setdefault(name, code)
    there = [" ".join(filter(None, (name, codes.get(name)))) for name in known]
    if not unknown:
        return None
    said = "、".join(unknown)
    return Note(
        f"no archive class is called {said}; there are {', '.join(there)}",
        f"没有名为“{said}”的类别；现有：{'、'.join(there)}",
    )


def note_unknown_case_types(
    asked: Iterable[Word], *, registry: Registry, index: IndexReader, scope: Scope
) -> Note | None:
    """Return what to say of case types that neither the registry nor any item has, or None where there are none.

    The index is asked for those alone that the registry does not know.
    """
    known = tuple(dict.fromkeys(term for name in registry.class_names() for term in registry.case_types(name)))
    terms = set(map(keys.squeeze_term, known))
    unknown: dict[str, None] = {}
    for word in asked:
        node = compile_query(Query(word), strict=True).node
        if terms.isdisjoint(_values(node)) and not index.search(node, scope=scope, limit=1).total:
            unknown[word.text] = None
    if not unknown:
        return None
    said = "、".join(unknown)
    near = [term for term in known if any(_is_near(word, term) for word in unknown)]
    near.sort(key=lambda term: -max(len(set(word) & set(term)) / len(set(word) | set(term)) for word in unknown))
    return Note(
        f"no case type is called {said}; "
        + (f"near it: {', '.join(near)}; " if near else "")
        + f"there are {', '.join(known)}",
        f"没有名为“{said}”的业务类型；"
        + (f"相近的有：{'、'.join(near)}；" if near else "")
        + f"现有：{'、'.join(known)}",
    )


def _is_near(word: str, term: str) -> bool:
    """Say whether a case type holds what was asked for, or is made of the same characters (迁入户口, 户口迁入)."""
    return word in term or len(set(word) & set(term)) >= max(2, len(set(term)) - 1)


def _values(node: Node) -> set[str]:
    children = node.children if isinstance(node, Some) else (node,)
    return {child.value for child in children if isinstance(child, Term)}
