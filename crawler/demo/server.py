"""The demo commune on loopback: one server for the site, two for the third parties it calls."""

import threading
from collections import Counter
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self, cast
from urllib.parse import urlsplit

from crawler.campaign.settings import SampleSettings, SiteSettings
from crawler.demo import planted
from crawler.demo.resources import FOLDER, Resource, generated, load

THREADS = 96
IDLE_SECONDS = 5.0
FORM_BYTES = 65_536
RECEIPT = "/interne/accuse-reception.html"


class Traffic:
    """What a server sent, by path without query: bytes on the wire (headers and body) and answers."""

    def __init__(self) -> None:
        self.sent: Counter[str] = Counter()
        self.answers: Counter[str] = Counter()
        self._lock = threading.Lock()

    def add(self, path: str, size: int) -> None:
        """Count one answer of size bytes."""
        with self._lock:
            self.sent[path] += size
            self.answers[path] += 1


class LoopbackServer(ThreadingHTTPServer):
    """A quiet HTTP/1.1 server of prepared resources on 127.0.0.1, with at most THREADS connections at once."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.resources: Mapping[str, Resource] = {}
        self.traffic = Traffic()
        self.closing = False
        self._places = threading.BoundedSemaphore(THREADS)

    @property
    def port(self) -> int:
        """The port the system chose."""
        return int(self.server_address[1])

    def process_request(self, request: object, client_address: object) -> None:
        """Wait for a free place, then answer in a thread of its own."""
        self._places.acquire()
        try:
            super().process_request(request, client_address)  # type: ignore[arg-type]
        except BaseException:
            self._places.release()
            raise

    def process_request_thread(self, request: object, client_address: object) -> None:
        """Serve one connection and give its place back."""
        try:
            super().process_request_thread(request, client_address)  # type: ignore[arg-type]
        finally:
            self._places.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that went away: browsers abort requests as they please."""


class Handler(BaseHTTPRequestHandler):
    """Answers GET, HEAD and the forms' POST from the server's resources."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS

    @property
    def _server(self) -> LoopbackServer:
        return cast(LoopbackServer, self.server)

    @property
    def _path(self) -> str:
        return urlsplit(self.path).path

    def do_GET(self) -> None:
        """Answer with the resource, its redirect, part of it, or the 404 page."""
        moved = planted.REDIRECTS.get(self._path)
        found = self._server.resources.get(self._path)
        if moved is not None:
            self._send(HTTPStatus.MOVED_PERMANENTLY, {"Location": moved, "Cache-Control": "no-cache"}, b"")
        elif found is None:
            self._missing()
        elif found.etag and found.etag == self.headers.get("If-None-Match"):
            self._send(HTTPStatus.NOT_MODIFIED, {"ETag": found.etag}, b"")
        else:
            self._found(found)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        self.do_GET()

    def do_POST(self) -> None:
        """Read a form, keep nothing of it, and lead to the receipt."""
        size = int(self.headers.get("Content-Length") or 0)
        self.close_connection = size > FORM_BYTES
        self.rfile.read(min(size, FORM_BYTES))
        self._send(HTTPStatus.SEE_OTHER, {"Location": RECEIPT}, b"")

    def _missing(self) -> None:
        page = self._server.resources.get("/404.html", Resource(b"", None))
        headers = {k: v for k, v in page.headers.items() if k in ("Content-Type", "Vary")}
        self._packed(HTTPStatus.NOT_FOUND, headers, page)

    def _found(self, found: Resource) -> None:
        wanted = self.headers.get("Range", "")
        if not wanted.startswith("bytes=") or "," in wanted:
            self._packed(HTTPStatus.OK, dict(found.headers), found)
            return
        size = len(found.body)
        span = byte_range(wanted, size)
        if span is None:
            self._send(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, {"Content-Range": f"bytes */{size}"}, b"")
            return
        first, last = span
        headers = {**found.headers, "Content-Range": f"bytes {first}-{last}/{size}"}
        self._send(HTTPStatus.PARTIAL_CONTENT, headers, found.body[first : last + 1])

    def _packed(self, status: HTTPStatus, headers: dict[str, str], page: Resource) -> None:
        """Send the resource's gzip when there is one and the client reads it."""
        if page.packed is not None and "gzip" in self.headers.get("Accept-Encoding", ""):
            self._send(status, headers | {"Content-Encoding": "gzip"}, page.packed)
        else:
            self._send(status, headers, page.body)

    def _send(self, status: HTTPStatus, headers: Mapping[str, str], body: bytes) -> None:
        """Write one answer whole and count its bytes; a 304 has no length of its own."""
        lines = [f"HTTP/1.1 {status.value} {status.phrase}", f"Date: {self.date_time_string()}"]
        lines += ["Server: limpide-demo", *(f"{name}: {value}" for name, value in headers.items())]
        if status is not HTTPStatus.NOT_MODIFIED:
            lines.append(f"Content-Length: {len(body)}")
        if self.close_connection or self._server.closing:
            self.close_connection = True
            lines.append("Connection: close")
        head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        whole = head if self.command == "HEAD" else head + body
        self.wfile.write(whole)
        self._server.traffic.add(self._path, len(whole))

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: the traffic is counted instead."""


def byte_range(header: str, size: int) -> tuple[int, int] | None:
    """Read one byte range (RFC 9110, 14.1.2) as first and last offsets; None when it cannot be satisfied.

    >>> byte_range("bytes=2-", 10), byte_range("bytes=-3", 10), byte_range("bytes=12-", 10)
    ((2, 9), (7, 9), None)
    """
    start, _, end = header.removeprefix("bytes=").strip().partition("-")
    if not (start + end).isdigit():
        return None
    first = int(start) if start else max(0, size - int(end))
    last = min(int(end), size - 1) if start and end else size - 1
    return (first, last) if first <= last else None


class DemoServer:
    """The demo site, served while the context lasts, at most lifetime seconds.

    traffic and third_party_traffic count what was sent: the tests' reference for wire bytes.
    """

    def __init__(self, *, lifetime: float = 3600.0) -> None:
        self._site = LoopbackServer()
        self._third = LoopbackServer()
        self._other = LoopbackServer()
        self._timer = threading.Timer(lifetime, self.close)
        self._timer.daemon = True

    @property
    def url(self) -> str:
        """Address of the home page."""
        return f"http://127.0.0.1:{self._site.port}/"

    @property
    def third_party(self) -> str:
        """Origin of the third party: another host name, and so another site for the browser."""
        return f"http://localhost:{self._third.port}"

    @property
    def other_party(self) -> str:
        """Origin of the third party that only the second version of the site calls."""
        return f"http://localhost:{self._other.port}"

    @property
    def traffic(self) -> Traffic:
        """What the site sent."""
        return self._site.traffic

    @property
    def third_party_traffic(self) -> Traffic:
        """What the third party sent."""
        return self._third.traffic

    def site_settings(self) -> SiteSettings:
        """Return the settings that audit this site: every page, no delay, the third party allowed though private."""
        return SiteSettings(
            url=self.url,
            name="Saint-Aubin-les-Sources",
            delay=0.0,
            extra_hosts=[urlsplit(one).netloc for one in (self.third_party, self.other_party)],
            sample=SampleSettings(all_pages=True),
            old_hardware=["pc-2016"],
            old_loads=1,
        )

    def show(self, version: int) -> None:
        """Serve that version of the site at the same address: 1, or 2 as it was changed afterwards."""
        words = {
            "@@SITE@@": self.url.rstrip("/"),
            "@@TIERS@@": self.third_party,
            "@@TIERS2@@": self.other_party,
        }
        self._site.resources = load(FOLDER / "site", words, version) | generated()
        for server in (self._third, self._other):
            server.resources = load(FOLDER / "tiers", words)

    def __enter__(self) -> Self:
        self.show(1)
        for server in (self._site, self._third, self._other):
            threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop the servers; a connection still open ends with its next answer or after IDLE_SECONDS."""
        self._timer.cancel()
        for server in (self._site, self._third, self._other):
            if not server.closing:
                server.closing = True
                server.shutdown()
                server.server_close()
