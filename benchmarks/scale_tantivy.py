"""The embedded engine, asked as danghao asks it, and bare, on an index of the same items."""

from __future__ import annotations

from pathlib import Path

import tantivy

from archive.scope import local_administrator
from benchmarks.scale_build import cut_pairs
from benchmarks.scale_measure import Answer
from benchmarks.scale_queries import Asked
from index_mappings import fields
from index_mappings.compile import compile_query
from index_mappings.port import SearchIndex

_ALL = local_administrator("bench")
FACETS = (fields.CLASS, fields.CASE_TYPE, fields.YEAR)


class ThroughPort:
    """Reads the query, compiles it and asks the index, as the use-cases do.

    Strictly: bare engines know no likeness. ``benchmarks.retrieval`` says what that costs.
    """

    def __init__(self, index: SearchIndex) -> None:
        self.name = f"danghao on {index.name}"
        self._index = index

    def ask(self, asked: Asked, *, limit: int = 20) -> Answer:
        compiled = compile_query(asked.query(), strict=True)
        page = self._index.search(compiled.node, scope=_ALL, limit=limit, facets=FACETS if asked.facets else ())
        assert not page.incomplete, page.incomplete
        return Answer(ids=tuple(hit.item_id for hit in page.hits), total=page.total)


class RawTantivy:
    """The least code that asks for the same: bare query objects on an index of its own, hits in the engine's order.

    Its index (``scale_build.write_bare``) holds plain names and pairs of characters, and keeps the item ids beside.
    """

    name = "raw tantivy"

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def ask(self, asked: Asked, *, limit: int = 20) -> Answer | None:
        query = self._write(asked)
        found = self._searcher.search(query, limit)
        if asked.facets:
            terms = {field.name: {"terms": {"field": field.name, "size": 1000}} for field in FACETS}
            self._searcher.aggregate(query, terms)
        ids = tuple(self._searcher.doc(address)["item_id"][0] for _, address in found.hits)
        return Answer(ids=ids, total=int(found.count))  # type: ignore[attr-defined]

    def _write(self, asked: Asked) -> tantivy.Query:
        parts: list[tantivy.Query] = []
        if asked.name:
            parts.append(self._term("name", asked.name))
        if asked.anywhere:
            named = self._term("name", asked.anywhere)
            said = [self._phrase(field, asked.anywhere) for field in ("title", "address", "body")]
            parts.append(tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in (named, *said)]))
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
            # danghao also meets an address by its levels where they do not stand side by side.
            levels = [(tantivy.Occur.Must, self._phrase("address", level)) for level in asked.levels]
            ways = [self._phrase("address", asked.address), tantivy.Query.boolean_query(levels)]
            parts.append(tantivy.Query.boolean_query([(tantivy.Occur.Should, way) for way in ways]))
        return (
            parts[0] if len(parts) == 1 else tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
        )

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value, "basic")

    def _phrase(self, field: str, text: str) -> tantivy.Query:
        pairs: list[str | tuple[int, str]] = list(enumerate(cut_pairs(text)))
        if len(pairs) == 1:
            return tantivy.Query.term_query(self._schema, field, cut_pairs(text)[0], "position")
        return tantivy.Query.phrase_query(self._schema, field, pairs)
