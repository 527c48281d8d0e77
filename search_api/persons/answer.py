"""The answer about a person: groups with their timeline and relations, and the JSON that is promised of them.

Frozen values that the use-case fills; nothing is looked up here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.model import FORMER_NAME, Mention, MentionType
from index_mappings.keys import fold_name
from search_api.item_view import mention_json
from search_api.persons.facts import Reason
from search_api.persons.grouping import Certainty, Group, Member
from search_api.persons.saying import say, say_reason
from search_api.persons.sightings import Relation
from search_api.results import Json, Provenance, Searched, printable


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A mention with the way back to where it stands. ``snippet`` is HTML (see ``search_api.highlight``).

    ``lost`` tells that the page's stored reading cannot be used, so that there is no snippet.
    """

    mention: Mention
    provenance: Provenance
    snippet: str
    lost: bool = False

    def to_json(self) -> Json:
        told = mention_json(self.mention)
        return {**told, "snippet": printable(self.snippet), "provenance": self.provenance.to_json()}


@dataclass(frozen=True, kw_only=True)
class Event:
    """One paper of a person's timeline. A paper that only its catalogue row ties to the person has no mentions."""

    member: Member
    case_type: str
    provenance: Provenance
    mentions: tuple[Placed, ...]

    @property
    def title(self) -> str:
        row = self.member.sighting.item.row
        return "" if row is None else row.title

    def to_json(self) -> Json:
        sighting = self.member.sighting
        return {
            "date": sighting.date,
            "class": sighting.item.archive_class,
            "case_type": self.case_type,
            "ref_code": sighting.item.ref_code,
            "title": self.title,
            "certainty": self.member.certainty.value,
            "reasons": [reason_json(reason) for reason in self.member.reasons],
            "roles": list(sighting.roles),
            "official": sighting.official,
            "catalogued_only": sighting.catalogued,
            "doubts": [{"rule": doubt, "said": say(doubt)} for doubt in sighting.doubts],
            "mentions": [placed.to_json() for placed in self.mentions],
            "provenance": self.provenance.to_json(),
        }


@dataclass(frozen=True, kw_only=True)
class RelationEvent:
    """Where a paper tells of a relation."""

    relation: Relation
    provenance: Provenance
    date: str


@dataclass(frozen=True, kw_only=True)
class Related:
    """Somebody related to a person, in one way, and every paper that tells it."""

    kind: str
    name: str
    id_number: str
    told: tuple[RelationEvent, ...]

    def to_json(self) -> Json:
        return {
            "kind": self.kind,
            "said": say(self.kind),
            "name": printable(self.name),
            "id_number": self.id_number,
            "told": [
                {
                    "date": event.date,
                    "role": event.relation.role,
                    "own_role": event.relation.own_role,
                    "provenance": event.provenance.to_json(),
                }
                for event in self.told
            ],
        }


@dataclass(frozen=True, kw_only=True)
class PersonGroup:
    """One person as far as the papers tell. ``asked``: how surely it is the one asked for; ``why`` says from what."""

    number: int
    group: Group
    asked: Certainty
    why: tuple[Reason, ...]
    timeline: tuple[Event, ...]
    relations: tuple[Related, ...]

    def values(self, kind: MentionType, *, former: bool = False) -> tuple[str, ...]:
        """Return the distinct values of one type, as first told; former names only where asked for."""
        found = [
            mention.value
            for sighting in self.group.sightings
            for mention in sighting.mentions
            if mention.type is kind and (mention.role == FORMER_NAME) == former
        ]
        return tuple(dict.fromkeys(found))

    @property
    def names(self) -> tuple[str, ...]:
        catalogued = (name for s in self.group.sightings if s.catalogued for name in s.spelling.values())
        return tuple(dict.fromkeys((*self.values(MentionType.PERSON), *catalogued)))

    @property
    def former_names(self) -> tuple[str, ...]:
        return self.values(MentionType.PERSON, former=True)

    def to_json(self) -> Json:
        return {
            "number": self.number,
            "certainty": self.group.certainty.value,
            "asked": self.asked.value,
            "asked_reasons": [reason_json(reason) for reason in self.why],
            "names": [printable(name) for name in self.names],
            "former_names": [printable(name) for name in self.former_names],
            "id_number": self.group.id_number,
            "birth": self.group.birth,
            "apart_from": [{"number": other.other, **reason_json(other.reason)} for other in self.group.apart],
            "timeline": [event.to_json() for event in self.timeline],
            "relations": [related.to_json() for related in self.relations],
        }


@dataclass(frozen=True, kw_only=True)
class PersonAnswer:
    """All of an answer. ``items_total`` were found, ``items_looked_at`` of them were compared."""

    name: str
    id_number: str
    birth: str
    groups: tuple[PersonGroup, ...]
    items_total: int
    items_looked_at: int
    took_ms: float
    searched: Searched

    @property
    def complete(self) -> bool:
        return self.searched.complete

    def to_json(self) -> Json:
        answer: Json = {
            "query": {"name": self.name, "id_number": self.id_number, "birth": self.birth},
            "total": len(self.groups),
            "items_total": self.items_total,
            "items_looked_at": self.items_looked_at,
            "took_ms": round(self.took_ms, 2),
            "complete": self.complete,
        }
        if not self.complete:
            answer["incomplete_reason"] = self.searched.reason
        answer["searched"] = self.searched.to_json()
        answer["groups"] = [group.to_json() for group in self.groups]
        return answer


def reason_json(reason: Reason) -> Json:
    return {"rule": reason.rule, "detail": printable(reason.detail), "said": printable(say_reason(reason))}


def merge_relations(told: Sequence[RelationEvent]) -> tuple[Related, ...]:
    """Return one entry for each person and kind of relation, with every paper that tells it, oldest first."""
    merged: dict[tuple[str, str, str], list[RelationEvent]] = {}
    for event in told:
        relation = event.relation
        merged.setdefault((relation.kind, fold_name(relation.name), relation.id_number), []).append(event)
    return tuple(
        Related(kind=kind, name=events[0].relation.name, id_number=number, told=tuple(events))
        for (kind, _, number), events in merged.items()
    )
