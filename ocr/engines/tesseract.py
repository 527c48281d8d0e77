"""The second engine: Tesseract through pytesseract, for machines that have it and for comparing.

Tesseract gives words with one confidence each, so every character of a word shares it, and there are no runners-up.
The program is a system package; nothing here installs it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import Any

import cv2
import numpy as np

from archive.errors import EngineUnavailableError, RecognitionError
from archive.text import Alternative, Box, Glyph, Line
from ocr.engines.crops import split_at_cells
from ocr.port import Pixels, PreparedPage
from ocr.ruling import find_rules, to_gray

_TIMEOUT_S = 120
# Characters of East Asian scripts stand in a square; letters and digits take about this much of one.
_NARROW = 0.55
_FIRST_WIDE = 0x2E80
# Between two words a gap of this part of the line's height is a blank; Tesseract puts one between all Han words.
_BLANK_GAP = 0.4
_SPLIT_GAP = 2.5
_MARK_CONFIDENCE = 0.6
_ZEROS = frozenset("O0oQ○◯")
_NUMERALS = frozenset("〇一二三四五六七八九十")


class TesseractEngine:
    """Reads pages with Tesseract; see ocr.port.Engine."""

    def __init__(self, *, languages: str = "chi_sim") -> None:
        """Find the program and its languages.

        Args:
            languages: Tesseract's names joined by ``+``. With ``eng`` added, it takes many Han characters for Latin
                letters; the Chinese model reads letters and digits as well.

        Raises:
            EngineUnavailableError: the program or a language is not installed; the message holds the command.
        """
        import pytesseract

        self._library: Any = pytesseract
        self._languages = languages
        wanted = languages.split("+")
        packages = " ".join(f"tesseract-ocr-{language.replace('_', '-')}" for language in wanted)
        command = f"apt-get install tesseract-ocr {packages}"
        try:
            self._program_version = str(pytesseract.get_tesseract_version()).split()[0]
            installed = set(pytesseract.get_languages())
        except (pytesseract.TesseractNotFoundError, OSError, SystemExit) as error:
            raise EngineUnavailableError(f"Tesseract is not installed; run: {command}") from error
        missing = [language for language in wanted if language not in installed]
        if missing:
            raise EngineUnavailableError(f"Tesseract lacks the language {', '.join(missing)}; run: {command}")

    @property
    def name(self) -> str:
        return "tesseract"

    @property
    def version(self) -> str:
        return f"tesseract {self._program_version} {self._languages}"

    @property
    def parameters(self) -> str:
        return f"languages={self._languages};psm=3;revision=8"

    def read(self, page: PreparedPage) -> tuple[Line, ...]:
        from PIL import Image

        try:
            words = self._library.image_to_data(
                Image.fromarray(_cleaned(page)),
                lang=self._languages,
                config="--psm 3",
                timeout=_TIMEOUT_S,
                output_type=self._library.Output.DICT,
            )
        except RuntimeError as error:
            # pytesseract tells a time-out by a bare RuntimeError, of which TesseractError is a kind.
            raise RecognitionError(
                f"{self.version} failed or took over {_TIMEOUT_S} s on this page ({error})"
            ) from error
        except OSError as error:
            raise RecognitionError(
                f"{self.version} could not be run ({error}); see that it is still installed"
            ) from error
        rows: dict[tuple[int, int, int], list[tuple[str, Box, float]]] = defaultdict(list)
        for index, text in enumerate(words["text"]):
            confidence = float(words["conf"][index]) / 100
            # In the blank between two columns Tesseract sees marks that are not there.
            if not str(text).strip() or confidence < (_MARK_CONFIDENCE if _is_mark(str(text)) else 0):
                continue
            left, top = float(words["left"][index]), float(words["top"][index])
            box = Box(left, top, left + float(words["width"][index]), top + float(words["height"][index]))
            key = (int(words["block_num"][index]), int(words["par_num"][index]), int(words["line_num"][index]))
            rows[key].append((str(text).strip(), box, confidence))
        lines: list[Line] = []
        for row in rows.values():
            lines += _lines_of_row(row, page.cells)
        return tuple(lines)


def _is_mark(text: str) -> bool:
    return all(unicodedata.category(character)[0] in "PSZ" for character in text)


def _cleaned(page: PreparedPage) -> Pixels:
    """Return the page without stamps and without the rules of its tables.

    Tesseract takes rules for strokes, looks for text along them, and loses whole cells.
    """
    pixels = page.legible
    if not page.cells:
        return pixels
    rules = find_rules(to_gray(pixels), page.cells)
    paper = np.percentile(pixels[::8, ::8].reshape(-1, 3), 70, axis=0).astype(np.uint8)
    bare = pixels.copy()
    bare[cv2.dilate(rules, np.ones((7, 7), np.uint8)) > 0] = paper
    return bare


def _lines_of_row(words: list[tuple[str, Box, float]], cells: tuple[Box, ...]) -> list[Line]:
    """Cut one row of words where a cell ends or a wide gap lies, and spread each word over its characters."""
    lines: list[Line] = []
    glyphs: list[Glyph] = []
    home: Box | None = None
    # Boxes are as high as the ink, and 一 is flat.
    size = max(box.height for _, box, _ in words)
    for text, box, confidence in words:
        pieces = split_at_cells(box, cells)
        cell = next((cell for cell in cells if cell.contains(*pieces[0].center)), None)
        gap = box.x0 - glyphs[-1].box.x1 if glyphs else 0.0
        if glyphs and (cell != home or gap > _SPLIT_GAP * size):
            lines.append(_line(glyphs))
            glyphs = []
        elif glyphs and gap > _BLANK_GAP * size:
            last = glyphs[-1].box
            glyphs.append(Glyph(" ", Box(last.x1, box.y0, box.x0, box.y1), confidence))
        home = cell
        glyphs += _spread(text, box, confidence)
    return [*lines, _line(glyphs)] if glyphs else lines


def _line(glyphs: list[Glyph]) -> Line:
    """Return the line, with a circle between Chinese numerals as the numeral 〇, which is the same mark on paper."""
    settled = list(glyphs)
    for index in range(1, len(glyphs) - 1):
        glyph, before, after = settled[index], settled[index - 1], glyphs[index + 1]
        if glyph.text in _ZEROS and before.text in _NUMERALS and after.text in _NUMERALS | _ZEROS | {"年"}:
            doubt = Alternative(glyph.text, glyph.confidence)
            settled[index] = Glyph("〇", glyph.box, glyph.confidence, (doubt,))
    return Line(tuple(settled))


def _spread(text: str, box: Box, confidence: float) -> list[Glyph]:
    widths = [1.0 if ord(character) >= _FIRST_WIDE else _NARROW for character in text]
    unit = box.width / sum(widths)
    glyphs: list[Glyph] = []
    x = box.x0
    for character, width in zip(text, widths, strict=True):
        glyphs.append(Glyph(character, Box(x, box.y0, x + width * unit, box.y1), confidence))
        x += width * unit
    return glyphs
