"""A real Elasticsearch for the tests: found, or obtained, started on loopback as an ordinary user, and stopped by its id.

The order of choice: the server that DANGHAO_TEST_ELASTICSEARCH_URL names; a container where a Docker engine runs; the
bare server from Maven Central with a JDK of this machine. What a test makes on it, the test removes.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

VERSION = "9.5.0"
URL = os.environ.get("DANGHAO_TEST_ELASTICSEARCH_URL", "")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "danghao"
ARCHIVE = CACHE / f"elasticsearch-{VERSION}.zip"
USERS = {"danghao": "geheim-1", "nosy": "geheim-2", "reader": "geheim-2", "watcher": "geheim-2"}
# As the server's own tool makes them of those passwords.
_HASHES = {
    "danghao": "$2a$10$Ka/TPl31AN0rLp8sM7L.W.YipS9Ut45w2Vb7CCHcMAp5rpTCyOd5C",
    "nosy": "$2a$10$eDzzCIJutC39i1v5xs9FAulszM4au3HyUuJrZfjy3khX8sWSDsXo2",
    "reader": "$2a$10$eDzzCIJutC39i1v5xs9FAulszM4au3HyUuJrZfjy3khX8sWSDsXo2",
    "watcher": "$2a$10$eDzzCIJutC39i1v5xs9FAulszM4au3HyUuJrZfjy3khX8sWSDsXo2",
}
_OLDEST_JAVA = 21
_ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
_JAVA_OPTIONS = "-Xms512m -Xmx512m"
_START_S = 120
# What docs/elasticsearch.md says that danghao, and a web server of it, must be allowed.
_ROLES = """
danghao:
  cluster: []
  indices:
    - names: ["danghao-*"]
      privileges: ["read", "write", "manage"]
reader:
  cluster: []
  indices:
    - names: ["danghao-*"]
      privileges: ["read", "view_index_metadata"]
watcher:
  cluster: ["monitor"]
nosy:
  cluster: []
  indices:
    - names: ["other-*"]
      privileges: ["read"]
"""


class MissingError(Exception):
    """No server can be had on this machine; the message says what is missing."""


# --- obtaining ---------------------------------------------------------------------------------------------------------
def find_java() -> Path | None:
    """Return the home of a JDK that the server runs on."""
    named = [os.environ.get(name, "") for name in ("ES_JAVA_HOME", "JAVA_HOME")]
    homes = [Path(home) for home in named if home] + sorted(Path("/usr/lib/jvm").glob("*"), reverse=True)
    return next((home for home in homes if _java_version(home) >= _OLDEST_JAVA), None)


def _java_version(home: Path) -> int:
    try:
        found = re.search(r'^JAVA_VERSION="(\d+)', (home / "release").read_text("utf-8"), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) if found and (home / "bin" / "java").exists() else 0


def has_docker() -> bool:
    if shutil.which("docker") is None:
        return False
    return subprocess.run(["docker", "info"], capture_output=True, check=False, timeout=20).returncode == 0


def is_there() -> bool:
    """Tell whether the tests can have a server, without starting or fetching one."""
    return bool(URL) or (find_java() is not None and (ARCHIVE.is_file() or bool(shutil.which("mvn")))) or has_docker()


def obtain() -> tuple[Path, Path]:
    """Return the packed server, fetched once, and the JDK to run it on."""
    java = find_java()
    if java is None:
        raise MissingError(f"a JDK of at least version {_OLDEST_JAVA} (ES_JAVA_HOME names one)")
    if not ARCHIVE.is_file():
        if shutil.which("mvn") is None:
            raise MissingError("Maven, which fetches the server")
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            fetched = subprocess.run(
                ["mvn", "-q", "-B", _COPY, f"-Dartifact={_ARTIFACT}", f"-DoutputDirectory={folder}"],
                capture_output=True, text=True, check=False, timeout=600,
            )  # fmt: skip
            packed = Path(folder) / ARCHIVE.name
            if not packed.is_file():
                raise MissingError(f"Maven could not fetch the server: {fetched.stdout[-300:]}{fetched.stderr[-300:]}")
            packed.replace(ARCHIVE)
    return ARCHIVE, java


# --- running -----------------------------------------------------------------------------------------------------------
@dataclass
class Node:
    """One running server. ``process`` is its launcher, head of a process group of its own."""

    name: str
    port: int
    transport_port: int
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"{'https' if self.ca_file.exists() else 'http'}://127.0.0.1:{self.port}"

    @property
    def ca_file(self) -> Path:
        """The certificate of a node with security."""
        return self.folder / "ca.pem"

    def kill(self) -> None:
        """As sudden as a power cut."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(20)
        self.kill()


@dataclass
class Installation:
    """The unpacked server and who runs it; nodes share it, each with a folder of its own."""

    folder: Path
    java: Path
    user: dict[str, object] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        return self.folder / f"elasticsearch-{VERSION}"

    def start(self, name: str, port: int, transport_port: int, settings: dict[str, object], *, security: bool) -> Node:
        folder = self.folder / name
        config = folder / "config"
        config.mkdir(parents=True)
        # A folder of its own: the server may not write above its configuration.
        (folder / "tmp").mkdir()
        for needed in ("jvm.options", "log4j2.properties"):
            shutil.copy(self.home / "config" / needed, config / needed)
        settings = {
            "cluster.name": self.folder.name,
            "node.name": name,
            "network.host": "127.0.0.1",
            "http.port": port,
            "transport.port": transport_port,
            "path.data": str(folder / "data"),
            "path.logs": str(folder / "logs"),
            # The disks of the machine that runs the tests are not the subject.
            "cluster.routing.allocation.disk.threshold_enabled": False,
            "xpack.security.enabled": security,
            **settings,
        }
        if security:
            settings |= {"xpack.security.transport.ssl.enabled": False, **_write_certificate(config, self.java)}
            _write_users(config)
        (config / "elasticsearch.yml").write_text("".join(f"{k}: {json.dumps(v)}\n" for k, v in settings.items()))
        _give_away(folder, self.user)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "ES_TMPDIR": str(folder / "tmp"),
            "ES_PATH_CONF": str(config),
            "ES_JAVA_HOME": str(self.java),
            "ES_JAVA_OPTS": _JAVA_OPTIONS,
        }
        with (folder / "out").open("wb") as out:
            process = subprocess.Popen(
                [self.home / "bin" / "elasticsearch", "-q"],
                cwd=folder, env=environment, start_new_session=True, stdin=subprocess.DEVNULL, stdout=out,
                stderr=subprocess.STDOUT, **self.user,
            )  # fmt: skip
        return Node(name, port, transport_port, folder, process)


def _write_certificate(config: Path, java: Path) -> dict[str, object]:
    """Make a certificate for loopback; return the settings that use it."""
    store, keytool = config / "http.p12", java / "bin" / "keytool"
    common = ["-keystore", store, "-storepass", "geheim", "-storetype", "PKCS12", "-alias", "http"]
    pair = ["-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=ip:127.0.0.1,dns:localhost",
            "-ext", "BC=ca:true", "-validity", "30"]  # fmt: skip
    subprocess.run([keytool, *pair, *common], check=True, capture_output=True)
    subprocess.run(
        [keytool, "-exportcert", "-rfc", "-file", config.parent / "ca.pem", *common], check=True, capture_output=True
    )
    return {
        "xpack.security.http.ssl.enabled": True,
        "xpack.security.http.ssl.keystore.path": "http.p12",
        "xpack.security.http.ssl.keystore.password": "geheim",
    }


def _write_users(config: Path) -> None:
    (config / "roles.yml").write_text(_ROLES)
    (config / "users").write_text("".join(f"{name}:{hashed}\n" for name, hashed in _HASHES.items()))
    (config / "users_roles").write_text("".join(f"{name}:{name}\n" for name in _HASHES))


def _give_away(folder: Path, user: dict[str, object]) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
        if user:
            shutil.chown(path, user["user"], user["group"])


@contextmanager
def install():
    """Unpack the server where an ordinary user may run it; everything goes at the end."""
    packed, java = obtain()
    # The server refuses to run as root.
    user: dict[str, object] = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.getuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="danghao-es-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(folder)
        installation = Installation(Path(folder), java, user)
        _give_away(installation.home, user)
        for program in (installation.home / "bin").iterdir():
            program.chmod(0o755)
        yield installation


def free_ports(count: int) -> list[int]:
    with ExitStack() as held:
        listeners = [held.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [listener.getsockname()[1] for listener in listeners]


def start_nodes(installation: Installation, names: tuple[str, ...], *, security: bool = False) -> list[Node]:
    """Start nodes that make one cluster; ``wait_for`` tells when they answer."""
    ports, transports = free_ports(len(names)), free_ports(len(names))
    settings: dict[str, object] = {"discovery.type": "single-node"}
    if len(names) > 1:
        seeds = [f"127.0.0.1:{port}" for port in transports]
        settings = {
            "discovery.seed_hosts": seeds, "cluster.initial_master_nodes": list(names),
            "cluster.routing.allocation.same_shard.host": False,
        }  # fmt: skip
    return [
        installation.start(name, port, transport, settings, security=security)
        for name, port, transport in zip(names, ports, transports, strict=True)
    ]


def wait_for(nodes: list[Node], *, user: str = "") -> None:
    """Return when every node sees all of them. The wait is bounded; a server that ends says what it last wrote."""
    deadline = time.monotonic() + _START_S
    for node in nodes:
        path = f"/_cluster/health?wait_for_nodes={len(nodes)}&timeout=1s"
        while (health := _try(node.url + path, user, node.ca_file)) is None or health["number_of_nodes"] < len(nodes):
            if node.process.poll() is not None or time.monotonic() > deadline:
                tail = (node.folder / "out").read_text("utf-8", "replace")[-2000:]
                raise MissingError(f"the server {node.name} did not start: {tail}")
            time.sleep(0.2)


def _try(url: str, user: str, ca_file: Path | None = None):
    headers = {}
    context = ssl.create_default_context(cafile=ca_file) if url.startswith("https:") else None
    if user:
        headers["Authorization"] = "Basic " + base64.b64encode(f"{user}:{USERS[user]}".encode()).decode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=5, context=context) as answer:
            return json.load(answer)
    except (OSError, ValueError, urllib.error.HTTPError):
        return None


@contextmanager
def running(names: tuple[str, ...] = ("one",), *, security: bool = False):
    """Yield the nodes of a cluster of the bare server."""
    with install() as installation:
        nodes = start_nodes(installation, names, security=security)
        try:
            wait_for(nodes, user="watcher" if security else "")
            yield nodes
        finally:
            for node in nodes:
                node.stop()


@contextmanager
def in_docker():
    """Yield the address of the official image without security, stopped by its id at the end."""
    started = subprocess.run(
        ["docker", "run", "--detach", "--rm", "--publish", "127.0.0.1:0:9200", "--env", "discovery.type=single-node",
         "--env", "xpack.security.enabled=false", "--env", f"ES_JAVA_OPTS={_JAVA_OPTIONS}", f"elasticsearch:{VERSION}"],
        capture_output=True, text=True, check=True, timeout=600,
    )  # fmt: skip
    container = started.stdout.strip()
    try:
        shown = subprocess.run(
            ["docker", "port", container, "9200/tcp"], capture_output=True, text=True, check=True, timeout=30
        )
        url = f"http://127.0.0.1:{shown.stdout.split(':')[-1].strip()}"
        deadline = time.monotonic() + _START_S
        while _try(f"{url}/_cluster/health", "") is None:
            if time.monotonic() > deadline:
                raise MissingError("the container did not start")
            time.sleep(0.5)
        yield url
    finally:
        subprocess.run(["docker", "stop", container], capture_output=True, check=False, timeout=60)


@contextmanager
def any_server():
    """Yield the address of one server without security (unless the one that was named has it)."""
    with ExitStack() as opened:
        url = URL
        if not url and has_docker():
            with suppress(subprocess.SubprocessError, MissingError):
                url = opened.enter_context(in_docker())
        if not url:
            url = opened.enter_context(running())[0].url
        yield url


def main() -> None:
    """Fetch the server now, so that no test has to wait for it; say what is missing where it cannot be had."""
    if URL or has_docker() or ARCHIVE.is_file():
        return
    try:
        sys.stdout.write("Fetching Elasticsearch for the tests …\n")
        sys.stdout.flush()
        obtain()
    except MissingError as missing:
        sys.stderr.write(f"Elasticsearch cannot be had for the tests; missing: {missing}\n")


if __name__ == "__main__":
    main()
