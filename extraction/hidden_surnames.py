"""Surnames that an engine reads as something else, whatever the paper says: 冼 as 洗, 逄 as 逢, 禚 as 糕.

What was read stays the value, since names are never put right; the other reading is offered among the alternatives, so
that a search for it finds the paper.
"""

from __future__ import annotations

import functools

from archive.chinese import read_table
from archive.folding import fold

_LONGEST = 4


def offer_surnames(name: str) -> tuple[str, ...]:
    """Return the names that ``name`` may have been on the paper, the likeliest first; of most names none."""
    if not 2 <= len(name) <= _LONGEST:
        return ()
    return tuple(surname + name[1:] for surname in _table().get(fold(name[0]), ""))


@functools.cache
def _table() -> dict[str, str]:
    return dict(read_table("extraction", "surname_likes.tsv"))
