"""Organisations: the value of a labelled field, and offices of the police wherever they are named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extraction.flow import Flow, Gap
from extraction.name_shapes import is_usual_name

_OFFICE = re.compile(
    r"[\u3400-\u9fff]{2,20}?(?:省|市|县|区)公安(?:厅|局)(?:[\u3400-\u9fff]{1,16}?(?:分局|支队|大队|中队|派出所|管理处|管理科|管理所|车管所))*|[\u3400-\u9fff]{2,10}?派出所"
)
_LEAD = re.compile(
    r".*(?:由|向|在|到|至|经|对|于|的|和|与|及|是|为|我|该|原|往|从|意见|提请|报|送|请|其|所属|辖区|属|收|民警|遗失|丢失)(?=[\u3400-\u9fff]{4})"
)
_BLANKISH = re.compile(r"^(?:无|略|同上|见.*|[-/—_.]+|不详|\(?章\)?|\(?公章\)?|盖章|签章)$")
_NOTE = re.compile(r"\((?:虚构|样例|示例|公章|盖章|章|签章|印)[^()]*\)$|(?:专用章|印章|公章|盖章)$|\([^()]*$")


@dataclass(frozen=True, slots=True)
class OrganisationSpan:
    start: int
    end: int


def field_organisation(flow: Flow, start: int, end: int) -> OrganisationSpan | None:
    """Return the organisation that fills a labelled value, without remarks behind it."""
    text = flow.text
    stop = next((index for index in range(start + 1, end) if flow.gaps[index] in (Gap.WIDE, Gap.BREAK)), end)
    stop = next((index for index in range(start, stop) if text[index] in ",，;；。:"), stop)
    note = _NOTE.search(text[start:stop])
    if note is not None:
        stop = start + note.start()
    value = text[start:stop]
    if len(value) < 3 or _BLANKISH.match(value) or sum("\u3400" <= character <= "\u9fff" for character in value) < 3:
        return None
    return OrganisationSpan(start, stop)


def find_offices(flow: Flow) -> Iterator[OrganisationSpan]:
    """Yield the police offices that the text names."""
    text = flow.text
    for match in _OFFICE.finditer(text):
        start, end = match.span()
        for index in range(end - 1, start, -1):
            parted = flow.gaps[index] is Gap.BLANK and is_usual_name(text[start:index])
            if parted or flow.gaps[index] in (Gap.WIDE, Gap.BREAK):
                start = index
                break
        lead = _LEAD.match(text[start:end])
        if lead is not None:
            start += lead.end()
        if end - start >= 5:
            yield OrganisationSpan(start, end)
