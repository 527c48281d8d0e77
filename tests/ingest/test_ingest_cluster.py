"""A batch read by a cluster ends as one read by local processes, whoever dies on the way; nothing stored is read twice.

The scheduler and its workers are real processes; each test ends those that it started.
"""

import os
import signal
import threading
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from ingest_bench import Bench, Inline, children_of, code, draw_page, write_table
from ingest_fakes import HANGS, KILLS, REFUSES, FakeReader

from archive.blob_store import FsspecBlobs
from archive.errors import IngestError
from archive.model import PageState
from ingest.dask_link import ClusterError
from ingest.dask_workers import DaskWorkers
from ingest.versions import describe_installation
from ingest.worker import WorkerSetup, prepare
from tests.dask_cluster import DaskCluster

pytestmark = [pytest.mark.integration, pytest.mark.enable_socket]
PAGES = 40


@pytest.fixture
def cluster(tmp_path):
    with DaskCluster(tmp_path / "cluster", workers=0) as cluster:
        # Two hosts with one worker each.
        cluster.hosts = [cluster.start_workers(1) for _ in range(2)]
        yield cluster


def fill(batch):
    for item in range(1, 11):
        for page in range(1, 5):
            draw_page(batch / code(item) / f"{page}.png", f"item {item} page {page}")
    write_table(batch, [(code(item), f"题{item}", 4, "", "") for item in range(1, 13)])


def read_undisturbed(folder, batch):
    with Bench(folder) as bench:
        bench.ingest(batch, executor=Inline())
        return bench.content(), Counter(bench.read_calls())


def ingest(bench, cluster, batch, *, slow_s=0.0, limit_s=30.0, wait_s=60.0, prepared_with=None, **options):
    reader = FakeReader(bench.log, slow_s=slow_s)
    with DaskWorkers(
        address=cluster.address,
        introduce=describe_installation,
        prepare=partial(prepare, WorkerSetup(blobs=prepared_with or bench.blobs, reader_factory=reader)),
        limit_s=limit_s,
        wait_s=wait_s,
    ) as executor:
        return bench.ingest(batch, executor=executor, reader=reader, **options)


class Disturbance(threading.Thread):
    """Does something once when so many pages were begun."""

    def __init__(self, bench, pages, act):
        super().__init__(daemon=True)
        self.bench, self.pages, self.act, self.acted = bench, pages, act, False
        self.start()

    def run(self):
        deadline = time.monotonic() + 60
        while len(self.bench.read_calls()) < self.pages and time.monotonic() < deadline:
            time.sleep(0.01)
        self.act()
        self.acted = True


def find_worker(cluster):
    """Return the process id of a worker of the first host: what its nanny spawned to read pages."""
    return next(pid for pid in children_of(cluster.hosts[0].pid) if b"spawn_main" in read_command(pid))


def read_command(pid):
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def test_a_worker_killed_in_mid_batch_loses_nothing(tmp_path, batch, cluster):
    fill(batch)
    expected, calls = read_undisturbed(tmp_path / "whole", batch)
    with Bench(tmp_path / "cluster-data") as bench:
        disturbance = Disturbance(bench, 10, lambda: os.kill(find_worker(cluster), signal.SIGKILL))
        report = ingest(bench, cluster, batch, slow_s=0.1)
        assert disturbance.acted
        assert (report.recognised, report.failed) == (PAGES, ())
        assert bench.content() == expected
        made = Counter(bench.read_calls())
    assert set(made) == set(calls)
    # The one page that the dead worker had in hand was read once more.
    assert (made - calls).total() <= 1


def test_a_host_that_is_lost_leaves_its_work_to_the_other(tmp_path, batch, cluster):
    fill(batch)
    expected, calls = read_undisturbed(tmp_path / "whole", batch)
    with Bench(tmp_path / "cluster-data") as bench:
        disturbance = Disturbance(bench, 10, lambda: cluster.kill(cluster.hosts[0]))
        report = ingest(bench, cluster, batch, slow_s=0.1)
        assert disturbance.acted
        assert (report.recognised, report.failed) == (PAGES, ())
        assert bench.content() == expected
        assert (Counter(bench.read_calls()) - calls).total() <= 1


def test_pages_that_kill_or_hang_their_worker_are_failures_of_those_pages(tmp_path, batch, cluster):
    draw_page(batch / code(1) / "1.png", "", colour=KILLS)
    draw_page(batch / code(1) / "2.png", "two")
    draw_page(batch / code(2) / "1.png", "", colour=HANGS)
    draw_page(batch / code(2) / "2.png", "", colour=REFUSES)
    for page in range(3, 12):
        draw_page(batch / code(2) / f"{page:02d}.png", f"page {page}")
    with Bench(tmp_path / "data") as bench:
        report = ingest(bench, cluster, batch, limit_s=3.0)
        reasons = {failure.page.rpartition("-")[2]: failure.reason for failure in report.failed}
        assert len(report.failed) == 3, reasons
        assert report.recognised == 10
        found = sorted(failure.reason for failure in report.failed)
        assert found[0] == "the engine does not like blue"
        assert found[1].startswith("the worker process died on it twice")
        assert found[2].startswith("took longer than 3 s")
        assert [page.state for page in bench.pages_of(code(1))] == [PageState.FAILED, PageState.RECOGNISED]
        calls = Counter(bench.read_calls())
        # The killer was tried twice, everything else once.
        assert sorted(calls.values()) == [1] * 12 + [2]
        again = ingest(bench, cluster, batch, limit_s=3.0)
        assert (again.recognised, again.skipped, len(again.failed)) == (0, 10, 3)
        assert Counter(bench.read_calls()) == calls


def test_a_scheduler_killed_in_mid_batch_stops_the_run_and_a_new_one_resumes_it(tmp_path, batch, cluster):
    fill(batch)
    expected, calls = read_undisturbed(tmp_path / "whole", batch)
    with Bench(tmp_path / "cluster-data") as bench:
        disturbance = Disturbance(bench, 15, lambda: cluster.kill(cluster.scheduler))
        with pytest.raises(ClusterError, match=r"was lost.*run the same command"):
            ingest(bench, cluster, batch, slow_s=0.1)
        disturbance.join(30)
        for host in cluster.hosts:
            cluster.kill(host)
        stored = Counter(
            page.text_sha256
            for ref_code in bench.items()
            for page in bench.pages_of(ref_code)
            if page.state is PageState.RECOGNISED
        )
        assert 0 < stored.total() < PAGES
        cluster.start_scheduler()
        cluster.hosts = [cluster.start_workers(1) for _ in range(2)]
        report = ingest(bench, cluster, batch)
        assert (report.recognised, report.skipped, report.failed) == (PAGES - stored.total(), stored.total(), ())
        assert bench.content() == expected
        made = Counter(bench.read_calls())
    assert set(made) == set(calls)
    # At most the pages that the two workers had in hand, and those whose answers were on their way.
    assert (made - calls).total() <= 4


@dataclass(frozen=True)
class ElsewhereBlobs:
    """A store that is another one on the workers' hosts, as a folder that is not shared."""

    here: object
    there: Path

    def __reduce__(self):
        return (FsspecBlobs, (self.there,))

    def __getattr__(self, name):
        return getattr(self.here, name)


def test_a_host_that_sees_other_blobs_stops_the_run_by_name(tmp_path, batch, cluster):
    draw_page(batch / code(1) / "1.png", "one")
    with Bench(tmp_path / "data") as bench:
        elsewhere = ElsewhereBlobs(bench.blobs, tmp_path / "elsewhere")
        with pytest.raises(IngestError, match=r"On worker tcp://.*cannot be opened.*elsewhere"):
            ingest(bench, cluster, batch, blobs=elsewhere)
        assert bench.pages_of(code(1)) == ()
        (tmp_path / "broken").write_bytes(b"")
        broken = ElsewhereBlobs(bench.blobs, tmp_path / "broken" / "blobs")
        with pytest.raises(ClusterError, match=r"worker tcp://.* cannot work: .*broken"):
            ingest(bench, cluster, batch, prepared_with=broken)


def test_asked_to_stop_it_keeps_what_is_in_hand(tmp_path, batch, cluster):
    fill(batch)
    with Bench(tmp_path / "data") as bench:
        stop = Disturbance(bench, 8, lambda: os.kill(os.getpid(), signal.SIGTERM))
        with pytest.raises(IngestError, match="run the same command again"):
            ingest(bench, cluster, batch, slow_s=0.1)
        assert stop.acted
        stored = sum(page.state is PageState.RECOGNISED for ref in bench.items() for page in bench.pages_of(ref))
        assert stored == len(bench.read_calls()) < PAGES


def test_calls_under_way_are_bounded(tmp_path, batch, cluster):
    """However long the batch is, the scheduler holds no more than a few calls for each worker."""
    fill(batch)
    most = 0

    class Watched(DaskWorkers):
        def submit(self, *args, **options):
            nonlocal most
            most = max(most, len(self._waiting) + len(self._running) + 1)
            return super().submit(*args, **options)

    with Bench(tmp_path / "data") as bench:
        reader = FakeReader(bench.log, slow_s=0.02)
        setup = WorkerSetup(blobs=bench.blobs, reader_factory=reader)
        with Watched(
            address=cluster.address, introduce=describe_installation, prepare=partial(prepare, setup)
        ) as executor:
            report = bench.ingest(batch, executor=executor, reader=reader, workers=2)
    assert report.recognised == PAGES
    assert most <= 6
