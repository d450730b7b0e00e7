"""One hop of one request while it is being recorded."""

from typing import Any

import msgspec

from audits.netlog.hops import Hop, Use
from rules.evidence.ledger import Cache, Kind, Outcome, Purpose, Target

Event = dict[str, Any]

KINDS: dict[str, Kind] = {
    "Document": "document",
    "Stylesheet": "stylesheet",
    "Image": "image",
    "Media": "media",
    "TextTrack": "media",
    "Font": "font",
    "Script": "script",
    "XHR": "fetch",
    "Fetch": "fetch",
    "EventSource": "fetch",
    "WebSocket": "websocket",
}
ENDING: tuple[Kind, ...] = ("document", "stylesheet", "script", "image", "font")
"""Kinds that end by themselves: one without an end at the freeze makes the visit partial."""


class Exchange(msgspec.Struct, kw_only=True):
    """One hop; seconds on the browser's own clock.

    answered: its headers have arrived. refused: the browser itself turned the answer down (CORS, policies).
    stalled: it is open, and its reader has stopped reading (a video that has enough). unread: bytes that waited in
    its socket since its last read, when last looked at; -1 when this machine does not tell.
    total: bytes of the whole answer as the browser says at the end, -1 unknown. encoded, decoded_bytes: sums of what
    arrived of the body, as transferred and decoded. said_bytes: what the browser gives for the headers alone (for the
    whole answer of a synchronous request). session: whose events tell the body. extra: whether the network's own
    account of this hop (ExtraInfo) is announced, None unknown. logged, uses: the same hop in the network's log, and
    the connections it used there.
    """

    key: str
    url: str
    method: str
    kind: Kind
    type: str = ""
    target: Target = "page"
    frame_id: str = ""
    document: str = ""
    initiator: str = ""
    initiator_type: str = ""
    priority: str = ""
    purpose: Purpose = ""
    start: float
    wall: float = 0.0
    end: float = 0.0
    answered_at: float = 0.0
    answered: bool = False
    ended: bool = False
    outcome: Outcome = "open"
    error: str = ""
    refused: bool = False
    stalled: bool = False
    unread: int = -1
    status: int = 0
    headers: dict[str, str] = {}
    asked_headers: dict[str, str] = {}
    posted: int = 0
    said_bytes: int = 0
    total: int = -1
    encoded: int = 0
    decoded_bytes: int = 0
    messages: int = 0
    sent_frames: int = 0
    mime: str = ""
    protocol: str = ""
    remote: str = ""
    tls: str = ""
    connection: int = 0
    redirect_to: str = ""
    cache: Cache = ""
    session: str = ""
    extra: bool | None = None
    network: Event = {}
    network_asked: Event = {}
    phases: Event = {}
    logged: Hop | None = None
    uses: list[Use] = []

    @property
    def off_network(self) -> bool:
        """Whether it was answered without the network stack: by a page's memory, by the browser's PDF viewer."""
        return self.answered and not (self.logged or self.connection or self.network or self.cache)

    def answer(self, said: Event, at: float) -> None:
        """Note the status line and headers of an answer."""
        self.answered = True
        self.answered_at = at
        self.status = said["status"]
        self.headers = {name.lower(): value for name, value in said["headers"].items()}
        self.mime = said.get("mimeType", "")
        self.protocol = said.get("protocol") or ""
        self.remote = said.get("remoteIPAddress", "").strip("[]")
        self.connection = int(said.get("connectionId") or 0)
        self.tls = (said.get("securityDetails") or {}).get("protocol", "")
        self.phases = said.get("timing") or {}
        self.said_bytes = max(0, int(said.get("encodedDataLength", 0)))
        self.cache = self.cache or _cache(said)

    def close(self, outcome: Outcome, at: float) -> None:
        """Note its end."""
        self.outcome, self.ended, self.end = outcome, True, at


def _cache(said: Event) -> Cache:
    if said.get("fromServiceWorker"):
        return "service_worker"
    if said.get("fromPrefetchCache"):
        return "prefetch"
    return "disk" if said.get("fromDiskCache") else ""
