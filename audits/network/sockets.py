"""Websockets: frames as they were told, payload by payload."""

import base64
from collections.abc import Callable

from audits.network.exchange import Event, Exchange
from audits.network.watch import Source
from rules.evidence.ledger import Outcome

FENCED = "BLOCKED_BY_LOCAL_NETWORK_ACCESS"
"""How Chromium says that a name leads to a private address (audits.browser.fence)."""
MASK = 4
"""Bytes of the mask of every frame a client sends (RFC 6455, 5.3)."""
SWITCHED, TUNNELED = 101, 200
"""Statuses that open a websocket: over HTTP/1.1, and on a stream of HTTP/2 (RFC 8441, 5)."""


class Sockets:
    """The websockets of one visit."""

    def __init__(
        self,
        begin: Callable[[Exchange], None],
        find: Callable[[str], Exchange | None],
        is_loadable: Callable[[str], bool],
    ) -> None:
        self._begin = begin
        self._find = find
        self._is_loadable = is_loadable

    def listeners(self) -> dict[str, Callable[[Source, Event], None]]:
        """What is done with each event, by its name."""
        return {
            "webSocketCreated": self.on_created,
            "webSocketWillSendHandshakeRequest": self.on_asked,
            "webSocketHandshakeResponseReceived": self.on_open,
            "webSocketFrameReceived": self.on_frame,
            "webSocketFrameSent": self.on_sent,
            "webSocketFrameError": self.on_error,
            "webSocketClosed": self.on_closed,
        }

    def on_created(self, source: Source, event: Event) -> None:
        """A websocket is asked for; its time comes with the next event."""
        if self._find(event["requestId"]):
            return
        initiator = event.get("initiator") or {}
        frames = (initiator.get("stack") or {}).get("callFrames") or []
        hop = Exchange(
            key=event["requestId"],
            url=event["url"],
            method="GET",
            kind="websocket",
            type="WebSocket",
            target=source.kind,
            initiator=str(initiator.get("url") or next((f["url"] for f in frames if f.get("url")), "")),
            initiator_type=initiator.get("type", ""),
            session=source.session,
            start=0.0,
        )
        self._begin(hop)

    def on_asked(self, source: Source, event: Event) -> None:
        """The opening handshake leaves."""
        if hop := self._own(source, event):
            hop.start, hop.wall = event["timestamp"], event.get("wallTime", 0.0)
            hop.asked_headers = event["request"].get("headers", {})

    def on_open(self, source: Source, event: Event) -> None:
        """A websocket is open; its answer's text is what came over the wire."""
        if hop := self._own(source, event):
            hop.answer(event["response"], event["timestamp"])
            text = event["response"].get("headersText", "") if hop.status == SWITCHED else ""
            hop.protocol = "http/1.1" if hop.status == SWITCHED else "h2"
            hop.said_bytes = len(text.encode("latin-1", "replace"))

    def on_frame(self, source: Source, event: Event) -> None:
        """A message arrives."""
        if hop := self._own(source, event):
            size = payload(event["response"])
            hop.messages += 1
            hop.encoded += head(size) + size
            hop.decoded_bytes += size

    def on_sent(self, source: Source, event: Event) -> None:
        """A message leaves."""
        if hop := self._own(source, event):
            size = payload(event["response"])
            hop.sent_frames += head(size) + MASK + size

    def on_error(self, source: Source, event: Event) -> None:
        """A websocket fails."""
        if hop := self._own(source, event):
            hop.error = event.get("errorMessage", "")

    def on_closed(self, source: Source, event: Event) -> None:
        """A websocket is closed, or never opened."""
        if (hop := self._own(source, event)) and not hop.ended:
            fenced = FENCED in hop.error or not self._is_loadable(hop.url)
            unopened: Outcome = "blocked" if fenced else "failed"
            hop.close("done" if hop.status in (SWITCHED, TUNNELED) else unopened, event["timestamp"])

    def _own(self, source: Source, event: Event) -> Exchange | None:
        hop = self._find(event["requestId"])
        return hop if hop and hop.session == source.session else None


def payload(frame: Event) -> int:
    """Bytes of a message: text as UTF-8, anything else in base 64."""
    text = frame["payloadData"]
    return len(text.encode() if frame["opcode"] == 1 else base64.b64decode(text))


def head(size: int) -> int:
    """Bytes of the head of a frame that carries so many (RFC 6455, 5.2)."""
    return 2 if size < 126 else 4 if size < 65536 else 10
