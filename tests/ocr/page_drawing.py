"""Pages drawn for tests of reading, with places known by construction; no CJK font is needed."""

from __future__ import annotations

import io
from itertools import pairwise

import cv2
import numpy as np

ROWS = (160, 260, 360, 460, 620)
COLUMNS = (120, 360, 700, 1000, 1500)


def blank(width=1654, height=2339):
    return np.full((height, width, 3), 255, np.uint8)


def draw_table(page, *, rows=ROWS, columns=COLUMNS, thickness=2, shade=0):
    """Rule a table and return its inner cells as (x0, y0, x1, y1), row by row."""
    for y in rows:
        cv2.line(page, (columns[0], y), (columns[-1], y), (shade,) * 3, thickness)
    for x in columns:
        cv2.line(page, (x, rows[0]), (x, rows[-1]), (shade,) * 3, thickness)
    return [(x0, y0, x1, y1) for y0, y1 in pairwise(rows) for x0, x1 in pairwise(columns)]


def write(page, text, x, y, *, size=1.2, colour=(0, 0, 0)):
    """Write Latin text with its base line at ``y`` and return its box."""
    (width, height), below = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, size, 2)
    cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, size, colour, 2, cv2.LINE_AA)
    return x, y - height, x + width, y + below


def draw_paragraph(page, *, left=150, top=900, lines=12, size=1.2):
    words = ["archive", "record", "page", "household", "register", "street", "office", "date", "2009", "1987", "42"]
    rng = np.random.default_rng(7)
    for row in range(lines):
        text = ""
        while len(text) < 46:
            text += str(rng.choice(words)) + " "
        write(page, text[:48], left, top + row * 64, size=size)


def turn(page, degrees):
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(page, matrix, (width, height), borderValue=(255, 255, 255)), np.uint8)


def overlap(box, other):
    """Intersection over union of a Box and a tuple."""
    width = min(box.x1, other[2]) - max(box.x0, other[0])
    height = min(box.y1, other[3]) - max(box.y0, other[1])
    if width <= 0 or height <= 0:
        return 0.0
    both = box.width * box.height + (other[2] - other[0]) * (other[3] - other[1]) - width * height
    return width * height / both


def encode(image, kind, **options):
    """Encode a Pillow image to a stream."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    buffer.seek(0)
    return buffer
