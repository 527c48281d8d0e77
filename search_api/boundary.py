"""The outermost layer of the HTTP server: host check, size limits, security headers, log line, last-resort errors.

Pure ASGI, so that nothing inside can answer without passing here. Its log names the method, the route's template, the
status and the time, never a path, a parameter or an error's text: those hold personal data. (A server's own access log
must therefore be off.)
"""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search_api.problems import Problem, new_incident, unexpected_problem

_LOG = logging.getLogger("search_api.http")

# No request of this API has a body; what comes is refused before it is read. Targets hold queries, which are short.
MAX_BODY_BYTES = 0
MAX_TARGET_BYTES = 16_384

# Pages load their own stylesheet, script and images and nothing else; no inline code or style, no frames.
_CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_SECURITY_HEADERS = {
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Boundary:
    """ASGI middleware, see the module.

    Args:
        app: what is guarded.
        allowed_hosts: host names (without port) that requests may name; ``*`` allows any. A server on loopback needs
            this: else any web page could reach it under a name of its own that resolves to 127.0.0.1.
    """

    def __init__(self, app: ASGIApp, *, allowed_hosts: Sequence[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in allowed_hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 0
        # HEAD is answered as GET without the body, whatever the route.
        only_head = scope["method"] == "HEAD"
        inner = {**scope, "method": "GET"} if only_head else scope

        async def send_guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in _SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            elif only_head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        refused = self._refuse(scope)
        try:
            if refused is not None:
                await refused.respond()(scope, receive, send_guarded)
            else:
                await self._app(inner, receive, send_guarded)
        except Exception as error:  # noqa: BLE001 - the request boundary, where it is recorded
            incident = new_incident()
            # Frames only: an exception's text and its chain may quote what was asked or read.
            frames = "".join(traceback.format_tb(error.__traceback__))
            _LOG.error("incident %s: %s\n%s", incident, type(error).__name__, frames)
            if status:
                # The answer has begun; breaking the connection is the only way left to say that it is not whole.
                raise ConnectionAbortedError(f"incident {incident}") from None
            await unexpected_problem(incident).respond()(scope, receive, send_guarded)
        finally:
            route = inner.get("route")
            template = getattr(route, "path", "-")
            elapsed_ms = (time.perf_counter() - started) * 1000
            _LOG.info("%s %s %d %.1f ms", scope["method"], template, status, elapsed_ms)

    def _refuse(self, scope: Scope) -> Problem | None:
        headers = Headers(scope=scope)
        if "*" not in self._hosts and _host_name(headers.get("host", "")) not in self._hosts:
            return Problem(
                status=421,
                kind="wrong-host",
                detail="this server does not answer under that host name; ask it by the address it was started with",
            )
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string", b"")) > MAX_TARGET_BYTES:
            return Problem(status=414, detail=f"the address is longer than {MAX_TARGET_BYTES} bytes; shorten the query")
        length = headers.get("content-length", "0")
        if headers.get("transfer-encoding") or not length.isdecimal() or int(length) > MAX_BODY_BYTES:
            return Problem(status=413, detail="no request here has a body; put parameters into the address")
        return None


def _host_name(value: str) -> str:
    """Return the host of a Host header without its port, IPv6 addresses in brackets as they stand."""
    if value.startswith("["):
        return value.partition("]")[0].lower() + "]"
    return value.partition(":")[0].lower()
