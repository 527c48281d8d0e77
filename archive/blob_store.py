"""Blobs on a disk or in an object store. Knows hashes and bytes, nothing of what they are.

On a disk of this machine the operating system is asked directly: it can do what fsspec does not promise (flush to the
platter, exclusive names, rename over) and starts a command faster. Everything else goes through ``remote_blobs``.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Protocol

from archive.blobs import Blobs, copy_checked
from archive.errors import BlobError
from archive.ids import is_sha256

_CHUNK_BYTES = 1 << 20
_TEMPORARY = "tmp"
# A temporary file this old belongs to a writer that was killed.
_STALE_S = 24 * 3600
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class FsspecBlobs(Blobs):
    """Blobs under one place, as ``ab/cd/abcd…``.

    Writing goes to a temporary name first, then takes its place in one step. Blobs already there are left alone, unless
    they were damaged: ``put`` rehashes what it finds (readings are small, and seldom made twice), ``put_file`` looks at
    its size.

    Args:
        url_or_path: a folder of this machine, ``file://…``, or any URL that fsspec knows.
        options: for the file system of the URL, as fsspec takes them; never shown.
    """

    def __init__(self, url_or_path: str | Path, options: Mapping[str, object] | None = None) -> None:
        place = str(url_or_path)
        self._place: _Place
        if "://" not in place:
            self._place = _LocalPlace(Path(place))
        elif place.startswith("file://"):
            self._place = _LocalPlace(Path(place.removeprefix("file://")))
        else:
            # Imported here: it costs more than a search on a local disk does.
            from archive.remote_blobs import RemotePlace

            self._place = RemotePlace(place, options or {})

    def put(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        if self._place.size(sha256) != len(data) or not self.check(sha256):
            self._place.write(sha256, iter((data,)))
        return sha256

    def put_file(self, path: Path, *, renew: bool = False) -> tuple[str, int]:
        # Reading twice is cheaper than writing what is there already, as a second run of a batch would.
        digest, size = hashlib.sha256(), 0
        for chunk in _read_chunks(path):
            digest.update(chunk)
            size += len(chunk)
        sha256 = digest.hexdigest()
        if renew or self._place.size(sha256) != size:
            self._place.write(sha256, _read_chunks(path))
        return sha256, size

    def get(self, sha256: str) -> bytes:
        with self.open(sha256) as stream:
            try:
                data = stream.read()
            except OSError as error:
                msg = f"blob {sha256} cannot be read from {self._place}: {error}"
                raise BlobError(msg) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            msg = f"blob {sha256} in {self._place} was changed or damaged; restore it from a backup"
            raise BlobError(msg)
        return data

    def open(self, sha256: str) -> BinaryIO:
        if not is_sha256(sha256):
            msg = f"{sha256[:80]!r} is no SHA-256, so no blob has that name"
            raise BlobError(msg)
        try:
            return self._place.open(sha256)
        except FileNotFoundError as error:
            msg = f"blob {sha256} is not in {self._place}; restore it from a backup or ingest its batch again"
            raise BlobError(msg) from error
        except OSError as error:
            msg = f"blob {sha256} cannot be opened in {self._place}: {error}"
            raise BlobError(msg) from error

    def has(self, sha256: str) -> bool:
        return is_sha256(sha256) and self._place.size(sha256) is not None

    def check(self, sha256: str) -> bool:
        if not self.has(sha256):
            return False
        digest = hashlib.sha256()
        with self.open(sha256) as stream:
            try:
                while chunk := stream.read(_CHUNK_BYTES):
                    digest.update(chunk)
            except OSError:
                # A sector that cannot be read is a blob that is not whole.
                return False
        return digest.hexdigest() == sha256

    def hashes(self) -> Iterator[str]:
        return self._place.names()

    def local_path(self, sha256: str) -> Path | None:
        return self._place.path(sha256) if isinstance(self._place, _LocalPlace) else None

    def free_bytes(self) -> int | None:
        return self._place.free_bytes()


class _Place(Protocol):
    """Where blobs lie. ``size`` is None for what is absent; ``write`` checks that the chunks have the hash."""

    def size(self, sha256: str) -> int | None: ...
    def write(self, sha256: str, chunks: Iterator[bytes]) -> None: ...
    def open(self, sha256: str) -> BinaryIO: ...
    def names(self) -> Iterator[str]: ...
    def free_bytes(self) -> int | None: ...


class _LocalPlace:
    def __init__(self, root: Path) -> None:
        self._root = root
        self._swept = False

    def __str__(self) -> str:
        return str(self._root)

    def path(self, sha256: str) -> Path:
        return self._root / sha256[:2] / sha256[2:4] / sha256

    def size(self, sha256: str) -> int | None:
        try:
            return self.path(sha256).stat().st_size
        except FileNotFoundError:
            return None
        except OSError as error:
            msg = f"blob {sha256} cannot be looked up in {self}: {error}"
            raise BlobError(msg) from error

    def write(self, sha256: str, chunks: Iterator[bytes]) -> None:
        path = self.path(sha256)
        try:
            temporary = self._root / _TEMPORARY
            temporary.mkdir(parents=True, exist_ok=True)
            self._sweep(temporary)
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=temporary)
            try:
                with os.fdopen(handle, "wb") as stream:
                    copy_checked(chunks, stream, sha256)
                    stream.flush()
                    # Read-only, because a blob is never changed.
                    os.fchmod(stream.fileno(), 0o444)
                    os.fsync(stream.fileno())
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            _flush_folder(path.parent)
        except OSError as error:
            raise self._explain(error) from error

    def _sweep(self, temporary: Path) -> None:
        """Remove what killed writers left behind, once for each process."""
        if self._swept:
            return
        self._swept = True
        limit = time.time() - _STALE_S
        for left in temporary.iterdir():
            # Another process may sweep at the same time.
            try:
                if left.stat().st_mtime < limit:
                    left.unlink(missing_ok=True)
            except FileNotFoundError:
                continue

    def _explain(self, error: OSError) -> BlobError:
        if error.errno in _FULL:
            free = self.free_bytes() or 0
            return BlobError(f"no space left in {self} ({free // 1_000_000} MB free); make room, then run it again")
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            return BlobError(f"{self} may not be written to ({error.strerror}); allow it, or set DANGHAO_DATA_DIR")
        return BlobError(f"a blob cannot be written to {self}: {error}")

    def open(self, sha256: str) -> BinaryIO:
        return self.path(sha256).open("rb")

    def names(self) -> Iterator[str]:
        if not self._root.is_dir():
            return
        try:
            for first in sorted(self._root.iterdir()):
                if len(first.name) != 2 or not first.is_dir():
                    continue
                for second in sorted(first.iterdir()):
                    with os.scandir(second) as entries:
                        yield from sorted(entry.name for entry in entries if is_sha256(entry.name))
        except OSError as error:
            msg = f"the blobs in {self} cannot be listed: {error}"
            raise BlobError(msg) from error

    def free_bytes(self) -> int | None:
        for folder in (self._root, *self._root.absolute().parents):
            if folder.is_dir():
                return shutil.disk_usage(folder).free
        return None


def _read_chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                yield chunk
    except OSError as error:
        msg = f"{path} cannot be read: {error.strerror or error}"
        raise BlobError(msg) from error


def _flush_folder(folder: Path) -> None:
    """Make a rename inside ``folder`` durable, where the system can."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
