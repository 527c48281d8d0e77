"""A real PostgreSQL server for tests: that of DANGHAO_TEST_POSTGRESQL_URL, else one started here from Debian's binaries.

The own server runs in a temporary folder as an ordinary user (it refuses root), is reached through a socket in that
folder and, with a password, on a loopback port; only its own process is stopped. Each test gets a database of its own.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import pwd
import random
import re
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

USER = "danghao"
PASSWORD = "a 'pass%word@/:#?"
_START_S = 60.0
_TRIES = 5


def find_binaries() -> Path | None:
    """Return the folder of the newest server's programs, or None."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    found += [Path(on_path).resolve().parent] if on_path else []
    usable = [path for path in found if (path / "postgres").exists()]
    return max(usable, key=lambda path: [int(n) for n in re.findall(r"\d+", str(path))], default=None)


def is_available() -> bool:
    return bool(os.environ.get("DANGHAO_TEST_POSTGRESQL_URL")) or find_binaries() is not None


def _ordinary_user() -> dict[str, object]:
    if os.getuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise RuntimeError("the server refuses root, and there is no other user here")


@dataclass
class Server:
    """A running server; ``folder`` is None where it is not ours."""

    admin_url: str
    folder: Path | None = None
    port: int = 0
    process: subprocess.Popen | None = None
    numbers: itertools.count = field(default_factory=itertools.count)

    # --- databases ---------------------------------------------------------------------------------------------------
    def url_of(self, name: str) -> str:
        return re.sub(r"(://[^/]*/)[^?]*", rf"\g<1>{name}", self.admin_url)

    def tcp_url_of(self, name: str) -> str:
        """Return an address on loopback, where a password is asked for, without that."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{name}"

    @property
    def authority_file(self) -> Path:
        """The certificate of who signed the server's own; on loopback it speaks TLS to whoever asks for it."""
        return self.folder / "authority.pem"

    def admin(self):
        import psycopg

        return psycopg.connect(self.admin_url, autocommit=True)

    def make_database(self, *options: str) -> str:
        name = f"danghao_test_{os.getpid()}_{next(self.numbers)}"
        with self.admin() as connection:
            connection.execute(f"CREATE DATABASE {name} {' '.join(options)}")
        return name

    def drop_database(self, name: str) -> None:
        with self.admin() as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    # --- process -----------------------------------------------------------------------------------------------------
    def start(self) -> None:
        """Start our server on its folder; it answers when this returns."""
        binaries = find_binaries()
        command = [
            binaries / "postgres", "-D", self.folder / "data", "-k", self.folder, "-p", str(self.port),
            "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "shared_buffers=64MB", "-c", "ssl=on",
            "-c", f"ssl_cert_file={self.folder / 'server.pem'}", "-c", f"ssl_key_file={self.folder / 'server.key'}",
        ]  # fmt: skip
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                list(map(str, command)), stdout=log, stderr=log, cwd=self.folder, **_ordinary_user()
            )
        deadline = time.monotonic() + _START_S
        while True:
            try:
                self.admin().close()
                break
            except Exception:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    self.stop()
                    raise
            time.sleep(0.05)

    def stop(self, number: int = signal.SIGINT) -> None:
        """Stop our server by its own process; INT ends sessions, QUIT is a crash that recovers at the next start."""
        if self.process is None:
            return
        self.process.send_signal(number)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(20)
        self.process = None


def make_server(folder: Path) -> Server:
    """Make a cluster in ``folder`` and start it."""
    import psycopg

    user = _ordinary_user()
    if user:
        os.chown(folder, user["user"], user["group"])
    _write_certificates(folder, user)
    password_file = folder / "password"
    password_file.write_text(PASSWORD + "\n")
    password_file.chmod(0o644)
    subprocess.run(
        [
            find_binaries() / "initdb", "-D", folder / "data", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8",
            "--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={password_file}", "--no-sync",
        ],
        check=True, capture_output=True, cwd=folder, **user,
    )  # fmt: skip
    for left in reversed(range(_TRIES)):
        port = random.randrange(20_000, 32_000)
        server = Server(f"postgresql://{USER}@/postgres?host={folder}&port={port}", folder=folder, port=port)
        try:
            server.start()
            break
        except psycopg.Error:  # most likely the port is taken
            if not left:
                raise RuntimeError((folder / "log").read_text()[-2000:]) from None
    return server


def _write_certificates(folder: Path, user: dict[str, object]) -> None:
    import trustme

    authority = trustme.CA()
    own = authority.issue_cert("127.0.0.1")
    authority.cert_pem.write_to_path(folder / "authority.pem")
    own.cert_chain_pems[0].write_to_path(folder / "server.pem")
    own.private_key_pem.write_to_path(folder / "server.key")
    (folder / "server.key").chmod(0o600)
    if user:
        os.chown(folder / "server.key", user["user"], user["group"])


@contextlib.contextmanager
def running_server():
    """Give the server of the environment, or one of our own that is gone afterwards."""
    given = os.environ.get("DANGHAO_TEST_POSTGRESQL_URL")
    if given:
        yield Server(given)
        return
    folder = Path(tempfile.mkdtemp(prefix="danghao-pg-"))
    try:
        server = make_server(folder)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
