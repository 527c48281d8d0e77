"""Bulks against a client that fails on purpose: what is sent again, what is given up, what is accounted for."""

import threading

import pytest
from elastic_transport import ApiResponseMeta, ConnectionTimeout, HttpHeaders, NodeConfig
from elasticsearch import ApiError

from archive.errors import IndexUnavailableError
from index_mappings.elasticsearch import Connection
from index_mappings.elasticsearch import bulk as module
from index_mappings.elasticsearch.bulk import BulkWriter, Patience

CONNECTION = Connection(hosts=("http://es:9200",), password="geheim")
NODE = NodeConfig("http", "es", 9200)


class Answer:
    def __init__(self, body):
        self.body = body


class FailingClient:
    """Answers each bulk with the next of ``script``: an exception, or statuses by item id (201 for the others)."""

    def __init__(self, *script):
        self.script, self.bulks = list(script), []

    def options(self, **_):
        return self

    def bulk(self, *, operations, index, require_alias):
        acts = [operation for operation in operations if isinstance(operation, dict)]
        ids = [act["_id"] for entry in acts for act in entry.values()]
        self.bulks.append(ids)
        step = self.script.pop(0) if self.script else {}
        if isinstance(step, Exception):
            raise step
        items = []
        for entry in acts:
            ((kind, act),) = entry.items()
            status, error = step.get(act["_id"], (201, ""))
            result = {"_id": act["_id"], "status": status}
            items.append({kind: result | ({"error": {"type": error, "reason": "so it is"}} if error else {})})
        return Answer({"items": items, "errors": any("error" in item for item in items)})


def status(code):
    meta = ApiResponseMeta(code, "1.1", HttpHeaders(), 0.1, NODE)
    return ApiError("refused", meta, {"error": {"type": "some_exception", "reason": "so it is"}})


def write(client, items, **options):
    waits = []
    writer = BulkWriter(
        client=client, connection=CONNECTION, index="i", is_alias=True, sleep=waits.append, patience=Patience(**options)
    )
    with writer:
        for item_id, line in items:
            writer.put(item_id, line)
        writer.flush()
    return writer, waits


def items(count, size=10):
    return [(f"i{number}", b"x" * size) for number in range(count)]


def test_bulks_are_bounded_by_count_and_by_bytes():
    client = FailingClient()
    write(client, items(7), most_items=3)
    assert [len(bulk) for bulk in client.bulks] == [3, 3, 1]
    client = FailingClient()
    write(client, [*items(5, size=40), ("large", b"x" * 500), ("small", b"x")], most_bytes=100)
    assert [len(bulk) for bulk in client.bulks] == [2, 2, 1, 1, 1]


def test_the_next_bulk_is_gathered_while_one_is_under_way_and_none_overtakes_another():
    class Slow(FailingClient):
        def bulk(self, **options):
            assert not under_way.is_set()
            under_way.set()
            began.release()
            assert go_on.acquire(timeout=10)
            under_way.clear()
            return super().bulk(**options)

    under_way, began, go_on = threading.Event(), threading.Semaphore(0), threading.Semaphore(0)
    client = Slow()
    patience = Patience(most_items=2)
    with BulkWriter(client=client, connection=CONNECTION, index="i", is_alias=True, patience=patience) as writer:
        for item_id, line in items(4):
            writer.put(item_id, line)
        # The first bulk is under way, the second has been gathered meanwhile.
        assert began.acquire(timeout=10)
        assert client.bulks == []
        go_on.release(2)
        writer.flush()
    assert client.bulks == [["i0", "i1"], ["i2", "i3"]]


def test_a_bulk_that_fails_beside_is_told_at_the_latest_when_flushing():
    with pytest.raises(IndexUnavailableError, match="503"):
        write(FailingClient(*[status(503)] * 99), items(4), most_items=2, tries=2)


def test_the_last_word_on_an_item_stands_once_in_a_bulk():
    client = FailingClient()
    writer, _ = write(client, [("a", b"1"), ("b", b"2"), ("a", None), ("b", b"3")])
    assert client.bulks == [["a", "b"]]
    assert writer.taken == 1


def test_busy_parts_are_sent_again_alone_with_growing_waits():
    busy = (429, "es_rejected_execution_exception")
    client = FailingClient({"i1": busy, "i2": (503, "unavailable_shards_exception")}, {"i2": busy})
    writer, waits = write(client, items(4))
    assert client.bulks == [["i0", "i1", "i2", "i3"], ["i1", "i2"], ["i2"]]
    assert (writer.taken, writer.refused, waits) == (4, {}, [0.5, 1.0])


@pytest.mark.parametrize("problem", [status(429), status(503), ConnectionTimeout("slow"), ConnectionTimeout("gone")])
def test_a_bulk_that_nobody_answered_is_sent_again_whole(problem):
    client = FailingClient(problem, problem)
    writer, waits = write(client, items(2))
    assert client.bulks == [["i0", "i1"]] * 3
    assert (writer.taken, waits) == (2, [0.5, 1.0])


def test_patience_ends():
    client = FailingClient(*[status(503)] * 99)
    with pytest.raises(IndexUnavailableError, match=r"2 items .* so it is"):
        write(client, items(2), tries=6)
    assert len(client.bulks) == 6
    assert Patience().wait_s(1) == 0.5
    assert Patience().wait_s(6) == 8.0


def test_patience_ends_by_the_clock(monkeypatch):
    now = iter(range(0, 1000, 50))
    monkeypatch.setattr(module.time, "monotonic", lambda: float(next(now)))
    client = FailingClient(*[ConnectionTimeout("slow")] * 99)
    with pytest.raises(IndexUnavailableError, match="did not answer in time"):
        write(client, items(1), tries=99)
    assert len(client.bulks) == 3


def test_what_is_refused_for_good_is_named_and_the_rest_is_taken():
    client = FailingClient({"i1": (400, "document_parsing_exception")})
    writer, _ = write(client, items(3))
    assert client.bulks == [["i0", "i1", "i2"]]
    assert (writer.taken, writer.refused) == (2, {"i1": "document_parsing_exception: so it is"})


def test_an_index_that_refuses_everything_stops(monkeypatch):
    monkeypatch.setattr(module, "_MOST_REFUSED", 2)
    refused = {f"i{number}": (400, "strict_dynamic_mapping_exception") for number in range(9)}
    with pytest.raises(IndexUnavailableError, match="one item after the other"):
        write(FailingClient(refused), items(9))


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ((429, "cluster_block_exception"), "free space"),
        ((403, "cluster_block_exception"), "takes nothing now"),
        ((404, "index_not_found_exception"), "removed or replaced"),
    ],
)
def test_a_block_or_a_lost_index_is_no_matter_of_patience(outcome, said):
    client = FailingClient({"i0": outcome})
    with pytest.raises(IndexUnavailableError, match=said):
        write(client, items(2))
    assert len(client.bulks) == 1


def test_a_bulk_too_large_for_the_server_is_halved():
    client = FailingClient(status(413), status(413))
    writer, _ = write(client, items(4))
    assert client.bulks == [["i0", "i1", "i2", "i3"], ["i0", "i1"], ["i0"], ["i1"], ["i2", "i3"]]
    assert writer.taken == 4
    with pytest.raises(IndexUnavailableError, match="413"):
        write(FailingClient(status(413)), items(1))


def test_deleting_what_is_not_there_is_no_failure():
    writer, _ = write(FailingClient({"a": (404, "")}), [("a", None)])
    assert writer.refused == {}


def test_an_account_that_does_not_fit_is_rubbish():
    class Confused(FailingClient):
        def bulk(self, **options):
            answer = super().bulk(**options)
            answer.body["items"].pop()
            return answer

    with pytest.raises(IndexUnavailableError, match="something else than it was asked") as raised:
        write(Confused(), items(2))
    assert "geheim" not in str(raised.value) + repr(CONNECTION)
