"""The second part: other templates, labels, layouts, places and faces than the seen part. Rules may be tuned on it."""

from samples.forms import second_household, second_persons, second_traffic, second_travel
from samples.forms.second_places import PLACES
from samples.sheet import Part

PART = Part(
    name="second",
    fonds="J997",
    forms=(*second_household.FORMS, *second_travel.FORMS, *second_traffic.FORMS, *second_persons.FORMS),
    places=PLACES,
    date_styles=("cn", "cn0", "han", "dot", "dash", "slash", "compact"),
    sizes=(10.0, 13.0),
)
