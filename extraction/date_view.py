"""What a finder of dates sees: a stretch of a flow by itself, with where labels expect dates and where blanks stand."""

from __future__ import annotations

from extraction.cursive import with_fours
from extraction.flow import Flow, Gap


class View:
    """A stretch of a flow by itself."""

    def __init__(self, flow: Flow, low: int, high: int, expected: tuple[tuple[int, int], ...]) -> None:
        self.text = with_fours(flow, low, high)
        self._flow = flow
        self._low = low
        self._high = high
        self._expected = expected

    def wanted(self, start: int, end: int) -> bool:
        """Say whether a label says that a date stands here."""
        return any(low <= start + self._low and end + self._low <= high for low, high in self._expected)

    def parted(self, index: int) -> bool:
        """Say whether a blank or the edge of the view stands before ``index``."""
        return index <= 0 or index >= len(self.text) or self._flow.gaps[index + self._low] >= Gap.BLANK

    def unbroken(self, start: int, end: int) -> bool:
        """Say whether neither a blank nor a line end stands inside the stretch."""
        return self._flow.gap_inside(start + self._low, end + self._low) is Gap.NONE

    @property
    def is_cell(self) -> bool:
        """True where the view is all that a ruled cell holds."""
        return self._flow.cell is not None and (self._low, self._high) == (0, len(self._flow.text))

    def distance(self, index: int) -> float:
        """Return how far the character at ``index`` is from the one before it."""
        return self._flow.glyph(index + self._low).box.x0 - self._flow.glyph(index + self._low - 1).box.x1

    def glued(self, start: int, end: int, marks: str) -> bool:
        """Say whether the stretch is only a part of a longer number or code."""

        def joins(character: str) -> bool:
            return character in marks or (character.isascii() and character.isalpha())

        before = not self.parted(start) and joins(self.text[start - 1])
        return before or (not self.parted(end) and joins(self.text[end]) and self.text[end] not in "(〔")

    def alone(self, start: int, end: int) -> bool:
        before = self.parted(start) or self.text[start - 1] in "(:,，;。至〔["
        after = self.parted(end) or self.text[end] in "),，;。至-〕]"
        return before and after
