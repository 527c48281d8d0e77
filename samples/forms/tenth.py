"""The tenth part: forms by a sixth author, who had not seen how papers are read. Rules may be tuned on it."""

from samples.forms import (
    tenth_accidents,
    tenth_household,
    tenth_lodgers,
    tenth_moves,
    tenth_papers,
    tenth_travel,
    tenth_vehicles,
    tenth_vital,
    tenth_watched,
)
from samples.forms.base import in_turn
from samples.forms.tenth_places import PLACES
from samples.sheet import Part

_MODULES = (
    tenth_household, tenth_vehicles, tenth_moves, tenth_watched, tenth_travel, tenth_accidents, tenth_vital,
    tenth_lodgers, tenth_papers,
)  # fmt: skip

PART = Part(
    name="tenth",
    fonds="J985",
    forms=in_turn(*(module.FORMS for module in _MODULES)),
    places=PLACES,
    date_styles=("cn", "dot", "dash", "cn0", "slash"),
    sizes=(9.5, 12.5),
    codes=(("J985", "full"), ("0985", "short"), ("J985", "item")),
)
