"""``GET /search/export``: all hits of a search as a file, sent while it is made."""

from __future__ import annotations

import itertools
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import StreamingResponse

from search_api.dependencies import EVERYWHERE, ScopeDependency, ServiceDependency, refuse_unknown
from search_api.exports import MAX_EXPORTED, MEDIA_TYPES, begin_export
from search_api.parameters import MAX_DEPTH
from search_api.routes_search import KNOWN, AskedDependency

router = APIRouter(tags=["search"])

_FILE: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
_DOCUMENT: dict[str, Any] = {
    "schema": {"type": "object", "required": ["query", "total", "exported", "cut_off", "complete", "coverage", "hits"]}
}


@router.get(
    "/search/export",
    summary="All hits as a file",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "the hits, and whether any are left out (`cut_off`) or may be missing (`complete`)",
            "content": {
                "text/csv": {"schema": {"type": "string"}},
                MEDIA_TYPES["xlsx"]: _FILE,
                "application/json": _DOCUMENT,
            },
        },
        **EVERYWHERE,
    },
)
def export(
    request: Request,
    service: ServiceDependency,
    scope: ScopeDependency,
    asked: AskedDependency,
    *,
    output_format: Annotated[
        Literal["csv", "xlsx", "json"], Query(alias="format", description="`xlsx` keeps long numbers whole in Excel")
    ],
    limit: Annotated[int, Query(ge=1, le=MAX_EXPORTED)] = MAX_EXPORTED,
    offset: Annotated[int, Query(ge=0, le=MAX_DEPTH - MAX_EXPORTED)] = 0,
) -> StreamingResponse:
    """Send all hits of a search, with how each was met and its way back to the shelf."""
    refuse_unknown(request, KNOWN | {"format"})
    started = begin_export(service, asked.at(limit=limit, offset=offset), scope=scope, output_format=output_format)
    # A workbook is made as a whole; what goes wrong with it is said before the answer begins.
    beginning = next(started.chunks)
    return StreamingResponse(
        itertools.chain([beginning], started.chunks),
        media_type=MEDIA_TYPES[output_format],
        headers={"Content-Disposition": f'attachment; filename="{started.name}"'},
    )
