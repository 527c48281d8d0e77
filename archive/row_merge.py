"""Two catalogue rows of one item put together: what the one says nothing of, the other says. Pure."""

from __future__ import annotations

from dataclasses import fields, replace

from archive.model import CatalogueRow, ShelfLocation

# Every field of a row that holds one cell as written.
TEXT_FIELDS = tuple(f.name for f in fields(CatalogueRow) if f.name not in {"pages", "persons", "extra"})

# Under this header a 页数 cell that is no number stands with the unknown columns.
PAGES_HEADER = "页数"


def fill_gaps(row: CatalogueRow, other: CatalogueRow) -> CatalogueRow:
    """Return ``row`` with its empty fields, and the unknown columns that it lacks, taken from ``other``."""
    names = (*TEXT_FIELDS, "pages", "persons")
    taken = {name: getattr(other, name) for name in names if getattr(row, name) in {"", None, ()}}
    extra = {**other.extra, **row.extra}
    if row.pages is not None and PAGES_HEADER not in row.extra:
        extra.pop(PAGES_HEADER, None)
    return replace(row, extra=extra, **taken)


def fill_location(said: ShelfLocation, present: ShelfLocation) -> ShelfLocation:
    """Return the place that ``said`` names, with what it says nothing of as it is at present: the shelf, or the box."""
    if not said.raw:
        return replace(present, box=said.box or present.box)
    return said if said.box else replace(said, box=present.box)
