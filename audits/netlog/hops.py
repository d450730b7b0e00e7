"""What the log says of each request, hop by hop: its sockets or streams, and their bytes."""

import msgspec

BROWSERS_OWN = (0, -3, -20, -27, -400)
"""Ends that are the browser's own doing: well, aborted, blocked by the client or by the response, not in the cache."""
RECORD = 9
"""Bytes of the head of an HTTP/2 frame (RFC 9113, 4.1)."""

SEALED = 22
"""Bytes a record of TLS 1.3 adds to what it holds (RFC 8446, 5.2): head, type and seal."""
TRIFLE = 256
"""Several records may be deciphered at once: fewer bytes than this are their heads and seals."""


class Use(msgspec.Struct):
    """One use of a connection by one job of the network stack.

    socket: identifier of the connection. received, sent: bytes in the clear on it during the use; on a stream of
    HTTP/2, of its DATA frames with their heads (frames: each of them; headers: how many blocks of headers it
    received, guess: their likely bytes, as the log gives their text only). raw, reads: on an encrypted connection,
    bytes that came, and how often some were deciphered. last: when it last received anything (ms).
    """

    socket: int
    received: int = 0
    sent: int = 0
    stream: bool = False
    headers: int = 0
    guess: int = 0
    frames: list[int] = []
    raw: int = 0
    reads: int = 0
    last: float = 0.0

    @property
    def undeciphered(self) -> int:
        """Bytes that came and whose reader had left before they were deciphered."""
        waiting = self.raw - self.received - self.reads * SEALED
        return waiting if waiting > TRIFLE else 0


class Hop(msgspec.Struct, kw_only=True):
    """One hop. start, end: ms on the browser's clock; head: status line and headers of its answer, as lines.

    site: top site of its network partition. error: how it ended (net_error_list.h), 0 well. claimed: a visit has it.
    before: what was asked, and answered, under the same request earlier on: without the password the server wants, on
    a connection it found misdirected, for another part of a file of which the cache holds some.
    """

    url: str
    method: str
    start: float
    end: float = 0.0
    jobs: list[int] = []
    head: list[str] = []
    asked: list[str] = []
    site: str = ""
    error: int = 0
    claimed: bool = False
    before: list["Hop"] = []

    def again(self, now: float) -> None:
        """Ask once more under the same request, after an answer (ms): what was so far stands before."""
        old = msgspec.structs.replace(self, end=now, before=[], claimed=False)
        self.before.append(old)
        self.jobs, self.head, self.asked = [], [], []

    @property
    def broken(self) -> bool:
        """Whether the network cut it; turned away by the browser is not that."""
        return self.error not in BROWSERS_OWN

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
