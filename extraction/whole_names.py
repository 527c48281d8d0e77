"""Names of which a text shows a part, where the item has them whole elsewhere: 刘银 花, 王丽娟 for 刘王丽娟."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archive.model import MentionType
from extraction import names
from extraction.findings import Findings
from extraction.flow import Gap
from extraction.name_ends import may_follow_name
from extraction.name_shapes import is_name_character, looks_like_name, surname_length

_LONG = 4


def rejoin(findings: Findings, known: frozenset[str]) -> None:
    """Add to a name what a blank parts from it where the item has the whole name elsewhere (``刘银 花``)."""
    for place, found in enumerate(findings.items):
        flow, end = found.flow, found.end
        if found.type is not MentionType.PERSON or end >= len(flow.text) or flow.gaps[end] not in (Gap.BLANK, Gap.WIDE):
            continue
        for stop in (end + 1, end + 2):
            if flow.text[found.start : stop] in known and findings.free(flow, end, stop):
                _widen(findings, place, found.start, stop)
                break


def finish_at_line_ends(findings: Findings) -> None:
    """Add to a short name at the end of a line the character of it that begins the next (大队医生韩家⏎驹可以证明)."""
    for place, found in enumerate(findings.items):
        flow, end = found.flow, found.end
        if found.type is not MentionType.PERSON or end >= len(flow.text) or flow.gaps[end] is not Gap.LINE:
            continue
        name = flow.text[found.start : end]
        longer = flow.text[found.start : end + 1]
        short = len(name) == surname_length(name, rare=False) + 1
        goes_on = is_name_character(longer[-1]) and not may_follow_name(flow.text, end)
        closed = end + 1 == len(flow.text) or may_follow_name(flow.text, end + 1)
        whole = short and goes_on and closed and looks_like_name(longer, trusted=False)
        if whole and flow.cell is None and findings.free(flow, end, end + 1):
            _widen(findings, place, found.start, end + 1)


def make_whole(pages: Iterable[Findings]) -> None:
    """Give the names of an item, page by page, the surname before them with which they stand elsewhere."""
    found = list(pages)
    whole = {one.text for findings in found for one in findings.of(MentionType.PERSON) if one.end - one.start == _LONG}
    for findings in found if whole else ():
        for place, one in enumerate(findings.items):
            start = one.start - 1
            if one.type is not MentionType.PERSON or start < 0 or one.flow.text[start : one.end] not in whole:
                continue
            if findings.free(one.flow, start, one.start):
                _widen(findings, place, start, one.end)


def _widen(findings: Findings, place: int, start: int, end: int) -> None:
    """Make the name at ``place`` what stands from ``start`` to ``end``; what that adds is free."""
    found = findings.items[place]
    for low, high in ((start, found.start), (found.end, end)):
        if low < high:
            findings.claim(found.flow, low, high)
    value = names.canonical(found.flow.as_read(start, end))
    findings.items[place] = replace(found, start=start, end=end, value=value, alternatives=())
