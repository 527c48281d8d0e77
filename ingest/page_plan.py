"""Which pages an item has once a batch is in: what was read stays, what the batch brings is added. Pure."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.catalogue import PageDraft
from archive.model import REFUSED_MEDIA_TYPE, UNKNOWN_MEDIA_TYPE, Page, Scan
from ingest.names import page_order


@dataclass(frozen=True, kw_only=True)
class BroughtScan:
    """A file of the batch.

    Attributes:
        frames: pages in it; one that nobody can open counts as one page.
        failure: why it cannot be opened; empty where it can.
    """

    scan: Scan
    frames: int
    failure: str = ""


@dataclass(frozen=True, kw_only=True)
class PagePlan:
    """What is to be registered.

    Attributes:
        drafts: the item's pages, numbered from 1.
        failures: why a page cannot be read, by its number; of pages that the batch brings.
        brought: numbers of the pages that the batch brings.
        kept: pages that the item has and the batch does not bring; they stay, maybe under another number.
        removed: pages that the item had and that go because the batch replaces them.
    """

    drafts: tuple[PageDraft, ...]
    failures: dict[int, str]
    brought: frozenset[int]
    kept: tuple[Page, ...] = ()
    removed: tuple[Page, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Leaf:
    """A page to be: of the batch, or (``kept``) one that the item has."""

    scan: Scan
    frame: int
    failure: str = ""
    kept: bool = False


def plan_pages(existing: Sequence[Page], brought: Sequence[BroughtScan], *, replace: bool = False) -> PagePlan:
    """Return the item's pages once the batch is in.

    Nothing that was read is left out: pages are told apart by the content of their scan, and those that the batch does
    not bring stay. A page that was never read goes where the batch brings a scan of its name. Where all of the rest is
    in the batch, its order holds; else both are put in the natural order of their names, unless one name would stand
    for two scans: then the pages the item has come first, as they stand, and new ones follow.

    Args:
        existing: the pages that the item has, in order.
        brought: the files of the batch, in order.
        replace: make the pages those of the batch, if at least one file of it can be opened.
    """
    leaves = [
        _Leaf(scan=one.scan, frame=frame, failure=one.failure) for one in brought for frame in range(max(1, one.frames))
    ]
    places = _match(existing, leaves)
    others = [page for index, page in enumerate(existing) if index not in places]
    if replace and any(not one.failure for one in brought):
        return _number(leaves, removed=others)
    kept = [page for page in others if not any(_renews(leaf.scan, page) for leaf in leaves)]
    if not kept:
        return _number(leaves)
    stay = [_Leaf(scan=page.scan, frame=page.frame, kept=True) for page in kept]
    if {page.scan.name for page in kept}.isdisjoint(leaf.scan.name for leaf in leaves):
        return _number(heapq.merge(stay, leaves, key=lambda leaf: page_order(leaf.scan.name)), kept=kept)
    return _number(_append(existing, leaves, places, kept), kept=kept)


def _match(existing: Sequence[Page], leaves: Sequence[_Leaf]) -> dict[int, int]:
    """Return the index of the leaf that each page (by index) is found again as: of equal ones that of its name."""
    waiting: dict[tuple[str, int], list[int]] = {}
    for index, leaf in enumerate(leaves):
        waiting.setdefault((leaf.scan.sha256, leaf.frame), []).append(index)
    places: dict[int, int] = {}
    for by_name in (True, False):
        for index, page in enumerate(existing):
            found = waiting.get((page.scan.sha256, page.frame), [])
            fitting = [leaf for leaf in found if not by_name or leaves[leaf].scan.name == page.scan.name]
            if fitting and index not in places:
                places[index] = fitting[0]
                found.remove(fitting[0])
    return places


def _append(
    existing: Sequence[Page], leaves: Sequence[_Leaf], places: dict[int, int], kept: Sequence[Page]
) -> list[_Leaf]:
    """Return the pages that the item has as they stand, then what is new; what renews a page takes its place."""
    used = set(places.values())
    order: list[_Leaf] = []
    for index, page in enumerate(existing):
        if index in places:
            order.append(leaves[places[index]])
        elif page in kept:
            order.append(_Leaf(scan=page.scan, frame=page.frame, kept=True))
        else:
            new = [n for n, leaf in enumerate(leaves) if n not in used and _renews(leaf.scan, page)]
            used.update(new)
            order.extend(leaves[n] for n in new)
    return order + [leaf for n, leaf in enumerate(leaves) if n not in used]


def _renews(scan: Scan, page: Page) -> bool:
    """Tell whether a scan of the batch takes the place of a page that was never read and is not in the batch.

    A file that could not even be opened takes no place of one that could.
    """
    if page.text_sha256 is not None or _rank(scan) < _rank(page.scan):
        return False
    name = page.scan.name
    # A folder that could not be listed stands for whatever is in it.
    return name in {scan.name, "./"} or (name.endswith("/") and scan.name.startswith(name))


def _rank(scan: Scan) -> int:
    return {REFUSED_MEDIA_TYPE: 0, UNKNOWN_MEDIA_TYPE: 1}.get(scan.media_type, 2)


def _number(leaves: Iterable[_Leaf], *, kept: Sequence[Page] = (), removed: Sequence[Page] = ()) -> PagePlan:
    numbered = list(enumerate(leaves, start=1))
    return PagePlan(
        drafts=tuple(PageDraft(number=number, scan=leaf.scan, frame=leaf.frame) for number, leaf in numbered),
        failures={number: leaf.failure for number, leaf in numbered if leaf.failure},
        brought=frozenset(number for number, leaf in numbered if not leaf.kept),
        kept=tuple(kept),
        removed=tuple(removed),
    )
