"""Plates whose letter a running hand hid: 湘子·Y6041 for 湘F·Y6041.

Behind the province stands a letter (GA 36), and what else was read there is none. Where the runners-up of the
recognition hold letters, the likeliest of them is taken; it is marked as mended, and what was read stays in ``raw``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.folding import fold
from extraction.flow import Flow, Gap
from extraction.numbers import PROVINCES, NumberSpan

_UNLETTERED = re.compile(rf"[{PROVINCES}](?P<lost>[\u3400-\u9fff0-9])[·.\-•](?P<rest>[a-z0-9]{{5}})(?![a-z0-9])")
_LETTER = re.compile("[a-z]")


def find_unlettered_plates(flow: Flow) -> Iterator[NumberSpan]:
    """Yield the plates of which everything but the letter is read."""
    for match in _UNLETTERED.finditer(flow.text):
        start, end = match.span()
        rest = match["rest"]
        letter = _letter_at(flow, match.start("lost"))
        if letter and any(map(str.isdigit, rest)) and flow.gap_inside(start, end) < Gap.WIDE:
            value = f"{match[0][0]}{letter}·{rest.translate(_NOT_ON_PLATES)}".upper()
            yield NumberSpan(start, end, value, "plate", ("plate", "mended"))


_NOT_ON_PLATES = str.maketrans("oi", "01")


def _letter_at(flow: Flow, index: int) -> str:
    """Return the likeliest letter among the runners-up of a character; empty where there is none."""
    letters = [
        (one.probability, fold(one.text)) for one in flow.glyph(index).alternatives if _LETTER.fullmatch(fold(one.text))
    ]
    return max(letters)[1] if letters else ""
