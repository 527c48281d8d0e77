"""A page to draw on: glyphs in lines, with the note of where every line and every marked value came to stand.

It knows nothing of blocks; how they are laid out stands in ``paint``. Coordinates are pixels of the level page.
"""

from __future__ import annotations

import functools
import random
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from samples.fonts import Face
from samples.glyphs import face_for, font_of
from samples.rich import Ink, Mark, Text

NOTICE = "【虚构样例，仅供软件测试】"
_NO_LINE_START = "，。；：、）》”’】！？·.,;:)"
_A4_INCHES = (8.27, 11.69)

Box = tuple[float, float, float, float]


class PageFullError(Exception):
    """The blocks do not fit on the page even in small print."""


@dataclass(frozen=True, kw_only=True)
class Style:
    """How one form looks. Sizes in points."""

    dpi: int
    label_face: Face
    value_face: Face
    title_face: Face
    hand: bool
    size: float = 11.0
    value_scale: float = 1.0
    leading: float = 1.6
    cell_pad: float = 5.0
    margins: tuple[float, float, float, float] = (60, 50, 50, 50)  # left, top, right, bottom
    rule: float = 0.8
    double_frame: bool = False
    label_colour: tuple[int, int, int] = (25, 25, 25)
    value_colour: tuple[int, int, int] = (20, 20, 30)
    landscape: bool = False


@dataclass(frozen=True, kw_only=True)
class DrawnLine:
    text: str
    box: Box
    vertical: bool = False
    hand: bool = False


@dataclass(frozen=True, kw_only=True)
class DrawnMark:
    mark: Mark
    raw: str
    box: Box
    hand: bool


@dataclass
class Painted:
    image: Image.Image
    lines: list[DrawnLine] = field(default_factory=list)
    marks: list[DrawnMark] = field(default_factory=list)
    strokes: list[tuple[Box, float]] = field(default_factory=list)  # ruled frames and lines, with their thickness
    letters: list[tuple[str, float, float, float]] = field(default_factory=list)  # character, x, base line, size


@dataclass(frozen=True)
class Glyph:
    character: str
    run: int
    ink: Ink
    face: Face
    size: float
    advance: float


def join_boxes(a: Box, b: Box) -> Box:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


class Canvas:
    """One page, drawn from the top down; ``y`` is where the next thing goes."""

    def __init__(self, style: Style, rng: random.Random) -> None:
        self.style = style
        self.rng = rng
        self.px = style.dpi / 72
        inches = _A4_INCHES[::-1] if style.landscape else _A4_INCHES
        width, height = round(inches[0] * style.dpi), round(inches[1] * style.dpi)
        self.page = Painted(Image.new("RGB", (width, height), "white"))
        self.draw = ImageDraw.Draw(self.page.image)
        left, top, right, bottom = (margin * self.px for margin in style.margins)
        self.left, self.right = left, width - right
        self.y, self.bottom = top, height - bottom - 14 * self.px
        self.line_height = style.size * style.leading * self.px

    @property
    def width(self) -> float:
        return self.right - self.left

    def _glyphs(self, text: Text, scale: float = 1.0, face: Face | None = None) -> list[Glyph]:
        glyphs = []
        for number, run in enumerate(text):
            filled = run.ink is Ink.VALUE
            wanted = face or (self.style.value_face if filled else self.style.label_face)
            base = self.style.size * scale * (self.style.value_scale if filled else 1.0)
            for character in run.text:
                if character in "\n\t":
                    glyphs.append(Glyph(character, number, run.ink, wanted, base * self.px, 0.0))
                    continue
                chosen = face_for(character, wanted)
                size = base * self.px
                if filled and self.style.hand:
                    size *= self.rng.uniform(0.95, 1.07)
                advance = font_of(chosen, max(6, round(size))).getlength(character)
                if filled and self.style.hand:
                    advance *= self.rng.uniform(0.97, 1.06)
                glyphs.append(Glyph(character, number, run.ink, chosen, size, advance))
        return glyphs

    def _glyphs_quietly(self, text: Text) -> list[Glyph]:
        """Measure without spending chance, so that measuring and drawing see the same sizes."""
        state = self.rng.getstate()
        glyphs = self._glyphs(text)
        self.rng.setstate(state)
        return glyphs

    def _break(self, glyphs: list[Glyph], width: float, first_indent: float = 0.0) -> list[list[Glyph]]:
        lines: list[list[Glyph]] = [[]]
        used = first_indent
        position = 0
        while position < len(glyphs):
            end = position + 1
            if glyphs[position].character == "\n":
                lines.append([])
                used, position = 0.0, end
                continue
            # A number or Latin word stays whole where it fits on a line of its own.
            if glyphs[position].character.isascii() and glyphs[position].character.isalnum():
                while end < len(glyphs) and glyphs[end].character.isascii() and glyphs[end].character.isalnum():
                    end += 1
            word = glyphs[position:end]
            wide = sum(g.advance for g in word)
            if wide > width:
                # Too long for any line: it fills this one and goes on in the next.
                end = position + 1
                while end < position + len(word) and used + sum(g.advance for g in glyphs[position : end + 1]) <= width:
                    end += 1
                word = glyphs[position:end]
                wide = sum(g.advance for g in word)
            if lines[-1] and used + wide > width and word[0].character not in _NO_LINE_START:
                lines.append([])
                used = 0.0
            lines[-1].extend(word)
            used += wide
            position = end
        return lines

    def _draw_line(
        self, glyphs: list[Glyph], x: float, y: float, boxes: dict[int, list[Box]], *, height: float
    ) -> Box | None:
        """Draw glyphs on one line, centred on its height; add each run's extent to ``boxes``."""
        whole: Box | None = None
        for glyph in glyphs:
            font = font_of(glyph.face, max(6, round(glyph.size)))
            top = y + (height - glyph.size) / 2
            gx, gy = x, top
            if glyph.ink is Ink.VALUE and self.style.hand:
                gy += self.rng.uniform(-0.05, 0.05) * glyph.size
            colour = self.style.value_colour if glyph.ink is Ink.VALUE else self.style.label_colour
            # Anchor "ls": all faces of a line share a base line.
            self.draw.text((gx, gy + glyph.size * 0.86), glyph.character, font=font, fill=colour, anchor="ls")
            self.page.letters.append((glyph.character, gx, gy + glyph.size * 0.86, glyph.size))
            if not glyph.character.isspace():
                box = (x, top, x + glyph.advance, top + glyph.size)
                whole = box if whole is None else join_boxes(whole, box)
                line = boxes.setdefault(glyph.run, [])
                line[-1:] = [join_boxes(line[-1], box)] if line else [box]
            x += glyph.advance
        return whole

    def _draw_line_keeping(
        self, line: list[Glyph], x: float, y: float, boxes: dict[int, list[Box]], height: float
    ) -> Box | None:
        """Draw a line of a text of several; what a run has on earlier lines stays a box of its own."""
        here: dict[int, list[Box]] = {}
        box = self._draw_line(line, x, y, here, height=height)
        for run, found in here.items():
            boxes.setdefault(run, []).extend(found)
        return box

    def _note_line(self, glyphs: list[Glyph], box: Box | None, *, vertical: bool = False) -> None:
        text = "".join(g.character for g in glyphs)
        if box is not None and text.strip():
            hand = self.style.hand and any(g.ink is Ink.VALUE for g in glyphs)
            self.page.lines.append(DrawnLine(text=text, box=box, vertical=vertical, hand=hand))

    def _note_marks(self, text: Text, boxes: dict[int, list[Box]]) -> None:
        for number, run in enumerate(text):
            if run.mark is not None and number in boxes:
                box = functools.reduce(join_boxes, boxes[number])
                hand = self.style.hand and run.ink is Ink.VALUE
                self.page.marks.append(DrawnMark(mark=run.mark, raw=run.text.replace("\t", " "), box=box, hand=hand))

    def _frame(self, box: Box, width: int) -> None:
        if box[1] == box[3]:
            self.draw.line([(box[0], box[1]), (box[2], box[3])], fill=self.style.label_colour, width=width)
        else:
            self.draw.rectangle(box, outline=self.style.label_colour, width=width)
        self.page.strokes.append((box, width))

    def _blank(self, box: Box, *, dotted: bool) -> None:
        """Draw the rule or the dots that something was filled in on."""
        at, thick = box[3] + 0.1 * (box[3] - box[1]), max(1, round(0.5 * self.px))
        if not dotted:
            self._frame((box[0] - 2, at, box[2] + 8, at), thick)
            return
        x = box[0] - 2
        while x < box[2] + 8:
            self.draw.ellipse((x, at, x + 1.5 * thick, at + 1.5 * thick), fill=self.style.label_colour)
            x += 2.6 * self.px
