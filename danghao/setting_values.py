"""How one setting is read: a path, a secret given as such or in a file, a number. It knows no setting by name.

Every group of settings reads with these, so that one rule holds for all of them, and no message shows a secret.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from archive.errors import SettingsError

PREFIX = "DANGHAO_"

_HOST_NAME = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?")

# Gives a setting by its name without the prefix, empty where it is not set.
Value: TypeAlias = Callable[[str], str]


def read_path(value: Value, name: str) -> Path | None:
    """Return the file that a setting names, or None where it is not set.

    Raises:
        SettingsError: there is no such file.
    """
    path = Path(value(name)).expanduser() if value(name) else None
    if path is not None and not path.is_file():
        msg = f"{PREFIX}{name} names {path}, which is no file"
        raise SettingsError(msg)
    return path


def read_secret(value: Value, name: str) -> str:
    """Return a secret given as such or, better, in a file that ``…_FILE`` names; its last line break does not count.

    Raises:
        SettingsError: both are set, or the file holds nothing that can be used.
    """
    secret, path = value(name), read_path(value, f"{name}_FILE")
    if path is None:
        return secret
    if secret:
        msg = f"{PREFIX}{name} and {PREFIX}{name}_FILE are both set; keep one of them"
        raise SettingsError(msg)
    try:
        secret = path.read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        msg = f"{PREFIX}{name}_FILE names {path}, which cannot be read: {reason}"
        raise SettingsError(msg) from error
    if not secret or "\n" in secret:
        msg = f"{PREFIX}{name}_FILE names {path}, which must hold the secret alone, in one line"
        raise SettingsError(msg)
    return secret


def read_number(value: Value, name: str, *, default: float, low: float, high: float) -> float:
    """Return the number of a setting.

    Raises:
        SettingsError: it is none, or not in the range.
    """
    given = value(name)
    try:
        number = float(given) if given else default
    except ValueError:
        number = high + 1
    if not low <= number <= high:
        msg = f"{PREFIX}{name} is {given!r}; it can be a number from {low:g} to {high:g}"
        raise SettingsError(msg)
    return number


def read_host_names(value: Value, name: str) -> tuple[str, ...]:
    """Return the host names of a setting, parted by commas or blanks, in lower case.

    Raises:
        SettingsError: one has more than a name, as a URL or a port.
    """
    names = tuple(value(name).lower().replace(",", " ").split())
    for host in names:
        if host != "*" and not _HOST_NAME.fullmatch(host):
            msg = f"{PREFIX}{name} has {host!r}; write host names alone, with commas between: archive.example,archive"
            raise SettingsError(msg)
    return names
