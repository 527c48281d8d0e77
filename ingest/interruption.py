"""Ctrl-C and SIGTERM as a polite request: the first asks the ingest to end well, the second ends it at once."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType


@contextlib.contextmanager
def listen_for_stop() -> Iterator[Callable[[], bool]]:
    """Give a function that tells whether the process was asked to stop; handlers are put back afterwards.

    Outside the main thread, where no handler can be set, it always says no.
    """
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return

    def handle(number: int, frame: FrameType | None) -> None:
        del number, frame
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    previous = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked.is_set
    finally:
        for number, old in previous.items():
            signal.signal(number, old)
