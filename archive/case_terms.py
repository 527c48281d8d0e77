"""The terms of 业务类型 by archive class, and how a loosely written cell is led to one of them.

Only for what a catalogue says; what a page says is for ``extraction``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from archive.folding import fold


class CaseTerms:
    """The terms of each class, and of papers that every class may have.

    Args:
        terms: by class, in order of display.
        also: by class and term, how else it is written.
        common: terms of every class.
        common_also: how else those are written.
    """

    def __init__(
        self,
        *,
        terms: Mapping[str, tuple[str, ...]],
        also: Mapping[str, Mapping[str, tuple[str, ...]]],
        common: tuple[str, ...],
        common_also: Mapping[str, tuple[str, ...]],
    ) -> None:
        for name, own in terms.items():
            for term in also.get(name, {}):
                if term not in own:
                    msg = f"also.{term} of {name} is none of its case_types"
                    raise ValueError(msg)
        self._terms = dict(terms)
        self._also = dict(also)
        self._common = common
        self._common_also = dict(common_also)

    def of_class(self, archive_class: str) -> tuple[str, ...]:
        return (*self._terms.get(archive_class, ()), *self._common)

    def all_terms(self) -> Iterator[str]:
        """Yield the terms of every class."""
        for terms in self._terms.values():
            yield from terms

    def find(self, archive_class: str, raw: str) -> str | None:
        """Return the one term that ``raw`` means, or None where none or several may be meant."""
        text = _fold(raw)
        if not text:
            return None
        spellings = list(self._spellings(archive_class))
        same = {term for spelling, term in spellings if spelling == text}
        if same:
            return same.pop() if len(same) == 1 else None
        # The longest spelling inside the cell says most: 户口登记项目变更更正 is no 户口登记.
        inside = [(len(spelling), term) for spelling, term in spellings if spelling in text]
        if inside:
            longest = max(inside)[0]
            best = {term for length, term in inside if length == longest}
            return best.pop() if len(best) == 1 else None
        around = {term for spelling, term in spellings if len(text) > 1 and text in spelling}
        return around.pop() if len(around) == 1 else None

    def _spellings(self, archive_class: str) -> Iterator[tuple[str, str]]:
        classes = [archive_class] if self._terms.get(archive_class) else list(self._terms)
        for name in classes:
            also = self._also.get(name, {})
            for term in self._terms[name]:
                for spelling in (term, *also.get(term, ())):
                    yield _fold(spelling), term
        for term in self._common:
            for spelling in (term, *self._common_also.get(term, ())):
                yield _fold(spelling), term


def _fold(text: str) -> str:
    kept = (c for c in text if unicodedata.category(c)[0] in {"L", "N"})
    return fold("".join(kept))
