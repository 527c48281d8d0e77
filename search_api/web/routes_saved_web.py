"""The page of saved searches, and the forms that keep one, forget one, and mark hits as seen. No script is needed.

Each form answers with the way back to a page, so that loading that page again repeats nothing.
"""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from archive.errors import QuerySyntaxError, UnsupportedQueryError
from search_api.dependencies import (
    FormDependency,
    SavedDependency,
    ScopeDependency,
    read_fields,
    refuse_repeated,
)
from search_api.links import item_url
from search_api.parameters import DEFAULT_LIMIT, ParameterError
from search_api.routes_search import FIELDS
from search_api.saved import read_asked
from search_api.web.rendering import read_reader, render

router = APIRouter(include_in_schema=False)

FORM_PATHS = ("/saved", "/saved/remove", "/saved/seen")
# A search has a field ``name`` of its own.
_SAVE_AS = "save_as"
_SEARCH_FIELDS = FIELDS | {"query", "strict"}


@router.get("/saved")
def saved_page(request: Request, saved: SavedDependency, scope: ScopeDependency) -> Response:
    """Show what each saved search has to tell. Looking notes nothing, as with the API."""
    refuse_repeated(request, frozenset({"as", "lang"}))
    reader = read_reader(request)
    searches: list[dict[str, object]] = []
    for search in saved.searches(scope=scope):
        asked = {("q" if name == "query" else name): value for name, value in search.parameters.items()}
        entry: dict[str, object] = {"search": search, "url": reader.plain_link("/", **asked), "news": None, "hits": ()}
        try:
            news = saved.news(search.name, scope=scope, limit=DEFAULT_LIMIT)
        except (QuerySyntaxError, UnsupportedQueryError) as error:
            entry["fault"] = str(error)
        else:
            entry["news"] = news
            entry["looked"] = search.looked.astimezone().strftime("%Y-%m-%d %H:%M")
            entry["hits"] = [{"hit": hit, "url": reader.plain_link(item_url(hit.item), **asked)} for hit in news.hits]
        searches.append(entry)
    return render(request, "saved.html", reader, {"searches": searches})


@router.post("/saved")
def save(request: Request, saved: SavedDependency, scope: ScopeDependency, form: FormDependency) -> Response:
    """Keep the search that the page of results shows."""
    fields = read_fields(form, _SEARCH_FIELDS | {_SAVE_AS})
    saved.add(fields.pop(_SAVE_AS, "").strip(), read_asked(fields), scope=scope)
    return _back(request)


@router.post("/saved/remove")
def remove(request: Request, saved: SavedDependency, scope: ScopeDependency, form: FormDependency) -> Response:
    fields = read_fields(form, frozenset({"name"}))
    saved.remove(fields.get("name", ""), scope=scope)
    return _back(request)


@router.post("/saved/seen")
def mark_seen(request: Request, saved: SavedDependency, scope: ScopeDependency, form: FormDependency) -> Response:
    """Note the hits that the page showed, and no others, as told."""
    given = form.multi_items()
    for name, value in given:
        if name not in {"name", "item"} or not isinstance(value, str):
            raise ParameterError(f"the field {name[:50]!r} is not known here", parameter=name[:50])
    items = [value for name, value in given if name == "item" and isinstance(value, str)]
    name = next((value for field, value in given if field == "name" and isinstance(value, str)), "")
    saved.mark_seen(name, items, scope=scope)
    return _back(request)


def _back(request: Request) -> Response:
    """Lead to the page that shows what is now."""
    return RedirectResponse(read_reader(request).plain_link("/saved"), status_code=303)
