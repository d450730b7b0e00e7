"""A page of known weight on loopback: what the browser counts must equal what was sent."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import msgspec

PAGE = (
    "<!doctype html><html lang='fr'><meta charset='utf-8'><title>limpide doctor</title>"
    "<link rel='icon' href='data:,'><p id='accents'>Été à la mairie : œuvre, façade, où</p>"
    "<canvas id='ruler'></canvas></html>"
).encode()
HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n"


class Probe(msgspec.Struct, kw_only=True):
    """A running server. sent: bytes of responses it wrote, headers included; requests it received."""

    url: str
    sent: int = 0
    requests: int = 0


@asynccontextmanager
async def serve_probe() -> AsyncIterator[Probe]:
    """Serve the page on a free loopback port until the block ends."""
    probe = Probe(url="")

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            await reader.readuntil(b"\r\n\r\n")
            head = HEAD.format(len(PAGE)).encode()
            writer.write(head + PAGE)
            await writer.drain()
            probe.sent += len(head) + len(PAGE)
            probe.requests += 1
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    probe.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    try:
        yield probe
    finally:
        server.close()
        await server.wait_closed()
