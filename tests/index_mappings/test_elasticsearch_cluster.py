"""Three nodes, one replica, one of the nodes killed in the middle of writing and searching."""

from __future__ import annotations

import sys
import threading
import time

import elasticsearch_server
import pytest

from archive.errors import IndexUnavailableError
from archive.scope import local_administrator
from index_mappings import fields
from index_mappings.elasticsearch import Connection, ElasticsearchIndex
from index_mappings.port import IndexDocument
from index_mappings.query import Everything, Term

pytestmark = [pytest.mark.integration, pytest.mark.enable_socket, pytest.mark.timeout(280)]

ADMIN = local_administrator()
TIMEOUT_S = 10.0
CHUNK = 40
CHUNKS_BEFORE, CHUNKS_AFTER = 10, 20


def make(number):
    held = {fields.CLASS: ("户籍",), fields.REF_SORT: (f"r{number:06d}",), fields.BOX: (str(number % 7),)}
    return IndexDocument(item_id=f"i{number:06d}", keywords=held, integers={}, tokens={})


@pytest.fixture(scope="module")
def nodes():
    try:
        with elasticsearch_server.running(("one", "two", "three")) as nodes:
            yield nodes
    except elasticsearch_server.MissingError as missing:
        pytest.skip(f"no three nodes of Elasticsearch: {missing}")


def open_index(nodes, prefix, *, replicas):
    hosts = tuple(node.url for node in nodes)
    return ElasticsearchIndex(Connection(hosts=hosts, prefix=prefix, shards=3, replicas=replicas, timeout_s=TIMEOUT_S))


class Searcher(threading.Thread):
    """Asks without pause and keeps what is wrong with any answer."""

    def __init__(self, index, committed):
        super().__init__()
        self.index, self.committed, self.ended = index, committed, threading.Event()
        self.answers = self.incomplete = 0
        self.longest_s = 0.0
        self.wrong = []

    def run(self):
        while not self.ended.is_set():
            least, started = self.committed(), time.monotonic()
            try:
                page = self.index.search(Everything(), scope=ADMIN, limit=50, facets=[fields.CLASS])
                box = self.index.search(Term(fields.BOX, "3"), scope=ADMIN, limit=50)
            except IndexUnavailableError as error:
                self.wrong.append(f"no answer: {error}")
                continue
            self.longest_s = max(self.longest_s, time.monotonic() - started)
            self.answers += 2
            self.incomplete += bool(page.incomplete) + bool(box.incomplete)
            if not page.incomplete and page.total < least:
                self.wrong.append(f"{page.total} of {least} found, and nothing said")
            if [hit.item_id for hit in page.hits] != sorted(hit.item_id for hit in page.hits):
                self.wrong.append("hits in no order")
            if not page.incomplete and page.facets[fields.CLASS][0].count != page.total:
                self.wrong.append("a count that is not the total")
            if any(int(hit.item_id[1:]) % 7 != 3 for hit in box.hits):
                self.wrong.append("a hit that was not asked for")


def test_a_node_killed_under_load_loses_nothing_and_searches_go_on(nodes, capsys):
    writer, reader = (open_index(nodes, "cluster", replicas=1) for _ in range(2))
    alone = open_index(nodes, "alone", replicas=0)
    alone.add(map(make, range(30)))
    alone.commit()
    acknowledged = 0
    writer.add(map(make, range(CHUNK)))
    writer.commit()
    acknowledged = CHUNK
    _wait_until_green(nodes[0])
    searcher = Searcher(reader, lambda: acknowledged)
    searcher.start()
    slowest_write_s = 0.0
    try:
        for chunk in range(1, CHUNKS_BEFORE + CHUNKS_AFTER):
            if chunk == CHUNKS_BEFORE:
                threading.Timer(0.02, nodes[0].kill).start()
            started = time.monotonic()
            writer.add(map(make, range(chunk * CHUNK, (chunk + 1) * CHUNK)))
            writer.commit()
            slowest_write_s = max(slowest_write_s, time.monotonic() - started)
            acknowledged = (chunk + 1) * CHUNK
    finally:
        searcher.ended.set()
        searcher.join()
    wanted = (CHUNKS_BEFORE + CHUNKS_AFTER) * CHUNK
    page = reader.search(Everything(), scope=ADMIN, limit=wanted + 1)
    assert [hit.item_id for hit in page.hits] == [f"i{number:06d}" for number in range(wanted)]
    assert (page.total, page.incomplete, reader.count()) == (wanted, "", wanted)
    with capsys.disabled():
        sys.stdout.write(
            f"\nthree nodes, one killed: {wanted} items acknowledged, {page.total} found; {searcher.answers} searches, "
            f"{searcher.incomplete} said to be incomplete, {len(searcher.wrong)} wrong, the slowest pair "
            f"{searcher.longest_s:.2f} s; the slowest write {slowest_write_s:.2f} s\n"
        )
    assert searcher.wrong == []
    assert searcher.longest_s < 2 * TIMEOUT_S
    assert searcher.answers > 10

    # An index without a copy has lost a part with the node: it says so, and does not count.
    half = alone.search(Everything(), scope=ADMIN, limit=50, facets=[fields.CLASS])
    assert "of 3 parts of the search index did not answer" in half.incomplete
    assert half.total < 30
    with pytest.raises(IndexUnavailableError, match="do not answer"):
        alone.count()
    # The server itself may call such an answer complete, and empty.
    with pytest.raises(IndexUnavailableError, match="ask again"):
        alone.suggest(fields.CLASS, "户", scope=ADMIN, limit=5)

    for node in nodes[1:]:
        node.kill()
    with pytest.raises(IndexUnavailableError, match="is it running"):
        reader.search(Everything(), scope=ADMIN, limit=1)
    for index in (writer, reader, alone):
        index.close()


def _wait_until_green(node):
    deadline = time.monotonic() + 60
    path = "/_cluster/health?wait_for_status=green&timeout=5s"
    while (health := elasticsearch_server._try(node.url + path, "")) is None or health["status"] != "green":
        # The index without copies is green as well, as long as its node is there.
        assert time.monotonic() < deadline
