"""A small TCP proxy of the tests' own that stands before a server and fails on purpose: slow, cut off, or talking rubbish."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 19\r\n\r\n<h1>It works!</h1>\r\n"
NOISE = b"\x00\x01\x02 this was never HTTP \xff\xfe\r\n\r\n"


def json_answer(body: bytes, status: bytes = b"200 OK") -> bytes:
    return (
        b"HTTP/1.1 " + status + b"\r\nX-Elastic-Product: Elasticsearch\r\nContent-Type: application/json\r\n"
        b"Content-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body
    )


class FaultProxy:
    """Passes everything on, until told otherwise.

    Attributes:
        delay_s: how long each piece of an answer is held back.
        canned: what is answered in place of the server, where not empty.
        cut: connections are closed at once.
    """

    def __init__(self, target_port: int) -> None:
        self.delay_s = 0.0
        self.canned = b""
        self.cut = False
        self._target_port = target_port
        self._ended = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def mend(self) -> None:
        self.delay_s, self.canned, self.cut = 0.0, b"", False

    def close(self) -> None:
        self._ended.set()
        # Closing alone would not wake the thread that accepts.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for one in self._open:
            _end(one)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self._open.append(client)
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        if self.cut:
            _end(client)
            return
        with suppress(OSError), socket.create_connection(("127.0.0.1", self._target_port)) as server:
            self._open.append(server)
            threading.Thread(target=self._pump, args=(server, client), daemon=True).start()
            while data := client.recv(1 << 16):
                if self.canned:
                    client.sendall(self.canned)
                    break
                if self.cut:
                    break
                server.sendall(data)
        _end(client)

    def _pump(self, server: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(1 << 16):
                self._ended.wait(self.delay_s)
                if self.cut:
                    break
                client.sendall(data)
        _end(client)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@contextmanager
def standing_before(url: str):
    """Yield a proxy in front of the server at ``url``."""
    proxy = FaultProxy(int(url.rpartition(":")[2].rstrip("/")))
    try:
        yield proxy
    finally:
        proxy.close()
