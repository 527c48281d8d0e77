"""Digits as they stand on paper: Chinese numerals, and the Latin letters that engines read for digits."""

from __future__ import annotations

# What engines read for a digit; decided only where the slot can hold nothing but digits.
LOOK_ALIKES = str.maketrans(
    {
        "o": "0",
        "q": "0",
        "d": "0",
        "〇": "0",
        "○": "0",
        "零": "0",
        "l": "1",
        "i": "1",
        "|": "1",
        "!": "1",
        "丨": "1",
        "z": "2",
        "s": "5",
        "b": "8",
        "g": "9",
    }
)
# The part of them that is safe outside a labelled field.
SAFE_LOOK_ALIKES = "olizsb|"

_DIGITS = {
    "〇": 0,
    "零": 0,
    "○": 0,
    "o": 0,
    "口": 0,
    "◯": 0,
    "一": 1,
    "壹": 1,
    "二": 2,
    "贰": 2,
    "两": 2,
    "三": 3,
    "叁": 3,
    "四": 4,
    "肆": 4,
    "五": 5,
    "伍": 5,
    "六": 6,
    "陆": 6,
    "七": 7,
    "柒": 7,
    "八": 8,
    "捌": 8,
    "九": 9,
    "玖": 9,
}
_DIGITS.update({str(value): value for value in range(10)})
_TENS = {"十": 10, "拾": 10, "廿": 20, "卄": 20, "念": 20, "卅": 30}


def read_number(text: str) -> int | None:
    """Return the value of a folded numeral below 10,000, positional (一九八七, 二〇〇九) or with tens (廿三, 三十)."""
    if not text:
        return None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = 0
    last: int | None = None
    for character in text:
        if character in _TENS:
            ten = _TENS[character]
            total += ten if ten > 10 or last is None else last * 10
            last = None
        elif character in _DIGITS and last is None:
            last = _DIGITS[character]
        else:
            return None
    return total + (last or 0)
