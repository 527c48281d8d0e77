"""Prints how well people find what they need: ``python -m benchmarks.retrieval`` (``make retrieval``).

Two archives are invented, one for each part: weights and tables may be tuned on what ``tuning`` shows; ``reporting``
measures alone. Every need is asked of danghao over its indexes and of the baselines, in the same run.
``--elasticsearch`` adds a server (that of the tests, or ``--url``); ``--misses`` lists the needs of the tuning part
that were not met first.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.retrieval_archive import ITEMS, Invented, invent
from benchmarks.retrieval_engines import (
    BigramMatch,
    Danghao,
    Engine,
    ExactKeyword,
    FuzzyMatch,
    elasticsearch_engines,
)
from benchmarks.retrieval_need import Need
from benchmarks.retrieval_needs import A_KIND, MAKERS, make_needs
from benchmarks.retrieval_occasions import OCCASIONS
from index_mappings.memory import MemoryIndex
from index_mappings.tantivy import TantivyIndex

SEEDS = {"tuning": 20_250_101, "reporting": 71_077_345}
# The index in memory looks at every paper for every need, so it is asked every so manieth only.
_OF_MEMORY = 8
_EXACT = ("exact",)
_NORMALISED = ("blanks", "traditional", "variant", "name with dot", "15 and 18 digits", "plate", "file number")

_LOOSE = ("look-alike", "homophone", "damaged ID", "ID with a fault")


@dataclass
class Tally:
    """What came of needs: one entry for each need in each list."""

    first: list[bool] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def add(self, need: Need, found: Sequence[str], seconds: float) -> None:
        counted = [item for item in found if item not in need.beside]
        places = [place for place, item in enumerate(counted, 1) if item in need.right]
        self.first.append(places[:1] == [1])
        self.recall.append(sum(place <= 10 for place in places) / min(10, len(need.right)))
        if places:
            self.ranks.append(places[0])
        self.seconds.append(seconds)

    def join(self, other: Tally) -> None:
        for mine, more in ((self.first, other.first), (self.recall, other.recall)):
            mine.extend(more)  # type: ignore[arg-type]
        self.ranks += other.ranks
        self.seconds += other.seconds


@dataclass
class Score:
    """What an engine made of a part's needs."""

    name: str
    by_kind: dict[str, Tally] = field(default_factory=dict)
    # Strict searches that gave nothing, and those of them where nothing was to be found.
    zeros: int = 0
    right_zeros: int = 0
    absent: int = 0

    def of(self, kinds: Iterable[str]) -> Tally:
        joined = Tally()
        for kind in kinds:
            if kind in self.by_kind:
                joined.join(self.by_kind[kind])
        return joined


def score(engine: Engine, needs: Sequence[Need], report: Callable[[Need, Sequence[str]], None] | None = None) -> Score:
    """Ask an engine everything."""
    result = Score(engine.name)
    certain = {*_EXACT, *_NORMALISED, "former name", "absent"}
    for need in needs:
        started = time.perf_counter()
        found, _ = engine.answer(need, strict=False)
        seconds = time.perf_counter() - started
        if need.right:
            result.by_kind.setdefault(need.kind, Tally()).add(need, found, seconds)
            if report is not None and not result.by_kind[need.kind].first[-1]:
                report(need, found)
        if need.kind in certain:
            _, total = engine.answer(need, strict=True)
            result.zeros += not total
            result.right_zeros += not total and not need.right
            result.absent += not need.right
    return result


def write_part(part: str, needs: Sequence[Need], scores: Sequence[Score]) -> str:
    """Return the tables of a part."""
    main = scores[0]
    base = statistics.median(main.by_kind["exact"].seconds)
    lines = [f"## {part}: {len(needs)} needs", "", f"danghao ({main.name.partition(', ')[2]}) by kind of need:", ""]
    lines += [
        "| need | needs | hit@1 | recall@10 | mean rank | ms | × exact |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for kind in MAKERS:
        if kind in main.by_kind:
            tally = main.by_kind[kind]
            middle = statistics.median(tally.seconds)
            lines.append(
                f"| {kind} | {len(tally.first)} | {_figures(tally)} | {middle * 1000:.2f} | {middle / base:.1f} |"
            )
    lines += ["", "Every engine (hit@1 / recall@10 / mean rank):", ""]
    groups = {
        "exact": _EXACT,
        "normalised": _NORMALISED,
        "former name": ("former name",),
        "misread, kept": ("misread, kept",),
        "misread": ("misread",),
        "misread, near asked": ("misread, near asked",),
        **{kind: (kind,) for kind in ("look-alike", "homophone", "surname heard", "near sound", "pinyin", "initials")},
        "unknown character": ("unknown character",),
        "damaged ID": ("damaged ID",),
        "ID with a fault": ("ID with a fault",),
        "look-alike plate": ("look-alike plate",),
        **{kind: (kind,) for kind in OCCASIONS},
    }
    lines += [
        "| engine | " + " | ".join(groups) + " | zeros right | absent seen |",
        "| --- |" + " --- |" * (len(groups) + 2),
    ]
    for one in scores:
        cells = [_figures(one.of(kinds), " / ") for kinds in groups.values()]
        right = f"{one.right_zeros}/{one.zeros}"
        lines.append(f"| {one.name} | {' | '.join(cells)} | {right} | {one.right_zeros}/{one.absent} |")
    return "\n".join(lines)


def _figures(tally: Tally, between: str = " | ") -> str:
    if not tally.first:
        return between.join("–––")
    rank = f"{statistics.mean(tally.ranks):.2f}" if tally.ranks else "–"
    return between.join((f"{statistics.mean(tally.first):.3f}", f"{statistics.mean(tally.recall):.3f}", rank))


def check_targets(one: Score) -> list[str]:
    """Return what an engine must show, and whether it does."""
    lines = []
    for name, kinds in (("exact", _EXACT), ("normalised", _NORMALISED)):
        tally = one.of(kinds)
        first, recall = statistics.mean(tally.first), statistics.mean(tally.recall)
        lines.append(
            _verdict(
                f"{name}: hit@1 {first:.3f} ≥ 0.95, recall@10 {recall:.3f} ≥ 0.99",
                first >= 0.95 <= recall + 0.04 and recall >= 0.99,
            )
        )
    for kind in _LOOSE:
        tally = one.of((kind,))
        recall, rank = statistics.mean(tally.recall), statistics.mean(tally.ranks)
        lines.append(
            _verdict(f"{kind}: recall@10 {recall:.3f} ≥ 0.95, mean rank {rank:.2f} ≤ 2", recall >= 0.95 and rank <= 2)
        )
    share = one.right_zeros / one.zeros if one.zeros else 0.0
    lines.append(_verdict(f"zero-result precision (strict) {share:.3f} ≥ 0.99", share >= 0.99))
    base = statistics.median(one.by_kind["exact"].seconds)
    worst = max(one.by_kind, key=lambda kind: statistics.median(one.by_kind[kind].seconds))
    times = statistics.median(one.by_kind[worst].seconds) / base
    lines.append(_verdict(f"slowest kind ({worst}) {times:.1f} × an exact name ≤ 3", times <= 3))
    return lines


def _verdict(said: str, held: bool) -> str:  # noqa: FBT001 - private, one caller's comparison
    return f"- {'kept' if held else 'MISSED'}: {said}"


def run(part: str, *, items: int, a_kind: int, url: str, misses: bool) -> str:
    """Measure one part and return its report."""
    archive: Invented = invent(SEEDS[part], items)
    needs = make_needs(archive, SEEDS[part], a_kind)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        engines: list[Engine] = [Danghao(TantivyIndex(folder / "danghao"), archive.papers)]
        if url:
            engines += stack.enter_context(elasticsearch_engines(archive.papers, url))
        engines += (
            ExactKeyword(archive.papers),
            BigramMatch(folder / "bigram", archive.papers),
            FuzzyMatch(folder / "fuzzy", archive.papers),
        )
        show = _print_miss if misses and part == "tuning" else None
        scores = [score(engine, needs, show if number == 0 else None) for number, engine in enumerate(engines)]
        memory = Danghao(MemoryIndex(), archive.papers)
        alike = [
            engines[0].answer(need, strict=strict) == memory.answer(need, strict=strict)
            for need in needs[::_OF_MEMORY]
            for strict in (False, True)
        ]
    said = [write_part(part, needs, scores), "", *check_targets(scores[0])]
    if url:
        said += ["", f"{scores[1].name}:", *check_targets(scores[1])]
    said.append(f"- memory and tantivy answer alike: {sum(alike)}/{len(alike)}")
    return "\n".join(said)


def _print_miss(need: Need, found: Sequence[str]) -> None:
    place = next((number for number, item in enumerate(found, 1) if item in need.right), 0)
    print(f"  {need.kind}: {dict(need.asked)} right {len(need.right)} found {len(found)} first right at {place}")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=ITEMS)
    parser.add_argument("--a-kind", type=int, default=A_KIND, help="needs of each kind in each part")
    parser.add_argument("--part", choices=(*SEEDS, "both"), default="both")
    parser.add_argument("--elasticsearch", action="store_true", help="start the server of the tests and ask it too")
    parser.add_argument("--url", default="", help="ask this Elasticsearch too")
    parser.add_argument(
        "--misses", action="store_true", help="list the needs of the tuning part that were not met first"
    )
    arguments = parser.parse_args()
    with ExitStack() as stack:
        url = arguments.url
        if arguments.elasticsearch and not url:
            from benchmarks.scale_elasticsearch import a_server

            url, _ = stack.enter_context(a_server())
        print(f"# Retrieval over {arguments.items:,} invented items in each part\n")
        for part in SEEDS if arguments.part == "both" else (arguments.part,):
            print(run(part, items=arguments.items, a_kind=arguments.a_kind, url=url, misses=arguments.misses), "\n")


if __name__ == "__main__":
    main()
