"""What a page does while its visitor does nothing."""

from typing import ClassVar

from rules.evidence.ledger import Request, weighing
from rules.evidence.record import Record


class Idle(Record, frozen=True, kw_only=True):
    """A time of doing nothing, after load and scroll.

    seconds: how long. requests: those that started meanwhile. stream_bytes, messages: what sockets and streams
    opened before brought meanwhile. sockets: addresses of the sockets and streams open at the end, each once.
    layouts, script_ms: how often the page laid itself out, and how long its scripts ran (indicative).
    """

    NAME: ClassVar[str] = "idle"
    PROFILE: ClassVar[str] = "return"
    seconds: float
    requests: list[Request] = []
    stream_bytes: int = 0
    messages: int = 0
    sockets: list[str] = []
    layouts: int = 0
    script_ms: float = 0.0

    @property
    def counted(self) -> list[Request]:
        """The requests that weigh."""
        return weighing(self.requests)

    @property
    def wire_bytes(self) -> int:
        """Wire bytes received meanwhile."""
        return sum(r.wire_bytes for r in self.counted) + self.stream_bytes

    def per_minute(self, number: float) -> float:
        """Return a number of this time as a number a minute."""
        return number * 60 / self.seconds if self.seconds else 0.0
