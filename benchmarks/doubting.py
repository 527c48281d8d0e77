"""Judges confidences and the doubt list against the truth of drawn forms. Pure.

A mention is right when its value is one of the drawn values of its type on that item; neutral values (see ``scoring``)
are left out, and so are types that the truth does not list. A value that was not found at all is in no list and counts
here for nothing: ``scoring`` counts it as missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.doubts import is_doubtful, urgency
from archive.model import Mention, MentionType
from archive.text import Region
from benchmarks.reliability import Sample
from benchmarks.scoring import TYPES, Found, Truth, comparable

# A share of mentions that somebody can be asked to look through.
FIRST = 0.05


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A mention, and whether its value is right."""

    mention: Mention
    right: bool


@dataclass(frozen=True, kw_only=True)
class FirstOfDoubts:
    """How many of the wrong mentions stand in the first ``looked`` of the list; ``doubtful`` is how long it is."""

    looked: int
    held: int
    errors: int
    doubtful: int
    mentions: int

    def to_json(self) -> dict[str, int]:
        return {
            "mentions": self.mentions, "errors": self.errors, "doubtful": self.doubtful, "looked": self.looked,
            "held": self.held,
        }  # fmt: skip

    def __str__(self) -> str:
        share = f"{self.held / self.errors:.0%}" if self.errors else "–"
        return (
            f"{self.errors} of {self.mentions} mentions wrong, {self.doubtful} doubtful; "
            f"the first {self.looked} of the doubt list hold {self.held} of the wrong ({share})"
        )


def judge(truth: Truth, found: Iterable[Found]) -> Iterator[Judged]:
    """Yield each mention that the truth can judge."""
    wanted: dict[str, set[str]] = defaultdict(set)
    neutral: dict[str, set[str]] = defaultdict(set)
    for page in truth["pages"]:
        for mark in page["mentions"]:
            values = {comparable(value) for value in (mark["value"], *mark["also"])}
            (neutral if mark["optional"] else wanted)[mark["type"]].update(values)
    wanted["case_type"].update(comparable(value) for value in truth["case_types"])
    for one in found:
        key = comparable(one.value)
        right = key in wanted[one.type]
        if one.type in TYPES and (right or key not in neutral[one.type]):
            yield Judged(mention=_mention(one), right=right)


def _mention(found: Found) -> Mention:
    return Mention(
        type=MentionType(found.type), raw="", value=found.value, page=found.page, region=Region(*found.region),
        confidence=found.confidence, checks=found.checks, role=found.role,
    )  # fmt: skip


def samples_of(judged: Iterable[Judged]) -> list[Sample]:
    """Return what each mention says of itself, and whether it is right."""
    return [(one.mention.confidence, one.right) for one in judged]


def first_of_doubts(judged: Sequence[Judged], share: float = FIRST) -> FirstOfDoubts:
    """Order mentions as the doubt list does, what is not on it last, and look at the first ones."""
    ordered = sorted(
        judged,
        key=lambda one: (not is_doubtful(one.mention), -urgency(one.mention)),
    )
    looked = round(share * len(ordered))
    return FirstOfDoubts(
        looked=looked,
        held=sum(not one.right for one in ordered[:looked]),
        errors=sum(not one.right for one in ordered),
        doubtful=sum(is_doubtful(one.mention) for one in ordered),
        mentions=len(ordered),
    )
