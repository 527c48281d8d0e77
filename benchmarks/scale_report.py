"""What a run at scale found, as plain values, and the ways to show them: tables in Markdown, JSON, drawn growth."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from math import log10
from pathlib import Path
from typing import Any

from benchmarks.scale_build import Built
from benchmarks.scale_measure import Judged, Times
from benchmarks.scale_needs import NeedCost, write_needs
from benchmarks.scale_queries import FIELDED, KINDS

_SHARES = (0.5, 0.95, 0.99)
# What is promised: see docs/performance.md.
MOST_RATIO = 1.5
MOST_HTTP_MS = 5.0
MOST_FIELDED_MS = 50.0
MOST_INDEX_GB = 1.2
LEAST_BUILD_RATIO = 0.5
MOST_MEMORY_MB = 1000.0


@dataclass
class Figures:
    """What was measured of one way to search."""

    name: str
    items: int = 0
    built: Built | None = None
    cold: Times | None = None
    warm: Times | None = None
    many: Times | None = None
    readers: Times | None = None
    judged: dict[str, Judged] = field(default_factory=dict)
    memory_mb: float = 0.0
    own_memory_mb: float = 0.0


@dataclass
class Run:
    """One run at one size."""

    items: int
    clients: int
    figures: list[Figures] = field(default_factory=list)
    other_builds: dict[str, Built] = field(default_factory=dict)
    needs: list[NeedCost] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def of(self, name: str) -> Figures | None:
        return next((figures for figures in self.figures if figures.name == name), None)

    def ratios(self, ours: str, bare: str) -> dict[str, float]:
        """Return p95 of ours by p95 of the bare engine's, warm, by kind."""
        one, other = self.of(ours), self.of(bare)
        if one is None or other is None or one.warm is None or other.warm is None:
            return {}
        found: dict[str, float] = {}
        for kind in KINDS:
            left, right = one.warm.percentile(kind, 0.95), other.warm.percentile(kind, 0.95)
            if left is not None and right:
                found[kind] = left / right
        return found


def describe_machine() -> str:
    """Return processor, cores, memory, system and the versions that matter, in one line."""
    cpu = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text("utf-8"))
    gigabytes = int(memory[1]) / 1e6 if memory else 0.0
    return (
        f"{len(os.sched_getaffinity(0))} cores of {cpu[1].strip() if cpu else platform.machine()}, {gigabytes:.0f} GB, "
        f"Linux {platform.release()}, Python {platform.python_version()}, tantivy {version('tantivy')}, "
        f"elasticsearch client {version('elasticsearch')}; load before the run {os.getloadavg()[0]:.1f}"
    )


def _three(times: Times | None, kind: str) -> str:
    if times is None or times.percentile(kind, 0.5) is None:
        return "–"
    return " / ".join(_ms(times.percentile(kind, share)) for share in _SHARES)


def _ms(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def write_markdown(run: Run, machine: str) -> str:
    """Return all that a run found."""
    lines = [f"### {run.items:,} items", "", machine + ".", ""]
    lines += [f"- {note}" for note in run.notes] + ([""] if run.notes else [])
    tables: tuple[tuple[str, Callable[[Figures], Times | None]], ...] = (
        ("Warm, one client: p50 / p95 / p99, ms", lambda f: f.warm),
        ("Cold (files out of the kernel's cache), one client: p50 / p95 / p99, ms", lambda f: f.cold),
        (
            f"{run.clients} clients, each asking again a second after its answer: p50 / p95 / p99, ms",
            lambda f: f.readers,
        ),
        (f"{run.clients} clients without a pause: p50 / p95 / p99, ms", lambda f: f.many),
    )
    for title, times_of in tables:
        shown = [(figures, times) for figures in run.figures if (times := times_of(figures)) is not None]
        if not shown:
            continue
        lines += [
            f"**{title}**",
            "",
            "| | " + " | ".join(f.name for f, _ in shown) + " |",
            "| --- " * (len(shown) + 1) + "|",
        ]
        lines += (
            f"| {kind} | " + " | ".join(_three(times, kind) for _, times in shown) + " |"
            for kind in KINDS
            if any(times.by_kind.get(kind) for _, times in shown)
        )
        if "clients" in title:
            lines.append("| answers a second | " + " | ".join(f"{times.per_second:.0f}" for _, times in shown) + " |")
        lines.append("| errors | " + " | ".join(str(len(times.errors)) for _, times in shown) + " |")
        lines.append("")
    lines += _write_ratios(run) + (write_needs(run.needs) if run.needs else [])
    lines += _write_builds(run) + _write_answers(run) + _write_checks(run)
    return "\n".join(lines)


def _write_ratios(run: Run) -> list[str]:
    pairs = {
        "danghao / raw tantivy": run.ratios("danghao on tantivy", "raw tantivy"),
        "danghao / raw Elasticsearch client": run.ratios("danghao on elasticsearch", "raw Elasticsearch client"),
    }
    pairs = {name: ratios for name, ratios in pairs.items() if ratios}
    if not pairs:
        return []
    lines = ["**p95 warm, by the bare engine's in the same run**", "", "| | " + " | ".join(pairs) + " |"]
    lines.append("| --- " * (len(pairs) + 1) + "|")
    for kind in KINDS:
        cells = [f"{ratios[kind]:.2f}" if kind in ratios else "–" for ratios in pairs.values()]
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return [*lines, ""]


def _write_builds(run: Run) -> list[str]:
    built = {f.name: f.built for f in run.figures if f.built is not None} | run.other_builds
    if not built:
        return []
    lines = [
        "**Building**",
        "",
        "| | items | items a second | size, MB | bytes an item |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, one in built.items():
        lines.append(
            f"| {name} | {one.items:,} | {one.per_second:,.0f} | {one.size_bytes / 1e6:,.0f} "
            f"| {one.size_bytes / one.items:.0f} |"
        )
    lines.append("")
    memory = [
        f"{f.name}: {f.memory_mb:,.0f} MB at most, {f.own_memory_mb:,.0f} MB of them its own, the rest mapped files"
        for f in run.figures
        if f.memory_mb
    ]
    return [*lines, *(f"- memory of {one}" for one in memory), *([""] if memory else [])]


def _write_answers(run: Run) -> list[str]:
    judged = [f for f in run.figures if f.judged]
    if not judged:
        return []
    kinds = [kind for kind in KINDS if any(kind in f.judged for f in judged)]
    lines = ["**Answers: right, false and missed items over all queries of a kind**", ""]
    lines += ["| | " + " | ".join(f.name for f in judged) + " |", "| --- " * (len(judged) + 1) + "|"]
    for kind in kinds:
        cells = [
            f"{f.judged[kind].right:,} / {f.judged[kind].false:,} / {f.judged[kind].missed:,}"
            if kind in f.judged
            else "–"
            for f in judged
        ]
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return [*lines, ""]


def check(run: Run) -> list[tuple[str, bool]]:
    """Return each promise with what was found and whether it is kept."""
    found: list[tuple[str, bool]] = []
    for ours, bare in (("danghao on tantivy", "raw tantivy"), ("danghao on elasticsearch", "raw Elasticsearch client")):
        found += (
            (f"{ours}, {kind}: {ratio:.2f} of {bare}, at most {MOST_RATIO}", ratio <= MOST_RATIO)
            for kind, ratio in run.ratios(ours, bare).items()
        )
    library, web = run.of("danghao use-cases"), run.of("danghao over HTTP")
    if library and web and library.warm and web.warm:
        for kind in KINDS:
            inside, outside = library.warm.percentile(kind, 0.5), web.warm.percentile(kind, 0.5)
            if inside is not None and outside is not None:
                added = outside - inside
                found.append(
                    (f"HTTP adds {added:.1f} ms to {kind} (median), at most {MOST_HTTP_MS:.0f}", added <= MOST_HTTP_MS)
                )
    embedded = run.of("danghao on tantivy")
    for figures in (embedded, web):
        for pause, times in (("a second's pause", figures and figures.readers), ("no pause", figures and figures.many)):
            if not figures or not times:
                continue
            late = max(times.percentile(kind, 0.95) or 0.0 for kind in FIELDED)
            text = f"{figures.name}, {run.clients} clients, {pause}: p95 of the slowest fielded kind {late:.0f} ms"
            found.append((f"{text}, at most {MOST_FIELDED_MS:.0f}", late <= MOST_FIELDED_MS))
            found.append(
                (f"{figures.name}, {run.clients} clients, {pause}: {len(times.errors)} errors", not times.errors)
            )
    if web and web.many:
        found.append(
            (f"server memory {web.memory_mb:.0f} MB, at most {MOST_MEMORY_MB:.0f}", web.memory_mb <= MOST_MEMORY_MB)
        )
    if embedded and embedded.built:
        size = embedded.built.size_bytes / 1e9
        found.append((f"index {size:.2f} GB, at most {MOST_INDEX_GB}", size <= MOST_INDEX_GB))
        raw = run.of("raw tantivy")
        if raw and raw.built:
            ratio = embedded.built.per_second / raw.built.per_second
            found.append(
                (
                    f"building at {ratio:.2f} of raw tantivy's rate, at least {LEAST_BUILD_RATIO}",
                    ratio >= LEAST_BUILD_RATIO,
                )
            )
    return found


def _write_checks(run: Run) -> list[str]:
    return [
        "**Wanted, and found**",
        "",
        *(f"- {'kept' if kept else 'MISSED'}: {text}" for text, kept in check(run)),
        "",
    ]


def to_json(run: Run) -> dict[str, Any]:
    return asdict(run)


# --- growth ----------------------------------------------------------------------------------------------------------
def write_growth(runs: Sequence[Mapping[str, Any]]) -> str:
    """Return a table of how cost grows, of runs as ``to_json`` gives them."""
    lines = ["| danghao on tantivy, warm p95, ms | " + " | ".join(f"{run['items']:,}" for run in runs) + " |"]
    lines.append("| --- " * (len(runs) + 1) + "|")
    lines += (f"| {kind} | " + " | ".join(_ms(late_of(run, kind)) for run in runs) + " |" for kind in KINDS)
    return "\n".join(lines)


def late_of(run: Mapping[str, Any], kind: str, name: str = "danghao on tantivy") -> float | None:
    for figures in run["figures"]:
        if figures["name"] == name and figures["warm"]:
            return Times(by_kind=figures["warm"]["by_kind"]).percentile(kind, 0.95)
    return None


def draw_growth(runs: Sequence[Mapping[str, Any]]) -> str:
    """Return an SVG: warm p95 over the number of items, both in powers of ten, a line for each kind."""
    width, height, left, bottom = 760, 420, 60, 50
    low, high = 4.5, 6.5
    colours = ("#1b6ca8", "#c0392b", "#27ae60", "#8e44ad", "#d35400", "#16a085", "#7f8c8d", "#2c3e50", "#f39c12")

    def at(items: float, ms: float) -> tuple[float, float]:
        x = left + (items - low) / (high - low) * (width - left - 190)
        return x, (height - bottom) - (ms + 1) / 4 * (height - bottom - 20)

    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            'font-family="sans-serif" font-size="12">'
        ),
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for y, power in ((at(low, power)[1], power) for power in range(-1, 4)):
        parts += (
            f'<line x1="{left}" x2="{width - 190}" y1="{y:.0f}" y2="{y:.0f}" stroke="#ddd"/>',
            f'<text x="{left - 8}" y="{y + 4:.0f}" text-anchor="end">{10.0**power:g} ms</text>',
        )
    parts += (
        f'<text x="{at(log10(run["items"]), 0)[0]:.0f}" y="{height - bottom + 20}" text-anchor="middle">'
        f"{run['items']:,}</text>"
        for run in runs
    )
    for number, kind in enumerate(KINDS):
        places = [
            at(log10(run["items"]), log10(max(0.1, late)))
            for run in runs
            if (late := late_of(run, kind)) is not None
        ]  # fmt: skip
        if not places:
            continue
        points = " ".join(f"{x:.0f},{y:.0f}" for x, y in places)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colours[number]}" stroke-width="2"/>')
        parts += (f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3" fill="{colours[number]}"/>' for x, y in places)
        y = 30 + 18 * number
        parts.append(f'<text x="{width - 170}" y="{y}" fill="{colours[number]}">{kind}</text>')
    parts.append(f'<text x="{left}" y="{height - 8}">items (danghao on tantivy, warm p95)</text></svg>')
    return "\n".join(parts) + "\n"
