"""Hears the network events of every target of one visit, from before its load until the freeze."""

import re
import time
from bisect import insort
from collections.abc import Callable

from audits.netlog.log import NetLog, Reading
from audits.network.exchange import ENDING, KINDS, Event, Exchange
from audits.network.extras import Extras
from audits.network.match import Matcher
from audits.network.orphans import told_by_the_log
from audits.network.sockets import Sockets
from audits.network.watch import Source, Watched
from audits.network.write import written
from rules.evidence.ledger import Ledger, Outcome, Party, Purpose, Target

UNCOUNTED = (
    "data:",
    "blob:",
    "about:",
    "chrome:",
    "chrome-error:",
    "chrome-extension:",
    "chrome-untrusted:",
    "filesystem:",
    "devtools:",
)
LOGIN = re.compile(r"^(\w+://)[^/?#@]*@")
"""A name and a password before a host: secrets that no ledger keeps."""
FENCED = "LocalNetworkAccess"
"""How Chromium says that a name leads to a private address (audits.browser.fence)."""
PURPOSES: dict[str, Purpose] = {"Preflight": "preflight", "Ping": "beacon", "Prefetch": "prefetch"}
Hear = Callable[[Source, Event], None]
MOST_BYTES = 256 * 2**20
"""Bytes of bodies, decoded, that one visit takes in."""
MOST_REQUESTS, MOST_FRAMES = 5000, 250
"""Requests, and documents of frames among them, that one visit takes in."""


class NetworkRecorder:
    """The hops of one visit.

    Args:
        main_frame: identifier of the page's main frame.
        party_of: tells own from third, by address.
        log: the browser's network log.
        is_loadable: tells what may be requested; what may not and failed was blocked.
    """

    def __init__(
        self,
        main_frame: str,
        party_of: Callable[[str], Party],
        log: NetLog,
        is_loadable: Callable[[str], bool] = lambda _: True,
    ) -> None:
        self._main_frame = main_frame
        self._party_of = party_of
        self._is_loadable = is_loadable
        self._hops: list[Exchange] = []
        self._current: dict[str, Exchange] = {}
        self._ignored: set[str] = set()
        self._frozen = False
        self._before_scroll = 0
        self._received = self._frames = 0
        self.flood: Callable[[str], None] = _nothing
        """Told, with one sentence, that the page asks for more than a visit takes."""
        self._extras = Extras()
        self._matcher = Matcher(log, self)
        self._log = log
        self._reading: Reading | None = None
        log.asking[self] = self._hops
        self.watched: Watched | None = None
        self._sockets = Sockets(self._begin, self._current.get, is_loadable)

    def mark_scroll(self) -> None:
        """Remember how many requests had started before the scroll."""
        self._before_scroll = len(self._hops)

    async def freeze(self) -> Ledger:
        """Stop listening and return every hop, in order of start; what has no end is "open"."""
        ledger = await self.so_far()
        if not self._frozen:
            urls = frozenset(hop.url.partition("#")[0] for hop in self._hops)
            self._reading = Reading(urls, self._log.now)
            self._log.readings.append(self._reading)
        self._frozen = True
        self._log.asking.pop(self, None)
        return ledger

    def leave(self) -> None:
        """Ask for nothing any more: the visit is over."""
        self._log.asking.pop(self, None)
        if self._reading:
            self._reading.end = time.monotonic() * 1000

    async def so_far(self) -> Ledger:
        """Return every hop up to now, as the freeze would, and go on listening."""
        if self.watched and not self._frozen:
            await self.watched.flush(self._main_frame)
        self._extras.give(self._hops)
        self._matcher.match(self._hops)
        for hop in self._hops:
            _end_as_logged(hop)
        began = self._hops[0].start * 1000 if self._hops else 0.0
        for orphan in self._matcher.orphans(began, self._hops):
            insort(self._hops, told_by_the_log(orphan, self._matcher.uses(orphan)), key=lambda hop: hop.start)
        origin = self._hops[0].start if self._hops else 0.0
        return Ledger(
            requests=[written(hop, origin, self._party_of(hop.url), self._main_frame) for hop in self.told],
            before_scroll=self._before_scroll,
        )

    @property
    def told(self) -> list[Exchange]:
        """The hops of the ledger, in its order; the PDF viewer loads again, by itself, the document it shows."""
        return [hop for hop in self._hops if not (hop.off_network and hop.kind == "document")]

    @property
    def unended(self) -> list[str]:
        """Addresses of the requests that should have ended and have not."""
        return [
            hop.url
            for hop in self._hops
            # A film shown as a document stops reading when it has enough, as any film.
            if not hop.ended
            and hop.kind in ENDING
            and not hop.mime.startswith(("video/", "audio/"))
            # The page's next move, held where it is, has asked nobody.
            and not (
                hop.kind == "document"
                and hop.frame_id == self._main_frame
                and not (hop.logged or hop.answered)
            )
        ]

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

    def listeners(self) -> dict[str, Hear]:
        """What is done with each event, by its name."""
        heard: dict[str, Hear] = {
            "requestWillBeSent": self.on_request,
            "requestServedFromCache": self.on_cached,
            "responseReceived": self.on_response,
            "dataReceived": self.on_data,
            "loadingFinished": self.on_finished,
            "loadingFailed": self.on_failed,
            "eventSourceMessageReceived": self.on_message,
            "requestWillBeSentExtraInfo": lambda _, event: self._extras.asked(event),
            "responseReceivedExtraInfo": lambda _, event: self._extras.answered(event),
            **self._sockets.listeners(),
        }
        return {f"Network.{name}": self._unless_frozen(hear) for name, hear in heard.items()}

    def _unless_frozen(self, hear: Hear) -> Hear:
        def listener(source: Source, event: Event) -> None:
            if not self._frozen:
                hear(source, event)

        return listener

    def _begin(self, hop: Exchange) -> None:
        if not hop.start and self._hops:
            hop.start = self._hops[-1].start
        self._current[hop.key] = hop
        self._hops.append(hop)
        if len(self._hops) > MOST_REQUESTS:
            self._overflow(f"The page made more than {MOST_REQUESTS} requests; it was stopped.")
        self._frames += hop.kind == "document" and hop.frame_id != self._main_frame
        if self._frames > MOST_FRAMES:
            self._overflow(f"The page loaded more than {MOST_FRAMES} frames; it was stopped.")

    def _overflow(self, why: str) -> None:
        """Have the page stopped, once."""
        flood, self.flood = self.flood, _nothing
        flood(why)

    def on_request(self, source: Source, event: Event) -> None:
        """A request starts; with redirectResponse, the hop before it ends."""
        key, at, request = event["requestId"], event["timestamp"], event["request"]
        previous, answer = self._current.get(key), event.get("redirectResponse")
        if previous and answer:
            self._redirect(previous, event, at)
        elif previous or key in self._ignored:
            # A second session of the same target, or the two ends of a navigation, tell the same request.
            return
        if request["url"].startswith(UNCOUNTED):
            self._current.pop(key, None)
            self._ignored.add(key)
            return
        initiator, kind = event.get("initiator") or {}, event.get("type", "")
        hop = Exchange(
            key=key,
            url=LOGIN.sub(r"\1", request["url"]) + (request.get("urlFragment") or ""),
            method=request["method"],
            kind=KINDS.get(kind, "other"),
            type=kind,
            target=self._target(source, event.get("frameId", "")),
            frame_id=event.get("frameId", ""),
            document=event.get("documentURL", ""),
            initiator=_initiator(initiator),
            initiator_type=initiator.get("type", ""),
            priority=request.get("initialPriority", ""),
            purpose=_purpose(kind, request),
            start=at,
            wall=event.get("wallTime", 0.0),
            asked_headers=request.get("headers", {}),
            posted=_posted(request),
        )
        self._begin(hop)

    def on_cached(self, _: Source, event: Event) -> None:
        """The browser answers from its memory."""
        if hop := self._current.get(event["requestId"]):
            hop.cache = "memory"

    def on_response(self, source: Source, event: Event) -> None:
        """Headers have arrived."""
        hop = self._current.get(event["requestId"])
        if hop is None or hop.answered:
            return
        hop.kind = KINDS.get(event.get("type", ""), hop.kind)
        hop.session = source.session
        hop.extra = event.get("hasExtraInfo")
        hop.answer(event["response"], event["timestamp"])
        self._matcher.own(hop.connection)

    def on_data(self, source: Source, event: Event) -> None:
        """Part of a body has arrived."""
        hop = self._current.get(event["requestId"])
        if hop is None:
            return
        hop.session = hop.session or source.session
        if hop.session == source.session:
            self._received += event["dataLength"]
            if self._received > MOST_BYTES:
                self._overflow(f"The page received more than {MOST_BYTES // 2**20} MB; it was stopped.")
            hop.decoded_bytes += event["dataLength"]
            hop.encoded += max(0, event["encodedDataLength"])

    def on_finished(self, _: Source, event: Event) -> None:
        """A body is complete.

        A blocked frame ends twice: the second end is that of the browser's error page in its place.
        """
        hop = self._current.get(event["requestId"])
        if hop and not hop.ended:
            hop.total = int(event["encodedDataLength"])
            hop.close("done", event["timestamp"])

    def on_failed(self, _: Source, event: Event) -> None:
        """A request ends without its body: blocked, aborted or failed."""
        hop = self._current.get(event["requestId"])
        if hop and not hop.ended:
            hop.error = event.get("blockedReason") or event.get("errorText", "")
            hop.refused = bool(event.get("blockedReason") or event.get("corsErrorStatus"))
            closed = hop.refused or not hop.answered
            stopped = closed and not event.get("canceled") and not self._is_loadable(hop.url)
            hop.close("blocked" if stopped else _failure(event), event["timestamp"])

    def on_message(self, _: Source, event: Event) -> None:
        """An event of a stream has arrived."""
        if hop := self._current.get(event["requestId"]):
            hop.messages += 1
            hop.purpose = "event_stream"

    def _redirect(self, hop: Exchange, event: Event, at: float) -> None:
        if hop.ended:
            return
        hop.extra = event.get("redirectHasExtraInfo")
        hop.answer(event["redirectResponse"], at)
        self._matcher.own(hop.connection)
        hop.redirect_to = event["request"]["url"]
        hop.close("done", at)

    def _target(self, source: Source, frame: str) -> Target:
        if source.kind == "page" and frame and frame != self._main_frame:
            return "frame"
        return source.kind


def _nothing(_why: str) -> None:
    """Nobody wants to know."""


def _failure(event: Event) -> Outcome:
    cors = (event.get("corsErrorStatus") or {}).get("corsError", "")
    if event.get("blockedReason") or cors.startswith(FENCED):
        return "blocked"
    return "aborted" if event.get("canceled") else "failed"


def _end_as_logged(hop: Exchange) -> None:
    """Close what the network has ended and no target told: the page had left it for another."""
    if hop.kind in ENDING and hop.logged and hop.logged.end and not hop.ended:
        hop.close("done" if not hop.logged.error else "aborted", hop.logged.end / 1000)


def _tells(hop: Exchange) -> bool:
    """Whether this document says how the navigation went; one that was given up leaves the page as it was.

    A file that was saved instead of shown ends as given up, too.
    """
    saved = hop.outcome == "aborted" and hop.answered and "html" not in hop.mime
    return (hop.answered and not saved) or hop.outcome in ("failed", "blocked")


def _initiator(initiator: Event) -> str:
    frames = (initiator.get("stack") or {}).get("callFrames") or []
    return str(initiator.get("url") or next((f["url"] for f in frames if f.get("url")), ""))


def _purpose(kind: str, request: Event) -> Purpose:
    return PURPOSES.get(kind) or ("preload" if request.get("isLinkPreload") else "")


def _posted(request: Event) -> int:
    if text := request.get("postData"):
        return len(text.encode())
    return sum(len(part.get("bytes", "")) * 3 // 4 for part in request.get("postDataEntries", []))
