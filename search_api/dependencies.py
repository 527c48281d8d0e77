"""What routes are given: the services and the scope of who asks, both from the application they run in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import unquote_to_bytes

from fastapi import Depends, Query, Request
from starlette.datastructures import FormData

from archive.scope import Scope
from search_api.access import ResolveScope
from search_api.batches import BatchRuns
from search_api.parameters import CHINESE_NAMES, ParameterError, refuse_undecoded
from search_api.person_service import PersonService
from search_api.problems import MEDIA_TYPE
from search_api.saved import SavedSearchService
from search_api.service import SearchService


@dataclass(frozen=True, kw_only=True)
class Context:
    """What an application was made with. ``default_user`` is who asks when a request names nobody."""

    service: SearchService
    persons: PersonService
    saved: SavedSearchService
    batches: BatchRuns
    resolve_scope: ResolveScope
    default_user: str


def _context(request: Request) -> Context:
    context = request.app.state.context
    assert isinstance(context, Context)
    return context


async def _service(request: Request) -> SearchService:
    return _context(request).service


async def _persons(request: Request) -> PersonService:
    return _context(request).persons


async def _batches(request: Request) -> BatchRuns:
    return _context(request).batches


async def _saved(request: Request) -> SavedSearchService:
    return _context(request).saved


def _scope(
    request: Request,
    user: Annotated[str | None, Query(alias="as", description="who asks; an unknown user sees nothing")] = None,
) -> Scope:
    context = _context(request)
    return context.resolve_scope(context.default_user if user is None else user)


ServiceDependency = Annotated[SearchService, Depends(_service)]
PersonsDependency = Annotated[PersonService, Depends(_persons)]
BatchesDependency = Annotated[BatchRuns, Depends(_batches)]
SavedDependency = Annotated[SavedSearchService, Depends(_saved)]
ScopeDependency = Annotated[Scope, Depends(_scope)]


async def _form(request: Request) -> FormData:
    """Return the fields of a form. How large it may be is said in ``search_api.app``."""
    return await request.form(max_files=0)


FormDependency = Annotated[FormData, Depends(_form)]


async def refuse_undecoded_parameters(request: Request) -> None:
    """Raise ParameterError for a parameter whose bytes are not UTF-8; frameworks would put marks in their place."""
    for pair in request.scope["query_string"].split(b"&"):
        raw_name, _, value = pair.partition(b"=")
        name = _decode(raw_name)
        refuse_undecoded(name, parameter="the name of a parameter")
        refuse_undecoded(_decode(value), parameter=CHINESE_NAMES.get(name, name))


def _decode(quoted: bytes) -> str:
    return unquote_to_bytes(quoted).decode("utf-8", "surrogateescape")


def read_fields(form: FormData, known: frozenset[str]) -> dict[str, str]:
    """Return the filled fields of a form. Raises ParameterError for one that is unknown or given twice."""
    values: dict[str, str] = {}
    for name, value in form.multi_items():
        if name not in known or name in values or not isinstance(value, str):
            raise ParameterError(f"the field {name[:50]!r} is not known here, or given twice", parameter=name[:50])
        refuse_undecoded(value, parameter=name)
        values[name] = value
    return {name: value for name, value in values.items() if value.strip()}


async def refuse_other_fields(request: Request) -> None:
    """Raise ParameterError where an upload has a field that no list needs, or one twice: it would be left out."""
    given: set[str] = set()
    for name, _ in (await request.form()).multi_items():
        if name in given or name not in UPLOAD_FIELDS:
            raise ParameterError(f"the field {name[:50]!r} is not known here, or given twice", parameter=name[:50])
        given.add(name)


# What an upload of a list may have: the list, and how many hits to write for a row.
UPLOAD_FIELDS = frozenset({"table", "limit"})


def refuse_unknown(request: Request, known: frozenset[str]) -> None:
    """Raise ParameterError for a parameter that is unknown or given twice: to ignore it would answer something else."""
    for raw, _ in request.query_params.multi_items():
        if CHINESE_NAMES.get(raw, raw) not in known:
            raise ParameterError(f"parameter {raw[:50]!r} is not known here", parameter=raw[:50])
    refuse_repeated(request, known)


def refuse_repeated(request: Request, known: frozenset[str]) -> None:
    """Raise ParameterError for one of these parameters that is given twice; others may be whatever they are."""
    given: set[str] = set()
    for raw, _ in request.query_params.multi_items():
        name = CHINESE_NAMES.get(raw, raw)
        if name in given and name in known and name != "facets":
            raise ParameterError(f"parameter {name!r} is given twice", parameter=name)
        given.add(name)


# The schema itself is put into the document by search_api.app: FastAPI would offer it as application/json as well.
def problem(description: str) -> dict[str, Any]:
    """Return how the document describes an answer that is a problem."""
    return {
        "description": description,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemShape"}}},
    }


EVERYWHERE: dict[int | str, dict[str, Any]] = {
    403: problem("nobody of that name may ask, or a page of another site sent this"),
    413: problem("a body where there is none, or one that is too large or does not name its length"),
    414: problem("the address is too long"),
    421: problem("this server does not answer under that host name"),
    422: problem("a parameter or the query cannot be understood"),
    500: problem("something failed; `incident` finds it in the log"),
    503: problem("catalogue or index cannot answer now; try again after `Retry-After` seconds"),
}
BROKEN_BODY: dict[int | str, dict[str, Any]] = {400: problem("the body cannot be read")}
NAME_TAKEN: dict[int | str, dict[str, Any]] = {409: problem("there is one of this name")}
WITH_ABSENT: dict[int | str, dict[str, Any]] = {
    404: problem("no such item or page, or hidden from who asks"),
    **EVERYWHERE,
}
