"""Checks that what is kept is still what was taken in: blobs, catalogue, index and audit agree. Changes nothing."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from archive.audit import AuditLog, find_break
from archive.blobs import Blobs
from archive.catalogue import Catalogue
from archive.errors import BlobError, IndexUnavailableError
from archive.model import Page, PageState
from archive.publication import IndexState
from archive.refcode import locator
from archive.scope import Scope, local_administrator
from archive.text_json import read_page_text
from index_mappings.belonging import LEFT_BEHIND, find_state
from index_mappings.port import SearchIndex
from ingest.chunks import take_chunks
from ingest.drafts import Drafter
from ingest.lost_readings import is_noted
from ingest.progress import NullProgress, Progress, Standing

# Hashing leaves Python's lock, and disks like to be asked for several files at once.
_THREADS = 4
_ITEMS = 200


@dataclass(frozen=True, kw_only=True)
class VerifyReport:
    """What was checked, and what is off: each problem in one line that names what to do with it.

    Attributes:
        items, pages: in the catalogue.
        blobs: blobs that the catalogue names, all hashed.
        damaged: of those, absent or changed.
        unnamed: blobs that nothing names, left by interrupted runs or replaced scans; no problem.
        published, indexed: items published by the catalogue's word, and by the index's.
        unpublished: items that the index does not hold as they are now.
        audit_break: number of the first audit entry that is missing or does not follow from the one before.
    """

    items: int
    pages: int
    blobs: int
    damaged: int
    unnamed: int
    published: int
    indexed: int | None
    unpublished: int
    audit_entries: int
    audit_break: int | None
    problems: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return not self.problems

    def counts(self) -> tuple[tuple[str, object], ...]:
        """Return the figures with their names, for people."""
        names = (
            "items",
            "pages",
            "blobs",
            "damaged",
            "unnamed",
            "published",
            "indexed",
            "unpublished",
            "audit_entries",
        )
        return tuple((name, getattr(self, name)) for name in names)

    def to_json(self) -> dict[str, object]:
        return {
            "sound": self.sound,
            **dict(self.counts()),
            "audit_break": self.audit_break,
            "problems": list(self.problems),
        }


@dataclass(kw_only=True)
class _Findings:
    problems: list[str] = field(default_factory=list)
    damaged: set[str] = field(default_factory=set)


def verify(
    *,
    catalogue: Catalogue,
    blobs: Blobs,
    index: SearchIndex,
    actor: str = "local",
    progress: Progress | None = None,
) -> VerifyReport:
    """Check everything. Takes as long as reading every blob once, and about 100 bytes of memory for each."""
    scope = local_administrator(actor)
    shown = progress or NullProgress()
    found = _Findings()
    named = _check_blobs(catalogue, blobs, found, shown)
    unnamed = sum(1 for sha256 in blobs.hashes() if sha256 not in named)
    counts = catalogue.class_counts(scope=scope)
    published = sum(count.indexed for count in counts)
    indexed = _check_index(catalogue, index, published, sum(count.items for count in counts), found)
    # An index of another version holds other documents than those that would be made now.
    drafter = Drafter(catalogue=catalogue, blobs=blobs, scope=scope) if indexed is not None else None
    items, pages, unpublished = _check_items(catalogue, blobs, scope, found, shown, drafter)
    counted = sum(count.pages for count in counts)
    if pages != counted:
        found.problems.append(
            f"{counted} pages are counted, and {pages} have a scan in the catalogue; restore it from a backup"
        )
    if unpublished:
        found.problems.append(
            f"{unpublished} items wait to be published; run the ingest of their batch again, or danghao reindex"
        )
    if not catalogue.counts_hold():
        found.problems.append(
            "the counts that searches answer with are not those of the catalogue; run danghao reindex"
        )
    entries, broken = _check_audit(catalogue.audit, found)
    shown.close()
    return VerifyReport(
        items=items,
        pages=pages,
        blobs=len(named),
        damaged=len(found.damaged),
        unnamed=unnamed,
        published=published,
        indexed=indexed,
        unpublished=unpublished,
        audit_entries=entries,
        audit_break=broken,
        problems=tuple(found.problems),
    )


def _check_blobs(catalogue: Catalogue, blobs: Blobs, found: _Findings, progress: Progress) -> set[str]:
    """Hash every blob that the catalogue names; return their hashes."""
    named: set[str] = set()
    standing = Standing(phase="hashing")
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="fixity") as pool:
        for chunk in take_chunks(catalogue.blob_hashes(), _THREADS * 16):
            named.update(chunk)
            for sha256, whole in zip(chunk, pool.map(blobs.check, chunk), strict=True):
                if not whole:
                    found.damaged.add(sha256)
                    state = "was changed" if blobs.has(sha256) else "is missing"
                    found.problems.append(f"blob {sha256} {state}; restore it from a backup")
            standing.items = standing.expected_items = len(named)
            progress.show(standing)
    return named


def _check_items(
    catalogue: Catalogue, blobs: Blobs, scope: Scope, found: _Findings, progress: Progress, drafter: Drafter | None
) -> tuple[int, int, int]:
    """Check that what pages say of themselves holds, and that items are as they were when they were published.

    Returns:
        the numbers of items, pages and unpublished items.
    """
    items = pages = unpublished = 0
    standing = Standing(phase="checking items")
    for chunk in take_chunks(catalogue.iterate_items(scope=scope), _ITEMS):
        ids = [item.item_id for item in chunk]
        by_item = catalogue.pages(ids, scope=scope)
        versions = _versions(ids, drafter)
        for item in chunk:
            items += 1
            unpublished += item.published_version is None
            if item.published_version is not None and versions.get(item.item_id) not in {None, item.published_version}:
                found.problems.append(
                    f"{item.ref_code}: its rows are not what was published; unless danghao was just updated (then run "
                    "danghao reindex) somebody changed them: restore the catalogue from a backup"
                )
            own = by_item.get(item.item_id, ())
            pages += len(own)
            if [page.number for page in own] != list(range(1, len(own) + 1)):
                found.problems.append(f"{item.ref_code}: its page numbers have gaps; ingest its batch again")
            for page in own:
                problem = _check_page(page, blobs, found)
                if problem:
                    found.problems.append(f"{locator(item.ref_code, page.number)}: {problem}")
        standing.items = standing.expected_items = items
        progress.show(standing)
    return items, pages, unpublished


def _versions(item_ids: Sequence[str], drafter: Drafter | None) -> dict[str, str]:
    """Return what the items would be published as now; not of those with a reading that is lost, which is said."""
    if drafter is None:
        return {}
    made = drafter.draft(item_ids)
    lost = {reading.ref_code for reading in made.lost}
    return {draft.document.item_id: draft.version for draft in made.drafts if draft.ref_code not in lost}


def _check_page(page: Page, blobs: Blobs, found: _Findings) -> str:
    if page.state is PageState.REGISTERED:
        return "has not been read; ingest its batch again"
    if page.state is PageState.FAILED:
        if is_noted(page):
            return page.failure
        return "" if page.failure else "failed without a reason; ingest its batch again"
    if page.text_sha256 is None or page.image_sha256 is None:
        return "counts as read but names no reading or no image; ingest its batch again"
    if not page.made.isdisjoint(found.damaged):
        return "its stored reading or image is lost or damaged; ingest its batch again with --retry-failed"
    try:
        read_page_text(blobs.get(page.text_sha256))
    except BlobError as error:
        return f"its reading cannot be used: {error}"
    return ""


def _check_audit(log: AuditLog, found: _Findings) -> tuple[int, int | None]:
    """Return how many entries the log has, and the first that is not what was written."""
    # Asked first: what is written meanwhile is no fault.
    head = log.head()
    counted = itertools.count()
    broken = find_break((entry for entry in log.entries() if next(counted) >= 0), head=head)
    entries = next(counted)
    if broken is not None:
        found.problems.append(
            f"the audit log was changed: entry {broken} is missing or does not follow from the one before"
        )
    elif entries and log.head() is None:
        found.problems.append("the audit log was changed: its last entry is not noted any more")
    return entries, broken


def _check_index(catalogue: Catalogue, index: SearchIndex, published: int, items: int, found: _Findings) -> int | None:
    """Return how many items the index holds; None where it does not say, or not for this archive."""
    try:
        state = find_state(catalogue=catalogue, index=index)
        indexed = index.count()
    except IndexUnavailableError as error:
        found.problems.append(f"the search index does not answer: {error}")
        return None
    if state is IndexState.LEFT_BEHIND:
        found.problems.append(f"{LEFT_BEHIND}; run danghao reindex")
    # What waits to be published may stand in the index in an older form.
    if not published <= indexed <= items:
        found.problems.append(
            f"the search index holds {indexed} items, the catalogue counts {published}; run danghao reindex"
        )
    return indexed
