"""Documents that move, open, close, hold other documents, or are something else than pages."""

from tests.truth.answer import Answer, Way, code, css, data, html, js, letters, page, png, ranged
from tests.truth.ways.media import VIDEO

SVG = "image/svg+xml"


def svg(content: str) -> Answer:
    return Answer(
        body=f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{content}</svg>".encode(),
        mime=SVG,
    )


WAYS = {
    "refreshed-page": Way(
        pages={
            "": html("<img src=a.png>", "<meta http-equiv=refresh content='0; url=b'>"),
            "b": html("<img src=b.png>"),
            "a.png": png(),
            "b.png": png(70, 30),
        },
        settle=0.6,
    ),
    "refresh-header": Way(
        pages={
            "": page("<img src=a.png>", headers={"Refresh": "0; url=b"}),
            "b": html("<img src=b.png>"),
            "a.png": png(),
            "b.png": png(70, 30),
        },
        settle=0.6,
    ),
    "moving-page": Way(
        pages={
            "": html("<img src=a.png><script>setTimeout(() => { location.href = 'b' }, 120)</script>"),
            "b": html("<img src=b.png><script>history.pushState(0, '', 'c'); fetch('d')</script>"),
            "a.png": png(),
            "b.png": png(70, 30),
            "d": data(),
        },
        settle=0.6,
    ),
    "reloaded-once": Way(
        pages={
            "": html(
                "<img src=a.png><script>if (!sessionStorage.s) { sessionStorage.s = 1; setTimeout(() => "
                "location.reload(), 200) }</script>"
            ),
            "a.png": png(headers={"Cache-Control": "max-age=600"}),
        },
        settle=0.7,
    ),
    "written-document": Way(
        pages={
            "": html(
                "<iframe id=f></iframe><script>const d = f.contentDocument; d.open();"
                "d.write('<img src=a.png><script src=a.js><\\/script>'); d.close();"
                "document.write('<link rel=stylesheet href=a.css>')</script>"
            ),
            "a.png": png(),
            "a.js": js(),
            "a.css": css(),
        }
    ),
    "frames-without-address": Way(
        pages={
            "": html(
                "<iframe src='data:text/html,<img src=$HERE/a.png>'></iframe><iframe id=b></iframe>"
                "<iframe src='javascript:&quot;<img src=$HERE/c.png>&quot;'></iframe>"
                "<script>b.src = URL.createObjectURL(new Blob(['<img src=$HERE/b.png><script src=$HERE/b.js>"
                "<\\/script>']"
                ", {type: 'text/html'}))</script>"
            ),
            "a.png": png(),
            "b.png": png(),
            "b.js": js(),
            "c.png": png(),
        }
    ),
    "forms": Way(
        pages={
            "": html(
                "<iframe name=a></iframe><iframe name=b></iframe><form id=f method=post action=post target=a>"
                "<input name=x"
                " value=1></form><form id=g action=get target=b><input name=y value=2></form>"
                "<script>f.submit(); g.submit()</script>"
            ),
            "post": html("<img src=a.png>"),
            "get": html("<img src=b.png>"),
            "a.png": png(),
            "b.png": png(70, 30),
        }
    ),
    "frames-of-other-things": Way(
        pages={
            "": html(
                "<iframe src=a.png></iframe><iframe src=t.txt></iframe><iframe src=j.json></iframe><iframe src=x.xml>"
                "</iframe><iframe src=s.svg></iframe>"
            ),
            "a.png": png(),
            "t.txt": Answer(body=letters(900).encode(), mime="text/plain"),
            "j.json": Answer(body=b'{"a": 1}', mime="application/json"),
            "x.xml": Answer(
                body=b"<?xml version='1.0'?><?xml-stylesheet href='x.css'?><a>texte</a>",
                mime="application/xml",
            ),
            "x.css": css(700),
            "s.svg": svg("<image href='b.png' width='9' height='9'/><script href='s.js'/>"),
            "b.png": png(70, 30),
            "s.js": js(800),
        },
        settle=0.6,
    ),
    "frame-of-a-video": Way(
        pages={"": html("<iframe src=v.webm></iframe>"), "v.webm": ranged(VIDEO, "video/webm")},
        loose=True,
        settle=1.0,
    ),
    "frame-that-downloads": Way(
        pages={
            "": html("<iframe src=file></iframe><iframe src=none></iframe><img src=a.png>"),
            "file": data(3000, headers={"Content-Disposition": "attachment; filename=f.bin"}),
            "none": Answer(status=204),
            "a.png": png(),
        },
        settle=0.6,
    ),
    "frames-in-a-hurry": Way(
        pages={
            "": html(
                "<iframe id=f src=a></iframe><script>setTimeout(() => { f.src = 'b' }, 400); setTimeout(() => "
                "{ f.src = 'c' }, 800)</script>"
            ),
            "a": page(f"<img src=a.png><p>{letters(9000)}</p>", pieces=90, pause=0.1),
            "b": page("<img src=b.png>", pieces=50, pause=0.1),
            "c": html("<img src=c.png>"),
            "a.png": png(),
            "b.png": png(),
            "c.png": png(),
        },
        loose=True,
        settle=1.2,
    ),
    "frame-left-behind": Way(
        pages={
            "": html(
                "<iframe id=f src=in></iframe><script>f.onload = () => setTimeout(() => f.remove(), 100)</script>"
            ),
            "in": html(
                "<script>onpagehide = () => { navigator.sendBeacon('b', 'x'); fetch('k', {keepalive: true}) }</script>"
            ),
            "b": data(300),
            "k": data(900),
        },
        settle=0.7,
    ),
    "frames-of-another-site-that-leave": Way(
        pages={
            "": html(
                "<iframe id=f src=$OTHER/in></iframe>"
                "<script>f.onload = () => setTimeout(() => f.remove(), 400)</script>"
            ),
            "in": html(
                "<img src=a.png><script>new Worker('w.js'); onpagehide = () => navigator.sendBeacon('b')</script>"
            ),
            "a.png": png(),
            "w.js": js(900, "fetch('d')"),
            "d": data(),
            "b": data(300),
        },
        settle=0.9,
    ),
    "frame-that-changes-site": Way(
        pages={
            "": html(
                "<iframe id=f src=in?1></iframe><script>const moves = ['$OTHER/in?2', '$HERE/in?3'];"
                "f.onload = () => setTimeout(() => { if (moves[0]) f.src = moves.shift() }, 100)</script>"
            ),
            "in": html("<img src=a.png><script>fetch('d')</script>"),
            "a.png": png(),
            "d": data(),
        },
        settle=1.0,
    ),
    "deep-frames": Way(
        pages={"": html("<iframe src=$OTHER/1></iframe>")}
        | {
            f"{n}": html(f"<img src={n}.png><iframe src={'$HERE' if n % 2 else '$OTHER'}/{n + 1}></iframe>")
            for n in range(1, 6)
        }
        | {"6": html("<img src=6.png>")}
        | {f"{n}.png": png(20 + n, 20) for n in range(1, 7)},
        settle=1.0,
    ),
    "many-foreign-frames": Way(
        pages={
            "": html("".join(f"<iframe src=$OTHER/in?{n}></iframe>" for n in range(8))),
            "in": html("<script src=a.js></script>"),
            "a.js": js(1200, "fetch('d?' + location.search)"),
            "d": data(700),
        },
        settle=1.0,
    ),
    "framed-policies": Way(
        pages={
            "": page(
                "<iframe src=$OTHER/a></iframe><iframe src=b csp=\"img-src 'none'\"></iframe>"
                "<iframe src=c sandbox=allow-scripts></iframe>",
                headers={"Cross-Origin-Opener-Policy": "same-origin", "Permissions-Policy": "sync-xhr=()"},
            ),
            "a": page("<img src=a.png>", headers={"Content-Security-Policy": "frame-ancestors 'none'"}),
            "b": page("<img src=a.png>", headers={"Allow-CSP-From": "*"}),
            "c": html("<script>fetch('d').catch(() => 0)</script>"),
            "a.png": png(),
            "d": data(),
        }
    ),
    "isolated": Way(
        pages={
            "": page(
                "<img src=a.png><iframe src=f></iframe><img crossorigin src=$OTHER/b.png><img src=$OTHER/c.png>"
                "<script>new Worker('w.js')</script>",
                headers={
                    "Cross-Origin-Opener-Policy": "same-origin",
                    "Cross-Origin-Embedder-Policy": "require-corp",
                },
            ),
            "a.png": png(),
            "b.png": png(headers={"Access-Control-Allow-Origin": "*"}),
            "c.png": png(),
            "f": page("", headers={"Cross-Origin-Embedder-Policy": "require-corp"}),
            "w.js": code("fetch('d')", headers={"Cross-Origin-Embedder-Policy": "require-corp"}),
            "d": data(),
        },
        settle=0.7,
    ),
    "prerendered": Way(
        pages={
            "": html(
                "",
                '<script type=speculationrules>{"prerender":[{"urls":["next"],"eagerness":"immediate"}]}</script>',
            ),
            "next": html("<img src=a.png><script>fetch('d')</script>"),
            "a.png": png(),
            "d": data(),
        },
        settle=1.2,
    ),
    "speculated-elsewhere": Way(
        pages={
            "": html(
                "<a href=near>x</a>",
                '<script type=speculationrules>{"prefetch":[{"urls":["$OTHER/next","gone","moved"],'
                '"eagerness":"immediate"},'
                '{"where":{"href_matches":"*near"},"eagerness":"immediate"}]}</script>',
            ),
            "next": html("<img src=no.png>"),
            "near": html("<img src=no.png>"),
            "gone": Answer(status=404, body=letters(1500).encode()),
            "moved": Answer(status=302, headers={"Location": "near?moved"}, body=letters(200).encode()),
            "no.png": png(),
        },
        settle=1.0,
    ),
    "windows-of-every-kind": Way(
        pages={
            "": html(
                "<form id=f target=_blank action=win></form><a id=a target=other href=$OTHER/win>x</a>"
                "<script>f.submit();"
                "a.click(); const w = window.open('about:blank'); if (w) w.location = 'win?late';"
                "window.open('data:text/html,x')</script><img src=a.png>"
            ),
            "win": html("<img src=win.png>"),
            "win.png": png(),
            "a.png": png(),
        }
    ),
    "frameset": Way(
        pages={
            "": html("<iframe src=set></iframe>"),
            "set": "<frameset cols='50%,50%'><frame src=a><frame src=b></frameset>",
            "a": html("<img src=a.png>"),
            "b": html("<object data=o.html type=text/html></object><embed src=e.html>"),
            "o.html": html("<img src=a.png?o>"),
            "e.html": html("<img src=a.png?e>"),
            "a.png": png(),
        },
        settle=0.6,
    ),
}
