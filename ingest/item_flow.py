"""The steps of one item on its way from the batch to the index. ``pipeline`` puts them in order.

Every step first looks for the result that is already there, and asks a worker only for what is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from archive.audit import AuditEvent
from archive.catalogue import ItemDraft
from archive.errors import EngineUnavailableError, IngestError, NotFoundError
from archive.model import (
    UNKNOWN_MEDIA_TYPE,
    CatalogueRow,
    FindingKind,
    Item,
    Page,
    PageState,
    ShelfLocation,
    StageResult,
)
from archive.refcode import ReferenceCode, locator
from archive.row_merge import fill_gaps, fill_location
from archive.scan_quality import ScanFault, describe_fault, find_missing_numbers
from index_mappings.catalogue_dates import read_cell_date
from ingest.batch import FoundItem, ScanFile, list_files
from ingest.item_scans import StoredScan, known_scans, store_scan
from ingest.names import show_name
from ingest.page_plan import BroughtScan, PagePlan, plan_pages
from ingest.report import Failure
from ingest.reuse import find_reading
from ingest.run import Run
from ingest.scheduling import Call
from ingest.stages import PageKeys, Stage, key_extraction, key_page, key_scan, make_context
from ingest.worker import (
    ExtractOutcome,
    PageOutcome,
    ScanOutcome,
    extract_mentions,
    inspect,
    read,
)


@dataclass(kw_only=True)
class ItemFlow:
    """One item on its way. The steps are called in the order in which they stand here."""

    run: Run
    row: CatalogueRow | None
    found: FoundItem
    code: ReferenceCode = field(init=False)
    item: Item = field(init=False)
    scans: list[StoredScan] = field(default_factory=list)
    pages: dict[int, Page] = field(default_factory=dict)
    changed: bool = False
    _pages_before: tuple[Page, ...] = field(default=(), init=False)

    # --- register ----------------------------------------------------------------------------------------------------
    def register_item(self) -> None:
        """Find or make the item, and note what its number and its places leave open."""
        raw = self.found.raw_code if self.found.places else self.row.ref_code if self.row else self.found.raw_code
        reading = self.run.codes.read(raw)
        self.code, text = reading.code, reading.code.text
        if reading.problem:
            kind = FindingKind.AMBIGUOUS_CODE if reading.is_code else FindingKind.BAD_CODE
            self.run.note(kind, text, reading.problem)
        if len(self.found.places) > 1 and any(place.is_folder for place in self.found.places):
            names = ", ".join(show_name(Path(place.path).name) for place in self.found.places)
            self.run.note(
                FindingKind.SAME_CODE, text, f"several folders or files of one number, in this order: {names}"
            )
        before = self._find_before()
        registry, row, location = self.run.registry, self.row, ShelfLocation()
        if row is not None:
            location = registry.parse_location(row.location, row.box)
            for fault in registry.find_unknown(self.code, row):
                self.run.note(FindingKind.BAD_VALUE, text, fault)
        if row is not None and before is not None:
            # What this batch says nothing of stays as an earlier one said it, and the paper where it stands.
            row = fill_gaps(row, before.row) if before.row else row
            location = fill_location(location, before.location)
        archive_class = registry.series_of(self.code).archive_class
        self.item = self.run.catalogue.register_item(
            ItemDraft(
                code=self.code,
                archive_class=archive_class,
                access_level=registry.access_level(self.code, row),
                retention=registry.retention(self.code, row),
                year=self.code.year if self.code.year is not None else _year_of(row),
                row=row,
                case_types=registry.read_case_types(archive_class, row.case_type) if row else (),
                location=location,
            )
        )
        # What the catalogue says of an item is searched too, so another row means another entry in the index.
        self.changed = before is None or replace(before, published_version=None) != replace(
            self.item, published_version=None
        )

    def inspect_scans(self) -> Sequence[Call]:
        """Store the item's files; ask what those are that nobody has looked at yet."""
        files = list_files(self.run.batch, self.found)
        for ignored in files.ignored:
            self.run.note(FindingKind.IGNORED, self.code.text, f"{ignored.name}: {ignored.reason}")
        for file in files.scans:
            self._store_scan(file)
        pages = self.run.catalogue.pages([self.item.item_id], scope=self.run.scope)
        self._pages_before = pages.get(self.item.item_id, ())
        known = known_scans(self._pages_before)
        results = self.run.catalogue.stage_results([key_scan(stored.scan.sha256) for stored in self.scans])
        calls: list[Call] = []
        for stored in self.scans:
            sha256 = stored.scan.sha256
            result = results.get(key_scan(sha256))
            if stored.scan.refused:
                continue
            if sha256 in known:
                # It was opened since it failed, if it ever did.
                stored.outcome = known[sha256]
            elif result is not None and not self.run.retry_failed:
                stored.outcome = ScanOutcome(failure=result.failure)
            else:
                calls.append(
                    Call(
                        key=f"inspect {sha256}",
                        function=inspect,
                        arguments=(self.run.setup, sha256),
                        receive=partial(self._receive_inspected, stored),
                    )
                )
        return calls

    def register_pages(self) -> None:
        """Add the batch's scans to the item's pages, or put them in their place where that was asked for."""
        brought = [_describe_scan(stored) for stored in self.scans]
        plan = plan_pages(self._pages_before, brought, replace=self.run.replace)
        if plan.removed:
            self._audit_removed(plan.removed)
        registered = self.run.catalogue.register_pages(self.item.item_id, plan.drafts)
        self.changed |= _contents(self._pages_before) != _contents(registered)
        # A page that an interrupted run left unread is read with the others, whichever batch brought it.
        self.pages = {
            page.number: page
            for page in registered
            if page.number in plan.brought or page.state is PageState.REGISTERED
        }
        self.run.standing.expected += len(self.pages) - len(self.scans)
        for number, failure in plan.failures.items():
            page = self.pages.pop(number)
            self._fail_page(page, self._result(key_scan(page.scan.sha256), Stage.REGISTER, number, failure))
        self._note_pages(registered, plan)

    # --- render, recognise -------------------------------------------------------------------------------------------
    def read_pages(self) -> Sequence[Call]:
        """Take the readings that are there, and ask for those that are missing."""
        keys = {number: key_page(page, self.run.engine) for number, page in self.pages.items()}
        results = self.run.catalogue.stage_results([key for k in keys.values() for key in (k.recognise, k.render)])
        calls: list[Call] = []
        for number, page in self.pages.items():
            read_before, rendered_before = results.get(keys[number].recognise), results.get(keys[number].render)
            failed = next((r for r in (read_before, rendered_before) if r is not None and r.failure), None)
            if failed is not None and not (self.run.retry_failed or (read_before and not read_before.failure)):
                self._fail_page(page, failed)
            elif read_before is None or failed is not None or not self._reuse(page, read_before, rendered_before):
                calls.append(
                    Call(
                        key=keys[number].recognise,
                        function=read,
                        arguments=(self.run.setup, page.scan, page.frame),
                        receive=partial(self._receive_read, page, keys[number]),
                    )
                )
        self.run.progress.show(self.run.standing)
        return calls

    # --- extract, publish --------------------------------------------------------------------------------------------
    def extract_mentions(self) -> Sequence[Call]:
        """Ask for the item's mentions, unless those that are there were made from these very readings."""
        pages = self.run.catalogue.pages([self.item.item_id], scope=self.run.scope).get(self.item.item_id, ())
        # A page that failed with a newer engine keeps its older reading.
        texts = tuple((page.number, page.text_sha256) for page in pages if page.text_sha256)
        context = make_context(self.item, self.code)
        key = key_extraction(self.item, texts, context)
        (self.item,) = self.run.catalogue.items([self.item.item_id], scope=self.run.scope)
        result = self.run.catalogue.stage_results([key]).get(key)
        # An item that went back to an earlier state has a result but not its mentions; then it is not published.
        # One that failed is tried again: a worker may have died, and if it was the text, trying costs next to nothing.
        done = result is not None and not result.failure
        if done and not self.changed and self.item.published_version is not None:
            return ()
        receive = partial(self._receive_extracted, key)
        if not texts:
            receive(ExtractOutcome())
            return ()
        arguments = (self.run.setup, texts, context)
        return [Call(key=key, function=extract_mentions, arguments=arguments, receive=receive)]

    def publish(self) -> None:
        """Have the item's entry in the index renewed, if anything of it is new."""
        pending = self.changed or self.item.published_version is None
        self.run.finish_item(self.item.item_id if pending else None)

    # --- answers of workers, in the main thread ----------------------------------------------------------------------
    def _receive_inspected(self, stored: StoredScan, answer: ScanOutcome | Exception) -> None:
        if isinstance(answer, Exception):
            answer = ScanOutcome(failure=_explain_lost_call(answer))
        stored.outcome = answer

    def _receive_read(self, page: Page, keys: PageKeys, answer: PageOutcome | Exception) -> None:
        if isinstance(answer, Exception):
            answer = PageOutcome(failed_stage=Stage.RECOGNISE, failure=_explain_lost_call(answer))
        catalogue, item_id, number = self.run.catalogue, self.item.item_id, page.number
        self.changed = True
        with catalogue.transaction():
            if answer.rendered is not None:
                result = self._result(keys.render, Stage.RENDER, number, "", answer.render_s)
                result = replace(result, artefact_sha256=answer.rendered.image_sha256)
                catalogue.record_rendered(item_id, number, answer.rendered, result)
            if answer.recognised is not None:
                result = self._result(keys.recognise, Stage.RECOGNISE, number, "", answer.recognise_s)
                result = replace(result, artefact_sha256=answer.recognised.text_sha256)
                catalogue.record_recognised(item_id, number, answer.recognised, result)
        if answer.recognised is not None:
            self.run.standing.recognised += 1
            self._note_faults(number, answer.faults)
        else:
            stage = answer.failed_stage or Stage.RECOGNISE
            key, seconds = keys.recognise, answer.recognise_s
            if stage is Stage.RENDER:
                key, seconds = keys.render, answer.render_s
            self._fail_page(page, self._result(key, stage, number, answer.failure, seconds))
        self.run.progress.show(self.run.standing)

    def _receive_extracted(self, key: str, answer: ExtractOutcome | Exception) -> None:
        if isinstance(answer, Exception):
            answer = ExtractOutcome(failure=_explain_lost_call(answer))
        result = self._result(key, Stage.EXTRACT, None, answer.failure, answer.seconds)
        self.run.catalogue.record_mentions(self.item.item_id, answer.mentions, result)
        self.changed = True
        if answer.failure:
            self._note_failed_extraction(answer.failure)

    # --- inside ------------------------------------------------------------------------------------------------------
    def _find_before(self) -> Item | None:
        try:
            return self.run.catalogue.find_item(self.code.text, scope=self.run.scope)
        except NotFoundError:
            return None

    def _store_scan(self, file: ScanFile) -> None:
        stored = store_scan(self.run.blobs, self.code.text, file)
        self.scans.append(stored)
        if stored.scan.refused:
            return
        place = f"{self.code.text}/{file.name}"
        first = self.run.first_places.setdefault(stored.scan.sha256, place)
        if first != place:
            self.run.note(FindingKind.DUPLICATE_SCAN, self.code.text, f"{file.name} is the same file as {first}")

    def _audit_removed(self, removed: Sequence[Page]) -> None:
        """Write down which pages the batch takes away, before it does."""
        scans = dict.fromkeys((page.scan.sha256, page.scan.name) for page in removed)
        detail = {
            "batch": str(self.run.batch.root),
            "pages": len(removed),
            "removed": [{"sha256": sha256, "name": name} for sha256, name in scans],
        }
        event = AuditEvent(
            actor=self.run.scope.actor, tag="ingest:pages:replace", subject=self.item.ref_code, detail=detail
        )
        self.run.catalogue.audit.record(event)

    def _note_pages(self, registered: Sequence[Page], plan: PagePlan) -> None:
        """Note where the item's pages are not what the batch, the catalogue or their numbers say."""
        text, pages, kept = self.code.text, len(registered), len(plan.kept)
        missing = find_missing_numbers(list(dict.fromkeys(page.scan.name for page in registered)))
        if missing and self.scans:
            numbers = ", ".join(map(str, missing))
            self.run.note(FindingKind.MISSING_NUMBER, text, f"the scans' numbers leave out {numbers}")
        said = f"; the item's pages are kept ({pages})" if pages and not self.scans else ""
        if self.row is None:
            lacking = "scans without a row in the catalogue"
            if not self.scans:
                lacking = f"an empty folder without a row in the catalogue{said}"
            self.run.note(FindingKind.NO_ROW, text, lacking)
        elif not self.scans:
            self.run.note(FindingKind.NO_SCANS, text, f"a row without scans{said}")
        if self.scans and kept:
            said = "no scan of the batch can be opened, so it replaces none of them"
            if not self.run.replace:
                said = "danghao ingest BATCH --replace makes the item's pages those of the batch"
            pages_kept = "1 page is" if kept == 1 else f"{kept} pages are"
            self.run.note(FindingKind.KEPT_PAGES, text, f"{pages_kept} kept that this batch does not bring; {said}")
        wanted = self.item.row.pages if self.item.row else None
        if pages and wanted is not None and wanted != pages:
            self.run.note(FindingKind.PAGE_COUNT, text, f"the catalogue says {wanted} pages, scanned are {pages}")

    def _reuse(self, page: Page, read_before: StageResult, rendered_before: StageResult | None) -> bool:
        """Give the page the reading that equal content already has; false where it must be read after all."""
        has_it = page.state is PageState.RECOGNISED and page.text_sha256 == read_before.artefact_sha256
        if has_it and _contents([page]) == _contents(self._pages_before[page.number - 1 : page.number]):
            if not self._is_kept(page):
                return False
            # What was found of the page is found again under its number.
            self.run.reused.add((self.code.text, page.number))
            self.run.standing.skipped += 1
            return True
        found = find_reading(self.run.blobs, page, read_before, rendered_before)
        if found is None or rendered_before is None:
            return False
        if not has_it:
            with self.run.catalogue.transaction():
                self.run.catalogue.record_rendered(self.item.item_id, page.number, found.rendered, rendered_before)
                self.run.catalogue.record_recognised(self.item.item_id, page.number, found.recognised, read_before)
            self.changed = True
        self._note_faults(page.number, found.faults)
        self.run.standing.skipped += 1
        return True

    def _is_kept(self, page: Page) -> bool:
        """Tell whether what was made of the page is still stored and, where failures are retried, whole."""
        is_whole = self.run.blobs.check if self.run.retry_failed else self.run.blobs.has
        return all(map(is_whole, page.made))

    def _note_faults(self, number: int, faults: Sequence[ScanFault]) -> None:
        for fault in faults:
            self.run.note(fault.kind, self.code.text, describe_fault(number, fault))

    def _fail_page(self, page: Page, result: StageResult) -> None:
        if page.state is not PageState.FAILED or page.failure != result.failure:
            self.run.catalogue.record_failed(self.item.item_id, page.number, result)
            self.changed = True
        self.run.fail(self.code.text, locator(self.code.text, page.number), result.failure)

    def _note_failed_extraction(self, reason: str) -> None:
        detail = f"its mentions could not be extracted: {reason}; run the same ingest again, or report it with the log"
        self.run.failures.append(Failure(page=self.code.text, reason=detail))
        self.run.note(FindingKind.UNREADABLE, self.code.text, detail)

    def _result(self, key: str, stage: Stage, number: int | None, failure: str, seconds: float = 0.0) -> StageResult:
        return StageResult(
            key=key,
            stage=stage,
            item_id=self.item.item_id,
            page_number=number,
            artefact_sha256=None,
            failure=failure,
            seconds=round(seconds, 3),
            finished_at=datetime.now(UTC),
        )


def _explain_lost_call(error: Exception) -> str:
    """Return the reason to record for a call that gave no answer, or raise what concerns the whole run."""
    if isinstance(error, (IngestError, EngineUnavailableError)):
        raise error
    text = " ".join(str(error).split())
    return text or type(error).__name__


def _year_of(row: CatalogueRow | None) -> int | None:
    when = read_cell_date(row.date) if row is not None else None
    return when.year if when is not None else None


def _describe_scan(stored: StoredScan) -> BroughtScan:
    outcome = stored.outcome or ScanOutcome(failure="nobody looked at it")
    scan = replace(stored.scan, media_type=outcome.media_type or UNKNOWN_MEDIA_TYPE)
    return BroughtScan(scan=scan, frames=outcome.frames, failure=outcome.failure)


def _contents(pages: Sequence[Page]) -> list[tuple[str, int]]:
    return [(page.scan.sha256, page.frame) for page in pages]
