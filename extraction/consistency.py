"""Holds what a page says of one thing against what it says of another: numbers, birth dates, sexes, its own year.

It adds checks, and mends ID numbers (``mending``). It finds nothing and drops nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from archive.id_numbers import birth_date_of
from archive.model import BIRTH_DATE, Mention, MentionType
from extraction import identity
from extraction.context import ItemContext
from extraction.findings import Finding, Findings
from extraction.mending import KnownOfPerson, mend
from extraction.reading import Reading

# Papers are filed in the year they end, or the next; a matter of January may stand in last year's volume.
_YEARS_AFTER = 1
_EARLIEST = 1900
# These may lie after the paper.
_AHEAD = re.compile("有效|期限|截止|到期|届满|至")
# Below this the engine itself holds another character for possible.
_WEAK_GLYPH = 0.6


def check_page(reading: Reading, findings: Findings, context: ItemContext) -> None:
    """Fill in the checks of the findings of one page."""
    ids = [finding for finding in findings.items if finding.type is MentionType.ID_NUMBER]
    born = frozenset(finding.value for finding in findings.of(MentionType.DATE) if finding.role == BIRTH_DATE)
    sexes = [field.text[:1] for field in reading.fields if field.label.word == "性别" and field.text[:1] in "男女"]
    male = sexes[0] == "男" if len(ids) == 1 and len(sexes) == 1 else None
    whole = frozenset(value for value in born if len(value) == 10)
    known = KnownOfPerson(born=whole if len(whole) >= len(ids) else frozenset(), male=male)
    for place, finding in enumerate(findings.items):
        if finding.type is MentionType.ID_NUMBER:
            findings.items[place] = _check_id(finding, known, born, alone=len(ids) == 1)
        elif finding.type is MentionType.DATE:
            findings.items[place] = _with(finding, *_check_date(finding, context))
        elif finding.type is MentionType.PERSON and _is_weak(finding):
            findings.items[place] = _with(finding, "!characters")
    _compare_births(findings)


def _check_id(finding: Finding, known: KnownOfPerson, born: frozenset[str], *, alone: bool) -> Finding:
    span = identity.IdSpan(finding.start, finding.end, finding.value, finding.checks, finding.alternatives)
    mended = mend(finding.flow, span, known)
    extra: list[str] = []
    date = birth_date_of(mended.value)
    if date is not None and date in born:
        extra.append("birth_date")
    elif date is not None and alone and len(born) == 1 and len(next(iter(born))) == 10:
        extra.append("!birth_date")
    male = identity.is_male(mended.value)
    if male is not None and known.male is not None:
        extra.append("sex" if male == known.male else "!sex")
    return replace(finding, value=mended.value, checks=(*mended.checks, *extra), alternatives=mended.alternatives)


def _check_date(finding: Finding, context: ItemContext) -> tuple[str, ...]:
    year = int(finding.value[:4])
    failed: list[str] = []
    if year < _EARLIEST:
        failed.append("!too_early")
    if context.year is not None and year > context.year + _YEARS_AFTER and not _AHEAD.search(finding.role):
        text = finding.flow.text
        # 有效期至2019年: running text says so itself.
        if not _AHEAD.search(text[max(0, finding.start - 6) : finding.start]):
            failed.append("!after_document")
    return tuple(failed)


def _compare_births(findings: Findings) -> None:
    """Hold birth dates against the sound ID numbers of the page; one alone must agree with one alone."""
    numbered = {
        birth_date_of(finding.value) for finding in findings.of(MentionType.ID_NUMBER) if "checksum" in finding.checks
    }
    dates = [place for place, finding in enumerate(findings.items) if finding.role == BIRTH_DATE]
    for place in dates:
        finding = findings.items[place]
        if finding.type is not MentionType.DATE:
            continue
        if finding.value in numbered:
            findings.items[place] = _with(finding, "id_number")
        elif len(numbered) == 1 and len({findings.items[other].value for other in dates}) == 1:
            findings.items[place] = _with(finding, "!id_number")


def _is_weak(finding: Finding) -> bool:
    return any(finding.flow.glyph(index).confidence < _WEAK_GLYPH for index in range(finding.start, finding.end))


def _with(finding: Finding, *checks: str) -> Finding:
    return replace(finding, checks=(*finding.checks, *checks)) if checks else finding


def note_repeated(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mark what an item says in several places alike: it was then read alike several times."""
    places = Counter((mention.type, mention.value) for mention in mentions)
    return tuple(
        replace(mention, checks=(*mention.checks, "repeated"))
        if places[mention.type, mention.value] > 1 and mention.type is not MentionType.CASE_TYPE
        else mention
        for mention in mentions
    )
