"""Draws seals: the round one with a star, and oval, square and rectangular stamps of words."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw

from samples.blocks import Stamp
from samples.fonts import Face
from samples.glyphs import face_for, font_of

_INKS = {
    "red": ((214, 60, 60), (225, 80, 70), (200, 70, 80)),
    "blue": ((70, 90, 190), (60, 110, 180)),
    "purple": ((140, 70, 170), (120, 80, 160)),
}


def _draw_words(
    draw: ImageDraw.ImageDraw,
    block: Stamp,
    centre: tuple[float, float],
    radius: float,
    face: Face,
    ink: tuple[int, int, int],
) -> None:
    """Draw a stamp of one to three lines of words in a frame."""
    cx, cy = centre
    lines = [block.text] if block.shape == "rectangle" else [block.text[: len(block.text) // 2 + 1]]
    lines += [] if block.shape == "rectangle" else [block.text[len(lines[0]) :]]
    lines = [line for line in (*lines, block.centre) if line]
    size = max(8, round(radius * (0.3 if block.shape == "rectangle" else 0.24)))
    half_width = max(len(line) for line in lines) * size / 2 + size * (1.1 if block.shape == "oval" else 0.5)
    half_height = len(lines) * size * 0.62 + size * (0.9 if block.shape == "oval" else 0.35)
    if block.shape == "square":
        half_width = half_height = max(half_width, half_height)
    cx = min(max(cx, half_width + size), draw.im.size[0] - half_width - size)
    box = (cx - half_width, cy - half_height, cx + half_width, cy + half_height)
    ring = max(2, round(radius * 0.035))
    if block.shape == "oval":
        draw.ellipse(box, outline=ink, width=ring)
    else:
        draw.rectangle(box, outline=ink, width=ring)
    for number, line in enumerate(lines):
        x, y = cx - len(line) * size / 2, cy + (number - (len(lines) - 1) / 2) * size * 1.25
        for character in line:
            font = font_of(face_for(character, face), size)
            draw.text((x + size / 2, y), character, font=font, fill=ink, anchor="mm")
            x += size


def draw_seal(
    image: Image.Image, block: Stamp, centre: tuple[float, float], radius: float, face: Face, rng: random.Random
) -> None:
    """Draw a stamp about ``centre``; a round one has a ring, a star, the office around it, a word below the star."""
    cx, cy = centre
    red = rng.choice(_INKS[block.colour])
    draw = ImageDraw.Draw(image)
    if block.shape != "round":
        _draw_words(draw, block, centre, radius, face, red)
        return
    ring = max(2, round(radius * 0.045))
    draw.ellipse((cx - radius, cy - radius, cx + radius, cy + radius), outline=red, width=ring)
    star = []
    for corner in range(10):
        reach = radius * (0.26 if corner % 2 == 0 else 0.105)
        angle = math.pi * corner / 5 - math.pi / 2
        star.append((cx + reach * math.cos(angle), cy + reach * math.sin(angle)))
    draw.polygon(star, fill=red)
    size = max(8, round(radius * 0.24))
    span = math.radians(min(250, 20 * len(block.text)))
    for number, character in enumerate(block.text):
        font = font_of(face_for(character, face), size)
        share = number / max(1, len(block.text) - 1) - 0.5
        angle = share * span
        tile = Image.new("L", (size * 2, size * 2), 0)
        ImageDraw.Draw(tile).text((size, size), character, font=font, fill=255, anchor="mm")
        tile = tile.rotate(-math.degrees(angle), resample=Image.Resampling.BICUBIC)
        x = cx + radius * 0.78 * math.sin(angle)
        y = cy - radius * 0.78 * math.cos(angle)
        image.paste(red, (round(x - size), round(y - size)), tile)
    if block.centre:
        font = font_of(face_for(block.centre[0], face), max(8, round(radius * 0.19)))
        draw.text((cx, cy + radius * 0.55), block.centre, font=font, fill=red, anchor="mm")
