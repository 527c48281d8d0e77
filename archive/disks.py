"""What a file system says of itself, where whoever wrote to it only says that it failed."""

from __future__ import annotations

import os
from pathlib import Path

# A database grows by less than this at once.
_ROOM_BYTES = 1 << 20


def is_read_only(path: Path) -> bool:
    """Tell whether the file system that ``path`` is on, or would be, takes no writing from anybody."""
    told = _ask(path)
    return told is not None and bool(told.f_flag & os.ST_RDONLY)


def explain_read_only(where: object) -> str:
    """Return what to say of an archive on such a file system, and what to do."""
    return (
        f"{where} is on a file system that is mounted read-only, and every look at the archive is written to its audit "
        "log: mount it for writing, or copy the archive elsewhere and name that place in DANGHAO_DATA_DIR"
    )


def is_full(path: Path) -> bool:
    """Tell whether the file system that ``path`` is on, or would be, has no room left, or for no more files."""
    told = _ask(path)
    if told is None:
        return False
    # Some file systems count no files, and say that there are none.
    return told.f_bavail * told.f_frsize < _ROOM_BYTES or (told.f_files > 0 and told.f_favail == 0)


def _ask(path: Path) -> os.statvfs_result | None:
    for place in (path, *path.absolute().parents):
        try:
            return os.statvfs(place)
        except FileNotFoundError:
            continue
        except OSError:
            return None
    return None
