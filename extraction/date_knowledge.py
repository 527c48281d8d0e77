"""Judges a date by the calendar and by the year of its paper, and offers what its runner-up characters allow.

A date that cannot be (31 April, or years after the paper was filed) is put right only where its runner-ups make exactly
one that can; then it says ``!mended``. What a paper says ahead of time (有效期至 …) is no fault.
"""

from __future__ import annotations

import re
from dataclasses import replace

from archive.model import BIRTH_DATE
from extraction.date_span import DateSpan
from extraction.dates import find_dates
from extraction.flow import DOUBTED, Flow, Mark, make_flow

# Papers are filed in the year in which a matter ends; a signature of the next January is no fault.
_GRACE_YEARS = 1
_AHEAD = re.compile(r"(?:有效|期限|期至|截止|届满|到期|至|到|止|起至|-)[:：(]?$")
_AHEAD_AFTER = re.compile(r"[)日]?(?:止|前|届满|到期|期满|到达)")
_AHEAD_ROLE = re.compile(r"效|期限|止|至|届|到期")
_OFFER_FLOOR = 0.02
_REPAIR_FLOOR = 1e-3
_MOST_OFFERED = 4


def judge_date(flow: Flow, span: DateSpan, *, role: str, year: int | None) -> DateSpan:
    """Return the date with what is known of it.

    Args:
        flow: where it stands.
        span: the date as read.
        role: what the paper calls it, or empty.
        year: of the item, or None.
    """
    if role == BIRTH_DATE and "century_inferred" in span.checks and year is not None and int(span.value[:4]) > year:
        # Nobody was born after the paper about them.
        span = replace(span, value=f"{int(span.value[:4]) - 100}{span.value[4:]}")
    late = _is_late(flow, span, role, year)
    impossible = "!date" in span.checks
    least = min((flow.glyph(index).confidence for index in range(span.start, span.end)), default=1.0)
    if not (late or impossible) and least >= DOUBTED:
        return span
    others = _other_readings(flow, span, year, floor=_REPAIR_FLOOR if impossible or late else _OFFER_FLOOR)
    if late or impossible:
        fitting = [value for value in others if len(value) >= len(span.value) and not _after(value, year)]
        if len(fitting) == 1:
            checks = tuple(check for check in span.checks if check != "!date")
            return replace(span, value=fitting[0], checks=(*checks, "!mended"), alternatives=(span.value,))
    checks = (*span.checks, "!after_document") if late else span.checks
    offered = tuple(dict.fromkeys((*span.alternatives, *others)))[:_MOST_OFFERED]
    return replace(span, checks=checks, alternatives=offered)


def _after(value: str, year: int | None) -> bool:
    return year is not None and int(value[:4]) > year + _GRACE_YEARS


def is_ahead(text: str, start: int, end: int, role: str) -> bool:
    """Say whether a paper tells the date at ``text[start:end]``, called ``role``, ahead of time (有效期至 …)."""
    told = _AHEAD_ROLE.search(role) or _AHEAD.search(text[:start]) or _AHEAD_AFTER.match(text, end)
    return told is not None


def _is_late(flow: Flow, span: DateSpan, role: str, year: int | None) -> bool:
    return _after(span.value, year) and not is_ahead(flow.text, span.start, span.end, role)


def _other_readings(flow: Flow, span: DateSpan, year: int | None, *, floor: float) -> tuple[str, ...]:
    """Return the whole dates that runner-up characters make, likeliest first."""
    values: list[str] = []
    for reading in flow.rivals(span.start, span.end, limit=12, floor=floor):
        if len(reading) != span.end - span.start:
            continue
        marks = [
            Mark(glyph=replace(flow.glyph(index), text=character))
            for index, character in zip(range(span.start, span.end), reading, strict=True)
        ]
        other = make_flow(flow.page, marks)
        found = find_dates(other, expected=((0, len(other.text)),), year=year)
        if (
            len(found) == 1
            and (found[0].start, found[0].end) == (0, len(other.text))
            and "!date" not in found[0].checks
        ):
            values.append(found[0].value)
    return tuple(value for value in dict.fromkeys(values) if value != span.value)
