"""Becomes the scheduler or the workers of a cluster: Dask's own commands, in place of this process.

A worker process takes one call at a time with one thread of arithmetic, and a nanny starts a new one where one died.
Neither serves a dashboard; the scheduler tells on a loopback port whether it is well.
"""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import NoReturn
from urllib.parse import urlsplit

from archive.errors import SettingsError
from archive.remote_blobs import without_way_in
from danghao.console import write_json, write_note
from danghao.settings import Settings

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT")


@dataclass(frozen=True, kw_only=True)
class WorkerOptions:
    """How the workers of this host are run.

    Attributes:
        workers: how many processes.
        host: the address under which the scheduler reaches them; empty lets Dask find it.
        ports: ``first:last``, two for each worker, where a firewall wants to know; empty takes any.
        memory: at most so much for each process (``4GB``), or ``auto`` for an equal part of the machine.
    """

    workers: int
    host: str
    ports: str
    memory: str


def become_workers(settings: Settings, options: WorkerOptions, *, as_json: bool = False) -> NoReturn:
    """Replace this process, which ends when the scheduler cannot be found for a minute.

    Raises:
        SettingsError: no scheduler is named, Dask is not installed, or the ports are too few.
    """
    _check(settings)
    _check_ports(options)
    blobs = without_way_in(settings.blobs_url)
    write_note(f"danghao: {options.workers} workers for {settings.scheduler}; blobs in {blobs}")
    if as_json:
        write_json({"scheduler": settings.scheduler, "workers": options.workers})
    _become(make_worker_command(settings, options))


def become_scheduler(settings: Settings, *, host: str, health_port: int, as_json: bool = False) -> NoReturn:
    """Replace this process; it listens on the port of ``DANGHAO_SCHEDULER``, which stdout says with ``as_json``.

    Raises:
        SettingsError: no scheduler is named, or Dask is not installed.
    """
    _check(settings)
    address = urlsplit(settings.scheduler)
    listening = f"{address.scheme}://{host}:{address.port}"
    write_note(f"danghao: scheduler on {listening}")
    if as_json:
        write_json({"scheduler": listening})
    _become(make_scheduler_command(settings, host=host, health_port=health_port))


def make_worker_command(settings: Settings, options: WorkerOptions) -> list[str]:
    """Return the command of Dask that does it."""
    command = [sys.executable, "-m", "distributed.cli.dask_worker", settings.scheduler]
    command += [f"--nworkers={options.workers}", "--nthreads=1", "--nanny", "--no-dashboard"]
    command += [f"--name={name_host()}-{os.getpid()}", f"--memory-limit={options.memory}", "--death-timeout=60"]
    # Without a dashboard each worker has an empty web server all the same, on every address unless told otherwise.
    command += ["--dashboard-address=127.0.0.1:0"]
    if options.host:
        command += [f"--host={options.host}"]
    if options.ports:
        # Who looks after a worker listens as well: the scheduler has workers replaced by it. Dask parts the range.
        command += [f"--worker-port={options.ports}", f"--nanny-port={options.ports}"]
    return command + _name_files(settings)


def make_scheduler_command(settings: Settings, *, host: str, health_port: int) -> list[str]:
    """Return the command of Dask that does it."""
    address = urlsplit(settings.scheduler)
    command = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        f"--host={address.scheme}://{host}:{address.port}",
    ]
    command += ["--no-dashboard", f"--dashboard-address=127.0.0.1:{health_port}"]
    return command + _name_files(settings)


def name_host() -> str:
    """Return the name under which this host's workers are known to the scheduler."""
    return socket.gethostname()


def _name_files(settings: Settings) -> list[str]:
    files = settings.scheduler_files
    if files is None:
        return []
    return [f"--tls-ca-file={files.ca}", f"--tls-cert={files.certificate}", f"--tls-key={files.key}"]


def _check(settings: Settings) -> None:
    if not settings.scheduler:
        msg = "DANGHAO_SCHEDULER is not set, so there is no cluster; set it to tcp://host:port"
        raise SettingsError(msg)
    if find_spec("distributed") is None:
        msg = "Dask is not installed here; run: pip install 'danghao[dask]'"
        raise SettingsError(msg)


def _check_ports(options: WorkerOptions) -> None:
    if not options.ports:
        return
    first, _, last = options.ports.partition(":")
    wanted = 2 * options.workers
    if not (first.isdecimal() and last.isdecimal()) or int(last) - int(first) + 1 < wanted:
        msg = (
            f"--ports is {options.ports}; write FIRST:LAST with two ports for each worker, "
            f"{wanted} of them for {options.workers}"
        )
        raise SettingsError(msg)


def _become(command: list[str]) -> NoReturn:
    environment = {**os.environ, **dict.fromkeys(_THREADS, "1")}
    os.execve(command[0], command, environment)  # noqa: S606 - our own interpreter
