"""What every page is made with: its reader's language, the links that lead on, the template and its words.

Everything shown passes Jinja's escaping. No use-case is called here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment
from starlette.responses import HTMLResponse, Response

from archive.chinese import messages
from search_api.notes import join_notes
from search_api.routes_search import FIELDS
from search_api.web.wording import Language, choose_language, gloss, knows, translator

# Parameters that make a search, kept in the links from a result to its item and back.
SEARCH_NAMES = ("q", *sorted(FIELDS), "year", "sort", "strict", "near", "offset")


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who reads: in which language, and from which search the links lead on."""

    language: Language
    asked_language: str
    search: Mapping[str, str]

    def link(self, path: str, **changes: object) -> str:
        """Return ``path`` with the search's parameters, changed; an empty value takes a parameter away."""
        merged = {**self.search, "lang": self.asked_language, **{name: str(value) for name, value in changes.items()}}
        query = urlencode({name: value for name, value in merged.items() if value})
        return f"{path}?{query}" if query else path

    def plain_link(self, path: str, **values: object) -> str:
        """Return ``path`` with ``values`` alone."""
        merged = {"lang": self.asked_language, **{name: str(value) for name, value in values.items()}}
        query = urlencode({name: value for name, value in merged.items() if value})
        return f"{path}?{query}" if query else path


@dataclass(frozen=True, kw_only=True)
class Said:
    """A message of the program as a page shows it, and the language that it is in."""

    text: str
    language: Language


def say_message(text: str, language: Language) -> Said:
    """Return a message in the reader's language, in English where it has no Chinese."""
    chinese = messages().find(text) if language == "zh" else ""
    return Said(text=chinese or text, language="zh" if chinese else "en")


def read_reader(request: Request) -> Reader:
    given = request.query_params
    search = {name: given[name] for name in SEARCH_NAMES if given.get(name)}
    if given.get("query") and "q" not in search:
        search["q"] = given["query"]
    asked = given.get("lang", "")
    language = choose_language(asked, request.headers.get("accept-language", ""))
    return Reader(language=language, asked_language=asked if asked == language else "", search=search)


def render(
    request: Request, template: str, reader: Reader, values: Mapping[str, object], *, status: int = 200
) -> Response:
    templates = request.app.state.templates
    assert isinstance(templates, Environment)
    other = "en" if reader.language == "zh" else "zh"
    here = {**dict(request.query_params), "lang": other}
    context = {
        "t": translator(reader.language),
        "knows": knows,
        "say_message": lambda text: say_message(text, reader.language),
        "say_notes": lambda notes: join_notes(notes, reader.language),
        "gloss": lambda value: gloss(value, reader.language),
        "language": reader.language,
        "reader": reader,
        "other_language_url": f"{request.url.path}?{urlencode(here)}",
        "other_language": other,
        **values,
    }
    page = templates.get_template(template).render(context)
    # A broken PDF font can put lone surrogates into what was read; they must not stop the page.
    return HTMLResponse(page.encode("utf-8", "replace"), status_code=status, headers={"Vary": "Accept-Language"})
