"""Names of running text that begin with a misread surname: 祥柏 for 禚柏, where the engine names 禚 as a runner-up.

Without a surname no name is seen in a sentence. What was read stays the value: names are never put right. The other
reading is among its alternatives, so that a search for it finds the paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from archive.folding import fold
from extraction import prose
from extraction.flow import Flow
from extraction.name_shapes import surname_length
from extraction.names import NameSpan

# A character that is surer than this is what stands there; a runner-up below the second is noise.
_SURE, _SEEN = 0.8, 0.05
_SHORT = 2


def find_doubted(flow: Flow, known: frozenset[str]) -> Iterator[tuple[NameSpan, str]]:
    """Yield the names, each with its role, that the text gives away once doubtful characters are read as surnames."""
    surnames = {
        index: surname
        for index in range(len(flow.text) - 1)
        if (surname := _likely_surname(flow, index)) and surname_length(flow.text[index : index + 2]) == 0
    }
    if not surnames:
        return
    text = "".join(surnames.get(index, character) for index, character in enumerate(flow.text))
    for span, role in prose.find_names(replace(flow, text=text), known=known):
        # Two characters are a word far oftener than a name, unless somebody's part in the matter stands before them.
        if span.start in surnames and (role or span.end - span.start > _SHORT):
            yield replace(span, surname=False), role


def _likely_surname(flow: Flow, index: int) -> str:
    """Return the likeliest runner-up of a doubtful character that is a usual surname; empty where none is."""
    glyph = flow.glyph(index)
    if glyph.confidence > _SURE or not "\u3400" <= flow.text[index] <= "\u9fff":
        return ""
    rivals = sorted(glyph.alternatives, key=lambda rival: -rival.probability)
    folded = (fold(rival.text) for rival in rivals if rival.probability >= _SEEN)
    return next((one for one in folded if len(one) == 1 and surname_length(one + "某", rare=False) == 1), "")
