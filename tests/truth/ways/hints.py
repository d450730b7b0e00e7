"""What the browser fetches ahead of need."""

from tests.truth.answer import Way, css, data, html, js, page, png
from tests.truth.ways.plain import face, font

RULES = '<script type=speculationrules>{"prefetch":[{"urls":["next"],"eagerness":"immediate"}]}</script>'

WAYS = {
    "preloads": Way(
        pages={
            "": html(
                "<img src=used.png>",
                "<link rel=preload as=image href=used.png><link rel=preload as=image href=unused.png>"
                "<link rel=preload as=script href=unused.js><link rel=preload as=style href=a.css>"
                "<link rel=preload as=font type=font/woff2 crossorigin href=f.woff2><link rel=stylesheet href=a.css>"
                "<link rel=preload as=fetch crossorigin href=d><script>fetch('d')</script>"
                f"<style>{face('f', 'f.woff2')}p{{font-family:f}}</style>",
            ),
            "used.png": png(),
            "unused.png": png(80, 80),
            "unused.js": js(),
            "a.css": css(),
            "f.woff2": font(),
            "d": data(),
        },
        settle=0.6,
    ),
    "header-preloads": Way(
        pages={
            "": page(
                "<img src=a.png>",
                headers={"Link": "<a.png>; rel=preload; as=image, <b.css>; rel=preload; as=style"},
            ),
            "a.png": png(),
            "b.css": css(),
        },
    ),
    "prefetches": Way(
        pages={
            "": html(
                "",
                "<link rel=prefetch href=next><link rel=prefetch as=image href=n.png>"
                "<link rel=dns-prefetch href=//localhost><link rel=preconnect href=$OTHER>",
            ),
            "next": html("<img src=no.png>"),
            "n.png": png(),
            "no.png": png(),
        },
        settle=0.6,
    ),
    "speculation": Way(
        pages={"": html("", RULES), "next": html("<img src=no.png>"), "no.png": png()}, settle=0.8
    ),
    "early-hints": Way(
        pages={
            "": page(
                "<img src=a.png>",
                "<link rel=stylesheet href=a.css>",
                hints={"Link": "<a.css>; rel=preload; as=style, <b.js>; rel=preload; as=script"},
            ),
            "a.css": css(),
            "a.png": png(),
            "b.js": js(),
        },
    ),
    "early-hints-on-image": Way(
        pages={"": html("<img src=a.png>"), "a.png": png(hints={"X-A": "b" * 200})},
    ),
}
