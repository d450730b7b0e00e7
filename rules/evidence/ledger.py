"""The request ledger: every request of a visit, once, in wire bytes (DESIGN section 6)."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Record

Outcome = Literal["done", "failed", "aborted", "blocked", "open"]
Kind = Literal["document", "stylesheet", "script", "image", "font", "media", "fetch", "websocket", "other"]
Party = Literal["own", "third"]

COUNTED: tuple[Outcome, ...] = ("done", "open")


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One request, one hop: a redirect and its target are two of them.

    header_bytes and body_bytes are bytes on the wire as received; decoded_bytes is the body after
    decompression. headers holds the response headers, lower-case names. Times in ms since the visit began.
    """

    url: str
    method: str = "GET"
    kind: Kind = "other"
    party: Party = "own"
    outcome: Outcome = "done"
    status: int = 0
    error: str = ""
    header_bytes: int = 0
    body_bytes: int = 0
    decoded_bytes: int = 0
    mime: str = ""
    protocol: str = ""
    headers: dict[str, str] = {}
    remote: str = ""
    initiator: str = ""
    frame: str = ""
    redirect_to: str = ""
    from_cache: bool = False
    favicon: bool = False
    start_ms: float = 0.0
    end_ms: float = 0.0

    @property
    def wire_bytes(self) -> int:
        """Response headers and body as transferred."""
        return self.header_bytes + self.body_bytes


class Ledger(Record, frozen=True, kw_only=True):
    """All requests up to the freeze, in order of start; before_scroll is how many had started by then."""

    NAME: ClassVar[str] = "ledger"
    requests: list[Request]
    before_scroll: int = 0

    @property
    def counted(self) -> list[Request]:
        """The requests that weigh: answered over the network, favicon apart.

        Failed, aborted, blocked and cached ones are listed but not counted here.
        """
        return [r for r in self.requests if r.outcome in COUNTED and not r.favicon and not r.from_cache]

    @property
    def wire_bytes(self) -> int:
        """Weight of the visit in wire bytes."""
        return sum(r.wire_bytes for r in self.counted)
