"""Two texts side by side on one sheet (a stub beside its certificate), which must not be read across.

Fields set at tabs stand side by side too and belong to their rows; so two blocks are only believed where text wraps
from line to line inside one of them. Judged on geometry and on where lines begin; knows no values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from archive.text import Box

_MIN_LEFT, _MIN_RIGHT = 3, 4  # lines on either side
_MIN_WRAPS = 2
_TABULAR = 5


class Piece(Protocol):
    """What stands on a line without a wide gap: its place is all that counts here."""

    @property
    def box(self) -> Box: ...


P = TypeVar("P", bound=Piece)


def split_side_by_side(
    pieces: Sequence[P], begins_field: Callable[[P], bool]
) -> tuple[list[P], list[P], list[P], list[P]] | None:
    """Return what stands above two texts side by side, the left one, the right one, and what stands below them.

    Args:
        pieces: of one page, upright writing outside of ruled cells.
        begins_field: says whether a piece begins with a label; such a line is no continuation of another.

    Returns:
        None where the page is one text.
    """
    ordered = sorted(pieces, key=lambda piece: (piece.box.y0 + piece.box.y1) / 2)
    if len(ordered) < _MIN_LEFT + _MIN_RIGHT:
        return None
    height = sorted(piece.box.height for piece in ordered)[len(ordered) // 2]
    x0, x1 = min(piece.box.x0 for piece in ordered), max(piece.box.x1 for piece in ordered)
    best: tuple[list[P], list[P], list[P], list[P]] | None = None
    for start in sorted({round(piece.box.x0 / height) for piece in ordered}):
        gutter = (start - 0.6) * height
        if not x0 + 0.2 * (x1 - x0) < gutter < x0 + 0.7 * (x1 - x0):
            continue
        low, high = _longest_run(ordered, gutter)
        run = ordered[low:high]
        left = [piece for piece in run if piece.box.x1 <= gutter]
        right = [piece for piece in run if piece.box.x0 >= gutter]
        if len(left) < _MIN_LEFT or len(right) < _MIN_RIGHT:
            continue
        if _is_table(run, height):
            continue
        if max(_wraps(left, begins_field, height), _wraps(right, begins_field, height)) < _MIN_WRAPS:
            continue
        # The gutter that parts most lines is the one between the texts; others only part some of them.
        if best is None or len(left) + len(right) > len(best[1]) + len(best[2]):
            best = ordered[:low], left, right, ordered[high:]
    return best


def _longest_run(ordered: Sequence[P], gutter: float) -> tuple[int, int]:
    """Return the longest range of ``ordered`` in which no piece crosses the gutter."""
    crossing = [-1, *(i for i, p in enumerate(ordered) if p.box.x0 < gutter < p.box.x1), len(ordered)]
    low, high = max(pairwise(crossing), key=lambda edge: edge[1] - edge[0])
    return low + 1, high


def _is_table(run: Sequence[P], height: float) -> bool:
    """Say whether most lines hold so many pieces as only rows of a table do, which no gutter parts."""
    rows: list[int] = []
    top = float("-inf")
    for piece in run:
        middle = (piece.box.y0 + piece.box.y1) / 2
        if middle - top > 0.6 * height:
            rows.append(0)
            top = middle
        rows[-1] += 1
    return sum(count >= _TABULAR for count in rows) > 0.6 * len(rows)


def _wraps(block: Sequence[P], begins_field: Callable[[P], bool], height: float) -> int:
    """Count the lines of a block that go on from a full line right above, at the block's own left edge."""
    left, right = min(piece.box.x0 for piece in block), max(piece.box.x1 for piece in block)
    return sum(
        above.box.x1 > right - 2.5 * height
        and piece.box.x0 < left + 1.2 * height
        and 0 < piece.box.y0 - above.box.y0 < 2.6 * height
        and right - left > 8 * height
        and not begins_field(piece)
        for above, piece in pairwise(block)
    )
