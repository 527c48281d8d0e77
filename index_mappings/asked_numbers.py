"""How ID numbers, other numbers and archive numbers are asked for: whole, in part, with holes, damaged, look-alike.

Every way is a lookup of a few keys or a pattern with a plain beginning: of an ID number, its end has keys.
What is not what was asked says so in its label: a part is a ``variant``, a look-alike or repaired number a ``shape``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive import refcode
from archive.errors import ReferenceCodeError, UnsupportedQueryError
from archive.folding import fold
from index_mappings import fields, id_keys, keys, number_keys, ref_keys
from index_mappings.calendar_numbers import BIRTHS, ask_days, read_date
from index_mappings.fields import Field
from index_mappings.keys import MatchLabel
from index_mappings.query import All, Node, Pattern, Range, Some, Term
from index_mappings.syntax import Word
from index_mappings.wildcards import escape, split_pattern, squeeze_pattern

# What a way of being met is worth. Whole numbers, so that adding them is exact in every adapter.
KEY_WEIGHT = 64.0
# An archive number that only its typography, or leading zeros, tell from what was typed.
OTHERWISE_WEIGHT = 63.0
PART_WEIGHT = 40.0
ALTERNATIVE_WEIGHT = 32.0
SHAPE_WEIGHT = 28.0
REPAIRED_WEIGHT = 24.0
# Above what merely looks like the number.
SERIAL_ALTERNATIVE_WEIGHT = 30.0
BIRTH_WEIGHT = 16.0
# An archive number that is only cited; what bears it stands above, whatever else the two hold of it.
CITED_WEIGHT, CITED_ALTERNATIVE_WEIGHT = 8.0, 4.0

_ID_CHARACTERS = re.compile(r"[0-9]*X?")
# Shorter runs of digits are the end of very many numbers; as bare words they are mostly something else.
_SHORTEST_PART, _LONGEST_PART = 4, 17
_SHORTEST_WHOLE, _WHOLE = 15, 18
# The birth date and the last four characters, which have keys; what stands before them is the region's.
_LONGEST_END_BY_KEYS = 12
_BARE_PART = re.compile(r"[0-9]{8,}[Xx]?")
# Years in which people of the archive were born.
_FIRST_BIRTH, _LAST_BIRTH = 1850, 2031
# A bare word with holes is an ID number from this many characters that are none.
_LEAST_KNOWN = 8
_SHORTEST_BARE_SERIAL = 5
_PAGE = re.compile("[#＃][^#＃]*$")


# --- ID numbers ------------------------------------------------------------------------------------------------------
def ask_id(word: Word) -> list[Node]:
    """Return every strict way to meet an ID number.

    Raises:
        UnsupportedQueryError: of it neither beginning nor end nor birth date is known.
    """
    pattern = _read_holes(word)
    if pattern:
        return list(_ask_holes(pattern, word))
    if word.pattern or _is_no_id(word):
        return []
    asked = _ask_term(fields.ID_NUMBER, id_keys.squeeze_id(word.text))
    digits = id_keys.squeeze_digits(word.text)
    if (
        _SHORTEST_PART <= len(digits) <= _LONGEST_PART
        and (word.asked or _BARE_PART.fullmatch(word.text))
        and _ID_CHARACTERS.fullmatch(digits)
    ):
        asked += _ask_part(digits)
    return asked


def ask_like_ids(word: Word) -> list[Node]:
    """Return the ways to meet an ID number by the looks of its letters, and by one fault of it or of what is asked."""
    digits = id_keys.squeeze_digits(word.text)
    if len(digits) < _SHORTEST_WHOLE or not _ID_CHARACTERS.fullmatch(digits) or word.pattern or _is_no_id(word):
        return []
    if _read_holes(word):
        return []
    asked: list[Node] = []
    if digits != id_keys.squeeze_id(word.text):
        asked += _ask_term(fields.ID_NUMBER, digits, KEY_WEIGHT - SHAPE_WEIGHT, MatchLabel.SHAPE)
    # A damaged number of a paper may be this one; this one, damaged, may be that of a paper.
    wholes = [number for number in (digits, *id_keys.other_lengths(digits)) if id_keys.is_right(number)]
    asked += (Term(fields.ID_NUMBER, number_keys.SHAPE + whole, REPAIRED_WEIGHT, MatchLabel.SHAPE) for whole in wholes)
    repaired = id_keys.repair_id(digits)
    asked += (Term(fields.ID_NUMBER, right, REPAIRED_WEIGHT, MatchLabel.SHAPE) for right in repaired)
    return asked


def _is_no_id(word: Word) -> bool:
    """Tell whether a bare word holds letters of other scripts."""
    text = word.text
    return (
        word.asked is None
        and not text.isascii()
        and any(character.isalnum() and not character.isascii() for character in fold(text))
    )


def _ask_part(digits: str) -> Iterator[Node]:
    """Give the ways to meet a part: the beginning, the end, and the birth date in the middle."""
    part = MatchLabel.VARIANT
    if digits.isdigit() and len(digits) >= 6:
        yield Pattern(fields.ID_NUMBER, digits + "*", PART_WEIGHT, part)
    yield from _ask_id_end(digits)
    yield from _ask_birth(digits)


def _ask_id_end(end: str) -> Iterator[Node]:
    """Give what has an ID number with this end of four to seventeen characters."""
    last = Term(fields.ID_NUMBER, id_keys.END + end[-4:], PART_WEIGHT, MatchLabel.VARIANT)
    born = end[:-4][-8:]
    if not born:
        yield last
    elif not born.isdigit():
        return
    elif len(born) <= 4:
        days = tuple(Term(fields.ID_NUMBER, id_keys.MONTH_DAY + day, 0.0) for day in id_keys.month_days(born))
        if days:
            yield All((last, Some(days)))
    else:
        years = [year for year in range(_FIRST_BIRTH, _LAST_BIRTH) if str(year).endswith(born[:-4])]
        whens = [when for year in years if (when := read_date(f"{year}{born[-4:]}")) is not None]
        if whens and len(end) > _LONGEST_END_BY_KEYS:
            yield Pattern(fields.ID_NUMBER, "?" * (_WHOLE - len(end)) + end, PART_WEIGHT, MatchLabel.VARIANT)
        elif whens:
            yield All((last, Some(tuple(Range(fields.BIRTH, when.first_day, when.last_day, 0.0) for when in whens))))


def _ask_birth(digits: str) -> Iterator[Node]:
    when = read_date(digits) if digits.isdigit() and len(digits) in {6, 8} else None
    if when is not None and _FIRST_BIRTH <= when.year < _LAST_BIRTH:
        yield ask_days(when.first_day, when.last_day, weight=BIRTH_WEIGHT, band=BIRTHS, label=MatchLabel.VARIANT)


def _read_holes(word: Word) -> str:
    """Return an ID number with ``?`` and ``*`` where characters are missing, or nothing where none is.

    Holes are written as wildcards, as boxes and crosses, and as an X anywhere but at the end.
    """
    if not word.pattern and id_keys.is_written_plainly(word.text):
        return ""
    text = word.pattern or escape(word.text)
    parts: list[str] = []
    for is_wild, character in split_pattern(text):
        if is_wild or (character in id_keys.HOLES and not word.quoted):
            parts.append(character if is_wild else "?")
        else:
            parts.append(id_keys.squeeze_digits(character))
    last = max((number for number, part in enumerate(parts) if part), default=0)
    pattern = "".join("?" if part == "X" and number < last else part for number, part in enumerate(parts))
    known = sum(character.isdigit() for character in pattern)
    if (
        not re.fullmatch(r"[0-9?*]*X?", pattern)
        or not re.search(r"[?*]", pattern)
        or known < (4 if word.asked else _LEAST_KNOWN)
    ):
        return ""
    return pattern


def _ask_holes(pattern: str, word: Word) -> Iterator[Node]:
    beginning = re.match(r"[0-9X]*", pattern)
    end = re.search(r"[0-9X]*$", pattern)
    assert beginning is not None
    assert end is not None
    middle = re.fullmatch(r"(?:\*|\?{6})([0-9]{6}|[0-9]{8})(?:\*|\?{4,6})", pattern)
    if middle is not None:
        yield from _ask_birth(middle[1])
    elif filled := id_keys.fill_holes(pattern):
        for number in filled:
            yield from _ask_term(fields.ID_NUMBER, number)
    elif not pattern[: -len(end[0]) or None].strip("?*") and len(end[0]) >= _SHORTEST_PART:
        yield from _ask_id_end(end[0])
    elif beginning[0]:
        yield Pattern(fields.ID_NUMBER, pattern, KEY_WEIGHT)
        yield Pattern(fields.ID_NUMBER, keys.ALTERNATIVE + pattern, ALTERNATIVE_WEIGHT)
    elif word.asked is not None:
        message = (
            f"'{word.text}' tells neither the beginning nor the end of an ID number; "
            "give the first digits or the last four, or ask by the birth date (出生:1957-10-10)"
        )
        raise UnsupportedQueryError(message)


# --- plates, permits, file numbers -----------------------------------------------------------------------------------
def ask_number(word: Word) -> list[Node]:
    """Return every strict way to meet a number that is no ID number."""
    # A vehicle's 档案编号 is a number of its own, which its archive number holds; bare words are asked as that anyway.
    file = ref_keys.ask_file(word.text) if word.asked and not word.pattern else None
    return [*_ask_own_number(word), *_ask_cited(word), *([_ask_end(file)] if file is not None else [])]


def _ask_own_number(word: Word) -> list[Node]:
    if word.pattern:
        pattern = squeeze_pattern(word.pattern, number_keys.squeeze_number)
        if not pattern or len(pattern) >= keys.LONGEST_KEY:
            return []
        return [
            Pattern(fields.NUMBER, pattern, KEY_WEIGHT),
            Pattern(fields.NUMBER, keys.ALTERNATIVE + pattern, ALTERNATIVE_WEIGHT),
        ]
    asked: list[Node] = []
    for key in number_keys.ask_number(word.text):
        asked += _ask_term(fields.NUMBER, key)
    return asked + _ask_serial(word)


def _ask_serial(word: Word) -> list[Node]:
    """Return the ways to meet a number by its serial alone; a short bare word is mostly a year or anything else."""
    key = number_keys.serial_key(word.text)
    written = number_keys.squeeze_number(word.text)
    if not any(map(str.isdigit, written)) or (word.asked is None and len(written) < _SHORTEST_BARE_SERIAL):
        return []
    if len(key) >= keys.LONGEST_KEY:
        return []
    return [
        Term(fields.NUMBER, key, PART_WEIGHT, MatchLabel.VARIANT),
        Term(fields.NUMBER, keys.ALTERNATIVE + key, SERIAL_ALTERNATIVE_WEIGHT, MatchLabel.ALTERNATIVE),
    ]


def ask_like_numbers(word: Word) -> list[Node]:
    """Return the ways to meet a number that looks like this one where its grammar is known."""
    if word.pattern:
        return []
    asked: list[Node] = []
    whole = number_keys.squeeze_number(word.text)
    shape = number_keys.shape_of(whole)
    if shape:
        asked.append(Term(fields.NUMBER, number_keys.SHAPE + shape, SHAPE_WEIGHT, MatchLabel.SHAPE))
        if shape != whole:
            asked.append(Term(fields.NUMBER, shape, SHAPE_WEIGHT, MatchLabel.SHAPE))
    return asked


def _ask_term(field: Field, key: str, less: float = 0.0, label: str = "") -> list[Node]:
    if not key or len(key) >= keys.LONGEST_KEY:
        return []
    return [
        Term(field, key, KEY_WEIGHT - less, label),
        Term(field, keys.ALTERNATIVE + key, max(ALTERNATIVE_WEIGHT - less, 1.0), label),
    ]


# --- archive numbers -------------------------------------------------------------------------------------------------
def ask_ref(word: Word) -> list[Node]:
    """Return every way to meet an archive number: whole, its leading levels, its end."""
    make, ways = _ask_code(word)
    asked: list[Node] = [
        make(fields.REF, way, OTHERWISE_WEIGHT if number else KEY_WEIGHT) for number, way in enumerate(ways)
    ]
    end = None if word.pattern else ref_keys.ask_end(_code_of(word))
    return asked if end is None else [*asked, _ask_end(end)]


def _ask_code(word: Word) -> tuple[type[Term | Pattern], tuple[str, ...]]:
    """Return what asks for an archive number or a pattern of one, and its keys or patterns, as written first."""
    if word.pattern:
        return Pattern, ref_keys.ask_patterns(squeeze_pattern(word.pattern, lambda text: fold(refcode.normalise(text))))
    code = _code_of(word)
    # What looks like a page may be the whole number of an item that somebody named so.
    whole = ref_keys.ask_keys(word.text) if code != word.text else ()
    return Term, tuple(dict.fromkeys((*ref_keys.ask_keys(code), *whole)))


def _ask_end(end: ref_keys.RefEnd) -> Node:
    volumes = tuple(Term(fields.REF, key, PART_WEIGHT, MatchLabel.VARIANT) for key in end.volumes)
    parts: list[Node] = [volumes[0] if len(volumes) == 1 else Some(volumes)]
    parts += (Term(fields.REF, key, 0.0) for key in (*end.levels, *end.series))
    parts += (Range(fields.YEAR, year, year, 0.0) for year in end.years)
    return All(tuple(parts)) if len(parts) > 1 else parts[0]


def _ask_cited(word: Word) -> list[Node]:
    """Return the ways to meet an archive number that a paper cites.

    A bare word asks for the item that bears it, so what cites it is told as holding the words. Asked among the numbers
    of papers, it is one of them.
    """
    if word.asked is None:
        code = refcode.normalise(word.text)
        if "-" not in code and not ref_keys.begins_whole(code):
            return []
        ways = (
            ("", CITED_WEIGHT, MatchLabel.TEXT),
            (keys.ALTERNATIVE, CITED_ALTERNATIVE_WEIGHT, MatchLabel.ALTERNATIVE),
        )
    else:
        ways = (("", KEY_WEIGHT, MatchLabel.EXACT), (keys.ALTERNATIVE, ALTERNATIVE_WEIGHT, MatchLabel.ALTERNATIVE))
    make, keys_of_code = _ask_code(word)
    cited = [ref_keys.CITED + key for key in keys_of_code if len(key) < keys.LONGEST_KEY - 1]
    return [make(fields.NUMBER, before + key, weight, label) for before, weight, label in ways for key in cited]


def _code_of(word: Word) -> str:
    """Return the archive number of a word that may name a page of it, its blanks kept."""
    try:
        refcode.split_locator(word.text)
    except ReferenceCodeError:
        return word.text
    return _PAGE.sub("", word.text)
