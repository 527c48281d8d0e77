"""What a database says, as an error of ours that says what to do."""

from __future__ import annotations

from archive.errors import CatalogueError

# How long a writer waits for another one.
BUSY_TIMEOUT_S = 30.0


def explain_fault(where: str, cause: str, *, is_operational: bool) -> CatalogueError:
    """Return the error for ``cause``, the database's own words about the catalogue at ``where``."""
    if is_operational:
        if "locked" in cause:
            return CatalogueError(f"{where} was locked by another process for {BUSY_TIMEOUT_S:.0f} s; try again")
        if "full" in cause:
            return CatalogueError(f"{where} cannot grow, its disk is full; make room, then run it again")
        if "readonly" in cause or "unable to open" in cause:
            return CatalogueError(f"{where} cannot be opened or written ({cause}); check who owns the file")
    if "malformed" in cause or "not a database" in cause:
        return CatalogueError(f"{where} is damaged or no catalogue ({cause}); restore it from a backup")
    return CatalogueError(f"the catalogue {where} failed: {cause}")
