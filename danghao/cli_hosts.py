"""The commands of many hosts: those that read pages together, and what is seen of them; see ``danghao.cli``."""

from __future__ import annotations

import click

from danghao.cli_arguments import Command, as_json_option
from danghao.console import Exit, reporting_errors, stop, write_json, write_text
from danghao.settings import read_settings


@click.command(cls=Command)
@click.option("--workers", type=click.IntRange(1, 256), help="Reading processes; default: one for each core. 进程数")
@click.option("--host", default="", help="This host's address, as the scheduler reaches it. 本机地址")
@click.option("--ports", default="", metavar="FIRST:LAST", help="Ports to listen on; default: any. 端口范围")
@click.option("--memory", default="auto", show_default=True, help="Limit for each process, as 4GB. 内存上限")
@as_json_option
def worker(workers: int | None, host: str, ports: str, memory: str, *, as_json: bool) -> None:
    """Read pages for the cluster of DANGHAO_SCHEDULER, until stopped. 启动识别工作进程"""
    with reporting_errors(as_json=as_json):
        from danghao.bootstrap import count_cores
        from danghao.cluster import WorkerOptions, become_workers

        options = WorkerOptions(workers=workers or count_cores(), host=host, ports=ports, memory=memory)
        become_workers(read_settings(), options, as_json=as_json)


@click.command(cls=Command)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on. 监听地址")
@click.option(
    "--health-port", type=click.IntRange(0, 65535), default=8787, show_default=True, help="Port. 健康检查端口"
)
@as_json_option
def scheduler(host: str, health_port: int, *, as_json: bool) -> None:
    """Bring workers and ingest together, on the port of DANGHAO_SCHEDULER, until stopped. 启动调度进程"""
    with reporting_errors(as_json=as_json):
        from danghao.cluster import become_scheduler

        become_scheduler(read_settings(), host=host, health_port=health_port, as_json=as_json)


@click.command(cls=Command)
@click.option("--here", is_flag=True, help="Only the workers of this host. 仅本机")
@as_json_option
def cluster(*, here: bool, as_json: bool) -> None:
    """List the workers of DANGHAO_SCHEDULER; it is an error if there are none. 列出识别工作进程"""
    with reporting_errors(as_json=as_json):
        from danghao import bootstrap, render

        report = bootstrap.list_cluster(read_settings(), here=here)
        if as_json:
            write_json(report.to_json())
        else:
            write_text(render.cluster_report(report))
    stop(Exit.DONE if report.workers else Exit.ERROR)


HOST_COMMANDS = (worker, scheduler, cluster)
