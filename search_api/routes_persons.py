"""``GET /persons``: who is surely, probably or possibly one person over all files."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse

from search_api.dependencies import EVERYWHERE, PersonsDependency, ScopeDependency, refuse_unknown
from search_api.parameters import CHINESE_NAMES, MAX_VALUE_CHARS
from search_api.person_service import DEFAULT_ITEMS, MAX_ITEMS, PersonParameters
from search_api.schemas_persons import PersonAnswerShape

router = APIRouter(tags=["persons"])

PERSON_FIELDS = frozenset({"name", "id_number", "birth"})


def read_person(request: Request, *, limit: int = DEFAULT_ITEMS) -> PersonParameters:
    """Return who a request asks for, whatever language its parameters' names are in."""
    given = {CHINESE_NAMES.get(name, name): value for name, value in request.query_params.items()}
    return PersonParameters(**{name: given.get(name, "") for name in PERSON_FIELDS}, limit=limit)


@router.get(
    "/persons",
    summary="Find a person across files",
    responses={
        200: {"model": PersonAnswerShape, "description": "one group for each person; `complete` says if some may miss"},
        **EVERYWHERE,
    },
)
def find_persons(
    request: Request,
    persons: PersonsDependency,
    scope: ScopeDependency,
    *,
    name: Annotated[  # noqa: ARG001 - declared for the document; read_person reads it, under its Chinese name too
        str, Query(description="a whole name (also `姓名`)", examples=["欧阳劼"], max_length=MAX_VALUE_CHARS)
    ] = "",
    id_number: Annotated[  # noqa: ARG001
        str,
        Query(
            description="15 or 18 digits (also `身份证`)", examples=["432299197908050312"], max_length=MAX_VALUE_CHARS
        ),
    ] = "",
    birth: Annotated[  # noqa: ARG001
        str,
        Query(description="birth date: year, month or day (also `出生日期`)", examples=["1979-08-05"], max_length=100),
    ] = "",
    limit: Annotated[int, Query(ge=1, le=MAX_ITEMS, description="items to look at")] = DEFAULT_ITEMS,
) -> JSONResponse:
    """Say who of this name or number is one person and who is somebody else, with reasons, papers and relations.

    A name or an ID number is needed; 422 without.
    """
    refuse_unknown(request, PERSON_FIELDS | {"as", "limit"})
    return JSONResponse(persons.find(read_person(request, limit=limit), scope=scope).to_json())
