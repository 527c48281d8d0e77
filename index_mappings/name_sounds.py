"""How names sound: readings without tones, what is heard as alike, initials, and pinyin as people type it.

Works on folded names (``keys.fold_name``) and reads two small tables (see ``samples/name_sounds.py``); it knows nothing
of keys or indexes, and never says that two people are one.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from importlib import resources
from itertools import chain, islice, product

# A name has no more readings than these: readings of rare characters would multiply.
MOST_READINGS = 6
_MOST_CUTS = 4
_LONGEST_PINYIN = 60

_TONE = re.compile(r"(?<=[a-z])[1-5]")
# Within a word n may end the syllable before (wanyue).
_PASSPORT = re.compile(r"(l|\bn)yu")
_BETWEEN_SYLLABLES = re.compile(r"[\s'’‘`´·.\-]+")
_INITIAL = re.compile(r"[zcs]h|[bpmfdtnlgkhjqxrzcsyw]|")
_HEARD_INITIALS = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "f": "h"}

Reading = tuple[str, ...]


def _rows(name: str) -> Iterator[list[str]]:
    for row in (resources.files("index_mappings") / name).read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            yield row.split("\t")


@functools.cache
def _readings() -> dict[str, tuple[str, ...]]:
    """Return the syllables of each character, the usual one first."""
    table: dict[str, tuple[str, ...]] = {}
    further: list[tuple[str, str]] = []
    for syllable, usual, others in _rows("readings.tsv"):
        table.update(dict.fromkeys(usual, (syllable,)))
        further.append((others, syllable))
    for others, syllable in further:
        for character in others:
            table[character] = (*table.get(character, ()), syllable)
    return table


@functools.lru_cache(4096)
def homophones(character: str) -> str:
    """Return the usual characters that are read like ``character``, tones aside, without itself."""
    syllables = _readings().get(character, ())
    return "".join(other for syllable in syllables[:1] for other in _usual().get(syllable, "") if other != character)


@functools.cache
def _usual() -> dict[str, str]:
    """Return, for each syllable, those of its characters that people write most: level 1 of GB 2312."""
    return {syllable: "".join(filter(_is_usual, usual)) for syllable, usual, _ in _rows("readings.tsv")}


def _is_usual(character: str) -> bool:
    try:
        return b"\xb0" <= character.encode("gb2312")[:1] < b"\xd8"
    except UnicodeEncodeError:
        return False


@functools.cache
def _surnames() -> dict[str, tuple[Reading, ...]]:
    return {name: tuple(tuple(reading.split()) for reading in readings) for name, *readings in _rows("surnames.tsv")}


@functools.cache
def _longest_surname() -> int:
    return max(map(len, _surnames()))


@functools.cache
def _syllables() -> frozenset[str]:
    return frozenset(syllable for own in _readings().values() for syllable in own)


@functools.cache
def _heard_alike() -> dict[str, tuple[str, ...]]:
    """Return, for each syllable, those that differ from it in one thing that is heard alike (shi and si)."""
    groups: dict[str, list[str]] = {}
    for syllable in sorted(_syllables()):
        groups.setdefault(hear(syllable), []).append(syllable)
    return {
        syllable: tuple(other for other in group if other != syllable and _differs_once(syllable, other))
        for group in groups.values()
        for syllable in group
    }


def _differs_once(one: str, other: str) -> bool:
    (first, rest), (second, tail) = _split(one), _split(other)
    return (first == second) != (rest == tail)


def _split(syllable: str) -> tuple[str, str]:
    found = _INITIAL.match(syllable)
    cut = found.end() if found else 0
    return syllable[:cut], syllable[cut:]


# --- names -----------------------------------------------------------------------------------------------------------
def surname_of(folded: str) -> str:
    """Return the surname that a folded name begins with, the longest that is known; empty where none is."""
    for length in range(min(_longest_surname(), len(folded) - 1), 0, -1):
        if folded[:length] in _surnames():
            return folded[:length]
    return ""


def is_surname(folded: str) -> bool:
    return folded in _surnames()


def read_name(folded: str, *, most: int = MOST_READINGS) -> list[Reading]:
    """Return the ways to read a folded name in Han characters, the likeliest first; empty where one is not known.

    A surname is read as surnames are first, then as the word is: people who ask may know no better.
    """
    surname = surname_of(folded)
    ways: list[Sequence[Reading]] = [_surnames()[surname]] if surname else []
    for character in folded[len(surname) :]:
        own = _readings().get(character)
        if own is None:
            return []
        ways.append([(syllable,) for syllable in own])
    if all(len(own) == 1 for own in ways):
        return [tuple(chain.from_iterable(own[0] for own in ways))]
    # Readings with few unusual syllables come first, whichever part of the name has them.
    ranked = sorted(
        islice(product(*(list(enumerate(own)) for own in ways)), 4 * most),
        key=lambda chosen: sum(number for number, _ in chosen),
    )
    return [tuple(s for _, part in chosen for s in part) for chosen in ranked[:most]]


def initials_of(reading: Reading) -> str:
    return "".join(syllable[0] for syllable in reading)


@functools.lru_cache(1024)  # There are some four hundred syllables.
def hear(syllable: str) -> str:
    """Return a syllable with what many hear or say as alike made one: n/l, f/h, zh/z, ch/c, sh/s, -ng/-n, ü/u."""
    initial, final = _split(syllable)
    initial = _HEARD_INITIALS.get(initial, initial)
    final = final.replace("v", "u").removesuffix("g")
    # 黄 and 房: with f and h one, the u between tells nothing any more.
    if initial == "h" and len(final) > 1:
        final = final.removeprefix("u")
    return initial + final


def hear_near(reading: Reading) -> Iterator[Reading]:
    """Yield the readings that differ from this one in one syllable, which is heard alike."""
    for number, syllable in enumerate(reading):
        for other in _heard_alike().get(syllable, ()):
            yield (*reading[:number], other, *reading[number + 1 :])


# --- pinyin ----------------------------------------------------------------------------------------------------------
def squeeze_pinyin(text: str) -> str:
    """Return Latin letters as readings are joined: no tones, blanks, apostrophes; empty where ``text`` is no pinyin.

    ``v``, ``ü`` and the ``yu`` of passports (LYU) are one.
    """
    parts = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold()).replace("u\u0308", "v")
    plain = "".join(character for character in parts if not unicodedata.combining(character))
    plain = _BETWEEN_SYLLABLES.sub("", _PASSPORT.sub(r"\1v", _TONE.sub("", plain)))
    if not plain.isascii() or not plain.isalpha() or len(plain) > _LONGEST_PINYIN:
        return ""
    return plain


def begin_pinyin(text: str) -> str:
    """Return pinyin that may begin a name, joined: a whole syllable and more; empty for anything else.

    A syllable alone is a surname, whose bearers are too many to be named.
    """
    squeezed = squeeze_pinyin(text)
    lengths = range(min(6, len(squeezed)), 0, -1)
    first = next((length for length in lengths if squeezed[:length] in _syllables()), len(squeezed))
    return squeezed if len(squeezed) > first else ""


def cut_pinyin(squeezed: str) -> list[Reading]:
    """Return the ways to cut joined letters into syllables, those of fewest syllables first."""
    return sorted(islice(_cut(squeezed), 16 * _MOST_CUTS), key=len)[:_MOST_CUTS] if squeezed else []


def _cut(rest: str) -> Iterator[Reading]:
    if not rest:
        yield ()
        return
    for length in range(min(6, len(rest)), 0, -1):
        if rest[:length] in _syllables():
            for tail in _cut(rest[length:]):
                yield (rest[:length], *tail)


@functools.cache
def _surname_readings() -> dict[str, tuple[str, ...]]:
    """Return surnames by their joined readings, first as surnames are read, then as the words are."""
    table: dict[str, tuple[str, ...]] = {}
    for surname, readings in _surnames().items():
        for joined in dict.fromkeys(map("".join, readings)):
            table[joined] = (*table.get(joined, ()), surname)
    return table


def surnames_read(squeezed: str) -> tuple[str, ...]:
    """Return the surnames that joined letters are a reading of."""
    return _surname_readings().get(squeezed, ())


def begins_name(squeezed: str) -> bool:
    """Tell whether joined letters are the surname and more of a name in pinyin that is not typed to its end: zhangw."""
    return not cut_pinyin(squeezed) and any(
        squeezed[:length] in _surname_readings() and _begins_syllables(squeezed[length:])
        for length in range(1, len(squeezed))
    )


def _begins_syllables(rest: str) -> bool:
    """Tell whether letters are two syllables at most, the last of which is begun."""
    starts = _starts_of_syllables()
    return rest in starts or any(
        rest[:length] in _syllables() and rest[length:] in starts for length in range(1, min(7, len(rest)))
    )


@functools.cache
def _starts_of_syllables() -> frozenset[str]:
    return frozenset(syllable[:length] for syllable in _syllables() for length in range(1, len(syllable)))


def begins_with_surname(reading: Reading) -> bool:
    """Tell whether a reading of two syllables or more may be that of a whole name."""
    known = _surname_readings()
    return (2 <= len(reading) <= 3 and reading[0] in known) or (
        3 <= len(reading) <= 4 and "".join(reading[:2]) in known
    )
