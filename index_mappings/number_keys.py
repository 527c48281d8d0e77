"""Keys of plates, permits, passports and file numbers, the same for papers and queries.

Separators, brackets and leading zeros do not count. Where a slot's grammar decides between letters and digits that look
alike (a plate has neither I nor O; a passport has digits after its letters), a number has a key of its shape too. What
the paper says is never changed: keys are for comparing.
Archive numbers that papers cite have keys of their own (``ref_keys.cited_keys``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archive.folding import fold
from index_mappings.keys import ALTERNATIVE, LONGEST_KEY

# Before the key of a number's shape, or of a repaired one; begins no number.
SHAPE = "^"

PADDING = re.compile(r"(?<!\d)0+(?=\d)")
_HAN_RUN = re.compile(r"[㐀-鿿〇]+")
_NUMBER_DROPS = re.compile(r"[\s·.\-_:：,，]+")
_NUMBER_BREAKS = re.compile(r"[〔〕\[\]()（）【】［］{}<>《》〈〉「」/\\第号]+")
_BREAK_NOT_BETWEEN_DIGITS = re.compile(r"(?<!\d)/|/(?!\d)")
# How many of the first characters of a file number may be left out when asking (认字… for 岳公交楼认字…).
_LONGEST_HEAD = 16

# Letters by the digit they look like; folded, as squeezed numbers are.
_LOOKS = str.maketrans("oqdilzsbg", "000112586")
# Province, letter of the city, five or six; or a passport or permit: one or two letters, then digits, nine in all.
_PLATE = re.compile(r"([㐀-鿿][a-z])([0-9a-z]{4,6}[0-9a-z挂学警港澳领])")
_DOCUMENT = re.compile(r"([a-z])([0-9a-z]{8})")


def keep(keys: Iterable[str]) -> list[str]:
    """Return the keys that hold something beyond a prefix, each once, none too long."""
    return [key for key in dict.fromkeys(keys) if key.strip("|^$@>&") and len(key) <= LONGEST_KEY]


def squeeze_number(text: str) -> str:
    """Return a plate, permit or file number as compared: no separators, brackets, 第 or 号. Wildcards stay.

    A ``/`` stays where otherwise two groups of digits would run together (``〔2009〕第137号``: ``2009/137``).
    """
    broken = _NUMBER_BREAKS.sub("/", _NUMBER_DROPS.sub("", fold(text).translate({ord("號"): "号"})))
    return _BREAK_NOT_BETWEEN_DIGITS.sub("", broken)


def shape_of(number: str) -> str:
    """Return what a squeezed number looks like where its grammar is known, else nothing."""
    found = _PLATE.fullmatch(number) or _DOCUMENT.fullmatch(number)
    # Words of nine letters are no documents.
    if found is None or not any(character.isdigit() for character in number):
        return ""
    return found[1] + found[2].translate(_LOOKS)


def number_keys(value: str, *, alternatives: tuple[str, ...] = ()) -> list[str]:
    """Return the keys of a number: as it is, without leading zeros, its shape, without the head of its Han part."""
    keys = list(_number_forms(value))
    shape = shape_of(keys[0]) if keys else ""
    if shape and shape != keys[0]:
        keys.append(SHAPE + shape)
    keys += (ALTERNATIVE + key for other in alternatives for key in _number_forms(other))
    return keep(keys)


def _number_forms(value: str) -> Iterator[str]:
    for form in dict.fromkeys((squeezed := squeeze_number(value), PADDING.sub("", squeezed))):
        yield form
        head = _HAN_RUN.match(form)
        if head is None:
            continue
        for cut in range(1, min(head.end(), _LONGEST_HEAD) + 1):
            rest = form[cut:]
            # A bare run of digits names nothing; two groups of them (year and number) do, and so does a plate.
            if not rest.isdigit():
                yield rest


def ask_number(text: str) -> list[str]:
    """Return the keys to ask for a number, best first."""
    squeezed = squeeze_number(text)
    return keep([squeezed, PADDING.sub("", squeezed)])
