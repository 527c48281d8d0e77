"""The eleventh part: forms by a seventh author, who had not seen how papers are read. Rules may be tuned on it."""

from samples.forms import (
    eleventh_accidents,
    eleventh_household,
    eleventh_lodgers,
    eleventh_moves,
    eleventh_papers,
    eleventh_travel,
    eleventh_vehicles,
    eleventh_vital,
    eleventh_watched,
)
from samples.forms.base import in_turn
from samples.forms.eleventh_places import PLACES
from samples.sheet import Part

_MODULES = (
    eleventh_watched, eleventh_household, eleventh_travel, eleventh_accidents, eleventh_moves, eleventh_vehicles,
    eleventh_vital, eleventh_lodgers, eleventh_papers,
)  # fmt: skip

PART = Part(
    name="eleventh",
    fonds="J984",
    forms=in_turn(*(module.FORMS for module in _MODULES)),
    places=PLACES,
    date_styles=("cn", "dot", "han", "dash", "cn0"),
    sizes=(9.5, 12.5),
    codes=(("J984", "full"), ("0984", "short"), ("J984", "item")),
)
