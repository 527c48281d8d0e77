"""What a database says, as an error of ours that says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from archive.disks import explain_read_only, is_full, is_read_only
from archive.errors import CatalogueError

# How long a writer waits for another one.
BUSY_TIMEOUT_S = 30.0


class ContentionError(CatalogueError):
    """Two transactions stood in each other's way and this one was undone whole; it may simply be run again."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What went wrong in a database's own words.

    Attributes:
        cause: its message.
        code: PostgreSQL's SQLSTATE; empty for SQLite, and where no server answered.
        is_operational: the driver blames the outside, not the statement.
    """

    cause: str
    code: str = ""
    is_operational: bool = False


def scrub(text: str, password: str) -> str:
    """Return ``text`` without the password."""
    return text.replace(password, "***") if password else text


def explain_sqlite_fault(where: str, fault: Fault, *, file: Path) -> CatalogueError:
    """Return the error for what SQLite says about the catalogue at ``where``, whose database is ``file``."""
    cause = fault.cause
    if fault.is_operational:
        if "locked" in cause:
            return CatalogueError(f"{where} was locked by another process for {BUSY_TIMEOUT_S:.0f} s; try again")
        fails = "disk I/O error" in cause
        unusable = "readonly" in cause or "unable to open" in cause
        # SQLite knows no reason where one of its files beside the database cannot grow or be made.
        if "full" in cause or ((fails or unusable) and is_full(file)):
            return CatalogueError(f"{where} cannot grow, its disk is full; make room, then run it again")
        if unusable and is_read_only(file):
            return CatalogueError(explain_read_only(where))
        if unusable:
            return CatalogueError(f"{where} cannot be opened or written ({cause}); check who owns the file")
        if fails:
            return CatalogueError(
                f"the disk of {where} fails ({cause}): look into the system's log; if it stays, move the archive to "
                "another disk, or restore it from a backup"
            )
    if "malformed" in cause or "not a database" in cause:
        return CatalogueError(f"{where} is damaged or no catalogue ({cause}); restore it from a backup")
    return CatalogueError(f"the catalogue {where} failed: {cause}")


def explain_postgresql_fault(where: str, fault: Fault) -> CatalogueError:
    """Return the error for what PostgreSQL, or its driver, says about the catalogue at ``where``."""
    cause, code = fault.cause, fault.code
    if code in {"40001", "40P01"}:
        return ContentionError(f"{where}: another transaction stood in the way ({cause}); run it again")
    if code == "55P03":
        return CatalogueError(f"{where} was locked by another process for too long; try again")
    if code.startswith("28") or "authentication failed" in cause or "no password supplied" in cause:
        return CatalogueError(
            f"{where} refuses the user or the password ({cause}); correct DANGHAO_DATABASE_URL or "
            "the file that DANGHAO_DATABASE_PASSWORD_FILE names"
        )
    if code == "3D000" or ('database "' in cause and "does not exist" in cause):
        return CatalogueError(f"{where} is not there ({cause}); make it (createdb) or correct DANGHAO_DATABASE_URL")
    if code == "42501":
        return CatalogueError(f"the user of {where} may not do that ({cause}); make it the owner of the database")
    if code == "25006":
        return CatalogueError(f"{where} cannot be written, it is a standby or read-only; name the primary server")
    if code in {"53100", "53200"}:
        return CatalogueError(f"{where} has no room left ({cause}); make room on its server, then run it again")
    if code == "53300" or "too many clients" in cause:
        return CatalogueError(f"{where} has no connection left ({cause}); raise its max_connections, or try again")
    if code.startswith(("57P0", "08")) or (fault.is_operational and not code):
        return CatalogueError(
            f"{where} does not answer ({cause}); nothing of what was under way is kept. See that its server runs and "
            "DANGHAO_DATABASE_URL is right, then run it again"
        )
    return CatalogueError(f"the catalogue {where} failed: {cause}")
