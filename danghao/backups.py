"""``danghao backup`` and ``danghao restore``: the parts of this installation handed to the use-cases."""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from archive.audit import AuditEvent
from archive.errors import BackupError, DocumentsRefusedError, IndexUnavailableError
from danghao.bootstrap import LOCAL_USER, Application, lock_path, open_application
from danghao.console import write_note
from danghao.reindexing import open_draft_pool
from danghao.settings import Settings

if TYPE_CHECKING:
    from archive.backup import CatalogueCopier
    from ingest.backup import BackupReport
    from ingest.manifest import Manifest
    from ingest.restore import RestoreReport


def backup(settings: Settings, target: Path, *, link: bool, check: bool) -> BackupReport:
    """Make or renew the backup in ``target``; others may ingest and search meanwhile."""
    from ingest.backup import back_up
    from ingest.progress import choose_progress

    with open_application(settings) as application, closing(_copier(settings)) as copier:
        # Written before data leaves, and so part of what leaves.
        _record(application, "archive:backup", target, {"link": link})
        with as_file(files("archive") / "registry.toml") as shipped:
            return back_up(
                target,
                copier=copier,
                blobs=application.blobs,
                registry=settings.registry or shipped,
                own_registry=settings.registry is not None,
                program=version("danghao"),
                link=link,
                check=check,
                progress=choose_progress(),
            )


def restore(settings: Settings, source: Path, *, force: bool, partial: bool) -> RestoreReport:
    """Put the backup in ``source`` back, build the index and verify everything."""
    from ingest.lock import hold_lock
    from ingest.progress import choose_progress
    from ingest.publish import reindex
    from ingest.restore import check_backup, make_report, put_back
    from ingest.verify import verify

    started = time.monotonic()
    progress = choose_progress()
    with (
        open_application(settings, must_exist=False, restoring=True) as application,
        closing(_copier(settings)) as copier,
        hold_lock(lock_path(settings), copier),
    ):
        manifest = check_backup(source, copier=copier, force=force, partial=partial)
        if not force:
            _refuse_index_in_use(settings, application)
        restored = put_back(
            source,
            manifest,
            copier=copier,
            blobs=application.blobs,
            index=application.index,
            partial=partial,
            progress=progress,
        )
        _record(application, "archive:restore", source, {"made_at": manifest.made_at, "missing": restored.missing})
        _restore_registry(settings, source, manifest)
        catalogue, blobs, index = application.catalogue, application.blobs, application.index
        # The archive that the backup was made of may go on: no index of that is this one's.
        catalogue.forget_identity()
        try:
            with open_draft_pool(application) as pool:
                items = reindex(
                    catalogue=catalogue,
                    blobs=blobs,
                    index=index,
                    actor=LOCAL_USER,
                    progress=progress,
                    pool=pool,
                    take_over=True,
                )
        except DocumentsRefusedError as error:
            # Everything is put back all the same; ``verify`` counts what cannot be searched.
            write_note(f"danghao: {error}")
            items = index.count()
        verified = verify(catalogue=catalogue, blobs=blobs, index=index, actor=LOCAL_USER, progress=progress)
    return make_report(source, restored, items=items, verified=verified, started=started)


def _copier(settings: Settings) -> CatalogueCopier:
    from archive.store import open_copier

    return open_copier(settings.database_url, password=settings.database_password)


def _refuse_index_in_use(settings: Settings, application: Application) -> None:
    """Raise BackupError where a server's index would be taken from whoever searches it; an embedded one goes along."""
    if settings.search_server is None:
        return
    try:
        held = application.index.count()
    except IndexUnavailableError as error:
        if not error.needs_rebuild:
            raise
        msg = "there is a search index here already, of another version; name another prefix, or add --force"
        raise BackupError(msg) from error
    if held:
        msg = (
            f"there is a search index of {held} items at DANGHAO_SEARCH_URL already, which this archive's would "
            "replace; name another prefix, as a rehearsal should; to replace it, add --force"
        )
        raise BackupError(msg)


def _record(application: Application, act: str, place: Path, detail: dict[str, object]) -> None:
    event = AuditEvent(actor=LOCAL_USER, tag=f"{application.source}:{act}", subject=str(place), detail=detail)
    application.catalogue.audit.record(event)


def _restore_registry(settings: Settings, source: Path, manifest: Manifest) -> None:
    """Give a registry of the archive's own back, beside the data; which one is used is for the settings to say."""
    from ingest.manifest import REGISTRY

    if not manifest.own_registry or settings.registry is not None:
        return
    place = settings.data_dir / REGISTRY
    shutil.copyfile(source / manifest.snapshot / REGISTRY, place)
    write_note(f"danghao: this archive had a registry of its own; set DANGHAO_REGISTRY={place}")
