"""Folding of text to the form in which it is compared: width, case, traditional to simplified, character for character.

The result always has as many code points as the text, so that offsets found in one hold in the other. Folding is for
comparing; what the paper says is kept elsewhere as it stands.
"""

from __future__ import annotations

import functools
import unicodedata
from importlib import resources

# Dots that stand between the parts of a minority name or an archive number, all written as U+00B7.
_DOTS = "·・•‧∙⋅･°"
_DASHES = "‐‑‒–—―－−﹣ー"


# Forms of print from before 1965 and what is written for them now, which OpenCC's tables lack: 塡報, 鄕公所, 吿知.
_OLD_PRINT = "塡填愼慎顚颠値值靑青淸清尙尚吿告硏研鄕乡衞卫飮饮郞郎槪概秊年髙高昻昂熈熙"


@functools.cache
def _simplified() -> dict[str, str]:
    """Return the one-to-one table traditional → simplified, from OpenCC's character data (its first choice)."""
    path = resources.files("opencc") / "dictionary" / "TSCharacters.txt"
    table: dict[str, str] = {}
    for row in path.read_text("utf-8").splitlines():
        traditional, _, choices = row.partition("\t")
        simplified = choices.split(" ")[0]
        if len(traditional) == 1 and len(simplified) == 1 and traditional != simplified:
            table[traditional] = simplified
    # 乾 is read Qián in 乾隆 and in names; OpenCC folds it to 干 only in words, so it stays.
    table.pop("乾", None)
    table.update(zip(_OLD_PRINT[::2], _OLD_PRINT[1::2], strict=True))
    return table


def _fold_character(character: str) -> str:
    if character in _DOTS:
        return "·"
    if character in _DASHES:
        return "-"
    compatible = unicodedata.normalize("NFKC", character)
    if len(compatible) != 1:
        compatible = character
    lower = compatible.lower()
    if len(lower) == 1:
        compatible = lower
    return _simplified().get(compatible, compatible)


class _Table(dict[int, str]):
    """What each character folds to, filled as characters are met; ``str.translate`` reads it faster than code could."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    """Return ``text`` folded, with the same number of code points."""
    return text.translate(_TABLE)


def simplify(text: str) -> str:
    """Return ``text`` in simplified characters, one for one; width and case stay."""
    table = _simplified()
    return "".join(table.get(character, character) for character in text)
