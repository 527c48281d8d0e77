"""From matched stretches of a page's text to what people are shown: an HTML snippet and regions on the page image.

Pure functions over a stored reading. Which stretches matched is said by ``index_mappings.matching``, so that a mark
never stands where the search did not find anything.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Protocol

from archive.model import Mention
from archive.text import Box, Region
from search_api.results import Marked

Span = tuple[int, int]


class Placed(Protocol):
    """A page's text with the places of its characters: ``PageText``, or ``PlacedText`` of a stored one."""

    @property
    def text(self) -> str: ...

    @property
    def rows(self) -> Sequence[tuple[str, bool]]: ...

    def boxes_of(self, row: int, start: int, end: int) -> list[Box]: ...

    def region_of(self, boxes: Sequence[Box]) -> Region: ...


_CONTEXT_CHARS = 32
_FRAGMENT_CHARS = 140
_MAX_FRAGMENTS = 3
_BEGINNING_CHARS = 90


def snippet(text: str, spans: Sequence[Span]) -> str:
    """Return the text around ``spans`` as HTML, everything escaped but ``<em>`` around each span.

    Without spans it is the beginning of the text.
    """
    if not spans:
        end = min(len(text), _BEGINNING_CHARS)
        return _mark(text, (0, end), ()) + ("…" if end < len(text) else "")
    parts: list[str] = []
    reached = 0
    for window in _windows(spans, len(text)):
        if window[0] > reached:
            parts.append("…")
        parts.append(_mark(text, window, [span for span in spans if window[0] <= span[0] < window[1]]))
        reached = window[1]
    if reached < len(text):
        parts.append("…")
    return "".join(parts)


def _windows(spans: Sequence[Span], length: int) -> list[Span]:
    """Return at most ``_MAX_FRAGMENTS`` stretches of text that hold the first spans with some context."""
    windows: list[Span] = []
    for start, end in spans:
        wide = (max(0, start - _CONTEXT_CHARS), min(length, max(end, start + 1) + _CONTEXT_CHARS))
        if windows and wide[0] <= windows[-1][1] and wide[1] - windows[-1][0] <= _FRAGMENT_CHARS:
            windows[-1] = (windows[-1][0], wide[1])
        elif windows and wide[0] < windows[-1][1]:
            # Close to the last one but the fragment is full: go on where it ends, so that nothing is said twice.
            if start >= windows[-1][1]:
                windows.append((windows[-1][1], wide[1]))
        else:
            windows.append(wide)
        if len(windows) > _MAX_FRAGMENTS:
            return windows[:_MAX_FRAGMENTS]
    return windows


def _mark(text: str, window: Span, spans: Iterable[Span]) -> str:
    at, stop = window
    parts: list[str] = []
    for start, end in spans:
        end = min(end, stop)  # noqa: PLW2901 - a span may reach over the edge of its fragment
        parts.extend((_plain(text[at:start]), "<em>", _plain(text[start:end]), "</em>"))
        at = end
    parts.append(_plain(text[at:stop]))
    return "".join(parts)


def _plain(text: str) -> str:
    return html.escape(" ".join(text.split("\n")), quote=True)


def mark_spans(reading: Placed, spans: Sequence[Span]) -> tuple[Marked, ...]:
    """Return the places of ``spans`` (offsets into ``reading.text``), one for each part of a span within one line."""
    marked: list[Marked] = []
    offset = 0
    wanted = iter(spans)
    span = next(wanted, None)
    for row, (text, wraps) in enumerate(reading.rows):
        if span is None:
            break
        end = offset + len(text)
        while span is not None and span[0] < end:
            first, last = max(span[0] - offset, 0), min(span[1] - offset, len(text))
            boxes = reading.boxes_of(row, first, last)
            said = text[first:last]
            solid = [box for box, character in zip(boxes, said, strict=True) if not character.isspace()]
            if solid:
                marked.append(Marked(region=reading.region_of(solid), text=said.strip()))
            if span[1] > end:
                break
            span = next(wanted, None)
        offset = end if wraps else end + 1
    return tuple(marked)


def locate_mentions(reading: Placed, mentions: Sequence[Mention]) -> tuple[tuple[Span, ...], tuple[Marked, ...]]:
    """Find where mentions stand in a page's text.

    A mention was found by its meaning (a look-alike name, say), so the words asked for are not on the page; what the
    paper says there is marked instead.

    Returns:
        The spans of those whose ``raw`` stands in the text at the mention's place, and marks for the others.
    """
    spans: list[Span] = []
    loose: list[Marked] = []
    for mention in mentions:
        span = _span_of(reading, mention)
        if span is None:
            loose.append(Marked(region=mention.region, text=mention.raw))
        else:
            spans.append(span)
    return tuple(spans), tuple(loose)


def _span_of(reading: Placed, mention: Mention) -> Span | None:
    best: tuple[float, Span] | None = None
    start = reading.text.find(mention.raw) if mention.raw else -1
    while start >= 0:
        span = (start, start + len(mention.raw))
        shared = sum(_overlap(marked.region, mention.region) for marked in mark_spans(reading, [span]))
        if shared > 0 and (best is None or shared > best[0]):
            best = (shared, span)
        start = reading.text.find(mention.raw, start + 1)
    return None if best is None else best[1]


def _overlap(one: Region, other: Region) -> float:
    width = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    height = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    return max(0.0, width) * max(0.0, height)


def join_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return ``spans`` in order, those that overlap made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    assert all(one[1] <= other[0] for one, other in pairwise(joined))
    return tuple(joined)


def plain_snippet(snippet: str) -> str:
    """Return an HTML snippet as text, with the matches in 【 】."""
    marked = snippet.replace("<em>", "【").replace("</em>", "】")
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", marked)).split())
