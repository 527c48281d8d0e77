"""The ninth part: forms by a fifth author, who had not seen how papers are read. Rules may be tuned on it."""

from samples.forms import (
    ninth_accidents,
    ninth_household,
    ninth_lodgers,
    ninth_moves,
    ninth_papers,
    ninth_travel,
    ninth_vehicles,
    ninth_vital,
    ninth_watched,
)
from samples.forms.base import in_turn
from samples.forms.ninth_places import PLACES
from samples.sheet import Part

_MODULES = (
    ninth_household,
    ninth_accidents,
    ninth_lodgers,
    ninth_papers,
    ninth_travel,
    ninth_moves,
    ninth_vehicles,
    ninth_watched,
    ninth_vital,
)

PART = Part(
    name="ninth",
    fonds="J986",
    forms=in_turn(*(module.FORMS for module in _MODULES)),
    places=PLACES,
    date_styles=("cn", "cn", "dot", "slash", "cn0"),
    sizes=(9.5, 12.5),
    codes=(("J986", "full"), ("0986", "short")),
)
