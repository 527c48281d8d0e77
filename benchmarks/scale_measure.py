"""Times engines: one client or many, cold or warm, and says how many answers were wrong. It knows no engine.

Many clients are threads. Without a pause between answers, which is more than any reading room does, as many requests
are always under way as there are clients, and waiting for each other counts.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from benchmarks.scale_queries import Asked


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Ids of the first hits, at most as many as asked, and how many items the engine says match."""

    ids: tuple[str, ...]
    total: int


class Engine(Protocol):
    """Something that answers queries; safe from several threads. None: it has no way to ask that."""

    name: str

    def ask(self, asked: Asked, *, limit: int = 20) -> Answer | None: ...


@dataclass
class Times:
    """Milliseconds by kind of query, and what failed."""

    by_kind: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def percentile(self, kind: str, share: float) -> float | None:
        times = sorted(self.by_kind.get(kind, ()))
        return times[min(len(times) - 1, int(share * len(times)))] if times else None

    def add(self, other: Times) -> None:
        for kind, times in other.by_kind.items():
            self.by_kind.setdefault(kind, []).extend(times)
        self.errors += other.errors

    @property
    def per_second(self) -> float:
        return sum(map(len, self.by_kind.values())) / self.seconds if self.seconds else 0.0


@dataclass
class Judged:
    """Right and wrong answers to the queries of one kind."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def shown(self) -> str:
        return f"{self.right} right, {self.false} false, {self.missed} missed"


def ask_once(engine: Engine, queries: Iterable[Asked]) -> Times:
    times = Times()
    for asked in queries:
        started = time.perf_counter()
        try:
            answer = engine.ask(asked)
        except Exception as error:  # noqa: BLE001 - what fails is reported, whatever it is
            times.errors.append(f"{asked.kind}: {type(error).__name__}: {error}"[:300])
            continue
        if answer is not None:
            times.by_kind.setdefault(asked.kind, []).append((time.perf_counter() - started) * 1000)
    return times


def ask_warm(engine: Engine, queries: Sequence[Asked], *, rounds: int) -> Times:
    """Ask everything ``rounds`` times after one round that does not count."""
    ask_once(engine, queries)
    times = Times()
    started = time.perf_counter()
    for _ in range(rounds):
        times.add(ask_once(engine, queries))
    times.seconds = time.perf_counter() - started
    return times


def ask_by_turns(engines: Sequence[Engine], queries: Sequence[Asked], *, rounds: int) -> list[Times]:
    """Ask every query of each engine in turn, so that what else the machine does meets all alike."""
    for engine in engines:
        ask_once(engine, queries)
    all_times = [Times() for _ in engines]
    for number in range(rounds):
        for at, asked in enumerate(queries):
            for place in range(len(engines)):
                turn = (place + at + number) % len(engines)
                all_times[turn].add(ask_once(engines[turn], [asked]))
    return all_times


def ask_together(
    engine: Engine, queries: Sequence[Asked], *, clients: int, seconds: float, pause_s: float = 0.0
) -> Times:
    """Let ``clients`` ask at the same time for some seconds, each from a place of its own in the list.

    With a pause, they begin one after the other, and each waits that long after its answer, as people do.
    """
    found = [Times() for _ in range(clients)]
    begin = threading.Barrier(clients + 1)
    deadline = [0.0]

    def run(number: int) -> None:
        begin.wait()
        place = number * len(queries) // clients
        time.sleep(pause_s * number / clients)
        while time.perf_counter() < deadline[0]:
            found[number].add(ask_once(engine, [queries[place % len(queries)]]))
            place += 1
            if pause_s:
                time.sleep(pause_s)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    deadline[0] = time.perf_counter() + seconds
    started = time.perf_counter()
    begin.wait()
    for thread in threads:
        thread.join()
    times = Times(seconds=time.perf_counter() - started)
    for one in found:
        times.add(one)
    return times


def judge(engine: Engine, queries: Iterable[Asked], *, limit: int = 10_000) -> dict[str, Judged]:
    """Compare whole answers with what is right; beyond ``limit`` hits only totals can be compared."""
    judged: dict[str, Judged] = {}
    for asked in queries:
        if not asked.has_right_answers or asked.facets:
            continue
        answer = engine.ask(asked, limit=limit)
        if answer is None:
            continue
        sums = judged.setdefault(asked.kind, Judged())
        if answer.total <= limit:
            met = len(asked.right.intersection(answer.ids))
        else:
            met = min(len(asked.right), answer.total)
        sums.right += met
        sums.false += answer.total - met
        sums.missed += len(asked.right) - met
    return judged


def forget_files(folder: Path) -> None:
    """Ask the kernel to drop what it keeps of these files; what a process has mapped stays, so close it first."""
    for path in folder.rglob("*"):
        if path.is_file():
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(descriptor)
