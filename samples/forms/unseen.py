"""The unseen part: forms of other provinces and decades than the seen and second parts. Never tune a rule on it.

Titles, labels, layouts, shapes of addresses, dates and archive numbers, stamps and faces are its own.
"""

from itertools import zip_longest

from samples.forms import unseen_household, unseen_persons, unseen_traffic, unseen_travel
from samples.forms.base import FormMaker
from samples.forms.unseen_places import PLACES
from samples.sheet import Part

_GROUPS = (unseen_household.FORMS, unseen_persons.FORMS, unseen_traffic.FORMS, unseen_travel.FORMS)


def _deal(first: int) -> tuple[FormMaker, ...]:
    """Return every other form of each group, in turn, so that a small batch has something of every class."""
    rows = zip_longest(*(group[first::2] for group in _GROUPS))
    return tuple(form for row in rows for form in row if form is not None)


# Given away to the third part, on whose drawings rules may be tuned.
TUNED = _deal(0)

PART = Part(
    name="unseen",
    fonds="J996",
    forms=_deal(1),
    places=PLACES,
    date_styles=("cn", "han", "dot", "dash", "slash", "ling", "circle", "spaced", "spaced0", "hao", "nian"),
    sizes=(10.0, 13.0),
    codes=(("J996", "full"), ("0995", "short"), ("J994", "item")),
)
