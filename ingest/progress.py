"""The port of progress: where a long run stands, told often and cheaply. Adapters decide what to show, and when."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TextIO


@dataclass(kw_only=True)
class Standing:
    """Where a run stands.

    Attributes:
        phase: what is being done, in a word.
        expected: pages there will be; an estimate until every file has been opened.
        recognised, skipped, failed: pages done, see IngestReport.
        items: items done; ``expected_items`` is exact.
        unit: what is counted where it is not pages.
    """

    phase: str = "reading"
    expected: int = 0
    recognised: int = 0
    skipped: int = 0
    failed: int = 0
    items: int = 0
    expected_items: int = 0
    unit: str = "pages"

    @property
    def done(self) -> int:
        return self.recognised + self.skipped + self.failed

    @property
    def left(self) -> int:
        return max(0, self.expected - self.done)


class Progress(Protocol):
    """Called in the main thread, perhaps hundreds of times a second; must return at once."""

    def show(self, standing: Standing) -> None: ...

    def close(self) -> None: ...


class NullProgress:
    """Shows nothing."""

    def show(self, standing: Standing) -> None:
        pass

    def close(self) -> None:
        pass


@dataclass(kw_only=True)
class Pace:
    """Pages read a second over the last minute or so, and the time left. Pages skipped say nothing about pace."""

    clock: Callable[[], float] = time.monotonic
    window_s: float = 60.0
    _marks: list[tuple[float, int]] = field(default_factory=list)

    def measure(self, standing: Standing) -> tuple[float, float | None]:
        """Return pages per second and seconds left (None: unknown yet)."""
        now, worked = self.clock(), standing.recognised + standing.failed
        if not self._marks or now - self._marks[-1][0] >= self.window_s / 60:
            self._marks.append((now, worked))
        while len(self._marks) > 2 and now - self._marks[1][0] > self.window_s:
            del self._marks[0]
        since, before = self._marks[0]
        rate = (worked - before) / (now - since) if now > since else 0.0
        return rate, (standing.left / rate if rate > 0 else None)


@dataclass(kw_only=True)
class PlainProgress:
    """One line on stderr every few seconds, for logs and pipes."""

    every_s: float = 10.0
    stream: TextIO = field(default_factory=lambda: sys.stderr)
    clock: Callable[[], float] = time.monotonic
    _last: float | None = None
    _told: str = ""
    _pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        self._pace = Pace(clock=self.clock)

    def show(self, standing: Standing) -> None:
        rate, left_s = self._pace.measure(standing)
        now = self.clock()
        if self._last is None:
            self._last = now
        changed = standing.phase != self._told and bool(self._told)
        if now - self._last < self.every_s and not changed:
            self._told = self._told or standing.phase
            return
        self._last, self._told = now, standing.phase
        parts = []
        if standing.expected_items or not standing.expected:
            parts.append(f"{standing.items} of {standing.expected_items} items")
        if standing.expected:
            unit = standing.unit
            left = f", {show_time(left_s)} left" if left_s is not None else ""
            parts.append(
                f"{standing.done} of {standing.expected} {unit}, {standing.failed} failed, {rate:.2f} {unit}/s{left}"
            )
        self.stream.write(f"{standing.phase}: {', '.join(parts)}\n")
        self.stream.flush()

    def close(self) -> None:
        pass


def show_time(seconds: float) -> str:
    """Return a length of time as people say it: ``3:05``, ``12:03:05``."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def choose_progress(stream: TextIO | None = None) -> Progress:
    """Return a moving display where stderr is a terminal, plain lines where it is not."""
    out = stream or sys.stderr
    if out.isatty():
        from ingest.progress_rich import RichProgress

        return RichProgress()
    return PlainProgress(stream=out)
