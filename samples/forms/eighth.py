"""The eighth part: forms by a fourth author, who had not seen how papers are read. Rules may be tuned on it."""

from samples.forms import (
    eighth_accidents,
    eighth_household,
    eighth_inquiries,
    eighth_lodgers,
    eighth_moves,
    eighth_papers,
    eighth_rolls,
    eighth_travel,
    eighth_vehicles,
    eighth_vital,
    eighth_watched,
)
from samples.forms.base import in_turn
from samples.forms.eighth_places import PLACES
from samples.sheet import Part

_MODULES = (
    eighth_household,
    eighth_accidents,
    eighth_lodgers,
    eighth_papers,
    eighth_travel,
    eighth_moves,
    eighth_vehicles,
    eighth_watched,
    eighth_vital,
    eighth_rolls,
    eighth_inquiries,
)

PART = Part(
    name="eighth",
    fonds="J987",
    forms=in_turn(*(module.FORMS for module in _MODULES)),
    places=PLACES,
    date_styles=("cn", "cn", "dot", "dash", "cn0"),
    sizes=(9.5, 12.5),
    codes=(("J987", "full"), ("0987", "short")),
)
