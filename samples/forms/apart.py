"""The apart part: forms by a second author, of another province. They only measure, but for those given away.

No rule may be written or tuned by looking at these forms, at their drawings or at their errors; look at totals only.
"""

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
from samples.forms.base import in_turn
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

# Given away to the sixth part, on whose drawings rules may be tuned.
TUNED = in_turn(*(module.FORMS[1::2] for module in _MODULES))

PART = Part(
    name="apart",
    fonds="J991",
    forms=in_turn(*(module.FORMS[::2] for module in _MODULES)),
    places=PLACES,
    date_styles=("cn", "cn", "cn0", "dot", "dash"),
    sizes=(10.0, 12.0),
    codes=(("J991", "full"), ("0991", "short")),
)
