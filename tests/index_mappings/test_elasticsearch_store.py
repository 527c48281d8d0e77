"""What only an index on a server can do wrong: generations, kills, blocks, absence, rubbish. On a real server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
import uuid
from pathlib import Path

import fault_proxy
import pytest
from elasticsearch import Elasticsearch
from elasticsearch_server import USERS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.errors import DocumentsRefusedError, IndexUnavailableError, UnsupportedQueryError
from archive.publication import Publication
from archive.scope import local_administrator
from index_mappings import fields
from index_mappings.elasticsearch import Connection, ElasticsearchIndex, layout
from index_mappings.elasticsearch.bulk import Patience
from index_mappings.memory import MemoryIndex
from index_mappings.port import IndexDocument, IndexPage, Sort, TokenStream
from index_mappings.query import Everything, Phrase, Some, Term

pytestmark = [pytest.mark.integration, pytest.mark.enable_socket]

ADMIN = local_administrator()
ROOT = Path(__file__).resolve().parents[2]
HASTY = Patience(tries=2, first_wait_s=0.05)


def make(number):
    held = {fields.CLASS: ("户籍",), fields.REF_SORT: (f"r{number:05d}",)}
    return IndexDocument(item_id=f"i{number:05d}", keywords=held, integers={}, tokens={})


def total(index) -> int:
    return index.search(Everything(), scope=ADMIN, limit=1).total


def fill(index, numbers):
    index.add(map(make, numbers))
    index.commit()


@pytest.fixture
def prefix():
    return f"test_{uuid.uuid4().hex}"


@pytest.fixture
def client(elasticsearch_url):
    with Elasticsearch(elasticsearch_url) as client:
        yield client


def names_of(client, prefix):
    return sorted(client.indices.get_alias(index=f"danghao-{prefix}-v*", allow_no_indices=True).body)


STREAMS = f"test_{uuid.uuid4().hex}"


# --- token streams -----------------------------------------------------------------------------------------------------
WORDS = ["甲", "乙", "甲乙", "乙甲", "28", "028", "a", "ab", "ab28"]


@st.composite
def streams(draw):
    """Return any stream that can be told apart: at each position a Han token of each length, and two others."""
    pairs = set()
    for position in draw(st.lists(st.integers(0, 8) | st.integers(95, 103) | st.just(300), max_size=8)):
        pairs.add((position, draw(st.sampled_from(WORDS))))
    taken, kept = set(), []
    for position, word in sorted(pairs):
        place = (position, layout._is_narrow(word))
        if place not in taken:
            taken.add(place)
            kept.append((position, word))
        elif (position, "overflow") not in taken and word.isascii():
            taken.add((position, "overflow"))
            kept.append((position, word))
    return TokenStream(tokens=tuple(kept))


PHRASES = st.lists(st.tuples(st.integers(0, 4) | st.integers(95, 101), st.sampled_from(WORDS)), min_size=2, max_size=4)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(held=st.lists(streams(), min_size=1, max_size=12), phrases=st.lists(PHRASES, min_size=10, max_size=20))
def test_phrases_over_any_stream_are_those_of_the_oracle(make_elasticsearch_index, held, phrases):
    memory, index = MemoryIndex(), make_elasticsearch_index(prefix=STREAMS)
    documents = [
        IndexDocument(item_id=f"i{number}", keywords={}, integers={}, tokens={fields.BODY: stream} if stream.tokens else {})
        for number, stream in enumerate(held)
    ]  # fmt: skip
    memory.rebuild(documents)
    index.rebuild(documents)
    cut = [tuple(stream.tokens[:3]) for stream in held if len(stream.tokens) > 1]
    for tokens in [*map(tuple, phrases), *cut]:
        node = Phrase(fields.BODY, tokens)
        found = index.search(node, scope=ADMIN, limit=50)
        assert found == memory.search(node, scope=ADMIN, limit=50), tokens
    for word in WORDS:
        node = Term(fields.BODY, word)
        assert index.search(node, scope=ADMIN, limit=50) == memory.search(node, scope=ADMIN, limit=50)


# --- generations -------------------------------------------------------------------------------------------------------
def test_searching_creates_nothing(make_elasticsearch_index, client, prefix):
    index = make_elasticsearch_index(prefix=prefix)
    assert index.search(Everything(), scope=ADMIN, limit=5) == IndexPage(total=0, hits=(), facets={})
    assert index.count() == 0
    assert not index.needs_rebuild
    index.remove(["x"])
    index.commit()
    assert names_of(client, prefix) == []


def test_what_was_committed_is_there_again_and_others_see_it(make_elasticsearch_index, prefix):
    reader, writer = make_elasticsearch_index(prefix=prefix), make_elasticsearch_index(prefix=prefix)
    fill(writer, range(3))
    writer.add([make(9)])
    assert total(reader) == 3
    writer.close()
    later = make_elasticsearch_index(prefix=prefix)
    fill(later, [4])
    assert total(reader) >= 4


def test_several_first_writers_make_one_index(make_elasticsearch_index, client, prefix):
    writers = [make_elasticsearch_index(prefix=prefix) for _ in range(4)]
    threads = [threading.Thread(target=fill, args=(writer, [n])) for n, writer in enumerate(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names_of(client, prefix)) == 1
    assert total(writers[0]) == 4


def test_an_index_of_another_field_table_says_so_and_can_be_rebuilt(
    make_elasticsearch_index, client, prefix, monkeypatch
):
    old = make_elasticsearch_index(prefix=prefix)
    fill(old, [1])
    monkeypatch.setattr(fields, "CONTENT_VERSION", "another")
    newer = make_elasticsearch_index(prefix=prefix)
    assert newer.needs_rebuild
    assert not old.needs_rebuild
    for attempt in (lambda: total(newer), newer.count, lambda: newer.add([make(2)]), lambda: newer.remove(["i"])):
        with pytest.raises(IndexUnavailableError, match="another version; run 'danghao reindex'"):
            attempt()
    newer.rebuild([make(2), make(3)])
    assert not newer.needs_rebuild
    assert total(newer) == 2
    assert len(names_of(client, prefix)) == 1
    # The program of the former version can no more ask what it would not understand than the new one could.
    with pytest.raises(IndexUnavailableError, match="another version"):
        total(old)


def test_a_rebuild_touches_no_other_archive(make_elasticsearch_index, client, prefix):
    other = make_elasticsearch_index(prefix=f"{prefix}_2")
    fill(other, [1])
    index = make_elasticsearch_index(prefix=prefix)
    index.rebuild([make(1), make(2)])
    index.rebuild([make(3)])
    assert (total(other), total(index)) == (1, 1)
    (name,) = names_of(client, prefix)
    assert name == f"danghao-{prefix}-v{layout.fingerprint()}-000002"
    assert client.indices.get_alias(index=name).body[name]["aliases"] == {
        f"danghao-{prefix}-read-v{layout.fingerprint()}": {},
        f"danghao-{prefix}-write-v{layout.fingerprint()}": {"is_write_index": True},
    }


def test_searches_go_on_while_a_rebuild_runs_and_see_all_or_nothing_of_it(make_elasticsearch_index, prefix):
    reader, writer = make_elasticsearch_index(prefix=prefix), make_elasticsearch_index(prefix=prefix)
    fill(writer, range(5))
    seen, ended = set(), threading.Event()

    def ask():
        while not ended.is_set():
            page = reader.search(Everything(), scope=ADMIN, limit=1)
            seen.add((page.total, page.incomplete))

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        for count in (9, 3, 7):
            assert writer.rebuild(map(make, range(count))) == count
    finally:
        ended.set()
        thread.join()
    assert seen <= {(5, ""), (9, ""), (3, ""), (7, "")}


def in_other_process(code, url, prefix):
    script = textwrap.dedent(
        """
        import sys, time
        from index_mappings import fields
        from index_mappings.elasticsearch import Connection, ElasticsearchIndex
        from index_mappings.elasticsearch.bulk import Patience
        from index_mappings.port import IndexDocument
        def make(number):
            held = {fields.CLASS: ("户籍",), fields.REF_SORT: (f"r{number:05d}",)}
            return IndexDocument(item_id=f"i{number:05d}", keywords=held, integers={}, tokens={})
        def halt():
            print("there", flush=True)
            time.sleep(600)
        index = ElasticsearchIndex(
            Connection(hosts=(sys.argv[1],), prefix=sys.argv[2], shards=2), patience=Patience(most_items=10)
        )
        """
    ) + textwrap.dedent(code)
    return subprocess.Popen([sys.executable, "-c", script, url, prefix], stdout=subprocess.PIPE, text=True, cwd=ROOT)


def kill_when_there(process):
    with process.stdout:
        assert process.stdout.readline() == "there\n"
        os.kill(process.pid, signal.SIGKILL)
        process.wait()


REBUILDING = """
def documents():
    yield from map(make, range(40))
    halt()
index.rebuild(documents())
"""


def test_a_killed_rebuild_is_never_half_live_and_the_next_goes_on(
    make_elasticsearch_index, elasticsearch_url, client, prefix
):
    index = make_elasticsearch_index(prefix=prefix)
    fill(index, [1])
    kill_when_there(in_other_process(REBUILDING, elasticsearch_url, prefix))
    assert total(index) == 1
    fill(index, [2])
    assert total(index) == 2
    changed = IndexDocument(item_id="i00005", keywords={fields.CLASS: ("车辆",)}, integers={}, tokens={})
    assert index.rebuild([changed if n == 5 else make(n) for n in range(50)]) == 50
    assert total(index) == 50
    assert index.search(Term(fields.CLASS, "车辆"), scope=ADMIN, limit=9).total == 1
    (name,) = names_of(client, prefix)
    written = client.indices.stats(index=name, metric="indexing").body["_all"]["primaries"]["indexing"]["index_total"]
    # Some thirty had come there before the kill. They were not written again, but for the one that had changed, and for
    # a last bulk that may have been on its way.
    assert 50 < written <= 61


def test_what_is_gone_since_a_killed_rebuild_is_not_kept(make_elasticsearch_index, elasticsearch_url, prefix):
    index = make_elasticsearch_index(prefix=prefix)
    kill_when_there(in_other_process(REBUILDING, elasticsearch_url, prefix))
    with pytest.raises(IndexUnavailableError, match="run 'danghao reindex' again"):
        index.rebuild([make(1)])
    assert index.count() == 0
    assert index.rebuild([make(1)]) == 1
    assert total(index) == 1


def test_an_index_is_emptied_whatever_a_killed_rebuild_left(make_elasticsearch_index, elasticsearch_url, prefix):
    index = make_elasticsearch_index(prefix=prefix)
    index.rebuild([make(1)])
    kill_when_there(in_other_process(REBUILDING, elasticsearch_url, prefix))
    assert (index.rebuild(()), index.count()) == (0, 0)
    index.add([make(2)])
    index.commit()
    assert index.count() == 1


def test_a_writer_killed_at_any_moment_loses_nothing_that_was_acknowledged(
    make_elasticsearch_index, elasticsearch_url, prefix
):
    code = """
    print("there", flush=True)
    for round in range(1000):
        index.add(map(make, range(round * 10, round * 10 + 10)))
        index.commit()
        print(round + 1, flush=True)
    """
    process = in_other_process(code, elasticsearch_url, prefix)
    with process.stdout:
        for _ in range(4):
            last = process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        told = max(int(line) for line in [last, *process.stdout.read().splitlines()] if line.strip().isdigit())
    assert told >= 3
    index = make_elasticsearch_index(prefix=prefix)
    assert total(index) >= told * 10
    fill(index, range(told * 10 + 10))
    assert total(index) == told * 10 + 10


# --- writing -----------------------------------------------------------------------------------------------------------
def test_a_document_that_the_server_refuses_is_named_and_all_others_are_taken(make_elasticsearch_index):
    index = make_elasticsearch_index()
    too_long = IndexDocument(item_id="i00002", keywords={fields.NUMBER: ("x" * 40_000,)}, integers={}, tokens={})
    with pytest.raises(DocumentsRefusedError, match="item i00002") as raised:
        index.add([make(1), too_long, make(3)])
    assert list(raised.value.reasons) == ["i00002"]
    index.commit()
    assert total(index) == 2
    with pytest.raises(DocumentsRefusedError):
        index.rebuild([make(1), too_long, make(3), make(4)])
    assert total(index) == 3


def test_a_block_is_said_and_nothing_is_lost_when_it_is_lifted(make_elasticsearch_index, client, prefix):
    index = make_elasticsearch_index(prefix=prefix, patience=HASTY)
    fill(index, [1])
    (name,) = names_of(client, prefix)
    client.indices.put_settings(index=name, settings={"index.blocks.read_only_allow_delete": True})
    with pytest.raises(IndexUnavailableError, match="free space"):
        index.add([make(2)])
    assert total(index) == 1
    client.indices.put_settings(index=name, settings={"index.blocks.read_only_allow_delete": None})
    fill(index, [2])
    assert total(index) == 2


def test_an_index_that_was_removed_is_made_again(make_elasticsearch_index, client, prefix):
    index = make_elasticsearch_index(prefix=prefix)
    fill(index, [1])
    client.indices.delete(index=names_of(client, prefix)[0])
    assert index.count() == 0
    fill(index, [2])
    assert total(index) == 1
    assert len(names_of(client, prefix)) == 1


def test_a_block_of_the_whole_index_is_no_question_of_rights(make_elasticsearch_index, client, prefix):
    index = make_elasticsearch_index(prefix=prefix)
    fill(index, [1])
    (name,) = names_of(client, prefix)
    client.indices.put_settings(index=name, settings={"index.blocks.metadata": True})
    try:
        with pytest.raises(IndexUnavailableError, match="takes nothing now") as caught:
            index.commit(Publication(archive="a" * 32, last="b" * 32).begin_next())
        assert "rights" not in str(caught.value)
    finally:
        client.indices.put_settings(index=name, settings={"index.blocks.metadata": None})


def test_an_index_that_was_changed_by_hand_is_no_fault_of_the_query_and_is_rebuilt(
    make_elasticsearch_index, client, prefix
):
    index = make_elasticsearch_index(prefix=prefix)
    fill(index, [1])
    client.indices.close(index=names_of(client, prefix)[0])
    with pytest.raises(IndexUnavailableError, match=r"by hand .*closed.*reindex") as closed:
        total(index)
    assert closed.value.needs_rebuild
    assert index.rebuild([make(1), make(2)]) == 2
    assert total(index) == 2

    # The alias leads to another index, alone and beside the right one; that index itself is left as it is.
    other = f"{prefix}_other"
    client.indices.create(index=other, mappings={"properties": {"x": {"type": "keyword"}}})
    (alias,) = [
        a
        for a in client.indices.get_alias(index=names_of(client, prefix)[0]).body.popitem()[1]["aliases"]
        if "-read-" in a
    ]
    try:
        client.indices.update_aliases(
            actions=[
                {"remove": {"index": names_of(client, prefix)[0], "alias": alias}},
                {"add": {"index": other, "alias": alias}},
            ]
        )
        with pytest.raises(IndexUnavailableError, match="by hand"):
            total(index)
        assert index.rebuild([make(1), make(2)]) == 2
        page = index.search(Everything(), scope=ADMIN, limit=5)
        assert (page.total, page.incomplete) == (2, "")
        assert client.indices.get_alias(index=other).body == {other: {"aliases": {}}}
    finally:
        client.indices.delete(index=other)


# --- reading -----------------------------------------------------------------------------------------------------------
def test_pages_beyond_ten_thousand_hits(make_elasticsearch_index):
    index = make_elasticsearch_index()
    index.add(make(number) for number in range(12_030))
    index.commit()
    scored = Some((Everything(), Term(fields.ITEM_ID, "i12000", 8.0)))
    for node, first in ((Everything(), []), (scored, ["i12000"])):
        page = index.search(node, scope=ADMIN, limit=50, offset=12_000, facets=[fields.CLASS])
        row = first + [f"i{number:05d}" for number in range(12_030) if f"i{number:05d}" not in first]
        assert [hit.item_id for hit in page.hits] == row[12_000:]
        assert (page.total, page.incomplete) == (12_030, "")
        assert page.facets[fields.CLASS][0].count == 12_030
        whole = index.search(node, scope=ADMIN, limit=20_000, sort=Sort.RELEVANCE)
        assert [hit.item_id for hit in whole.hits] == row
    assert index.search(Everything(), scope=ADMIN, limit=5, offset=1_000_000).hits == ()


def test_a_query_that_the_server_will_not_take_is_not_supported(make_elasticsearch_index):
    index = make_elasticsearch_index()
    fill(index, [1])
    deep = Term(fields.BOX, "1", 1.0)
    for number in range(60):
        deep = Some((deep, Term(fields.BOX, str(number), 2.0 + number)))
    with pytest.raises(UnsupportedQueryError, match="ask for less at once"):
        index.search(deep, scope=ADMIN, limit=1)


# --- a server that is away, slow, or not itself ------------------------------------------------------------------------
@pytest.fixture
def faulty(elasticsearch_url, make_elasticsearch_index):
    """An index with one item behind a proxy, and the proxy."""
    with fault_proxy.standing_before(elasticsearch_url) as proxy:
        index = make_elasticsearch_index(proxy.url, timeout_s=0.4, patience=HASTY)
        # A busy machine may take its time as long as nothing is to fail.
        patient = make_elasticsearch_index(prefix=index._connection.prefix)
        fill(patient, [1])
        yield index, proxy, patient


FAULTS = {
    "away": ({"cut": True}, "cannot be reached"),
    "slow": ({"delay_s": 5.0}, "did not answer in time"),
    "html": ({"canned": fault_proxy.HTML}, "is no Elasticsearch"),
    "noise": ({"canned": fault_proxy.NOISE}, "cannot be reached"),
    "other json": ({"canned": fault_proxy.json_answer(b'{"hits": [1, 2]}')}, "something else than it was asked"),
    "a list": ({"canned": fault_proxy.json_answer(b"[]")}, "something else than it was asked"),
    "broken json": ({"canned": fault_proxy.json_answer(b'{"hits": ')}, "search server"),
    "an error": (
        {"canned": fault_proxy.json_answer(b'{"error": {"type": "x", "reason": "y"}}', b"500 Oh")},
        "status 500: x: y",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_are_told_in_one_line_and_pass(faulty, fault):
    index, proxy, patient = faulty
    state, said = FAULTS[fault]
    for name, value in state.items():
        setattr(proxy, name, value)
    started = time.monotonic()
    for attempt in (lambda: total(index), index.count, lambda: index.add([make(2)]), lambda: index.rebuild([make(3)])):
        with pytest.raises(IndexUnavailableError, match=said) as raised:
            attempt()
        assert "\n" not in str(raised.value)
    assert time.monotonic() - started < 30
    proxy.mend()
    assert total(patient) == 1
    fill(patient, [2])
    assert total(patient) == 2


def test_a_bulk_whose_answer_is_lost_is_sent_again_and_changes_nothing_twice(faulty):
    index, proxy, patient = faulty
    index._generations.ensure_live()
    proxy.delay_s = 30.0
    writer = index._writer(index._generations.write_alias, is_alias=True)
    writer.sleep = lambda _: proxy.mend()
    for number in range(2, 12):
        writer.put(f"i{number:05d}", layout.write_document(make(number)))
    writer.flush()
    assert writer.taken == 10
    patient._is_written = True
    patient.commit()
    assert total(patient) == 11


@pytest.fixture
def index(elasticsearch_url, prefix):
    index = ElasticsearchIndex(Connection(hosts=(elasticsearch_url,), prefix=prefix))
    yield index
    index.close()


def test_a_bulk_that_comes_late_changes_nothing_that_was_written_since(index):
    fill(index, [1, 2])
    late = index._writer(index._generations.write_alias, is_alias=True)
    late.put("i00001", layout.write_document(make(1)))
    late.put("i00002", None)
    given_up = dict(late._waiting)
    index.remove(["i00001"])
    fill(index, [2])
    outcomes = [next(iter(outcome.values()))["status"] for outcome in late._request(given_up)["items"]]
    assert outcomes == [409, 409]
    index.commit()
    assert [hit.item_id for hit in index.search(Everything(), scope=ADMIN, limit=5).hits] == ["i00002"]


@pytest.mark.parametrize("line", [layout.write_document(make(1)), None])
def test_a_writer_whose_clock_is_behind_is_heard(index, line):
    fill(index, [1, 2])
    behind = index._writer(index._generations.write_alias, is_alias=True)
    behind.sleep, behind.clock = lambda _: None, lambda: 1_000
    behind.put("i00001", line)
    behind.put("i00003", layout.write_document(make(3)))
    behind.flush()
    assert behind.refused == {}
    index._is_written = True
    index.commit()
    assert total(index) == 2 + (line is not None)
    fill(index, [1])
    assert total(index) == 3


# --- security ----------------------------------------------------------------------------------------------------------
def test_users_with_the_documented_rights_come_in_and_others_do_not(secured_elasticsearch, prefix):
    def open_as(user="", password="", **options):
        known = {"hosts": (secured_elasticsearch.url,), "prefix": prefix, "ca_file": secured_elasticsearch.ca_file}
        return ElasticsearchIndex(Connection(user=user, password=password, **(known | options)))

    own = open_as("danghao", USERS["danghao"])
    fill(own, range(5))
    assert own.rebuild(map(make, range(3))) == 3
    assert total(own) == own.count() == 3
    mark = Publication(archive="a" * 32).begin_next()
    own.commit(mark)
    reader = open_as("reader", USERS["reader"])
    assert reader.mark() == mark
    assert total(reader) == reader.count() == 3
    assert len(reader.search(Everything(), scope=ADMIN, limit=20_000).hits) == 3
    with pytest.raises(IndexUnavailableError, match="does not allow this"):
        reader.add([make(1)])
    reader.close()
    for stranger, said in (
        (open_as("danghao", "falsch"), "DANGHAO_SEARCH_USER"),
        (open_as(), "DANGHAO_SEARCH_USER"),
        (open_as(api_key="ZmFsc2NoOmZhbHNjaA=="), "DANGHAO_SEARCH_USER"),
        (open_as("nosy", USERS["nosy"]), "does not allow this"),
    ):
        for attempt in (lambda s=stranger: total(s), stranger.count, lambda s=stranger: s.add([make(1)])):
            with pytest.raises(IndexUnavailableError, match=said) as raised:
                attempt()
            assert "falsch" not in str(raised.value)
        stranger.close()
    assert total(own) == 3
    own._generations.discard(own._generations.find().live)
    own.close()


def test_a_server_of_unknown_certificate_is_not_trusted(secured_elasticsearch):
    index = ElasticsearchIndex(
        Connection(hosts=(secured_elasticsearch.url,), user="danghao", password=USERS["danghao"])
    )
    for attempt in (index.count, lambda: total(index), lambda: index.add([make(1)])):
        with pytest.raises(IndexUnavailableError, match="DANGHAO_SEARCH_CA_FILE"):
            attempt()
    index.close()


def test_encryption_where_the_server_has_none_is_told(elasticsearch_url):
    index = ElasticsearchIndex(Connection(hosts=(elasticsearch_url.replace("http:", "https:"),)))
    with pytest.raises(IndexUnavailableError, match="DANGHAO_SEARCH_CA_FILE"):
        index.count()
    index.close()
