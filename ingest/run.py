"""What the items of one run share: the outside, the counts, and what is to be reported. For the main thread only."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from archive.blobs import Blobs
from archive.catalogue import Catalogue
from archive.model import CatalogueRow, Finding, FindingKind
from archive.registry import Registry
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
    check_lock: Callable[[], None]
    findings: list[Finding]
    failures: list[Failure] = field(default_factory=list)
    ready: list[str] = field(default_factory=list)
    last_published: float = field(default_factory=time.monotonic)

    def fail(self, code: str, page: str, reason: str) -> None:
        """Note a page without a reading, for the report and as a finding."""
        self.failures.append(Failure(page=page, reason=reason))
        self.findings.append(Finding(kind=FindingKind.UNREADABLE, ref_code=code, detail=f"{page}: {reason}"))
        self.standing.failed += 1

    def note(self, kind: FindingKind, code: str, detail: str) -> None:
        self.findings.append(Finding(kind=kind, ref_code=code, detail=detail))

    def note_ignored(self) -> None:
        for ignored in self.batch.ignored:
            self.note(FindingKind.IGNORED, "", f"{ignored.name}: {ignored.reason}")

    def publish_ready(self) -> None:
        """Publish the items that are complete."""
        self.publisher.publish(self.ready)
        self.ready.clear()
        self.last_published = time.monotonic()

    def finish_item(self, item_id: str | None) -> None:
        """Count an item as done; with an id, have it published together with others."""
        self.check_lock()
        self.standing.items += 1
        if item_id is not None:
            self.ready.append(item_id)
        late = time.monotonic() - self.last_published > _PUBLISH_S
        if len(self.ready) >= _PUBLISH_ITEMS or (self.ready and late):
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
            findings=self.sorted_findings(),
        )
