"""The counts: one row a request, with the bytes given to the socket for it."""

import socket
import struct
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

BYTES_ACKED = 120
"""Offset of tcpi_bytes_acked in Linux's struct tcp_info (linux/tcp.h)."""


@dataclass
class Row:
    """One request.

    given: bytes of its answer handed to the socket; acked: those the client acknowledged, when cut; now: the same of
    one under way, up to now. refused: turned away before any answer, the client asks again.
    """

    protocol: str
    method: str
    host: str
    path: str
    status: int = 0
    given: int = 0
    acked: int | None = None
    whole: bool = False
    received: int = 0
    now: int | None = None
    refused: bool = False

    @property
    def sent(self) -> int:
        """What the client was sent: all that was given, or what it acknowledged of a cut or stalled transfer."""
        return min([self.given, *(known for known in (self.acked, self.now) if known is not None)])


@dataclass
class Counts:
    """All the rows so far. live: how to ask what the client has acknowledged of a row, by its place."""

    rows: list[Row] = field(default_factory=list)
    live: dict[int, Callable[[], int]] = field(default_factory=dict)

    def told(self) -> list[dict[str, Any]]:
        """The rows as plain data; of a transfer under way, or stalled, what the client has acknowledged up to now."""
        for number, ask in self.live.items():
            self.rows[number].now = ask() or None
        return [asdict(row) | {"sent": row.sent} for row in self.rows]


def acknowledged(connection: socket.socket | Any) -> int:
    """Bytes the other end has acknowledged since the connection was made; 0 when the kernel does not say."""
    try:
        told = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
    except (OSError, AttributeError):
        # Closed meanwhile: no socket is left to ask.
        return 0
    return int(struct.unpack_from("Q", told, BYTES_ACKED)[0]) if len(told) >= BYTES_ACKED + 8 else 0
