"""What the page of a person shows, from an answer: words in the reader's language and links. No HTTP, no look-ups.

Snippets are the one thing shown without escaping; ``search_api.highlight`` has escaped them.
"""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from search_api.links import item_url
from search_api.persons.answer import Event, PersonAnswer, PersonGroup, Related
from search_api.persons.saying import say, say_reason
from search_api.web.wording import Language, describe_coverage

_Link = Callable[..., str]


def person_values(answer: PersonAnswer, language: Language, link: _Link) -> dict[str, object]:
    """Return what the template needs; ``link`` makes an address of a path and parameters."""
    return {
        "answer": answer,
        "complete": answer.complete,
        "coverage": describe_coverage(answer.searched, language),
        "groups": [_group(group, language, link) for group in answer.groups],
    }


def _group(group: PersonGroup, language: Language, link: _Link) -> dict[str, object]:
    return {
        "group": group,
        "former": [name for name in group.former_names if name not in group.names],
        "certainty": say(group.group.certainty.value, language),
        "asked": say(group.asked.value, language),
        "why": [say_reason(reason, language) for reason in group.why],
        "apart": [(other.other, say_reason(other.reason, language)) for other in group.group.apart],
        "events": [_event(event, language, link) for event in group.timeline],
        "relations": [_related(related, language, link) for related in group.relations],
    }


def _event(event: Event, language: Language, link: _Link) -> dict[str, object]:
    sighting = event.member.sighting
    return {
        "event": event,
        "sighting": sighting,
        "item": sighting.item,
        "url": link(item_url(sighting.item), page=event.provenance.page_number or ""),
        "certainty": say(event.member.certainty.value, language),
        "reasons": [say_reason(reason, language) for reason in event.member.reasons],
        "doubts": [say(doubt, language) for doubt in sighting.doubts],
        "places": [
            {
                "raw": placed.mention.raw,
                "page": placed.mention.page,
                "snippet": Markup(placed.snippet),  # noqa: S704 - escaped by search_api.highlight
                "url": link(item_url(sighting.item), page=placed.mention.page, q=placed.mention.value) + "#hit",
            }
            for placed in event.mentions
        ],
    }


def _related(related: Related, language: Language, link: _Link) -> dict[str, object]:
    asked = {"id_number": related.id_number} if related.id_number else {"name": related.name}
    return {
        "related": related,
        "kind": say(related.kind, language),
        "url": link("/persons", **asked),
        "told": [
            {
                "role": event.relation.role,
                "own_role": event.relation.own_role,
                "date": event.date,
                "locator": event.provenance.locator,
                "url": link(item_url(event.provenance.item), page=event.provenance.page_number or ""),
            }
            for event in related.told
        ],
    }
