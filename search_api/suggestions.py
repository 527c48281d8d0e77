"""What somebody who is typing may mean: names, case types, classes and archive numbers that begin so.

Each comes from an index entered at what was typed, and only where the asker's scope has it. A name is completed from
its second character on: one character is a surname that a tenth of the archive may share, so that its completions help
nobody, cost most, and would list people whom nobody asked for. Pinyin is completed from the letter after its first
syllable on, for the same reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from archive.catalogue import CatalogueReader
from archive.folding import fold
from archive.registry import Registry
from archive.scope import Scope
from index_mappings import fields, keys, loose_names, name_sounds
from index_mappings.field_names import AskedField
from index_mappings.port import IndexReader
from index_mappings.query import Some, Term
from index_mappings.syntax import Query, Word
from search_api.near_names import names_of
from search_api.results import Json, printable

DEFAULT_LIMIT = 8
MAX_LIMIT = 20
MAX_CHARS = 60
_LEAST_NAME_CHARS = 2
_LEAST_REF_CHARS = 3
# Looked at for the names that a reading stands for.
_MOST_ITEMS = 40


class SuggestionKind(StrEnum):
    """Where a suggestion comes from; the names are those of the search's parameters."""

    NAME = "name"
    CASE_TYPE = "case_type"
    CLASS = "class"
    REF = "ref"


_ASKED = {
    SuggestionKind.NAME: AskedField.NAME,
    SuggestionKind.CASE_TYPE: AskedField.CASE_TYPE,
    SuggestionKind.CLASS: AskedField.CLASS,
    SuggestionKind.REF: AskedField.REF,
}


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    kind: SuggestionKind
    value: str

    @property
    def query(self) -> str:
        """The query that asks for it and nothing else."""
        return str(Query(Word(self.value, _ASKED[self.kind])))

    def to_json(self) -> Json:
        return {"kind": self.kind.value, "value": printable(self.value), "query": printable(self.query)}


@dataclass(frozen=True, kw_only=True)
class Sources:
    """What suggestions are taken from."""

    catalogue: CatalogueReader
    index: IndexReader
    registry: Registry

    def complete(
        self, text: str, *, kinds: Collection[SuggestionKind], scope: Scope, limit: int
    ) -> tuple[Suggestion, ...]:
        """Return what begins with ``text``: of each kind ``limit`` at most, and so many together, kinds in turn."""
        typed = text.strip()[:MAX_CHARS]
        if not typed or limit < 1:
            return ()
        found = [
            [Suggestion(kind=kind, value=value) for value in self._values(kind, typed, scope, limit)]
            for kind in SuggestionKind
            if kind in kinds
        ]
        # Each kind has its first before any has its second.
        ranked = sorted((place, row, entry) for row, entries in enumerate(found) for place, entry in enumerate(entries))
        kept = {(entry.kind, entry.value) for _, _, entry in ranked[:limit]}
        return tuple(entry for entries in found for entry in entries if (entry.kind, entry.value) in kept)

    def _values(self, kind: SuggestionKind, typed: str, scope: Scope, limit: int) -> tuple[str, ...]:
        match kind:
            case SuggestionKind.NAME:
                return self._names(typed, scope, limit)
            case SuggestionKind.CASE_TYPE:
                term = keys.squeeze_term(typed)
                return self.index.suggest(fields.CASE_TYPE, term, scope=scope, limit=limit) if term else ()
            case SuggestionKind.CLASS:
                seen = {counts.archive_class for counts in self.catalogue.class_counts(scope=scope)}
                begun = fold(typed)
                known = (*self.registry.class_names(), *sorted(seen))
                return tuple(c for c in dict.fromkeys(known) if c in seen and fold(c).startswith(begun))[:limit]
            case SuggestionKind.REF:
                # A number begins with a letter or digit of the narrow scripts; names do not.
                if len(typed) < _LEAST_REF_CHARS or not fold(typed[0]).isascii():
                    return ()
                return self.catalogue.ref_codes(typed, scope=scope, limit=limit)

    def _names(self, typed: str, scope: Scope, limit: int) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for begun in _beginnings(typed):
            values = self.index.suggest(fields.NAME_KEY, keys.EXACT + begun, scope=scope, limit=limit)
            found.update(dict.fromkeys(value.removeprefix(keys.EXACT) for value in values))
        if not found:
            found.update(dict.fromkeys(self._names_heard(typed, scope, limit)))
        return tuple(found)[:limit]

    def _names_heard(self, typed: str, scope: Scope, limit: int) -> Iterator[str]:
        """Yield names whose pinyin begins so: the index holds readings, the items that have them say the names."""
        begun = name_sounds.begin_pinyin(typed)
        if not begun:
            return
        readings = self.index.suggest(fields.NAME_KEY, loose_names.SOUND + begun, scope=scope, limit=limit)
        if not readings:
            return
        asked = Some(tuple(Term(fields.NAME_KEY, reading, 1.0) for reading in readings))
        found = self.index.search(asked, scope=scope, limit=_MOST_ITEMS)
        names = dict.fromkeys(names_of([hit.item_id for hit in found.hits], catalogue=self.catalogue, scope=scope))
        for reading in readings:
            yield from (name for name in names if reading in loose_names.index_keys(keys.fold_name(name)))


def _beginnings(typed: str) -> Iterator[str]:
    """Yield what names are looked up by: as typed, and in the script and characters that most papers have."""
    if any(mark in typed for mark in "?*？＊"):
        return
    for begun in dict.fromkeys((keys.squeeze_name(typed), keys.fold_name(typed))):
        if len(begun) >= _LEAST_NAME_CHARS:
            yield begun
