"""The words that people ask with, and what papers say instead of them (``asked_words.toml``)."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from archive.folding import fold


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedWord:
    """What one word may be met by.

    Attributes:
        papers: words that a paper may have instead, folded.
        case_types: terms of 业务类型 that mean it, folded.
        classes: archive classes that are about it, folded.
        sex: of people, 男 or 女, where it says that; ID numbers tell it.
        labels: it is the label of a name (绰号), and is cut out of a run only where it begins that.
        together: words of the table that it is put together of (改年龄: 变更更正 and 出生日期).
    """

    papers: tuple[str, ...] = ()
    case_types: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    sex: str = ""
    labels: bool = False
    together: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Between:
    """What stands between the words of a question.

    Attributes:
        verbs: one character, and the word that says the same before another one (换护照).
        skipped: what is no word of a question (请问), wherever it stands in a run.
        alone: what is none where nothing else stands between two words.
    """

    verbs: Mapping[str, str]
    skipped: frozenset[str]
    alone: frozenset[str]


@functools.cache
def asked_words() -> Mapping[str, AskedWord]:
    """Return the table: a folded word, what it is met by."""
    table: dict[str, AskedWord] = {}
    for row in _read()["word"]:
        said = AskedWord(
            papers=tuple(fold(word) for word in row.get("papers", ())),
            case_types=tuple(fold(term) for term in row.get("case_types", ())),
            classes=tuple(fold(name) for name in row.get("classes", ())),
            sex=row.get("sex", ""),
            labels=row.get("labels", False),
            together=tuple(fold(word) for word in row.get("together", ())),
        )
        for word in row["asked"]:
            if table.setdefault(fold(word), said) is not said:
                raise ValueError(f"asked_words.toml has {word} twice")
    return table


@functools.cache
def between_words() -> Between:
    """Return what stands between the words of a question, folded."""
    read = _read()
    verbs = {fold(verb): fold(row["asked"][0]) for row in read["word"] for verb in row.get("verbs", ())}
    skipped, alone = (frozenset(map(fold, read["between"][name])) for name in ("skipped", "alone"))
    return Between(verbs=verbs, skipped=skipped, alone=alone)


@functools.cache
def _read() -> dict[str, Any]:
    with (resources.files("index_mappings") / "asked_words.toml").open("rb") as file:
        return tomllib.load(file)


def find_asked_word(text: str) -> AskedWord | None:
    """Return what a word may be met by, or None where it is none of the table."""
    return asked_words().get(fold(text))
