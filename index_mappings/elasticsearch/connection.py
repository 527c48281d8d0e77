"""How the server is reached, and what is said when it does not answer as it should. Knows no index and no query.

Everything that the client library raises becomes an error of ours here, with what to do about it. Passwords and keys
are never part of a message.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from elastic_transport import ApiError as TransportApiError
from elastic_transport import ConnectionTimeout, TlsError, TransportError
from elasticsearch import Elasticsearch, UnsupportedProductError

from archive.errors import IndexUnavailableError

# Statuses that another node, or the same one a little later, may not answer with.
PASSING_STATUSES = frozenset({429, 502, 503, 504})
# Type of the error where writing is switched off, by the server itself or by hand.
BLOCKED = "cluster_block_exception"
_CONNECTIONS_PER_NODE = 25
# A bulk or an administrative act may take so many times as long as a search.
WRITE_TIMEOUT_FACTOR = 6


@dataclass(frozen=True, kw_only=True)
class Connection:
    """Where the index is and how to get in.

    Attributes:
        hosts: base URLs of the cluster's nodes, without credentials; a node that is down is passed over.
        prefix: tells the indexes of several archives on one cluster apart: letters, digits and ``_``.
        user, password: for basic authentication; empty means none.
        api_key: in its encoded form, in place of user and password; empty means none.
        ca_file: certificates that the server's is checked against, or None for those of the system.
        timeout_s: how long a search may take.
        shards, replicas: of a new index. Fewer nodes than copies make fewer copies.
    """

    hosts: tuple[str, ...]
    prefix: str = "archive"
    user: str = ""
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    ca_file: Path | None = None
    timeout_s: float = 10.0
    shards: int = 1
    replicas: int = 1

    @property
    def shown(self) -> str:
        """The server, for messages."""
        return ", ".join(self.hosts)


def open_client(connection: Connection) -> Elasticsearch:
    """Return a client; nothing is sent yet."""
    options: dict[str, Any] = {}
    if connection.api_key:
        options["api_key"] = connection.api_key
    elif connection.user:
        options["basic_auth"] = (connection.user, connection.password)
    if connection.ca_file is not None:
        options["ca_certs"] = str(connection.ca_file)
    try:
        return Elasticsearch(
            list(connection.hosts),
            # The server is told to stop at timeout_s and to give what it has; this is for one that says nothing at all.
            request_timeout=1.5 * connection.timeout_s,
            # Once more on each other node, and once for a connection that an idle server has closed.
            max_retries=len(connection.hosts),
            retry_on_timeout=False,
            retry_on_status=(502, 503, 504) if len(connection.hosts) > 1 else (),
            connections_per_node=_CONNECTIONS_PER_NODE,
            **options,
        )
    except (ValueError, OSError) as error:
        raise IndexUnavailableError(f"the search server {connection.shown} cannot be used: {error}") from error


@contextmanager
def reporting(connection: Connection) -> Iterator[None]:
    """Turn what a request, or the reading of its answer, raises into IndexUnavailableError."""
    try:
        yield
    except (TransportError, TransportApiError) as error:
        raise IndexUnavailableError(explain(error, connection)) from error
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        message = (
            f"the search server at {connection.shown} answers with something else than it was asked "
            f"({type(error).__name__}: {error}); is DANGHAO_SEARCH_URL an Elasticsearch 9?"
        )
        raise IndexUnavailableError(message) from error


def explain(error: Exception, connection: Connection) -> str:
    """Return what happened and what to do, in one line."""
    place = f"the search server at {connection.shown}"
    match error:
        case TlsError():
            return f"{place} cannot be trusted ({_short(error)}); name its certificate in DANGHAO_SEARCH_CA_FILE"
        case ConnectionTimeout():
            return f"{place} did not answer in time; look at its load, or raise DANGHAO_SEARCH_TIMEOUT_S"
        case UnsupportedProductError():
            return f"{place} is no Elasticsearch; check DANGHAO_SEARCH_URL"
        case TransportApiError():
            return _explain_status(error, place)
        case TransportError():
            return f"{place} cannot be reached ({_short(error)}); is it running? Check DANGHAO_SEARCH_URL"
        case _:
            return f"{place} failed: {_short(error)}"


def _explain_status(error: TransportApiError, place: str) -> str:
    reason = reason_of(error.body)
    if type_of(error.body) == BLOCKED:
        return explain_block(reason, place)
    match error.meta.status:
        case 401:
            return f"{place} does not accept the user or the key; check DANGHAO_SEARCH_USER and the password or API key"
        case 403:
            return f"{place} does not allow this ({reason}); docs/elasticsearch.md lists the rights that are needed"
        case 429:
            return f"{place} has no room for this now ({reason}); try again shortly"
        case status:
            return f"{place} cannot answer now (status {status}: {reason}); look at its log"


def explain_block(reason: str, place: str) -> str:
    """Return what to say of a server, or an index, that takes nothing now."""
    return (
        f"{place} takes nothing now ({reason}); where its disks are full, free space: "
        "the server then lifts the block by itself"
    )


def reason_of(body: object) -> str:
    """Return the reason in an error answer, in one short line; of HTML or other rubbish its beginning."""
    if isinstance(body, Mapping):
        error = body.get("error", body)
        if isinstance(error, Mapping):
            causes = error.get("root_cause")
            cause = causes[0] if isinstance(causes, list) and causes and isinstance(causes[0], Mapping) else error
            inner: object = error
            while isinstance(inner, Mapping) and isinstance(inner.get("caused_by"), Mapping):
                # What is at the bottom says most: "failed to parse" stands above "too deep".
                cause = inner = inner["caused_by"]
            return _cut(f"{cause.get('type', 'error')}: {cause.get('reason', '')}")
        return _cut(str(error))
    return _cut(str(body))


def type_of(body: object) -> str:
    """Return the type in an error answer (``index_not_found_exception``), empty where there is none."""
    if isinstance(body, Mapping) and isinstance(error := body.get("error"), Mapping):
        return str(error.get("type", ""))
    return ""


def _short(error: Exception) -> str:
    return _cut(getattr(error, "message", "") or str(error))


def _cut(text: str, limit: int = 300) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[:limit] + "…"
