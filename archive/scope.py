"""Who may see what. A ``Scope`` is a required argument of every search and read: there is no default and no ``None``.

It is compiled into the query by the index and into the statement by the catalogue, so that totals, facets, snippets and
images obey it. What is not named is hidden.
"""

from __future__ import annotations

from dataclasses import dataclass, field

# Every access level of the registry. An item whose level is none of these is seen by an unrestricted scope alone.
OPEN = "open"
CONTROLLED = "controlled"
RESTRICTED = "restricted"


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What one person may see, for one request.

    Attributes:
        actor: who asks, as written to the audit.
        unrestricted: true for the local administrator alone; then the sets below do not matter.
        classes: archive classes that may be seen (``户籍`` …).
        access_levels: access levels that may be seen.
    """

    actor: str
    unrestricted: bool = field(default=False)
    classes: frozenset[str] = frozenset()
    access_levels: frozenset[str] = frozenset()

    def admits(self, *, archive_class: str, access_level: str) -> bool:
        """Tell whether an item of this class and level may be seen."""
        return self.unrestricted or (archive_class in self.classes and access_level in self.access_levels)


def local_administrator(actor: str = "local") -> Scope:
    """Return the scope of the one administrator of a machine of one's own: everything."""
    return Scope(actor=actor, unrestricted=True)
