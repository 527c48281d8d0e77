"""The one row of ``archive.publication``, for whatever ``Run`` is at hand."""

from __future__ import annotations

from archive.publication import Publication, new_id
from archive.store.rows import Run

_READ = "SELECT archive, last FROM publication"
_IDENTIFY = "INSERT INTO publication (place, archive, last) VALUES (1, :archive, '') ON CONFLICT (place) DO NOTHING"
_NOTE = "UPDATE publication SET last = :last"
_FORGET = "DELETE FROM publication"


def read_publication(run: Run) -> Publication:
    """Return what is noted; of an archive without an id, two empty words."""
    row = next(iter(run(_READ, {})), None)
    return Publication() if row is None else Publication(archive=row["archive"], last=row["last"])


def identify(run: Run) -> Publication:
    """Return what is noted, after giving the archive an id where it has none."""
    found = read_publication(run)
    if found.archive:
        return found
    run(_IDENTIFY, {"archive": new_id()})
    return read_publication(run)


def note_publication(run: Run, last: str) -> None:
    run(_NOTE, {"last": last})


def forget_identity(run: Run) -> None:
    run(_FORGET, {})
