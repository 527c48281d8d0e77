"""Between our types and tantivy's: schema from the field table, documents, and query nodes one to one.

Besides the table's fields a document carries its *orders*: strings that sort hits with their ties broken, one for each
sort, so that tantivy can order by a single column. The item id stands at their end.
"""

from __future__ import annotations

import tantivy

from archive.errors import UnsupportedQueryError
from index_mappings import fields
from index_mappings.fields import FIELDS, Kind
from index_mappings.port import IndexDocument, Sort
from index_mappings.query import All, Everything, Node, Not, Nothing, Pattern, Phrase, Range, Some, Term
from index_mappings.wildcards import split_pattern

# Bump when the schema below changes without a change of the field table.
LAYOUT_VERSION = "1"

ORDER = "order"
_YEAR_ORDER = "year_order"
_YEAR_DESC_ORDER = "year_desc_order"
ORDER_OF_SORT = {
    Sort.RELEVANCE: ORDER,
    Sort.REF: ORDER,
    Sort.YEAR: _YEAR_ORDER,
    Sort.YEAR_DESC: _YEAR_DESC_ORDER,
}
# Sorts before any character of an archive number, so that a shorter one comes first.
_END_OF_CODE = "\x00"
_NO_YEAR = "~"
_LAST_YEAR = 99999

# What tantivy's regular expressions take as more than themselves.
_SPECIAL = frozenset("\\.+*?()|[]{}^$#&-~/")


def build_schema() -> tantivy.Schema:
    """Return the schema that the field table asks for."""
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        match field.kind:
            case Kind.KEYWORDS:
                builder.add_text_field(field.name, fast=field.facet, tokenizer_name="raw", index_option="basic")
            case Kind.TOKENS:
                # The tokenizer is never used: documents bring their tokens.
                builder.add_text_field(field.name, tokenizer_name="raw", index_option="position")
            case Kind.INTEGERS:
                builder.add_integer_field(field.name, indexed=True, fast=True)
    builder.add_text_field(ORDER, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (_YEAR_ORDER, _YEAR_DESC_ORDER):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def write_document(document: IndexDocument) -> tantivy.Document:
    """Return a document of ours as tantivy takes it."""
    result = tantivy.Document()
    for field, values in document.keywords.items():
        for value in dict.fromkeys(values):
            result.add_text(field.name, _encodable(value))
    for field, numbers in document.integers.items():
        for number in dict.fromkeys(numbers):
            result.add_integer(field.name, number)
    for field, stream in document.tokens.items():
        tokens = [tantivy.Token(_encodable(token), position, 0, 0) for position, token in stream.tokens]
        result.add_pre_tokenized_text(field.name, tantivy.PreTokenizedString("", tokens))
    if fields.ITEM_ID not in document.keywords:
        result.add_text(fields.ITEM_ID.name, document.item_id)
    code = next(iter(document.keywords.get(fields.REF_SORT, ())), "")
    order = _encodable(code.replace(_END_OF_CODE, "")) + _END_OF_CODE + document.item_id
    year = next(iter(document.integers.get(fields.YEAR, ())), None)
    result.add_text(ORDER, order)
    result.add_text(_YEAR_ORDER, (_NO_YEAR if year is None else f"{year:05d}") + order)
    result.add_text(_YEAR_DESC_ORDER, (_NO_YEAR if year is None else f"{_LAST_YEAR - year:05d}") + order)
    return result


def item_of_order(order: str) -> str:
    """Return the item id at the end of an order."""
    return order.rpartition(_END_OF_CODE)[2]


def _encodable(text: str) -> str:
    """Return ``text`` with what UTF-8 cannot hold (lone surrogates of broken tables) replaced."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def write_query(node: Node, schema: tantivy.Schema) -> tantivy.Query:
    """Return a query node as tantivy takes it, scores included.

    Raises:
        UnsupportedQueryError: a pattern is too large for tantivy's automata.
    """
    match node:
        case Everything() | All(()):
            return _score(tantivy.Query.all_query(), 0.0)
        case Nothing() | Some(()):
            return tantivy.Query.empty_query()
        case Term(field, value, weight):
            return _score(tantivy.Query.term_query(schema, field.name, _encodable(value), "basic"), weight)
        case Phrase(field, ((_, token),), weight):
            return write_query(Term(field, token, weight), schema)
        case Phrase(field, tokens, weight):
            base = min(position for position, _ in tokens)
            words: list[str | tuple[int, str]] = [(position - base, _encodable(token)) for position, token in tokens]
            return _score(tantivy.Query.phrase_query(schema, field.name, words), weight)
        case Pattern(field, pattern, weight):
            return _score(_write_pattern(field.name, pattern, schema), weight)
        case Range(field, low, high, weight):
            found = tantivy.Query.range_query(schema, field.name, tantivy.FieldType.Integer, low, high)
            return _score(found, weight)
        case All(children):
            clauses = [
                (tantivy.Occur.MustNot, write_query(child.child, schema))
                if isinstance(child, Not)
                else (tantivy.Occur.Must, write_query(child, schema))
                for child in children
            ]
            if all(isinstance(child, Not) for child in children):
                clauses.append((tantivy.Occur.Must, _score(tantivy.Query.all_query(), 0.0)))
            return tantivy.Query.boolean_query(clauses)
        case Some(children):
            return tantivy.Query.disjunction_max_query([write_query(child, schema) for child in children])
        case Not(_):
            return write_query(All((node,)), schema)


def _score(query: tantivy.Query, score: float) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, score)


def _write_pattern(field_name: str, pattern: str, schema: tantivy.Schema) -> tantivy.Query:
    parts: list[str] = []
    for is_wild, character in split_pattern(_encodable(pattern)):
        if is_wild:
            part = "." if character == "?" else ".*"
            if part != ".*" or parts[-1:] != [".*"]:
                parts.append(part)
        else:
            parts.append("\\" + character if character in _SPECIAL else character)
    try:
        return tantivy.Query.regex_query(schema, field_name, "".join(parts))
    except ValueError as error:
        message = f"the pattern '{pattern}' has too many wildcards for the index; leave some out"
        raise UnsupportedQueryError(message) from error
