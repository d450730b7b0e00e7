"""Answers that are slow, endless, cut, too large, or not what they say."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Callable

from tests.hostile_server.case import ANY, CUT, LOST, PAGE, WHOLE, Case, Reply, answer, page

SECONDS = 40
"""Nothing that does not end lasts longer."""
HEAD = b"HTTP/1.1 200 OK\r\n"


def dripping(first: bytes, drop: bytes, pause: float = 0.2) -> Callable[[], AsyncIterator[bytes]]:
    """Bytes that go on coming, drop by drop."""

    async def give() -> AsyncIterator[bytes]:
        yield first
        for _ in range(round(SECONDS / pause)):
            await asyncio.sleep(pause)
            yield drop

    return give


def pouring(first: bytes, part: bytes) -> Callable[[], AsyncIterator[bytes]]:
    """Bytes that go on coming as fast as they are taken."""

    async def give() -> AsyncIterator[bytes]:
        yield first
        until = asyncio.get_running_loop().time() + SECONDS
        while asyncio.get_running_loop().time() < until:
            yield part

    return give


def gzip_bomb(megabytes: int) -> bytes:
    """A megabyte of spaces, many times, packed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return (
        packer.compress(PAGE.encode())
        + b"".join(packer.compress(b" " * 2**20) for _ in range(megabytes))
        + packer.flush()
    )


def chunk(data: bytes) -> bytes:
    """One piece of chunked coding."""
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


HTML = b"Content-Type: text/html; charset=utf-8\r\n"
CHUNKED = HEAD + HTML + b"Transfer-Encoding: chunked\r\n\r\n"
SLOW: list[Case] = [
    answer("silent-server", LOST, "had not answered", wait=SECONDS),
    answer("slow-headers", LOST, raw=dripping(HEAD, b"X: y\r\n")),
    answer("slow-body", LOST, "still arriving", body=dripping(PAGE.encode(), b"<p>x"), length=None),
    answer("endless-body", LOST, body=pouring(PAGE.encode(), b"<p>encore un texte</p>" * 3000), length=None),
    answer("endless-comment", LOST, body=pouring(PAGE.encode() + b"<!--", b"x" * 65536), length=None),
    answer("endless-chunks", LOST, raw=dripping(CHUNKED + chunk(PAGE.encode()), chunk(b"<p>x"))),
    answer("endless-headers", LOST, raw=pouring(HEAD, b"X-Header: " + b"y" * 1000 + b"\r\n")),
    Case(
        "endless-image",
        Reply((PAGE + "<img src=/endless.png>").encode()),
        CUT,
        "",
        {"/endless.png": Reply(pouring(b"\x89PNG\r\n\x1a\n", b"x" * 65536), "image/png", length=None)},
    ),
    Case(
        "endless-style",
        Reply((PAGE + "<link rel=stylesheet href=/slow.css>").encode()),
        ("partial", "failed"),
        "",
        {"/slow.css": Reply(dripping(b"p { color: red }", b" "), "text/css", length=None)},
    ),
    Case(
        "endless-fetch",
        Reply((PAGE + "<script>fetch('/pour').then((r) => r.arrayBuffer())</script>").encode()),
        ANY,
        "",
        {"/pour": Reply(pouring(b"", b"x" * 65536), "application/octet-stream", length=None)},
    ),
    Case(
        "endless-events",
        Reply((PAGE + "<script>new EventSource('/events')</script>").encode()),
        WHOLE,
        "",
        {"/events": Reply(dripping(b"data: x\n\n", b"data: y\n\n"), "text/event-stream", length=None)},
    ),
    page(
        "endless-subresources",
        (
            "<script>let n = 0; setInterval(() => { for (let i = 0; i < 30; i++) new Image().src = "
            "'/none?' + n++ }, 10)</script>"
        ),
        ANY,
    ),
    page(
        "frames-without-end",
        (
            "<iframe src=/frames-without-end></iframe><script>if (parent.length < 9) "
            "document.write('<iframe src=\"?' + Math.random() + '\"></iframe>'.repeat(3))</script>"
        ),
        ANY,
    ),
]
CUT_SHORT: list[Case] = [
    answer("connection-cut", LOST, raw=b""),
    answer("connection-cut-in-the-head", LOST, raw=HEAD + b"Content-Ty"),
    answer("not-http", LOST, raw=b"\x00\x01\x02\x03" * 50),
    answer("shorter-than-said", LOST, body=PAGE.encode(), length=100_000),
    answer("chunks-cut", LOST, raw=CHUNKED + chunk(PAGE.encode()) + b"ff\r\nabc"),
    answer("chunks-wrong", LOST, raw=CHUNKED + b"zz\r\n" + PAGE.encode()),
    answer("wrong-coding", LOST, body=PAGE.encode(), headers={"Content-Encoding": "gzip"}),
    answer("wrong-coding-brotli", LOST, body=PAGE.encode(), headers={"Content-Encoding": "br"}),
    answer(
        "gzip-cut", LOST, body=gzip.compress(PAGE.encode() * 99)[:60], headers={"Content-Encoding": "gzip"}
    ),
    answer(
        "two-lengths",
        LOST,
        raw=HEAD + HTML + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + PAGE.encode(),
    ),
    answer("header-of-a-megabyte", LOST, body=PAGE.encode(), headers={"X-Large": "y" * 1_000_000}),
    answer(
        "thousand-cookies",
        WHOLE,
        body=PAGE.encode(),
        headers={f"Set-Cookie{' ' * 0}": "a=1", **{f"X-{n}": "y" * 50 for n in range(1500)}},
    ),
    answer("gzip-bomb", LOST, body=gzip_bomb(600), headers={"Content-Encoding": "gzip"}),
]
NOT_PAGES: list[Case] = [
    answer("empty", LOST, "empty", body=b""),
    answer("no-content-204", LOST, status=204, length=None),
    answer("reset-content-205", LOST, status=205),
    answer("not-modified-304", LOST, status=304, length=None),
    answer("pdf", LOST, "not a page", body=b"%PDF-1.4 x", mime="application/pdf"),
    answer("image", LOST, "not a page", body=b"\x89PNG\r\n\x1a\n", mime="image/png"),
    answer("video", LOST, body=b"\x00\x00\x00 ftypisom", mime="video/mp4"),
    answer("archive", LOST, body=b"PK\x03\x04", mime="application/zip"),
    answer("json", LOST, "not a page", body=b'{"a": 1}', mime="application/json"),
    answer("xml", LOST, "not a page", body=b"<a/>", mime="application/xml"),
    answer(
        "download",
        LOST,
        "download",
        body=PAGE.encode(),
        headers={"Content-Disposition": "attachment; filename=x.html"},
    ),
    answer("no-type", ANY, body=PAGE.encode(), mime=""),
    answer("binary-as-html", LOST, body=b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
    answer(
        "wrong-charset", WHOLE, body="<!doctype html><title>é</title><p>Été à la mairie".encode("latin-1")
    ),
    answer("utf-16", WHOLE, body=PAGE.encode("utf-16"), mime="text/html"),
    answer("unknown-charset", WHOLE, body=PAGE.encode(), mime="text/html; charset=klingon"),
    answer("server-error", LOST, "500", body=PAGE.encode(), status=500),
    answer("unknown-status", ANY, body=PAGE.encode(), status=799),
    answer(
        "informational-flood",
        ANY,
        raw=b"HTTP/1.1 103 Early Hints\r\nLink: </x.css>; rel=preload\r\n\r\n" * 300
        + HEAD
        + HTML
        + b"Content-Length: %d\r\n\r\n" % len(PAGE)
        + PAGE.encode("latin-1"),
    ),
]
