"""Two pages of the network and weight rules: one that does everything wrong, one that takes care."""

from content_fonts import WORLD, font
from content_pages import LEAN, html, noise, photo
from counting_site import Answer, Pages

KEPT = {"Cache-Control": "public, max-age=31536000", "ETag": '"1"'}
VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">'
MANY = 34
FAR = '<p style="height:6000px">Loin</p><img src="/loin.webp" alt="" width="320" height="200"{0}>'
TWICE = (
    "const put = (then) => document.head.append(Object.assign(document.createElement('script'),"
    " { src: '/encore.js', onload: then })); put(() => put(null))"
)

FONTS = ("0.ttf", "1.ttf", "2.ttf", "3.ttf")
FACES = "".join(
    f"@font-face{{font-family:F{n};src:url(/f/{name})}} i:nth-child({n + 1}){{font-family:F{n}}}"
    for n, name in enumerate(FONTS)
)

FILES: Pages = {
    **{f"/r/{n}.css": Answer(b"p{color:#222}", "text/css") for n in range(MANY)},
    "/enorme.png": Answer(noise((700, 520)), "image/png"),
    "/loin.webp": Answer(photo("WEBP", (320, 200), quality=72), "image/webp", headers=KEPT),
    **{f"/f/{n}.ttf": Answer(font(WORLD, flavor=None), "font/ttf") for n in range(4)},
    "/encore.js": Answer(b"var e=1", "text/javascript", headers={"Cache-Control": "no-store"}),
    "/ailleurs.js": Answer.moved("/compact.js"),
    "/garde.js": Answer(
        Answer.gzipped(LEAN, "").body, "text/javascript", headers=KEPT | {"Content-Encoding": "gzip"}
    ),
}
PAGES: Pages = {
    "/reseau/fautes": html(
        '<img src="/enorme.png" alt="" width="70" height="52"><script src="/ailleurs.js"></script>'
        '<script src="/absent.js"></script><script src="/lisible.js"></script>'
        f"<script>{TWICE}</script><p>{'<i></i>' * 1500}</p>{FAR.format('')}",
        "".join(f'<link rel="stylesheet" href="/r/{n}.css">' for n in range(MANY)),
    ),
    "/reseau/soigne": html(
        f'<script src="/garde.js"></script>{FAR.format(" loading=lazy")}',
        VIEWPORT,
    ),
    "/reseau/polices": html(f"<p>{'<i>Élan</i>' * len(FONTS)}</p>", f"<style>{FACES}</style>"),
}
