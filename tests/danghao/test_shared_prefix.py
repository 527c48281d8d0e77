"""Two archives under one prefix of a search server: neither is answered from the other's index, nor takes its place."""

import json
import sys
import uuid

import pytest
from elasticsearch import Elasticsearch
from sample_batch import ROOT, ask, run

sys.path.insert(0, str(ROOT / "tests" / "ingest"))

from ingest_bench import Bench, Inline, code, draw_page, write_table

pytestmark = [pytest.mark.e2e, pytest.mark.integration, pytest.mark.enable_socket]


@pytest.fixture
def prefix(elasticsearch_url):
    name = f"test_{uuid.uuid4().hex}"
    yield name
    with Elasticsearch(elasticsearch_url) as client:
        for index in client.indices.get(index=f"danghao-{name}*", allow_no_indices=True):
            client.indices.delete(index=index)


@pytest.fixture
def make_archive(tmp_path, environment_for, elasticsearch_url, prefix):
    """Return a function that takes in two items, read by a fake engine, and gives the settings of their archive."""

    def make(name, title):
        data, batch = tmp_path / name, tmp_path / f"batch_{name}"
        for item in (1, 2):
            draw_page(batch / code(item) / "1.png", f"{name} {item}")
        write_table(batch, [(code(item), f"{title}{item}", 1, "", "") for item in (1, 2)])
        with Bench(data, url=f"sqlite:///{data}/catalogue.sqlite3") as bench:
            bench.ingest(batch, executor=Inline())
            # As of an archive whose index was on this disk alone.
            bench.catalogue.forget_identity()
            bench.catalogue.forget_published()
        return environment_for(data) | {"DANGHAO_SEARCH_URL": f"{elasticsearch_url}/{prefix}"}

    return make


def refused(environment, *arguments):
    done = run(environment, *arguments, check=False)
    assert done.returncode == 1, done.stdout
    return done.stderr


def titles(environment, query):
    return sorted(hit["title"] for hit in ask(environment, "search", query)["hits"])


def test_two_archives_under_one_prefix(make_archive):
    first, second = make_archive("first", "甲题"), make_archive("second", "乙题")
    assert ask(first, "reindex")["items"] == 2
    assert titles(first, "题名:甲题1") == ["甲题1"]
    for arguments in (["reindex"], ["search", "甲题1"]):
        assert "the search index is that of another archive" in refused(second, *arguments)
    status = ask(second, "status")
    assert "that of another archive" in status["incomplete_reason"]
    verified = json.loads(run(second, "verify", "--json", check=False).stdout)
    assert [problem for problem in verified["problems"] if "that of another archive" in problem]
    assert ask(first, "verify")["sound"] is True

    # Given up, it is taken over.
    assert ask(second, "reindex", "--force")["items"] == 2
    assert (titles(second, "题名:乙题1"), ask(second, "verify")["sound"]) == (["乙题1"], True)
    assert "that of another archive" in refused(first, "search", "甲题1")


def test_a_rehearsal_under_the_prefix_of_the_archive_is_refused(
    tmp_path, make_archive, environment_for, elasticsearch_url, prefix
):
    archive = make_archive("first", "甲题")
    ask(archive, "reindex")
    ask(archive, "backup", str(tmp_path / "backup"))
    rehearsal = environment_for(tmp_path / "rehearsal") | {"DANGHAO_SEARCH_URL": f"{elasticsearch_url}/{prefix}"}
    assert "there is a search index of 2 items" in refused(rehearsal, "restore", str(tmp_path / "backup"))
    assert (titles(archive, "题名:甲题1"), ask(archive, "verify")["sound"]) == (["甲题1"], True)

    apart = rehearsal | {"DANGHAO_SEARCH_URL": f"{elasticsearch_url}/{prefix}_apart"}
    assert ask(apart, "restore", str(tmp_path / "backup"))["verified"]["sound"] is True
    assert ask(archive, "verify")["sound"] is True
    # What was restored is a copy with an id of its own, so it cannot be led to the archive's index, either.
    assert "that of another archive" in refused(rehearsal, "search", "甲题1")
    # Lost with its data, the archive is put back under its own prefix.
    assert ask(rehearsal, "restore", str(tmp_path / "backup"), "--force")["verified"]["sound"] is True
    assert titles(rehearsal, "题名:甲题1") == ["甲题1"]


def test_a_prefix_that_was_left_and_returned_to(make_archive, elasticsearch_url, prefix):
    archive = make_archive("first", "甲题")
    elsewhere = archive | {"DANGHAO_SEARCH_URL": f"{elasticsearch_url}/{prefix}_apart"}
    ask(archive, "reindex")
    ask(elsewhere, "reindex")
    answer = ask(archive, "search", "题名:甲题1")
    assert (answer["total"], answer["complete"]) == (1, False)
    assert "not the one that was published to last" in answer["incomplete_reason"]
    said = run(archive | {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "search", "题名:甲题1").stdout
    assert "检索索引不是最近一次发布的那一个" in said
    assert "not the one that was published to last" in ask(archive, "status")["incomplete_reason"]
    ask(archive, "reindex")
    assert ask(archive, "search", "题名:甲题1")["complete"] is True
