"""Characters that a running hand makes look like others, decided where only one of them may stand."""

from __future__ import annotations

from extraction.flow import Flow

# So likely must the digit be at least.
_NAMED = 0.002


def with_fours(flow: Flow, start: int, end: int) -> str:
    """Return ``text[start:end]`` with each h that stands beside a digit read as 4, where the engine named that too."""
    text = flow.text
    characters = list(text[start:end])
    for place, character in enumerate(characters):
        index = start + place
        if character != "h":
            continue
        beside = text[index - 1 : index] if index else ""
        digits = (beside + text[index + 1 : index + 2]).replace("h", "4").replace("o", "0")
        rivals = flow.glyph(index).alternatives
        if any(map(str.isdigit, digits)) and any(one.text == "4" and one.probability >= _NAMED for one in rivals):
            characters[place] = "4"
    return "".join(characters)
