"""The files of an item on their way into the blob store. What cannot be taken in leaves a record that says why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.blobs import Blobs
from archive.errors import BlobError
from archive.model import REFUSED_MEDIA_TYPE, UNKNOWN_MEDIA_TYPE, Page, Scan
from ingest.batch import ScanFile
from ingest.worker import ScanOutcome

# Above any scan a page can have; a sparse file must not keep the whole run hashing zeros.
_MAX_SCAN_BYTES = 1 << 31


@dataclass(kw_only=True)
class StoredScan:
    """A stored file, and what it was found to be; None as long as nobody looked."""

    scan: Scan
    outcome: ScanOutcome | None = None


def store_scan(blobs: Blobs, ref_code: str, file: ScanFile) -> StoredScan:
    """Store one file as a blob, or a record of why it cannot be.

    Raises:
        BlobError: nothing can be stored at all.
    """
    problem = file.problem
    if not problem:
        try:
            if Path(file.path).stat().st_size > _MAX_SCAN_BYTES:
                problem = f"larger than {_MAX_SCAN_BYTES >> 30} GiB; split it"
            else:
                sha256, size = blobs.put_file(Path(file.path))
        except BlobError:
            # Either the file cannot be read, which concerns this page, or the store cannot be written.
            problem = _find_read_error(file.path)
            if not problem:
                raise
        except OSError as error:
            problem = f"cannot be read: {error.strerror}"
    if problem:
        return _refuse(blobs, ref_code, file.name, problem)
    return StoredScan(scan=Scan(sha256=sha256, name=file.name, media_type=UNKNOWN_MEDIA_TYPE, size_bytes=size))


def known_scans(pages: Sequence[Page]) -> dict[str, ScanOutcome]:
    """Return what the catalogue knows of the scans of an item's pages, by hash."""
    frames: dict[str, ScanOutcome] = {}
    for page in pages:
        before = frames.get(page.scan.sha256)
        count = max(page.frame + 1, before.frames if before else 0)
        frames[page.scan.sha256] = ScanOutcome(media_type=page.scan.media_type, frames=count)
    # Registering wrote all frames of a scan together; but of two scans of one name, one may have taken the place of
    # frames of the other.
    names = Counter(name for name, _ in {(page.scan.name, page.scan.sha256) for page in pages})
    doubted = {page.scan.sha256 for page in pages if names[page.scan.name] > 1}
    unknown = {UNKNOWN_MEDIA_TYPE, REFUSED_MEDIA_TYPE}
    return {s: known for s, known in frames.items() if known.media_type not in unknown and s not in doubted}


def _refuse(blobs: Blobs, ref_code: str, name: str, problem: str) -> StoredScan:
    # A page has a scan, and a scan has bytes whose hash is checked. Here the bytes are this record: the page keeps its
    # number, is counted as failed, and is told apart from a page of any other item.
    record = {"ref_code": ref_code, "name": name, "refused": problem}
    data = json.dumps(record, ensure_ascii=False, sort_keys=True).encode()
    scan = Scan(sha256=blobs.put(data), name=name, media_type=REFUSED_MEDIA_TYPE, size_bytes=len(data))
    return StoredScan(scan=scan, outcome=ScanOutcome(media_type=REFUSED_MEDIA_TYPE, failure=f"{name}: {problem}"))


def _find_read_error(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            while file.read(1 << 20):
                pass
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return ""
