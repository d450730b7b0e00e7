"""The small site of the content rules: for each rule a page that passes, one that fails, one it does not concern."""

import io
import os
from functools import cache

from counting_site import Answer, Pages
from PIL import Image, ImageFilter

WIDE = (640, 400)


@cache
def photo(form: str, size: tuple[int, int] = WIDE, **options: object) -> bytes:
    """A soft picture with some grain: it compresses as photographs do."""
    small = Image.frombytes("RGB", (20, 12), bytes((i * 37 + i * i) % 256 for i in range(720)))
    soft = small.resize(size, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(size, 22).filter(ImageFilter.GaussianBlur(0.6)).convert("RGB")
    target = io.BytesIO()
    Image.blend(soft, grain, 0.12).save(target, form, **options)
    return target.getvalue()


def noise(size: tuple[int, int] = (200, 100)) -> bytes:
    target = io.BytesIO()
    Image.frombytes("RGB", size, os.urandom(size[0] * size[1] * 3)).save(target, "png")
    return target.getvalue()


def html(body: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title>{head}</head>'
        f"<body><main><h1>Essai</h1>{body}</main></body></html>"
    )


def files() -> Pages:
    """The files the pages ask for."""
    return {
        "/fort.jpg": Answer(photo("JPEG", quality=98), "image/jpeg"),
        "/bon.webp": Answer(photo("WEBP", quality=72), "image/webp"),
        "/bon2.webp": Answer(photo("WEBP", (320, 200), quality=72), "image/webp"),
        "/faux.jpg": Answer(photo("WEBP", quality=71), "image/jpeg"),
        "/trait.svg": Answer(
            b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="9" height="9"/></svg>',
            "image/svg+xml",
        ),
    }


IMG = '<img src="/{0}" alt="" width="640" height="400">'

PAGES: Pages = {
    "/rien": html("<p>Du texte seul.</p>"),
    "/images/bonnes": html(IMG.format("bon.webp") + '<img src="/trait.svg" alt="">'),
    "/images/fortes": html(IMG.format("fort.jpg")),
    "/images/type-faux": html(IMG.format("faux.jpg")),
    "/images/cachee": html(
        IMG.format("bon.webp") + '<p style="display:none"><img src="/fort.jpg" alt=""></p>'
    ),
    "/images/carrousel": html(
        f'<div class="carousel">{IMG.format("bon.webp")}<p hidden><img src="/fort.jpg" alt=""></p></div>'
    ),
    "/images/prechargee": html(
        IMG.format("bon.webp"),
        '<link rel="preload" as="image" href="/fort.jpg"><link rel="icon" href="data:,">',
    ),
    "/images/prechargee-employee": html(
        '<div style="background:url(/bon.webp);height:90px"></div>',
        '<link rel="preload" as="image" href="/bon.webp">',
    ),
    "/images/picture": html(
        '<picture><source media="(max-width:700px)" srcset="/fort.jpg"><img src="/bon.webp" alt=""></picture>'
    ),
    "/images/sprite": html(
        "<style>i{background:url(/bon.webp);display:block;width:9px;height:9px}</style><i></i>"
    ),
}
