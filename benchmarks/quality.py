"""Prints how well archive files are read and found: ``python -m benchmarks.quality`` (``make quality``).

Forms are drawn from invented data (or the shipped samples are taken), ingested by the real ``danghao ingest`` into a
temporary folder, and what comes out is held against the truth. ``--direct`` leaves catalogue and index out and keeps
readings between runs: quick, for those who work on reading and extraction. ``--errors`` lists each miss and false find.

Without arguments it measures everything that a README may quote: the shipped samples, the parts ``seen``, ``second``,
``third``, ``fourth``, ``fifth``, ``sixth``, ``seventh``, ``eighth``, ``ninth``, ``tenth``, ``eleventh``, ``twelfth``,
``unseen`` and ``apart`` in print, and a smaller group of ``unseen`` by hand. ``--part tuned`` is the twelve parts that
rules may be tuned on; ``all`` is those and the two that only measure. Rules must not be tuned on what ``unseen`` and
``apart`` show; look at their totals only.
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

from benchmarks.doubting import first_of_doubts, judge, samples_of
from benchmarks.error_analysis import ErrorAnalysis
from benchmarks.reliability import write_reliability
from benchmarks.report import Report, write_table
from benchmarks.scoring import ItemScore, Truth, score_item
from samples.forms import MEASURED, TUNED

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
            report.add_page(truth, page_truth, characters_of(page))
        found = extract_found(truth, pages)
        score = score_item(truth, found)
        report.add(truth, score, judge(truth, found))
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
                report.add_page(truth, page_truth, characters)
            score = score_item(truth, answer.found)
            report.add(truth, score, judge(truth, answer.found))
            for check, held in answer.checks.items():
                report.checks.setdefault(check, []).append(held)
            if errors:
                print_errors(truth, score)
        for search, value in product.search_all(truths):
            report.searches.setdefault(search, []).append(value)
        names = [person["name"] for truth in truths for person in truth["persons"][:1]]
        report.seconds_to_answer = product.time_searches(names, runs=5)
    return report


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=(*TUNED, *MEASURED, "tuned", "all", "samples"))
    parser.add_argument("--items", type=int, default=36, help="items to draw for each group")
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
    parser.add_argument("--markdown", action="store_true", help="one table of all groups, as a README may quote it")
    options = parser.parse_args(arguments)

    groups: list[tuple[str, Path, list[dict[str, Any]]]] = []
    try:
        for part, hand, count in _plan(options):
            if part == "samples":
                groups.append(("samples", _ROOT / "samples", load_truth(_ROOT / "samples" / "truth.jsonl")))
                continue
            label = f"{part}, by hand" if hand else part
            with tempfile.TemporaryDirectory() as name:
                fresh = Path(name)
                truths = draw(fresh, part=part, count=count, seed=options.seed, hand=hand)
                kept = _keep(fresh, options.work / label.replace(", ", "-").replace(" ", "-"))
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
        if not options.json and not options.markdown:
            report.print()
    judged = [mention for report in reports for mention in report.judged]
    if not options.json and not options.markdown:
        print("\n" + write_reliability(samples_of(judged), "mentions") + f"; {first_of_doubts(judged)}")
        for kind in ("print", "hand"):
            read = [sample for report in reports for sample in report.read[kind]]
            print("\n" + write_reliability(read, f"characters of {kind} lines"))
        analysis = ErrorAnalysis()
        for report in reports:
            # The measured parts are known by their totals alone.
            if not report.name.startswith(MEASURED):
                analysis.merge(report.analysis)
        print("\n" + analysis.write())
    if options.markdown or (not options.json and len(reports) > 1):
        print("\n" + write_table(reports))
    if options.json:
        print(json.dumps([report.to_json() for report in reports], ensure_ascii=False))
    return 0


def _plan(options: argparse.Namespace) -> list[tuple[str, bool, int]]:
    """Return the groups to measure: part, by hand or not, how many items."""
    if options.part is None and not (options.hand or options.hand_only):
        printed = [(part, False, options.items) for part in ("samples", *TUNED, *MEASURED)]
        return [*printed, ("unseen", True, max(1, options.items // 3))]
    several = {"tuned": TUNED, "all": (*TUNED, *MEASURED), None: (*TUNED, *MEASURED)}
    ways = (True,) if options.hand_only else (False, True) if options.hand else (False,)
    return [(part, hand, options.items) for part in several.get(options.part, (options.part,)) for hand in ways]


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
