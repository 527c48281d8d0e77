"""Names near one that was asked for in vain: one character differs, is missing or is too much; the first one holds.

They are looked for with all else that the query asks, within the asker's scope, so that each of them would have hits.
What sounds or looks alike is not known here; that belongs to the keys of names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from archive.catalogue import CatalogueReader
from archive.model import MentionType
from archive.scope import Scope
from index_mappings import fields, keys
from index_mappings.near import find_name
from index_mappings.port import IndexReader
from index_mappings.query import All, Node, Pattern, Some, Term
from index_mappings.syntax import Query
from index_mappings.wildcards import escape

MOST_NAMES = 5
_MOST_ITEMS = 20
_SHORTEST = 2


def find_near_names(query: Query, *, index: IndexReader, catalogue: CatalogueReader, scope: Scope) -> tuple[str, ...]:
    """Return queries that differ from ``query`` in its one name and have hits, the commonest name first.

    A query without a name, or with several words that may be one, has none.
    """
    asked = find_name(query)
    if asked is None:
        return ()
    near = _near_nodes(asked.name)
    if not near:
        return ()
    found = index.search(All((Some(tuple(near)), *asked.ask_others())), scope=scope, limit=_MOST_ITEMS)
    ids = [hit.item_id for hit in found.hits]
    names = names_of(ids, catalogue=catalogue, scope=scope)
    fitting = Counter(name for name in names if is_near(asked.name, keys.fold_name(name)))
    return tuple(str(asked.rename(name)) for name, _ in fitting.most_common(MOST_NAMES))


def _near_nodes(name: str) -> list[Node]:
    """Return what finds names near ``name``, its first character kept: the dictionary of names is entered there."""
    if len(name) < _SHORTEST:
        return []
    plain = [escape(c) for c in name]
    patterns: list[str] = []
    for place in range(1, len(plain) + 1):
        patterns.append("".join((*plain[:place], "?", *plain[place:])))
        # Of two characters, one of which is any, is everybody of that surname.
        if place < len(plain) and len(plain) > _SHORTEST:
            patterns.append("".join((*plain[:place], "?", *plain[place + 1 :])))
    nodes: list[Node] = [Pattern(fields.NAME_KEY, keys.VARIANT + pattern, 1.0) for pattern in dict.fromkeys(patterns)]
    if len(name) > _SHORTEST:
        shorter = dict.fromkeys(name[:place] + name[place + 1 :] for place in range(1, len(name)))
        nodes += [Term(fields.NAME_KEY, keys.VARIANT + short, 1.0) for short in shorter]
    return nodes


def is_near(asked: str, name: str) -> bool:
    """Tell whether ``name`` is ``asked`` but for one character after the first: another, one more, or one less."""
    if name == asked or name[:1] != asked[:1]:
        return False
    if len(name) == len(asked):
        return len(asked) > _SHORTEST and sum(a != b for a, b in zip(asked, name, strict=True)) == 1
    longer, shorter = (name, asked) if len(name) > len(asked) else (asked, name)
    return len(shorter) >= _SHORTEST and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(1, len(longer))
    )


def names_of(item_ids: Sequence[str], *, catalogue: CatalogueReader, scope: Scope) -> Iterable[str]:
    """Yield the persons of items, each once an item."""
    mentions = catalogue.mentions(item_ids, scope=scope)
    for item in catalogue.items(item_ids, scope=scope):
        written = item.row.persons if item.row is not None else ()
        read = (entry.value for entry in mentions.get(item.item_id, ()) if entry.type is MentionType.PERSON)
        yield from dict.fromkeys((*written, *read))
