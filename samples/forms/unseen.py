"""The unseen part: other templates, labels, layouts, places and faces than the seen part. Never tune a rule on it."""

from samples.forms import unseen_household, unseen_persons, unseen_traffic, unseen_travel
from samples.forms.unseen_places import PLACES
from samples.sheet import Part

PART = Part(
    name="unseen",
    fonds="J997",
    forms=(*unseen_household.FORMS, *unseen_travel.FORMS, *unseen_traffic.FORMS, *unseen_persons.FORMS),
    places=PLACES,
    date_styles=("cn", "cn0", "han", "dot", "dash", "slash", "compact"),
    sizes=(10.0, 13.0),
)
