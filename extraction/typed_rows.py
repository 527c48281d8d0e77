"""Tables that were typed with blanks between the values: heads in one line, rows below that stand under no head.

Such text has no columns to see (a list typed into a text, a PDF whose blanks are one character wide). The order of the
values and what they look like say which head each belongs to. A row may be broken over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extraction.columns import Column, assign_in_order, label_of_names, likeness
from extraction.fields import Field, Parts
from extraction.flow import Flow, Gap
from extraction.label_search import ValueFits, find_labels
from extraction.labels import Kind, Label, classify, relation
from extraction.layout import Row, flow_of

_LEAST_HEADS = 3
_LONGEST_HEAD = 9
_KNOWN = 0.6
# Such a part of the values may be left out of a row.
_LEFT_OUT = 0.25
_MOST_LINES = 3
_COUNTING = frozenset({"序号", "序", "编号", "号", "顺序号", "顺序", "no", "no.", "次序", "行号"})
_ORDINAL = re.compile(r"[0-9]{1,4}[.、]?|[一二三四五六七八九十]{1,3}[.、]?|[①-⑳]")
_UNDER = 0.6
_ALIKE = 0.1
_DITTO = frozenset({"〃", '"', "''", "同上", "同左", "同前", "无", "不详", "-", "—", "/", "々"})


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
    found: list[tuple[Flow, list[tuple[int, int]]]] = []
    taken = under = 0
    while 1 + taken < len(rows):
        read = _read_row(page, rows[1 + taken : 1 + taken + _MOST_LINES], heads, value_fits, begun=bool(found))
        if read is None:
            break
        flow, segments, lines = read
        found.append((flow, segments))
        under += lines == 1 and _stands_under(flow, segments, heads)
        taken += lines
    # Columns that can be seen are read by where they stand.
    if not found or (heads.apart and under > _UNDER * len(found)):
        return 0
    for flow, segments in found:
        number -= 1
        parts.flows.append(flow)
        parts.fields.extend(_fields(flow, segments, heads, number))
    return taken


def _tokens(flow: Flow) -> list[tuple[int, int]]:
    """Return the stretches between blanks of any width; what a line end parts may be one value, which they keep."""
    edges = [0, *(at for at in range(1, len(flow.text)) if flow.gaps[at] is not Gap.NONE)]
    return list(zip(edges, [*edges[1:], len(flow.text)], strict=True))


def _read_heads(flow: Flow) -> _Heads | None:
    if ":" in flow.text or any(map(str.isdigit, flow.text)):
        return None
    words = [flow.text[start:end] for start, end in _tokens(flow)]
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
        for place, ((start, end), label, word) in enumerate(zip(_tokens(flow), labels, words, strict=True))
    )
    apart = all(flow.gaps[start] >= Gap.WIDE for start, _ in _tokens(flow)[1:])
    return _Heads(columns=columns, counted=counted, apart=apart)


def _read_row(
    page: int, rows: Sequence[Row], heads: _Heads, value_fits: ValueFits, *, begun: bool
) -> tuple[Flow, list[tuple[int, int]], int] | None:
    """Return the flow of the next row of the table, its values, how many lines it takes; None where none follows."""
    best: tuple[float, Flow, list[tuple[int, int]], int] | None = None
    for lines in range(1, len(rows) + 1):
        # Where rows are counted, the next number begins another.
        if lines > 1 and (not heads.counted or _begins_counted(rows[lines - 1].flow)):
            break
        flow = flow_of(page, rows[:lines])
        if any(hit.colon for hit in find_labels(flow, value_fits)):
            break
        segments = _tokens(flow)
        if heads.counted and not _begins_counted(flow):
            break
        if not heads.counted and len(segments) == len(heads.columns) + 1 and _begins_counted(flow):
            segments = segments[1:]
        if len(segments) > len(heads.columns):
            break
        if len(segments) < (1 - _LEFT_OUT) * len(heads.columns):
            continue
        fit = _fit(flow, segments, heads)
        # Below a row that is one of the table's, another with as many values is, too (〃　某某　雇工　男　不详).
        if begun and len(segments) == len(heads.columns):
            fit = max(fit, _ALIKE)
        if fit > 0 and (best is None or fit > best[0]):
            best = fit, flow, segments, lines
    return best[1:] if best is not None else None


def _begins_counted(flow: Flow) -> bool:
    start, end = _tokens(flow)[0] if flow.text else (0, 0)
    return _ORDINAL.fullmatch(flow.text, start, end) is not None


def _fit(flow: Flow, segments: Sequence[tuple[int, int]], heads: _Heads) -> float:
    """Say how well the values fit the heads: above 0 they do. At least two must look like what their head says."""
    texts = [flow.text[start:end] for start, end in segments]
    placed = assign_in_order(texts, heads.columns)
    fits = [
        likeness(text, heads.columns[place].label) if place is not None else -1.0
        for text, place in zip(texts, placed, strict=True)
        if text not in _DITTO
    ]
    labels = sum(classify(text) is not None and relation(text) is None for text in texts)
    return sum(fits) if sum(fit > 0 for fit in fits) > 1 and labels < 0.4 * len(texts) else 0.0


def _stands_under(flow: Flow, segments: Sequence[tuple[int, int]], heads: _Heads) -> bool:
    """Say whether each value stands right under its head, so that there are columns to see."""
    if len(segments) != len(heads.columns):
        return False
    boxes = [flow.box(start, end) for start, end in segments]
    return all(min(box.x1, head.x1) > max(box.x0, head.x0) for box, head in zip(boxes, heads.columns, strict=True))


def _fields(flow: Flow, segments: Sequence[tuple[int, int]], heads: _Heads, number: int) -> list[Field]:
    fields: list[Field] = []
    placed = assign_in_order([flow.text[start:end] for start, end in segments], heads.columns)
    for (start, end), place in zip(segments, placed, strict=True):
        label: Label | None = None
        if place is not None:
            column = heads.columns[place]
            label = column.label or label_of_names(
                flow.text[start:end], "" if heads.counted and not place else column.word
            )
        # What no head claims is still a value by itself, and nothing may be read across its ends.
        label = label or Label(Kind.OTHER, "", "", certain=False)
        fields.append(Field(label=label, flow=flow, start=start, end=end, row=number))
    return fields
