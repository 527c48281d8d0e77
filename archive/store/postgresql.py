"""What every connection to PostgreSQL needs: its address, its locks, and how long it waits. Loads no driver by itself.

Three rights are locks of the database (advisory locks), so that they hold on every host and end with the connection:
to write the catalogue (for one transaction), to append to the audit (for one transaction), and to take in or publish
(for a whole run).
"""

from __future__ import annotations

import os
import re
import socket
from enum import IntEnum
from typing import Any
from urllib.parse import parse_qs, urlsplit

from archive.errors import CatalogueError
from archive.store.faults import BUSY_TIMEOUT_S, Fault, scrub

_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
# A user's part without @ or /, a host's part, a path, a query. Whatever else there is may be a piece of a password.
_URL = re.compile(
    r"[a-z+]+://(?:[^/@?#\s]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^/@?#:\s]*)(?::[0-9]+)?(?:/[^/@?#\s]*)?(?:\?[^#\s]*)?"
)
_CONNECT_TIMEOUT_S = 10
# "dang" in ASCII: locks of other programs in the same database have other numbers.
_NAMESPACE = 0x64616E67
_OWNER = """
SELECT activity.application_name, coalesce(host(activity.client_addr), 'local'), activity.backend_start
FROM pg_locks JOIN pg_stat_activity AS activity USING (pid)
WHERE pg_locks.locktype = 'advisory' AND pg_locks.classid = {namespace} AND pg_locks.objid = {right}
  AND pg_locks.granted AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

INSTALL = 'the driver of PostgreSQL is not installed; run: pip install "danghao[postgresql]"'


class Right(IntEnum):
    """What a lock is held for."""

    WRITE = 1
    APPEND = 2
    INGEST = 3


def is_postgresql(url: str) -> bool:
    """Tell whether a catalogue's URL means PostgreSQL."""
    return url.partition("://")[0] in _SCHEMES


def check_url(url: str) -> None:
    """Raise CatalogueError for a URL that could be misread; the message shows nothing of it."""
    if _URL.fullmatch(url) is None:
        msg = (
            "DANGHAO_DATABASE_URL cannot be read; it has the form postgresql://user@host:5432/database, with special "
            "characters of a password as %XX (or the password in the file that DANGHAO_DATABASE_PASSWORD_FILE names)"
        )
        raise CatalogueError(msg)


def describe_url(url: str) -> str:
    """Return which database a URL means: its host and name, without user, password and options."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2] or parse_qs(parts.query).get("host", [""])[0] or "localhost"
    return f"postgresql://{host}{parts.path}"


def connect_arguments() -> dict[str, Any]:
    """Return what libpq is told beside the address; a broken network is noticed within a minute."""
    return {
        "connect_timeout": _CONNECT_TIMEOUT_S,
        "application_name": f"danghao {os.getpid()} on {socket.gethostname()}"[:63],
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        # Those are for a silent connection; this is for one on which something was sent that nobody acknowledges.
        "tcp_user_timeout": 60_000,
    }


def lock_statement(right: Right, *, wait_s: float = BUSY_TIMEOUT_S) -> str:
    """Return the statement that waits for a right, inside a transaction and for as long as that."""
    return f"SET LOCAL lock_timeout = {round(wait_s * 1000)}; SELECT pg_advisory_xact_lock({_NAMESPACE}, {right.value})"


def try_lock_statement(right: Right) -> str:
    """Return the statement that takes a right for the life of the connection, or says false at once."""
    return f"SELECT pg_try_advisory_lock({_NAMESPACE}, {right.value})"


def owner_statement(right: Right) -> str:
    """Return the statement that tells who holds a right: name, address and since when."""
    return _OWNER.format(namespace=_NAMESPACE, right=right.value)


def read_fault(error: BaseException, *, password: str = "") -> Fault:
    """Return what the driver says, without a password that it may quote."""
    return Fault(
        cause=" ".join(scrub(str(error), password).split()),
        code=str(getattr(error, "sqlstate", None) or ""),
        # By name, since the driver is an extra; a connection that timed out is a kind of its own.
        is_operational=isinstance(error, OSError) or any(k.__name__ == "OperationalError" for k in type(error).__mro__),
    )
