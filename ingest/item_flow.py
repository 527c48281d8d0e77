"""The steps of one item on its way from the batch to the index. ``pipeline`` puts them in order.

Every step first looks for the result that is already there, and asks a worker only for what is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from archive.blobs import Blobs
from archive.catalogue import ItemDraft, PageDraft, Recognised, Rendered
from archive.errors import BlobError, EngineUnavailableError, IngestError, NotFoundError
from archive.model import (
    UNKNOWN_MEDIA_TYPE,
    CatalogueRow,
    FindingKind,
    Item,
    Page,
    PageState,
    Scan,
    ShelfLocation,
    StageResult,
)
from archive.refcode import ReferenceCode, locator
from archive.scan_quality import ScanFault, check_scan, describe_fault, find_missing_numbers
from archive.text_json import read_page_text
from ingest.batch import FoundItem, ScanFile, list_files
from ingest.catalogue_table import year_of
from ingest.names import show_name
from ingest.report import Failure
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

# Above any scan a page can have; a sparse file must not keep the whole run hashing zeros.
_MAX_SCAN_BYTES = 1 << 31


@dataclass(kw_only=True)
class _StoredScan:
    scan: Scan
    outcome: ScanOutcome | None = None


@dataclass(kw_only=True)
class ItemFlow:
    """One item on its way. The steps are called in the order in which they stand here."""

    run: Run
    row: CatalogueRow | None
    found: FoundItem
    code: ReferenceCode = field(init=False)
    item: Item = field(init=False)
    scans: list[_StoredScan] = field(default_factory=list)
    pages: dict[int, Page] = field(default_factory=dict)
    unreadable_files: int = 0
    changed: bool = False
    _pages_before: tuple[tuple[str, int], ...] = field(default=(), init=False)

    # --- register ----------------------------------------------------------------------------------------------------
    def register_item(self) -> None:
        """Find or make the item, and note what its number and its places leave open."""
        raw = self.found.raw_code if self.found.places else self.row.ref_code if self.row else self.found.raw_code
        reading = self.run.codes.read(raw)
        self.code, text = reading.code, reading.code.text
        if reading.problem:
            self.run.note(FindingKind.BAD_CODE, text, reading.problem)
        if self.row is None:
            self.run.note(FindingKind.NO_ROW, text, "scans without a row in the catalogue")
        if len(self.found.places) > 1 and any(place.is_folder for place in self.found.places):
            names = ", ".join(show_name(Path(place.path).name) for place in self.found.places)
            self.run.note(
                FindingKind.SAME_CODE, text, f"several folders or files of one number, in this order: {names}"
            )
        registry, row = self.run.registry, self.row
        archive_class = registry.series_of(self.code).archive_class
        before = self._find_before()
        self.item = self.run.catalogue.register_item(
            ItemDraft(
                code=self.code,
                archive_class=archive_class,
                access_level=registry.access_level(self.code, row),
                retention=registry.retention(self.code, row),
                year=self.code.year if self.code.year is not None else year_of(row.date) if row else None,
                row=row,
                case_types=registry.read_case_types(archive_class, row.case_type) if row else (),
                location=registry.parse_location(row.location, row.box) if row else ShelfLocation(),
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
        missing = find_missing_numbers([file.name for file in files.scans])
        if missing:
            numbers = ", ".join(map(str, missing))
            self.run.note(FindingKind.MISSING_NUMBER, self.code.text, f"the scans' numbers leave out {numbers}")
        known = self._known_scans()
        results = self.run.catalogue.stage_results([key_scan(stored.scan.sha256) for stored in self.scans])
        calls: list[Call] = []
        for stored in self.scans:
            sha256 = stored.scan.sha256
            result = results.get(key_scan(sha256))
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
        """Make the item's pages those of its scans, in order; a scan that nobody can open is one failed page."""
        drafts: list[PageDraft] = []
        failures: dict[int, StageResult] = {}
        for stored in self.scans:
            outcome = stored.outcome or ScanOutcome(failure="nobody looked at it")
            scan = replace(stored.scan, media_type=outcome.media_type or UNKNOWN_MEDIA_TYPE)
            if outcome.failure:
                number = len(drafts) + 1
                failures[number] = self._result(key_scan(scan.sha256), Stage.REGISTER, number, outcome.failure)
            for frame in range(max(1, outcome.frames)):
                drafts.append(PageDraft(number=len(drafts) + 1, scan=scan, frame=frame))
        before = self._pages_before
        registered = self.run.catalogue.register_pages(self.item.item_id, drafts)
        self.pages = {page.number: page for page in registered}
        self.changed |= before != tuple((page.scan.sha256, page.frame) for page in registered)
        self.run.standing.expected += len(drafts) - len(self.scans)
        for number, result in failures.items():
            self._fail_page(self.pages.pop(number), result)
        self._compare_page_count(len(drafts))

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
            elif read_before is not None and failed is None and self._reuse(page, read_before, rendered_before):
                self.run.reused.add((self.code.text, number))
            else:
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
        if result is not None and not self.changed and self.item.published_version is not None:
            if not result.failure:
                return ()
            if not self.run.retry_failed:
                self._note_failed_extraction(result.failure)
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
    def _receive_inspected(self, stored: _StoredScan, answer: ScanOutcome | Exception) -> None:
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
        """Store one file as a blob, or note why it cannot be; what cannot be stored at all stops the run."""
        problem = file.problem
        if not problem:
            try:
                if Path(file.path).stat().st_size > _MAX_SCAN_BYTES:
                    problem = f"larger than {_MAX_SCAN_BYTES >> 30} GiB; split it"
                else:
                    sha256, size = self.run.blobs.put_file(Path(file.path))
            except BlobError:
                # Either the file cannot be read, which concerns this page, or the store cannot be written.
                problem = _find_read_error(file.path)
                if not problem:
                    raise
            except OSError as error:
                problem = f"cannot be read: {error.strerror}"
        if problem:
            self.unreadable_files += 1
            self.run.fail(self.code.text, f"{self.code.text}/{file.name}", problem)
            return
        scan = Scan(sha256=sha256, name=file.name, media_type=UNKNOWN_MEDIA_TYPE, size_bytes=size)
        self.scans.append(_StoredScan(scan=scan))
        place = f"{self.code.text}/{file.name}"
        first = self.run.first_places.setdefault(sha256, place)
        if first != place:
            self.run.note(FindingKind.DUPLICATE_SCAN, self.code.text, f"{file.name} is the same file as {first}")

    def _known_scans(self) -> dict[str, ScanOutcome]:
        """Return what the catalogue knows of this item's scans; registering wrote all frames of a scan together."""
        pages = self.run.catalogue.pages([self.item.item_id], scope=self.run.scope).get(self.item.item_id, ())
        self._pages_before = tuple((page.scan.sha256, page.frame) for page in pages)
        frames: dict[str, ScanOutcome] = {}
        for page in pages:
            before = frames.get(page.scan.sha256)
            count = max(page.frame + 1, before.frames if before else 0)
            frames[page.scan.sha256] = ScanOutcome(media_type=page.scan.media_type, frames=count)
        return {sha256: known for sha256, known in frames.items() if known.media_type != UNKNOWN_MEDIA_TYPE}

    def _compare_page_count(self, pages: int) -> None:
        text = self.code.text
        if self.row is None:
            return
        if pages == 0 and not self.unreadable_files:
            self.run.note(FindingKind.NO_SCANS, text, "a row without scans")
        elif self.row.pages is not None and self.row.pages != pages:
            self.run.note(
                FindingKind.PAGE_COUNT, text, f"the catalogue says {self.row.pages} pages, scanned are {pages}"
            )

    def _reuse(self, page: Page, read_before: StageResult, rendered_before: StageResult | None) -> bool:
        """Give the page the reading that equal content already has; false where it must be read after all."""
        text_sha256 = read_before.artefact_sha256
        if page.state is PageState.RECOGNISED and page.text_sha256 == text_sha256:
            self.run.standing.skipped += 1
            return True
        image_sha256 = rendered_before.artefact_sha256 if rendered_before else None
        if text_sha256 is None or image_sha256 is None or rendered_before is None:
            return False
        try:
            text = read_page_text(self.run.blobs.get(text_sha256))
            media_type = page.scan.media_type
            if image_sha256 != page.scan.sha256:
                media_type = _read_media_type(self.run.blobs, image_sha256)
        except BlobError:
            return False
        rendered = Rendered(
            width=text.scan_width,
            height=text.scan_height,
            image_sha256=image_sha256,
            image_media_type=media_type,
        )
        recognised = Recognised(text_sha256=text_sha256, engine=text.engine, mean_confidence=text.mean_confidence)
        with self.run.catalogue.transaction():
            self.run.catalogue.record_rendered(self.item.item_id, page.number, rendered, rendered_before)
            self.run.catalogue.record_recognised(self.item.item_id, page.number, recognised, read_before)
        self._note_faults(page.number, check_scan(text))
        self.changed = True
        self.run.standing.skipped += 1
        return True

    def _note_faults(self, number: int, faults: Sequence[ScanFault]) -> None:
        for fault in faults:
            self.run.note(fault.kind, self.code.text, describe_fault(number, fault))

    def _fail_page(self, page: Page, result: StageResult) -> None:
        if page.state is not PageState.FAILED or page.failure != result.failure:
            self.run.catalogue.record_failed(self.item.item_id, page.number, result)
            self.changed = True
        self.run.fail(self.code.text, locator(self.code.text, page.number), result.failure)

    def _note_failed_extraction(self, reason: str) -> None:
        detail = f"its mentions could not be extracted: {reason}"
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


def _find_read_error(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            while file.read(1 << 20):
                pass
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return ""


def _read_media_type(blobs: Blobs, sha256: str) -> str:
    with blobs.open(sha256) as stream:
        head = stream.read(12)
    if head.startswith(b"\x89PNG"):
        return "image/png"
    if head[8:12] == b"WEBP":
        return "image/webp"
    return "image/jpeg"
