"""Retention periods (保管期限) under three rules that live side by side: 永久/定期, 永久/长期/短期, and years of GA 40.

What a row or code says is kept as it stands; this module only says what it means.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class RetentionKind(StrEnum):
    PERMANENT = "permanent"
    YEARS = "years"
    LONG = "long"  # 长期: 16 to 50 years under the rules before 2006
    SHORT = "short"  # 短期: up to 15 years under the same rules
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Retention:
    """A retention period. ``years`` is set for the kind YEARS alone; ``raw`` is what was written."""

    kind: RetentionKind
    years: int | None = None
    raw: str = ""

    @property
    def mark(self) -> str:
        """One spelling for each period: ``Y``, ``D30``, ``长期``, ``短期``; what was written where nobody knows it."""
        match self.kind:
            case RetentionKind.PERMANENT:
                return "Y"
            case RetentionKind.YEARS:
                return f"D{self.years}"
            case RetentionKind.LONG:
                return "长期"
            case RetentionKind.SHORT:
                return "短期"
            case RetentionKind.UNKNOWN:
                return self.raw.strip()


_YEARS = re.compile(r"(?:D|定期)?0*([1-9][0-9]{0,2})年?")
_WORDS = {
    "Y": RetentionKind.PERMANENT,
    "永久": RetentionKind.PERMANENT,
    "永久保存": RetentionKind.PERMANENT,
    "C": RetentionKind.LONG,
    "长期": RetentionKind.LONG,
    "長期": RetentionKind.LONG,
    # A D without years is the old mark of 短期.
    "D": RetentionKind.SHORT,
    "短期": RetentionKind.SHORT,
}
_HAN_YEARS = {"五": 5, "十": 10, "十五": 15, "二十": 20, "三十": 30, "五十": 50, "六十": 60, "二": 2, "三": 3}
_HAN = re.compile("(?:定期)?([二三五六十]{1,3})年")


def read_retention(raw: str) -> Retention:
    """Return what a 保管期限 says (``永久``, ``30年``, ``定期10年``, ``D5``, ``长期`` …). Never fails."""
    text = "".join(unicodedata.normalize("NFKC", raw).upper().split())
    if text in _WORDS:
        return Retention(kind=_WORDS[text], raw=raw)
    if found := _YEARS.fullmatch(text):
        return Retention(kind=RetentionKind.YEARS, years=int(found.group(1)), raw=raw)
    if (found := _HAN.fullmatch(text)) and found.group(1) in _HAN_YEARS:
        return Retention(kind=RetentionKind.YEARS, years=_HAN_YEARS[found.group(1)], raw=raw)
    return Retention(kind=RetentionKind.UNKNOWN, raw=raw)
