"""Paints blocks on a page, one below the other. What happens to the paper afterwards stands in ``damage``."""

from __future__ import annotations

import functools
import math
import random
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image, ImageChops, ImageDraw

from samples.blocks import Block, Cell, Columns, Fields, Gap, Prose, Stamp, Table, Title, Upright
from samples.canvas import NOTICE, Box, Canvas, Glyph, PageFullError, Painted, Style, join_boxes
from samples.rich import Ink, Run, Text, say
from samples.seal import draw_seal


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


class _Painter(Canvas):
    """Lays out blocks from the top of the page to its foot."""

    def paint(self, blocks: Sequence[Block]) -> None:
        self._stack(blocks)
        self._footer()

    def _stack(self, blocks: Sequence[Block]) -> None:
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
                case Columns():
                    self._columns(block)
                case Upright():
                    self._upright(block)
            if self.y > self.bottom:
                raise PageFullError

    def _columns(self, block: Columns) -> None:
        left, right, top = self.left, self.right, self.y
        middle = left + self.width * block.share
        gutter = 0.8 * self.style.size * self.px
        self.right = middle - gutter
        self._stack(block.left)
        deepest, self.y = self.y, top
        self.left, self.right = middle + gutter, right
        self._stack(block.right)
        self.left, self.y = left, max(deepest, self.y)
        if block.ruled:
            thick = max(1, round(self.style.rule * self.px))
            self.draw.line([(middle, top), (middle, self.y)], fill=self.style.label_colour, width=thick)
            self.page.strokes.append(((middle, top, middle, self.y), thick))

    def _upright(self, block: Upright) -> None:
        top, bottom = self.y, self.bottom - self.line_height
        middle = top + block.heading * (bottom - top)
        width = min(self.width / len(block.columns), 3.6 * self.style.size * self.px)
        x = self.right
        rule = max(1, round(self.style.rule * self.px))
        for heading, text in block.columns:
            for part, y0, y1 in ((heading, top, middle), (text, middle, bottom)):
                self._frame((x - width, y0, x, y1), rule)
                self._downward(part, x - width / 2, y0 + 0.5 * self.style.size * self.px, y1)
            x -= width
        self.y = bottom

    def _downward(self, text: Text, middle: float, top: float, bottom: float) -> None:
        """Draw one column of a text, top to bottom."""
        glyphs = self._glyphs(text)
        boxes: dict[int, list[Box]] = {}
        whole: Box | None = None
        y = top
        for glyph in glyphs:
            here: dict[int, list[Box]] = {}
            drawn = self._draw_line([glyph], middle - glyph.advance / 2, y, here, height=glyph.size)
            for run, found in here.items():
                boxes.setdefault(run, []).extend(found)
            whole = drawn if whole is None else whole if drawn is None else join_boxes(whole, drawn)
            y += glyph.size * 1.16
        if y > bottom:
            raise PageFullError
        self._note_line(glyphs, whole, vertical=True)
        self._note_marks(text, boxes)

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
        if block.blanks:
            for run, found in boxes.items():
                if block.text[run].ink is Ink.VALUE:
                    for box in found:
                        self._blank(box, dotted=block.blanks == "dots")
        self._note_marks(block.text, boxes)

    def _fields(self, block: Fields) -> None:
        row: list[tuple[float, Text]] = []
        step = self.width / block.per_line
        x = 0.0
        em = self.style.size * self.px

        def flush() -> None:
            nonlocal row, x
            if row:
                self._field_row(row, underline=block.underline or block.dotted, dotted=block.dotted)
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

    def _field_row(self, row: list[tuple[float, Text]], *, underline: bool, dotted: bool = False) -> None:
        used = self.line_height
        whole: list[Glyph] = []
        whole_box: Box | None = None
        for x, text in row:
            boxes: dict[int, list[Box]] = {}
            lines = self._break(self._glyphs(text), self.width - x)
            for number, line in enumerate(lines):
                y = self.y + number * self.line_height
                box = self._draw_line_keeping(line, self.left + x, y, boxes, self.line_height)
                if number == 0:
                    whole.extend(line)
                    whole_box = box if whole_box is None or box is None else join_boxes(whole_box, box)
                else:
                    self._note_line(line, box)
            used = max(used, len(lines) * self.line_height)
            if underline and len(lines) == 1 and 1 in boxes:
                x0, _, x1, y1 = functools.reduce(join_boxes, [b for n, bs in boxes.items() if n > 0 for b in bs])
                if dotted:
                    self._blank((x0, _, x1, y1), dotted=True)
                else:
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
            side_width = self.width * block.side_share or self.style.size * self.px * 2.1
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
            if block.side_share:
                self._cell_text(say(block.side, ink=Ink.LABEL), box, pad, centred=True)
            else:
                self._vertical_text(block.side, box)
        frame = (self.left, top, self.right, self.y)
        self._frame(frame, rule * 2)
        if self.style.double_frame:
            off = 3 * rule
            outer = (frame[0] - off, frame[1] - off, frame[2] + off, frame[3] + off)
            self._frame(outer, rule)
        if not block.joined:
            self.y += 0.25 * self.line_height

    def _row(self, row: Sequence[Cell], left: float, right: float, pad: float, rule: int) -> None:
        total = sum(cell.share for cell in row)
        x = left
        placed = []
        height = self.line_height + 2 * pad
        for cell in row:
            width = (right - left) * cell.share / total
            if not cell.vertical:
                height = max(height, self._cell_height(cell, width, pad))
            placed.append((cell, x, width))
            x += width
        for cell, at, width in placed:
            self._cell(cell, (at, self.y, at + width, self.y + height), pad, rule)
        self.y += height
        if self.y > self.bottom:
            raise PageFullError

    def _cell_height(self, cell: Cell, width: float, pad: float) -> float:
        step = self.line_height * 0.92
        lines = 1 if cell.divided else len(self._break(self._glyphs_quietly(cell.text), width - 2 * pad))
        if cell.foot:
            lines = max(lines, cell.lines) + len(self._break(self._glyphs_quietly(cell.foot), width - 2 * pad))
        below = 0.0
        if cell.under:
            total = sum(inner.share for inner in cell.under)
            below = max(self._cell_height(inner, width * inner.share / total, pad) for inner in cell.under)
        return max(lines, cell.lines) * step + 2 * pad + (0.7 * self.line_height if cell.caption else 0.0) + below

    def _cell(self, cell: Cell, box: Box, pad: float, rule: int) -> None:
        self._frame(box, rule)
        if cell.vertical:
            self._vertical_text("".join(r.text for r in cell.text), box)
            return
        if cell.divided:
            self._divided(cell.text, box, rule)
            return
        if cell.under:
            head = self._cell_height(replace(cell, under=()), box[2] - box[0], pad)
            total, x = sum(inner.share for inner in cell.under), box[0]
            for inner in cell.under:
                width = (box[2] - box[0]) * inner.share / total
                self._cell(inner, (x, box[1] + head, x + width, box[3]), pad, rule)
                x += width
            box = (box[0], box[1], box[2], box[1] + head)
        if cell.caption:
            caption = self._glyphs(say(cell.caption, ink=Ink.LABEL), 0.66)
            small = 0.7 * self.line_height
            here = box[0] + 0.6 * pad
            self._note_line(caption, self._draw_line(caption, here, box[1] + 0.3 * pad, {}, height=small))
            box = (box[0], box[1] + small, box[2], box[3])
        centred = cell.align == "centre" or (cell.align == "auto" and cell.label)
        if not cell.foot:
            self._cell_text(cell.text, box, pad, centred=centred)
            return
        signed = len(self._break(self._glyphs_quietly(cell.foot), box[2] - box[0] - 2 * pad)) * self.line_height * 0.92
        self._cell_text(cell.text, (box[0], box[1], box[2], box[3] - signed - pad), pad, centred=centred)
        self._cell_text(cell.foot, (box[0], box[3] - signed - 2 * pad, box[2], box[3]), pad, right=True)

    def _divided(self, text: Text, box: Box, rule: int) -> None:
        """Draw the pieces of a text between tabs in narrow cells of their own; a mark spans them."""
        pieces: list[list[Glyph]] = [[]]
        for glyph in self._glyphs(text):
            if glyph.character == "\t":
                pieces.append([])
            else:
                pieces[-1].append(glyph)
        boxes: dict[int, list[Box]] = {}
        shares = [1.5, *[1.0] * (len(pieces) - 1)]
        x, y = box[0], box[1] + (box[3] - box[1] - self.line_height) / 2
        for piece, share in zip(pieces, shares, strict=True):
            width = (box[2] - box[0]) * share / sum(shares)
            self._frame((x, box[1], x + width, box[3]), rule)
            start = x + (width - sum(g.advance for g in piece)) / 2
            self._note_line(piece, self._draw_line_keeping(piece, start, y, boxes, self.line_height))
            x += width
        self._note_marks(text, boxes)

    def _cell_text(self, text: Text, box: Box, pad: float, *, centred: bool = False, right: bool = False) -> None:
        inner = box[2] - box[0] - 2 * pad
        lines = self._break(self._glyphs(text), inner)
        step = self.line_height * 0.92
        y = box[1] + (box[3] - box[1] - len(lines) * step) / 2
        boxes: dict[int, list[Box]] = {}
        for line in lines:
            used = sum(g.advance for g in line)
            spare = max(0.0, inner - used)
            x = box[0] + pad + (max(0.0, spare - 0.6 * step) if right else spare / 2 if centred else 0.0)
            self._note_line(line, self._draw_line_keeping(line, x, y, boxes, step))
            y += step
        self._note_marks(text, boxes)

    def _vertical_text(self, text: str, box: Box) -> None:
        size = self.style.size * self.px
        step = min(size * 1.5, (box[3] - box[1]) / max(1, len(text)))
        y = box[1] + (box[3] - box[1] - step * len(text)) / 2
        glyphs = self._glyphs(say(text, ink=Ink.LABEL))
        whole: Box | None = None
        for glyph in glyphs:
            x = (box[0] + box[2] - glyph.advance) / 2
            drawn = self._draw_line([glyph], x, y, {}, height=step)
            whole = drawn if whole is None or drawn is None else join_boxes(whole, drawn)
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
