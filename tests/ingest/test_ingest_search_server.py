"""An ingest whose search server is blocked, slow or not itself: it reads on, says so, and the next one catches up."""

import uuid

import fault_proxy
import pytest
from elasticsearch import Elasticsearch
from ingest_bench import EVERYTHING, Bench, Inline, code, draw_page, write_table

from index_mappings.elasticsearch.bulk import Patience

pytestmark = [pytest.mark.integration, pytest.mark.enable_socket]

ITEMS = 6


@pytest.fixture
def server(elasticsearch_url, make_elasticsearch_index):
    with fault_proxy.standing_before(elasticsearch_url) as proxy:
        yield Server(elasticsearch_url, proxy, make_elasticsearch_index)


class Server:
    def __init__(self, url, proxy, make):
        self.url, self.proxy, self.make = url, proxy, make
        self.prefix = f"test_{uuid.uuid4().hex}"

    def open_index(self, *, timeout_s):
        patience = Patience(tries=2, first_wait_s=0.05)
        return self.make(self.proxy.url, prefix=self.prefix, timeout_s=timeout_s, patience=patience)

    def block(self, block):
        with Elasticsearch(self.url) as client:
            settings = {"index.blocks.read_only_allow_delete": block}
            client.indices.put_settings(index=f"danghao-{self.prefix}-v*", settings=settings)


FAULTS = {
    "away": "cannot be reached",
    "blocked": "free space",
    "slow": "did not answer in time",
    "rubbish": "something else than it was asked",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_reading_goes_on_and_the_next_ingest_catches_up(tmp_path, batch, server, fault, monkeypatch):
    # So that the index is asked in the middle of the run, too.
    monkeypatch.setattr("ingest.run._PUBLISH_ITEMS", 2)
    for item in range(1, ITEMS + 1):
        draw_page(batch / code(item) / "1.tif", f"item {item}")
    write_table(batch, [(code(item), f"题{item}", 1, "", "") for item in range(1, ITEMS + 1)])
    with Bench(tmp_path / "data") as bench:
        bench.index.close()
        bench.index = server.open_index(timeout_s=30)
        # Nobody has published anything when the trouble begins, but the index is there.
        bench.index._generations.ensure_live()
        match fault:
            case "away":
                server.proxy.cut = True
            case "blocked":
                server.block(True)
            case "slow":
                server.proxy.delay_s = 5.0
                bench.index = server.open_index(timeout_s=0.3)
            case _:
                server.proxy.canned = fault_proxy.json_answer(b'{"took": 1}')
        report = bench.ingest(batch, executor=Inline())
        assert (report.recognised, report.failed, report.unpublished) == (ITEMS, (), ITEMS)
        assert FAULTS[fault] in report.index_problem
        assert all(item.published_version is None for item in bench.catalogue.iterate_items(scope=EVERYTHING))

        server.proxy.mend()
        if fault == "blocked":
            server.block(None)
        bench.index = server.open_index(timeout_s=30)
        report = bench.ingest(batch, executor=Inline())
        assert (report.recognised, report.skipped, report.published) == (0, ITEMS, ITEMS)
        assert (report.unpublished, report.index_problem) == (0, "")
        assert bench.index.count() == ITEMS
