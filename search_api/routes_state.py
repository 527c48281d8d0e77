"""``/status`` and ``/healthz``: how far the archive has come, and whether it answers."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse

from search_api.dependencies import EVERYWHERE, ScopeDependency, ServiceDependency, refuse_unknown
from search_api.schemas import HealthShape, StatusShape

router = APIRouter(tags=["state"])


@router.get(
    "/status",
    summary="State of the archive",
    responses={200: {"model": StatusShape, "description": "items and pages by state, per archive class"}, **EVERYWHERE},
)
def status(request: Request, service: ServiceDependency, scope: ScopeDependency) -> JSONResponse:
    """Count items and pages by state, as far as the asker may see them."""
    refuse_unknown(request, frozenset({"as"}))
    return JSONResponse(service.status(scope=scope).to_json())


@router.get(
    "/healthz",
    summary="Does it answer?",
    responses={
        200: {"model": HealthShape, "description": "catalogue and index answer"},
        **{code: answer for code, answer in EVERYWHERE.items() if code not in {403, 422}},
    },
)
def health(service: ServiceDependency) -> JSONResponse:
    """Tell whether catalogue and index answer. It says nothing about the archive and asks nobody's name."""
    service.check_health()
    return JSONResponse({"status": "ok"})
