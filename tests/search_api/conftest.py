"""Real parts for the tests of search_api: SQLite, blobs on disk, both embedded indexes."""

from __future__ import annotations

import shutil

import pytest
from search_archive import Archive, fill

from danghao.batch_runs import FolderBatchRuns
from index_mappings.memory import MemoryIndex
from index_mappings.tantivy import TantivyIndex
from search_api.access import LocalAccess
from search_api.saved import SavedSearchService


@pytest.fixture(scope="session")
def finished(tmp_path_factory):
    """A folder with a small, finished archive, and its documents. Filled once; each test works on a copy."""
    folder = tmp_path_factory.mktemp("finished")
    opened = Archive.open(folder, MemoryIndex())
    fill(opened)
    opened.close()
    return folder, tuple(opened.documents)


def _copy(finished, folder, index):
    source, documents = finished
    shutil.copytree(source, folder, dirs_exist_ok=True)
    index.add(documents)
    index.commit()
    return Archive.open(folder, index)


@pytest.fixture
def archive(finished, tmp_path):
    """The archive over the oracle index."""
    opened = _copy(finished, tmp_path / "archive", MemoryIndex())
    yield opened
    opened.close()


@pytest.fixture
def empty_archive(tmp_path):
    opened = Archive.open(tmp_path, MemoryIndex())
    yield opened
    opened.close()


@pytest.fixture(params=["memory", "tantivy"])
def any_archive(request, finished, tmp_path):
    """The archive over each embedded index."""
    index = MemoryIndex() if request.param == "memory" else TantivyIndex(tmp_path / "index")
    opened = _copy(finished, tmp_path / "archive", index)
    yield opened
    opened.close()


@pytest.fixture
def make_app(tmp_path):
    """Return a function that makes an archive's application."""
    from search_api.app import create_app

    opened = []

    def make(archive, *, resolve_scope=None, allowed_hosts=("testserver",)):
        batches = FolderBatchRuns(
            tmp_path / "lists",
            service=archive.service,
            audit=archive.catalogue.audit,
            resolve_scope=resolve_scope or LocalAccess().resolve,
            source="test",
        )
        opened.append(batches)
        return create_app(
            archive.service,
            persons=archive.persons,
            saved=SavedSearchService(catalogue=archive.catalogue, service=archive.service, source="test"),
            batches=batches,
            resolve_scope=resolve_scope or LocalAccess().resolve,
            default_user="local",
            version="0",
            allowed_hosts=allowed_hosts,
        )

    yield make
    for batches in opened:
        batches.close()


@pytest.fixture
def make_client(make_app):
    """Return a function that gives a client of an archive's application, in process."""
    from starlette.testclient import TestClient

    clients = []

    def make(archive, **more):
        client = TestClient(make_app(archive, **more))
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def client(archive, make_client):
    return make_client(archive)
