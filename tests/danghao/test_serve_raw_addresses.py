"""Addresses with Chinese characters as they stand, as curl sends what people type."""

import json
import re
import socket
import subprocess

import pytest
from danghao_server import COMMAND, fill_archive
from hypothesis import given
from hypothesis import strategies as st

from danghao.raw_addresses import encode_line


@given(st.binary())
def test_a_line_is_ascii_and_what_was_ascii_stays(line):
    encoded = encode_line(line)
    assert encoded.isascii()
    assert encode_line(encoded) == encoded
    if line.isascii():
        assert encoded == line


def exchange(place, requests):
    """Send requests over one connection, one after the other; return the status and body of each answer."""
    answers = []
    with socket.create_connection(place, timeout=60) as connection, connection.makefile("rb") as stream:
        for request in requests:
            connection.sendall(request.encode())
            status = int(stream.readline().split()[1])
            headers = {}
            while line := stream.readline().strip():
                name, _, value = line.partition(b":")
                headers[name.lower()] = value.strip()
            answers.append((status, json.loads(stream.read(int(headers[b"content-length"])))))
    return answers


@pytest.mark.e2e
@pytest.mark.parametrize("options", [(), ("--workers", "2")])
def test_they_are_answered_as_encoded_ones_are(tmp_path, environment_for, socket_enabled, options):
    environment = fill_archive(tmp_path, environment_for)
    command = [*COMMAND, "serve", "--port", "0", *options]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as server:
        try:
            place = re.search(r"http://(.+):(\d+)", server.stderr.readline()).groups()
            paths = (
                "/api/v1/search?query=欧阳劼",
                "/api/v1/search?query=%E6%AC%A7%E9%98%B3%E5%8A%BC",
                "/api/v1/search?query=姓名:欧阳劼&class=户籍",
                "/api/v1/items/没有这一件",
            )
            requests = [f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" for path in paths]
            raw, encoded, fielded, missing = exchange(place, requests)
        finally:
            server.terminate()
            server.wait(60)
    assert (raw[0], raw[1]["query"]["text"], raw[1]["total"]) == (200, "欧阳劼", encoded[1]["total"])
    assert [hit["ref_code"] for hit in raw[1]["hits"]] == [hit["ref_code"] for hit in encoded[1]["hits"]] != []
    assert (fielded[0], fielded[1]["query"]["text"]) == (200, "姓名:欧阳劼")
    assert (missing[0], missing[1]["status"]) == (404, 404)
