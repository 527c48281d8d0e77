"""Keeps what was right and wrong on a part when the rules first saw it: ``python -m benchmarks.first_sight PART``.

Once rules are tuned on a part, hardly anything on it is wrong any more, and confidences learnt from it promise too much
of papers that nobody has seen. So this is run once, before the first rule is written for a new part; it writes
``benchmarks/first_sight/PART.tsv``, which ``calibrate`` learns from beside the parts as they are read today.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from archive.model import Mention, MentionType
from archive.text import Region
from benchmarks.doubting import Judged

FOLDER = Path(__file__).resolve().parent / "first_sight"
_COLUMNS = ("type", "value", "role", "checks", "confidence", "right")
# Nobody asks where a mention of these stands.
_NOWHERE = Region(0.0, 0.0, 1.0, 1.0)


def main(arguments: Sequence[str] | None = None) -> int:
    from benchmarks.direct import judge_part
    from samples.forms import TUNED

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=TUNED)
    parser.add_argument("--items", type=int, default=40, help="items in print")
    parser.add_argument("--hand-items", type=int, default=20, help="items by hand")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "danghao-quality")
    options = parser.parse_args(arguments)
    place = FOLDER / f"{options.part}.tsv"
    if place.exists():
        parser.error(f"{place} is there: what a first sight showed is not to be seen again")
    counts = options.items, options.hand_items
    judged = list(judge_part(options.part, *counts, seed=options.seed, cache=options.work / "readings"))
    write_judged(place, judged)
    print(f"{place.name}: {len(judged)} mentions, {sum(not one.right for one in judged)} of them wrong")
    return 0


def write_judged(place: Path, judged: Iterable[Judged]) -> None:
    """Write mentions, whose confidence is still the engine's, and whether each is right."""
    place.parent.mkdir(exist_ok=True)
    with place.open("w", encoding="utf-8", newline="") as stream:
        sheet = csv.writer(stream, delimiter="\t", lineterminator="\n")
        sheet.writerow(_COLUMNS)
        for one in judged:
            mention = one.mention
            checks = " ".join(mention.checks)
            right = "yes" if one.right else "no"
            sheet.writerow((mention.type, mention.value, mention.role, checks, f"{mention.confidence:.4f}", right))


def read_parts(folder: Path = FOLDER) -> dict[str, list[Judged]]:
    """Return what was kept of each part."""
    return {place.stem: list(_read(place)) for place in sorted(folder.glob("*.tsv"))}


def read_judged(folder: Path = FOLDER) -> Iterator[Judged]:
    """Yield what was kept of all parts."""
    for judged in read_parts(folder).values():
        yield from judged


def _read(place: Path) -> Iterator[Judged]:
    with place.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            mention = Mention(
                type=MentionType(row["type"]), raw="", value=row["value"], page=1, region=_NOWHERE,
                confidence=float(row["confidence"]), checks=tuple(row["checks"].split()), role=row["role"],
            )  # fmt: skip
            yield Judged(mention=mention, right=row["right"] == "yes")


if __name__ == "__main__":
    raise SystemExit(main())
