"""The second engine: Tesseract through pytesseract, for machines that have it and for comparing.

Tesseract gives words with one confidence each, so every character of a word shares it, and there are no runners-up.
The program is a system package; nothing here installs it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from archive.errors import EngineUnavailableError, RecognitionError
from archive.text import Box, Glyph, Line
from ocr.engines.crops import split_at_cells
from ocr.port import PreparedPage

_TIMEOUT_S = 120
# Characters of East Asian scripts stand in a square; letters and digits take about this much of one.
_NARROW = 0.55
_FIRST_WIDE = 0x2E80
# Between two words a gap of this part of the line's height is a blank; Tesseract puts one between all Han words.
_BLANK_GAP = 0.4
_SPLIT_GAP = 2.5


class TesseractEngine:
    """Reads pages with Tesseract; see ocr.port.Engine."""

    def __init__(self, *, languages: str = "chi_sim+eng") -> None:
        """Find the program and its languages.

        Args:
            languages: Tesseract's names joined by ``+``.

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
        return f"languages={self._languages};psm=3;revision=1"

    def read(self, page: PreparedPage) -> tuple[Line, ...]:
        from PIL import Image

        try:
            words = self._library.image_to_data(
                Image.fromarray(page.pixels),
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
            if not str(text).strip() or float(words["conf"][index]) < 0:
                continue
            left, top = float(words["left"][index]), float(words["top"][index])
            box = Box(left, top, left + float(words["width"][index]), top + float(words["height"][index]))
            key = (int(words["block_num"][index]), int(words["par_num"][index]), int(words["line_num"][index]))
            rows[key].append((str(text).strip(), box, float(words["conf"][index]) / 100))
        lines: list[Line] = []
        for row in rows.values():
            lines += _lines_of_row(row, page.cells)
        return tuple(lines)


def _lines_of_row(words: list[tuple[str, Box, float]], cells: tuple[Box, ...]) -> list[Line]:
    """Cut one row of words where a cell ends or a wide gap lies, and spread each word over its characters."""
    lines: list[Line] = []
    glyphs: list[Glyph] = []
    home: Box | None = None
    for text, box, confidence in words:
        pieces = split_at_cells(box, cells)
        cell = next((cell for cell in cells if cell.contains(*pieces[0].center)), None)
        gap = box.x0 - glyphs[-1].box.x1 if glyphs else 0.0
        if glyphs and (cell != home or gap > _SPLIT_GAP * box.height):
            lines.append(Line(tuple(glyphs)))
            glyphs = []
        elif glyphs and gap > _BLANK_GAP * box.height:
            last = glyphs[-1].box
            glyphs.append(Glyph(" ", Box(last.x1, box.y0, box.x0, box.y1), confidence))
        home = cell
        glyphs += _spread(text, box, confidence)
    return [*lines, Line(tuple(glyphs))] if glyphs else lines


def _spread(text: str, box: Box, confidence: float) -> list[Glyph]:
    widths = [1.0 if ord(character) >= _FIRST_WIDE else _NARROW for character in text]
    unit = box.width / sum(widths)
    glyphs: list[Glyph] = []
    x = box.x0
    for character, width in zip(text, widths, strict=True):
        glyphs.append(Glyph(character, Box(x, box.y0, x + width * unit, box.y1), confidence))
        x += width * unit
    return glyphs
