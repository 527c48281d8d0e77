"""Holds what a page says of one thing against what it says of another: numbers, birth dates, sexes, its own year.

It adds checks, has ID numbers mended (``id_evidence``), and mends the number that stands in the seam of a stub. It
finds nothing and drops nothing.
"""

from __future__ import annotations

import re
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
    _mend_seams(findings)


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


def _mend_seams(findings: Findings) -> None:
    """Give the number across a seam, which the perforation strikes through, the value that both halves bear alike."""
    kinds = {place: words for place, one in enumerate(findings.items) if (words := _words_of_number(one))}
    for place, words in kinds.items():
        finding = findings.items[place]
        halves = [findings.items[other] for other in kinds if kinds[other] == words]
        halves = [half for half in halves if not _stands(half)]
        values = {half.value for half in halves}
        if _stands(finding) and len(halves) >= _HALVES and len(values) == 1 and finding.value not in values:
            findings.items[place] = replace(finding, value=values.pop(), checks=(*finding.checks, "mended"))


_HALVES = 2


def _words_of_number(finding: Finding) -> str:
    """Return the words before the running number of a document (某迁字第), or nothing."""
    head = _NUMBER_WORDS.match(finding.value) if finding.type is MentionType.NUMBER else None
    return "" if head is None else head.group()


_NUMBER_WORDS = re.compile("[\u3400-\u9fff]{2,12}第")


def _stands(finding: Finding) -> bool:
    """Return whether the characters of a finding stand below each other."""
    box = finding.flow.box(finding.start, finding.end)
    return box.height > 3 * box.width


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
