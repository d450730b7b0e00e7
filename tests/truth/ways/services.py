"""Workers and service workers again, by the less usual doors."""

from tests.truth.answer import Answer, Way, code, css, data, html, js, letters, page, png, turns
from tests.truth.ways.redirects import moved
from tests.truth.ways.scripts import COMPRESSED, deflated, frame, socket
from tests.truth.ways.workers import INSTALL, ready

WS = "$HERE/ws".replace("http", "ws")


def blob(text: str, kind: str = "") -> str:
    return f"new Worker(URL.createObjectURL(new Blob([`{text}`])){kind})"


KEPT = {"kept.css": data(4000, mime="text/css"), "kept.png": png()}

WAYS = {
    "workers-from-memory": Way(
        pages={
            "": html(
                "<script>"
                + blob("fetch('$HERE/a'); importScripts('$HERE/i.js')")
                + ";"
                + blob("import '$HERE/m.mjs'", ", {type: 'module'}")
                + ";new Worker('data:text/javascript,fetch(\"$HERE/c\")')</script>"
            ),
            "a": data(1100),
            "c": data(1300),
            "i.js": js(700),
            "m.mjs": Answer(
                body=b"import './n.mjs'",
                mime="text/javascript",
                headers={"Access-Control-Allow-Origin": "*"},
            ),
            "n.mjs": js(800),
        },
        settle=0.7,
    ),
    "worker-ended": Way(
        pages={
            "": html("<script>const w = new Worker('w.js'); setTimeout(() => w.terminate(), 700)</script>"),
            "w.js": js(900, "fetch('d'); fetch('slow').then(r => r.text())"),
            "d": data(1500),
            "slow": data(200_000, pieces=200, pause=0.05),
        },
        loose=True,
        settle=1.0,
    ),
    "worker-sockets": Way(
        pages={
            "": html("<script>new Worker('w.js')</script>"),
            "w.js": code("new WebSocket('$HERE/ws'.replace('http', 'ws')).onopen = e => e.target.send('x')"),
            "ws": socket(frame(b"salut"), frame(b"y" * 2000, 2)),
        },
        settle=0.7,
    ),
    "worker-redirected": Way(
        pages={
            "": html("<script>new Worker('w.js'); new SharedWorker('s.js')</script>"),
            "w.js": moved("v.js", 300),
            "v.js": js(800, "importScripts('i.js'); fetch('d')"),
            "i.js": moved("j.js", 200),
            "j.js": js(500),
            "s.js": js(400, "fetch('d?shared')"),
            "d": moved("e", 250, 307),
            "e": data(900),
        },
        settle=0.8,
    ),
    "worker-many-fetches": Way(
        pages={
            "": html("<script>new Worker('w.js')</script>"),
            "w.js": js(300, "for (let n = 0; n < 40; n++) fetch('d?' + n)"),
            "d": data(700),
        },
        settle=0.9,
    ),
    "worker-compressed-script": Way(
        pages={
            "": html("<script>new Worker('w.js')</script>"),
            "w.js": lambda asked: Answer(
                body=__import__("gzip").compress(js(60_000, "fetch('d')").body),
                mime="text/javascript",
                headers={"Content-Encoding": "gzip"},
                chunked=True,
                pieces=4,
            ),
            "d": data(900),
        },
        settle=0.7,
    ),
    "shared-module-worker": Way(
        pages={
            "": html(
                "<script>new SharedWorker('s.mjs', {type: 'module', name: 'n'})</script><iframe src=in></iframe>"
            ),
            "in": html("<script>new SharedWorker('s.mjs', {type: 'module', name: 'n'})</script>"),
            "s.mjs": Answer(body=b"import './t.mjs'; fetch('d')", mime="text/javascript"),
            "t.mjs": js(600),
            "d": data(1200),
        },
        settle=0.8,
    ),
    "service-worker-updates": Way(
        pages={
            "": html(ready("const r = await navigator.serviceWorker.getRegistration(); await r.update()")),
            "sw.js": js(1200, INSTALL),
            **KEPT,
        },
        settle=1.4,
    ),
    "service-worker-gone": Way(
        pages={
            "": html(
                ready(
                    "const r = await navigator.serviceWorker.getRegistration(); await r.unregister(); fetch('d')"
                )
            ),
            "sw.js": js(1200, INSTALL),
            "d": data(900),
            **KEPT,
        },
        settle=1.2,
    ),
    "service-worker-errors": Way(
        pages={
            "": html(ready("fetch('a').catch(() => 0); fetch('b').catch(() => 0); fetch('c')")),
            "sw.js": js(
                900,
                INSTALL + "self.addEventListener('fetch', e => { const u = e.request.url;"
                "if (u.endsWith('/a')) e.respondWith(Response.error());"
                "if (u.endsWith('/b')) e.respondWith(fetch('gone'));"
                "if (u.endsWith('/c')) e.respondWith(fetch('r')) });",
            ),
            "gone": Answer(status=404, body=letters(1500).encode(), mime="text/plain"),
            "r": moved("t", 400),
            "t": data(1000),
            **KEPT,
        },
        settle=1.2,
    ),
    "service-worker-streams": Way(
        pages={
            "": html(ready("fetch('big').then(r => r.text()); new Image().src = 'i.png'")),
            "sw.js": js(
                900,
                INSTALL + "self.addEventListener('fetch', e => e.respondWith((async () => { const r = await "
                "fetch(e.request); const c = r.clone(); caches.open('d').then(k => k.put(e.request, c));"
                "return r })()));",
            ),
            "big": data(300_000, pieces=10, pause=0.02),
            "i.png": png(80, 80),
            **KEPT,
        },
        settle=1.4,
    ),
    "service-worker-of-another-site": Way(
        pages={
            "": html("<iframe src=$OTHER/in></iframe>"),
            "in": html(ready("fetch('d')")),
            "sw.js": js(
                700,
                INSTALL
                + "self.addEventListener('fetch', e => e.respondWith(fetch(e.request))); fetch('direct');",
            ),
            "d": data(1500),
            "direct": data(700),
            **KEPT,
        },
        settle=1.4,
    ),
    "service-worker-and-page": Way(
        pages={
            "": html(
                ready(
                    "const f = document.createElement('iframe'); f.src = 'in'; document.body.append(f);"
                    "document.head.append(Object.assign(document.createElement('link'), "
                    "{rel: 'stylesheet', href: 'a.css'}))"
                )
            ),
            "sw.js": js(700, INSTALL + "self.addEventListener('fetch', () => 0);"),
            "in": html("<img src=in.png><script>new Worker('w.js')</script>"),
            "w.js": js(500, "fetch('d')"),
            "in.png": png(),
            "a.css": css(),
            "d": data(),
            **KEPT,
        },
        settle=1.4,
    ),
    "streams-again": Way(
        pages={
            "": html(
                "<script>new EventSource('e'); new EventSource('gone'); new EventSource('wrong')</script>"
            ),
            "e": turns(
                Answer(body=b"retry: 200\n\ndata: un\n\n", mime="text/event-stream", close=True),
                Answer(body=b"data: deux\n\n", mime="text/event-stream", hang=True),
            ),
            "gone": Answer(status=204),
            "wrong": Answer(body=letters(600).encode(), mime="text/plain"),
        },
        settle=1.2,
    ),
    "sockets": Way(
        pages={
            "": html(
                "<script>const u = '$HERE/'.replace('http', 'ws'); const a = new WebSocket(u + 'talk', ['chat']);"
                "a.onmessage = () => { a.send('x'.repeat(70000)); }; const b = new WebSocket(u + 'packed');"
                "const c = new WebSocket(u + 'gone'); const d = new WebSocket(u + 'silent')</script>"
            ),
            "talk": socket(
                frame(b"a" * 125), frame(b"", 9), frame(b"b" * 126), Sec_WebSocket_Protocol="chat"
            ),
            "packed": socket(
                *(frame(deflated(letters(3000, n).encode()), rsv1=True) for n in range(6)),
                Sec_WebSocket_Extensions=COMPRESSED,
            ),
            "gone": Answer(status=404, body=letters(200).encode(), mime="text/plain", joined=True),
            "silent": Answer(silent=True),
        },
        settle=0.8,
    ),
    "hanging-answers": Way(
        pages={
            "": html("<img src=head.png><script>fetch('never'); fetch('some').then(r => r.text())</script>"),
            "head.png": data(0, mime="image/png", hang=True),
            "never": data(100, wait=30),
            "some": data(5000, hang=True),
        },
        settle=0.6,
    ),
    "given-up": Way(
        pages={
            "": html(
                "<script>const x = new XMLHttpRequest(); x.open('GET', 'slow'); x.timeout = 600; x.send();"
                "fetch('slow?2', {signal: AbortSignal.timeout(600)}).then(r => r.text()).catch(() => 0);"
                "const v = document.createElement('video'); v.src = 'slow?3'; v.preload = 'auto';"
                "document.body.append(v);"
                "setTimeout(() => { v.removeAttribute('src'); v.load() }, 600)</script>"
            ),
            "slow": data(200_000, pieces=200, pause=0.05),
        },
        loose=True,
        settle=1.0,
    ),
    "allowed-before": Way(
        pages={
            "": html(
                "<script>(async () => { for (let n = 0; n < 3; n++) await fetch('$OTHER/p', {method: 'PUT'})"
                "})()</script>"
            ),
            "p": lambda asked: Answer(
                body=b"" if asked.method == "OPTIONS" else letters(600).encode(),
                mime="text/plain",
                headers={
                    "Access-Control-Allow-Origin": "*",
                    "Access-Control-Allow-Methods": "PUT",
                    "Access-Control-Max-Age": "600",
                },
            ),
        },
        settle=0.6,
    ),
    "uploads": Way(
        pages={
            "": html(
                "<script>const f = new FormData(); f.append('a', new Blob(['x'.repeat(90000)]), 'a.bin');"
                "fetch('u', {method: 'POST', body: f}); const x = new XMLHttpRequest(); x.open('POST', 'u?x');"
                "x.send(new Uint8Array(30000)); fetch('$OTHER/u', {method: 'POST', mode: 'no-cors', body: 'x=1'})"
                "</script>"
            ),
            "u": data(400),
        }
    ),
    "read-in-parts": Way(
        pages={
            "": html(
                "<script>(async () => { const r = await fetch('a'); const c = r.clone(); const k = r.body.getReader();"
                "while (!(await k.read()).done); await c.text(); const [x, y] = (await fetch('b')).body.tee();"
                "await new Response(x).text(); await new Response(y).text() })()</script>"
            ),
            "a": data(90_000, pieces=6, pause=0.02),
            "b": data(50_000, chunked=True, pieces=5),
        },
        settle=0.7,
    ),
    "policies-that-report": Way(
        pages={
            "": page(
                "<img src=a.png><script src=b.js></script>",
                headers={
                    "Content-Security-Policy-Report-Only": "img-src 'none'; report-uri csp",
                    "Reporting-Endpoints": 'main="rep"',
                    "Content-Security-Policy": "script-src 'none'; report-uri csp2",
                },
            ),
            "a.png": png(),
            "b.js": js(),
            "csp": Answer(status=204),
            "csp2": Answer(body=letters(300).encode(), mime="text/plain"),
            "rep": Answer(status=204),
        }
    ),
    "styled": Way(
        pages={
            "": html(
                "<a href=# style='cursor:url(c.png),auto'>x</a><p class=i>x</p><ul><li>x</ul>",
                "<style>@font-face{font-family:f;src:url(gone.woff2),url(text.woff2)}p{font-family:f}"
                ".i{background:image-set(url(one.png) 1x,url(two.png) 2x);border-image:url(b.png) 1;"
                "mask-image:url(m.svg#m)}li{list-style:url(l.png)}p::after{content:url(k.png)}"
                "@media print{p{background:url(no.png)}}</style>"
                "<link rel=stylesheet media=print href=print.css><link rel='alternate stylesheet' title=t href=alt.css>"
                "<link rel=stylesheet disabled href=no.css>",
            ),
            **{f"{n}.png": png(seed=ord(n[0])) for n in ("c", "one", "two", "b", "l", "k", "no")},
            "m.svg": Answer(
                body=b"<svg xmlns='http://www.w3.org/2000/svg'><mask id='m'><rect width='9' height='9'/></mask></svg>",
                mime="image/svg+xml",
            ),
            "gone.woff2": Answer(status=404, body=letters(700).encode()),
            "text.woff2": Answer(body=letters(700).encode(), mime="font/woff2"),
            "print.css": css(800),
            "alt.css": css(700),
            "no.css": css(),
        }
    ),
    "same-again": Way(
        pages={
            "": html(
                "<img src=a.png><img src=a.png><img src='a.png#x'><img src='a.png?1'><script src=a.js></script>"
                "<script src=a.js></script><script>for (let n = 0; n < 4; n++) new Image().src = 'b.png';"
                "setTimeout(() => { for (let n = 0; n < 3; n++) new Image().src = 'b.png' }, 200)</script>",
                "<link rel=stylesheet href=a.css><link rel=stylesheet href=a.css>",
            ),
            "a.png": png(),
            "b.png": png(40, 40, headers={"Cache-Control": "max-age=60"}),
            "a.js": js(),
            "a.css": css(),
        },
        settle=0.6,
    ),
    "broken-pictures": Way(
        pages={
            "": html(
                "<img src=half.png><img src=empty.png><img src=moved.png><img loading=eager src=gone.svg>"
            ),
            "half.png": Answer(body=png(90, 60).body[:4000], mime="image/png"),
            "empty.png": Answer(body=b"", mime="image/png"),
            "moved.png": moved("data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=", 300),
            "gone.svg": Answer(status=410, body=letters(600).encode(), mime="image/svg+xml"),
        }
    ),
}
