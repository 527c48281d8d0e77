"""Settings, read once from the environment or ``.env`` with the prefix ``DANGHAO_``. Others receive plain values.

A settings framework was measured at 0.2 s of import, of the 0.7 s in which a search command answers; five values with
plain checks do without.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from archive.errors import SettingsError

PREFIX = "DANGHAO_"


class EngineName(StrEnum):
    RAPIDOCR = "rapidocr"
    TESSERACT = "tesseract"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What ``docs/settings.md`` describes.

    Attributes:
        data_dir: holds the catalogue, the blobs and the embedded index, unless the others say otherwise.
        database_url: of the catalogue, ``sqlite:///…`` or ``postgresql://…``; empty means SQLite in ``data_dir``.
        database_password: of the database's user, from a file; empty where the URL has it or none is asked for.
        search_url: ``tantivy:`` for the embedded index in ``data_dir``, ``tantivy:/path`` for one elsewhere.
        blobs_url: fsspec URL or path of the blobs; empty means ``data_dir``.
        ocr_engine: what reads the pages.
        registry: a registry file in place of the one that comes along, or None.
    """

    data_dir: Path
    # Neither is ever shown: a URL may hold a password.
    database_url: str = field(repr=False)
    database_password: str = field(default="", repr=False)
    search_url: str
    blobs_url: str
    ocr_engine: EngineName
    registry: Path | None


KNOWN = (
    "DATA_DIR",
    "DATABASE_URL",
    "DATABASE_PASSWORD_FILE",
    "SEARCH_URL",
    "BLOBS_URL",
    "SCHEDULER",
    "OCR_ENGINE",
    "REGISTRY",
)


def read_settings(environment: Mapping[str, str] | None = None, *, env_file: Path | None = None) -> Settings:
    """Read settings; the environment wins over ``env_file`` (default ``.env`` in the working directory).

    Raises:
        SettingsError: a setting cannot be used, or a ``DANGHAO_`` variable of the file is not one we know.
    """
    source = os.environ if environment is None else environment
    values = {**_read_env_file(env_file or Path(".env")), **source}

    def value(name: str) -> str:
        return values.get(PREFIX + name, "").strip()

    data_dir = Path(value("DATA_DIR") or "data").expanduser().absolute()
    search_url = value("SEARCH_URL") or "tantivy:"
    if not search_url.startswith("tantivy:"):
        msg = (
            f"{PREFIX}SEARCH_URL is {search_url!r}; this version searches with the embedded engine only: "
            "leave it unset, or use tantivy:/path/to/index"
        )
        raise SettingsError(msg)
    scheduler = value("SCHEDULER")
    if scheduler not in {"", "local"}:
        msg = f"{PREFIX}SCHEDULER is {scheduler!r}; this version reads with local processes only: leave it unset"
        raise SettingsError(msg)
    engine = value("OCR_ENGINE") or EngineName.RAPIDOCR.value
    if engine not in set(EngineName):
        msg = f"{PREFIX}OCR_ENGINE is {engine!r}; it can be {' or '.join(EngineName)}"
        raise SettingsError(msg)
    registry = Path(value("REGISTRY")) if value("REGISTRY") else None
    if registry is not None and not registry.is_file():
        msg = f"{PREFIX}REGISTRY names {registry}, which is no file"
        raise SettingsError(msg)
    return Settings(
        data_dir=data_dir,
        database_password=_read_secret(PREFIX + "DATABASE_PASSWORD_FILE", value("DATABASE_PASSWORD_FILE")),
        database_url=value("DATABASE_URL") or f"sqlite:///{data_dir / 'catalogue.sqlite3'}",
        search_url=search_url,
        blobs_url=value("BLOBS_URL") or str(data_dir / "blobs"),
        ocr_engine=EngineName(engine),
        registry=registry,
    )


def _read_secret(name: str, path: str) -> str:
    """Return the first line of the file that a setting names; empty where it names none."""
    if not path:
        return ""
    try:
        secret = Path(path).expanduser().read_text("utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        msg = f"{name} names {path}, which cannot be read: {reason}"
        raise SettingsError(msg) from error
    if not secret:
        msg = f"{name} names {path}, whose first line is empty"
        raise SettingsError(msg)
    return secret


def _read_env_file(path: Path) -> dict[str, str]:
    """Return the ``DANGHAO_`` lines of an env file; a misspelt name is an error, not a setting without effect."""
    if not path.is_file():
        return {}
    from dotenv import dotenv_values

    found = {name: text or "" for name, text in dotenv_values(path).items() if name.startswith(PREFIX)}
    unknown = sorted(name for name in found if name.removeprefix(PREFIX) not in KNOWN)
    if unknown:
        msg = f"{path} sets {', '.join(unknown)}, which danghao does not know; known: " + ", ".join(
            PREFIX + name for name in KNOWN
        )
        raise SettingsError(msg)
    return found
