"""Mends, beside a running server, what a kill or an outage left between catalogue and index.

It looks at the start and every so often after that. It keeps no server from starting, and leaves an ingest alone that
is at work: what waits then is in hand.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from archive.errors import DanghaoError, IndexUnavailableError, IngestError
from archive.scope import local_administrator
from danghao.bootstrap import LOCAL_USER, Application, lock_path, open_application
from danghao.console import write_note

_PATIENCE_S = 10.0


@contextmanager
def mending_index(application: Application) -> Iterator[None]:
    """Keep the index up to the catalogue from a thread, for the time of the block."""
    watch = _Watch(application)
    watch.look()
    thread = threading.Thread(target=watch.run, name="mending", daemon=True)
    thread.start()
    try:
        yield
    finally:
        # Whatever it has in hand can be cut off; the next start goes on from there.
        watch.stopping.set()
        thread.join(_PATIENCE_S)


class _Watch:
    """Looks for items that wait to be published, and publishes them over connections of its own."""

    def __init__(self, application: Application) -> None:
        self.stopping = threading.Event()
        self._application = application
        self._waits = False
        self._said = ""

    def run(self) -> None:
        while True:
            if self._waits:
                self._mend()
            if self.stopping.wait(self._application.settings.mend_every_s):
                return
            self.look()

    def look(self) -> None:
        """Note whether something waits; what is in the way of knowing is told once."""
        from ingest.publish import find_backlog

        self._waits = False
        application = self._application
        try:
            backlog = find_backlog(
                catalogue=application.catalogue, index=application.index, scope=local_administrator(LOCAL_USER)
            )
        except IndexUnavailableError as error:
            self._say(f"danghao: {error}; searches are answered with 503 until then")
            return
        except DanghaoError as error:
            self._say(f"danghao: {error}")
            return
        self._waits = bool(backlog)
        self._say(f"danghao: {backlog}; mending that" if backlog else "")

    def _mend(self) -> None:
        from ingest.lock import hold_lock
        from ingest.publish import publish_pending

        settings = self._application.settings
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
                    should_stop=self.stopping.is_set,
                    check_lock=check_lock,
                )
            self._say(f"danghao: {count} items published")
        except IngestError as error:
            self._say(f"danghao: not mended here, as another process is at it: {error}")
        except DanghaoError as error:
            self._say(f"danghao: not mended: {error}")

    def _say(self, note: str) -> None:
        if note and note != self._said:
            write_note(note)
        self._said = note
