"""What pages also do: older markup, newer calls, odd addresses, odd answers, sockets that say no."""

from tests.truth.answer import Answer, Way, code, css, data, html, js, letters, noise, page, png
from tests.truth.ways.documents import svg
from tests.truth.ways.media import VIDEO
from tests.truth.ways.plain import font
from tests.truth.ways.redirects import moved
from tests.truth.ways.scripts import frame, socket
from tests.truth.ways.services import KEPT
from tests.truth.ways.workers import INSTALL, ready

ANY = {"Access-Control-Allow-Origin": "*"}
PART = b"--b\r\nContent-Type: image/png\r\n\r\n" + png(30, 30).body + b"\r\n"
OPEN = "new WebSocket('$HERE/{}'.replace('http', 'ws'))"


def sockets(*names: str) -> object:
    return page("<script>" + ";".join(OPEN.format(name) for name in names) + "</script>")


WAYS = {
    "socket-refused-in-two-writes": Way(
        pages={
            "": sockets("ws"),  # type: ignore[dict-item]
            "ws": Answer(body=letters(700).encode(), mime="text/plain", status=403),
        }
    ),
    "socket-redirected": Way(
        pages={
            "": sockets("ws", "gone", "ok"),  # type: ignore[dict-item]
            "ws": moved("other", 200),
            "gone": Answer(status=500, body=letters(3000).encode(), mime="text/html"),
            "ok": Answer(status=200, body=letters(900).encode(), mime="text/html"),
        }
    ),
    "sockets-that-talk": Way(
        pages={
            "": page(
                "<script>const a = new WebSocket('$HERE/ws'.replace('http', 'ws'));"
                "a.onopen = () => { for (let n = 0; n < 20; n++) a.send('x'.repeat(n * 50)) };"
                "new Worker('w.js')</script>"
            ),
            "w.js": code(
                "const s = new WebSocket('$HERE/ws2'.replace('http', 'ws')); s.onmessage = () => s.close()"
            ),
            "ws": socket(*(frame(letters(400, n).encode()) for n in range(20)), frame(b"", 1)),
            "ws2": socket(frame(noise(9000), 2)),
        },
        settle=0.7,
    ),
    "socket-of-another-site": Way(
        pages={
            "": page(
                "<iframe src=$OTHER/in></iframe>"
                "<script>new WebSocket('$OTHER/ws'.replace('http', 'ws'))</script>"
            ),
            "in": page("<script>new WebSocket('$HERE/ws?in'.replace('http', 'ws'))</script>"),
            "ws": socket(frame(letters(3000).encode())),
        },
        settle=0.7,
    ),
    "pictures-one-after-the-other": Way(
        pages={
            "": html("<img src=live>"),
            "live": Answer(
                body=PART * 6 + b"--b--\r\n",
                mime="multipart/x-mixed-replace; boundary=b",
                pieces=6,
                pause=0.05,
            ),
        },
        settle=0.6,
    ),
    "old-markup": Way(
        pages={
            "": html(
                "<table background=t.png><tr><td background=d.png>x</table><input type=image src=i.png>"
                "<image src=m.png><svg><image xlink:href=x.png /></svg><video poster=p.png></video>"
                "<object type=image/png data=o.png></object><object data=gone.png><img src=f.png></object>"
                "<script>document.body.background = 'b.png'</script>"
            ),
            **{f"{n}.png": png(seed=ord(n)) for n in "tdimxpofb"},
        }
    ),
    "styles-of-every-kind": Way(
        pages={
            "": html(
                "<p class=a>x</p><p class=b>x</p><div id=h></div><script type=module>"
                "import s from './m.css' with {type: 'css'}; const r = h.attachShadow({mode: 'open'});"
                "r.innerHTML = '<link rel=stylesheet href=r.css><style>p{background:url(r.png)}</style><p>x</p>';"
                "r.adoptedStyleSheets = [s]</script>",
                "<style>@import 'l.css' layer(x); @import 'no.css' supports(colour: x); @import 'n.css' (width < 1px);"
                ".a{clip-path:url(c.svg#c);filter:url(f.svg#f);shape-outside:url(s.png);float:left}"
                ".b{background:url(a.png),url(a.png);background:image-set('b.avif' type('image/nope'),'b.png' 1x)}"
                "@font-face{font-family:g;src:local(absent),url(g.woff2) format('woff2')}p{font-family:g}</style>",
            ),
            **{f"{n}.css": css(500 + ord(n)) for n in "mrln"},
            "no.css": css(600),
            **{f"{n}.png": png(seed=ord(n)) for n in "rsab"},
            "c.svg": svg("<clipPath id='c'><rect width='9' height='9'/></clipPath>"),
            "f.svg": svg("<filter id='f'><feImage href='z.png'/></filter>"),
            "g.woff2": font(),
            "z.png": png(),
        },
        settle=0.6,
    ),
    "fonts-of-another-site": Way(
        pages={
            "": html(
                "<p>Texte</p>",
                "<link rel=preload as=font type=font/woff2 crossorigin href=$OTHER/f.woff2>"
                "<link rel=stylesheet href=$OTHER/a.css>",
            ),
            "a.css": Answer(
                body=b"@font-face{font-family:f;src:url(f.woff2)}p{font-family:f}",
                mime="text/css",
                headers=ANY,
            ),
            "f.woff2": font(),
        },
        settle=0.6,
    ),
    "modules-that-fail": Way(
        pages={
            "": html(
                '<script type=importmap>{"imports":{"a":"./a.mjs","b/":"./b/"}}</script><script type=module>'
                "import 'a'; import('b/c.mjs'); import('./gone.mjs').catch(() => 0);"
                "import('./text.mjs').catch(() => 0)</script><script type=module src=bad.mjs></script>",
                "<link rel=modulepreload href=b/c.mjs><link rel=modulepreload href=gone.mjs>",
            ),
            "a.mjs": js(800),
            "b/c.mjs": js(900, "import './d.mjs';"),
            "b/d.mjs": js(300),
            "text.mjs": Answer(body=letters(800).encode(), mime="text/plain"),
            "bad.mjs": js(700, "import 'nowhere';"),
            "gone.mjs": Answer(status=404, body=letters(500).encode()),
        },
        settle=0.6,
    ),
    "odd-addresses": Way(
        pages={
            "": html(
                "<img src='a%20b.png?q=é|x y&z=%E9#frag'><img src='./c/../d.png'><img src='?'>"
                "<img src='d.png?" + "l" * 3000 + "'><img src=''><img src='http:'><img src='d.png\n?w'>"
                "<script>fetch('d.png?f#x'); fetch('d.png?f#y')</script>"
            ),
            "a%20b.png": png(),
            "d.png": png(),
        }
    ),
    "odd-answers": Way(
        pages={
            "": html(
                "<img src=none><script src=none.js></script><img src=lower.png><img src=nowhere><img src=mail>"
                "<img src=dead><iframe src=blank></iframe><script>fetch('frag').then(r => r.text())</script>"
            ),
            "none": Answer(body=png().body, mime=""),
            "none.js": Answer(body=js(500).body, mime=""),
            "lower.png": png(headers={"x-lower": "a", "X-UPPER": "b", "Content-Language": "fr"}),
            "nowhere": Answer(status=302, body=letters(500).encode()),
            "mail": moved("mailto:x@example.org", 200),
            "dead": moved("$DEAD/x.png", 200),
            "blank": moved("about:blank", 200),
            "frag": moved("t#here", 100),
            "t": data(700),
        },
        settle=0.6,
    ),
    "clicked-download": Way(
        pages={
            "": html(
                "<a id=a download href=file.bin>x</a><a id=b href=other.bin>x</a><img src=a.png>"
                "<script>setTimeout(() => a.click(), 100); setTimeout(() => b.click(), 300)</script>"
            ),
            "a.png": png(),
            "file.bin": data(5000),
            "other.bin": data(7000, headers={"Content-Disposition": "attachment"}),
        },
        loose=True,
        settle=0.8,
    ),
    "icons": Way(
        pages={
            "": html("<img src=a.png>", "<link rel=icon href=data:,><link rel=mask-icon href=m.svg>"),
            "a.png": png(),
        }
    ),
    "base-elsewhere": Way(
        pages={
            "": html("<img src=a.png><script src=b.js></script><a href=c>x</a>", "<base href=$OTHER/>"),
            "a.png": png(),
            "b.js": js(700, "fetch('d')"),
            "d": data(),
        }
    ),
    "written-rules": Way(
        pages={
            "": html(
                "<img src=a.png><img src=$OTHER/b.png><script src=c.js></script>",
                "<meta http-equiv=Content-Security-Policy content=\"img-src 'self'; script-src 'unsafe-inline'\">"
                "<meta name=referrer content=no-referrer>",
            ),
            "a.png": png(),
            "b.png": png(),
            "c.js": js(),
        }
    ),
    "cleared": Way(
        pages={
            "": html(
                "<script>(async () => { await (await fetch('d')).text(); await (await fetch('clear')).text();"
                "await (await fetch('d')).text() })()</script>"
            ),
            "d": data(1500, headers={"Cache-Control": "max-age=600"}),
            "clear": data(300, headers={"Clear-Site-Data": '"cache"'}),
        },
        settle=0.8,
    ),
    "kept-by-the-page": Way(
        pages={
            "": html(
                "<script>(async () => { const c = await caches.open('p'); await c.addAll(['a', 'b']);"
                "await c.add('gone').catch(() => 0); await (await c.match('a')).text() })()</script>"
            ),
            "a": data(1500),
            "b": data(2500, chunked=True, pieces=4),
            "gone": Answer(status=404, body=letters(600).encode(), mime="text/plain"),
        }
    ),
    "answers-as-streams": Way(
        pages={
            "": html(
                ready("fetch('made').then(r => r.text()); fetch('part', {headers: {Range: 'bytes=0-9'}})")
            ),
            "sw.js": js(
                900,
                INSTALL
                + "self.addEventListener('fetch', e => { if (e.request.url.endsWith('made')) e.respondWith("
                "fetch('source').then(r => new Response(r.body.pipeThrough(new TransformStream())))) });",
            ),
            "source": data(60_000, pieces=6, pause=0.02),
            "part": data(2000),
            **KEPT,
        },
        settle=1.2,
    ),
    "service-worker-routes": Way(
        pages={
            "": html(ready("fetch('net'); fetch('kept.css'); fetch('race').then(r => r.text())")),
            "sw.js": js(
                900,
                INSTALL + "self.addEventListener('install', e => e.addRoutes && e.addRoutes(["
                "{condition: {urlPattern: '/*/net'}, source: 'network'},"
                "{condition: {urlPattern: '/*/kept.css'}, source: {cacheName: 'c'}}]));"
                "self.addEventListener('fetch', e => { if (e.request.url.endsWith('race')) "
                "e.respondWith(fetch(e.request)) });",
            ),
            "net": data(1500),
            "race": data(2500),
            **KEPT,
        },
        settle=1.4,
    ),
    "json-beacon": Way(
        pages={
            "": html(
                "<script>navigator.sendBeacon('$OTHER/b', new Blob(['{}'], {type: 'application/json'}));"
                "navigator.sendBeacon('b', new FormData()); const f = new FormData(); f.append('x', '1');"
                "navigator.sendBeacon('$OTHER/c', f)</script>"
            ),
            "b": lambda asked: Answer(
                status=200,
                body=letters(300).encode(),
                mime="text/plain",
                headers={
                    "Access-Control-Allow-Origin": asked.headers.get("origin", "*"),
                    "Access-Control-Allow-Credentials": "true",
                    "Access-Control-Allow-Headers": "content-type",
                },
            ),
            "c": Answer(status=204),
        }
    ),
    "later-fetch": Way(
        pages={
            "": html("<script>self.fetchLater && fetchLater('late', {activateAfter: 200})</script>"),
            "late": data(900),
        },
        settle=0.8,
    ),
    "video-that-fails": Way(
        pages={
            "": html(
                "<video src=gone.webm></video><video src=text.webm preload=auto></video>"
                "<audio src=broken.wav preload=auto></audio><video><source src=gone.webm?2><source src=v.webm></video>"
            ),
            "gone.webm": Answer(status=404, body=letters(900).encode(), mime="text/html"),
            "text.webm": Answer(body=letters(4000).encode(), mime="text/html"),
            "broken.wav": Answer(status=500, body=letters(900).encode(), mime="text/html"),
            "v.webm": Answer(body=VIDEO, mime="video/webm"),
        },
        loose=True,
        settle=1.0,
    ),
    "media-source": Way(
        pages={
            "": html(
                "<video id=v muted></video><script>const m = new MediaSource(); v.src = URL.createObjectURL(m);"
                "m.onsourceopen = async () => { for (let n = 0; n < 4; n++) await (await fetch('s?' + n, "
                "{headers: {Range: `bytes=${n * 900}-${n * 900 + 899}`}})).arrayBuffer() }</script>"
            ),
            "s": lambda asked: data(900, status=206, headers={"Content-Range": "bytes 0-899/9000"}),
        },
        settle=0.6,
    ),
    "preflight-redirected": Way(
        pages={
            "": html(
                "<script>const o = {headers: {'x-a': '1'}}; fetch('$OTHER/p', o).catch(() => 0);"
                "fetch('r', o).catch(() => 0); fetch('$OTHER/cookie', {credentials: 'include'}).catch(() => 0)</script>"
            ),
            "p": moved("q", 300),
            "r": moved("$OTHER/s", 300),
            "s": lambda asked: data(800, headers=ANY | {"Access-Control-Allow-Headers": "x-a"}),
            "cookie": data(700),
        }
    ),
    "asked-with-a-stream": Way(
        pages={
            "": html(
                "<script>const s = new ReadableStream({start(c) { for (let n = 0; n < 5; n++) "
                "c.enqueue(new Uint8Array(3000)); c.close() }});"
                "fetch('u', {method: 'POST', body: s, duplex: 'half'}).catch(() => 0);"
                "fetch('v', {method: 'POST', body: new URLSearchParams({a: 'b'})})</script>"
            ),
            "u": data(400),
            "v": data(500),
        },
        settle=0.6,
    ),
    "back-and-forth": Way(
        pages={
            "": html(
                "<img src=a.png><iframe id=f src=one></iframe><script>const moves = [() => { f.src = 'two' },"
                " () => history.back(), () => history.forward()];"
                "f.onload = () => setTimeout(moves.shift() || (() => 0), 150)</script>"
            ),
            "one": html("<img src=b.png>"),
            "two": html("<img src=c.png>"),
            **{f"{n}.png": png(seed=ord(n)) for n in "abc"},
        },
        settle=1.0,
    ),
    "sheet-of-markup": Way(
        pages={
            "": html("<iframe src=x.xml></iframe>"),
            "x.xml": Answer(
                body=b"<?xml version='1.0'?><?xml-stylesheet type='text/xsl' href='x.xsl'?><a>texte</a>",
                mime="application/xml",
            ),
            "x.xsl": Answer(
                body=b"<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
                b"<xsl:template match='/'><p>x</p></xsl:template></xsl:stylesheet>",
                mime="application/xslt+xml",
            ),
        }
    ),
    "shared-worker-streams": Way(
        pages={
            "": html("<script>new SharedWorker('s.js').port.start()</script>"),
            "s.js": js(500, "new EventSource('e'); caches.open('x').then(c => c.add('d'))"),
            "e": data(1200, mime="text/event-stream", hang=True),
            "d": data(3000),
        },
        settle=0.8,
    ),
    "frame-in-writing": Way(
        pages={
            "": html(
                "<iframe srcdoc=\"<iframe srcdoc='<img src=a.png><script>new Worker(&quot;w.js&quot;)</script>'>"
                '</iframe><link rel=stylesheet href=a.css>"></iframe>'
            ),
            "a.png": png(),
            "a.css": css(),
            "w.js": js(600, "fetch('d')"),
            "d": data(),
        },
        settle=0.7,
    ),
    "large-files": Way(
        pages={
            "": page(
                "<script>fetch('big').then(r => r.arrayBuffer()); fetch('text').then(r => r.text());"
                "new WebSocket('$HERE/ws'.replace('http', 'ws'))</script>"
            ),
            "big": data(1_500_000),
            "text": data(500_000, chunked=True, pieces=50),
            "ws": socket(frame(noise(900_000), 2)),
        },
        settle=1.0,
    ),
    "linked-icons": Way(
        pages={
            "": html("<p>x</p>", "<link rel=icon href=i.png><link rel='shortcut icon' href=s.ico>"),
            "i.png": png(),
            "s.ico": png(32, 32),
        },
        settle=0.8,
    ),
    "asked-on-the-move": Way(
        pages={
            "": html(
                "<div style='height:4000px'></div><img loading=lazy src=l.png width=9 height=9>"
                "<script>let n = 0; addEventListener('scroll', () => { if (n++ < 3) fetch('s?' + n) });"
                "new IntersectionObserver(e => e[0].isIntersecting && fetch('seen')).observe(document.images[0]);"
                "document.addEventListener('visibilitychange', () => navigator.sendBeacon('v'));"
                "requestIdleCallback(() => fetch('idle')); setTimeout(() => fetch('late'), 500)</script>"
            ),
            "l.png": png(),
            **{name: data(700) for name in ("s", "seen", "idle", "late", "v")},
        },
        settle=0.8,
    ),
}
