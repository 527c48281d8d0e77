"""What several sightings say together, what that has in common with others, and what contradicts it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from search_api.persons.sightings import Sighting, compatible, same_address

FULL_DATE = 10
# Papers of one act at one time; nobody stands in them who was not born.
_CLASSES_OF_ONE_DAY = frozenset({"出入境", "交通事故", "暂住证", "重点人口"})


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A rule that held (see ``saying``), and for what: ``detail`` is the number, date, names or place."""

    rule: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What sightings of one person say together. ``spelling`` gives folded names as papers write them."""

    ids: frozenset[str]
    births: frozenset[str]
    days: frozenset[str]
    names: frozenset[str]
    spelling: Mapping[str, str]
    kin: frozenset[str]
    addresses: frozenset[str]
    official: bool
    oldest_paper: str


def facts_of(sightings: Collection[Sighting]) -> Facts:
    # Ledgers and the papers of a car go on for decades, so their year says nothing of who stands in them.
    dated = [s.date[:4] for s in sightings if s.date and s.item.archive_class in _CLASSES_OF_ONE_DAY]
    return Facts(
        ids=frozenset(s.id_number for s in sightings if s.id_number),
        births=frozenset(s.birth for s in sightings if s.birth),
        days=frozenset(s.birth for s in sightings if len(s.birth) == FULL_DATE),
        names=frozenset[str]().union(*(s.names | s.other_names for s in sightings)),
        spelling={name: spelt for s in sightings for name, spelt in s.spelling.items()},
        kin=frozenset[str]().union(*(s.kin for s in sightings)),
        addresses=frozenset(address for s in sightings for address in s.addresses),
        official=all(s.official for s in sightings),
        oldest_paper=min(dated, default=""),
    )


def household_reasons(one: Facts, other: Facts) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    kin = one.kin & other.kin
    if kin:
        reasons.append(Reason(rule="name_kin", detail="、".join(sorted(kin))))
    houses = sorted(
        min(left, right, key=len) for left in one.addresses for right in other.addresses if same_address(left, right)
    )
    if houses:
        reasons.append(Reason(rule="name_address", detail=houses[0]))
    return tuple(reasons)


def contradict(one: Facts, other: Facts) -> Reason | None:
    """Return why two clusters cannot be one person, or None."""
    if one.ids and other.ids and one.ids != other.ids:
        return Reason(rule="ids_differ", detail=" / ".join(sorted(one.ids | other.ids)))
    for left in sorted(one.births):
        for right in sorted(other.births):
            if not compatible(left, right):
                return Reason(rule="births_differ", detail=f"{left} / {right}")
    for born, older in ((one.births, other), (other.births, one)):
        year = min((birth[:4] for birth in born), default="")
        # Who has an ID number there is told apart by it; whoever has none cannot act before being born.
        if year and older.oldest_paper and not older.ids and older.oldest_paper < year:
            return Reason(rule="paper_before_birth", detail=f"{older.oldest_paper} < {year}")
    return None


def name_alone(one: Facts, other: Facts) -> Reason:
    return Reason(rule="name_alone", detail=shared_name(one, other))


def shared_name(one: Facts, other: Facts) -> str:
    """Return the first name that both bear, as the papers of ``other`` write it, or nothing."""
    # A name that both read rather than a runner-up of one of them.
    shared = sorted(
        one.names & other.names, key=lambda name: (name not in other.spelling, name not in one.spelling, name)
    )
    return other.spelling.get(shared[0]) or one.spelling.get(shared[0], shared[0]) if shared else ""
