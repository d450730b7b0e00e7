"""A website on loopback that counts, per path, the requests it got and the bytes it gave to the socket."""

import asyncio
import base64
import gzip
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

IDLE_SECONDS = 30
WEBSOCKET = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


@dataclass
class Answer:
    """An answer; chunks sends the body in chunked coding, stop ends the connection without saying more."""

    body: bytes = b""
    mime: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    chunks: int = 0
    wait: float = 0.0
    hang_after: int | None = None

    @classmethod
    def gzipped(cls, body: bytes, mime: str) -> "Answer":
        return cls(gzip.compress(body), mime, headers={"Content-Encoding": "gzip"})

    @classmethod
    def websocket(cls, frames: bytes) -> "Answer":
        """Accept the opening handshake (RFC 6455), send these frames, and stay open."""
        return cls(
            frames,
            status=101,
            headers={"Upgrade": "websocket", "Connection": "Upgrade"},
            hang_after=len(frames),
        )

    @classmethod
    def moved(cls, target: str, body: bytes = b"") -> "Answer":
        return cls(body, status=302, headers={"Location": target})


Pages = dict[str, Answer | str]


class CountingSite:
    """Serves pages: HTML as text, or an Answer; {port} in HTML becomes the server's port."""

    def __init__(self) -> None:
        self.pages: Pages = {}
        self.requests: Counter[str] = Counter()
        self.sent: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.port = 0
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> "CountingSite":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, asyncio.CancelledError, OSError):
            while True:
                async with asyncio.timeout(IDLE_SECONDS):
                    head = (await reader.readuntil(b"\r\n\r\n")).decode()
                await self._answer(head, writer)
        writer.close()

    async def _answer(self, head: str, writer: asyncio.StreamWriter) -> None:
        path = head.split(" ")[1]
        self.requests[path] += 1
        self.agents |= {line[12:] for line in head.split("\r\n") if line.lower().startswith("user-agent:")}
        found = self.pages.get(path, self.pages.get(path.partition("?")[0]))
        if isinstance(found, str):
            found = Answer(found.replace("{port}", str(self.port)).encode())
        answer = found or Answer(b"absent", "text/plain", status=404)
        if key := re.search(r"(?i)sec-websocket-key: (\S+)", head):
            digest = hashlib.sha1(key[1].encode() + WEBSOCKET).digest()
            answer.headers["Sec-WebSocket-Accept"] = base64.b64encode(digest).decode()
        await asyncio.sleep(answer.wait)
        await self._send(path, answer, self._counted(path, writer), writer)

    def _counted(self, path: str, writer: asyncio.StreamWriter) -> Callable[[bytes], None]:
        def write(data: bytes) -> None:
            self.sent[path] += len(data)
            writer.write(data)

        return write

    async def _send(
        self, path: str, answer: Answer, write: Callable[[bytes], None], writer: asyncio.StreamWriter
    ) -> None:
        length = (
            {"Transfer-Encoding": "chunked"} if answer.chunks else {"Content-Length": str(len(answer.body))}
        )
        if answer.status == 101:
            length = {}
        headers = {"Content-Type": answer.mime, **length, **answer.headers}
        lines = [f"HTTP/1.1 {answer.status} Said", *(f"{k}: {v}" for k, v in headers.items())]
        write("\r\n".join([*lines, "", ""]).encode())
        for part in _parts(answer):
            write(part)
            await writer.drain()
            await asyncio.sleep(0.02 if answer.chunks else 0)
        if answer.hang_after is not None:
            await asyncio.sleep(IDLE_SECONDS)


def _parts(answer: Answer) -> list[bytes]:
    if answer.hang_after is not None:
        return [answer.body[: answer.hang_after]]
    if not answer.chunks:
        return [answer.body]
    size = -(-len(answer.body) // answer.chunks)
    pieces = [answer.body[i : i + size] for i in range(0, len(answer.body), size)]
    return [f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces] + [b"0\r\n\r\n"]
