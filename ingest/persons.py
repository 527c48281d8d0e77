"""The 人名 cell of a catalogue as single names. What belongs to one name is kept together; nothing is corrected."""

from __future__ import annotations

import re

_SEPARATORS = re.compile("[、，,；;/／|｜\n]+")
# A minority name may be typed with blanks around its dots.
_SPACED_DOT = re.compile(r"[ \u3000\t]*([·•・‧･．])[ \u3000\t]*")
_BLANKS = re.compile(r"[ \u3000\t\u00a0]+")


def split_persons(cell: str) -> tuple[str, ...]:
    """Return the names of a cell, each once, in order.

    Blanks separate names, but not the characters of one (``黄　四``) nor the words of a name in Latin letters.
    """
    names: list[str] = []
    for part in _SEPARATORS.split(_SPACED_DOT.sub(r"\1", cell)):
        names.extend(_split_blanks(part.strip(" \u3000\t")))
    return tuple(dict.fromkeys(name for name in names if name))


def _split_blanks(part: str) -> list[str]:
    words = _BLANKS.split(part)
    if len(words) == 1 or all(word.isascii() for word in words):
        return [part]
    names: list[str] = []
    # A single character is no name, so two or three of them in a row are one.
    pending = ""
    for word in words:
        if len(word) == 1:
            pending += word
            if len(pending) == 2 and len(words) > 3:
                names.append(pending)
                pending = ""
            continue
        if pending:
            names.append(pending)
            pending = ""
        names.append(word)
    if pending:
        names.append(pending)
    return names
