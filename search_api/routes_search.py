"""``GET /search``: the parameters of the command line over HTTP, in English or Chinese names."""

# ruff: noqa: ARG001 - declared for the document and its limits; read_parameters reads them, under their Chinese names too.
from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import JSONResponse

from search_api.dependencies import EVERYWHERE, ScopeDependency, ServiceDependency, refuse_unknown
from search_api.parameters import (
    CHINESE_NAMES,
    DEFAULT_LIMIT,
    FACETS,
    MAX_DEPTH,
    MAX_LIMIT,
    ParameterError,
    SearchParameters,
    read_facets,
    read_flag,
    read_sort,
)
from search_api.schemas import SearchAnswerShape

router = APIRouter(tags=["search"])

FIELDS = frozenset({"name", "id_number", "address", "case_type", "class", "ref", "number", "box", "from", "to"})
KNOWN = FIELDS | {"query", "q", "as", "limit", "offset", "sort", "facets", "strict", "near", "explain"}

_SYNTAX = (
    'free text; words side by side are AND. `姓名:欧阳劼 业务类型:户口迁入 日期:2001..2008-06 "北港派出所" -注销 '
    "(护照 OR 通行证) 身份证:4322991957????0179 证号:湘F·TZ*`"
)


def read_parameters(request: Request) -> SearchParameters:
    """Return the search that a request's parameters ask for, whatever language their names are in.

    Paging, order and facets are left at their defaults.
    """
    given = {CHINESE_NAMES.get(name, name): value for name, value in request.query_params.items()}
    if given.get("query") and given.get("q"):
        raise ParameterError("query and q are one parameter; give one of them", parameter="q")
    return SearchParameters(
        query=given.get("query") or given.get("q", ""),
        name=given.get("name", ""),
        id_number=given.get("id_number", ""),
        address=given.get("address", ""),
        case_type=given.get("case_type", ""),
        archive_class=given.get("class", ""),
        ref=given.get("ref", ""),
        number=given.get("number", ""),
        box=given.get("box", ""),
        date_from=given.get("from", ""),
        date_to=given.get("to", ""),
        strict=read_flag(given.get("strict", ""), parameter="strict"),
        near=read_flag(given.get("near", ""), parameter="near"),
    )


def _text(description: str, example: str, **more: Any) -> Any:
    return Query(description=description, examples=[example], max_length=1000, **more)


async def ask(
    request: Request,
    *,
    query: Annotated[str, _text(_SYNTAX, "欧阳劼 业务类型:户口迁入")] = "",
    q: Annotated[str, _text("the same as `query`", "")] = "",
    name: Annotated[str, _text("a person, in characters or pinyin (also `姓名`)", "欧阳劼")] = "",
    id_number: Annotated[
        str, _text("`?` stands for an illegible character (also `身份证`)", "43229919570???0179")
    ] = "",
    address: Annotated[str, _text("a part of an address (also `地址`)", "桐荫巷17号")] = "",
    case_type: Annotated[str, _text("also `业务类型`", "户口迁入")] = "",
    class_: Annotated[str, _text("archive class (also `类别`)", "户籍", alias="class")] = "",
    ref: Annotated[
        str, _text("archive number or a higher level of it (also `档号`)", "J998-ZY·HJ·QR·2008·D30-0001")
    ] = "",
    number: Annotated[str, _text("plate, passport, certificate or file number (also `证号`)", "湘F·TZ017")] = "",
    box: Annotated[str, _text("box number (also `盒号`)", "0003")] = "",
    from_: Annotated[str, _text("earliest date: year, month or day", "2001", alias="from")] = "",
    to: Annotated[str, _text("latest date: year, month or day", "2008-06")] = "",
    sort: Annotated[str, _text("`relevance`, `ref`, `year` or `-year`", "-year")] = "relevance",
    strict: Annotated[
        str, _text("`true` leaves out names and places that only look or sound like the one asked", "true")
    ] = "",
    near: Annotated[str, _text("`true` adds names that differ in one character, below all others", "true")] = "",
    facets: Annotated[
        list[str] | None, Query(description="`class`, `case_type`, `year`; commas, `all` or `none`", examples=["class"])
    ] = None,
    explain: Annotated[bool, Query(description="say what each word weighed in each hit")] = False,
) -> SearchParameters:
    """Return the search that a request asks for, in either language's names; which of its hits, the route says."""
    return replace(
        read_parameters(request),
        sort=read_sort(sort),
        facets=FACETS if facets is None else read_facets(facets),
        explain=explain,
    )


AskedDependency = Annotated[SearchParameters, Depends(ask)]


@router.get(
    "/search",
    summary="Find items",
    responses={
        200: {"model": SearchAnswerShape, "description": "the answer; `complete` says if it may miss something"},
        **EVERYWHERE,
    },
)
def search(
    request: Request,
    service: ServiceDependency,
    scope: ScopeDependency,
    asked: AskedDependency,
    *,
    limit: Annotated[int, Query(ge=0, le=MAX_LIMIT)] = DEFAULT_LIMIT,
    offset: Annotated[int, Query(ge=0, le=MAX_DEPTH - MAX_LIMIT)] = 0,
) -> JSONResponse:
    """Find items, with how each was met, where on which page, and the way back to the shelf."""
    refuse_unknown(request, KNOWN)
    return JSONResponse(service.search(asked.at(limit=limit, offset=offset), scope=scope).to_json())
