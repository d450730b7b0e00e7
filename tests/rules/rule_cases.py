"""For every measured rule, evidence that passes and evidence that fails."""

from rules.evidence.record import Record
from tests import factories as make
from tests.rules import (
    access_cases,
    declaration_cases,
    editorial_cases,
    named_cases,
    navigation_cases,
    old_cases,
)
from tests.rules import content_cases as content
from tests.rules import interaction_cases as interaction
from tests.rules import rgesn_cases as rgesn
from tests.rules import state_cases as states
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

FAILING |= content.FAILING | rgesn.FAILING | states.FAILING
PASSING |= old_cases.PASSING
FAILING |= old_cases.FAILING
PASSING |= content.PASSING | rgesn.PASSING | states.PASSING
REVIEWING |= content.REVIEWING | rgesn.REVIEWING
TELLING |= rgesn.TELLING
NEVER_C |= content.NEVER_C
PASSING |= {name: Case(records) for name, records in access_cases.PASSING.items()}
FAILING |= {name: Case(records) for name, records in access_cases.FAILING.items()}
PASSING |= {name: Case(records) for name, records in named_cases.PASSING.items()}
FAILING |= {name: Case(records) for name, records in named_cases.FAILING.items()}
REVIEWING |= {name: Case(records) for name, records in named_cases.REVIEWING.items()}
NEVER_C |= named_cases.NEVER_C
PASSING |= {name: Case(records) for name, records in interaction.SOUND.items()}
FAILING |= {name: Case(records) for name, records in interaction.FAULTY.items()}
REVIEWING |= {name: Case(records) for name, records in interaction.POINTING.items()}

PASSING |= navigation_cases.PASSING
FAILING |= navigation_cases.FAILING
PASSING |= declaration_cases.PASSING
FAILING |= declaration_cases.FAILING
TELLING |= {name: Case(records) for name, records in named_cases.TELLING.items()}
PASSING |= editorial_cases.PASSING
REVIEWING |= editorial_cases.REVIEWING
