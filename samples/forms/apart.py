"""The apart part: forms by a second author, of another province. They only measure.

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

PART = Part(
    name="apart",
    fonds="J991",
    # In turn, so that a small batch has something of every kind.
    forms=tuple(form for form in chain(*zip_longest(*(module.FORMS for module in _MODULES))) if form is not None),
    places=PLACES,
    date_styles=("cn", "cn", "cn0", "dot", "dash"),
    sizes=(10.0, 12.0),
    codes=(("J991", "full"), ("0991", "short")),
)
