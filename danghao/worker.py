"""Becomes the workers of this host: Dask's own worker command, in place of this process, with what danghao needs.

One call at a time in each process, one thread of arithmetic each, a nanny that starts a new process where one died, and
no web server.
"""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import NoReturn

from archive.errors import SettingsError
from danghao.console import write_note
from danghao.settings import Settings

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT")


@dataclass(frozen=True, kw_only=True)
class WorkerOptions:
    """How the workers of this host are run.

    Attributes:
        workers: how many processes.
        host: the address under which the scheduler reaches them; empty lets Dask find it.
        ports: ``first:last`` for the workers, where a firewall wants to know; empty takes any.
        memory: at most so much for each process (``4GB``), or ``auto`` for an equal part of the machine.
    """

    workers: int
    host: str
    ports: str
    memory: str


def become_workers(settings: Settings, options: WorkerOptions) -> NoReturn:
    """Replace this process. It ends by itself when the scheduler cannot be found for a minute.

    Raises:
        SettingsError: no scheduler is named, or Dask is not installed.
    """
    if not settings.scheduler:
        msg = "DANGHAO_SCHEDULER is not set, so there is no cluster to work for; set it to tcp://host:port"
        raise SettingsError(msg)
    if find_spec("distributed") is None:
        msg = "Dask is not installed here; run: pip install 'danghao[dask]'"
        raise SettingsError(msg)
    environment = {**os.environ, **dict.fromkeys(_THREADS, "1")}
    write_note(f"danghao: {options.workers} workers for {settings.scheduler}; blobs in {settings.blobs_url}")
    os.execve(sys.executable, make_command(settings, options), environment)  # noqa: S606 - our own interpreter


def make_command(settings: Settings, options: WorkerOptions) -> list[str]:
    """Return the command of Dask that does it."""
    command = [sys.executable, "-m", "distributed.cli.dask_worker", settings.scheduler]
    command += [f"--nworkers={options.workers}", "--nthreads=1", "--nanny", "--no-dashboard"]
    command += [f"--name={socket.gethostname()}-{os.getpid()}", f"--memory-limit={options.memory}"]
    command += ["--death-timeout=60"]
    if options.host:
        command += [f"--host={options.host}"]
    if options.ports:
        command += [f"--worker-port={options.ports}"]
    if files := settings.scheduler_files:
        command += [f"--tls-ca-file={files.ca}", f"--tls-cert={files.certificate}", f"--tls-key={files.key}"]
    return command
