"""Names whose characters are set wide apart, as typists do to make two characters as long as three: 罗　勇.

A flow that holds one is given back with the name closed up, so that whatever reads it sees 罗勇. Only single characters
between blanks are closed up, and only where they make a name of a usual surname.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.text import Box
from extraction.flow import Flow, Gap, Mark, make_flow
from extraction.labels import relations_at
from extraction.name_shapes import is_name_character, is_usual_name, name_lists

_APART = (Gap.BLANK, Gap.WIDE)
# 伍　拾　元: amounts are spread as names are.
_NUMERALS = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟萬零一二三四五六七八九十百千")
# What may stand in a row of single characters beside a name.
_NO_GIVEN = frozenset("男女汉")


def read_flow(page: int, marks: Sequence[Mark], *, cell: Box | None = None) -> Flow:
    """Fold ``marks`` into a flow whose spread names are closed up."""
    return close_up(make_flow(page, marks, cell=cell))


def close_up(flow: Flow) -> Flow:
    """Return ``flow`` without the blanks inside its spread names; what was read there stays in its marks."""
    inside = {index for run in _single_characters(flow) for name in _names_of(flow.text, run) for index in name[1:]}
    if not inside:
        return flow
    return replace(flow, gaps=tuple(Gap.NONE if index in inside else gap for index, gap in enumerate(flow.gaps)))


def _single_characters(flow: Flow) -> Iterator[range]:
    """Yield the runs of two and more ideographs of which each stands alone between blanks on one line."""
    alone = [index for index in range(len(flow.text)) if _stands_alone(flow, index)]
    start = 0
    for place in range(1, len(alone) + 1):
        if place < len(alone) and alone[place] == alone[place - 1] + 1 and flow.gaps[alone[place]] in _APART:
            continue
        if place - start > 1:
            yield range(alone[start], alone[place - 1] + 1)
        start = place


def _stands_alone(flow: Flow, index: int) -> bool:
    """Say whether no ideograph touches the one at ``index``, but for words that go on behind a name (李　强二人)."""
    text, gaps = flow.text, flow.gaps
    if not is_name_character(text[index]):
        return False
    if index and gaps[index] is Gap.NONE and is_name_character(text[index - 1]):
        return False
    after = index + 1
    touched = after < len(text) and gaps[after] is Gap.NONE and is_name_character(text[after])
    return not touched or (gaps[index] in _APART and _BEHIND.match(text, after) is not None)


_BEHIND = re.compile("[二两三]人|同志|夫妇|等[人二三四五]|系|[男女](?![\u3400-\u9fff])|于(?:[0-9一二民]|本)")


def _names_of(text: str, run: range) -> Iterator[range]:
    """Yield the names that a run of single characters spells, each two or three of them."""
    start = run.start
    while start < run.stop - 1:
        # 罗　勇　妻　李　芳: two where the third says who comes next, and where four make two.
        sizes = (2, 3) if run.stop - start == 4 else (3, 2)
        size = next((size for size in sizes if start + size <= run.stop and _is_name(text[start : start + size])), 0)
        if size:
            yield range(start, start + size)
        start += size or 1


def _is_name(text: str) -> bool:
    told = any(character in _NO_GIVEN or relations_at(character, 0) for character in text[1:])
    # 单　价　金　额
    words = name_lists().words_or_stop
    told = told or any(text[at : at + 2] in words for at in range(len(text) - 1))
    return not told and not _NUMERALS.issuperset(text) and is_usual_name(text)
