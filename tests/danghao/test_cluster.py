"""The installed commands on a real cluster, encrypted, with blobs in an S3 store and the real engine.

The answers are those of an archive on this machine's disk, read by local processes.
"""

import contextlib
import json
import os
import random
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest
import trustme
from sample_batch import COMMAND, choose_items, copy_batch, run

from tests.dask_cluster import DaskCluster
from tests.s3_server import SECRET, S3Server

pytestmark = [pytest.mark.e2e, pytest.mark.integration, pytest.mark.ocr, pytest.mark.enable_socket]

# What differs between two archives of the same content.
_OWN = {"item_id", "seconds", "finished_at", "recognised_at", "registered_at", "since", "published_version"}


def strip(value):
    match value:
        case dict():
            return {name: strip(inner) for name, inner in value.items() if name not in _OWN}
        case list():
            return [strip(inner) for inner in value]
    return value


def ask(environment, *arguments):
    return strip(json.loads(run(environment, *arguments, "--json").stdout))


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    paths = [folder / name for name in ("ca.pem", "certificate.pem", "key.pem")]
    authority.cert_pem.write_to_path(paths[0])
    certificate.cert_chain_pems[0].write_to_path(paths[1])
    certificate.private_key_pem.write_to_path(paths[2])
    return paths


@pytest.fixture(scope="module")
def s3(tmp_path_factory):
    server = S3Server(tmp_path_factory.mktemp("s3"))
    yield server
    server.close()


def test_a_batch_read_by_a_cluster_answers_as_one_read_here(tmp_path, files, s3, small_archive):
    codes = choose_items(3)
    batch = copy_batch(tmp_path / "batch", codes)
    # A worker has settings of its own: here the secret stands in a file, as a container is given it.
    data_dir, secret = tmp_path / "data", tmp_path / "secret"
    secret.write_text(f"{SECRET}\n")
    settings = s3.environment("bureau") | {"DANGHAO_BLOBS_SECRET": "", "DANGHAO_BLOBS_SECRET_FILE": str(secret)}
    with DaskCluster(
        tmp_path / "cluster", workers=2, files=files, protocol="tls", data_dir=data_dir, settings=settings
    ) as cluster:
        environment = cluster.environment() | {"LC_ALL": "C.UTF-8"}
        report = json.loads(run(environment, "ingest", str(batch), "--json").stdout)
        assert (report["items"], report["failed"], report["skipped"]) == (3, [], 0)
        listed = json.loads(run(environment, "cluster", "--here", "--json").stdout)
        assert len(listed["workers"]) == 2
        refused = run(environment, "ingest", str(batch), "--workers", "2", check=False)
        assert refused.returncode == 1
        assert "danghao worker" in refused.stderr
    for code in codes:
        assert ask(environment, "show", code) == ask(small_archive, "show", code)
        assert run(environment, "text", code).stdout == run(small_archive, "text", code).stdout
    assert ask(environment, "verify")["problems"] == []
    assert not (data_dir / "blobs").exists()
    assert SECRET not in cluster.read_log()
    gone = run(environment, "ingest", str(batch), check=False)
    assert gone.returncode == 1
    assert "cannot be reached" in gone.stderr
    assert "Traceback" not in gone.stderr


@pytest.mark.parametrize("command", ["worker", "scheduler", "cluster"])
def test_without_a_scheduler_the_missing_setting_is_named(tmp_path, environment_for, command):
    refused = run(environment_for(tmp_path / "data"), command, check=False)
    assert refused.returncode == 1
    assert "DANGHAO_SCHEDULER" in refused.stderr


def test_all_that_a_worker_opens_is_known(tmp_path, environment_for):
    """What looks after workers is asked by the scheduler too, so a firewall must know its ports."""
    with DaskCluster(tmp_path / "cluster", workers=0) as cluster:
        first = random.randrange(20_000, 32_000, 10)
        command = [COMMAND, "worker", "--workers", "2", "--host", "127.0.0.1", "--ports", f"{first}:{first + 3}"]
        refused = subprocess.run(
            [*command[:-1], f"{first}:{first + 2}"],
            capture_output=True,
            text=True,
            env=cluster.environment(),
            check=False,
        )
        assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
        assert "4 of them for 2" in refused.stderr
        worker = cluster._start(command, cluster.environment())
        wanted = {f"127.0.0.1:{port}" for port in range(first, first + 4)}
        deadline = time.monotonic() + 60
        while not wanted <= (listening := listening_of(worker.pid)):
            assert time.monotonic() < deadline
            time.sleep(0.2)
        assert all(place.startswith("127.0.0.1:") for place in listening)


def listening_of(group):
    """Return the TCP addresses on which the processes of a group listen."""
    sockets = set()
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if os.getpgid(int(process.name)) == group:
                sockets |= {str(handle.readlink()) for handle in (process / "fd").iterdir()}
    found = set()
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3] == "0A" and f"socket:[{fields[9]}]" in sockets:
            address, port = fields[1].split(":")
            found.add(f"{socket.inet_ntoa(bytes.fromhex(address)[::-1])}:{int(port, 16)}")
    return found


def test_the_scheduler_is_a_command_that_says_whether_it_is_well(tmp_path, environment_for):
    """As in a container: settings alone, a fixed port, health over HTTP on loopback."""
    with socket.create_server(("127.0.0.1", 0)) as first, socket.create_server(("127.0.0.1", 0)) as second:
        port, health_port = first.getsockname()[1], second.getsockname()[1]
    environment = environment_for(tmp_path / "data") | {"DANGHAO_SCHEDULER": f"tcp://127.0.0.1:{port}"}
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [COMMAND, "scheduler", "--health-port", str(health_port)], env=environment, stdout=log, stderr=log
        )
    try:
        assert wait_for_health(f"http://127.0.0.1:{health_port}/health", process) == b"ok"
        listed = run(environment, "cluster", check=False)
        assert listed.returncode == 1
        assert "0 workers" in listed.stdout
        process.terminate()
        assert process.wait(30) == 0, (tmp_path / "log").read_text()
    finally:
        process.kill()
        process.wait(30)


def wait_for_health(url, process):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.read()
        except OSError:
            time.sleep(0.05)
    return None
