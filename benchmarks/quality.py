"""Prints how well archive files are read and found: ``python -m benchmarks.quality`` (``make quality``).

Forms are drawn from invented data (or the shipped samples are taken), ingested by the real ``danghao ingest`` into a
temporary folder, and what comes out is held against the truth. ``--direct`` leaves catalogue and index out and keeps
readings between runs: quick, for those who work on reading and extraction. ``--errors`` lists each miss and false find.

Rules must not be tuned on what ``--part unseen`` shows; look at its totals only.
``benchmarks.scoring`` says what counts as truth.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.scoring import TYPES, CharacterErrors, ItemScore, Tally, Truth, count_errors, score_item

_ROOT = Path(__file__).resolve().parent.parent


def load_truth(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def draw(out: Path, *, part: str, count: int, seed: int, hand: bool, dpi: int | None = None) -> list[dict[str, Any]]:
    """Draw a batch of single-page JPEG items into ``out`` and return its truth."""
    from samples.draw import draw_items
    from samples.pack import write_batch

    items = draw_items(part_name=part, count=count, seed=seed, hand=1.0 if hand else 0.0, dpi=dpi)
    write_batch(items, out, formats=("jpg",), details=("bare",), seed=str(seed))
    return load_truth(out / "truth.jsonl")


class Report:
    """Sums of one group of items."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.items = 0
        self.pages = 0
        self.tallies = {kind: Tally() for kind in TYPES}
        self.characters = {"print": CharacterErrors(), "hand": CharacterErrors()}
        self.searches: dict[str, list[float]] = {}
        self.checks: dict[str, list[bool]] = {}

    def add(self, truth: Truth, score: ItemScore) -> None:
        self.items += 1
        self.pages += len(truth["pages"])
        for kind, tally in score.tallies.items():
            self.tallies[kind].add(tally)

    def to_json(self) -> dict[str, Any]:
        rates = {f"{k}_character_error_rate": round(v.rate, 4) for k, v in self.characters.items() if v.characters}
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
            "checks": {k: round(sum(v) / len(v), 4) for k, v in self.checks.items() if v},
            "searches": {k: round(sum(v) / len(v), 4) for k, v in self.searches.items() if v},
        }

    def print(self) -> None:
        print(f"\n{self.name}: {self.items} items, {self.pages} pages")
        for kind, errors in self.characters.items():
            if errors.characters:
                print(f"  character errors ({kind} lines): {errors.rate:.2%} of {errors.characters}")
        print(f"  {'':11} precision  recall      F1    page  region   right missed  false")
        for kind, t in self.tallies.items():
            of_right = max(1, t.right)
            print(
                f"  {kind:11}   {t.precision:7.2%} {t.recall:7.2%} {t.f1:7.2%} {t.page_right / of_right:7.2%} "
                f"{t.region_right / of_right:7.2%} {t.right:6} {t.missed:6} {t.false:6}"
            )
        shares: dict[str, Sequence[float]] = {**self.checks, **self.searches}
        for name, values in shares.items():
            if values:
                print(f"  {name:36} {sum(values) / len(values):7.2%} of {len(values)}")


def print_errors(truth: Truth, score: ItemScore) -> None:
    if score.missed or score.false:
        print(f"\n{truth['ref_code']} {truth['form']} {truth['title']} ({truth['pages'][0].get('file', '')})")
        for kind, value, near in score.missed:
            print(f"  missed {kind:10} {value}" + (f"   nearest: {near}" if near else ""))
        for kind, value in score.false:
            print(f"  false  {kind:10} {value}")


def run_direct(name: str, out: Path, truths: Sequence[Truth], *, cache: Path, engine: str, errors: bool) -> Report:
    from benchmarks.direct import characters_of, extract_found, read_pages

    report = Report(name)
    for truth, pages in zip(truths, read_pages(out, truths, cache=cache, engine=engine), strict=True):
        for page_truth, page in zip(truth["pages"], pages, strict=True):
            for kind, count in count_errors(page_truth, characters_of(page)).items():
                report.characters[kind].add(count)
        score = score_item(truth, extract_found(truth, pages))
        report.add(truth, score)
        if errors:
            print_errors(truth, score)
    return report


def run_whole(name: str, out: Path, truths: Sequence[Truth], *, engine: str, errors: bool) -> Report:
    from benchmarks.whole import ProductRun

    report = Report(name)
    with ProductRun(out / "batch", engine=engine) as product:
        for truth in truths:
            answer = product.item(truth)
            for page_truth, characters in zip(truth["pages"], answer.characters, strict=False):
                for kind, count in count_errors(page_truth, characters).items():
                    report.characters[kind].add(count)
            score = score_item(truth, answer.found)
            report.add(truth, score)
            for check, held in answer.checks.items():
                report.checks.setdefault(check, []).append(held)
            if errors:
                print_errors(truth, score)
        for search, value in product.search_all(truths):
            report.searches.setdefault(search, []).append(value)
    return report


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("seen", "unseen", "both", "samples"), default="both")
    parser.add_argument("--items", type=int, default=34, help="items to draw for each group")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--hand", action="store_true", help="filled in by hand too, as groups of their own")
    parser.add_argument("--hand-only", action="store_true")
    parser.add_argument(
        "--direct", action="store_true", help="reading and extraction alone, readings kept between runs"
    )
    parser.add_argument(
        "--work",
        type=Path,
        default=Path(tempfile.gettempdir()) / "danghao-quality",
        help="where drawings and readings are kept",
    )
    parser.add_argument("--fresh", action="store_true", help="with --direct: read again; needed after a change of ocr/")
    parser.add_argument("--engine", choices=("rapidocr", "tesseract"), default="rapidocr")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)

    groups: list[tuple[str, Path, list[dict[str, Any]]]] = []
    parts = ("seen", "unseen") if options.part == "both" else (options.part,)
    try:
        for part in parts:
            if part == "samples":
                groups.append(("samples", _ROOT / "samples", load_truth(_ROOT / "samples" / "truth.jsonl")))
                continue
            for hand in (False, True):
                if (hand and not (options.hand or options.hand_only)) or (not hand and options.hand_only):
                    continue
                label = f"{part} {'handwriting' if hand else 'print'}"
                with tempfile.TemporaryDirectory() as name:
                    fresh = Path(name)
                    truths = draw(fresh, part=part, count=options.items, seed=options.seed, hand=hand)
                    kept = _keep(fresh, options.work / label.replace(" ", "-"))
                groups.append((label, kept, truths))
    except RuntimeError as error:
        # Without faces nothing can be drawn; the shipped batch still can be measured.
        print(f"{error}; measuring the shipped samples instead", file=sys.stderr)
        groups = [("samples", _ROOT / "samples", load_truth(_ROOT / "samples" / "truth.jsonl"))]

    if options.fresh:
        shutil.rmtree(options.work / "readings", ignore_errors=True)
    reports = []
    for label, out, truths in groups:
        if options.direct:
            report = run_direct(
                label, out, truths, cache=options.work / "readings", engine=options.engine, errors=options.errors
            )
        else:
            report = run_whole(label, out, truths, engine=options.engine, errors=options.errors)
        reports.append(report)
        if not options.json:
            report.print()
    if options.json:
        print(json.dumps([report.to_json() for report in reports], ensure_ascii=False))
    return 0


def _keep(fresh: Path, place: Path) -> Path:
    """Move a drawn batch to its lasting place, replacing the one before."""
    if place.exists():
        shutil.rmtree(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(str(fresh), place)
    fresh.mkdir()
    return place


if __name__ == "__main__":
    raise SystemExit(main())
