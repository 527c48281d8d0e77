"""One ingest at a time for one catalogue, on this host by a lock file and on every other one by the catalogue itself.

The operating system and the database hold the locks, so a killed process leaves none.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from archive.errors import CatalogueError, IngestError


class HasSoleWriter(Protocol):
    """A catalogue, or what copies one; see ``archive.catalogue.Catalogue.sole_writer``."""

    def sole_writer(self) -> AbstractContextManager[Callable[[], None]]: ...


@contextlib.contextmanager
def hold_lock(path: Path | None, catalogue: HasSoleWriter | None = None) -> Iterator[Callable[[], None]]:
    """Hold the right to take in and publish for the time of the block.

    Args:
        path: the lock file; None holds none.
        catalogue: whose sole writer this process shall be as well.

    Returns:
        What raises IngestError when the right was lost meanwhile.

    Raises:
        IngestError: another process holds it, which the message names; or the lock file cannot be written.
    """
    with _hold_file(path):
        if catalogue is None:
            yield lambda: None
            return
        with contextlib.ExitStack() as held:
            try:
                ask = held.enter_context(catalogue.sole_writer())
            except CatalogueError as error:
                raise IngestError(str(error)) from error

            def check() -> None:
                try:
                    ask()
                except CatalogueError as error:
                    raise IngestError(
                        f"The catalogue let go of this run ({error}). What was finished is kept; run it again"
                    ) from error

            yield check


@contextlib.contextmanager
def _hold_file(path: Path | None) -> Iterator[None]:
    if path is None:
        yield
        return
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise IngestError(
            f"The lock file {path} cannot be written: {error.strerror}. Mend that, then run it again"
        ) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            owner = os.read(handle, 32).decode("ascii", "replace").strip() or "unknown"
            raise IngestError(
                f"Another ingest, reindex or restore (process {owner}) works on this catalogue; wait for it or stop it"
            ) from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)
