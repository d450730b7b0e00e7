"""The request ledger: every request of a visit, once, in wire bytes (DESIGN section 6)."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Record

Outcome = Literal["done", "failed", "aborted", "blocked", "open"]
Kind = Literal["document", "stylesheet", "script", "image", "font", "media", "fetch", "websocket", "other"]
Party = Literal["own", "third"]
Target = Literal["page", "frame", "worker", "shared_worker", "service_worker", "popup"]
Purpose = Literal["", "preflight", "beacon", "preload", "prefetch", "event_stream"]
Cache = Literal["", "memory", "disk", "service_worker", "prefetch"]

COUNTED: tuple[Outcome, ...] = ("done", "open")


class Timing(msgspec.Struct, frozen=True, kw_only=True):
    """Phases of one request in ms, in order; -1 when the phase did not happen (a connection used again)."""

    blocked: float = -1
    dns: float = -1
    connect: float = -1
    tls: float = -1
    send: float = 0
    wait: float = 0
    receive: float = 0


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One request, one hop: a redirect and its target are two of them.

    header_bytes and body_bytes are bytes on the wire as received; decoded_bytes is the body after
    decompression; sent_bytes is what the request itself weighed (never in the weight). headers holds the response
    headers, request_headers those of the request without its secrets, both with lower-case names. Times in ms since
    the visit began.

    target: what asked for it. initiator_type: parser, script, preload, preflight, other, as Chromium says.
    compression: content-encoding ("br", "gzip", ""). tls: "TLS 1.3", "" when the connection is in the clear.
    cache: where it came from when from_cache. messages: websocket frames or stream events received.
    connection: number of the connection, 0 unknown. remote: address, without the port.
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
    sent_bytes: int = 0
    request_headers: dict[str, str] = {}
    target: Target = "page"
    purpose: Purpose = ""
    initiator_type: str = ""
    priority: str = ""
    compression: str = ""
    tls: str = ""
    cache: Cache = ""
    messages: int = 0
    connection: int = 0
    timing: Timing | None = None

    @property
    def wire_bytes(self) -> int:
        """Response headers and body as transferred."""
        return self.header_bytes + self.body_bytes

    @property
    def weighs(self) -> bool:
        """Whether it ended well or is open, or some of its answer came all the same; never from a cache."""
        return not self.from_cache and (self.outcome in COUNTED or self.wire_bytes > 0)


class Ledger(Record, frozen=True, kw_only=True):
    """All requests up to the freeze, in order of start; before_scroll is how many had started by then."""

    NAME: ClassVar[str] = "ledger"
    requests: list[Request]
    before_scroll: int = 0

    @property
    def counted(self) -> list[Request]:
        """The requests that weigh: those to which bytes came over the network, and open ones; favicon apart.

        An aborted or cut transfer weighs what came of it. One without an answer (failed, blocked) does not count.
        """
        return weighing(self.requests)

    @property
    def wire_bytes(self) -> int:
        """Weight of the visit in wire bytes."""
        return sum(r.wire_bytes for r in self.counted)

    @property
    def before_scroll_bytes(self) -> int:
        """Wire bytes of the requests that weigh and had started before any scroll."""
        return sum(r.wire_bytes for r in weighing(self.requests[: self.before_scroll]))


def weighing(requests: list[Request]) -> list[Request]:
    """Return the requests that weigh, favicon apart."""
    return [r for r in requests if r.weighs and not r.favicon]
