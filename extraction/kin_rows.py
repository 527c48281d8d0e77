"""Relatives in running text whose words no mark parts: a row of a household, or all of them one behind the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.flow import Flow, Gap
from extraction.labels import relations_at
from extraction.name_shapes import is_usual_name
from extraction.names import NameSpan


def find_kin_rows(flow: Flow) -> Iterator[tuple[NameSpan, str]]:
    """Yield such names, each with the word for the relative before it (which may be empty)."""
    for match in _HOUSEHOLD.finditer(flow.text):
        yield from _run_of_kin(flow, match.end())
    for match in _BORN.finditer(flow.text):
        # A blank behind the sex says that it ends a name or fills a column of its own.
        if flow.gaps[match.end()] is not Gap.NONE:
            continue
        found = _row_of_kin(flow, match.start())
        if found is not None:
            yield found


def _heads_row(flow: Flow, index: int) -> bool:
    return flow.gaps[index] >= Gap.BLANK or flow.text[index - 1] in ",，。;；:、("


# 家属计妻苟某氏子苟某某女苟某某三口: relatives in a row, without a mark between them.
_HOUSEHOLD = re.compile("(?:家属|眷属|家眷|家口|人口)(?:计有|共有|计|有|共)?:?")
_HEADS = re.compile("[一二三四五六七八九十0-9]{1,2}[口人名丁]|$|[,，。;；、]")


def _run_of_kin(flow: Flow, at: int) -> Iterator[tuple[NameSpan, str]]:
    """Yield the relatives that stand from ``at`` on, each name up to the next word for a relative."""
    text = flow.text
    while kin := next(iter(relations_at(text, at)), ""):
        start = at + len(kin)
        ends = (end for end in range(start + _SHORTEST_NAME, min(len(text), start + _LONGEST_KIN) + 1))
        end = next((end for end in ends if _ends_kin(text, start, end)), None)
        if end is None or flow.gap_inside(start, end) >= Gap.WIDE:
            return
        yield NameSpan(start, end), kin
        at = end


_LONGEST_KIN = 4


def _ends_kin(text: str, start: int, end: int) -> bool:
    closed = bool(relations_at(text, end)) or _HEADS.match(text, end) is not None
    return closed and is_usual_name(text[start:end])


# 孙危某某男民国三十五年…: a row of a household, its words set together.
# 若男, 亚男 are names.
_BORN = re.compile(
    "(?:(?<![亚若胜如似赛超冠])男|女)(?=民国|光绪|宣统|(?:18|19|20)[0-9]{2}[年.]|[一二][八九〇零○][一二三四五六七八九〇零○]{2}年)"
)
_KIN = frozenset("孙媳婿侄甥叔伯嫂婶兄弟姐妹父母夫妻子女")
_LONGEST_ROW_HEAD = 6


def _row_of_kin(flow: Flow, end: int) -> tuple[NameSpan, str] | None:
    """Return the name that ends before a sex and heads its row, alone or behind what the person is to the head."""
    text = flow.text
    begin = next((at for at in range(end - 1, max(-1, end - _LONGEST_ROW_HEAD - 1), -1) if _heads_row(flow, at)), None)
    if begin is None or end - begin < _SHORTEST_NAME:
        return None
    if text[begin] in _KIN and is_usual_name(text[begin + 1 : end]):
        return NameSpan(begin + 1, end), text[begin]
    return (NameSpan(begin, end), "") if is_usual_name(text[begin:end]) else None


_SHORTEST_NAME = 2
