"""Whether one node of a query is met by values or by words of a text, and under which label.

The values are those that the index was given (``document``), the tokens those of ``analysis``; ``matching`` puts
together what is found here for a whole query and a whole item.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from index_mappings import analysis, document, fields, keys, number_keys
from index_mappings.analysis import AnalysedText
from index_mappings.fields import Field
from index_mappings.keys import MatchLabel
from index_mappings.query import All, Node, Pattern, Phrase, Range, Some, Term
from index_mappings.wildcards import fits

TEXT_FIELDS = {fields.TITLE, fields.ADDRESS, fields.BODY}
_LABEL_OF_PREFIX = keys.LABEL_OF_PREFIX | {
    number_keys.SHAPE: MatchLabel.SHAPE,
    number_keys.SERIAL: MatchLabel.VARIANT,
}
_PREFIXED = {fields.NAME_KEY, fields.ID_NUMBER, fields.NUMBER}


def flatten(node: Node) -> Iterable[Node]:
    if isinstance(node, Some):
        for child in node.children:
            yield from flatten(child)
    else:
        yield node


def values_of(entries: Iterable[document.Entry]) -> dict[Field, list[str | int]]:
    values: dict[Field, list[str | int]] = {}
    for field, value in entries:
        values.setdefault(field, []).append(value)
    return values


def meet_value(node: Node, values: Mapping[Field, Sequence[str | int]]) -> MatchLabel | None:
    """Return how ``node`` meets one of ``values``, or None where it does not."""
    match node:
        case Term(field, value) if field not in TEXT_FIELDS:
            return label_of_term(node) if value in values.get(field, ()) else None
        case Pattern(field, pattern):
            fitting = [held for held in values.get(field, ()) if isinstance(held, str) and fits(pattern, held)]
            # What the wildcard takes may be the prefix of a key.
            shown = fitting[0] if fitting and pattern[:1] in "?*" else pattern
            return _label_of(node, _label_of_key(field, shown)) if fitting else None
        case Range(field, low, high):
            met = any(low <= int(held) <= high for held in values.get(field, ()))
            return _label_of(node, MatchLabel.EXACT) if met else None
        case _:
            return None


def label_of_term(node: Term) -> MatchLabel:
    return _label_of(node, _label_of_key(node.field, node.value))


def _label_of_key(field: Field, key: str) -> MatchLabel:
    return _LABEL_OF_PREFIX.get(key[:1], MatchLabel.EXACT) if field in _PREFIXED else MatchLabel.EXACT


def _label_of(node: Term | Phrase | Pattern | Range, otherwise: MatchLabel) -> MatchLabel:
    return MatchLabel(node.label) if node.label else otherwise


def word_label(alternatives: Sequence[Node], texts: Sequence[AnalysedText]) -> MatchLabel:
    """Return how words of ``texts`` met: as asked where they do, else as the first alternative that met says."""
    met = [
        node.label
        for node in alternatives
        if isinstance(node, Term | Phrase | Pattern)
        and any(spans_in((node,), text, everywhere=False) for text in texts)
    ]
    return MatchLabel.TEXT if not met or "" in met else MatchLabel(met[0])


def read_joint(
    nodes: Sequence[All],
    values: Sequence[Mapping[Field, Sequence[str | int]]],
    addresses: Sequence[Sequence[AnalysedText]],
) -> list[tuple[MatchLabel, list[int]]]:
    """Return what several values or stretches of text meet together.

    Of each: its label, and the mentions (by number) that hold the most of it.
    """
    joint: list[tuple[MatchLabel, list[int]]] = []
    for node in nodes:
        parts = [tuple(flatten(child)) for child in node.children]
        # What an item's number and its row hold between them counts as the index counts it.
        if all(any(meet_value(way, held) is not None for way in part for held in values) for part in parts):
            first = parts[0][0]
            label = first.label if isinstance(first, Term | Phrase | Pattern | Range) else ""
            joint.append((MatchLabel(label) if label else MatchLabel.EXACT, []))
            continue
        met = [
            {place for place, part in enumerate(parts) if any(spans_in(part, text, everywhere=False) for text in texts)}
            for texts in addresses
        ]
        if parts and set().union(*met) == set(range(len(parts))):
            most = max(len(held) for held in met)
            numbers = [number for number, held in enumerate(met) if len(held) == most]
            held = [text for texts in addresses for text in texts]
            labels = [word_label(part, held) for part in parts]
            joint.append((next((label for label in labels if label is not MatchLabel.TEXT), MatchLabel.TEXT), numbers))
    return joint


def spans_in(alternatives: Sequence[Node], text: AnalysedText, *, everywhere: bool) -> list[tuple[int, int]]:
    """Return where the phrases and tokens among ``alternatives`` stand; with ``everywhere``, names too."""
    spans: list[tuple[int, int]] = []
    for node in alternatives:
        match node:
            case Phrase(_, tokens):
                spans += text.find_phrase(tokens)
            case Term(field, value) if field in TEXT_FIELDS:
                spans += text.find_phrase(((0, value),))
            case Term(field, value) if everywhere and field == fields.NAME_KEY:
                for phrase in analysis.ask_text(value[1:]).phrases:
                    spans += text.find_phrase(phrase)
            case _:
                pass
    return spans


def look_at(
    node: Node, entries: Iterable[document.Entry], texts: Sequence[AnalysedText]
) -> tuple[MatchLabel, tuple[int, int, int] | None] | None:
    """Return how one alternative is met by values or by words of ``texts``, or None where it is not.

    With the label comes, where words met, the number of the text and the first place in it: start, end.
    """
    if (label := meet_value(node, values_of(entries))) is not None:
        return label, None
    for number, text in enumerate(texts):
        for start, end in spans_in((node,), text, everywhere=False):
            return word_label((node,), [text]), (number, start, end)
    return None
