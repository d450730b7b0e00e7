"""The client's side of a websocket (RFC 6455), for the browser on this machine: text messages, no extension."""

import asyncio
import base64
import os

LIMIT = 1 << 20
"""Bytes the reader may hold ahead of us."""
TEXT, CONTINUATION, CLOSE, PING, PONG = 1, 0, 8, 9, 10


class SocketClosed(Exception):  # noqa: N818 - it is an end, not a fault
    """The other end closed the connection. Raised by WebSocket.receive and WebSocket.send."""


class WebSocket:
    """One open websocket; one task receives, any may send."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, host: str, port: int, path: str) -> "WebSocket":
        """Connect and shake hands.

        Raises:
            OSError: nobody listens there, or it speaks no websocket.
        """
        reader, writer = await asyncio.open_connection(host, port, limit=LIMIT)
        key = base64.b64encode(os.urandom(16)).decode()
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError as error:
            raise ConnectionError("no websocket there") from error
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            raise ConnectionError(head.split(b"\r\n", 1)[0].decode("latin-1"))
        return cls(reader, writer)

    def send(self, message: bytes, opcode: int = TEXT) -> None:
        """Send one text message; the mask is zero: no proxy stands between us and the loopback browser."""
        size = len(message)
        if size < 126:
            head = bytes([0x80 | opcode, 0x80 | size])
        elif size < 65536:
            head = bytes([0x80 | opcode, 0x80 | 126]) + size.to_bytes(2)
        else:
            head = bytes([0x80 | opcode, 0x80 | 127]) + size.to_bytes(8)
        if self._writer.is_closing():
            raise SocketClosed
        self._writer.write(head + b"\0\0\0\0" + message)

    async def receive(self) -> bytes:
        """Return the next whole text message.

        Raises:
            SocketClosed: the connection ended.
        """
        parts: list[bytes] = []
        while True:
            try:
                first, second = await self._reader.readexactly(2)
                size = second & 0x7F
                if size >= 126:
                    size = int.from_bytes(await self._reader.readexactly(2 if size == 126 else 8))
                payload = await self._reader.readexactly(size)
            except (asyncio.IncompleteReadError, OSError) as error:
                raise SocketClosed from error
            opcode = first & 0x0F
            if opcode == CLOSE:
                raise SocketClosed
            if opcode == PING:
                self.send(payload, PONG)
            elif opcode in (TEXT, CONTINUATION):
                parts.append(payload)
                if first & 0x80:
                    return parts[0] if len(parts) == 1 else b"".join(parts)

    async def close(self) -> None:
        """Close the connection at once."""
        self._writer.close()
