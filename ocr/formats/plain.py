"""Plain text of an item: its pages one after another, a form feed between them."""

from __future__ import annotations

from collections.abc import Iterable

from archive.text import PageText


def write_text(pages: Iterable[PageText]) -> str:
    """Return the text of all pages, each ended by a newline, with a form feed before every page but the first."""
    return "\f".join(f"{page.text}\n" for page in pages)
