"""Hundreds of names or numbers searched at once: a table in, a workbook out that says of each row what was found where.

Each row is a search of its own, audited as one. Where a row has a name and an ID number that no item holds together,
each is asked alone, and the row says which it was; so is a row whose address hides what it names. A run that was
stopped goes on where it was.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.errors import BatchError, QuerySyntaxError, UnsupportedQueryError
from archive.scope import Scope
from danghao.batch_journal import Journal, Outcome, open_journal, place_of
from danghao.batch_table import AskedRow, AskedTable, read_table
from ingest.progress import Progress, Standing
from search_api.batches import ROW_STATUSES
from search_api.hit_table import row_of
from search_api.notes import Note, join_notes
from search_api.parameters import SearchParameters
from search_api.results import SearchAnswer
from search_api.service import SearchService

# Bump when what is written for a row changes: what an older version finished is then asked again.
_VERSION = 3
# XLSX holds a million rows; every row of the input may need as many as it has hits.
_MAX_RESULT_ROWS = 1_000_000


@dataclass(frozen=True, kw_only=True)
class BatchReport:
    """What a batch search did.

    Attributes:
        rows: how many rows have each status.
        hits: hits in the workbook.
        cut_off: rows with more hits than the workbook has of them.
        resumed: rows that an earlier run had finished.
        notes: what any row's search may have missed.
        outcomes: of the rows, in their order.
    """

    source: str
    source_sha256: str
    out: str
    rows: Mapping[str, int]
    hits: int
    cut_off: int
    resumed: int
    notes: tuple[Note, ...]
    seconds: float
    outcomes: Sequence[Outcome] = field(default=(), repr=False)

    @property
    def complete(self) -> bool:
        return not self.notes

    @property
    def reason(self) -> str:
        return join_notes(self.notes)

    @property
    def total(self) -> int:
        return sum(self.rows.values())

    def to_json(self) -> dict[str, object]:
        facts: dict[str, object] = {
            "source": self.source,
            "source_sha256": self.source_sha256,
            "out": self.out,
            "rows": self.total,
            **{status: self.rows[status] for status in ROW_STATUSES},
            "hits": self.hits,
            "cut_off": self.cut_off,
            "resumed": self.resumed,
            "complete": self.complete,
        }
        if not self.complete:
            facts["incomplete_reason"] = self.reason
            facts["incomplete_reason_zh"] = join_notes(self.notes, "zh")
        return {**facts, "seconds": round(self.seconds, 3)}


def search_batch(
    source: Path,
    out: Path,
    *,
    service: SearchService,
    scope: Scope,
    limit: int,
    progress: Progress,
) -> BatchReport:
    """Search every row of ``source`` and write ``out``.

    Args:
        source: a table, see ``danghao.batch_table``.
        out: an XLSX file; replaced when everything is searched.
        service: answers.
        scope: of who asks.
        limit: hits to write for a row.
        progress: told after each row.

    Raises:
        BatchError: the table cannot be read, or the result cannot be written.
        IndexUnavailableError: the index does not answer; what is finished is kept for the next run.
    """
    from danghao.batch_result import write_result

    started = time.monotonic()
    if out.suffix.lower() != ".xlsx":
        raise BatchError(f"the result of a batch search is a workbook; name {out.stem}.xlsx with --out")
    table = read_table(source)
    if len(table.rows) * max(1, limit) > _MAX_RESULT_ROWS:
        raise BatchError(f"{source.name} has {len(table.rows)} rows, too many for one workbook; split it")
    sha256 = hashlib.sha256(source.read_bytes()).hexdigest()
    key = {"version": _VERSION, "input": sha256, "limit": limit, "actor": scope.actor}
    with open_journal(out, key) as journal:
        resumed = len(journal.done)
        try:
            _search_rows(table, journal, service=service, scope=scope, limit=limit, progress=progress)
        finally:
            progress.close()
        outcomes = [journal.done[row.number] for row in table.rows]
        report = _sum_up(
            outcomes, source=source, sha256=sha256, out=out, resumed=resumed, seconds=time.monotonic() - started
        )
        write_result(out, table, outcomes, report, coverage=service.coverage(scope=scope), user=scope.actor)
        place_of(out).unlink(missing_ok=True)
    return report


def _search_rows(
    table: AskedTable, journal: Journal, *, service: SearchService, scope: Scope, limit: int, progress: Progress
) -> None:
    standing = Standing(phase="searching", unit="rows", expected=len(table.rows), skipped=len(journal.done))
    progress.show(standing)

    def ask(parameters: SearchParameters) -> SearchAnswer:
        return service.search(parameters, scope=scope, max_limit=limit)

    for row in table.rows:
        if row.number in journal.done:
            continue
        outcome = search_row(row, ask, limit=limit)
        journal.add(outcome)
        if outcome.status == "error":
            standing.failed += 1
        else:
            standing.recognised += 1
        progress.show(standing)


def search_row(row: AskedRow, ask: Callable[[SearchParameters], SearchAnswer], *, limit: int) -> Outcome:
    """Return what comes of one row; a row that cannot be asked says why."""
    if not row.asked:
        return Outcome(row=row.number, status="error" if row.fault else "empty", note=row.fault)
    if "\ufffd" in "".join(row.asked.values()):
        return Outcome(row=row.number, status="error", note=row.fault or "characters that could not be decoded")
    outcome = Outcome(row=row.number, status="none")
    gaps: dict[Note, None] = {}
    for status, asked in _attempts(row.asked):
        try:
            answer = ask(SearchParameters(**asked, limit=limit, facets=()))
        except (QuerySyntaxError, UnsupportedQueryError) as error:
            return Outcome(row=row.number, status="error", note=" ".join(str(error).split()))
        gaps |= dict.fromkeys(answer.asked.notes)
        outcome = Outcome(
            row=row.number,
            status=_judge(answer, status),
            note=row.fault,
            total=answer.total,
            asked=answer.interpreted,
            hits=[row_of(hit) for hit in answer.hits],
            gaps=[[gap.english, gap.chinese] for gap in gaps],
        )
        if answer.total:
            return outcome
    return outcome


def _judge(answer: SearchAnswer, status: str) -> str:
    if not answer.total:
        return "none"
    return status if answer.strict_total else "alike"


def _attempts(asked: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what to ask, the next only where nothing was found, with the status of what it finds."""
    yield "found", dict(asked)
    for status, kept, other in (("id_only", "id_number", "name"), ("name_only", "name", "id_number")):
        if kept not in asked:
            continue
        alone = {field: value for field, value in asked.items() if field != other}
        if other in asked:
            yield status, alone
        # People move: an address that no paper has must not hide who is there. What narrows by choice (a class) stays.
        if "address" in alone:
            yield status, {field: value for field, value in alone.items() if field != "address"}


def _sum_up(
    outcomes: list[Outcome], *, source: Path, sha256: str, out: Path, resumed: int, seconds: float
) -> BatchReport:
    counts = Counter(outcome.status for outcome in outcomes)
    notes = dict.fromkeys(note for outcome in outcomes for note in outcome.notes)
    return BatchReport(
        source=source.name,
        source_sha256=sha256,
        out=str(out),
        rows={status: counts[status] for status in ROW_STATUSES},
        hits=sum(len(outcome.hits) for outcome in outcomes),
        cut_off=sum(outcome.total > len(outcome.hits) for outcome in outcomes),
        resumed=resumed,
        notes=tuple(notes),
        seconds=seconds,
        outcomes=outcomes,
    )
