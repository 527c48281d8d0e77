"""Builds the indexes that are compared, from the same items: danghao's own way, and the bare engine in two ways.

``write_danghao`` spreads the making of documents over all cores, as ``danghao reindex`` does; ``write_danghao_alone``
makes them in one process. ``write_bare`` hands tantivy the same kinds of fields with the least code that lets it find
Chinese phrases: pairs of characters with their positions. ``write_bare_regex`` lets tantivy cut single characters
itself: the fastest to build. The time to invent the items is left out of every rate.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import tantivy

from archive.model import Item, Mention
from benchmarks.scale_items import Record, make_record, read_item, read_mentions
from index_mappings.document import build_document
from index_mappings.port import IndexDocument, SearchIndex
from index_mappings.tantivy import TantivyIndex
from ingest.drafts import spread
from ingest.executor import LocalProcesses
from ingest.publish import REINDEX_ITEMS

_HEAP_BYTES = 96_000_000
_KEYWORDS = ("item_id", "ref", "class", "case_type", "name", "id_number", "number")
_TEXTS = ("title", "address", "body")


@dataclass(frozen=True, kw_only=True)
class Built:
    """What building an index cost. ``seconds`` without inventing the items."""

    items: int
    seconds: float
    size_bytes: int

    @property
    def per_second(self) -> float:
        return self.items / self.seconds


class Supply:
    """Gives the items of an archive one by one, and knows how long that took."""

    def __init__(self, count: int, *, first: int = 0) -> None:
        self._numbers = range(first, count)
        self.seconds = 0.0

    @property
    def count(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[Record]:
        for number in self._numbers:
            started = time.perf_counter()
            record = make_record(number)
            self.seconds += time.perf_counter() - started
            yield record

    def as_catalogued(self) -> Iterator[tuple[Item, list[Mention], Record]]:
        """Give the items as a catalogue would: with their rows, and what was extracted from their pages."""
        for record in self:
            started = time.perf_counter()
            held = read_item(record), read_mentions(record), record
            self.seconds += time.perf_counter() - started
            yield held


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def build(count: int, folder: Path, write: Callable[[Supply, Path], None]) -> Built:
    """Build an index of the first ``count`` items in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    supply = Supply(count)
    started = time.perf_counter()
    write(supply, folder)
    seconds = time.perf_counter() - started - supply.seconds
    return Built(items=count, seconds=seconds, size_bytes=size_of(folder))


def write_danghao(supply: Supply, folder: Path) -> None:
    index = TantivyIndex(folder)
    rebuild_by_workers(supply, index)
    index.close()


def rebuild_by_workers(supply: Supply, index: SearchIndex) -> None:
    """Build an index of the items, their documents made on all cores."""
    workers = len(os.sched_getaffinity(0))
    starts = range(0, supply.count, REINDEX_ITEMS)
    calls = ((first, min(first + REINDEX_ITEMS, supply.count)) for first in starts)
    with LocalProcesses(workers=workers) as executor:
        index.rebuild(_take(spread(executor, make_some, calls, ahead=workers), supply, workers))


def make_some(first: int, beyond: int) -> tuple[list[IndexDocument], float]:
    """Make the documents of some items, in a worker; also return the seconds it took to invent them."""
    supply = Supply(beyond, first=first)
    return list(make_documents(supply)), supply.seconds


def _take(made: Iterable[tuple[list[IndexDocument], float]], supply: Supply, workers: int) -> Iterator[IndexDocument]:
    for documents, inventing_s in made:
        # That much longer all of them took.
        supply.seconds += inventing_s / workers
        yield from documents


def write_danghao_alone(supply: Supply, folder: Path) -> None:
    index = TantivyIndex(folder)
    index.rebuild(make_documents(supply))
    index.close()


def make_documents(supply: Supply) -> Iterator[IndexDocument]:
    """Make danghao's documents of the items."""
    for item, mentions, record in supply.as_catalogued():
        yield build_document(item, mentions, (record.body,))


def write_bare(records: Iterable[Record], folder: Path) -> None:
    _write(records, folder, "raw", _add_pairs)


def write_bare_regex(records: Iterable[Record], folder: Path) -> None:
    _write(records, folder, "han", _add_text)


def cut_pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _add_pairs(document: tantivy.Document, field: str, text: str) -> None:
    # Without the blanks between words, or phrases would not be found across them.
    pairs = cut_pairs(text.replace(" ", ""))
    tokens = [tantivy.Token(pair, position, 0, 0) for position, pair in enumerate(pairs)]
    document.add_pre_tokenized_text(field, tantivy.PreTokenizedString("", tokens))


def _add_text(document: tantivy.Document, field: str, text: str) -> None:
    document.add_text(field, text)


def _write(
    records: Iterable[Record], folder: Path, tokenizer: str, add: Callable[[tantivy.Document, str, str], None]
) -> None:
    builder = tantivy.SchemaBuilder()
    for name in _KEYWORDS:
        is_facet = name in {"class", "case_type"}
        builder.add_text_field(
            name, stored=name == "item_id", fast=is_facet, tokenizer_name="raw", index_option="basic"
        )
    builder.add_integer_field("year", indexed=True, fast=True)
    for name in _TEXTS:
        builder.add_text_field(name, tokenizer_name=tokenizer, index_option="position")
    index = tantivy.Index(builder.build(), path=str(folder))
    one_by_one = tantivy.Tokenizer.regex(r"[\u{3400}-\u{9fff}]|[A-Za-z0-9]+")
    index.register_tokenizer("han", tantivy.TextAnalyzerBuilder(one_by_one).build())
    writer = index.writer(_HEAP_BYTES, 1)
    for record in records:
        document = tantivy.Document()
        document.add_text("item_id", record.item_id)
        document.add_text("ref", record.ref_code)
        document.add_text("class", record.archive_class)
        document.add_text("case_type", record.case_type)
        document.add_integer("year", record.year)
        for field, values in (
            ("name", record.persons), ("id_number", record.id_numbers), ("number", record.numbers),
        ):  # fmt: skip
            for value in values:
                document.add_text(field, value)
        add(document, "title", record.title)
        for address in record.addresses:
            add(document, "address", address)
        add(document, "body", record.body)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
