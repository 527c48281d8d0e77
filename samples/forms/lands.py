"""Regions of the later parts, and how people live in them; how towns and old papers write it, each part says itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from samples.forms.base import Maker, han_number
from samples.forms.ninth_places import Region


@dataclass(frozen=True, kw_only=True)
class Land(Region):
    """A region whose towns are divided into sub-districts and committees."""

    quarters: tuple[str, ...]
    committees: tuple[str, ...]


class Lands(ABC):
    """The regions of a part."""

    def __init__(self, regions: Sequence[Land], *, most: tuple[int, int, int, int, int]) -> None:
        """Take the regions, and ``most``: the highest number for each of ``{a}`` to ``{d}`` and ``{h}`` of a tail."""
        self._regions, self._most = regions, most

    def pick_region(self, m: Maker) -> Land:
        return m.rng.choice(self._regions)

    def elsewhere(self, m: Maker, here: Region) -> Land:
        return m.rng.choice([r for r in self._regions if r is not here])

    def tail(self, m: Maker, shapes: tuple[str, ...]) -> str:
        """Return one of the tails of an address with its numbers."""
        n, (a, b, c, d, h) = m.rng.randint, self._most
        return m.rng.choice(shapes).format(a=n(2, a), b=n(1, b), c=n(1, c), d=n(1, d), h=han_number(n(1, h)))

    @abstractmethod
    def town_home(self, m: Maker, r: Land) -> str:
        """Return a home in town."""

    def village_home(self, m: Maker, r: Land) -> str:
        """Return a home in the county or banner, with or without what lies above it."""
        head = m.pick(r.county, r.county, r.province + r.county, r.province + r.city + r.county)
        return head + m.rng.choice(r.towns) + m.rng.choice(r.villages) + self.tail(m, r.hamlets)

    def home(self, m: Maker, r: Land) -> str:
        return m.rng.choice((self.village_home, self.town_home))(m, r)

    @abstractmethod
    def old_home(self, m: Maker, r: Land, year: int) -> str:
        """Return a home as papers before 1984 write it: a street, a township of a district, a brigade."""

    def dwelling(self, m: Maker, r: Land, year: int) -> str:
        """Return a home as a paper of that year writes it."""
        return self.old_home(m, r, year) if year < 1984 else self.home(m, r)


def town_of(r: Land) -> str:
    """Return what a street's town is called for short."""
    return r.city if r.district.endswith("区") else r.district


def town_police(r: Land) -> str:
    """Return the office of the town: a city's own, or a branch in a district."""
    return r.branch if r.district.endswith("区") else f"{r.district}公安局"
