"""The installed command against a real search server: away at first, then back, then answering as the embedded index does."""

import json
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
import uuid

import fault_proxy
import pytest
from elasticsearch import Elasticsearch
from sample_batch import COMMAND, QUERIES, ask, choose_items, comparable, copy_batch, run

pytestmark = [pytest.mark.e2e, pytest.mark.ocr, pytest.mark.integration, pytest.mark.enable_socket]


@pytest.fixture(scope="module")
def proxy(elasticsearch_url):
    with fault_proxy.standing_before(elasticsearch_url) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory, environment_for, proxy, elasticsearch_url):
    """The environment of an archive on the server, and what its first ingest said: the server was away for it."""
    folder = tmp_path_factory.mktemp("on_server")
    prefix = f"test_{uuid.uuid4().hex}"
    environment = environment_for(folder / "data") | {"DANGHAO_SEARCH_URL": f"{proxy.url}/{prefix}"}
    batch = copy_batch(folder / "batch", choose_items(3))
    proxy.cut = True
    done = run(environment, "ingest", str(batch), "--workers", "2", "--json", check=False)
    yield environment, batch, done
    proxy.mend()
    with Elasticsearch(elasticsearch_url) as client:
        for name in client.indices.get(index=f"danghao-{prefix}-v*", allow_no_indices=True):
            client.indices.delete(index=name)


def get(url):
    try:
        with urllib.request.urlopen(url, timeout=60) as reply:
            return reply.status, reply.headers, json.load(reply)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, json.load(error)


def test_a_server_that_goes_and_comes_back(taken_in, small_archive, proxy):
    environment, batch, done = taken_in
    # Away: everything was read, nothing is lost, and it is said.
    report = json.loads(done.stdout)
    assert done.returncode == 3
    assert report["recognised"] == report["pages"] > 0
    assert (report["failed"], report["published"], report["unpublished"]) == ([], 0, 3)
    assert "cannot be reached" in report["index_problem"]
    assert "3 items are read but not yet in the search index" in done.stderr
    refused = run(environment, "search", "登记", check=False)
    assert refused.returncode == 1
    assert "cannot be reached" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    status = ask(environment, "status")
    assert (status["totals"]["recognised"], status["totals"]["indexed"]) == (report["pages"], 0)
    assert "cannot be reached" in status["incomplete_reason"]

    # A web server that is started now says so, answers 503, and answers as soon as the search server does.
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = subprocess.Popen([COMMAND, "serve", "--port", str(port)], env=environment, stderr=subprocess.PIPE)
    try:
        assert "answered with 503" in server.stderr.readline().decode()
        assert "serving on" in server.stderr.readline().decode()
        url = f"http://127.0.0.1:{port}/api/v1/search?query=%E7%99%BB%E8%AE%B0"
        deadline = time.monotonic() + 30
        while True:
            try:
                code, headers, problem = get(url)
                break
            except urllib.error.URLError:
                assert time.monotonic() < deadline
        assert (code, headers["Content-Type"], headers["Retry-After"]) == (503, "application/problem+json", "5")
        assert "cannot be reached" in problem["detail"]
        assert get(f"http://127.0.0.1:{port}/healthz")[0] == 503

        # Back: the next ingest reads nothing again and publishes what waits.
        proxy.mend()
        again = ask(environment, "ingest", str(batch))
        assert (again["recognised"], again["published"], again["unpublished"]) == (0, 3, 0)
        code, _, answer = get(url)
        assert (code, answer["complete"]) == (200, True)
        assert answer["total"] >= 1
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(15)
        server.stderr.close()


def test_answers_are_those_of_the_embedded_index(taken_in, small_archive):
    environment, *_ = taken_in
    person = next(
        mention for mention in ask(environment, "show", choose_items(3)[0])["mentions"] if mention["type"] == "person"
    )
    for arguments in [*QUERIES, ["search", "--name", person["value"]], ["search", f'"{person["value"]}"']]:
        there, here = ask(environment, *arguments), ask(small_archive, *arguments)
        assert comparable(there) == comparable(here), arguments


def test_reindex_verify_and_status_agree_with_the_embedded_index(taken_in, small_archive):
    environment, *_ = taken_in
    before = ask(environment, "search", "登记")
    assert ask(environment, "reindex")["items"] == 3
    assert comparable(ask(environment, "search", "登记")) == comparable(before)
    verified = ask(environment, "verify")
    assert (verified["sound"], verified["indexed"]) == (True, 3)
    assert comparable(verified) == comparable(ask(small_archive, "verify"))
    status = ask(environment, "status")
    assert status["index"] == {"name": "elasticsearch", "documents": 3}
    assert comparable(status) == comparable(ask(small_archive, "status"))
