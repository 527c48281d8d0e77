"""What a backup is: a folder whose manifest, written last and in one step, names everything with its hash.

    MANIFEST.json           seals the snapshot it names; without it there is no backup
    snapshot-…/             the catalogue's files, the list of blobs, the registry
    blobs/ab/cd/abcd…       shared by all snapshots that ever were here

Nothing here copies anything.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from archive.errors import BackupError
from archive.ids import check_name, is_sha256

MANIFEST = "MANIFEST.json"
BLOBS = "blobs"
LOCK = "backup.lock"
SNAPSHOT = "snapshot-"
REGISTRY = "registry.toml"
_FORMAT = 1
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, kw_only=True)
class SnapshotFile:
    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """One backup.

    Attributes:
        made_at: aware UTC, ISO 8601.
        program: the version that made it.
        snapshot: folder of the files.
        kind, revision: of the catalogue.
        files: of the snapshot; those of the catalogue first, in the order in which they go back.
        blobs: how many the list of blobs names.
        missing: of those, the ones that could not be copied because the archive itself had lost them.
        own_registry: the registry is not the one that came with the program.
    """

    made_at: str
    program: str
    snapshot: str
    kind: str
    revision: str
    files: tuple[SnapshotFile, ...]
    blobs: int
    missing: tuple[str, ...]
    own_registry: bool


def write_manifest(target: Path, manifest: Manifest) -> None:
    """Seal a backup: after this it is whole, before it the one before was."""
    body = {"format": _FORMAT, **asdict(manifest)}
    text = json.dumps({**body, "seal": _seal(body)}, ensure_ascii=False, indent=1)
    beside = target / f"{MANIFEST}.new"
    with beside.open("w", encoding="utf-8") as stream:
        stream.write(text + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(target / MANIFEST)
    handle = os.open(target, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_manifest(source: Path) -> Manifest:
    """Return the manifest of the backup in a folder.

    Raises:
        BackupError: there is none, or it was cut or changed.
    """
    path = source / MANIFEST
    try:
        document = json.loads(path.read_text("utf-8"))
        seal = document.pop("seal")
        whole = _seal(document) == seal and document.pop("format") == _FORMAT
        files = tuple(SnapshotFile(**file) for file in document.pop("files"))
        manifest = Manifest(**{**document, "files": files, "missing": tuple(document["missing"])})
    except FileNotFoundError as error:
        msg = f"{source} is no whole backup: it has no {MANIFEST}, which is written last; run danghao backup again"
        raise BackupError(msg) from error
    except OSError as error:
        raise BackupError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupError(f"{path} was cut, changed or made by another version; use another backup") from error
    if not whole:
        raise BackupError(f"{path} was cut, changed or made by another version; use another backup")
    for name in (manifest.snapshot, *(file.name for file in files)):
        check_name(name)
    if not all(map(is_sha256, manifest.missing)):
        raise BackupError(f"{path} names what is no blob; use another backup")
    return manifest


def describe_file(path: Path) -> SnapshotFile:
    """Return a file's name, size and hash. Raises BackupError."""
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise BackupError(f"{path} cannot be read: {error.strerror}") from error
    return SnapshotFile(name=path.name, size_bytes=size, sha256=digest.hexdigest())


def blob_path(folder: Path, sha256: str) -> Path:
    """Return where a backup keeps a blob."""
    return folder / BLOBS / sha256[:2] / sha256[2:4] / sha256


def _seal(body: dict[str, object]) -> str:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
