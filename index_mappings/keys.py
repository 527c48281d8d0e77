"""Keys: the normal forms under which names are looked up, the same for papers and queries.

A name yields several keys, each with a prefix that says how it was met; a query asks for all of them at once, with
falling weights. Adding a way to meet a name (look-alike characters, sound) means adding a prefix here and nothing
elsewhere. What the paper says is never changed: keys are for comparing.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from enum import StrEnum
from importlib import resources

from archive.folding import fold
from archive.model import FORMER_NAME


class MatchLabel(StrEnum):
    """How the best field of a hit was met; declared from best to least."""

    EXACT = "exact"
    VARIANT = "variant"
    FORMER_NAME = "former_name"
    ALTERNATIVE = "alternative"
    SHAPE = "shape"
    SOUND = "sound"
    TEXT = "text"


# Prefixes of name keys. None of them can begin a name.
EXACT = "="
VARIANT = "~"
PART = "%"  # one part of a name written with dots (麦麦提 of 阿依努尔·麦麦提)
FORMER = "<"
ALTERNATIVE = "|"  # also before ID numbers and numbers from runner-up characters

LABEL_OF_PREFIX = {
    EXACT: MatchLabel.EXACT,
    VARIANT: MatchLabel.VARIANT,
    PART: MatchLabel.VARIANT,
    FORMER: MatchLabel.FORMER_NAME,
    ALTERNATIVE: MatchLabel.ALTERNATIVE,
}

# Keys longer than this are not kept: nothing that long is a name or a number, and indexes limit their terms.
LONGEST_KEY = 200

_NOT_IN_NAMES = re.compile(r"[\s·.,，、]+")
# Most names; nothing in them is blank, dot, wide or upper case.
_PLAIN_NAME = re.compile("[\u4e00-\u9fff]+")


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


@functools.lru_cache(4096)  # The person of a catalogue row stands on the page as well.
def name_keys(raw: str, value: str, *, role: str = "", alternatives: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the keys under which a person is found.

    Args:
        raw: the name as the paper has it.
        value: its normal form.
        role: of the mention; a former name gets keys of its own.
        alternatives: other readings of the value.
    """
    keys: list[str] = []
    folded = fold_name(value)
    # The paper's own spelling is exact, unless what stands there is more than the name.
    written = squeeze_name(raw) if fold_name(raw) == folded else squeeze_name(value)
    if role == FORMER_NAME:
        keys.append(FORMER + folded)
    else:
        keys += (EXACT + written, VARIANT + folded)
        parts = [fold_name(part) for part in re.split("·", fold(value.strip())) if part]
        if len(parts) > 1:
            keys += (PART + part for part in parts if len(part) > 1)
    keys += (ALTERNATIVE + fold_name(other) for other in alternatives)
    return tuple(_kept(keys))


def ask_name(name: str) -> list[str]:
    """Return the keys to ask for a name, best first. Wildcards in ``name`` stay."""
    written, folded = squeeze_name(name), fold_name(name)
    if not folded:
        return []
    return _kept([EXACT + written, VARIANT + folded, FORMER + folded, PART + folded, ALTERNATIVE + folded])


# --- terms -----------------------------------------------------------------------------------------------------------
@functools.lru_cache(1024)
def squeeze_term(term: str) -> str:
    """Return a class or case type as compared: folded, without blanks."""
    return "".join(fold(term).split())


def _kept(keys: list[str]) -> list[str]:
    """Return the keys that hold something beyond a prefix, each once, none too long."""
    return [key for key in dict.fromkeys(keys) if key.strip("=~%<|") and len(key) <= LONGEST_KEY]
