"""The whole flow of an ingest on one screen: register → render → recognise → extract → publish, item by item.

It can be killed at any moment and run again: artefacts are durable before the rows that name them, rows before the
index, and every stage's result is found again by its key, so nothing that was stored is done twice. One bad page never
stops an item, one bad item never stops the batch. Only this process writes the catalogue; ``executor`` does the work.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from archive.audit import AuditEvent
from archive.blobs import Blobs
from archive.catalogue import Catalogue
from archive.errors import BlobError, CatalogueError, DocumentsRefusedError, IndexUnavailableError, IngestError
from archive.registry import Registry
from archive.scope import local_administrator
from index_mappings.port import SearchIndex
from ingest.batch import Batch, FoundItem, iterate_codes, open_batch
from ingest.catalogue_table import CatalogueTable, read_tables
from ingest.codes import CodeReader
from ingest.executor import TimeLimitError, WorkerDiedError
from ingest.interruption import listen_for_stop
from ingest.item_flow import ItemFlow
from ingest.lock import hold_lock
from ingest.progress import NullProgress, Progress, Standing
from ingest.publish import Publisher, find_backlog, is_index_whole, publish_pending, reindex
from ingest.report import IngestReport
from ingest.run import Run
from ingest.scheduling import Flow, drive
from ingest.worker import ReaderFactory, WorkerSetup, describe_engine, explain_storage

__all__ = ["IngestDependencies", "ingest_batch", "publish_pending", "reindex"]

# Calls at hand for each worker: enough that none waits while this process stores, writes rows or publishes.
_CALLS_PER_WORKER = 3


@dataclass(frozen=True, kw_only=True)
class IngestDependencies:
    """Everything outside that an ingest needs; ``danghao.bootstrap`` chooses.

    Attributes:
        executor: runs calls elsewhere; ``ingest.executor.LocalProcesses``, or a cluster's. The caller shuts it down.
        count_workers: says how many calls it runs at once at this moment.
        reader_factory: picklable; builds the engine inside a worker.
        worker_blobs: what workers open in place of ``blobs``, where they reach the same store in their own way.
        lock_path: held during the run; None where something else keeps a second ingest away.
        actor: for the audit.
        note: tells people what they should know beside the progress.
    """

    catalogue: Catalogue
    blobs: Blobs
    index: SearchIndex
    registry: Registry
    executor: Executor
    count_workers: Callable[[], int]
    reader_factory: ReaderFactory
    worker_blobs: Blobs | None = None
    lock_path: Path | None = None
    actor: str = "local"
    note: Callable[[str], None] = lambda _: None


def ingest_batch(
    path: Path,
    *,
    deps: IngestDependencies,
    progress: Progress | None = None,
    retry_failed: bool = False,
    replace: bool = False,
) -> IngestReport:
    """Take in a batch: whatever of it is not yet registered, read, extracted and published.

    Pages that were read before are kept, whatever the batch brings.

    Args:
        path: the batch's folder.
        deps: the outside.
        progress: told where the run stands.
        retry_failed: read pages again that failed before; otherwise a failure is a result like any other, and stands
            until the file, the engine or a stage's version changes. Readings that are there are hashed, too, and a
            damaged one made anew; otherwise only one that is not there.
        replace: make the pages of each item of which the batch brings a scan that can be opened those of the batch;
            what that removes is written to the audit.

    Raises:
        BatchError: the batch as a whole cannot be taken in.
        EngineUnavailableError: the engine is not installed.
        IngestError: another ingest is at work, there is no space, or the run was asked to stop. What was finished is
            kept, and the same call goes on from there.
    """
    started = time.monotonic()
    shown = progress or NullProgress()
    with hold_lock(deps.lock_path, deps.catalogue) as check_lock, listen_for_stop() as should_stop:
        try:
            codes = CodeReader(deps.registry)
            batch = open_batch(path, codes=codes)
            table = read_tables(batch.tables, identify=codes.identify)
            mended = _mend_index(deps, should_stop)
            run = _prepare(batch, table, codes, deps, shown, check_lock, retry_failed=retry_failed, replace=replace)
            run.publisher.renewed |= mended
            finished = drive(
                _flows(run),
                deps.executor,
                limit=lambda: _CALLS_PER_WORKER * deps.count_workers(),
                should_stop=should_stop,
            )
            _complete(run, deps, finished=finished)
        except (CatalogueError, BlobError, OSError) as error:
            raise IngestError(explain_storage(error)) from error
        finally:
            shown.close()
    report = run.report(seconds=time.monotonic() - started)
    _audit(deps, "ingest:batch:finish", batch.root, report=report)
    return report


def _mend_index(deps: IngestDependencies, should_stop: Callable[[], bool]) -> set[str]:
    """Say what an earlier run left unpublished, publish it before anything else is begun, and return what it was.

    An index that does not answer, or not any more, is no reason not to read; the end of the run tries again.
    """
    scope = local_administrator(deps.actor)
    publisher = Publisher(catalogue=deps.catalogue, blobs=deps.blobs, index=deps.index, scope=scope, findings=[])
    try:
        backlog = find_backlog(catalogue=deps.catalogue, index=deps.index, scope=scope)
        if backlog:
            deps.note(f"{backlog}; mending that")
        publisher.publish_pending(should_stop=should_stop)
    except IndexUnavailableError as error:
        published = "by that" if error.needs_rebuild else "when the index answers"
        deps.note(f"{error}; the batch is read, and published {published}")
    return publisher.renewed


def _prepare(
    batch: Batch,
    table: CatalogueTable,
    codes: CodeReader,
    deps: IngestDependencies,
    progress: Progress,
    check_lock: Callable[[], None],
    *,
    retry_failed: bool,
    replace: bool,
) -> Run:
    """Learn which engine will read (which proves that it can be built), and set up the run's state."""
    _audit(deps, "ingest:batch:start", batch.root)
    setup = WorkerSetup(blobs=deps.worker_blobs or deps.blobs, reader_factory=deps.reader_factory)
    try:
        engine = deps.executor.submit(describe_engine, setup).result()
    except (WorkerDiedError, TimeLimitError) as error:
        raise IngestError(
            f"No worker process could start the engine ({error}); is there memory for {deps.count_workers()} workers?"
        ) from error
    scope = local_administrator(deps.actor)
    findings = list(table.findings)
    publisher = Publisher(catalogue=deps.catalogue, blobs=deps.blobs, index=deps.index, scope=scope, findings=findings)
    return Run(
        batch=batch,
        rows=table.rows,
        codes=codes,
        catalogue=deps.catalogue,
        blobs=deps.blobs,
        registry=deps.registry,
        scope=scope,
        setup=setup,
        engine=engine,
        publisher=publisher,
        progress=progress,
        standing=Standing(expected_items=len({*batch.items, *table.rows}), expected=batch.files),
        retry_failed=retry_failed,
        replace=replace,
        check_lock=check_lock,
        findings=findings,
    )


def _flows(run: Run) -> Iterator[Flow]:
    """Yield the flow of each item, in the order of the archive numbers."""
    for code, found in iterate_codes(run.batch, run.rows):
        yield _take_in(ItemFlow(run=run, row=run.rows.get(code), found=found or FoundItem(raw_code=code, places=())))


def _take_in(flow: ItemFlow) -> Flow:
    """One item from the batch to the index. Each ``yield`` hands calls to workers and waits for their answers."""
    flow.register_item()
    yield flow.inspect_scans()
    flow.register_pages()
    yield flow.read_pages()
    yield flow.extract_mentions()
    flow.publish()


def _complete(run: Run, deps: IngestDependencies, *, finished: bool) -> None:
    """Publish what is left, mend the index where a kill left it behind, and note the findings.

    An index that does not answer is no reason to fail: what was read is kept, and the report says what waits.
    """
    run.publish_ready()
    if not finished:
        raise IngestError(
            f"Stopped as asked, after {run.standing.done} pages. All of them are kept; "
            "run the same command again, and it goes on where it stopped"
        )
    try:
        _catch_up(run, deps)
    except IndexUnavailableError as error:
        run.note_index_problem(error)
    run.note_ignored()
    run.keep_faults()
    deps.catalogue.record_findings(str(run.batch.root), run.sorted_findings())


def _catch_up(run: Run, deps: IngestDependencies) -> None:
    """Bring the index up to the catalogue, also with what earlier runs could not publish."""
    run.publisher.publish_pending()
    if not is_index_whole(catalogue=deps.catalogue, index=deps.index, scope=run.scope):
        try:
            run.publisher.rebuilt = reindex(
                catalogue=deps.catalogue,
                blobs=deps.blobs,
                index=deps.index,
                actor=deps.actor,
                progress=run.progress,
                check_lock=run.check_lock,
                tell_lost=lambda lost: run.findings.append(lost.finding),
            )
        except DocumentsRefusedError as error:
            run.publisher.note_refused(error)
    run.index_problem = ""


def _audit(deps: IngestDependencies, tag: str, root: Path, *, report: IngestReport | None = None) -> None:
    detail: dict[str, object] = {}
    if report:
        detail = {
            "items": report.items,
            "pages": report.pages,
            "recognised": report.recognised,
            "failed": len(report.failed),
        }
    deps.catalogue.audit.record(AuditEvent(actor=deps.actor, tag=tag, subject=str(root), detail=detail))
