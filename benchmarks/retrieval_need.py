"""One need of the retrieval benchmark, and what all its makers use; the kinds stand in ``retrieval_needs``."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.retrieval_archive import Invented, Paper


@dataclass(frozen=True, kw_only=True)
class Need:
    """One need.

    Attributes:
        kind: what makes it hard.
        asked: parameters of the search, by the names of ``build_query``.
        text: the same as one string, for engines that know no fields.
        right: the items that answer it; empty for people who are not there.
        near: asks for names that differ in one character, too.
        beside: further right items, which are found easily and counted neither way.
    """

    kind: str
    asked: Mapping[str, str]
    text: str
    right: frozenset[str]
    beside: frozenset[str] = frozenset()
    near: bool = False


Maker = Callable[[Invented, random.Random], Need | None]


def pick(archive: Invented, chance: random.Random, fits: Callable[[Paper], bool]) -> Paper | None:
    for _ in range(2_000):
        paper = chance.choice(archive.papers)
        if fits(paper):
            return paper
    return None


def is_plain(paper: Paper) -> bool:
    """Tell whether a paper is about somebody with a Han name, read right."""
    return "·" not in paper.person.name and paper.read_names[0] == paper.people[0]
