"""The server's process, `python -m tests.hostile_server.server`: its ports first, what its canaries heard at the end.

It ends with its standard input, and by itself after MINUTES.
"""

import asyncio
import contextlib
import json
import re
import sys

from tests.hostile_server.case import Reply, told
from tests.hostile_server.cases import CASES, EVERY, ORDINARY, PICTURE, STYLE

MINUTES = 50
STATUS = {200: "OK", 302: "Found", 204: "No Content"}


def routes() -> dict[str, Reply]:
    """Every path and its answer."""
    found = {f"/{case.name}": case.reply for case in CASES}
    for case in CASES:
        found |= case.more
    found |= {f"/ordinary{n}": Reply(ORDINARY.encode()) for n in range(len(CASES) // EVERY + 2)}
    return found | {"/o.css": Reply(STYLE, "text/css"), "/o.svg": Reply(PICTURE, "image/svg+xml")}


class Canary(asyncio.DatagramProtocol):
    """Ports that nobody may ask anything: counts what they are told over TCP and UDP."""

    def __init__(self) -> None:
        self.heard = {"tcp": 0, "udp": 0}
        self.said: list[str] = []

    def datagram_received(self, data: bytes, addr: object) -> None:
        """Count a datagram."""
        self.heard["udp"] += 1

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Count a connection that says anything; a socket that is opened and closed asks for nothing."""
        with contextlib.suppress(OSError, TimeoutError):
            if said := await asyncio.wait_for(reader.read(200), 20):
                self.heard["tcp"] += 1
                print(said[:80], file=sys.stderr)
        writer.close()


class Site:
    """The hostile site; names: what stands in the place of {canary}, {bare}, {port} and {udp}."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = {f"{{{name}}}".encode(): value.encode() for name, value in names.items()}
        self.routes = routes()

    def filled(self, text: bytes) -> bytes:
        """Return a text with the names in their places."""
        for name, value in self.names.items():
            text = text.replace(name, value)
        return text

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and close."""
        with contextlib.suppress(
            OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError
        ):
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)
            path = re.split(rb"[?# ]", head.split(b" ")[1])[0].decode("latin-1")
            reply = self.routes.get(path, Reply(b"absent", "text/plain", 404))
            await asyncio.sleep(reply.wait)
            await asyncio.wait_for(self.send(reply, writer), MINUTES * 60)
        writer.close()

    async def send(self, reply: Reply, writer: asyncio.StreamWriter) -> None:
        """Send an answer, all of it or until nobody takes it."""
        body = reply.raw if reply.raw is not None else reply.body
        if reply.raw is None:
            writer.write(self.head(reply))
        if isinstance(body, bytes):
            writer.write(self.filled(body))
            await writer.drain()
            return
        async for part in body():
            writer.write(part)
            await writer.drain()

    def head(self, reply: Reply) -> bytes:
        """Return the status line and the headers."""
        headers = dict(reply.headers)
        if reply.mime:
            headers["Content-Type"] = reply.mime
        if reply.length is not None:
            size = len(self.filled(reply.body)) if isinstance(reply.body, bytes) else 0
            headers["Content-Length"] = str(size if reply.length < 0 else reply.length)
        lines = [f"HTTP/1.1 {reply.status} {STATUS.get(reply.status, 'Said')}", "Connection: close"]
        return self.filled("\r\n".join([*lines, *(f"{k}: {v}" for k, v in headers.items()), "", ""]).encode())


async def main() -> None:
    """Serve until the standard input ends."""
    loop, canary = asyncio.get_running_loop(), Canary()
    deaf, _ = await loop.create_datagram_endpoint(lambda: canary, local_addr=("127.0.0.1", 0))
    listening = await asyncio.start_server(canary.serve, "127.0.0.1", 0)
    port, udp = listening.sockets[0].getsockname()[1], deaf.get_extra_info("sockname")[1]
    six = None
    with contextlib.suppress(OSError):
        six = await asyncio.start_server(canary.serve, "::1", port)
    names = {
        "canary": f"http://127.0.0.1:{port}",
        "bare": f"//127.0.0.1:{port}",
        "port": str(port),
        "udp": str(udp),
    }
    site = await asyncio.start_server(Site(names).serve, "127.0.0.1", 0, limit=1 << 22)
    print(json.dumps({"site": site.sockets[0].getsockname()[1], "canary": port, "udp": udp}), flush=True)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(loop.run_in_executor(None, sys.stdin.readline), MINUTES * 60)
    sys.stdout.buffer.write(told(canary.heard))
    sys.stdout.flush()
    listening.close()
    if six:
        six.close()


if __name__ == "__main__":
    asyncio.run(main())
