"""Tables that were typed with blanks between the values: heads in one line, rows below that stand under no head.

Such text has no columns to see (a list typed into a text, a PDF whose blanks are one character wide). The order of the
values and what they look like say which head each belongs to. A row may be broken over lines, even inside a value.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction import addresses
from extraction.columns import Column, assign_in_order, label_of_names, likeness, stand_under
from extraction.fields import Field, Parts
from extraction.flow import Flow, Gap
from extraction.label_search import ValueFits, find_labels
from extraction.labels import Kind, Label, classify, relation
from extraction.layout import Row, flow_of
from extraction.name_shapes import looks_like_name, surname_length

_LEAST_HEADS = 3
_LONGEST_HEAD = 9
# So great a part of the heads is known, and so great a part of the values may be left out of the first row.
_KNOWN, _LEFT_OUT = 0.6, 0.25
_MOST_LINES = 3
_COUNTING = frozenset({"序号", "顺号", "序", "编号", "号", "顺序号", "顺序", "no", "no.", "次序", "行号"})
_ORDINAL = re.compile(r"[(（]?[0-9]{1,4}[.、)）]?|[一二三四五六七八九十]{1,3}[.、]?|[①-⑳]")
_DITTO = frozenset({"〃", '"', "''", "同上", "同左", "同前", "无", "不详", "-", "—", "——", "/", "々"})
# Words of one character that are values of their own, and no part of a name set with blanks.
_ALONE = frozenset("男女汉满回藏壮苗彝无是否父母夫妻子女兄弟姐妹孙媳")
_UNDER = 0.6
_SHORT_NAME = 3
_SKIPPED = -2.0
_LIKELY = 0.5

_Span = tuple[int, int]


@dataclass(frozen=True)
class _Heads:
    """The words of a line of heads, each with its label (None: nobody knows it), and where it stands.

    Attributes:
        columns: from left to right.
        counted: the first of them numbers the rows.
        apart: wide blanks part all of them.
    """

    columns: tuple[Column, ...]
    counted: bool
    apart: bool

    def begins_row(self, flow: Flow) -> bool:
        """Say whether a line begins with what stands first in a row."""
        if not flow.text:
            return False
        start, end = _tokens(flow)[0]
        text = flow.text[start:end]
        if self.counted:
            return _ORDINAL.fullmatch(text) is not None
        first = self.columns[0].label
        if text in _DITTO or first is None or first.kind is Kind.OTHER or likeness(text, first) > 0:
            return True
        # Under a head of names a surname need not be known.
        return first.kind is Kind.PERSON and len(text) <= _SHORT_NAME and looks_like_name(text, trusted=True)


@dataclass(frozen=True)
class _Read:
    """A row: its text, its values, the column of each (None: of none), and how well they fit."""

    flow: Flow
    values: list[_Span]
    places: list[int | None]
    score: float

    @property
    def last(self) -> str:
        start, end = self.values[-1]
        return self.flow.text[start:end]


def read_typed_rows(page: int, rows: Sequence[Row], parts: Parts, number: int, value_fits: ValueFits) -> int:
    """Read the rows that follow a line of heads, ``rows[0]``, if they are typed without standing under them.

    Args:
        page: its number, from 1.
        rows: free rows of a block, from the one that may be heads on.
        parts: gets the flows and fields of the rows read, not that of the heads.
        number: of the last table row read before; they count down.
        value_fits: see ``label_search.find_labels``.

    Returns:
        How many of ``rows`` behind the first were read; 0 where they are no such table.
    """
    heads = _read_heads(rows[0].flow)
    if heads is None:
        return 0
    found: list[_Read] = []
    taken = under = 0
    for group in _groups(rows[1:], heads, value_fits):
        reads = [(_read_row(page, group[:lines], heads), lines) for lines in range(1, len(group) + 1)]
        reads = [(read, lines) for read, lines in reads if _is_row(read, heads, begun=bool(found))]
        if not reads:
            break
        read, lines = _choose(reads, heads)
        found.append(read)
        under += lines == 1 and stand_under(read.flow, read.values, heads.columns)
        taken += lines
        # What follows the last row is no part of it.
        if lines < len(group):
            break
    # Columns that can be seen are read by where they stand.
    if not found or (heads.apart and under > _UNDER * len(found)):
        return 0
    for read in found:
        number -= 1
        parts.flows.append(read.flow)
        parts.fields.extend(_fields(read, heads, number))
    return taken


def _choose(reads: Sequence[tuple[_Read, int]], heads: _Heads) -> tuple[_Read, int]:
    """Return the row among those of one, two and three lines, and its lines.

    One that is whole does not go on, however well the next line would fit, unless an address ends in the middle there.
    """
    whole = [one for one in reads if len(one[0].values) >= len(heads.columns)]
    if not whole:
        return max(reads, key=lambda one: one[0].score)
    chosen = whole[0]
    for longer in whole[1:]:
        shorter = chosen[0]
        place = shorter.places[-1]
        label = heads.columns[place].label if place is not None else None
        if len(longer[0].values) != len(shorter.values) or label is None or label.kind is not Kind.ADDRESS:
            break
        before, after = shorter.last, longer[0].last
        if not (after.startswith(before) and addresses.goes_on_with(before, after.removeprefix(before))):
            break
        chosen = longer
    return chosen


def _tokens(flow: Flow) -> list[_Span]:
    """Return the stretches between blanks of any width and line ends; a name set with blanks (红　梅) is one."""
    text = flow.text
    edges = [0, *(at for at in range(1, len(text)) if flow.gaps[at] is not Gap.NONE), len(text)]
    tokens: list[_Span] = []
    for start, end in itertools.pairwise(edges):
        low = tokens[-1][0] if tokens else start
        lone = start - low == end - start == 1 and flow.gaps[start] is not Gap.LINE
        name = text[low:end]
        if lone and _ALONE.isdisjoint(name) and surname_length(name) == 1 and looks_like_name(name, trusted=False):
            tokens[-1] = (low, end)
        else:
            tokens.append((start, end))
    return tokens


def _read_heads(flow: Flow) -> _Heads | None:
    if not flow.text or ":" in flow.text or any(map(str.isdigit, flow.text)):
        return None
    tokens = _tokens(flow)
    words = [flow.text[start:end] for start, end in tokens]
    if len(words) < _LEAST_HEADS or any(len(word) > _LONGEST_HEAD for word in words):
        return None
    counted = words[0] in _COUNTING
    labels = [classify(word) for word in words]
    known = sum(label is not None for label in labels) + (counted and labels[0] is None)
    certain = sum(label is not None and label.certain for label in labels)
    if known < max(_LEAST_HEADS, _KNOWN * len(words)) or certain < _LEAST_HEADS - 1:
        return None
    columns = tuple(
        Column(None if counted and place == 0 else label, flow.box(start, end).x0, flow.box(start, end).x1, word)
        for place, ((start, end), label, word) in enumerate(zip(tokens, labels, words, strict=True))
    )
    apart = all(flow.gaps[start] >= Gap.WIDE for start, _ in tokens[1:])
    return _Heads(columns=columns, counted=counted, apart=apart)


def _groups(rows: Sequence[Row], heads: _Heads, value_fits: ValueFits) -> Iterator[list[Row]]:
    """Yield the lines of each row of the table, up to where it ends."""
    group: list[Row] = []
    for row in rows:
        hits = find_labels(row.flow, value_fits)
        ended = any(hit.colon for hit in hits) or (hits and hits[0].start == 0 and _heads_remark(row.flow, heads))
        begins = heads.begins_row(row.flow)
        if ended or not (begins or group) or (not begins and len(group) == _MOST_LINES):
            break
        if begins and group:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _heads_remark(flow: Flow, heads: _Heads) -> bool:
    """Say whether a line begins with a label (经办 某某　复核 某某) where a value would have to stand."""
    start, end = _tokens(flow)[0]
    text = flow.text[start:end]
    label = classify(text)
    return label is not None and label.certain and relation(text) is None and not heads.counted


def _read_row(page: int, lines: Sequence[Row], heads: _Heads) -> _Read:
    """Return a row read in the way that fits best: each line end parts two values, or breaks one."""
    flow = flow_of(page, lines)
    tokens = _tokens(flow)
    if not heads.counted and len(tokens) == len(heads.columns) + 1 and _ORDINAL.fullmatch(flow.text, *tokens[0]):
        tokens = tokens[1:]
    breaks = [start for start, _ in tokens[1:] if flow.gaps[start] is Gap.LINE]
    ways = [
        _place(flow, _join(tokens, joined), heads, likely=sum(_goes_on(flow, tokens, at) for at in joined))
        for count in range(len(breaks) + 1)
        for joined in itertools.combinations(breaks, count)
    ]
    return max(ways, key=lambda read: read.score)


def _goes_on(flow: Flow, tokens: Sequence[_Span], at: int) -> float:
    """Say how likely the value before a line end goes on behind it: above 0 where an address ends in the middle."""
    (start, end), (low, high) = next((one, other) for one, other in itertools.pairwise(tokens) if other[0] == at)
    return _LIKELY if addresses.goes_on_with(flow.text[start:end], flow.text[low:high]) else -_LIKELY


def _join(tokens: Sequence[_Span], at: Sequence[int]) -> list[_Span]:
    joined: list[_Span] = []
    for start, end in tokens:
        if joined and start in at:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _place(flow: Flow, values: list[_Span], heads: _Heads, *, likely: float) -> _Read:
    texts = [flow.text[start:end] for start, end in values]
    places = assign_in_order(texts, heads.columns)
    score = likely + sum(
        _SKIPPED if place is None else 1.0 + _likeness(text, heads.columns[place])
        for text, place in zip(texts, places, strict=True)
    )
    return _Read(flow=flow, values=values, places=places, score=score)


def _likeness(text: str, column: Column) -> float:
    return 0.0 if text in _DITTO else likeness(text, column.label)


def _is_row(read: _Read, heads: _Heads, *, begun: bool) -> bool:
    """Say whether a line is a row of the table: the first must look it, those below it as little as the next table."""
    texts = [read.flow.text[start:end] for start, end in read.values]
    if len(texts) < 2:
        return False
    if begun and (heads.counted or len(texts) == len(heads.columns)):
        return True
    like = sum(
        place is not None and _likeness(text, heads.columns[place]) > 0
        for text, place in zip(texts, read.places, strict=True)
    )
    labels = sum(classify(text) is not None and relation(text) is None for text in texts)
    # Of a row that only one value is wanting of, one that fits says enough in the middle of a table.
    least = 1 if begun and len(texts) == len(heads.columns) - 1 else 2
    whole = begun or len(texts) >= (1 - _LEFT_OUT) * len(heads.columns)
    return whole and read.score > 0 and like >= least and labels < 0.4 * len(texts)


def _fields(read: _Read, heads: _Heads, number: int) -> list[Field]:
    fields: list[Field] = []
    for (start, end), place in zip(read.values, read.places, strict=True):
        text = read.flow.text[start:end]
        label: Label | None = None
        if place is not None and text not in _DITTO:
            column = heads.columns[place]
            counts = heads.counted and not place
            label = column.label or (None if counts else label_of_names(text, column.word))
        # What no head claims is still a value by itself, and nothing may be read across its ends.
        label = label or Label(Kind.OTHER, "", "", certain=False)
        fields.append(Field(label=label, flow=read.flow, start=start, end=end, row=number))
    return fields
