"""The search index on disk, in process, through tantivy. One writer at a time, any number of readers in any process.

A search sees the last commit: pointer and commit file are looked at before each. What was added shows after ``commit``;
a process killed before leaves the last commit as it was. Nothing is created by searching.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from pathlib import Path

import tantivy

from archive.errors import IndexUnavailableError
from archive.publication import IndexMark
from archive.scope import Scope
from index_mappings import fields
from index_mappings.document import check_document
from index_mappings.fields import Field
from index_mappings.port import MOST_SUGGESTED_OF, IndexDocument, IndexPage, Sort
from index_mappings.query import Node, Term, restrict
from index_mappings.tantivy import translation
from index_mappings.tantivy.generations import Generation, Generations, WriterLock
from index_mappings.tantivy.ranking import Ranked, count_values
from index_mappings.tantivy.seen import SeenIds

_HEAP_BYTES = 96_000_000
_OPEN_TRIES = 5


@dataclass
class _Writing:
    """An open writer; ``is_new`` until the pointer names its generation."""

    lock: WriterLock
    generation: Generation
    writer: tantivy.IndexWriter
    is_new: bool


@dataclass
class _Reading:
    """An open generation; ``stamp`` tells its commits apart."""

    name: str
    index: tantivy.Index
    stamp: tuple[int, int, int]


class TantivyIndex:
    """The index in ``directory``, which need not exist; see the module. Searching is safe from several threads."""

    def __init__(self, directory: Path) -> None:
        self._generations = Generations(directory)
        self._schema = translation.build_schema()
        self._fingerprint = f"{fields.fingerprint()}-{translation.LAYOUT_VERSION}"
        self._writing: _Writing | None = None
        self._reading: _Reading | None = None

    @property
    def name(self) -> str:
        return "tantivy"

    @property
    def needs_rebuild(self) -> bool:
        """True where the index was built under another field table; then only ``rebuild`` is possible."""
        current = self._generations.read_current()
        return current is not None and current.fingerprint != self._fingerprint

    # --- writing -----------------------------------------------------------------------------------------------------
    def add(self, documents: Iterable[IndexDocument]) -> int:
        writing = self._open_writer()
        return self._write(writing.writer, documents)

    def remove(self, item_ids: Iterable[str]) -> None:
        writing = self._open_writer()
        for item_id in item_ids:
            writing.writer.delete_documents_by_term(fields.ITEM_ID.name, item_id)

    def commit(self, mark: IndexMark | None = None) -> None:
        if mark is not None:
            # The mark is noted even where nothing was added.
            self._open_writer()
        writing = self._writing
        if writing is None:
            return
        try:
            writing.writer.commit()
            if mark is not None:
                writing.generation = replace(writing.generation, mark=mark)
            if writing.is_new or mark is not None:
                self._generations.switch(writing.generation)
                writing.is_new = False
        except (OSError, ValueError) as error:
            self._drop_writer()
            raise self._broken("cannot be written", error) from error

    def mark(self) -> IndexMark | None:
        current = self._generations.read_current()
        return None if current is None else current.mark

    def rebuild(self, documents: Iterable[IndexDocument], mark: IndexMark | None = None) -> int:
        self._drop_writer()
        lock = self._generations.lock()
        try:
            # The one in use stays even when its pointer cannot be read; a rebuild is the way out of that, too.
            current = self._read_current_if_readable()
            self._generations.sweep(*([current.name] if current else []))
            fresh = Generation(self._generations.make_fresh(), self._fingerprint, mark)
            try:
                writer = self._create(fresh.name)
                added = self._write(writer, documents, seen=SeenIds())
                writer.commit()
                writer.wait_merging_threads()
                self._generations.switch(fresh)
            except (OSError, ValueError) as error:
                raise self._broken("cannot be rebuilt", error) from error
        finally:
            lock.release()
        return added

    def close(self) -> None:
        self._drop_writer()
        self._reading = None

    def _write(
        self, writer: tantivy.IndexWriter, documents: Iterable[IndexDocument], *, seen: SeenIds | None = None
    ) -> int:
        """Add or replace documents. With ``seen``, of a new index, only what came before is replaced."""
        added = 0
        for document in documents:
            check_document(document)
            try:
                if seen is None or seen.may_hold(document.item_id):
                    writer.delete_documents_by_term(fields.ITEM_ID.name, document.item_id)
                writer.add_document(translation.write_document(document))
            except (OSError, ValueError) as error:
                raise self._broken(f"cannot take item {document.item_id}", error) from error
            added += 1
        return added

    def _open_writer(self) -> _Writing:
        if self._writing is not None:
            return self._writing
        lock = self._generations.lock()
        try:
            current = self._generations.read_current()
            if current is not None and current.fingerprint != self._fingerprint:
                raise self._outdated()
            self._generations.sweep(*([current.name] if current else []))
            if current is None:
                generation = Generation(self._generations.make_fresh(), self._fingerprint)
                writer = self._create(generation.name)
            else:
                generation = current
                writer = self._open(current.name).writer(_HEAP_BYTES, 1)
        except (OSError, ValueError) as error:
            lock.release()
            raise self._broken("cannot be opened for writing", error) from error
        except IndexUnavailableError:
            lock.release()
            raise
        self._writing = _Writing(lock, generation, writer, is_new=current is None)
        return self._writing

    def _drop_writer(self) -> None:
        """Let go of the writer; what was not committed is lost, merges under way are finished."""
        writing, self._writing = self._writing, None
        if writing is None:
            return
        try:
            writing.writer.rollback()
            writing.writer.wait_merging_threads()
        except (OSError, ValueError) as error:
            raise self._broken("cannot be closed", error) from error
        finally:
            writing.lock.release()

    def _create(self, name: str) -> tantivy.IndexWriter:
        index = translation.prepare(tantivy.Index(self._schema, path=str(self._generations.path_of(name))))
        return index.writer(_HEAP_BYTES, 1)

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
        searcher = self._searcher()
        if searcher is None:
            return IndexPage(total=0, hits=(), facets=dict.fromkeys(facets, ()))
        try:
            ranked = Ranked(searcher, self._schema, restricted)
            total, hits = ranked.page(sort, offset=offset, limit=limit)
            counted = count_values(searcher, ranked.query, facets)
        except (OSError, ValueError) as error:
            raise self._broken("cannot answer", error) from error
        return IndexPage(total=total, hits=tuple(hits), facets=counted)

    def suggest(self, field: Field, prefix: str, *, scope: Scope, limit: int) -> tuple[str, ...]:
        searcher = self._searcher()
        if searcher is None:
            return ()
        found: list[str] = []
        begins = prefix.encode("utf-8", "replace").decode()
        try:
            terms = nsmallest(
                MOST_SUGGESTED_OF, (str(term) for term, _ in searcher.terms_with_prefix(field.name, begins))
            )
            for term in terms:
                if len(found) >= limit:
                    break
                # The dictionary also has what only removed documents hold, until their part is merged away.
                query = translation.write_query(restrict(Term(field, term), scope), self._schema)
                if searcher.search(query, 1).hits:
                    found.append(term)
        except (OSError, ValueError) as error:
            raise self._broken("cannot answer", error) from error
        return tuple(found)

    def count(self) -> int:
        searcher = self._searcher()
        return 0 if searcher is None else int(searcher.num_docs)

    def _searcher(self) -> tantivy.Searcher | None:
        """Return a searcher of the last commit, or None where there is none yet."""
        problem: Exception | None = None
        for _ in range(_OPEN_TRIES):
            current = self._generations.read_current()
            if current is None:
                return None
            if current.fingerprint != self._fingerprint:
                raise self._outdated()
            try:
                return self._searcher_of(current.name)
            except (OSError, ValueError) as error:
                # A rebuild may have switched and swept between reading the pointer and opening; then it names another.
                problem = error
                self._reading = None
        raise self._broken("cannot be read", problem, needs_rebuild=True) from problem

    def _searcher_of(self, name: str) -> tantivy.Searcher:
        state = os.stat(f"{self._generations.directory}/{name}/meta.json")  # noqa: PTH116 - asked by each search
        stamp = (state.st_mtime_ns, state.st_ino, state.st_size)
        reading = self._reading
        if reading is None or reading.name != name:
            reading = _Reading(name, self._open(name), stamp)
            self._reading = reading
        elif reading.stamp != stamp:
            reading.index.reload()
            reading.stamp = stamp
        return reading.index.searcher()

    def _open(self, name: str) -> tantivy.Index:
        index = translation.prepare(tantivy.Index.open(str(self._generations.path_of(name))))
        # Without this, a thread would watch the folder; looking before each search costs less and is never late.
        index.config_reader("manual", 0)
        index.reload()
        return index

    def _read_current_if_readable(self) -> Generation | None:
        try:
            return self._generations.read_current()
        except IndexUnavailableError:
            return None

    def _outdated(self) -> IndexUnavailableError:
        return IndexUnavailableError(
            f"the search index at {self._generations.directory} was built by another version; run 'danghao reindex'",
            needs_rebuild=True,
        )

    def _broken(self, what: str, error: Exception | None, *, needs_rebuild: bool = False) -> IndexUnavailableError:
        return IndexUnavailableError(
            f"the search index at {self._generations.directory} {what} ({error}); if this stays, run 'danghao reindex'",
            needs_rebuild=needs_rebuild,
        )
