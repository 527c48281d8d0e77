"""The apart part: forms by a second author, of another province. They only measure, but for those given away.

No rule may be written or tuned by looking at these forms, at their drawings or at their errors; look at totals only.
"""

from itertools import chain, zip_longest

from samples.forms import (
    apart_changes,
    apart_household,
    apart_lodgers,
    apart_traffic,
    apart_travel,
    apart_vehicles,
    apart_watched,
)
from samples.forms.apart_places import PLACES
from samples.forms.base import FormMaker
from samples.sheet import Part

_MODULES = (
    apart_household,
    apart_traffic,
    apart_lodgers,
    apart_watched,
    apart_travel,
    apart_vehicles,
    apart_changes,
)


def _deal(first: int) -> tuple[FormMaker, ...]:
    """Return every other form of each module, in turn, so that a small batch has something of every kind."""
    turns = zip_longest(*(module.FORMS[first::2] for module in _MODULES))
    return tuple(form for form in chain(*turns) if form is not None)


# Given away to the sixth part, on whose drawings rules may be tuned.
TUNED = _deal(1)

PART = Part(
    name="apart",
    fonds="J991",
    forms=_deal(0),
    places=PLACES,
    date_styles=("cn", "cn", "cn0", "dot", "dash"),
    sizes=(10.0, 12.0),
    codes=(("J991", "full"), ("0991", "short")),
)
