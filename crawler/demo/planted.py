"""How the demo server misbehaves on purpose: the planted defects that no file of the site can hold.

Every entry has its line in truth.json; everything else is served as a careful host would serve it.
"""

import random

UNCOMPRESSED = frozenset({"/css/agenda.css", "/donnees/agenda.json"})
"""Text served without gzip."""

NOT_MINIFIED = frozenset({"/css/agenda.css"})
"""Style sheets served with their comments and indents (scripts are served as they are written)."""

NOT_CACHED = frozenset(f"/images/association-{name}.webp" for name in ("petanque", "chorale", "jardins"))
"""Pictures served without Cache-Control, ETag and Last-Modified."""

NOT_STORED = frozenset({"/images/nuage.svg"})
"""Served with no-store: a page and its inner frame each load it over the network."""

REDIRECTS = {
    "/images/ancien/rue-des-lavoirs.webp": "/images/rue-des-lavoirs.webp",
    "/mairie/equipe.html": "/commune/conseil-municipal.html",
}
"""Old address to new. The first is loaded by a page; the second is only linked, and no defect of a page."""

HEAVY = {"/images/panorama-complet.webp": 3_000_000, "/polices/bitter-700.ttf": 400_000}
"""Files padded to that many bytes: the repository stays small, the page does not."""

SECOND_HEAVY = {"/images/panorama-complet.webp": 600_000}
"""The same for the second version of the site: the panorama was made lighter."""

SECOND_EDITS = (
    (
        "",
        '<img src="/images/label-riviere.svg" width="96" height="48" loading="lazy" alt="">',
        '<img src="/images/label-riviere.svg" width="96" height="48" loading="lazy" alt="Label Rivière vive">',
    ),
    (
        "/contact.html",
        "</main>",
        '<p class="rappel-photo"><img src="/images/rappel.svg" width="48" height="48"></p>'
        '<script src="@@TIERS2@@/mesure.js" defer></script></main>',
    ),
)
"""What the second version says otherwise: path ("" for every page), text, text in its place.

The footer's logo has a name (one correction cured); the contact page has a picture without alternative (a new one) and
calls another third party.
"""

MAP_ROWS, MAP_COLUMNS = 8, 12


def padding(size: int) -> bytes:
    """Return size bytes that do not compress, the same at every run (browsers ignore them after a file's end)."""
    return random.Random(2026).randbytes(size)


def map_tiles() -> dict[str, bytes]:
    """Draw the tiles of the commune's map, one small SVG an address: many requests for one picture."""
    return {f"/carte/{r}-{c}.svg": _tile(r, c) for r in range(MAP_ROWS) for c in range(MAP_COLUMNS)}


def _tile(row: int, column: int) -> bytes:
    """Draw one tile of 60 by 60: meadow or wood, the river across, houses around the square."""
    ground = "#cfe0bd" if (row * 5 + column * 3) % 7 else "#a9c796"
    shapes = [f'<path d="M0 0h60v60H0z" fill="{ground}"/>']
    if row == 3:
        shapes.append('<path d="M0 26q15-8 30 0t30 0v10q-15 8-30 0T0 36z" fill="#7ab4c6"/>')
    elif 2 <= row <= 5 and 3 <= column <= 8:
        shapes.append('<path d="M8 8h18v14H8zm26 6h18v16H34zM14 36h22v14H14z" fill="#c98a5a"/>')
    body = "".join(shapes)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60">{body}</svg>\n'.encode()
