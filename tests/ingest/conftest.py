"""What the tests of ingest share: batches drawn on the spot, and a place to ingest them into. All persons are invented."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# Spawned workers inherit this path, and find the fake engines on it.
sys.path.insert(0, str(Path(__file__).parent))

from ingest_bench import Bench

from archive.registry import Registry
from ingest.codes import CodeReader


@pytest.fixture(scope="session")
def codes():
    return CodeReader(Registry.load())


@pytest.fixture
def bench(tmp_path):
    with Bench(tmp_path / "data") as bench:
        yield bench


@pytest.fixture
def batch(tmp_path):
    folder = tmp_path / "batch"
    folder.mkdir()
    return folder


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.integration)])
def url_of(request, tmp_path):
    """Return a function that gives the catalogue's address for a data folder, empty at first."""
    if request.param == "sqlite":
        yield lambda data: f"sqlite:///{data}/catalogue.db"
        return
    server = request.getfixturevalue("postgresql")
    made = {}

    def make(data):
        if data not in made:
            made[data] = server.make_database()
        return server.url_of(made[data])

    yield make
    for name in made.values():
        server.drop_database(name)
