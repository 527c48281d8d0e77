"""Where blobs lie when it is no disk of this machine: any file system of fsspec, above all S3-compatible stores.

What makes a blob appear whole or not at all depends on the store. In an object store it is the upload itself: an object
is there when its upload is complete, and there is no renaming (a "move" copies and deletes). So the bytes are gathered
and hashed in a temporary file first, and uploaded under their own name. Elsewhere (SFTP, SMB) they are uploaded under a
temporary name and then moved, which such systems do in one step.

An upload in parts that was cut off leaves parts which nobody sees; a rule of the bucket has to delete them.
"""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from archive.blobs import copy_checked
from archive.errors import BlobError, BlobsUnavailableError
from archive.ids import is_sha256

if TYPE_CHECKING:
    from fsspec.spec import AbstractFileSystem

_S3 = frozenset({"s3", "s3a"})
_OBJECT_STORES = _S3 | {"gs", "gcs", "abfs", "az", "oci", "oss"}
_TEMPORARY = "tmp"


def without_way_in(url: str) -> str:
    """Return a URL as messages may show it: without a user and a password in it."""
    return _WAY_IN.sub("://…@", url)


# A password may hold a slash or an @ that nobody escaped.
_WAY_IN = re.compile("://.*@")


class RemotePlace:
    """Keeps no listing: what another host wrote a moment ago is there."""

    def __init__(self, url: str, options: Mapping[str, object]) -> None:
        import fsspec

        self._shown = without_way_in(url)
        protocol = url.partition("://")[0]
        self._is_object_store = protocol in _OBJECT_STORES
        self._errors: tuple[type[Exception], ...] = (OSError,)
        try:
            filesystem, root = fsspec.url_to_fs(url, use_listings_cache=False, **options)
            if protocol in _S3:
                from aiohttp import ClientError
                from botocore.exceptions import BotoCoreError

                # Connections that fail come as these, not as OSError; those that break off in an answer as aiohttp's.
                self._errors = (OSError, BotoCoreError, ClientError)
        except ImportError as error:
            extra = "pip install 'danghao[s3]'" if protocol in _S3 else "install its fsspec adapter"
            msg = f"the blob store {self} needs a library that is not installed here ({error}); {extra}"
            raise BlobError(msg) from error
        except (ValueError, OSError) as error:
            msg = f"the blob store {self} cannot be opened: {error}"
            raise BlobError(msg) from error
        self._filesystem: AbstractFileSystem = filesystem
        self._root = str(root).rstrip("/")

    def __str__(self) -> str:
        return self._shown

    def _path(self, sha256: str) -> str:
        return f"{self._root}/{sha256[:2]}/{sha256[2:4]}/{sha256}"

    def size(self, sha256: str) -> int | None:
        try:
            size = self._filesystem.size(self._path(sha256))
        except FileNotFoundError:
            return None
        except self._errors as error:
            msg = f"blob {sha256} cannot be looked up in {self}: {error}"
            raise BlobsUnavailableError(msg) from error
        return None if size is None else int(size)

    def write(self, sha256: str, chunks: Iterator[bytes]) -> None:
        path = self._path(sha256)
        try:
            with tempfile.NamedTemporaryFile() as gathered:
                copy_checked(chunks, gathered, sha256)
                gathered.flush()
                if self._is_object_store:
                    self._filesystem.put_file(gathered.name, path)
                else:
                    self._put_and_move(gathered.name, path)
        except self._errors as error:
            msg = f"blob {sha256} cannot be written to {self}: {error or type(error).__name__}"
            raise BlobsUnavailableError(msg) from error

    def _put_and_move(self, source: str, path: str) -> None:
        temporary = f"{self._root}/{_TEMPORARY}/{Path(path).name}-{os.getpid()}-{time.time_ns()}"
        for name in (path, temporary):
            self._filesystem.makedirs(name.rpartition("/")[0], exist_ok=True)
        self._filesystem.put_file(source, temporary)
        self._filesystem.mv(temporary, path)

    def open(self, sha256: str) -> BinaryIO:
        """Fetch the blob whole, so that whoever reads it meets no broken connection in its midst."""
        handle, name = tempfile.mkstemp()
        try:
            os.close(handle)
            self._filesystem.get_file(self._path(sha256), name)
            return Path(name).open("rb")
        except FileNotFoundError:
            raise
        except self._errors as error:
            msg = f"blob {sha256} cannot be fetched from {self}: {error or type(error).__name__}"
            raise BlobsUnavailableError(msg) from error
        finally:
            # The open file keeps its content.
            Path(name).unlink()

    def names(self) -> Iterator[str]:
        """Yield the hashes in order, listing one of 256 folders at a time, however many there are."""
        try:
            with suppress(FileNotFoundError):
                for folder in sorted(self._filesystem.ls(self._root, detail=False)):
                    if len(str(folder).rstrip("/").rpartition("/")[2]) == 2:
                        paths = self._filesystem.find(folder)
                        yield from filter(is_sha256, (str(path).rpartition("/")[2] for path in sorted(paths)))
        except self._errors as error:
            msg = f"the blobs in {self} cannot be listed: {error}"
            raise BlobsUnavailableError(msg) from error

    def free_bytes(self) -> int | None:
        return None
