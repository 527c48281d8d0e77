"""Columns without rules: which value of a row stands under which head.

Heads are centred or not, values may be wider than their column, and some are missing; so geometry and what a value
looks like decide together, and the order of the columns is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from archive.text import Box
from extraction.flow import Flow
from extraction.labels import Kind, Label
from extraction.name_shapes import is_usual_name, looks_like_name

_DATE = re.compile(r"(?:[0-9]{2,4}|[一二三四五六七八九〇○零]{2,4}|民国.{1,3})[年.\-/]|(?:19|20)[0-9]{6}$")
_NUMBER = re.compile(r"^[\u3400-\u9fff]{0,6}[0-9a-z][0-9a-z·.\-/〔〕]{2,}")
_ADDRESS = re.compile(
    r"[省市区县镇乡村路街巷].*(?:[0-9一二三四五六七八九十]+[号组室栋]|村|路|街)|[省市县区州].+[区县镇乡]|^[\u3400-\u9fff]+(?<![第字])[0-9一二三四五六七八九十]+[号组室栋]$|^[\u3400-\u9fff]{2,10}(?:公社|大队|生产队|管区)(?:[\u3400-\u9fff0-9]{1,6}[队组])?$"
)
_OFFICE = re.compile(r"(?:所|队|局|厂|公司|校|院|处|科|会|\)|店|社)$")


@dataclass(frozen=True, eq=False)
class Column:
    """A column's head: its label (None where nobody knows it), its extent and, for an unknown one, its words."""

    label: Label | None
    x0: float
    x1: float
    word: str = ""


def stand_under(flow: Flow, segments: Sequence[tuple[int, int]], columns: Sequence[Column]) -> bool:
    """Say whether there is a segment for each column, and each stands right under its head."""
    if len(segments) != len(columns):
        return False
    boxes = [flow.box(start, end) for start, end in segments]
    return all(min(box.x1, column.x1) > max(box.x0, column.x0) for box, column in zip(boxes, columns, strict=True))


def assign(flow: Flow, segments: Sequence[tuple[int, int]], columns: Sequence[Column]) -> list[int | None]:
    """Return for each segment its column, or None; columns rise from left to right."""
    boxes = [flow.box(start, end) for start, end in segments]
    texts = [flow.text[start:end] for start, end in segments]
    return _align(len(segments), len(columns), lambda i, j: _fit(texts[i], boxes[i], columns[j]))


def assign_in_order(texts: Sequence[str], columns: Sequence[Column]) -> list[int | None]:
    """Return for each text its column, or None, where nothing but their order and what they look like tells."""
    if len(texts) == len(columns):
        return list(range(len(texts)))
    return _align(len(texts), len(columns), lambda i, j: 1.0 + likeness(texts[i], columns[j].label))


def _align(rows: int, width: int, fit: Callable[[int, int], float]) -> list[int | None]:
    """Return for each of ``rows`` values one of ``width`` columns, rising, or None, so that they fit best together."""
    # best[i][j]: the best score of the first i segments in the first j columns.
    best = [[0.0] * (width + 1) for _ in range(rows + 1)]
    step: list[list[int]] = [[0] * (width + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        for j in range(width + 1):
            skip = best[i - 1][j] - 2.0
            choice, score = 0, skip
            if j:
                if best[i][j - 1] >= score:
                    choice, score = 1, best[i][j - 1]
                pair = best[i - 1][j - 1] + fit(i - 1, j - 1)
                if pair > score:
                    choice, score = 2, pair
            best[i][j], step[i][j] = score, choice
    assigned: list[int | None] = [None] * rows
    i, j = rows, width
    while i:
        if j and step[i][j] == 1:
            j -= 1
        elif j and step[i][j] == 2:
            assigned[i - 1] = j - 1
            i, j = i - 1, j - 1
        else:
            i -= 1
    return assigned


def _fit(text: str, box: Box, column: Column) -> float:
    shared = min(box.x1, column.x1) - max(box.x0, column.x0)
    near = 2.0 if shared > 0 else max(-2.0, 1.0 + shared / max(4 * box.height, 1.0))
    return near + likeness(text, column.label)


# 某某(妻)、某某
_PAST_NAME = re.compile(r"[(（、,，]")


def likeness(text: str, label: Label | None) -> float:
    """Say how much folded ``text`` looks like a value of ``label``: above 0 it does, below 0 it does not."""
    if label is None:
        return 0.0
    match label.kind:
        case Kind.DATE:
            return 3.0 if _DATE.search(text) else -3.0
        case Kind.MEMBERS if looks_like_name(_PAST_NAME.split(text, maxsplit=1)[0], trusted=False):
            return 2.5
        case Kind.PERSON | Kind.FORMER_NAME | Kind.MEMBERS:
            return 2.5 if looks_like_name(text, trusted=False) else (-2.0 if len(text) > 5 or text.isdigit() else 0.0)
        case Kind.NUMBER | Kind.ID | Kind.PHONE:
            return 2.0 if _NUMBER.search(text) else -2.0
        case Kind.ADDRESS:
            return 2.5 if _ADDRESS.search(text) else -1.5
        case Kind.ORGANISATION:
            return 1.5 if _OFFICE.search(text) else -0.5
        case Kind.SUBJECT:
            return 1.0 if len(text) > 6 else -1.0
        case _:
            return -1.0 if _DATE.search(text) and len(text) > 6 else 0.0


def label_of_names(text: str, head: str) -> Label | None:
    """Return a label for a value under a head that nobody knows, if the value is plainly a name (``宿客``)."""
    if not head or not 2 <= len(text) <= 4 or not looks_like_name(text, trusted=False):
        return None
    return Label(Kind.PERSON, head, head, certain=False)


# So many values, and so great a part of them, must be names before a column is one of names.
_LEAST_NAMES, _NAMES_SHARE = 3, 0.6
_NICKNAME = re.compile(r"[(（].*")


def label_of_column(values: Sequence[str], head: str, label: Label | None) -> Label | None:
    """Return the label of a column: what its head says, or what its values are where the head does not tell.

    Args:
        values: folded texts of its cells.
        head: folded words over it.
        label: what the head is known to say.
    """
    if not head or (label is not None and (label.certain or label.kind not in (Kind.OTHER, Kind.PERSON))):
        return label
    names = sum(is_usual_name(_NICKNAME.sub("", value)) for value in values)
    if names < _LEAST_NAMES or names < _NAMES_SHARE * len(values):
        return label
    if label is not None and label.kind is Kind.PERSON:
        return replace(label, certain=True)
    return Label(Kind.PERSON, head, head, certain=True)
