"""The twelfth part: forms by an eighth author, who had not seen how papers are read. Rules may be tuned on it."""

from samples.forms import (
    twelfth_accidents,
    twelfth_household,
    twelfth_lodgers,
    twelfth_moves,
    twelfth_papers,
    twelfth_travel,
    twelfth_vehicles,
    twelfth_vital,
    twelfth_watched,
)
from samples.forms.base import in_turn
from samples.forms.twelfth_places import PLACES
from samples.sheet import Part

_MODULES = (
    twelfth_watched, twelfth_household, twelfth_travel, twelfth_accidents, twelfth_moves, twelfth_vehicles,
    twelfth_vital, twelfth_lodgers, twelfth_papers,
)  # fmt: skip

PART = Part(
    name="twelfth",
    fonds="J983",
    forms=in_turn(*(module.FORMS for module in _MODULES)),
    places=PLACES,
    date_styles=("cn", "dot", "han", "dash", "cn0"),
    sizes=(9.5, 12.5),
    codes=(("J983", "full"), ("0983", "short"), ("J983", "item")),
)
