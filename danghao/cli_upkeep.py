"""The commands that keep an archive: make it, count, index anew, check, back up, restore; see ``danghao.cli``."""

from __future__ import annotations

from pathlib import Path

import click

from danghao.cli_arguments import Command, as_json_option
from danghao.console import Exit, reporting_errors, say_message, stop, write_json, write_note, write_text
from danghao.settings import read_settings


@click.command(cls=Command)
@as_json_option
def init(*, as_json: bool) -> None:
    """Make an empty archive, or bring one up to this version; what it holds stays. 初始化或升级"""
    with reporting_errors(as_json=as_json):
        from danghao import bootstrap

        items = bootstrap.prepare_archive(read_settings())
        if as_json:
            write_json({"items": items})
        else:
            write_text(say_message(f"the archive is ready; it has {items} items"))


@click.command(cls=Command)
@as_json_option
def status(*, as_json: bool) -> None:
    """Count items and pages by state and class; name engines and free space. 状态"""
    with reporting_errors(as_json=as_json):
        from danghao import bootstrap, render

        with bootstrap.open_application(read_settings()) as application:
            view = application.service.status(scope=application.scope_of(None))
            engines = bootstrap.engine_versions()
            if view.searched.unindexed_items or view.searched.index_notes:
                write_note(
                    "danghao: the search index is behind; the next ingest or serve mends that, or danghao reindex"
                )
            if as_json:
                write_json({**view.to_json(), "engines": list(engines)})
            else:
                write_text(render.status(view, engines))


@click.command(cls=Command)
@click.option("--force", is_flag=True, help="Take the place of another archive's index, too. 取代其他档案库的索引")
@as_json_option
def reindex(*, force: bool, as_json: bool) -> None:
    """Rebuild the search index from the catalogue while searches go on. 重建索引"""
    with reporting_errors(as_json=as_json):
        from danghao import reindexing

        report = reindexing.reindex(read_settings(), take_over=force)
        if as_json:
            write_json(report.to_json())
        else:
            write_text(say_message(f"{report.items} items indexed in {report.seconds:.1f} s"))
        for line in reindexing.describe_lost(report.lost):
            write_note(f"danghao: {line}")
    stop(Exit.PARTIAL if report.lost else Exit.DONE)


@click.command(cls=Command)
@as_json_option
def verify(*, as_json: bool) -> None:
    """Check every blob, the counts of catalogue, scans and index, and the audit chain. 校验"""
    with reporting_errors(as_json=as_json):
        from danghao import bootstrap, render

        report = bootstrap.verify(read_settings())
        if as_json:
            write_json(report.to_json())
        else:
            write_text(render.verify_report(report))
    stop(Exit.DONE if report.sound else Exit.PARTIAL)


@click.command(cls=Command)
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--link", is_flag=True, help="Link to the archive's blobs on the same disk, copy nothing. 硬链接")
@click.option("--check", is_flag=True, help="Hash what is in the backup already, mend what was damaged. 复核已有备份")
@as_json_option
def backup(target: Path, *, link: bool, check: bool, as_json: bool) -> None:
    """Copy catalogue, blobs and registry to a folder, or renew a copy there, while everything runs. 备份"""
    with reporting_errors(as_json=as_json):
        from danghao import backups, render

        report = backups.backup(read_settings(), target, link=link, check=check)
        if as_json:
            write_json(report.to_json())
        else:
            write_text(render.backup_report(report))
    stop(Exit.PARTIAL if report.missing else Exit.DONE)


@click.command(cls=Command)
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the archive that is here. 覆盖现有档案库")
@click.option("--partial", is_flag=True, help="Restore what is there of a backup that lost blobs. 恢复残缺备份")
@as_json_option
def restore(source: Path, *, force: bool, partial: bool, as_json: bool) -> None:
    """Put a backup back, rebuild the index and verify everything. 恢复"""
    with reporting_errors(as_json=as_json):
        from danghao import backups, render

        report = backups.restore(read_settings(), source, force=force, partial=partial)
        if as_json:
            write_json(report.to_json())
        else:
            write_text(render.restore_report(report))
    stop(Exit.DONE if report.sound else Exit.PARTIAL)


UPKEEP_COMMANDS = (init, status, reindex, verify, backup, restore)
