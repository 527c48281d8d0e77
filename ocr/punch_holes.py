"""Punch holes are no text: an engine reads the round shadow of one at the edge of a page as a lone O or 0."""

from __future__ import annotations

import re

from archive.text import Line

_ROUND = re.compile("[OoQ○◯●0〇]")
# Holes for two or four rings stand 12 mm from the edge (ISO 838), those for threads no farther: of a page's side.
_EDGE = 0.065
# A digit may stand there by itself; a real one is read more surely. What is taken for it is as tall as it is wide.
_DIGITS = "0〇"
_LESS_THAN_SURE = 0.95
_ROUND_ENOUGH = (0.55, 1.6)


def without_punch_holes(lines: tuple[Line, ...], width: int, height: int) -> tuple[Line, ...]:
    """Return ``lines`` without those that are nothing but a hole at the edge of a page of ``width`` by ``height``."""
    return tuple(line for line in lines if not _is_hole(line, width, height))


def _is_hole(line: Line, width: int, height: int) -> bool:
    if len(line.glyphs) != 1 or not _ROUND.fullmatch(line.text):
        return False
    if line.text in _DIGITS and line.glyphs[0].confidence >= _LESS_THAN_SURE:
        return False
    box = line.box
    low, high = _ROUND_ENOUGH
    x, y = box.center
    at_edge = not _EDGE * width < x < (1 - _EDGE) * width or not _EDGE * height < y < (1 - _EDGE) * height
    return at_edge and low <= box.width / max(1.0, box.height) <= high
