"""One ingest at a time for one catalogue. The operating system holds the lock, so a killed process leaves none."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from archive.errors import IngestError


@contextlib.contextmanager
def hold_lock(path: Path | None) -> Iterator[None]:
    """Hold the lock file for the time of the block; None holds nothing (someone else sees to it).

    Raises:
        IngestError: another process holds it; the message names that process.
    """
    if path is None:
        yield
        return
    try:
        import fcntl
    except ImportError:
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            owner = os.read(handle, 32).decode("ascii", "replace").strip() or "unknown"
            raise IngestError(
                f"Another ingest or reindex (process {owner}) works on this catalogue; wait for it or stop it"
            ) from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)
