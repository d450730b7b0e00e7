"""The corners of HTTP itself: statuses, interim answers, codings, headers, methods, credentials, caches."""

import gzip
import struct
import zlib

from tests.truth.answer import Answer, Asked, Way, css, data, html, js, letters, noise, page, png, turns
from tests.truth.ways.plain import LONG

STATUSES = (
    201,
    202,
    203,
    300,
    400,
    403,
    405,
    406,
    409,
    410,
    415,
    418,
    422,
    429,
    451,
    500,
    501,
    502,
    503,
    504,
)


def zstd(body: bytes) -> bytes:
    """One frame of Zstandard with raw blocks (RFC 8878, 3.1.1)."""
    blocks = [body[at : at + 100_000] for at in range(0, len(body), 100_000)]
    said = [
        struct.pack("<I", (len(one) << 3) | (number == len(blocks) - 1))[:3] + one
        for number, one in enumerate(blocks)
    ]
    return b"\x28\xb5\x2f\xfd\xa0" + struct.pack("<I", len(body)) + b"".join(said)


def coded(body: bytes, coding: str, mime: str = "text/css", **answer: object) -> Answer:
    return Answer(body=body, mime=mime, headers={"Content-Encoding": coding}, **answer)  # type: ignore[arg-type]


def guarded(asked: Asked) -> Answer:
    """Asks for a name and a password (RFC 7617)."""
    if "authorization" in asked.headers:
        return data(1700)
    headers = {"WWW-Authenticate": 'Basic realm="r"'}
    return Answer(status=401, body=letters(900).encode(), mime="text/plain", headers=headers)


def hinted(asked: Asked) -> Answer:
    headers = {"Accept-CH": "Sec-CH-UA-Arch", "Critical-CH": "Sec-CH-UA-Arch", "Vary": "Sec-CH-UA-Arch"}
    return Answer(body=asked.filled(html("<img src=a.png>")).encode(), headers=headers)


def parts(asked: Asked) -> Answer:
    if "range" not in asked.headers:
        return data(9000)
    if asked.headers["range"].startswith("bytes=90000"):
        return Answer(status=416, headers={"Content-Range": "bytes */9000"}, body=b"", mime="text/plain")
    if "," not in asked.headers["range"]:
        return data(500, status=206, headers={"Content-Range": "bytes 0-499/9000"})
    one = b"--b\r\nContent-Type: text/plain\r\nContent-Range: bytes 0-9/9000\r\n\r\n0123456789\r\n"
    return Answer(status=206, body=one * 3 + b"--b--\r\n", mime="multipart/byteranges; boundary=b")


def fetches(*calls: str) -> str:
    return (
        "<script>"
        + ";".join(f"fetch({call}).then(r => r.text()).catch(() => 0)" for call in calls)
        + "</script>"
    )


WAYS = {
    "statuses": Way(
        pages={
            "": html(
                "".join(f"<img src=i{code}>" for code in STATUSES)
                + fetches(*(f"'f{code}'" for code in STATUSES))
            )
        }
        | {
            f"{kind}{code}": Answer(status=code, body=letters(300 + code).encode(), mime="text/html")
            for code in STATUSES
            for kind in "if"
        },
        settle=0.6,
    ),
    "statuses-without-body": Way(
        pages={
            "": html("<iframe src=n></iframe><iframe src=r></iframe>" + fetches("'n'", "'r'", "'m'")),
            "n": Answer(status=204),
            "r": Answer(status=205, body=b"", mime="text/plain"),
            "m": Answer(status=304),
        }
    ),
    "interim-answers": Way(
        pages={
            "": page("<img src=a.png><img src=b.png>" + fetches("'d'"), interim=(102,)),
            "a.png": png(interim=(100, 102, 102)),
            "b.png": png(interim=(103, 103)),
            "d": data(interim=(102, 103)),
        },
        settle=0.6,
    ),
    "codings": Way(
        pages={
            "": html(
                "<script>fetch('z.txt'); fetch('none.txt')</script>",
                "".join(
                    f"<link rel=stylesheet href={n}.css>" for n in ("zstd", "deflate", "raw", "twice", "bad")
                ),
            ),
            "zstd.css": coded(zstd(LONG.encode()), "zstd"),
            "deflate.css": coded(zlib.compress(LONG.encode()), "deflate"),
            "raw.css": coded(zlib.compress(LONG.encode())[2:-4], "deflate"),
            "twice.css": coded(gzip.compress(gzip.compress(LONG.encode())), "gzip, gzip"),
            "bad.css": coded(noise(4000), "gzip"),
            "z.txt": coded(zstd(letters(30_000).encode()), "zstd", "text/plain", chunked=True, pieces=5),
            "none.txt": coded(letters(3000).encode(), "identity", "text/plain"),
        }
    ),
    "compressed-page": Way(
        pages={
            "": lambda asked: coded(
                gzip.compress(html("<img src=a.png>" + "<p>Texte</p>" * 3000).encode()),
                "gzip",
                "text/html; charset=utf-8",
                chunked=True,
                pieces=6,
                pause=0.02,
            ),
            "a.png": png(),
        }
    ),
    "repeated-headers": Way(
        pages={
            "": page(
                "<img src=a.png>", more=tuple(("Set-Cookie", f"k{n}={letters(60, n)}") for n in range(8))
            ),
            "a.png": png(
                more=(("Vary", "Accept"), ("Vary", "Cookie"), ("X-Empty", ""), ("Cache-Control", "private"))
            ),
        }
    ),
    "hundred-headers": Way(
        pages={
            "": html("<img src=a.png>"),
            "a.png": png(more=tuple((f"X-H-{n}", f"v{n}") for n in range(150))),
        }
    ),
    "folded-headers": Way(
        pages={
            "": html("<img src=a.png>"),
            "a.png": png(headers={"X-Fold": "a\r\n b\r\n\tc", "X-Space": "   v   "}),
        },
        h1_only=True,
    ),
    "old-version": Way(
        pages={
            "": html("<img src=a.png><img src=b.png>"),
            "a.png": png(version="HTTP/1.0", close=True),
            "b.png": png(),
        },
        h1_only=True,
    ),
    "chunk-extensions": Way(
        pages={
            "": html("<img src=a.png>"),
            "a.png": png(200, 60, chunked=True, pieces=40, extension=';name="value"'),
        },
        h1_only=True,
    ),
    "joined-head-and-body": Way(
        pages={
            "": page("<img src=a.png><script src=gone.js></script>", joined=True),
            "a.png": png(joined=True),
            "gone.js": Answer(status=404, body=letters(2500).encode(), joined=True),
        },
        h1_only=True,
    ),
    "closing-connections": Way(
        pages={"": html("".join(f"<img src={n}.png>" for n in range(14)))}
        | {f"{n}.png": png(30, 30, seed=n, headers={"Connection": "close"}, close=True) for n in range(14)},
        h1_only=True,
    ),
    "methods": Way(
        pages={
            "": html(
                fetches(
                    "'a', {method: 'DELETE'}",
                    "'a', {method: 'PATCH', body: 'x'}",
                    "'a', {method: 'OPTIONS'}",
                    "'a', {method: 'HEAD'}",
                    "'a', {method: 'PUT', body: new FormData()}",
                )
            ),
            "a": data(800),
        }
    ),
    "ranges": Way(
        pages={
            "": html(
                fetches(
                    "'r', {headers: {Range: 'bytes=0-499'}}",
                    "'r', {headers: {Range: 'bytes=0-9,20-29,40-49'}}",
                    "'r', {headers: {Range: 'bytes=90000-'}}",
                )
            ),
            "r": parts,
        }
    ),
    "credentials": Way(
        pages={
            "": html(
                "<img src=i><iframe src=f></iframe><script>fetch('g').catch(() => 0); const x = new XMLHttpRequest();"
                "x.open('GET', 'x', true, 'nom', 'secret'); x.send()</script>"
            ),
            "i": guarded,
            "f": guarded,
            "g": guarded,
            "x": guarded,
        },
        settle=0.6,
    ),
    "client-hints": Way(pages={"": hinted, "a.png": png()}, settle=0.6),
    "wanted-hints": Way(
        pages={
            "": page(
                "<img src=a.png>" + fetches("'d'"),
                headers={"Accept-CH": "DPR, Width, Sec-CH-UA-Model, Downlink"},
            ),
            "a.png": png(),
            "d": data(),
        }
    ),
    "other-services": Way(
        pages={
            "": page(
                "<img src=a.png>" + fetches("'d'"), headers={"Alt-Svc": 'h3=":443"; ma=60, h2="localhost:9"'}
            ),
            "a.png": png(),
            "d": data(),
        }
    ),
    "asked-again": Way(
        pages={
            "": html(
                "<script>(async () => { for (const one of ['misdirected', 'late', 'later'])"
                " await fetch(one).then(r => r.text()).catch(() => 0) })()</script>"
            ),
            "later": turns(Answer(status=408, body=letters(300).encode(), mime="text/plain"), data(1100)),
            "misdirected": turns(
                Answer(status=421, body=letters(700).encode(), mime="text/plain"), data(900)
            ),
            "late": turns(
                Answer(status=408, body=letters(700).encode(), mime="text/plain", close=True), data(900)
            ),
        }
    ),
    "refused-streams": Way(
        pages={
            "": html("<img src=a.png>" + fetches("'d'")),
            "a.png": turns(png(refused=True), png()),
            "d": turns(data(refused=True), data()),
        }
    ),
    "cache-modes": Way(
        pages={
            "": html(
                "<script>(async () => { for (const cache of ['default', 'reload', 'no-store', 'force-cache',"
                " 'no-cache',"
                " 'only-if-cached']) await fetch('d', {cache, mode: 'same-origin'}).then(r => r.text()).catch(() => 0)"
                "})()</script>"
            ),
            "d": data(2200, headers={"Cache-Control": "max-age=600", "ETag": '"e"'}),
        },
        settle=0.6,
    ),
    "stale": Way(
        pages={
            "": html(
                "<script>(async () => { for (let n = 0; n < 3; n++) { await (await fetch('d')).text();"
                "await new Promise(r => setTimeout(r, 80)) } })()</script>"
            ),
            "d": data(2200, headers={"Cache-Control": "max-age=0, stale-while-revalidate=60"}),
        },
        settle=0.8,
    ),
    "varying": Way(
        pages={
            "": html(
                "<script>(async () => { for (const a of ['x', 'y', 'x', 'x']) await (await fetch('d', {headers: "
                "{'X-A': a}})).text() })()</script>"
            ),
            "d": data(1900, headers={"Cache-Control": "max-age=600", "Vary": "X-A"}),
        },
        settle=0.6,
    ),
    "parts-from-the-cache": Way(
        pages={
            "": html(
                "<script>(async () => { for (const r of ['0-999', '3000-3999', '0-5999']) await (await fetch('d', "
                "{headers: {Range: 'bytes=' + r}})).arrayBuffer() })()</script>"
            ),
            "d": lambda asked: _part(asked, noise(6000)),
        },
        settle=0.6,
    ),
    "checked-again": Way(
        pages={
            "": html(
                "<img src=a.png><script>(async () => { await new Promise(r => setTimeout(r, 150));"
                "for (let n = 0; n < 3;"
                " n++) await (await fetch('a.png')).blob() })()</script>",
                "<link rel=stylesheet href=a.css>",
            ),
            "a.png": lambda asked: (
                Answer(status=304, headers={"Last-Modified": DAY, "X-Pad": letters(500)})
                if "if-modified-since" in asked.headers
                else png(headers={"Last-Modified": DAY, "Cache-Control": "no-cache"})
            ),
            "a.css": css(900),
        },
        settle=0.6,
    ),
    "more-than-announced": Way(
        pages={
            "": html("<img src=a.png>"),
            "a.png": png(excess=300, close=True, headers={"Content-Length": "7283"}),
        },
        h1_only=True,
        loose=True,
    ),
    "kept-connection": Way(
        pages={
            "": html(
                "<script src=a.js></script><script>(async () => { for (let n = 0; n < 12; n++) "
                "await (await fetch('d?' + n)).text() })()</script>"
            ),
            "a.js": js(),
            "d": data(333),
        }
    ),
    "dictionary": Way(
        pages={
            "": html(fetches("'d'", "'e'"), "<link rel=compression-dictionary href=words>"),
            "words": data(900, headers={"Use-As-Dictionary": 'match="/*"', "Cache-Control": "max-age=60"}),
            "d": data(),
            "e": data(headers={"Use-As-Dictionary": 'match="/*/e"', "Cache-Control": "max-age=60"}),
        },
        settle=0.8,
    ),
}
DAY = "Tue, 03 Nov 2026 10:00:00 GMT"


def _part(asked: Asked, body: bytes) -> Answer:
    first, _, last = asked.headers.get("range", "bytes=0-5999")[6:].partition("-")
    start, end = int(first), int(last or len(body) - 1)
    headers = {
        "Content-Range": f"bytes {start}-{end}/{len(body)}",
        "ETag": '"v"',
        "Cache-Control": "max-age=600",
    }
    return Answer(
        body=body[start : end + 1],
        mime="text/plain",
        status=206,
        headers=headers | {"Accept-Ranges": "bytes"},
    )
