"""The indexes of one archive on a cluster: generations side by side, and the aliases that name the one in use.

    danghao-<prefix>-v<fingerprint>-000001      an index; without an alias it is being built, or was left by a kill
    danghao-<prefix>-read-v<fingerprint>        alias of the index that is searched
    danghao-<prefix>-write-v<fingerprint>       alias of the index that is written

The fingerprint (of field table and layout) is part of the aliases, so that a program of another version can never ask
or write an index that it does not understand: for it there is no alias, and it says that the index must be rebuilt.
Aliases change hands in one step of the server. No other index is ever touched: a prefix holds no ``-``. What an index
notes of its last publishing (``archive.publication``) stands in the ``_meta`` of its mapping.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from archive.errors import IndexUnavailableError
from archive.publication import IndexMark
from index_mappings.elasticsearch import layout
from index_mappings.elasticsearch.connection import WRITE_TIMEOUT_FACTOR, Connection, reporting, type_of

_CREATE_TRIES = 5
_MARK = "danghao_mark"


@dataclass(frozen=True, kw_only=True)
class State:
    """What there is.

    Attributes:
        indexes: all of this archive, oldest first of each fingerprint.
        live: the one in use, of whatever fingerprint; empty where there is none.
        is_own: the one in use was built under this program's fingerprint.
    """

    indexes: tuple[str, ...]
    live: str
    is_own: bool


class Generations:
    """See the module. Every call asks the server; nothing is remembered."""

    def __init__(self, client: Elasticsearch, connection: Connection) -> None:
        self._client = client
        self._admin = client.options(request_timeout=WRITE_TIMEOUT_FACTOR * connection.timeout_s)
        self._connection = connection
        self._family = f"danghao-{connection.prefix}"
        self._own = f"{self._family}-v{layout.fingerprint()}-"
        self.read_alias = f"{self._family}-read-v{layout.fingerprint()}"
        self.write_alias = f"{self._family}-write-v{layout.fingerprint()}"

    def find(self) -> State:
        """Return what there is."""
        with reporting(self._connection):
            found = self._client.indices.get_alias(index=f"{self._family}-v*", allow_no_indices=True).body
            aliases = {name: set(entry["aliases"]) for name, entry in sorted(found.items())}
        live = [name for name, held in aliases.items() if any(a.startswith(f"{self._family}-read-v") for a in held)]
        own = [name for name in live if self.read_alias in aliases[name]]
        return State(indexes=tuple(aliases), live=(own or live or [""])[0], is_own=bool(own))

    def check(self, state: State) -> None:
        """Raise IndexUnavailableError where the index in use is one of another version."""
        if state.live and not state.is_own:
            raise IndexUnavailableError(
                f"the search index {state.live} at {self._connection.shown} was built by another version; "
                "run 'danghao reindex'",
                needs_rebuild=True,
            )

    def read_mark(self) -> IndexMark | None:
        """Return what the index in use notes, of whatever fingerprint that is; None where there is nothing."""
        meta = self._read_meta(self.read_alias)
        if meta is None and (live := self.find().live):
            meta = self._read_meta(live)
        return IndexMark.from_json((meta or {}).get(_MARK))

    def write_mark(self, index: str, mark: IndexMark | None) -> None:
        """Have an index, or the one behind an alias, note ``mark`` in place of what it noted."""
        with reporting(self._connection):
            self._admin.indices.put_mapping(index=index, meta={_MARK: mark.to_json()} if mark else {})

    def _read_meta(self, index: str) -> dict[str, Any] | None:
        with reporting(self._connection):
            try:
                answer = self._client.indices.get_mapping(index=index, filter_path="*.mappings._meta").body
            except NotFoundError:
                return None
            return dict(next((entry["mappings"]["_meta"] for entry in answer.values()), {}))

    def ensure_live(self) -> None:
        """Make the first index, with its aliases, where there is none; several writers may do so at once."""
        for _ in range(_CREATE_TRIES):
            state = self.find()
            self.check(state)
            if state.live:
                return
            aliases: dict[str, Any] = {self.read_alias: {}, self.write_alias: {"is_write_index": True}}
            self._create(self._next_name(state), aliases)
        raise IndexUnavailableError(
            f"no index could be made at {self._connection.shown}: another program makes and removes it; run this again"
        )

    def begin_build(self) -> tuple[str, bool]:
        """Return the index to build, and whether it is one that an interrupted build left."""
        state = self.find()
        spare = [name for name in state.indexes if name != state.live]
        left = [name for name in spare if name.startswith(self._own)]
        self._delete([name for name in spare if name not in left[-1:]])
        if left:
            return left[-1], True
        for _ in range(_CREATE_TRIES):
            name = self._next_name(self.find())
            if self._create(name, {}):
                return name, False
        raise IndexUnavailableError(
            f"no index could be made at {self._connection.shown}: is another reindex running? Run this again"
        )

    def switch(self, name: str) -> None:
        """Make ``name`` the index in use, in one step, and remove the others."""
        state = self.find()
        others = [other for other in state.indexes if other != name]
        actions: list[dict[str, Any]] = [
            {"remove": {"index": other, "alias": f"{self._family}-{kind}-v*", "must_exist": False}}
            for other in [*others, *self._find_strangers(state)]
            for kind in ("read", "write")
        ]
        actions += (
            {"add": {"index": name, "alias": self.read_alias}},
            {"add": {"index": name, "alias": self.write_alias, "is_write_index": True}},
        )
        with reporting(self._connection):
            self._admin.indices.update_aliases(actions=actions)
        self._delete(others)

    def _find_strangers(self, state: State) -> list[str]:
        """Return indexes that are none of this archive's and were given an alias of it by hand."""
        with reporting(self._connection):
            try:
                held = self._client.indices.get_alias(name=f"{self.read_alias},{self.write_alias}").body
            except NotFoundError as error:
                # One of the two may be missing; what holds the other stands beside that.
                held = {name: entry for name, entry in dict(error.body).items() if isinstance(entry, dict)}
        return sorted(held.keys() - set(state.indexes))

    def discard(self, name: str) -> None:
        """Remove an index that is not in use."""
        self._delete([name])

    def _create(self, name: str, aliases: dict[str, Any]) -> bool:
        """Make an index; false where there is one of that name."""
        with reporting(self._connection):
            try:
                self._admin.indices.create(
                    index=name,
                    mappings=layout.build_mapping(),
                    settings=layout.build_settings(shards=self._connection.shards, replicas=self._connection.replicas),
                    aliases=aliases,
                )
            except BadRequestError as error:
                if type_of(error.body) == "resource_already_exists_exception":
                    return False
                raise
        return True

    def _next_name(self, state: State) -> str:
        numbers = [int(name.rpartition("-")[2]) for name in state.indexes if name.rpartition("-")[2].isdecimal()]
        return f"{self._own}{max(numbers, default=0) + 1:06d}"

    def _delete(self, names: list[str]) -> None:
        for name in names:
            with reporting(self._connection):
                try:
                    self._admin.indices.delete(index=name)
                except NotFoundError:
                    continue
