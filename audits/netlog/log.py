"""Follows the log of one browser: requests, jobs, sockets and streams, joined as the network stack joins them."""

import math
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from audits.netlog.hops import RECORD, SEALED, Hop, Use
from audits.netlog.queues import Queues
from audits.netlog.table import Table
from audits.netlog.tail import Entry, Tail

REDACTED = " (credentials redacted)"
"""Follows an address that held a name and a password."""
UNHEARD = "http://127.0.0.1:1/limpide-"
"""Port 1 is refused by Chromium itself: a request to it is logged, and touches no network."""
BEGIN, END = 1, 2
TICKET = 4
"""A new session ticket among the messages of a TLS handshake (RFC 8446, 4)."""


class Reading(msgspec.Struct):
    """A page that is read after its freeze: what axe and the browser ask for then is no page's request.

    urls: what the page had asked for; start, end: ms on the browser's clock.
    """

    urls: frozenset[str]
    start: float
    end: float = math.inf

    def asked_again(self, url: str, referer: str, at: float) -> bool:
        """Tell whether a request is likely of this reading: what the page had, once more."""
        return self.start <= at <= self.end and url in self.urls and referer in self.urls


class NetLog:
    """The log of one browser, read when asked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.hops: dict[int, list[Hop]] = {}
        self.owners: dict[int, object] = {}
        """Which visit uses a socket, told by whoever knows."""
        self.asking: dict[object, Sequence[Any]] = {}
        """What each visit in progress has asked for: what is not its own is not another's orphan."""
        self.readings: list[Reading] = []
        """Visits that were frozen, and what they had asked for."""
        self.now = 0.0
        """Time of the last mark read (ms)."""
        self.marks: set[str] = set()
        """Marks read so far: what was logged before one has been read too."""
        self._uses: dict[int, list[Use]] = {}
        self._current: dict[int, Use] = {}
        self._latest: dict[int, Use] = {}
        self._renewed = 0
        self.queues = Queues()
        self._ports: dict[int, int] = {}
        self._remotes: dict[int, str] = {}
        self._encrypted: set[int] = set()
        self._sessions: dict[int, int] = {}
        self._tables: dict[int, Table] = defaultdict(Table)
        self._streams: dict[tuple[int, int], Use] = {}
        self._heard = {
            "URL_REQUEST_START_JOB": self._hop,
            "REQUEST_ALIVE": self._alive,
            "HTTP_STREAM_REQUEST_BOUND_TO_JOB": self._bound,
            "HTTP_TRANSACTION_READ_RESPONSE_HEADERS": self._answer,
            "HTTP_TRANSACTION_RESTART_AFTER_ERROR": self._restarted,
            "HTTP_TRANSACTION_SEND_REQUEST_HEADERS": self._asked,
            "HTTP_TRANSACTION_HTTP2_SEND_REQUEST_HEADERS": self._asked,
            "SOCKET_IN_USE": self._in_use,
            "SOCKET_BYTES_RECEIVED": self._received,
            "SOCKET_BYTES_SENT": self._sent,
            "TCP_CONNECT": self._connected,
            "SSL_CONNECT": self._secured,
            "SSL_HANDSHAKE_MESSAGE_RECEIVED": self._ticket,
            "SSL_SOCKET_BYTES_RECEIVED": self._received_inside,
            "SSL_SOCKET_BYTES_SENT": self._sent_inside,
            "HTTP2_SESSION_INITIALIZED": self._session,
            "HTTP2_SESSION_SEND_HEADERS": self._stream,
            "HTTP2_SESSION_RECV_HEADERS": self._stream_headers,
            "HTTP2_SESSION_RECV_DATA": self._stream_data,
        }
        self._tail = Tail(path, self._heard)

    def switch(self) -> str:
        """Return what the browser is to be started with, for it to write this log."""
        return f"--log-net-log={self.path}"

    def open(self) -> None:
        """Take hold of the file and leave no trace of it.

        Raises:
            OSError: the browser writes none.
        """
        self._tail.open()

    def discard(self) -> None:
        """Remove the file of a browser that did not start."""
        shutil.rmtree(self.path.parent, ignore_errors=True)

    def read(self) -> None:
        """Take in what was written since the last time."""
        for name, entry in self._tail.read():
            self._heard[name](entry)

    def uses(self, hop: Hop) -> Iterator[Use]:
        """Yield the connections a hop used: none from a cache, several when one had died meanwhile."""
        for job in hop.jobs:
            yield from self._uses.get(job, [])

    def unread(self, use: Use) -> int:
        """Return the bytes that wait on a connection since its last use has read any; -1 when that is not known."""
        if use.stream or not use.last or self._latest.get(use.socket) is not use:
            return 0
        return self.queues.waiting(self._ports.get(use.socket, 0), use.last)

    def remote(self, use: Use) -> str:
        """Return the address at the other end of a connection, "" when it was not told."""
        return self._remotes.get(use.socket, "")

    def close(self) -> None:
        """Let go of the file."""
        self._tail.close()

    def _alive(self, entry: Entry) -> None:
        if entry.phase == END and (hops := self.hops.get(entry.source.id)):
            hops[-1].end = float(entry.time)
            hops[-1].error = entry.params.get("net_error", 0)

    def _hop(self, entry: Entry) -> None:
        if entry.phase != BEGIN:
            return
        url = entry.params.get("url", "").removesuffix(REDACTED)
        if url.startswith(UNHEARD):
            self.marks.add(url)
            self.now = float(entry.time)
            return
        hop = Hop(
            url=url,
            method=entry.params.get("method", "GET"),
            start=float(entry.time),
            site=entry.params.get("network_isolation_key", "").partition(" ")[0],
        )
        self.hops.setdefault(entry.source.id, []).append(hop)

    def _bound(self, entry: Entry) -> None:
        if hops := self.hops.get(entry.source.id):
            if hops[-1].head:
                hops[-1].again(float(entry.time))
            hops[-1].jobs.append(_dependency(entry))

    def _answer(self, entry: Entry) -> None:
        if hops := self.hops.get(entry.source.id):
            hops[-1].head = entry.params.get("headers", [])

    def _restarted(self, entry: Entry) -> None:
        """Without an error, an answer 408 was the reason: an old connection the server gave up (RFC 9110, 15.5.9)."""
        if "net_error" not in entry.params and (hops := self.hops.get(entry.source.id)):
            hops[-1].head = hops[-1].head or ["HTTP/1.1 408"]

    def _asked(self, entry: Entry) -> None:
        if hops := self.hops.get(entry.source.id):
            if hops[-1].head:
                hops[-1].again(float(entry.time))
                self._continue(hops[-1])
            hops[-1].asked = entry.params.get("headers", [])

    def _continue(self, hop: Hop) -> None:
        """Let a hop go on upon the connection of the one before it: its bytes are its own from here on."""
        for job in hop.before[-1].jobs[-1:]:
            for old in self._uses.get(job, [])[-1:]:
                if self._current.get(old.socket) is old:
                    self._current[old.socket] = self._latest[old.socket] = new = Use(old.socket)
                    self._renewed -= 1
                    self._uses[self._renewed] = [new]
                    hop.jobs.append(self._renewed)

    def _in_use(self, entry: Entry) -> None:
        socket = entry.source.id
        if entry.phase == BEGIN:
            use = self._current[socket] = self._latest[socket] = Use(socket)
            self._uses.setdefault(_dependency(entry), []).append(use)
        elif entry.phase == END:
            self._current.pop(socket, None)

    def _connected(self, entry: Entry) -> None:
        if entry.phase == END and (local := entry.params.get("local_address", "")):
            self._ports[entry.source.id] = int(local.rpartition(":")[2])
            self._remotes[entry.source.id] = (
                entry.params.get("remote_address", "").rpartition(":")[0].strip("[]")
            )

    def _secured(self, entry: Entry) -> None:
        self._encrypted.add(entry.source.id)

    def _received(self, entry: Entry) -> None:
        if entry.source.id not in self._encrypted:
            self._received_inside(entry)
        elif use := self._current.get(entry.source.id):
            use.raw += entry.params["byte_count"]

    def _ticket(self, entry: Entry) -> None:
        """A server gives tickets behind the handshake, on a connection in use: they are no answer's bytes."""
        if entry.params.get("type") == TICKET and (use := self._current.get(entry.source.id)):
            use.raw -= len(entry.params.get("bytes", "")) * 3 // 4 + SEALED

    def _sent(self, entry: Entry) -> None:
        if entry.source.id not in self._encrypted:
            self._sent_inside(entry)

    def _received_inside(self, entry: Entry) -> None:
        if use := self._current.get(entry.source.id):
            use.received += entry.params["byte_count"]
            use.last = float(entry.time)
            use.reads += 1

    def _sent_inside(self, entry: Entry) -> None:
        if use := self._current.get(entry.source.id):
            use.sent += entry.params["byte_count"]

    def _session(self, entry: Entry) -> None:
        socket = self._sessions[entry.source.id] = _dependency(entry)
        if use := self._current.get(socket):
            # From here on the socket carries frames of many streams: it is no request's own.
            use.stream, use.received, use.sent = True, 0, 0
            self._current.pop(socket)

    def _stream(self, entry: Entry) -> None:
        session, number = entry.source.id, entry.params["stream_id"]
        use, asker = Use(self._sessions.get(session, 0), stream=True), _dependency(entry)
        self._streams[session, number] = use
        self._uses.setdefault(asker, []).append(use)
        if hops := self.hops.get(asker):
            # A websocket opens its stream itself, without a job (RFC 8441).
            hops[-1].jobs.append(asker)

    def _stream_headers(self, entry: Entry) -> None:
        if use := self._streams.get((entry.source.id, entry.params["stream_id"])):
            use.headers += 1
            use.guess += RECORD + self._tables[entry.source.id].weigh(entry.params.get("headers", []))

    def _stream_data(self, entry: Entry) -> None:
        if use := self._streams.get((entry.source.id, entry.params["stream_id"])):
            use.received += RECORD + entry.params["size"]
            use.frames.append(RECORD + entry.params["size"])


def _dependency(entry: Entry) -> int:
    found: dict[str, Any] = entry.params.get("source_dependency") or {}
    return int(found.get("id", 0))
