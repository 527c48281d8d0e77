"""Learns the table of confidences: ``python -m benchmarks.calibrate`` writes ``extraction/certainty.json``.

It draws the parts that rules may be tuned on (never those that only measure), in print and by hand, reads and extracts
them as ``quality --direct`` does (with its kept readings), adds what was right when newer parts were first seen
(``first_sight``), and fits for each group of mentions the rising curve that
lies nearest to what was right (isotonic regression), drawn towards the curve of all mentions where there are few.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.doubting import Judged, first_of_doubts, samples_of
from benchmarks.first_sight import read_judged, read_parts
from benchmarks.reliability import Sample, calibration_error, write_reliability
from extraction.certainty import Certainty, group_of

PLACE = Path(__file__).resolve().parent.parent / "extraction" / "certainty.json"
# Mentions of a point of a curve, and what the curve of all mentions counts beside them.
_AT_A_POINT = 8
_PRIOR = 4.0


def main(arguments: Sequence[str] | None = None) -> int:
    from benchmarks.direct import judge_part
    from samples.forms import TUNED

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=16, help="items of each part in print")
    parser.add_argument("--hand-items", type=int, default=14, help="items of each part by hand")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "danghao-quality")
    parser.add_argument("--dry-run", action="store_true", help="print, write nothing")
    parser.add_argument("--first-sights", action="store_true", help="draw nothing: ask each first sight of the others")
    options = parser.parse_args(arguments)
    if options.first_sights:
        print(compare_first_sights(read_parts()))
        return 0
    cache = options.work / "readings"
    counts = options.items, options.hand_items
    judged = [one for part in TUNED for one in judge_part(part, *counts, seed=options.seed, cache=cache)]
    known = len(judged)
    judged += read_judged()
    print(f"{known} mentions of parts that rules are tuned on, {len(judged) - known} as parts were first seen")
    table = learn(judged)
    settled = [_settled(one, table) for one in judged]
    print(write_reliability(samples_of(settled), "mentions"))
    print(first_of_doubts(settled))
    print(f"cross-validated calibration error {cross_validated_error(judged):.3f}")
    if not options.dry_run:
        PLACE.write_text(write_table(table, len(judged)), "utf-8")
    return 0


def compare_first_sights(parts: Mapping[str, Sequence[Judged]]) -> str:
    """Return a line for each part: what a table that was learnt from the others' first sights makes of its own."""
    lines = []
    for part, judged in parts.items():
        table = learn(one for other, seen in parts.items() if other != part for one in seen)
        settled = [_settled(one, table) for one in judged]
        error = calibration_error(samples_of(settled))
        lines.append(f"{part:9} calibration error {error:.3f}; {first_of_doubts(settled)}")
    return "\n".join(lines)


def _settled(one: Judged, table: Certainty) -> Judged:
    return Judged(mention=table.settle(one.mention), right=one.right)


def learn(judged: Iterable[Judged]) -> Certainty:
    """Return the table that fits mentions whose confidence is still the engine's."""
    groups: dict[str, list[Sample]] = defaultdict(list)
    for one in judged:
        sample = (one.mention.confidence, one.right)
        groups[group_of(one.mention)].append(sample)
        groups[one.mention.type.value].append(sample)
        groups[""].append(sample)
    whole = Certainty(points={"": fit(groups[""], None)})
    kinds = Certainty(
        points={
            name: fit(samples, [whole.probability("", score) for score, _ in sorted(samples)])
            for name, samples in groups.items()
            if name and "/" not in name
        }
    )
    parts = {
        name: fit(samples, [kinds.probability(name, score) for score, _ in sorted(samples)])
        for name, samples in groups.items()
        if "/" in name
    }
    return Certainty(points={**kinds.points, **parts})


def fit(samples: Sequence[Sample], prior: Sequence[float] | None) -> tuple[tuple[float, float], ...]:
    """Return the points of a rising curve through ``samples``, which ``prior`` gives one expected value each."""
    ordered = sorted(samples)
    expected = prior if prior is not None else [sum(right for _, right in ordered) / len(ordered)] * len(ordered)
    points: list[list[float]] = []  # score, right, weight
    start = 0
    while start < len(ordered):
        end = min(start + _AT_A_POINT, len(ordered))
        # Equal scores are one point, or the curve would rise where nothing does.
        while end < len(ordered) and ordered[end][0] == ordered[end - 1][0]:
            end += 1
        part, believed = ordered[start:end], expected[start:end]
        start = end
        score = sum(score for score, _ in part) / len(part)
        right = sum(right for _, right in part) + _PRIOR * sum(believed) / len(believed)
        points.append([score, right, len(part) + _PRIOR])
        # Pool neighbours that fall instead of rising.
        while len(points) > 1 and points[-2][1] / points[-2][2] >= points[-1][1] / points[-1][2]:
            score, right, weight = points.pop()
            before = points[-1]
            before[0] = (before[0] * before[2] + score * weight) / (before[2] + weight)
            before[1] += right
            before[2] += weight
    return tuple((round(score, 4), round(right / weight, 4)) for score, right, weight in points)


def cross_validated_error(judged: Sequence[Judged], folds: int = 5) -> float:
    """Return the calibration error on mentions that the table was not learnt from."""
    tested: list[Judged] = []
    size = -(-len(judged) // folds)
    for start in range(0, len(judged), size):
        rest = [*judged[:start], *judged[start + size :]]
        table = learn(rest)
        tested.extend(_settled(one, table) for one in judged[start : start + size])
    return calibration_error(samples_of(tested))


def write_table(table: Certainty, count: int) -> str:
    """Return the table as the JSON that extraction loads, one group a line."""
    lines = [f"    {json.dumps(name)}: {json.dumps(points)}" for name, points in sorted(table.points.items())]
    return f'{{\n  "learnt_from": {count},\n  "points": {{\n' + ",\n".join(lines) + "\n  }\n}\n"


if __name__ == "__main__":
    raise SystemExit(main())
