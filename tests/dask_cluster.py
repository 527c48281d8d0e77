"""A real Dask cluster on loopback for tests: a scheduler and workers as processes of their own, ended by their ids.

Workers run as users start them (``danghao worker``), with this project's test folders on their path, so that they find
the calls and the engines that fail on purpose.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

TESTS = Path(__file__).parent
COMMAND = Path(sys.executable).with_name("danghao")
START_S = 60


class DaskCluster:
    """Ends what it started. ``log`` holds what all of its processes wrote."""

    def __init__(self, folder, *, workers=2, data_dir=None, files=None, protocol="tcp", settings=None):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.protocol, self.files = folder, protocol, files
        self.settings = settings or {}
        self.data_dir = data_dir or folder / "data"
        self.log = (folder / "cluster.log").open("ab")
        self.processes = []
        self.scheduler = None
        self.address = ""
        try:
            self.start_scheduler()
            if workers:
                self.start_workers(workers)
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def environment(self):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("DANGHAO_")}
        path = os.pathsep.join(map(str, (TESTS / "contract", TESTS / "ingest")))
        own = {"DANGHAO_DATA_DIR": str(self.data_dir), "DANGHAO_SCHEDULER": self.address, "PYTHONPATH": path}
        if self.files:
            ca, certificate, key = map(str, self.files)
            own |= {
                "DANGHAO_SCHEDULER_CA_FILE": ca,
                "DANGHAO_SCHEDULER_CERT_FILE": certificate,
                "DANGHAO_SCHEDULER_KEY_FILE": key,
            }
        # Nothing of a test may wait long for who will not come.
        return kept | own | self.settings | {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "10s"}

    def start_scheduler(self, port=0):
        note = self.folder / f"scheduler-{len(self.processes)}.json"
        command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--no-dashboard"]
        command += ["--host", f"{self.protocol}://127.0.0.1:{port}", "--scheduler-file", str(note)]
        command += ["--dashboard-address", "127.0.0.1:0"]
        if self.files:
            ca, certificate, key = map(str, self.files)
            command += ["--tls-ca-file", ca, "--tls-cert", certificate, "--tls-key", key]
        self.scheduler = self._start(command, {**os.environ})
        self.address = self._wait_for(lambda: json.loads(note.read_text())["address"], self.scheduler)

    def start_workers(self, count, **environment):
        """Start one more host's workers; returns the process that looks after them."""
        command = [str(COMMAND), "worker", "--workers", str(count), "--host", "127.0.0.1", "--memory", "2GB"]
        return self._start(command, self.environment() | environment)

    def _start(self, command, environment):
        process = subprocess.Popen(
            command, stdout=self.log, stderr=self.log, env=environment, cwd=self.folder, start_new_session=True
        )
        self.processes.append(process)
        return process

    def read_log(self):
        return (self.folder / "cluster.log").read_text(errors="replace")

    def _wait_for(self, look, process):
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline and process.poll() is None:
            try:
                return look()
            except (OSError, ValueError, KeyError):
                time.sleep(0.05)
        raise AssertionError(f"the cluster did not start:\n{self.read_log()}")

    def kill(self, process):
        """End a process and all it started, at once."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(30)

    def close(self):
        for process in reversed(self.processes):
            self.kill(process)
        self.log.close()
