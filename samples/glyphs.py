"""Which face draws which character, and fonts by size."""

from __future__ import annotations

import functools

from PIL import ImageFont

from samples.fonts import Face, fallback_faces


@functools.lru_cache(maxsize=512)
def font_of(face: Face, pixels: int) -> ImageFont.FreeTypeFont:
    """Return a face at a size in pixels."""
    return ImageFont.truetype(face.path, pixels, index=face.index)


def face_for(character: str, face: Face) -> Face:
    """Return ``face``, or another that has the character. Raises ValueError where none has: no boxes are drawn."""
    if face.covers(character):
        return face
    for other in fallback_faces():
        if other.covers(character):
            return other
    raise ValueError(f"no installed face draws {character!r}")
