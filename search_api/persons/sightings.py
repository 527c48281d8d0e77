"""A person on one item: what the item says of them. Made from the item's mentions and row; nothing is compared here.

A sighting never bears two ID numbers: where a paper gives one name two numbers, it stands as two sightings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from archive.folding import fold
from archive.id_numbers import birth_date_of
from archive.model import BIRTH_DATE, FORMER_NAME, Item, Mention, MentionType
from index_mappings import keys
from index_mappings.catalogue_dates import read_cell_date
from index_mappings.id_keys import other_lengths, squeeze_id
from search_api.persons import roles, ties
from search_api.persons.households import Households
from search_api.persons.relations import kind_of

_PLACES_OF_NOBODY = frozenset({"事故地点"})
# Fewer characters than these name no house.
_SHORTEST_HOUSE = 6


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Whom to look for: keys of a name (see ``index_mappings.keys``) and ID numbers in their full form."""

    name_keys: frozenset[str] = frozenset()
    id_numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Relation:
    """Somebody else on the same item and what the two are to each other there. ``kind`` is one of relations.KINDS."""

    kind: str
    name: str
    role: str
    own_role: str
    id_number: str
    page: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Sighting:
    """One person on one item. Each is itself alone: two are never equal.

    Attributes:
        position: tells the sightings of one item apart.
        names: folded names; none where the paper gives a number alone.
        spelling: folded names as the paper writes them.
        other_names: folded former names and runner-up readings.
        id_number: in its form of 18 digits, or empty.
        birth: the ID number's date, else the paper's; ISO 8601 cut to its precision, or empty.
        kin: folded names of others of the same household.
        addresses: of the person, or of the household.
        official: the person only handled the paper.
        doubts: what the paper itself leaves open: ``check_failed``, ``birth_differs``, ``two_births``, ``two_numbers``.
        catalogued: only the catalogue row names the person.
    """

    item: Item
    position: int = 0
    names: frozenset[str] = frozenset()
    spelling: Mapping[str, str] = field(default_factory=dict)
    other_names: frozenset[str] = frozenset()
    id_number: str = ""
    birth: str = ""
    kin: frozenset[str] = frozenset()
    addresses: tuple[str, ...] = ()
    official: bool = False
    mentions: tuple[Mention, ...] = ()
    roles: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    doubts: tuple[str, ...] = ()
    catalogued: bool = False

    @property
    def date(self) -> str:
        """The paper's date as ISO 8601 cut to its precision: its row's (of a span, where it begins), else its year."""
        row = self.item.row
        read = read_cell_date(row.date) if row is not None and row.date else None
        if read is None:
            return "" if self.item.year is None else f"{self.item.year:04}"
        return next(read.parts).iso

    @property
    def order(self) -> tuple[str, str, str, int]:
        return (self.date or "9999", self.item.sort_key, self.item.item_id, self.position)


def full_id(value: str) -> str:
    """Return an ID number in its form of 18 digits, or as it is where it has none."""
    own = squeeze_id(value)
    return next(other_lengths(own), own) if len(own) == 15 else own


@dataclass
class _Figure:
    """A person of an item while it is put together."""

    names: list[Mention] = field(default_factory=list)
    former: list[Mention] = field(default_factory=list)
    ids: dict[str, list[Mention]] = field(default_factory=dict)
    births: list[Mention] = field(default_factory=list)


def find_sightings(item: Item, mentions: Sequence[Mention], wanted: Wanted) -> tuple[Sighting, ...]:
    """Return the sightings of whom is wanted on an item; each mention of a person or number is in one at most."""
    figures, loose_ids = _figures(mentions)
    found: list[Sighting] = []
    for figure in figures:
        if not _is_wanted(figure, wanted):
            continue
        found += _sightings_of(figure, figures, item, mentions, len(found))
    for number, own in loose_ids.items():
        if number in wanted.id_numbers:
            found.append(_build(item, len(found), _Figure(ids={number: own}), [], mentions, figures))
    named = frozenset().union(*(sighting.names for sighting in found))
    for name, spelt in {keys.fold_name(spelt): spelt for spelt in (item.row.persons if item.row else ())}.items():
        if name not in named and wanted.name_keys.intersection(keys.name_keys(spelt, spelt)):
            found.append(
                Sighting(
                    item=item,
                    position=len(found),
                    names=frozenset({name}),
                    spelling={name: spelt},
                    catalogued=True,
                )
            )
    return tuple(found)


def _figures(mentions: Sequence[Mention]) -> tuple[list[_Figure], dict[str, list[Mention]]]:
    """Return the people of an item with what is theirs, and the ID numbers that nobody's name stands with."""
    people = ties.civilians(mentions)
    figures: dict[tuple[str, bool], _Figure] = {}
    loose_ids: dict[str, list[Mention]] = {}

    def figure_of(person: Mention) -> _Figure:
        key = (keys.fold_name(person.value), roles.is_official(person.role))
        return figures.setdefault(key, _Figure())

    for mention in mentions:
        if mention.type is MentionType.PERSON and mention.role != FORMER_NAME:
            figure_of(mention).names.append(mention)
    for mention in mentions:
        is_fact = mention.type is MentionType.ID_NUMBER or mention.role in (BIRTH_DATE, FORMER_NAME)
        owner = ties.owner_of(mention, people) if is_fact else None
        if mention.type is MentionType.ID_NUMBER:
            held = loose_ids if owner is None else figure_of(owner).ids
            held.setdefault(full_id(mention.value), []).append(mention)
        elif mention.type is MentionType.PERSON and mention.role == FORMER_NAME:
            former = _Figure() if owner is None else figure_of(owner)
            if owner is None:
                former = figures.setdefault((f"<{keys.fold_name(mention.value)}", False), former)
            former.former.append(mention)
        elif mention.type is MentionType.DATE and owner is not None:
            figure_of(owner).births.append(mention)
    return list(figures.values()), loose_ids


def _is_wanted(figure: _Figure, wanted: Wanted) -> bool:
    if wanted.id_numbers.intersection(figure.ids):
        return True
    return any(
        wanted.name_keys.intersection(
            keys.name_keys(mention.raw, mention.value, role=mention.role, alternatives=mention.alternatives)
        )
        for mention in (*figure.names, *figure.former)
    )


def _sightings_of(
    figure: _Figure, figures: Sequence[_Figure], item: Item, mentions: Sequence[Mention], first: int
) -> list[Sighting]:
    if len(figure.ids) <= 1:
        return [_build(item, first, figure, figure.names, mentions, figures)]
    # Two numbers under one name: two people, or one number put right. Each stands alone, and the names with the first.
    found: list[Sighting] = []
    for number, own in figure.ids.items():
        names = figure.names if not found else []
        part = _Figure(
            names=names,
            former=figure.former if not found else [],
            ids={number: own},
            births=figure.births if not found else [],
        )
        found.append(_build(item, first + len(found), part, figure.names, mentions, figures, doubts=("two_numbers",)))
    return found


def _build(
    item: Item,
    position: int,
    figure: _Figure,
    named: Sequence[Mention],
    mentions: Sequence[Mention],
    figures: Sequence[_Figure],
    *,
    doubts: tuple[str, ...] = (),
) -> Sighting:
    number = next(iter(figure.ids), "")
    birth, more_doubts = _birth_of(figure, number)
    names = frozenset(keys.fold_name(mention.value) for mention in named)
    own_roles = tuple(dict.fromkeys(mention.role for mention in named if mention.role))
    official = bool(own_roles) and all(map(roles.is_official, own_roles))
    others = [other for other in figures if other.names and keys.fold_name(other.names[0].value) not in names]
    households = Households(mentions)
    related = () if official else _relations(named, others, item, households)
    id_mentions = [mention for own in figure.ids.values() for mention in own]
    own_mentions = (*figure.names, *figure.former, *id_mentions, *figure.births)
    return Sighting(
        item=item,
        position=position,
        names=names,
        spelling={keys.fold_name(mention.value): mention.value for mention in (*named, *figure.former)},
        other_names=frozenset(
            keys.fold_name(name)
            for mention in (*named, *figure.former)
            for name in (*mention.alternatives, *([mention.value] if mention in figure.former else []))
        )
        - names,
        id_number=number,
        birth=birth,
        kin=frozenset(keys.fold_name(relation.name) for relation in related if relation.kind == "household"),
        addresses=() if official else _addresses_of(named, mentions, households),
        official=official,
        mentions=own_mentions,
        roles=own_roles,
        relations=related,
        doubts=(*doubts, *more_doubts),
    )


def _birth_of(figure: _Figure, number: str) -> tuple[str, tuple[str, ...]]:
    """Return the birth date of a figure, and what is doubtful about it."""
    told = sorted({mention.value for mention in figure.births}, key=lambda value: (-len(value), value))
    doubts: list[str] = []
    if number:
        checked = [mention for own in figure.ids.values() for mention in own]
        if all("!checksum" in mention.checks for mention in checked):
            doubts.append("check_failed")
        birth = birth_date_of(number) or ""
        if birth and any(not compatible(birth, date) for date in told):
            doubts.append("birth_differs")
        return birth, tuple(doubts)
    if told and all(compatible(told[0], date) for date in told):
        return told[0], ()
    return "", ("two_births",) if told else ()


def compatible(one: str, other: str) -> bool:
    """Tell whether two dates cut to their precision may be one; an empty one may be any."""
    return one.startswith(other) or other.startswith(one)


def _relations(
    named: Sequence[Mention], others: Sequence[_Figure], item: Item, households: Households
) -> tuple[Relation, ...]:
    found: dict[tuple[str, str], Relation] = {}
    # In a register every row is a matter of its own.
    lets = {keys.fold_name(m.value) for figure in others for m in figure.names if m.role in roles.LANDLORD}
    lodges = {keys.fold_name(m.value) for figure in others for m in figure.names if m.role in roles.TENANT | {"本人"}}
    for figure in others:
        number = next(iter(figure.ids), "") if len(figure.ids) == 1 else ""
        for other in figure.names:
            for own in named:
                kind = kind_of(own.role, other.role, item.archive_class)
                if kind == "tenancy" and max(len(lets), len(lodges)) > 1 and not ties.share_row(own, other):
                    continue
                if kind == "household" and not households.may_share(own, other):
                    continue
                if kind:
                    relation = Relation(
                        kind=kind, name=other.value, role=other.role, own_role=own.role, id_number=number,
                        page=other.page,
                    )  # fmt: skip
                    found.setdefault((kind, keys.fold_name(other.value)), relation)
    return tuple(found.values())


def _addresses_of(named: Sequence[Mention], mentions: Sequence[Mention], households: Households) -> tuple[str, ...]:
    """Return the addresses of a person: of the row or lines below their name, or the household's."""
    told = [m for m in mentions if m.type is MentionType.ADDRESS and m.role not in _PLACES_OF_NOBODY]
    told = [address for address in told if households.is_for(address, named)]
    people = ties.civilians(mentions)
    # Parties of an accident, and who lets and who lodges, each have an address of their own.
    if any(person.role in roles.PARTY | roles.LANDLORD for person in people):
        told = [address for address in told if ties.owner_of(address, people) in named]
    return tuple(dict.fromkeys("".join(fold(address.value).split()) for address in told))


def same_address(one: str, other: str) -> bool:
    """Tell whether two addresses name one house: the shorter ends the longer, and is exact enough to be a house."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return (
        long.endswith(short)
        and len(short) >= _SHORTEST_HOUSE
        and any(character.isdigit() for character in short[-_SHORTEST_HOUSE:])
    )
