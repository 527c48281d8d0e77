"""Mends, beside a running server, what a kill left between catalogue and index. It keeps no server from starting."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from archive.errors import DanghaoError, IndexUnavailableError, IngestError
from archive.scope import local_administrator
from danghao.bootstrap import LOCAL_USER, Application, lock_path, open_application
from danghao.console import write_note
from danghao.settings import Settings

_PATIENCE_S = 10.0


@contextmanager
def mending_index(application: Application) -> Iterator[None]:
    """Look for items that wait to be published; where there are any, say so and publish them in a thread meanwhile."""
    from ingest.publish import find_backlog

    try:
        backlog = find_backlog(
            catalogue=application.catalogue, index=application.index, scope=local_administrator(LOCAL_USER)
        )
    except IndexUnavailableError as error:
        write_note(f"danghao: {error}; searches are answered with 503 until then")
        yield
        return
    except DanghaoError as error:
        write_note(f"danghao: {error}")
        yield
        return
    if not backlog:
        yield
        return
    write_note(f"danghao: {backlog}; mending that")
    stopping = threading.Event()
    thread = threading.Thread(target=_mend, args=(application.settings, stopping), name="mending", daemon=True)
    thread.start()
    try:
        yield
    finally:
        # Whatever it has in hand can be cut off; the next start goes on from there.
        stopping.set()
        thread.join(_PATIENCE_S)


def _mend(settings: Settings, stopping: threading.Event) -> None:
    """Publish what waits, over connections of its own."""
    from ingest.lock import hold_lock
    from ingest.publish import publish_pending

    try:
        with (
            open_application(settings) as application,
            hold_lock(lock_path(settings), application.catalogue) as check_lock,
        ):
            count = publish_pending(
                catalogue=application.catalogue,
                blobs=application.blobs,
                index=application.index,
                actor=LOCAL_USER,
                should_stop=stopping.is_set,
                check_lock=check_lock,
            )
        write_note(f"danghao: {count} items published")
    except IngestError as error:
        write_note(f"danghao: not mended here, as another process is at it: {error}")
    except DanghaoError as error:
        write_note(f"danghao: not mended: {error}")
