"""Holds what a page says of one thing against what it says of another: numbers, birth dates, sexes, its own year.

It adds checks, and has ID numbers mended (``id_evidence``). It finds nothing and drops nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from archive.id_numbers import birth_date_of
from archive.model import BIRTH_DATE, Mention, MentionType
from extraction.context import ItemContext
from extraction.findings import Finding, Findings
from extraction.id_evidence import check_ids
from extraction.reading import Reading

_EARLIEST = 1900
# Old people in old registers were born before.
_LONGEST_LIFE = 100
# Below this the engine itself holds another character for possible.
_WEAK_GLYPH = 0.6


def check_page(reading: Reading, findings: Findings, context: ItemContext) -> None:
    """Fill in the checks of the findings of one page."""
    check_ids(reading, findings, context)
    earliest = min(_EARLIEST, (context.year or _EARLIEST + _LONGEST_LIFE) - _LONGEST_LIFE)
    for place, finding in enumerate(findings.items):
        if finding.type is MentionType.DATE and int(finding.value[:4]) < earliest:
            findings.items[place] = _with(finding, "!too_early")
        elif finding.type is MentionType.PERSON and _is_weak(finding):
            findings.items[place] = _with(finding, "!characters")
    _compare_births(findings)


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
