"""Photographs and emblems are no text: an engine reads the gray block of a portrait as a lone ■."""

from __future__ import annotations

from statistics import median

from archive.text import Line

# So much taller than most lines is no mark that somebody ticked.
_TALLER = 3.0
_FEWEST_LINES = 3


def without_pictures(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return ``lines`` without those that are one mark, no letter and no digit, far taller than the others.

    Such a line would stand in a row with everything beside it.
    """
    heights = [min(line.box.width, line.box.height) for line in lines if len(line.glyphs) > 1]
    if len(heights) < _FEWEST_LINES:
        return lines
    tallest = _TALLER * median(heights)
    return tuple(line for line in lines if not _is_mark(line) or min(line.box.width, line.box.height) <= tallest)


def _is_mark(line: Line) -> bool:
    return len(line.glyphs) == 1 and not line.text.isalnum()
