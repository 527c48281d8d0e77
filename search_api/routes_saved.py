"""``/saved``: the asker's saved searches, and what they have to tell. Reading only: nothing is noted as told.

No request here has a body, and a GET may be repeated, or be sent by any page that a browser shows. Saving, removing and
telling belong to ``danghao saved``.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import JSONResponse

from search_api.dependencies import EVERYWHERE, WITH_ABSENT, SavedDependency, ScopeDependency, refuse_unknown
from search_api.parameters import DEFAULT_LIMIT, MAX_LIMIT
from search_api.saved import MAX_NAME_CHARS, search_json
from search_api.schemas import SavedListShape, SavedNewsShape

router = APIRouter(tags=["saved searches"])


@router.get(
    "/saved",
    summary="Saved searches",
    responses={200: {"model": SavedListShape, "description": "the asker's saved searches by name"}, **EVERYWHERE},
)
def list_saved(request: Request, saved: SavedDependency, scope: ScopeDependency) -> JSONResponse:
    """List the asker's saved searches; `danghao saved add` makes them."""
    refuse_unknown(request, frozenset({"as"}))
    return JSONResponse({"saved": [search_json(search) for search in saved.searches(scope=scope)]})


@router.get(
    "/saved/{name}",
    summary="What a saved search has to tell",
    responses={200: {"model": SavedNewsShape, "description": "hits that were not told yet"}, **WITH_ABSENT},
)
def show_news(
    request: Request,
    saved: SavedDependency,
    scope: ScopeDependency,
    name: Annotated[str, Path(description="of the saved search", examples=["桐荫巷"], max_length=MAX_NAME_CHARS)],
    *,
    limit: Annotated[int, Query(ge=0, le=MAX_LIMIT)] = DEFAULT_LIMIT,
) -> JSONResponse:
    """Find what was not told yet. It stays untold: asking again answers the same; `danghao saved run` notes it."""
    refuse_unknown(request, frozenset({"as", "limit"}))
    return JSONResponse(saved.news(name, scope=scope, limit=limit).to_json())
