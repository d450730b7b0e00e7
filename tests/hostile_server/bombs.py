"""Bombs hidden in pictures, styles, tables and entities; files that lead to files without end."""

import itertools
import struct
import zlib
from collections.abc import AsyncIterator, Callable

from tests.hostile_server.answers import pouring
from tests.hostile_server.case import ANY, CUT, LOST, PAGE, WHOLE, Case, Reply, page, script

COUNT = itertools.count()


def fresh(text: str) -> Callable[[], AsyncIterator[bytes]]:
    """A text that differs at each request: {n} is a number never told before."""

    async def give() -> AsyncIterator[bytes]:
        yield text.replace("{n}", str(next(COUNT))).encode()

    return give


def picture_bomb(side: int) -> bytes:
    """A PNG of side x side pixels, all white, one bit each."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * ((side + 7) // 8)
    data = b"".join(packer.compress(row * 100) for _ in range(side // 100)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", data) + part(b"IEND", b"")


ENTITIES = "<!DOCTYPE html [<!ENTITY a0 'mot '>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)
)
BOMBS: list[Case] = [
    Case(
        "picture-bomb",
        Reply((PAGE + "<img src=/bomb.png alt=x>" * 3).encode()),
        ANY,
        "",
        {"/bomb.png": Reply(picture_bomb(30_000), "image/png")},
    ),
    Case(
        "drawing-of-entities",
        Reply((PAGE + "<img src=/laughs.svg alt=x>").encode()),
        WHOLE,
        "",
        {
            "/laughs.svg": Reply(
                (
                    ENTITIES.replace("html", "svg") + "]><svg "
                    "xmlns='http://www.w3.org/2000/svg'><text>&a9;</text></svg>"
                ).encode(),
                "image/svg+xml",
            )
        },
    ),
    Case(
        "styles-without-end",
        Reply((PAGE + "<link rel=stylesheet href=/next.css>").encode()),
        CUT,
        "",
        {"/next.css": Reply(fresh("@import '/next.css?{n}'; p { color: red }"), "text/css", length=None)},
    ),
    Case(
        "modules-without-end",
        Reply((PAGE + "<script type=module src=/next.js></script>").encode()),
        CUT,
        "",
        {"/next.js": Reply(fresh("import '/next.js?{n}'"), "text/javascript", length=None)},
    ),
    Case(
        "frames-one-in-the-other",
        Reply((PAGE + "<iframe src=/inner></iframe>").encode()),
        ANY,
        "",
        {
            "/inner": Reply(
                fresh("<!doctype html><title>x</title><iframe src='/inner?{n}'></iframe>" * 2), length=None
            )
        },
    ),
    Case(
        "redirects-each-to-a-new-address",
        Reply(status=302, headers={"Location": "/onward"}),
        LOST,
        "",
        {
            "/onward": Reply(
                raw=fresh("HTTP/1.1 302 Found\r\nLocation: /onward?{n}\r\nContent-Length: 0\r\n\r\n")
            )
        },
    ),
    Case(
        "refreshed-without-end",
        Reply(b"<!doctype html><title>x</title><meta http-equiv=refresh content='0; url=/again'><p>x"),
        ("failed", "audited"),
        "",
        {
            "/again": Reply(
                fresh(
                    "<!doctype html><title>x</title><meta http-equiv=refresh content='0; url=/again?{n}'><p>x"
                ),
                length=None,
            )
        },
    ),
    Case(
        "film-without-end",
        Reply((PAGE + "<video autoplay muted src=/film></video><audio autoplay src=/film>").encode()),
        ("audited", "partial"),
        "",
        {"/film": Reply(pouring(b"\0\0\0\x18ftypisom", b"\0" * 65536), "video/mp4", length=None)},
    ),
    Case(
        "font-without-end",
        Reply(
            (
                PAGE + "<style>@font-face { font-family: x; src: url(/font) } * { font-family: x }</style>"
            ).encode()
        ),
        ("partial", "failed"),
        "",
        {"/font": Reply(pouring(b"wOF2", b"x" * 65536), "font/woff2", length=None)},
    ),
    page(
        "style-of-variables",
        "<style>:root { --a0: x "
        + "".join(f"; --a{n}: {f'var(--a{n - 1}) ' * 10}" for n in range(1, 12))
        + " } p::before { content: var(--a11) }"
        "</style>",
        WHOLE,
    ),
    page(
        "grid-of-a-million",
        "<div style='display: grid; grid-template: repeat(9999, 1px 2px) / repeat(9999, 1px "
        "2px)'>" + "<b style='grid-area: 9000 / 9000'>x</b>" * 999 + "</div>",
        ("audited", "partial"),
    ),
    page("cells-of-a-million", "<table>" + "<tr>" + "<td rowspan=65534 colspan=1000>x" * 300, ANY),
    page(
        "turbulence",
        "<svg width=4000 height=4000><filter id=f><feTurbulence numOctaves=9999 baseFrequency=.01 />"
        + "<feGaussianBlur stdDeviation=999 />" * 99
        + "</filter><rect width=4000 height=4000 filter='url(#f)'/></svg>",
        ANY,
    ),
    page("word-of-a-megabyte", "<p style='word-break: break-all; text-align: justify'>" + "é̂" * 500_000, ANY),
    page("choices-by-the-thousand", "<label>x<select>" + "<option>x" * 60_000 + "</select></label>", ANY),
    page("pictures-without-a-text", "<img src=/o.svg>" * 30_000, ANY),
    page("fields-without-a-name", "<input><select></select><button></button>" * 8_000, ANY),
    page("forms-one-in-the-other", "<table><tr><td><form><button>" * 5_000, ANY),
    script(
        "shadows-one-in-the-other",
        "let d = document.body; for (let n = 0; n < 3000; n++) { const e = "
        "document.createElement('div'); d.append(e); d = e.attachShadow({mode: 'open'}) }",
        ANY,
    ),
    script(
        "attributes-by-the-hundred-thousand",
        "for (let n = 0; n < 1e5; n++) document.body.setAttribute('a' + n, n)",
        ANY,
    ),
    page("identifiers-all-alike", "<p id=a aria-labelledby='a a a a'>x</p>" * 20_000, ANY),
    page(
        "labels-in-circles",
        "".join(
            f"<b id=i{n} role=button aria-labelledby='i{(n + 1) % 500} i{(n + 7) % 500}' "
            f"aria-owns=i{(n + 1) % 500}></b>"
            for n in range(500)
        ),
        ("audited", "partial"),
    ),
]
