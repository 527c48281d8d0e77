"""Puts sightings together that are surely, probably or possibly one person, and says why; keeps apart what contradicts.

Rules, strongest first. Each joins only what holds no contradiction, and nothing that would fit two people:

1. Equal ID numbers (15 and 18 digits are one): surely.
2. One name and one birth date, to the day (the ID number's counts): probably, since the commonest names have several
   bearers born on one day in a city; surely where kin or the address agree as well.
3. One name, kin in common and one address: probably.
4. One name with kin or one address: possibly; the name alone: possibly, and only where nobody else is known whom the
   paper could mean.

No group ever holds two ID numbers, or two birth dates that contradict each other. The order in which sightings come
changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from search_api.persons.facts import (
    FULL_DATE,
    Facts,
    Reason,
    contradict,
    facts_of,
    household_reasons,
    name_alone,
    shared_name,
)
from search_api.persons.sightings import Sighting


class Certainty(StrEnum):
    SURELY = "surely"
    PROBABLY = "probably"
    POSSIBLY = "possibly"
    NOT = "not"


_RANK = {certainty: rank for rank, certainty in enumerate(Certainty)}
# A hundred people of one name would each have to be told apart from the others.
_TOLD_APART = 10


@dataclass(frozen=True, kw_only=True)
class Member:
    """A sighting in its group: how surely it belongs there, and why."""

    sighting: Sighting
    certainty: Certainty
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """Why another group of the same answer is not this person, or may be: ``other`` counts groups from 1."""

    other: int
    reason: Reason


@dataclass(frozen=True, kw_only=True)
class Group:
    """Sightings of one person as far as the papers tell. ``certainty`` is that of the least sure member."""

    members: tuple[Member, ...]
    apart: tuple[Contradiction, ...] = ()

    @property
    def sightings(self) -> tuple[Sighting, ...]:
        return tuple(member.sighting for member in self.members)

    @property
    def certainty(self) -> Certainty:
        return max((member.certainty for member in self.members), key=_RANK.__getitem__)

    @property
    def id_number(self) -> str:
        return next((sighting.id_number for sighting in self.sightings if sighting.id_number), "")

    @property
    def birth(self) -> str:
        return max((sighting.birth for sighting in self.sightings), key=len)


_Linked = tuple[Certainty, tuple[Reason, ...]]


class _Cluster:
    """A group in the making. It only grows; how surely each sighting belongs to it, and why, stands beside it."""

    def __init__(self, sighting: Sighting) -> None:
        self.members: dict[Sighting, _Linked] = {sighting: (Certainty.SURELY, ())}
        self.facts = facts_of(self.members)

    @property
    def identified(self) -> bool:
        return bool(self.facts.ids or self.facts.days) or len(self.members) > 1

    @property
    def order(self) -> tuple[str, str, str, int]:
        return min(sighting.order for sighting in self.members)

    def take(self, other: _Cluster, certainty: Certainty, reasons: Sequence[Reason]) -> None:
        """Join ``other`` to this one; a member that was joined before keeps what was less sure."""
        for sighting, (held, said) in other.members.items():
            least = max(held, certainty, key=_RANK.__getitem__)
            self.members[sighting] = (least, (*said, *reasons))
        self.facts = facts_of(self.members)


def group_sightings(sightings: Sequence[Sighting]) -> tuple[Group, ...]:
    """Return the groups, that of the oldest paper first; every sighting is in exactly one of them."""
    clusters = [_Cluster(sighting) for sighting in sorted(sightings, key=lambda sighting: sighting.order)]
    clusters = _join_ids(clusters)
    clusters = _join_where(clusters, _by_birth)
    clusters = _join_where(clusters, _by_household)
    clusters = _join_loose(clusters)
    return tuple(_finish(cluster) for cluster in clusters)


# --- 1: ID numbers ---------------------------------------------------------------------------------------------------
def _join_ids(clusters: Iterable[_Cluster]) -> list[_Cluster]:
    by_id: dict[str, _Cluster] = {}
    joined: list[_Cluster] = []
    for cluster in clusters:
        number = next(iter(cluster.facts.ids), "")
        known = by_id.get(number) if number else None
        if known is None:
            joined.append(cluster)
            if number:
                by_id[number] = cluster
        else:
            known.take(cluster, Certainty.SURELY, (Reason(rule="id_number", detail=number),))
    return joined


# --- 2 and 3: whole components, or nothing ---------------------------------------------------------------------------
_Link = Callable[[Facts, Facts], _Linked | None]


def _by_birth(one: Facts, other: Facts) -> _Linked | None:
    days = one.days & other.days
    if not days or not one.names & other.names:
        return None
    more = household_reasons(one, other)
    reason = Reason(rule="name_birth", detail=f"{shared_name(one, other)} {min(days)}")
    return Certainty.SURELY if more else Certainty.PROBABLY, (reason, *more)


def _by_household(one: Facts, other: Facts) -> _Linked | None:
    if one.official or other.official or not one.kin & other.kin or not one.names & other.names:
        return None
    more = household_reasons(one, other)
    return (Certainty.PROBABLY, more) if len(more) > 1 else None


def _join_where(clusters: Sequence[_Cluster], link: _Link) -> list[_Cluster]:
    """Join what ``link`` connects, each component as a whole, where it holds no contradiction."""
    links = {
        (left, right): linked
        for left, right in combinations(range(len(clusters)), 2)
        if (linked := link(clusters[left].facts, clusters[right].facts)) is not None
    }
    joined: list[_Cluster] = []
    for component in _components(len(clusters), links):
        members = [clusters[number] for number in component]
        if _agree(members):
            joined.append(_join_component(component, clusters, links))
        else:
            joined += members
    return sorted(joined, key=lambda cluster: cluster.order)


def _join_component(
    component: Sequence[int], clusters: Sequence[_Cluster], links: Mapping[tuple[int, int], _Linked]
) -> _Cluster:
    """Join from the best known member on, so that each one's reason names what it was joined by."""
    start = min(component, key=lambda number: (not clusters[number].facts.ids, number))
    head, reached, waiting = clusters[start], {start}, [start]
    while waiting:
        here = waiting.pop(0)
        for there in component:
            linked = links.get((min(here, there), max(here, there)))
            if there not in reached and linked is not None:
                reached.add(there)
                waiting.append(there)
                head.take(clusters[there], *linked)
    return head


def _components(count: int, links: Iterable[tuple[int, int]]) -> Iterable[list[int]]:
    heads = list(range(count))

    def head(number: int) -> int:
        while heads[number] != number:
            number = heads[number]
        return number

    for left, right in links:
        one, other = sorted((head(left), head(right)))
        heads[other] = one
    parts: dict[int, list[int]] = {}
    for number in range(count):
        parts.setdefault(head(number), []).append(number)
    return parts.values()


def _agree(clusters: Sequence[_Cluster]) -> bool:
    return not any(contradict(one.facts, other.facts) for one, other in combinations(clusters, 2))


# --- 4: what only a name, kin or an address connects -----------------------------------------------------------------
def _join_loose(clusters: Sequence[_Cluster]) -> list[_Cluster]:
    known = [cluster for cluster in clusters if cluster.identified]
    bases = [cluster.facts for cluster in known]
    left: list[_Cluster] = []
    for loose in (cluster for cluster in clusters if not cluster.identified):
        fitting = _choose(loose.facts, known, bases)
        if fitting is None:
            left.append(loose)
        else:
            target, reasons = fitting
            target.take(loose, Certainty.POSSIBLY, reasons)
    # Those of whom something is told come first, so that what fits two of them is left for itself.
    told = _gather([cluster for cluster in left if cluster.facts.births], [])
    return sorted(
        [*known, *_gather([cluster for cluster in left if not cluster.facts.births], told)],
        key=lambda cluster: cluster.order,
    )


def _gather(loose: Sequence[_Cluster], before: Sequence[_Cluster]) -> list[_Cluster]:
    """Join each of ``loose`` to the one cluster it fits; what fits several stands with its like."""
    together = list(before)
    undecided: list[_Cluster] = []
    for cluster in loose:
        fits = [other for other in together if _may_be(other.facts, cluster.facts)]
        if len(fits) > 1:
            fits = [other for other in undecided if _may_be(other.facts, cluster.facts)][:1]
            if not fits:
                undecided.append(cluster)
                continue
        if fits:
            reasons = household_reasons(fits[0].facts, cluster.facts) or (name_alone(fits[0].facts, cluster.facts),)
            fits[0].take(cluster, Certainty.POSSIBLY, reasons)
        else:
            together.append(cluster)
    return [*together, *undecided]


def _may_be(one: Facts, other: Facts) -> bool:
    return bool(one.names & other.names) and one.official == other.official and contradict(one, other) is None


def _choose(
    loose: Facts, known: Sequence[_Cluster], bases: Sequence[Facts]
) -> tuple[_Cluster, tuple[Reason, ...]] | None:
    """Return the one known person that ``loose`` may be, with the reasons, or None where several are or nobody is.

    Known people are taken as they were before anything loose came to them, but for contradictions.
    """
    if loose.official:
        return None
    options = [
        (cluster, household_reasons(base, loose))
        for cluster, base in zip(known, bases, strict=True)
        if _may_be(base, loose)
    ]
    strong = [option for option in options if option[1]]
    fitting = strong if len(strong) == 1 else options
    if len(fitting) != 1:
        return None
    chosen, reasons = fitting[0]
    if contradict(chosen.facts, loose) is not None:
        return None
    return chosen, reasons or (name_alone(chosen.facts, loose),)


# --- the result ------------------------------------------------------------------------------------------------------
def _finish(cluster: _Cluster) -> Group:
    members: list[Member] = []
    for sighting in sorted(cluster.members, key=lambda sighting: sighting.order):
        certainty, reasons = cluster.members[sighting]
        if not reasons:
            certainty, reasons = _reasons_of_first(sighting, cluster)
        strangers = _strangers(sighting, cluster)
        if strangers:
            # A number may have been tied to the wrong name of a page.
            reasons = (*reasons, Reason(rule="names_differ", detail=strangers))
        if certainty is Certainty.SURELY and (strangers or "check_failed" in sighting.doubts):
            certainty = Certainty.PROBABLY
        members.append(Member(sighting=sighting, certainty=certainty, reasons=tuple(dict.fromkeys(reasons))))
    return Group(members=tuple(members))


def _strangers(sighting: Sighting, cluster: _Cluster) -> str:
    """Return the names in a group where none is that of ``sighting``; empty where one is."""
    own = sighting.names | sighting.other_names
    others = [other for other in cluster.members if other is not sighting and other.names]
    if not own or not others or any(own & (other.names | other.other_names) for other in others):
        return ""
    return " / ".join(sorted({_spelt(one) for one in (sighting, *others)}))


def _spelt(sighting: Sighting) -> str:
    name = min(sighting.names or sighting.other_names, default="")
    return sighting.spelling.get(name, name)


def _reasons_of_first(sighting: Sighting, cluster: _Cluster) -> _Linked:
    """Return why the sighting that the others were joined to belongs to its group."""
    if len(cluster.members) == 1:
        if sighting.id_number or len(sighting.birth) == FULL_DATE:
            return Certainty.SURELY, (Reason(rule="sole_paper", detail=sighting.id_number or sighting.birth),)
        return Certainty.POSSIBLY, (Reason(rule="name_alone", detail=_spelt(sighting)),)
    if sighting.id_number:
        return Certainty.SURELY, (Reason(rule="id_number", detail=sighting.id_number),)
    # No surer than the surest of those that were joined to it.
    return min((linked for linked in cluster.members.values() if linked[1]), key=lambda linked: _RANK[linked[0]])


def tell_apart(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return ``groups`` in their order, each with what keeps it apart from the first others that bear its name."""
    facts = [facts_of(group.sightings) for group in groups]
    told: list[Group] = []
    for group, own in zip(groups, facts, strict=True):
        apart: list[Contradiction] = []
        for position, other in enumerate(facts, 1):
            if other is own or not own.names & other.names:
                continue
            rule = "other_capacity" if own.official != other.official else "nothing_joins"
            apart.append(Contradiction(other=position, reason=contradict(own, other) or Reason(rule=rule)))
            if len(apart) == _TOLD_APART:
                break
        told.append(replace(group, apart=tuple(apart)))
    return tuple(told)
