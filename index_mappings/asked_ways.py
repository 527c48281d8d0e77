"""Every way to meet one word, in its field or anywhere. How words go together, ``compile`` says."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import IntEnum

from archive.errors import QuerySyntaxError, UnsupportedQueryError
from index_mappings import analysis, fields, id_keys, keys
from index_mappings.asked_names import ask_like_names, ask_name
from index_mappings.asked_numbers import ask_id, ask_like_ids, ask_like_numbers, ask_number, ask_ref
from index_mappings.asked_places import ask_address, ask_like_places, ask_old_names
from index_mappings.asked_spans import ask_bare_day, ask_born, ask_date, ask_year
from index_mappings.asked_words import find_asked_word
from index_mappings.field_names import AskedField
from index_mappings.fields import Field
from index_mappings.literal import ask_literally
from index_mappings.query import All, Everything, Node, Pattern, Some, Term, ask_tokens
from index_mappings.ref_keys import box_keys
from index_mappings.syntax import Word
from index_mappings.wildcards import escape, split_pattern, squeeze_pattern

# What a way of being met is worth. Whole numbers, so that adding them is exact in every adapter.
_TITLE_WEIGHT = 16.0
_BODY_WEIGHT = 8.0
# What a paper says instead of the word asked, what kind of paper it is then, and a phrase that says all the word does.
# What holds the word itself weighs more.
_MEANT_WEIGHT = 2.0
_MEANT_TYPE_WEIGHT = 4.0
_MEANT_PHRASE_WEIGHT = 7.0
_FILTER_WEIGHT = 1.0
_STAR = (True, "*")
_HAN_RUN = re.compile("[㐀-鿿〇]{2,}")


class Reach(IntEnum):
    """How far a word reaches beyond what it says."""

    MEANT = 0  # what papers say instead, the words that a run is made of, other names; so far, too, what is excluded
    ALIKE = 1  # also what looks or sounds like it


def ask_word(word: Word, reach: Reach) -> Node:
    """Return every way to meet a word as far as ``reach``.

    Raises:
        QuerySyntaxError: the word holds nothing that could be looked for, or does not fit its field.
    """
    return _ask_everywhere(word, reach) if word.asked is None else _some(_ask_field(word.asked, word, reach), word)


def _ask_field(asked: AskedField, word: Word, reach: Reach) -> list[Node]:
    """Return the ways to meet a word in its field; those by look and sound only where the reach is that far."""
    alternatives = [*_BY_FIELD[asked](word), *ask_literally(word)]
    if reach is Reach.ALIKE and asked in _ALIKE:
        alternatives += _ALIKE[asked](word)
    return alternatives


def _some(alternatives: Iterable[Node], word: Word) -> Node:
    """Return the alternatives as one node.

    Raises:
        QuerySyntaxError: there are none; the word holds nothing that could be looked for.
    """
    kept = tuple(dict.fromkeys(alternatives))
    if not kept or not (word.pattern or holds_something(word)):
        message = f"'{word.text}' holds no letter, digit or character to look for"
        raise QuerySyntaxError(message, position=word.position, length=word.length)
    return kept[0] if len(kept) == 1 else Some(kept)


def holds_something(word: Word) -> bool:
    """Tell whether a word has a letter, digit or character that can be looked for."""
    return bool(analysis.read_units(word.text))


def _ask_everywhere(word: Word, reach: Reach) -> Node:
    if word.pattern and not word.pattern.strip("*"):
        return Everything()
    alternatives = [*ask_name(word), *ask_id(word), *ask_number(word), *ask_ref(word)]
    if not word.pattern:
        alternatives += (
            *ask_bare_day(word), *_ask_bare_case_type(word), *_ask_title(word), *ask_address(word), *_ask_body(word),
            *ask_old_names(word),
        )  # fmt: skip
    elif begun := _read_begun(word):
        alternatives += (*_ask_title(begun), *ask_address(begun), *_ask_body(begun))
    if reach is Reach.ALIKE:
        alternatives += itertools.chain.from_iterable(ask(word) for ask in _ALIKE.values())
    return _some(alternatives, word)


def _read_begun(word: Word) -> Word | None:
    """Return what a word with stars at its ends alone (桐荫*) asks of running text, which is met by any part of it.

    Only of Chinese writing, whose words have no ends, and of more than one character: 张* asks for names.
    """
    parts = list(split_pattern(word.pattern))
    while parts and parts[-1] == _STAR:
        parts.pop()
    while parts and parts[0] == _STAR:
        parts.pop(0)
    text = "".join(character for _, character in parts)
    is_plain = not any(is_wild for is_wild, _ in parts)
    return replace(word, text=text, pattern="") if is_plain and _HAN_RUN.fullmatch(text) else None


def ask_meant(word: Word) -> tuple[Node, ...]:
    """Return what meets a word that people ask with (租客) by what papers say instead (出租, 房主)."""
    meant = find_asked_word(word.text)
    if meant is None:
        return ()
    asked: list[Node] = [Term(fields.CASE_TYPE, term, _MEANT_TYPE_WEIGHT) for term in meant.case_types]
    asked += (Term(fields.CLASS, name, _MEANT_WEIGHT) for name in meant.classes)
    if meant.sex:
        asked.append(Term(fields.ID_NUMBER, id_keys.sex_key(meant.sex), _MEANT_WEIGHT))
    ask_text = _ask_meant_phrase if meant.together else _ask_meant_text
    for text in meant.papers:
        asked += ask_text(replace(word, text=text))
    if meant.together:
        each = (replace(word, text=text) for text in meant.together)
        asked.append(All(tuple(Some((*_ask_meant_text(one), *ask_meant(one))) for one in each)))
    return tuple(asked)


# --- terms -----------------------------------------------------------------------------------------------------------
def _ask_term(field: Field) -> Callable[[Word], list[Node]]:
    def ask(word: Word) -> list[Node]:
        if word.pattern:
            return [Pattern(field, squeeze_pattern(word.pattern, keys.squeeze_term), _FILTER_WEIGHT)]
        folded = keys.squeeze_term(word.text)
        if not folded:
            return []
        terms = [folded, "".join(word.text.split())]
        if field == fields.CASE_TYPE:
            # 迁入, as it is said, is the registry's 户口迁入.
            terms.append("户口" + folded)
        return [Term(field, term, _FILTER_WEIGHT) for term in dict.fromkeys(terms)]

    return ask


def _ask_bare_case_type(word: Word) -> list[Node]:
    """A bare word that is a case type is met by items of that type, whose papers need not hold the very words."""
    term = keys.squeeze_term(word.text)
    return [Term(fields.CASE_TYPE, term, _BODY_WEIGHT)] if term else []


def _ask_box(word: Word) -> list[Node]:
    if word.pattern:
        return [Pattern(fields.BOX, squeeze_pattern(word.pattern, keys.squeeze_term), _FILTER_WEIGHT)]
    return [Term(fields.BOX, key, _FILTER_WEIGHT) for key in box_keys(word.text)]


# --- text ------------------------------------------------------------------------------------------------------------
def _refuse_pattern(word: Word) -> None:
    if word.pattern:
        assert word.asked is not None
        message = (
            f"wildcards cannot be asked of {word.asked.chinese} ({word.asked.value}), which holds running text; "
            f"leave them out, or quote '{word.text}' to look for it as it stands"
        )
        raise UnsupportedQueryError(message)


def _ask_only_address(word: Word) -> list[Node]:
    _refuse_pattern(word)
    return ask_address(word)


def _ask_stream(field: Field, weight: float) -> Callable[[Word], list[Node]]:
    def ask(word: Word) -> list[Node]:
        _refuse_pattern(word)
        asked = analysis.ask_text(word.text)
        if asked.character:
            # It begins a pair of characters, or ends a run of them.
            return [Term(field, asked.character, weight), Pattern(field, escape(asked.character) + "?", weight)]
        return [ask_tokens(field, phrase, weight) for phrase in asked.phrases]

    return ask


_ask_title = _ask_stream(fields.TITLE, _TITLE_WEIGHT)
_ask_body = _ask_stream(fields.BODY, _BODY_WEIGHT)
_ask_meant_text = _ask_stream(fields.BODY, _MEANT_WEIGHT)
_ask_meant_phrase = _ask_stream(fields.BODY, _MEANT_PHRASE_WEIGHT)


_BY_FIELD: dict[AskedField, Callable[[Word], list[Node]]] = {
    AskedField.NAME: ask_name,
    AskedField.ID_NUMBER: ask_id,
    AskedField.ADDRESS: _ask_only_address,
    AskedField.CASE_TYPE: _ask_term(fields.CASE_TYPE),
    AskedField.CLASS: _ask_term(fields.CLASS),
    AskedField.REF: ask_ref,
    AskedField.DATE: ask_date,
    AskedField.YEAR: ask_year,
    AskedField.BORN: ask_born,
    AskedField.NUMBER: ask_number,
    AskedField.BOX: _ask_box,
    AskedField.TITLE: _ask_title,
    AskedField.TEXT: _ask_body,
}
_ALIKE: dict[AskedField, Callable[[Word], list[Node]]] = {
    AskedField.ID_NUMBER: ask_like_ids,
    AskedField.NUMBER: ask_like_numbers,
    AskedField.NAME: ask_like_names,
    AskedField.ADDRESS: ask_like_places,
}
WILDCARD_FIELDS = frozenset(
    {
        AskedField.NAME, AskedField.ID_NUMBER, AskedField.NUMBER, AskedField.REF, AskedField.BOX, AskedField.CLASS,
        AskedField.CASE_TYPE,
    }
)  # fmt: skip
