"""What a catalogue row's 开放标识 and 密级 say about who may see an item. Unknown marks close, they never open."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from archive.scope import CONTROLLED, OPEN, RESTRICTED

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
        """Tell whether a 密级 is a mark of the registry, or none."""
        return _find(raw, self._security) is not None


def _fold(mark: str) -> str:
    return "".join(unicodedata.normalize("NFKC", mark).lower().split())


def _read(raw: str, marks: Mapping[str, str]) -> str:
    found = _find(raw, marks)
    return RESTRICTED if found is None else found


def _find(raw: str, marks: Mapping[str, str]) -> str | None:
    """Return the level of a mark, empty where it says nothing; None where nobody knows it."""
    text = _fold(raw)
    if not text:
        return ""
    if text in marks:
        return marks[text]
    # A mark may go on with a term (秘密★10年). What goes on after an opening mark (开放至…, 公开后…) may take it back.
    begun = [mark for mark in marks if text.startswith(mark) and marks[mark] not in {OPEN, ""}]
    return marks[max(begun, key=len)] if begun else None
