"""Serves the API and the web page: in this process, or in several that share one address.

Python answers one request at a time in a process, so a server with many cores wants several. Each opens its own
adapters and keeps nothing that the others would miss; the one that starts them listens, mends the index, and starts
another where one has died (uvicorn's supervisor).
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archive.errors import SettingsError
from danghao.bootstrap import LOCAL_USER, Application, open_application
from danghao.console import write_json, write_note
from danghao.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

# A process that does not stir for so long is stopped and another one started. Requests run in threads beside that.
_STUCK_AFTER_S = 60


def serve(settings: Settings, *, host: str, port: int, workers: int = 1, as_json: bool = False) -> None:
    """Serve until stopped.

    Args:
        settings: where everything is.
        host: address to listen on; beyond this machine's own, requests may be addressed to any IP address, to this
            machine's name and to those of the settings.
        port: to listen on; 0 takes a free one, which is said.
        workers: processes that answer.
        as_json: say on stdout where, once requests can be sent.

    Raises:
        SettingsError: the address cannot be listened on, or there is no catalogue.
    """
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    from danghao.mending import mending_index
    from danghao.raw_addresses import RawAddressProtocol

    with open_application(settings, source="http") as application:
        # Brings the catalogue's tables up to date before anybody else opens it.
        _ = application.catalogue
        app: Callable[..., Any] = _Maker(settings, host=host) if workers > 1 else make_app(application, host=host)
        config = uvicorn.Config(
            app,
            factory=workers > 1,
            workers=workers,
            http=RawAddressProtocol,
            log_level="warning",
            access_log=False,
            timeout_worker_healthcheck=_STUCK_AFTER_S,
        )
        with closing(_listen(host, port)) as listener, mending_index(application):
            shown = f"[{host}]" if ":" in host else host
            url = f"http://{shown}:{listener.getsockname()[1]}"
            write_note(f"danghao: serving on {url} (Ctrl-C stops)")
            if as_json:
                write_json({"url": url})
            if not _is_loopback(host):
                write_note("danghao: whoever reaches this address is the administrator; there is no sign-in yet")
            if workers > 1:
                Multiprocess(config, [listener]).run()
            else:
                uvicorn.Server(config).run(sockets=[listener])


def make_app(application: Application, *, host: str, on_close: Callable[[], None] | None = None) -> FastAPI:
    """Return what answers requests with the parts of ``application``.

    Args:
        application: a server's.
        host: where is listened, which says to whom requests may be addressed.
        on_close: called when the server ends.
    """
    from importlib.metadata import version

    from search_api.access import LocalAccess
    from search_api.app import LOOPBACK_HOSTS, create_app

    allowed = application.settings.allowed_hosts
    return create_app(
        application.service,
        persons=application.persons,
        saved=application.saved,
        batches=application.batches,
        resolve_scope=LocalAccess(administrator=LOCAL_USER).resolve,
        default_user=LOCAL_USER,
        version=version("danghao"),
        allowed_hosts=(*LOOPBACK_HOSTS, *([] if _is_loopback(host) else _names_of(host)), *allowed),
        any_address=not _is_loopback(host),
        on_close=on_close,
    )


@dataclass(frozen=True)
class _Maker:
    """Makes the application in a process of its own; goes there as a pickle."""

    settings: Settings
    host: str

    def __call__(self) -> FastAPI:
        threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
        opened = ExitStack()
        application = opened.enter_context(open_application(self.settings, source="http"))
        return make_app(application, host=self.host, on_close=opened.close)


def _end_with_parent() -> None:
    """End this process in order when the one that started it is gone, be it killed: nobody else would stop it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _is_loopback(host: str) -> bool:
    return host in {"127.0.0.1", "localhost", "::1"}


def _names_of(host: str) -> tuple[str, ...]:
    """Return what others may call a server here: as it was started, and by this machine's name."""
    name = socket.gethostname()
    return host, name, name.partition(".")[0]


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
        # What it accepts inherits this. asyncio would set it only on sockets made with the protocol's number; without
        # it an answer waits 40 ms for the client's acknowledgement of its head.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        msg = f"cannot listen on {host}:{port} ({error.strerror}); name another --port or --host"
        raise SettingsError(msg) from error
    return listener
