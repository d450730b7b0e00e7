"""Transfers that do not end well."""

from typing import Any

from tests.truth.answer import Answer, Way, css, data, html, js, letters, noise, page, png

SLOW: dict[str, Any] = {"pieces": 800, "pause": 0.03}

WAYS = {
    "aborted-fetch": Way(
        pages={
            "": html(
                "<script>const c = new AbortController(); fetch('slow', {signal: c.signal}).then(r => r.text())"
                ".catch(() => 0); setTimeout(() => c.abort(), 250)</script>"
            ),
            "slow": data(800_000, **SLOW),
        },
        loose=True,
        settle=0.7,
    ),
    "cancelled-reader": Way(
        pages={
            "": html(
                "<script>(async () => {const r = (await fetch('slow')).body.getReader(); for (let n = 0; n < 5; n++)"
                " await r.read(); await r.cancel()})()</script>"
            ),
            "slow": data(800_000, **SLOW),
        },
        loose=True,
        settle=0.7,
    ),
    "aborted-before-answer": Way(
        pages={
            "": html(
                "<script>const c = new AbortController(); fetch('late', {signal: c.signal}).catch(() => 0);"
                "setTimeout(() => c.abort(), 500)</script>"
            ),
            "late": data(3000, wait=3.0),
        },
        loose=True,
        settle=0.8,
    ),
    "cut": Way(
        pages={
            "": html("<img src=a.png><script>fetch('f').then(r => r.text()).catch(() => 0)</script>"),
            "a.png": png(200, 200, cut=40_000),
            "f": data(60_000, cut=20_000),
        },
        loose=True,
    ),
    "short-body": Way(
        pages={
            "": html("<img src=a.png><script>fetch('f').then(r => r.text()).catch(() => 0)</script>"),
            "a.png": png(length=90_000, close=True),
            "f": data(4000, length=9000, close=True),
        },
        loose=True,
        h1_only=True,
    ),
    "empty-and-refused": Way(
        pages={
            "": html(
                "<img src=$DEAD/a.png><script>fetch('silent', {method: 'POST'}).catch(() => 0)</script>"
            ),
            "silent.png": Answer(silent=True),
            "silent": Answer(silent=True),
        },
        loose=True,
    ),
    "image-replaced": Way(
        pages={
            "": html("<img id=i src=slow.png><script>setTimeout(() => { i.src = 'b.png' }, 250)</script>"),
            "slow.png": png(400, 300, **SLOW),
            "b.png": png(),
        },
        loose=True,
        settle=0.7,
    ),
    "frame-removed": Way(
        pages={
            "": html("<iframe id=f src=in></iframe><script>setTimeout(() => f.remove(), 300)</script>"),
            "in": html("<img src=slow.png>"),
            "slow.png": png(400, 300, **SLOW),
        },
        loose=True,
        settle=0.7,
    ),
    "refused-by-policy": Way(
        pages={
            "": page(
                "<img src=a.png><script src=b.js></script><img src=$OTHER/c.png>",
                headers={"Content-Security-Policy": "script-src 'none'; img-src 'self'"},
            ),
            "a.png": png(),
            "b.js": js(),
            "c.png": png(),
        }
    ),
    "wrong-integrity": Way(
        pages={
            "": html(
                "",
                "<script src=a.js integrity='sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='></script>"
                "<link rel=stylesheet href=a.css integrity='sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='>",
            ),
            "a.js": js(),
            "a.css": css(),
        }
    ),
    "cors-refused": Way(
        pages={
            "": html(
                "<script>for (const n of ['a', 'b', 'big']) fetch('$OTHER/' + n).catch(() => 0)</script>"
                "<script type=module src=$OTHER/m.mjs></script><img crossorigin src=$OTHER/c.png>",
                "<style>@font-face{font-family:f;src:url($OTHER/f.woff2)} p{font-family:f}</style>",
            ),
            "a": Answer(body=letters(3000).encode(), mime="text/plain"),
            "b": Answer(body=letters(3000).encode(), mime="text/plain", status=500),
            "big": Answer(body=noise(14_000), mime="text/plain"),
            "m.mjs": js(),
            "c.png": png(),
            "f.woff2": Answer(body=noise(9000), mime="font/woff2"),
        }
    ),
    "opaque": Way(
        pages={
            "": html(
                "<script>fetch('$OTHER/a', {mode: 'no-cors'})</script><img src=$OTHER/b.html>"
                "<script src=$OTHER/c.json></script>"
            ),
            "a": data(5000, headers={}),
            "b.html": Answer(body=letters(5000).encode()),
            "c.json": Answer(body=b'{"a": "' + letters(4000).encode() + b'"}', mime="application/json"),
        }
    ),
    "blocked-resources": Way(
        pages={
            "": html("<img src=$OTHER/a.png><iframe src=$OTHER/f></iframe>"),
            "a.png": png(headers={"Cross-Origin-Resource-Policy": "same-origin"}),
            "f": page("", headers={"X-Frame-Options": "DENY"}),
        }
    ),
}
