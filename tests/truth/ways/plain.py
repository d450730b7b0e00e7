"""Documents, styles, scripts, images and fonts, whole and answered."""

import gzip
from pathlib import Path

import brotli

from tests.truth.answer import Answer, Way, code, css, data, html, js, letters, noise, page, png

FONTS = Path(__file__).parents[3] / "crawler" / "demo" / "site" / "polices"
LONG = "p { color: #123456 }\n" * 4000


def font(name: str = "karla-400.woff2") -> Answer:
    return Answer(
        body=(FONTS / name).read_bytes(), mime="font/woff2", headers={"Access-Control-Allow-Origin": "*"}
    )


def face(family: str, file: str, more: str = "") -> str:
    return f"@font-face{{font-family:{family};src:url({file});{more}}}"


def packed(body: bytes, coding: str, **answer: object) -> Answer:
    content = brotli.compress(body) if coding == "br" else gzip.compress(body)
    return Answer(body=content, mime="text/css", headers={"Content-Encoding": coding}, **answer)  # type: ignore[arg-type]


WAYS = {
    "plain": Way(
        pages={
            "": html(
                "<img src=a.png><img src=b.png>", "<link rel=stylesheet href=a.css><script src=a.js></script>"
            ),
            "a.css": css(),
            "a.js": js(),
            "a.png": png(),
            "b.png": png(20, 20),
        }
    ),
    "compressed": Way(
        pages={
            "": html(
                "",
                "".join(
                    f"<link rel=stylesheet href={n}.css>" for n in ("gz", "br", "gz-chunks", "br-chunks")
                ),
            ),
            "gz.css": packed(LONG.encode(), "gzip"),
            "br.css": packed(LONG.encode(), "br"),
            "gz-chunks.css": packed(letters(60_000).encode(), "gzip", pieces=9, pause=0.01, chunked=True),
            "br-chunks.css": packed(letters(60_000).encode(), "br", pieces=9, pause=0.01, chunked=True),
        }
    ),
    "chunked": Way(
        pages={
            "": page("<img src=a.png><script src=a.js></script>", chunked=True, pieces=4),
            "a.png": png(200, 100, chunked=True, pieces=12, pause=0.01),
            "a.js": Answer(body=js(9000).body, mime="text/javascript", chunked=True, pieces=300),
        }
    ),
    "until-close": Way(pages={"": html("<img src=a.png>"), "a.png": png(close=True)}, h1_only=True),
    "big": Way(pages={"": html("<img src=a.png>"), "a.png": png(900, 400)}, settle=0.6),
    "many": Way(
        pages={"": html("".join(f"<img src={n}.png>" for n in range(60)))}
        | {f"{n}.png": png(12, 12, seed=n) for n in range(60)}
    ),
    "empty-answers": Way(
        pages={
            "": html(
                "<img src=none.png><script>fetch('none.txt').catch(() => 0);fetch('head', {method: 'HEAD'});"
                "fetch('zero')</script>"
            ),
            "none.png": Answer(status=204),
            "none.txt": Answer(status=204),
            "head": Answer(body=b"x" * 5000, mime="text/plain"),
            "zero": Answer(body=b"", mime="text/plain"),
        }
    ),
    "errors": Way(
        pages={
            "": html(
                "<img src=gone.png><iframe src=gone.html></iframe><script>fetch('broken').catch(() => 0)</script>",
                f"<link rel=stylesheet href=gone.css><script src=gone.js></script><style>{face('f', 'gone.woff2')}"
                "p{font-family:f}</style>",
            ),
            **{
                f"gone.{end}": Answer(body=letters(6000).encode(), mime=mime, status=404)
                for end, mime in [
                    ("png", "text/html"),
                    ("html", "text/html"),
                    ("css", "text/css"),
                    ("js", "text/html"),
                    ("woff2", "text/html"),
                ]
            },
            "broken": Answer(body=letters(3000).encode(), mime="text/plain", status=500),
        }
    ),
    "errors-of-weight": Way(
        pages={
            "": html(
                "<script src=gone.mjs type=module></script>",
                f"<link rel=stylesheet href=gone.css><style>{face('f', 'gone.woff2')}p{{font-family:f}}</style>",
            ),
            **{
                f"gone.{end}": Answer(body=noise(14_000), mime="text/html", status=status)
                for end, status in [("css", 404), ("woff2", 403), ("mjs", 500)]
            },
        }
    ),
    "wrong-types": Way(
        pages={
            "": html(
                "<img src=text.png><script src=image.js></script>",
                f"<link rel=stylesheet href=text.css><style>{face('f', 'text.woff2')}p{{font-family:f}}</style>",
            ),
            "text.png": Answer(body=letters(4000).encode(), mime="image/png"),
            "image.js": png(),
            "text.css": Answer(body=letters(4000).encode(), mime="text/plain"),
            "text.woff2": Answer(body=letters(4000).encode(), mime="font/woff2"),
        }
    ),
    "fonts": Way(
        pages={
            "": html(
                "<b>gras</b>",
                f"<style>{face('f', 'a.woff2', 'unicode-range:U+0-5FF')}"
                f"{face('f', 'far.woff2', 'unicode-range:U+4E00-4EFF')}{face('unused', 'unused.woff2')}"
                "p{font-family:f} b{font-family:f;font-weight:700}</style>",
            ),
            "a.woff2": font(),
            "far.woff2": font("karla-700.woff2"),
            "unused.woff2": font("karla-700.woff2"),
        }
    ),
    "imported-styles": Way(
        pages={
            "": html("", "<link rel=stylesheet href=a.css><style>@import 'c.css';</style>"),
            "a.css": css(2000, "@import 'b.css';"),
            "b.css": css(
                2000, "@import url('c.css') print; p{background:url(bg.png)} .absent{background:url(no.png)}"
            ),
            "c.css": css(1500),
            "bg.png": png(),
            "no.png": png(),
        }
    ),
    "pictures": Way(
        pages={
            "": html(
                "<img srcset='s.png 100w, l.png 2000w' sizes=100px><picture><source srcset=p.webp type=image/nope>"
                "<source media='(min-width: 10px)' srcset=wide.png><img src=narrow.png></picture>"
                "<div style='height:6000px'></div><img loading=lazy src=lazy.png width=60 height=40>"
                "<svg width=9 height=9><image href=in.png width=9 height=9 /></svg>"
                "<svg><use href=sprite.svg#a /></svg><input type=image src=button.png>"
            ),
            **{f"{n}.png": png(seed=len(n)) for n in ("s", "l", "wide", "narrow", "lazy", "in", "button")},
            "sprite.svg": Answer(
                body=b"<svg xmlns='http://www.w3.org/2000/svg'><symbol id='a'><path d='M0 0'/></symbol></svg>",
                mime="image/svg+xml",
            ),
        }
    ),
    "modules": Way(
        pages={
            "": html(
                "<script type=module src=a.mjs></script><script nomodule src=old.js></script>"
                '<script type=importmap>{"imports":{}}</script>',
                "<link rel=modulepreload href=b.mjs>",
            ),
            "a.mjs": Answer(
                body=b"import './b.mjs'; import d from './d.json' with {type: 'json'}; import('./c.mjs')",
                mime="text/javascript",
            ),
            "b.mjs": js(2500),
            "c.mjs": js(2500),
            "d.json": Answer(body=b'{"a":1}', mime="application/json"),
            "old.js": js(),
        }
    ),
    "classic-scripts": Way(
        pages={
            "": html(
                "<script defer src=d.js></script><script async src=as.js></script><script>"
                "document.write('<script src=w.js><\\/script>')</script>"
            ),
            "d.js": js(
                2000, "const s = document.createElement('script'); s.src = 'e.js'; document.head.append(s);"
            ),
            "as.js": js(1500),
            "w.js": js(1200),
            "e.js": js(1100),
        }
    ),
    "wasm": Way(
        pages={
            "": html("<script>WebAssembly.compileStreaming(fetch('a.wasm'))</script>"),
            "a.wasm": Answer(body=b"\0asm\1\0\0\0", mime="application/wasm"),
        }
    ),
    "worklets": Way(
        pages={
            "": html(
                "<script>CSS.paintWorklet?.addModule('paint.js'); const c = new OfflineAudioContext(1, 100, 44100);"
                "c.audioWorklet?.addModule('sound.js').catch(() => 0)</script>"
            ),
            "paint.js": js(1500, "import './dep.js'; registerPaint('x', class { paint() {} });"),
            "dep.js": js(700),
            "sound.js": js(
                1500, "registerProcessor('p', class extends AudioWorkletProcessor { process() {} });"
            ),
        }
    ),
    "manifest": Way(
        pages={
            "": html(
                "", "<link rel=manifest href=app.webmanifest><link rel=apple-touch-icon href=touch.png>"
            ),
            "app.webmanifest": Answer(body=b'{"name":"x"}', mime="application/manifest+json"),
            "touch.png": png(),
        }
    ),
    "source-maps": Way(
        pages={
            "": html("<script src=a.js></script>", "<link rel=stylesheet href=a.css>"),
            "a.js": Answer(body=b"1\n//# sourceMappingURL=a.js.map", mime="text/javascript"),
            "a.css": Answer(body=b"p{}\n/*# sourceMappingURL=a.css.map */", mime="text/css"),
            "a.js.map": data(),
            "a.css.map": data(),
        }
    ),
    "large-headers": Way(
        pages={
            "": page(
                "<img src=a.png><img src=b.png>", headers={f"X-Long-{n}": letters(900, n) for n in range(8)}
            ),
            "a.png": png(headers={f"X-Long-{n}": letters(3000, n) for n in range(8)}),
            "b.png": png(headers={f"X-Long-{n}": letters(3000, n) for n in range(8)}),
        }
    ),
    "trailers": Way(
        pages={
            "": html("<img src=a.png><script>fetch('t').then(r => r.text())</script>"),
            "a.png": png(chunked=True, pieces=3, trailers={"X-Sum": letters(400)}),
            "t": data(chunked=True, pieces=3, trailers={"X-Sum": letters(400), "Server-Timing": "a;dur=1"}),
        }
    ),
    "padding": Way(pages={"": html("<img src=a.png>"), "a.png": png(padding=200)}),
    "cookies": Way(
        pages={
            "": page(
                "<img src=a.png><script src=a.js></script>", headers={"Set-Cookie": "a=" + letters(300)}
            ),
            "a.png": png(headers={"Set-Cookie": "b=" + letters(900)}),
            "a.js": code("document.cookie = 'c=1'; fetch('c')"),
            "c": data(900),
        }
    ),
    "no-network": Way(
        pages={
            "": html(
                "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='><iframe src=about:blank></iframe>"
                "<script>const i = new Image(); i.src = URL.createObjectURL(new Blob(['x'])); document.body.append(i);"
                "fetch(URL.createObjectURL(new Blob(['abc'])));"
                "new Worker(URL.createObjectURL(new Blob(['1'])))</script>"
            )
        }
    ),
}
