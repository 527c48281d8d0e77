"""Who asks, turned into what they may see; fails closed. It knows no password and no HTTP.

For now there is one person: the administrator of the machine the archive stands on. Any other name, and no name at all,
is refused before anything is looked up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from archive.errors import DanghaoError
from archive.scope import Scope, local_administrator

# Turns a user's name into a scope, or raises AccessDeniedError.
ResolveScope = Callable[[str], Scope]


class AccessDeniedError(DanghaoError):
    """Nobody of this name may ask."""


@dataclass(frozen=True, kw_only=True)
class LocalAccess:
    """Admits the one local administrator by name, and nobody else."""

    administrator: str = "local"

    def resolve(self, user: str) -> Scope:
        """Return the scope of ``user``.

        Raises:
            AccessDeniedError: for every name but the administrator's, the empty one too.
        """
        if not user or user != self.administrator:
            raise AccessDeniedError(
                f"user {user!r} is not known here and sees nothing; ask as {self.administrator!r}, "
                "the local administrator"
            )
        return local_administrator(self.administrator)
