"""The scripts that make secrets and certificates, run for real; what they make is used for real connections."""

import os
import shutil
import socket
import ssl
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "contract"))

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl: apt-get install openssl"),
]
NODES = ("es01", "es02", "es03")


def make_secrets(folder):
    script = ROOT / "deploy" / "make_secrets.sh"
    return subprocess.run(["sh", script, folder / "secrets"], capture_output=True, text=True, check=False)


def prepare(folder):
    script = ROOT / "deploy" / "prepare_credentials.sh"
    arguments = [folder / name for name in ("credentials", "authority", "secrets")]
    return subprocess.run(["sh", script, *arguments], capture_output=True, text=True, check=False)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("deploy")
    assert make_secrets(folder).returncode == 0
    done = prepare(folder)
    assert done.returncode == 0, done.stderr
    return folder


def content_of(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_secrets_are_strong_private_and_kept(tmp_path):
    assert make_secrets(tmp_path).returncode == 0
    secrets = content_of(tmp_path / "secrets")
    assert {path.name for path in secrets} == {"elastic_password", "postgres_password", "search_password"}
    assert len(set(secrets.values())) == 3
    for path, content in secrets.items():
        assert content.isalnum()
        assert len(content) == 43
        assert mode(path) == 0o600
    assert mode(tmp_path / "secrets") == 0o700
    again = make_secrets(tmp_path)
    assert again.stdout.count("kept") == 3
    assert content_of(tmp_path / "secrets") == secrets


@pytest.mark.parametrize("content", [None, "", "short"])
def test_without_good_secrets_nothing_is_prepared(tmp_path, content):
    (tmp_path / "secrets").mkdir()
    for name in ("elastic_password", "search_password"):
        (tmp_path / "secrets" / name).write_text("x" * 43)
    if content is not None:
        (tmp_path / "secrets" / "postgres_password").write_text(content)
    done = prepare(tmp_path)
    assert done.returncode == 1
    assert "postgres_password" in done.stderr
    assert "make secrets" in done.stderr
    assert not (tmp_path / "credentials").exists()


def test_each_service_gets_what_is_its_own(folder):
    credentials = folder / "credentials"
    found = {str(path.relative_to(credentials)) for path in content_of(credentials)}
    pairs = {f"elasticsearch/{node}" for node in NODES} | {"postgres/postgres"}
    pairs |= {f"danghao/{name}" for name in ("scheduler", "worker", "client")}
    passwords = {"elasticsearch/elastic_password", "danghao/search_password", "danghao/postgres_password"}
    assert found == {"ca.crt", *passwords} | {f"{pair}.{kind}" for pair in pairs for kind in ("crt", "key")}
    assert mode(credentials / "ca.crt") == 0o644
    for name in found - {"ca.crt"}:
        assert mode(credentials / name) == 0o600
    for name, user in (("elasticsearch", 1000), ("postgres", 999), ("danghao", 10001)):
        # A server that lists all of its folder at its start may not be refused one of these.
        assert mode(credentials / name) == 0o755
        if os.geteuid() == 0:
            assert {path.stat().st_uid for path in (credentials / name).rglob("*")} == {user}
    # The authority's key goes to nobody.
    assert (folder / "authority" / "ca.key").read_bytes() not in content_of(credentials).values()
    assert mode(folder / "authority" / "ca.key") == 0o600


def test_made_again_everything_good_stays(folder):
    before = content_of(folder)
    assert prepare(folder).returncode == 0
    assert content_of(folder) == before


def test_what_is_damaged_or_of_another_authority_is_made_anew(tmp_path):
    make_secrets(tmp_path)
    prepare(tmp_path)
    before = content_of(tmp_path / "credentials")
    (tmp_path / "credentials" / "elasticsearch" / "es02.crt").write_text("damaged")
    done = prepare(tmp_path)
    assert done.returncode == 0
    assert "es02" in done.stdout
    after = content_of(tmp_path / "credentials")
    changed = {path.name for path in before if before[path] != after[path]}
    assert changed == {"es02.crt", "es02.key"}
    shutil.rmtree(tmp_path / "authority")
    assert prepare(tmp_path).stdout.count("made a certificate") == 7


@pytest.mark.enable_socket
@pytest.mark.parametrize("name", ["elasticsearch/es01", "postgres/postgres", "danghao/worker"])
def test_the_certificates_hold_by_name_in_both_directions(folder, name):
    """A server shows one, the client checks it by the host's name, and shows its own."""
    credentials = folder / "credentials"
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=credentials / "ca.crt")
    server.verify_mode = ssl.CERT_REQUIRED
    server.load_cert_chain(credentials / f"{name}.crt", credentials / f"{name}.key")
    client = ssl.create_default_context(cafile=credentials / "ca.crt")
    client.load_cert_chain(credentials / "danghao" / "client.crt", credentials / "danghao" / "client.key")

    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer():
            for _ in range(2):
                connection, _ = listener.accept()
                try:
                    with server.wrap_socket(connection, server_side=True) as secured:
                        secured.sendall(b"hello")
                except OSError:
                    connection.close()

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        with (
            socket.create_connection(listener.getsockname()) as plain,
            client.wrap_socket(plain, server_hostname=Path(name).name) as secured,
        ):
            assert secured.recv(5) == b"hello"
        with socket.create_connection(listener.getsockname()) as plain, pytest.raises(ssl.SSLCertVerificationError):
            client.wrap_socket(plain, server_hostname="elsewhere")
        thread.join(10)


@pytest.mark.enable_socket
def test_a_cluster_works_with_them(folder, tmp_path):
    import executor_calls as calls

    from ingest.dask_link import ClusterFiles
    from ingest.dask_workers import DaskWorkers
    from tests.dask_cluster import DaskCluster

    credentials = folder / "credentials"

    def files(name):
        return [
            credentials / "ca.crt",
            credentials / "danghao" / f"{name}.crt",
            credentials / "danghao" / f"{name}.key",
        ]

    ca, certificate, key = files("client")
    with (
        DaskCluster(tmp_path / "cluster", workers=1, files=files("worker"), protocol="tls") as cluster,
        DaskWorkers(
            address=cluster.address,
            introduce=calls.introduce,
            prepare=calls.prepare,
            files=ClusterFiles(ca=ca, certificate=certificate, key=key),
        ) as executor,
    ):
        assert executor.submit(calls.square, 6).result(60) == 36


@pytest.mark.parametrize(
    ("url", "reason"),
    [("http://127.0.0.1:9", "is not https"), ("https://127.0.0.1:9", "refused"), ("", "DANGHAO_SEARCH_URL is not set")],
)
def test_the_search_user_is_not_made_in_the_open_and_a_reason_is_given(folder, url, reason):
    environment = {"PATH": os.environ["PATH"], "DANGHAO_SEARCH_CA_FILE": str(folder / "credentials" / "ca.crt")}
    if url:
        environment["DANGHAO_SEARCH_URL"] = url
    command = [sys.executable, ROOT / "deploy" / "prepare_search.py", folder / "secrets"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1
    assert (folder / "secrets" / "elastic_password").read_text() not in done.stderr
