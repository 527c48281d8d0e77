"""The fifth part: ledgers, stubs, slips, reports and boxed forms of yet other offices. Rules may be tuned on it."""

from samples.forms import fifth_accidents, fifth_household, fifth_lodgers, fifth_travel
from samples.forms.base import in_turn
from samples.forms.fifth_places import PLACES
from samples.sheet import Part

_GROUPS = (fifth_household.FORMS, fifth_travel.FORMS, fifth_accidents.FORMS, fifth_lodgers.FORMS)

PART = Part(
    name="fifth",
    fonds="J994",
    forms=in_turn(*_GROUPS),
    places=PLACES,
    date_styles=("cn", "cn", "cn0", "dot", "dot", "spaced", "pause", "dash", "slash", "han"),
    sizes=(10.5, 13.5),
    codes=(("J994", "full"), ("0994", "short")),
)
