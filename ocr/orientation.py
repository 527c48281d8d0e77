"""Which way up a page is, decided by reading a piece of it, and only when there is doubt.

Rows of ink tell lying from standing text for nothing, but not upright from upside down, nor a page on its side from a
column of the old script. A recogniser does: on text that is turned, hardly any character is sure. So a page that looks
level is simply read; only where that gives doubtful text is a piece of it read in the other positions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from archive.text import Glyph, Line
from ocr.port import Engine, Pixels, PreparedPage
from ocr.ruling import remove_rules, to_gray
from ocr.script import is_han
from ocr.skew import text_stands

# More ink in columns than in rows by this factor: the page lies on its side, or is written from top to bottom.
_STANDING = 1.6
# Of the characters of a page that is the right way up, all but a few are sure; of one that is not, one in six.
_SURE = 0.9
_UPRIGHT_PART = 0.6
_DOUBTFUL_PART = 0.6
_ENOUGH_GLYPHS = 8
_AS_SURE = 0.95
# Characters that are set side by side to see how they stand: their size in pixels, how many to a row and in all.
_TILE, _ROW_TILES, _MAX_TILES = 48, 15, 60
_LEAST_TILE = 8
_ROUND = frozenset("〇○口田十一O0X")
_SAMPLE_PART = 0.45
_SEARCH_SIDE = 400


def guess_turns(pixels: Pixels, engine: Engine) -> int:
    """Return by how many right angles to turn the page counter-clockwise to be upright; free where its text lies.

    A column of the old script laid on its left side is read as well as a line, so how its characters stand decides.
    """
    return 0 if text_stands(to_gray(pixels)) < _STANDING else turns_of_standing(pixels, engine)


def turns_of_standing(pixels: Pixels, engine: Engine) -> int:
    """Return by how many right angles to turn a page whose text stands, 0 where it is of columns that are upright."""
    turns, sample, lines = _choose(pixels, engine, (1, 3))
    if turns and _are_columns(sample, lines, engine):
        return turns - 1
    return turns


def is_doubtful(lines: Sequence[Line]) -> bool:
    """Return whether what was read looks like a page that is not the right way up.

    Digits and marks are read as sure upside down as upright (6, 9, 1, 0), so characters decide where there are any.
    """
    glyphs = _glyphs(lines)
    characters = [glyph for glyph in glyphs if is_han(glyph.text)]
    asked = characters if len(characters) >= _ENOUGH_GLYPHS else glyphs
    return len(asked) >= _ENOUGH_GLYPHS and _sure(asked) < _DOUBTFUL_PART * len(asked)


def seems_on_its_side(lines: Sequence[Line]) -> bool:
    """Return whether most characters stand in columns, as those of a register do that was scanned on its side.

    Its short cells are as high as they are wide, so that rows of ink do not tell that its text stands.
    """
    glyphs = _glyphs(lines)
    standing = _glyphs(line for line in lines if line.vertical)
    return len(glyphs) >= _ENOUGH_GLYPHS and 2 * len(standing) > len(glyphs)


def is_as_good(again: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Return whether a second reading has hardly fewer sure characters than the first."""
    return _sure(_glyphs(again)) >= _AS_SURE * _sure(_glyphs(lines))


def vote(pixels: Pixels, engine: Engine, candidates: Iterable[int], *, standing: int) -> int:
    """Read a piece of the page in each position and return the best, or ``standing`` where none is good."""
    return _choose(pixels, engine, candidates)[0] or standing


def _choose(pixels: Pixels, engine: Engine, candidates: Iterable[int]) -> tuple[int, Pixels, list[Line]]:
    """Return the best position of a piece of the page, the piece in it, and its lines; 0 where none is good."""
    sample = _busiest_piece(pixels)
    best, best_sure, found = 0, 0, (sample, list[Line]())
    for turns in candidates:
        turned = np.ascontiguousarray(np.rot90(sample, turns))
        lying = [line for line in engine.read(PreparedPage(pixels=turned)) if not line.vertical]
        count, sure = _count(lying)
        if count >= _ENOUGH_GLYPHS and sure >= _UPRIGHT_PART * count and sure > best_sure:
            best, best_sure, found = turns, sure, (turned, lying)
    return best, *found


def _are_columns(turned: Pixels, lines: Sequence[Line], engine: Engine) -> bool:
    """Return whether what lies here are columns of characters that stand upright when turned back to the right.

    Their characters are set side by side as a line has them and read once more; those of a line lie on their side then.
    """
    tiles: list[Pixels] = []
    for line in lines:
        for glyph in line.glyphs:
            box = glyph.box
            tile = turned[max(0, int(box.y0)) : int(box.y1) + 1, max(0, int(box.x0)) : int(box.x1) + 1]
            # Marks and numerals of few strokes look alike in every position.
            if glyph.text.isalpha() and glyph.text not in _ROUND and min(tile.shape[:2]) > _LEAST_TILE:
                tiles.append(_tile(np.rot90(tile, -1)))
    if len(tiles) < _ENOUGH_GLYPHS:
        return False
    paper = np.percentile(turned[::4, ::4].reshape(-1, 3), 70, axis=0).astype(np.uint8)
    rows = [tiles[start : start + _ROW_TILES] for start in range(0, min(len(tiles), _MAX_TILES), _ROW_TILES)]
    page = np.full((len(rows) * 2 * _TILE + _TILE, (_ROW_TILES + 2) * _TILE, 3), paper, np.uint8)
    for number, row in enumerate(rows):
        top = number * 2 * _TILE + _TILE
        page[top : top + _TILE, _TILE : _TILE + len(row) * _TILE] = np.hstack(row)
    count, sure = _count(engine.read(PreparedPage(pixels=page)))
    return count >= 0.5 * sum(len(row) for row in rows) and sure >= _UPRIGHT_PART * count


def _tile(character: Pixels) -> Pixels:
    """Return a character on a square of paper of the size that lines are read at."""
    size = max(character.shape[:2])
    down, across = size - character.shape[0], size - character.shape[1]
    square = cv2.copyMakeBorder(
        np.ascontiguousarray(character), down // 2, down - down // 2, across // 2, across - across // 2,
        cv2.BORDER_REPLICATE,
    )  # fmt: skip
    return np.asarray(cv2.resize(square, (_TILE, _TILE), interpolation=cv2.INTER_AREA), np.uint8)


def _count(lines: Iterable[Line]) -> tuple[int, int]:
    glyphs = _glyphs(lines)
    return len(glyphs), _sure(glyphs)


def _glyphs(lines: Iterable[Line]) -> list[Glyph]:
    return [glyph for line in lines for glyph in line.glyphs if not glyph.text.isspace()]


def _sure(glyphs: Iterable[Glyph]) -> int:
    return sum(glyph.confidence > _SURE for glyph in glyphs)


def _busiest_piece(pixels: Pixels) -> Pixels:
    """Return the piece of the page that holds most ink besides rules, of some fifth of its area."""
    height, width = pixels.shape[:2]
    scale = min(1.0, _SEARCH_SIDE / max(height, width))
    small = cv2.resize(
        pixels, (max(8, round(width * scale)), max(8, round(height * scale))), interpolation=cv2.INTER_AREA
    )
    ink = remove_rules(to_gray(np.asarray(small, np.uint8))).astype(np.float32)
    across, down = max(4, round(ink.shape[1] * _SAMPLE_PART)), max(4, round(ink.shape[0] * _SAMPLE_PART))
    weight = cv2.boxFilter(ink, -1, (across, down), anchor=(0, 0), normalize=False, borderType=cv2.BORDER_CONSTANT)
    inside = weight[: ink.shape[0] - down + 1, : ink.shape[1] - across + 1]
    y, x = np.unravel_index(int(inside.argmax()), inside.shape)
    y0, x0 = int(y / scale), int(x / scale)
    return np.ascontiguousarray(pixels[y0 : y0 + int(down / scale), x0 : x0 + int(across / scale)])
