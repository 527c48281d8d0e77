"""The fourth part: letters, proofs, registers and ruled forms of further offices. Rules may be tuned on it."""

from samples.forms import (
    fourth_accidents,
    fourth_household,
    fourth_moves,
    fourth_permits,
    fourth_persons,
    fourth_traffic,
    fourth_travel,
)
from samples.forms.base import in_turn
from samples.forms.fourth_places import PLACES
from samples.sheet import Part

_GROUPS = (
    fourth_household.FORMS,
    fourth_traffic.FORMS,
    fourth_accidents.FORMS,
    fourth_permits.FORMS,
    fourth_persons.FORMS,
    fourth_travel.FORMS,
    fourth_moves.FORMS,
)

PART = Part(
    name="fourth",
    fonds="J992",
    forms=in_turn(*_GROUPS),
    places=PLACES,
    date_styles=("cn", "cn", "cn0", "han", "dot", "dot0", "spaced", "dash", "short"),
    sizes=(10.5, 14.0),
    codes=(("J992", "full"), ("0992", "short"), ("J990", "item")),
)
