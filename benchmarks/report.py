"""Sums of one group of items, and the ways to show them: lines for a terminal, JSON, one table of all groups."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from benchmarks.doubting import Judged, first_of_doubts, samples_of
from benchmarks.error_analysis import ErrorAnalysis
from benchmarks.reliability import Sample, calibration_error
from benchmarks.scoring import (
    TYPES,
    CharacterErrors,
    ItemScore,
    ReadCharacter,
    Tally,
    Truth,
    count_errors,
    judge_characters,
    pair_lines,
)

_NAMES = {
    "person": "persons",
    "id_number": "ID numbers",
    "date": "dates",
    "address": "addresses",
    "case_type": "case types",
    "number": "plates, permits, numbers",
}


class Report:
    """Sums of one group of items."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.items = 0
        self.pages = 0
        self.tallies = {kind: Tally() for kind in TYPES}
        self.characters = {"print": CharacterErrors(), "hand": CharacterErrors()}
        self.analysis = ErrorAnalysis()
        self.judged: list[Judged] = []
        self.read: dict[str, list[Sample]] = {"print": [], "hand": []}
        self.searches: dict[str, list[float]] = {}
        self.checks: dict[str, list[bool]] = {}
        self.seconds_to_answer: list[float] = []  # whole processes of `danghao search … --json`

    def add(self, truth: Truth, score: ItemScore, judged: Iterable[Judged] = ()) -> None:
        self.judged.extend(judged)
        self.items += 1
        self.pages += len(truth["pages"])
        for kind, tally in score.tallies.items():
            self.tallies[kind].add(tally)

    def add_page(self, truth: Truth, page: Truth, characters: Sequence[ReadCharacter]) -> None:
        """Count the character errors of one page."""
        lines = pair_lines(page, characters)
        for kind, count in count_errors(lines).items():
            self.characters[kind].add(count)
        for line in lines:
            self.read[line.kind].extend(judge_characters(line))
        self.analysis.add(truth, page, lines)

    @property
    def median_seconds_to_answer(self) -> float | None:
        return statistics.median(self.seconds_to_answer) if self.seconds_to_answer else None

    def to_json(self) -> dict[str, Any]:
        rates = {f"{k}_character_error_rate": round(v.rate, 4) for k, v in self.characters.items() if v.characters}
        median = self.median_seconds_to_answer
        return {
            "group": self.name,
            "items": self.items,
            "pages": self.pages,
            **rates,
            "mentions": {
                kind: {
                    "precision": round(t.precision, 4),
                    "recall": round(t.recall, 4),
                    "f1": round(t.f1, 4),
                    "page": round(t.page_right / t.right, 4) if t.right else None,
                    "region": round(t.region_right / t.right, 4) if t.right else None,
                    "right": t.right,
                    "missed": t.missed,
                    "false": t.false,
                }
                for kind, t in self.tallies.items()
            },
            "calibration_error": round(calibration_error(samples_of(self.judged)), 4),
            "doubts": first_of_doubts(self.judged).to_json(),
            "checks": {k: round(sum(v) / len(v), 4) for k, v in self.checks.items() if v},
            "searches": {k: round(sum(v) / len(v), 4) for k, v in self.searches.items() if v},
            "median_seconds_to_answer": None if median is None else round(median, 3),
        }

    def print(self) -> None:
        print(f"\n{self.name}: {self.items} items, {self.pages} pages")
        for kind, errors in self.characters.items():
            if errors.characters:
                trusted = f"calibration error of their confidences {calibration_error(self.read[kind]):.3f}"
                print(f"  character errors ({kind} lines): {errors.rate:.2%} of {errors.characters}; {trusted}")
        print(f"  {'':11} precision  recall      F1    page  region   right missed  false")
        for kind, t in self.tallies.items():
            of_right = max(1, t.right)
            print(
                f"  {kind:11}   {t.precision:7.2%} {t.recall:7.2%} {t.f1:7.2%} {t.page_right / of_right:7.2%} "
                f"{t.region_right / of_right:7.2%} {t.right:6} {t.missed:6} {t.false:6}"
            )
        if self.judged:
            error = calibration_error(samples_of(self.judged))
            print(f"  expected calibration error {error:.3f}; {first_of_doubts(self.judged)}")
        shares: dict[str, Sequence[float]] = {**self.checks, **self.searches}
        for name, values in shares.items():
            if values:
                print(f"  {name:36} {sum(values) / len(values):7.2%} of {len(values)}")
        if (median := self.median_seconds_to_answer) is not None:
            runs = len(self.seconds_to_answer)
            print(f"  start to answer of `danghao search … --json`, median of {runs} runs: {median:.2f} s")


def _share(values: Sequence[float]) -> str:
    return f"{100 * sum(values) / len(values):.1f}" if values else "–"


def _rows() -> list[tuple[str, Callable[[Report], str]]]:
    def characters(kind: str) -> Callable[[Report], str]:
        return lambda r: f"{100 * r.characters[kind].rate:.1f}" if r.characters[kind].characters else "–"

    def rates(kind: str) -> Callable[[Report], str]:
        def show(report: Report) -> str:
            t = report.tallies[kind]
            return f"{100 * t.precision:.1f} / {100 * t.recall:.1f} / {100 * t.f1:.1f}"

        return show

    def located(report: Report) -> str:
        kinds = [report.tallies[k] for k in TYPES if k != "case_type"]
        right = sum(t.right for t in kinds)
        if not right:
            return "–"
        return (
            f"{100 * sum(t.page_right for t in kinds) / right:.1f}"
            f" / {100 * sum(t.region_right for t in kinds) / right:.1f}"
        )

    def shelf(report: Report) -> str:
        return f"{_share(report.checks.get('box right', []))} / {_share(report.checks.get('location right', []))}"

    def searched(report: Report) -> str:
        def of(measure: str) -> list[float]:
            return [v for name, values in report.searches.items() if name.startswith(measure) for v in values]

        return f"{_share(of('hit@1'))} / {_share(of('recall@10'))}"

    def doubts(report: Report) -> str:
        first = first_of_doubts(report.judged)
        return f"{first.held} of {first.errors}" if first.errors else "–"

    def answered(report: Report) -> str:
        median = report.median_seconds_to_answer
        return "–" if median is None else f"{median:.2f}"

    return [
        ("items, pages", lambda r: f"{r.items}, {r.pages}"),
        ("character errors, printed lines, %", characters("print")),
        ("character errors, handwritten lines, %", characters("hand")),
        *((f"{_NAMES[kind]}: precision / recall / F1, %", rates(kind)) for kind in TYPES),
        ("page / place on the page right, %", located),
        ("expected calibration error", lambda r: f"{calibration_error(samples_of(r.judged)):.3f}" if r.judged else "–"),
        ("wrong mentions that the first 5 % of the doubt list holds", doubts),
        ("box / shelf place right, %", shelf),
        ("searches: first hit right / recall of ten, %", searched),
        ("start of the command to its answer, median, s", answered),
    ]


def write_table(reports: Sequence[Report]) -> str:
    """Return one Markdown table with a column for each group."""
    lines = ["| | " + " | ".join(r.name for r in reports) + " |", "| --- |" + " --: |" * len(reports)]
    lines += [f"| {name} | " + " | ".join(show(r) for r in reports) + " |" for name, show in _rows()]
    return "\n".join(lines)
