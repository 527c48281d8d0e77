"""The command of batch searches; see ``danghao.cli``, which adds it to the others."""

from __future__ import annotations

from pathlib import Path

import click

from danghao.cli_arguments import Command, as_json_option, user_option
from danghao.console import Exit, reporting_errors, stop, write_json, write_text
from danghao.settings import read_settings


@click.command("batch-search", cls=Command)
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The workbook to write (.xlsx). 结果文件")
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True, help="Hits for a row. 每行条数")
@user_option
@as_json_option
def batch_search(table: Path, out: Path, limit: int, user: str | None, *, as_json: bool) -> None:
    """Search for every row of a table (CSV, XLSX) of names or numbers; run again, it goes on. 批量检索

    Columns by their header: 姓名 身份证 地址 业务类型 类别 档号 证号 盒号 日期起 日期止 检索词, or their English names.
    A single column without header holds names or numbers. All columns are kept.
    """
    with reporting_errors(as_json=as_json):
        from danghao import bootstrap, render
        from danghao.batch_search import search_batch
        from ingest.progress import choose_progress

        with bootstrap.open_application(read_settings()) as application:
            report = search_batch(
                table,
                out,
                service=application.service,
                scope=application.scope_of(user),
                limit=limit,
                progress=choose_progress(),
            )
        if as_json:
            write_json(report.to_json())
        else:
            write_text(render.batch_report(report))
    stop(Exit.PARTIAL if report.rows["error"] else Exit.DONE)
