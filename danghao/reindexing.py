"""``danghao reindex``: the index anew from the catalogue; all cores make its documents."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from archive.scope import local_administrator
from danghao.bootstrap import LOCAL_USER, Application, count_cores, lock_path, open_application
from danghao.settings import Settings

if TYPE_CHECKING:
    from ingest.drafts import DraftPool
    from ingest.lost_readings import LostReading

# Fewer items are indexed before workers have begun.
_FEW_ITEMS = 2_000
# A call makes a few dozen documents; nothing but a dead disk takes this long.
_CALL_LIMIT_S = 3600.0
_NAMED = 20


@dataclass(frozen=True, kw_only=True)
class ReindexReport:
    """What a rebuild of the index did. ``lost`` are pages without a usable reading, of which it holds no text."""

    items: int
    seconds: float
    lost: tuple[LostReading, ...] = ()

    def to_json(self) -> dict[str, object]:
        return {
            "items": self.items,
            "seconds": round(self.seconds, 3),
            "failed": [{"page": lost.locator, "reason": lost.reason} for lost in self.lost],
        }


def reindex(settings: Settings, *, take_over: bool = False) -> ReindexReport:
    """Rebuild the search index from the catalogue; searches use the old one until the new one is whole.

    Another archive's index is left alone, unless ``take_over`` gives it up.
    """
    from ingest.lock import hold_lock
    from ingest.progress import choose_progress
    from ingest.publish import reindex as rebuild

    started = time.monotonic()
    lost: list[LostReading] = []
    with (
        open_application(settings) as application,
        hold_lock(lock_path(settings), application.catalogue) as check_lock,
        open_draft_pool(application) as pool,
    ):
        items = rebuild(
            catalogue=application.catalogue,
            blobs=application.blobs,
            index=application.index,
            actor=LOCAL_USER,
            progress=choose_progress(),
            check_lock=check_lock,
            pool=pool,
            tell_lost=lost.append,
            take_over=take_over,
        )
    return ReindexReport(items=items, seconds=time.monotonic() - started, lost=tuple(lost))


def describe_lost(lost: Sequence[LostReading]) -> list[str]:
    """Return lines that name pages without a usable reading, the first of very many, and say what to do about them."""
    if not lost:
        return []
    lines = [f"{reading.locator}: its stored reading cannot be used: {reading.reason}" for reading in lost[:_NAMED]]
    if len(lost) > _NAMED:
        lines.append(f"and {len(lost) - _NAMED} more, which --json lists")
    pages = "1 page has" if len(lost) == 1 else f"{len(lost)} pages have"
    return [*lines, f"{pages} no text in the index; ingest the batches again, which reads these pages anew"]


@contextmanager
def open_draft_pool(application: Application) -> Iterator[DraftPool | None]:
    """Open workers that make the index's documents; None where there is too little to do for them to begin."""
    from archive.store import open_reader
    from ingest.drafts import DraftPool, DraftSetup
    from ingest.executor import LocalProcesses

    scope = local_administrator(LOCAL_USER)
    if sum(count.items for count in application.catalogue.class_counts(scope=scope)) < _FEW_ITEMS:
        yield None
        return
    settings = application.settings
    setup = DraftSetup(
        open_catalogue=partial(open_reader, settings.database_url, password=settings.database_password),
        blobs=application.blobs,
        scope=scope,
    )
    workers = count_cores()
    with LocalProcesses(workers=workers, limit_s=_CALL_LIMIT_S) as executor:
        yield DraftPool(executor=executor, workers=workers, setup=setup)
