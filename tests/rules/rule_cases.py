"""For every measured rule, evidence that passes and evidence that fails."""

from importlib import import_module
from pathlib import Path

from rules.evidence.record import Record
from tests import factories as make
from tests.rules.case import Case


def big(path: str = "/gros.jpg", **fields: object) -> Record:
    given = {"kind": "image", "mime": "image/webp", "body_bytes": 1_200_000, "headers": KEPT} | fields
    return make.ledger(make.request(path, **given))


KEPT = {"cache-control": "public, max-age=31536000"}
SCRIPT = {"kind": "script", "mime": "text/javascript"}
FONT = {"kind": "font", "mime": "font/woff2", "headers": KEPT}
FAR = {"top": 5000.0}
HEAVY_FONTS = [make.request(f"/f{n}.woff2", **(FONT | {"body_bytes": 90_000})) for n in range(5)]


PASSING: dict[str, Case] = {
    "image-format": Case([make.ledger(make.request("/a.webp", kind="image", mime="image/webp"))]),
    "image-lazy": Case([make.images(make.image(eager=False, **FAR))]),
    "autoplay": Case([make.media(make.medium())]),
    "http-caching": Case([make.ledger(make.request("/a.js", **SCRIPT, headers=KEPT))]),
    "text-compression": Case(
        [make.ledger(make.request("/a.js", **SCRIPT, body_bytes=9000, headers={"content-encoding": "br"}))]
    ),
    "fonts-format": Case([make.ledger(make.request("/f.woff2", **FONT))]),
}
NEVER_C = {"third-parties"}
"""Having no third party is "not applicable": a site that asks first is not seen in the evidence."""

FAILING: dict[str, Case] = {
    "page-weight": Case([big()]),
    "page-requests": Case([make.ledger(*(make.request(f"/{n}.css", kind="stylesheet") for n in range(40)))]),
    "page-dom": Case([make.dom(2000)]),
    "text-compression": Case([make.ledger(make.request("/a.js", **SCRIPT, body_bytes=9000))]),
    "http-caching": Case([make.ledger(make.request("/a.js", **SCRIPT))]),
    "image-format": Case([big(mime="image/jpeg")]),
    "image-dimensions": Case([make.images(make.image(natural_width=4000, natural_height=3000))]),
    "image-lazy": Case([make.images(make.image(**FAR)), make.loaded_at_once("/img/a.webp")]),
    "fonts-count": Case([make.ledger(*HEAVY_FONTS), make.fonts(*(make.face(f"F{n}") for n in range(5)))]),
    "fonts-format": Case([make.ledger(make.request("/f.ttf", kind="font", mime="font/ttf"))]),
    "third-parties": Case(
        [make.ledger(make.request("https://www.youtube.com/embed/1", party="third", kind="document"))]
    ),
    "http-version": Case([make.ledger(make.request("/a.js", **SCRIPT, protocol="http/1.1"))]),
    "redirects": Case([make.ledger(make.request("/a", status=301, redirect_to=make.HOME))]),
    "failed-requests": Case([make.ledger(make.request("/absent.js", **SCRIPT, status=404))]),
    "duplicate-requests": Case([make.ledger(*(make.request("/a.js", **SCRIPT) for _ in range(2)))]),
    "autoplay": Case([make.media(make.medium(autoplays=True))]),
    "mobile-viewport": Case([make.page_record(viewport=None)]),
    "dead-links": Case(
        addresses=[make.address("/x", "error", status=404, found_on=[make.HOME], found_on_total=1)]
    ),
    "home-mention": Case([make.page_record(text="Bienvenue", links=[])]),
    "accessibility-page": Case([make.page_record(links=[])]),
}

REVIEWING: dict[str, Case] = {}
"""Rules that never prove a defect alone: evidence on which they leave signs to a person."""

TELLING: dict[str, Case] = {}
"""Rules that find nothing: evidence on which they only tell facts to the person who decides."""


def gather() -> None:
    """Add the cases of every *_cases.py of this folder: a file of cases counts by being there."""
    for path in sorted(Path(__file__).parent.glob("*_cases.py")):
        if path.stem == "rule_cases":
            continue
        module = import_module(f"tests.rules.{path.stem}")
        for name, kept in (
            ("PASSING", PASSING),
            ("FAILING", FAILING),
            ("REVIEWING", REVIEWING),
            ("TELLING", TELLING),
        ):
            cases: dict[str, Case | list[Record]] = getattr(module, name, {})
            assert not kept.keys() & cases.keys(), f"{path.name} repeats {name} cases of another file"
            kept.update({rule: one if isinstance(one, Case) else Case(one) for rule, one in cases.items()})
        NEVER_C.update(getattr(module, "NEVER_C", ()))


gather()
