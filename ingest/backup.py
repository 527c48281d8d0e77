"""Makes a backup, or renews one: the catalogue as it is at one moment, then the blobs that it names. See ``manifest``.

It works while others ingest and search: a blob is there before the row that names it and is never changed, so whatever
the copied catalogue names can be copied after it. Killed, it leaves the backup that was there before, still whole.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from archive.backup import BLOB_LIST, CatalogueCopier
from archive.blobs import Blobs
from archive.errors import BackupError, BlobError, BlobsUnavailableError
from ingest.chunks import take_chunks
from ingest.manifest import (
    BLOBS,
    LOCK,
    MANIFEST,
    REGISTRY,
    SNAPSHOT,
    Manifest,
    blob_path,
    describe_file,
    read_manifest,
    write_manifest,
)
from ingest.progress import NullProgress, Progress, Standing

_THREADS = 4
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, kw_only=True)
class BackupReport:
    """What a backup holds, and what was new in it.

    Attributes:
        blobs: that the catalogue names; ``copied`` of them were not in the backup before.
        missing: blobs that the archive itself has lost or that were damaged there; each is a problem of its own.
    """

    target: str
    blobs: int
    copied: int
    copied_bytes: int
    catalogue_bytes: int
    missing: tuple[str, ...]
    seconds: float

    def to_json(self) -> dict[str, object]:
        return {
            "target": self.target,
            "blobs": self.blobs,
            "copied": self.copied,
            "copied_bytes": self.copied_bytes,
            "catalogue_bytes": self.catalogue_bytes,
            "missing": list(self.missing),
            "seconds": round(self.seconds, 3),
        }


def back_up(
    target: Path,
    *,
    copier: CatalogueCopier,
    blobs: Blobs,
    registry: Path,
    own_registry: bool,
    program: str,
    link: bool = False,
    check: bool = False,
    progress: Progress | None = None,
) -> BackupReport:
    """Make or renew the backup in ``target``.

    Args:
        target: a folder that is absent, empty, or holds a backup; on another disk than the archive, if it is to help.
        copier: copies the catalogue.
        blobs: the archive's.
        registry: the registry in use; ``own_registry`` tells whether it is not the one that came with the program.
        own_registry: see above.
        program: version of this program.
        link: make hard links to the archive's own blobs instead of copies: fast and small, but one disk.
        check: hash what is in the backup already, and copy again what was damaged there.
        progress: told where it stands.

    Raises:
        BackupError: the target cannot be used or is full, or the store of the archive's blobs does not answer.
    """
    started = time.monotonic()
    shown = progress or NullProgress()
    with _writing_to(target), _explaining(target):
        snapshot = target / f"{SNAPSHOT}{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}"
        snapshot.mkdir()

        def report(done: int, total: int) -> None:
            shown.show(Standing(phase="copying the catalogue", items=done, expected_items=total))

        copy = copier.copy_to(snapshot, report)
        shutil.copyfile(registry, snapshot / REGISTRY)
        files = tuple(describe_file(snapshot / name) for name in (*copy.files, REGISTRY))
        copying = _Copying(target=target, blobs=blobs, link=link, check=check)
        standing = Standing(phase="copying blobs", expected_items=copy.blobs)
        with (snapshot / BLOB_LIST).open(encoding="ascii") as listed, ThreadPoolExecutor(_THREADS) as pool:
            for chunk in take_chunks(listed, _THREADS * 16):
                for outcome in pool.map(copying.copy, (line.strip() for line in chunk)):
                    copying.note(outcome)
                standing.items += len(chunk)
                shown.show(standing)
        # One flush for all of it: millions of files flushed one by one would take days.
        os.sync()
        manifest = Manifest(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            program=program,
            snapshot=snapshot.name,
            kind=copy.kind,
            revision=copy.revision,
            files=files,
            blobs=copy.blobs,
            missing=tuple(copying.missing),
            own_registry=own_registry,
        )
        write_manifest(target, manifest)
        _sweep(target, keep=snapshot.name)
    shown.close()
    return BackupReport(
        target=str(target),
        blobs=copy.blobs,
        copied=copying.copied,
        copied_bytes=copying.copied_bytes,
        catalogue_bytes=sum(file.size_bytes for file in files),
        missing=tuple(copying.missing),
        seconds=time.monotonic() - started,
    )


@dataclass(frozen=True, kw_only=True)
class _Outcome:
    sha256: str
    copied: bool = False
    size_bytes: int = 0
    is_missing: bool = False


class _Copying:
    """Copies blobs from several threads; ``note`` is called from one."""

    def __init__(self, *, target: Path, blobs: Blobs, link: bool, check: bool) -> None:
        self._target = target
        self._blobs = blobs
        self._link = link
        self._check = check
        self._scratch = target / BLOBS / "tmp"
        self._scratch.mkdir(parents=True, exist_ok=True)
        self.copied = 0
        self.copied_bytes = 0
        self.missing: list[str] = []

    def copy(self, sha256: str) -> _Outcome:
        path = blob_path(self._target, sha256)
        if path.exists() and not (self._check and describe_file(path).sha256 != sha256):
            return _Outcome(sha256=sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._scratch)
        scratch = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                size = self._stream(sha256, None if self._link else stream.write)
            if size is None:
                return _Outcome(sha256=sha256, is_missing=True)
            if self._link:
                self._make_link(sha256, scratch)
            else:
                scratch.chmod(0o444)
            scratch.replace(path)
        finally:
            scratch.unlink(missing_ok=True)
        return _Outcome(sha256=sha256, copied=True, size_bytes=size)

    def note(self, outcome: _Outcome) -> None:
        self.copied += outcome.copied
        self.copied_bytes += outcome.size_bytes
        if outcome.is_missing:
            self.missing.append(outcome.sha256)

    def _stream(self, sha256: str, write: Callable[[bytes], int] | None) -> int | None:
        """Read a blob of the archive, handing on its bytes; return its size, or None where it is not what it says."""
        digest, size = hashlib.sha256(), 0
        try:
            stream = self._blobs.open(sha256)
        except BlobsUnavailableError as error:
            # A store that does not answer has lost nothing; a backup that says so would take the place of a whole one.
            msg = f"the archive's blobs cannot be read now: {error}; the backup before this one, if any, is whole"
            raise BackupError(msg) from error
        except BlobError:
            return None
        with stream:
            while True:
                try:
                    chunk = stream.read(_CHUNK_BYTES)
                except OSError:
                    # A sector that cannot be read.
                    return None
                if not chunk:
                    break
                digest.update(chunk)
                size += len(chunk)
                if write is not None:
                    write(chunk)
        return size if digest.hexdigest() == sha256 else None

    def _make_link(self, sha256: str, scratch: Path) -> None:
        source = self._blobs.local_path(sha256)
        if source is None:
            raise BackupError("the archive's blobs are in no folder of this machine; leave --link out")
        scratch.unlink()
        try:
            scratch.hardlink_to(source)
        except OSError as error:
            msg = f"{self._target} cannot hold links to the archive's blobs ({error.strerror}); leave --link out"
            raise BackupError(msg) from error


@contextmanager
def _writing_to(target: Path) -> Iterator[None]:
    """Make sure that the target is ours to write and that nobody else writes to it."""
    import fcntl

    try:
        target.mkdir(parents=True, exist_ok=True)
        holds = {entry.name for entry in target.iterdir()}
        if holds and not holds & {LOCK, MANIFEST}:
            msg = f"{target} holds other things than a backup; name a folder that is empty or not there yet"
            raise BackupError(msg)
        handle = os.open(target / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise BackupError(f"{target} cannot be written: {error.strerror}") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BackupError(f"another backup is being written to {target}; wait for it or stop it") from error
        keep = ""
        with suppress(BackupError):
            keep = read_manifest(target).snapshot
        _sweep(target, keep=keep)
        yield
    finally:
        os.close(handle)


@contextmanager
def _explaining(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        msg = (
            f"the backup cannot be written to {target}: {error.strerror or error}; the one before it, if any, is whole"
        )
        raise BackupError(msg) from error


def _sweep(target: Path, *, keep: str) -> None:
    """Remove what broken off and former backups left."""
    for path in target.glob(f"{SNAPSHOT}*"):
        if path.name != keep:
            shutil.rmtree(path, ignore_errors=True)
    shutil.rmtree(target / BLOBS / "tmp", ignore_errors=True)
