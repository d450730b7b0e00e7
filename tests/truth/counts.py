"""The counts: one row a request, with the bytes given to the socket for it."""

import socket
import struct
from dataclasses import asdict, dataclass, field
from typing import Any

BYTES_ACKED = 120
"""Offset of tcpi_bytes_acked in Linux's struct tcp_info (linux/tcp.h)."""


@dataclass
class Row:
    """One request. given: bytes of its answer handed to the socket; acked: those the client acknowledged, when cut."""

    protocol: str
    method: str
    host: str
    path: str
    status: int = 0
    given: int = 0
    acked: int | None = None
    whole: bool = False
    received: int = 0

    @property
    def sent(self) -> int:
        """What the client was sent: all that was given, or what it acknowledged of a cut transfer."""
        return self.given if self.acked is None else min(self.given, self.acked)


@dataclass
class Counts:
    """All the rows so far."""

    rows: list[Row] = field(default_factory=list)

    def told(self) -> list[dict[str, Any]]:
        """The rows as plain data."""
        return [asdict(row) | {"sent": row.sent} for row in self.rows]


def acknowledged(connection: socket.socket | Any) -> int:
    """Bytes the other end has acknowledged since the connection was made; 0 when the kernel does not say."""
    try:
        told = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
    except (OSError, AttributeError):
        # Closed meanwhile: no socket is left to ask.
        return 0
    return int(struct.unpack_from("Q", told, BYTES_ACKED)[0]) if len(told) >= BYTES_ACKED + 8 else 0
