"""Why an item is a hit, and where: for shown hits only, from the stored mentions, row and page texts.

It evaluates the compiled leaves over the very values that the index was given (``document``) and the very tokens
(``analysis``), so that labels and marked places cannot disagree with what was counted. Excluded words mark nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.model import Item, Mention, MentionType
from index_mappings import analysis, document, fields, keys
from index_mappings.analysis import AnalysedText, merge_spans
from index_mappings.compile import Compiled, Leaf
from index_mappings.field_names import AskedField
from index_mappings.fields import Field
from index_mappings.keys import MatchLabel
from index_mappings.meeting import (
    TEXT_FIELDS,
    flatten,
    label_of_term,
    meet_value,
    read_joint,
    spans_in,
    values_of,
    word_label,
)
from index_mappings.query import All, Node, Pattern, Phrase, Range, Term

_ORDER = {label: rank for rank, label in enumerate(MatchLabel)}
# Words in these fields narrow a search; they say how an item was met only where nothing else was asked.
_NARROWING = {
    AskedField.CASE_TYPE, AskedField.CLASS, AskedField.DATE, AskedField.YEAR, AskedField.BORN, AskedField.BOX,
}  # fmt: skip


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

    ``like`` are the names and addresses that were met because they look or sound like one asked.
    """

    label: str
    pages: tuple[PageMatch, ...]
    like: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Ways:
    """One leaf, its ways of being met sorted by what they look at.

    Attributes:
        instead_of: see ``Leaf``; what is met instead is met as text, however exactly.
        labels: how each value of a field that is asked as it stands would be met.
        tests: patterns and ranges.
        words: phrases and tokens of text.
        joint: what several values or stretches of text must meet together.
    """

    asked: AskedField | None
    instead_of: int | None
    labels: Mapping[Field, Mapping[str | int, MatchLabel]]
    tests: tuple[Pattern | Range, ...]
    words: tuple[Node, ...]
    joint: tuple[All, ...]

    def reads(self, fields_of_mention: frozenset[Field]) -> bool:
        """Tell whether a value of one of these fields can matter."""
        return (
            bool(self.joint)
            or not fields_of_mention.isdisjoint(self.labels)
            or any(node.field in fields_of_mention for node in self.tests)
        )

    def meet(self, values: Mapping[Field, Sequence[str | int]]) -> list[MatchLabel]:
        """Return how ``values`` meet the leaf, one label for each way that they do."""
        if not values:
            return []
        met = [
            label
            for field, labels in self.labels.items()
            for value in values.get(field, ())
            if (label := labels.get(value)) is not None
        ]
        met += (label for node in self.tests if (label := meet_value(node, values)) is not None)
        return met


def _sort_ways(leaf: Leaf) -> _Ways:
    labels: dict[Field, dict[str | int, MatchLabel]] = {}
    tests: list[Pattern | Range] = []
    words: list[Node] = []
    joint: list[All] = []
    for node in flatten(leaf.node):
        match node:
            case All():
                joint.append(node)
            case Phrase():
                words.append(node)
            case Term(field, _) if field in TEXT_FIELDS:
                words.append(node)
            case Term(field, value):
                of_field = labels.setdefault(field, {})
                of_field[value] = min(label_of_term(node), of_field.get(value, MatchLabel.TEXT), key=_ORDER.__getitem__)
            case Pattern() | Range():
                tests.append(node)
            case _:
                pass
    return _Ways(
        asked=leaf.asked,
        instead_of=leaf.instead_of,
        labels=labels,
        tests=tuple(tests),
        words=tuple(words),
        joint=tuple(joint),
    )


class Explainer:
    """Says how items were met by one query and where; made once for all its hits."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self._leaves = [_sort_ways(leaf) for leaf in compiled.leaves]

    def explain(
        self,
        *,
        item: Item,
        mentions: Sequence[Mention],
        pages: Mapping[int, str],
        aliases: Sequence[str] = (),
    ) -> MatchReport:
        """Say how one item was met.

        Args:
            item: with its row.
            mentions: all of the item's.
            pages: text by page number (``PageText.text``); a page that was not read may be left out.
            aliases: other archive numbers of the item.
        """
        item_held = _ItemHeld(item, mentions, pages, aliases, self._leaves)
        report = _Report()
        met: list[bool] = []
        for ways in self._leaves:
            met.append((ways.instead_of is not None and met[ways.instead_of]) or report.add(ways, item_held))
        return report.end()


class _ItemHeld:
    """What an item holds that the leaves can be met by."""

    def __init__(
        self,
        item: Item,
        mentions: Sequence[Mention],
        pages: Mapping[int, str],
        aliases: Sequence[str],
        leaves: Sequence[_Ways],
    ) -> None:
        self.mentions = mentions
        self.texts = {number: AnalysedText(text) for number, text in sorted(pages.items())}
        self.row_values = values_of(document.entries_of_item(item, aliases))
        row_texts = (*document.title_texts(item.row), *document.note_texts(item.row))
        self.row_texts = [AnalysedText(text) for text in row_texts]
        read = {kind for kind, held in document.FIELDS_OF_TYPE.items() if any(ways.reads(held) for ways in leaves)}
        self.values = [
            values_of(document.entries_of_mention(mention)) if mention.type in read else {} for mention in mentions
        ]
        has_words = any(ways.words or ways.joint for ways in leaves)
        self.addresses = [
            [AnalysedText(text) for text in document.addresses_of_mention(mention)] if has_words else []
            for mention in mentions
        ]


class _Report:
    """What was found so far, leaf by leaf."""

    def __init__(self) -> None:
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._marked: dict[int, dict[int, None]] = {}
        self._labels: list[tuple[bool, MatchLabel]] = []
        self._like: dict[str, None] = {}

    def add(self, ways: _Ways, held: _ItemHeld) -> bool:
        """Note how a leaf was met; return whether it was."""
        found = ways.meet(held.row_values)
        if any(spans_in(ways.words, text, everywhere=False) for text in held.row_texts):
            found.append(MatchLabel.TEXT)
        for number in range(len(held.mentions)):
            found += self._look_at_mention(ways, held, number)
        if _asks_body(ways):
            for page, text in held.texts.items():
                if places := spans_in(ways.words, text, everywhere=False):
                    found.append(word_label(ways.words, [text]))
                    self._spans.setdefault(page, []).extend(places)
        found = found or self._look_at_all(ways, held)
        if ways.instead_of is not None:
            found = [MatchLabel.TEXT for _ in found]
        elif not ways.labels:
            found = _told_apart(found)
        self._labels += ((ways.asked in _NARROWING, label) for label in found)
        return bool(found)

    def end(self) -> MatchReport:
        return MatchReport(
            label=_best(self._labels),
            pages=tuple(
                PageMatch(
                    number=page,
                    spans=merge_spans(self._spans.get(page, ())),
                    mentions=tuple(sorted(self._marked.get(page, ()))),
                )
                for page in sorted(self._spans.keys() | self._marked.keys())
            ),
            like=tuple(self._like),
        )

    def _look_at_mention(self, ways: _Ways, held: _ItemHeld, number: int) -> list[MatchLabel]:
        mention = held.mentions[number]
        met = ways.meet(held.values[number])
        by_words = any(spans_in(ways.words, text, everywhere=False) for text in held.addresses[number])
        if not met and not by_words:
            return []
        if met and mention.type is MentionType.PERSON and min(met, key=_ORDER.__getitem__) in keys.LIKENESS:
            self._like[mention.value] = None
        if met:
            self._mark(held, number, ())
            return met
        self._mark(held, number, ways.words)
        label = word_label(ways.words, held.addresses[number])
        self._note_likeness(held, [(label, [number])])
        return [label]

    def _look_at_all(self, ways: _Ways, held: _ItemHeld) -> list[MatchLabel]:
        """Look for what only several values or stretches of text meet together."""
        joint = read_joint(ways.joint, [held.row_values, *held.values], held.addresses)
        for number in dict.fromkeys(number for _, numbers in joint for number in numbers):
            self._mark(held, number, ())
        if all(label in keys.LIKENESS for label, _ in joint):
            self._note_likeness(held, joint)
        return [label for label, _ in joint]

    def _note_likeness(self, held: _ItemHeld, met: Sequence[tuple[MatchLabel, Sequence[int]]]) -> None:
        """Note the values that were met because they look or sound like what was asked."""
        numbers = [number for label, numbers in met if label in keys.LIKENESS for number in numbers]
        self._like.update(dict.fromkeys(held.mentions[number].value for number in numbers))

    def _mark(self, held: _ItemHeld, number: int, words: Sequence[Node]) -> None:
        """Note a mention and where it stands; of that, only ``words`` where they stand in it."""
        mention = held.mentions[number]
        self._marked.setdefault(mention.page, {})[number] = None
        text = held.texts.get(mention.page)
        if text is not None:
            places = _places_of(mention.raw, text)
            if words:
                places = _narrow(places, spans_in(words, text, everywhere=False))
            self._spans.setdefault(mention.page, []).extend(places)


def find_spans(compiled: Compiled, text: str) -> tuple[tuple[int, int], ...]:
    """Return where anything asked for stands in a text of any kind (a title, say), for marking it there."""
    analysed = AnalysedText(text)
    return merge_spans(
        span for leaf in compiled.leaves for span in spans_in(tuple(flatten(leaf.node)), analysed, everywhere=True)
    )


def _told_apart(found: list[MatchLabel]) -> list[MatchLabel]:
    """Return the labels of words alone; those that stand as asked are not said to be met under another name or form."""
    otherwise = {MatchLabel.FORMER_NAME, *keys.LIKENESS}
    return [label for label in found if label not in otherwise] if MatchLabel.TEXT in found else found


def _best(labels: Sequence[tuple[bool, MatchLabel]]) -> str:
    """Return the best label, of leaves that narrow only where there is no other; exact where nothing was asked."""
    telling = [label for narrowing, label in labels if not narrowing] or [label for _, label in labels]
    return min(telling, key=_ORDER.__getitem__, default=MatchLabel.EXACT).value


def _asks_body(ways: _Ways) -> bool:
    return any(isinstance(node, Phrase | Term) and node.field is fields.BODY for node in ways.words)


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
