"""The seen part: forms that rules may be written and tuned on."""

from samples.forms import (
    seen_accidents,
    seen_borders_vehicles,
    seen_changes,
    seen_household,
    seen_permits,
    seen_persons,
)
from samples.forms.seen_places import PLACES
from samples.sheet import Part

PART = Part(
    name="seen",
    fonds="J998",
    forms=(
        *seen_household.FORMS,
        *seen_changes.FORMS,
        *seen_borders_vehicles.FORMS,
        *seen_accidents.FORMS,
        *seen_permits.FORMS,
        *seen_persons.FORMS,
    ),
    places=PLACES,
    date_styles=("cn", "cn", "cn0", "han", "dot", "compact"),
    sizes=(10.0, 12.5),
)
