"""Finds the one item that somebody names: by id, archive number in any typography, alias or locator.

What names no item for certain is never answered with one; the error then says which may have been meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from archive.catalogue import CatalogueReader
from archive.errors import (
    IndexUnavailableError,
    NotFoundError,
    QuerySyntaxError,
    ReferenceCodeError,
    UnsupportedQueryError,
)
from archive.model import Item
from archive.refcode import normalise, split_locator, strip_typography
from archive.registry import Registry
from archive.scope import Scope
from index_mappings.compile import build_query, compile_query
from index_mappings.port import IndexReader, Sort

# So many items are looked at that have what was typed in their archive number, and so many are named.
_MOST_LOOKED_AT = 10
_MOST_NAMED = 3
_PAGE = re.compile("[#＃][^#＃]*$")


class ItemFinder:
    """See the module. Safe to use from several threads if its ports are."""

    def __init__(self, *, catalogue: CatalogueReader, index: IndexReader, registry: Registry) -> None:
        self._catalogue = catalogue
        self._index = index
        self._registry = registry

    def find(self, ref: str, *, scope: Scope) -> Item:
        """Return the item named ``ref``. Raises NotFoundError, with the archive numbers that may have been meant."""
        by_id = self._catalogue.items([ref], scope=scope)
        if by_id:
            return by_id[0]
        for code in _codes_of(ref):
            if (item := self._find_code(code, scope)) is not None:
                return item
        found = self._look_up(ref, scope)
        aliases = self._catalogue.aliases([item.item_id for item in found], scope=scope) if found else {}
        bare = strip_typography(_PAGE.sub("", ref))
        same = [
            item for item in found if bare in map(strip_typography, (item.ref_code, *aliases.get(item.item_id, ())))
        ]
        if len(same) == 1:
            return same[0]
        raise _absent(ref, [item.ref_code for item in same or found])

    def _find_code(self, code: str, scope: Scope) -> Item | None:
        try:
            return self._catalogue.find_item(code, scope=scope)
        except NotFoundError:
            pass
        # The reading of a code may mend what typography alone does not (O for 0 in a number, say).
        try:
            return self._catalogue.find_item(self._registry.read_code(code).text, scope=scope)
        except (NotFoundError, ReferenceCodeError):
            return None

    def _look_up(self, ref: str, scope: Scope) -> tuple[Item, ...]:
        """Return items that a search by archive number finds, in their order; none where the index cannot tell."""
        try:
            query = build_query(ref=ref)
            if query.root is None:
                return ()
            asked = compile_query(query, strict=True).node
            page = self._index.search(asked, scope=scope, limit=_MOST_LOOKED_AT, sort=Sort.REF)
        except (IndexUnavailableError, QuerySyntaxError, UnsupportedQueryError):
            return ()
        return self._catalogue.items([hit.item_id for hit in page.hits], scope=scope)


def _codes_of(ref: str) -> Iterator[str]:
    """Yield the archive numbers that ``ref`` may be: as it stands, then without the page that it may end in."""
    yield normalise(ref)
    with suppress(ReferenceCodeError):
        code, page = split_locator(ref)
        if page is not None:
            yield code


def _absent(ref: str, meant: list[str] | None = None) -> NotFoundError:
    if not meant:
        return NotFoundError(f"no item {ref!r} is here; look it up with a search by archive number (档号:…)")
    named = tuple(meant[:_MOST_NAMED])
    return NotFoundError(f"no item {ref!r} is here; did you mean {', '.join(named)}?", meant=named)
