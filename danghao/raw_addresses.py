"""Takes addresses with characters as people type them: ``curl "http:…?query=欧阳劼"`` sends them as they stand.

The protocol wants them percent-encoded, which browsers and libraries do; without this, they are a plain 400.
"""

from __future__ import annotations

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class RawAddressProtocol(H11Protocol):
    """uvicorn's protocol, before which a request line is encoded as it should have been."""

    def data_received(self, data: bytes) -> None:
        # Only where a request begins; a line that comes in two pieces stays as it is.
        if self.conn.their_state is h11.IDLE and not self.conn.trailing_data[0]:
            line, end, rest = data.partition(b"\r\n")
            if not line.isascii():
                data = encode_line(line) + end + rest
        super().data_received(data)


def encode_line(line: bytes) -> bytes:
    """Return a request line with every byte beyond ASCII percent-encoded."""
    return b"".join(b"%%%02X" % byte if byte > 0x7F else bytes([byte]) for byte in line)
