"""HTTP/1.1, one connection."""

import asyncio
import base64
import hashlib
import os
import re
import socket
import struct
from collections.abc import Callable
from contextlib import suppress

from tests.truth.answer import Answer, Asked
from tests.truth.counts import Counts, Row, acknowledged

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
IDLE = 60
PIECE = 16_384
FLIGHT = 14_600
"""An answer of so few bytes has left the server whole before the client can say anything (RFC 6928)."""
Find = Callable[[Asked], tuple[Asked, Answer]]


class Http1:
    """Answers the requests of one connection, one after the other."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        find: Find,
        counts: Counts,
        name: str,
    ) -> None:
        self.reader = reader
        self.writer = writer
        self.find = find
        self.counts = counts
        self.name = name
        self.row = Row(name, "", "", "")
        self.started_at = 0
        self.acked = 0
        self.place = -1
        self.left = False
        # A second hold of the socket: it can still be asked once the client has reset it.
        self.socket = socket.socket(fileno=os.dup(writer.get_extra_info("socket").fileno()))

    async def serve(self) -> None:
        """Answer until the connection ends."""
        try:
            while await self._one():
                pass
        except (OSError, asyncio.IncompleteReadError, TimeoutError, asyncio.LimitOverrunError):
            self._cut()
        finally:
            self._settle()
            self.socket.close()
            with suppress(OSError):
                self.writer.close()

    async def _one(self) -> bool:
        async with asyncio.timeout(IDLE):
            head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        line, *lines = head.split("\r\n")
        method, path, _ = line.split(" ")
        headers = {n.lower(): v.strip() for n, _, v in (one.partition(":") for one in lines if one)}
        body = await self.reader.readexactly(int(headers.get("content-length", "0")))
        self.row = Row(self.name, method, headers.get("host", ""), path, received=len(head) + len(body))
        self._settle()
        self.counts.rows.append(self.row)
        self.place = len(self.counts.rows) - 1
        self.counts.live[self.place] = self._acknowledged
        self.started_at = self.acked = acknowledged(self.socket)
        asked, answer = self.find(Asked(method, path, headers, body))
        await asyncio.sleep(answer.wait)
        # A client that has ended before the answer begins turns every byte of it back.
        self.left = self.reader.at_eof()
        if answer.silent:
            return False
        if answer.talk:
            await self._upgrade(asked, answer)
            return False
        return await self._answer(method, answer)

    async def _answer(self, method: str, answer: Answer) -> bool:
        self.row.status = answer.status
        if answer.hints is not None:
            await self.give(_head(103, answer.hints))
            await asyncio.sleep(0.05)
        for status in answer.interim:
            await self.give(_head(status, {}))
            await asyncio.sleep(0.02)
        bare = method == "HEAD" or answer.status in (204, 304)
        head = _head(answer.status, _headers(answer, bare), answer.more, answer.version)
        short = answer.joined or (len(answer.body) <= FLIGHT and answer.whole_at_once)
        if short and not bare:
            await self.give(head + answer.body)
        else:
            await self.give(head)
            if not bare:
                await self._body(answer)
        if answer.cut is not None:
            await asyncio.sleep(0.2)
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._cut()
            self.writer.transport.abort()
            return False
        if answer.hang:
            # Only the client can end this.
            await self.reader.read(1)
            self._cut()
            return False
        self.row.whole = True
        return not answer.close

    async def _body(self, answer: Answer) -> None:
        for piece in answer.written:
            if answer.chunked:
                await self.give(f"{len(piece):x}{answer.extension}\r\n".encode() + piece + b"\r\n")
            else:
                await self.give(piece)
            await asyncio.sleep(answer.pause)
        if answer.chunked and answer.cut is None and not answer.hang:
            trailers = "".join(f"{n}: {v}\r\n" for n, v in (answer.trailers or {}).items())
            await self.give(f"0\r\n{trailers}\r\n".encode())
        if answer.excess:
            await self.give(b"x" * answer.excess)

    async def give(self, content: bytes) -> None:
        """Hand bytes to the socket, and count them."""
        for at in range(0, len(content), PIECE):
            piece = content[at : at + PIECE]
            self.writer.write(piece)
            self.row.given += len(piece)
            await self.writer.drain()
            self.acked = max(self.acked, acknowledged(self.socket))

    async def _upgrade(self, asked: Asked, answer: Answer) -> None:
        """Accept the opening handshake of a websocket (RFC 6455, 4.2.2)."""
        digest = hashlib.sha1(asked.headers["sec-websocket-key"].encode() + GUID).digest()
        headers = {"Upgrade": "websocket", "Connection": "Upgrade"}
        headers |= {"Sec-WebSocket-Accept": base64.b64encode(digest).decode()} | answer.headers
        self.row.status = 101
        await self.give(_head(101, headers))
        assert answer.talk is not None
        await answer.talk(self)
        self.row.whole = True

    def _acknowledged(self) -> int:
        """Bytes of the present answer that the client has acknowledged; 0 when nobody can say any more."""
        return max(0, acknowledged(self.socket) - self.started_at)

    def _settle(self) -> None:
        """Let go of the last answer: it has ended, what was acknowledged of it earlier on says no more."""
        if self.counts.live.pop(self.place, None):
            self.counts.rows[self.place].now = None

    def _cut(self) -> None:
        short = self.row.whole and self.row.given <= FLIGHT and not self.left
        if self.row.acked is None and not short:
            self.row.acked = max(self.acked, acknowledged(self.socket)) - self.started_at


def _headers(answer: Answer, bare: bool) -> dict[str, str]:
    headers = {"Content-Type": answer.mime} | answer.headers
    if answer.status in (204, 304):
        return {n: v for n, v in headers.items() if n != "Content-Type"}
    if answer.close:
        return headers | {"Connection": "close"}
    if answer.chunked or answer.hang:
        return headers | ({"Transfer-Encoding": "chunked"} if answer.chunked else {})
    return headers | {"Content-Length": str(answer.length if answer.length is not None else len(answer.body))}


def _head(
    status: int,
    headers: dict[str, str],
    more: tuple[tuple[str, str], ...] = (),
    version: str = "HTTP/1.1",
) -> bytes:
    said = [f"{name}: {value}" for name, value in (*headers.items(), *more)]
    lines = [f"{version} {status} Said", *said]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def upgrade_offered(asked: Asked) -> bool:
    """Whether the client offers to compress the messages (RFC 7692)."""
    return bool(re.search("permessage-deflate", asked.headers.get("sec-websocket-extensions", "")))
