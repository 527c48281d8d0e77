"""A list handed to the installed server: searched beside other requests, taken up again after a kill."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from search_archive import QR, Archive, fill

from index_mappings.tantivy import TantivyIndex

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[2]
ROWS = 400


@pytest.fixture
def environment(tmp_path, environment_for):
    archive = Archive.open(tmp_path, TantivyIndex(tmp_path / "index"))
    fill(archive)
    archive.close()
    return {
        **environment_for(tmp_path),
        "DANGHAO_DATABASE_URL": f"sqlite:///{tmp_path / 'catalogue.db'}",
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture
def start(environment, socket_enabled):
    """Starts a server and gives it with its address."""
    started = []

    def start():
        command = [sys.executable, "-c", "from danghao.cli import main; main()", "serve", "--port", "0"]
        server = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        started.append(server)
        said = server.stderr.readline()
        return server, re.search(r"http://\S+", said).group()

    yield start
    for server in started:
        server.terminate()
        server.wait(30)
        server.stderr.close()


def ask(address, path, data=None, **headers):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(urllib.request.Request(address + path, data, headers), timeout=30) as answer:
        return json.loads(answer.read())


def hand_in(address):
    rows = "姓名\r\n" + "欧阳劼\r\n" * ROWS
    body = (
        '--x\r\nContent-Disposition: form-data; name="table"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n'
        f"{rows}\r\n--x--\r\n"
    )
    path = "/api/v1/batch-searches"
    return f"{path}/{ask(address, path, body.encode(), **{'Content-Type': 'multipart/form-data; boundary=x'})['id']}"


def test_a_killed_server_goes_on_and_others_are_answered_meanwhile(start):
    server, address = start()
    place = hand_in(address)
    while ask(address, place)["done"] < 3:
        threading.Event().wait(0.02)
    answered = ask(address, "/api/v1/search?query=%E6%A1%90%E8%8D%AB%E5%B7%B7")
    assert [hit["ref_code"] for hit in answered["hits"]] == [QR]
    assert ask(address, place)["state"] == "running"
    os.kill(server.pid, signal.SIGKILL)
    server.wait(30)
    _, address = start()
    until = time.monotonic() + 120
    while (told := ask(address, place))["state"] != "done" and time.monotonic() < until:
        threading.Event().wait(0.1)
    assert told["report"]["found"] == ROWS
    assert told["report"]["resumed"] >= 3
