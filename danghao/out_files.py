"""Files that somebody named: written whole or not at all, and still what they were.

A link is followed, rights and owner are kept, and what is no regular file (a pipe, a device) is written through.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from archive.errors import DanghaoError


class ExportError(DanghaoError):
    """An export cannot be made or written."""


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises ExportError."""
    write_chunks(path, (data,))


def write_chunks(path: Path, chunks: Iterable[bytes]) -> int:
    """Write a file whole or not at all, and return its size.

    A pipe is waited for until somebody reads it; what it was given before a failure it keeps.

    Raises:
        ExportError: it cannot be written; and what making the chunks raises.
    """
    try:
        there = _look(path)
        if there is None or stat.S_ISREG(there.st_mode):
            return _replace(Path(os.path.realpath(path)), chunks, there)
        with path.open("wb") as stream:
            return sum(map(stream.write, chunks))
    except OSError as error:
        msg = f"cannot write {path}: {error.strerror}; name another file with --out"
        raise ExportError(msg) from error


def _look(path: Path) -> os.stat_result | None:
    """Return what stands at the end of all links, or None where nothing does."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _replace(path: Path, chunks: Iterable[bytes], there: os.stat_result | None) -> int:
    """Put a new file in the place of a regular one, or of none, at once."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as scratch:
        try:
            size = sum(map(scratch.write, chunks))
            scratch.flush()
            _give_rights(scratch.fileno(), there)
            os.fsync(scratch.fileno())
            Path(scratch.name).replace(path)
        except BaseException:
            Path(scratch.name).unlink()
            raise
    return size


def _give_rights(descriptor: int, there: os.stat_result | None) -> None:
    """Give a temporary file, which is private, the rights of the file it replaces, or those of any new one here."""
    if there is None:
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(descriptor, 0o666 & ~mask)
        return
    # Only root may give a file away; a group may be any of one's own.
    for owner, group in ((-1, there.st_gid), (there.st_uid, -1)):
        with suppress(PermissionError):
            os.fchown(descriptor, owner, group)
    # Last, because giving away takes rights.
    os.fchmod(descriptor, stat.S_IMODE(there.st_mode))
