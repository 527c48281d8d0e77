"""What a query that finds nothing may have meant: one with a near name, or one with a word less. Each has hits.

Only words that tell little go: never a name, a number, a quotation, or what is asked of a field.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.catalogue import CatalogueReader
from archive.scope import Scope
from index_mappings import keys
from index_mappings.asked_words import find_asked_word
from index_mappings.compile import compile_query
from index_mappings.port import IndexReader
from index_mappings.run_on import split_run
from index_mappings.syntax import Conjunction, Expression, Query, Word
from search_api.near_names import find_near_names

# Each query that is tried costs a search; longer ones are sentences.
_MOST_WORDS = 6
_MOST_SHORTER = 3


def find_meant(query: Query, *, index: IndexReader, catalogue: CatalogueReader, scope: Scope) -> tuple[str, ...]:
    """Return queries that have hits in the place of one that has none, as they are typed."""
    near = find_near_names(query, index=index, catalogue=catalogue, scope=scope)
    return near or tuple(_find_shorter(query, index=index, scope=scope))[:_MOST_SHORTER]


def _find_shorter(query: Query, *, index: IndexReader, scope: Scope) -> Iterator[str]:
    for kept in _leave_out(_words_of(query.root)):
        shorter = Query(kept[0] if len(kept) == 1 else Conjunction(tuple(kept)))
        if index.search(compile_query(shorter, strict=True).node, scope=scope, limit=1).total:
            yield str(shorter)


def _words_of(root: Expression | None) -> Sequence[Expression]:
    """Return what is asked side by side; of what was typed in one run, the words that it was read as."""
    match root:
        case Conjunction(children):
            return children
        case Word(text, None, False, ""):
            # The last reading has none of the words that only join it to others.
            return [Word(part.readings[-1]) for part in split_run(text)]
    return ()


def _leave_out(words: Sequence[Expression]) -> Iterator[list[Expression]]:
    """Give the words without one that tells little; where that is several, without all of those last."""
    telling = [word for word in words if _is_telling(word)]
    if not 1 < len(words) <= _MOST_WORDS or all(map(_is_year, telling)):
        return
    for place, word in enumerate(words):
        if not _is_telling(word):
            yield [*words[:place], *words[place + 1 :]]
    if len(words) - len(telling) > 1:
        yield telling


def _is_telling(word: Expression) -> bool:
    match word:
        case Word(text, None, False, "") if find_asked_word(text) is not None:
            return False
        case Word(text, None, False, ""):
            return keys.looks_like_name(text) or any(map(str.isdigit, text))
    return True


def _is_year(word: Expression) -> bool:
    """Tell whether a word may be a year, which alone is met by too much to be worth offering."""
    return isinstance(word, Word) and word.asked is None and word.text.rstrip("年").isdigit() and len(word.text) <= 5
