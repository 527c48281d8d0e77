"""The settings of a search server: its address, how to get in, how it is used. Plain values; it connects nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from archive.errors import SettingsError
from danghao.setting_values import Value, read_number, read_path, read_secret

KNOWN = (
    "SEARCH_USER", "SEARCH_PASSWORD", "SEARCH_PASSWORD_FILE", "SEARCH_API_KEY", "SEARCH_API_KEY_FILE",
    "SEARCH_CA_FILE", "SEARCH_TIMEOUT_S", "SEARCH_SHARDS", "SEARCH_REPLICAS",
)  # fmt: skip

_URL = "DANGHAO_SEARCH_URL"
_DEFAULT_PORT = 9200
_DEFAULT_PREFIX = "archive"
_PREFIX = re.compile(r"[a-z0-9][a-z0-9_]{0,63}")


@dataclass(frozen=True, kw_only=True)
class SearchServer:
    """What ``docs/settings.md`` says of the search server.

    Attributes:
        hosts: base URLs of the nodes, without credentials.
        prefix: tells archives on one cluster apart.
        user, password, api_key: one way in, or none.
        ca_file: certificates to trust, or None for those of the system.
        timeout_s: how long a search may take.
        shards, replicas: of an index when it is made.
    """

    hosts: tuple[str, ...]
    prefix: str
    user: str
    password: str = field(repr=False)
    api_key: str = field(repr=False)
    ca_file: Path | None
    timeout_s: float
    shards: int
    replicas: int


def read_search_server(url: str, value: Value) -> SearchServer:
    """Read the server at ``url`` (``http(s)://[user:password@]host[:port][,host…][/prefix]``).

    Args:
        url: names one or more nodes of one cluster.
        value: gives a setting by its name without ``DANGHAO_``, empty where it is not set.

    Raises:
        SettingsError: something cannot be used. No message holds a password or a key.
    """
    scheme, _, rest = url.partition("://")
    place, _, path = rest.partition("/")
    if "@" in path:
        # What stands before the @ may be half of a password, so none of it is shown.
        msg = f"{_URL} has an @ behind a /; write a / of a password as %2F, or put it into DANGHAO_SEARCH_PASSWORD_FILE"
        raise SettingsError(msg)
    way_in, _, listed = place.rpartition("@")
    user, _, password = way_in.partition(":")
    prefix = path.strip("/") or _DEFAULT_PREFIX
    if not _PREFIX.fullmatch(prefix):
        msg = f"{_URL} ends in /{path}; what tells archives apart is lower-case letters, digits and _, as in /archive"
        raise SettingsError(msg)
    in_url, apart = unquote(password), read_secret(value, "SEARCH_PASSWORD")
    if in_url and apart:
        msg = f"the password stands in {_URL} and in DANGHAO_SEARCH_PASSWORD; leave it in one of them"
        raise SettingsError(msg)
    user = unquote(user) or value("SEARCH_USER")
    api_key = read_secret(value, "SEARCH_API_KEY")
    if api_key and user:
        msg = "both an API key and a user are set for the search server; leave DANGHAO_SEARCH_API_KEY or the user out"
        raise SettingsError(msg)
    if (in_url or apart) and not user:
        msg = "a password is set for the search server but no user; name one in DANGHAO_SEARCH_USER"
        raise SettingsError(msg)
    ca_file = read_path(value, "SEARCH_CA_FILE")
    if ca_file is not None and scheme == "http":
        msg = f"DANGHAO_SEARCH_CA_FILE is set, but {_URL} begins with http:; begin it with https:"
        raise SettingsError(msg)
    return SearchServer(
        hosts=tuple(_read_host(scheme, host) for host in listed.split(",")),
        prefix=prefix,
        user=user,
        password=in_url or apart,
        api_key=api_key,
        ca_file=ca_file,
        timeout_s=read_number(value, "SEARCH_TIMEOUT_S", default=10, low=0.1, high=3600),
        shards=int(read_number(value, "SEARCH_SHARDS", default=1, low=1, high=1024)),
        replicas=int(read_number(value, "SEARCH_REPLICAS", default=1, low=0, high=16)),
    )


def _read_host(scheme: str, host: str) -> str:
    try:
        parts = urlsplit(f"//{host}")
        name, port = parts.hostname, parts.port or _DEFAULT_PORT
    except ValueError:
        name, port = None, 0
    if not name or parts.path or parts.query or parts.fragment:
        msg = f"{_URL} names no host that can be used; write http(s)://host:9200, several hosts with commas"
        raise SettingsError(msg)
    shown = f"[{name}]" if ":" in name else name
    return f"{scheme}://{shown}:{port}"
