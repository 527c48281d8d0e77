"""What every test shares: which pieces of the machine are missing, said at the end, and a failure in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

import postgresql_server
import pytest

from samples import fonts


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
