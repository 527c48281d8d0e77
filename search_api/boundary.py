"""The outermost layer of the HTTP server: checks of host, origin and size, security headers, log, last-resort errors.

Pure ASGI, so that nothing inside can answer without passing here. Its log names the method, the route's template, the
status and the time, never a path, a parameter or an error's text: those hold personal data. (A server's own access log
must therefore be off.)
"""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Mapping, Sequence
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search_api.problems import Problem, new_incident, unexpected_problem

_LOG = logging.getLogger("search_api.http")

# Targets hold queries, which are short.
MAX_TARGET_BYTES = 16_384
_READING = frozenset({"GET", "HEAD", "OPTIONS"})

# Pages load their own stylesheet, script and images and nothing else; no inline code or style, no frames.
_CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_SECURITY_HEADERS = {
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Under "no-referrer" a browser would not say where a form comes from, not even to this server itself.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Boundary:
    """ASGI middleware, see the module.

    Args:
        app: what is guarded.
        allowed_hosts: host names (without port) that requests may name; ``*`` allows any. Every server needs this:
            else any web page could reach it under a name of its own that resolves to the server's address, from the
            browser of whoever may ask.
        any_address: requests may name any IP address as well, which is no page's own name.
        bodies: by path, how many bytes of body a POST may have there. Every other body is refused before it is read.
    """

    def __init__(
        self, app: ASGIApp, *, allowed_hosts: Sequence[str], bodies: Mapping[str, int], any_address: bool = False
    ) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in allowed_hosts)
        self._any_address = any_address
        self._bodies = dict(bodies)

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
        if not self._answers_as(_host_name(headers.get("host", ""))):
            return Problem(
                status=421,
                kind="wrong-host",
                detail="this server does not answer under that host name; ask it by its address, or have the name put "
                "into DANGHAO_ALLOWED_HOSTS",
            )
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string", b"")) > MAX_TARGET_BYTES:
            return Problem(status=414, detail=f"the address is longer than {MAX_TARGET_BYTES} bytes; shorten the query")
        if scope["method"] not in _READING and not _is_own(headers):
            return Problem(
                status=403,
                kind="foreign-origin",
                detail="this request was sent by a page of another site; do it on the pages of this server",
            )
        most = self._bodies.get(scope["path"], 0) if scope["method"] == "POST" else 0
        length = headers.get("content-length", "0")
        if headers.get("transfer-encoding") or not (length.isascii() and length.isdecimal()) or int(length) > most:
            if most:
                said = f"a request here has at most {most} bytes and names its length (Content-Length)"
            else:
                said = "this request has no body; put parameters into the address"
            return Problem(status=413, detail=said)
        return None

    def _answers_as(self, name: str) -> bool:
        return name in self._hosts or "*" in self._hosts or (self._any_address and _is_address(name))


def _is_own(headers: Headers) -> bool:
    """Return whether a request that changes something comes from this server's pages, or from no browser at all.

    Browsers say where a request comes from, and no page can make them lie: ``Sec-Fetch-Site`` over TLS and on
    loopback, ``Origin`` everywhere. A program that is no browser sends neither, and nobody's rights go with it.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2].lower() == headers.get("host", "").lower()


def _host_name(value: str) -> str:
    """Return the host of a Host header without its port, IPv6 addresses in brackets as they stand."""
    if value.startswith("["):
        return value.partition("]")[0].lower() + "]"
    return value.partition(":")[0].lower()


def _is_address(name: str) -> bool:
    """Return whether a host is an IP address: four numbers, or one of version 6 in brackets."""
    try:
        ip_address(name[1:-1] if name.startswith("[") else name)
    except ValueError:
        return False
    return name.startswith("[") == (":" in name)
