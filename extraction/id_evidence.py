"""Holds each ID number of a page against what the page says of its holder, and has damaged ones solved.

A birth date and a sex count where they stand in the number's own table row, else where the page has one of each.
A number put right says so: ``mended`` where the birth date on the paper confirms it, ``!mended`` where only the
number itself does; what was read is kept in ``raw`` and offered among the alternatives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.id_numbers import birth_date_of
from archive.model import BIRTH_DATE, MentionType
from extraction import identity
from extraction.context import ItemContext
from extraction.fields import Field
from extraction.findings import Finding, Findings
from extraction.id_repair import ILLEGIBLE, Known, solve
from extraction.reading import Reading

_PARTS = frozenset(".,·'-")
# How likely a last 4 of which the engine is less sure than this was an X.
_SURE, _X_FOR_4 = 0.99, 0.03
# What a solved number no longer fails.
_SOLVED = frozenset({"!checksum", "!length", "!date", "!illegible", "!region"})


def check_ids(reading: Reading, findings: Findings, context: ItemContext) -> None:
    """Add to each ID number the checks that the page allows, and put right what can be solved."""
    ids = list(findings.of(MentionType.ID_NUMBER))
    for finding in ids:
        known = _known_of(finding, ids, reading, findings, context)
        place = findings.items.index(finding)
        findings.items[place] = _compared(_mended(finding, known), known, findings)


def _known_of(
    finding: Finding, ids: Sequence[Finding], reading: Reading, findings: Findings, context: ItemContext
) -> Known:
    births = [date for date in findings.of(MentionType.DATE) if date.role == BIRTH_DATE and len(date.value) == 10]
    sexes = [field for field in reading.fields if field.label.word == "性别" and field.text[:1] in "男女"]
    around = reading.field_at(finding.flow, finding.start, finding.end)
    if around is not None and around.row is not None:
        births = [date for date in births if _row_of(reading.field_at(date.flow, date.start, date.end)) == around.row]
        sexes = [field for field in sexes if field.row == around.row]
    elif len(ids) > 1:
        births, sexes = [], []
    told = {date.value for date in births}
    male = {field.text[0] == "男" for field in sexes}
    return Known(
        births=frozenset(told) if len(told) == 1 else frozenset(),
        male=next(iter(male)) if len(male) == 1 else None,
        latest_year=None if context.year is None else context.year + 1,
    )


def _row_of(field: Field | None) -> int | None:
    return field.row if field is not None else None


def _mended(finding: Finding, known: Known) -> Finding:
    if "checksum" in finding.checks or not _SOLVED & set(finding.checks):
        return finding
    flow = finding.flow
    if len(finding.value) == 15:
        return replace(finding, alternatives=_dated(finding))
    places = [index for index in range(finding.start, finding.end) if flow.text[index] not in _PARTS]
    if len(places) != len(finding.value) or len(places) not in (17, 18, 19):
        return finding
    choices: list[list[tuple[float, str]]] = []
    for order, index in enumerate(places):
        last = order == 17 or (order == len(places) - 1 and len(places) == 17)
        options = {finding.value[order]: max(flow.glyph(index).confidence, 1e-3)}
        for rival in flow.glyph(index).alternatives:
            digit = identity.digit_of(rival.text, last=last)
            if digit and rival.probability > 0:
                options.setdefault(digit, rival.probability)
        if last and finding.value[order] == "4" and flow.glyph(index).confidence < _SURE:
            # A running hand writes the two alike.
            options["X"] = max(_X_FOR_4, options.get("X", 0.0))
        choices.append([(share, digit) for digit, share in options.items()][:5])
    solution = solve(choices, known)
    others = [other for other in (*solution.others, *finding.alternatives) if other != solution.value]
    if not solution.value:
        return replace(finding, alternatives=tuple(dict.fromkeys(others))[:4])
    checks = [check for check in finding.checks if check not in _SOLVED]
    checks += ["checksum", "mended" if solution.confirmed else "!mended"]
    if ILLEGIBLE not in finding.value:
        others.insert(0, finding.value)
    return replace(finding, value=solution.value, checks=tuple(checks), alternatives=tuple(dict.fromkeys(others))[:4])


def _dated(finding: Finding) -> tuple[str, ...]:
    """Return the runner-up readings of 15 digits that hold a real birth date; nothing else proves such a number."""
    size = finding.end - finding.start
    readings = finding.flow.rivals(finding.start, finding.end, limit=24, floor=1e-3)
    values = (identity.normalise_id(reading.lower()) for reading in readings if len(reading) == size)
    return tuple(dict.fromkeys(value for value in values if birth_date_of(value) is not None))[:4]


def _compared(finding: Finding, known: Known, findings: Findings) -> Finding:
    """Compare the number with the birth dates and the sex that the page gives."""
    extra: list[str] = []
    told = {date.value for date in findings.of(MentionType.DATE) if date.role == BIRTH_DATE}
    born = birth_date_of(finding.value)
    if born is not None and born in told:
        extra.append("birth_date")
    elif born is not None and known.births:
        extra.append("!birth_date")
    # Nothing else proves a number of 15 digits: who was born after the paper was written is not on it.
    if born is not None and known.is_too_late(born) and "checksum" not in finding.checks:
        extra.append("!after_document")
        offered = dict.fromkeys((*finding.alternatives, *_dated(finding)))
        finding = replace(
            finding, alternatives=tuple(one for one in offered if not known.is_too_late(birth_date_of(one)))[:4]
        )
    male = identity.is_male(finding.value)
    if male is not None and known.male is not None:
        extra.append("sex" if male == known.male else "!sex")
    return replace(finding, checks=(*finding.checks, *extra)) if extra else finding
