"""Transfers that end in the middle, by every end: compressed, in chunks, on a stream, by the page that leaves."""

import gzip

import brotli

from tests.truth.answer import Answer, Way, code, data, html, js, letters, noise, png
from tests.truth.ways.semantics import zstd

TEXT = letters(60_000).encode()
CODED = {"gzip": gzip.compress(TEXT), "br": brotli.compress(TEXT), "zstd": zstd(TEXT)}
DRIPS = {"pieces": 400, "pause": 0.03}
"""Pieces under what an acknowledgement may lag."""

WAYS = {
    "compressed-and-cut": Way(
        pages={
            "": html(
                "<script>for (const n of ['gzip', 'br', 'zstd']) fetch(n).then(r => r.text()).catch(() => 0)</script>"
            )
        }
        | {
            name: Answer(body=body, mime="text/plain", headers={"Content-Encoding": name}, cut=20_000)
            for name, body in CODED.items()
        },
        loose=True,
    ),
    "chunks-cut": Way(
        pages={
            "": html("<script src=a.js></script><img src=b.png>"),
            "a.js": Answer(body=js(40_000).body, mime="text/javascript", chunked=True, pieces=20, cut=30_000),
            "b.png": png(200, 100, chunked=True, pieces=9, cut=25_000),
        },
        loose=True,
    ),
    "connection-ended": Way(
        pages={
            "": html("<script>fetch('big').then(r => r.text()).catch(() => 0)</script>"),
            "big": data(60_000, cut=30_000, goaway=True),
        },
        loose=True,
    ),
    "cut-at-the-head": Way(
        pages={
            "": html("<img src=a.png><script src=a.js></script><iframe src=in></iframe>"),
            "a.png": png(cut=0),
            "a.js": Answer(body=noise(3000), mime="text/javascript", cut=0),
            "in": Answer(body=letters(3000).encode(), cut=10),
        },
        loose=True,
    ),
    "cut-worker": Way(
        pages={
            "": html("<script>new Worker('w.js'); new Worker('v.js')</script>"),
            "w.js": Answer(body=js(60_000).body, mime="text/javascript", cut=20_000),
            "v.js": js(900, "importScripts('i.js')"),
            "i.js": Answer(body=js(60_000).body, mime="text/javascript", cut=20_000),
        },
        loose=True,
        settle=0.7,
    ),
    "stopped-page": Way(
        pages={
            "": html("<img src=slow.png><script>setTimeout(() => window.stop(), 400)</script>"),
            "slow.png": png(400, 300, **DRIPS),  # type: ignore[arg-type]
        },
        loose=True,
        settle=0.8,
    ),
    "left-page": Way(
        pages={
            "": html(
                "<script>onpagehide = () => { navigator.sendBeacon('b', 'x'); fetch('k', {keepalive: true}) };"
                "fetch('slow').then(r => r.text()).catch(() => 0); setTimeout(() => { location = 'next' }, 400)"
                "</script>"
            ),
            "next": html("<img src=a.png>"),
            "slow": data(400_000, **DRIPS),
            "b": data(200),
            "k": data(800),
            "a.png": png(),
        },
        loose=True,
        settle=0.9,
    ),
    "xhr-given-up": Way(
        pages={
            "": html(
                "<script>const x = new XMLHttpRequest(); x.open('GET', 'slow'); x.onprogress = () => x.abort();"
                "x.send(); const y = new XMLHttpRequest(); y.open('GET', 'd'); y.onreadystatechange = () => "
                "{ if (y.readyState == 2) y.abort() }; y.send()</script>"
            ),
            "slow": data(400_000, **DRIPS),
            "d": data(9000),
        },
        loose=True,
        settle=0.7,
    ),
    "stream-given-up": Way(
        pages={
            "": html(
                "<script>const e = new EventSource('e'); let n = 0; e.onmessage = () => { if (++n == 5) e.close() }"
                "</script>"
            ),
            "e": Answer(
                body=b"data: bonjour\n\n" * 400, mime="text/event-stream", pieces=40, pause=0.03, hang=True
            ),
        },
        loose=True,
        settle=0.7,
    ),
    "service-worker-cut": Way(
        pages={
            "": html("<script>navigator.serviceWorker.register('sw.js').catch(() => 0)</script>"),
            "sw.js": code(
                "self.addEventListener('install', e => e.waitUntil(caches.open('c').then(c => c.addAll(['kept', "
                "'gone', 'half'])).catch(() => 0)))"
            ),
            "kept": data(4000),
            "gone": Answer(status=404, body=letters(2000).encode(), mime="text/plain"),
            "half": data(30_000, cut=15_000),
        },
        loose=True,
        settle=0.9,
    ),
    "drop-by-drop": Way(
        pages={
            "": html("<img src=a.png><script>fetch('d').then(r => r.text())</script>"),
            "a.png": png(30, 30, pieces=400, pause=0.001),
            "d": data(300, pieces=300, pause=0.001, chunked=True),
        },
        settle=0.9,
    ),
}
