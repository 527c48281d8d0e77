"""The workbook of a batch search: the hits of every row on one sheet, what was searched and found on another."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from archive.chinese import messages
from danghao.batch_journal import Outcome
from danghao.batch_table import AskedRow, AskedTable
from danghao.out_files import write_file
from search_api.completeness import Coverage
from search_api.hit_table import HEADER, WIDTHS
from search_api.notes import join_notes
from search_api.spreadsheets import Cell, Workbook

if TYPE_CHECKING:
    from danghao.batch_search import BatchReport

_STATUS = {
    "found": "检得",
    "id_only": "仅身份证相符",
    "name_only": "仅姓名相符",
    "alike": "仅形近或音近",
    "none": "未检得",
    "error": "未检索：有误",
    "empty": "未检索：无可检索内容",
}
_FACTS = ("检索结果", "检索条件", "共检得（件）", "第几件", "说明")


def write_result(
    out: Path, table: AskedTable, outcomes: Sequence[Outcome], report: BatchReport, *, coverage: Coverage, user: str
) -> None:
    """Write the workbook whole or not at all. Raises ExportError."""
    scratch = io.BytesIO()
    taken = {"行号", *_FACTS, *HEADER}
    columns = [f"原表·{column}" if column in taken else column for column in table.columns]
    with Workbook() as book:
        add_row = book.add_sheet(
            "检索结果",
            ("行号", *columns, *_FACTS, *HEADER),
            widths=(6, *(18 for _ in columns), 16, 30, 10, 8, 24, *WIDTHS),
        )
        for row, outcome in zip(table.rows, outcomes, strict=True):
            for cells in _rows(row, outcome):
                add_row(cells)
        add_fact = book.add_sheet("汇总", ("项目", "内容"), widths=(24, 60))
        for name, value in _summary(table, report, coverage, user):
            add_fact((name, value))
        book.save(scratch)
    write_file(out, scratch.getvalue())


def _rows(row: AskedRow, outcome: Outcome) -> Iterator[list[Cell]]:
    """Yield a row for each hit; one without hits says so."""
    note = "；".join(filter(None, (messages().translate(outcome.note), join_notes(outcome.notes, "zh"))))
    if outcome.total > len(outcome.hits):
        note = "；".join(filter(None, (note, f"只列出前 {len(outcome.hits)} 件")))
    head: list[Cell] = [row.number, *row.cells, _STATUS[outcome.status], outcome.asked, outcome.total]
    if not outcome.hits:
        yield [*head, None, note]
    for number, hit in enumerate(outcome.hits, start=1):
        yield [*head, number, note, *hit]


def _summary(table: AskedTable, report: BatchReport, coverage: Coverage, user: str) -> Iterator[tuple[str, Cell]]:
    yield "来件", report.source
    yield "来件SHA-256", report.source_sha256
    yield "检索人", user
    yield "完成时间", f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S %z}"
    yield "总行数", report.total
    for status, count in report.rows.items():
        yield _STATUS[status], count
    yield "列出（件次）", report.hits
    yield "未全部列出的行", report.cut_off
    yield "接续前次的行", report.resumed
    yield "用于检索的列", "、".join(name for name, field in zip(table.columns, table.fields, strict=True) if field)
    yield (
        "未用于检索的列",
        "、".join(name for name, field in zip(table.columns, table.fields, strict=True) if not field),
    )
    yield "检索范围完整", "是" if report.complete else f"否：{join_notes(report.notes, 'zh')}"
    for entry in coverage.classes:
        counts = entry.counts
        yield (
            f"范围：{counts.archive_class}",
            (
                f"{counts.items} 件：已著录 {counts.catalogued}，已扫描 {counts.scanned}，已入索引 {counts.indexed}；"
                f"{counts.pages} 页：已识别 {counts.recognised}，失败 {counts.failed}"
                + (f"；{counts.unextracted} 件未能提取" if counts.unextracted else "")
            ),
        )
