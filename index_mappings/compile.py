"""From what people ask (``syntax.py``) to what an index is asked (``query.py``).

Every word is widened *where it stands*: a bare word becomes "a name, or an ID number, or a number, or an archive
number, or title, address or text holds it", and that whole alternative takes the word's place under NOT, AND and OR.
Widening at the top of a boolean instead would bring back what a NOT excluded.

Scores are constant for each way a word is met (see ``query``), so they tell nothing about documents outside a scope.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from archive import refcode
from archive.errors import QuerySyntaxError, ReferenceCodeError, UnsupportedQueryError
from archive.folding import fold
from index_mappings import analysis, fields, keys, syntax
from index_mappings.calendar_numbers import CalendarDate, ask_days, read_date
from index_mappings.field_names import AskedField
from index_mappings.fields import Field
from index_mappings.query import All, Everything, Node, Not, Pattern, Phrase, Range, Some, Term
from index_mappings.syntax import Conjunction, Disjunction, Expression, Negation, Query, Span, Word

# What a way of being met is worth. Whole numbers, so that adding them is exact in every adapter.
_NAME_WEIGHTS = {keys.EXACT: 64.0, keys.VARIANT: 56.0, keys.FORMER: 48.0, keys.PART: 40.0, keys.ALTERNATIVE: 32.0}
_KEY_WEIGHT = 64.0
_ALTERNATIVE_KEY_WEIGHT = 32.0
_TITLE_WEIGHT = 16.0
_ADDRESS_WEIGHT = 12.0
_BODY_WEIGHT = 8.0
_DATE_WEIGHT = 8.0
_FILTER_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing asked for and not excluded.

    Attributes:
        asked: its field, or None for everywhere.
        node: all ways of meeting it.
        text: the word or range as asked.
    """

    asked: AskedField | None
    node: Node
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Compiled:
    """A query ready for an index.

    Attributes:
        node: what the index is asked.
        leaves: what explains and highlights a hit; excluded words are not among them.
    """

    node: Node
    leaves: tuple[Leaf, ...]


def build_query(
    text: str = "",
    *,
    name: str = "",
    id_number: str = "",
    address: str = "",
    case_type: str = "",
    archive_class: str = "",
    ref: str = "",
    number: str = "",
    box: str = "",
    date_from: str = "",
    date_to: str = "",
) -> Query:
    """Return what the free text and every filter that is not empty ask together.

    Values of filters are plain: in them only wildcards mean anything.

    Raises:
        QuerySyntaxError: the text cannot be understood. That a value does not fit its field, ``compile_query`` says.
    """
    filters = (
        (AskedField.NAME, name),
        (AskedField.ID_NUMBER, id_number),
        (AskedField.ADDRESS, address),
        (AskedField.CASE_TYPE, case_type),
        (AskedField.CLASS, archive_class),
        (AskedField.REF, ref),
        (AskedField.NUMBER, number),
        (AskedField.BOX, box),
    )
    parts = [syntax.parse(text)]
    for asked, value in filters:
        plain = value.strip()
        if plain:
            wild = asked in _WILDCARD_FIELDS and any(mark in plain for mark in "?*？＊")
            pattern = plain.translate({ord("？"): "?", ord("＊"): "*"}).replace("\\", "\\\\") if wild else ""
            parts.append(Query(Word(plain, asked, not wild, pattern, 0, len(plain))))
    if date_from.strip() or date_to.strip():
        parts.append(Query(Span(date_from.strip(), date_to.strip(), AskedField.DATE)))
    return syntax.join(*parts)


def compile_query(query: Query) -> Compiled:
    """Return the nodes of a query.

    Raises:
        QuerySyntaxError: a value does not fit its field (a date that is none), with its place.
        UnsupportedQueryError: wildcards in a field that holds running text.
    """
    if query.root is None:
        return Compiled(node=Everything(), leaves=())
    leaves: list[Leaf] = []
    node = _compile(query.root, leaves, positive=True)
    return Compiled(node=node, leaves=tuple(leaves))


def _compile(expression: Expression, leaves: list[Leaf], *, positive: bool) -> Node:
    match expression:
        case Conjunction(children):
            return All(tuple(_compile(child, leaves, positive=positive) for child in children))
        case Disjunction(children):
            return Some(tuple(_compile(child, leaves, positive=positive) for child in children))
        case Negation(child):
            return Not(_compile(child, leaves, positive=not positive))
        case Word():
            node, text = _compile_word(expression), expression.text
        case Span():
            node, text = _compile_span(expression), f"{expression.low}..{expression.high}"
    if positive and not isinstance(node, Everything):
        leaves.append(Leaf(expression.asked, node, text))
    return node


def _compile_word(word: Word) -> Node:
    if word.asked is None:
        return _ask_everywhere(word)
    alternatives = _BY_FIELD[word.asked](word)
    return _some(alternatives, word)


def _some(alternatives: Iterable[Node], word: Word) -> Node:
    """Return the alternatives as one node.

    Raises:
        QuerySyntaxError: there are none; the word holds nothing that could be looked for.
    """
    kept = tuple(dict.fromkeys(alternatives))
    if not kept or not (word.pattern or analysis.read_units(word.text)):
        message = f"'{word.text}' holds no letter, digit or character to look for"
        raise QuerySyntaxError(message, position=word.position, length=word.length)
    return kept[0] if len(kept) == 1 else Some(kept)


def _ask_everywhere(word: Word) -> Node:
    if word.pattern:
        if not word.pattern.strip("*"):
            return Everything()
        alternatives = [
            *_ask_name(word), *_ask_id(word), *_ask_number(word), *_ask_ref(word),
        ]  # fmt: skip
        return _some(alternatives, word)
    alternatives = [
        *_ask_name(word), *_ask_id(word), *_ask_number(word), *_ask_ref(word), *_ask_bare_day(word),
        *_ask_bare_case_type(word), *_ask_title(word), *_ask_address(word), *_ask_body(word),
    ]  # fmt: skip
    return _some(alternatives, word)


# --- keys ------------------------------------------------------------------------------------------------------------
def _ask_key(field: Field, key: str, weight: float, *, wild: bool) -> Node:
    return Pattern(field, key, weight) if wild else Term(field, key, weight)


def _pattern_parts(word: Word, squeeze: Callable[[str], str]) -> str:
    """Return the word's pattern with its plain stretches squeezed; what is escaped stays escaped."""
    parts: list[str] = []
    plain: list[str] = []
    pattern = word.pattern
    number = 0
    while number < len(pattern):
        character = pattern[number]
        if character == "\\" and number + 1 < len(pattern):
            # A plain question mark or star never stands in a key, so nothing can fit; keep it as it is.
            plain.append(pattern[number + 1])
            number += 2
            continue
        if character in "?*":
            parts += (_plain(squeeze("".join(plain))), character)
            plain = []
        else:
            plain.append(character)
        number += 1
    parts.append(_plain(squeeze("".join(plain))))
    return "".join(parts)


def _plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace("?", "\\?").replace("*", "\\*")


def _ask_name(word: Word) -> list[Node]:
    if not word.pattern:
        return [Term(fields.NAME_KEY, key, _NAME_WEIGHTS[key[0]]) for key in keys.ask_name(word.text)]
    written, folded = _pattern_parts(word, keys.squeeze_name), _pattern_parts(word, keys.fold_name)
    asked = [(keys.EXACT, written)] + [(prefix, folded) for prefix in _NAME_WEIGHTS if prefix != keys.EXACT]
    return [Pattern(fields.NAME_KEY, prefix + pattern, _NAME_WEIGHTS[prefix]) for prefix, pattern in asked]


def _ask_id(word: Word) -> list[Node]:
    key = _pattern_parts(word, keys.squeeze_id) if word.pattern else keys.squeeze_id(word.text)
    return _with_alternatives(fields.ID_NUMBER, [key], word)


def _ask_number(word: Word) -> list[Node]:
    if word.pattern:
        return _with_alternatives(fields.NUMBER, [_pattern_parts(word, keys.squeeze_number)], word)
    return _with_alternatives(fields.NUMBER, keys.ask_number(word.text), word)


def _with_alternatives(field: Field, asked: list[str], word: Word) -> list[Node]:
    wild = bool(word.pattern)
    nodes: list[Node] = []
    for key in asked:
        if key and len(key) < keys.LONGEST_KEY:
            nodes += (
                _ask_key(field, key, _KEY_WEIGHT, wild=wild),
                _ask_key(field, keys.ALTERNATIVE + key, _ALTERNATIVE_KEY_WEIGHT, wild=wild),
            )
    return nodes


def _ask_ref(word: Word) -> list[Node]:
    if word.pattern:
        pattern = _pattern_parts(word, lambda text: fold(refcode.normalise(text)))
        return [Pattern(fields.REF, pattern, _KEY_WEIGHT)]
    try:
        code, _page = refcode.split_locator(word.text)
    except ReferenceCodeError:
        code = word.text
    return [Term(fields.REF, key, _KEY_WEIGHT) for key in keys.ref_keys(code)]


def _ask_term(field: Field) -> Callable[[Word], list[Node]]:
    def ask(word: Word) -> list[Node]:
        if word.pattern:
            return [Pattern(field, _pattern_parts(word, keys.squeeze_term), _FILTER_WEIGHT)]
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
        return [Pattern(fields.BOX, _pattern_parts(word, keys.squeeze_term), _FILTER_WEIGHT)]
    return [Term(fields.BOX, key, _FILTER_WEIGHT) for key in keys.box_keys(word.text)]


# --- text ------------------------------------------------------------------------------------------------------------
def _ask_stream(field: Field, weight: float) -> Callable[[Word], list[Node]]:
    def ask(word: Word) -> list[Node]:
        if word.pattern:
            assert word.asked is not None
            message = (
                f"wildcards cannot be asked of {word.asked.chinese} ({word.asked.value}), which holds running text; "
                f"leave them out, or quote '{word.text}' to look for it as it stands"
            )
            raise UnsupportedQueryError(message)
        asked = analysis.ask_text(word.text)
        if asked.character:
            # It begins a pair of characters, or ends a run of them.
            return [Term(field, asked.character, weight), Pattern(field, _plain(asked.character) + "?", weight)]
        return [
            Term(field, phrase[0][1], weight) if len(phrase) == 1 else Phrase(field, phrase, weight)
            for phrase in asked.phrases
        ]

    return ask


_ask_title = _ask_stream(fields.TITLE, _TITLE_WEIGHT)
_ask_address = _ask_stream(fields.ADDRESS, _ADDRESS_WEIGHT)
_ask_body = _ask_stream(fields.BODY, _BODY_WEIGHT)


# --- dates -----------------------------------------------------------------------------------------------------------
def _ask_bare_day(word: Word) -> list[Node]:
    """A bare word that is a whole day, with its parts told apart, is met by that day however the paper writes it."""
    if word.quoted or word.text.isdigit():
        return []
    when = read_date(word.text)
    return [Range(fields.DATE_DAY, when.first_day, when.first_day, _DATE_WEIGHT)] if when and when.day else []


def _ask_date(word: Word) -> list[Node]:
    when = _read(word.text, word)
    return [ask_days(when.first_day, when.last_day, weight=_FILTER_WEIGHT)]


def _ask_year(word: Word) -> list[Node]:
    year = _read(word.text, word).year
    return [Range(fields.YEAR, year, year, _FILTER_WEIGHT)]


def _compile_span(span: Span) -> Node:
    low = _read(span.low, span) if span.low else CalendarDate(1)
    high = _read(span.high, span) if span.high else CalendarDate(9999)
    if low.first_day > high.last_day:
        message = f"the range ends before it begins: {span.low} is after {span.high}"
        raise QuerySyntaxError(message, position=span.position, length=span.length)
    if span.asked is AskedField.YEAR:
        return Range(fields.YEAR, low.year, high.year, _FILTER_WEIGHT)
    return ask_days(low.first_day, high.last_day, weight=_FILTER_WEIGHT)


def _read(text: str, place: Word | Span) -> CalendarDate:
    when = read_date(text)
    if when is None:
        message = f"'{text}' is no date; write 2008, 2008-12, 2008-12-06, or a range such as 2001..2008-06"
        raise QuerySyntaxError(message, position=place.position, length=place.length)
    return when


_BY_FIELD: dict[AskedField, Callable[[Word], list[Node]]] = {
    AskedField.NAME: _ask_name,
    AskedField.ID_NUMBER: _ask_id,
    AskedField.ADDRESS: _ask_address,
    AskedField.CASE_TYPE: _ask_term(fields.CASE_TYPE),
    AskedField.CLASS: _ask_term(fields.CLASS),
    AskedField.REF: _ask_ref,
    AskedField.DATE: _ask_date,
    AskedField.YEAR: _ask_year,
    AskedField.NUMBER: _ask_number,
    AskedField.BOX: _ask_box,
    AskedField.TITLE: _ask_title,
    AskedField.TEXT: _ask_body,
}
_WILDCARD_FIELDS = frozenset(
    {
        AskedField.NAME, AskedField.ID_NUMBER, AskedField.NUMBER, AskedField.REF, AskedField.BOX, AskedField.CLASS,
        AskedField.CASE_TYPE,
    }
)  # fmt: skip
