"""People in the titles of files: rows of a volume's contents list, and cases named in running text.

A title begins with its people, alone or behind a word like 关于, goes on with what the matter is and ends as titles do:
彭某某、仉某某打架一案. The words stand in ``volume_titles.toml``. Its beginning and its end together make a name
likely, so a usual surname and characters that are usual in given names are enough.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple

from extraction.flow import Flow, Gap
from extraction.name_shapes import looks_like_name, name_lists, splits_word, surname_length
from extraction.names import NameSpan
from extraction.places import is_division
from extraction.trades import past_trade
from extraction.word_patterns import one_of

_MARKS = frozenset(",，。;；:“”\"'《》!?")
_ORDINAL = re.compile(r"[(（]?[0-9]{1,3}[.、)）]?(?=[\u3400-\u9fff])")
_JOINS = frozenset("、和与及诉同")
_DOTTED = re.compile(r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}?)+")
_LONGEST_TITLE = 40


class _Words(NamedTuple):
    """What stands before the people of a title, right behind them, and at its end."""

    leads: re.Pattern[str]
    matters: re.Pattern[str]
    ends: re.Pattern[str]


@functools.cache
def _words() -> _Words:
    table = tomllib.loads(resources.files("extraction").joinpath("volume_titles.toml").read_text("utf-8"))

    return _Words(
        leads=re.compile(one_of(table["leads"])),
        matters=re.compile("的?" + one_of(table["matters"])),
        ends=re.compile(one_of(table["ends"]) + r"(?:\([\u3400-\u9fff0-9]{1,6}\)|[0-9]{1,3}[份页])?$"),
    )


def find_people_of_titles(flow: Flow) -> Iterator[NameSpan]:
    """Yield the people that titles in ``flow`` begin with."""
    text = flow.text
    for head in range(len(text)):
        if head and flow.gaps[head] < Gap.LINE and text[head - 1] not in _MARKS:
            continue
        number = _ORDINAL.match(text, head)
        first = number.end() if number is not None else head
        lead = _words().leads.match(text, first)
        for start in (first, lead.end()) if lead is not None else (first,):
            found = [*_people_at(flow, past_trade(text, start))]
            if found and _ends_as_title(flow, found[-1].end):
                yield from found
                break


def _ends_as_title(flow: Flow, start: int) -> bool:
    """Say whether what goes on at ``start`` ends as a title does, at a blank, the end of a line or a mark."""
    text = flow.text
    for end in range(start + 1, min(len(text), start + _LONGEST_TITLE) + 1):
        mark = end < len(text) and text[end] in _MARKS
        if end < len(text) and flow.gaps[end] < Gap.LINE and not mark:
            continue
        if _words().ends.search(text, start, end):
            return True
        if mark or end == len(text) or flow.gaps[end] >= Gap.WIDE:
            return False
    return False


def _people_at(flow: Flow, start: int) -> Iterator[NameSpan]:
    """Yield the people that are listed from ``start`` on; the last is followed by what the matter is."""
    text = flow.text
    found: list[NameSpan] = []
    while (end := _end_of_name(flow, start)) is not None:
        found.append(NameSpan(start, end))
        if text[end] not in _JOINS or _words().matters.match(text, end):
            break
        start = past_trade(text, end + 1)
    if not found:
        return
    # 柯某某与贺家兄弟斗殴案: the others bear no whole name.
    others = _OTHERS.match(text, found[-1].end)
    stops = range(others.start() + 3, others.end() + 1) if others is not None else ()
    if any(_words().matters.match(text, stop) for stop in (found[-1].end, *stops)):
        yield from found


def _end_of_name(flow: Flow, start: int) -> int | None:
    """Return where the name ends that begins at ``start``, if a joint or the matter follows."""
    text = flow.text
    if splits_word(text, start):
        return None
    dotted = _DOTTED.match(text, start)
    if dotted is not None:
        ends = range(dotted.end(), min(len(text) - 1, dotted.end() + _LONGEST_PART) + 1)
        return next(
            (end for end in ends if _goes_on(text, end) and looks_like_name(text[start:end], trusted=False)), None
        )
    surname = surname_length(text[start : start + 4], rare=False)
    if not surname:
        return None
    for end in (start + surname + 2, start + surname + 1):
        if end >= len(text) or flow.gap_inside(start, end) >= Gap.WIDE or not _goes_on(text, end):
            continue
        name, lists = text[start:end], name_lists()
        if not lists.given.issuperset(name[surname:]) or not looks_like_name(name, trusted=False):
            continue
        # 高速公路: a word begins where a name could.
        if name[:2] not in lists.words_or_stop and not is_division(name):
            return end
    return None


_LONGEST_PART = 6
_OTHERS = re.compile(r"[与和同、][\u3400-\u9fff]{2,6}")


def _goes_on(text: str, end: int) -> bool:
    # 方家兄弟: of one family, and no name.
    if text[end - 1] == "家" and _OF_FAMILY.match(text, end):
        return False
    return text[end] in _JOINS or _words().matters.match(text, end) is not None


_OF_FAMILY = re.compile("兄弟|姐妹|父子|母子|夫妇|夫妻|两家|一家")
