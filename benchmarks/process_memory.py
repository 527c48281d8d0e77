"""How much memory processes take, by what the kernel tells of them; in megabytes."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Self

_EVERY_S = 0.2

# Megabytes by the kernel's name of them: VmRSS is in memory now, VmHWM was at most, RssAnon is without mapped files.
Sizes = dict[str, float]


def read_memory(pid: int) -> Sizes:
    """Return the sizes of a process; none where it is gone."""
    try:
        rows = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    except OSError:
        return {}
    cells = [row.split() for row in rows]
    return {cell[0].rstrip(":"): int(cell[1]) / 1024 for cell in cells if len(cell) == 3 and cell[2] == "kB"}


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, task.read_text("utf-8").split())
        except OSError:
            continue
    return [*found, *(grandchild for child in found for grandchild in _children(child))]


class FamilyWatch(ABC):
    """Looks from a thread at a process and all below it, until the end of the ``with`` block."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._done.wait(_EVERY_S):
            self.note([read_memory(pid) for pid in (self._pid, *_children(self._pid))])

    @abstractmethod
    def note(self, family: Sequence[Sizes]) -> None:
        """Take in the sizes of all processes at one moment."""


class LargestWatch(FamilyWatch):
    """The most that any one process of the family took."""

    def __init__(self, pid: int) -> None:
        super().__init__(pid)
        self.peak_mb = 0.0

    def note(self, family: Sequence[Sizes]) -> None:
        self.peak_mb = max([self.peak_mb, *(sizes.get("VmHWM", 0.0) for sizes in family)])


class MemoryWatch(FamilyWatch):
    """The most that the family took together, with and without mapped files."""

    def __init__(self, pid: int) -> None:
        super().__init__(pid)
        self.peak_mb = 0.0
        self.peak_own_mb = 0.0

    def note(self, family: Sequence[Sizes]) -> None:
        self.peak_mb = max(self.peak_mb, sum(sizes.get("VmRSS", 0.0) for sizes in family))
        self.peak_own_mb = max(self.peak_own_mb, sum(sizes.get("RssAnon", 0.0) for sizes in family))
