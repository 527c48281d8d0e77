"""Why an item is a hit, and where: for shown hits only, from the stored mentions, row and page texts.

It evaluates the compiled leaves over the very values that the index was given (``document``) and the very tokens
(``analysis``), so that labels and marked places cannot disagree with what was counted. Excluded words mark nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.model import Item, Mention
from index_mappings import analysis, document, fields, keys
from index_mappings.analysis import AnalysedText, merge_spans
from index_mappings.compile import Compiled, Leaf
from index_mappings.field_names import AskedField
from index_mappings.fields import Field
from index_mappings.keys import MatchLabel
from index_mappings.query import Node, Pattern, Phrase, Range, Some, Term
from index_mappings.wildcards import fits

_ORDER = {label: rank for rank, label in enumerate(MatchLabel)}
# Words in these fields narrow a search; they say how an item was met only where nothing else was asked.
_NARROWING = {AskedField.CASE_TYPE, AskedField.CLASS, AskedField.DATE, AskedField.YEAR, AskedField.BOX}
_TEXT_FIELDS = {fields.TITLE, fields.ADDRESS, fields.BODY}
_PREFIXED = {fields.NAME_KEY, fields.ID_NUMBER, fields.NUMBER}


@dataclass(frozen=True, kw_only=True)
class PageMatch:
    """What was met on one page.

    Attributes:
        number: of the page, from 1.
        spans: (start, end) offsets into the page's text, ascending, none overlapping.
        mentions: indexes into the mentions that were given.
    """

    number: int
    spans: tuple[tuple[int, int], ...]
    mentions: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class MatchReport:
    """How an item was met. ``label`` is a MatchLabel's value; ``pages`` are those with something to mark, in order."""

    label: str
    pages: tuple[PageMatch, ...]


def explain_match(
    compiled: Compiled,
    *,
    item: Item,
    mentions: Sequence[Mention],
    pages: Mapping[int, str],
    aliases: Sequence[str] = (),
) -> MatchReport:
    """Say how an item was met and where.

    Args:
        compiled: the query that found it.
        item: with its row.
        mentions: all of the item's.
        pages: text by page number (``PageText.text``); a page that was not read may be left out.
        aliases: other archive numbers of the item.
    """
    texts = {number: AnalysedText(text) for number, text in sorted(pages.items())}
    spans: dict[int, list[tuple[int, int]]] = {}
    marked: dict[int, dict[int, None]] = {}
    labels: list[tuple[bool, MatchLabel]] = []
    row_values = _values_of(document.entries_of_item(item, aliases))
    row_texts = [AnalysedText(text) for text in (*document.title_texts(item.row), *document.note_texts(item.row))]
    mention_values = [_values_of(document.entries_of_mention(mention)) for mention in mentions]
    mention_addresses = [
        [AnalysedText(text) for text in document.addresses_of_mention(mention)] for mention in mentions
    ]
    for leaf in compiled.leaves:
        alternatives = tuple(_flatten(leaf.node))
        found = [label for node in alternatives if (label := _meet(node, row_values)) is not None]
        if any(_spans_in(alternatives, text, everywhere=False) for text in row_texts):
            found.append(MatchLabel.TEXT)
        for number, mention in enumerate(mentions):
            met = [label for node in alternatives if (label := _meet(node, mention_values[number])) is not None]
            by_words = any(_spans_in(alternatives, text, everywhere=False) for text in mention_addresses[number])
            if not met and not by_words:
                continue
            found += met or [MatchLabel.TEXT]
            marked.setdefault(mention.page, {})[number] = None
            if mention.page in texts:
                places = _places_of(mention.raw, texts[mention.page])
                if by_words and not met:
                    places = _narrow(places, _spans_in(alternatives, texts[mention.page], everywhere=False))
                spans.setdefault(mention.page, []).extend(places)
        for page, text in texts.items():
            places = _spans_in(alternatives, text, everywhere=False)
            if places and _asks_body(leaf):
                found.append(MatchLabel.TEXT)
                spans.setdefault(page, []).extend(places)
        labels += ((leaf.asked in _NARROWING, label) for label in found)
    return MatchReport(
        label=_best(labels),
        pages=tuple(
            PageMatch(number=page, spans=merge_spans(spans.get(page, ())), mentions=tuple(sorted(marked.get(page, ()))))
            for page in sorted(spans.keys() | marked.keys())
        ),
    )


def find_spans(compiled: Compiled, text: str) -> tuple[tuple[int, int], ...]:
    """Return where anything asked for stands in a text of any kind (a title, say), for marking it there."""
    analysed = AnalysedText(text)
    return merge_spans(
        span for leaf in compiled.leaves for span in _spans_in(tuple(_flatten(leaf.node)), analysed, everywhere=True)
    )


def _best(labels: Sequence[tuple[bool, MatchLabel]]) -> str:
    """Return the best label, of leaves that narrow only where there is no other; exact where nothing was asked."""
    telling = [label for narrowing, label in labels if not narrowing] or [label for _, label in labels]
    return min(telling, key=_ORDER.__getitem__, default=MatchLabel.EXACT).value


def _flatten(node: Node) -> Iterable[Node]:
    if isinstance(node, Some):
        for child in node.children:
            yield from _flatten(child)
    else:
        yield node


def _values_of(entries: Iterable[document.Entry]) -> dict[Field, list[str | int]]:
    values: dict[Field, list[str | int]] = {}
    for field, value in entries:
        values.setdefault(field, []).append(value)
    return values


def _meet(node: Node, values: Mapping[Field, Sequence[str | int]]) -> MatchLabel | None:
    """Return how ``node`` meets one of ``values``, or None where it does not."""
    match node:
        case Term(field, value) if field not in _TEXT_FIELDS:
            met = value in values.get(field, ())
        case Pattern(field, value):
            met = any(isinstance(held, str) and fits(value, held) for held in values.get(field, ()))
        case Range(field, low, high):
            return MatchLabel.EXACT if any(low <= int(held) <= high for held in values.get(field, ())) else None
        case _:
            return None
    if not met:
        return None
    return keys.LABEL_OF_PREFIX.get(value[:1], MatchLabel.EXACT) if field in _PREFIXED else MatchLabel.EXACT


def _asks_body(leaf: Leaf) -> bool:
    return leaf.asked is None or leaf.asked is AskedField.TEXT


def _spans_in(alternatives: Sequence[Node], text: AnalysedText, *, everywhere: bool) -> list[tuple[int, int]]:
    """Return where the phrases and tokens among ``alternatives`` stand; with ``everywhere``, names too."""
    spans: list[tuple[int, int]] = []
    for node in alternatives:
        match node:
            case Phrase(_, tokens):
                spans += text.find_phrase(tokens)
            case Term(field, value) if field in _TEXT_FIELDS:
                spans += text.find_phrase(((0, value),))
            case Term(field, value) if everywhere and field == fields.NAME_KEY:
                for phrase in analysis.ask_text(value[1:]).phrases:
                    spans += text.find_phrase(phrase)
            case _:
                pass
    return spans


def _narrow(places: list[tuple[int, int]], words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return those of ``words`` that stand within ``places``; ``places`` where none does."""
    inside = [word for word in words if any(start <= word[0] and word[1] <= end for start, end in places)]
    return inside or places


def _places_of(raw: str, text: AnalysedText) -> list[tuple[int, int]]:
    """Return where what a mention says stands in its page's text."""
    spans: list[tuple[int, int]] = []
    for phrase in analysis.ask_text(raw).phrases:
        spans += text.find_phrase(phrase)
    return spans


def look_at(
    node: Node, entries: Iterable[document.Entry], texts: Sequence[AnalysedText]
) -> tuple[MatchLabel, tuple[int, int, int] | None] | None:
    """Return how one alternative is met by values or by words of ``texts``, or None where it is not.

    With the label comes, where words met, the number of the text and the first place in it: start, end.
    """
    if (label := _meet(node, _values_of(entries))) is not None:
        return label, None
    for number, text in enumerate(texts):
        for start, end in _spans_in((node,), text, everywhere=False):
            return MatchLabel.TEXT, (number, start, end)
    return None
