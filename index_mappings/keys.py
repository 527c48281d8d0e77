"""Keys: the normal forms under which names are looked up, the same for papers and queries.

A name yields several keys, each with a prefix that says how it was met; a query asks for all of them at once, with
falling weights. Keys by look and sound stand in ``loose_names``. What the paper says is never changed: keys are for
comparing.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from enum import StrEnum
from importlib import resources

from archive.folding import fold
from archive.model import FORMER_NAME
from index_mappings import loose_names, name_sounds


class MatchLabel(StrEnum):
    """How the best field of a hit was met; declared from best to least."""

    EXACT = "exact"
    VARIANT = "variant"
    FORMER_NAME = "former_name"
    ALTERNATIVE = "alternative"
    SHAPE = "shape"
    SOUND = "sound"
    NEAR = "near"
    TEXT = "text"


# Ways that need more than what is written: a name looks or sounds like the one asked, or differs in a character.
LIKENESS = frozenset({MatchLabel.SHAPE, MatchLabel.SOUND, MatchLabel.NEAR})

# Prefixes of name keys. None of them can begin a name.
EXACT = "="
VARIANT = "~"
PART = "%"  # one part of a name written with dots (麦麦提 of 阿依努尔·麦麦提)
FORMER = "<"
SURNAME = "!"  # the surname alone, for 张某 and 张××
ALTERNATIVE = "|"  # also before ID numbers and numbers from runner-up characters

LABEL_OF_PREFIX = {
    EXACT: MatchLabel.EXACT,
    VARIANT: MatchLabel.VARIANT,
    PART: MatchLabel.VARIANT,
    SURNAME: MatchLabel.VARIANT,
    FORMER: MatchLabel.FORMER_NAME,
    ALTERNATIVE: MatchLabel.ALTERNATIVE,
}
_LABEL_OF_WEIGHT = {
    loose_names.SHAPE_WEIGHT: MatchLabel.SHAPE,
    loose_names.FAR_SHAPE_WEIGHT: MatchLabel.SHAPE,
    loose_names.SOUND_WEIGHT: MatchLabel.SOUND,
    loose_names.CLOSE_SOUND_WEIGHT: MatchLabel.SOUND,
    loose_names.NEAR_WEIGHT: MatchLabel.SOUND,
    loose_names.INITIALS_WEIGHT: MatchLabel.SOUND,
}

# Keys longer than this are not kept: nothing that long is a name or a number, and indexes limit their terms.
LONGEST_KEY = 200

_PREFIXES = EXACT + VARIANT + PART + FORMER + SURNAME + ALTERNATIVE + loose_names.PREFIXES
_NOT_IN_NAMES = re.compile(r"[\s·.,，、]+")
# Most names; nothing in them is blank, dot, wide or upper case.
_PLAIN_NAME = re.compile("[\u4e00-\u9fff]+")
_HAN_RUN = re.compile(r"[㐀-鿿〇]+")
# What stands for a character that nobody could or would write.
_UNKNOWN = re.compile("[某□×○◯x]")
_UNKNOWN_GIVEN = re.compile("(?<=[㐀-鿿])[某□×○◯x]{1,3}$")
# 张某, 张某某, 张××: the given name as a whole.
_SEVERAL_UNKNOWN = re.compile("(某|[某□×○◯x]{2,3})$")
_HAN_NAME_WITH_HOLES = re.compile("[㐀-鿿□×○◯x]{2,15}")
# Names with more characters are not those of people with a surname.
_LONGEST_WITH_SURNAME = 5
_LONGEST_GIVEN = 3
_FEWEST_PARTS = 2
# So many of the runner-up readings of a name are met by look and sound too.
_LOOSE_ALTERNATIVES = 2


@functools.cache
def _variants() -> dict[int, str]:
    """Return the table character → the one that stands for its group."""
    text = (resources.files("index_mappings") / "variants.tsv").read_text("utf-8")
    table: dict[int, str] = {}
    for row in text.splitlines():
        if row and not row.startswith("#"):
            head, *others = (fold(cell) for cell in row.split("\t"))
            table.update((ord(other), head) for other in others if other != head)
    return table


# --- names ---------------------------------------------------------------------------------------------------------
def squeeze_name(name: str) -> str:
    """Return ``name`` without blanks and dots, in one width and case; the script stays as written."""
    if _PLAIN_NAME.fullmatch(name):
        return name
    even = unicodedata.normalize("NFKC", name).casefold()
    # Folding turns every kind of dot into one, but would change the script; so dots are found on the folded text.
    return "".join(
        written for written, folded in zip(even, fold(even), strict=True) if not _NOT_IN_NAMES.fullmatch(folded)
    )


def fold_name(name: str) -> str:
    """Return ``name`` squeezed, in simplified characters, each variant character by the one of its group."""
    return fold(squeeze_name(name)).translate(_variants())


def name_keys(raw: str, value: str, *, role: str = "", alternatives: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the keys under which a person is found.

    Args:
        raw: the name as the paper has it.
        value: its normal form.
        role: of the mention; a former name gets keys of its own.
        alternatives: other readings of the value.
    """
    return _make_name_keys(raw, value, former=role == FORMER_NAME, alternatives=alternatives)


@functools.lru_cache(4096)  # The person of a catalogue row stands on the page as well, in whatever role.
def _make_name_keys(raw: str, value: str, *, former: bool, alternatives: tuple[str, ...]) -> tuple[str, ...]:
    keys: list[str] = []
    folded = fold_name(value)
    parts: list[str] = []
    if former:
        keys.append(FORMER + folded)
    else:
        # The paper's own spelling is exact, unless what stands there is more than the name.
        written = squeeze_name(raw if raw == value or fold_name(raw) == folded else value)
        keys += (EXACT + written, VARIANT + folded)
        parts = _parts_of(value)
        keys += (PART + part for part in parts if len(part) > 1)
    surname = name_sounds.surname_of(folded)
    if surname and len(folded) <= _LONGEST_WITH_SURNAME and not parts:
        keys.append(SURNAME + surname)
    others = [fold_name(other) for other in alternatives]
    keys += (ALTERNATIVE + other for other in others)
    for name in (folded, *parts, *others[:_LOOSE_ALTERNATIVES]):
        keys += loose_names.index_keys(name)
    return tuple(_kept(keys))


def _parts_of(name: str) -> list[str]:
    """Return the folded parts of a name written with dots; none of another name."""
    if _PLAIN_NAME.fullmatch(name):
        return []
    parts = [fold_name(part) for part in fold(name.strip()).split("·") if part]
    return parts if len(parts) >= _FEWEST_PARTS else []


def ask_name(name: str) -> list[str]:
    """Return the strict keys to ask for a name, best first. Wildcards in ``name`` stay."""
    written, folded = squeeze_name(name), fold_name(name)
    if not folded:
        return []
    keys = [EXACT + written, VARIANT + folded, FORMER + folded, PART + folded, ALTERNATIVE + folded]
    if _is_surname_alone(folded):
        keys.append(SURNAME + _UNKNOWN_GIVEN.sub("", folded))
    return _kept(keys)


@functools.lru_cache(4096)
def variant_beside(key: str) -> str:
    """Return the variant key that each name with this exact key has too (``name_keys``); nothing for other keys."""
    return VARIANT + fold(key[1:]).translate(_variants()) if key.startswith(EXACT) else ""


def _is_surname_alone(folded: str) -> bool:
    """Tell whether a folded name is a surname with nothing after it but marks of what is unknown."""
    return name_sounds.is_surname(_UNKNOWN_GIVEN.sub("", folded))


# Initials of a whole name, as people type them: letters that no word and no syllable is made of alone.
_BARE_INITIALS = re.compile("[bcdfghjklmnpqrstwxyz]{3,4}")


def looks_like_name(text: str) -> bool:
    """Tell whether words of a query may be a person's name, so that it is worth asking for others like it."""
    folded = fold_name(text)
    if _HAN_RUN.fullmatch(folded):
        surname = name_sounds.surname_of(folded)
        return "·" in fold(text) or (bool(surname) and 1 <= len(folded) - len(surname) <= _LONGEST_GIVEN)
    if _BARE_INITIALS.fullmatch(folded):
        return True
    return any(map(name_sounds.begins_with_surname, name_sounds.cut_pinyin(name_sounds.squeeze_pinyin(text))))


def is_name_in_two(first: str, second: str) -> bool:
    """Tell whether two words are a surname and a given name, in characters or in pinyin."""
    surname, given = fold_name(first), fold_name(second)
    if _HAN_RUN.fullmatch(surname + given):
        return name_sounds.is_surname(surname) and 1 <= len(given) <= _LONGEST_GIVEN - 1
    return looks_like_name(f"{first} {second}")


def ask_loosely(name: str) -> list[tuple[str, float, MatchLabel]]:
    """Return the keys of names that look or sound like this one, each with its weight and label, best first.

    A given name that is unknown looks and sounds like nothing.
    """
    if _UNKNOWN_GIVEN.search(fold_name(name)):
        return []
    asked: dict[str, float] = {}
    for key, weight in loose_names.ask_keys(name, fold_name(name), strict=VARIANT + FORMER + ALTERNATIVE):
        if len(key) <= LONGEST_KEY:
            asked[key] = max(weight, asked.get(key, 0.0))
    ranked = sorted(asked.items(), key=lambda entry: -entry[1])
    return [(key, weight, _LABEL_OF_WEIGHT[weight]) for key, weight in ranked]


def mask_unknown(name: str) -> str:
    """Return a name with ``?`` for single characters that are marked as unknown; empty where none is.

    欧阳□梅, 欧阳×梅 and 张□ ask for one character; 张某 and 张×× ask for a surname alone (``ask_name``).
    """
    folded = fold_name(name)
    if _SEVERAL_UNKNOWN.search(folded) or not _HAN_NAME_WITH_HOLES.fullmatch(folded) or not _UNKNOWN.search(folded):
        return ""
    return _UNKNOWN.sub("?", folded)


# --- terms -----------------------------------------------------------------------------------------------------------
@functools.lru_cache(1024)
def squeeze_term(term: str) -> str:
    """Return a class or case type as compared: folded, without blanks."""
    return "".join(fold(term).split())


def _kept(keys: list[str]) -> list[str]:
    """Return the keys that hold something beyond a prefix, each once, none too long."""
    return [key for key in dict.fromkeys(keys) if key.lstrip(_PREFIXES) and len(key) <= LONGEST_KEY]
