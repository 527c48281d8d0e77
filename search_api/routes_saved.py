"""``/saved``: the asker's saved searches: keep one, list them, be told what is new, forget one.

A GET notes nothing: it may be repeated, and be sent by any page that a browser shows. What changes something is a POST
or a DELETE, which ``search_api.boundary`` takes from this server's own pages and from programs alone.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request
from starlette.background import BackgroundTask
from starlette.responses import JSONResponse, Response

from search_api.dependencies import (
    BROKEN_BODY,
    EVERYWHERE,
    NAME_TAKEN,
    WITH_ABSENT,
    SavedDependency,
    ScopeDependency,
    refuse_unknown,
)
from search_api.parameters import DEFAULT_LIMIT, MAX_LIMIT
from search_api.saved import MAX_NAME_CHARS, read_asked, search_json
from search_api.schemas import SavedListShape, SavedNewsShape, SavedRequestShape, SavedShape

router = APIRouter(tags=["saved searches"])

NameParameter = Annotated[str, Path(description="of the saved search", examples=["桐荫巷"], max_length=MAX_NAME_CHARS)]
LimitParameter = Annotated[int, Query(ge=0, le=MAX_LIMIT)]


@router.get(
    "/saved",
    summary="Saved searches",
    responses={200: {"model": SavedListShape, "description": "the asker's saved searches by name"}, **EVERYWHERE},
)
def list_saved(request: Request, saved: SavedDependency, scope: ScopeDependency) -> JSONResponse:
    """List the asker's saved searches."""
    refuse_unknown(request, frozenset({"as"}))
    return JSONResponse({"saved": [search_json(search) for search in saved.searches(scope=scope)]})


@router.post(
    "/saved",
    summary="Save a search",
    status_code=201,
    responses={201: {"model": SavedShape, "description": "it is saved"}, **BROKEN_BODY, **NAME_TAKEN, **EVERYWHERE},
)
def save(request: Request, saved: SavedDependency, scope: ScopeDependency, wanted: SavedRequestShape) -> JSONResponse:
    """Save a search under a name; what it finds now is no news."""
    refuse_unknown(request, frozenset({"as"}))
    made = saved.add(wanted.name, read_asked(wanted.parameters), scope=scope)
    place = f"{request.url.path}/{quote(made.name, safe='')}"
    return JSONResponse(search_json(made), status_code=201, headers={"Location": place})


@router.get(
    "/saved/{name}",
    summary="What a saved search has to tell",
    responses={200: {"model": SavedNewsShape, "description": "hits that were not told yet"}, **WITH_ABSENT},
)
def show_news(
    request: Request,
    saved: SavedDependency,
    scope: ScopeDependency,
    name: NameParameter,
    *,
    limit: LimitParameter = DEFAULT_LIMIT,
) -> JSONResponse:
    """Find what was not told yet. It stays untold: asking again answers the same."""
    refuse_unknown(request, frozenset({"as", "limit"}))
    return JSONResponse(saved.news(name, scope=scope, limit=limit).to_json())


@router.post(
    "/saved/{name}/run",
    summary="Be told what is new",
    responses={200: {"model": SavedNewsShape, "description": "hits that were not told before"}, **WITH_ABSENT},
)
def run(
    request: Request,
    saved: SavedDependency,
    scope: ScopeDependency,
    name: NameParameter,
    *,
    limit: LimitParameter = DEFAULT_LIMIT,
) -> JSONResponse:
    """Find what was not told yet, and note it as told once the answer is sent; the rest comes the next time."""
    refuse_unknown(request, frozenset({"as", "limit"}))
    news = saved.news(name, scope=scope, limit=limit)
    # Only afterwards: whom the answer does not reach is told again.
    return JSONResponse(news.to_json(), background=BackgroundTask(saved.tell, news, scope=scope))


@router.delete(
    "/saved/{name}",
    summary="Forget a saved search",
    status_code=204,
    response_class=Response,
    responses={204: {"description": "it is gone"}, **WITH_ABSENT},
)
def remove(request: Request, saved: SavedDependency, scope: ScopeDependency, name: NameParameter) -> Response:
    """Forget a saved search and what it told."""
    refuse_unknown(request, frozenset({"as"}))
    saved.remove(name, scope=scope)
    return Response(status_code=204)
