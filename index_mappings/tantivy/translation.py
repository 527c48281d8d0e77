"""Between our types and tantivy's: schema from the field table, documents, and query nodes one to one.

Besides the table's fields a document carries its *order*: a string that sorts hits with their ties broken, so that
tantivy can order by a single column. The item id stands at its end.
"""

from __future__ import annotations

import tantivy

from archive.errors import UnsupportedQueryError
from index_mappings import fields
from index_mappings.fields import FIELDS, Kind
from index_mappings.port import IndexDocument, TokenStream
from index_mappings.query import All, Everything, Node, Not, Nothing, Pattern, Phrase, Range, Some, Term
from index_mappings.wildcards import split_pattern

# Bump when the schema below changes without a change of the field table.
LAYOUT_VERSION = "2"

ORDER = "order"
# Sorts before any character of an archive number, so that a shorter one comes first.
_END_OF_CODE = "\x00"

# What tantivy's regular expressions take as more than themselves.
_SPECIAL = frozenset("\\.+*?()|[]{}^$#&-~/")


def build_schema() -> tantivy.Schema:
    """Return the schema that the field table asks for."""
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        match field.kind:
            case Kind.KEYWORDS if field == fields.REF_SORT:
                # The order begins with it, and nobody looks for one.
                continue
            case Kind.KEYWORDS if field == fields.CHARACTERS:
                # Given as one text with blanks between: a hundred values one by one take longer.
                builder.add_text_field(field.name, tokenizer_name="whitespace", index_option="basic")
            case Kind.KEYWORDS:
                builder.add_text_field(field.name, fast=field.facet, tokenizer_name="raw", index_option="basic")
            case Kind.TOKENS:
                # The tokenizer is never used: documents bring their tokens.
                builder.add_text_field(field.name, tokenizer_name="raw", index_option="position")
            case Kind.INTEGERS:
                builder.add_integer_field(field.name, indexed=True, fast=True)
    builder.add_text_field(ORDER, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def write_document(document: IndexDocument) -> tantivy.Document:
    """Return a document of ours as tantivy takes it."""
    result = tantivy.Document()
    for field, values in document.keywords.items():
        if field == fields.REF_SORT:
            continue
        if field == fields.CHARACTERS:
            result.add_text(field.name, _encodable(" ".join(values)))
            continue
        for value in dict.fromkeys(values):
            result.add_text(field.name, _encodable(value))
    for field, numbers in document.integers.items():
        for number in dict.fromkeys(numbers):
            result.add_integer(field.name, number)
    for field, stream in document.tokens.items():
        result.add_pre_tokenized_text(field.name, tantivy.PreTokenizedString("", _write_tokens(stream)))
    if fields.ITEM_ID not in document.keywords:
        result.add_text(fields.ITEM_ID.name, document.item_id)
    code = next(iter(document.keywords.get(fields.REF_SORT, ())), "")
    order = _encodable(code.replace(_END_OF_CODE, "")) + _END_OF_CODE + document.item_id
    result.add_text(ORDER, order)
    return result


def _write_tokens(stream: TokenStream) -> list[tantivy.Token]:
    make = tantivy.Token
    try:
        return [make(token, position, 0, 0) for position, token in stream.tokens]
    except UnicodeEncodeError:
        return [make(_encodable(token), position, 0, 0) for position, token in stream.tokens]


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
        case Everything(weight):
            return _score(tantivy.Query.all_query(), weight)
        case All(()):
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
