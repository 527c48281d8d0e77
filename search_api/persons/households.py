"""The households of a register: whose members the people of a table are, where it lists several.

A table that names a second head (户主) begins a second household there, and it goes on until the next head, over the
end of a page too. Papers with one head, or with heads in fields beside each other (原户主, 新户主), are of one
household, and so are forms of several pages. Judged from places and roles: extraction ties nobody to a household.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.model import Mention
from index_mappings import keys
from search_api.persons import roles, ties

_HEAD = "户主"
# In tables without the word for a head, this one stands for the person that the others are related to.
_SUBJECT = "本人"
# So many heads on one page are those of a register, whatever else stands there.
_HEADS_OF_A_REGISTER = 3


class Households:
    """The households of one item, of whose mentions it is made. Who stands above the first head is of the first."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        people = ties.civilians(mentions)
        named = [person for person in people if person.role == _HEAD]
        self._heads = named or [person for person in people if person.role == _SUBJECT]
        self._several = any(self._is_register(page, people) for page in {head.page for head in self._heads})

    def may_share(self, one: Mention, other: Mention) -> bool:
        """Tell whether two mentions may be of one household."""
        if not self._several:
            return True
        head, other_head = (self._head_over(mention) or self._first_head for mention in (one, other))
        return _is_one(head, other_head)

    def is_for(self, address: Mention, people: Iterable[Mention]) -> bool:
        """Tell whether an address may be that of one of ``people``; what stands above all households is for each."""
        if not self._several or self._head_over(address) is None:
            return True
        return any(self.may_share(address, person) for person in people)

    def _is_register(self, page: int, people: Sequence[Mention]) -> bool:
        heads = [head for head in self._heads if head.page == page]
        # Heads in one row are fields of a form.
        rows = [head for at, head in enumerate(heads) if not any(ties.share_row(head, other) for other in heads[:at])]
        distinct = [head for at, head in enumerate(rows) if not any(_is_one(head, other) for other in rows[:at])]
        if len(distinct) >= _HEADS_OF_A_REGISTER:
            return True
        kin = [
            person
            for person in people
            if person.page == page and roles.tells_of_family(person.role) and person not in heads
        ]
        led = [head for person in kin if (head := self._head_over(person)) is not None and head.page == page]
        between = any(ties.middle(head) < max(map(ties.middle, distinct)) for head in led)
        in_column = any(all(_share_column(person, head) for head in distinct) for person in kin)
        return len(distinct) > 1 and (between or in_column)

    @property
    def _first_head(self) -> Mention:
        return min(self._heads, key=lambda head: (head.page, ties.middle(head)))

    def _head_over(self, mention: Mention) -> Mention | None:
        """Return the head in the row of a mention, else the nearest above it, else the last of an earlier page."""
        if any(mention is head for head in self._heads):
            return mention
        row = [head for head in self._heads if ties.share_row(head, mention)]
        if row:
            left = [head for head in row if head.region.x <= mention.region.x]
            return max(left or row, key=lambda head: head.region.x)
        here = [head for head in self._heads if head.page == mention.page and ties.middle(head) < ties.middle(mention)]
        before = here or [head for head in self._heads if head.page < mention.page]
        return max(before, key=lambda head: (head.page, ties.middle(head)), default=None)


def _is_one(one: Mention, other: Mention) -> bool:
    """Tell whether two heads bear one name, as read or by a runner-up of the recognition."""
    names = ({keys.fold_name(name) for name in (head.value, *head.alternatives)} for head in (one, other))
    return not set.isdisjoint(*names)


def _share_column(one: Mention, other: Mention) -> bool:
    return abs(one.region.x - other.region.x) < min(one.region.w, other.region.w) / 2
