"""The use-case of finding a person across files: asks index and catalogue, groups, records the act, answers. No HTTP.

It looks at a bounded number of items and says when there were more. The audit event is written before anything is
returned; a call whose event cannot be written fails.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from archive.audit import AuditEvent
from archive.blobs import Blobs
from archive.catalogue import CatalogueReader
from archive.errors import BlobError
from archive.id_numbers import birth_date_of
from archive.model import Item, Mention, Page
from archive.scope import Scope
from index_mappings import fields, keys
from index_mappings.calendar_numbers import read_date
from index_mappings.id_keys import other_lengths, squeeze_id
from index_mappings.port import IndexReader
from index_mappings.query import Some, Term
from search_api.completeness import CoverageCounter, note_lost, note_lost_readings, with_note
from search_api.evidence import PageReader
from search_api.highlight import locate_mentions, snippet
from search_api.notes import Note, note_of_index
from search_api.parameters import MAX_VALUE_CHARS, ParameterError
from search_api.persons.answer import (
    Event,
    PersonAnswer,
    PersonGroup,
    Placed,
    RelationEvent,
    merge_relations,
)
from search_api.persons.facts import FULL_DATE, Reason, facts_of
from search_api.persons.grouping import Certainty, Group, group_sightings, tell_apart
from search_api.persons.sightings import Sighting, Wanted, compatible, find_sightings, full_id
from search_api.results import Provenance, Searched
from search_api.service import case_type_of

DEFAULT_ITEMS = 200
MAX_ITEMS = 500
# How many numbers, and how many names of one number, the first papers may lead on to.
_MAX_LEADS = 20
# Ways to meet a name that can say who somebody is; sounds and look-alikes can not.
_NAME_PREFIXES = (keys.EXACT, keys.VARIANT, keys.FORMER, keys.PART, keys.ALTERNATIVE)
_WEIGHTS = {keys.EXACT: 8.0, keys.VARIANT: 8.0, keys.FORMER: 4.0, keys.PART: 2.0, keys.ALTERNATIVE: 1.0}
_ID_WEIGHT = 16.0


_ID_SIZES = (15, 18)


@dataclass(frozen=True, kw_only=True)
class PersonParameters:
    """Who is asked for: a whole name, an ID number, or both; ``birth`` is a date cut to its precision.

    ``limit`` is how many items are looked at.
    """

    name: str = ""
    id_number: str = ""
    birth: str = ""
    limit: int = DEFAULT_ITEMS

    def check(self) -> None:
        """Raise ParameterError where a value cannot be used."""
        if not 1 <= self.limit <= MAX_ITEMS:
            raise ParameterError(f"limit must be from 1 to {MAX_ITEMS} items, not {self.limit}", parameter="limit")
        for parameter, value in (("name", self.name), ("id_number", self.id_number), ("birth", self.birth)):
            if len(value) > MAX_VALUE_CHARS:
                raise ParameterError(
                    f"{parameter} is longer than {MAX_VALUE_CHARS} characters",
                    parameter=parameter,
                    position=MAX_VALUE_CHARS,
                    length=len(value) - MAX_VALUE_CHARS,
                )
            wild = next((place for place, character in enumerate(value) if character in "?*？＊"), None)
            if wild is not None:
                raise ParameterError(
                    "a person is asked for by a whole name or number; look parts of them up with a search",
                    parameter=parameter,
                    position=wild,
                )
        if not keys.fold_name(self.name) and not squeeze_id(self.id_number):
            raise ParameterError("name a person, or give an ID number", parameter="name")
        size = len(squeeze_id(self.id_number))
        if size not in {0, *_ID_SIZES}:
            raise ParameterError(
                f"an ID number has 15 or 18 characters, not {size}; look parts of it up with a search",
                parameter="id_number",
                length=len(self.id_number),
            )
        if self.birth.strip() and read_date(self.birth) is None:
            raise ParameterError(
                f"birth {self.birth[:30]!r} is no date; write 1979, 1979-08 or 1979-08-05",
                parameter="birth",
                length=len(self.birth),
            )

    @property
    def full_id(self) -> str:
        return full_id(self.id_number)

    @property
    def birth_date(self) -> str:
        """The birth date asked for, else the ID number's; ISO 8601 cut to its precision, or empty."""
        read = read_date(self.birth) if self.birth.strip() else None
        if read is None:
            return birth_date_of(self.full_id) or ""
        parts = (f"{read.year:04}", read.month and f"{read.month:02}", read.day and f"{read.day:02}")
        return "-".join(part for part in parts if part)


@dataclass(frozen=True, kw_only=True)
class _Looked:
    """What was looked at: items with their mentions and pages by id, and how many the index found."""

    items: Mapping[str, Item]
    mentions: Mapping[str, tuple[Mention, ...]]
    pages: Mapping[str, tuple[Page, ...]]
    total: int
    lost: int
    note: str


class PersonService:
    """Finds people. Safe to use from several threads if its ports are.

    Args:
        catalogue: the source of truth; its audit log receives every act.
        index: finds items.
        blobs: holds the readings that snippets are cut from.
        source: first part of the audit tags: ``cli`` or ``http``.
    """

    def __init__(self, *, catalogue: CatalogueReader, index: IndexReader, blobs: Blobs, source: str) -> None:
        self._catalogue = catalogue
        self._index = index
        self._source = source
        self._reader = PageReader(blobs)
        self._coverage = CoverageCounter(catalogue, index)

    def find(self, parameters: PersonParameters, *, scope: Scope) -> PersonAnswer:
        """Find who is, or may be, the person asked for, and everybody of that name who is somebody else.

        Raises:
            ParameterError: a value cannot be used.
            IndexUnavailableError: the index cannot answer now.
        """
        started = time.perf_counter()
        parameters.check()
        wanted, looked, sightings = self._gather(parameters, scope)
        ordered = _order(group_sightings(sightings), parameters)
        groups = tuple(
            self._fill(number, group, looked, parameters) for number, group in enumerate(tell_apart(ordered), 1)
        )
        searched = self._searched(looked, scope)
        if lost := _find_lost(groups):
            searched = with_note(searched, note_lost_readings(lost))
        answer = PersonAnswer(
            name=parameters.name,
            id_number=parameters.id_number,
            birth=parameters.birth,
            groups=groups,
            items_total=looked.total,
            items_looked_at=len(looked.items),
            took_ms=(time.perf_counter() - started) * 1000,
            searched=searched,
        )
        given = sorted({sighting.item.ref_code for sighting in sightings})
        detail = {"id_number": parameters.id_number, "birth": parameters.birth, "keys": len(wanted.name_keys)}
        self._record(scope, parameters.name or parameters.id_number, {**detail, "given": given})
        return answer

    # --- finding -----------------------------------------------------------------------------------------------------
    def _gather(self, parameters: PersonParameters, scope: Scope) -> tuple[Wanted, _Looked, tuple[Sighting, ...]]:
        """Return the sightings of who is asked for, and of what the first papers lead on to.

        A number that a name leads to finds papers where the name is another or was misread; the name that a number
        leads to finds papers without the number.
        """
        wanted = Wanted(
            name_keys=_keys_of(parameters.name),
            id_numbers=frozenset({parameters.full_id} if parameters.full_id else ()),
        )
        looked = self._look(wanted, parameters.limit, scope)
        sightings = _sight(looked, wanted)
        numbers = sorted({s.id_number for s in sightings if s.id_number} - wanted.id_numbers)
        own = [s for s in sightings if s.id_number and s.id_number in wanted.id_numbers]
        names = sorted(frozenset[str]().union(*(s.names for s in own))) if not parameters.name else []
        dropped = max(0, len(numbers) - _MAX_LEADS) + max(0, len(names) - _MAX_LEADS)
        leads = Wanted(
            name_keys=wanted.name_keys.union(*map(_keys_of, names[:_MAX_LEADS])),
            id_numbers=wanted.id_numbers.union(numbers[:_MAX_LEADS]),
        )
        if leads != wanted:
            looked = self._look(leads, parameters.limit, scope)
            sightings = _sight(looked, leads)
        if dropped:
            note = f"{dropped} more numbers or names that these papers give were not followed"
            looked = _noted(looked, note)
        return leads, looked, sightings

    def _look(self, wanted: Wanted, limit: int, scope: Scope) -> _Looked:
        names = [Term(fields.NAME_KEY, key, _WEIGHTS[key[:1]]) for key in sorted(wanted.name_keys)]
        numbers = [
            Term(fields.ID_NUMBER, key, _ID_WEIGHT)
            for number in sorted(wanted.id_numbers)
            for key in (number, *other_lengths(number))
        ]
        found = self._index.search(Some((*numbers, *names)), scope=scope, limit=limit)
        ids = [hit.item_id for hit in found.hits]
        items = {item.item_id: item for item in self._catalogue.items(ids, scope=scope)}
        return _Looked(
            items=items,
            mentions=self._catalogue.mentions(list(items), scope=scope),
            pages=self._catalogue.pages(list(items), scope=scope),
            total=found.total,
            lost=len(ids) - len(items),
            note=found.incomplete,
        )

    def _searched(self, looked: _Looked, scope: Scope) -> Searched:
        searched = self._coverage.count(scope, is_partial=bool(looked.note))
        unseen = looked.total - looked.lost - len(looked.items)
        if unseen > 0:
            said = f"{unseen} more items bear this name or number and were not looked at: give an ID number"
            note = Note(said, f"另有 {unseen} 件载有此姓名或号码，未逐件查看；请加上身份证号")
            searched = with_note(searched, note)
        if looked.lost:
            searched = with_note(searched, note_lost(looked.lost))
        return with_note(searched, note_of_index(looked.note)) if looked.note else searched

    # --- telling -----------------------------------------------------------------------------------------------------
    def _fill(self, number: int, group: Group, looked: _Looked, parameters: PersonParameters) -> PersonGroup:
        asked, why = _relate(group, parameters)
        told = [
            RelationEvent(
                relation=relation,
                provenance=Provenance(item=sighting.item, page=_page(looked, sighting.item, relation.page)),
                date=sighting.date,
            )
            for sighting in group.sightings
            for relation in sighting.relations
        ]
        return PersonGroup(
            number=number,
            group=group,
            asked=asked,
            why=why,
            timeline=tuple(
                Event(
                    member=member,
                    case_type=case_type_of(member.sighting.item, looked.mentions.get(member.sighting.item.item_id, ())),
                    provenance=Provenance(
                        item=member.sighting.item,
                        page=_page(
                            looked,
                            member.sighting.item,
                            member.sighting.mentions[0].page if member.sighting.mentions else 1,
                        ),
                    ),
                    mentions=tuple(
                        self._place(mention, member.sighting, looked) for mention in member.sighting.mentions
                    ),
                )
                for member in group.members
            ),
            relations=merge_relations(told),
        )

    def _place(self, mention: Mention, sighting: Sighting, looked: _Looked) -> Placed:
        page = _page(looked, sighting.item, mention.page)
        reading, lost = None, False
        try:
            reading = None if page is None else self._reader.read_placed(page)
        except BlobError:
            lost = True
        spans = () if reading is None else locate_mentions(reading, [mention])[0]
        return Placed(
            mention=mention,
            provenance=Provenance(item=sighting.item, page=page),
            snippet="" if reading is None or not spans else snippet(reading.text, spans),
            lost=lost,
        )

    def _record(self, scope: Scope, subject: str, detail: Mapping[str, object]) -> None:
        event = AuditEvent(actor=scope.actor, tag=f"{self._source}:person:search", subject=subject, detail=detail)
        self._catalogue.audit.record(event)


def _find_lost(groups: Sequence[PersonGroup]) -> list[str]:
    """Return the locators of pages whose stored reading cannot be used, each once."""
    placed = (placed for group in groups for event in group.timeline for placed in event.mentions)
    return list(dict.fromkeys(place.provenance.locator for place in placed if place.lost))


def _keys_of(name: str) -> frozenset[str]:
    return frozenset(key for key in keys.ask_name(name) if key.startswith(_NAME_PREFIXES))


def _sight(looked: _Looked, wanted: Wanted) -> tuple[Sighting, ...]:
    return tuple(
        sighting
        for item_id, item in looked.items.items()
        for sighting in find_sightings(item, looked.mentions.get(item_id, ()), wanted)
    )


def _noted(looked: _Looked, note: str) -> _Looked:
    return replace(looked, note="; ".join(part for part in (looked.note, note) if part))


def _page(looked: _Looked, item: Item, number: int) -> Page | None:
    return next((page for page in looked.pages.get(item.item_id, ()) if page.number == number), None)


def _relate(group: Group, parameters: PersonParameters) -> tuple[Certainty, tuple[Reason, ...]]:
    """Say how surely a group is the person asked for, and why."""
    asked_id, asked_birth = parameters.full_id, parameters.birth_date
    if asked_id and group.id_number:
        if group.id_number == asked_id:
            return Certainty.SURELY, (Reason(rule="id_number", detail=asked_id),)
        return Certainty.NOT, (Reason(rule="ids_differ", detail=f"{asked_id} / {group.id_number}"),)
    names = sorted(facts_of(group.sightings).spelling.values())
    alone = Reason(rule="name_alone", detail=parameters.name.strip() or next(iter(names), ""))
    if asked_birth and group.birth:
        if not compatible(asked_birth, group.birth):
            return Certainty.NOT, (Reason(rule="births_differ", detail=f"{asked_birth} / {group.birth}"),)
        if asked_birth == group.birth and len(asked_birth) == FULL_DATE:
            return Certainty.PROBABLY, (Reason(rule="name_birth", detail=f"{alone.detail} {asked_birth}"),)
    return Certainty.POSSIBLY, (alone,)


def _order(groups: Sequence[Group], parameters: PersonParameters) -> list[Group]:
    """Return the groups: who fits the question best, then who is best known, then who has the most papers."""
    rank = {certainty: number for number, certainty in enumerate(Certainty)}

    def key(group: Group) -> tuple[int, bool, bool, int, tuple[str, str, str, int]]:
        asked, _ = _relate(group, parameters)
        return (
            rank[asked],
            all(sighting.official for sighting in group.sightings),
            not (group.id_number or len(group.birth) == FULL_DATE),
            -len(group.members),
            group.sightings[0].order,
        )

    return sorted(groups, key=key)
