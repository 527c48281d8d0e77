"""The dates of a page: what each is of, and those that name theirs by another; see ``dates`` and ``told_days``."""

from __future__ import annotations

import re

from archive.model import BIRTH_DATE, MentionType
from extraction import dates
from extraction.context import ItemContext
from extraction.date_knowledge import is_ahead, judge_date
from extraction.date_span import DateSpan
from extraction.findings import Finding, Findings
from extraction.flow import Flow, Gap
from extraction.labels import Kind
from extraction.reading import Reading
from extraction.told_days import Paper, find_told_days

# 证号…有效期至2010年5月31日: no part of a number is written so.
_WHOLE_DAY = re.compile(
    "[0-9〇零○一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,2}月[0-9一二三四五六七八九十廿]{1,3}日?"
)

_POINTED_DAY = re.compile(r"(?:19|20)[0-9]{2}([.\-/])[0-9]{1,2}\1[0-9]{1,2}")


def find_page_dates(reading: Reading, findings: Findings, context: ItemContext) -> None:
    for flow in reading.flows:
        timed = tuple(
            (field.start, field.end) for field in reading.fields if field.flow is flow and "何时" in field.label.word
        )
        expected = (*reading.ranges(flow, Kind.DATE), *timed)
        for span in dates.find_dates(flow, expected=expected, year=context.year):
            _add_date(reading, flow, span, findings, context)
    paper = _paper_of(findings, context)
    signed = _signed_days(reading, findings, context)
    before = ""
    for place, flow in enumerate(reading.flows):
        own = next((day for at, day in signed if at >= place), paper)
        here = [found for found in findings.of(MentionType.DATE) if found.flow is flow]
        births = [(found.start, found.end, found.value) for found in here if found.role == BIRTH_DATE]
        told = sorted((found.start, found.end, found.value) for found in here if found.role != BIRTH_DATE)
        for span in find_told_days(flow, told, before, own, births=births):
            if findings.free(flow, span.start, span.end):
                _add_date(reading, flow, span, findings, context)
        before = told[-1][2] if told else before


def _add_date(reading: Reading, flow: Flow, span: DateSpan, findings: Findings, context: ItemContext) -> None:
    field = reading.field_at(flow, span.start, span.end)
    role = BIRTH_DATE if span.born else ""
    if field is not None and field.label.kind is Kind.DATE:
        role = field.label.role
    elif (
        field is not None
        and field.label.kind in (Kind.NUMBER, Kind.ID, Kind.PHONE)
        and not _WHOLE_DAY.fullmatch(flow.text, span.start, span.end)
        # 护照号 P3309172 1993.9.18发: behind a blank.
        and not (_is_apart(flow, span.start) and _POINTED_DAY.fullmatch(flow.text, span.start, span.end))
    ):
        return
    judged = judge_date(flow, span, role=role, year=context.year)
    findings.add(
        Finding(
            type=MentionType.DATE,
            flow=flow,
            start=judged.start,
            end=judged.end,
            value=judged.value,
            role=role,
            checks=judged.checks,
            alternatives=judged.alternatives,
        )
    )


def _is_apart(flow: Flow, start: int) -> bool:
    """Say whether a blank or a word stands before ``start``, so that it begins no part of a number."""
    return flow.gaps[start] >= Gap.BLANK or "\u3400" <= flow.text[max(0, start - 1)] <= "\u9fff"


def _signed_days(reading: Reading, findings: Findings, context: ItemContext) -> list[tuple[int, Paper]]:
    """Return the days of the year of the item that end a row, as under a letter, each with the place of its flow."""
    places = {id(flow): place for place, flow in enumerate(reading.flows)}
    signed = [
        (places[id(found.flow)], Paper(value=found.value, told=True))
        for found in findings.of(MentionType.DATE)
        if len(found.value) == len("1988-05-01")
        and found.value.startswith(f"{context.year}-")
        and found.role != BIRTH_DATE
        and found.flow.text[found.end :].strip("日号。") == ""
        and not is_ahead(found.flow.text, found.start, found.end, found.role)
    ]
    return sorted(signed, key=lambda one: one[0])


def _paper_of(findings: Findings, context: ItemContext) -> Paper | None:
    """Return when a page was written: the last day, or month, that it tells in the year of its item; else that year.

    What it says ahead of time (有效期至 …) is left aside. None where nothing tells a year.
    """
    told = [
        finding.value
        for finding in findings.of(MentionType.DATE)
        if finding.role != BIRTH_DATE and not is_ahead(finding.flow.text, finding.start, finding.end, finding.role)
    ]
    days = [value for value in told if len(value) == len("1988-05-01")]
    own = [value for value in days if value.startswith(f"{context.year}-")]
    months = [value for value in told if value.startswith(f"{context.year}-")]
    if own or months:
        return Paper(value=(own or months)[-1], told=True)
    return Paper(value=str(context.year), told=False) if context.year is not None and not days else None
