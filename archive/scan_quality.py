"""What a scan should be, judged from what was read on it: resolution, lean, edges, blank pages, numbers in a row.

The checks are those that DA/T 31-2017 asks of whoever takes scans in (6.3, 10.5, 11.2); the limits of lean are a house
rule. A fault is told, and never a reason to drop a page.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.model import Finding, FindingKind
from archive.text import Box, PageText

# DA/T 31-2017, 6.3.2: at least 200 dpi. Files that count in dots per centimetre round that to 198.
LEAST_DPI = 198.0
MOST_LEAN_DEG = 3.0
# Print that begins this near to the edge of the scan, as a part of its side, has most likely lost something.
_EDGE = 0.002
_LEAST_CUT_LINES = 2
_MOST_MISSING = 100
_NUMBERED = re.compile(r"(.*?)(\d{1,8})")


# What is found on reading a page, and therefore not found again when its reading is taken as it is.
PAGE_FAULTS = frozenset(
    {
        FindingKind.LOW_RESOLUTION, FindingKind.SKEWED, FindingKind.TURNED, FindingKind.CUT_OFF, FindingKind.BLANK_PAGE,
    }
)  # fmt: skip
_OF_PAGE = re.compile(r"page (\d+): ")


@dataclass(frozen=True, kw_only=True)
class ScanFault:
    """What is wrong with a scan, in one line."""

    kind: FindingKind
    detail: str


def describe_fault(page_number: int, fault: ScanFault) -> str:
    """Return the detail of a finding about one page."""
    return f"page {page_number}: {fault.detail}"


def page_of_finding(finding: Finding) -> int | None:
    """Return the number of the page whose scan is at fault, or None for any other finding."""
    found = _OF_PAGE.match(finding.detail) if finding.kind in PAGE_FAULTS else None
    return int(found[1]) if found else None


def check_scan(page: PageText) -> tuple[ScanFault, ...]:
    """Return what a page's reading tells against its scan."""
    faults: list[ScanFault] = []
    dpi = page.dpi if page.scan_dpi is None else page.scan_dpi
    if dpi is not None and dpi < LEAST_DPI:
        detail = f"scanned at {dpi:.0f} dpi; at least 200 are asked for"
        faults.append(ScanFault(kind=FindingKind.LOW_RESOLUTION, detail=detail))
    if not any(line.text.strip() for line in page.lines):
        return (*faults, ScanFault(kind=FindingKind.BLANK_PAGE, detail="nothing can be read on it"))
    # How the upright, level page lies on the scan; the nearest right angle is how it was turned.
    angle = math.degrees(math.atan2(page.to_scan[3], page.to_scan[0]))
    turns = round(angle / 90)
    if turns % 4:
        faults.append(
            ScanFault(kind=FindingKind.TURNED, detail="upside down" if turns % 4 == 2 else "scanned on its side")
        )
    lean = abs(angle - 90 * turns)
    if lean > MOST_LEAN_DEG:
        detail = f"leans by {_show_over(lean, MOST_LEAN_DEG)}°; at most {MOST_LEAN_DEG:g}° are asked for"
        faults.append(ScanFault(kind=FindingKind.SKEWED, detail=detail))
    cut = [line for line in page.lines if not line.stamp and _touches_edge(page, [glyph.box for glyph in line.glyphs])]
    if len(cut) >= _LEAST_CUT_LINES:
        faults.append(ScanFault(kind=FindingKind.CUT_OFF, detail=f"{len(cut)} lines run into the edge of the scan"))
    return tuple(faults)


def _show_over(value: float, limit: float) -> str:
    """Return a value over a limit with as many decimals, at least one, as show that it is over."""
    shown = (f"{value:.{decimals}f}" for decimals in range(1, 6))
    return next((text for text in shown if float(text) > limit), str(value))


def _touches_edge(page: PageText, boxes: Sequence[Box]) -> bool:
    region = page.region_of(boxes)
    return (
        region.x <= _EDGE or region.y <= _EDGE or region.x + region.w >= 1 - _EDGE or region.y + region.h >= 1 - _EDGE
    )


def find_missing_numbers(names: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers that a row of scans leaves out (``0001.jpg``, ``0003.jpg``: 2), where all are numbered.

    Names that do not all begin alike are no row. At most a hundred are returned.
    """
    stems = [name.rpartition("/")[2].rpartition(".")[0] for name in names]
    found = [_NUMBERED.fullmatch(stem) for stem in stems]
    if len(found) < 2 or not all(found) or len({match[1] for match in found if match}) > 1:
        return ()
    numbers = {int(match[2]) for match in found if match}
    missing = (number for number in range(1, max(numbers)) if number not in numbers)
    return tuple(itertools.islice(missing, _MOST_MISSING))
