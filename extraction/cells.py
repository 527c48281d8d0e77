"""The cells of a ruled page with their labels, and which stands beside and below which. Knows nothing of fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.text import Box
from extraction.labels import Label
from extraction.layout import TableCell


class Grid:
    """The cells of a page with their labels, and who stands beside and below whom."""

    def __init__(self, cells: Sequence[TableCell], labels: list[Label | None], slack: float) -> None:
        self.cells = cells
        self.labels = labels
        self.slack = slack
        # Edges by their place, so that a page of some hundred cells needs no search through all of them.
        self._lefts = self._edges(cell.box.x0 for cell in cells)
        self._rights = self._edges(cell.box.x1 for cell in cells)
        self._tops = self._edges(cell.box.y0 for cell in cells)
        self._bottoms = self._edges(cell.box.y1 for cell in cells)

    def text(self, index: int) -> str:
        """Return the folded text of a cell; empty where nothing was read in it."""
        flow = self.cells[index].flow
        return flow.text if flow is not None else ""

    def _edges(self, places: Iterable[float]) -> dict[int, list[int]]:
        edges: dict[int, list[int]] = {}
        for index, place in enumerate(places):
            edges.setdefault(int(place // self.slack), []).append(index)
        return edges

    def _near(self, edges: dict[int, list[int]], place: float) -> list[int]:
        middle = int(place // self.slack)
        return sorted(index for step in (-1, 0, 1) for index in edges.get(middle + step, ()))

    def right_of(self, index: int) -> int | None:
        return self._beside(index, right=True)

    def left_of(self, index: int) -> int | None:
        return self._beside(index, right=False)

    def beside(self, index: int) -> int | None:
        """Return the very next cell on the right, be it ever so narrow."""
        return self._beside(index, right=True, slivers=2)

    def _beside(self, index: int, *, right: bool, slivers: int = 0) -> int | None:
        box = self.cells[index].box
        best: int | None = None
        best_share = 0.0
        for other in self._near(self._lefts, box.x1) if right else self._near(self._rights, box.x0):
            beside = self.cells[other].box
            distance = beside.x0 - box.x1 if right else box.x0 - beside.x1
            if other == index or abs(distance) > self.slack:
                continue
            share = min(beside.y1, box.y1) - max(beside.y0, box.y0)
            # A tall heading cell has several neighbours; the topmost that shares enough is the first field of it.
            if share > 0.5 * min(beside.height, box.height) and share > best_share + 1:
                best, best_share = other, share
        sliver = best is not None and self.cells[best].flow is None and self.cells[best].box.width < 2 * self.slack
        if best is not None and sliver and slivers < 2:
            # A stroke or a stamp beside a rule looks like a sliver of a cell; the value stands behind it.
            return self._beside(best, right=right, slivers=slivers + 1)
        return best

    def below(self, index: int) -> int | None:
        """Return the cell right below that has the same sides, or the one that spans them."""
        box = self.cells[index].box
        best: tuple[float, int] | None = None
        for other in self._near(self._tops, box.y1):
            under = self.cells[other].box
            if other == index or abs(under.y0 - box.y1) > self.slack:
                continue
            shared = min(under.x1, box.x1) - max(under.x0, box.x0)
            if shared > 0.6 * min(box.width, under.width):
                off = abs(under.x0 - box.x0) + abs(under.x1 - box.x1)
                if best is None or off < best[0]:
                    best = (off, other)
        return best[1] if best is not None else self._with_same_sides_below(box)

    def _with_same_sides_below(self, box: Box) -> int | None:
        """Return the cell that has the sides of ``box`` and begins a little lower than it ends; a rule was not seen."""
        lower = [
            (under.y0, other)
            for other in self._near(self._lefts, box.x0)
            if abs((under := self.cells[other].box).x0 - box.x0) <= self.slack
            and abs(under.x1 - box.x1) <= self.slack
            and self.slack < under.y0 - box.y1 < 0.6 * under.height
        ]
        return min(lower)[1] if lower else None

    def ending_at(self, place: float) -> list[int]:
        """Return the cells whose lower edge is at ``place``, from left to right."""
        near = self._near(self._bottoms, place)
        level = [index for index in near if abs(self.cells[index].box.y1 - place) <= self.slack]
        return sorted(level, key=lambda index: self.cells[index].box.x0)

    def row_of(self, index: int) -> list[int]:
        """Return the cells of the same height in the same row, from left to right."""
        box = self.cells[index].box
        row = [
            other
            for other in self._near(self._tops, box.y0)
            if abs(self.cells[other].box.y0 - box.y0) <= self.slack
            and abs(self.cells[other].box.y1 - box.y1) <= self.slack
        ]
        return sorted(row, key=lambda other: self.cells[other].box.x0)
