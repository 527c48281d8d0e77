"""Which person of a page an ID number, a birth date or a former name belongs to: by row, then by who stands above.

Extraction ties each mention to its place, not to a person, so this is judged from places and roles. Where nothing
tells, nothing is tied.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.model import FORMER_NAME, Mention, MentionType
from index_mappings import keys
from search_api.persons import roles

# Two mentions stand in one row if their middles differ by less than this part of the higher one.
_ROW = 0.6


def civilians(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the persons among ``mentions`` who have papers of their own: no officers, no former names."""
    return tuple(
        mention
        for mention in mentions
        if mention.type is MentionType.PERSON and not roles.is_official(mention.role) and mention.role != FORMER_NAME
    )


def owner_of(fact: Mention, people: Sequence[Mention]) -> Mention | None:
    """Return whose ``fact`` is among ``people`` (see ``civilians``) of its item, or None where nothing tells."""
    on_page = [person for person in people if person.page == fact.page]
    if not on_page:
        # A page without names continues the paper of the one person that the item is about.
        primary = [person for person in people if roles.is_primary(person.role)]
        return primary[0] if len({keys.fold_name(person.value) for person in primary}) == 1 else None
    primary = [person for person in on_page if roles.is_primary(person.role)]
    row = [person for person in on_page if _one_row(person, fact)]
    if fact.type is not MentionType.ID_NUMBER and primary:
        # 监护人 and 户主 often share a row with what is said of the person the form is about.
        row = [person for person in row if person.role not in roles.BESIDE]
    left = [person for person in row if person.region.x <= fact.region.x]
    if left:
        return max(left, key=lambda person: person.region.x)
    if len(row) == 1 and (len(on_page) == 1 or roles.is_primary(row[0].role)):
        return row[0]
    above = _nearest_above(fact, primary) or _nearest_above(fact, on_page)
    if above is not None:
        return above
    return on_page[0] if len({keys.fold_name(person.value) for person in on_page}) == 1 else None


def _one_row(one: Mention, other: Mention) -> bool:
    height = max(one.region.h, other.region.h)
    return abs(middle(one) - middle(other)) < _ROW * height


def _nearest_above(fact: Mention, people: Sequence[Mention]) -> Mention | None:
    higher = [person for person in people if middle(person) < middle(fact)]
    if not higher:
        return None
    lowest = max(higher, key=middle)
    row = [person for person in higher if _one_row(person, lowest)]
    return min(row, key=lambda person: abs(person.region.x - fact.region.x))


def middle(mention: Mention) -> float:
    """Return the height at which a mention stands on its page."""
    return mention.region.y + mention.region.h / 2


def share_row(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions stand in one row of one page."""
    return one.page == other.page and _one_row(one, other)
