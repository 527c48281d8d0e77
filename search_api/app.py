"""Builds the HTTP application from a service: API under ``/api/v1``, web pages, problem documents, the outer boundary.

It chooses no adapter and reads no setting; ``danghao`` passes in what it needs. A server running it must have its own
access log off (see ``search_api.boundary``).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from fastapi import Depends, FastAPI
from pydantic.json_schema import models_json_schema

from search_api import (
    routes_batches,
    routes_doubts,
    routes_export,
    routes_items,
    routes_persons,
    routes_saved,
    routes_search,
    routes_state,
    routes_suggest,
)
from search_api.access import ResolveScope
from search_api.batches import BatchRuns
from search_api.boundary import Boundary
from search_api.dependencies import Context, refuse_undecoded_parameters
from search_api.person_service import PersonService
from search_api.problems import add_problem_handlers
from search_api.saved import SavedSearchService
from search_api.schemas import ProblemShape
from search_api.service import SearchService
from search_api.web import routes_batches_web, routes_saved_web, routes_web

API = "/api/v1"
# Where a request may have a body, and of how many bytes: a search of its longest fields, percent-encoded.
_FORM_BYTES = 1 << 17
_BODIES = {
    f"{API}/saved": _FORM_BYTES,
    **dict.fromkeys((*routes_saved_web.FORM_PATHS, *routes_batches_web.FORM_PATHS), _FORM_BYTES),
    **dict.fromkeys((f"{API}/batch-searches", routes_batches_web.UPLOAD_PATH), routes_batches.UPLOAD_BYTES),
}
LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "[::1]")


def create_app(
    service: SearchService,
    *,
    persons: PersonService,
    saved: SavedSearchService,
    batches: BatchRuns,
    resolve_scope: ResolveScope,
    default_user: str,
    version: str,
    allowed_hosts: Sequence[str] = LOOPBACK_HOSTS,
    any_address: bool = False,
    on_close: Callable[[], None] | None = None,
) -> FastAPI:
    """Return the application.

    Args:
        service: answers everything; its audit source is ``http``.
        persons: finds people across files; its audit source is ``http`` too.
        saved: answers for saved searches; its audit source is ``http`` too.
        batches: searches for lists; the audit source of its searches is ``http`` too.
        resolve_scope: turns a user's name into a scope, or raises AccessDeniedError.
        default_user: who asks when a request names nobody.
        version: of the product, for the OpenAPI document.
        allowed_hosts: host names that requests may be addressed to; ``*`` for any.
        any_address: they may be addressed to any IP address, too.
        on_close: called when the server has answered its last request.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        if on_close is not None:
            on_close()

    app = FastAPI(
        title="danghao",
        summary="Search and retrieval for digitized archive files",
        version=version,
        openapi_url=f"{API}/openapi.json",
        # The usual documentation pages load scripts from other hosts.
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(refuse_undecoded_parameters)],
        lifespan=lifespan,
    )
    app.state.context = Context(
        service=service,
        persons=persons,
        saved=saved,
        batches=batches,
        resolve_scope=resolve_scope,
        default_user=default_user,
    )
    for routes in (
        routes_search, routes_export, routes_suggest, routes_persons, routes_items, routes_doubts, routes_saved,
        routes_batches, routes_state,
    ):  # fmt: skip
        app.include_router(routes.router, prefix=API)
    app.add_api_route("/healthz", routes_state.health, include_in_schema=False)
    routes_web.add_web(app)
    app.include_router(routes_saved_web.router)
    app.include_router(routes_batches_web.router)
    add_problem_handlers(app, render=routes_web.render_problem, api_prefix=f"{API}/")
    app.add_middleware(Boundary, allowed_hosts=tuple(allowed_hosts), any_address=any_address, bodies=_BODIES)
    _describe_problems(app)
    return app


def _describe_problems(app: FastAPI) -> None:
    """Make the OpenAPI document say problem documents where FastAPI would say its own validation errors."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = generate()
            _, definitions = models_json_schema(
                [(ProblemShape, "serialization")], ref_template="#/components/schemas/{model}"
            )
            shapes = document["components"]["schemas"]
            shapes.update(definitions["$defs"])
            for unused in ("HTTPValidationError", "ValidationError"):
                shapes.pop(unused, None)
            app.openapi_schema = document
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
