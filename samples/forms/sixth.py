"""The sixth part: every other form of the second author, with the places of the fifth part and faces of the second.

Rules may be tuned on its drawings.

Its forms stand in the modules of the apart part, so look at drawn pages and their errors, never into those modules.
"""

from dataclasses import replace

from samples.forms import apart
from samples.forms.fifth_places import PLACES

PART = replace(
    apart.PART,
    name="sixth",
    fonds="J989",
    forms=apart.TUNED,
    places=PLACES,
    codes=(("J989", "full"), ("0989", "short")),
)
