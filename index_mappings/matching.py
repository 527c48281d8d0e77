"""Why an item is a hit, and where: for shown hits only, from the stored mentions, row and page texts.

It evaluates the compiled leaves over the very values that the index was given (``document``) and the very tokens
(``analysis``), so that labels and marked places cannot disagree with what was counted. Excluded words mark nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.model import Item, Mention, MentionType
from index_mappings import analysis, document, fields, keys, number_keys
from index_mappings.analysis import AnalysedText, merge_spans
from index_mappings.compile import Compiled, Leaf
from index_mappings.field_names import AskedField
from index_mappings.fields import Field
from index_mappings.keys import MatchLabel
from index_mappings.query import All, Node, Pattern, Phrase, Range, Some, Term
from index_mappings.wildcards import fits

_ORDER = {label: rank for rank, label in enumerate(MatchLabel)}
# Words in these fields narrow a search; they say how an item was met only where nothing else was asked.
_NARROWING = {
    AskedField.CASE_TYPE, AskedField.CLASS, AskedField.DATE, AskedField.YEAR, AskedField.BORN, AskedField.BOX,
}  # fmt: skip
_TEXT_FIELDS = {fields.TITLE, fields.ADDRESS, fields.BODY}
_LABEL_OF_PREFIX = keys.LABEL_OF_PREFIX | {number_keys.SHAPE: MatchLabel.SHAPE}
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
    """How an item was met. ``label`` is a MatchLabel's value; ``pages`` are those with something to mark, in order.

    ``like`` are the names that were met because they look or sound like one asked.
    """

    label: str
    pages: tuple[PageMatch, ...]
    like: tuple[str, ...] = ()


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
    like: dict[str, None] = {}
    row_values = _values_of(document.entries_of_item(item, aliases))
    row_texts = [AnalysedText(text) for text in (*document.title_texts(item.row), *document.note_texts(item.row))]
    mention_values = [_values_of(document.entries_of_mention(mention)) for mention in mentions]
    mention_addresses = [
        [AnalysedText(text) for text in document.addresses_of_mention(mention)] for mention in mentions
    ]
    for leaf in compiled.leaves:
        alternatives = tuple(_flatten(leaf.node))
        alternatives, joint = _read_joint(alternatives, [row_values, *mention_values], mention_addresses)
        found = [label for node in alternatives if (label := _meet(node, row_values)) is not None]
        if any(_spans_in(alternatives, text, everywhere=False) for text in row_texts):
            found.append(MatchLabel.TEXT)
        for number, mention in enumerate(mentions):
            met = [label for node in alternatives if (label := _meet(node, mention_values[number])) is not None]
            by_words = any(_spans_in(alternatives, text, everywhere=False) for text in mention_addresses[number])
            if not met and not by_words:
                continue
            if met and mention.type is MentionType.PERSON and min(met, key=_ORDER.__getitem__) in keys.LIKENESS:
                like[mention.value] = None
            found += met or [_word_label(alternatives, mention_addresses[number])]
            marked.setdefault(mention.page, {})[number] = None
            if mention.page in texts:
                places = _places_of(mention.raw, texts[mention.page])
                if by_words and not met:
                    places = _narrow(places, _spans_in(alternatives, texts[mention.page], everywhere=False))
                spans.setdefault(mention.page, []).extend(places)
        for page, text in texts.items():
            places = _spans_in(alternatives, text, everywhere=False)
            if places and _asks_body(leaf):
                found.append(_word_label(alternatives, [text]))
                spans.setdefault(page, []).extend(places)
        if not found:
            found = [label for label, _ in joint]
            for number in dict.fromkeys(number for _, numbers in joint for number in numbers):
                page = mentions[number].page
                marked.setdefault(page, {})[number] = None
                if page in texts:
                    spans.setdefault(page, []).extend(_places_of(mentions[number].raw, texts[page]))
        labels += ((leaf.asked in _NARROWING, label) for label in _told_apart(found))
    return MatchReport(
        label=_best(labels),
        pages=tuple(
            PageMatch(number=page, spans=merge_spans(spans.get(page, ())), mentions=tuple(sorted(marked.get(page, ()))))
            for page in sorted(spans.keys() | marked.keys())
        ),
        like=tuple(like),
    )


def find_spans(compiled: Compiled, text: str) -> tuple[tuple[int, int], ...]:
    """Return where anything asked for stands in a text of any kind (a title, say), for marking it there."""
    analysed = AnalysedText(text)
    return merge_spans(
        span for leaf in compiled.leaves for span in _spans_in(tuple(_flatten(leaf.node)), analysed, everywhere=True)
    )


def _told_apart(found: Sequence[MatchLabel]) -> Sequence[MatchLabel]:
    """Return the labels of one leaf; words that stand as asked are not said to be met under another name."""
    return [label for label in found if label is not MatchLabel.FORMER_NAME] if MatchLabel.TEXT in found else found


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
            fitting = [held for held in values.get(field, ()) if isinstance(held, str) and fits(value, held)]
            met = bool(fitting)
            if value[:1] in "?*" and fitting:
                # What the wildcard takes may be the prefix of a key.
                value = fitting[0]
        case Range(field, low, high):
            met = any(low <= int(held) <= high for held in values.get(field, ()))
            return _label_of(node, MatchLabel.EXACT) if met else None
        case _:
            return None
    if not met:
        return None
    of_key = _LABEL_OF_PREFIX.get(value[:1], MatchLabel.EXACT) if field in _PREFIXED else MatchLabel.EXACT
    return _label_of(node, of_key)


def _label_of(node: Term | Phrase | Pattern | Range, otherwise: MatchLabel) -> MatchLabel:
    return MatchLabel(node.label) if node.label else otherwise


def _word_label(alternatives: Sequence[Node], texts: Sequence[AnalysedText]) -> MatchLabel:
    """Return how words of ``texts`` met: as asked where they do, else as the first alternative that met says."""
    met = [
        node.label
        for node in alternatives
        if isinstance(node, Term | Phrase | Pattern)
        and any(_spans_in((node,), text, everywhere=False) for text in texts)
    ]
    return MatchLabel.TEXT if not met or "" in met else MatchLabel(met[0])


def _read_joint(
    alternatives: Sequence[Node],
    values: Sequence[Mapping[Field, Sequence[str | int]]],
    addresses: Sequence[Sequence[AnalysedText]],
) -> tuple[tuple[Node, ...], list[tuple[MatchLabel, list[int]]]]:
    """Part what is met by one value or stretch of text from what several must meet together.

    Returns the former, and of the latter what is met: its label, and the mentions (by number) that hold the most of it.
    """
    joint: list[tuple[MatchLabel, list[int]]] = []
    for node in alternatives:
        if not isinstance(node, All):
            continue
        parts = [tuple(_flatten(child)) for child in node.children]
        first = parts[0][0]
        label = first.label if isinstance(first, Term | Phrase | Pattern | Range) else ""
        # What an item's number and its row hold between them counts as the index counts it.
        if all(any(_meet(way, held) is not None for way in part for held in values) for part in parts):
            joint.append((MatchLabel(label) if label else MatchLabel.EXACT, []))
            continue
        met = [
            {
                place
                for place, part in enumerate(parts)
                if any(_spans_in(part, text, everywhere=False) for text in texts)
            }
            for texts in addresses
        ]
        if parts and set().union(*met) == set(range(len(parts))):
            most = max(len(held) for held in met)
            numbers = [number for number, held in enumerate(met) if len(held) == most]
            joint.append((MatchLabel(label) if label else MatchLabel.TEXT, numbers))
    return tuple(node for node in alternatives if not isinstance(node, All)), joint


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
            return _word_label((node,), [text]), (number, start, end)
    return None
