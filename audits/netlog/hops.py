"""What the log says of each request, hop by hop: its sockets or streams, and their bytes."""

import msgspec

RECORD = 9
"""Bytes of the head of an HTTP/2 frame (RFC 9113, 4.1)."""


class Use(msgspec.Struct):
    """One use of a connection by one job of the network stack.

    socket: identifier of the connection. received, sent: bytes in the clear on it during the use; on a stream of
    HTTP/2, of its DATA frames with their heads (headers counts the blocks of headers it received).
    """

    socket: int
    received: int = 0
    sent: int = 0
    stream: bool = False
    headers: int = 0
    head_text: int = 0


class Hop(msgspec.Struct, kw_only=True):
    """One hop. start, end: ms on the browser's clock; head: status line and headers of its answer, as lines.

    site: top site of its network partition; referer: as sent. claimed: the visit it belongs to.
    """

    url: str
    method: str
    start: float
    end: float = 0.0
    jobs: list[int] = []
    head: list[str] = []
    asked: list[str] = []
    site: str = ""
    claimed: bool = False

    @property
    def referer(self) -> str:
        """Address of the page or script that asked, as sent."""
        return next((line[9:] for line in self.asked if line[:9].lower() == "referer: "), "")

    @property
    def status(self) -> int:
        """Status of its answer; 0 without one."""
        parts = self.head[0].replace(":status:", "HTTP").split(" ") if self.head else []
        return int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0

    @property
    def headers(self) -> dict[str, str]:
        """Headers of its answer, lower-case names."""
        pairs = (line.partition(":") for line in self.head[1:])
        return {name.lower(): value.strip() for name, _, value in pairs}
