"""The seventh part: forms by a third author, who had not seen how papers are read. Rules may be tuned on it."""

from samples.forms import (
    seventh_births_deaths,
    seventh_household,
    seventh_lodgers,
    seventh_moves,
    seventh_people,
    seventh_roadside,
    seventh_south,
    seventh_traffic,
    seventh_travel,
    seventh_vehicles,
)
from samples.forms.base import in_turn
from samples.forms.seventh_places import PLACES
from samples.sheet import Part

_MODULES = (
    seventh_household,
    seventh_traffic,
    seventh_roadside,
    seventh_lodgers,
    seventh_people,
    seventh_travel,
    seventh_south,
    seventh_vehicles,
    seventh_moves,
    seventh_births_deaths,
)

PART = Part(
    name="seventh",
    fonds="J988",
    forms=in_turn(*(module.FORMS for module in _MODULES)),
    places=PLACES,
    date_styles=("cn", "cn", "dot", "dash", "cn0"),
    sizes=(9.5, 12.5),
    codes=(("J988", "full"), ("0988", "short")),
)
