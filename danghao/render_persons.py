"""The answer about a person as plain text for a terminal, in the language of the locale. Decides no content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from danghao.console import speaks_chinese
from danghao.labels import say
from danghao.render import say_notes

if TYPE_CHECKING:
    from search_api.persons.answer import Event, PersonAnswer, PersonGroup, Related

_CHINESE = {
    "people of this name or number": "人",
    "ID number": "身份证",
    "born": "出生",
    "formerly": "曾用名",
    "the one asked for": "所问之人",
    "apart from": "区别于",
    "relations": "关系",
    "handled the paper": "经办",
    "catalogue row only": "仅见于著录",
    "doubtful": "存疑",
}


def person_answer(answer: PersonAnswer) -> str:
    """Return the groups: who each is, why, their papers in time with the way back to the shelf, their relations."""
    asked = " · ".join(part for part in (answer.name, answer.id_number, answer.birth) if part)
    searched = answer.searched
    scope = f"{say('searched')}: {searched.items} {say('items')}, {searched.pages} {say('pages')}"
    found = f"{len(answer.groups)} {_say('people of this name or number')}" if answer.groups else say("nothing found")
    looked = f"{answer.items_looked_at} {say('of')} {answer.items_total} {say('items')}"
    lines = [f"{asked}: {found}, {looked}  ({scope}; {answer.took_ms:.1f} ms)"]
    if not answer.complete:
        lines.append(f"{say('not complete')}: {say_notes(searched.notes)}")
    for group in answer.groups:
        lines.extend(["", *_group(group)])
    return "\n".join(lines)


def _group(group: PersonGroup) -> Iterable[str]:
    from search_api.persons.saying import say as say_rule
    from search_api.persons.saying import say_reason

    language = _language()
    facts = ["、".join(group.names) or "?"]
    former = [name for name in group.former_names if name not in group.names]
    for label, value in (
        ("formerly", "、".join(former)), ("ID number", group.group.id_number), ("born", group.group.birth)
    ):  # fmt: skip
        if value:
            facts.append(f"{_say(label)} {value}")
    yield f"{group.number}. {' · '.join(facts)}   [{say_rule(group.group.certainty.value, language)}]"
    why = "; ".join(say_reason(reason, language) for reason in group.why)
    yield f"   {_say('the one asked for')}: {say_rule(group.asked.value, language)} ({why})"
    for event in group.timeline:
        yield from _event(event)
    for related in group.relations:
        yield f"   {_say('relations')}: {_related(related)}"
    for other in group.group.apart:
        yield f"   {_say('apart from')} {other.other}: {say_reason(other.reason, language)}"


def _event(event: Event) -> Iterable[str]:
    from danghao.render import way_back
    from search_api.highlight import plain_snippet
    from search_api.persons.saying import say as say_rule
    from search_api.persons.saying import say_reason

    language = _language()
    sighting = event.member.sighting
    notes = [*sighting.roles]
    if sighting.official:
        notes.append(_say("handled the paper"))
    if sighting.catalogued:
        notes.append(_say("catalogue row only"))
    facts = [sighting.date, sighting.item.archive_class, event.case_type, event.title, "/".join(notes)]
    reasons = "; ".join(say_reason(reason, language) for reason in event.member.reasons)
    yield f"   {' · '.join(fact for fact in facts if fact)}"
    yield f"      {say_rule(event.member.certainty.value, language)}: {reasons}"
    for line in way_back(event.provenance):
        yield f"   {line}"
    for placed in event.mentions:
        yield f"      {say('page')} {placed.mention.page}: {plain_snippet(placed.snippet) or placed.mention.raw}"
    for doubt in sighting.doubts:
        yield f"      {_say('doubtful')}: {say_rule(doubt, language)}"


def _related(related: Related) -> str:
    from search_api.persons.saying import say as say_rule

    told = "; ".join(
        f"{event.relation.own_role or '—'} – {event.relation.role or '—'}, {event.date} {event.provenance.locator}"
        for event in related.told
    )
    number = f" {related.id_number}" if related.id_number else ""
    return f"{say_rule(related.kind, _language())}: {related.name}{number} ({told})"


def _say(label: str) -> str:
    return _CHINESE.get(label, label) if speaks_chinese() else label


def _language() -> Literal["zh", "en"]:
    return "zh" if speaks_chinese() else "en"
