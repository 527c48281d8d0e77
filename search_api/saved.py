"""The use-cases of saved searches: save one, list them, tell what is new, count the news of everybody after an ingest.

Every call takes the scope of who asks and sees that person's own searches alone; the audit event is written before
anything is returned. What is told is noted in a call of its own, after it was shown: a process that dies in between
tells it again. No HTTP, no adapter.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.audit import AuditEvent
from archive.catalogue import Catalogue
from archive.errors import DanghaoError, UnsafeNameError, UnsupportedQueryError
from archive.ids import check_name
from archive.saved import SavedSearch
from archive.scope import Scope
from search_api.access import ResolveScope
from search_api.notes import Note, join_notes, note_of_index
from search_api.parameters import PUBLIC_NAMES, ParameterError, SearchParameters, read_flag, under_public_names
from search_api.results import Hit, Json
from search_api.service import SearchService

# What a saved search may find: what was told is kept hit by hit, and nobody reads more.
MOST_HITS = 10_000
DEFAULT_LIMIT = 200
MAX_NAME_CHARS = 100
# News are counted after each ingest for so long; what is left then is counted by whoever asks for it.
COUNTING_S = 30.0

_STRICT = "strict"
_ATTRIBUTES = {public: attribute for attribute, public in PUBLIC_NAMES.items()}


@dataclass(frozen=True, kw_only=True)
class SavedNews:
    """What a saved search has to tell.

    Attributes:
        total: all its hits of now.
        new: how many of them were not told yet.
        hits: those of them that are shown, in the order in which they were taken in.
        notes: why this may not be all; ``problem`` is the same in English.
    """

    search: SavedSearch
    total: int
    new: int
    hits: tuple[Hit, ...]
    notes: tuple[Note, ...] = ()

    @property
    def problem(self) -> str:
        return join_notes(self.notes)

    def to_json(self) -> Json:
        return {
            **search_json(self.search),
            "total": self.total,
            "new": self.new,
            "complete": not self.problem,
            **({"incomplete_reason": self.problem} if self.problem else {}),
            "hits": [hit.to_json() for hit in self.hits],
        }


@dataclass(frozen=True, kw_only=True)
class SavedCount:
    """How many hits wait to be told; None where they could not be counted, and why."""

    owner: str
    name: str
    new: int | None
    problem: str = ""


def search_json(search: SavedSearch) -> Json:
    """Return a saved search as JSON values."""
    return {
        "name": search.name,
        "owner": search.owner,
        "parameters": dict(search.parameters),
        "created": search.created.isoformat(timespec="seconds"),
        "looked": search.looked.isoformat(timespec="seconds"),
        "told": search.told,
    }


class SavedSearchService:
    """Saved searches over a catalogue. ``source`` begins the audit tags, as in ``SearchService``."""

    def __init__(self, *, catalogue: Catalogue, service: SearchService, source: str) -> None:
        self._catalogue = catalogue
        self._service = service
        self._source = source

    def add(self, name: str, parameters: SearchParameters, *, scope: Scope) -> SavedSearch:
        """Save a search; what it finds now is no news.

        Raises:
            ParameterError, QuerySyntaxError, UnsupportedQueryError: it cannot be asked, or finds too much.
            NameTakenError: there is one of that name.
        """
        try:
            check_name(name)
        except UnsafeNameError as error:
            raise ParameterError(str(error), parameter="name") from error
        if len(name) > MAX_NAME_CHARS:
            raise ParameterError(f"a name has at most {MAX_NAME_CHARS} characters", parameter="name")
        found = self._service.find_ids(parameters, scope=scope, limit=MOST_HITS)
        if found.total > MOST_HITS:
            msg = f"this search finds {found.total} items, and a saved search at most {MOST_HITS}; narrow it"
            raise UnsupportedQueryError(msg)
        asked = {key: value for key, value in under_public_names(parameters.texts()).items() if value.strip()}
        if parameters.strict:
            asked[_STRICT] = "true"
        self._record(scope, "add", name, {**asked, "total": found.total})
        known = [hit.item_id for hit in found.hits]
        return self._catalogue.saved.add(scope.actor, name, asked, known=known)

    def searches(self, *, scope: Scope) -> tuple[SavedSearch, ...]:
        """Return the asker's searches by name."""
        found = self._catalogue.saved.of(scope.actor)
        self._record(scope, "list", "", {"given": [search.name for search in found]})
        return found

    def remove(self, name: str, *, scope: Scope) -> None:
        self._record(scope, "remove", name, {})
        self._catalogue.saved.remove(scope.actor, name)

    def news(self, name: str, *, scope: Scope, limit: int = DEFAULT_LIMIT) -> SavedNews:
        """Return what was not told yet; it stays untold until ``tell``. Raises NotFoundError, and as a search does."""
        if not 0 <= limit <= MOST_HITS:
            raise ParameterError(f"limit must be from 0 to {MOST_HITS}, not {limit}", parameter="limit")
        search = self._catalogue.saved.find(scope.actor, name)
        parameters = read_saved(search)
        found = self._service.find_ids(parameters, scope=scope, limit=MOST_HITS)
        told = self._catalogue.saved.told(scope.actor, name)
        new = sorted((hit for hit in found.hits if hit.item_id not in told), key=lambda hit: hit.item_id)
        hits = self._service.load_hits(parameters, new[:limit], scope=scope)
        notes = [note_of_index(found.incomplete)] if found.incomplete else []
        if found.total > MOST_HITS:
            said = f"it finds {found.total} items by now and only {MOST_HITS} were looked at; narrow it"
            notes.append(Note(said, f"现共检得 {found.total} 件，只查看了前 {MOST_HITS} 件；请缩小检索范围"))
        notes += self._service.searched(scope=scope).notes
        given = [hit.item.ref_code for hit in hits]
        self._record(scope, "run", name, {**search.parameters, "total": found.total, "new": len(new), "given": given})
        return SavedNews(search=search, total=found.total, new=len(new), hits=hits, notes=tuple(notes))

    def tell(self, news: SavedNews, *, scope: Scope) -> None:
        """Note that these hits were shown."""
        ids = [hit.item.item_id for hit in news.hits]
        self._catalogue.saved.tell(scope.actor, news.search.name, ids)

    def mark_seen(self, name: str, item_ids: Sequence[str], *, scope: Scope) -> int:
        """Note hits that were shown some time ago; what is no untold hit of the search is passed over.

        Returns:
            how many were noted.
        """
        search = self._catalogue.saved.find(scope.actor, name)
        found = self._service.find_ids(read_saved(search), scope=scope, limit=MOST_HITS)
        told = self._catalogue.saved.told(scope.actor, name)
        seen = sorted(set(item_ids) & {hit.item_id for hit in found.hits} - told)
        self._record(scope, "seen", name, {"seen": len(seen)})
        self._catalogue.saved.tell(scope.actor, name, seen)
        return len(seen)

    def count_news(self, *, scope: Scope, resolve_scope: ResolveScope) -> tuple[SavedCount, ...]:
        """Count the news of everybody's searches, each in the scope of its owner; no search's fault is another's.

        It takes ``COUNTING_S`` and the time of one search at most.
        """
        searches = self._catalogue.saved.everybodys()
        if not searches:
            return ()
        until = time.monotonic() + COUNTING_S
        counts = tuple(self._count(search, resolve_scope, until) for search in searches)
        self._record(scope, "count", "", {"given": [[count.owner, count.name, count.new] for count in counts]})
        return counts

    def _count(self, search: SavedSearch, resolve_scope: ResolveScope, until: float) -> SavedCount:
        if time.monotonic() > until:
            return SavedCount(owner=search.owner, name=search.name, new=None, problem="there was no time to count it")
        try:
            found = self._service.find_ids(read_saved(search), scope=resolve_scope(search.owner), limit=MOST_HITS)
        except DanghaoError as error:
            return SavedCount(owner=search.owner, name=search.name, new=None, problem=str(error))
        told = self._catalogue.saved.told(search.owner, search.name)
        problem = f"only the first {MOST_HITS} of {found.total} hits were looked at" if found.total > MOST_HITS else ""
        new = sum(hit.item_id not in told for hit in found.hits)
        return SavedCount(owner=search.owner, name=search.name, new=new, problem=problem or found.incomplete)

    def _record(self, scope: Scope, act: str, name: str, detail: Mapping[str, object]) -> None:
        event = AuditEvent(actor=scope.actor, tag=f"{self._source}:saved:{act}", subject=name, detail=detail)
        self._catalogue.audit.record(event)


def read_saved(search: SavedSearch) -> SearchParameters:
    """Return what a saved search asks.

    Raises:
        ParameterError: it asks something that this version does not know, and would answer something else without.
    """
    return read_asked(search.parameters)


def read_asked(parameters: Mapping[str, str]) -> SearchParameters:
    """Return the search that parameters by their public names ask for. Raises ParameterError for an unknown one."""
    known = SearchParameters().texts()
    values: dict[str, Any] = {_ATTRIBUTES.get(name, name): value for name, value in parameters.items()}
    strict = read_flag(values.pop(_STRICT, ""), parameter=_STRICT)
    for name in values:
        if name not in known:
            shown = name[:50]
            raise ParameterError(f"a saved search cannot ask {shown!r}, which is unknown here", parameter=shown)
    return SearchParameters(**values, strict=strict)
