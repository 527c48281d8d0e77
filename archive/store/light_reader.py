"""The reading part of a catalogue over one plain connection, for commands that answer a search and end.

It runs the same statements as the whole catalogue (``reading``, ``chain``); loading SQLAlchemy would take longer than
the search. It makes no schema and changes nothing but the audit log. One thread uses it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

from archive.audit import AuditEntry, AuditEvent, AuditHead, AuditLog
from archive.catalogue import CatalogueReader, ClassCounts, DoubtPage, DoubtsWanted, ItemDetail
from archive.model import Item, Mention, Page
from archive.publication import Publication
from archive.scope import Scope
from archive.store import chain, publishing, reading
from archive.store.rows import Run


class LightReader(CatalogueReader, ABC):
    """Each call sees one snapshot. A database adds how its transactions begin and end."""

    def __init__(self, *, repository: str) -> None:
        self._repository = repository
        self._audit = _LightAuditLog(self)

    @abstractmethod
    def reading(self) -> AbstractContextManager[Run]:
        """Give what runs statements in one snapshot."""

    @abstractmethod
    def appending(self) -> AbstractContextManager[Run]:
        """Give what runs statements as the only one that appends to the audit; kept at the end."""

    @property
    def audit(self) -> AuditLog:
        return self._audit

    def check(self) -> None:
        with self.reading() as run:
            run("SELECT 1", {})

    def find_item(self, ref_code: str, *, scope: Scope) -> Item:
        with self.reading() as run:
            return reading.find_item(run, self._repository, ref_code, scope=scope)

    def items(self, item_ids: Sequence[str], *, scope: Scope) -> tuple[Item, ...]:
        with self.reading() as run:
            return reading.items(run, item_ids, scope=scope)

    def pages(self, item_ids: Sequence[str], *, scope: Scope) -> Mapping[str, tuple[Page, ...]]:
        with self.reading() as run:
            return reading.pages_of(run, item_ids, scope=scope)

    def mentions(self, item_ids: Sequence[str], *, scope: Scope) -> Mapping[str, tuple[Mention, ...]]:
        with self.reading() as run:
            return reading.mentions_of(run, item_ids, scope=scope)

    def doubts(self, wanted: DoubtsWanted, *, scope: Scope) -> DoubtPage:
        with self.reading() as run:
            return reading.doubts(run, wanted, scope=scope)

    def aliases(self, item_ids: Sequence[str], *, scope: Scope) -> Mapping[str, tuple[str, ...]]:
        with self.reading() as run:
            return reading.aliases_of(run, item_ids, scope=scope)

    def ref_codes(self, beginning: str, *, scope: Scope, limit: int) -> tuple[str, ...]:
        with self.reading() as run:
            return reading.ref_codes(run, self._repository, beginning, scope=scope, limit=limit)

    def detail(self, item_id: str, *, scope: Scope) -> ItemDetail:
        with self.reading() as run:
            return reading.detail(run, item_id, scope=scope)

    def class_counts(self, *, scope: Scope) -> tuple[ClassCounts, ...]:
        with self.reading() as run:
            return reading.class_counts(run, scope=scope)

    def publication(self) -> Publication:
        with self.reading() as run:
            return publishing.read_publication(run)


class _LightAuditLog(AuditLog):
    def __init__(self, reader: LightReader) -> None:
        self._reader = reader

    def record(self, event: AuditEvent) -> AuditEntry:
        with self._reader.appending() as run:
            return chain.append_event(run, event)

    def entries(self) -> Iterator[AuditEntry]:
        last = 0
        while True:
            with self._reader.reading() as run:
                found = chain.entries_after(run, last)
            if not found:
                return
            yield from found
            last = found[-1].sequence

    def head(self) -> AuditHead | None:
        with self._reader.reading() as run:
            return chain.read_head(run)
