"""Text with marks: what stands on a page, and which stretch of it is a value that a reader should find.

A ``Text`` is a tuple of runs. A run with a mark becomes an entry of the truth, with the place where it was drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Ink(StrEnum):
    LABEL = "label"  # printed with the form
    VALUE = "value"  # filled in, by printer or by hand


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A value to be found.

    Attributes:
        kind: mention type of the public interface.
        value: its normal form; dates in ISO 8601 cut to their precision.
        role: what it is on this page, as far as the form says.
        also: other normal forms that are as right (a lunar birthday read both ways).
        optional: finding it is no fault, missing it neither (native places, household numbers).
        former: names this person had before, for the truth's list of persons.
    """

    kind: str
    value: str
    role: str = ""
    also: tuple[str, ...] = ()
    optional: bool = False
    former: tuple[str, ...] = ()


@dataclass(frozen=True)
class Run:
    text: str
    ink: Ink = Ink.VALUE
    mark: Mark | None = None


Text = tuple[Run, ...]
Part = str | Run | Text


def say(*parts: Part, ink: Ink = Ink.VALUE) -> Text:
    """Join parts to a text; plain strings get ``ink``."""
    runs: list[Run] = []
    for part in parts:
        if isinstance(part, str):
            if part:
                runs.append(Run(part, ink))
        elif isinstance(part, Run):
            runs.append(part)
        else:
            runs.extend(part)
    return tuple(runs)


def printed(*parts: Part) -> Text:
    """Join parts, all in the form's own print: for running prose."""
    return tuple(replace(run, ink=Ink.LABEL) for run in say(*parts))


def plain(text: Text) -> str:
    return "".join(run.text for run in text)
