"""What each word of a query weighed for one item: in which field it was met, by which way, where. For who asks why.

It looks at the same values and tokens as ``matching``, one by one instead of all together, so it costs more and runs
only where it is asked for. Nothing here decides what is a hit or how it is labelled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.model import Item, Mention
from index_mappings import document, fields, keys
from index_mappings.analysis import AnalysedText
from index_mappings.compile import Compiled
from index_mappings.fields import Field
from index_mappings.meeting import look_at
from index_mappings.query import All, Node, Pattern, Phrase, Range, Some, Term
from index_mappings.wildcards import fits

# A common word may stand on every page; the best ways tell enough.
_MOST_WAYS = 12
# Fields of the index under the names by which people ask for them.
_NAMES = {fields.NAME_KEY: "name", fields.DATE_DAY: "date", fields.DATE_MONTH: "date", fields.DATE_YEAR: "date",
          fields.BODY: "text"}  # fmt: skip
_PREFIXES = "".join(keys.LABEL_OF_PREFIX)


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way in which a word was met.

    Attributes:
        field: where, by the name under which it can be asked for.
        match: a MatchLabel's value.
        found: what stands there; of a catalogue's numbers and names, the normal form.
        page: number of the page, or None where the catalogue says it.
        weight: what this way is worth.
    """

    field: str
    match: str
    found: str
    page: int | None
    weight: float


@dataclass(frozen=True, kw_only=True)
class WordMatch:
    """A word or range of the query, and how it was met.

    Attributes:
        word: as asked.
        asked: the field that it was asked of, or None for everywhere.
        weight: of its best way. Words side by side add up to the score of a hit; of words joined by OR the heaviest
            counts.
        ways: the heaviest first.
    """

    word: str
    asked: str | None
    weight: float
    ways: tuple[Way, ...]


@dataclass(frozen=True, kw_only=True)
class _Source:
    """Something that an item is found by: its row, one mention, or the text of a page."""

    page: int | None
    written: str = ""
    entries: Sequence[document.Entry] = ()
    texts: Mapping[Field, Sequence[tuple[str, AnalysedText]]]


def explain_words(
    compiled: Compiled,
    *,
    item: Item,
    mentions: Sequence[Mention],
    pages: Mapping[int, str],
    aliases: Sequence[str] = (),
) -> tuple[WordMatch, ...]:
    """Say how each word was met, in the order of the query; a word that was not met is left out."""
    sources = tuple(_sources(item, mentions, pages, aliases))
    explained: list[WordMatch] = []
    met: list[bool] = []
    for leaf in compiled.leaves:
        if leaf.instead_of is not None and met[leaf.instead_of]:
            met.append(True)
            continue
        weight, ways = _weigh(leaf.node, sources)
        met.append(weight is not None)
        if weight is not None:
            best = sorted(dict.fromkeys(ways), key=lambda way: (-way.weight, way.page or 0))
            if best and best[0].match not in keys.LIKENESS:
                # What is met as written looks and sounds like itself, too.
                best = [way for way in best if way.match not in keys.LIKENESS]
            asked = None if leaf.asked is None else leaf.asked.value
            explained.append(WordMatch(word=leaf.text, asked=asked, weight=weight, ways=tuple(best[:_MOST_WAYS])))
    return tuple(explained)


def _sources(
    item: Item, mentions: Sequence[Mention], pages: Mapping[int, str], aliases: Sequence[str]
) -> Iterable[_Source]:
    row_texts = {
        fields.TITLE: _analyse(document.title_texts(item.row)),
        fields.BODY: _analyse(document.note_texts(item.row)),
    }
    yield _Source(page=None, entries=document.entries_of_item(item, aliases), texts=row_texts)
    for mention in mentions:
        addresses = {fields.ADDRESS: _analyse(document.addresses_of_mention(mention))}
        yield _Source(
            page=mention.page, written=mention.raw, entries=document.entries_of_mention(mention), texts=addresses
        )
    for number, text in sorted(pages.items()):
        yield _Source(page=number, texts={fields.BODY: _analyse([text])})


def _analyse(texts: Iterable[str]) -> tuple[tuple[str, AnalysedText], ...]:
    return tuple((text, AnalysedText(text)) for text in texts)


def _weigh(node: Node, sources: Sequence[_Source]) -> tuple[float | None, list[Way]]:
    """Return the score of a node, None where it is not met, and the ways of meeting it."""
    match node:
        case Some(children) | All(children):
            judged = [_weigh(child, sources) for child in children]
            scores = [score for score, _ in judged if score is not None]
            ways = [way for _, found in judged for way in found]
            if isinstance(node, All):
                return (sum(scores), ways) if len(scores) == len(children) else (None, [])
            return max(scores, default=None), ways
        case Term() | Phrase() | Pattern() | Range():
            ways = [way for source in sources if (way := _way(node, source)) is not None]
            return (node.weight if ways else None), ways
        case _:
            return 0.0, []


def _way(node: Term | Phrase | Pattern | Range, source: _Source) -> Way | None:
    texts = source.texts.get(node.field, ())
    met = look_at(node, source.entries, [analysed for _, analysed in texts])
    if met is None:
        return None
    label, place = met
    if place is not None:
        number, start, end = place
        found = texts[number][0][start:end]
    else:
        found = source.written or _value_of(node, source.entries)
    name = _NAMES.get(node.field, node.field.name)
    return Way(field=name, match=label.value, found=found, page=source.page, weight=node.weight)


def _value_of(node: Node, entries: Sequence[document.Entry]) -> str:
    """Return the value of a catalogue row that a node met, as a person reads it; empty for a day's number."""
    match node:
        case Term(fields.NAME_KEY, value):
            # The keys of one name stand together, the name as written first.
            name = ""
            for of, entry in entries:
                if of is fields.NAME_KEY:
                    key = str(entry)
                    name = key[1:] if key.startswith((keys.EXACT, keys.FORMER)) else name
                    if key == value:
                        return name or key.lstrip(_PREFIXES)
            return ""
        case Term(_, value):
            return value.lstrip(_PREFIXES)
        case Pattern(field, pattern):
            held = (str(value) for of, value in entries if of is field and fits(pattern, str(value)))
            return next((value.lstrip(_PREFIXES) for value in held), "")
        case Range(fields.YEAR, low, high):
            return next((str(value) for of, value in entries if of is fields.YEAR and low <= int(value) <= high), "")
        case _:
            return ""
