"""The index as Elasticsearch holds it: mapping from the field table, and documents of ours as JSON.

A token stream brings its tokens already cut, several at one position and with empty positions between, but the server's
``whitespace`` analyzer gives each word the next position. So a stream is written into three fields side by side, whose
positions are the same:

* ``body``: at each position its *main* token;
* ``body_narrow``: single characters, and digits with a leading zero;
* ``body_overflow``: what finds its field taken, as the joined form of a plate beside its first part.

A position without a token in a field holds ``_``, which no token can be; a long empty stretch (between two pages) is
the field's ``position_increment_gap`` between two values. ``fields_of_token`` says where a query must look; Han tokens,
most of every text, stand in one field only, so that phrases of them are plain phrase queries.

Nothing is kept in ``_source``: answers are item ids, and an index is rebuilt from the catalogue.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from index_mappings import analysis, fields
from index_mappings.fields import FIELDS, Field, Kind
from index_mappings.port import IndexDocument, TokenStream

# Bump when the mapping or what stands in it changes without a change of the field table.
LAYOUT_VERSION = "1"

EMPTY = "_"
GAP = analysis.TEXT_GAP - 1
# Hash of what was written, so that a rebuild that was interrupted knows what it need not write again.
CONTENT = "content"
_CONTENT_HEAD = b',"content":"'
_CONTENT_TAIL = b'"}'
_DIGEST_BYTES = 12

_NARROW = "_narrow"
_OVERFLOW = "_overflow"
# The whitespace analyzer cuts longer words.
_LONGEST_TOKEN = 255
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def fingerprint() -> str:
    """Return what tells indexes of another mapping or content apart; part of the index's name."""
    table = f"{fields.fingerprint()}:{LAYOUT_VERSION}"
    return hashlib.sha256(table.encode()).hexdigest()[:12]


# --- mapping ---------------------------------------------------------------------------------------------------------
def build_mapping() -> dict[str, Any]:
    """Return the mapping that the field table asks for; documents with any other field are refused."""
    properties: dict[str, Any] = {}
    for field in FIELDS:
        match field.kind:
            case Kind.KEYWORDS:
                properties[field.name] = {
                    "type": "keyword",
                    "doc_values": _has_columns(field),
                    "eager_global_ordinals": field.facet,
                }
            case Kind.INTEGERS:
                properties[field.name] = {"type": "long", "doc_values": _has_columns(field)}
            case Kind.TOKENS:
                for suffix in ("", _NARROW, _OVERFLOW):
                    properties[field.name + suffix] = {
                        "type": "text",
                        "analyzer": "whitespace",
                        "index_options": "positions",
                        "norms": False,
                        "similarity": "boolean",
                        "position_increment_gap": GAP,
                    }
    properties[CONTENT] = {"type": "keyword", "index": False}
    return {"dynamic": "strict", "_source": {"enabled": False}, "properties": properties}


def _has_columns(field: Field) -> bool:
    return field.facet or field.sortable or field == fields.ITEM_ID


def build_settings(*, shards: int, replicas: int) -> dict[str, Any]:
    """Return the settings of a new index. What is added shows when asked for (``commit``), never by itself."""
    return {
        "number_of_shards": shards,
        "auto_expand_replicas": f"0-{replicas}" if replicas else False,
        "number_of_replicas": 0,
        "refresh_interval": "-1",
    }


# --- documents -------------------------------------------------------------------------------------------------------
def write_document(document: IndexDocument) -> bytes:
    """Return a document as one line of JSON.

    Raises:
        ValueError: a token stream is none that ``analysis`` makes, and could not be asked for rightly.
    """
    written: dict[str, Any] = {}
    for field, values in document.keywords.items():
        written[field.name] = list(dict.fromkeys(values))
    for field, numbers in document.integers.items():
        written[field.name] = list(dict.fromkeys(numbers))
    written[fields.ITEM_ID.name] = document.item_id
    for field, stream in document.tokens.items():
        try:
            written.update(write_stream(field, stream))
        except ValueError as error:
            raise ValueError(f"item {document.item_id}: {error}") from error
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
    data = encodable(text).encode()
    digest = base64.urlsafe_b64encode(hashlib.blake2b(data, digest_size=_DIGEST_BYTES).digest())
    return data[:-1] + _CONTENT_HEAD + digest + _CONTENT_TAIL


def content_of(line: bytes) -> str:
    """Return the hash at the end of a written document."""
    return line[: -len(_CONTENT_TAIL)].rpartition(_CONTENT_HEAD)[2].decode()


def write_stream(field: Field, stream: TokenStream) -> dict[str, list[str]]:
    """Return the values of the fields that hold a stream; a field that would be empty is left out."""
    main: dict[int, str] = {}
    narrow: dict[int, str] = {}
    overflow: dict[int, str] = {}
    for position, token in stream.tokens:
        held = narrow if _is_narrow(token) else main
        if held.setdefault(position, token) == token:
            continue
        if analysis.is_han(token) or overflow.setdefault(position, token) != token:
            raise ValueError(f"field {field.name} has more tokens at position {position} than can be told apart")
    beside = ((field.name + _NARROW, narrow), (field.name + _OVERFLOW, overflow))
    written = {name: _write_words(name, held) for name, held in beside if held}
    # A phrase over several fields is answered in the name of the main one, which therefore is there for each document.
    return {field.name: _write_words(field.name, main) if main else [EMPTY]} | written


def _write_words(name: str, held: Mapping[int, str]) -> list[str]:
    values: list[str] = []
    words: list[str] = []
    reached = 0
    for position, token in held.items():
        hole = position - reached
        if hole < 0:
            raise ValueError(f"field {name} has its tokens in no order")
        while hole >= GAP:
            values.append(" ".join(words))
            words = []
            hole -= GAP
        words += [EMPTY] * hole
        words.append(token)
        reached = position + 1
    values.append(" ".join(words))
    if sum(len(value.split()) - value.count(EMPTY) for value in values) != len(held) or any(
        len(token) > _LONGEST_TOKEN for token in held.values()
    ):
        raise ValueError(f"field {name} holds a token that is no single word")
    return values


def _is_narrow(token: str) -> bool:
    return len(token) == 1 or (token[:1] == "0" and token.isdecimal())


def is_token(text: str) -> bool:
    """Tell whether ``text`` can stand in a stream at all."""
    return 0 < len(text) <= _LONGEST_TOKEN and EMPTY not in text and text.split() == [text]


def fields_of_token(field: Field, token: str) -> tuple[str, ...]:
    """Return the fields in which ``token`` may stand, the likeliest first."""
    own = field.name + _NARROW if _is_narrow(token) else field.name
    return (own,) if analysis.is_han(token) else (own, field.name + _OVERFLOW)


def encodable(text: str) -> str:
    """Return ``text`` with what UTF-8 cannot hold (lone surrogates of broken tables) replaced."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)
