"""The third part: every other form of those drawn by other hands, with places and faces of the second part.

Rules may be tuned on its drawings.

Its forms stand in the modules of the unseen part, so look at drawn pages and their errors, never into those modules.
"""

from dataclasses import replace

from samples.forms import unseen
from samples.forms.second_places import PLACES

PART = replace(
    unseen.PART,
    name="third",
    fonds="J995",
    forms=unseen.TUNED,
    places=PLACES,
    codes=(("J995", "full"), ("0993", "short"), ("J993", "item")),
)
