"""The small site of the content rules: for each rule a page that passes, one that fails, one it does not concern."""

import io
import os
import struct
from functools import cache
from typing import Any

from content_fonts import FRENCH, ICONS, WORLD, font
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

CAROUSEL = (
    '<div class="{0}" style="position:relative;width:400px;height:80px;overflow:hidden">'
    '<div class="file" style="display:flex;width:1200px"><p style="width:400px">Un</p><p style="width:400px">Deux</p>'
    '<p style="width:400px">Trois</p></div>{1}</div>'
    "<script>let n=0;setInterval(()=>{{document.querySelector('.file').style.transform="
    "`translateX(-${{(n++%3)*400}}px)`}},350)</script>"
)
SPIN = (
    "<style>@keyframes t{to{transform:rotate(1turn)}}"
    "i{display:block;width:40px;height:40px;animation:t 1s {0}}</style>"
)
DECOR = '<video autoplay muted loop playsinline src="/{0}" width="320" height="180"></video>'


def moving_gif(loop: int | None, delays: tuple[int, ...] = (500, 500)) -> bytes:
    frames = [Image.new("RGB", (60, 40), (n * 90, 60, 20)) for n in range(len(delays))]
    target = io.BytesIO()
    options = {} if loop is None else {"loop": loop}
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], duration=list(delays), **options)
    return target.getvalue()


def wav(seconds: int = 1) -> bytes:
    data = bytes(16_000 * seconds)
    head = struct.pack("<IHHIIHH", 16, 1, 1, 8000, 16000, 2, 16)
    return (
        b"RIFF"
        + struct.pack("<I", 36 + len(data))
        + b"WAVEfmt "
        + head
        + b"data"
        + struct.pack("<I", len(data))
        + data
    )


def moving_files() -> Pages:
    return {
        "/sans-fin.gif": Answer(moving_gif(0), "image/gif"),
        "/court.gif": Answer(moving_gif(None), "image/gif"),
        "/voix.wav": Answer(wav(30), "audio/wav"),
        "/lente.webp": Answer(photo("WEBP", (64, 40)), "image/webp", wait=1.5),
    }


PAGES |= {
    "/mouvement/sans-fin": html("<i></i>", SPIN.replace("{0}", "infinite")),
    "/mouvement/court": html("<i></i>", SPIN.replace("{0}", "2")),
    "/mouvement/cache": html("<i style='display:none'></i>", SPIN.replace("{0}", "infinite")),
    "/mouvement/pause": html("<i></i><button>Mettre en pause</button>", SPIN.replace("{0}", "infinite")),
    "/mouvement/gif": html('<img src="/sans-fin.gif" alt="">'),
    "/mouvement/gif-court": html('<img src="/court.gif" alt="Deux couleurs">'),
    "/mouvement/marquee": html("<marquee>Bienvenue</marquee>"),
    "/mouvement/carrousel": html(CAROUSEL.format("carousel", "")),
    "/mouvement/carrousel-maison": html(CAROUSEL.format("zone", "")),
    "/mouvement/carrousel-pause": html(CAROUSEL.format("carousel", "<button>Pause</button>")),
    "/mouvement/svg": html(
        '<svg width="50" height="50"><circle r="9" cx="9" cy="9">'
        '<animate attributeName="cx" from="9" to="40" dur="1s" repeatCount="indefinite"/></circle></svg>'
    ),
    "/media/decor": html(DECOR.format("vp9.webm")),
    "/media/demande": html(
        '<video controls preload="metadata" src="/vp9.webm" width="320" height="180"></video>'
    ),
    "/media/h264": html(
        '<video controls preload="metadata" src="/h264.mp4" width="320" height="180"></video>'
    ),
    "/media/grande": html(
        '<video controls preload="metadata" src="/grande.webm" width="320" height="180"></video>'
    ),
    "/media/avec-son": html(
        '<figure><video controls preload="none" src="/x.mp4" width="320" height="180"></video>'
        '<a href="/x.m4a">Écouter</a></figure>'
    ),
    "/media/sans-son": html(
        '<figure><video controls preload="none" src="/x.mp4" width="320"></video></figure>'
    ),
    "/media/wav": html(
        '<audio controls preload="auto" src="/voix.wav"></audio><img src="/lente.webp" alt="">'
    ),
    "/media/opus": html(
        '<audio controls preload="none"><source src="/voix.opus" type="audio/ogg; codecs=opus">'
        '<source src="/voix.mp3" type="audio/mpeg"></audio>'
    ),
}


FACE = "<style>@font-face{{font-family:Essai;src:url({0})}}p{{font-family:Essai}}{1}</style>"
READABLE = "".join(
    f"/* Etape numero {n} : ce que fait la suite, en toutes lettres, pour qui lit le code {n * 7919}. */\n"
    f"function etape{n}(valeur) {{\n    // on ajoute {n * 31}\n    return valeur + {n * 31};\n}}\n"
    for n in range(200)
).encode()
LEAN = "".join(f"function e{n}(v){{return v+{n * 31}}}\n" for n in range(400)).encode()
MAPPED = b"var a=1;\n//# sourceMappingURL=data:application/json;base64," + b"QUFB" * 5000
SHEET = b"p{color:#222}"


def code_files() -> Pages:
    script, style = "text/javascript", "text/css"
    return {
        "/monde.woff2": Answer(font(WORLD), "font/woff2"),
        "/latin.woff2": Answer(font(FRENCH), "font/woff2"),
        "/icones.woff2": Answer(font(ICONS), "font/woff2"),
        "/lisible.js": Answer(READABLE, script),
        "/compact.js": Answer(LEAN, script),
        "/compact.gz.js": Answer.gzipped(LEAN, script),
        "/jquery.js": Answer(b"/*! jQuery v3.7.1 | (c) OpenJS Foundation */\nvar x=1;", script),
        "/vieux-jquery.js": Answer(b"/*! jQuery v1.12.4 | (c) jQuery Foundation */\nvar y=1;", script),
        "/greffon.js": Answer(b"/*! Plugin, requires jQuery v1.9 or later */\nvar z=1;", script),
        "/table.js": Answer(MAPPED, script),
        "/renvoi.js": Answer(b"var a=1;\n//# sourceMappingURL=renvoi.js.map", script),
        "/a.css": Answer(SHEET, style),
        "/appelle.css": Answer(b'@import "/a.css";\n@import url(/b.css) print;\np{margin:1em}', style),
        "/b.css": Answer(b"h1{margin:1em}", style),
        "/papier.css": Answer(b"@media print{nav{display:none}}", style),
    }


def scripts(*paths: str) -> str:
    return html("<p>Du texte.</p>" + "".join(f'<script src="{path}"></script>' for path in paths))


def sheet(path: str) -> str:
    return html("<p>Du texte.</p>", f'<link rel="stylesheet" href="{path}">')


PAGES |= {
    "/polices/monde": html("<p>Élan vital</p>", FACE.format("/monde.woff2", "")),
    "/polices/latin": html("<p>Élan vital</p>", FACE.format("/latin.woff2", "")),
    "/polices/icones": html("<p></p>", FACE.format("/icones.woff2", "p::before{content:'\\f001'}")),
    "/polices/prechargee": html(
        "<p>Élan</p>", '<link rel="preload" as="font" href="/latin.woff2" crossorigin type="font/woff2">'
    ),
    "/code/lisible": scripts("/lisible.js"),
    "/code/compact": scripts("/compact.js", "/compact.gz.js"),
    "/code/double": scripts("/jquery.js", "/vieux-jquery.js"),
    "/code/simple": scripts("/jquery.js", "/greffon.js"),
    "/code/table": scripts("/table.js"),
    "/code/renvoi": scripts("/renvoi.js"),
    "/code/dedans": html(f"<p>Du texte.</p><script>{READABLE.decode() * 2}</script>"),
    "/code/appelle": sheet("/appelle.css"),
    "/code/papier": sheet("/papier.css"),
    "/code/sans-papier": sheet("/a.css"),
}


GROWS = (
    "<div id='liste'><p style='height:1500px'>Début</p></div><script>let n=0,charge=false;const plus=async()=>{{"
    "if(charge||n>={0}||innerHeight+scrollY<document.documentElement.scrollHeight-50)return;charge=true;n++;"
    "await fetch('/suite?'+n);for(let i=0;i<8;i++)liste.insertAdjacentHTML('beforeend','<p style=height:200px>x');"
    "charge=false}};addEventListener('scroll',plus);</script>"
)
SEARCH = (
    '<form role="search"><label>Recherche <input type="search" name="q" id="q"></label></form><script>let t;'
    "q.addEventListener('input',()=>{{clearTimeout(t);if(q.value.length>={0})t=setTimeout(()=>"
    "fetch('/suite?q='+q.value),{1})}})</script>"
)
PAGES |= {
    "/suite": Answer(b"[]", "application/json"),
    "/conduite/sans-fin": html(GROWS.format(9999)),
    "/conduite/une-suite": html(GROWS.format(1)),
    "/conduite/voir-plus": html("<p style='height:3000px'>Début</p><button>Voir plus</button>"),
    "/conduite/bavarde": html(SEARCH.format(1, 0)),
    "/conduite/patiente": html(SEARCH.format(3, 600)),
    "/conduite/muette": html('<form><label>Recherche <input type="search" name="q"></label></form>'),
    "/conduite/mouvement": html("<script>addEventListener('devicemotion',()=>0)</script>"),
    "/conduite/position": html("<script>navigator.geolocation.getCurrentPosition(()=>0,()=>0)</script>"),
    "/conduite/bouton": html(
        '<button onclick="navigator.geolocation.getCurrentPosition(f)">Me situer</button>'
        "<script>const f=()=>navigator.geolocation.watchPosition(()=>0)</script>"
    ),
    "/conduite/notifie": html("<script>Notification.requestPermission()</script>"),
}


FIELD = '<form><label>{0} <input name="{1}" type="{2}"></label></form>'
PAGES |= {
    "/offre/nue": html('<p><a href="/plan.pdf">Plan local d’urbanisme</a></p>'),
    "/offre/annoncee": html('<p><a href="/plan.pdf">Plan local d’urbanisme</a> (PDF, 30 Mo)</p>'),
    "/offre/legere": html('<p><a href="/menu.pdf">Menu de la cantine</a></p>'),
    "/offre/envoi": html(
        '<form><label>Votre photo <input type="file" name="f"></label><button>Envoyer</button></form>'
    ),
    "/offre/envoi-dit": html(
        '<form><label>Votre photo <input type="file" accept=".jpg"></label><p>JPEG, 5 Mo au plus</p></form>'
    ),
    "/offre/natif": html("<button>Un</button><select><option>a</option></select>"),
    "/offre/refait": html(
        '<div role="button" tabindex="0">Un</div><div role="combobox" tabindex="0">Deux</div>'
        '<span role="switch" tabindex="0">Trois</span>'
    ),
    "/offre/date": html(FIELD.format("Date de naissance", "naissance", "text")),
    "/offre/date-native": html(FIELD.format("Date de naissance", "naissance", "date")),
    "/offre/carte": html('<div id="map" class="leaflet-container" style="height:90px">Carte</div>'),
    "/offre/cochee": html('<label><input type="checkbox" checked name="n"> Recevoir la newsletter</label>'),
    "/offre/non-cochee": html(
        '<label><input type="checkbox" name="n"> Recevoir la newsletter</label>'
        '<label><input type="checkbox" checked disabled name="t"> Cookies techniques nécessaires</label>'
    ),
    "/offre/quitter": html("<script>addEventListener('beforeunload',e=>e.preventDefault())</script>"),
    "/offre/sobre": html("<p>Ce site a un mode sobriété.</p>"),
}


def at(path: str, **fields: Any) -> dict[str, Any]:
    return {"path": path, "kind": "document", "status": 200, **fields}


SITES: dict[str, tuple[tuple[str, ...], list[dict[str, Any]]]] = {
    "nue": (("/offre/nue",), [at("/plan.pdf", size=30_000_000)]),
    "annoncee": (("/offre/annoncee",), [at("/plan.pdf", size=30_000_000)]),
    "legere": (("/offre/legere",), [at("/menu.pdf", size=90_000)]),
    "inconnue": (("/offre/legere",), [at("/menu.pdf", size=-1)]),
    "envoi": (("/offre/envoi",), []),
    "envoi-dit": (("/offre/envoi-dit",), []),
    "rien": (("/rien",), []),
    "ancien": (("/rien",), [at("/ancien.doc", size=4_000_000)]),
    "lourd": (("/rien",), [at("/lourd.pdf", size=8_000_000)]),
    "sobre": (("/offre/sobre",), []),
    "perdu": (
        ("/rien",),
        [at("/perdu", kind="error", status=404, found_on=["/rien"], found_on_total=1)],
    ),
    "loin": (("/rien",), [at("/service", kind="page", depth=6, features=["form"])]),
    "pres": (("/rien",), [at("/service", kind="page", depth=2, features=["form"])]),
}
"""Sites made of visited pages and of an inventory."""
