"""Which names a server answers to: a page of another site must not reach it under a name of its own that leads here."""

import http.client
import re
import socket
import subprocess

import pytest
from danghao_server import COMMAND, fill_archive

pytestmark = pytest.mark.e2e


@pytest.fixture
def environment(tmp_path, environment_for):
    return fill_archive(tmp_path, environment_for)


def ask_as(address, names):
    """Return the status of a request to ``address`` under each Host header."""
    place, port = re.fullmatch(r"http://(.+):(\d+)", address).groups()
    found = {}
    for name in names:
        connection = http.client.HTTPConnection(place, int(port), timeout=60)
        connection.request("GET", "/healthz", headers={"Host": name})
        found[name] = connection.getresponse().status
        connection.close()
    return found


def statuses(environment, host, names, *options):
    command = [*COMMAND, "serve", "--host", host, "--port", "0", *options]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as server:
        try:
            return ask_as(re.search(r"http://\S+", server.stderr.readline()).group(), names)
        finally:
            server.terminate()
            server.wait(60)


def test_on_loopback_only_its_own_names(environment, socket_enabled):
    names = {
        "127.0.0.1": 200,
        "localhost:8000": 200,
        "attacker.example": 421,
        "10.0.0.8": 421,
        socket.gethostname(): 421,
    }
    assert statuses(environment, "127.0.0.1", names) == names


@pytest.mark.parametrize("options", [(), ("--workers", "2")])
def test_beyond_it_addresses_and_the_machines_name(environment, socket_enabled, options):
    # All of 127.0.0.0/8 is this machine's own, so nobody else reaches the address that stands for one beyond.
    names = {
        "127.0.0.2": 200, "10.0.0.8:8000": 200, "[fd00::8]:8000": 200, "localhost": 200, socket.gethostname(): 200,
        "attacker.example": 421, "10.0.0.8.attacker.example": 421, "": 421, "fd00::8": 421, "[10.0.0.8]": 421,
    }  # fmt: skip
    assert statuses(environment, "127.0.0.2", names, *options) == names


def test_names_of_the_settings(environment, socket_enabled):
    named = environment | {"DANGHAO_ALLOWED_HOSTS": "Archive.example, dangan"}
    names = {"archive.example": 200, "ARCHIVE.example:443": 200, "dangan": 200, "attacker.example": 421}
    for host in ("127.0.0.1", "127.0.0.2"):
        assert statuses(named, host, names) == names
    everybody = environment | {"DANGHAO_ALLOWED_HOSTS": "*"}
    assert statuses(everybody, "127.0.0.2", {"attacker.example": 0}) == {"attacker.example": 200}
