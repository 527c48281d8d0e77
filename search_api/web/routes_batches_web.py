"""The pages of batch searches: hand in a list, watch it, read what came of it. No script is needed."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, File, Form, Path, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from archive.errors import BatchError
from search_api.batches import KEPT_DAYS, MAX_LIST_BYTES, MAX_LIST_ROWS, MAX_ROW_HITS, ROW_STATUSES, BatchRun
from search_api.dependencies import (
    BatchesDependency,
    FormDependency,
    ScopeDependency,
    read_fields,
    refuse_repeated,
)
from search_api.web.rendering import Reader, read_reader, render

router = APIRouter(include_in_schema=False)

UPLOAD_PATH = "/batch"
FORM_PATHS = ("/batch/remove", "/batch/resume")
# What a page shows of the rows; the workbook has all of them.
_SHOWN_ROWS = 500
# How often a page looks how far the list is.
_LOOK_EVERY_S = 2


@router.get("/batch")
def batch_page(request: Request, batches: BatchesDependency, scope: ScopeDependency) -> Response:
    refuse_repeated(request, frozenset({"as", "lang"}))
    reader = read_reader(request)
    return render(request, "batch.html", reader, _list_values(batches, scope, reader))


def _list_values(batches: BatchesDependency, scope: ScopeDependency, reader: Reader) -> dict[str, object]:
    return {
        "runs": [{"run": run, "url": reader.plain_link(_page_of(run))} for run in batches.runs(scope=scope)],
        "most_rows": MAX_LIST_ROWS,
        "most_mib": MAX_LIST_BYTES >> 20,
        "days": KEPT_DAYS,
    }


@router.post("/batch")
def start(
    request: Request,
    batches: BatchesDependency,
    scope: ScopeDependency,
    table: Annotated[UploadFile, File()],
    limit: Annotated[int, Form(ge=1, le=MAX_ROW_HITS)] = MAX_ROW_HITS,
) -> Response:
    """Take a list in; one that cannot be read is said on the page it came from."""
    reader = read_reader(request)
    try:
        run = batches.start(table.filename or "", table.file.read(MAX_LIST_BYTES + 1), limit=limit, scope=scope)
    except BatchError as error:
        values = {**_list_values(batches, scope, reader), "fault": str(error)}
        return render(request, "batch.html", reader, values, status=422)
    return RedirectResponse(reader.plain_link(_page_of(run)), status_code=303)


@router.get("/batch/{run_id}")
def run_page(
    request: Request,
    batches: BatchesDependency,
    scope: ScopeDependency,
    run_id: Annotated[str, Path(max_length=100)],
) -> Response:
    refuse_repeated(request, frozenset({"as", "lang"}))
    reader = read_reader(request)
    run = batches.find(run_id, scope=scope)
    report = run.report or {}
    values: dict[str, object] = {
        "run": run,
        "made": run.made.astimezone().strftime("%Y-%m-%d %H:%M"),
        "look_every_s": 0 if run.ended else _LOOK_EVERY_S,
        "result_url": f"/api/v1/batch-searches/{quote(run.run_id)}/result",
        "counts": [(status, report[status]) for status in ROW_STATUSES if report.get(status)],
        "results": [
            {"result": result, "url": reader.plain_link(f"/items/{quote(result.first, safe='')}")}
            for result in run.results[:_SHOWN_ROWS]
        ],
    }
    return render(request, "batch_run.html", reader, values)


@router.post("/batch/remove")
def remove(request: Request, batches: BatchesDependency, scope: ScopeDependency, form: FormDependency) -> Response:
    batches.remove(read_fields(form, frozenset({"id"})).get("id", ""), scope=scope)
    return RedirectResponse(read_reader(request).plain_link("/batch"), status_code=303)


@router.post("/batch/resume")
def resume(request: Request, batches: BatchesDependency, scope: ScopeDependency, form: FormDependency) -> Response:
    run = batches.resume(read_fields(form, frozenset({"id"})).get("id", ""), scope=scope)
    return RedirectResponse(read_reader(request).plain_link(_page_of(run)), status_code=303)


def _page_of(run: BatchRun) -> str:
    return f"/batch/{quote(run.run_id, safe='')}"
