"""The request ledger of a visit, from the page's own debugging session (Chrome DevTools Protocol, Network).

Byte-exact on plain pages over HTTP/1.1 (tests/audits/test_ledger_*). Not seen by a page's session: requests of
workers and, in full Chromium, of cross-site frames; frame padding and compression of websockets.

Wire bytes: headers as Chromium received them (encodedDataLength of the answer), body as transferred
(encodedDataLength of the end, less the headers). A redirect's body is its Content-Length: Chromium skips it.
"""

import base64
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec
from playwright.async_api import CDPSession

from rules.evidence.ledger import Kind, Ledger, Outcome, Party, Request

Event = dict[str, Any]

KINDS: dict[str, Kind] = {
    "Document": "document",
    "Stylesheet": "stylesheet",
    "Image": "image",
    "Media": "media",
    "Font": "font",
    "Script": "script",
    "XHR": "fetch",
    "Fetch": "fetch",
    "EventSource": "fetch",
    "WebSocket": "websocket",
}
UNCOUNTED = (
    "data:",
    "blob:",
    "about:",
    "chrome:",
    "chrome-error:",
    "chrome-extension:",
    "filesystem:",
    "devtools:",
)
ENDING: tuple[Kind, ...] = ("document", "stylesheet", "script", "image", "font")
"""Kinds that end by themselves: one without an end at the freeze makes the visit partial."""


FIRST_FLIGHT = 14_600
"""Bytes a server sends before any acknowledgement (RFC 6928: ten segments): there before the browser gives up."""


class Exchange(msgspec.Struct, kw_only=True):
    """One hop being recorded; seconds on the browser's own clock. answered: its headers have arrived."""

    url: str
    method: str
    kind: Kind
    frame_id: str
    document: str
    initiator: str
    start: float
    end: float = 0.0
    answered: bool = False
    ended: bool = False
    outcome: Outcome = "open"
    error: str = ""
    status: int = 0
    headers: dict[str, str] = {}
    header_bytes: int = 0
    arrived_bytes: int = 0
    body_bytes: int = 0
    decoded_bytes: int = 0
    mime: str = ""
    protocol: str = ""
    remote: str = ""
    redirect_to: str = ""
    from_cache: bool = False


class NetworkRecorder:
    """Listens to one page from before its load until the freeze.

    Args:
        main_frame: identifier of the page's main frame.
        party_of: tells own from third, by address.
    """

    def __init__(self, main_frame: str, party_of: Callable[[str], Party]) -> None:
        self._main_frame = main_frame
        self._party_of = party_of
        self._hops: list[Exchange] = []
        self._current: dict[str, Exchange] = {}
        self._cached: set[str] = set()
        self._frozen = False
        self._before_scroll = 0

    async def open(self, cdp: CDPSession) -> None:
        """Subscribe to the session's events, then turn them on."""
        for name, heard in self._listeners().items():
            cdp.on(f"Network.{name}", self._unless_frozen(heard))
        await cdp.send("Network.enable", {"maxTotalBufferSize": 0, "maxResourceBufferSize": 0})

    def mark_scroll(self) -> None:
        """Remember how many requests had started before the scroll."""
        self._before_scroll = len(self._hops)

    def freeze(self) -> Ledger:
        """Stop listening and return every hop, in order of start; what has no end is "open"."""
        self._frozen = True
        return self.so_far()

    def so_far(self) -> Ledger:
        """Return every hop up to now, as the freeze would, and go on listening."""
        origin = self._hops[0].start if self._hops else 0.0
        return Ledger(
            requests=[self._written(hop, origin) for hop in self._hops], before_scroll=self._before_scroll
        )

    @property
    def unended(self) -> list[str]:
        """Addresses of the requests that should have ended and have not."""
        return [hop.url for hop in self._hops if not hop.ended and hop.kind in ENDING]

    @property
    def document(self) -> Exchange | None:
        """The last document of the main frame that was answered or failed; redirects apart."""
        own = [h for h in self._hops if h.kind == "document" and h.frame_id == self._main_frame]
        return next((h for h in reversed(own) if not h.redirect_to and _tells(h)), None)

    @property
    def documents(self) -> int:
        """How many documents the main frame has been answered; redirects apart."""
        return sum(
            h.kind == "document" and h.frame_id == self._main_frame and h.answered and not h.redirect_to
            for h in self._hops
        )

    def _listeners(self) -> dict[str, Callable[[Event], None]]:
        return {
            "requestWillBeSent": self.on_request,
            "requestServedFromCache": self.on_cached,
            "responseReceived": self.on_response,
            "dataReceived": self.on_data,
            "loadingFinished": self.on_finished,
            "loadingFailed": self.on_failed,
            "webSocketCreated": self.on_socket,
            "webSocketHandshakeResponseReceived": self.on_handshake,
            "webSocketFrameReceived": self.on_frame,
            "webSocketFrameError": self.on_socket_error,
            "webSocketClosed": self.on_socket_closed,
        }

    def _unless_frozen(self, heard: Callable[[Event], None]) -> Callable[[Event], None]:
        def listener(event: Event) -> None:
            if not self._frozen:
                heard(event)

        return listener

    def on_request(self, event: Event) -> None:
        """A request starts; with redirectResponse, the hop before it ends."""
        key, at = event["requestId"], event["timestamp"]
        request = event["request"]
        if (previous := self._current.get(key)) and (answer := event.get("redirectResponse")):
            self._redirect(previous, answer, request["url"], at)
        if request["url"].startswith(UNCOUNTED):
            self._current.pop(key, None)
            return
        hop = Exchange(
            url=request["url"] + (request.get("urlFragment") or ""),
            method=request["method"],
            kind=KINDS.get(event.get("type", ""), "other"),
            frame_id=event.get("frameId", ""),
            document=event.get("documentURL", ""),
            initiator=_initiator(event.get("initiator") or {}),
            start=at,
        )
        self._current[key] = hop
        self._hops.append(hop)

    def on_cached(self, event: Event) -> None:
        """The browser answers from its memory."""
        if hop := self._current.get(event["requestId"]):
            hop.from_cache = True

    def on_response(self, event: Event) -> None:
        """Headers have arrived."""
        if hop := self._current.get(event["requestId"]):
            hop.kind = KINDS.get(event.get("type", ""), hop.kind)
            _answer(hop, event["response"])

    def on_data(self, event: Event) -> None:
        """Part of a body has arrived."""
        if hop := self._current.get(event["requestId"]):
            hop.decoded_bytes += event["dataLength"]
            hop.arrived_bytes += max(0, event["encodedDataLength"])

    def on_finished(self, event: Event) -> None:
        """A body is complete. An undecodable image reports its total without its headers: the larger holds."""
        hop = self._current.get(event["requestId"])
        # A blocked frame ends twice: the second end is that of the browser's error page in its place.
        if hop and not hop.ended:
            total = int(event["encodedDataLength"]) - hop.header_bytes
            hop.body_bytes = 0 if hop.from_cache else max(total, hop.arrived_bytes)
            # A frame may take a font its page already holds: no event says so, but no network answer is empty.
            hop.from_cache = hop.from_cache or (hop.answered and not hop.header_bytes + hop.body_bytes)
            _end(hop, "done", event["timestamp"])

    def on_failed(self, event: Event) -> None:
        """A request ends without its body: blocked, aborted or failed.

        Chromium gives up the body of a style sheet or font answered by an error: the answer came all the same.
        """
        if hop := self._current.get(event["requestId"]):
            hop.error = event.get("blockedReason") or event.get("errorText", "")
            hop.body_bytes = hop.arrived_bytes
            outcome = _failure(event)
            if outcome == "aborted" and hop.status >= 400:
                hop.body_bytes = max(hop.arrived_bytes, min(_announced(hop), FIRST_FLIGHT))
                outcome = "done"
            _end(hop, outcome, event["timestamp"])

    def on_socket(self, event: Event) -> None:
        """A websocket is asked for; this event carries no time, the last known one stands for it."""
        hop = Exchange(
            url=event["url"],
            method="GET",
            kind="websocket",
            frame_id=self._main_frame,
            document="",
            initiator=_initiator(event.get("initiator") or {}),
            start=self._hops[-1].start if self._hops else 0.0,
        )
        self._current[event["requestId"]] = hop
        self._hops.append(hop)

    def on_handshake(self, event: Event) -> None:
        """A websocket is open; its answer's text is what came over the wire."""
        if hop := self._current.get(event["requestId"]):
            _answer(hop, event["response"] | {"url": hop.url})
            hop.header_bytes = len(event["response"].get("headersText", "").encode("latin-1", "replace"))

    def on_frame(self, event: Event) -> None:
        """A websocket frame arrives: its payload and its head of 2, 4 or 10 bytes (RFC 6455, 5.2)."""
        if hop := self._current.get(event["requestId"]):
            frame = event["response"]
            text = frame["payloadData"]
            size = len(text.encode() if frame["opcode"] == 1 else base64.b64decode(text))
            hop.body_bytes += size + (2 if size < 126 else 4 if size < 65536 else 10)
            hop.decoded_bytes += size

    def on_socket_error(self, event: Event) -> None:
        """A websocket fails."""
        if hop := self._current.get(event["requestId"]):
            hop.error = event.get("errorMessage", "")

    def on_socket_closed(self, event: Event) -> None:
        """A websocket is closed, or never opened."""
        if hop := self._current.get(event["requestId"]):
            _end(hop, "done" if hop.answered else "failed", event["timestamp"])

    def _redirect(self, hop: Exchange, answer: Event, target: str, at: float) -> None:
        _answer(hop, answer)
        hop.redirect_to = target
        if not hop.from_cache and hop.method != "HEAD":
            hop.body_bytes = _announced(hop)
        _end(hop, "done", at)

    def _written(self, hop: Exchange, origin: float) -> Request:
        own_frame = hop.frame_id == self._main_frame or hop.kind == "websocket"
        return Request(
            url=hop.url,
            method=hop.method,
            kind=hop.kind,
            party=self._party_of(hop.url),
            outcome=hop.outcome,
            status=hop.status,
            error=hop.error,
            header_bytes=hop.header_bytes,
            body_bytes=hop.body_bytes or (0 if hop.from_cache else hop.arrived_bytes),
            decoded_bytes=hop.decoded_bytes,
            mime=hop.mime,
            protocol=hop.protocol,
            headers=hop.headers,
            remote=hop.remote,
            initiator=hop.initiator,
            frame="" if own_frame else hop.document,
            redirect_to=hop.redirect_to,
            from_cache=hop.from_cache,
            favicon=hop.kind == "other" and hop.url.split("?")[0].endswith("/favicon.ico"),
            start_ms=_milliseconds(hop.start - origin),
            end_ms=_milliseconds(hop.end - origin) if hop.ended else 0.0,
        )


def _answer(hop: Exchange, answer: Event) -> None:
    """Note the status line and headers of an answer."""
    hop.answered = True
    hop.status = answer["status"]
    hop.headers = {name.lower(): value for name, value in answer["headers"].items()}
    hop.mime = answer.get("mimeType", "")
    hop.protocol = answer.get("protocol") or ""
    hop.remote = answer.get("remoteIPAddress", "").strip("[]")
    hop.from_cache = hop.from_cache or bool(
        answer.get("fromDiskCache") or answer.get("fromServiceWorker") or answer.get("fromPrefetchCache")
    )
    hop.header_bytes = 0 if hop.from_cache else int(answer.get("encodedDataLength", 0))


def _announced(hop: Exchange) -> int:
    """Bytes of the body as its Content-Length says; 0 when it does not."""
    with suppress(ValueError):
        return int(hop.headers.get("content-length", "0"))
    return 0


def _end(hop: Exchange, outcome: Outcome, at: float) -> None:
    hop.outcome, hop.ended, hop.end = outcome, True, at


def _failure(event: Event) -> Outcome:
    if event.get("blockedReason"):
        return "blocked"
    return "aborted" if event.get("canceled") else "failed"


def _tells(hop: Exchange) -> bool:
    """Whether this document says how the navigation went; one that was given up leaves the page as it was."""
    return hop.answered or hop.outcome in ("failed", "blocked")


def _initiator(initiator: Event) -> str:
    frames = (initiator.get("stack") or {}).get("callFrames") or []
    return str(initiator.get("url") or next((f["url"] for f in frames if f.get("url")), ""))


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
