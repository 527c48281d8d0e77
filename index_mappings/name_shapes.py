"""Which characters look alike, from one measured table (see ``samples/name_shapes.py``). It knows nothing of keys."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from importlib import resources


@functools.cache
def _table() -> tuple[dict[int, str], dict[str, tuple[str, str]]]:
    """Return the classes, as a translation, and the look-alikes of each character: close ones, and others."""
    classes: dict[int, str] = {}
    alike: dict[str, tuple[str, str]] = {}
    for row in (resources.files("index_mappings") / "look_alikes.tsv").read_text("utf-8").splitlines():
        if row.startswith("#"):
            continue
        head, first, *rest = row.split("\t")
        if head == "=":
            classes.update((ord(character), first[0]) for character in first[1:])
        else:
            alike[head] = (first, rest[0])
    return classes, alike


def fold_shapes(folded: str) -> str:
    """Return a folded name with each character by the one of its class of those that can hardly be told apart."""
    return folded.translate(_table()[0])


def look_alikes(character: str) -> tuple[str, str]:
    """Return the characters that look like a folded one: those that do so closely, and others."""
    return _table()[1].get(character, ("", ""))


def swap_one(folded: str) -> Iterator[tuple[str, bool]]:
    """Yield the names with one character that looks like the one there, and whether it does so closely."""
    for number, character in enumerate(folded):
        for others, is_close in zip(look_alikes(character), (True, False), strict=True):
            for other in others:
                yield folded[:number] + other + folded[number + 1 :], is_close
