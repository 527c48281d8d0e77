"""The unseen part: forms of other provinces and decades than the seen and second parts. Never tune a rule on it.

Titles, labels, layouts, shapes of addresses, dates and archive numbers, stamps and faces are its own.
"""

from samples.forms import unseen_household, unseen_persons, unseen_traffic, unseen_travel
from samples.forms.base import in_turn
from samples.forms.unseen_places import PLACES
from samples.sheet import Part

_GROUPS = (unseen_household.FORMS, unseen_persons.FORMS, unseen_traffic.FORMS, unseen_travel.FORMS)

# Given away to the third part, on whose drawings rules may be tuned.
TUNED = in_turn(*(group[::2] for group in _GROUPS))

PART = Part(
    name="unseen",
    fonds="J996",
    forms=in_turn(*(group[1::2] for group in _GROUPS)),
    places=PLACES,
    date_styles=("cn", "han", "dot", "dash", "slash", "ling", "circle", "spaced", "spaced0", "hao", "nian"),
    sizes=(10.0, 13.0),
    codes=(("J996", "full"), ("0995", "short"), ("J994", "item")),
)
