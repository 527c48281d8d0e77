"""Every search index there is, empty, one after the other."""

from __future__ import annotations

import pytest

from index_mappings.memory import MemoryIndex
from index_mappings.port import SearchIndex
from index_mappings.tantivy import TantivyIndex

REAL_SERVER = [pytest.mark.integration, pytest.mark.enable_socket]


@pytest.fixture(params=["memory", "tantivy", pytest.param("elasticsearch", marks=REAL_SERVER)])
def index(request, tmp_path):
    adapter: SearchIndex
    match request.param:
        case "memory":
            adapter = MemoryIndex()
        case "tantivy":
            adapter = TantivyIndex(tmp_path / "index")
        case _:
            adapter = request.getfixturevalue("make_elasticsearch_index")()
    yield adapter
    adapter.close()
