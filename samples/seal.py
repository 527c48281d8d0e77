"""Draws round red seals."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw

from samples.blocks import Stamp
from samples.fonts import Face
from samples.glyphs import face_for, font_of


def draw_seal(
    image: Image.Image, block: Stamp, centre: tuple[float, float], radius: float, face: Face, rng: random.Random
) -> None:
    """Draw a round seal: ring, star, the office around it, a word below the star."""
    cx, cy = centre
    red = rng.choice(((214, 60, 60), (225, 80, 70), (200, 70, 80)))
    draw = ImageDraw.Draw(image)
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
