"""Documents: what the index holds of an item, made from the catalogue alone, so that it can be made again at any time.

``entries_of_mention`` and ``entries_of_item`` say which values an item owes to which mention or to its catalogue row;
``matching`` reads them too, so that a hit is explained by the very values that made it one.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Mapping, Sequence

from archive.model import BIRTH_DATE, CatalogueRow, Item, Mention, MentionType
from index_mappings import analysis, fields, id_keys, keys, number_keys, place_keys, ref_keys
from index_mappings.calendar_numbers import CalendarDate, read_date
from index_mappings.catalogue_dates import read_cell_date
from index_mappings.fields import Field, Kind
from index_mappings.port import IndexDocument

# A value of a KEYWORDS or INTEGERS field.
Entry = tuple[Field, str | int]


def build_document(
    item: Item, mentions: Sequence[Mention], pages: Sequence[str], aliases: Sequence[str] = ()
) -> IndexDocument:
    """Return the document of an item.

    Args:
        item: with its catalogue row, where it has one.
        mentions: everything extracted from its pages.
        pages: the text of each page (``PageText.text``) in number order; empty for a page that was not read.
        aliases: earlier or other archive numbers of the item.
    """
    held: dict[Field, dict[str | int, None]] = {}
    for field, value in entries_of_item(item, aliases):
        held.setdefault(field, {})[value] = None
    addresses: dict[str, None] = {}
    for mention in mentions:
        for field, value in entries_of_mention(mention):
            held.setdefault(field, {})[value] = None
        for address in addresses_of_mention(mention):
            addresses[address] = None
    streams = {
        fields.TITLE: analysis.stream_of(title_texts(item.row)),
        fields.ADDRESS: analysis.stream_of(addresses),
        fields.BODY: analysis.stream_of((*pages, *note_texts(item.row))),
    }
    return IndexDocument(
        item_id=item.item_id,
        keywords={field: tuple(map(str, values)) for field, values in held.items() if field.kind is Kind.KEYWORDS},
        integers={field: tuple(map(int, values)) for field, values in held.items() if field.kind is Kind.INTEGERS},
        tokens={field: stream for field, stream in streams.items() if len(stream)},
    )


def content_version(document: IndexDocument) -> str:
    """Return a hash of all that the index holds of the document; another one means that it must be published again."""
    content = [
        fields.fingerprint(),
        document.item_id,
        _listed(document.keywords),
        _listed(document.integers),
        _listed({field: stream.tokens for field, stream in document.tokens.items()}),
    ]
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def _listed(held: Mapping[Field, Sequence[object]]) -> list[tuple[str, list[object]]]:
    return [(field.name, list(values)) for field, values in sorted(held.items(), key=lambda entry: entry[0].name)]


def entries_of_item(item: Item, aliases: Sequence[str] = ()) -> list[Entry]:
    """Return the values that an item owes to its archive number, its place and its catalogue row."""
    entries: list[Entry] = [
        (fields.ITEM_ID, item.item_id),
        (fields.ACCESS_LEVEL, item.access_level),
        # As it stands, because scopes name it so.
        (fields.CLASS, item.archive_class),
        (fields.REF_SORT, item.sort_key[: keys.LONGEST_KEY]),
    ]
    entries = [entry for entry in entries if entry[1]]
    if item.year is not None:
        entries.append((fields.YEAR, item.year))
    for code in (item.ref_code, *aliases):
        entries += [(fields.REF, key) for key in (*ref_keys.ref_keys(code), *ref_keys.end_keys(code))]
    level = item.ref_code
    # Levels that so many items share take next to nothing in an index.
    while level := ref_keys.level_above(level):
        entries += _entries_of_level(level)
    for case_type in item.case_types:
        if term := keys.squeeze_term(case_type)[: keys.LONGEST_KEY]:
            entries.append((fields.CASE_TYPE, term))
    row = item.row
    for box in dict.fromkeys((item.location.box, row.box if row else "")):
        entries += _entries_of_box(box)
    if row is not None:
        entries += _entries_of_row(row)
    return entries


@functools.lru_cache(4096)  # The items of a volume share all levels but the last.
def _entries_of_level(level: str) -> tuple[Entry, ...]:
    return tuple((fields.REF, key) for key in (*ref_keys.ref_keys(level), *ref_keys.end_keys(level)))


@functools.lru_cache(1024)  # The items of a box share it.
def _entries_of_box(box: str) -> tuple[Entry, ...]:
    return tuple((fields.BOX, key) for key in ref_keys.box_keys(box))


def _entries_of_row(row: CatalogueRow) -> list[Entry]:
    entries: list[Entry] = []
    for person in row.persons:
        entries += ((fields.NAME_KEY, key) for key in keys.name_keys(person, person))
    if (when := read_cell_date(row.date)) is not None:
        entries += when.entries
    return entries


# Where ``entries_of_mention`` puts what a mention of each type says.
FIELDS_OF_TYPE: Mapping[MentionType, frozenset[Field]] = {
    MentionType.PERSON: frozenset({fields.NAME_KEY}),
    MentionType.ID_NUMBER: frozenset({fields.ID_NUMBER, fields.BIRTH}),
    MentionType.NUMBER: frozenset({fields.NUMBER}),
    MentionType.PHONE: frozenset({fields.NUMBER}),
    MentionType.CASE_TYPE: frozenset({fields.CASE_TYPE}),
    MentionType.DATE: frozenset({fields.DATE_DAY, fields.DATE_MONTH, fields.DATE_YEAR, fields.BIRTH}),
    MentionType.ADDRESS: frozenset(),
    MentionType.ORGANISATION: frozenset(),
}


def entries_of_mention(mention: Mention) -> list[Entry]:
    """Return the values that an item owes to one mention; an address stands in a token stream instead."""
    match mention.type:
        case MentionType.PERSON:
            names = keys.name_keys(mention.raw, mention.value, role=mention.role, alternatives=mention.alternatives)
            return [(fields.NAME_KEY, key) for key in names]
        case MentionType.ID_NUMBER:
            numbers = id_keys.id_keys(mention.value, alternatives=mention.alternatives)
            born = id_keys.birth_of(id_keys.squeeze_id(mention.value))
            births = [CalendarDate(born.year, born.month, born.day).birth_entry] if born is not None else []
            return [*((fields.ID_NUMBER, key) for key in numbers), *births]
        case MentionType.NUMBER | MentionType.PHONE:
            make = ref_keys.cited_keys if ref_keys.is_citation(mention.value, mention.role) else number_keys.number_keys
            return [(fields.NUMBER, key) for key in make(mention.value, alternatives=mention.alternatives)]
        case MentionType.CASE_TYPE:
            term = keys.squeeze_term(mention.value)
            return [(fields.CASE_TYPE, term[: keys.LONGEST_KEY])] if term else []
        case MentionType.DATE:
            when = read_date(mention.value)
            if when is None:
                return []
            return [when.entry, when.birth_entry] if mention.role == BIRTH_DATE else [when.entry]
        case MentionType.ADDRESS | MentionType.ORGANISATION:
            return []


def addresses_of_mention(mention: Mention) -> tuple[str, ...]:
    """Return the texts of an address as compared: its normal form, what the paper says, and other readings."""
    if mention.type is not MentionType.ADDRESS:
        return ()
    raw = " ".join(mention.raw.splitlines())
    texts = map(place_keys.normalise_place, dict.fromkeys((mention.value, raw, *mention.alternatives)))
    return tuple(text for text in dict.fromkeys(texts) if text)


def title_texts(row: CatalogueRow | None) -> tuple[str, ...]:
    """Return what the title stream of an item holds."""
    return (row.title,) if row is not None and row.title else ()


def note_texts(row: CatalogueRow | None) -> tuple[str, ...]:
    """Return what the catalogue row adds to the body: persons, creator, note, and the columns nobody knows."""
    if row is None:
        return ()
    return tuple(text for text in (*row.persons, row.creator, row.note, *row.extra.values()) if text)


def check_document(document: IndexDocument) -> None:
    """Raise ValueError where a document does not fit the field table; adapters call it before they write."""
    for kind, held in (
        (Kind.KEYWORDS, document.keywords),
        (Kind.INTEGERS, document.integers),
        (Kind.TOKENS, document.tokens),
    ):
        for field, values in held.items():
            if field.kind is not kind:
                raise ValueError(f"item {document.item_id}: field {field.name} holds {field.kind}, not {kind}")
            if field.ascii and not "".join(map(str, document.keywords.get(field, ()))).isascii():
                raise ValueError(f"item {document.item_id}: field {field.name} holds nothing but ASCII")
            if field.sortable and len(values) > 1:
                raise ValueError(f"item {document.item_id}: field {field.name} is sorted by and holds one value")
    names = document.keywords.get(fields.NAME_KEY, ())
    if not set(filter(None, map(keys.variant_beside, names))) <= set(names):
        # Adapters answer from one of the two keys what they would from both.
        raise ValueError(f"item {document.item_id}: field name_key holds an exact key without its variant key")
