"""What is found on short papers of clean text: ``python -m benchmarks.slips [--errors] [PART]``.

``samples/slips/`` holds statements, letters, records and slips by seven authors, a few lines each, with what is on them
marked. They are laid out as a page and handed to extraction without being drawn or read, so a run takes seconds, and
every fault is one of the rules. The rules were tuned on them; what they found when the papers were new stands in
docs/reading.md.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scale_web import lay_out
from benchmarks.scoring import TYPES, Tally, comparable
from extraction.context import ItemContext
from extraction.extract import extract

FOLDER = Path(__file__).resolve().parent.parent / "samples" / "slips"
PARTS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_MARK = re.compile(r"\{(?P<kind>[padni]):(?P<text>[^{}]*)\}")
_TYPE = {"p": "person", "a": "address", "d": "date", "n": "number", "i": "id_number"}


@dataclass(frozen=True, kw_only=True)
class Slip:
    """One paper: its text, and the values of each type on it, as compared."""

    name: str
    archive_class: str
    year: int
    text: str
    values: dict[str, set[str]]


def read_slips(text: str) -> Iterator[Slip]:
    """Read the papers of a part. Raises ValueError where a head has not four parts."""
    for block in text.split("\n== ")[1:]:
        head, *lines = block.strip().splitlines()
        name, archive_class, case_type, year = (part.strip() for part in head.split("|"))
        values: dict[str, set[str]] = {kind: set() for kind in TYPES}
        if case_type:
            values["case_type"].add(comparable(case_type))
        for mark in _MARK.finditer(block):
            written = mark["text"]
            kind = _TYPE[mark["kind"]]
            values[kind].add(comparable(written.rpartition("=")[2] if kind == "date" else written))
        plain = [_MARK.sub(lambda mark: mark["text"].partition("=")[0], line) for line in lines]
        yield Slip(name=name, archive_class=archive_class, year=int(year), text="\n".join(plain), values=values)


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What was right, missed and false of one type."""

    right: set[str]
    missed: set[str]
    false: set[str]


def judge(slip: Slip) -> dict[str, Judged]:
    """Return by type what was found; a case type counts only where the paper has one."""
    context = ItemContext(archive_class=slip.archive_class, year=slip.year)
    found: dict[str, set[str]] = {kind: set() for kind in TYPES}
    for mention in extract([(1, lay_out(slip.text))], context):
        if mention.type.value in found:
            found[mention.type.value].add(comparable(mention.value))
    if not slip.values["case_type"]:
        found["case_type"].clear()
    return {
        kind: Judged(right=found[kind] & want, missed=want - found[kind], false=found[kind] - want)
        for kind, want in slip.values.items()
    }


def count(judged: Iterable[Mapping[str, Judged]]) -> dict[str, Tally]:
    """Return by type how much was right, missed and false on some papers."""
    tallies = {kind: Tally() for kind in TYPES}
    for paper in judged:
        for kind, found in paper.items():
            tallies[kind].add(Tally(right=len(found.right), missed=len(found.missed), false=len(found.false)))
    return tallies


def read_part(part: str) -> list[Slip]:
    """Return the papers of one of ``PARTS``."""
    return list(read_slips((FOLDER / f"{part}.txt").read_text("utf-8")))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=PARTS, help="of one author; all where none is named")
    parser.add_argument("--errors", action="store_true", help="print what was missed and what is false, by paper")
    options = parser.parse_args(arguments)
    for part in (options.part,) if options.part else PARTS:
        judged = {slip.name: judge(slip) for slip in read_part(part)}
        if options.errors:
            print_errors(judged)
        print(f"{part}: {len(judged)} papers")
        for kind, tally in count(judged.values()).items():
            counts = f"{tally.right:>4} right {tally.missed:>3} missed {tally.false:>3} false"
            print(
                f"{kind:<10} precision {tally.precision:6.1%}  recall {tally.recall:6.1%}  F1 {tally.f1:6.1%}  {counts}"
            )
    return 0


def print_errors(judged: Mapping[str, Mapping[str, Judged]]) -> None:
    for name, by_type in judged.items():
        for kind, found in by_type.items():
            if found.missed or found.false:
                print(f"{name} {kind}: missed {sorted(found.missed)}, false {sorted(found.false)}")


if __name__ == "__main__":
    raise SystemExit(main())
