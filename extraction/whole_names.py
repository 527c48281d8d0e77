"""Names of two surnames (刘王丽娟) that a sentence gives without the first, where the item has them whole elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archive.model import MentionType
from extraction import names
from extraction.findings import Findings

_LONG = 4


def make_whole(pages: Iterable[Findings]) -> None:
    """Give the names of an item, page by page, the surname before them with which they stand elsewhere."""
    found = list(pages)
    whole = {
        one.flow.text[one.start : one.end]
        for findings in found
        for one in findings.of(MentionType.PERSON)
        if one.end - one.start == _LONG
    }
    for findings in found if whole else ():
        for place, one in enumerate(findings.items):
            start = one.start - 1
            if one.type is not MentionType.PERSON or start < 0 or one.flow.text[start : one.end] not in whole:
                continue
            if findings.free(one.flow, start, one.start):
                findings.claim(one.flow, start, one.start)
                value = names.canonical(one.flow.as_read(start, one.end))
                findings.items[place] = replace(one, start=start, value=value, alternatives=())
