"""``/items/{ref}``: one item, its page images, scans and texts. ``ref`` is an archive number, alias or item id."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Header, Path, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from search_api.dependencies import WITH_ABSENT, ScopeDependency, ServiceDependency, refuse_unknown
from search_api.item_view import ServedImage
from search_api.schemas import ItemShape

router = APIRouter(tags=["items"])

_KNOWN = frozenset({"as"})
_Ref = Annotated[
    str,
    Path(
        description="archive number in any typography, alias or item id, percent-encoded",
        examples=["J998-ZY·HJ·QR·2008·D30-0001-004"],
        max_length=300,
    ),
]
_Number = Annotated[int, Path(ge=1, le=1_000_000, description="page number from 1", examples=[1])]
_IfNoneMatch = Annotated[str | None, Header(description="answers 304 when the image is still this one")]

# What a browser shows as a picture. Anything else that was delivered is handed out as a download, so that no scan can
# be a page that runs.
_PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp"})

_BINARY = {"schema": {"type": "string", "format": "binary"}}
_PLAIN = {"content": {"text/plain": {"schema": {"type": "string"}}}}


@router.get(
    "/items/{ref}",
    summary="Show an item",
    responses={200: {"model": ItemShape, "description": "the item"}, **WITH_ABSENT},
)
def show_item(request: Request, service: ServiceDependency, scope: ScopeDependency, ref: _Ref) -> JSONResponse:
    """Show an item: catalogue fields, provenance, pages, mentions with their places."""
    refuse_unknown(request, _KNOWN)
    return JSONResponse(service.show(ref, scope=scope).to_json())


@router.get(
    "/items/{ref}/pages/{number}/image",
    summary="A page's image",
    response_class=Response,
    responses={
        200: {"content": {"image/jpeg": _BINARY, "image/png": _BINARY, "image/webp": _BINARY}, "description": "image"},
        304: {"description": "the image is the one named by `If-None-Match`"},
        **WITH_ABSENT,
    },
)
def page_image(
    request: Request,
    service: ServiceDependency,
    scope: ScopeDependency,
    ref: _Ref,
    number: _Number,
    if_none_match: _IfNoneMatch = None,
) -> Response:
    """Send the image that page regions refer to: the scan itself where a browser can show it, else a rendition."""
    refuse_unknown(request, _KNOWN)
    return _send(service.page_image(ref, number, scope=scope), if_none_match)


@router.get(
    "/items/{ref}/pages/{number}/scan",
    summary="The delivered file of a page",
    response_class=Response,
    responses={
        200: {"content": {"*/*": _BINARY}, "description": "the file as it was delivered"},
        304: {"description": "the file is the one named by `If-None-Match`"},
        **WITH_ABSENT,
    },
)
def page_scan(
    request: Request,
    service: ServiceDependency,
    scope: ScopeDependency,
    ref: _Ref,
    number: _Number,
    if_none_match: _IfNoneMatch = None,
) -> Response:
    """Send the scan as delivered (its SHA-256 is `scan_sha256`); a TIFF or PDF holds other pages of the item too."""
    refuse_unknown(request, _KNOWN)
    return _send(service.page_scan(ref, number, scope=scope), if_none_match)


@router.get(
    "/items/{ref}/pages/{number}/text",
    summary="A page's text",
    response_class=PlainTextResponse,
    responses={200: {**_PLAIN, "description": "what was read, line by line; empty where nothing was"}, **WITH_ABSENT},
)
def page_text(
    request: Request, service: ServiceDependency, scope: ScopeDependency, ref: _Ref, number: _Number
) -> PlainTextResponse:
    """Send what was read on a page."""
    refuse_unknown(request, _KNOWN)
    _, read = service.page_text(ref, number, scope=scope)
    return PlainTextResponse(read.text + "\n" if read.text else "")


@router.get(
    "/items/{ref}/text",
    summary="An item's text",
    response_class=PlainTextResponse,
    responses={200: {**_PLAIN, "description": "what was read; a form feed stands between pages"}, **WITH_ABSENT},
)
def item_text(request: Request, service: ServiceDependency, scope: ScopeDependency, ref: _Ref) -> PlainTextResponse:
    """Send what was read on all pages of an item."""
    refuse_unknown(request, _KNOWN)
    _, pages = service.texts(ref, scope=scope)
    return PlainTextResponse("\f".join(page.text + "\n" if page.text else "" for page in pages))


def _send(image: ServedImage, if_none_match: str | None) -> Response:
    tag = f'"{image.sha256}"'
    headers = {
        "ETag": tag,
        # Only the asker's own browser may keep it, and asks again each time, so that a lost right counts at once.
        "Cache-Control": "private, no-cache",
    }
    held = [part.strip().removeprefix("W/") for part in (if_none_match or "").split(",")]
    if tag in held or held == ["*"]:
        return Response(status_code=304, headers=headers)
    if image.media_type not in _PICTURES:
        name = quote(image.name or image.sha256, safe="")
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    elif image.name:
        headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(image.name, safe='')}"
    return Response(image.data, media_type=image.media_type, headers=headers)
