"""Settings, read once from the environment or ``.env`` with the prefix ``DANGHAO_``. Others receive plain values.

A settings framework was measured at 0.2 s of import, of the 0.7 s in which a search command answers; a few values with
plain checks do without.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from archive.errors import SettingsError
from archive.remote_blobs import without_way_in
from danghao import search_server
from danghao.search_server import SearchServer, read_search_server
from danghao.setting_values import PREFIX, Value, read_host_names, read_number, read_path, read_secret


class EngineName(StrEnum):
    RAPIDOCR = "rapidocr"
    TESSERACT = "tesseract"


@dataclass(frozen=True, kw_only=True)
class BlobAccess:
    """How an S3-compatible store is spoken to. What is empty, the S3 client finds in its own usual places.

    Attributes:
        endpoint: ``https://host:port``; empty means Amazon's.
        key, secret: of an account that may read and write the bucket. The secret is never shown.
        ca_file: of the authority that signed the endpoint's certificate.
    """

    endpoint: str = ""
    key: str = ""
    secret: str = field(default="", repr=False)
    ca_file: Path | None = None


@dataclass(frozen=True, kw_only=True)
class SchedulerFiles:
    """PEM files by which the hosts of a cluster know each other."""

    ca: Path
    certificate: Path
    key: Path


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What ``docs/settings.md`` describes.

    Attributes:
        data_dir: holds the catalogue, the blobs and the embedded index, unless the others say otherwise.
        database_url: of the catalogue, ``sqlite:///…`` or ``postgresql://…``; empty means SQLite in ``data_dir``.
        database_password: of the database's user; empty where the URL has it or none is asked for.
        search_url: ``tantivy:`` for the embedded index in ``data_dir``, ``tantivy:/path`` for one elsewhere, or
            the address of a search server.
        search_server: that server, or None for the embedded index.
        blobs_url: fsspec URL or path of the blobs; empty means ``data_dir``.
        blob_access: for blobs in an S3-compatible store.
        scheduler: ``tcp://host:port`` or ``tls://host:port`` of a Dask scheduler; empty means local processes.
        scheduler_files: with which ``tls://`` is spoken, or None.
        ocr_engine: what reads the pages.
        registry: a registry file in place of the one that comes along, or None.
        mend_every_s: how often a running server looks whether the index lacks something.
        allowed_hosts: names that requests to a server may be addressed to, besides its own; ``*`` allows any.
    """

    data_dir: Path
    # None of these is ever shown: a URL may hold a password.
    database_url: str = field(repr=False)
    database_password: str = field(default="", repr=False)
    search_url: str = field(repr=False)
    search_server: SearchServer | None
    blobs_url: str
    blob_access: BlobAccess
    scheduler: str
    scheduler_files: SchedulerFiles | None
    ocr_engine: EngineName
    registry: Path | None
    mend_every_s: float = 30.0
    allowed_hosts: tuple[str, ...] = ()


KNOWN = (
    "DATA_DIR", "DATABASE_URL", "DATABASE_PASSWORD", "DATABASE_PASSWORD_FILE", "SEARCH_URL", *search_server.KNOWN,
    "BLOBS_URL", "BLOBS_ENDPOINT", "BLOBS_KEY", "BLOBS_SECRET", "BLOBS_SECRET_FILE", "BLOBS_CA_FILE", "SCHEDULER",
    "SCHEDULER_CA_FILE", "SCHEDULER_CERT_FILE", "SCHEDULER_KEY_FILE", "OCR_ENGINE", "REGISTRY", "MEND_EVERY_S",
    "ALLOWED_HOSTS",
)  # fmt: skip


def read_settings(environment: Mapping[str, str] | None = None, *, env_file: Path | None = None) -> Settings:
    """Read settings; the environment wins over ``env_file`` (default ``.env`` in the working directory).

    Raises:
        SettingsError: a setting cannot be used, the file cannot be read, or a ``DANGHAO_`` variable of it is not one we
            know.
    """
    source = os.environ if environment is None else environment
    values = {**_read_env_file(env_file or Path(".env")), **source}

    def value(name: str) -> str:
        return values.get(PREFIX + name, "").strip()

    data_dir = Path(value("DATA_DIR") or "data").expanduser().absolute()
    search_url = value("SEARCH_URL") or "tantivy:"
    is_server = search_url.startswith(("http://", "https://"))
    if not is_server and not search_url.startswith("tantivy:"):
        msg = (
            f"{PREFIX}SEARCH_URL can be tantivy: (the embedded index), tantivy:/path/to/index, "
            "or http(s)://host:9200 (Elasticsearch)"
        )
        raise SettingsError(msg)
    scheduler, scheduler_files = _read_scheduler(value)
    engine = value("OCR_ENGINE") or EngineName.RAPIDOCR.value
    if engine not in set(EngineName):
        msg = f"{PREFIX}OCR_ENGINE is {engine!r}; it can be {' or '.join(EngineName)}"
        raise SettingsError(msg)
    return Settings(
        data_dir=data_dir,
        database_password=read_secret(value, "DATABASE_PASSWORD"),
        database_url=value("DATABASE_URL") or f"sqlite:///{data_dir / 'catalogue.sqlite3'}",
        search_url=search_url,
        search_server=read_search_server(search_url, value) if is_server else None,
        blobs_url=value("BLOBS_URL") or str(data_dir / "blobs"),
        blob_access=BlobAccess(
            endpoint=value("BLOBS_ENDPOINT"),
            key=value("BLOBS_KEY"),
            secret=read_secret(value, "BLOBS_SECRET"),
            ca_file=read_path(value, "BLOBS_CA_FILE"),
        ),
        scheduler=scheduler,
        scheduler_files=scheduler_files,
        ocr_engine=EngineName(engine),
        registry=read_path(value, "REGISTRY"),
        mend_every_s=read_number(value, "MEND_EVERY_S", default=30.0, low=0.1, high=86_400.0),
        allowed_hosts=read_host_names(value, "ALLOWED_HOSTS"),
    )


def note_unknown(environment: Mapping[str, str]) -> str:
    """Return what to say of ``DANGHAO_`` variables that have no effect; empty where there are none.

    No error, as it is in the file: an environment is shared, and others may put names into it.
    """
    unknown = sorted(name for name in environment if name.startswith(PREFIX) and name.removeprefix(PREFIX) not in KNOWN)
    if not unknown:
        return ""
    # Only here: it is of no use to a search.
    from difflib import get_close_matches

    said = []
    for name in unknown:
        near = get_close_matches(name.removeprefix(PREFIX), KNOWN, n=1, cutoff=0.8)
        said.append(f"{name} (is {PREFIX}{near[0]} meant?)" if near else name)
    return f"without effect, as there is no such setting: {', '.join(said)}"


def _read_scheduler(value: Value) -> tuple[str, SchedulerFiles | None]:
    scheduler = value("SCHEDULER")
    if scheduler in {"", "local"}:
        return "", None
    scheme, host, port = _split_address(scheduler)
    if scheme not in {"tcp", "tls"} or not host or not port:
        shown = without_way_in(scheduler)
        msg = f"{PREFIX}SCHEDULER is {shown!r}; it can be tcp://host:port, tls://host:port, or unset"
        raise SettingsError(msg)
    names = ("SCHEDULER_CA_FILE", "SCHEDULER_CERT_FILE", "SCHEDULER_KEY_FILE")
    paths = [Path(value(name)) if value(name) else None for name in names]
    if scheme == "tcp":
        if any(paths):
            msg = f"{PREFIX}SCHEDULER is {scheduler!r}, which is not encrypted, but TLS files are set; write tls://"
            raise SettingsError(msg)
        return scheduler, None
    for name, path in zip(names, paths, strict=True):
        if path is None or not path.is_file():
            msg = f"{PREFIX}SCHEDULER is {scheduler!r}, so {PREFIX}{name} must name a file; it names {path or 'none'}"
            raise SettingsError(msg)
    ca, certificate, key = (path for path in paths if path is not None)
    return scheduler, SchedulerFiles(ca=ca, certificate=certificate, key=key)


def _split_address(address: str) -> tuple[str, str, int | None]:
    parts = urlsplit(address)
    try:
        return parts.scheme, parts.hostname or "", parts.port
    except ValueError:
        return parts.scheme, "", None


def _read_env_file(path: Path) -> dict[str, str]:
    """Return the ``DANGHAO_`` lines of an env file; a misspelt name is an error, not a setting without effect."""
    if not path.is_file():
        return {}
    from dotenv import dotenv_values

    try:
        lines = dotenv_values(path)
    except (UnicodeDecodeError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SettingsError(
            f"{path} cannot be read: {reason}; save it as UTF-8, or set the variables otherwise"
        ) from error
    found = {name: text or "" for name, text in lines.items() if name.startswith(PREFIX)}
    unknown = sorted(name for name in found if name.removeprefix(PREFIX) not in KNOWN)
    if unknown:
        msg = f"{path} sets {', '.join(unknown)}, which danghao does not know; known: " + ", ".join(
            PREFIX + name for name in KNOWN
        )
        raise SettingsError(msg)
    return found
