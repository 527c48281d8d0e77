"""Pages whose stored reading is lost or damaged: noted as failed, so that every answer says what it may miss.

The result under which the page was read stays as it is: an ingest of the batch finds no reading behind it, and reads
the page again. Whoever notes anything here holds the right to write (``ingest.lock``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from archive.catalogue import Catalogue, Recognised
from archive.model import Finding, FindingKind, Page, PageState, StageResult
from archive.refcode import locator
from ingest.keys import make_key

REASON = "its stored reading is lost or damaged; ingest its batch again"
# No step of the pipeline: that a stored reading is still there.
_STAGE, _VERSION = "keep", "1"


@dataclass(frozen=True, kw_only=True, slots=True)
class LostReading:
    """A page of an item, and why its stored reading cannot be used."""

    ref_code: str
    page: Page
    reason: str

    @property
    def locator(self) -> str:
        return locator(self.ref_code, self.page.number)

    @property
    def finding(self) -> Finding:
        detail = f"page {self.page.number}: its stored reading cannot be used: {self.reason}"
        return Finding(kind=FindingKind.UNREADABLE, ref_code=self.ref_code, detail=detail)


def is_noted(page: Page) -> bool:
    """Tell whether the page was noted here, and not read since."""
    return page.state is PageState.FAILED and page.failure == REASON


def note_lost(catalogue: Catalogue, pages: Sequence[Page]) -> None:
    """Note that these pages have no reading any more; one that failed before keeps its reason."""
    if not pages:
        return
    with catalogue.transaction():
        for page in pages:
            if page.state is PageState.RECOGNISED:
                catalogue.record_failed(page.item_id, page.number, _result(page, REASON))


def note_found(catalogue: Catalogue, pages: Sequence[Page]) -> None:
    """Note that the readings of these pages are there again (blobs were restored), and stand in the index."""
    if not pages:
        return
    with catalogue.transaction():
        for page in pages:
            if page.text_sha256 is not None:
                recognised = Recognised(
                    text_sha256=page.text_sha256, engine=page.engine, mean_confidence=page.mean_confidence
                )
                catalogue.record_recognised(page.item_id, page.number, recognised, _result(page, ""))


def _result(page: Page, failure: str) -> StageResult:
    key = make_key(stage=_STAGE, version=_VERSION, inputs=[page.item_id, page.number, page.text_sha256])
    return StageResult(
        key=key,
        stage=_STAGE,
        item_id=page.item_id,
        page_number=page.number,
        artefact_sha256=None,
        failure=failure,
        seconds=0.0,
        finished_at=datetime.now(UTC),
    )
