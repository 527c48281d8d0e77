"""The port of a recognition engine, and the neutral image it reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from archive.text import Box, Line

Pixels = NDArray[np.uint8]  # height × width × 3, RGB
Mask = NDArray[np.uint8]  # height × width, 1 where it holds


@dataclass(frozen=True, kw_only=True)
class PreparedPage:
    """An upright, deskewed page image, ready to be read.

    Attributes:
        pixels: RGB, the reading frame.
        cells: ruled table cells found on it, see archive.text.PageText.cells.
        stamps: where stamp ink is; None where there is none.
        unstamped: the page with stamps looked through; None where there are none.
        unmarked: the same with a watermark looked through; None where there is none.
    """

    pixels: Pixels
    cells: tuple[Box, ...] = ()
    stamps: Mask | None = None
    unstamped: Pixels | None = None
    unmarked: Pixels | None = None

    @property
    def legible(self) -> Pixels:
        """What print and writing are read from: the page with its stamps looked through."""
        return self.pixels if self.unstamped is None else self.unstamped


class Engine(Protocol):
    """Reads one page image. One instance lives in one worker process; it is not shared between threads.

    Attributes:
        name: as in settings (``rapidocr``).
        version: for people, as in ``rapidocr 3.10.0 PP-OCRv6``; goes into provenance and into the stage key.
        parameters: all that changes the result, as one stable string; goes into the stage key.
    """

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def parameters(self) -> str: ...

    def read(self, page: PreparedPage) -> tuple[Line, ...]:
        """Return the lines in reading order, in pixels of the reading frame; none where the page is blank.

        Raises RecognitionError. Takes about two seconds for an A4 page at 300 dpi on one core.
        """
        ...
