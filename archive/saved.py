"""Saved searches: what somebody wants to be told of, and which hits were told already. It knows no query and no index.

What was told is kept hit by hit, never as "everything up to now": an item may change and match only then, or reach the
index long after it was taken in, and is new all the same; one that was told is not new again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class SavedSearch:
    """A search under a name of its owner's.

    Attributes:
        owner: who is told, and whose scope it obeys.
        parameters: what is asked, by parameter; empty ones are left out.
        created, looked: aware UTC; when it was saved, and when hits were last told.
        told: how many hits were told, those that were there at the beginning included.
    """

    owner: str
    name: str
    parameters: Mapping[str, str]
    created: datetime
    looked: datetime
    told: int


class SavedSearches(Protocol):
    """Saved searches of one catalogue. Raises NotFoundError for a name that its owner has not, and CatalogueError."""

    def add(self, owner: str, name: str, parameters: Mapping[str, str], *, known: Sequence[str]) -> SavedSearch:
        """Save a search; ``known`` are the ids of its present hits, which are no news.

        Raises:
            NameTakenError: the owner has one of this name.
        """
        ...

    def remove(self, owner: str, name: str) -> None: ...

    def find(self, owner: str, name: str) -> SavedSearch: ...

    def of(self, owner: str) -> tuple[SavedSearch, ...]:
        """Return the searches of one owner by name."""
        ...

    def everybodys(self) -> tuple[SavedSearch, ...]:
        """Return all of them, by owner and name; for the system's own work."""
        ...

    def told(self, owner: str, name: str) -> frozenset[str]:
        """Return the ids of the items that were told."""
        ...

    def tell(self, owner: str, name: str, item_ids: Sequence[str]) -> None:
        """Note these as told, now. Repeating it changes nothing but the time."""
        ...
