"""Errors over HTTP as ``application/problem+json`` (RFC 9457): which error becomes which status, and what it may say.

Every message here goes to whoever asked, so an unexpected error says only where to look it up; its own text, which may
hold personal data, stays out of the answer and out of the log.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from archive.chinese import messages
from archive.errors import (
    BatchError,
    BlobsUnavailableError,
    BusyError,
    CatalogueError,
    DanghaoError,
    IndexUnavailableError,
    NameTakenError,
    NotFoundError,
    QuerySyntaxError,
    ReferenceCodeError,
    UnsafeNameError,
    UnsupportedQueryError,
)
from search_api.access import AccessDeniedError
from search_api.parameters import ParameterError

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = 5
BUSY_RETRY_AFTER_S = 60
_TYPES = "urn:danghao:problem:"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One problem document. ``kind`` is the last part of its type; empty means the status says it all."""

    status: int
    detail: str
    kind: str = ""
    title: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        return {
            "type": _TYPES + self.kind if self.kind else "about:blank",
            "title": self.title or HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            **({"detail_zh": chinese} if (chinese := messages().find(self.detail)) else {}),
            **self.extra,
        }

    def respond(self) -> Response:
        """Return the response that carries this problem; it is never cached."""
        body = json.dumps(self.to_json(), ensure_ascii=False).encode()
        headers = {"Cache-Control": "no-store", **self.headers}
        return Response(body, status_code=self.status, media_type=MEDIA_TYPE, headers=headers)


def problem_of(error: DanghaoError) -> Problem:
    """Return the problem that tells a caller about ``error``."""
    match error:
        case QuerySyntaxError():
            where: dict[str, object] = {"position": error.position, "length": error.length}
            if isinstance(error, ParameterError):
                where["parameter"] = error.parameter
            return Problem(
                status=422,
                kind="query-syntax",
                title="The query cannot be understood",
                detail=str(error),
                extra=where,
            )
        case UnsupportedQueryError():
            return Problem(
                status=422,
                kind="unsupported-query",
                title="The index cannot answer this query rightly",
                detail=str(error),
            )
        case AccessDeniedError():
            return Problem(status=403, kind="access-denied", detail=str(error))
        case NotFoundError() | ReferenceCodeError() | UnsafeNameError():
            return Problem(status=404, kind="not-found", detail=str(error))
        case BatchError():
            return Problem(status=422, kind="batch-table", title="The list cannot be searched", detail=str(error))
        case BusyError():
            return Problem(status=429, kind="busy", detail=str(error), headers={"Retry-After": str(BUSY_RETRY_AFTER_S)})
        case NameTakenError():
            return Problem(status=409, kind="name-taken", title="There is one of this name", detail=str(error))
        case IndexUnavailableError() | CatalogueError() | BlobsUnavailableError():
            return Problem(
                status=503,
                kind="unavailable",
                title="The archive cannot answer now",
                detail=str(error),
                headers={"Retry-After": str(RETRY_AFTER_S)},
            )
        case _:
            return Problem(status=500, kind="failed", title="This could not be done", detail=str(error))


def unexpected_problem(incident: str) -> Problem:
    """Return the problem for an error that nobody foresaw; ``incident`` finds it in the log."""
    return Problem(
        status=500,
        kind="internal",
        detail=f"an unexpected error, logged as incident {incident}",
        extra={"incident": incident},
    )


def new_incident() -> str:
    return secrets.token_hex(6)


def _validation_problem(errors: Sequence[Any]) -> Problem:
    faults: list[dict[str, object]] = []
    for fault in errors:
        place = [str(part) for part in fault["loc"]]
        if fault["type"] == "json_invalid":
            # What stands in the place of a parameter's name is how far the body was understood.
            return Problem(
                status=422,
                kind="invalid-body",
                title="The body cannot be used",
                detail=f"the body is not JSON, from its character {place[-1]} on: {fault['ctx']['error']}",
            )
        faults.append({"in": place[0], "parameter": ".".join(place[1:]), "detail": str(fault["msg"])})
    said = "; ".join(f"{fault['parameter']}: {fault['detail']}" for fault in faults)
    return Problem(
        status=422,
        kind="invalid-parameter",
        title="A parameter cannot be used",
        detail=said,
        extra={"errors": faults},
    )


# Turns a problem into a page for people.
RenderProblem = Callable[[Request, Problem], Response]


def _http_problem(error: HTTPException) -> Problem:
    status = HTTPStatus(error.status_code)
    detail = error.detail if isinstance(error.detail, str) else ""
    said = status.description if detail in {"", status.phrase} else detail
    return Problem(status=error.status_code, detail=said or status.phrase, headers=dict(error.headers or {}))


def add_problem_handlers(app: FastAPI, *, render: RenderProblem, api_prefix: str) -> None:
    """Make every foreseen error of ``app`` a problem document, or a page where a browser asked for a page.

    Args:
        app: whose errors are answered.
        render: makes the page.
        api_prefix: paths below it always get the document.
    """

    def answer(request: Request, problem: Problem) -> Response:
        wants_page = "text/html" in request.headers.get("accept", "")
        if wants_page and not request.url.path.startswith(api_prefix):
            return render(request, problem)
        return problem.respond()

    async def answer_known(request: Request, error: Exception) -> Response:
        assert isinstance(error, DanghaoError)
        return answer(request, problem_of(error))

    async def answer_validation(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return answer(request, _validation_problem(error.errors()))

    async def answer_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return answer(request, _http_problem(error))

    app.add_exception_handler(DanghaoError, answer_known)
    app.add_exception_handler(RequestValidationError, answer_validation)
    app.add_exception_handler(HTTPException, answer_http)
