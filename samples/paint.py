"""Paints blocks on a page and notes where every line and every marked value came to stand.

Coordinates are pixels of the clean, level page. What happens to the paper afterwards stands in ``damage``.
"""

from __future__ import annotations

import functools
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PIL import Image, ImageChops, ImageDraw

from samples.blocks import Block, Cell, Fields, Gap, Prose, Stamp, Table, Title
from samples.fonts import Face
from samples.glyphs import face_for, font_of
from samples.rich import Ink, Mark, Run, Text, say
from samples.seal import draw_seal

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
class _Glyph:
    character: str
    run: int
    ink: Ink
    face: Face
    size: float
    advance: float


def paint_page(blocks: Sequence[Block], style: Style, rng: random.Random) -> Painted:
    """Paint one page; print shrinks until everything fits."""
    state = rng.getstate()
    for scale in (1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.6):
        rng.setstate(state)
        fitted = replace(style, size=style.size * scale, cell_pad=style.cell_pad * scale * scale)
        painter = _Painter(fitted, rng)
        try:
            painter.paint(blocks)
        except PageFullError:
            continue
        return painter.page
    raise PageFullError("the page does not fit")


class _Painter:
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

    def paint(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            match block:
                case Title():
                    self._title(block)
                case Fields():
                    self._fields(block)
                case Table():
                    self._table(block)
                case Prose():
                    self._prose(block)
                case Gap():
                    self.y += block.lines * self.line_height
                case Stamp():
                    self._stamp(block)
            if self.y > self.bottom:
                raise PageFullError
        self._footer()

    # --- glyphs and lines --------------------------------------------------------------------------------------------
    def _glyphs(self, text: Text, scale: float = 1.0, face: Face | None = None) -> list[_Glyph]:
        glyphs = []
        for number, run in enumerate(text):
            filled = run.ink is Ink.VALUE
            wanted = face or (self.style.value_face if filled else self.style.label_face)
            base = self.style.size * scale * (self.style.value_scale if filled else 1.0)
            for character in run.text:
                chosen = face_for(character, wanted)
                size = base * self.px
                if filled and self.style.hand:
                    size *= self.rng.uniform(0.95, 1.07)
                advance = font_of(chosen, max(6, round(size))).getlength(character)
                if filled and self.style.hand:
                    advance *= self.rng.uniform(0.97, 1.06)
                glyphs.append(_Glyph(character, number, run.ink, chosen, size, advance))
        return glyphs

    def _break(self, glyphs: list[_Glyph], width: float, first_indent: float = 0.0) -> list[list[_Glyph]]:
        lines: list[list[_Glyph]] = [[]]
        used = first_indent
        position = 0
        while position < len(glyphs):
            end = position + 1
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
        self, glyphs: list[_Glyph], x: float, y: float, boxes: dict[int, list[Box]], *, height: float
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
                whole = box if whole is None else _join(whole, box)
                line = boxes.setdefault(glyph.run, [])
                line[-1:] = [_join(line[-1], box)] if line else [box]
            x += glyph.advance
        return whole

    def _note_line(self, glyphs: list[_Glyph], box: Box | None, *, vertical: bool = False) -> None:
        text = "".join(g.character for g in glyphs)
        if box is not None and text.strip():
            hand = self.style.hand and any(g.ink is Ink.VALUE for g in glyphs)
            self.page.lines.append(DrawnLine(text=text, box=box, vertical=vertical, hand=hand))

    def _note_marks(self, text: Text, boxes: dict[int, list[Box]]) -> None:
        for number, run in enumerate(text):
            if run.mark is not None and number in boxes:
                box = functools.reduce(_join, boxes[number])
                hand = self.style.hand and run.ink is Ink.VALUE
                self.page.marks.append(DrawnMark(mark=run.mark, raw=run.text, box=box, hand=hand))

    # --- blocks ------------------------------------------------------------------------------------------------------
    def _title(self, block: Title) -> None:
        shown = " ".join(block.text) if block.spaced else block.text
        text = say(shown, ink=Ink.LABEL)
        scale = block.scale
        glyphs = self._glyphs(text, scale, self.style.title_face)
        while sum(g.advance for g in glyphs) > self.width:
            scale *= 0.92
            glyphs = self._glyphs(text, scale, self.style.title_face)
        height = self.line_height * scale
        start = self.left + (self.width - sum(g.advance for g in glyphs)) / 2
        self._note_line(glyphs, self._draw_line(glyphs, start, self.y, {}, height=height))
        self.y += height + 0.3 * self.line_height

    def _prose(self, block: Prose) -> None:
        glyphs = self._glyphs(block.text, block.scale)
        em = self.style.size * self.px * block.scale
        indent = block.indent * em if block.align == "left" else 0.0
        boxes: dict[int, list[Box]] = {}
        height = self.line_height * block.scale
        for number, line in enumerate(self._break(glyphs, self.width, indent)):
            used = sum(g.advance for g in line)
            start = self.left + (indent if number == 0 else 0)
            if block.align == "right":
                start = self.right - used - em
            elif block.align == "centre":
                start = self.left + (self.width - used) / 2
            self._note_line(line, self._draw_line_keeping(line, start, self.y, boxes, height))
            self.y += height
        self._note_marks(block.text, boxes)

    def _draw_line_keeping(
        self, line: list[_Glyph], x: float, y: float, boxes: dict[int, list[Box]], height: float
    ) -> Box | None:
        """Draw a line of a text of several; what a run has on earlier lines stays a box of its own."""
        here: dict[int, list[Box]] = {}
        box = self._draw_line(line, x, y, here, height=height)
        for run, found in here.items():
            boxes.setdefault(run, []).extend(found)
        return box

    def _fields(self, block: Fields) -> None:
        row: list[tuple[float, Text]] = []
        step = self.width / block.per_line
        x = 0.0
        em = self.style.size * self.px

        def flush() -> None:
            nonlocal row, x
            if row:
                self._field_row(row, underline=block.underline)
            row, x = [], 0.0

        for entry in block.fields:
            text = say(Run(entry.label + block.colon, Ink.LABEL), entry.value)
            wide = sum(g.advance for g in self._glyphs(text)) + 2 * em
            if row and (entry.wide or x + wide > self.width or (not block.tabs and len(row) >= block.per_line + 1)):
                flush()
            row.append((x, text))
            x += math.ceil(wide / step) * step if block.tabs else wide
            if entry.wide or x >= self.width - em:
                flush()
        flush()

    def _field_row(self, row: list[tuple[float, Text]], *, underline: bool) -> None:
        used = self.line_height
        whole: list[_Glyph] = []
        whole_box: Box | None = None
        for x, text in row:
            boxes: dict[int, list[Box]] = {}
            lines = self._break(self._glyphs(text), self.width - x)
            for number, line in enumerate(lines):
                y = self.y + number * self.line_height
                box = self._draw_line_keeping(line, self.left + x, y, boxes, self.line_height)
                if number == 0:
                    whole.extend(line)
                    whole_box = box if whole_box is None or box is None else _join(whole_box, box)
                else:
                    self._note_line(line, box)
            used = max(used, len(lines) * self.line_height)
            if underline and len(lines) == 1 and 1 in boxes:
                x0, _, x1, y1 = functools.reduce(_join, [b for n, bs in boxes.items() if n > 0 for b in bs])
                at = y1 + 0.16 * self.line_height
                self._frame((x0 - 2, at, x1 + 8, at), max(1, round(0.5 * self.px)))
            self._note_marks(text, boxes)
        self._note_line(whole, whole_box)
        self.y += used * 1.06

    def _table(self, block: Table) -> None:
        rule = max(1, round(self.style.rule * self.px))
        pad = self.style.cell_pad * self.px
        left = self.left
        side_width = 0.0
        if block.side:
            side_width = self.style.size * self.px * 2.1
            left += side_width
        photo_width = 1.1 * self.style.dpi if block.photo else 0.0
        top = self.y
        photo_bottom = top
        for number, row in enumerate(block.rows):
            narrow = photo_width if block.photo and number < block.photo[1] else 0.0
            self._row(row, left, self.right - narrow, pad, rule)
            if narrow:
                photo_bottom = self.y
        if block.photo:
            box = (self.right - photo_width, top, self.right, photo_bottom)
            self._frame(box, rule)
            self._cell_text(say(block.photo[0], ink=Ink.LABEL), box, pad, centred=True)
        if block.side:
            box = (self.left, top, left, self.y)
            self._frame(box, rule)
            self._vertical_text(block.side, box)
        frame = (self.left, top, self.right, self.y)
        self._frame(frame, rule * 2)
        if self.style.double_frame:
            off = 3 * rule
            outer = (frame[0] - off, frame[1] - off, frame[2] + off, frame[3] + off)
            self._frame(outer, rule)
        self.y += 0.25 * self.line_height

    def _row(self, row: Sequence[Cell], left: float, right: float, pad: float, rule: int) -> None:
        total = sum(cell.share for cell in row)
        x = left
        placed = []
        height = self.line_height + 2 * pad
        for cell in row:
            width = (right - left) * cell.share / total
            if not cell.vertical:
                lines = self._break(self._glyphs_quietly(cell.text), width - 2 * pad)
                height = max(height, max(len(lines), cell.lines) * self.line_height * 0.92 + 2 * pad)
            placed.append((cell, x, width))
            x += width
        for cell, at, width in placed:
            box = (at, self.y, at + width, self.y + height)
            self._frame(box, rule)
            if cell.vertical:
                self._vertical_text("".join(r.text for r in cell.text), box)
                continue
            centred = cell.align == "centre" or (cell.align == "auto" and cell.label)
            self._cell_text(cell.text, box, pad, centred=centred)
        self.y += height
        if self.y > self.bottom:
            raise PageFullError

    def _glyphs_quietly(self, text: Text) -> list[_Glyph]:
        """Measure without spending chance, so that measuring and drawing see the same sizes."""
        state = self.rng.getstate()
        glyphs = self._glyphs(text)
        self.rng.setstate(state)
        return glyphs

    def _cell_text(self, text: Text, box: Box, pad: float, *, centred: bool) -> None:
        inner = box[2] - box[0] - 2 * pad
        lines = self._break(self._glyphs(text), inner)
        step = self.line_height * 0.92
        y = box[1] + (box[3] - box[1] - len(lines) * step) / 2
        boxes: dict[int, list[Box]] = {}
        for line in lines:
            used = sum(g.advance for g in line)
            x = box[0] + pad + (max(0.0, inner - used) / 2 if centred else 0.0)
            self._note_line(line, self._draw_line_keeping(line, x, y, boxes, step))
            y += step
        self._note_marks(text, boxes)

    def _frame(self, box: Box, width: int) -> None:
        if box[1] == box[3]:
            self.draw.line([(box[0], box[1]), (box[2], box[3])], fill=self.style.label_colour, width=width)
        else:
            self.draw.rectangle(box, outline=self.style.label_colour, width=width)
        self.page.strokes.append((box, width))

    def _vertical_text(self, text: str, box: Box) -> None:
        size = self.style.size * self.px
        step = min(size * 1.5, (box[3] - box[1]) / max(1, len(text)))
        y = box[1] + (box[3] - box[1] - step * len(text)) / 2
        glyphs = self._glyphs(say(text, ink=Ink.LABEL))
        whole: Box | None = None
        for glyph in glyphs:
            x = (box[0] + box[2] - glyph.advance) / 2
            drawn = self._draw_line([glyph], x, y, {}, height=step)
            whole = drawn if whole is None or drawn is None else _join(whole, drawn)
            y += step
        self._note_line(glyphs, whole, vertical=True)

    def _stamp(self, block: Stamp) -> None:
        radius = 0.72 * self.style.dpi * self.rng.uniform(0.85, 1.0)
        cx = self.left + self.width * block.across
        cy = min(self.y - 0.35 * radius, self.bottom - radius)
        overlay = Image.new("RGB", self.page.image.size, "white")
        draw_seal(overlay, block, (cx, cy), radius, self.style.label_face, self.rng)
        self.page.image = ImageChops.multiply(self.page.image, overlay)
        self.draw = ImageDraw.Draw(self.page.image)

    def _footer(self) -> None:
        text = say(NOTICE, ink=Ink.LABEL)
        glyphs = self._glyphs(text, 8 / self.style.size)
        start = self.left + (self.width - sum(g.advance for g in glyphs)) / 2
        y = self.page.image.height - self.style.margins[3] * self.px * 0.8
        self._note_line(glyphs, self._draw_line(glyphs, start, y, {}, height=12 * self.px))


def _join(a: Box, b: Box) -> Box:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
