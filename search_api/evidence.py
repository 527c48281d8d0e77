"""Why an item was found, and where that stands on its pages: label, snippets, regions. Reads stored readings only.

Only what is shown is read, and a long-lived process keeps the last readings it used.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.blobs import Blobs
from archive.errors import BlobError
from archive.model import Item, Mention, Page
from archive.text import PageText, Region
from archive.text_json import PlacedText, read_page_text
from index_mappings.matching import Explainer, PageMatch
from search_api.highlight import join_spans, locate_mentions, mark_spans, snippet
from search_api.results import HitPage, Marked

if TYPE_CHECKING:
    from index_mappings.explaining import WordMatch

# A page's text with its places takes some hundred kilobytes.
_KEPT_TEXTS = 256


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """``label`` is one of the contract's match labels; ``pages`` has at least one where the item has any.

    ``like`` are the names and addresses that were met because they look or sound like one asked.
    ``lost`` are numbers of pages whose stored reading cannot be used, so that nothing of their text is shown.
    ``explanation`` says what each word weighed, where that was asked for.
    """

    label: str
    pages: tuple[HitPage, ...]
    like: tuple[str, ...] = ()
    lost: tuple[int, ...] = ()
    explanation: tuple[WordMatch, ...] = ()


class PageReader:
    """Reads stored readings, and keeps the last texts. Safe to share between threads."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._kept: OrderedDict[str, PlacedText] = OrderedDict()
        self._lock = threading.Lock()

    def read(self, page: Page) -> PageText | None:
        """Return all that was read on ``page``, or None where nothing has been. Raises BlobError."""
        return None if page.text_sha256 is None else read_page_text(self._blobs.get(page.text_sha256))

    def read_placed(self, page: Page) -> PlacedText | None:
        """Return the text of ``page`` with its places, or None where nothing has been read. Raises BlobError."""
        sha256 = page.text_sha256
        if sha256 is None:
            return None
        with self._lock:
            kept = self._kept.get(sha256)
            if kept is not None:
                self._kept.move_to_end(sha256)
                return kept
        reading = PlacedText(self._blobs.get(sha256))
        with self._lock:
            self._kept[sha256] = reading
            while len(self._kept) > _KEPT_TEXTS:
                self._kept.popitem(last=False)
        return reading


def find_evidence(
    explainer: Explainer,
    *,
    item: Item,
    pages: Sequence[Page],
    mentions: Sequence[Mention],
    reader: PageReader,
    aliases: Sequence[str] = (),
    explain: bool = False,
) -> Evidence:
    """Say how ``item`` was met by the query of ``explainer`` and where.

    A hit leads to a page wherever the item has one: when only catalogue data matched, that is the first page, with the
    beginning of its text and no regions.
    """
    readings, lost = _read_pages(reader, pages)
    texts = {number: reading.text for number, reading in readings.items()}
    report = explainer.explain(item=item, mentions=mentions, pages=texts, aliases=aliases)
    known = {page.number for page in pages}
    shown = tuple(
        _show_page(match, readings.get(match.number), mentions) for match in report.pages if match.number in known
    )
    if not shown and pages:
        first = pages[0].number
        shown = (HitPage(number=first, snippet=snippet(texts.get(first, ""), ())),)
    words: tuple[WordMatch, ...] = ()
    if explain:
        from index_mappings.explaining import explain_words

        words = explain_words(explainer.compiled, item=item, mentions=mentions, pages=texts, aliases=aliases)
    return Evidence(label=report.label, pages=shown, like=report.like, lost=lost, explanation=words)


def _read_pages(reader: PageReader, pages: Sequence[Page]) -> tuple[dict[int, PlacedText], tuple[int, ...]]:
    """Return the readings by page number, and the pages whose reading cannot be used."""
    readings: dict[int, PlacedText] = {}
    lost: list[int] = []
    for page in pages:
        try:
            reading = reader.read_placed(page)
        except BlobError:
            lost.append(page.number)
        else:
            if reading is not None:
                readings[page.number] = reading
    return readings, tuple(lost)


def _show_page(match: PageMatch, reading: PlacedText | None, mentions: Sequence[Mention]) -> HitPage:
    met = [mentions[index] for index in match.mentions]
    if reading is None:
        marked = tuple(Marked(region=mention.region, text=mention.raw) for mention in met)
        return HitPage(number=match.number, snippet="", regions=marked)
    found, loose = locate_mentions(reading, met)
    # Where the very words asked for stand inside a mention (a street in an address), they are marked, not all of it.
    whole = [span for span in found if not any(span[0] < end and start < span[1] for start, end in match.spans)]
    spans = join_spans((*match.spans, *whole))
    regions = mark_spans(reading, spans)
    # A mention whose words could not be found again is marked as a whole, unless its place is marked already.
    extra = tuple(mark for mark in loose if not any(_holds(mark.region, region.region) for region in regions))
    return HitPage(number=match.number, snippet=snippet(reading.text, spans), regions=(*regions, *extra))


def _holds(outer: Region, inner: Region) -> bool:
    x, y = inner.x + inner.w / 2, inner.y + inner.h / 2
    return outer.x <= x <= outer.x + outer.w and outer.y <= y <= outer.y + outer.h
