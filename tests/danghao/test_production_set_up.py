"""Everything a bureau runs, at once: PostgreSQL, Elasticsearch, a cluster of workers and an S3 store, by settings alone.

The answers are those of an archive on this machine's disk with nothing but defaults, before a backup and after it.
"""

import uuid

import psycopg
import pytest
from elasticsearch import Elasticsearch
from postgresql_server import PASSWORD
from sample_batch import QUERIES, ask, choose_items, comparable, copy_batch, run

from archive.store import open_catalogue
from tests.dask_cluster import DaskCluster
from tests.s3_server import S3Server

pytestmark = [pytest.mark.e2e, pytest.mark.integration, pytest.mark.ocr, pytest.mark.enable_socket]


class Bureau:
    """Makes installations on the same servers, each with its own database, indexes and prefix of the bucket."""

    def __init__(self, folder, postgresql, elasticsearch_url):
        self.folder, self.postgresql, self.elasticsearch_url = folder, postgresql, elasticsearch_url
        self.password_file = folder / "password"
        self.password_file.write_text(f"{PASSWORD}\n")
        self.s3 = S3Server(folder / "s3")
        self.names = []

    def settings_of(self, name):
        """Return the settings of a new installation, all but those of its cluster and its data folder."""
        prefix, database = f"test_{uuid.uuid4().hex}", self.postgresql.make_database()
        self.names.append((prefix, database))
        return self.s3.environment(name) | {
            "DANGHAO_DATABASE_URL": self.postgresql.tcp_url_of(database),
            "DANGHAO_DATABASE_PASSWORD_FILE": str(self.password_file),
            "DANGHAO_SEARCH_URL": f"{self.elasticsearch_url}/{prefix}",
            "LC_ALL": "C.UTF-8",
        }

    def close(self):
        self.s3.close()
        with Elasticsearch(self.elasticsearch_url) as client:
            for prefix, database in self.names:
                self.postgresql.drop_database(database)
                for name in client.indices.get(index=f"danghao-{prefix}-v*", allow_no_indices=True):
                    client.indices.delete(index=name)


@pytest.fixture
def bureau(tmp_path, postgresql, elasticsearch_url):
    if postgresql.folder is None:
        pytest.skip("needs a server of its own, which asks for a known password: unset DANGHAO_TEST_POSTGRESQL_URL")
    bureau = Bureau(tmp_path, postgresql, elasticsearch_url)
    yield bureau
    bureau.close()


def assert_alike(environment, reference, queries=QUERIES):
    for arguments in queries:
        assert comparable(ask(environment, *arguments)) == comparable(ask(reference, *arguments)), arguments


def test_a_bureau_answers_as_the_defaults_do_and_comes_back_from_its_backup(
    tmp_path, bureau, environment_for, small_archive
):
    batch = copy_batch(tmp_path / "batch", choose_items(3))
    settings = bureau.settings_of("first")
    with DaskCluster(tmp_path / "cluster", workers=2, data_dir=tmp_path / "data", settings=settings) as cluster:
        environment = cluster.environment()
        assert ask(environment, "init")["items"] == 0
        assert ask(environment, "search", "登记")["total"] == 0
        report = ask(environment, "ingest", str(batch))
        assert report["recognised"] == report["pages"] > 0
        assert (report["failed"], report["published"], report["unpublished"]) == ([], 3, 0)
        assert PASSWORD not in cluster.read_log()
    assert_alike(environment, small_archive)
    verified = ask(environment, "verify")
    assert (verified["sound"], verified["indexed"]) == (True, 3)
    assert comparable(verified) == comparable(ask(small_archive, "verify"))
    status = ask(environment, "status")
    assert status["index"] == {"name": "elasticsearch", "documents": 3}
    assert comparable(status) == comparable(ask(small_archive, "status"))

    # One writer at a time on whatever host, also for the index that all of them share.
    with psycopg.connect(settings["DANGHAO_DATABASE_URL"], password=PASSWORD) as asked:
        assert asked.execute("SELECT count(*) FROM item").fetchone() == (3,)
    whole = open_catalogue(settings["DANGHAO_DATABASE_URL"], password=PASSWORD)
    with whole.sole_writer():
        elsewhere = environment | {"DANGHAO_DATA_DIR": str(tmp_path / "elsewhere")}
        refused = run(elsewhere, "reindex", check=False)
        assert (refused.returncode, "another ingest" in refused.stderr) == (1, True)
    whole.close()

    # Lost with all its servers' content, and put back on others.
    backup = tmp_path / "backup"
    made = ask(environment, "backup", str(backup))
    assert made["missing"] == []
    other = environment_for(tmp_path / "other") | bureau.settings_of("second")
    restored = ask(other, "restore", str(backup))
    assert (restored["items"], restored["missing"], restored["verified"]["sound"]) == (3, 0, True)
    assert restored["copied"] == restored["blobs"] > 0
    assert_alike(other, small_archive, QUERIES[:3])
