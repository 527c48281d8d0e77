"""``GET /doubts``: what of the readings somebody should compare with the paper."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse

from search_api.dependencies import EVERYWHERE, ScopeDependency, ServiceDependency, refuse_unknown
from search_api.parameters import CHINESE_NAMES, MAX_DEPTH, MAX_LIMIT
from search_api.schemas import DoubtsShape

router = APIRouter(tags=["doubts"])

_KNOWN = frozenset({"as", "class", "type", "limit", "offset"})
_Type = Literal["", "person", "id_number", "date", "address", "case_type", "number", "organisation", "phone"]


@router.get(
    "/doubts",
    summary="What should be compared with the paper",
    responses={200: {"model": DoubtsShape, "description": "a part of the list, most valuable first"}, **EVERYWHERE},
)
def doubts(
    request: Request,
    service: ServiceDependency,
    scope: ScopeDependency,
    *,
    class_: Annotated[
        str, Query(alias="class", description="archive class (also `类别`)", examples=["户籍"], max_length=1000)
    ] = "",
    type_: Annotated[_Type, Query(alias="type", description="type of mention", examples=["id_number"])] = "",
    limit: Annotated[int, Query(ge=0, le=MAX_LIMIT)] = 100,
    offset: Annotated[int, Query(ge=0, le=MAX_DEPTH)] = 0,
) -> JSONResponse:
    """List mentions that fail a check or are not sure, the most urgent first; ID numbers and names of fields go up."""
    refuse_unknown(request, _KNOWN)
    given = {CHINESE_NAMES.get(name, name): value for name, value in request.query_params.items()}
    answer = service.doubts(
        archive_class=given.get("class", class_), kind=type_, limit=limit, offset=offset, scope=scope
    )
    return JSONResponse(answer.to_json())
