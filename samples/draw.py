"""Draws a batch of invented forms with its truth: ``python -m samples.draw --out DIR --count N --part seen``."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from samples import fonts
from samples.pack import FOLDER_FORMATS, write_batch
from samples.people import Registry
from samples.sheet import PARTS, DrawnItem, draw_item, load_part


def draw_items(
    *, part_name: str, count: int, seed: int, hand: float, level: str = "mixed", dpi: int | None = None, only: str = ""
) -> Iterator[DrawnItem]:
    """Yield items that go round all forms of the part; ``hand`` is the share filled in by hand."""
    part = load_part(part_name)
    fonts.require(part=part_name, hand=hand > 0)
    numbers = Registry(rng=random.Random(seed))
    forms = [form for form in part.forms if not only or form.__name__ in only.split(",")]
    codes: set[str] = set()
    chance = random.Random(f"{part_name}-{seed}")
    for place in range(count):
        # The share by hand is dealt evenly, so that small batches have it too.
        by_hand = int((place + 1) * hand) > int(place * hand)
        maker = forms[place % len(forms)]
        for attempt in range(50):
            name = f"{part_name}-{seed}-{place}-{attempt}-{chance.random()}"
            item = draw_item(part, maker, name, numbers=numbers, hand=by_hand, dpi=dpi, level=level, place=place)
            if item.ref_code not in codes:
                break
        codes.add(item.ref_code)
        yield item


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="a folder that is not there yet")
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", choices=PARTS, default="seen", help="never tune rules on unseen and apart")
    parser.add_argument("--hand", nargs="?", type=float, const=1.0, default=0.0, help="share filled in by hand, 0…1")
    parser.add_argument("--damage", choices=("none", "light", "heavy", "mixed"), default="mixed")
    parser.add_argument("--dpi", type=int, help="200…300 by chance unless given")
    parser.add_argument("--formats", default="jpg", help="comma-separated, or 'mixed'")
    parser.add_argument("--catalogue", default="bare", help="full, title or bare rows, comma-separated")
    parser.add_argument("--only", default="", help="form names, comma-separated")
    options = parser.parse_args(arguments)
    formats = (*FOLDER_FORMATS, "pdf", "tiff-pages") if options.formats == "mixed" else options.formats.split(",")
    if (options.out / "batch").exists():
        print(f"{options.out / 'batch'} is there already; name another folder", file=sys.stderr)
        return 2
    try:
        items = draw_items(
            part_name=options.part, count=options.count, seed=options.seed, hand=options.hand, level=options.damage,
            dpi=options.dpi, only=options.only,
        )  # fmt: skip
        truths = write_batch(
            items, options.out, formats=formats, details=options.catalogue.split(","), seed=str(options.seed)
        )
    except fonts.FontsMissingError as error:
        print(error, file=sys.stderr)
        return 1
    pages = sum(len(t["pages"]) for t in truths)  # type: ignore[arg-type,misc]
    print(f"{len(truths)} items, {pages} pages in {options.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
