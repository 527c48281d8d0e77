r"""Wildcards of keyword fields: ``?`` one character, ``*`` any number, a backslash makes the next plain."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator


def split_pattern(pattern: str) -> Iterator[tuple[bool, str]]:
    """Yield (is a wildcard, character) for each character that ``pattern`` means."""
    number = 0
    while number < len(pattern):
        character = pattern[number]
        if character == "\\" and number + 1 < len(pattern):
            yield False, pattern[number + 1]
            number += 2
            continue
        yield character in "?*", character
        number += 1


def fits(pattern: str, value: str) -> bool:
    """Tell whether the whole of ``value`` fits ``pattern``; in time of at most the product of their lengths."""
    parts = _split(pattern)
    part = place = 0
    star = star_place = -1
    while place < len(value):
        is_wild, character = parts[part] if part < len(parts) else (False, "")
        if is_wild and character == "*":
            star, star_place = part, place
            part += 1
        elif (is_wild and character == "?") or (not is_wild and character == value[place]):
            part += 1
            place += 1
        elif star >= 0:
            # What the last star takes grows by one character; earlier stars need no second try.
            star_place += 1
            part, place = star + 1, star_place
        else:
            return False
    return all(is_wild and character == "*" for is_wild, character in parts[part:])


@functools.lru_cache(maxsize=256)
def _split(pattern: str) -> tuple[tuple[bool, str], ...]:
    return tuple(split_pattern(pattern))


def escape(text: str) -> str:
    """Return ``text`` as a pattern that fits nothing else."""
    return text.replace("\\", "\\\\").replace("?", "\\?").replace("*", "\\*")


def squeeze_pattern(pattern: str, squeeze: Callable[[str], str]) -> str:
    """Return ``pattern`` with its plain stretches squeezed; what is escaped stays escaped."""
    parts: list[str] = []
    plain: list[str] = []
    for is_wild, character in split_pattern(pattern):
        if is_wild:
            parts += (escape(squeeze("".join(plain))), character)
            plain = []
        else:
            # A plain question mark or star never stands in a key, so nothing can fit; keep it as it is.
            plain.append(character)
    parts.append(escape(squeeze("".join(plain))))
    return "".join(parts)
