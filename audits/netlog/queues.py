"""What waits unread in the sockets of this machine, as Linux tells it (sock_diag(7): no right is needed).

A reader that has enough, a video that is loaded ahead, leaves its socket full: the server has sent it, and the
browser's own log does not know. Elsewhere than on Linux nothing is told.
"""

import socket
import struct
import time
from collections.abc import Iterator

import msgspec

ANSWER_SECONDS = 0.5
SOCK_DIAG, BY_FAMILY, DUMP, DONE, FAULT = 4, 20, 0x301, 3, 2
"""Numbers of linux/netlink.h and linux/sock_diag.h."""
READABLE = (1 << 1) | (1 << 4) | (1 << 5) | (1 << 8)
"""States that may hold what nobody has read: established, both waits for an end, close-wait (net/tcp_states.h)."""
HEAD, PORT, QUEUE = 16, 4, 56
"""Bytes of a message's head; places of the local port and of the unread bytes behind it (linux/inet_diag.h)."""
LEFT = 250.0
"""Milliseconds between two sights of a socket: what waited at the first has been acknowledged to who sent it.

Linux delays an acknowledgement by 200 ms at most.
"""


class Sight(msgspec.Struct):
    """Bytes seen waiting at one time (ms), and the sight before."""

    size: int
    at: float
    earlier: "Sight | None" = None


class Queues:
    """The last two looks at each socket, by its local port."""

    def __init__(self) -> None:
        self._seen: dict[int, Sight] = {}
        self.known = hasattr(socket, "AF_NETLINK")
        """Whether this machine tells."""

    def look(self) -> None:
        """Note what waits now; a socket that is gone keeps what it was last seen with."""
        now = time.monotonic() * 1000
        try:
            for family in (socket.AF_INET, socket.AF_INET6) if self.known else ():
                for port, waiting in _ports(family):
                    last = self._seen.get(port)
                    if last is None or now - last.at >= LEFT:
                        self._seen[port] = Sight(waiting, now, last and Sight(last.size, last.at))
        except OSError:
            self.known = False

    def waiting(self, port: int, since: float) -> int:
        """Return the bytes that waited at this port, untouched since this time (ms); -1 when it was never seen."""
        last = self._seen.get(port)
        if last is None:
            return -1
        return last.earlier.size if last.earlier and last.earlier.at >= since else 0


def _ports(family: int) -> Iterator[tuple[int, int]]:
    """Yield local port and unread bytes of each socket.

    Raises:
        OSError: the kernel does not tell.
    """
    asked = struct.pack("BBBBI", family, socket.IPPROTO_TCP, 0, 0, READABLE) + bytes(48)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM, SOCK_DIAG) as kernel:
        kernel.settimeout(ANSWER_SECONDS)
        kernel.send(struct.pack("IHHII", HEAD + len(asked), BY_FAMILY, DUMP, 1, 0) + asked)
        while True:
            told, at = kernel.recv(1 << 16), 0
            while at + HEAD <= len(told):
                size, kind = struct.unpack_from("IH", told, at)
                if kind == DONE:
                    return
                if kind == FAULT:
                    raise OSError("the kernel does not tell of its sockets")
                (port,) = struct.unpack_from(">H", told, at + HEAD + PORT)
                (waiting,) = struct.unpack_from("I", told, at + HEAD + QUEUE)
                yield port, waiting
                at += (size + 3) & ~3
