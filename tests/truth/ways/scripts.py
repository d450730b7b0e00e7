"""What scripts ask for: fetches, beacons, preflights, polls, streams and sockets."""

import asyncio
import zlib
from collections.abc import Awaitable, Callable
from contextlib import suppress

from tests.truth.answer import Answer, Asked, Way, code, data, html, letters, noise, page
from tests.truth.http1 import Http1

SILENCE = 0.3
"""Seconds without a word after which a client of a websocket has said all."""


def frame(payload: bytes, opcode: int = 1, rsv1: bool = False) -> bytes:
    """A websocket frame (RFC 6455, 5.2)."""
    size, first = len(payload), 0x80 | (0x40 if rsv1 else 0) | opcode
    if size < 126:
        return bytes([first, size]) + payload
    if size < 65536:
        return bytes([first, 126]) + size.to_bytes(2) + payload
    return bytes([first, 127]) + size.to_bytes(8) + payload


def deflated(text: bytes) -> bytes:
    """A message as permessage-deflate without context takeover writes it (RFC 7692, 7.2.1)."""
    packer = zlib.compressobj(wbits=-15)
    return (packer.compress(text) + packer.flush(zlib.Z_SYNC_FLUSH))[:-4]


def says(*frames: bytes) -> Callable[[Http1], Awaitable[None]]:
    """Give these frames, wait for the client to speak, then to be silent: to close on its words would lose ours."""

    async def talk(connection: Http1) -> None:
        for one in frames:
            await connection.give(one)
        await connection.reader.read(4096)
        with suppress(TimeoutError):
            while await asyncio.wait_for(connection.reader.read(4096), SILENCE):
                pass

    return talk


def socket(*frames: bytes, **headers: str) -> Answer:
    return Answer(talk=says(*frames), headers={n.replace("_", "-"): v for n, v in headers.items()})


def allowed(asked: Asked) -> Answer:
    if asked.method == "OPTIONS":
        headers = {"Access-Control-Allow-Methods": "PUT", "Access-Control-Allow-Headers": "x-a"}
        return Answer(
            status=200,
            body=letters(300).encode(),
            mime="text/plain",
            headers=headers | {"Access-Control-Allow-Origin": asked.headers["origin"]},
        )
    return Answer(
        body=letters(2000).encode(),
        mime="text/plain",
        headers={"Access-Control-Allow-Origin": asked.headers["origin"]},
    )


def events(asked: Asked) -> Answer:
    return Answer(body=b"data: bonjour\n\n" * 40, mime="text/event-stream", pieces=8, pause=0.05, hang=True)


COMPRESSED = "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
WS = "<script>const s = new WebSocket('$HERE/ws'.replace('http', 'ws')); s.onmessage = () => 0;"

WAYS = {
    "fetches": Way(
        pages={
            "": html(
                "<script>fetch('a'); fetch('a?2').then(r => r.json()).catch(() => 0);"
                "fetch('p', {method: 'POST', body: new Blob(['x'.repeat(20000)])});"
                "const x = new XMLHttpRequest(); x.open('GET', 's', false); x.send();"
                "const y = new XMLHttpRequest(); y.open('GET', 't'); y.responseType = 'arraybuffer'; y.send()"
                "</script>"
            ),
            "a": data(2500),
            "p": data(300),
            "s": data(1500),
            "t": data(40_000),
        }
    ),
    "unread-fetch": Way(pages={"": html("<script>fetch('a').then(() => 0)</script>"), "a": data(150_000)}),
    "preflights": Way(
        pages={
            "": html(
                "<script>const o = {method: 'PUT', headers: {'x-a': '1'}, body: 'z'}; fetch('$OTHER/ok', o);"
                "fetch('$OTHER/no', o).catch(() => 0);"
                "setTimeout(() => fetch('$OTHER/ok?again', o), 150)</script>"
            ),
            "ok": allowed,
            "no": Answer(body=letters(500).encode(), mime="text/plain", status=403),
        }
    ),
    "beacons": Way(
        pages={
            "": html(
                "<script>navigator.sendBeacon('b', 'x'.repeat(500)); fetch('k', {keepalive: true, method: 'POST',"
                " body: 'k'}); new Image().src = 'pixel.gif'</script><a id=p href=# ping=ping></a>"
                "<script>p.click()</script>"
            ),
            "b": Answer(status=204),
            "k": data(900),
            "pixel.gif": data(43, mime="image/gif"),
            "ping": data(100),
        }
    ),
    "reports": Way(
        pages={
            "": page(
                "<img src=a.png>", headers={"Content-Security-Policy": "img-src 'none'; report-uri csp"}
            ),
            "csp": Answer(status=204),
        }
    ),
    "polling": Way(
        pages={
            "": html("<script>let n = 0; setInterval(() => fetch('poll?' + n++), 120)</script>"),
            "poll": data(1500),
        },
        loose=True,
        settle=0.8,
    ),
    "long-poll": Way(
        pages={
            "": html("<script>(async () => { for (;;) await fetch('poll') })()</script>"),
            "poll": data(600, wait=0.3),
        },
        loose=True,
        settle=0.8,
    ),
    "open-stream": Way(
        pages={
            "": html(
                "<script>(async () => { const r = (await fetch('s')).body.getReader();"
                "for (;;) if ((await r.read()).done) break })()</script>"
            ),
            "s": Answer(body=noise(30_000), mime="text/plain", pieces=5, pause=0.03, hang=True, chunked=True),
        }
    ),
    "event-stream": Way(pages={"": html("<script>new EventSource('e')</script>"), "e": events}, settle=0.6),
    "event-stream-other-site": Way(
        pages={
            "": html("<script>new EventSource('$OTHER/e')</script>"),
            "e": data(1200, mime="text/event-stream", hang=True),
        },
    ),
    "websocket": Way(
        pages={
            "": lambda a: Answer(
                body=a.filled(html(WS + "s.onopen = () => s.send('x'.repeat(200))</script>")).encode()
            ),
            "ws": socket(frame(b"salut"), frame(b"x" * 300), frame(noise(70_000), 2), frame(b"p", 9)),
        }
    ),
    "websocket-closed": Way(
        pages={
            "": lambda a: Answer(body=a.filled(html(WS + "</script>")).encode()),
            "ws": socket(frame(b"x" * 90), frame((1000).to_bytes(2) + b"fin", 8)),
        }
    ),
    "websocket-fragments": Way(
        pages={
            "": lambda a: Answer(body=a.filled(html(WS + "</script>")).encode()),
            "ws": socket(
                bytes([0x01, 100]) + b"a" * 100,
                bytes([0x00, 126, 1, 0]) + b"b" * 256,
                bytes([0x80, 1]) + b"c",
            ),
        }
    ),
    "websocket-compressed": Way(
        pages={
            "": lambda a: Answer(body=a.filled(html(WS + "</script>")).encode()),
            "ws": socket(
                frame(deflated(b"bonjour " * 4000), rsv1=True),
                frame(deflated(letters(9000).encode()), rsv1=True),
                Sec_WebSocket_Extensions=COMPRESSED,
            ),
        }
    ),
    "websocket-refused": Way(
        pages={
            "": lambda a: Answer(body=a.filled(html(WS + "</script>")).encode()),
            # In one write: Chromium leaves at the end of the head, and says nothing of the length that stood there.
            "ws": Answer(body=letters(500).encode(), mime="text/plain", status=403, joined=True),
        }
    ),
    "cached": Way(
        pages={
            "": html(
                "<img src=a.png><iframe src=in></iframe><script>setTimeout(() => fetch('d'), 100);"
                "setTimeout(() => fetch('d'), 250)</script>"
            ),
            "in": html("<img src=a.png>"),
            "a.png": data(3000, mime="image/png", headers={"Cache-Control": "max-age=600"}),
            "d": data(3000, headers={"Cache-Control": "max-age=600"}),
        },
        settle=0.6,
    ),
    "revalidated": Way(
        pages={
            "": html(
                "<script>(async () => { for (let n = 0; n < 3; n++) await (await fetch('d')).text() })()</script>"
            ),
            "d": lambda a: (
                Answer(status=304, headers={"ETag": '"a"'})
                if "if-none-match" in a.headers
                else Answer(
                    body=noise(4000), mime="text/plain", headers={"ETag": '"a"', "Cache-Control": "no-cache"}
                )
            ),
        },
    ),
    "not-kept": Way(
        pages={
            "": html(
                "<img src=a.png><script>setTimeout(() => { new Image().src = 'a.png'; fetch('d') }, 150);"
                "fetch('d')</script>"
            ),
            "a.png": data(3000, mime="image/png", headers={"Cache-Control": "no-store"}),
            "d": data(2000, headers={"Cache-Control": "no-store"}),
        },
        settle=0.6,
    ),
    "push-in-parts": Way(
        pages={
            "": html("<script src=x.js></script>"),
            "x.js": code("const r = new XMLHttpRequest(); r.open('GET', 'm'); r.send()"),
            "m": Answer(
                body=b"--b\r\nContent-Type: text/plain\r\n\r\nun\r\n--b\r\n\r\ndeux\r\n--b--\r\n",
                mime="multipart/x-mixed-replace; boundary=b",
            ),
        }
    ),
}
