"""What was asked of the truth server, and what it answers."""

import random
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any


@dataclass(frozen=True)
class Asked:
    """One request as it arrived; base is what stands before the way's own paths, other the same on another site."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""
    base: str = ""
    other: str = ""
    dead: str = ""

    def filled(self, text: str) -> str:
        """The text with its addresses: $HERE, $OTHER (another site), $DEAD (nobody listens)."""
        return text.replace("$HERE", self.base).replace("$OTHER", self.other).replace("$DEAD", self.dead)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer, over any version of HTTP.

    pieces: the body is given in so many writes, pause seconds apart. chunked: no Content-Length (HTTP/1.1).
    length: the Content-Length said instead of the true one. cut: after so many bytes of body the connection is
    reset (HTTP/2: the stream). hang: the answer never ends. hints: headers of a 103 sent first. close: the end of
    the connection is the end of the body. silent: the connection ends without a byte. talk: takes the connection
    over (websocket). more: further headers, names that may come twice. interim: statuses of answers before the true
    one. excess: bytes given after the body that was announced. joined: head and body leave in one write (HTTP/1.1).
    goaway: the whole connection ends after the cut (HTTP/2). refused: the stream is refused before any answer, so
    that the client may ask again (HTTP/2). version: what the status line says (HTTP/1.1).
    """

    body: bytes = b""
    mime: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pieces: int = 1
    pause: float = 0.0
    wait: float = 0.0
    chunked: bool = False
    length: int | None = None
    cut: int | None = None
    hang: bool = False
    hints: dict[str, str] | None = None
    trailers: dict[str, str] | None = None
    close: bool = False
    silent: bool = False
    padding: int = 0
    more: tuple[tuple[str, str], ...] = ()
    interim: tuple[int, ...] = ()
    excess: int = 0
    joined: bool = False
    goaway: bool = False
    refused: bool = False
    version: str = "HTTP/1.1"
    extension: str = ""
    talk: Callable[..., Any] | None = None

    @property
    def whole_at_once(self) -> bool:
        """Whether the body is given in one piece, to its end, as long as it was announced."""
        return self.pieces == 1 and not (self.chunked or self.hang or self.excess) and self.cut is None

    @property
    def written(self) -> list[bytes]:
        """The body in the pieces it is given in."""
        body = self.body if self.cut is None else self.body[: self.cut]
        size = max(1, -(-len(body) // self.pieces))
        return [body[at : at + size] for at in range(0, len(body), size)]


Made = Answer | str | Callable[[Asked], Answer]
Pages = dict[str, Made]


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way to transfer bytes: a page and what it asks for, by path under the way's own base.

    loose: polling, video or cut transfers, where 5 % or 2 kB are allowed. settle: seconds the page is left alone.
    h1_only: no such thing in HTTP/2.
    """

    pages: Pages
    loose: bool = False
    settle: float = 0.35
    h1_only: bool = False


def html(body: str, head: str = "") -> str:
    """A document."""
    return f"<!doctype html><html lang=fr><head><title>x</title>{head}</head><body><p>Texte</p>{body}</body></html>"


def page(body: str, head: str = "", **answer: Any) -> Callable[[Asked], Answer]:
    """A document that needs headers of its own."""
    return lambda asked: Answer(body=asked.filled(html(body, head)).encode(), **answer)


@cache
def noise(size: int, seed: int = 1) -> bytes:
    """Bytes that do not compress, the same each time."""
    return random.Random(size * 31 + seed).randbytes(size)


@cache
def letters(size: int, seed: int = 1) -> str:
    """Text that hardly compresses."""
    return noise(-(-size // 2), seed).hex()[:size]


def css(size: int = 3000, rules: str = "") -> Answer:
    """A style sheet of about this many bytes."""
    return Answer(body=f"{rules}\n/* {letters(size)} */".encode(), mime="text/css")


def js(size: int = 3000, code: str = "") -> Answer:
    """A script of about this many bytes."""
    return Answer(body=f"{code}\n// {letters(size)}".encode(), mime="text/javascript")


def code(text: str, **answer: Any) -> Callable[[Asked], Answer]:
    """A script with addresses in it."""
    return lambda asked: Answer(body=asked.filled(text).encode(), mime="text/javascript", **answer)


def data(size: int = 2000, **answer: Any) -> Answer:
    """Bytes a script may fetch from anywhere."""
    given: dict[str, Any] = {
        "mime": "application/octet-stream",
        "headers": {"Access-Control-Allow-Origin": "*"},
    }
    return Answer(body=noise(size), **(given | answer))


def turns(*answers: Made) -> Callable[[Asked], Answer]:
    """Another answer each time the same address is asked in one run; the last one holds."""
    seen: dict[str, int] = {}

    def made(asked: Asked) -> Answer:
        key = asked.base + asked.path
        seen[key] = seen.get(key, -1) + 1
        chosen = answers[min(seen[key], len(answers) - 1)]
        if callable(chosen):
            return chosen(asked)
        return Answer(body=asked.filled(chosen).encode()) if isinstance(chosen, str) else chosen

    return made


def png(width: int = 60, height: int = 40, seed: int = 1, **answer: Any) -> Answer:
    """A picture of noise that decodes."""
    return Answer(body=_png(width, height, seed), **({"mime": "image/png"} | answer))


@cache
def _png(width: int, height: int, seed: int) -> bytes:
    rows = b"".join(b"\0" + noise(width * 3, seed + row) for row in range(height))
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in [*parts, (b"IEND", b"")])


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def ranged(body: bytes, mime: str, **answer: Any) -> Callable[[Asked], Answer]:
    """A file that answers to Range (RFC 9110, 14)."""

    def made(asked: Asked) -> Answer:
        wanted = asked.headers.get("range", "")
        if not wanted.startswith("bytes="):
            return Answer(body=body, mime=mime, headers={"Accept-Ranges": "bytes"}, **answer)
        first, _, last = wanted[6:].partition("-")
        start, end = int(first or 0), min(int(last or len(body) - 1), len(body) - 1)
        headers = {"Accept-Ranges": "bytes", "Content-Range": f"bytes {start}-{end}/{len(body)}"}
        return Answer(body=body[start : end + 1], mime=mime, status=206, headers=headers, **answer)

    return made
