"""Workers of every kind."""

from tests.truth.answer import Answer, Way, code, data, html, js, letters, page, png

INSTALL = (
    "self.addEventListener('install', e => { self.skipWaiting(); e.waitUntil(caches.open('c').then(c => "
    "c.addAll(['kept.css', 'kept.png']))) }); self.addEventListener('activate', e => e.waitUntil(clients.claim()));"
)
READY = (
    "<script>navigator.serviceWorker.register('sw.js').then(() => navigator.serviceWorker.ready).then(async () => {"
    "if (!navigator.serviceWorker.controller) await new Promise(r => navigator.serviceWorker.oncontrollerchange = r);"
    "THEN })</script>"
)


def ready(then: str) -> str:
    return READY.replace("THEN", then)


SW = {"mime": "text/javascript"}

WAYS = {
    "worker": Way(
        pages={
            "": html("<script>new Worker('w.js'); new Worker('m.mjs', {type: 'module'})</script>"),
            "w.js": js(
                4000,
                "importScripts('i.js', 'j.js'); fetch('d'); const x = new XMLHttpRequest();"
                "x.open('GET', 's', false); x.send();",
            ),
            "m.mjs": Answer(body=b"import './n.mjs'; import('./o.mjs'); fetch('e')", mime="text/javascript"),
            "i.js": js(2000),
            "j.js": js(1000),
            "n.mjs": js(900),
            "o.mjs": js(800),
            "d": data(30_000),
            "s": data(1500),
            "e": data(700),
        },
        settle=0.6,
    ),
    "big-worker": Way(
        pages={"": html("<script>new Worker('w.js')</script>"), "w.js": js(200_000)}, settle=0.6
    ),
    "nested-worker": Way(
        pages={
            "": html("<script>new Worker('w.js')</script>"),
            "w.js": js(1500, "new Worker('v.js'); fetch('d');"),
            "v.js": js(
                1500,
                "fetch('e'); importScripts('i.js'); new WebSocket('$HERE/no'.replace('http', 'ws'))".replace(
                    "new WebSocket('$HERE/no'.replace('http', 'ws'))", ""
                ),
            ),
            "i.js": js(700),
            "d": data(800),
            "e": data(900),
        },
        settle=0.7,
    ),
    "failing-workers": Way(
        pages={
            "": html("<script>new Worker('gone.js'); new Worker('text.js'); new Worker('moved.js')</script>"),
            "gone.js": Answer(body=letters(5000).encode(), mime="text/html", status=404),
            "text.js": Answer(body=letters(5000).encode(), mime="image/png"),
            "moved.js": Answer(status=302, body=letters(400).encode(), headers={"Location": "w.js"}),
            "w.js": js(900),
        },
        settle=0.6,
    ),
    "shared-worker": Way(
        pages={
            "": html("<script>new SharedWorker('s.js').port.start(); new SharedWorker('s.js')</script>"),
            "s.js": js(3000, "importScripts('i.js'); fetch('d');"),
            "i.js": js(900),
            "d": data(9000),
        },
        settle=0.7,
    ),
    "worker-stream": Way(
        pages={
            "": html("<script>new Worker('w.js')</script>"),
            "w.js": js(500, "new EventSource('e'); setInterval(() => fetch('p'), 150);"),
            "e": data(1200, mime="text/event-stream", hang=True),
            "p": data(400),
        },
        loose=True,
        settle=0.8,
    ),
    "worker-cors": Way(
        pages={
            "": html("<script>new Worker('w.js')</script>"),
            "w.js": code(
                "fetch('$OTHER/no').catch(() => 0); fetch('$OTHER/put', {method: 'PUT'}).catch(() => 0);"
                "fetch('$OTHER/yes')"
            ),
            "no": Answer(body=letters(2000).encode(), mime="text/plain"),
            "yes": data(2200),
            "put": Answer(status=403, body=letters(300).encode(), mime="text/plain"),
        },
        settle=0.6,
    ),
    "service-worker-install": Way(
        pages={
            "": html(ready("")),
            "sw.js": js(2500, INSTALL),
            "kept.css": data(40_000, mime="text/css"),
            "kept.png": png(),
        },
        settle=1.0,
    ),
    "service-worker-passes": Way(
        pages={
            "": html(ready("new Image().src = 'a.png'; fetch('d'); fetch('$OTHER/x')")),
            "sw.js": js(
                900, INSTALL + "self.addEventListener('fetch', e => e.respondWith(fetch(e.request)));"
            ),
            "kept.css": data(4000, mime="text/css"),
            "kept.png": png(),
            "a.png": png(90, 90),
            "d": data(50_000),
            "x": data(1100),
        },
        settle=1.2,
    ),
    "service-worker-answers": Way(
        pages={
            "": html(ready("fetch('made'); fetch('kept.css'); fetch('other')")),
            "sw.js": js(
                900,
                INSTALL + "self.addEventListener('fetch', e => { if (e.request.url.endsWith('made')) "
                "e.respondWith(new Response('x'.repeat(9000))); else if (e.request.url.includes('kept')) "
                "e.respondWith(caches.match(e.request)) });",
            ),
            "kept.css": data(4000, mime="text/css"),
            "kept.png": png(),
            "other": data(3300),
        },
        settle=1.2,
    ),
    "service-worker-imports": Way(
        pages={
            "": html(ready("fetch('d')")),
            "sw.js": js(900, "importScripts('i.js');" + INSTALL + "fetch('direct');"),
            "i.js": js(1700),
            "direct": data(2100),
            "kept.css": data(4000, mime="text/css"),
            "kept.png": png(),
            "d": data(600),
        },
        settle=1.2,
    ),
    "service-worker-navigation": Way(
        pages={
            "": html(
                ready("const f = document.createElement('iframe'); f.src = 'in'; document.body.append(f)")
            ),
            "sw.js": js(
                900,
                INSTALL.replace(
                    "clients.claim()",
                    "Promise.all([clients.claim(), self.registration.navigationPreload.enable()])",
                )
                + "self.addEventListener('fetch', e => e.respondWith((async () => await e.preloadResponse || "
                "fetch(e.request))()));",
            ),
            "kept.css": data(4000, mime="text/css"),
            "kept.png": png(),
            "in": html("<img src=in.png>"),
            "in.png": png(70, 70),
        },
        settle=1.4,
    ),
    "service-worker-refused": Way(
        pages={
            "": html(
                "<script>navigator.serviceWorker.register('gone.js').catch(() => 0);"
                "navigator.serviceWorker.register('text.js').catch(() => 0)</script>"
            ),
            "gone.js": Answer(body=letters(3000).encode(), mime="text/html", status=404),
            "text.js": Answer(body=letters(3000).encode(), mime="text/plain"),
        },
        settle=0.8,
    ),
}
_ = page
