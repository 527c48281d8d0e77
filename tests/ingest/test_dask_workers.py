"""What only a cluster has: workers that come, go, do not fit or give no sign; a scheduler that is lost; TLS."""

import logging
import os
import pickle
import signal
import socket
import sys
import time
from concurrent.futures import wait
from functools import partial
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "contract"))

import executor_calls as calls
import trustme

from archive.errors import EngineUnavailableError, SettingsError
from danghao.host_blobs import BlobsOfHost
from ingest.dask_link import ClusterError, ClusterFiles
from ingest.dask_workers import DaskWorkers
from ingest.executor import TimeLimitError, WorkerDiedError
from ingest.pipeline import WorkerSetup
from tests.dask_cluster import DaskCluster

pytestmark = [pytest.mark.integration, pytest.mark.enable_socket]


@pytest.fixture
def cluster(tmp_path):
    with DaskCluster(tmp_path / "cluster", workers=0) as cluster:
        yield cluster


def join(cluster, **options):
    given = {"introduce": calls.introduce, "prepare": calls.prepare, "limit_s": 30.0, "wait_s": 30.0} | options
    return DaskWorkers(address=cluster.address, **given)


def wait_until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert condition()


def test_a_worker_of_another_version_is_refused(cluster):
    cluster.start_workers(1, TEST_VERSION="0.9")
    with pytest.raises(ClusterError, match=r"danghao 0\.9 there, 1 here.*same danghao on every host"):
        join(cluster, introduce=calls.introduce_as_set)


def test_a_worker_without_our_code_is_refused(cluster):
    cluster.start_workers(1, PYTHONPATH="")
    with pytest.raises(ClusterError, match=r"does not fit .*executor_calls"):
        join(cluster)


def test_a_worker_without_the_engine_says_how_to_install_it(cluster):
    cluster.start_workers(1)
    with pytest.raises(EngineUnavailableError, match=r"on worker tcp://.*apt-get install it"):
        join(cluster, prepare=calls.prepare_never)


def test_workers_that_come_later_are_used_if_they_fit(cluster, caplog):
    cluster.start_workers(1)
    options = {"introduce": calls.introduce_as_set, "prepare": calls.prepare_as_set, "limit_s": 30.0}
    with join(cluster, **options) as executor, caplog.at_level(logging.WARNING):
        first = executor.submit(calls.tell_process).result(60)
        assert executor.workers == 1
        cluster.start_workers(1, TEST_VERSION="2")
        cluster.start_workers(1, TEST_ENGINE="engine 2")
        wait_until(lambda: len(caplog.records) == 2)
        good = cluster.start_workers(2)
        wait_until(lambda: executor.workers == 3)
        used = {future.result(60) for future in [executor.submit(calls.tell_process_slowly) for _ in range(20)]}
        assert len(used) == 3
        assert first in used
        cluster.kill(good)
        wait_until(lambda: executor.workers == 1)
        assert executor.submit(calls.tell_process).result(60) == first
    refusals = sorted(record.getMessage() for record in caplog.records)
    assert "danghao 2 there, 1 here" in refusals[0] + refusals[1]
    assert "prepared as engine 2" in refusals[0] + refusals[1]


def test_a_process_is_prepared_once(cluster, tmp_path):
    log = tmp_path / "prepared"
    cluster.start_workers(2)
    with join(cluster, prepare=partial(calls.prepare_and_note, str(log))) as executor:
        wait_until(lambda: executor.workers == 2)
        processes = [f.result(60) for f in [executor.submit(calls.tell_process_slowly) for _ in range(12)]]
    assert sorted(map(int, log.read_text().split())) == sorted(set(processes))


def test_a_scheduler_that_is_not_there_is_named(tmp_path):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{held.getsockname()[1]}"
        with pytest.raises(ClusterError, match=f"{address} cannot be reached"):
            DaskWorkers(address=address, introduce=calls.introduce, prepare=calls.prepare)


def test_a_cluster_without_workers_says_how_to_start_one(cluster):
    with pytest.raises(ClusterError, match="danghao worker"):
        join(cluster, wait_s=1.0)


def test_when_all_workers_leave_the_run_ends_with_a_reason(cluster):
    workers = cluster.start_workers(1)
    with join(cluster, wait_s=8.0) as executor:
        assert executor.submit(calls.square, 3).result(60) == 9
        cluster.kill(workers)
        with pytest.raises(ClusterError, match="no worker"):
            executor.submit(calls.square, 3).result(60)


def test_a_lost_scheduler_fails_every_call_and_the_next_one(cluster):
    cluster.start_workers(2)
    with pytest.raises(ClusterError, match="was lost"), join(cluster) as executor:  # noqa: PT012 - the block is what is tested
        open_calls = [executor.submit(time.sleep, 20) for _ in range(6)]
        wait_until(open_calls[0].running)
        cluster.kill(cluster.scheduler)
        wait(open_calls, timeout=30)
        for call in open_calls:
            with pytest.raises(ClusterError, match=r"was lost.*What was finished is kept"):
                call.result(0)
        executor.submit(calls.square, 1)


def test_a_worker_that_gives_no_sign_is_given_up(cluster):
    """A host that is frozen or cut off: its call goes to another worker, and it is met again when it is back."""
    cluster.start_workers(2)
    with join(cluster, limit_s=1.0, silence_s=1.0) as executor:
        wait_until(lambda: executor.workers == 2)
        frozen = executor.submit(calls.tell_process).result(60)
        os.kill(frozen, signal.SIGSTOP)
        try:
            processes = [f.result(60) for f in [executor.submit(calls.tell_process) for _ in range(6)]]
            assert frozen not in processes
        finally:
            os.kill(frozen, signal.SIGCONT)
        # The frozen worker's watch ended it, or it is met anew.
        wait_until(lambda: executor.workers == 2)


def test_leftovers_of_a_killed_run_do_not_disturb_the_next(cluster):
    cluster.start_workers(1)
    with pytest.raises(KeyError), join(cluster, limit_s=3.0) as executor:  # noqa: PT012 - the block is what is tested
        left = executor.submit(calls.hang)
        wait_until(left.running)
        raise KeyError
    assert isinstance(left.exception(0), WorkerDiedError)
    with join(cluster, limit_s=3.0) as executor:
        assert executor.submit(calls.square, 4).result(60) == 16
        with pytest.raises(TimeLimitError):
            executor.submit(calls.hang).result(60)


def test_a_call_that_cannot_be_pickled_fails_where_it_was_asked_for(cluster):
    cluster.start_workers(1)
    with join(cluster) as executor:
        with pytest.raises((AttributeError, pickle.PicklingError)):
            executor.submit(lambda: 1)
        with pytest.raises(TypeError, match="pickle"):
            executor.submit(calls.return_a_lock).result(60)
        with pytest.raises(RuntimeError, match="OddError: 7: odd"):
            executor.submit(calls.fail_oddly).result(60)


@pytest.fixture(scope="module")
def make_files(tmp_path_factory):
    def make():
        folder = tmp_path_factory.mktemp("tls")
        authority = trustme.CA()
        certificate = authority.issue_cert("127.0.0.1", "localhost")
        paths = [folder / name for name in ("ca.pem", "certificate.pem", "key.pem")]
        authority.cert_pem.write_to_path(paths[0])
        certificate.cert_chain_pems[0].write_to_path(paths[1])
        certificate.private_key_pem.write_to_path(paths[2])
        return paths

    return make


def test_tls_lets_in_who_has_a_certificate_and_nobody_else(tmp_path, make_files):
    files, foreign = make_files(), make_files()
    with DaskCluster(tmp_path / "cluster", workers=1, files=files, protocol="tls") as cluster:
        assert cluster.address.startswith("tls://")
        good = ClusterFiles(ca=files[0], certificate=files[1], key=files[2])
        with join(cluster, files=good) as executor:
            assert executor.submit(calls.square, 5).result(60) == 25
        bad = ClusterFiles(ca=foreign[0], certificate=foreign[1], key=foreign[2])
        with pytest.raises(ClusterError, match="cannot be reached"):
            join(cluster, files=bad)
        with pytest.raises(ClusterError, match="cannot be reached"):
            DaskWorkers(
                address=cluster.address.replace("tls:", "tcp:"), introduce=calls.introduce, prepare=calls.prepare
            )


def test_files_that_are_no_certificates_are_named(tmp_path):
    files = [tmp_path / name for name in ("ca.pem", "certificate.pem", "key.pem")]
    for file in files:
        file.write_text("nothing")
    with pytest.raises(SettingsError, match=r"ca\.pem"):
        DaskWorkers(
            address="tls://127.0.0.1:1",
            introduce=calls.introduce,
            prepare=calls.prepare,
            files=ClusterFiles(ca=files[0], certificate=files[1], key=files[2]),
        )


def test_without_dask_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SettingsError, match=r"danghao\[dask\]"):
        DaskWorkers(address="tcp://127.0.0.1:1", introduce=calls.introduce, prepare=calls.prepare)


def test_no_place_and_no_key_travels_to_a_worker(monkeypatch):
    monkeypatch.setenv("DANGHAO_BLOBS_URL", "s3://secret-place")
    monkeypatch.setenv("DANGHAO_BLOBS_SECRET", "secret-key")
    packed = pickle.dumps(WorkerSetup(blobs=BlobsOfHost(), reader_factory=calls.prepare))
    assert b"secret" not in packed
