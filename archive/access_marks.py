"""What a catalogue row's 开放标识 and 密级 say about who may see an item. Unknown marks close, they never open."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from archive.scope import CONTROLLED, OPEN, RESTRICTED

# For how long a mark holds: ★10年, （保密期限：1年6个月）, ★长期, 至2030年12月, ★启封前.
_TERM = re.compile(
    r"级?[★☆*(:-]*(?:保密)?(?:期限?)?:?"
    r"(?:(?:[\d一二三四五六七八九十]+(?:年|个?月|天|日))+|长期|永久|至[\d年月日./-]+|\w{0,6}前)?\)?"
)
_STRICTNESS = (OPEN, CONTROLLED, RESTRICTED)


def strictest(*levels: str) -> str:
    """Return the strictest of the levels; one that nobody knows counts as restricted."""
    return max((level if level in _STRICTNESS else RESTRICTED for level in levels), key=_STRICTNESS.index)


class AccessMarks:
    """The marks of the registry.

    Args:
        access: level by 开放标识; an empty level where the mark says nothing.
        security: level by 密级, likewise.
    """

    def __init__(self, *, access: Mapping[str, str], security: Mapping[str, str]) -> None:
        self._access = {_fold(mark): level for mark, level in access.items()}
        self._security = {_fold(mark): level for mark, level in security.items()}

    def read_access(self, raw: str) -> str:
        """Return the level that a 开放标识 means, empty where it says nothing."""
        return _read(raw, self._access)

    def read_security(self, raw: str) -> str:
        """Return the level that a 密级 (``秘密★10年``) means, empty where it says nothing."""
        return _read(raw, self._security)

    def knows_access(self, raw: str) -> bool:
        """Tell whether a 开放标识 is a mark of the registry, or none; what is not closes."""
        return _find(raw, self._access) is not None

    def knows_security(self, raw: str) -> bool:
        """Tell whether a 密级 is a mark of the registry with a term or without, or none; one that goes on is not."""
        text = _fold(raw)
        mark = _find_mark(text, self._security)
        return not text or (mark is not None and _TERM.fullmatch(text.removeprefix(mark)) is not None)


def _fold(mark: str) -> str:
    return "".join(unicodedata.normalize("NFKC", mark).lower().split())


def _read(raw: str, marks: Mapping[str, str]) -> str:
    found = _find(raw, marks)
    return RESTRICTED if found is None else found


def _find(raw: str, marks: Mapping[str, str]) -> str | None:
    """Return the level of a mark, empty where it says nothing; None where nobody knows it."""
    text = _fold(raw)
    mark = _find_mark(text, marks)
    return "" if not text else None if mark is None else marks[mark]


def _find_mark(text: str, marks: Mapping[str, str]) -> str | None:
    """Return the mark that a folded text is or begins with; None where nobody knows it."""
    if text in marks:
        return text
    # A mark may go on with a term (秘密★10年). What goes on after an opening mark (开放至…, 公开后…) may take it back.
    begun = [mark for mark in marks if text.startswith(mark) and marks[mark] not in {OPEN, ""}]
    return max(begun, key=len, default=None)
