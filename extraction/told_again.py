"""Names that an item has told once and says again where nothing else gives them away: 问：当时游胜利车速快不快？"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from extraction.flow import Flow, Gap
from extraction.name_shapes import surname_length
from extraction.names import NameSpan

# Two characters are a word too often: 和平, 王力.
_SHORTEST = 3


def may_come_again(name: str) -> bool:
    """Say whether folded ``name`` is so long and so built that the same characters elsewhere are the same name."""
    return len(name) >= _SHORTEST and ("·" in name or surname_length(name) > 0) and "某" not in name


def find_again(flow: Flow, told: Sequence[str], is_free: Callable[[int, int], bool]) -> Iterator[NameSpan]:
    """Yield where the names ``told`` stand in a flow and nothing is known of their place yet.

    Args:
        flow: the text.
        told: folded names, the longest first.
        is_free: tells whether nothing is known yet of a stretch of it.
    """
    taken: list[tuple[int, int]] = []
    for name in told:
        start = flow.text.find(name)
        while start >= 0:
            end = start + len(name)
            whole = flow.gap_inside(start, end) < Gap.WIDE and not _goes_on(flow, start, end)
            if whole and is_free(start, end) and all(end <= low or high <= start for low, high in taken):
                taken.append((start, end))
                yield NameSpan(start, end)
            start = flow.text.find(name, end)


def _goes_on(flow: Flow, start: int, end: int) -> bool:
    """Say whether a dot right beside a name makes it a part of a longer one."""
    return flow.text[end : end + 1] == "·" or (start > 0 and flow.text[start - 1] == "·")
