"""Which case types an item's pages say they are of: by their titles, their ticked boxes and their matters.

Where each candidate stands is found here; which of them counts is settled in ``case_types``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extraction import case_types
from extraction.case_types import CaseTypeSpan, Strength
from extraction.context import ItemContext
from extraction.flow import Flow, Gap
from extraction.labels import Kind
from extraction.reading import Reading

_NOT_TITLE = re.compile(
    r"(?:(?:受理|档案|归档|证件|文书|登记|业务)?(?:编号|证号|档号|文号|号码(?![\u4e00-\u9fff]{2,12}$))|[\u4e00-\u9fff]{1,4}字第|no\.?[0-9]|[\u4e00-\u9fff]{2,12}[〔\[][0-9]{4}|(?:19|20)[0-9]{2}年?[0-9.\-/月]).*$"
)


def find_case_types(readings: Sequence[Reading], context: ItemContext) -> list[CaseTypeSpan]:
    """Return what each page's form is; an item of several forms is of several types."""
    chosen: list[CaseTypeSpan] = []
    for reading in readings:
        chosen.extend(case_types.choose(_case_type_candidates(reading, context), context))
    settled = case_types.settle(chosen)
    if settled and not case_types.is_vague(settled):
        return settled
    # What a letter of several pages asks for may stand on its last.
    return case_types.prose_type([flow for reading in readings for flow in reading.flows], context) or settled


def _end_of_title(flow: Flow) -> int:
    """Return where what is no part of a title begins: its number, its day."""
    cut = _NOT_TITLE.search(flow.text)
    if cut is None:
        return len(flow.text)
    # 迁移证　湘字第…: the blank says which of the characters before 字第 are of the number.
    behind = [
        index
        for index in range(cut.start() + 1, min(cut.end(), cut.start() + _LONGEST_OFFICE))
        if flow.gaps[index] >= Gap.BLANK and _NOT_TITLE.match(flow.text, index)
    ]
    return behind[-1] if behind else cut.start()


_LONGEST_OFFICE = 5
_LONGEST_SPACED = 6
_FEWEST_SPREAD = 4


_NO_TITLES = frozenset({Kind.OTHER, Kind.NUMBER, Kind.ADDRESS, Kind.PLACE, Kind.ORGANISATION})


def _title_at(flow: Flow, *, high: bool, values: set[str], context: ItemContext) -> list[CaseTypeSpan]:
    """Return what a line says as a title: all of it, or what stands before the first wide blank.

    暂住人口登记簿　房主:…
    """
    stretches = flow.stretches()
    ends = [_end_of_title(flow), *([stretches[0][1]] if high and len(stretches) > 1 else [])]
    # 户口　卡片　户号 029…: a title that is spaced out.
    if high and len(stretches) > 2 and stretches[1][1] <= _LONGEST_SPACED:
        ends.append(stretches[1][1])
    for start, end in [*((0, end) for end in ends), *(_spread(stretches) if high else ())]:
        title = flow.text[start:end]
        if title in values and not high:
            continue
        if len(title) > 2 and case_types.is_title(title, high=high):
            several = case_types.lists_several(title)
            if not several:
                return case_types.title_types(flow, start, end, context, Strength.TITLE)
            if listed := case_types.listed_types(flow, start, end, context):
                return listed
    return []


def _spread(stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where a title stands whose characters are set wide apart beside something else (编号 2417　口　卡　片)."""
    for apart, group in groupby(stretches, key=lambda stretch: stretch[1] - stretch[0] == 1):
        run = list(group)
        if apart and len(run) >= _FEWEST_SPREAD:
            yield run[0][0], run[-1][1]


def _case_type_candidates(reading: Reading, context: ItemContext) -> list[CaseTypeSpan]:
    archive_class = context.archive_class
    found: list[CaseTypeSpan] = []
    # 收缴证件：居民身份证、户口登记卡: what fills a field is no title.
    values = {field.text for field in reading.fields if field.label.certain and field.label.kind in _NO_TITLES}
    for place, (flow, _, height) in enumerate(reading.lines):
        high = place < 5 + reading.joined or height > 1.3 * reading.text_height
        found.extend(_title_at(flow, high=high, values=values, context=context))
    for flow in reading.flows:
        found.extend(case_types.ticked_types(flow, archive_class, reading.ranges(flow, Kind.MATTER)))
    rows = {field.row for field in reading.fields if field.label.kind is Kind.MATTER and field.row is not None}
    listed = rows if len(rows) > 1 else frozenset[int]()
    for field in reading.fields:
        if field.label.kind is Kind.MATTER:
            named = case_types.field_types(field.flow, field.start, field.end, archive_class)
            # One row a change in a household's list of changes says nothing of the list.
            found.extend(replace(span, strength=Strength.SUBJECT) if field.row in listed else span for span in named)
        elif field.label.kind is Kind.SUBJECT:
            found.extend(case_types.title_types(field.flow, field.start, field.end, context, Strength.SUBJECT)[:1])
    return found
