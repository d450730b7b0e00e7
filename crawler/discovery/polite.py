"""Politeness and economy on the wire: waits when the server asks, reads no further than needed, counts what it cost."""

import asyncio
import sys
import time
from email.utils import parsedate_to_datetime
from typing import Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Headers, Response

from crawler.discovery.crawl_settings import MAX_BODY
from crawler.discovery.kinds import HTML

MAX_PAUSE = 20.0
"""Longest wait on 429 or 503, in seconds, whatever Retry-After says; the request is then tried again, twice at most."""

FIRST_PAUSE = 1.0
BUSY = (429, 503)
SMALL = 64 * 1024
"""Bytes read at most of an answer that is no HTML."""


def media_type(headers: Headers) -> str:
    """Return the media type of an answer, lower case, without its parameters; "" when absent."""
    raw = headers.get(b"Content-Type") or b""
    return sys.intern(raw.decode("latin-1").partition(";")[0].strip().lower())


class Ledger:
    """Downloader middleware next to the wire: number of requests, bytes received, and each body's transferred size.

    wire_bytes: status line, headers and body as received; of a body not read to its end, what was read.
    """

    def __init__(self) -> None:
        self.requests = 0
        self.wire_bytes = 0

    def process_request(self, request: Request) -> None:
        """Count a request that is about to leave."""
        self.requests += 1

    def process_response(self, request: Request, response: Response) -> Response:
        """Count an answer as transferred, before it is decompressed, and note its size in the request's meta."""
        length = response.headers.get(b"Content-Length") or b""
        stopped = "download_stopped" in response.flags
        if "first" in request.meta:
            request.meta["download_maxsize"] = MAX_BODY  # of what these first bytes unpack to
        request.meta["wire_size"] = (
            (int(length) if length.isdigit() else -1) if stopped else len(response.body)
        )
        self.wire_bytes += len(response.headers.to_string()) + len(response.body) + 19
        return response


class Patience:
    """Downloader middleware: after 429 or 503 every request waits, as Retry-After says or twice as long each time."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.resume_at = 0.0
        self.pause = FIRST_PAUSE

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build from a crawler, as Scrapy asks."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Hold the request until the server's pause is over, at once when the crawl is ending."""
        if time.monotonic() < self.resume_at and not getattr(self.crawler.spider, "ending", ""):
            await asyncio.sleep(self.resume_at - time.monotonic())

    def process_response(self, request: Request, response: Response) -> Response:
        """Begin a pause when the server says it is busy."""
        if response.status not in BUSY:
            self.pause = FIRST_PAUSE
            return response
        asked = retry_after(response.headers.get(b"Retry-After"), time.time())
        wait = min(self.pause if asked is None else asked, MAX_PAUSE)
        self.pause = min(2 * self.pause, MAX_PAUSE)
        self.resume_at = max(self.resume_at, time.monotonic() + wait)
        return response


def retry_after(value: bytes | None, now: float) -> float | None:
    """Return the seconds to wait that a Retry-After header asks for (RFC 9110, 10.2.3); None when it says nothing."""
    text = (value or b"").decode("latin-1").strip()
    if text.isdigit():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, TypeError):
        return None


def modified(value: bytes | None) -> str:
    """Return the day of a Last-Modified header (RFC 9110, 8.8.2), ISO 8601; "" when it says nothing."""
    try:
        return parsedate_to_datetime((value or b"").decode("latin-1")).date().isoformat()
    except (ValueError, TypeError):
        return ""


class Economy:
    """Extension that reads no more than SMALL bytes of an answer that is no HTML, unless it was asked for whole; a
    request may say itself how many of its first bytes are wanted.

    A small file is read to its end: that costs less than a new connection, and gives its true size.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build from a crawler and listen to it."""
        extension = cls()
        crawler.signals.connect(extension.headers_received, signals.headers_received)
        crawler.signals.connect(extension.bytes_received, signals.bytes_received)
        return extension

    def headers_received(self, headers: Headers, body_length: int, request: Request, spider: Spider) -> None:
        """Raise StopDownload, which keeps status and headers, when a big body is announced and not wanted."""
        kind = media_type(headers)
        request.meta["spared"] = bool(kind) and kind not in HTML and not request.meta.get("whole")
        request.meta["read"] = 0
        if request.meta["spared"] and isinstance(body_length, int) and body_length > SMALL:
            raise StopDownload(fail=False)

    def bytes_received(self, data: bytes, request: Request, spider: Spider) -> None:
        """Raise StopDownload when more has come of a body than is wanted."""
        request.meta["read"] += len(data)
        most = request.meta.get("first") or (SMALL if request.meta["spared"] else 0)
        if most and request.meta["read"] > most:
            raise StopDownload(fail=False)
