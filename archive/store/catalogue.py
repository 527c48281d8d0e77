"""The catalogue port over SQL: which statement runs in which transaction. The statements stand beside."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from archive.audit import AuditLog
from archive.catalogue import (
    Catalogue,
    ClassCounts,
    DoubtPage,
    DoubtsWanted,
    ItemDetail,
    ItemDraft,
    PageDraft,
    Recognised,
    Rendered,
)
from archive.model import Availability, Finding, Item, Mention, Page, ShelfLocation, StageResult
from archive.publication import Publication
from archive.saved import SavedSearches
from archive.scope import Scope
from archive.store import counting, publishing, reading, registering, stages
from archive.store.audit_log import SqlAuditLog
from archive.store.database import Database, runner
from archive.store.saved import SqlSavedSearches
from archive.store.sole_writer import hold_sole_writer


class SqlCatalogue(Catalogue):
    """The catalogue of one repository in a database whose schema is up to date."""

    def __init__(self, database: Database, *, repository: str) -> None:
        self._database = database
        self._repository = repository
        self._audit = SqlAuditLog(database)
        self._saved = SqlSavedSearches(database)

    @property
    def audit(self) -> AuditLog:
        return self._audit

    @property
    def saved(self) -> SavedSearches:
        return self._saved

    def close(self) -> None:
        self._database.close()

    def check(self) -> None:
        with self._database.reading() as connection:
            connection.exec_driver_sql("SELECT 1")

    def transaction(self) -> AbstractContextManager[None]:
        return self._database.transaction()

    # --- registering -------------------------------------------------------------------------------------------------
    def register_item(self, draft: ItemDraft) -> Item:
        return self._database.write(lambda connection: registering.register_item(connection, self._repository, draft))

    def register_pages(self, item_id: str, pages: Sequence[PageDraft]) -> tuple[Page, ...]:
        return self._database.write(lambda connection: registering.register_pages(connection, item_id, pages))

    def record_findings(self, batch: str, findings: Iterable[Finding]) -> None:
        # It may have to be run twice.
        given = tuple(findings)
        self._database.write(lambda connection: registering.record_findings(connection, batch, given))

    def findings(self, *, scope: Scope) -> tuple[Finding, ...]:
        with self._database.reading() as connection:
            return reading.findings(runner(connection), self._repository, scope=scope)

    def add_alias(self, item_id: str, ref_code: str) -> None:
        self._database.write(lambda connection: registering.add_alias(connection, self._repository, item_id, ref_code))

    def move_item(self, item_id: str, location: ShelfLocation, *, reason: str) -> None:
        self._database.write(lambda connection: registering.move_item(connection, item_id, location, reason=reason))

    def set_availability(self, item_id: str, availability: Availability) -> None:
        self._database.write(lambda connection: registering.set_availability(connection, item_id, availability))

    # --- stages ------------------------------------------------------------------------------------------------------
    def stage_results(self, keys: Sequence[str]) -> Mapping[str, StageResult]:
        with self._database.reading() as connection:
            return stages.stage_results(connection, keys)

    def record_rendered(self, item_id: str, number: int, rendered: Rendered, result: StageResult) -> None:
        self._database.write(lambda connection: stages.record_rendered(connection, item_id, number, rendered, result))

    def record_recognised(self, item_id: str, number: int, recognised: Recognised, result: StageResult) -> None:
        self._database.write(
            lambda connection: stages.record_recognised(connection, item_id, number, recognised, result)
        )

    def record_failed(self, item_id: str, number: int, result: StageResult) -> None:
        self._database.write(lambda connection: stages.record_failed(connection, item_id, number, result))

    def record_mentions(self, item_id: str, mentions: Sequence[Mention], result: StageResult) -> None:
        self._database.write(lambda connection: stages.record_mentions(connection, item_id, mentions, result))

    def identify(self) -> Publication:
        return self._database.write(lambda connection: publishing.identify(runner(connection)))

    def forget_identity(self) -> None:
        self._database.write(lambda connection: publishing.forget_identity(runner(connection)))

    def record_published(
        self, versions: Mapping[str, str], *, revisions: Mapping[str, int] | None = None, publication: str = ""
    ) -> None:
        def record(connection: Connection) -> None:
            stages.record_published(connection, versions, revisions=revisions)
            if publication:
                publishing.note_publication(runner(connection), publication)

        self._database.write(record)

    def forget_published(self) -> None:
        self._database.write(stages.forget_published)

    def counts_hold(self) -> bool:
        with self._database.reading() as connection:
            return counting.hold(connection)

    def recount(self) -> None:
        self._database.write(counting.recount)

    def sole_writer(self) -> AbstractContextManager[Callable[[], None]]:
        return hold_sole_writer(self._database)

    # --- reading -----------------------------------------------------------------------------------------------------
    def find_item(self, ref_code: str, *, scope: Scope) -> Item:
        with self._database.reading() as connection:
            return reading.find_item(runner(connection), self._repository, ref_code, scope=scope)

    def items(self, item_ids: Sequence[str], *, scope: Scope) -> tuple[Item, ...]:
        with self._database.reading() as connection:
            return reading.items(runner(connection), item_ids, scope=scope)

    def pages(self, item_ids: Sequence[str], *, scope: Scope) -> Mapping[str, tuple[Page, ...]]:
        with self._database.reading() as connection:
            return reading.pages_of(runner(connection), item_ids, scope=scope)

    def mentions(self, item_ids: Sequence[str], *, scope: Scope) -> Mapping[str, tuple[Mention, ...]]:
        with self._database.reading() as connection:
            return reading.mentions_of(runner(connection), item_ids, scope=scope)

    def doubts(self, wanted: DoubtsWanted, *, scope: Scope) -> DoubtPage:
        with self._database.reading() as connection:
            return reading.doubts(runner(connection), wanted, scope=scope)

    def aliases(self, item_ids: Sequence[str], *, scope: Scope) -> Mapping[str, tuple[str, ...]]:
        with self._database.reading() as connection:
            return reading.aliases_of(runner(connection), item_ids, scope=scope)

    def ref_codes(self, beginning: str, *, scope: Scope, limit: int) -> tuple[str, ...]:
        with self._database.reading() as connection:
            return reading.ref_codes(runner(connection), self._repository, beginning, scope=scope, limit=limit)

    def detail(self, item_id: str, *, scope: Scope) -> ItemDetail:
        with self._database.reading() as connection:
            return reading.detail(runner(connection), item_id, scope=scope)

    def iterate_ids(self, *, scope: Scope, only_unpublished: bool = False, batch_size: int = 500) -> Iterator[str]:
        for found in self._runs_of_ids(scope, only_unpublished=only_unpublished, batch_size=batch_size):
            yield from found

    def iterate_items(self, *, scope: Scope, only_unpublished: bool = False, batch_size: int = 500) -> Iterator[Item]:
        for found in self._runs_of_ids(scope, only_unpublished=only_unpublished, batch_size=batch_size):
            yield from self.items(found, scope=scope)

    def _runs_of_ids(self, scope: Scope, *, only_unpublished: bool, batch_size: int) -> Iterator[list[str]]:
        last_id = ""
        while True:
            # One short read for each run of items, so that the caller may write between two of them.
            with self._database.reading() as connection:
                found = reading.ids_after(
                    runner(connection), last_id, scope=scope, only_unpublished=only_unpublished, limit=batch_size
                )
            if not found:
                return
            yield found
            last_id = found[-1]

    def class_counts(self, *, scope: Scope) -> tuple[ClassCounts, ...]:
        with self._database.reading() as connection:
            return reading.class_counts(runner(connection), scope=scope)

    def publication(self) -> Publication:
        with self._database.reading() as connection:
            return publishing.read_publication(runner(connection))

    def failed_pages(self, *, scope: Scope) -> tuple[Page, ...]:
        with self._database.reading() as connection:
            return reading.failed_pages(runner(connection), scope=scope)

    def blob_hashes(self) -> Iterator[str]:
        # What is done with them may take hours, and a snapshot kept open so long would keep the database from tidying
        # up behind it; so they wait in a file.
        with tempfile.TemporaryFile("w+", encoding="ascii") as hashes:
            with self._database.reading() as connection:
                streaming = runner(connection.execution_options(yield_per=reading.CHUNK))
                hashes.writelines(f"{sha256}\n" for sha256 in reading.blob_hashes(streaming))
            hashes.seek(0)
            for line in hashes:
                yield line.rstrip("\n")
