"""Puts a backup back: checks it first, then blobs, then the catalogue; the index is built anew and all of it verified.

Nothing of the present archive is changed before the backup was found whole. Killed in between, the archive says that
its index is behind, or that it is empty still; run again, it goes on.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from archive.backup import BLOB_LIST, CatalogueCopier, CatalogueCopy
from archive.blobs import Blobs
from archive.errors import BackupError
from archive.ids import is_sha256
from index_mappings.port import SearchIndex
from ingest.chunks import take_chunks
from ingest.manifest import REGISTRY, Manifest, blob_path, describe_file, read_manifest
from ingest.progress import NullProgress, Progress, Standing
from ingest.verify import VerifyReport

_THREADS = 4
_NAMED = 3


@dataclass(frozen=True, kw_only=True)
class RestoreReport:
    """What was put back.

    Attributes:
        made_at: when the backup was made.
        blobs: that its catalogue names; ``copied`` of them were not here, ``missing`` are not in the backup either.
        items: in the index that was built.
        verified: what ``verify`` says of it.
    """

    source: str
    made_at: str
    blobs: int
    copied: int
    missing: int
    items: int
    verified: VerifyReport
    seconds: float

    @property
    def sound(self) -> bool:
        return self.verified.sound

    def to_json(self) -> dict[str, object]:
        return {
            "source": self.source,
            "made_at": self.made_at,
            "blobs": self.blobs,
            "copied": self.copied,
            "missing": self.missing,
            "items": self.items,
            "seconds": round(self.seconds, 3),
            "verified": self.verified.to_json(),
        }


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What ``put_back`` did; the index is still to be built."""

    manifest: Manifest
    copied: int
    missing: int


def check_backup(source: Path, *, copier: CatalogueCopier, force: bool, partial: bool) -> Manifest:
    """Return the manifest of a backup that may be put back here.

    Args:
        source: the backup.
        copier: of the catalogue that it would replace.
        force: even where that is not empty.
        partial: even where blobs are not in the backup.

    Raises:
        BackupError: it may not, and why.
    """
    manifest = read_manifest(source)
    if manifest.kind != copier.kind:
        msg = f"{source} holds a catalogue of {manifest.kind}, and DANGHAO_DATABASE_URL names one of {copier.kind}"
        raise BackupError(msg)
    if not copier.knows(manifest.revision):
        msg = f"{source} was made by a newer danghao ({manifest.program}); update this program first"
        raise BackupError(msg)
    if not force and not copier.is_empty():
        msg = "there is an archive here already, which the backup would replace; to have that, add --force"
        raise BackupError(msg)
    folder = source / manifest.snapshot
    for file in manifest.files:
        if describe_file(folder / file.name) != file:
            raise BackupError(f"{folder / file.name} was cut or changed; use another backup")
    lost = [sha256 for sha256 in _blobs_of(source, manifest) if not blob_path(source, sha256).is_file()]
    if lost and not partial:
        raise _incomplete(source, lost)
    return manifest


def put_back(
    source: Path,
    manifest: Manifest,
    *,
    copier: CatalogueCopier,
    blobs: Blobs,
    index: SearchIndex,
    partial: bool,
    progress: Progress | None = None,
) -> Restored:
    """Put blobs and catalogue back, and leave an empty index, so that nobody takes the old one for whole.

    Raises:
        BackupError: a blob of the backup was damaged; the catalogue is untouched.
    """
    shown = progress or NullProgress()
    standing = Standing(phase="restoring blobs", expected_items=manifest.blobs)
    copied = 0
    lost: list[str] = []

    def restore(sha256: str) -> bool | None:
        """Return whether a blob had to be copied, or None where the backup has it no more."""
        if blobs.check(sha256):
            return False
        path = blob_path(source, sha256)
        # Hashed before it is stored, so that a damaged file is stored under no name at all.
        if not path.is_file() or describe_file(path).sha256 != sha256:
            return None
        blobs.put_file(path, renew=True)
        return True

    with ThreadPoolExecutor(_THREADS) as pool:
        for chunk in take_chunks(_blobs_of(source, manifest), _THREADS * 16):
            for sha256, outcome in zip(chunk, pool.map(restore, chunk), strict=True):
                copied += outcome is True
                if outcome is None:
                    lost.append(sha256)
            standing.items += len(chunk)
            shown.show(standing)
    if lost and not partial:
        raise _incomplete(source, lost)

    def report(done: int, total: int) -> None:
        shown.show(Standing(phase="restoring the catalogue", items=done, expected_items=total))

    index.rebuild(())
    copy = CatalogueCopy(
        kind=manifest.kind,
        revision=manifest.revision,
        files=tuple(file.name for file in manifest.files if file.name != REGISTRY),
        blobs=manifest.blobs,
    )
    copier.restore_from(source / manifest.snapshot, copy, report)
    return Restored(manifest=manifest, copied=copied, missing=len(lost) + len(manifest.missing))


def make_report(
    source: Path, restored: Restored, *, items: int, verified: VerifyReport, started: float
) -> RestoreReport:
    """Return the report of a restore that began at ``started`` (monotonic)."""
    return RestoreReport(
        source=str(source),
        made_at=restored.manifest.made_at,
        blobs=restored.manifest.blobs,
        copied=restored.copied,
        missing=restored.missing,
        items=items,
        verified=verified,
        seconds=time.monotonic() - started,
    )


def _blobs_of(source: Path, manifest: Manifest) -> Iterator[str]:
    """Yield the blobs that the backup should hold."""
    missing = frozenset(manifest.missing)
    with (source / manifest.snapshot / BLOB_LIST).open(encoding="ascii") as listed:
        for line in listed:
            sha256 = line.strip()
            if not is_sha256(sha256):
                raise BackupError(f"the list of blobs in {source} was changed; use another backup")
            if sha256 not in missing:
                yield sha256


def _incomplete(source: Path, lost: list[str]) -> BackupError:
    named = ", ".join(lost[:_NAMED]) + (" …" if len(lost) > _NAMED else "")
    return BackupError(
        f"{len(lost)} blobs in {source} are missing or damaged ({named}); use another backup, or add --partial to "
        "restore what is there"
    )
