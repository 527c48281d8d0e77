"""A list handed to the installed server: searched beside other requests, taken up again after a kill."""

import os
import signal
import threading
import time

import pytest
from danghao_server import ROWS, Server, fill_archive, hand_in
from search_archive import QR

pytestmark = pytest.mark.e2e


@pytest.fixture
def environment(tmp_path, environment_for):
    return fill_archive(tmp_path, environment_for)


def test_a_killed_server_goes_on_and_others_are_answered_meanwhile(environment, socket_enabled):
    with Server(environment) as server:
        place = hand_in(server)
        while server.ask(place)["done"] < 3:
            threading.Event().wait(0.02)
        answered = server.ask("/api/v1/search?query=%E6%A1%90%E8%8D%AB%E5%B7%B7")
        assert [hit["ref_code"] for hit in answered["hits"]] == [QR]
        assert server.ask(place)["state"] == "running"
        os.kill(server.pid, signal.SIGKILL)
        server.wait()
    with Server(environment) as server:
        until = time.monotonic() + 120
        while (told := server.ask(place))["state"] != "done" and time.monotonic() < until:
            threading.Event().wait(0.1)
    assert told["report"]["found"] == ROWS
    assert told["report"]["resumed"] >= 3
