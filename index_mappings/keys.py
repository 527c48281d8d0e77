"""Keys: the normal forms under which names, numbers and archive numbers are looked up, the same for papers and queries.

A name yields several keys, each with a prefix that says how it was met; a query asks for all of them at once, with
falling weights. Adding a way to meet a name (look-alike characters, sound) means adding a prefix here and nothing
elsewhere. What the paper says is never changed: keys are for comparing.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from importlib import resources

from archive import refcode
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
_HAN_RUN = re.compile(r"[㐀-鿿〇]+")
_PADDING = re.compile(r"(?<!\d)0+(?=\d)")
_NUMBER_DROPS = re.compile(r"[\s·.\-_:：,，]+")
_NUMBER_BREAKS = re.compile(r"[〔〕\[\]()（）【】［］{}<>《》〈〉「」/\\第号]+")
_BREAK_NOT_BETWEEN_DIGITS = re.compile(r"(?<!\d)/|/(?!\d)")
# How many of the first characters of a file number may be left out when asking (认字… for 岳公交楼认字…).
_LONGEST_HEAD = 16

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"


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


# --- ID numbers ----------------------------------------------------------------------------------------------------
def squeeze_id(text: str) -> str:
    """Return an ID number as compared: half-width, upper-case X, no blanks or dashes. Wildcards stay."""
    return "".join(character for character in fold(text) if character.isalnum() or character in "?*").upper()


def _check_character(digits: str) -> str:
    return _ID_CHECKS[sum(int(digit) * weight for digit, weight in zip(digits, _ID_WEIGHTS, strict=True)) % 11]


def id_keys(value: str, *, alternatives: tuple[str, ...] = ()) -> list[str]:
    """Return the keys of an ID number: itself, and its other length, so that 15 and 18 digits find each other."""
    own = squeeze_id(value)
    keys = [own, *_other_lengths(own)]
    for other in alternatives:
        squeezed = squeeze_id(other)
        keys += (ALTERNATIVE + key for key in (squeezed, *_other_lengths(squeezed)))
    return _kept(keys)


def _other_lengths(number: str) -> Iterator[str]:
    if not number.isascii():
        return
    if len(number) == 15 and number.isdigit():
        # Sequences from 996 on were kept for people born in the century before.
        for century in ("19", "18") if number[12:] >= "996" else ("19",):
            body = number[:6] + century + number[6:]
            yield body + _check_character(body)
    elif len(number) == 18 and number[:17].isdigit() and number[6:8] in {"19", "18"}:
        yield number[:6] + number[8:17]


# --- other numbers -------------------------------------------------------------------------------------------------
def squeeze_number(text: str) -> str:
    """Return a plate, permit or file number as compared: no separators, brackets, 第 or 号. Wildcards stay.

    A ``/`` stays where otherwise two groups of digits would run together (``〔2009〕第137号``: ``2009/137``).
    """
    broken = _NUMBER_BREAKS.sub("/", _NUMBER_DROPS.sub("", fold(text).translate({ord("號"): "号"})))
    return _BREAK_NOT_BETWEEN_DIGITS.sub("", broken)


def number_keys(value: str, *, alternatives: tuple[str, ...] = ()) -> list[str]:
    """Return the keys of a number: with and without leading zeros, whole and without the head of its Han part."""
    keys = list(_number_forms(value))
    keys += (ALTERNATIVE + key for other in alternatives for key in _number_forms(other))
    return _kept(keys)


def _number_forms(value: str) -> Iterator[str]:
    for form in dict.fromkeys((squeezed := squeeze_number(value), _PADDING.sub("", squeezed))):
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
    return _kept([squeezed, _PADDING.sub("", squeezed)])


# --- archive numbers, boxes, terms ---------------------------------------------------------------------------------
def ref_keys(code: str) -> tuple[str, ...]:
    """Return the keys of an archive number, with and without leading zeros."""
    key = fold(refcode.normalise(code))
    return tuple(_kept([key, _PADDING.sub("", key)]))


def box_keys(box: str) -> list[str]:
    """Return the keys of a box number: as written, and without leading zeros."""
    key = "".join(fold(box).split())
    return _kept([key, _PADDING.sub("", key)])


@functools.lru_cache(1024)
def squeeze_term(term: str) -> str:
    """Return a class or case type as compared: folded, without blanks."""
    return "".join(fold(term).split())


def _kept(keys: list[str]) -> list[str]:
    """Return the keys that hold something beyond a prefix, each once, none too long."""
    return [key for key in dict.fromkeys(keys) if key.strip("=~%<|") and len(key) <= LONGEST_KEY]
