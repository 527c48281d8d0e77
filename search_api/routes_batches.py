"""``/batch-searches``: lists of names or numbers to search for, how far each is, and its result as a workbook."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, Path, Request, UploadFile
from starlette.responses import FileResponse, JSONResponse, Response

from search_api.batches import MAX_LIST_BYTES, MAX_ROW_HITS, BatchRun
from search_api.dependencies import (
    BROKEN_BODY,
    EVERYWHERE,
    WITH_ABSENT,
    BatchesDependency,
    ScopeDependency,
    problem,
    refuse_other_fields,
    refuse_unknown,
)
from search_api.exports import MEDIA_TYPES
from search_api.schemas_batches import BatchListShape, BatchRunShape

router = APIRouter(tags=["batch searches"])

# A list and what a form puts around it.
UPLOAD_BYTES = MAX_LIST_BYTES + (1 << 16)

RunParameter = Annotated[str, Path(description="`id` of the list", max_length=100)]
TableParameter = Annotated[UploadFile, File(description="the list: CSV or XLSX", alias="table")]
LimitField = Annotated[int, Form(ge=1, le=MAX_ROW_HITS, description="hits to write for a row")]

_BUSY: dict[int | str, dict[str, Any]] = {429: problem("too many lists wait; try again after `Retry-After` seconds")}
_WORKBOOK = {MEDIA_TYPES["xlsx"]: {"schema": {"type": "string", "format": "binary"}}}


@router.get(
    "/batch-searches",
    summary="Lists that were handed in",
    responses={200: {"model": BatchListShape, "description": "the asker's lists, the latest first"}, **EVERYWHERE},
)
def list_batches(request: Request, batches: BatchesDependency, scope: ScopeDependency) -> JSONResponse:
    refuse_unknown(request, frozenset({"as"}))
    return JSONResponse({"batch_searches": [run.to_json() for run in batches.runs(scope=scope)]})


@router.post(
    "/batch-searches",
    summary="Search for hundreds at once",
    status_code=202,
    dependencies=[Depends(refuse_other_fields)],
    responses={
        202: {"model": BatchRunShape, "description": "the list is read and waits"},
        **BROKEN_BODY,
        **_BUSY,
        **EVERYWHERE,
    },
)
def start(
    request: Request,
    batches: BatchesDependency,
    scope: ScopeDependency,
    table: TableParameter,
    limit: LimitField = MAX_ROW_HITS,
) -> JSONResponse:
    """Hand in a list; each of its rows is searched, and recorded, as a search of its own.

    Columns are known by their header (`姓名 name`, `身份证 id_number` …); a single column needs none.
    """
    refuse_unknown(request, frozenset({"as"}))
    run = batches.start(table.filename or "", table.file.read(MAX_LIST_BYTES + 1), limit=limit, scope=scope)
    return JSONResponse(run.to_json(), status_code=202, headers={"Location": f"{request.url.path}/{run.run_id}"})


@router.get(
    "/batch-searches/{run_id}",
    summary="How far a list is",
    responses={200: {"model": BatchRunShape, "description": "where it stands"}, **WITH_ABSENT},
)
def show(request: Request, batches: BatchesDependency, scope: ScopeDependency, run_id: RunParameter) -> JSONResponse:
    refuse_unknown(request, frozenset({"as"}))
    return JSONResponse(batches.find(run_id, scope=scope).to_json())


@router.post(
    "/batch-searches/{run_id}/resume",
    summary="Go on with a list that failed",
    responses={200: {"model": BatchRunShape, "description": "where it stands"}, **_BUSY, **WITH_ABSENT},
)
def resume(request: Request, batches: BatchesDependency, scope: ScopeDependency, run_id: RunParameter) -> JSONResponse:
    """Search the rows that are left; on a list that did not fail this changes nothing."""
    refuse_unknown(request, frozenset({"as"}))
    return JSONResponse(batches.resume(run_id, scope=scope).to_json())


@router.get(
    "/batch-searches/{run_id}/result",
    summary="The result as a workbook",
    response_class=FileResponse,
    responses={200: {"description": "a row for each hit", "content": _WORKBOOK}, **WITH_ABSENT},
)
def result(request: Request, batches: BatchesDependency, scope: ScopeDependency, run_id: RunParameter) -> FileResponse:
    refuse_unknown(request, frozenset({"as"}))
    run = batches.find(run_id, scope=scope)
    path = batches.result(run_id, scope=scope)
    return FileResponse(path, media_type=MEDIA_TYPES["xlsx"], filename=_result_name(run))


@router.delete(
    "/batch-searches/{run_id}",
    summary="Remove a list and its result",
    status_code=204,
    response_class=Response,
    responses={204: {"description": "it is gone"}, **WITH_ABSENT},
)
def remove(request: Request, batches: BatchesDependency, scope: ScopeDependency, run_id: RunParameter) -> Response:
    """Remove a list; one that is being searched ends after its row."""
    refuse_unknown(request, frozenset({"as"}))
    batches.remove(run_id, scope=scope)
    return Response(status_code=204)


def _result_name(run: BatchRun) -> str:
    return f"{run.source.rpartition('.')[0]}-检索结果.xlsx"
