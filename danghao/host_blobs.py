"""The blob store by this host's own settings: what a call to a worker of a cluster carries in place of a store.

Neither keys nor paths travel: a worker opens the store by the settings of the host it runs on, once in each process.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO

from archive.blobs import Blobs
from danghao.settings import BlobAccess, Settings, read_settings

# An S3 client that hears nothing for so long tries again, a few times; then the run stops and can be resumed.
_CONNECT_S = 10
_READ_S = 60


def open_blobs(settings: Settings) -> Blobs:
    """Open the store that the settings name; nothing is asked of it yet."""
    from archive.blob_store import FsspecBlobs

    is_s3 = settings.blobs_url.partition("://")[0] in {"s3", "s3a"}
    return FsspecBlobs(settings.blobs_url, _describe_s3(settings.blob_access) if is_s3 else {})


def _describe_s3(access: BlobAccess) -> dict[str, object]:
    """Return the options of s3fs."""
    client: dict[str, object] = {}
    if access.endpoint:
        client["endpoint_url"] = access.endpoint
    if access.ca_file:
        client["verify"] = str(access.ca_file)
    options: dict[str, object] = {
        "client_kwargs": client,
        "config_kwargs": {"connect_timeout": _CONNECT_S, "read_timeout": _READ_S},
    }
    if access.key or access.secret:
        options |= {"key": access.key, "secret": access.secret}
    return options


@cache
def _open_here() -> Blobs:
    return open_blobs(read_settings())


class BlobsOfHost(Blobs):
    """See the module. Pickled, it is nothing but its name."""

    def put(self, data: bytes) -> str:
        return _open_here().put(data)

    def put_file(self, path: Path, *, renew: bool = False) -> tuple[str, int]:
        return _open_here().put_file(path, renew=renew)

    def get(self, sha256: str) -> bytes:
        return _open_here().get(sha256)

    def open(self, sha256: str) -> BinaryIO:
        return _open_here().open(sha256)

    def has(self, sha256: str) -> bool:
        return _open_here().has(sha256)

    def check(self, sha256: str) -> bool:
        return _open_here().check(sha256)

    def hashes(self) -> Iterator[str]:
        return _open_here().hashes()

    def local_path(self, sha256: str) -> Path | None:
        return _open_here().local_path(sha256)

    def free_bytes(self) -> int | None:
        return _open_here().free_bytes()
