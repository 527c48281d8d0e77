"""The embedded engine, asked as danghao asks it and with bare query objects on the very same index."""

from __future__ import annotations

from pathlib import Path

import tantivy

from archive.scope import local_administrator
from benchmarks.scale_measure import Answer
from benchmarks.scale_queries import Asked
from index_mappings import analysis, fields, keys
from index_mappings.compile import compile_query
from index_mappings.port import SearchIndex
from index_mappings.tantivy.translation import ORDER, build_schema, item_of_order

_ALL = local_administrator("bench")
FACETS = (fields.CLASS, fields.CASE_TYPE, fields.YEAR)


class ThroughPort:
    """Reads the query, compiles it and asks the index, as the use-cases do."""

    def __init__(self, index: SearchIndex) -> None:
        self.name = f"danghao on {index.name}"
        self._index = index

    def ask(self, asked: Asked, *, limit: int = 20) -> Answer:
        compiled = compile_query(asked.query())
        page = self._index.search(compiled.node, scope=_ALL, limit=limit, facets=FACETS if asked.facets else ())
        assert not page.incomplete, page.incomplete
        return Answer(ids=tuple(hit.item_id for hit in page.hits), total=page.total)


class RawTantivy:
    """Bare query objects: the least that asks for the same, in the engine's own order of hits."""

    name = "raw tantivy"

    def __init__(self, folder: Path) -> None:
        (generation,) = folder.glob("generation-*")
        self._index = tantivy.Index.open(str(generation))
        self._schema = build_schema()
        self._searcher = self._index.searcher()

    def ask(self, asked: Asked, *, limit: int = 20) -> Answer | None:
        query = self._write(asked)
        found = self._searcher.search(query, limit)
        if asked.facets:
            terms = {field.name: {"terms": {"field": field.name, "size": 1000}} for field in FACETS}
            self._searcher.aggregate(query, terms)
        ids = tuple(item_of_order(self._searcher.doc(address)[ORDER][0]) for _, address in found.hits)
        return Answer(ids=ids, total=int(found.count))  # type: ignore[attr-defined]

    def _write(self, asked: Asked) -> tantivy.Query:
        parts: list[tantivy.Query] = []
        if asked.name or asked.anywhere:
            parts.append(self._term("name_key", keys.EXACT + (asked.name or asked.anywhere)))
        if asked.case_type:
            parts.append(self._term("case_type", asked.case_type))
        if asked.years:
            parts.append(tantivy.Query.range_query(self._schema, "year", tantivy.FieldType.Integer, *asked.years))
        if "?" in asked.id_number:
            parts.append(tantivy.Query.regex_query(self._schema, "id_number", asked.id_number.replace("?", ".")))
        elif asked.id_number:
            parts.append(self._term("id_number", asked.id_number))
        parts += (self._phrase("body", phrase) for phrase in asked.phrases)
        if asked.address:
            parts.append(self._phrase("address", asked.address))
        return (
            parts[0] if len(parts) == 1 else tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
        )

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value, "basic")

    def _phrase(self, field: str, text: str) -> tantivy.Query:
        tokens: list[str | tuple[int, str]] = [
            (position, token) for position, token in analysis.ask_text(text).phrases[0]
        ]
        if len(tokens) == 1:
            return tantivy.Query.term_query(self._schema, field, analysis.ask_text(text).phrases[0][0][1], "position")
        return tantivy.Query.phrase_query(self._schema, field, tokens)
