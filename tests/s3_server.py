"""An S3 server on loopback for tests: moto's, as a process of its own.

It speaks the protocol over HTTP and keeps objects in memory. What it cannot show: whether credentials are refused, what a
store does under load or when its disk is full, and how objects last.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request

BUCKET = "archive"
KEY, SECRET = "test-key", "test-secret-0123456789"


class S3Server:
    """Ends what it started."""

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self.log = folder / "s3.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"],
                stdout=log,
                stderr=log,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                start_new_session=True,
            )
        try:
            self.endpoint = self._wait()
            request = urllib.request.Request(f"{self.endpoint}/{BUCKET}", method="PUT")
            urllib.request.urlopen(request, timeout=30).close()
        except BaseException:
            self.close()
            raise

    def _wait(self):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            if found := re.search(r"Running on (http://127\.0\.0\.1:\d+)", self.log.read_text()):
                return found.group(1)
            time.sleep(0.05)
        raise AssertionError(f"the S3 server did not start:\n{self.log.read_text()}")

    def url(self, prefix):
        return f"s3://{BUCKET}/{prefix}"

    def options(self):
        return {"key": KEY, "secret": SECRET, "client_kwargs": {"endpoint_url": self.endpoint}}

    def environment(self, prefix):
        return {
            "DANGHAO_BLOBS_URL": self.url(prefix),
            "DANGHAO_BLOBS_ENDPOINT": self.endpoint,
            "DANGHAO_BLOBS_KEY": KEY,
            "DANGHAO_BLOBS_SECRET": SECRET,
        }

    def close(self):
        self.process.kill()
        self.process.wait(30)
