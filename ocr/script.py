"""Traditional characters that a recogniser gives on a page in simplified script, where it was in doubt itself.

A running hand is read as 隊 for 队 as often as not. What the paper says is one of the two, and the rest of the page
tells which: a page whose other characters are simplified has no doubtful traditional one. One that was read without
doubt stays, as papers of today quote old names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.folding import simplify
from archive.text import Alternative, Glyph, Line

# Of the ideographs of a page, the share that is in traditional form alone where the page is: a quarter and more.
_MOST_TRADITIONAL = 0.12
_FEWEST = 20
# On drawn pages every traditional character that was right had more, and no runner-up in the other script.
_SURE = 0.97
_RIVAL = 0.02


def settle_script(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a page with doubtful traditional characters in the script of the page."""
    glyphs = [glyph for line in lines for glyph in line.glyphs if is_han(glyph.text)]
    traditional = sum(_simplified(glyph.text) != "" for glyph in glyphs)
    if len(glyphs) < _FEWEST or not traditional or traditional > _MOST_TRADITIONAL * len(glyphs):
        return tuple(lines)
    return tuple(replace(line, glyphs=tuple(map(_settle, line.glyphs))) for line in lines)


def _settle(glyph: Glyph) -> Glyph:
    simple = _simplified(glyph.text)
    rival = next((other for other in glyph.alternatives if other.text == simple), None) if simple else None
    if not simple or (glyph.confidence >= _SURE and (rival is None or rival.probability < _RIVAL)):
        return glyph
    others = tuple(
        Alternative(glyph.text, other.probability) if other is rival else other for other in glyph.alternatives
    )
    return replace(glyph, text=simple, alternatives=others)


def _simplified(character: str) -> str:
    """Return the simplified form of a character that simplified texts do not have; empty for any other."""
    simple = simplify(character)
    if simple == character or len(simple) != 1 or not _is_in_gb2312(simple) or _is_in_gb2312(character):
        return ""
    return simple


def _is_in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def is_han(text: str) -> bool:
    """Tell whether a character is an ideograph of the basic planes."""
    return "\u3400" <= text <= "\u9fff"
