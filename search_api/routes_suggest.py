"""``GET /suggest``: what somebody who is typing may mean."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse

from search_api.dependencies import EVERYWHERE, ScopeDependency, ServiceDependency, refuse_unknown
from search_api.schemas import SuggestionsShape
from search_api.suggestions import DEFAULT_LIMIT, MAX_CHARS, MAX_LIMIT, SuggestionKind

router = APIRouter(tags=["search"])


@router.get(
    "/suggest",
    summary="Complete what was typed",
    responses={
        200: {"model": SuggestionsShape, "description": "what begins so, as far as the asker sees it"},
        **EVERYWHERE,
    },
)
def suggest(
    request: Request,
    service: ServiceDependency,
    scope: ScopeDependency,
    *,
    q: Annotated[str, Query(description="what was typed so far", examples=["欧阳"], max_length=MAX_CHARS)] = "",
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT)] = DEFAULT_LIMIT,
    kind: Annotated[SuggestionKind | None, Query(description="only these; all without it", examples=["name"])] = None,
) -> JSONResponse:
    """Complete names (from the second character on), case types, classes and archive numbers."""
    refuse_unknown(request, frozenset({"q", "limit", "kind", "as"}))
    kinds = tuple(SuggestionKind) if kind is None else (kind,)
    found = service.suggest(q, kinds=kinds, scope=scope, limit=limit)
    return JSONResponse({"q": q, "suggestions": [suggestion.to_json() for suggestion in found]})
