"""The command line. Each command gathers its arguments, calls one use-case and writes what came back.

Imports stand inside the commands: a search must not pay for what an ingest loads (docs/decisions/0006).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from danghao.cli_arguments import (
    Group,
    as_json_option,
    join_words,
    mend_arguments,
    read_facets,
    read_mention_type,
    read_sort,
    user_option,
    wants_json,
)
from danghao.cli_batch import batch_search
from danghao.cli_hosts import HOST_COMMANDS
from danghao.cli_person import person
from danghao.cli_saved import add_saved
from danghao.cli_upkeep import UPKEEP_COMMANDS
from danghao.console import (
    Exit,
    fill_closed_streams,
    is_terminal,
    reporting_errors,
    speaks_chinese,
    stop,
    write_bytes,
    write_error,
    write_json,
    write_note,
    write_text,
)
from danghao.settings import EngineName, note_unknown, read_settings

if TYPE_CHECKING:
    from index_mappings.port import Sort

# A terminal may ask for more hits at once than a web page.
MAX_LIMIT = 10_000
TEXT_FORMATS = ("text", "alto", "hocr", "pdf")

ref_argument = click.argument("ref", metavar="REF")


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="danghao")
def app() -> None:
    """From a scanned page back to the shelf: read, search and trace digitized archive files. 档案数字化检索"""


@app.command()
@click.argument("batch", type=click.Path(path_type=Path))
@click.option(
    "--engine", type=click.Choice([engine.value for engine in EngineName]), help="What reads the pages. 识别引擎"
)
@click.option("--workers", type=click.IntRange(1, 256), help="Reading processes; default: one for each core. 进程数")
@click.option("--retry-failed", is_flag=True, help="Read pages again that failed before, or are damaged. 重试失败页")
@click.option(
    "--replace",
    "replace_pages",
    is_flag=True,
    help="Make an item's pages those of this batch; others that it has go. 以本批次扫描件替换该件原有页",
)
@as_json_option
def ingest(
    batch: Path, engine: str | None, workers: int | None, *, retry_failed: bool, replace_pages: bool, as_json: bool
) -> None:
    """Register, read, extract and publish a batch; run again, it does only what is missing. 导入批次"""
    with reporting_errors(as_json=as_json):
        from danghao import bootstrap, render

        settings = read_settings()
        report = bootstrap.ingest(
            settings,
            batch,
            engine=EngineName(engine) if engine else settings.ocr_engine,
            workers=workers,
            retry_failed=retry_failed,
            replace_pages=replace_pages,
        )
        if as_json:
            write_json(report.to_json())
        else:
            write_text(render.ingest_report(report))
        if report.index_problem:
            write_note(f"danghao: {render.index_problem(report)}")
    stop(Exit.PARTIAL if report.failed or report.index_problem else Exit.DONE)


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add an option for each field that can be asked for."""
    fields = (
        ("--name", "--姓名", "name", "NAME", "Person."),
        ("--id-number", "--身份证", "id_number", "NUMBER", "ID number; ? for a lost digit."),
        ("--address", "--地址", "address", "TEXT", "Part of an address."),
        ("--case-type", "--业务类型", "case_type", "TYPE", "Kind of business."),
        ("--class", "--类别", "archive_class", "CLASS", "Archive class, or its code: 户籍, HJ."),
        ("--ref", "--档号", "ref", "REF", "Archive number, or a higher level of it."),
        ("--number", "--证号", "number", "NUMBER", "Plate, passport, permit or file number."),
        ("--box", "--盒号", "box", "BOX", "Box number."),
        ("--from", "--起", "date_from", "DATE", "From this date: 2001, 2001-06, 2001-06-30."),
        ("--to", "--止", "date_to", "DATE", "To this date."),
    )
    for flag, chinese, attribute, metavar, meaning in reversed(fields):
        command = click.option(flag, chinese, attribute, metavar=metavar, default="", help=meaning)(command)
    return command


@app.command()
@click.argument("query", nargs=-1, callback=join_words)
@filter_options
@user_option
@click.option("--limit", type=click.IntRange(0, MAX_LIMIT), help="Hits to show; default 20, for --format all. 条数")
@click.option("--offset", type=click.IntRange(0), default=0, show_default=True, help="Hits to pass over. 偏移")
@click.option(
    "--sort",
    default="relevance",
    show_default=True,
    help="relevance, ref, year or -year. 排序",
    metavar="ORDER",
    callback=read_sort,
)
@click.option(
    "--facets",
    default="all",
    show_default=True,
    help="Counts to give: class, case_type and year with commas, all or none. 分面",
    callback=read_facets,
)
@click.option(
    "--strict",
    "--严格",
    "strict",
    is_flag=True,
    help="Leave out names and places that only look or sound alike. 不含形近、音近",
)
@click.option("--near", "--差一字", "near", is_flag=True, help="Add names that differ in one character. 含差一字")
@click.option("--format", "output_format", type=click.Choice(("csv", "xlsx", "json")), help="Export all hits. 导出")
@click.option("--out", type=click.Path(path_type=Path), help="Write the export to this file. 输出文件")
@click.option("--explain", is_flag=True, help="Say what each word weighed in each hit. 说明匹配依据")
@as_json_option
def search(
    query: str,
    user: str | None,
    limit: int | None,
    offset: int,
    sort: Sort,
    facets: tuple[str, ...],
    output_format: str | None,
    out: Path | None,
    *,
    strict: bool,
    near: bool,
    explain: bool,
    as_json: bool,
    **filters: Any,
) -> None:
    """Find items; every hit says how it was met and where the paper stands. 检索

    QUERY holds words and fields, as in: 姓名:欧阳劼 业务类型:户口迁入 日期:2001..2008-06 "北港派出所" -注销
    """
    with reporting_errors(as_json=as_json):
        from danghao import bootstrap, render
        from search_api.parameters import DEFAULT_LIMIT, SearchParameters

        _check_export(output_format, out, as_json=as_json)
        if limit is None:
            limit = MAX_LIMIT if output_format else DEFAULT_LIMIT
        parameters = SearchParameters(
            query=query,
            limit=limit,
            offset=offset,
            sort=sort,
            facets=facets,
            strict=strict,
            near=near,
            explain=explain,
            **filters,
        )
        with bootstrap.open_application(read_settings()) as application:
            if output_format is not None:
                from danghao import exports

                scope = application.scope_of(user)
                report, notes = exports.export_search(application, parameters, output_format, out, scope)
                if out is not None and as_json:
                    write_json(report)
                else:
                    write_note(render.export_report(report, notes))
                return
            answer = application.service.search(parameters, scope=application.scope_of(user), max_limit=MAX_LIMIT)
            if as_json:
                write_json(answer.to_json())
            else:
                write_text(render.search_answer(answer))


def _check_export(output_format: str | None, out: Path | None, *, as_json: bool) -> None:
    """Raise UsageError where the options of an export contradict each other."""
    if out is not None and output_format is None:
        raise click.UsageError("--out is for an export; say with --format what to write: csv, xlsx or json")
    if out is None and output_format == "xlsx":
        raise click.UsageError("a workbook is not for stdout; name a file with --out")
    if out is None and output_format == "csv" and as_json:
        raise click.UsageError(
            "--format csv and --json both go to stdout; name a file with --out, or leave one of them out"
        )


@app.command()
@ref_argument
@user_option
@as_json_option
def show(ref: str, user: str | None, *, as_json: bool) -> None:
    """Show one item: catalogue, provenance, pages and mentions. 查看一件"""
    with reporting_errors(as_json=as_json):
        from danghao import bootstrap, render

        with bootstrap.open_application(read_settings()) as application:
            answer = application.service.show(ref, scope=application.scope_of(user))
            if as_json:
                write_json(answer.to_json())
            else:
                write_text(render.item(answer))


@app.command()
@ref_argument
@click.option(
    "--format", "output_format", type=click.Choice(TEXT_FORMATS), default="text", show_default=True, help="Format. 格式"
)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file. 输出文件")
@user_option
@as_json_option
def text(ref: str, output_format: str, out: Path | None, user: str | None, *, as_json: bool) -> None:
    """Give what was read; pdf is the scan with an invisible text layer. 导出识别文本"""
    with reporting_errors(as_json=as_json):
        from danghao import bootstrap, exports
        from danghao.out_files import write_file

        if output_format == "pdf" and out is None and not as_json and is_terminal():
            raise click.UsageError("a PDF is not for a terminal; name a file with --out")
        with bootstrap.open_application(read_settings()) as application:
            export = exports.export_item(application, ref, output_format, application.scope_of(user))
        if out is not None:
            write_file(out, export.data)
            if as_json:
                write_json({**export.to_json(with_content=False), "out": str(out), "bytes": len(export.data)})
            else:
                write_note(f"danghao: wrote {out} ({len(export.data)} bytes)")
        elif as_json:
            write_json(export.to_json(with_content=True))
        else:
            write_bytes(export.data)


@app.command()
@click.option(
    "--class", "--类别", "archive_class", metavar="CLASS", default="", help="Only this archive class, or its code. 类别"
)
@click.option(
    "--type",
    "kind",
    metavar="TYPE",
    default="",
    help="Only this type, as person or id_number. 类型",
    callback=read_mention_type,
)
@click.option("--limit", type=click.IntRange(0, MAX_LIMIT), default=100, show_default=True, help="How many. 条数")
@click.option("--offset", type=click.IntRange(0), default=0, show_default=True, help="How many to pass over. 偏移")
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json", "xlsx"]), default="text", help="Format. 格式"
)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file. 输出文件")
@user_option
@as_json_option
def doubts(
    archive_class: str, kind: str, limit: int, offset: int, output_format: str, out: Path | None, user: str | None, *,
    as_json: bool,
) -> None:  # fmt: skip
    """List what should be compared with the paper, the most valuable first. 存疑清单"""
    with reporting_errors(as_json=as_json):
        from danghao import bootstrap, exports, render
        from danghao.doubt_sheet import write_doubt_sheet
        from danghao.out_files import write_file

        if output_format == "xlsx" and out is None:
            raise click.UsageError("a workbook is no text; name a file with --out")
        with bootstrap.open_application(read_settings()) as application:
            answer = application.service.doubts(
                archive_class=archive_class, kind=kind, limit=limit, offset=offset, scope=application.scope_of(user)
            )
        if out is not None:
            data = write_doubt_sheet(answer) if output_format == "xlsx" else exports.json_bytes(answer.to_json())
            if output_format == "text":
                data = (render.doubts(answer) + "\n").encode("utf-8", "backslashreplace")
            write_file(out, data)
            write_note(f"danghao: wrote {out} ({len(answer.doubts)} of {answer.total} doubts)")
            if as_json:
                write_json({"out": str(out), "doubts": len(answer.doubts), "total": answer.total, "bytes": len(data)})
        elif as_json or output_format == "json":
            write_json(answer.to_json())
        else:
            write_text(render.doubts(answer))


@app.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on. 监听地址")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port. 端口")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that answer. 应答进程数"
)
@as_json_option
def serve(host: str, port: int, workers: int, *, as_json: bool) -> None:
    """Serve the API and the web page; with --json, a line on stdout says where. 启动网页服务"""
    with reporting_errors(as_json=as_json):
        from danghao.serving import serve as run

        run(read_settings(), host=host, port=port, workers=workers, as_json=as_json)


for command in (batch_search, person, *HOST_COMMANDS, *UPKEEP_COMMANDS):
    app.add_command(command)
add_saved(app, filter_options=filter_options, user_option=user_option, as_json_option=as_json_option)


def main() -> None:
    """Run the command that the arguments name."""
    fill_closed_streams()
    if unknown := note_unknown(os.environ):
        write_note(f"danghao: {unknown}")
    options = [option for option in search.params if isinstance(option, click.Option) and not option.is_flag]
    valued = [flag for option in options for flag in option.opts]
    arguments = mend_arguments(sys.argv[1:], valued=valued)
    try:
        status = app.main(args=arguments, prog_name="danghao", standalone_mode=False)
    except click.ClickException as error:
        if wants_json(arguments):
            write_error({"error": error.format_message()})
        if speaks_chinese():
            from danghao.chinese_help import describe_wrong_usage

            write_note(describe_wrong_usage(error))
        else:
            error.show()
        raise SystemExit(error.exit_code) from None
    except click.Abort:
        stop(Exit.ERROR)
    raise SystemExit(status or 0)
