"""What an ingest did, for people and scripts: counts, what failed and why, what differs from the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from archive.model import Finding


@dataclass(frozen=True, kw_only=True, order=True)
class Failure:
    """A page that could not be read. ``page`` is its locator (``CODE#0003``), or the file's name where it has none."""

    page: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class SavedNote:
    """How many hits of a saved search its owner was not told yet; None where they could not be counted, and why."""

    owner: str
    name: str
    new: int | None
    problem: str = ""

    def to_json(self) -> dict[str, object]:
        return {"owner": self.owner, "name": self.name, "new": self.new, "problem": self.problem}


@dataclass(frozen=True, kw_only=True)
class IngestReport:
    """One run over one batch.

    Attributes:
        items: items of the batch, also those without scans.
        pages: pages of the batch, also files that could not be taken in as pages: the sum of the next three.
        recognised: read in this run.
        skipped: read before; their stored result holds.
        failed: every page of the batch that has no reading, in this run or before.
        published: items whose entry in the search index was renewed.
        unpublished: items of the whole archive that the index does not hold as they are now.
        index_problem: why the index could not be brought up to date; empty where it was.
        index_needs_rebuild: only ``danghao reindex`` mends that; otherwise the next ingest does.
        findings: what differs between catalogue, scans and reading.
        saved: what saved searches have to tell.
    """

    items: int
    pages: int
    recognised: int
    skipped: int
    failed: tuple[Failure, ...]
    seconds: float
    published: int = 0
    unpublished: int = 0
    index_problem: str = ""
    index_needs_rebuild: bool = False
    findings: tuple[Finding, ...] = ()
    saved: tuple[SavedNote, ...] = ()

    @property
    def pages_per_second(self) -> float:
        return self.recognised / self.seconds if self.seconds > 0 else 0.0

    def to_json(self) -> dict[str, object]:
        """Return the report as JSON values, in the shape of the manual."""
        return {
            "items": self.items,
            "pages": self.pages,
            "recognised": self.recognised,
            "skipped": self.skipped,
            "failed": [{"page": failure.page, "reason": failure.reason} for failure in self.failed],
            "seconds": round(self.seconds, 3),
            "pages_per_second": round(self.pages_per_second, 3),
            "published": self.published,
            "unpublished": self.unpublished,
            "index_problem": self.index_problem,
            "findings": [
                {"kind": str(finding.kind), "ref_code": finding.ref_code, "detail": finding.detail}
                for finding in self.findings
            ],
            "saved": [note.to_json() for note in self.saved],
        }
