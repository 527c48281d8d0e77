"""The text tree: what an engine read on one page, as page → lines → glyphs, each with its place and confidence.

Two frames of coordinates matter. The *reading frame* is the upright, deskewed image that was recognised: in it rows are
level, so layout is judged there. The *scan frame* is the page image as it is served. ``PageText.region_of`` is the only
way from one to the other. No engine, file format or index is known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in pixels of the reading frame; ``x0 <= x1`` and ``y0 <= y1``, origin top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def center(self) -> tuple[float, float]:
        return ((self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2)

    def contains(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def shared_area(self, other: Box) -> float:
        """Return the area, in square pixels, that both cover; 0.0 where they do not meet."""
        across = min(self.x1, other.x1) - max(self.x0, other.x0)
        down = min(self.y1, other.y1) - max(self.y0, other.y0)
        return across * down if across > 0 and down > 0 else 0.0

    def union(self, other: Box) -> Box:
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))


def surround(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of ``boxes``; at least one is needed."""
    every = tuple(boxes)
    return Box(
        min(box.x0 for box in every),
        min(box.y0 for box in every),
        max(box.x1 for box in every),
        max(box.y1 for box in every),
    )


@dataclass(frozen=True, slots=True)
class Region:
    """A place on the served page image, as fractions of its width and height, origin top left, all in 0…1."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """A runner-up for one character, with the probability the engine gave it (0…1)."""

    text: str
    probability: float


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as read. ``text`` is one code point; ``alternatives`` holds at most five, best first."""

    text: str
    box: Box
    confidence: float
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A run of glyphs in reading order.

    Attributes:
        glyphs: one for each code point of ``text``, spaces included.
        wraps: true where the sentence or value goes on in the next line of the page without a break, as in running
            prose or a cell of several lines; then no character stands between the two when text is joined.
        vertical: true where the glyphs run from top to bottom.
        stamp: true where a stamp says it, across whatever is written there.
    """

    glyphs: tuple[Glyph, ...]
    wraps: bool = False
    vertical: bool = False
    stamp: bool = False

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def box(self) -> Box:
        return surround(glyph.box for glyph in self.glyphs)

    @property
    def confidence(self) -> float:
        """Mean confidence of the glyphs that are not blank, 0…1."""
        values = [glyph.confidence for glyph in self.glyphs if not glyph.text.isspace()]
        return sum(values) / len(values) if values else 0.0


# (a, b, c, d, e, f): x' = a·x + b·y + c and y' = d·x + e·y + f, both in pixels.
Affine = tuple[float, float, float, float, float, float]
IDENTITY: Affine = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


@dataclass(frozen=True, kw_only=True)
class PageText:
    """Everything that was read on one page.

    Attributes:
        width, height: size of the reading frame in pixels.
        scan_width, scan_height: size of the scan frame (the served image) in pixels.
        to_scan: maps pixels of the reading frame to pixels of the scan frame.
        lines: in reading order; none is empty.
        cells: boxes of ruled table cells in the reading frame, outermost frame left out, in rows from the top left;
            empty where nothing is ruled.
        engine: for people, as in ``rapidocr 3.10.0 PP-OCRv6``; ``pdfplumber 0.11`` where text came with the file.
        dpi: resolution of the scan frame, or None where it is unknown.
        scan_dpi: that of the scan, where it is known to be another one: a picture that a PDF shows at any size, a large
            scan that was made smaller. None elsewhere.
    """

    width: int
    height: int
    scan_width: int
    scan_height: int
    to_scan: Affine = IDENTITY
    lines: tuple[Line, ...] = ()
    cells: tuple[Box, ...] = ()
    engine: str = ""
    dpi: float | None = None
    scan_dpi: float | None = None
    _cache: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        """All lines joined: nothing after a line that wraps, a newline after any other."""
        if "text" not in self._cache:
            self._cache["text"] = join_lines(self.rows)
        return self._cache["text"]

    def glyphs_of_text(self) -> tuple[Glyph | None, ...]:
        """Return, for each character of ``text``, the glyph it came from; None for the newlines between lines."""
        glyphs: list[Glyph | None] = []
        for line in self.lines:
            glyphs.extend(line.glyphs)
            if not line.wraps:
                glyphs.append(None)
        return tuple(glyphs[: len(self.text)])

    @property
    def mean_confidence(self) -> float | None:
        """Mean confidence over all glyphs that are not blank, or None for a page without any."""
        values = [g.confidence for line in self.lines for g in line.glyphs if not g.text.isspace()]
        return sum(values) / len(values) if values else None

    @property
    def rows(self) -> Sequence[tuple[str, bool]]:
        """The text of each line, and whether it wraps."""
        return [(line.text, line.wraps) for line in self.lines]

    def boxes_of(self, row: int, start: int, end: int) -> list[Box]:
        """Return the boxes of some characters of a line."""
        return [glyph.box for glyph in self.lines[row].glyphs[start:end]]

    def region_of(self, boxes: Sequence[Box]) -> Region:
        """Return where ``boxes`` (reading frame, at least one) stand on the served image, cut to its edges."""
        return region_on_scan(boxes, self.to_scan, self.scan_width, self.scan_height)


def join_lines(rows: Iterable[tuple[str, bool]]) -> str:
    """Return lines, each with whether it wraps, as one text: nothing after one that does, a newline after any other."""
    parts: list[str] = []
    for text, wraps in rows:
        parts.append(text)
        if not wraps:
            parts.append("\n")
    return "".join(parts).removesuffix("\n")


def region_on_scan(boxes: Sequence[Box], to_scan: Affine, scan_width: int, scan_height: int) -> Region:
    """Return where ``boxes`` (reading frame, at least one) stand on the served image, cut to its edges."""
    whole = surround(boxes)
    a, b, c, d, e, f = to_scan
    xs: list[float] = []
    ys: list[float] = []
    for x, y in ((whole.x0, whole.y0), (whole.x1, whole.y0), (whole.x0, whole.y1), (whole.x1, whole.y1)):
        xs.append((a * x + b * y + c) / scan_width)
        ys.append((d * x + e * y + f) / scan_height)
    x0, x1 = (min(1.0, max(0.0, value)) for value in (min(xs), max(xs)))
    y0, y1 = (min(1.0, max(0.0, value)) for value in (min(ys), max(ys)))
    return Region(round(x0, 5), round(y0, 5), round(x1 - x0, 5), round(y1 - y0, 5))
