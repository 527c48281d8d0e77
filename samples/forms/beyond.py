"""The beyond part: forms by a third author, who never saw how papers are read. They only measure.

No rule may be written or tuned by looking at these forms, at their drawings or at their errors; look at totals only.
"""

from itertools import chain, zip_longest

from samples.forms import (
    beyond_births_deaths,
    beyond_household,
    beyond_lodgers,
    beyond_moves,
    beyond_people,
    beyond_roadside,
    beyond_south,
    beyond_traffic,
    beyond_travel,
    beyond_vehicles,
)
from samples.forms.beyond_places import PLACES
from samples.sheet import Part

_MODULES = (
    beyond_household,
    beyond_traffic,
    beyond_roadside,
    beyond_lodgers,
    beyond_people,
    beyond_travel,
    beyond_south,
    beyond_vehicles,
    beyond_moves,
    beyond_births_deaths,
)

PART = Part(
    name="beyond",
    fonds="J988",
    # In turn, so that a small batch has something of every kind.
    forms=tuple(form for form in chain(*zip_longest(*(module.FORMS for module in _MODULES))) if form is not None),
    places=PLACES,
    date_styles=("cn", "cn", "dot", "dash", "cn0"),
    sizes=(9.5, 12.5),
    codes=(("J988", "full"), ("0988", "short")),
)
