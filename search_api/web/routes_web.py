"""The two pages people use: the search page and the page of one item. They work without JavaScript.

Everything shown passes Jinja's escaping; the one exception is a hit's snippet, which ``search_api.highlight`` escapes.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, FastAPI, Request
from fastapi import Path as PathParameter
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from archive.doubts import is_doubtful
from archive.errors import BlobError, QuerySyntaxError
from archive.model import Item, Mention, MentionType, Page
from index_mappings.port import Sort
from search_api.dependencies import PersonsDependency, ScopeDependency, ServiceDependency, refuse_repeated
from search_api.exports import FORMATS
from search_api.item_view import ItemView, catalogue_json
from search_api.links import image_url, item_url, scan_url
from search_api.parameters import (
    DEFAULT_LIMIT,
    MAX_DEPTH,
    ParameterError,
    SearchParameters,
    read_sort,
    under_public_names,
)
from search_api.problems import Problem
from search_api.results import HitPage, SearchAnswer
from search_api.routes_persons import PERSON_FIELDS, read_person
from search_api.routes_search import KNOWN as SEARCH_PARAMETERS
from search_api.routes_search import read_parameters
from search_api.web.persons_page import person_values
from search_api.web.rendering import SEARCH_NAMES, Reader, read_reader, render
from search_api.web.wording import describe_coverage, knows

_HERE = Path(__file__).parent
router = APIRouter(include_in_schema=False)

_KNOWN = frozenset({*SEARCH_NAMES, "query", "as", "lang"})
_OF_API = SEARCH_PARAMETERS - _KNOWN


def add_web(app: FastAPI) -> None:
    """Add the pages and their static files to ``app``."""
    app.state.templates = Environment(
        loader=PackageLoader("search_api.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    app.include_router(router)


# --- search ----------------------------------------------------------------------------------------------------------
@router.get("/")
def search_page(request: Request, service: ServiceDependency, scope: ScopeDependency) -> Response:
    reader = read_reader(request)
    values: dict[str, object] = {"form": reader.search, "classes": service.class_names(), "sorts": list(Sort)}
    try:
        parameters = _web_parameters(request)
        asked = bool(parameters.query or parameters.filters())
        answer = service.search(parameters, scope=scope) if asked else None
    except QuerySyntaxError as error:
        values["fault"] = _describe_fault(error, reader)
        return render(request, "search.html", reader, values, status=422)
    searched = service.searched(scope=scope) if answer is None else answer.asked
    values["coverage"] = describe_coverage(searched, reader.language)
    values["complete"] = searched.complete
    if answer is not None:
        values |= _answer_values(answer, parameters, reader)
    return render(request, "search.html", reader, values)


def _web_parameters(request: Request) -> SearchParameters:
    """Return what the search form asks, with the year of a facet put into the query.

    What nobody here knows is ignored: other sites put marks of their own into links. What a search has, and this page
    cannot follow, is refused.
    """
    given = request.query_params
    refuse_repeated(request, _KNOWN | _OF_API)
    for name in _OF_API & given.keys():
        raise ParameterError(
            f"parameter {name!r} is one of /api/v1/search; this page shows {DEFAULT_LIMIT} hits at a time",
            parameter=name,
        )
    parameters = read_parameters(request)
    raw_offset = given.get("offset", "") or "0"
    if not (raw_offset.isascii() and raw_offset.isdecimal()) or int(raw_offset) > MAX_DEPTH:
        raise ParameterError(f"offset {raw_offset[:20]!r} is not a number of hits", parameter="offset")
    return replace(
        parameters,
        query=_with_year(parameters.query, given.get("year", "")),
        limit=DEFAULT_LIMIT,
        offset=int(raw_offset),
        sort=read_sort(given.get("sort", "")),
    )


def _with_year(query: str, year: str) -> str:
    if not year:
        return query
    if not (year.isascii() and year.isdecimal() and len(year) == 4):
        raise ParameterError(f"year {year[:20]!r} is not a year", parameter="year", length=max(1, len(year)))
    # The year stands behind, so that a fault in the query keeps its position but for one bracket.
    return f"({query}) 年度:{year}" if query.strip() else f"年度:{year}"


def _answer_values(answer: SearchAnswer, parameters: SearchParameters, reader: Reader) -> dict[str, object]:
    limit, offset = parameters.limit, parameters.offset
    last = offset + len(answer.hits)
    return {
        "answer": answer,
        "hits": [
            {
                "hit": hit,
                "persons": [(name, reader.plain_link("/persons", name=name)) for name in hit.persons[:8]],
                "url": _hit_url(hit.item, hit.pages[0] if hit.pages else None, reader),
                "pages": [
                    {"page": page, "url": _hit_url(hit.item, page, reader), "snippet": Markup(page.snippet)}  # noqa: S704 - escaped by search_api.highlight
                    for page in hit.pages
                ],
            }
            for hit in answer.hits
        ],
        "first_loose": answer.first_loose,
        "first": offset + 1,
        "last": last,
        "previous_url": reader.link("/", offset=max(0, offset - limit) or "") if offset else "",
        "next_url": reader.link("/", offset=last) if last < answer.total and answer.hits else "",
        "first_url": reader.link("/", offset=""),
        "save_fields": sorted(_asked_fields(parameters).items()),
        "save_name": _name_for(parameters),
        "export_urls": [(name, _export_url(parameters, name)) for name in FORMATS] if answer.total else [],
    }


def _asked_fields(parameters: SearchParameters) -> dict[str, str]:
    """Return what a search asks by its public names, for a link or a form that asks it again."""
    asked = {name: value for name, value in under_public_names(parameters.texts()).items() if value.strip()}
    return {**asked, "strict": "true"} if parameters.strict else asked


def _export_url(parameters: SearchParameters, output_format: str) -> str:
    near = {"near": "true"} if parameters.near else {}
    asked = {**_asked_fields(parameters), **near, "sort": parameters.sort.value, "format": output_format}
    return "/api/v1/search/export?" + urlencode(asked)


def _name_for(parameters: SearchParameters) -> str:
    """Return a name that a search may be saved under: what it asks, without what a name cannot hold."""
    said = " ".join(filter(None, parameters.texts().values()))
    return "".join(character for character in said if character.isalnum() or character in " ·-、")[:60].strip(" -.")


def _hit_url(item: Item, page: HitPage | None, reader: Reader) -> str:
    mark = "#hit" if page is not None and page.regions else ""
    return reader.link(item_url(item), page="" if page is None else page.number) + mark


def _describe_fault(error: QuerySyntaxError, reader: Reader) -> dict[str, object]:
    """Return what is wrong, and the text at fault cut in three so that the fault itself can be marked."""
    name = error.parameter if isinstance(error, ParameterError) else "query"
    shown = "q" if name == "query" else name
    value = reader.search.get(shown, "")
    # The query stands in brackets where a year was added to it.
    shift = 1 if shown == "q" and reader.search.get("year") else 0
    start = min(max(0, error.position - shift), len(value))
    end = min(len(value), start + error.length)
    return {
        "message": str(error),
        "parameter": "" if shown == "q" else name,
        # A parameter that has no field here has no text to be shown.
        "has_place": bool(value),
        "before": value[:start],
        "at": value[start:end] or "▯",
        "after": value[end:],
    }


# --- one item --------------------------------------------------------------------------------------------------------
@router.get("/items/{ref}")
def item_page(
    request: Request,
    service: ServiceDependency,
    scope: ScopeDependency,
    ref: Annotated[str, PathParameter(max_length=300)],
) -> Response:
    reader = read_reader(request)
    try:
        parameters = _web_parameters(request)
    except QuerySyntaxError:
        parameters = SearchParameters()
    view, found = _show_matches(service, ref, parameters, scope)
    page = _choose_page(view, found, request.query_params.get("page", ""))
    text = None if page is None else _read_text(service, view.item, page, scope)
    own = next((entry for entry in found if page is not None and entry.number == page.number), None)
    by_number = {entry.number: entry for entry in found}
    values: dict[str, object] = {
        "view": view,
        "item": view.item,
        "place": view.item.location,
        "page": page,
        "text": text or "",
        "reading_lost": page is not None and text is None,
        "image_url": None if page is None or page.image_sha256 is None else image_url(view.item, page.number),
        "scan_url": None if page is None or page.scan.refused else scan_url(view.item, page.number),
        "marks": own.regions if own is not None else (),
        "page_links": [
            {"number": entry.number, "url": _page_url(view, entry.number, reader), "hit": entry.number in by_number}
            for entry in view.pages
        ],
        "catalogue": _catalogue_rows(view),
        "mention_groups": _group_mentions(view, page, reader),
        "back_url": reader.link("/") if set(reader.search) - {"sort", "strict", "near", "offset"} else "",
    }
    return render(request, "item.html", reader, values)


def _show_matches(
    service: ServiceDependency, ref: str, parameters: SearchParameters, scope: ScopeDependency
) -> tuple[ItemView, tuple[HitPage, ...]]:
    """Show the item, without marks where the search that a link carries cannot be understood."""
    try:
        return service.show_matches(ref, parameters, scope=scope)
    except QuerySyntaxError:
        return service.show(ref, scope=scope), ()


def _read_text(service: ServiceDependency, item: Item, page: Page, scope: ScopeDependency) -> str | None:
    """Return the text of a page, or None where its stored reading cannot be used: the rest is shown all the same."""
    try:
        return service.page_text(item.item_id, page.number, scope=scope)[1].text
    except BlobError:
        return None


def _choose_page(view: ItemView, found: tuple[HitPage, ...], asked: str) -> Page | None:
    """Return the page asked for, else the first with a match, else the first."""
    wanted = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= 7 else None
    if wanted is None and found:
        wanted = found[0].number
    return next((page for page in view.pages if page.number == wanted), view.pages[0] if view.pages else None)


def _page_url(view: ItemView, number: int, reader: Reader) -> str:
    return reader.link(item_url(view.item), page=number)


def _catalogue_rows(view: ItemView) -> list[tuple[str, str]]:
    """Return the filled columns of the catalogue row, each with its key or, for unknown columns, its own name."""
    rows: list[tuple[str, str]] = []
    for name, value in catalogue_json(view.item.row).items():
        said = "、".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
        if said:
            rows.append((name, said))
    return rows


def _group_mentions(view: ItemView, shown: Page | None, reader: Reader) -> list[dict[str, object]]:
    """Return mentions by type, each with the link that marks it on its page."""
    groups: list[dict[str, object]] = []
    for kind in MentionType:
        entries = [
            _mention_values(number, mention, view, shown, reader)
            for number, mention in enumerate(view.mentions, 1)
            if mention.type is kind
        ]
        if entries:
            groups.append({"key": f"type_{kind.value}", "entries": entries})
    return groups


def _mention_values(
    number: int, mention: Mention, view: ItemView, shown: Page | None, reader: Reader
) -> dict[str, object]:
    here = shown is not None and mention.page == shown.number
    anchor = f"m-{number}"
    return {
        "mention": mention,
        "anchor": anchor,
        "here": here,
        "url": f"#{anchor}" if here else f"{_page_url(view, mention.page, reader)}#{anchor}",
        "doubtful": is_doubtful(mention),
    }


# --- people ---------------------------------------------------------------------------------------------------------
@router.get("/persons")
def persons_page(request: Request, persons: PersonsDependency, scope: ScopeDependency) -> Response:
    reader = read_reader(request)
    refuse_repeated(request, frozenset({*PERSON_FIELDS, "as", "lang"}))
    asked = read_person(request)
    values: dict[str, object] = {"asked": asked, "answer": None}
    if any(getattr(asked, name).strip() for name in PERSON_FIELDS):
        try:
            answer = persons.find(asked, scope=scope)
        except QuerySyntaxError as error:
            values["fault"] = str(error)
            return render(request, "persons.html", reader, values, status=422)
        values |= person_values(answer, reader.language, reader.plain_link)
    return render(request, "persons.html", reader, values)


# --- problems --------------------------------------------------------------------------------------------------------
def render_problem(request: Request, problem: Problem) -> Response:
    """Return a problem as a page, for people; programs get the document (see ``search_api.problems``)."""
    key = f"problem_{problem.status}"
    values: dict[str, object] = {
        "heading": key if knows(key) else "problem_other",
        "hint": f"{key}_hint" if knows(f"{key}_hint") else "",
        "problem": problem,
    }
    response = render(request, "problem.html", read_reader(request), values, status=problem.status)
    for name, value in problem.headers.items():
        response.headers[name] = value
    return response
