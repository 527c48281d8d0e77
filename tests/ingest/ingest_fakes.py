"""Engines for fault tests, found by spawned workers on the path. They fail on purpose, as the colour of a page says.

White pages read as one line made from the page's pixels, so that two pages never read alike; every call is written
down in a log, so that a test can count what was really read.
"""

from __future__ import annotations

import hashlib
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from archive.errors import EngineUnavailableError, RecognitionError
from archive.text import Alternative, Box, Glyph, Line

# Solid colours, as RGB, that make the engine misbehave.
KILLS = (250, 10, 10)
HANGS = (10, 250, 10)
REFUSES = (10, 10, 250)
CRASHES = (250, 250, 10)


@dataclass
class FakeEngine:
    log: Path
    version: str = "fake 1"
    slow_s: float = 0.0
    name: str = "fake"
    parameters: str = "none"

    def read(self, page):
        digest = hashlib.sha256(page.pixels.tobytes()).hexdigest()
        with self.log.open("a") as log:
            log.write(f"{digest}\n")
        colour = tuple(round(value) for value in page.pixels.reshape(-1, 3).mean(axis=0))
        if _near(colour, KILLS):
            os.kill(os.getpid(), signal.SIGKILL)
        if _near(colour, HANGS):
            time.sleep(600)
        if _near(colour, REFUSES):
            raise RecognitionError("the engine does not like blue")
        if _near(colour, CRASHES):
            raise ZeroDivisionError("division\nby zero")
        time.sleep(self.slow_s)
        text = f"姓名欧阳劼{digest[:12]}"
        return (Line(glyphs=tuple(_glyph(i, c) for i, c in enumerate(text))),)


def _near(colour, other):
    return all(abs(a - b) < 4 for a, b in zip(colour, other, strict=True))


def _glyph(index, character):
    box = Box(10.0 + index * 8, 20.0, 17.0 + index * 8, 32.0)
    return Glyph(text=character, box=box, confidence=0.99, alternatives=(Alternative(text="X", probability=0.005),))


@dataclass(frozen=True)
class FakeReader:
    """Picklable factory of fake engines."""

    log: Path
    version: str = "fake 1"
    slow_s: float = 0.0

    def __call__(self):
        return FakeEngine(log=self.log, version=self.version, slow_s=self.slow_s)


def absent_engine():
    raise EngineUnavailableError("the engine is not installed; run: apt-get install it")


@dataclass(frozen=True)
class FullBlobs:
    """A blob store on a disk that is full once it holds ``limit`` blobs."""

    inner: object
    limit: int

    def __getattr__(self, name):
        if name.startswith("__") or name == "inner":
            raise AttributeError(name)
        return getattr(self.inner, name)

    def put(self, data):
        self._check()
        return self.inner.put(data)

    def put_file(self, path):
        self._check()
        return self.inner.put_file(path)

    def _check(self):
        import errno

        from archive.errors import BlobError

        if sum(1 for _ in self.inner.hashes()) >= self.limit:
            raise BlobError("cannot be written") from OSError(errno.ENOSPC, "No space left on device")
