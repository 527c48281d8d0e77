"""Pools of places that are gathered from regions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from samples.people import Places


class Region(Protocol):
    """What a pool takes of a region: its divisions, and what lies in its city and its county."""

    @property
    def province(self) -> str: ...
    @property
    def city(self) -> str: ...
    @property
    def district(self) -> str: ...
    @property
    def county(self) -> str: ...
    @property
    def streets(self) -> Sequence[str]: ...
    @property
    def towns(self) -> Sequence[str]: ...
    @property
    def villages(self) -> Sequence[str]: ...
    @property
    def communes(self) -> Sequence[str]: ...
    @property
    def stations(self) -> Sequence[str]: ...


R = TypeVar("R", bound=Region)


def gather_places(
    regions: Sequence[R], quarters: Callable[[R], Sequence[str]], *, native: Sequence[str], employers: Sequence[str]
) -> Places:
    """Return the pools of ``regions``; ``quarters`` gives what a district is divided into."""
    return Places(
        urban=tuple((r.province + r.city + r.district, quarters(r)) for r in regions),
        streets=tuple(street for r in regions for street in r.streets),
        rural=tuple((r.province + r.county, r.towns) for r in regions),
        villages=tuple(village for r in regions for village in r.villages),
        old=tuple(commune for r in regions for commune in r.communes),
        stations=tuple(station for r in regions for station in r.stations),
        native=native,
        employers=employers,
    )
