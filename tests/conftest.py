"""What every test shares: which pieces of the machine are missing, said at the end, and a failure in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
import uuid
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass

import elasticsearch_server
import postgresql_server
import pytest
from hypothesis import settings

from samples import fonts

# How long an example takes says more of the machine than of the code; no test asserts a time.
settings.register_profile("danghao", deadline=None)
settings.load_profile("danghao")


@dataclass(frozen=True)
class Piece:
    """Something tests need beside Python packages, and the command that installs it on Debian."""

    name: str
    is_there: Callable[[], bool]
    command: str


def _speaks_chinese() -> bool:
    if shutil.which("tesseract") is None:
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "chi_sim" in listed.stdout.split()


def _has_compose() -> bool:
    if shutil.which("docker-compose"):
        return True
    return (
        bool(shutil.which("docker"))
        and not subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode
    )


def _missing_fonts() -> list[str]:
    """Return the Debian packages of faces that are not here; those from npm serve the quality report alone."""
    return sorted({source.package for source in fonts.missing() if not source.package.startswith("@")})


PIECES = (
    Piece("Tesseract with simplified Chinese", _speaks_chinese, "apt-get install tesseract-ocr tesseract-ocr-chi-sim"),
    Piece(
        "Chromium",
        lambda: any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
        "apt-get install chromium",
    ),
    Piece("Docker Compose", _has_compose, "apt-get install docker-compose"),
    Piece("openssl", lambda: shutil.which("openssl") is not None, "apt-get install openssl"),
    Piece(
        "Elasticsearch (a Docker engine; or Maven and a JDK of at least version 21)",
        elasticsearch_server.is_there,
        "apt-get install maven openjdk-21-jre-headless (where Debian has no JDK so new: docs/testing.md)",
    ),
    Piece("PostgreSQL", postgresql_server.is_available, "apt-get install postgresql"),
    Piece("Chinese fonts", lambda: not _missing_fonts(), "sh tests/prepare_machine.sh (docs/testing.md lists them)"),
)


@pytest.fixture(scope="session")
def postgresql():
    """A running server."""
    if not postgresql_server.is_available():
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with postgresql_server.running_server() as server:
        yield server


@pytest.fixture
def postgresql_url(postgresql):
    """The address of an empty database that is gone after the test."""
    name = postgresql.make_database()
    yield postgresql.url_of(name)
    postgresql.drop_database(name)


def _is_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def pytest_terminal_summary(terminalreporter) -> None:
    missing = [piece for piece in PIECES if not piece.is_there()]
    for piece in missing:
        terminalreporter.write_line(f"missing: {piece.name}; as root: {piece.command}", yellow=True)
    if _is_ci() and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("with CI=true a skipped test is a failure", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = bool(reporter and reporter.stats.get("skipped"))
    missing = any(not piece.is_there() for piece in PIECES)
    if _is_ci() and exitstatus == pytest.ExitCode.OK and (skipped or missing):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


# --- Elasticsearch -----------------------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def elasticsearch_url():
    """The address of a real server without security, started once for all tests that ask for it."""
    with _or_skip(), elasticsearch_server.any_server() as url:
        yield url


@pytest.fixture(scope="module")
def secured_elasticsearch():
    """A real server with encryption and security on; its users are ``elasticsearch_server.USERS``."""
    with _or_skip(), elasticsearch_server.running(security=True) as (node,):
        yield node


@pytest.fixture
def make_elasticsearch_index(elasticsearch_url):
    """Return what makes indexes of their own on the server; whatever is made of them goes at the end."""
    made = []

    def make(url="", *, prefix="", patience=None, **options):
        from index_mappings.elasticsearch import Connection, ElasticsearchIndex

        connection = Connection(
            hosts=(url or elasticsearch_url,), prefix=prefix or f"test_{uuid.uuid4().hex}", **{"shards": 2, **options}
        )
        made.append((ElasticsearchIndex(connection, patience=patience), connection.prefix))
        return made[-1][0]

    yield make
    from elasticsearch import Elasticsearch

    with Elasticsearch(elasticsearch_url) as client:
        for index, prefix in made:
            index.close()
            for name in client.indices.get(index=f"danghao-{prefix}-v*", allow_no_indices=True):
                client.indices.delete(index=name)


@contextmanager
def _or_skip():
    try:
        yield
    except elasticsearch_server.MissingError as missing:
        pytest.skip(f"no Elasticsearch: {missing}")
