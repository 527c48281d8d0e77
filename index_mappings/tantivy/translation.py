"""Between our types and tantivy's: schema from the field table, documents, and query nodes one to one.

The item id is stored in half the bytes of its text. The first half of it is also a column of numbers (``ARRIVAL``) that
puts hits of equal score in order: reading a column of text costs more than all the rest of a search.
"""

from __future__ import annotations

import functools

import tantivy

from archive.errors import UnsupportedQueryError
from archive.ids import is_item_id
from index_mappings import fields
from index_mappings.fields import FIELDS, Field, Kind
from index_mappings.port import IndexDocument, TokenStream
from index_mappings.query import All, Everything, Node, Not, Nothing, Pattern, Phrase, Range, Some, Term
from index_mappings.wildcards import split_pattern

# Bump when the schema below changes without a change of the field table.
LAYOUT_VERSION = "4"

# Sorts as the item ids do; for ids of ours there are hardly two alike.
ARRIVAL = "arrival"
_STORED_ID = "stored_id"
# Before ids that are not ours; begins no id of ours before the year 10000, and no text.
_NOT_OURS = b"\xff"
_COLUMN_ONLY = "column_only"

# What tantivy's regular expressions take as more than themselves.
_SPECIAL = frozenset("\\.+*?()|[]{}^$#&-~/")


def build_schema() -> tantivy.Schema:
    """Return the schema that the field table asks for."""
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        match field.kind:
            case Kind.KEYWORDS if field == fields.REF_SORT:
                # Nobody looks for one.
                builder.add_text_field(field.name, fast=True, tokenizer_name=_COLUMN_ONLY, index_option="basic")
            case Kind.KEYWORDS:
                builder.add_text_field(field.name, fast=field.facet, tokenizer_name="raw", index_option="basic")
            case Kind.TOKENS:
                # The tokenizer is never used: documents bring their tokens.
                builder.add_text_field(field.name, tokenizer_name="raw", index_option="position")
            case Kind.INTEGERS:
                # A column makes ranges cheap, wide ones and those beside something rare; single values have their list.
                builder.add_integer_field(field.name, indexed=True, fast=True)
    builder.add_unsigned_field(ARRIVAL, fast=True)
    builder.add_bytes_field(_STORED_ID, stored=True)
    return builder.build()


@functools.cache
def _any_schema() -> tantivy.Schema:
    return build_schema()


def prepare(index: tantivy.Index) -> tantivy.Index:
    """Return ``index`` knowing how to write the schema's fields."""
    # A text column cannot be had without terms, so its tokenizer finds none: they would take a tenth of the index.
    nothing = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(r"[^\s\S]")).build()
    index.register_tokenizer(_COLUMN_ONLY, nothing)
    index.register_fast_field_tokenizer(_COLUMN_ONLY, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).build())
    return index


def write_document(document: IndexDocument) -> tantivy.Document:
    """Return a document of ours as tantivy takes it."""
    result = tantivy.Document()
    for field, values in document.keywords.items():
        for value in dict.fromkeys(values) if len(values) > 1 else values:
            try:
                result.add_text(field.name, value)
            except UnicodeEncodeError:
                result.add_text(field.name, encodable(value))
    for field, numbers in document.integers.items():
        for number in dict.fromkeys(numbers):
            result.add_integer(field.name, number)
    for field, stream in document.tokens.items():
        result.add_pre_tokenized_text(field.name, tantivy.PreTokenizedString("", _write_tokens(stream)))
    if fields.ITEM_ID not in document.keywords:
        result.add_text(fields.ITEM_ID.name, document.item_id)
    if fields.REF_SORT not in document.keywords:
        result.add_text(fields.REF_SORT.name, "")
    _write_id(result, document.item_id)
    return result


def _write_id(result: tantivy.Document, item_id: str) -> None:
    ours = is_item_id(item_id)
    written = bytes.fromhex(item_id) if ours else item_id.encode("utf-8", "replace")
    result.add_unsigned(ARRIVAL, int.from_bytes(written[:8].ljust(8, b"\0")))
    result.add_bytes(_STORED_ID, written if ours else _NOT_OURS + written)


def read_id(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> str:
    """Return the item id of a document."""
    written = bytes(searcher.doc(address)[_STORED_ID][0])
    return written[1:].decode() if written.startswith(_NOT_OURS) else written.hex()


def _write_tokens(stream: TokenStream) -> list[tantivy.Token]:
    make = tantivy.Token
    try:
        return [make(token, position, 0, 0) for position, token in stream]
    except UnicodeEncodeError:
        return [make(encodable(token), position, 0, 0) for position, token in stream]


def encodable(text: str) -> str:
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
            return _score(tantivy.Query.term_query(schema, field.name, encodable(value), "basic"), weight)
        case Phrase(field, ((_, token),), weight):
            return write_query(Term(field, token, weight), schema)
        case Phrase(field, tokens, weight):
            base = min(position for position, _ in tokens)
            words: list[str | tuple[int, str]] = [(position - base, encodable(token)) for position, token in tokens]
            return _score(tantivy.Query.phrase_query(schema, field.name, words), weight)
        case Pattern(field, pattern, weight):
            return _score(_write_pattern(field, pattern), weight)
        case Range(field, low, high, weight) if low == high:
            return _score(tantivy.Query.term_query(schema, field.name, low, "basic"), weight)
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


@functools.lru_cache(64)  # Making an automaton takes longer than using it, and the next page asks for the same.
def _write_pattern(field: Field, pattern: str) -> tantivy.Query:
    parts: list[str] = []
    for is_wild, character in split_pattern(encodable(pattern)):
        if is_wild:
            # An automaton for four characters of any script takes 4 ms to make.
            one = "[ -~]" if field.ascii else "."
            part = one if character == "?" else one + "*"
            if character == "?" or parts[-1:] != [part]:
                parts.append(part)
        else:
            parts.append("\\" + character if character in _SPECIAL else character)
    try:
        # Any schema will do: all that ``build_schema`` makes number their fields alike.
        return tantivy.Query.regex_query(_any_schema(), field.name, "".join(parts))
    except ValueError as error:
        message = f"the pattern '{pattern}' has too many wildcards for the index; leave some out"
        raise UnsupportedQueryError(message) from error
