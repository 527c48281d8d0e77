"""The search index on an Elasticsearch cluster. Any number of readers and writers, safe from several threads.

What was added is on the server's disks when ``add`` returns, and shows after ``commit``. The server holds all state: a
killed process leaves nothing but documents that nobody has published yet, and perhaps an index that is being built,
which the next ``rebuild`` goes on with. Nothing is created by searching.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from elasticsearch import BadRequestError, NotFoundError

from archive.errors import DocumentsRefusedError, IndexUnavailableError, UnsupportedQueryError
from archive.publication import IndexMark
from archive.scope import Scope
from index_mappings import fields
from index_mappings.document import check_document
from index_mappings.elasticsearch import layout, translation
from index_mappings.elasticsearch.bulk import BulkWriter, Patience
from index_mappings.elasticsearch.connection import (
    WRITE_TIMEOUT_FACTOR,
    Connection,
    open_client,
    reason_of,
    reporting,
)
from index_mappings.elasticsearch.generations import Generations
from index_mappings.elasticsearch.paging import Found, find_page
from index_mappings.elasticsearch.suggesting import suggest_values
from index_mappings.fields import Field
from index_mappings.port import FacetValue, IndexDocument, IndexHit, IndexPage, Sort
from index_mappings.query import Everything, Node, constant_score, restrict

_Answer = TypeVar("_Answer")
_Line = tuple[str, bytes]
_ASK_TRIES = 3
# Said where not the query is at fault: the index was closed, or the alias leads to one that is none of ours.
_INDEX_FAULTS = ("index_closed_exception", "No mapping found for")


class ElasticsearchIndex:
    """The index at ``connection``, which need not exist; see the module."""

    def __init__(self, connection: Connection, *, patience: Patience | None = None) -> None:
        self._connection = connection
        self._patience = patience or Patience()
        self._client = open_client(connection)
        self._generations = Generations(self._client, connection)
        self._is_written = False

    @property
    def name(self) -> str:
        return "elasticsearch"

    @property
    def needs_rebuild(self) -> bool:
        """True where the index was built under another field table; then only ``rebuild`` is possible."""
        state = self._generations.find()
        return bool(state.live) and not state.is_own

    # --- writing -----------------------------------------------------------------------------------------------------
    def add(self, documents: Iterable[IndexDocument]) -> int:
        self._generations.ensure_live()
        self._is_written = True
        added = 0
        with self._writer(self._generations.write_alias, is_alias=True) as writer:
            for item_id, line in _write_lines(documents):
                writer.put(item_id, line)
                added += 1
            writer.flush()
        _raise_refused(writer)
        return added

    def remove(self, item_ids: Iterable[str]) -> None:
        state = self._generations.find()
        self._generations.check(state)
        if not state.live:
            return
        self._is_written = True
        with self._writer(self._generations.write_alias, is_alias=True) as writer:
            for item_id in item_ids:
                writer.put(item_id, None)
            writer.flush()

    def commit(self, mark: IndexMark | None = None) -> None:
        if self._is_written:
            self._refresh(self._generations.write_alias)
            self._is_written = False
        if mark is not None:
            self._generations.ensure_live()
            self._generations.write_mark(self._generations.write_alias, mark)

    def mark(self) -> IndexMark | None:
        return self._generations.read_mark()

    def rebuild(self, documents: Iterable[IndexDocument], mark: IndexMark | None = None) -> int:
        name, was_left = self._generations.begin_build()
        if was_left:
            self._refresh(name)
        lines = _write_lines(documents)
        seen = 0
        with self._writer(name, is_alias=False) as writer:
            while chunk := list(islice(lines, self._patience.most_items)):
                seen += len(chunk)
                held = self._contents_of(name, [item_id for item_id, _ in chunk]) if was_left else {}
                for item_id, line in chunk:
                    if held.get(item_id) != layout.content_of(line):
                        writer.put(item_id, line)
            writer.flush()
        self._refresh(name)
        with reporting(self._connection):
            holds_more = was_left and self._count(name) > seen
        if holds_more:
            self._generations.discard(name)
            if not seen:
                # Nothing is what was asked for, as before an archive is restored.
                return self.rebuild((), mark)
            raise IndexUnavailableError(
                "the interrupted rebuild that this one went on with holds items that are gone, so it was thrown away; "
                "run 'danghao reindex' again"
            )
        if mark is not None or was_left:
            self._generations.write_mark(name, mark)
        self._generations.switch(name)
        self._is_written = False
        _raise_refused(writer)
        return seen

    def close(self) -> None:
        self._client.close()

    def _writer(self, index: str, *, is_alias: bool) -> BulkWriter:
        return BulkWriter(
            client=self._client,
            connection=self._connection,
            index=index,
            is_alias=is_alias,
            patience=self._patience,
        )

    def _refresh(self, index: str) -> None:
        with reporting(self._connection):
            client = self._client.options(request_timeout=WRITE_TIMEOUT_FACTOR * self._connection.timeout_s)
            failed = int(client.indices.refresh(index=index).body["_shards"]["failed"])
        if failed:
            raise IndexUnavailableError(
                f"{failed} parts of the search index at {self._connection.shown} could not show what was added; "
                "look at the cluster's health, then run this again"
            )

    def _contents_of(self, index: str, item_ids: Sequence[str]) -> Mapping[str, str]:
        """Return the hash of what an index holds of each of these items that it has."""
        with reporting(self._connection):
            answer = self._client.search(
                index=index,
                query={"terms": {fields.ITEM_ID.name: list(item_ids)}},
                size=len(item_ids),
                source=False,
                stored_fields="_none_",
                docvalue_fields=[{"field": fields.ITEM_ID.name}, {"field": layout.CONTENT}],
            ).body
            entries = [hit["fields"] for hit in answer["hits"]["hits"]]
            return {entry[fields.ITEM_ID.name][0]: entry[layout.CONTENT][0] for entry in entries}

    # --- reading -----------------------------------------------------------------------------------------------------
    def search(
        self,
        query: Node,
        *,
        scope: Scope,
        limit: int,
        offset: int = 0,
        sort: Sort = Sort.RELEVANCE,
        facets: Sequence[Field] = (),
    ) -> IndexPage:
        restricted = restrict(query, scope)
        body = translation.write_search(restricted, sort=sort, facets=facets, timeout_s=self._connection.timeout_s)

        def find() -> IndexPage:
            try:
                found = find_page(self._client, self._generations.read_alias, body, offset=offset, limit=limit)
            except BadRequestError as error:
                reason = reason_of(error.body)
                if any(fault in reason for fault in _INDEX_FAULTS):
                    message = (
                        f"the search index at {self._connection.shown} was changed by hand ({reason}); "
                        "run 'danghao reindex'"
                    )
                    raise IndexUnavailableError(message, needs_rebuild=True) from error
                message = f"the search index cannot answer this query ({reason}); ask for less at once"
                raise UnsupportedQueryError(message) from error
            return _read_page(found, constant_score(restricted), facets, item_id_at=len(body["sort"]) - 1)

        page = self._ask(find)
        return page or IndexPage(total=0, hits=(), facets=dict.fromkeys(facets, ()))

    def suggest(self, field: Field, prefix: str, *, scope: Scope, limit: int) -> tuple[str, ...]:
        def ask() -> tuple[str, ...]:
            return suggest_values(
                self._client,
                self._generations.read_alias,
                field,
                layout.encodable(prefix),
                admitted=translation.write_filter(restrict(Everything(), scope)),
                limit=limit,
            )

        return self._ask(ask) or ()

    def count(self) -> int:
        return self._ask(lambda: self._count(self._generations.read_alias)) or 0

    def _count(self, index: str) -> int:
        answer = self._client.count(index=index).body
        failed, count = int(answer["_shards"]["failed"]), int(answer["count"])
        if failed:
            raise IndexUnavailableError(
                f"{failed} parts of the search index at {self._connection.shown} do not answer; "
                "look at the cluster's health"
            )
        return count

    def _ask(self, ask: Callable[[], _Answer]) -> _Answer | None:
        """Return an answer of the index in use, or None where there is none yet."""
        for _ in range(_ASK_TRIES):
            with reporting(self._connection):
                try:
                    return ask()
                except NotFoundError:
                    # No index, or another in its place, or the point in time of an index that was replaced.
                    pass
            state = self._generations.find()
            self._generations.check(state)
            if not state.live:
                return None
        raise IndexUnavailableError(
            f"the search index at {self._connection.shown} is being replaced over and over; ask again"
        )


def _write_lines(documents: Iterable[IndexDocument]) -> Iterator[_Line]:
    for document in documents:
        check_document(document)
        yield document.item_id, layout.write_document(document)


def _raise_refused(writer: BulkWriter) -> None:
    if writer.refused:
        raise DocumentsRefusedError(writer.refused)


def _read_page(found: Found, score: float | None, facets: Sequence[Field], *, item_id_at: int) -> IndexPage:
    reasons = list(found.reasons)
    counted: dict[Field, tuple[FacetValue, ...]] = {}
    for field in facets:
        facet = found.answer["aggregations"][field.name]
        values = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in facet["buckets"]]
        values.sort(key=lambda entry: (-entry[1], entry[0]))
        counted[field] = tuple(FacetValue(value=value, count=count) for value, count in values)
        if facet["sum_other_doc_count"]:
            reasons.append(f"{field.name} has more than {translation.MOST_FACET_VALUES} values; not all are counted")
    return IndexPage(
        total=int(found.answer["hits"]["total"]["value"]),
        hits=tuple(
            IndexHit(item_id=str(hit["sort"][item_id_at]), score=float(hit["_score"]) if score is None else score)
            for hit in found.hits
        ),
        facets=counted,
        incomplete="; ".join(reasons),
    )
