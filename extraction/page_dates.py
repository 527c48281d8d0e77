"""The dates of a page: what each is of, and those that name their month by that of the paper; see ``dates``."""

from __future__ import annotations

import re

from archive.model import BIRTH_DATE, MentionType
from extraction import dates
from extraction.context import ItemContext
from extraction.date_knowledge import judge_date
from extraction.date_span import DateSpan
from extraction.findings import Finding, Findings
from extraction.flow import Flow
from extraction.labels import Kind
from extraction.reading import Reading

# 证号…有效期至2010年5月31日: no part of a number is written so.
_WHOLE_DAY = re.compile(
    "[0-9〇零○一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,2}月[0-9一二三四五六七八九十廿]{1,3}日?"
)


def find_page_dates(reading: Reading, findings: Findings, context: ItemContext) -> None:
    for flow in reading.flows:
        timed = tuple(
            (field.start, field.end) for field in reading.fields if field.flow is flow and "何时" in field.label.word
        )
        expected = (*reading.ranges(flow, Kind.DATE), *timed)
        for span in dates.find_dates(flow, expected=expected, year=context.year):
            field = reading.field_at(flow, span.start, span.end)
            role = BIRTH_DATE if span.born else ""
            if field is not None and field.label.kind is Kind.DATE:
                role = field.label.role
            elif (
                field is not None
                and field.label.kind in (Kind.NUMBER, Kind.ID, Kind.PHONE)
                and not _WHOLE_DAY.fullmatch(flow.text, span.start, span.end)
            ):
                continue
            _add_date(flow, span, role, findings, context)
    paper = _month_of_paper(findings, context)
    for flow in reading.flows:
        told = sorted(
            (found.start, found.value)
            for found in findings.of(MentionType.DATE)
            if found.flow is flow and found.role != BIRTH_DATE
        )
        spans = [*dates.find_days_of_month(flow, paper)] if paper is not None else []
        spans += dates.find_days_of_year(flow, told, paper[0] if paper is not None else None)
        for span in spans:
            if findings.free(flow, span.start, span.end):
                _add_date(flow, span, "", findings, context)


def _add_date(flow: Flow, span: DateSpan, role: str, findings: Findings, context: ItemContext) -> None:
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


def _month_of_paper(findings: Findings, context: ItemContext) -> tuple[int, int] | None:
    """Return year and month of the last day that a page tells in the year of its item; None where it tells none."""
    told = [
        finding.value
        for finding in findings.of(MentionType.DATE)
        if len(finding.value) == len("1988-05-01") and finding.value.startswith(f"{context.year}-")
    ]
    return (int(told[-1][:4]), int(told[-1][5:7])) if told else None
