"""Scores readings and mentions against the truth of drawn forms. Pure: no engine, no index, no files.

What counts as truth, for each mention type:

- person: every name on the page, in whatever role, former names and other names too;
- id_number: every ID number, 18 or 15 characters, as written;
- date: every date, in ISO 8601 cut to the precision written; where a paper allows two readings both are right;
- address: every full address; native places are neutral: finding one is no fault, missing it neither;
- case_type: the item's case type or types;
- number: every plate, permit, certificate, file or document number; household numbers are neutral.

Values are compared as sets for each item, so a name written five times counts once. Comparing ignores what folding
ignores (width, case, traditional or simplified), blanks, and the dots and brackets between parts.
A region is right where its centre lies in a drawn region of that value on the same page, or the two overlap by half.
Character errors are counted line by line: a character read belongs to the drawn line whose box holds its centre, so the
order in which lines were read costs nothing, and what a stamp adds outside of lines neither.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from archive.folding import fold

TYPES = ("person", "id_number", "date", "address", "case_type", "number")
_IGNORED = set(" 　\t·.・-—〔〕[]()（）【】「」《》,，、:：;；。")

Truth = Mapping[str, Any]  # one line of truth.jsonl


@dataclass(frozen=True, kw_only=True)
class Found:
    """A mention as the product gives it."""

    type: str
    value: str
    page: int
    region: tuple[float, float, float, float]  # x, y, w, h as fractions
    confidence: float = 1.0
    checks: tuple[str, ...] = ()
    role: str = ""


@dataclass(frozen=True)
class ReadCharacter:
    """A character as read, with its centre as a fraction of the page image; ``confidence`` is the engine's."""

    text: str
    x: float
    y: float
    confidence: float = 1.0


@dataclass(frozen=True)
class PairedLine:
    """A drawn line (``truth``), what stands there and what was read there, as compared.

    ``confidences`` has one entry for each character of ``have``.
    """

    truth: Truth
    want: str
    have: str
    confidences: tuple[float, ...]

    @property
    def kind(self) -> str:
        return "hand" if self.truth["hand"] else "print"


@dataclass
class Tally:
    """Counts of one mention type."""

    right: int = 0
    missed: int = 0
    false: int = 0
    page_right: int = 0
    region_right: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.missed += other.missed
        self.false += other.false
        self.page_right += other.page_right
        self.region_right += other.region_right


@dataclass
class ItemScore:
    tallies: dict[str, Tally] = field(default_factory=lambda: {t: Tally() for t in TYPES})
    missed: list[tuple[str, str, str]] = field(default_factory=list)  # type, value, nearest thing found
    false: list[tuple[str, str]] = field(default_factory=list)


def comparable(value: str) -> str:
    """Return the form in which two values are compared."""
    return "".join(c for c in fold(value) if c not in _IGNORED)


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    width = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    height = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    return width * height / (a[2] * a[3] + b[2] * b[3] - width * height)


def region_matches(found: tuple[float, ...], drawn: tuple[float, ...]) -> bool:
    x, y = found[0] + found[2] / 2, found[1] + found[3] / 2
    inside = drawn[0] <= x <= drawn[0] + drawn[2] and drawn[1] <= y <= drawn[1] + drawn[3]
    return inside or _overlap(found, drawn) >= 0.5


def score_item(truth: Truth, found: Iterable[Found]) -> ItemScore:
    """Compare what was found on an item with what was drawn on it."""
    score = ItemScore()
    found_by_type: dict[str, dict[str, list[Found]]] = defaultdict(lambda: defaultdict(list))
    for mention in found:
        found_by_type[mention.type][comparable(mention.value)].append(mention)
    wanted: dict[str, dict[str, list[tuple[int, tuple[float, ...]]]]] = defaultdict(lambda: defaultdict(list))
    other_forms: dict[tuple[str, str], set[str]] = defaultdict(set)
    neutral: dict[str, set[str]] = defaultdict(set)
    shown: dict[tuple[str, str], str] = {}
    for page in truth["pages"]:
        for mark in page["mentions"]:
            key = comparable(mark["value"])
            if mark["optional"]:
                neutral[mark["type"]].add(key)
                continue
            region = mark["region"]
            wanted[mark["type"]][key].append((page["number"], (region["x"], region["y"], region["w"], region["h"])))
            other_forms[mark["type"], key] |= {comparable(v) for v in mark["also"]}
            shown[mark["type"], key] = mark["value"]
    for case_type in truth["case_types"]:
        wanted["case_type"].setdefault(comparable(case_type), [])
        shown["case_type", comparable(case_type)] = case_type
    for kind in TYPES:
        tally = score.tallies[kind]
        spare = set(found_by_type[kind])
        for key, places in wanted[kind].items():
            accepted = [k for k in (key, *other_forms[kind, key]) if k in found_by_type[kind]]
            if not accepted:
                tally.missed += 1
                score.missed.append((kind, shown[kind, key], _nearest(key, found_by_type[kind])))
                continue
            spare.difference_update(accepted)
            tally.right += 1
            mentions = [m for k in accepted for m in found_by_type[kind][k]]
            tally.page_right += not places or any(m.page == number for m in mentions for number, _ in places)
            tally.region_right += not places or any(
                m.page == number and region_matches(m.region, region) for m in mentions for number, region in places
            )
        for key in spare - neutral[kind]:
            tally.false += 1
            score.false.append((kind, found_by_type[kind][key][0].value))
    return score


def _nearest(key: str, found: Mapping[str, Sequence[Found]]) -> str:
    from rapidfuzz import process

    best = process.extractOne(key, list(found), score_cutoff=50)
    return found[best[0]][0].value if best else ""


def level_characters(characters: Iterable[ReadCharacter], page: Truth) -> list[ReadCharacter]:
    """Turn read characters back to the level page, undoing the skew it was scanned with."""
    import math

    angle = math.radians(page["skew_deg"])
    width, height = page["width"], page["height"]
    cos, sin = math.cos(angle), math.sin(angle)
    turned = []
    for c in characters:
        # OpenCV turns by +angle counter-clockwise in an image whose y runs down; this is the way back.
        dx, dy = (c.x - 0.5) * width, (c.y - 0.5) * height
        x, y = (cos * dx - sin * dy) / width + 0.5, (sin * dx + cos * dy) / height + 0.5
        turned.append(replace(c, x=x, y=y))
    return turned


def normalise_text(text: str) -> str:
    """Return text for counting character errors: width folded, blanks and look-alike punctuation made one."""
    folded = unicodedata.normalize("NFKC", text)
    table = str.maketrans(
        {
            "—": "-",
            "–": "-",
            "－": "-",
            "·": ".",
            "•": ".",
            "・": ".",
            "“": '"',
            "”": '"',
            "’": "'",
            "‘": "'",
            "。": ".",
            "、": ",",
            "【": "[",
            "】": "]",
            "〔": "[",
            "〕": "]",
            "○": "〇",
            "￭": "■",
        }
    )
    return "".join(folded.translate(table).split())


@dataclass
class CharacterErrors:
    errors: int = 0
    characters: int = 0

    @property
    def rate(self) -> float:
        return self.errors / self.characters if self.characters else 0.0

    def add(self, other: CharacterErrors) -> None:
        self.errors += other.errors
        self.characters += other.characters


def pair_lines(page: Truth, characters: Iterable[ReadCharacter]) -> list[PairedLine]:
    """Return each drawn line of a page that lies, with what was read there."""
    lines = [line for line in page["lines"] if not line["vertical"]]
    read: list[list[ReadCharacter]] = [[] for _ in lines]
    for character in level_characters(characters, page):
        best, distance = -1, 1.0
        for number, line in enumerate(lines):
            x, y, w, h = line["level_box"]
            away = abs(character.y - (y + h / 2)) / h
            if away <= 0.75 and x - h <= character.x <= x + w + h and away < distance:
                best, distance = number, away
        if best >= 0:
            read[best].append(character)
    return [_pair(line, sorted(got, key=lambda c: c.x)) for line, got in zip(lines, read, strict=True)]


def _pair(line: Truth, got: Sequence[ReadCharacter]) -> PairedLine:
    have = [(character, one.confidence) for one in got for character in normalise_text(one.text)]
    return PairedLine(
        truth=line,
        want=normalise_text(line["text"]),
        have="".join(character for character, _ in have),
        confidences=tuple(confidence for _, confidence in have),
    )


def judge_characters(line: PairedLine) -> Iterator[tuple[float, bool]]:
    """Yield of each character that was read on a line how sure the engine was, and whether it stands there."""
    from rapidfuzz.distance import Levenshtein

    right = [False] * len(line.have)
    for block in Levenshtein.opcodes(line.want, line.have):
        if block.tag == "equal":
            right[block.dest_start : block.dest_end] = [True] * (block.dest_end - block.dest_start)
    yield from zip(line.confidences, right, strict=True)


def count_errors(lines: Iterable[PairedLine]) -> dict[str, CharacterErrors]:
    """Return the character errors of lines by ``print`` and ``hand`` (lines with handwriting)."""
    from rapidfuzz.distance import Levenshtein

    counts = {"print": CharacterErrors(), "hand": CharacterErrors()}
    for line in lines:
        counts[line.kind].errors += Levenshtein.distance(line.want, line.have)
        counts[line.kind].characters += len(line.want)
    return counts
