"""What the items of one run share: the outside, the counts, and what is to be reported. For the main thread only."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from archive.blobs import Blobs
from archive.catalogue import Catalogue
from archive.errors import IndexUnavailableError
from archive.model import CatalogueRow, Finding, FindingKind
from archive.registry import Registry
from archive.scan_quality import page_of_finding
from archive.scope import Scope
from ingest.batch import Batch
from ingest.codes import CodeReader
from ingest.progress import Progress, Standing
from ingest.publish import Publisher
from ingest.report import Failure, IngestReport
from ingest.stages import EngineIdentity
from ingest.worker import WorkerSetup

# An item waits for its publication until so many do, or so long: a commit costs far more than an item.
_PUBLISH_ITEMS = 200
_PUBLISH_S = 30.0
# An index that did not answer is left alone for so long, and so many times as long as it took to say so.
_INDEX_PAUSE_S = 60.0
_INDEX_PAUSE_FACTOR = 5


@dataclass(kw_only=True)
class Run:
    """See the module."""

    batch: Batch
    rows: dict[str, CatalogueRow]
    codes: CodeReader
    catalogue: Catalogue
    blobs: Blobs
    registry: Registry
    scope: Scope
    setup: WorkerSetup
    engine: EngineIdentity
    publisher: Publisher
    progress: Progress
    standing: Standing
    retry_failed: bool
    replace: bool
    check_lock: Callable[[], None]
    findings: list[Finding]
    failures: list[Failure] = field(default_factory=list)
    ready: list[str] = field(default_factory=list)
    last_published: float = field(default_factory=time.monotonic)
    # Where each scan of the batch was first met, by hash.
    first_places: dict[str, str] = field(default_factory=dict)
    # Pages (archive number, page number) whose reading was taken as it is.
    reused: set[tuple[str, int]] = field(default_factory=set)
    index_problem: str = ""
    index_needs_rebuild: bool = False
    index_pause_s: float = 0.0

    def fail(self, code: str, page: str, reason: str) -> None:
        """Note a page without a reading, for the report and as a finding."""
        self.failures.append(Failure(page=page, reason=reason))
        self.findings.append(Finding(kind=FindingKind.UNREADABLE, ref_code=code, detail=f"{page}: {reason}"))
        self.standing.failed += 1

    def note(self, kind: FindingKind, code: str, detail: str) -> None:
        self.findings.append(Finding(kind=kind, ref_code=code, detail=detail))

    def keep_faults(self) -> None:
        """Note what earlier runs found of scans that this one did not read again."""
        for finding in self.catalogue.findings(scope=self.scope):
            number = page_of_finding(finding)
            if number is not None and (finding.ref_code, number) in self.reused:
                self.findings.append(finding)

    def note_ignored(self) -> None:
        for ignored in self.batch.ignored:
            self.note(FindingKind.IGNORED, "", f"{ignored.name}: {ignored.reason}")

    def publish_ready(self) -> None:
        """Publish the items that are complete. Where the index does not answer, reading goes on without it.

        The items then stay unpublished in the catalogue, where the end of this run, or the next, finds them.
        """
        ready, self.ready = self.ready, []
        started = time.monotonic()
        try:
            self.publisher.publish(ready)
            self.index_pause_s = 0.0
        except IndexUnavailableError as error:
            self.note_index_problem(error)
            self.index_pause_s = max(_INDEX_PAUSE_S, _INDEX_PAUSE_FACTOR * (time.monotonic() - started))
        self.last_published = time.monotonic()

    def note_index_problem(self, error: IndexUnavailableError) -> None:
        self.index_problem, self.index_needs_rebuild = str(error), error.needs_rebuild

    def finish_item(self, item_id: str | None) -> None:
        """Count an item as done; with an id, have it published together with others."""
        self.check_lock()
        self.standing.items += 1
        since = time.monotonic() - self.last_published
        if item_id is not None and since >= self.index_pause_s:
            self.ready.append(item_id)
        if len(self.ready) >= _PUBLISH_ITEMS or (self.ready and since > _PUBLISH_S):
            self.publish_ready()
        self.progress.show(self.standing)

    def sorted_findings(self) -> tuple[Finding, ...]:
        """Return the findings in an order that does not depend on which worker was quicker, each once."""
        unique = {(f.ref_code, f.kind, f.detail): f for f in self.findings}
        return tuple(unique[key] for key in sorted(unique))

    def report(self, *, seconds: float) -> IngestReport:
        standing = self.standing
        return IngestReport(
            items=standing.items,
            pages=standing.done,
            recognised=standing.recognised,
            skipped=standing.skipped,
            failed=tuple(sorted(self.failures)),
            seconds=seconds,
            published=self.publisher.published,
            unpublished=sum(c.items - c.indexed for c in self.catalogue.class_counts(scope=self.scope)),
            index_problem=self.index_problem,
            index_needs_rebuild=self.index_needs_rebuild,
            findings=self.sorted_findings(),
        )
