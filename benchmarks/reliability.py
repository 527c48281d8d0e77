"""Reliability: of what is said to be 90 % sure, how much is right. For mentions and for single characters. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

# What was said (0…1), and whether it was right.
Sample = tuple[float, bool]
_BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)


def reliability(samples: Sequence[Sample]) -> list[tuple[str, int, float, float]]:
    """Return a row for each bin of confidence that is not empty: its range, how many, mean confidence, share right."""
    rows = []
    for low, high in pairwise(_BINS):
        inside = [sample for sample in samples if low <= sample[0] < high]
        if inside:
            said = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(right for _, right in inside) / len(inside)
            rows.append((f"{low:.2f}–{min(high, 1):.2f}", len(inside), said, right))
    return rows


def calibration_error(samples: Sequence[Sample]) -> float:
    """Return the expected calibration error over the bins of the reliability table, 0…1."""
    if not samples:
        return 0.0
    return sum(abs(right - said) * count for _, count, said, right in reliability(samples)) / len(samples)


def write_reliability(samples: Sequence[Sample], name: str) -> str:
    """Return the reliability table of what is called ``name`` as Markdown."""
    lines = [f"| confidence | {name} | mean said | right |", "| --- | --: | --: | --: |"]
    lines += [f"| {span} | {count} | {said:.3f} | {right:.3f} |" for span, count, said, right in reliability(samples)]
    return "\n".join([*lines, f"\nexpected calibration error {calibration_error(samples):.3f}"])
