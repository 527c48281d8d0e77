"""The blob port: bytes by their SHA-256, written once. Adapters live in ``archive.blob_store``.

Scans, renditions and readings are blobs; the catalogue holds their hashes. A blob is never changed or overwritten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, Protocol

from archive.errors import BlobError


class Blobs(Protocol):
    """Safe to use from several processes and hosts at once. A kill at any moment leaves no half-written blob."""

    def put(self, data: bytes) -> str:
        """Store ``data`` and return its SHA-256 in hex. Storing the same bytes again mends a damaged blob."""
        ...

    def put_file(self, path: Path, *, renew: bool = False) -> tuple[str, int]:
        """Store a file's bytes, streamed, and return its SHA-256 and size in bytes.

        With ``renew`` it takes the place of a blob of this name that was damaged.
        """
        ...

    def get(self, sha256: str) -> bytes:
        """Return the bytes, checked against the hash. Raises BlobError when absent or changed."""
        ...

    def open(self, sha256: str) -> BinaryIO:
        """Open for reading and seeking, unchecked. Raises BlobError when absent."""
        ...

    def has(self, sha256: str) -> bool: ...

    def check(self, sha256: str) -> bool:
        """Tell whether the stored bytes still have this hash; false as well when they are absent."""
        ...

    def hashes(self) -> Iterator[str]: ...

    def local_path(self, sha256: str) -> Path | None:
        """Return the file that holds a blob, where that is one of this machine."""
        ...

    def free_bytes(self) -> int | None:
        """Return the free space where blobs are kept, or None where that means nothing."""
        ...


def copy_checked(chunks: Iterator[bytes], stream: IO[bytes], sha256: str) -> None:
    """Write the chunks. Raises BlobError when they turn out not to have the hash."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
        stream.write(chunk)
    if digest.hexdigest() != sha256:
        msg = "a file changed while it was read; run it again when nothing writes to it"
        raise BlobError(msg)
