"""Names, paths and identifiers: making ours, and refusing what comes from outside and could leave its place."""

from __future__ import annotations

import os
import re
import time
import unicodedata
from pathlib import Path

from archive.errors import UnsafeNameError

_SHA256 = re.compile("[0-9a-f]{64}")
_ITEM_ID = re.compile("[0-9a-f]{32}")
# What ext4, XFS and NTFS allow in one name; ext4 counts bytes.
_NAME_BYTES = 255
# Windows reads these as devices whatever their suffix is.
_DEVICES = re.compile("(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:[.].*)?", re.IGNORECASE)


def new_item_id() -> str:
    """Return a new immutable item id: 32 hex digits that sort by the time they were made.

    The layout is that of UUID 7 with more of the clock (RFC 9562, 6.2, method 3): 48 bits of milliseconds, the version,
    12 bits of a millisecond's parts, the variant, 62 bits of chance.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    high = milliseconds << 16 | 0x7000 | (rest << 12) // 1_000_000
    low = 0b10 << 62 | int.from_bytes(os.urandom(8)) >> 2
    return f"{high << 64 | low:032x}"


def is_item_id(text: str) -> bool:
    return _ITEM_ID.fullmatch(text) is not None


def is_sha256(text: str) -> bool:
    """Tell whether ``text`` is a SHA-256 in lower-case hex, the only name a blob has."""
    return _SHA256.fullmatch(text) is not None


def check_name(name: str) -> str:
    """Return ``name`` if it is safe as the name of one file or folder.

    Raises:
        UnsafeNameError: it is empty, too long, a path, a device, or holds control characters.
    """
    reason = ""
    if not name or name in {".", ".."} or name.isspace():
        reason = "is no name"
    elif any(mark in name for mark in "/\\"):
        reason = "is a path, not a name"
    elif any(unicodedata.category(character) in {"Cc", "Cs"} for character in name):
        reason = "holds characters that cannot be shown"
    elif len(name.encode()) > _NAME_BYTES:
        reason = f"is longer than {_NAME_BYTES} bytes"
    elif _DEVICES.fullmatch(name):
        reason = "is the name of a device"
    if reason:
        msg = f"{name[:80]!r} {reason}; rename it"
        raise UnsafeNameError(msg)
    return name


def resolve_inside(root: Path, relative: str) -> Path:
    """Return the path of ``relative`` under ``root``, links followed.

    Raises:
        UnsafeNameError: it is absolute, holds a NUL, or leads out of ``root``, by ``..`` or by a link.
    """
    if "\0" in relative:
        msg = f"{relative[:80]!r} holds a NUL character"
        raise UnsafeNameError(msg)
    base = root.resolve()
    try:
        path = (base / relative).resolve()
    except (OSError, RuntimeError) as error:
        msg = f"{relative[:80]!r} cannot be followed: {error}"
        raise UnsafeNameError(msg) from error
    if not path.is_relative_to(base):
        msg = f"{relative[:80]!r} leads out of {root}"
        raise UnsafeNameError(msg)
    return path
