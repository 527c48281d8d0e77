"""What the catalogue knows of an item before its pages are read, as extraction receives it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ItemContext:
    """May guide the recognisers, never invent: a mention always stands on a page.

    Attributes:
        archive_class: 户籍 …, or empty where nobody knows.
        subcategories: parts of the series after the category (``("QR",)`` in ``HJ·QR·2008``), or none.
        case_type: the row's 业务类型, or empty.
        title: the row's 题名, or empty.
        year: of the archive number, or None.
    """

    archive_class: str = ""
    subcategories: tuple[str, ...] = ()
    case_type: str = ""
    title: str = ""
    year: int | None = None
