"""All hits of a search as CSV, XLSX or JSON, page by page; it says what it leaves out and what the search may miss.

Each page is searched, and audited, before its hits leave; that they leave as a file is an event of its own. What any
page may miss is said at the end of the file, behind the hits.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from archive.scope import Scope
from search_api.notes import Note, join_notes
from search_api.parameters import MAX_DEPTH, ParameterError, SearchParameters
from search_api.results import Hit, SearchAnswer

if TYPE_CHECKING:
    from search_api.service import SearchService

FORMATS = ("csv", "xlsx", "json")
# One export holds no more hits; who needs more narrows the query.
MAX_EXPORTED = 10_000
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
_PAGE = 200
_MEMORY_BYTES = 1 << 23
_CHUNK_BYTES = 1 << 16


@dataclass(kw_only=True)
class Turned:
    """What the pages that were turned so far gave.

    Attributes:
        given: hits that left.
        notes: what any of the pages may miss, each once.
    """

    given: int = 0
    notes: dict[Note, None] = field(default_factory=dict)

    def turn(self, page: SearchAnswer) -> None:
        self.notes.update(dict.fromkeys(page.asked.notes))


@dataclass(frozen=True, kw_only=True)
class Export:
    """An export that has begun: its first page has been searched.

    Attributes:
        output_format: one of FORMATS.
        total: how many hits the search has.
        count: how many of them the export is to hold.
        first: the answer with the first of them.
        chunks: the file; to be read once.
        turned: what came of it so far; of the whole export once ``chunks`` is read.
    """

    output_format: str
    total: int
    count: int
    first: SearchAnswer
    chunks: Iterator[bytes]
    turned: Turned

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the export may miss."""
        return tuple(self.turned.notes)

    @property
    def cut_off(self) -> bool:
        return self.count < self.total

    @property
    def name(self) -> str:
        """A name for the file that tells nothing of what was asked."""
        return f"danghao-{datetime.now(UTC):%Y%m%d-%H%M%S}.{self.output_format}"

    def to_json(self) -> dict[str, object]:
        """Return the facts without the hits; they are the whole export's once ``chunks`` is read."""
        dropped = ("hits", "facets", "took_ms", "complete", "incomplete_reason")
        facts = {name: value for name, value in self.first.to_json().items() if name not in dropped}
        facts |= {"exported": self.turned.given, "cut_off": self.cut_off, "complete": not self.notes}
        return {**facts, "incomplete_reason": join_notes(self.notes)} if self.notes else facts


def begin_export(service: SearchService, parameters: SearchParameters, *, scope: Scope, output_format: str) -> Export:
    """Search the first page and return the export; ``parameters.limit`` bounds it.

    Raises:
        ParameterError: no such format, or a bound out of range; else as ``SearchService.search``.
    """
    if output_format not in FORMATS:
        known = ", ".join(FORMATS)
        raise ParameterError(f"format {output_format[:20]!r} is not known; use one of {known}", parameter="format")
    if not 1 <= parameters.limit <= MAX_EXPORTED:
        raise ParameterError(f"an export holds from 1 to {MAX_EXPORTED} hits", parameter="limit")
    asked = replace(parameters, limit=min(_PAGE, parameters.limit), facets=())
    first = service.search(asked, scope=scope)
    end = min(parameters.offset + parameters.limit, first.total, MAX_DEPTH)
    count = max(0, end - parameters.offset)
    service.record_export(parameters, scope=scope, output_format=output_format, total=first.total, count=count)
    export = Export(
        output_format=output_format, total=first.total, count=count, first=first, chunks=iter(()), turned=Turned()
    )
    hits = _all_hits(service, asked, export, scope, end)
    return replace(export, chunks=_WRITERS[output_format](export, hits))


def _all_hits(service: SearchService, asked: SearchParameters, export: Export, scope: Scope, end: int) -> Iterator[Hit]:
    # Items that move up while pages are turned are not given twice.
    given: set[str] = set()
    turned = export.turned
    page, offset = export.first, asked.offset
    while True:
        turned.turn(page)
        for hit in page.hits:
            if hit.item.item_id not in given:
                given.add(hit.item.item_id)
                turned.given += 1
                yield hit
        offset += asked.limit
        if offset >= end:
            break
        page = service.search(replace(asked, offset=offset, limit=min(asked.limit, end - offset)), scope=scope)
    if turned.given != export.count:
        turned.notes[_note_moved(turned.given, export.count)] = None


def _note_moved(given: int, count: int) -> Note:
    return Note(
        f"the index changed while the hits were listed: {given} of {count} are in the file; export again",
        f"导出期间索引有变动：应列 {count} 件，实列 {given} 件，请重新导出",
    )


def describe(export: Export) -> list[tuple[str, str | int]]:
    """Return what an export is, for people."""
    first = export.first
    facts: list[tuple[str, str | int]] = [
        ("检索式", first.interpreted or first.text),
        ("共检得（件）", export.total),
        ("本表列出（件）", export.turned.given),
        ("导出时间", f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}"),
    ]
    if export.cut_off:
        facts.append(("未全部列出", _say_cut_off(export)))
    facts.append(("检索范围完整", f"否：{join_notes(export.notes, 'zh')}" if export.notes else "是"))
    return facts


def _write_csv(export: Export, hits: Iterator[Hit]) -> Iterator[bytes]:
    from search_api.hit_table import HEADER, row_of
    from search_api.spreadsheets import BOM, write_csv_row

    yield BOM + write_csv_row(HEADER)
    for hit in hits:
        yield write_csv_row(row_of(hit))
    # A table of a whole answer holds nothing but its hits.
    if export.cut_off:
        yield write_csv_row([f"# {_say_cut_off(export)}"])
    if export.notes:
        yield write_csv_row([f"# 检索范围不完整：{join_notes(export.notes, 'zh')}"])


def _say_cut_off(export: Export) -> str:
    return f"只列出 {export.count} 件，共 {export.total} 件；请缩小检索范围"


def _write_json(export: Export, hits: Iterator[Hit]) -> Iterator[bytes]:
    yield b'{"hits": ['
    separator = "\n"
    for hit in hits:
        yield (separator + json.dumps(hit.to_json(), ensure_ascii=False)).encode("utf-8", "replace")
        separator = ",\n"
    facts = json.dumps(export.to_json(), ensure_ascii=False)
    yield f"], {facts[1:]}\n".encode("utf-8", "replace")


def _write_xlsx(export: Export, hits: Iterator[Hit]) -> Iterator[bytes]:
    from search_api.hit_table import HEADER, WIDTHS, row_of
    from search_api.spreadsheets import Workbook

    with Workbook() as book, tempfile.SpooledTemporaryFile(max_size=_MEMORY_BYTES) as scratch:
        add_row = book.add_sheet("检索结果", HEADER, widths=WIDTHS)
        for hit in hits:
            add_row(row_of(hit))
        add_fact = book.add_sheet("说明", ("项目", "内容"), widths=(20, 60))
        for name, value in describe(export):
            add_fact((name, value))
        book.save(scratch)
        scratch.seek(0)
        while chunk := scratch.read(_CHUNK_BYTES):
            yield chunk


_WRITERS = {"csv": _write_csv, "json": _write_json, "xlsx": _write_xlsx}
